"""What the pages of one cable have in common, each thing made once."""

from __future__ import annotations

from functools import cached_property

from generator.compose.apparatus import TextualNote, list_textual_notes, sign_textual_notes
from generator.compose.correspondents import Correspondents
from generator.compose.digest import card_of
from generator.compose.explanations import HeaderWriter
from generator.compose.places import Places
from generator.compose.text import TextWriter, place_text
from generator.model.annotation import AnnotatedTelegram
from generator.model.prose import Block
from generator.model.site import CableCard, Index


class Setting:
    """One cable in its edition; what its pages share is made when the first of them asks for it."""

    def __init__(self, annotated: AnnotatedTelegram, index: Index) -> None:
        self.annotated = annotated
        self.index = index

    @cached_property
    def card(self) -> CableCard:
        """What other pages know of it."""
        return card_of(self.annotated)

    @cached_property
    def places(self) -> Places:
        """Its paragraphs and lines."""
        return Places.of(self.annotated.telegram)

    @cached_property
    def correspondents(self) -> Correspondents:
        """Who wrote to whom."""
        return Correspondents.of(self.annotated, self.index)

    @cached_property
    def header(self) -> HeaderWriter:
        """What explains the lines of its header."""
        return HeaderWriter(self.annotated, self.index, self.correspondents)

    @cached_property
    def notes(self) -> tuple[TextualNote, ...]:
        """The rows of its apparatus."""
        return list_textual_notes(self.annotated, self.places)

    @cached_property
    def text(self) -> tuple[tuple[int, Block], ...]:
        """The blocks of its reading text, with links, signs and notes, each with the offset at which it begins."""
        writer = TextWriter.of(self.annotated, self.places, self.index, sign_textual_notes(self.notes))
        return tuple(place_text(writer))
