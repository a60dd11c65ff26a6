"""Templates as they were compiled: kept for their own text and settings alone, and lost without harm."""

from __future__ import annotations

from pathlib import Path
from unittest.mock import patch

import pytest
from jinja2 import DictLoader, Environment

from generator.publish.compiled import CompiledTemplates

TEXT = "{% for one in all %}{{ one }}, {% endfor %}"
SHOWN = "a, b, "


def render(folder: Path, text: str = TEXT, settings: bytes = b"settings") -> tuple[str, int]:
    """The template rendered in an environment of its own, and how often it was compiled for that."""
    env = Environment(loader=DictLoader({"main.html": text}), bytecode_cache=CompiledTemplates(folder, settings))
    with patch.object(env, "compile", wraps=env.compile) as compiled:
        return env.get_template("main.html").render(all=["a", "b"]), compiled.call_count


def test_a_template_is_compiled_once(tmp_path: Path) -> None:
    assert render(tmp_path / "templates") == (SHOWN, 1)
    assert render(tmp_path / "templates") == (SHOWN, 0)
    assert len(list((tmp_path / "templates").iterdir())) == 1


def test_of_another_text_or_by_other_settings_it_is_compiled_anew(tmp_path: Path) -> None:
    render(tmp_path)
    assert render(tmp_path, TEXT.replace(", ", "; ")) == ("a; b; ", 1)
    assert render(tmp_path, TEXT.replace(", ", "; "), b"others") == ("a; b; ", 1)
    assert render(tmp_path) == (SHOWN, 1)


@pytest.mark.parametrize("place", range(0, 600, 37))
def test_what_is_torn_or_scribbled_over_is_compiled_anew(tmp_path: Path, place: int) -> None:
    render(tmp_path)
    [file] = tmp_path.iterdir()
    whole = file.read_bytes()
    scribbled = bytearray(whole)
    scribbled[place % len(whole)] ^= 0x55
    for content in (whole[: place % len(whole)], bytes(scribbled)):
        file.write_bytes(content)
        assert render(tmp_path) == (SHOWN, 1)
        assert file.read_bytes() == whole


def test_where_nothing_can_be_kept_it_is_compiled_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "templates").write_text("no folder")
    assert render(tmp_path / "templates") == (SHOWN, 1)
    assert render(tmp_path / "templates") == (SHOWN, 1)
