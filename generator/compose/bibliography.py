"""Cables, entries and the edition as they are described in a bibliography.

The one place that decides who is named as author, what the number is, which date and which address; how the words
are put is `citation_forms`, how files say it is the business of `render`.
"""

from __future__ import annotations

from generator.compose.digest import WITHHELD
from generator.compose.links import say_mrn
from generator.compose.marks import say_level
from generator.compose.posts import name_post
from generator.compose.quotation import set_quotes
from generator.model.bibliography import Container, Description
from generator.model.entry import Entry
from generator.model.mrn import MRN
from generator.model.site import CableCard, Imprint, Index


def describe_edition(imprint: Imprint) -> Description:
    """The edition as a whole."""
    return Description("edition", imprint.base, set_quotes(imprint.title), imprint.base, describe_container(imprint))


def describe_cables(index: Index) -> tuple[Description, ...]:
    """All cables that the edition holds and shows, by date and number."""
    shown = (index.cards[mrn] for mrn in index.in_order)
    return tuple(describe_cable(card, index) for card in shown if card.state not in WITHHELD)


def describe_cable(card: CableCard, index: Index) -> Description:
    """A cable, held or only cited; `card` as in `index.cards`."""
    imprint = index.imprint
    published, changed = index.find_days(f"cables/{card.mrn}")
    return Description(
        kind="cable",
        id=card.mrn,
        title=set_quotes(card.title).rstrip(" ."),
        address=f"{imprint.base}cables/{card.mrn}/",
        container=describe_container(imprint),
        number=say_mrn(card.mrn),
        sender=name_post(card.origin, index, card.post),
        recipients=tuple(name_post(address, index) for address in card.addressees),
        sent=_find_date(card),
        date=card.date,
        classification=say_level(card.classification),
        keywords=tuple(_explain_tag(tag, index) for tag in card.tags),
        abstract=card.summary,
        held=card.held,
        published=published,
        changed=changed,
    )


def describe_entry(entry: Entry, index: Index) -> Description:
    """An entry of the register."""
    imprint = index.imprint
    published, changed = index.find_days(entry.key)
    return Description(
        kind="entry",
        id=entry.key,
        title=set_quotes(entry.headword),
        address=f"{imprint.base}{entry.key}/",
        container=describe_container(imprint),
        authors=entry.contributors,
        published=published,
        changed=changed,
    )


def describe_container(imprint: Imprint) -> Container:
    """The edition as that in which its parts are read."""
    title = imprint.title.casefold()
    return Container(
        title=set_quotes(imprint.title),
        address=imprint.base,
        release=imprint.release,
        released=imprint.released,
        editors=tuple(editor for editor in imprint.editors if title not in editor.casefold()),
        publisher=imprint.publisher,
        language=imprint.language,
    )


def _find_date(card: CableCard) -> str:
    """The day as far as it is known: at least the year of the number, for telegrams are numbered by the year."""
    if card.sent or card.date:
        return card.day[:10]
    try:
        return str(MRN.of(card.mrn).year)
    except ValueError:
        return ""


def _explain_tag(tag: str, index: Index) -> str:
    """`PREL – External political relations`: as readers of PlusD know them in their reference managers."""
    entry = index.tags_by_code.get(tag)
    return f"{tag} – {entry.expansion}" if entry and entry.expansion else tag
