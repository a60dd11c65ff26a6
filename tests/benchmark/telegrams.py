"""Made-up telegrams in the shape of real ones: header, classification, captions, head lines, paragraphs, signature."""

from __future__ import annotations

import random
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.parse.mrn import Post
from tests.benchmark.damage import damage
from tests.benchmark.headwords import Headword
from tests.benchmark.numbers import Number, address_of, choose_cited, invent_numbers, list_posts, routes
from tests.benchmark.prose import Writer

_LEVELS = {
    "C": ("C O N F I D E N T I A L", "ZNY CCCCC ZZH", 60),
    "S": ("S E C R E T", "ZNY SSSSS ZZH", 22),
    "SBU": ("UNCLAS", "ZNR UUUUU ZZH", 18),
}
_TAGS = ("PREL", "PGOV", "ECON", "PTER", "MARR", "PHUM", "ETRD", "ENRG", "EFIN", "MNUC", "KDEM", "PARM", "MOPS", "PINR")
_PRECEDENCES = {"OO": ("O", "IMMEDIATE"), "PP": ("P", "PRIORITY"), "RR": ("R", "")}
#: The median of the body's length in characters, and the spread of its logarithm, as measured on 1,295 real cables.
_MEDIAN, _SPREAD = 8_492, 0.52
#: Characters to a section of a telegram that is sent in several.
_SECTION = 5_200


@dataclass(frozen=True, slots=True)
class Received:
    """A telegram as an edition receives it: its message reference number (08BAKU129), and its text."""

    mrn: str
    text: str


def write_telegrams(count: int, headwords: Sequence[Headword], seed: int) -> Iterator[Received]:
    """Make up `count` telegrams: always the same ones for the same seed, and fewer are the first of more."""
    numbers = invent_numbers(count, seed)
    return (write_telegram(place, numbers, headwords, seed) for place in range(count))


def write_telegram(place: int, numbers: Sequence[Number], headwords: Sequence[Headword], seed: int) -> Received:
    """Write the telegram that bears the number at `place`: always the same one for the same seed."""
    chance = random.Random(f"{seed}/telegram/{place}")
    number = numbers[place]
    cited = choose_cited(place, numbers, chance)
    letters = "ABCDEFGHIJKLMNOP"[: len(cited)] if len(cited) > 1 or chance.random() < 0.3 else ""
    writer = Writer(chance, headwords, number.sent, letters)
    level = chance.choices(list(_LEVELS), [share for *_, share in _LEVELS.values()])[0]
    body = _write_paragraphs(writer, chance, level)
    of = max(1, round(len(body) / _SECTION))
    lines = [*_write_header(number, chance, level, of), ""] if chance.random() < 0.87 else []
    lines += _write_head(writer, number, chance, level, of, cited, letters)
    text = "\n".join(lines) + "\n\n" + body + f"\n{writer.persons[0][1].upper()}\n"
    return Received(number.mrn, damage(text, number, of, chance))


def _write_header(number: Number, chance: random.Random, level: str, of: int) -> list[str]:
    """From the transmission id to the addressees."""
    route = routes()
    letter = "OO" if chance.random() < 0.4 else chance.choice(("PP", "PP", "RR"))
    short, word = _PRECEDENCES[letter]
    others = [post for post in chance.sample(list_posts(), chance.randrange(2, 14)) if post.code != number.code]
    via = " ".join(sorted(route[post.code] for post in others[:6]))
    section = "/01" if of > 1 else ""
    sent = number.sent

    def address(post: Post) -> str:
        return f"{route[post.code]}/{address_of(post)} {word} {chance.randrange(1, 9_999):04}".replace("  ", " ")

    to, *info = [post for post in list_posts()[:1] if number.code != "STATE"] + others
    return [
        f"VZCZCX{chance.choice(('RO', 'YZ'))}{chance.randrange(1_000, 9_999)}",
        f"{letter} {via}",
        f"DE {route[number.code]} #{number.serial % 10_000:04}{section} {sent:%j%H%M}",
        _LEVELS[level][1],
        f"{short} {sent:%d%H%M}Z {sent:%b %y}".upper(),
        f"FM {_address_by_name(number)}",
        f"TO {address(to)}",
        *(
            (("INFO " if first else "") + address(post))
            for first, post in zip((True, *[False] * 20), info, strict=False)
        ),
    ]


