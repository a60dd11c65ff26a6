"""A telegram with every kind of thing that a file of data has to say of one, read and annotated as the build does."""

from __future__ import annotations

from generator import parse
from generator.annotate import Register, annotate
from generator.model.annotation import AnnotatedTelegram
from generator.model.entry import Held
from generator.model.prose import Emphasis, Link, Paragraph, Text
from generator.model.record import At, Copy, Decision, EditorialNote, Record, Variant
from generator.model.witness import Witness
from tests.compose.described import ENTRIES, entry

TEXT = """\
VZCZCXYZ0007
PP RUEHRB
DE RUEHLI #2041/01 2211605
ZNY CCCCC ZZH
P 091605Z AUG 07
FM AMEMBASSY LISBON
TO RUEHC/SECSTATE WASHDC PRIORITY 1234
INFO RUEHRB/AMEMBASSY RABAT 0099

C O N F I D E N T I A L SECTION 01 OF 02 LISBON 002041

SIPDIS

DEPT FOR EUR/WE

E.O. 12958: DECL: 08/09/2017
TAGS: [PREL](#) EWWT PO
SUBJECT: HARBOUR TALKS: MINISTER'S "LAST WORD" ON PILOTS

REF: A. STATE 10101
[1](#)B. RABAT 77

Classified By: DCM Ana Webb for reasons 1.4 (b) and (d).

[1](#)1. (C) The Ambassador told Minister Nuno Costa & his <staff> that GOP dues
are too high, as ref b says. XXXXXXXXXXXX agreed.

[1](#)2. (SBU) Costa listed the ports:

-- Lisbon, with 40 pilots;
-- Faro, with 3.

[1](#)3. (U) The talks go on, and the

LISBON 00002041 002 OF 002

minister will not move before Rabat answers STATE 10101.

14. (C) Comment: GOP dues fall in the end.
WEBB
"""

REGISTER_ENTRIES = (
    *ENTRIES,
    entry("abbreviation", "glossary/gop", "GOP", expansion="Government of Portugal", case="exact"),
    entry("person", "glossary/costa-nuno", "Costa, Nuno", held=(Held("minister-of-ports", "2005"),)),
    entry("office", "glossary/minister-of-ports", "Minister of Ports"),
    entry("place", "glossary/faro", "Faro", authorities={"geo names": "2268339"}),
    entry("instrument", "glossary/eo-12958", "E.O. 12958", symbol="E.O. 12958"),
    entry("event", "glossary/talks", "the talks", case="any"),
    entry("organization", "glossary/pilots", "40 pilots"),
)


def record() -> Record:
    """The editors' record: one change accepted, a note with a link, a reading of another witness, a copy."""
    note = (
        Paragraph((Text("In the "), Emphasis((Text("Diário"),)), Text(" of that week."))),
        Paragraph((Text("After: "), Link("/glossary/gop.md", (Text("it"),)), Text(" gave way."))),
    )
    return Record(
        mrn="07LISBON2041",
        path="content/cables/2007/07LISBON2041/record.yml",
        state="annotated",
        received="2031-01-02",
        provenance="A copy.",
        summary=(Paragraph((Text("The minister will not move."),)),),
        decisions=(Decision(At("14.", paragraph=4), "¶4.", "The pilcrow became a 1.", "I. Costa", "2031-02-03"),),
        variants=(Variant(At("EWWT", line="TAGS"), "Archive copy", "EWWX", "A slip."),),
        notes=(EditorialNote("diario", At("agreed.", paragraph=1), note),),
        copies=(Copy("Archive", "https://archive.example/2041", "Read whole."),),
    )


def annotate_text(text: str = TEXT, said: Record | None = None) -> AnnotatedTelegram:
    """`text` read and annotated."""
    telegram = parse.read(Witness(text, "cd" * 32), mrn="07LISBON2041")
    return annotate(telegram, said or record(), Register.of(REGISTER_ENTRIES))
