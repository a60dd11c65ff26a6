"""Whatever lies in content/: each fault has a code, a place and a remedy; all are told in one run, nothing crashes."""

from __future__ import annotations

import ctypes
import json
import re
import sys
from collections import Counter
from pathlib import Path

import pytest

from generator.check.report import MOST_OF_ONE_KIND
from tests.trust.laying import CABLE, Small

GOOD = CABLE.format(subject="FISH", first="He met.", second="We shall see.")
ENTRY = "---\nheadword: {headword}\n{more}sources:\n  - A source.\n---\n\nA gloss.\n"
LINE = re.compile(
    r"(?P<path>\S+):(?P<line>[1-9]\d*):(?P<column>[1-9]\d*): (?P<severity>error|warning|note) (?P<code>[A-Z]\d{3}) \S.*"
)


def cable(number: int) -> bytes:
    return GOOD.replace("000018", f"0000{number}").replace("#0018", f"#00{number}").encode()


def entry(headword: str, more: str = "") -> bytes:
    return ENTRY.format(headword=headword, more=more).encode()


#: What is laid out, and what is told of it: its line (0: somewhere) and code; nothing where it is no fault.
CABLES: dict[str, tuple[int, bytes, tuple[int, str] | None]] = {
    "empty": (20, b"", (1, "Y012")),
    "blanks": (21, b" \n\n ", (1, "Y012")),
    "NUL": (22, cable(22).replace(b"We shall", b"We\0shall"), (19, "P012")),
    "no text": (23, b"one\ntwo \x81\x8d three\n", (2, "P012")),
    "50 MB": (24, b"x" * (50 << 20), (1, "Y003")),
    "a line of 2 MB": (25, cable(25).replace(b"We shall", b"x" * (2 << 20)), (19, "P012")),
    "CRLF": (26, cable(26).replace(b"\n", b"\r\n"), None),
    "BOM": (27, b"\xef\xbb\xbf" + cable(27), None),
    "no telegram": (28, b"\x1a", (0, "P005")),
}
ENTRIES: dict[str, tuple[str, bytes, tuple[int, str] | None]] = {
    "empty": ("terms/empty.md", b"", (1, "Y012")),
    "NUL": ("terms/zero.md", entry("A\0"), (2, "Y006")),
    "Latin 1": ("terms/latin.md", entry("Caf\u00e9").decode().encode("latin-1"), (2, "Y004")),
    "BOM": ("terms/mark.md", b"\xef\xbb\xbf" + entry("Mark"), (1, "Y005")),
    "CRLF": ("terms/lines.md", entry("Lines").replace(b"\n", b"\r\n"), None),
    "300 KB": ("terms/large.md", entry("Large") + b"so " * 100_000, (1, "Y003")),
    "an id twice": ("terms/twin.md", entry("Twin"), (1, "G004")),
    "the other of the two": ("persons/twin.md", entry("Twin"), None),
    "a circle": ("terms/round.md", entry("Round", "see: [about]\n"), None),
    "the other half": ("terms/about.md", entry("About", "see: [round]\n"), (3, "G010")),
    "a file that is not there": ("terms/lost.md", entry("Lost", "see: [nowhere]\n"), (3, "G008")),
    "capitals": ("terms/Capital.md", entry("Capital"), (1, "G003")),
    "but for capitals the same": ("terms/capital.md", entry("Capital"), (1, "G004")),
    "an unclosed list": ("terms/open.md", entry("Open", "variants: [a\n"), (3, "Y038")),
}


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    """The check's words on an edition that has them all: as text and as JSON."""
    small = Small(tmp_path_factory.mktemp("faulty"))
    for number, raw, _ in CABLES.values():
        small.add_cable(raw, mrn=f"05LISBON{number}")
    small.add_cable(cable(29), mrn="05LISBON29").joinpath("record.yml").unlink()
    small.add_cable(cable(30), mrn="05LISBON30").joinpath("source.txt").unlink()
    for path, raw, _ in ENTRIES.values():
        file = small.content / "glossary" / path
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(raw)
    done, machine = small.call("check"), small.call("check", "--format", "json")
    assert (done.returncode, done.stderr, machine.returncode, machine.stderr) == (1, "", 1, "")
    return done.stdout, machine.stdout


