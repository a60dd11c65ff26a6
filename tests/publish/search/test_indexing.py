"""The index of a site, made by Pagefind itself."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from generator.publish.search import indexing, pagefind
from generator.publish.search.indexing import cut_parts, find_index, index_site
from generator.publish.search.records import Record

PAGE = '<html lang="en"><article data-kind="prose"><h1>About</h1><p>{}</p></article></html>'


class Saying:
    """What was said."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def __call__(self, line: str) -> None:
        self.lines.append(line)


@pytest.fixture
def say() -> Saying:
    return Saying()


def lay(site: Path, text: str = "Words about fish.") -> Path:
    for name in ("about", "colophon"):
        (site / name).mkdir(parents=True)
        (site / name / "index.html").write_text(PAGE.format(text if name == "about" else "Who made it."))
    (site / "index.html").write_text('<html lang="en">')
    return site


def files(site: Path) -> dict[str, bytes]:
    folder = site / "search"
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def count_runs(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The number of records of each run of Pagefind from now on."""
    runs: list[int] = []

    def run(records: list[Record], target: Path, language: str) -> None:
        runs.append(len(records))
        pagefind.index_records(records, target, language)

    monkeypatch.setattr(indexing, "index_records", run)
    return runs


def test_the_index_names_its_folder_and_what_is_in_it(tmp_path: Path, say: Saying) -> None:
    site = lay(tmp_path / "site")
    assert index_site(site, tmp_path / "kept", None, say)
    told = json.loads((site / "search/index.json").read_text())
    assert (told["pages"], told["dated"], told["kinds"], told["names"]) == (2, 0, ["Page"], [])
    assert (site / "search" / told["folder"] / "pagefind.js").is_file()
    assert say.lines == []


def test_the_same_site_has_the_same_index_elsewhere(tmp_path: Path, say: Saying) -> None:
    for name in ("a", "b"):
        index_site(lay(tmp_path / name), tmp_path / f"kept-{name}", None, say)
    assert files(tmp_path / "a") == files(tmp_path / "b")


def test_an_unchanged_site_has_its_index_from_the_one_before(
    tmp_path: Path, say: Saying, monkeypatch: pytest.MonkeyPatch
) -> None:
    live, again = lay(tmp_path / "live"), lay(tmp_path / "again")
    index_site(live, tmp_path / "kept", None, say)
    monkeypatch.setattr(indexing, "read_records", lambda _: pytest.fail("it was made again"))
    index_site(again, tmp_path / "kept", live, say)
    assert files(again) == files(live)


def test_an_index_that_somebody_changed_is_made_again(tmp_path: Path, say: Saying) -> None:
    live, again = lay(tmp_path / "live"), lay(tmp_path / "again")
    index_site(live, tmp_path / "kept", None, say)
    sound = files(live)
    for changed in (*(live / "search").glob("*/pagefind.js"), live / "search/index.json"):
        changed.write_text(changed.read_text() + " ")
    index_site(again, tmp_path / "kept", live, say)
    assert files(again) == sound


def test_a_changed_page_has_another_index_in_place_of_the_old_one(tmp_path: Path, say: Saying) -> None:
    site = lay(tmp_path / "site")
    index_site(site, tmp_path / "kept", None, say)
    before = find_index(site)
    (site / "about/index.html").write_text(PAGE.format("Words about bread."))
    index_site(site, tmp_path / "kept", site, say)
    assert find_index(site) != before
    assert {path.name for path in (site / "search").iterdir()} == {find_index(site), "index.json"}


def test_what_a_run_that_died_had_begun_is_in_no_site(
    tmp_path: Path, say: Saying, monkeypatch: pytest.MonkeyPatch
) -> None:
    def die(_: object) -> dict[str, bytes]:
        raise KeyboardInterrupt

    site, kept = lay(tmp_path / "site"), tmp_path / "kept"
    with monkeypatch.context() as patch:
        patch.setattr(indexing, "create_name_files", die)  # most of the index is made by then
        with pytest.raises(KeyboardInterrupt):
            index_site(site, kept, None, say)
    assert not (site / "search").exists()
    (kept / "aside" / "torn").touch()

    index_site(site, kept, None, say)
    index_site(other := lay(tmp_path / "other"), tmp_path / "anew", None, say)
    assert files(site) == files(other)


def test_only_the_part_that_changed_is_indexed_again(
    tmp_path: Path, say: Saying, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexing, "MOST", 1)
    site = lay(tmp_path / "site")
    index_site(site, tmp_path / "kept", None, say)
    runs = count_runs(monkeypatch)
    (site / "about/index.html").write_text(PAGE.format("Words about bread."))
    index_site(site, tmp_path / "kept", site, say)
    assert runs == [1]
    assert len([path for path in (tmp_path / "kept/parts").iterdir() if path.is_dir()]) == 2


def test_a_part_that_was_torn_is_indexed_again(tmp_path: Path, say: Saying) -> None:
    site = lay(tmp_path / "site")
    index_site(site, tmp_path / "kept", None, say)
    sound = files(site)
    for name in ("pagefind.js", "wasm.en.pagefind"):
        next((tmp_path / "kept/parts").glob(f"*/{name}")).write_bytes(b"torn")
    shutil.rmtree(site / "search")
    index_site(site, tmp_path / "kept", None, say)
    assert files(site) == sound


def test_where_there_is_no_pagefind_it_is_said_and_the_site_has_no_index(
    tmp_path: Path, say: Saying, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(tmp_path / "nowhere"))
    site = lay(tmp_path / "site")
    assert not index_site(site, tmp_path / "kept", None, say)
    assert find_index(site) == ""
    assert "its lists serve" in say.lines[0]
    assert "pip install" in " ".join(say.lines)


def test_a_pagefind_that_fails_is_quoted(tmp_path: Path, say: Saying, monkeypatch: pytest.MonkeyPatch) -> None:
    program = shutil.which("false")
    assert program
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", program)
    assert not index_site(lay(tmp_path / "site"), tmp_path / "kept", None, say)
    assert "it ended with 1" in say.lines[0]


def test_many_records_are_parted_by_year_then_by_month_then_by_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indexing, "MOST", 2)
    days = ["2005-01-01", "2005-02-01", "2006-01-01", "2006-01-02", "2006-01-03", "2006-02-01", "", "", ""]
    records = [Record(f"/glossary/{'aab'[number % 3]}{number}/", "", "", (), day) for number, day in enumerate(days)]
    parts = [[record.day or record.address for record in part] for part in cut_parts(records)]
    assert parts == [
        ["2005-01-01", "2005-02-01"],
        ["2006-01-01", "2006-01-02"],
        ["2006-01-03"],
        ["2006-02-01"],
        ["/glossary/a6/", "/glossary/a7/"],
        ["/glossary/b8/"],
    ]
