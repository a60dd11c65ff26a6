"""What is wrong with a telegram, said with its place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from generator.model.problem import Problem, Severity
from generator.model.telegram import Telegram

# (strictly protect) | (please⏎protect) | STRICTLY PROTECT | (pro-⏎tect) | (PR0TECT) | (protct) | (p r o t e c t): the
# word, whatever stands round it, whole or as it gets through
# The pattern begins with its letter, and then asks what stands before: so a search is four times as fast.
_PROTECT = re.compile(
    r"[Pp](?=[Rr][Oo0EeTt]|[Oo][RrTt]| [Rr])(?<!\w[Pp])(?:[Rr][Oo0]-?\s{0,2}[Tt]-?\s{0,2}[Ee]-?\s{0,2}[Cc]-?\s{0,2}[Tt]"
    r"| [Rr] [Oo] [Tt] [Ee] [Cc] [Tt]|rotct|rotec|roect|ortect|retect|rtect|rotecct|rotet|otect"
    r"|ROTCT|ROTEC|ROECT|ORTECT|RETECT|RTECT|ROTET|OTECT)\b"
)
# strictly protect | STR1CTLY PROTECT | strict1y protect: needs no parentheses
_STRICTLY = re.compile(r"str[i1l]ct[l1i]y[\s-]{1,3}$", re.IGNORECASE)
# (Amb. X - protect source: from the parenthesis to the word, with the word before it
_OPENED = re.compile(r"[(\[](?:[^()\[\]]{0,80}?\b(?P<before>[A-Za-z]{1,20}))?[^()\[\]A-Za-z]{0,5}$")
# throughout): from the word to the parenthesis
_CLOSED = re.compile(r"[^()\[\]]{0,60}[)\]]")
#: After one of these, to protect is what somebody does: (in order to protect the border).
_VERB = frozenset(
    [
        "to",
        "will",
        "would",
        "can",
        "could",
        "should",
        "must",
        "may",
        "might",
        "not",
        "help",
        "helps",
        "they",
        "we",
        "who",
        "which",
        "that",
    ]
)


class Fault(NamedTuple):
    """A fault at an offset of the witness; `code` is one of CODES."""

    offset: int
    code: str
    message: str
    hint: str = ""


#: The codes of the parser's problems to their severity.
CODES: dict[str, Severity] = {
    "P001": "warning",  # no message reference number
    "P002": "warning",  # the text says another number than the one asked for
    "P003": "warning",  # no date-time group, or one that is no date
    "P004": "warning",  # no classification
    "P005": "warning",  # no subject
    "P006": "warning",  # no paragraph
    "P007": "note",  # paragraph numbers do not run on
    "P008": "note",  # characters that no rule could name
    "P009": "warning",  # the text ends in the middle
    "P010": "warning",  # the text asks to protect a source
    "P011": "warning",  # a line of the head of the message is doubtful
}


def find_problems(
    telegram: Telegram, said: str | None, asked: str | None, doubts: Iterable[Fault]
) -> tuple[Problem, ...]:
    """The problems of a telegram whose text says that its number is `said`, and that was `asked` for.

    `doubts` are those of the head of the message; those without a code of their own share one.
    """
    witness = telegram.witness
    problems = []
    for fault in (*_find_faults(telegram, said, asked), *doubts):
        line, column = witness.place(fault.offset)
        code = fault.code if fault.code in CODES else "P011"
        problems.append(Problem("", line, column, code, CODES[code], fault.message, fault.hint))
    return tuple(sorted(problems))


def _find_faults(telegram: Telegram, said: str | None, asked: str | None) -> Iterator[Fault]:
    places = {part.kind: part.start for part in reversed(telegram.parts)}
    line = places.get("classification", 0)
    if telegram.mrn is None:
        yield _fault_of_number(telegram, line, asked)
    elif said and said != telegram.mrn:
        yield Fault(
            line,
            "P002",
            f"The text says that it is {said}, and was asked for as {telegram.mrn}, which holds.",
            "If the text stands under a wrong number, move it to its own.",
        )
    if telegram.sent is None:
        if telegram.dtg:
            yield Fault(places.get("dtg", 0), "P003", f"The date-time group {telegram.dtg!r} is no date.")
        else:
            yield Fault(0, "P003", "There is no date-time group, such as 121439Z FEB 08.")
    if telegram.classification is None:
        yield Fault(0, "P004", "There is no line with the classification, such as C O N F I D E N T I A L BAKU 000129.")
    if telegram.subject is None:
        yield Fault(line, "P005", "There is no SUBJECT line.")
    yield from _find_faults_of_text(telegram)


def _fault_of_number(telegram: Telegram, line: int, asked: str | None) -> Fault:
    """That the telegram has no number, or one without a year."""
    hint = "Name the file after its number, such as 08BAKU129."
    if asked:
        return Fault(line, "P001", f"{asked!r} is no message reference number, and the text has none.", hint)
    for part in telegram.parts:
        for child in part.parts:
            if part.kind == "classification" and child.kind == "mrn":
                number = telegram.witness.text[child.start : child.end]
                return Fault(
                    child.start, "P001", f"The number {number} has no year, and nothing in the text tells it.", hint
                )
    return Fault(line, "P001", "The text has no message reference number.", hint)


def _find_faults_of_text(telegram: Telegram) -> Iterator[Fault]:
    text = telegram.witness.text
    if not telegram.paragraphs:
        yield Fault(len(text), "P006", "There is no paragraph.")
    before = None
    for paragraph in telegram.paragraphs:
        if paragraph.number is not None:
            if before is not None and paragraph.number != before + 1:
                message = f"Paragraph {paragraph.number} follows paragraph {before}."
                yield Fault(paragraph.start, "P007", message)
            before = paragraph.number
    for part in telegram.parts:
        if part.kind == "unclaimed":
            words = " ".join(text[part.start : part.end].split())[:40]
            yield Fault(part.start, "P008", f"No rule could name what stands here: {words!r}.")
    if text.rstrip().endswith(("...", "…")):
        yield Fault(
            len(text.rstrip()) - 1, "P009", "The text ends in the middle: the source gives a part of the telegram."
        )
    for start, end in find_markings(text):
        message = f"The writer asks to protect a source: {' '.join(text[start:end].split())}."
        yield Fault(start, "P010", message, "Hold the telegram back until an editor has decided (record: state).")


def find_markings(text: str) -> Iterator[tuple[int, int]]:
    """Where the writer asks to protect a source: in parentheses, or strictly; start and end in `text`."""
    for hit in _PROTECT.finditer(text):
        first = max(0, hit.start() - 110)
        strictly = _STRICTLY.search(text[first : hit.start()])
        opened = _OPENED.search(text[first : hit.start()])
        closed = _CLOSED.match(text, hit.end())
        asked = opened and closed and (opened["before"] or "").lower() not in _VERB
        if opened and closed and asked:
            start, end = first + opened.start(), closed.end()
        elif strictly:
            start, end = first + strictly.start(), hit.end()
        else:
            continue
        yield start, end
