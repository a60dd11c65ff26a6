"""What the search knows: a record for each page that stands for itself, read from the site as it is published.

A record is made of the edition's own data (`/data/`, the telegram beside each cable) and of the pages of prose. So it
can hold nothing that the site does not, and the pages need not carry attributes for a search.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from generator.model.anchor import name_anchors, name_reference
from generator.model.telegram import Paragraph

#: Entries of these kinds explain the lines of a header, not the running text.
_OF_THE_HEAD = ("tag", "post")


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a page: what it says, and what the editors explain there.

    `anchor` is empty for what stands above the text. `explained` are words that do not stand there, parted by ` · `: an
    abbreviation with its expansion (`GOAJ: Government of Azerbaijan`), the whole name of a person, the number of a
    telegram that is cited.
    """

    anchor: str
    text: str
    explained: str = ""


@dataclass(frozen=True)
class Record:
    """A page as the search knows it.

    `address` is its path (`/cables/08BAKU129/`), `named` the words by which it is named, which weigh most; `day` an ISO
    date or part of one, empty where none is known; `told` what a list of results says beside the title; `filters` the
    values by which it can be chosen, by the name of the filter.
    """

    address: str
    title: str
    named: str
    passages: tuple[Passage, ...]
    day: str = ""
    told: Mapping[str, str] = field(default_factory=dict)
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def read_records(site: Path) -> list[Record]:
    """The records of the site at `site`: what has a day in the order of days, then the rest in that of addresses."""
    records = [*_read_cables(site), *_read_cited(site), *_read_entries(site), *_read_prose(site)]
    return sorted(records, key=lambda record: (not record.day, record.day, record.address))


def list_sources(site: Path) -> list[Path]:
    """The files that records are made of, in order."""
    data = [site / "data" / name for name in ("cables.json", "glossary.json", "references.json")]
    cables = [site / "cables" / one["mrn"] / f"{one['mrn']}.json" for one in _read_list(site, "cables")]
    return [*(file for file in data if file.is_file()), *cables, *_list_prose(site)]


def _read_list(site: Path, name: str, of: str = "") -> list[dict[str, Any]]:
    file = site / "data" / f"{name}.json"
    found: list[dict[str, Any]] = json.loads(file.read_bytes())[of or name] if file.is_file() else []
    return found


def _read_cables(site: Path) -> Iterator[Record]:
    explained = _read_explanations(site)
    persons = _read_persons(site)
    for cable in _read_list(site, "cables"):
        mrn = cable["mrn"]
        address = f"/cables/{mrn}/"
        telegram = json.loads((site / "cables" / mrn / f"{mrn}.json").read_bytes())
        said = explained.get(address, {})
        sender = (cable["from"] or {}).get("name") or ""
        head = [sender, *(to["name"] for to in cable["to"]), *cable["tags"], *cable["signers"]]
        passages = [Passage("", " · ".join(part for part in (cable["summary"] or "", *head) if part))]
        passages += [
            Passage(anchor, one["text"] or "", said.get(anchor, ""))
            for one in telegram["references"]
            if (anchor := name_reference(one["label"]))
        ]
        paragraphs = [_read_paragraph(one) for one in telegram["paragraphs"]]
        for anchor, one in zip(name_anchors(paragraphs), paragraphs, strict=True):
            text = " ".join(part for part in (one.heading, one.text) if part)
            passages.append(Passage(anchor, text, _leave_out(said.get(anchor, ""), text)))
        day = (cable["sent"] or "")[:10]
        yield Record(
            address,
            cable["title"] or f"Telegram {cable['number']}",
            f"{mrn} {cable['number']}",
            tuple(passages),
            day,
            {"number": mrn, "date": day or cable["date"] or "", "from": sender},
            _filters(
                Kind=("Cable",),
                Year=(day[:4],),
                Post=(sender,),
                Classification=((cable["classification"] or "").capitalize(),),
                TAGS=cable["tags"],
                Person=persons.get(address, ()),
            ),
        )


def _read_paragraph(one: Mapping[str, Any]) -> Paragraph:
    names = ("number", "proposed", "label", "portion", "heading", "text", "start", "end")
    return Paragraph(body=one["start"], **{name: one[name] for name in names})


def _read_cited(site: Path) -> Iterator[Record]:
    """Telegrams that are only cited: found by number and title."""
    for one in _read_list(site, "references", "telegrams"):
        if one["held"] or not one["address"]:
            continue
        mrn, day = one["mrn"], (one["sent"] or "")[:10]
        number = " ".join(_split_number(mrn))
        told = {"number": mrn, "date": one["date"] or day}
        filters = _filters(Kind=("Cited telegram",), Year=(day[:4],))
        title = one["title"] or f"Telegram {number}"
        yield Record(f"/cables/{mrn}/", title, f"{mrn} {number}", (), day, told, filters)


