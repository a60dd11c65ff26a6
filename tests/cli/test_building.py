"""check, render and build on a small edition of their own, as they are called from the command line."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator.publish.assembly import list_places

ROOT = Path(__file__).resolve().parents[2]
SMALL = ROOT / "tests" / "check" / "sound"


class Edition:
    """A small edition in a folder of its own, and the verbs called on it from there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.content = folder / "content"
        self.docs = folder / "build" / "docs"
        self.site = folder / "site"
        shutil.copytree(SMALL, self.content)

    def call(self, verb: str, *words: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, str(ROOT / "generator"), verb, *words, "--content", "content", "--site", "site"]
        return subprocess.run(command, cwd=self.folder, capture_output=True, text=True, check=False)

    def break_entry(self) -> None:
        """An entry with a key that there is not, in its fourth line."""
        entry = self.content / "glossary/terms/quint.md"
        entry.write_text(entry.read_text().replace("see:", "sea:"))

    def rendered(self) -> dict[str, bytes]:
        return {path.relative_to(self.docs).as_posix(): path.read_bytes() for path in self.docs.rglob("*.*")}


@pytest.fixture
def edition(tmp_path: Path) -> Edition:
    return Edition(tmp_path)


def test_a_sound_edition_has_no_fault(edition: Edition) -> None:
    done = edition.call("check")
    assert (done.returncode, done.stderr) == (0, "")


def test_a_fault_is_told_with_its_place_and_how_to_mend_it(edition: Edition) -> None:
    edition.break_entry()
    done = edition.call("check")
    assert done.returncode == 1
    first, hint, *_ = done.stdout.splitlines()
    assert first.startswith("content/glossary/terms/quint.md:4:1: error ")
    assert hint.startswith("    ")


def test_a_file_is_judged_by_itself(edition: Edition) -> None:
    edition.break_entry()
    assert edition.call("check", "content/glossary/terms").returncode == 1
    assert edition.call("check", "content/glossary/persons").returncode == 0


def test_a_file_of_no_edition_is_refused(edition: Edition) -> None:
    done = edition.call("check", "content/glossary/terms/none.md")
    assert done.returncode == 2
    assert "none.md" in done.stderr


def test_faults_are_told_to_machines_too(edition: Edition) -> None:
    edition.break_entry()
    assert json.loads(edition.call("check", "--format", "json").stdout)["counts"]["error"] == 1
    assert edition.call("check", "--format", "github").stdout.startswith("::error file=content/glossary/terms/quint.md")


def test_pages_are_rendered(edition: Edition) -> None:
    done = edition.call("render")
    assert (done.returncode, done.stdout) == (0, "")
    assert "# " in (edition.docs / "cables/05LISBON17.md").read_text("utf-8")
    source = edition.content / "cables/2005/05LISBON17/source.txt"
    assert (edition.docs / "cables/05LISBON17/05LISBON17.txt").read_bytes() == source.read_bytes()


def test_rendering_again_writes_nothing(edition: Edition) -> None:
    edition.call("render")
    before = {path: path.stat().st_mtime_ns for path in edition.docs.rglob("*")}
    edition.call("render")
    assert {path: path.stat().st_mtime_ns for path in edition.docs.rglob("*")} == before


def test_what_an_earlier_state_left_is_removed(edition: Edition) -> None:
    edition.call("render")
    before = edition.rendered()
    (edition.docs / "glossary/removed").mkdir(parents=True)
    (edition.docs / "glossary/removed/entry.md").write_text("# An entry that is gone\n")
    edition.call("render")
    assert edition.rendered() == before
    assert not (edition.docs / "glossary/removed").exists()


@pytest.mark.parametrize("verb", ["render", "build"])
def test_an_error_stops_the_verb_and_nothing_is_written(edition: Edition, verb: str) -> None:
    edition.break_entry()
    done = edition.call(verb)
    assert done.returncode == 1
    assert "quint.md:4:1: error" in done.stdout
    assert not edition.docs.exists()


@pytest.mark.parametrize("verb", ["render", "build"])
def test_a_folder_named_build_that_is_not_ours_is_left_alone(edition: Edition, verb: str) -> None:
    edition.docs.mkdir(parents=True)
    (edition.docs / "thesis.md").write_text("mine")
    done = edition.call(verb)
    assert done.returncode == 2
    assert "did not make" in done.stderr
    assert (edition.docs / "thesis.md").read_text() == "mine"


def test_hash_seed_and_place_do_not_show(edition: Edition, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = Edition(tmp_path / "elsewhere")
    monkeypatch.setenv("PYTHONHASHSEED", "1")
    edition.call("render")
    monkeypatch.setenv("PYTHONHASHSEED", "2")
    other.call("render")
    assert other.rendered() == edition.rendered()


def test_the_site_is_built_under_the_edition_s_own_name(edition: Edition) -> None:
    done = edition.call("build")
    assert done.returncode == 0, done.stdout
    page = (edition.site / "cables/05LISBON17/index.html").read_text("utf-8")
    assert "A Small Edition" in page
    assert "https://small.example/cables/05LISBON17/" in page


def test_a_build_with_an_error_leaves_the_live_site(edition: Edition) -> None:
    edition.call("build")
    live = edition.site.resolve()
    edition.break_entry()
    assert edition.call("build").returncode == 1
    assert edition.site.resolve() == live


@pytest.mark.skipif(sys.platform == "win32", reason="a link to a folder takes a permission there")
def test_the_first_build_lays_out_the_site_of_the_next(edition: Edition) -> None:
    edition.call("build")
    live = edition.site.resolve()
    (spare,) = (site for site in (edition.folder / "build").glob("site-*") if site != live)
    assert list_places(spare) == list_places(live)


def test_a_build_that_is_killed_leaves_the_live_site_and_hinders_no_other(edition: Edition) -> None:
    edition.call("build")
    live = edition.site.resolve()
    before = set((edition.folder / "build").iterdir())
    command = [sys.executable, str(ROOT / "generator"), "build", "--content", "content", "--site", "site"]
    with subprocess.Popen(command, cwd=edition.folder) as build:
        while set((edition.folder / "build").iterdir()) <= before and build.poll() is None:
            pass  # until it writes the next site
        build.kill()
    assert edition.site.resolve() == live
    assert (live / "index.html").is_file()
    assert edition.call("build").returncode == 0


def test_pages_that_link_to_pdfs_are_not_published_without_a_browser_to_print_them(edition: Edition) -> None:
    imprint = edition.content / "edition.yml"
    imprint.write_text(imprint.read_text("utf-8") + "pdf: yes\n", "utf-8")
    command = [sys.executable, str(ROOT / "generator"), "build", "--content", "content", "--site", "site"]
    settings = {**os.environ, "EDITION_BROWSER": "no-browser-of-this-name"}
    done = subprocess.run(command, cwd=edition.folder, env=settings, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "pdf: yes" in done.stderr
    assert not edition.site.exists()
