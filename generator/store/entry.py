"""Entries of the register and pages of prose, from their files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from typing import Literal, cast

from generator.model.entry import KINDS, Entry, Held, Space
from generator.model.fields import ENTRY, PAGE, Field, fields_of
from generator.model.prose import Blocks
from generator.model.site import ProsePage
from generator.store.findings import Findings, Place
from generator.store.front import plain_blanks, split_front
from generator.store.keys import KeyReader, Values
from generator.store.letters import read_letters
from generator.store.links import Links
from generator.store.prose import Area, read_prose
from generator.store.tree import read_tree


def known_keys(fields: Iterable[Field]) -> frozenset[str]:
    """Every key of a table, with those below."""
    found: set[str] = set()
    for one in fields:
        found |= {one.key} | known_keys(one.fields)
    return frozenset(found)


_KNOWN = known_keys(ENTRY + PAGE)


@cache
def _elsewhere(kind: str) -> Mapping[str, str]:
    """Keys that only other kinds of entry have, and why they do not belong into this one."""
    folders = {name: folder for folder, name in KINDS.items()}
    return {
        one.key: "only entries in " + ", ".join(folders[name] + "/" for name in one.kinds) + " have it"
        for one in ENTRY
        if one.kinds and kind not in one.kinds
    }


def guess_headword(kind: str, entry_id: str) -> str:
    """What the headword of a file of this name probably is: GOAJ for goaj, `Derse, Anne E` for derse-anne-e.

    The name of a file has lost capitals, commas and accents; the kind says which capitals are likely. A body of one
    word is known by its letters (OSCE).
    """
    words = entry_id.split("-")
    if kind in ("abbreviation", "tag") or (kind == "organization" and len(words) == 1):
        return " ".join(words).upper()
    if kind == "person":
        surname, *first = (word.capitalize() for word in words)
        return f"{surname}, {' '.join(first)}" if first else surname
    if kind in ("term", "office"):
        return " ".join([words[0].capitalize(), *words[1:]])
    return " ".join(word.capitalize() for word in words)


#: `---` and below it `headword: GOS`: the beginning of another entry.
SECOND = re.compile(r"^---[ ]*\n(?=headword:)", re.MULTILINE)


def read_entry(raw: bytes, folder: str, entry_id: str, links: Links, findings: Findings) -> Entry | None:
    """The entry in a file of `folder` (glossary/abbreviations); None where it has no headword to be known by."""
    kind = KINDS[folder]
    fields = tuple(
        replace(one, example=f"headword: {guess_headword(kind, entry_id)}") if one.key == "headword" else one
        for one in fields_of(ENTRY, kind)
    )
    read = _read_parts(raw, fields, "an entry", links, findings, _elsewhere(kind), page=False)
    if read is None:
        return None
    values, body, body_place = read
    if not values.line("headword"):
        return None
    held = tuple(
        Held(below.line("office"), below.line("from"), below.line("until")) for below in values.items.get("held", ())
    )
    return Entry(
        id=entry_id,
        kind=kind,
        space=cast(Space, folder.split("/", maxsplit=1)[0]),
        path=findings.path,
        headword=values.line("headword"),
        body=body,
        sources=values.proses.get("sources", ()),
        expansion=values.line("expansion"),
        variants=values.lines("variants"),
        see=values.lines("see"),
        posts=values.lines("posts"),
        since=values.line("from"),
        until=values.line("until"),
        tags=values.lines("tags"),
        case=cast(Literal["exact", "any", ""], values.line("case")),
        former=values.lines("former"),
        authorities=values.pairs.get("authorities", {}),
        contributors=values.lines("contributors"),
        symbol=values.line("symbol"),
        held=tuple(one for one in held if one.office),
        code=values.line("code"),
        places={**values.places, "body": body_place},
    )


def read_page(raw: bytes, name: str, links: Links, findings: Findings) -> ProsePage | None:
    """The page of prose in a file of pages/; None where it has no title."""
    read = _read_parts(raw, PAGE, "a page", links, findings, {}, page=True)
    if read is None or not read[0].line("title"):
        return None
    values, body, _ = read
    return ProsePage(
        name=name,
        path=findings.path,
        title=values.line("title"),
        body=body,
        section=values.line("section") or "about",
        quotations=values.line("quotations") or "prose",
        description=values.line("description"),
        former=values.lines("former"),
    )


def _read_parts(
    raw: bytes,
    fields: tuple[Field, ...],
    what: str,
    links: Links,
    findings: Findings,
    elsewhere: Mapping[str, str],
    *,
    page: bool,
) -> tuple[Values, Blocks, Place] | None:
    """The keys and the body of a file, and where the body begins."""
    text = read_letters(raw, findings)
    if text is None:
        return None
    parts = split_front(text, [one.example for one in fields if one.required], findings)
    if parts is None:
        return None
    lines = text.split("\n")
    body_line = parts.body_line + len(parts.body) - len(parts.body.lstrip("\n"))
    second = None if page else SECOND.search(parts.body)
    if second:
        line = parts.body_line + parts.body.count("\n", 0, second.start())
        hint = "Move it, from this line on, into a new file of the same folder."
        findings.say("Y031", (line, 1), "A second entry begins here; each has a file of its own.", hint)
    gloss = parts.body[: second.start()] if second else parts.body
    if gloss.strip():
        area = Area(lines, parts.body_line, len(lines), exact=True)
        body = read_prose(gloss, area, links, findings, page=page)
    else:
        body = ()
        body_line = parts.body_line
        findings.say(
            "G001",
            (min(body_line, len(lines)), 1),
            "Nothing stands below the keys." if page else "The gloss is missing: nothing stands below the keys.",
            "Write the text below the second line “---”"
            + ("." if page else ": what the headword means, in one or two sentences."),
        )
    front = plain_blanks(parts.front, parts.front_line, findings)
    tree = read_tree(front, parts.front_line, _KNOWN, findings)
    if tree is None:
        if not front.strip():
            findings.say(
                "Y035",
                (parts.front_line, 1),
                "No key stands between the lines of three hyphens.",
                f"Write a line such as:\n{fields[0].example}",
            )
        return None
    values = KeyReader(what, lines, links, findings, elsewhere).read(tree, fields)
    return values, body, (body_line, 1)
