"""Stretches of running text: what is read there, and which words are closed to annotation."""

from __future__ import annotations

import operator
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from generator.annotate.starters import Starters
from generator.annotate.tokens import Tokens, tokenize
from generator.model.annotation import Zone
from generator.model.reading import Reading
from generator.model.span import Part
from generator.model.telegram import Telegram
from generator.model.value import value

#: Parts inside a paragraph that are no running text.
CLOSED_PARTS = frozenset(("redaction", "page-line", "rule", "heading", "label", "portion", "signature", "notice"))
#: What is withheld, and addresses of the web or of mail; each behind signs without one of which it is none, found far
#: faster.
OTHER = (
    # XXXXXXXXXXXX, xxxxx
    (("XX", "xx", "Xx", "xX"), re.compile(r"[Xx]{4,}")),
    # [NAME REMOVED], [Source removed]
    (("[",), re.compile(r"\[[A-Za-z ,]{1,40} (?:REMOVED|removed|Removed)\]")),
    # http://www.nato.int/docu, www.osce.org
    (("://",), re.compile(r"https?://\S+")),
    (("www.",), re.compile(r"www\.\S+")),
    # desk@state.sgov.gov
    (("@",), re.compile(r"[\w.+-]{1,64}@[\w.-]{2,}")),
)
#: A stretch without a small letter that may be a heading, `END SUMMARY AND COMMENT`. A list of short forms (`NATO, EU,
#: OSCE`) is none.
CAPITALS = re.compile(r"[A-Z](?:[^a-z\n,;\u00df-\u00f6\u00f8-\u00ff]*[A-Z])?(?![a-z])")
#: A line without a small letter of ASCII, between the ends of two lines. It may be a heading; few lines are such.
CAPITAL_LINE = re.compile(r"\n(?P<line>[^a-z\n]+)(?=\n)")
#: What ends a sentence.
STOPS = '.!?")\u201d'
#: Words that stand in capitals only where everything does.
SMALL_WORDS = frozenset(
    word
    for line in (
        "AN AND ARE AS AT BE BUT BY CAN FOR FROM HAS HAVE IN INTO IS IT ITS MAY NO NOT OF OFF ON OR OUT OVER",
        "THAT THE THEIR THEY THIS TO UP WAS WILL WITH",
    )
    for word in line.split()
)
#: As many words in capitals in a row are a heading or its like, even without a small word.
MANY_CAPITALS = 5
#: A text with a larger share of capitals than this says nothing by them.
ALL_CAPITALS = 0.8
#: The most frequent letters of English.
FREQUENT = "etaoinsr"
#: A text with no more letters than this is too short to tell (`UN, EU.`).
FEW_LETTERS = 20


@value
class Passage:
    """A stretch of running text.

    `text` is what is read there and `tokens` its words. For each word, `barred` says whether it is no running text
    (withheld, an address, a part of another kind), and `closed` whether no headword is looked up there: the barred
    ones, and those of headings. `capitals` is true where nearly all letters are capitals, so that case tells nothing.
    `paragraph` is the index in `Telegram.paragraphs`, None in the head. `reading` leads back to the witness. `places`
    are the words at which something may begin (see `Starters`).
    """

    text: str
    tokens: Tokens
    barred: tuple[bool, ...]
    closed: tuple[bool, ...]
    capitals: bool
    zone: Zone
    paragraph: int | None
    reading: Reading
    places: Sequence[tuple[int, int]]

    def places_of(self, kinds: int) -> list[int]:
        """The words at which something of `kinds` may begin, in order."""
        return [at for at, begun in self.places if begun & kinds]

    def tokens_in(self, start: int, end: int) -> range:
        """The indices of the words that lie at least in part from `start` to `end`."""
        return tokens_between(self.tokens, start, end)


def read_passages(telegram: Telegram, starters: Starters) -> Iterator[Passage]:
    """The running text of a telegram, one passage a paragraph; `starters` are the words that are looked for."""
    closed = [(part.start, part.end) for part in walk(telegram.parts) if part.kind in CLOSED_PARTS]
    starts = [start for start, _ in closed]
    reached = list(accumulate((end for _, end in closed), max))
    for index, paragraph in enumerate(telegram.paragraphs):
        near = closed[bisect_right(reached, paragraph.body) : bisect_left(starts, paragraph.end)]
        inside = [span for span in near if span[1] > paragraph.body]
        yield read_passage(telegram, paragraph.body, paragraph.end, "text", starters, index, inside)


