"""Notices: what stands at an address that was published, and of which nothing else may or can be shown."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from generator.compose.links import say_mrn
from generator.compose.meta import Step, create_meta
from generator.compose.periods import say_period
from generator.compose.words import say_date, text
from generator.model.ledger import Published, group_by_page
from generator.model.page import Page
from generator.model.prose import Block, Blocks, Heading, Link, Paragraph, Strong, Text
from generator.model.record import Record
from generator.model.site import Index

_WIDE = "\u2003"

#: Pages that the edition makes of others, and that go when there is nothing left to show: /dates/2008/02/,
#: /references/2008/, /classifications/secret/2008/, /posts/madrid/2008/02/, /glossary/letters/a/,
#: /glossary/goaj/mentions/2008/, /cables/08STATE13716/, /cables/08BAKU129/transcript/, /cables/08STATE1/cited-by/2008/.
_PERIOD = r"(?:[0-9]{4}(?:/[0-9]{2})*/(?:undated/)?|undated/)"
_MADE = re.compile(
    rf"/(?:(?P<dates>dates)/{_PERIOD}|(?P<list>[a-z]+)/letters/[^/]+/|(?P<references>references)/{_PERIOD}"
    rf"|(?P<entry>[a-z]+/[^/]+)/mentions/{_PERIOD}|(?P<shelf>(?:classifications|posts|tags)/[^/]+)/{_PERIOD}"
    rf"|(?P<cables>cables)/[^/]+/|(?P<cable>cables/[^/]+)/[a-z-]+/(?:{_PERIOD})?)"
)


def plan_notices(ledger: Iterable[Published], standing: Collection[str]) -> tuple[str, ...]:
    """The addresses of pages that were made of others, are published, and are made no more.

    `standing` are the addresses of all other pages. A cable whose text was published is not among them: it is no page
    that comes and goes by itself.
    """
    return tuple(
        page
        for page, lines in group_by_page(ledger).items()
        if page not in standing and _MADE.fullmatch(page) and not any(line.is_file for line in lines)
    )


def compose_gone(address: str, index: Index) -> Page:
    """The notice at one of the addresses of `plan_notices`."""
    found = _MADE.fullmatch(address)
    if found is None:
        raise ValueError(f"{address} is no page that is made of others")
    name = address.strip("/").rpartition("/")[2]
    if found["cables"]:
        number = say_mrn(name)
        title = f"Telegram {number}"
        lead = f"No cable of this edition cites {number} any more, and the edition does not hold it."
        up, section, back = "/cables/index.md", "cables", "All cables"
    elif found["entry"]:
        title = f"Mentions, {_say(address)}"
        lead = "No cable of this edition mentions the entry any more in that time, or they stand on another page of it."
        up, section, back = f"/{found['entry']}.md", "glossary", "The entry"
    elif found["cable"]:
        title = f"Telegram {say_mrn(found['cable'].partition('/')[2])}"
        lead = "This way of reading the cable is no longer offered; what stands at its own address says more."
        if name == "changes":
            lead = "What changed in this cable is no longer shown."
        elif "/cited-by/" in address:
            lead = "What cites this telegram stands on its own page, or on another page of this list."
        up, section, back = f"/{found['cable']}.md", "cables", "The cable"
    elif found["dates"]:
        title = _say(address)
        title = title[:1].upper() + title[1:]
        lead = "No cable of this edition is of that time any more, or they stand with those of the time around it."
        up, section, back = "/dates/index.md", "dates", "All dates"
    elif found["references"]:
        title = f"References, {_say(address)}"
        lead = "No cable of that time cites another any more, or they stand with those of the time around it."
        up, section, back = "/references/index.md", "cables", "All references"
    elif found["shelf"]:
        space, name = found["shelf"].split("/")
        title = (
            f"{name.replace('-', ' ').capitalize() if space == 'classifications' else name.upper()}, {_say(address)}"
        )
        lead = "These cables stand on another page of the list."
        up, section, back = f"/{space}/index.md", "glossary", "The whole list"
    else:
        title = f"The {'letter' if len(name) == 1 else 'letters'} {name.capitalize()}"
        lead = "The list is no longer parted by letters, or has no entry with this one."
        up, section, back = f"/{found['list']}/index.md", "glossary", "The whole list"
    blocks: Blocks = (
        Heading(1, text(title)),
        Paragraph(text(lead), ("lead",)),
        Paragraph((Link(up, text(back)), Text("."))),
    )
    return _create_page(address, title, lead, section, blocks, index)


def _say(address: str) -> str:
    """The period at the end of an address."""
    found = re.search(rf"/({_PERIOD})$", address)
    return say_period(found[1].strip("/")) if found else ""


def compose_withheld(record: Record, index: Index) -> Page:
    """The notice at the address of a cable that is held back or withdrawn: why, since when, and nothing of its text."""
    mrn = record.mrn
    blocks: list[Block] = [
        Paragraph((Strong(text(mrn)), Text(_WIDE + say_mrn(mrn))), ("number-line",)),
        Heading(1, text(f"Telegram {say_mrn(mrn)}")),
    ]
    if record.state != "withdrawn":
        lead = "This cable is held back: it names someone who may be in danger, and no decision has been recorded yet."
        blocks.append(Paragraph(text(lead), ("lead",)))
    else:
        day = f" on {say_date(record.withdrawn_on)}" if record.withdrawn_on else ""
        lead = f"This cable was withdrawn by the editors{day}."
        blocks.append(Paragraph(text(lead), ("lead",)))
        if record.withdrawn_why:
            blocks.append(Paragraph(text(f"Reason: {record.withdrawn_why}")))
    blocks.append(Paragraph(text("The address stays, and nothing of its text is in any page, index or download.")))
    page = _create_page(f"/cables/{mrn}/", f"Telegram {say_mrn(mrn)}", lead, "cables", tuple(blocks), index)
    return Page(page.path, page.title, page.blocks, {**page.meta, "mrn": mrn})


def _create_page(address: str, title: str, lead: str, section: str, blocks: Blocks, index: Index) -> Page:
    section_label = {"cables": "Cables", "dates": "Dates"}.get(section, "Glossary")
    trail: tuple[Step, ...] = ((section_label, f"/{section}/"), (title, None))
    meta = create_meta(index.imprint, "notice", address, lead, section=section, trail=trail)
    return Page(f"{address.strip('/')}.md", title, blocks, meta)
