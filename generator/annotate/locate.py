"""Finding the place that an editor points to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import get_close_matches

from generator.annotate.passages import walk
from generator.model.problem import Problem
from generator.model.reading import Reading, read
from generator.model.record import At
from generator.model.span import Span
from generator.model.telegram import Telegram

#: A guess at a lemma compares it with all runs of words of a paragraph; one longer than this is not guessed at.
LONGEST_GUESS = 120
#: The words by which an editor names a line of the head, to the kinds of parts that have it.
LINES: dict[str, tuple[str, ...]] = {
    "CLASSIFICATION": ("classification",),
    "CAPTION": ("caption",),
    "CAPTIONS": ("caption",),
    "CLASSIFIED BY": ("classified-by",),
    "CLASSIFIED": ("classified-by",),
    "REASON": ("classified-by",),
    "DE": ("station",),
    "DECL": ("executive-order",),
    "DEPT": ("passing",),
    "DTG": ("dtg",),
    "E.O.": ("executive-order",),
    "EO": ("executive-order",),
    "FM": ("from",),
    "FROM": ("from",),
    "INFO": ("info",),
    "PASSING": ("passing",),
    "REF": ("references",),
    "REFS": ("references",),
    "REFTEL": ("references",),
    "REFTELS": ("references",),
    "SIGNATURE": ("signature",),
    "SIPDIS": ("caption",),
    "SUBJ": ("subject",),
    "SUBJECT": ("subject",),
    "TAGS": ("tags",),
    "TO": ("to",),
    "XMT": ("exempt",),
    "ZNR": ("security",),
    "ZNY": ("security",),
}


@dataclass(frozen=True, slots=True)
class Located:
    """The place that was found, or why none was."""

    span: Span | None
    problem: Problem | None = None


def locate(telegram: Telegram, at: At, path: str) -> Located:
    """The span of the witness that `at` points to; `path` is the record's file, for the problem where there is none.

    The lemma is looked for in the reading text of the paragraph (its number included) or line, then in the witness's
    own spelling. It is whole words, and a blank in it may be the end of a line.
    """
    stretches = find_stretches(telegram, at)
    if not stretches:
        return Located(None, _nowhere(telegram, at, path))
    spans = find_lemma(telegram, stretches, at.lemma)
    if not spans:
        message = f"{say_place(at)} has no “{at.lemma}”."
        hint = "Copy the words from the cable, with its straight quotation marks; they must be whole words."
        if near := _find_near(telegram, stretches, at.lemma):
            hint = f"Did you mean this? It must be the cable's own words.\n{write_at(replace(at, lemma=near))}"
        return Located(None, Problem(path, at.row, at.column, "R101", "error", message, hint))
    if at.nth is not None:
        if not 1 <= at.nth <= len(spans):
            message = f"{say_place(at)} has “{at.lemma}” {_times(len(spans))}, so there is no nth: {at.nth}."
            return Located(None, Problem(path, at.row, at.column, "R103", "error", message))
        return Located(spans[at.nth - 1])
    if len(spans) > 1:
        message = f"{say_place(at)} has “{at.lemma}” {_times(len(spans))}; it is not said which is meant."
        hint = f"Say which, counted from 1, or give more words:\nat: {write_at(at, nth=1)}"
        return Located(None, Problem(path, at.row, at.column, "R102", "error", message, hint))
    return Located(spans[0])


def point_to(telegram: Telegram, span: Span) -> At | None:
    """The place that an editor writes to point to `span`: by its words, and by `nth` where they stand there more often.

    `span` is of whole words (see `widen`). None where no numbered paragraph and no line with a keyword holds it, or
    where it has no words.
    """
    lemma = " ".join(telegram.witness.text[span.start : span.end].split())
    for at in _holders(telegram, span, lemma):
        spans = find_lemma(telegram, find_stretches(telegram, at), lemma)
        if span in spans:
            return at if len(spans) == 1 else replace(at, nth=spans.index(span) + 1)
    return None


def _find_near(telegram: Telegram, stretches: tuple[Span, ...], lemma: str) -> str:
    """Words of the reading text that are spelt almost as the lemma, as many as it has; empty where there are none."""
    count = len(lemma.split())
    runs: list[str] = []
    for stretch in stretches:
        text = read(telegram.witness.text, telegram.emendations, stretch.start, stretch.end)
        words = text.split()
        runs += (" ".join(words[at : at + count]).strip("“”\"'().,;:") for at in range(len(words) - count + 1))
    plain = {run.casefold(): run for run in reversed(runs)}
    near = get_close_matches(lemma.casefold(), plain, 1, 0.75) if count and len(lemma) < LONGEST_GUESS else []
    return plain[near[0]] if near else ""


def widen(telegram: Telegram, span: Span) -> Span:
    """The span with the rest of the words that it cuts: of the 8 in `word8`, all of it."""
    text, start, end = telegram.witness.text, span.start, span.end
    while start > 0 and text[start].isalnum() and text[start - 1].isalnum():
        start -= 1
    while 0 < end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return Span(start, end)


def _holders(telegram: Telegram, span: Span, lemma: str) -> Iterator[At]:
    for paragraph in telegram.paragraphs:
        if paragraph.number is not None and paragraph.start <= span.start and span.end <= paragraph.end:
            yield At(lemma, paragraph=paragraph.number)
    kind = next((part.kind for part in telegram.parts if part.start <= span.start and span.end <= part.end), "")
    for word, kinds in LINES.items():
        if kind in kinds:
            yield At(lemma, line=word)


def find_stretches(telegram: Telegram, at: At) -> tuple[Span, ...]:
    """The stretches of the witness in which the lemma is looked for: the paragraph, or the lines."""
    if at.paragraph is not None:
        return tuple(Span(part.start, part.end) for part in telegram.paragraphs if part.number == at.paragraph)
    word = at.line.strip().rstrip(":").upper()
    kinds = LINES.get(word)
    if kinds:
        return tuple(Span(part.start, part.end) for part in telegram.parts if part.kind in kinds)
    text = telegram.witness.text
    return tuple(
        Span(part.start, part.end)
        for part in telegram.parts
        if word and part.kind != "paragraph" and text[part.start : part.end].lstrip().upper().startswith(word)
    )


def find_lemma(telegram: Telegram, stretches: tuple[Span, ...], lemma: str) -> tuple[Span, ...]:
    """The places of a lemma in stretches of the witness, in order: in the reading text, else in the witness's own."""
    pattern = lemma_pattern(lemma)
    if pattern is None:
        return ()
    spans: list[Span] = []
    for stretch in stretches:
        reading = Reading.of(telegram.witness.text, telegram.emendations, stretch.start, stretch.end)
        spans.extend(Span(*reading.span(*found.span())) for found in pattern.finditer(reading.text))
    if not spans:
        for stretch in stretches:
            found_here = pattern.finditer(telegram.witness.text, stretch.start, stretch.end)
            spans.extend(Span(*found.span()) for found in found_here)
    return tuple(dict.fromkeys(spans))


