"""What the fuzzer feeds, and what must hold of whatever it feeds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress

from generator.model.reading import Reading
from generator.parse import read
from generator.parse.decode import UndecodableError, decode
from generator.parse.intake import NoCableError, examine
from generator.render.escape import escape
from generator.render.telegram import create_json
from tests.render.conversion import elements, text_of


def parse(data: bytes) -> None:
    """Any bytes are a telegram whose parts tile them, or are refused in words; nothing else is raised."""
    try:
        witness = decode(data)
    except UndecodableError:
        return
    telegram = read(witness)
    at = 0
    for part in telegram.parts:
        assert part.start == at < part.end, f"parts do not tile at {at}"
        at = part.end
    assert at == len(witness.text), f"the last part ends at {at}"
    for change in telegram.emendations:
        assert witness.text[change.start : change.end] == change.lemma, f"no lemma at {change.start}"
    Reading.of(witness.text, telegram.emendations, 0, len(witness.text))
    create_json(telegram)
    with suppress(NoCableError, UndecodableError):
        examine(data, "07LISBON544")


def law(data: bytes) -> None:
    """Text that was escaped, converted and stripped of its tags is the text."""
    text = "".join(char for char in data.decode("utf-8", "replace") if char == "\n" or char.isprintable())
    if text.strip():
        assert text_of(elements(escape(text))) == text, repr(text)


TARGETS: Mapping[str, Callable[[bytes], None]] = {"parse": parse, "escape": law}

_CABLE = """\
VZCZCXRO1234
OO RUEHLI
DE RUEHLI #0544/01 0601200
ZNY CCCCC ZZH
O 011200Z MAR 07
FM AMEMBASSY LISBON
TO RUEHC/SECSTATE WASHDC IMMEDIATE 4750
INFO RUEHBS/USEU BRUSSELS PRIORITY 0195

C O N F I D E N T I A L SECTION 01 OF 02 LISBON 000544

SIPDIS

E.O. 12958: DECL: 03/01/2017
TAGS: [PREL](#) PGOV PO
SUBJECT: PORTUGAL AND THE PRESIDENCY
REF: A. STATE 13716
[1](#)B. 06 LISBON 12

Classified By: Ambassador A. Name for reasons 1.4 (b, d).

[1](#)1. (C) Summary. The Ambassador called on the

LISBON 00000544 002 OF 002

minister of France,s ally. End Summary.

12. (C/NF) He listened. NAME
"""

SEEDS: Mapping[str, tuple[bytes, ...]] = {
    "parse": (_CABLE.encode(), _CABLE.replace("[1](#)", "\u00b6").encode("cp1252"), b"PAGE 01 LISBON 00544 01 OF 02"),
    "escape": (b"a *b* [c](d) {.e} `f` <g> &#x41; | ~ 1. x\n    y\n\nz", b"4. (C) U.S. -- \\ _x_ **y** :   z"),
}
