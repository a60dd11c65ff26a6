"""Every pattern of annotating is linear, shown from its structure: no long repetition stands inside a long one."""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator import annotate

_sre: Any = re._parser  # type: ignore[attr-defined]
_code: Any = re._constants  # type: ignore[attr-defined]
#: Repetitions of at most this many rounds cost a constant.
SHORT = 100
FOLDER = Path(annotate.__file__).parent


def find_patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    for path in sorted(FOLDER.glob("*.py")):
        module = importlib.import_module(f"generator.annotate.{path.stem}".removesuffix(".__init__"))
        for name, value in vars(module).items():
            if isinstance(value, re.Pattern):
                yield f"{path.name}:{name}", value


def nested(items: Any, *, inside: bool = False) -> bool:
    """Whether a long repetition stands inside a long one."""
    for code, value in items:
        if code in (_code.MAX_REPEAT, _code.MIN_REPEAT):
            long = value[1] > SHORT
            if (long and inside) or nested(value[2], inside=inside or long):
                return True
        elif code is _code.SUBPATTERN:
            if nested(value[3], inside=inside):
                return True
        elif code is _code.BRANCH and any(nested(branch, inside=inside) for branch in value[1]):
            return True
    return False


@pytest.mark.parametrize(
    ("name", "pattern"), list(find_patterns()), ids=lambda value: value if isinstance(value, str) else ""
)
def test_pattern_is_linear(name: str, pattern: re.Pattern[str]) -> None:
    assert not nested(_sre.parse(pattern.pattern, pattern.flags)), name


@pytest.mark.parametrize(
    ("pattern", "expected"), [("(a+)+", True), ("(?:a|b+)*c", True), ("a+b+", False), ("(?:a{1,9})+", False)]
)
def test_the_test_sees_nesting(pattern: str, *, expected: bool) -> None:
    assert nested(_sre.parse(pattern)) == expected


def test_the_test_finds_the_patterns() -> None:
    assert "references.py:NUMBERED" in dict(find_patterns())
