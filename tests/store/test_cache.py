from __future__ import annotations

import pickle
from hashlib import sha256
from pathlib import Path

import pytest

from generator.model.span import Part, Span
from generator.model.witness import Witness
from generator.store.cache import keep, recall

VALUE = {"a": (Span(1, 2), frozenset({3}), b"4", Part("text", 0, 1, (Part("name", 0, 1),)), Witness("text"))}


def test_what_is_kept_is_recalled(tmp_path: Path) -> None:
    keep(tmp_path / "cache/kept", VALUE)
    assert recall(tmp_path / "cache/kept") == VALUE


@pytest.mark.parametrize("packed", [False, True])
def test_only_what_was_kept_last_is_recalled_by_what_tells_it_from_others(tmp_path: Path, packed: bool) -> None:
    first = keep(tmp_path / "kept", VALUE, packed=packed)
    assert recall(tmp_path / "kept", first) == VALUE
    second = keep(tmp_path / "kept", {**VALUE, "b": 1}, packed=packed)
    assert recall(tmp_path / "kept", first) is None
    assert recall(tmp_path / "kept", second) is not None


def test_nothing_is_recalled_from_nowhere(tmp_path: Path) -> None:
    assert recall(tmp_path / "kept") is None


@pytest.mark.parametrize("place", [0, 20, -1])
def test_one_changed_byte_is_seen(tmp_path: Path, place: int) -> None:
    keep(tmp_path / "kept", VALUE)
    content = bytearray((tmp_path / "kept").read_bytes())
    content[place] ^= 1
    (tmp_path / "kept").write_bytes(content)
    assert recall(tmp_path / "kept") is None


class Harm:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return eval, ("exit('harmed')",)


def test_a_file_that_somebody_put_there_can_do_nothing(tmp_path: Path) -> None:
    content = pickle.dumps(Harm())
    keep(tmp_path / "kept", 1)
    magic = (tmp_path / "kept").read_bytes().split(b"\n")[0] + b"\n"
    (tmp_path / "kept").write_bytes(magic + sha256(content).digest() + content)
    assert recall(tmp_path / "kept") is None
