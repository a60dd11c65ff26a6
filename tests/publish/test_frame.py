"""What the frame of our pages takes from Material by name, held to the Material that is installed."""

from __future__ import annotations

import re
from pathlib import Path

import material  # type: ignore[import-untyped]

from generator.cli.folders import ROOT

BASE = (Path(material.__file__).parent / "templates/base.html").read_text("utf-8")
OURS = (ROOT / "theme_overrides/main.html").read_text("utf-8")


def test_scripts_bear_the_names_of_the_installed_release() -> None:
    named = re.findall(r"assets/javascripts/(?:bundle|workers/search)\.[0-9a-f]+\.min\.js", BASE)
    assert len(named) == 2
    assert sorted(re.findall(r"assets/javascripts/(?:bundle|workers/search)\.[0-9a-f]+\.min\.js", OURS)) == sorted(
        named
    )


def test_the_script_finds_every_part_that_it_is_told_of() -> None:
    """The parts that Material's frame always has, by the names that its script looks for."""
    named = set(re.findall(r'data-md-component="([a-z-]+)"', BASE)) - {"outdated", "consent", "sidebar", "progress"}
    partials = "".join(path.read_text("utf-8") for path in (ROOT / "theme_overrides/partials").glob("*.html"))
    assert named <= set(re.findall(r'data-md-component="([a-z-]+)"', OURS + partials))


def test_words_for_the_script_are_those_it_asks_for() -> None:
    config = BASE.partition('id="__config"')[2].partition("</script>")[0]
    told = OURS.partition('id="__config"')[2].partition("</script>")[0]
    asked = set(re.findall(r'"([a-z.]+)": lang\.t', config))
    assert asked <= set(re.findall(r'"([a-z.]+)": "', told))
    assert set(re.findall(r'"([a-z]+)":', config)) == set(re.findall(r'"([a-z]+)":', told))
