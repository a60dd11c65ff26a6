"""Posts by name: from the telegraphic address of a line FM or TO to what an editor writes."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from generator.model.bibliography import Name
from generator.model.entry import Entry
from generator.model.site import Index

_KINDS = Path(__file__).parent / "data" / "post_kinds.tsv"
#: Kinds of post that are named by their towns.
_TOWNS = ("embassy", "consulate")
#: Small words inside the name of a town: Port of Spain, Port-au-Prince.
_SMALL = frozenset({"of", "au", "de", "and", "the"})
#: Words of which one stands in the name of a single post, which then takes the article.
_ONE = ("Embassy", "Consulate", "Mission", "Office", "Section", "Legation", "Department", "Delegation", "Institute")


def name_post(address: str, index: Index, code: str = "") -> Name:
    """The name of the post whose telegraphic address is `address` (AMEMBASSY BAKU, SECSTATE WASHDC).

    `code` is its name in message reference numbers (BAKU), for a telegram whose FM line is lost. The register decides;
    what it does not hold is named by the kind that its address begins with, or by its code; any other address stands as
    printed.
    """
    for name in (address, code):
        entry = index.posts_by_name.get(" ".join(name.upper().split())) if name else None
        if entry:
            return _name_entry(entry)
    first, _, town = address.strip().partition(" ")
    kind, between = _kinds().get(first.upper(), ("", ""))
    if kind and not between:
        return Name(kind, kind)
    if kind and town:
        place = _write_town(town)
        return Name(f"{kind} {place}", f"{kind} {between} {place}")
    if not address.strip() and (known := index.post_kinds.get(code)):
        return _name_known(*known)
    printed = address.strip() or code
    return Name(printed, printed, article=False)


def _name_known(kind: str, title: str) -> Name:
    """A post outside the register, by what its name in message reference numbers tells."""
    if kind in _TOWNS:
        return Name(f"{kind.capitalize()} {title}", f"{kind.capitalize()} in {title}")
    return Name(title, title, article=kind == "department")


def _name_entry(entry: Entry) -> Name:
    full = entry.expansion or entry.headword
    return Name(entry.headword, full, any(word in _ONE for word in full.split()), entry.key)


def _write_town(capitals: str) -> str:
    """`PORT OF SPAIN` as Port of Spain."""
    words = [word.capitalize() if word not in _SMALL else word for word in capitals.lower().split()]
    return " ".join("-".join(_write_part(part) for part in word.split("-")) for word in words)


def _write_part(word: str) -> str:
    return word if word in _SMALL else word[:1].upper() + word[1:]


@cache
def _kinds() -> dict[str, tuple[str, str]]:
    rows = (line.split("\t") for line in _KINDS.read_text("utf-8").split("\n") if line and not line.startswith("#"))
    return {row[0]: (row[1], row[2] if len(row) > 2 else "") for row in rows}
