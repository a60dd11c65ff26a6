from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from generator.cli.reading import explain, parse, parse_files, parse_requests
from generator.cli.terminal import COULD_NOT, ERRORS, WELL

ROOT = Path(__file__).resolve().parents[2]
TEXT = (
    "C O N F I D E N T I A L VIENNA 000007\n\nTAGS: PREL, AU\nSUBJECT: A TALK IN VIENNA\n\n1. (C) We talked.\nKARAJAN\n"
)


def requests(*lines: object) -> list[bytes]:
    return [(line if isinstance(line, str) else json.dumps(line)).encode() + b"\n" for line in lines]


def answers(output: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in output.getvalue().splitlines()]


def test_requests_are_answered_in_order_under_their_ids() -> None:
    output = io.StringIO()
    asked = requests(
        {"id": "b", "text": TEXT}, {"id": 2, "mrn": "06SECSTATE0123"}, {"id": None, "text": "", "year": 2008}
    )
    assert parse_requests(asked, output) == WELL
    assert [(answer["id"], answer["subject"], answer["mrn"]) for answer in answers(output)][1:] == [
        (2, None, "06STATE123"),
        (None, None, None),
    ]
    assert answers(output)[0]["subject"] == "A TALK IN VIENNA"


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("{", "Line 1 is no request"),
        ("[1]", "not an object"),
        ("{}", "neither"),
        ('{"text": 3}', "strings or null"),
        ('{"text": "", "year": "last"}', "a number or null"),
        ('{"text": "", "year": true}', "a number or null"),
        ("[" * 100_000, "Line 1 is no request"),
        ('{"text": "\\ud800"', "Line 1 is no request"),
    ],
)
def test_what_is_no_request_is_answered_by_its_fault(line: str, fault: str) -> None:
    output = io.StringIO()
    assert parse_requests(requests(line, {"id": 2, "text": ""}), output) == ERRORS
    first, second = answers(output)
    assert fault in first["problems"][0]["message"]
    assert second["id"] == 2


def test_blank_lines_are_passed_over() -> None:
    output = io.StringIO()
    assert parse_requests([b"\n", b"  \r\n"], output) == WELL
    assert output.getvalue() == ""


def test_each_request_is_answered_before_the_next_is_read() -> None:
    command = [sys.executable, str(ROOT / "generator"), "parse", "--jsonl"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as run:
        assert run.stdin
        assert run.stdout
        for name in ("first", "second"):
            run.stdin.write(requests({"id": name, "text": TEXT})[0])
            run.stdin.flush()
            assert json.loads(run.stdout.readline())["id"] == name
        run.stdin.close()
    assert run.returncode == WELL


def test_files_are_named_by_their_stems(tmp_path: Path) -> None:
    for name in ("09VIENNA7.txt", "source.txt"):
        (tmp_path / name).write_text(TEXT)
    output = io.StringIO()
    assert parse_files([str(tmp_path / "09VIENNA7.txt"), str(tmp_path / "source.txt")], output) == WELL
    first, second = answers(output)
    assert (first["id"], first["mrn"]) == ("09VIENNA7", "09VIENNA7")
    assert second["id"] == "source"


@pytest.mark.parametrize(("content", "code"), [(None, COULD_NOT), (b"\x7fELF\x00\x00", ERRORS)])
def test_what_cannot_be_read_is_said_and_the_rest_is_parsed(
    tmp_path: Path, content: bytes | None, code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    bad, good = tmp_path / "bad.txt", tmp_path / "good.txt"
    good.write_text(TEXT)
    if content is not None:
        bad.write_bytes(content)
    output = io.StringIO()
    assert parse_files([str(bad), str(good)], output) == code
    assert [answer["id"] for answer in answers(output)] == ["good"]
    assert str(bad) in capsys.readouterr().err


def test_a_file_that_is_no_telegram_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page, cable = tmp_path / "README.md", tmp_path / "cable.txt"
    page.write_text("# A project\n\nIt turns files into other files.\n\n1. Install it.\n")
    cable.write_text("2. (C) The Minister agreed.\n")
    output = io.StringIO()
    assert parse_files([str(page), str(cable)], output) == ERRORS
    assert [answer["id"] for answer in answers(output)] == ["README", "cable"]
    said = capsys.readouterr().err
    assert f"{page}: this seems to be no telegram" in said
    assert str(cable) not in said


@pytest.mark.parametrize(("paths", "asked"), [([], False), (["a.txt"], True)])
def test_files_or_requests_and_not_both(paths: list[str], asked: bool) -> None:
    assert parse(paths, requests=asked) == COULD_NOT


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    folder = tmp_path / "cables/2009/09VIENNA7"
    folder.mkdir(parents=True)
    (folder / "source.txt").write_text(TEXT)
    return tmp_path


@pytest.mark.parametrize("cable", ["09VIENNA7", "09 Vienna 007", "2009 VIENNA 7", "Vienna 7"])
def test_a_cable_is_explained_by_its_number_in_any_spelling(
    edition: Path, cable: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert explain(edition, cable, None) == WELL
    assert "09VIENNA7" in capsys.readouterr().out


def test_a_number_of_two_years_is_not_guessed(edition: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = edition / "cables/2008/08VIENNA7"
    folder.mkdir(parents=True)
    (folder / "source.txt").write_text(TEXT)
    assert explain(edition, "VIENNA 7", None) == COULD_NOT
    assert "VIENNA 7 may be 08VIENNA7 or 09VIENNA7. Give the number with its year." in capsys.readouterr().err
    assert explain(edition, "09 VIENNA 7", None) == WELL


def test_a_file_is_explained(edition: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert explain(Path("nowhere"), str(edition / "cables/2009/09VIENNA7/source.txt"), 1) == WELL
    assert "paragraph 1" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("cable", "paragraph", "said"),
    [("09VIENNA8", None, "It holds: 09VIENNA7"), ("no number", None, "It holds"), ("09VIENNA7", 9, "paragraph 9")],
)
def test_what_cannot_be_explained_is_said(
    edition: Path, cable: str, paragraph: int | None, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert explain(edition, cable, paragraph) == COULD_NOT
    assert said in capsys.readouterr().err


@pytest.mark.skipif(os.name == "nt", reason="pipes end otherwise there")
def test_a_reader_who_has_enough_is_no_fault(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(TEXT * 200)
    command = f"'{sys.executable}' '{ROOT / 'generator'}' parse {' '.join([str(file)] * 50)} | head -c 10"
    done = subprocess.run(["/bin/sh", "-c", command], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ('{"id": "a"', "")
