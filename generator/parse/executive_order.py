"""The line of the executive order: under which order the telegram is classified, and until when.

`E.O. 12958: DECL: 02/12/2018`, `EO 12958 DECL: 2020/02/04`, `E.o. 12958: decl: 6/30/08`, `E.O. 12958: N/A`,
`E.O. 11652: GDS 8/12/85`, `E.O. 12958: DECL: TEN YEARS AFTER KOREAN UNIFICATION`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from generator.model.emendation import Emendation
from generator.model.span import Part
from generator.parse.data import read_rows
from generator.parse.mrn import full_year

#: E.O. 12958 · EO 12958 · E.o.12958
ORDER = re.compile(r"E\.?[ \t]?[O0]\.?[ \t]{0,9}:?[ \t]{0,9}(?P<order>\d{5})", re.IGNORECASE)
#: DECL: 02/12/2018 · DECL:2020/02/04 · DNG: CO 01/26/2021 · GDS 8/12/85
_NUMBERS = re.compile(
    r"(?<![\d/])(?:(?P<year>(?:19|20)\d{2})[/.-](?P<month>\d{1,2})[/.-](?P<day>\d{1,2})"
    r"|(?P<packed>(?:19|20)\d{6})(?!\d)"
    r"|(?P<m>\d{1,2})[/.-](?P<d>\d{1,2})[/.-](?P<y>(?:19|20)\d{2}|\d{2}))(?![\d/])"
)
_NAME = r"\b(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC(?!L))"
#: DECL: 4 MARCH 2018 · DECL: MARCH 4, 2018
_WORDS = re.compile(
    rf"(?:(?<!\d)(?P<d>\d{{1,2}})[ -]?(?P<month>{_NAME})[A-Z]{{0,6}}\.?"
    rf"|(?P<name>{_NAME})[A-Z]{{0,6}}\.?[ ]?(?P<day>\d{{1,2}}))"
    r",?[ -]?(?P<y>(?:19|20)\d{2}|\d{2})(?!\d)",
    re.IGNORECASE,
)
_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
#: 12/01/2O18: the letter for the figure
_NOUGHT = re.compile(r"(?<=\d)[oO](?=\d)")
#: An event, not a date: TEN YEARS AFTER … · UPON CLOSURE OF ICTY. A release is no term: DECLASSIFIED JUNE 21, 2006.
_EVENT = re.compile(r"\b(?:AFTER|UPON|UNTIL|CLOSURE|WHEN|DECLASSIFIED|RELEASED)\b", re.IGNORECASE)
#: DECL: · DNG: CO · GDS · XGDS
_TERM = re.compile(r"\b(?:DECL|DNG|X?GDS|ADS|RDS)\b[:.]?", re.IGNORECASE)


@dataclass(slots=True)
class ExecutiveOrder:
    """What the line says: the `order`'s number, the ISO date `declassify_on` or None, the parts, and what is doubtful.

    `emendations` proposes the number that is meant where two figures are swapped (12598); `bad_date` holds what stands
    in the place of a date and is none.
    """

    order: str | None
    declassify_on: str | None
    parts: tuple[Part, ...]
    emendations: tuple[Emendation, ...] = ()
    bad_date: str | None = None


@cache
def _orders() -> Mapping[str, str]:
    """Each number that is printed for an executive order on classification, to the order that is meant."""
    orders = {number: number for number, *_ in read_rows("executive_orders.tsv", 2)}
    for number in tuple(orders):
        for at in range(len(number) - 1):
            swapped = number[:at] + number[at + 1] + number[at] + number[at + 2 :]
            orders.setdefault(swapped, number)
    return orders


def read_date(text: str) -> str | None:
    """The first date in `text` as ISO 8601, month before day; None where there is none or it is no day."""
    text = _NOUGHT.sub("0", text)
    numbers, words = _NUMBERS.search(text), _WORDS.search(text)
    try:
        if numbers and numbers["packed"]:
            return date.fromisoformat(numbers["packed"]).isoformat()
        if numbers and (not words or numbers.start() <= words.start()):
            year = numbers["year"] or numbers["y"]
            month, day = numbers["month"] or numbers["m"], numbers["day"] or numbers["d"]
            if int(month) > 12 >= int(day):
                month, day = day, month
            return date(full_year(year), int(month), int(day)).isoformat()
        if words:
            name = (words["month"] or words["name"]).upper()
            return date(full_year(words["y"]), _MONTHS.index(name) + 1, int(words["d"] or words["day"])).isoformat()
    except ValueError:
        return None
    return None


def read_executive_order(text: str, start: int, end: int) -> ExecutiveOrder:
    """The line of the executive order that stands from `start` to `end` of `text`."""
    parts = []
    order = None
    slips: tuple[Emendation, ...] = ()
    value = start
    if found := ORDER.search(text, start, end):
        number = found["order"]
        order = _orders().get(number, number)
        if order != number:
            reason = "No executive order on classification has this number; two figures are swapped."
            slip = Emendation(*found.span("order"), number, order, "executive-order-number", "proposed", reason)
            slips = (slip,)
        parts.append(Part("keyword", found.start(), found.start("order")))
        parts.append(Part("order", found.start("order"), found.end("order")))
        value = found.end()
    while value < end and text[value] in " \t:.,;\n":
        value += 1
    stop = len(text[:end].rstrip()) if end > value else value
    rest = text[value:stop]
    when = bad = None
    if rest:
        parts.append(Part("declassify", value, stop))
        if not _EVENT.search(rest):
            when = read_date(rest)
            if when is None and (_TERM.search(rest) and re.search(r"\d/\d", rest)):
                bad = rest
    return ExecutiveOrder(order, when, tuple(parts), slips, bad)