def _address_by_name(number: Number) -> str:
    return next(address_of(post) for post in list_posts() if post.code == number.code)


def _write_head(
    writer: Writer,
    number: Number,
    chance: random.Random,
    level: str,
    of: int,
    cited: Sequence[Number],
    letters: str,
) -> list[str]:
    """From the classification line to the line Classified By."""
    classified = level != "SBU"
    sections = f" SECTION 01 OF {of:02}" if of > 1 else ""
    lines = [f"{_LEVELS[level][0]}{sections} {number.name} {number.serial:06}", ""]
    lines += ["SIPDIS", ""] + (["NOFORN", ""] if level == "S" else []) + ([] if classified else ["SENSITIVE", ""])
    if chance.random() < 0.41:
        lines += [f"DEPT FOR {chance.choice(('EUR/SCE', 'NEA/ARP', 'EAP/K', 'WHA/CAR', 'AF/E AND IO'))}", ""]
    until = f"DECL: {number.sent:%m/%d}/{number.sent.year + 10}" if classified else "N/A"
    country = next((post.country for post in list_posts() if post.code == number.code), "US") or "US"
    tags = [*chance.sample(_TAGS, chance.randrange(2, 6)), country]
    subject = f"{writer.phrase(chance.randrange(4, 7))}: {writer.phrase(chance.randrange(2, 5))}".upper()
    lines += [f"E.O. 12958: {until}", f"TAGS: {' '.join(tags)}", *textwrap.wrap(f"SUBJECT: {subject}", 60), ""]
    if cited:
        marks = [f"{letter}. " for letter in letters] or [""] * len(cited)
        items = [f"{mark}{each.cite(number.sent.year)}" for mark, each in zip(marks, cited, strict=True)]
        lines += [f"REF: {items[0]}", *(f"¶{item}" for item in items[1:]), ""]
    if classified:
        who = " ".join(writer.persons[0])
        lines += [*textwrap.wrap(f"Classified By: Ambassador {who} for reasons 1.4 (b) and (d).", 60), ""]
    return lines


def _write_paragraphs(writer: Writer, chance: random.Random, level: str) -> str:
    """The numbered paragraphs, under headings or not, wrapped or not, with a summary first and a comment last."""
    length = max(900, min(60_000, int(chance.lognormvariate(0, _SPREAD) * _MEDIAN)))
    count = max(2, min(60, round(length / chance.uniform(650, 1_150))))
    width = chance.choice((56, 58, 60, 61)) if chance.random() < 0.58 else 0
    headed = chance.random() < 0.62
    mark = f"({level}/NF)" if level == "S" else f"({level})"
    parts: list[str] = []
    for n in range(1, count + 1):
        text = writer.paragraph(int(length / count * chance.uniform(0.4, 1.3)))
        label = ""
        if n == 1:
            label, text = "Summary: ", text + " End Summary."
        elif n == count and chance.random() < 0.5:
            label, text = "Comment: ", text + " End Comment."
        elif headed and chance.random() < 0.5:
            heading = writer.phrase(chance.randrange(2, 5)).upper()
            parts.append(f"{heading}\n{'-' * len(heading)}")
        paragraph = f"¶{n}. {mark if chance.random() < 0.93 else '(U)'} {label}{text}"
        parts.append(textwrap.fill(paragraph, width, break_long_words=False) if width else paragraph)
        if chance.random() < 0.03:
            points = (f"-- {writer.sentence()}" for _ in range(chance.randrange(2, 6)))
            parts += [textwrap.fill(point, width) if width else point for point in points]
    return "\n\n".join(parts)