def lemma_pattern(lemma: str) -> re.Pattern[str] | None:
    """What finds a lemma: its characters, a blank meaning any blanks, at the edges of words. None where it is empty."""
    words = lemma.split()
    if not words:
        return None
    before = r"(?<!\w)" if words[0][0].isalnum() else ""
    after = r"(?!\w)" if words[-1][-1].isalnum() else ""
    return re.compile(before + r"\s+".join(map(re.escape, words)) + after)


def say_place(at: At) -> str:
    """The place in words, to begin a sentence with."""
    return f"Paragraph {at.paragraph}" if at.paragraph is not None else f"The line {at.line}"


def write_at(at: At, *, nth: int | None = None) -> str:
    """The place as a record has it, ready to paste; without `nth` where the lemma stands once."""
    where = f"paragraph: {at.paragraph}" if at.paragraph is not None else f"line: {at.line}"
    quoted = at.lemma.replace("\\", "\\\\").replace('"', '\\"')
    count = f", nth: {nth}" if nth is not None else ""
    return f'{{{where}, lemma: "{quoted}"{count}}}'


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def _nowhere(telegram: Telegram, at: At, path: str) -> Problem:
    if at.paragraph is not None:
        numbers = [part.number for part in telegram.paragraphs if part.number is not None]
        have = (
            f"Its numbers are {min(numbers)} to {max(numbers)}." if numbers else "None of its paragraphs has a number."
        )
        return Problem(path, at.row, at.column, "R104", "error", f"The cable has no paragraph {at.paragraph}.", have)
    kinds = {part.kind for part in walk(telegram.parts)}
    known = [word for word, parts in LINES.items() if not kinds.isdisjoint(parts)]
    message = (
        f"The head of the cable has no line {at.line}." if at.line else "The place has neither paragraph nor line."
    )
    return Problem(path, at.row, at.column, "R104", "error", message, f"Lines to point to: {', '.join(known)}.")
