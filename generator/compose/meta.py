"""Front matter that every page has."""

from __future__ import annotations

from typing import Any

from generator.compose.words import say_date
from generator.model.site import Imprint

#: A step of the breadcrumb: label, and address or None for the page itself.
Step = tuple[str, str | None]


def create_meta(
    imprint: Imprint, kind: str, address: str, description: str, *, section: str | None, trail: tuple[Step, ...] = ()
) -> dict[str, Any]:
    """The keys of docs/markdown.md that do not depend on the kind of a page."""
    kept = [imprint.newer, f"{imprint.newest.rstrip('/')}{address}", imprint.unlike] if imprint.newest else None
    return {
        "description": description,
        "kind": kind,
        "address": address,
        "section": section,
        "trail": [list(step) for step in trail],
        "previous": None,
        "next": None,
        "release": imprint.release,
        "released": say_date(imprint.released) if imprint.released else "",
        **({"newer": kept} if kept else {}),
    }


def name_window(headword: str, expansion: str, kind: str) -> str:
    """What the browser's window says of an entry: `GOAJ: Government of Azerbaijan`, `Quint (term)`.

    A headword alone may be that of a list, or of an entry of another kind, and tells little among other windows.
    """
    return (
        f"{headword}: {expansion}" if expansion else f"{headword} ({kind if kind.startswith('TAGS') else kind.lower()})"
    )
