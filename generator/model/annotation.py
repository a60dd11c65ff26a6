"""What the edition says at places of a telegram."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.model.problem import Problem
from generator.model.prose import Blocks
from generator.model.record import Record
from generator.model.telegram import Telegram
from generator.model.value import value

#: Where in a telegram a mention stands. `text` is the running text; the others are lines of the head.
Zone = Literal[
    "text",
    "subject",
    "tags",
    "from",
    "to",
    "info",
    "passing",
    "caption",
    "classification",
    "references",
    "classified-by",
    "signature",
    "header",
]


@value
class Mention:
    """A place that speaks of something the edition has a page for.

    `start` and `end` are offsets in the witness and cover the headword, not a plural or possessive ending. `target`
    is a key: `glossary/goaj`, `tags/prel`, `posts/baku`, `cables/08STATE14284`, `paragraph/3` (of the same cable),
    `references` (the REF block). `linked` is true where the page shows a link: the first mention of the target in
    each paragraph, and every reference. `paragraph` is the index in `Telegram.paragraphs`, None in the head.
    """

    start: int
    end: int
    target: str
    zone: Zone
    linked: bool = True
    paragraph: int | None = None
    #: True where the edition refers (reftel, ref b, STATE 13716) rather than explains.
    reference: bool = False


@dataclass(frozen=True, slots=True)
class PlacedNote:
    """An editorial note at its place in the witness; `sign` is its running number in the cable ("1")."""

    id: str
    start: int
    end: int
    sign: str
    text: Blocks


@dataclass(frozen=True, slots=True)
class PlacedVariant:
    """What another witness reads from `start` to `end`."""

    start: int
    end: int
    lemma: str
    witness: str
    reading: str
    note: str


@dataclass(frozen=True)
class AnnotatedTelegram:
    """A telegram with all that the edition says of it.

    `telegram` has the editors' decisions on its emendations; `mentions`, `notes` and `variants` stand in order of
    their places; `problems` are those of placing and choosing (the telegram has its own).
    """

    telegram: Telegram
    record: Record
    mentions: tuple[Mention, ...]
    notes: tuple[PlacedNote, ...]
    variants: tuple[PlacedVariant, ...]
    problems: tuple[Problem, ...]
