"""A builder that stands by builds as the verb does, and says what is wrong as it does."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.cli.folders import ROOT, Folders
from generator.cli.standby import Builder
from generator.cli.terminal import COULD_NOT, ERRORS, WELL
from generator.publish.assembly import list_places

ENTRY = "glossary/terms/quint.md"


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    shutil.copytree(ROOT / "tests" / "check" / "sound", tmp_path / "content")
    return Folders(tmp_path / "content", tmp_path / "site", ROOT)


@pytest.fixture(params=["standing by", "anew"])
def builder(folders: Folders, request: pytest.FixtureRequest) -> Iterator[Builder]:
    builder = Builder(folders)
    if request.param == "anew":
        builder.end()
    yield builder
    builder.end()


def shown(folders: Folders) -> str:
    return (folders.site / "glossary/quint/index.html").read_text("utf-8")


def test_it_builds_again_and_again(builder: Builder, folders: Folders) -> None:
    entry = folders.content / ENTRY
    for word in ("Circle", "Ring"):
        entry.write_text(entry.read_text("utf-8").rstrip() + f"\n\n{word}.\n", "utf-8")
        assert builder.build() == (WELL, "")
        assert f"{word}." in shown(folders)


def test_it_says_what_is_wrong(builder: Builder, folders: Folders) -> None:
    entry = folders.content / ENTRY
    entry.write_text(entry.read_text("utf-8").replace("headword", "headwort"), "utf-8")
    code, said = builder.build()
    assert code == ERRORS
    assert "quint.md:2:1: error" in said


def test_it_says_what_the_system_refuses(folders: Folders, capfd: pytest.CaptureFixture[str]) -> None:
    folders.build.mkdir()
    folders.tag.touch()
    folders.docs.write_text("A file, where a folder is to be.")
    builder = Builder(folders)
    try:
        assert builder.build() == (COULD_NOT, "")
    finally:
        builder.end()
    said = capfd.readouterr().err
    assert "Nothing that was published has changed." in said
    assert "Traceback" not in said


@pytest.mark.skipif(sys.platform != "linux", reason="nothing stands by elsewhere")
def test_who_is_killed_leaves_a_builder_that_says_nothing_false(folders: Folders) -> None:
    command = [sys.executable, str(ROOT / "generator"), "build", "--without-search", "--stand-by"]
    places = ["--content", str(folders.content), "--site", str(folders.site)]
    pipe = subprocess.PIPE
    with subprocess.Popen([*command, *places], stdin=pipe, stdout=pipe, stderr=pipe, text=True) as standing:
        assert standing.stdin
        assert standing.stdout
        assert standing.stderr
        standing.stdout.close()  # nobody will read the answer
        standing.stdin.write("build\n")
        standing.stdin.close()
        assert standing.stderr.read().endswith(f"Published: {folders.site}\n")


@pytest.mark.skipif(sys.platform != "linux", reason="nothing stands by elsewhere")
def test_between_two_builds_the_next_site_is_laid_out(folders: Folders) -> None:
    builder = Builder(folders)
    try:
        builder.build()
        live, end = folders.site.resolve(), time.monotonic() + 60
        while not any(
            list_places(site) == list_places(live)
            for site in (folders.site.parent / "build").glob("site-*")
            if site != live
        ):
            assert time.monotonic() < end
            time.sleep(0.1)
    finally:
        builder.end()
