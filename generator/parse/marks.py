"""Portion marks: (C), (S/NF), (S//REL TO USA, FVEY)."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from generator.parse.data import read_rows

#: A portion mark, or something else in parentheses that may be one: (C) | (S/REL NATO) | (C - ENTIRE TEXT) | (U.S.)
MARK = re.compile(r"\((?P<mark>[A-Za-z][^()\n]{0,40})\)")
# what stands between the words of a mark: C/NF | S//NF | S-NF | C - ENTIRE TEXT | REL TO USA, FVEY
_BETWEEN = re.compile(r"[ /,:\-–—]+")


@cache
def _words() -> dict[str, frozenset[str]]:
    """The words of each role."""
    roles: dict[str, set[str]] = {"level": set(), "control": set(), "release": set()}
    for word, role in read_rows("portion_marks.tsv", 2):
        roles[role].add(word)
    return {role: frozenset(words) for role, words in roles.items()}


@lru_cache(maxsize=4096)  # marks repeat; a stream of telegrams may not fill the memory
def _is_known(mark: str) -> bool:
    roles = _words()
    first, *others = _BETWEEN.split(mark.upper().strip())
    if first not in roles["level"]:
        return False
    for word in others:
        if word in roles["release"]:
            return True  # what follows are countries
        if word and word not in roles["control"]:
            return False
    return True


def is_portion(mark: str) -> bool:
    """Whether `mark`, what stands between parentheses, is a portion mark; (U.S.) and (Iran) are none."""
    return (len(mark) <= 3 and mark in _COMMON) or _is_known(mark)


_COMMON = frozenset({"C", "S", "U", "SBU"})
