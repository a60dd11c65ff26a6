"""build --archive: earlier releases beside the present one, taken out of a real repository."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from lxml.html import document_fromstring

from tests.cli.small_edition import Edition

ROOT = Path(__file__).resolve().parents[2]
SMALL = ROOT / "tests" / "check" / "sound"
RECORD = "cables/2005/05LISBON17/record.yml"
CABLE = "cables/05LISBON17"


class Repository(Edition):
    """A small edition in a repository of git, with two releases, each committed."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.site = folder / "site"
        self.git("init", "--quiet", "--initial-branch=main")
        self.release("1", "2026-11-23")
        self.change(RECORD, "Who met is not said.", "Who met is said elsewhere.")
        self.release("2", "2027-01-05")

    def git(self, *words: str) -> None:
        person = ["-c", "user.name=A. Editor", "-c", "user.email=editor@small.example"]
        subprocess.run(["git", *person, *words], cwd=self.folder, check=True, capture_output=True)

    def release(self, version: str, day: str) -> None:
        super().release(version, day)
        self.git("add", "content")
        self.git("commit", "--quiet", "--message", f"Release {version}")

    def archive(self) -> None:
        done = self.call("build", "--archive")
        assert done.returncode == 0, done.stdout + done.stderr

    def files(self) -> dict[str, bytes]:
        """The files of the site."""
        site = self.site.resolve()
        return {str(path.relative_to(site)): path.read_bytes() for path in site.rglob("*") if path.is_file()}


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path)


def test_an_earlier_release_is_kept_as_it_was(repository: Repository) -> None:
    repository.archive()
    before, now = ((repository.site / path / CABLE / "index.html").read_text("utf-8") for path in ("v/1", "."))
    assert "Who met is not said." in before
    assert "Who met is said elsewhere." not in before
    assert "Who met is said elsewhere." in now
    page = document_fromstring(before)
    (said,) = page.xpath("//aside[@class='kept-release']")
    assert " ".join(str(said.text_content()).split()) == (
        "This is release 1 of 23 November 2026, kept as it was. There is a newer one, release 2: this page in it."
    )
    assert said.xpath(".//a/@href") == [f"https://small.example/{CABLE}/"]
    assert page.xpath("//link[@rel='canonical']/@href") == [f"https://small.example/{CABLE}/"]
    assert page.xpath("//link[@rel='cite-as']/@href") == [f"https://small.example/v/1/{CABLE}/"]
    assert "release 1" in str(page.xpath("//*[@class='citation']")[0].text_content())
    assert "kept-release" not in now
    changes = document_fromstring((repository.site / "changes/index.html").read_text("utf-8"))
    assert changes.xpath("//h2[@id='archives']/following::a[1]/@href") == ["../v/1/"]
    assert repository.call("check", "--built").returncode == 0

    again = repository.files()
    shutil.rmtree(repository.folder / "build")
    repository.site.unlink()
    repository.archive()
    assert repository.files() == again
    assert repository.call("build").returncode == 0, "what is archived stays"
    assert repository.files() == again
    deposit = repository.folder / "package.zip"
    assert repository.call("deposit", "--to", str(deposit)).returncode == 0
    assert b"site/v/1/" not in deposit.read_bytes()


def test_what_later_software_reads_otherwise_is_said(repository: Repository) -> None:
    """The record of the release is made to say other hashes, as if the software of then had read another text."""
    file = repository.content / "releases/1.txt"
    text = file.read_text("utf-8")
    line = next(line for line in text.splitlines() if line.startswith("glossary/quint "))
    file.write_text(text.replace(line, line[:-16] + "0" * 16), "utf-8")
    repository.archive()
    page = document_fromstring((repository.site / "v/1" / CABLE / "index.html").read_text("utf-8"))
    (said,) = page.xpath("//aside[@class='kept-release']")
    assert "made again by later software, which reads 1 of its texts otherwise." in " ".join(
        str(said.text_content()).split()
    )


def test_what_is_withdrawn_is_withdrawn_in_every_release(repository: Repository) -> None:
    done = repository.call("withdraw", "05LISBON17", "--reason", "At request.", "--on", "2027-01-06")
    assert done.returncode == 0, done.stderr
    repository.release("3", "2027-01-06")
    repository.archive()
    whole = b"\n".join(repository.files().values()).decode("utf-8", "replace").lower()
    assert (
        "withdrawn by the editors on 6 january 2027"
        in (repository.site / "v/1" / CABLE / "index.html").read_text("utf-8").lower()
    )
    assert not [said for said in ("who met", "talk about fish", "vzczcxro1234") if said in whole]


def test_a_release_that_git_does_not_have_is_named(repository: Repository) -> None:
    shutil.rmtree(repository.folder / ".git")
    repository.git("init", "--quiet", "--initial-branch=main")
    repository.git("add", "content")
    repository.git("commit", "--quiet", "--message", "All at once")
    live = repository.files()
    done = repository.call("build", "--archive")
    assert done.returncode == 2
    assert "Release 1 cannot be archived" in done.stderr
    assert repository.files() == live
