"""Places in a witness: the one coordinate system of the house."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.value import value


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a witness.

    `start` and `end` are offsets in code points of the decoded witness, `end` exclusive.
    """

    start: int
    end: int

    def holds(self, offset: int) -> bool:
        """Whether the code point at `offset` lies inside."""
        return self.start <= offset < self.end


@value
class Part:
    """A named part of a witness, from first to last code point.

    The parts at the top of a telegram tile its witness: the first begins at 0, each begins where the last one ended,
    and the last ends at the witness's end. What nobody could name is a part of the kind `unclaimed`. Inside a part,
    `parts` names what lies in it, in order and without overlap, but without tiling it. `KINDS` lists the kinds.
    """

    kind: str
    start: int
    end: int
    parts: tuple[Part, ...] = ()


KINDS: dict[str, str] = {
    # the transmission header
    "transmission-id": "VZCZCXRO5961",
    "relay": "OO RUEHFL RUEHLA, wrapped lines included",
    "station": "DE RUEHKB #0129/01 0431439",
    "security": "ZNY CCCCC ZZH",
    "dtg": "O 121439Z FEB 08, the whole line",
    "from": "FM AMEMBASSY BAKU",
    "to": "TO and one addressee, or a further action addressee",
    "info": "INFO and one addressee, or a further one",
    "exempt": "XMT and the posts left out",
    "distribution": "ACTION AF-00 INFO LOG-00: columns of old headers",
    "header-line": "another line of the header",
    # the head of the message
    "date-line": "a newspaper's date line above the classification",
    "classification": "C O N F I D E N T I A L SECTION 01 OF 02 BAKU 000129",
    "caption": "SIPDIS, NOFORN …",
    "passing": "DEPT FOR EUR/SCE AND EUR/CARC",
    "executive-order": "E.O. 12958: DECL: 02/12/2018",
    "tags": "TAGS: PREL PGOV",
    "subject": "SUBJECT: …, all its lines",
    "references": "REF: A. …, all its lines",
    "classified-by": "Classified By: …, all its lines",
    # the body
    "paragraph": "a numbered paragraph, or an unnumbered block, up to the next",
    "heading": "a heading of the telegram",
    "rule": "a line of hyphens or the like",
    "page-line": "BAKU 00000129 002 OF 002",
    "signature": "DERSE",
    "end": "NNNN, End Cable Text and other lines after the signature",
    "notice": "a notice of the place it was published in",
    "blank": "blank lines between parts",
    "unclaimed": "what no rule could name",
    # inside the parts above
    "keyword": "FM, TO, INFO, DE, ZNY, TAGS:, SUBJECT: …",
    "precedence": "OO, O, IMMEDIATE",
    "route": "RUEHKB: a routing indicator",
    "serial": "#0129",
    "section": "/01, SECTION 01 OF 02",
    "day-time": "0431439: day of the year and time",
    "security-mark": "CCCCC",
    "signal": "ZZH and other operating signals",
    "date-time-group": "121439Z FEB 08",
    "name": "the name of an addressee, a post or a person",
    "mcn": "4750: message continuity number",
    "level": "C O N F I D E N T I A L",
    "mrn": "BAKU 000129, STATE 13716",
    "order": "12958",
    "declassify": "DECL: 02/12/2018",
    "code": "PREL",
    "office": "EUR/SCE",
    "label": "the number of a paragraph or letter of a reference, pilcrow and stop included",
    "portion": "(C)",
    "reason": "1.4 (b,d)",
    "text": "running text",
    "prose": "a block of running text in a paragraph",
    "bullet": "an item of a list inside a paragraph",
    "lines": "lines whose breaks matter: a table, an address, verse",
    "redaction": "XXXXXXXXXXXX, [NAME REMOVED]",
}
