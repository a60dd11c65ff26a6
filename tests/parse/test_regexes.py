"""Every regular expression of the parser is linear in practice: shown from its structure, not by the clock.

Backtracking explodes where a repetition can divide the same characters in more than one way. Two shapes do that, and
none may occur in `generator/parse`:

- a repetition inside a long one, unless each round of the outer begins or ends with a character that the inner cannot
  take, so that there is one way only;
- two long repetitions side by side that take the same characters, where something must follow that can fail.

Short repetitions (at most SHORT rounds) cost a constant. The patterns are read by Python's own parser of them.
"""

from __future__ import annotations

import ast
import importlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator import parse

_sre: Any = re._parser  # type: ignore[attr-defined]
_code: Any = re._constants  # type: ignore[attr-defined]
SHORT = 40
ALPHABET = [chr(n) for n in range(32, 127)] + ["\n", "\t", "\r", "¶", "é", "’", "–", "\u2028"]
FOLDER = Path(parse.__file__).parent


def find_patterns() -> Iterator[tuple[str, str, int]]:
    """Place, pattern and flags of each pattern: compiled in a module, or given to `re` where it is used."""
    for path in sorted(FOLDER.rglob("*.py")):
        place = str(path.relative_to(FOLDER))
        name = ".".join(["generator.parse", *path.relative_to(FOLDER).with_suffix("").parts]).removesuffix(".__init__")
        for variable, value in vars(importlib.import_module(name)).items():
            for one in value if isinstance(value, tuple | list) else [value]:
                if isinstance(one, re.Pattern) and isinstance(one.pattern, str):
                    yield f"{place}:{variable}", one.pattern, one.flags
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                of = node.func.value
                if isinstance(of, ast.Name) and of.id == "re" and node.func.attr not in ("escape", "compile"):
                    pattern = node.args[0].value if isinstance(node.args[0], ast.Constant) else None
                    assert isinstance(pattern, str), f"{place}:{node.lineno}: a pattern made at run time"
                    yield f"{place}:{node.lineno}", pattern, 0


def takes(items: Any, flags: int) -> frozenset[str]:
    """The characters that one step of the parsed `items` may take, of the alphabet."""
    taken: set[str] = set()
    for code, value in items:
        if code is _code.LITERAL:
            taken |= {chr(value), *((chr(value).lower(), chr(value).upper()) if flags & re.IGNORECASE else ())}
        elif code is _code.NOT_LITERAL:
            taken |= set(ALPHABET) - {chr(value)}
        elif code is _code.ANY:
            taken |= set(ALPHABET) - (set() if flags & re.DOTALL else {"\n"})
        elif code is _code.IN:
            taken |= _class(value, flags)
        elif code in (_code.MAX_REPEAT, _code.MIN_REPEAT, _code.POSSESSIVE_REPEAT):
            taken |= takes(value[2], flags)
        elif code is _code.SUBPATTERN:
            taken |= takes(value[3], flags)
        elif code is _code.BRANCH:
            for branch in value[1]:
                taken |= takes(branch, flags)
    return frozenset(taken)


def _class(items: Any, flags: int) -> set[str]:
    pattern = "".join(_shown(code, value) for code, value in items)
    test = re.compile(f"[{pattern}]", flags & re.IGNORECASE)
    return {char for char in ALPHABET if test.match(char)}


def _shown(code: Any, value: Any) -> str:
    if code is _code.NEGATE:
        return "^"
    if code is _code.LITERAL:
        return re.escape(chr(value))
    if code is _code.RANGE:
        return f"{re.escape(chr(value[0]))}-{re.escape(chr(value[1]))}"
    names = {"DIGIT": "\\d", "NOT_DIGIT": "\\D", "SPACE": "\\s", "NOT_SPACE": "\\S", "WORD": "\\w", "NOT_WORD": "\\W"}
    return names[str(value).removeprefix("CATEGORY_")]


def find_faults(items: Any, flags: int) -> Iterator[str]:
    """What in the parsed `items` could divide characters in more than one way."""
    row = list(items)
    for index, (code, value) in enumerate(row):
        if code in (_code.MAX_REPEAT, _code.MIN_REPEAT):
            _, most, inner = value
            if most > SHORT:
                yield from _nested(inner, flags)
                if index + 1 < len(row):
                    yield from _neighbours(value, row[index + 1 :], flags)
            yield from find_faults(inner, flags)
        elif code is _code.SUBPATTERN:
            yield from find_faults(value[3], flags)
        elif code is _code.BRANCH:
            for branch in value[1]:
                yield from find_faults(branch, flags)
        elif code in (_code.ASSERT, _code.ASSERT_NOT):
            yield from find_faults(value[1], flags)


def _repeats(items: Any) -> Iterator[Any]:
    for code, value in items:
        if code in (_code.MAX_REPEAT, _code.MIN_REPEAT) and value[0] != value[1]:
            yield value
            yield from _repeats(value[2])
        elif code is _code.SUBPATTERN:
            yield from _repeats(value[3])
        elif code is _code.BRANCH:
            for branch in value[1]:
                yield from _repeats(branch)


def _nested(inner: Any, flags: int) -> Iterator[str]:
    """Repetitions inside a long one whose rounds have no edge of their own."""
    row = list(inner)
    if len(row) == 1 and row[0][0] is _code.SUBPATTERN:
        row = list(row[0][1][3])
    for repeat in _repeats(row):
        taken = takes(repeat[2], flags)
        edges = [takes([item], flags) for item in (row[0], row[-1]) if item[0] in (_code.LITERAL, _code.IN)]
        if not any(edge and not edge & taken for edge in edges):
            yield f"a repetition of {''.join(sorted(taken))[:20]!r} inside a long one"


def _neighbours(value: Any, following: Any, flags: int) -> Iterator[str]:
    """A long repetition directly after a long one of the same characters, with something after it that can fail."""
    taken = takes(value[2], flags)
    for position, (code, after) in enumerate(following):
        if code in (_code.MAX_REPEAT, _code.MIN_REPEAT):
            if after[1] > SHORT and takes(after[2], flags) & taken and position + 1 < len(following):
                yield f"two long repetitions of {''.join(sorted(takes(after[2], flags) & taken))[:20]!r} side by side"
            if after[0] > 0:
                return
        elif code is not _code.AT:
            return


PATTERNS = list(find_patterns())


@pytest.mark.parametrize(("place", "pattern", "flags"), PATTERNS, ids=[place for place, *_ in PATTERNS])
def test_a_pattern_divides_characters_in_one_way(place: str, pattern: str, flags: int) -> None:
    assert list(find_faults(_sre.parse(pattern, flags), flags)) == [], f"{place}: {pattern}"


@pytest.mark.parametrize(
    "pattern",
    [r"(a+)+b", r"(?:[A-Z]+ ?)+$", r"(?:a|b+)*c", r"[ \t]*\s*x", r".*[a-z]*;", r"(?:R[A-Z]{3,7} ?)+$"],
)
def test_the_check_finds_what_explodes(pattern: str) -> None:
    assert list(find_faults(_sre.parse(pattern), 0))


@pytest.mark.parametrize(
    "pattern", [r"[a-z]+ [a-z]+;", r"(?: [a-z]+)*;", r"(?:\w{1,9}, )*x", r" *[a-z]*$", r"a{0,9}a{0,9}b"]
)
def test_the_check_lets_pass_what_does_not(pattern: str) -> None:
    assert not list(find_faults(_sre.parse(pattern), 0))


def test_patterns_are_found() -> None:
    assert {"header.py", "head.py", "numbering.py"} <= {place.split(":")[0] for place, *_ in PATTERNS}
