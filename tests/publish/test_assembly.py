"""A new site from what was made for it and what stays of the live one."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.publish.assembly import Stays, assemble, list_places, look_into
from generator.publish.assembly import lay as lay_out
from generator.publish.files import State, list_states

#: Files that stay, and that every site has: a spare one that has nothing else is not made use of.
MANY = [f"assets/{number}" for number in range(30)]


def lay(folder: Path, files: dict[str, str]) -> Path:
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    return folder


def share(live: Path, spare: Path, *paths: str) -> Path:
    for path in (*MANY, *paths):
        (spare / path).parent.mkdir(parents=True, exist_ok=True)
        os.link(live / path, spare / path)
    return spare


def read(folder: Path) -> dict[str, str]:
    files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    return {name: path.read_text("utf-8") for name, path in files.items() if name not in MANY}


@pytest.fixture
def live(tmp_path: Path) -> Path:
    pages = {"index.html": "home", "cables/a/index.html": "A", "cables/b/index.html": "B"}
    return lay(tmp_path / "live", {**pages, **dict.fromkeys(MANY, "")})


def put_together(fresh: Path, spare: Path | None, stays: list[Stays]) -> tuple[Path, dict[str, State]]:
    return assemble(fresh, list_states(fresh), look_into(spare) if spare else None, stays)


def staying(live: Path, *paths: str) -> Stays:
    places = list_places(live)
    return Stays(live, {path: places[path] for path in (*MANY, *paths)})


@pytest.mark.parametrize("with_spare", [False, True])
def test_what_was_made_stands_beside_what_stays(live: Path, tmp_path: Path, *, with_spare: bool) -> None:
    fresh = lay(tmp_path / "fresh", {"index.html": "new home"})
    spare = share(live, tmp_path / "spare", "cables/b/index.html") if with_spare else None
    if spare:
        lay(spare, {"cables/a": "a file"})
    whole, states = put_together(fresh, spare, [staying(live, "cables/a/index.html", "cables/b/index.html")])
    assert whole == (spare or fresh)
    assert read(whole) == {"index.html": "new home", "cables/a/index.html": "A", "cables/b/index.html": "B"}
    assert states == list_states(whole)


def test_what_the_spare_site_has_already_is_left_alone(live: Path, tmp_path: Path) -> None:
    spare = share(live, lay(tmp_path / "spare", {"cables/b/index.html": "older"}), "cables/a/index.html")
    before = (spare / "cables/a").stat().st_mtime_ns
    put_together(
        lay(tmp_path / "fresh", {"x": "x"}), spare, [staying(live, "cables/a/index.html", "cables/b/index.html")]
    )
    assert (spare / "cables/a").stat().st_mtime_ns == before
    assert read(spare) == {"cables/a/index.html": "A", "cables/b/index.html": "B", "x": "x"}


def test_a_file_that_two_sites_share_is_never_written_into(live: Path, tmp_path: Path) -> None:
    spare = share(live, tmp_path / "spare", "index.html", "cables/a/index.html")
    fresh = lay(tmp_path / "fresh", {"index.html": "new home"})
    assert put_together(fresh, spare, [staying(live, "cables/a/index.html")])[0] == spare
    assert (live / "index.html").read_text("utf-8") == "home"


def test_no_folder_is_left_without_files(live: Path, tmp_path: Path) -> None:
    spare = share(live, lay(tmp_path / "spare", {"cables/gone/text/index.html": "gone"}), "index.html")
    put_together(lay(tmp_path / "fresh", {"x": "x"}), spare, [staying(live, "index.html")])
    assert not (spare / "cables").exists()


def test_an_older_release_goes_below_its_number(tmp_path: Path) -> None:
    kept = lay(tmp_path / "kept", {"index.html": "old"})
    whole, _ = put_together(lay(tmp_path / "fresh", {"x": "x"}), None, [Stays(kept, list_places(kept), "v/1/")])
    assert read(whole) == {"x": "x", "v/1/index.html": "old"}


def test_what_two_sites_have_in_common_is_laid_out(live: Path, tmp_path: Path) -> None:
    spare = lay(tmp_path / "spare", {"index.html": "older", "cables/gone/index.html": "gone", "cables/a": "a file"})
    lay_out(live, {path: number for path, (_, number) in list_places(live).items()}, look_into(spare))
    assert read(spare) == read(live)
    assert all((spare / path).samefile(live / path) for path in read(live))
    assert not (spare / "cables/gone").exists()


def test_what_was_laid_out_in_part_is_mended(live: Path, tmp_path: Path) -> None:
    spare = share(live, tmp_path / "spare", "index.html")
    (spare / "cables/a/text").mkdir(parents=True)  # where it ended, and what was to come is no more
    whole, _ = put_together(
        lay(tmp_path / "fresh", {"x": "x"}), spare, [staying(live, "index.html", "cables/b/index.html")]
    )
    assert whole == spare
    assert read(whole) == {"x": "x", "index.html": "home", "cables/b/index.html": "B"}
    assert not (spare / "cables/a").exists()


def test_a_spare_site_of_which_little_stays_is_left_alone(live: Path, tmp_path: Path) -> None:
    older = {f"older/{number}": "older" for number in MANY}
    spare = share(live, lay(tmp_path / "spare", older))
    whole, states = put_together(lay(tmp_path / "fresh", {"x": "x"}), spare, [staying(live, "cables/b/index.html")])
    assert whole == tmp_path / "fresh"
    assert read(whole) == {"x": "x", "cables/b/index.html": "B"}
    assert states == list_states(whole)
    assert read(spare) == older
