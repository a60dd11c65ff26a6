"""What the generator on the path finds in a cable, as lines `place, words, nth, target` parted by tabs.

Run as a file with another revision's generator first on the path, it lists what that revision finds.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.model.annotation import AnnotatedTelegram, Mention

Line = tuple[str, str, int, str]


def list_mentions(content: Path, mrn: str) -> list[Line]:
    """Read, parse and annotate a cable of the edition in `content`, and list its mentions in order."""
    from generator.annotate import Register, annotate
    from generator.parse import read
    from generator.store import read_content

    edition, _ = read_content(content)
    source = next(source for source in edition.cables if source.mrn == mrn)
    telegram = read(source.data.decode(), mrn=mrn)
    return list(lines_of(annotate(telegram, source.record, Register.of(edition.entries))))


def lines_of(annotated: AnnotatedTelegram) -> list[Line]:
    """The mentions of a cable as lines; `nth` counts the places of the same words in the text of the place."""
    from generator.model.reading import Reading

    telegram = annotated.telegram
    places: dict[str, list[Mention]] = defaultdict(list)
    for mention in annotated.mentions:
        number = None if mention.paragraph is None else telegram.paragraphs[mention.paragraph].number
        places[mention.zone if number is None else str(number)].append(mention)

    def read_text(start: int, end: int) -> str:
        text = Reading.of(telegram.witness.text, telegram.emendations, start, end).text
        return " ".join(text.split())

    lines: list[Line] = []
    for place, mentions in places.items():
        # In a paragraph the count begins with its first word, in the head with the first line of the zone.
        spans = [(part.start, part.end) for part in telegram.parts if holds_any(part.start, part.end, mentions)]
        if mentions[0].paragraph is not None:
            paragraph = telegram.paragraphs[mentions[0].paragraph]
            spans = [(paragraph.body, paragraph.end)]
        for mention in mentions:
            words = read_text(mention.start, mention.end)
            before = [read_text(start, min(end, mention.start)) for start, end in spans if start < mention.start]
            nth = sum(count_words(text, words) for text in before) + 1
            lines.append((place, words, nth, mention.target))
    return lines


def holds_any(start: int, end: int, mentions: list[Mention]) -> bool:
    """Whether a mention lies from `start` to `end`."""
    return any(start <= mention.start < end for mention in mentions)


def count_words(text: str, words: str) -> int:
    """How often `words` stand in `text` as whole words."""
    return len(re.findall(rf"(?<!\w){re.escape(words)}(?!\w)", text))


if __name__ == "__main__":
    for line in list_mentions(Path(sys.argv[1]), sys.argv[2]):
        print(*line, sep="\t")
