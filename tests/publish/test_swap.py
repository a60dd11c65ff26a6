from __future__ import annotations

from pathlib import Path

import pytest

from generator.publish.swap import NotASiteError, clear_away, find_spare, heal, open_aside, swap


def build(site: Path, word: str) -> Path:
    """A next site whose home page says `word`."""
    aside = open_aside(site)
    for name in ("404.html", "sitemap.xml"):
        (aside / name).write_text("")
    (aside / "index.html").write_text(word)
    return aside


def said(site: Path) -> str:
    return (site / "index.html").read_text()


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return tmp_path / "site"


@pytest.mark.parametrize("links", [True, False])
def test_each_swap_brings_the_next_site(site: Path, links: bool) -> None:
    for word in ("first", "second", "third"):
        swap(build(site, word), site, links=links)
        assert said(site) == word
    assert site.is_symlink() is links


@pytest.mark.parametrize(("before", "after"), [(True, False), (False, True)])
def test_links_may_come_and_go(site: Path, before: bool, after: bool) -> None:
    swap(build(site, "first"), site, links=before)
    swap(build(site, "second"), site, links=after)
    assert said(site) == "second"


@pytest.mark.parametrize("links", [True, False])
def test_of_older_sites_only_the_last_is_kept(site: Path, links: bool) -> None:
    for word in ("first", "second", "third"):
        swap(build(site, word), site, links=links)
        clear_away(site)
    words = {path.read_text() for path in (site.parent / "build").rglob("index.html")} | {said(site)}
    assert words == {"second", "third"}


def test_building_leaves_the_live_site_alone(site: Path) -> None:
    swap(build(site, "live"), site)
    build(site, "half built, then killed")
    assert said(site) == "live"


def test_what_a_killed_run_left_is_cleared(site: Path) -> None:
    killed = build(site, "half built, then killed")
    swap(build(site, "next"), site)
    clear_away(site)
    assert {path.name for path in killed.parent.iterdir()} == {site.resolve().name}


def test_another_site_beside_it_is_left_alone(site: Path) -> None:
    other = site.with_name("site-of-others")
    swap(build(other, "other"), other)
    swap(build(site, "ours"), site)
    assert said(other) == "other"


def test_a_change_killed_between_its_two_renames_is_healed(site: Path) -> None:
    swap(build(site, "live"), site, links=False)
    site.rename(site.parent / "build" / "site.previous")
    heal(site)
    assert said(site) == "live"


def test_a_site_is_readable_by_a_web_server(site: Path) -> None:
    swap(build(site, "live"), site)
    assert site.stat().st_mode & 0o055 == 0o055


@pytest.mark.parametrize("kind", ["folder", "file", "link"])
def test_what_is_no_site_of_ours_is_refused_and_left_alone(site: Path, kind: str) -> None:
    letters = site.with_name("letters")
    letters.mkdir()
    (letters / "letter.txt").write_text("Dear colleague")
    if kind == "folder":
        letters.rename(site)
    elif kind == "link":
        site.symlink_to(letters)
    else:
        site.write_text("Dear colleague")
    with pytest.raises(NotASiteError, match="site"):
        open_aside(site)
    kept = site if kind == "file" else site / "letter.txt"
    assert kept.read_text() == "Dear colleague"


def test_an_empty_folder_may_become_the_site(site: Path) -> None:
    site.mkdir()
    swap(build(site, "first"), site)
    assert said(site) == "first"


def test_the_site_before_the_live_one_is_to_spare(site: Path) -> None:
    assert find_spare(site) is None
    swap(build(site, "first"), site)
    first = site.resolve()
    assert find_spare(site) is None
    swap(build(site, "second"), site)
    assert find_spare(site) == first


def test_a_site_that_changes_by_two_renames_has_none_to_spare(site: Path) -> None:
    for word in ("first", "second"):
        swap(build(site, word), site, links=False)
    assert find_spare(site) is None