def _split_number(mrn: str) -> tuple[str, str]:
    """`08BAKU129` to `BAKU`, `129`."""
    rest = mrn[2:]
    post = rest.rstrip("0123456789")
    return post, rest[len(post) :]


def _read_entries(site: Path) -> Iterator[Record]:
    for one in _read_list(site, "glossary", "entries"):
        kind = one["kind"]
        names = dict.fromkeys([one["headword"], one["expansion"], one["symbol"], one["code"], *one["variants"]])
        told = {"kind": "TAGS" if kind == "tag" else kind.capitalize(), "expansion": one["expansion"] or ""}
        yield Record(
            f"/{one['key']}/",
            one["headword"],
            " · ".join(name for name in names if name),
            (Passage("", one["text"]),),
            "",
            {key: value for key, value in told.items() if value},
            _filters(Kind=("Person" if kind == "person" else "Entry",)),
        )


def _read_prose(site: Path) -> Iterator[Record]:
    for file in _list_prose(site):
        reader = _ProseReader()
        reader.feed(file.read_text("utf-8"))
        address = f"/{file.parent.relative_to(site).as_posix()}/"
        yield Record(address, reader.title, reader.title, tuple(reader.passages()), filters=_filters(Kind=("Page",)))


def _list_prose(site: Path) -> list[Path]:
    files = sorted(site.glob("*/index.html"))
    return [file for file in files if b'data-kind="prose"' in file.read_bytes()]


class _ProseReader(HTMLParser):
    """Reads the article of a page of prose: its title, and the text under each heading that has an id."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.title = ""
        self._inside = False
        self._heading = ""
        self._texts: dict[str, list[str]] = {"": []}

    def passages(self) -> Iterator[Passage]:
        for anchor, parts in self._texts.items():
            if text := " ".join("".join(parts).split()):
                yield Passage(anchor, text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "article":
            self._inside = True
        elif tag in ("h1", "h2", "h3"):
            self._heading = tag
            if tag != "h1":
                self._texts.setdefault(dict(attrs).get("id") or "", [])
        elif tag in ("p", "li", "td", "th", "dt", "dd", "br"):
            self._text.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag == "article":
            self._inside = False
        elif tag == self._heading:
            self._heading = ""
            self._text.append(". " if tag != "h1" else "")

    def handle_data(self, data: str) -> None:
        if self._inside and self._heading == "h1":
            self.title += data
        elif self._inside:
            self._text.append(data)

    @property
    def _text(self) -> list[str]:
        return self._texts[next(reversed(self._texts))]


def _read_explanations(site: Path) -> dict[str, dict[str, str]]:
    """What is explained at each place of a cable, by its address and anchor."""
    found: dict[str, dict[str, dict[str, None]]] = {}
    for entry in _read_list(site, "glossary", "entries"):
        words = entry["headword"]
        if entry["kind"] != "person":
            words = f"{words}: {entry['expansion']}" if entry["expansion"] else ""
        if words and entry["kind"] not in _OF_THE_HEAD:
            for place in entry["places"]:
                path, anchor = _split_place(place)
                found.setdefault(path, {}).setdefault(anchor, {})[words] = None
    for one in _read_list(site, "references"):
        path, anchor = _split_place(one["place"])
        number = " ".join(_split_number(one["cited"]))
        found.setdefault(path, {}).setdefault(anchor, {})[f"{one['cited']} {number}"] = None
    return {path: {anchor: " · ".join(words) for anchor, words in places.items()} for path, places in found.items()}


def _read_persons(site: Path) -> dict[str, tuple[str, ...]]:
    """The persons that each cable mentions, by its address."""
    found: dict[str, set[str]] = {}
    for entry in _read_list(site, "glossary", "entries"):
        for place in entry["places"] if entry["kind"] == "person" else ():
            found.setdefault(_split_place(place)[0], set()).add(entry["headword"])
    return {path: tuple(sorted(names)) for path, names in found.items()}


def _split_place(place: str) -> tuple[str, str]:
    """The path from the root of the site, and the anchor."""
    address = urlsplit(place)
    _, _, path = address.path.rpartition("/cables/")
    return f"/cables/{path}", address.fragment


def _leave_out(explained: str, text: str) -> str:
    """What is explained without what stands there anyway."""
    said = " ".join(text.split()).casefold()
    return " · ".join(words for words in explained.split(" · ") if words.casefold() not in said)


def _filters(**values: Any) -> dict[str, tuple[str, ...]]:
    """The filters that have a value."""
    kept = {name: tuple(value for value in found if value) for name, found in values.items()}
    return {name: found for name, found in kept.items() if found}
