"""Anchors: the last part of an address, which holds as long as the address does (docs/addresses.md)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from generator.model.telegram import Paragraph


def name_anchors(paragraphs: Iterable[Paragraph]) -> tuple[str, ...]:
    """The anchors of all `paragraphs` of a telegram: `p3`, `p3-2` where a number repeats, `u1542` where there is none.

    The figures after `u` are the offset in the witness, so that no anchor is a rank.
    """
    seen: Counter[int] = Counter()
    anchors = []
    for paragraph in paragraphs:
        if paragraph.number is None:
            anchors.append(f"u{paragraph.start}")
            continue
        seen[paragraph.number] += 1
        again = seen[paragraph.number]
        anchors.append(f"p{paragraph.number}" + (f"-{again}" if again > 1 else ""))
    return tuple(anchors)


def name_reference(label: str | None) -> str:
    """The anchor of an item of the REF line: `ref-a`, or `ref` for one without letter."""
    return f"ref-{label.lower()}" if label else "ref"
