from __future__ import annotations

import json

import pytest

from generator.check.report import (
    FORMATS,
    MOST_OF_ONE_KIND,
    create_github,
    create_json,
    create_markdown,
    create_summary,
    create_text,
    select,
    worst,
)
from generator.model.problem import Problem

QUOTES = Problem("content/glossary/terms/a.md", 3, 12, "Y020", "error", "It needs quotes.", 'Write:\na: "a: b"')
UNUSED = Problem("content/glossary/terms/b.md", 2, 11, "G024", "warning", "No cable mentions “b”.")
WHOLE = Problem("content/glossary/terms/c.md", 0, 0, "Y012", "error", "The file is empty.")
NOTE = Problem("", 0, 0, "P007", "note", "Numbers do not run on.")


@pytest.mark.parametrize(
    ("problems", "line"),
    [
        ([], "No fault found."),
        ([QUOTES], "1 error in 1 file."),
        ([QUOTES, WHOLE], "2 errors in 2 files."),
        ([QUOTES, UNUSED], "1 error and 1 warning in 2 files."),
        ([QUOTES, WHOLE, UNUSED, NOTE], "2 errors, 1 warning and 1 note in 4 files."),
    ],
)
def test_the_line_that_sums_up(problems: list[Problem], line: str) -> None:
    assert create_summary(problems) == line


def test_text() -> None:
    assert create_text([UNUSED, QUOTES]) == (
        "content/glossary/terms/a.md:3:12: error Y020 It needs quotes.\n"
        "    Write:\n"
        '    a: "a: b"\n'
        "content/glossary/terms/b.md:2:11: warning G024 No cable mentions “b”.\n"
        "1 error and 1 warning in 2 files.\n"
    )


def test_of_one_kind_a_hundred_are_told_and_the_rest_counted() -> None:
    many = [Problem("a", line, 1, "Y060", "error", "HTML.") for line in range(1, 5001)]
    lines = create_text([*many, UNUSED]).splitlines()
    assert len(lines) == MOST_OF_ONE_KIND + 3
    assert lines[-2:] == [
        "-:0:0: note Y060 4,900 more of this kind are not shown.",
        "5,000 errors and 1 warning in 2 files.",
    ]


def test_github_tells_the_gravest_first_and_escapes() -> None:
    odd = Problem("content/a,b:c.md", 1, 2, "Y047", "error", "100% wrong")
    assert create_github([UNUSED, NOTE, odd, QUOTES]) == (
        "::error file=content/a%2Cb%3Ac.md,line=1,col=2,title=Y047::100%25 wrong\n"
        '::error file=content/glossary/terms/a.md,line=3,col=12,title=Y020::It needs quotes.%0AWrite:%0Aa: "a: b"\n'
        "::warning file=content/glossary/terms/b.md,line=2,col=11,title=G024::No cable mentions “b”.\n"
        "::notice title=P007::Numbers do not run on.\n"
        "2 errors, 1 warning and 1 note in 4 files.\n"
    )


def test_github_shows_ten() -> None:
    many = [Problem("a", line, 1, "Y060", "error", "HTML.") for line in range(1, 16)]
    lines = create_github(many).splitlines()
    assert sum(line.startswith("::error") for line in lines) == 10
    assert lines[10] == "5 more are in the summary."


def test_json_leaves_nothing_out() -> None:
    many = [Problem("a", line, 1, "Y060", "error", "HTML.") for line in range(1, 301)]
    told = json.loads(create_json([*many, QUOTES]))
    assert len(told["problems"]) == 301
    assert told["counts"] == {"error": 301, "warning": 0, "note": 0}
    assert told["problems"][-1] == {
        "path": "content/glossary/terms/a.md",
        "line": 3,
        "column": 12,
        "code": "Y020",
        "severity": "error",
        "message": "It needs quotes.",
        "hint": 'Write:\na: "a: b"',
    }


def test_markdown() -> None:
    assert create_markdown([QUOTES, NOTE]) == (
        "# What the check found\n\n"
        "1 error and 1 note in 2 files.\n\n"
        "## The edition\n\n"
        "- **note P007**, Numbers do not run on.\n\n"
        "## `content/glossary/terms/a.md`\n\n"
        "- **error Y020**, line 3, column 12: It needs quotes.\n\n"
        "  Write:\n\n"
        "  ```text\n"
        '  a: "a: b"\n'
        "  ```\n"
    )


@pytest.mark.parametrize(
    ("message", "told"),
    [
        ("“<script>alert(1)</script>” is HTML", "“\\<script\\>alert(1)\\</script\\>” is HTML"),
        ("[x](javascript:y)", "\\[x\\](javascript:y)"),
        ("for @everyone", "for @\u200beveryone"),
    ],
)
def test_a_message_is_no_markup_in_a_summary(message: str, told: str) -> None:
    assert told in create_markdown([Problem("a.md", 1, 1, "Y060", "error", message)])


def test_a_line_ready_to_paste_cannot_close_its_fence() -> None:
    text = create_markdown([Problem("a.md", 1, 1, "Y060", "error", "x", "Write:\n````\n<b>")])
    assert "\n  `````text\n  ````\n  <b>\n  `````\n" in text


def test_the_faults_of_one_file_or_folder() -> None:
    assert select([QUOTES, UNUSED, NOTE], ["content/glossary/terms/a.md"]) == (QUOTES,)
    assert select([QUOTES, UNUSED, NOTE], ["content/glossary/"]) == (QUOTES, UNUSED)
    assert select([QUOTES, UNUSED, NOTE], []) == (QUOTES, UNUSED, NOTE)


def test_the_gravest() -> None:
    assert worst([NOTE, UNUSED]) == "warning"
    assert worst([NOTE, UNUSED, QUOTES]) == "error"
    assert worst([]) is None


@pytest.mark.parametrize("name", FORMATS)
def test_each_format_can_tell_that_nothing_is_wrong(name: str) -> None:
    assert FORMATS[name]([])
