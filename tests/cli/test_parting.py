"""Parts made by several processes, joined, are the site of one build, byte for byte."""

from __future__ import annotations

import shlex
import shutil
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.cli.part import Part, split_cables, split_jobs
from generator.cli.verbs import create_parser
from generator.edition import Job
from generator.model.record import Record
from generator.model.site import Source
from tests.benchmark.laying import lay_edition, prepare

ROOT = Path(__file__).resolve().parents[2]


# --- what falls to which part


def create_source(mrn: str, length: int) -> Source:
    path = f"content/cables/{mrn}/source.txt"
    return Source(mrn, "", length, Record(mrn, path), path, bytes)


SOURCES = [
    create_source(f"{year:02}{post}{serial}", 1_000 + 10 * serial)
    for year in (7, 8, 9)
    for post in ("BAKU", "ANKARA", "LONDON", "MADRID", "PARIS")
    for serial in range(1, 9)
]


@pytest.mark.parametrize("text", ["0/3", "4/3", "2", "2/", "a/b", "1/0", "-1/3", "2/3/4"])
def test_a_part_is_one_of_so_many(text: str) -> None:
    with pytest.raises(ValueError, match="is no part such as 2/3"):
        Part.read(text)


def test_cables_of_one_post_and_year_stay_together() -> None:
    split = split_cables(SOURCES, 4)
    groups = {mrn[:-1] for mrn in split}
    for group in groups:
        assert len({number for mrn, number in split.items() if mrn[:-1] == group}) == 1


def test_parts_have_as_much_to_do_one_as_the_other() -> None:
    split = split_cables(SOURCES, 3)
    load = Counter(dict.fromkeys((1, 2, 3), 0))
    for source in SOURCES:
        load[split[source.mrn]] += source.size
    assert max(load.values()) == min(load.values())


def test_the_split_does_not_depend_on_the_order_of_cables() -> None:
    assert split_cables(reversed(SOURCES), 3) == split_cables(SOURCES, 3)


def test_pages_that_are_of_no_cable_are_dealt_out_kind_by_kind() -> None:
    jobs = [Job("cable", "08BAKU1"), *(Job("entry", f"glossary/{n}") for n in range(4)), Job("home", "/")]
    assert list(split_jobs(jobs, {"08BAKU1": 2}, 2).values()) == [2, 1, 2, 1, 2, 1]


# --- building


