"""The Atom feed of new and changed cables (RFC 4287). Its dates are those of releases, never of builds."""

from __future__ import annotations

from collections.abc import Sequence

from generator.model.bibliography import Description
from generator.model.site import Imprint
from generator.render.dates import write_midnight
from generator.render.xml import Element, create_xml, make, make_filled

#: How many cables a feed names: a reader fetches it every hour.
LONGEST = 100
_NAMESPACE = "http://www.w3.org/2005/Atom"
#: Atom has no way to leave a date out: an edition that has not been released yet is as old as can be.
_NEVER = "1970-01-01"
_MIXED = frozenset({"title", "subtitle", "summary", "name"})


def create_atom(described: Sequence[Description], imprint: Imprint, address: str) -> bytes:
    """The feed; `described` are the cables, `address` is that of the feed itself (absolute).

    A cable that no release has yet is as old as the last one. The last changed stand first, and among them the latest
    telegrams.
    """
    released = imprint.released or _NEVER
    ordered = sorted(described, key=lambda one: (one.changed or released, one.sent, one.id), reverse=True)
    entries = (_write_entry(one, one.changed or released) for one in ordered[:LONGEST])
    editors = imprint.editors or (imprint.title,)
    root = make(
        "feed",
        {"xmlns": _NAMESPACE, "xml:lang": imprint.language},
        make("title", None, imprint.title),
        make_filled("subtitle", None, imprint.subtitle),
        make("id", None, imprint.base),
        make("link", {"rel": "alternate", "type": "text/html", "href": imprint.base}),
        make("link", {"rel": "self", "type": "application/atom+xml", "href": address}),
        make("updated", None, write_midnight(max([released, *(one.changed for one in described)]))),
        *(make("author", None, make("name", None, editor)) for editor in editors),
        make_filled("rights", None, _tell_rights(imprint)),
        *entries,
    )
    return create_xml(root, _MIXED)


def _tell_rights(imprint: Imprint) -> str:
    stated = (("Text of the cables", imprint.text_licence), ("Notes and glossary", imprint.notes_licence))
    return "; ".join(f"{what}: {words}" for what, words in stated if words)


def _write_entry(described: Description, day: str) -> Element:
    sender = described.sender.with_government if described.sender else described.number
    return make(
        "entry",
        None,
        make("title", None, f"{described.number}: {described.title}" if described.title else described.number),
        make("id", None, described.address),
        make("link", {"rel": "alternate", "type": "text/html", "href": described.address}),
        make("published", None, write_midnight(described.published)) if described.published else None,
        make("updated", None, write_midnight(day)),
        make("author", None, make("name", None, sender)),
        *(make("category", {"term": word.split(" – ")[0], "label": word}) for word in described.keywords),
        make_filled("summary", None, _summarize(described)),
    )


def _summarize(described: Description) -> str:
    date = described.date_in_words or described.sent
    words = [f"Telegram of {date}" if date else "Telegram", described.classification]
    return ", ".join(word for word in words if word) + "." + (f" {described.abstract}" if described.abstract else "")
