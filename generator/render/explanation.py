"""What each rule of the parser saw and decided in a telegram, said to a person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from generator.model.emendation import Emendation
from generator.model.problem import Problem
from generator.model.span import Part
from generator.model.telegram import Paragraph, Telegram

#: By what each kind of part was known.
SIGNS: dict[str, str] = {
    "transmission-id": "begins with VZCZ",
    "relay": "made of routing indicators",
    "station": "begins with DE and a routing indicator",
    "security": "begins with ZNY or ZNR",
    "dtg": "day, hour and Z, month, year",
    "from": "begins with FM",
    "to": "begins with TO, or follows such a line",
    "info": "begins with INFO, or follows such a line",
    "exempt": "begins with XMT, or follows such a line",
    "distribution": "columns such as LOG-00, or the tracer line",
    "header-line": "among the lines of the header, of no kind that is known",
    "date-line": "weekday and date above the classification",
    "classification": "a level of classification, spaced or not",
    "caption": "a caption from the list",
    "passing": "an office or post and FOR or PASS",
    "executive-order": "begins with E.O. and the number of an order",
    "tags": "begins with TAGS",
    "subject": "begins with SUBJECT, as far as the next line of the head",
    "references": "begins with REF, as far as the next line of the head",
    "classified-by": "begins with Classified By, as far as the reasons go",
    "paragraph": "a number that the count expects, or text before and between such numbers",
    "heading": "a rule under it, slashes round it, or alone before a number",
    "rule": "hyphens or the like, and nothing else",
    "page-line": "origin, eight digits, page OF pages",
    "signature": "a surname at the end of the text",
    "end": "follows the signature",
    "notice": "names a web site or the collection it was published in",
    "blank": "blank lines",
    "unclaimed": "no rule could name it",
}
_SHORT = 72


def explain(telegram: Telegram, paragraph: int | None = None) -> str:
    """What was seen and decided in the whole telegram, or in the paragraphs that have the number `paragraph`.

    Raises ValueError, with the numbers there are, if no paragraph has that number.
    """
    if paragraph is None:
        return "\n".join(_explain_telegram(telegram)) + "\n"
    found = [index for index, one in enumerate(telegram.paragraphs) if one.number == paragraph]
    if not found:
        numbers = ", ".join(str(one.number) for one in telegram.paragraphs if one.number is not None)
        raise ValueError(f"There is no paragraph {paragraph}; there are {numbers or 'none with a number'}.")
    return "\n".join("\n".join(_explain_paragraph(telegram, index)) + "\n" for index in found)


def _explain_telegram(telegram: Telegram) -> Iterator[str]:
    text = telegram.witness.text
    yield f"{telegram.mrn or 'Without a number'}: {telegram.title or 'without a subject'}"
    unclaimed = sum(part.end - part.start for part in telegram.parts if part.kind == "unclaimed")
    named = f"{unclaimed} that no rule could name" if unclaimed else "each belongs to a part"
    yield f"{len(text)} characters; {named}."
    yield ""
    index = 0
    for part in telegram.parts:
        if part.kind == "blank":
            continue
        line, _ = telegram.witness.place(part.start)
        yield f"line {line}: {part.kind} ({SIGNS[part.kind]})"
        yield f"    {_shorten(text[part.start : part.end])}"
        if part.kind == "paragraph" and index < len(telegram.paragraphs):
            yield f"    {_explain_number(telegram.paragraphs, index)}"
            index += 1
        elif inner := _list_parts(text, part.parts):
            yield f"    {inner}"
    yield ""
    yield from _explain_emendations(telegram, telegram.emendations)
    yield from _explain_problems(telegram.problems)


def _explain_paragraph(telegram: Telegram, index: int) -> Iterator[str]:
    paragraph = telegram.paragraphs[index]
    text = telegram.witness.text
    first, _ = telegram.witness.place(paragraph.start)
    last, _ = telegram.witness.place(max(paragraph.start, paragraph.end - 1))
    yield f"{telegram.mrn or 'Without a number'}, paragraph {paragraph.number}: lines {first} to {last}"
    yield _explain_number(telegram.paragraphs, index)
    if paragraph.portion:
        yield f"Portion mark ({paragraph.portion}), from the list of levels and controls."
    else:
        yield "No portion mark."
    if paragraph.heading:
        yield f"First under the heading {paragraph.heading!r}."
    part = next((one for one in telegram.parts if one.start <= paragraph.start < one.end), None)
    for child in part.parts if part else ():
        if child.kind not in ("label", "portion"):
            line, _ = telegram.witness.place(child.start)
            yield f"line {line}: {child.kind}: {_shorten(text[child.start : child.end])}"
            if inner := _list_parts(text, child.parts):
                yield f"    {inner}"
    yield ""
    inside = [one for one in telegram.emendations if paragraph.start <= one.start < paragraph.end]
    yield from _explain_emendations(telegram, inside)
    yield from _explain_problems(one for one in telegram.problems if first <= one.line <= last)
    yield "It reads:"
    yield paragraph.text


def _explain_number(paragraphs: Sequence[Paragraph], index: int) -> str:
    """Why the paragraph has its number."""
    one = paragraphs[index]
    if one.number is None:
        mark = f" It has a portion mark of its own, ({one.portion})." if one.portion else ""
        return f"No number: a block by itself.{mark}"
    before = next((other.number for other in reversed(paragraphs[:index]) if other.number is not None), None)
    expected = 1 if before is None else before + 1
    printed = f"{one.label!r} is printed"
    if str(one.number) != (one.label or "").rstrip(".) "):
        state = "proposed: an editor has yet to accept it" if one.proposed else "accepted"
        return f"Number {one.number}: {printed}; {expected} is expected, and a pilcrow became a 1 ({state})."
    if one.number == expected:
        return f"Number {one.number}: {printed}, and the count expects it."
    reason = (
        "its portion mark shows that it begins a paragraph" if one.portion else "the numbers after it go on from it"
    )
    if before is None:
        reason = "it is the first"
    return f"Number {one.number}: {printed}; {expected} was expected, but {reason}."


def _explain_emendations(telegram: Telegram, emendations: Sequence[Emendation]) -> Iterator[str]:
    """The changes, those of one rule and one wording together."""
    groups: dict[tuple[str, str, str, str], list[Emendation]] = {}
    for one in emendations:
        wording = ("", "") if one.rule in ("trailing-blank", "line-end") else (one.lemma, one.reading)
        groups.setdefault((one.rule or "the editors", one.state, *wording), []).append(one)
    if not groups:
        yield "No change to the text."
    for (rule, state, *_), group in groups.items():
        lines = [telegram.witness.place(one.start)[0] for one in group]
        places = f"line {lines[0]}" if len(lines) == 1 else f"lines {', '.join(map(str, lines[:8]))}"
        more = f" and {len(lines) - 8} more" if len(lines) > 8 else ""
        one = group[0]
        yield f"{state} by {rule}, {places}{more}: {one.lemma!r} reads {one.reading!r}. {one.reason}".rstrip()
    yield ""


def _explain_problems(problems: Iterable[Problem]) -> Iterator[str]:
    listed = [str(problem) for problem in problems]
    if listed:
        yield from listed
        yield ""


def _list_parts(text: str, parts: Iterable[Part]) -> str:
    return "; ".join(f"{part.kind} {_shorten(text[part.start : part.end])}" for part in parts)


def _shorten(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _SHORT else line[: _SHORT - 2].rstrip() + " …"
