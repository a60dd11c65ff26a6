"""import: each file accounted for, nothing overwritten, whole cables only."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def cable(number: int, text: str = "The Ambassador called on the Minister.") -> str:
    return (
        f"C O N F I D E N T I A L LISBON {number:06d}\n\nSIPDIS\n\nE.O. 12958: DECL: 03/01/2017\nTAGS: PREL, PO\n"
        f"SUBJECT: PORTUGAL AND THE PRESIDENCY, PART {number}\n\n1. (C) {text}\n"
    )


def command(verb: str, *arguments: str, content: Path) -> list[str]:
    return [sys.executable, str(ROOT / "generator"), verb, *arguments, "--content", str(content)]


def run(verb: str, *arguments: str, content: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command(verb, *arguments, content=content), capture_output=True, text=True, check=False, timeout=120
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three cables, one of them twice, one with a protected source, and two files that are none."""
    folder = tmp_path / "received"
    (folder / "more").mkdir(parents=True)
    (folder / "07LISBON1.txt").write_text(cable(1), "utf-8")
    (folder / "07LISBON1-copy.txt").write_text(cable(1), "utf-8")
    (folder / "07PARIS9.txt").write_text(cable(2), "utf-8")
    (folder / "more" / "07LISBON3.txt").write_text(cable(3, "J. Silva (strictly protect) spoke."), "utf-8")
    (folder / "letter.txt").write_text("Lunch is at one.\n", "utf-8")
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x00\x01")
    return folder


def test_each_file_is_accounted_for_and_a_new_edition_checks(folder: Path, tmp_path: Path) -> None:
    content = tmp_path / "edition" / "content"
    report = tmp_path / "report.json"
    done = run("import", str(folder), "--report", str(report), content=content)
    assert done.returncode == 1, done.stderr
    assert "3 of 6 files imported." in done.stdout
    assert "LISBON" in done.stdout, "the number that the text of 07PARIS9.txt says is not named"
    results = {Path(one["file"]).name: one["result"] for one in json.loads(report.read_text())["files"]}
    assert results == {
        "07LISBON1-copy.txt": "imported",
        "07LISBON1.txt": "duplicate",
        "07PARIS9.txt": "imported",
        "letter.txt": "no cable",
        "07LISBON3.txt": "imported",
        "picture.txt": "no cable",
    }
    assert (content / "cables/2007/07LISBON1/source.txt").read_text("utf-8") == cable(1)
    assert "state: held" in (content / "cables/2007/07LISBON3/record.yml").read_text("utf-8")
    checked = run("check", content=content)
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_nothing_that_is_there_is_overwritten(folder: Path, tmp_path: Path) -> None:
    content = tmp_path / "content"
    run("import", str(folder / "07LISBON1.txt"), content=content)
    before = {path: path.read_bytes() for path in content.rglob("*") if path.is_file()}
    (folder / "07LISBON1.txt").write_text(cable(1, "Another text."), "utf-8")
    done = run("import", str(folder / "07LISBON1.txt"), content=content)
    assert done.returncode == 1
    assert "left as it is" in done.stdout
    assert {path: path.read_bytes() for path in content.rglob("*") if path.is_file()} == before


def test_a_dry_run_writes_nothing(folder: Path, tmp_path: Path) -> None:
    content = tmp_path / "content"
    done = run("import", str(folder), "--dry-run", content=content)
    assert "3 of 6 files would be imported." in done.stdout
    assert not content.exists()


def test_an_import_that_is_killed_leaves_whole_cables_only(tmp_path: Path) -> None:
    folder, content = tmp_path / "many", tmp_path / "content"
    folder.mkdir()
    for number in range(1, 400):
        (folder / f"07LISBON{number}.txt").write_text(cable(number), "utf-8")
    importing = subprocess.Popen(command("import", str(folder), content=content), stdout=subprocess.DEVNULL)
    limit = time.monotonic() + 60
    while len(list(content.glob("cables/2007/07*"))) < 20 and importing.poll() is None and time.monotonic() < limit:
        time.sleep(0.005)
    os.kill(importing.pid, signal.SIGKILL)
    importing.wait()
    cables = list(content.glob("cables/2007/07*"))
    assert cables
    assert all({file.name for file in one.iterdir()} == {"record.yml", "source.txt"} for one in cables)
    again = run("import", str(folder), content=content)
    assert len(list(content.glob("cables/2007/*"))) == 399, again.stdout
    assert not list(content.glob("cables/2007/.*"))


def test_accept_writes_the_decision_and_leaves_the_rest(tmp_path: Path) -> None:
    content = tmp_path / "content"
    text = cable(5).replace("1. (C)", "¶1. (C)") + "\n12. (C) He listened.\n\n¶3. (C) He agreed.\n"
    (tmp_path / "07LISBON5.txt").write_text(text, "utf-8")
    run("import", str(tmp_path / "07LISBON5.txt"), content=content)
    record = content / "cables/2007/07LISBON5/record.yml"
    record.write_text(record.read_text("utf-8") + "# The editors keep this comment.\n", "utf-8")
    before = record.read_text("utf-8")
    done = run("accept", "07 LISBON 5", "12.", "--by", "A. Editor", "--on", "2026-11-23", content=content)
    assert done.returncode == 0, done.stdout + done.stderr
    after = record.read_text("utf-8")
    assert after.startswith(before.rstrip("\n"))
    assert "accepted: {by: A. Editor, on: 2026-11-23}" in after
    told = run("check", content=content)
    assert "R011" not in told.stdout
    unknown = run("accept", "07LISBON5", "99.", content=content)
    assert unknown.returncode == 2
    assert "no open proposal 99." in unknown.stderr
