"""The codes of TAGS lines: their kinds, and what is meant by codes run together or misspelt."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

from generator.model.telegram import TagKind
from generator.parse.data import read_rows

#: No run of codes is longer than this many characters.
_LONGEST = 200


@cache
def code_kinds() -> Mapping[str, TagKind]:
    """Every code and term of the list, to its kind."""
    of_list: Mapping[str, TagKind] = {"geo": "geo", "org": "org", "program": "program", "subject": "subject"}
    return {code: of_list[kind] for code, kind, *_ in read_rows("tags.tsv", 3)}


@cache
def respellings() -> Mapping[str, str]:
    """Other spellings of single codes and of terms, to the code."""
    return {form: row[0] for row in read_rows("tags.tsv", 3) for form in row[2].split(";") if form}


@cache
def terms() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """Terms of several words by their first word, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for term in (*code_kinds(), *respellings()):
        words = tuple(term.replace("-", " ").split())
        if len(words) > 1:
            found.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(others, key=len, reverse=True)) for first, others in found.items()}


@cache
def stray_captions() -> frozenset[str]:
    """Captions and levels of one word, which stray into TAGS lines and are no tags."""
    captions = {row[0] for row in read_rows("captions.tsv", 2) if " " not in row[0]}
    return frozenset(captions | {"UNCLASSIFIED", "CONFIDENTIAL", "SECRET", "UNCLAS"})


def kind_of(code: str) -> TagKind:
    """The kind of a code: from the list, else from its shape (two letters, a K before three or four, a comma)."""
    if known := code_kinds().get(code):
        return known
    if "," in code:
        return "person"
    if len(code) == 2 and code.isalpha():
        return "geo"
    if "/" in code and (body := code_kinds().get(code.partition("/")[0])):
        return body  # UNGA/C-6
    if code[:1] == "K" and len(code) in (4, 5) and code.isalpha():
        return "program"
    return "unknown"


@lru_cache(maxsize=4096)
def unglue(token: str) -> tuple[str, ...]:
    """The known codes that `token` is made of, four letters rather than two; empty where it is not made of codes."""
    kinds = code_kinds()
    size = len(token)
    if size > _LONGEST:
        return ()
    # best[i]: the fewest codes for the letters from i on, or None
    best: list[tuple[str, ...] | None] = [None] * size + [()]
    for at in range(size - 1, -1, -1):
        for length in (4, 5, 2, 3):
            rest = best[at + length] if at + length <= size else None
            piece = token[at : at + length]
            if rest is None or kinds.get(piece) is None or (length == 3 and kinds[piece] != "org"):
                continue
            now = best[at]
            if now is None or len(rest) + 1 < len(now):
                best[at] = (piece, *rest)
    found = best[0] or ()
    long = sum(len(piece) >= 4 for piece in found)
    return found if len(found) > 1 and long * 2 >= len(found) else ()


@lru_cache(maxsize=4096)
def mend(token: str) -> str | None:
    """The code meant by a misspelt one: one letter too many in five, or two neighbours swapped in four."""
    if token in respellings():
        return respellings()[token]
    kinds = code_kinds()
    if len(token) == 5 and token[0] != "K":
        near = {token[:at] + token[at + 1 :] for at in range(5)}
    elif len(token) == 4:
        near = {token[:at] + token[at + 1] + token[at] + token[at + 2 :] for at in range(3)}
    else:
        return None
    meant = {code for code in near if kinds.get(code) == "subject"}
    return meant.pop() if len(meant) == 1 else None


def is_code(token: str) -> bool:
    """Whether a word in capitals is a code of the list, or has the shape of a program's (KDEM)."""
    return token in code_kinds() or (token[0] == "K" and len(token) in (4, 5) and token.isalpha())
