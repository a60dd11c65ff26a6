"""What the editors decided where a writer asks to protect a source, and the text without what they withhold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.model.problem import Problem
from generator.model.record import Extent, Protection, Record
from generator.model.witness import Witness

_BLANKS = re.compile(r"\s+")

#: What occurs in a text and belongs to a living person: an address of mail, found by its sign, and numbers.
# j.doe@example.org
_MAIL = re.compile(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}\.[A-Za-z]{2}")
#: What such a number looks like. It is far rarer than the words that say whose it is, and so looked for first.
_NUMBER = re.compile(r"[0-9][0-9 ()/-]{5,}")
#: The words, up to the first figure; the number itself; and what the words cannot be without.
_BELONGINGS = {
    # cell phone: +994 50 555 01 99 | tel. 555-0199
    "a telephone number": (
        re.compile(r"\b(?:tel|fax|phone|telephone|cell|mobile)\b[^\n0-9]{0,20}\+?[0-9]\Z", re.I),
        _NUMBER,
        ("tel", "fax", "phone", "cell", "mobile"),
    ),
    # passport number 12345678 | passport no. AB123456
    "a passport number": (
        re.compile(r"\bpassport\b[^\n0-9]{0,20}[A-Z]{0,3}[0-9]\Z", re.I),
        re.compile(r"[0-9]{6,9}\b"),
        ("passport",),
    ),
}
#: As many characters before a number are looked at: the longest word and what may stand behind it.
_BEFORE = 9 + 20 + 3


@dataclass(frozen=True, slots=True)
class Protected:
    """A witness's text after the editors' decisions.

    `text` is without what is withheld; `held` says that a request is undecided, and that nothing may be shown;
    `problems` never quote the text. `extents` say how much was taken out by each decision of the record, in its order.
    """

    text: str
    held: bool
    problems: tuple[Problem, ...]
    extents: tuple[Extent, ...] = ()


def protect(witness: Witness, markings: Sequence[tuple[int, int]], record: Record, path: str) -> Protected:
    """Hold the requests to protect a source against the decisions of the record.

    `markings` are the places of the requests in the witness, `path` is its file. A decision holds for the requests
    that read as its marking does (blanks, line ends and capitals apart); one whose marking is no more there is void.
    """
    text = witness.text
    problems: list[Problem] = []
    found = [_fold(text[start:end]) for start, end in markings]
    settled: set[int] = set()
    for decision in record.protections:
        alike = [index for index, words in enumerate(found) if words == _fold(decision.marking)]
        if decision.nth is not None:
            alike = alike[decision.nth - 1 : decision.nth]
        settled.update(alike)
        problems.extend(_judge(decision, record, text, there=bool(alike)))
    # A decision that is void, or takes out nothing, decides nothing.
    held = len(settled) < len(markings) or bool(problems)
    for index, (start, _) in enumerate(markings):
        if index not in settled:
            problems.append(_ask(witness, start, record, path))
    problems.extend(_find_private(witness, path))
    if held:
        return Protected(text, held, tuple(problems))
    read, extents = _withhold(text, record.protections)
    return Protected(read, held, tuple(problems), extents)


def _ask(witness: Witness, start: int, record: Record, path: str) -> Problem:
    """The problem of a request that nobody has decided: an error, unless the record itself holds the cable back."""
    place = witness.place(start)
    if record.state in ("held", "withdrawn"):
        return Problem(path, *place, "P010", "warning", "The writer asks to protect a source.", _how_to(record))
    message = "The writer asks to protect a source, and no editor has decided: the cable is held back."
    return Problem(path, *place, "R018", "error", message, _how_to(record))


def _how_to(record: Record) -> str:
    return (
        f"Write in {record.path} what was decided (publish, withhold or replace):\n"
        "protections:\n"
        "  - marking: the request as the cable has it, with its parentheses\n"
        "    decision: publish\n"
        "    reason: Why.\n"
        "    decided: {by: the editors, on: the day as year-month-day, review: a later day}"
    )


def _judge(decision: Protection, record: Record, text: str, *, there: bool) -> Iterable[Problem]:
    place = (record.path, decision.row, decision.column)
    if not there:
        said = "This decision is void: the cable has no request that reads so."
        yield Problem(*place, "R019", "error", said, "Write its marking as the cable has it, or take the decision out.")
    if decision.decision == "publish" or (decision.redacted and not decision.words):
        return
    if not decision.words or (decision.decision == "replace" and not decision.reading):
        said = f"The decision is to {decision.decision}, and it does not say what."
        yield Problem(*place, "R020", "error", said, "Write the words to be taken out:\nwords: [Full Name, Name]")
    for words in decision.words:
        if not _pattern(words).search(text):
            said = "Words that are to be taken out do not occur in the cable."
            yield Problem(*place, "R020", "error", said, "Write them as the cable has them.")


def _withhold(text: str, decisions: Sequence[Protection]) -> tuple[str, tuple[Extent, ...]]:
    """The text with the words that are withheld gone, wherever they stand, longer ones first; and how much that is."""
    extents = [Extent() for _ in decisions]
    out = {
        words: (number, decision.reading or f"[name withheld, {count} word{'s' if count > 1 else ''}]")
        for number, decision in enumerate(decisions)
        if decision.decision != "publish"
        for words in decision.words
        if (count := len(words.split()))
    }
    for words in sorted(out, key=len, reverse=True):
        number, reading = out[words]
        hits = [hit[0] for hit in _pattern(words).finditer(text)]
        before = extents[number]
        extents[number] = Extent(
            before.places + len(hits),
            before.words + sum(len(hit.split()) for hit in hits),
            before.characters + sum(map(len, hits)),
        )
        text = _pattern(words).sub(lambda _, reading=reading: reading, text)  # type: ignore[misc]
    return text, tuple(extents)


def _pattern(words: str) -> re.Pattern[str]:
    """Words wherever they stand, in capitals or not, over the end of a line or not."""
    return re.compile(r"(?<!\w)" + r"\s+".join(map(re.escape, words.split())) + r"(?!\w)", re.IGNORECASE)


def _find_private(witness: Witness, path: str) -> Iterable[Problem]:
    for place, what in _find_belongings(witness.text):
        yield Problem(
            path,
            *witness.place(place),
            "R021",
            "warning",
            f"Here may stand {what} of a private person.",
            "Ask whether the reader needs it. What is to be taken out is withheld as a protected source is.",
        )


def _find_belongings(text: str) -> Iterator[tuple[int, str]]:
    """What seems to belong to a private person: its place, and what it is."""
    if "@" in text:
        yield from ((hit.start(), "an e-mail address") for hit in _MAIL.finditer(text))
    for hit in _NUMBER.finditer(text):
        first, at = max(0, hit.start() - _BEFORE), hit.start()
        before = text[first:at].casefold()
        for what, (words, number, signs) in _BELONGINGS.items():
            if not any(map(before.__contains__, signs)) or not number.match(text, at):
                continue
            if said := words.search(text, first, at + 1):
                yield said.start(), what


def _fold(text: str) -> str:
    return _BLANKS.sub(" ", text).strip().casefold()
