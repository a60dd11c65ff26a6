"""What transmission and copying did to telegrams, done to made-up ones as often as it is met in real ones."""

from __future__ import annotations

import random
import re

from tests.benchmark.numbers import Number

_PARAGRAPH = re.compile(r"^¶(?=[0-9]+\. )", re.MULTILINE)
_TAGS = re.compile(r"^TAGS: .*$", re.MULTILINE)


def damage(text: str, number: Number, sections: int, chance: random.Random) -> str:
    """The text as it would have come down to us; `sections` is the number of sections it was sent in."""
    if sections > 1 and chance.random() < 0.86:
        text = _add_page_lines(text, number, sections, chance)
    if chance.random() < 0.18:
        text = re.sub(r"(?<=[a-z])'(?=s\b)", lambda found: "," if chance.random() < 0.6 else found[0], text)
    if chance.random() < 0.25:
        text = re.sub(r'"([^"\n]+)"', "“\\1”", text)
    if chance.random() < 0.08:
        text = re.sub(r'"(?=\w)', "&", text)
    if chance.random() < 0.23:
        text = _redact(text, chance)
    if chance.random() < 0.21:
        text = text.replace("SIPDIS\n", "SIPDIS\n\nSIPDIS\n", 1)
    if chance.random() < 0.1:
        text = re.sub(r"\n\n(?=¶[0-9])", lambda found: "\n" if chance.random() < 0.5 else found[0], text)
    if chance.random() < 0.06:
        text = _copy_badly(text, chance)
    if chance.random() < 0.8:
        text = re.sub(r"(?<=\S)\n", " \n", text)
    return text


def _add_page_lines(text: str, number: Number, sections: int, chance: random.Random) -> str:
    """Lines that begin a page, set between lines of paragraphs wherever the page happened to end."""
    head, mark, body = text.partition("¶1. ")
    lines = body.split("\n")
    every = len(lines) / sections
    for section in range(sections, 1, -1):
        place = int(every * (section - 1))
        point = f".{chance.randrange(2, 9)}" if chance.random() < 0.25 else ""
        page = f"{number.name[:10]} {number.serial:08} {section:03}{point} OF {sections:03}"
        lines[place:place] = ["", page, "", ""] if chance.random() < 0.5 else ["", page, ""]
    return head + mark + "\n".join(lines)


def _redact(text: str, chance: random.Random) -> str:
    """Take names out of the paragraphs, as publishers did."""
    head, mark, body = text.partition("¶1. ")
    names = sorted(set(re.findall(r"\b[A-Z][a-z]{3,} [A-Z][a-z]{3,}\b", body)))
    for name in chance.sample(names, min(len(names), chance.randrange(1, 4))):
        body = body.replace(name, "XXXXXXXXXXXX")
    return head + mark + body


def _copy_badly(text: str, chance: random.Random) -> str:
    """Signs of paragraphs become dead links or the figure 1, TAGS dead links, as in copies made for Markdown."""
    text = _TAGS.sub(lambda line: "TAGS: " + " ".join(f"[{tag}](#)" for tag in line[0].split()[1:]), text)
    bare = chance.random() < 0.5
    return _PARAGRAPH.sub(lambda _: "1" if bare or chance.random() < 0.3 else "[1](#)", text)