def faults(report: str) -> list[tuple[str, int, int, str, str]]:
    """Path, line, column, severity and code of each fault, in order."""
    found = [LINE.fullmatch(line) for line in report.splitlines()]
    return [
        (each["path"], int(each["line"]), int(each["column"]), each["severity"], each["code"]) for each in found if each
    ]


EXPECTED = {
    **{
        f"cable: {name}": (f"content/cables/2005/05LISBON{number}/source.txt", said)
        for name, (number, _, said) in CABLES.items()
    },
    **{f"entry: {name}": (f"content/glossary/{path}", said) for name, (path, _, said) in ENTRIES.items()},
    "no record": ("content/cables/2005/05LISBON29/source.txt", (1, "R002")),
    "no text": ("content/cables/2005/05LISBON30/record.yml", (0, "R003")),
}


@pytest.mark.parametrize("name", EXPECTED)
def test_each_is_told_at_its_place(told: tuple[str, str], name: str) -> None:
    path, said = EXPECTED[name]
    found = [(line, code) for file, line, _, _, code in faults(told[0]) if file == path]
    if said is None:
        assert not [code for _, code in found if code[0] in "YP"], found
    elif said[0]:
        assert said in found
    else:
        assert said[1] in [code for _, code in found]


def test_each_says_what_to_do(told: tuple[str, str]) -> None:
    problems = json.loads(told[1])["problems"]
    assert [each for each in problems if each["severity"] == "error" and not each["hint"]] == []


def test_they_are_in_order_and_machines_are_told_the_same(told: tuple[str, str]) -> None:
    found = faults(told[0])
    assert found == sorted(found, key=lambda each: each[:3])
    problems = json.loads(told[1])["problems"]  # where a fault is of the whole file, line and column are 0
    places = [(each["path"], max(1, each["line"]), max(1, each["column"])) for each in problems]
    assert [(*place, each["severity"], each["code"]) for place, each in zip(places, problems, strict=True)] == found
    counts = Counter(each[3] for each in found)
    assert told[0].splitlines()[-1].startswith(f"{counts['error']} errors and {counts['warning']} warnings in ")


def test_of_five_thousand_at_once_so_many_are_shown_and_all_counted(tmp_path: Path) -> None:
    small = Small(tmp_path)
    for number in range(50):
        small.write(f"glossary/terms/many-{number}.md", entry(f"Many {number}", "wrong: x\n" * 100).decode())
    done = small.call("check")
    assert (done.returncode, done.stderr) == (1, "")
    shown = Counter(code for *_, code in faults(done.stdout))
    more = {code: int(number.replace(",", "")) for code, number in re.findall(r"note (\w+) ([\d,]+) more", done.stdout)}
    counted = json.loads(small.call("check", "--format", "json").stdout)
    assert max(shown.values()) == MOST_OF_ONE_KIND
    assert sum(shown.values()) + sum(more.values()) == len(counted["problems"]) >= 5_000


def without_rights() -> None:
    """What root may do beyond the rights of files is taken from the program to be started (Linux)."""
    libc = ctypes.CDLL(None, use_errno=True)
    for capability in (1, 2):  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
        libc.prctl(24, capability, 0, 0, 0)  # PR_CAPBSET_DROP


@pytest.mark.skipif(sys.platform != "linux", reason="rights are taken as on Linux")
@pytest.mark.parametrize("place", ["glossary/persons", "glossary/terms/quint.md", "cables/2005/05LISBON17/source.txt"])
def test_what_may_not_be_read_is_told_and_the_rest_is_judged(tmp_path: Path, place: str) -> None:
    small = Small(tmp_path)
    small.write("glossary/terms/empty.md", "")
    locked = small.content / place
    rights = locked.stat().st_mode
    locked.chmod(0)
    try:
        done = small.call("check", before=without_rights)
    finally:
        locked.chmod(rights)
    assert (done.returncode, done.stderr) == (1, "")
    assert f"content/{place}:1:1: error Y001 This cannot be read: there is no permission." in done.stdout
    assert "content/glossary/terms/empty.md:1:1: error Y012 " in done.stdout


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    small = Small(tmp_path)
    small.content.rename(tmp_path / "moved")
    done = small.call("check")
    assert (done.returncode, done.stderr) == (1, "")
    assert "error Y001 This is not there.\n    Make it, or name another folder with --content.\n" in done.stdout