@dataclass(frozen=True)
class Edition:
    """A made-up edition in a folder, built whole in `one`, and in parts, each in a folder as if on its own machine."""

    folder: Path

    def command(self, place: str, verb: str, *words: str) -> list[str]:
        where = ["--content", str(self.folder / "content"), "--site", str(self.folder / place / "site")]
        return [sys.executable, str(ROOT / "generator"), verb, *words, *where]

    def call(self, place: str, verb: str, *words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(self.command(place, verb, *words), capture_output=True, text=True, check=False)

    def call_all(self, *commands: list[str]) -> None:
        """Run commands at the same time."""
        started = [subprocess.Popen(command, stderr=subprocess.PIPE, text=True) for command in commands]
        for process in started:
            _, said = process.communicate()
            assert process.returncode == 0, said

    def parts(self) -> list[str]:
        return [str(self.folder / f"machine{k}" / "build" / "parts" / f"{k}-of-3") for k in (1, 2, 3)]

    def read(self, place: str) -> dict[str, bytes]:
        site = (self.folder / place / "site").resolve()
        return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    edition = Edition(tmp_path_factory.mktemp("parts"))
    material = prepare(30, 1, None)
    lay_edition(edition.folder / "content", material.take(18), material.headwords)
    edition.call_all(*(edition.command(f"machine{k}", "inventory", "--part", f"{k}/3") for k in (1, 2, 3)))
    inventories = [str(edition.folder / f"machine{k}" / "build" / "inventories" / f"{k}-of-3") for k in (1, 2, 3)]
    edition.call_all(
        *(edition.command(f"machine{k}", "build", "--part", f"{k}/3", "--inventory", *inventories) for k in (1, 2, 3)),
        edition.command("one", "build"),
    )
    return edition


def test_parts_joined_are_the_site_of_one_build(edition: Edition) -> None:
    done = edition.call("joined", "join", *edition.parts())
    assert done.returncode == 0, done.stderr
    assert edition.read("joined") == edition.read("one")


def test_parts_have_no_file_in_common(edition: Edition) -> None:
    files = Counter(
        path.relative_to(part).as_posix()
        for part in edition.parts()
        for kind in ("docs", "site")
        for path in (Path(part) / kind).rglob("*.*")
    )
    assert [name for name, count in files.items() if count > 1] == []


def test_a_part_that_was_joined_is_not_made_again(edition: Edition) -> None:
    done = edition.call("again", "join", *edition.parts())
    assert done.returncode == 0, done.stderr
    site = edition.folder / "again" / "site"
    pages = [(page, Path(part) / "site") for part in edition.parts() for page in (Path(part) / "site").rglob("*.html")]
    assert len(pages) > 100
    assert [page for page, root in pages if not (site / page.relative_to(root)).samefile(page)] == []


def test_the_build_after_it_has_nothing_to_do(edition: Edition) -> None:
    edition.call("after", "join", *edition.parts())
    before = {path.name: path.stat().st_ino for path in (edition.folder / "after" / "site" / "cables").rglob("*.html")}
    assert edition.call("after", "build").returncode == 0
    after = {path.name: path.stat().st_ino for path in (edition.folder / "after" / "site" / "cables").rglob("*.html")}
    assert after == before
    assert edition.read("after") == edition.read("one")


def test_what_is_missing_or_damaged_is_made_here(edition: Edition, tmp_path: Path) -> None:
    first, second, _ = edition.parts()
    torn = tmp_path / "torn"
    shutil.copytree(second, torn)
    page = min((torn / "site" / "cables").rglob("index.html"))
    page.write_text("half a pa", "utf-8")
    min((torn / "docs" / "cables").rglob("*.json")).unlink()
    done = edition.call("mended", "join", first, str(torn))
    assert done.returncode == 0, done.stderr
    assert "Part 3 of 3 is not among them; its pages are made here." in done.stderr
    assert "torn: 2 files are missing or not as they were made; their pages are made again." in done.stderr
    assert edition.read("mended") == edition.read("one")


def test_a_torn_part_is_refused(edition: Edition, tmp_path: Path) -> None:
    torn = tmp_path / "torn"
    torn.mkdir()
    (torn / "part").write_bytes((Path(edition.parts()[0]) / "part").read_bytes()[:-1])
    done = edition.call("refused", "join", str(torn))
    assert done.returncode == 2
    assert f"{torn} is no part, or torn. Make it again: python3 -m generator build --part" in done.stderr


def test_parts_of_two_states_of_the_content_are_refused(edition: Edition, tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(edition.folder / "content", content)
    entry = min((content / "glossary").rglob("*.md"))
    entry.write_text(entry.read_text("utf-8") + "\nAnd more.\n", "utf-8")
    other = Edition(tmp_path)
    assert other.call("machine1", "build", "--part", "1/3").returncode == 0
    done = edition.call("refused", "join", *edition.parts()[1:], *other.parts()[:1])
    assert done.returncode == 2
    assert "are of two states of the content. Build both of the same." in done.stderr
    assert not (edition.folder / "refused" / "site").exists()


def test_an_inventory_that_is_none_is_refused(edition: Edition, tmp_path: Path) -> None:
    (tmp_path / "inventory").write_text("nothing of the kind\n", "utf-8")
    done = edition.call("refused", "build", "--part", "1/3", "--inventory", str(tmp_path / "inventory"))
    assert done.returncode == 2
    assert "is no inventory, or torn. Make it again: python3 -m generator inventory" in done.stderr


# --- the recipe


def read_recipe() -> dict[str, Any]:
    text = (ROOT / "docs/parts.md").read_text("utf-8")
    recipe: dict[str, Any] = yaml.safe_load(text.split("```yaml\n")[1].split("```")[0])
    return recipe


def test_the_recipe_may_only_read_and_calls_verbs_that_there_are() -> None:
    recipe = read_recipe()
    assert recipe["permissions"] == {"contents": "read"}
    commands = [step["run"] for job in recipe["jobs"].values() for step in job["steps"] if "run" in step]
    words = [shlex.split(command.replace("$PART", "2/3")) for command in commands]
    assert [each[:3] for each in words] == [["python3", "-m", "generator"]] * 3
    assert [create_parser().parse_args(each[3:]).verb.name for each in words] == ["inventory", "build", "join"]


def test_the_recipe_hands_on_what_the_verbs_write() -> None:
    """Every job's artifacts are those that the next one takes, and as many as there are parts."""
    jobs = read_recipe()["jobs"]
    for job, verb in (("inventory", "inventories"), ("part", "parts")):
        assert jobs[job]["strategy"]["matrix"]["part"] == [1, 2, 3]
        assert jobs[job]["env"]["PART"].endswith("/3")
        assert jobs[job]["steps"][-1]["with"]["path"] == f"build/{verb}"
    steps = [step for job in jobs.values() for step in job["steps"]]
    taken = [step["with"]["path"] for step in steps if "download" in step.get("uses", "")]
    assert taken == ["inventories", "parts"]
