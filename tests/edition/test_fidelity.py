"""Nothing lost, nothing silent: shown from the published files alone, by code that shares none with the generator."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from lxml import html

pytestmark = pytest.mark.edition

#: What the style sheet shows as blank is one.
BLANKS = re.compile(r"\s+")


#:   sha256: dbe9cbbba9b0…
CHECKSUM = re.compile(r"^ *sha256: *(?P<sha256>[0-9a-f]{64})", re.MULTILINE)


class Published(NamedTuple):
    """A cable as published: its witness, its telegram as JSON, its page."""

    mrn: str
    witness: bytes
    telegram: dict[str, Any]
    page: html.HtmlElement


@pytest.fixture(scope="session")
def published(site: Path) -> list[Published]:
    found = []
    for folder in sorted((site / "cables").iterdir()):
        witness = folder / f"{folder.name}.txt"
        if witness.is_file():
            telegram = json.loads((folder / f"{folder.name}.json").read_text("utf-8"))
            page = html.fromstring((folder / "index.html").read_bytes().decode())
            found.append(Published(folder.name, witness.read_bytes(), telegram, page))
    assert found, "the edition publishes no cable"
    return found


def changes(telegram: dict[str, Any]) -> list[dict[str, Any]]:
    """The log: the emendations that the reading text has."""
    return [change for change in telegram["emendations"] if change["state"] in ("applied", "accepted")]


def read(witness: str, log: list[dict[str, Any]], start: int, end: int) -> str:
    """The reading text of a stretch of the witness."""
    text, at = "", start
    for change in log:
        if start <= change["start"] and change["end"] <= end:
            text += witness[at : change["start"]] + change["reading"]
            at = change["end"]
    return text + witness[at:end]


def rebuild(reading: str, log: list[dict[str, Any]]) -> str:
    """The witness, from nothing but its reading text and the log."""
    text, at, shift = "", 0, 0
    for change in log:
        place = change["start"] + shift
        assert reading[place : place + len(change["reading"])] == change["reading"], f"not there: {change}"
        text += reading[at:place] + change["lemma"]
        at = place + len(change["reading"])
        shift += len(change["reading"]) - len(change["lemma"])
    return text + reading[at:]


def visible(element: html.HtmlElement) -> str:
    """The cable's text in an element of the page: all of it but the editors' signs."""
    if "sign" in (element.get("class") or "").split():
        return ""
    inner = "".join(visible(child) + (child.tail or "") for child in element)
    return (element.text or "") + inner


def test_reading_text_and_log_rebuild_the_witness_to_the_checksum_of_its_record(
    published: list[Published], content: Path
) -> None:
    for cable in published:
        (record,) = content.glob(f"cables/*/{cable.mrn}/record.yml")
        recorded = CHECKSUM.search(record.read_text("utf-8"))
        assert recorded, f"{record} records no checksum"
        text = cable.witness.decode("utf-8-sig")
        log = changes(cable.telegram)
        rebuilt = rebuild(read(text, log, 0, len(text)), log)
        encoding = "utf-8-sig" if cable.witness.startswith(b"\xef\xbb\xbf") else "utf-8"
        assert hashlib.sha256(rebuilt.encode(encoding)).hexdigest() == recorded["sha256"], cable.mrn


def test_the_text_of_the_page_is_the_reading_text(published: list[Published]) -> None:
    for cable in published:
        text = cable.witness.decode("utf-8-sig")
        log = changes(cable.telegram)
        shown = " ".join(visible(element) for element in cable.page.find_class("paragraph"))
        wanted = " ".join(read(text, log, each["start"], each["end"]) for each in cable.telegram["paragraphs"])
        assert BLANKS.sub(" ", shown).strip() == BLANKS.sub(" ", wanted).strip(), cable.mrn


def test_every_character_of_the_witness_is_claimed(published: list[Published]) -> None:
    unclaimed = {cable.mrn: cable.telegram["coverage"]["unclaimed"] for cable in published}
    assert unclaimed == dict.fromkeys(unclaimed, 0)


def test_the_witness_is_published_as_it_was_received(published: list[Published], content: Path) -> None:
    for cable in published:
        (source,) = content.glob(f"cables/*/{cable.mrn}/source.txt")
        assert cable.witness == source.read_bytes()


def test_one_character_more_or_less_is_found(published: list[Published]) -> None:
    """The checks above can fail: each one-character change to a reading text is seen in the rebuilt witness."""
    cable = published[0]
    text = cable.witness.decode("utf-8-sig")
    log = changes(cable.telegram)
    reading = read(text, log, 0, len(text))
    for place in range(0, len(reading), 7):
        mutated = reading[:place] + reading[place + 1 :]
        try:
            same = rebuild(mutated, log) == text
        except AssertionError:
            continue
        assert not same, f"a character lost at {place} is not seen"