def read_passage(
    telegram: Telegram,
    start: int,
    end: int,
    zone: Zone,
    starters: Starters,
    paragraph: int | None = None,
    closed: Iterable[tuple[int, int]] = (),
) -> Passage:
    """The passage from `start` to `end` of the witness; `closed` are spans of the witness without running text."""
    reading = Reading.of(telegram.witness.text, telegram.emendations, start, end)
    text = reading.text
    tokens = tokenize(text)
    barred = _cover(tokens, _other_stretches(text))
    for first, last in closed:
        at = bisect_right(tokens.ends, first, key=lambda end: reading.to_witness(end, end=True))
        while at < len(tokens) and reading.to_witness(tokens.starts[at]) < last:
            barred[at] = True
            at += 1
    headings = tuple(_headings(text))
    shut = map(operator.or_, barred, _cover(tokens, headings)) if headings else barred
    places = starters.places_in(tokens)
    return Passage(text, tokens, tuple(barred), tuple(shut), _in_capitals(text), zone, paragraph, reading, places)


def tokens_between(tokens: Tokens, start: int, end: int) -> range:
    """The indices of the words that lie at least in part from `start` to `end`."""
    first = bisect_right(tokens.ends, start)
    return range(first, bisect_left(tokens.starts, end, lo=first))


def _cover(tokens: Tokens, stretches: Iterable[tuple[int, int]]) -> list[bool]:
    """For each word whether one of the stretches covers it."""
    covered = [False] * len(tokens)
    for start, end in stretches:
        for index in tokens_between(tokens, start, end):
            covered[index] = True
    return covered


def walk(parts: Iterable[Part]) -> Iterator[Part]:
    """The parts and those inside them, in order."""
    for part in parts:
        yield part
        if part.parts:  # most have none
            yield from walk(part.parts)


def _other_stretches(text: str) -> Iterator[tuple[int, int]]:
    """What is withheld, and addresses."""
    for signs, pattern in OTHER:
        if any(map(text.__contains__, signs)):
            for found in pattern.finditer(text):
                yield found.span()


def _headings(text: str) -> Iterator[tuple[int, int]]:
    """Lines and stretches in capitals."""
    lines = f"\n{text}\n"
    for found in CAPITAL_LINE.finditer(lines):
        start, end = found.span("line")
        line = lines[start:end]
        if line == line.upper() and len(line) < len(text):
            before = lines[lines.rfind("\n", 0, start - 1) + 1 : start - 1]
            after = lines[end + 1 : lines.find("\n", end + 1)]
            if _is_heading(before, line, after):
                yield start - 1, end - 1
    for found in CAPITALS.finditer(text):
        words = [word for word in found.group().split() if not word.isdigit()]
        if len(words) >= MANY_CAPITALS or (len(words) > 2 and not SMALL_WORDS.isdisjoint(words)):
            yield found.span()


def _is_heading(before: str, line: str, after: str) -> bool:
    """Whether a line without a small letter is a heading.

    No sentence goes on to it from the line `before`, nor from it to the line `after` (each empty where none touches
    it). The short last line of a paragraph (`UNSCR 1244.`) is none: it ends a sentence.
    """
    before, after = before.strip(), after.strip()
    if not any(map(str.isalpha, line)):
        return False
    if before and (before[-1] not in STOPS or line.rstrip()[-1] in STOPS):
        return False
    return not after or not (after[0].islower() or after[0].isdigit())


def _in_capitals(text: str) -> bool:
    # Whether enough letters are small is soon seen by the most frequent ones, and so it is of nearly every text.
    small, enough = 0, (1 - ALL_CAPITALS) * len(text)
    for letter in FREQUENT:
        small += text.count(letter)
        if small > enough:
            return False
    letters = sum(map(str.isalpha, text))
    return letters > FEW_LETTERS and sum(map(str.isupper, text)) > ALL_CAPITALS * letters
