from __future__ import annotations

from pathlib import Path

import pytest

from generator.model.problem import Problem
from generator.publish.site import lay_next, publish_site

HOME = '---\nkind: "home"\nreleased: "2026-11-23"\n---\n\n# Home\n'


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    (tmp_path / "mkdocs.yml").write_text("site_name: A\ntheme: {name: null, custom_dir: theme}\n")
    (tmp_path / "theme").mkdir()
    (tmp_path / "theme/main.html").write_text("{{ page.content }}")
    (tmp_path / "theme/404.html").write_text("Not here")
    (tmp_path / "theme/sitemap.xml").write_text("dated {{ build_date_utc }}")
    (tmp_path / "build/docs").mkdir(parents=True)
    (tmp_path / "build/docs/index.md").write_text(HOME)
    return tmp_path


def publish(edition: Path) -> list[Problem]:
    return publish_site(
        edition / "build/docs",
        edition / "site",
        edition / "mkdocs.yml",
        name="Edition",
        address="https://edition.example/",
        released="2026-11-23",
    ).problems


def test_the_site_is_live_and_complete(edition: Path) -> None:
    assert publish(edition) == []
    assert ">Home</h1>" in (edition / "site/index.html").read_text()
    assert "<loc>https://edition.example/</loc><" in (edition / "site/sitemap.xml").read_text()
    assert not (edition / "site/sitemap.xml.gz").exists()
    assert (edition / "site/robots.txt").is_file()


def test_with_an_error_the_live_site_stays_and_nothing_is_left(edition: Path) -> None:
    publish(edition)
    live = (edition / "site").resolve()
    (edition / "build/docs/index.md").write_text(HOME + "\n[MFA](mfa.md)\n")
    assert [problem.severity for problem in publish(edition)] == ["error"]
    assert (edition / "site").resolve() == live
    assert {path.name for path in (edition / "build").iterdir()} == {"docs", live.name}


def test_a_build_that_dies_leaves_the_live_site(edition: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(edition)
    live = (edition / "site").resolve()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("generator.publish.site.write_copies", full)
    with pytest.raises(OSError, match="space"):
        publish(edition)
    assert (edition / "site").resolve() == live


def test_a_site_that_cannot_be_laid_out_ahead_is_built_all_the_same(
    edition: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    publish(edition)
    with monkeypatch.context() as patch:
        patch.setattr("generator.publish.site.lay", full)
        lay_next(edition / "site")
    (edition / "build/docs/index.md").write_text(HOME + "\nMore.\n")
    assert publish(edition) == []
    assert "More." in (edition / "site/index.html").read_text()


def test_a_folder_that_is_no_site_is_left_alone(edition: Path) -> None:
    (edition / "site").mkdir()
    (edition / "site/letter.txt").write_text("Dear colleague")
    [problem] = publish(edition)
    assert "holds something else" in problem.message
    assert "--site" in problem.hint


def test_two_builds_are_the_same_bytes(edition: Path) -> None:
    publish(edition)
    first = {path.name: path.read_bytes() for path in (edition / "site/").resolve().rglob("*") if path.is_file()}
    publish(edition)
    second = {path.name: path.read_bytes() for path in (edition / "site/").resolve().rglob("*") if path.is_file()}
    assert first == second
