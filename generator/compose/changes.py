"""The page Changes: what changed in each release."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from generator.compose.differences import address_differences
from generator.compose.meta import create_meta
from generator.compose.words import join, say_date, text
from generator.model.page import Page
from generator.model.prose import Blocks, Bullets, Heading, Inlines, Link, Paragraph, Text
from generator.model.release import CHANGES, Change, Release, compare
from generator.model.site import Index

#: Of more things than these, only the number is told.
MOST_NAMED = 60

_SORTS = ("cables", "known", "entries", "pages")
#: What became of them, by what they are: one, and several.
_SAID: Mapping[tuple[str, Change], tuple[str, str]] = {
    ("cables", "new"): ("New cable", "New cables"),
    ("cables", "text"): ("Cable with a changed text", "Cables with a changed text"),
    ("cables", "words"): ("Cable with changed notes or particulars", "Cables with changed notes or particulars"),
    ("cables", "withdrawn"): ("Cable withdrawn or held back", "Cables withdrawn or held back"),
    ("cables", "gone"): ("Cable taken out", "Cables taken out"),
    ("known", "new"): ("New record of a telegram not held", "New records of telegrams not held"),
    ("known", "words"): ("Changed record of a telegram not held", "Changed records of telegrams not held"),
    ("known", "gone"): ("Record of a telegram not held, taken out", "Records of telegrams not held, taken out"),
    ("entries", "new"): ("New entry", "New entries"),
    ("entries", "words"): ("Changed entry", "Changed entries"),
    ("entries", "gone"): ("Entry that moved or was taken out", "Entries that moved or were taken out"),
    ("pages", "new"): ("New page", "New pages"),
    ("pages", "words"): ("Changed page", "Changed pages"),
    ("pages", "gone"): ("Page that moved or was taken out", "Pages that moved or were taken out"),
}


def compose_changes(index: Index) -> Page:
    """The page with a section for each release, the newest first. What is named keeps its address, whatever it is."""
    releases = index.releases
    sections: list[tuple[Heading | Bullets | Paragraph, ...]] = []
    for number, release in enumerate(releases):
        before = releases[number - 1] if number else None
        heading = Heading(2, text(f"Release {release.version}, {say_date(release.day)}"))
        sections.append((heading, *_tell(before, release, index)))
    lead = "What was added, changed or withdrawn in each release of this edition, the newest first."
    blocks: Blocks = (
        Heading(1, text("Changes")),
        Paragraph(text(lead), ("lead",)),
        *(block for section in reversed(sections) for block in section),
    )
    trail = (("The edition", "/"), ("Changes", None))
    meta = create_meta(index.imprint, "prose", "/changes/", lead, section="about", trail=trail)
    meta["archives"] = [[one.version, say_date(one.day)] for one in reversed(releases) if one.version in index.archived]
    return Page("changes.md", "Changes", blocks, meta)


def _tell(before: Release | None, release: Release, index: Index) -> tuple[Bullets | Paragraph, ...]:
    """A list item for each sort of change; a sentence where nothing changed."""
    held = before.held if before else {}
    changes = compare(held, release.held)
    known = {key for side in (held, release.held) for key, one in side.items() if one.state == "cited"}
    items = tuple((Paragraph(line),) for line in _list_changes(changes, known, index))
    return (Bullets(items),) if items else (Paragraph(text("Nothing that a reader would see has changed.")),)


def _list_changes(changes: Mapping[str, Change], known: Collection[str], index: Index) -> Iterator[Inlines]:
    for sort in _SORTS:
        for change in CHANGES:
            keys = [key for key, found in changes.items() if found == change and _sort_of(key, known) == sort]
            if not keys or (sort, change) not in _SAID:
                continue
            one, several = _SAID[sort, change]
            if len(keys) > MOST_NAMED:
                yield text(f"{several}: {len(keys):,}.")
            else:
                label = one if len(keys) == 1 else several
                named = [(*_name(key, index), *_lead_on(key, change, index)) for key in keys]
                yield (Text(f"{label}: "), *join(named, "; "), Text("."))


def _lead_on(key: str, change: Change, index: Index) -> Inlines:
    """The way to what changed in a cable."""
    mrn = key.removeprefix("cables/")
    if change not in ("text", "words") or mrn not in index.kept:
        return ()
    return (Text(" ("), Link(f"{address_differences(mrn).rstrip('/')}.md", text("what changed")), Text(")"))


def _sort_of(key: str, known: Collection[str]) -> str:
    space = "known" if key in known else key.partition("/")[0]
    return space if space in _SORTS else "entries"


def _name(key: str, index: Index) -> Inlines:
    """A thing by its name, linked to its address."""
    space, _, name = key.partition("/")
    if space == "pages":
        title = next((page.title for page in index.pages if page.name == name), name)
        return (Link(f"/{name}.md", text(title)),)
    entry = index.entries.get(key)
    classes = ("papers",) if space == "cables" else (entry.hue,) if entry else ()
    return (Link(f"/{key}.md", text(entry.headword if entry else name), classes),)
