"""unexplained, and the entries that new begins from its report, as they are called from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.small_edition import Repository

GOE = "The Government of Elsewhere (GOE) asked. The GOE left, and the MFA stayed."


@pytest.fixture
def edition(tmp_path: Path) -> Repository:
    edition = Repository(tmp_path)
    edition.write("glossary/abbreviations/gop.md", edition.content.joinpath("glossary/terms/quint.md").read_text())
    source = edition.content / "cables/2005/05LISBON17/source.txt"
    source.write_text(source.read_text("utf-8").replace("We shall see.", GOE), "utf-8")
    return edition


def test_short_forms_are_listed_with_what_the_texts_say(edition: Repository) -> None:
    done = edition.call("unexplained")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (
        "No entry explains:\n"
        "\n"
        "     2  GOE  05LISBON17 ¶2: Government of Elsewhere\n"
        "     1  GOP  05LISBON17 ¶1\n"
        "     1  MFA  05LISBON17 ¶2\n"
    )


def test_they_are_listed_in_markdown(edition: Repository) -> None:
    assert (
        "| 2 | GOE | 05LISBON17 ¶2 | Government of Elsewhere |"
        in edition.call("unexplained", "--format", "markdown").stdout
    )


def test_a_cable_that_is_held_back_gives_nothing_away(edition: Repository) -> None:
    record = edition.content / "cables/2005/05LISBON17/record.yml"
    record.write_text(record.read_text("utf-8").replace("state: annotated", "state: held"), "utf-8")
    assert edition.call("unexplained").stdout == "Every short form in the cables is explained.\n"


def begin(edition: Repository, *words: str) -> tuple[int, str, str]:
    report = edition.folder / "unexplained.json"
    report.write_text(edition.call("unexplained", "--format", "json").stdout, "utf-8")
    done = edition.call("new", "--from-report", "unexplained.json", *words)
    return done.returncode, done.stdout, done.stderr


def test_entries_are_begun_from_the_report(edition: Repository) -> None:
    code, out, _ = begin(edition)
    file = edition.content / "glossary/abbreviations/goe.md"
    assert (code, out) == (0, f"{file}\n")
    assert file.read_text("utf-8") == (
        "---\n"
        "headword: GOE\n"
        "expansion: Government of Elsewhere\n"
        "sources:\n"
        '  - "05LISBON17 ¶2, in this edition, which gives the expansion."\n'
        "---\n"
        "\n"
        "…\n"
    )
    assert "G022" in edition.call("check", "content/glossary/abbreviations/goe.md").stdout


def test_those_that_are_named_are_begun_and_others_said(edition: Repository) -> None:
    code, out, err = begin(edition, "MFA", "EU")
    assert (code, out) == (1, f"{edition.content / 'glossary/abbreviations/mfa.md'}\n")
    assert "The report has no EU." in err


def test_where_the_id_is_taken_the_post_tells_them_apart(edition: Repository) -> None:
    edition.write(
        "glossary/abbreviations/goe.md",
        "---\nheadword: GOE\nposts: [CAIRO]\nsources:\n  - General knowledge of the field.\n---\n\nOne.\n",
    )
    code, out, _ = begin(edition, "GOE")
    file = edition.content / "glossary/abbreviations/goe-lisbon.md"
    assert (code, out) == (0, f"{file}\n")
    assert "posts: [LISBON]\n" in file.read_text("utf-8")


@pytest.mark.parametrize("text", ["", "[]", '{"unexplained": 1}', '{"problems": []}'])
def test_what_is_no_report_is_refused(edition: Repository, text: str) -> None:
    (edition.folder / "report.json").write_text(text)
    done = edition.call("new", "--from-report", "report.json")
    assert done.returncode == 2
    assert "unexplained --format json" in done.stderr


@pytest.mark.parametrize("words", [[], ["term"], ["term", "Fish", "--from-report", "unexplained.json"]])
def test_new_takes_a_headword_or_a_report(edition: Repository, words: list[str]) -> None:
    done = edition.call("new", *words)
    assert (done.returncode, done.stdout) == (2, "")
    assert "--help" in done.stderr


def test_the_report_is_json(edition: Repository) -> None:
    told = json.loads(edition.call("unexplained", "--format", "json").stdout)["unexplained"]
    assert [(one["word"], one["count"], one["place"]) for one in told] == [
        ("GOE", 2, "05LISBON17 ¶2"),
        ("GOP", 1, "05LISBON17 ¶1"),
        ("MFA", 1, "05LISBON17 ¶2"),
    ]
