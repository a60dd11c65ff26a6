"""What changed in a cable from one release to the next, as a page: each place as it was and as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from generator.compose.links import say_mrn
from generator.compose.meta import Step, create_meta
from generator.compose.words import say_date, text
from generator.model.kept import Kept
from generator.model.page import Page
from generator.model.prose import Block, Emphasis, Heading, Inline, Inlines, Link, Paragraph, Strong, Table, Text
from generator.model.site import Index

#: How many words that did not change are shown beside one that did.
CONTEXT = 8
_SORTS = {
    "title": "Title",
    "summary": "Editors’ summary",
    "source": "Source note",
    "heading": "Heading",
    "line": "Line",
    "signature": "Signature",
    "paragraph": "Text",
    "erratum": "Erratum",
    "ref": "Reference",
}
#: p3, p3-2, u1542, e612, note-quint, ref-a
_PLACE = re.compile(r"(?P<sort>p|u|e|note-|ref-)(?P<name>.+)")
#: A part as the two releases have it: its place, then its words before and after.
_Row = tuple[str, str, str]


def address_differences(mrn: str) -> str:
    """The address of the page: `/cables/08BAKU129/changes/`."""
    return f"/cables/{mrn}/changes/"


def compose_differences(mrn: str, index: Index) -> Page:
    """The page of a cable that several releases kept; the newest change stands first."""
    number = say_mrn(mrn)
    title = f"Changes in {number}"
    lead = (
        "What the releases changed in this cable, the newest first. Words that went are struck out, words that came "
        "are underlined."
    )
    blocks: list[Block] = [
        Paragraph((Strong(text(mrn)), Text(f"\u2003{number}")), ("number-line",)),
        Heading(1, text(title)),
        Paragraph(text(lead), ("lead",)),
        Paragraph((Link(f"/cables/{mrn}.md", text("The cable as it is now")), Text("."))),
    ]
    for before, after in reversed(list(pairwise(index.kept[mrn]))):
        heading = f"Release {after.version}, {say_date(after.day)}"
        blocks += [Heading(2, text(heading), (), f"release-{after.version.lower()}"), _compare(before, after)]
    trail: tuple[Step, ...] = (("Cables", "/cables/"), (mrn, f"/cables/{mrn}/"), ("Changes", None))
    meta = create_meta(index.imprint, "differences", address_differences(mrn), lead, section="cables", trail=trail)
    return Page(f"cables/{mrn}/changes.md", title, tuple(blocks), {**meta, "search": {"exclude": True}})


def _compare(before: Kept, after: Kept) -> Block:
    rows = tuple(
        (text(_say_place(place)), *_compare_words(old, new)) for place, old, new in _align(before.parts, after.parts)
    )
    if not rows:
        return Paragraph(text("Nothing in its text and its notes; what changed is told in its particulars."))
    header = (text("Place"), text(f"Release {before.version}"), text(f"Release {after.version}"))
    return Table(header, rows)


def _align(before: Sequence[tuple[str, str]], after: Sequence[tuple[str, str]]) -> Iterator[_Row]:
    """The parts that differ: what stands at one place in both is one row."""
    matcher = SequenceMatcher(None, [place for place, _ in before], [place for place, _ in after], autojunk=False)
    for tag, start, end, other, last in matcher.get_opcodes():
        if tag == "equal":
            for (place, old), (_, new) in zip(before[start:end], after[other:last], strict=True):
                if old.split() != new.split():
                    yield place, old, new
        else:
            yield from ((place, old, "") for place, old in before[start:end])
            yield from ((place, "", new) for place, new in after[other:last])


def _compare_words(before: str, after: str) -> tuple[Inlines, Inlines]:
    """The words of both, with those marked that the other has not; long runs that both have are shortened."""
    old, new = before.split(), after.split()
    left: list[Inline] = []
    right: list[Inline] = []
    opcodes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    for number, (tag, start, end, other, last) in enumerate(opcodes):
        if tag == "equal":
            shown = _shorten(old[start:end], first=number == 0, last=number == len(opcodes) - 1)
            left.append(Text(shown))
            right.append(Text(shown))
        if tag in ("delete", "replace"):
            left.append(Emphasis(text(" ".join(old[start:end])), ("taken",)))
        if tag in ("insert", "replace"):
            right.append(Strong(text(" ".join(new[other:last])), ("added",)))
    return _part(left), _part(right)


def _shorten(words: Sequence[str], *, first: bool, last: bool) -> str:
    """Words that did not change, without those far from one that did."""
    head = [] if first else words[:CONTEXT]
    tail = [] if last else words[len(words) - CONTEXT :]
    if len(words) <= len(head) + len(tail) + 2:
        return " ".join(words)
    return " ".join([*head, "…", *tail])


def _part(inlines: Sequence[Inline]) -> Inlines:
    """Inlines with a blank between them."""
    out: list[Inline] = []
    for inline in inlines:
        out += [Text(" ")] if out else []
        out.append(inline)
    return tuple(out)


def _say_place(place: str) -> str:
    if place in _SORTS:
        return _SORTS[place]
    found = _PLACE.fullmatch(place)
    if found is None:
        return place
    match found["sort"]:
        case "p":
            return f"¶{found['name'].partition('-')[0]}"
        case "u":
            return "Unnumbered block"
        case "e":
            return "Textual note"
        case "note-":
            return f"Note “{found['name']}”"
        case _:
            return f"Reference {found['name'].upper()}"
