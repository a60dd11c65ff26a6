"""A file that may hold a cable: is it one, which, and what will its witness be."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.model.telegram import Telegram
from generator.parse.assembly import read
from generator.parse.carrier import is_page, read_page
from generator.parse.decode import decode
from generator.parse.mrn import canonical

#: cable_08BAKU129, 08BAKU129_a, 08baku129: a number in the name of a file
_IN_NAME = re.compile(r"(?<![0-9A-Za-z])(?P<mrn>[0-9]{2}[A-Za-z]{2,30}[0-9]{1,7})(?![0-9A-Za-z])")

#: How many of the marks of a telegram a text must bear to be taken for one.
ENOUGH_MARKS = 2


class NoCableError(ValueError):
    """A file holds no cable; the message says why, in words for the editor."""


@dataclass(frozen=True, slots=True)
class Examined:
    """A file found to hold a cable.

    `mrn` is the number under which it will stand; `source` the bytes of its witness: those of the file, or where the
    file is a web page (`page`) the text the page carries, in UTF-8; `encoding` the one that the record has to declare
    (empty for UTF-8); `protected` whether the writer asks to protect a source.
    """

    mrn: str
    source: bytes
    telegram: Telegram
    page: bool
    encoding: str
    protected: bool


def examine(data: bytes, name: str) -> Examined:
    """Read a file of which `name` is the name without suffix.

    The number in the name holds; where the text says another, the telegram has a Problem that names it. Raises
    UndecodableError where the bytes are no text, and NoCableError where the text is no cable or has no number.
    """
    witness = decode(data)
    source, number = data, None
    page = is_page(witness.text)
    if page:
        carried = read_page(witness.text)
        if carried is None:
            raise NoCableError("This web page has no <pre> element, in which the published cables stand.")
        source, number = carried.text.encode(), carried.mrn
        witness = decode(source)
    named = _IN_NAME.search(name)
    telegram = read(witness, (named and canonical(named["mrn"])) or number)
    if (marks := count_marks(telegram)) < ENOUGH_MARKS:
        found = "nothing" if not marks else "only one thing"
        raise NoCableError(f"This is no cable: it has {found} of header, classification, TAGS, subject and paragraphs.")
    if telegram.mrn is None:
        raise NoCableError("No number: neither the name of the file nor the text says one, such as 08BAKU129.")
    encoding = {"utf-8": "", "cp1252": "windows-1252"}.get(witness.encoding, witness.encoding)
    protected = any(problem.code == "P010" for problem in telegram.problems)
    return Examined(telegram.mrn, source, telegram, page, encoding, protected)


def count_marks(telegram: Telegram) -> int:
    """How many of the marks of a telegram were found: header, classification, order, TAGS, subject, paragraphs."""
    marks = (
        telegram.dtg or telegram.origin,
        telegram.classification,
        telegram.executive_order,
        telegram.tags,
        telegram.subject,
        any(paragraph.number is not None for paragraph in telegram.paragraphs),
    )
    return sum(map(bool, marks))
