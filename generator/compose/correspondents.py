"""Who wrote to whom: the posts behind the names of the header."""

from __future__ import annotations

from dataclasses import dataclass

from generator.compose.digest import find_post
from generator.compose.links import link_entry
from generator.compose.posts import name_post
from generator.compose.unwritten import find_unwritten
from generator.compose.words import text
from generator.model.annotation import AnnotatedTelegram, Mention
from generator.model.entry import Entry
from generator.model.prose import Inlines, Link, Text
from generator.model.site import Index
from generator.model.telegram import Addressee


@dataclass(frozen=True)
class Correspondents:
    """The sender and the addressees of one telegram, with their entries."""

    annotated: AnnotatedTelegram
    index: Index
    _mentions: tuple[Mention, ...]

    @classmethod
    def of(cls, annotated: AnnotatedTelegram, index: Index) -> Correspondents:
        """Those of a telegram."""
        posts = (m for m in annotated.mentions if m.paragraph is None and m.target.startswith("posts/"))
        return cls(annotated, index, tuple(posts))

    @property
    def sender(self) -> Entry | None:
        """The post that sent it."""
        telegram = self.annotated.telegram
        for part in telegram.parts:
            if part.kind == "from" and (found := self.find(part.start, part.end)):
                return found
        return self._by_name(telegram.origin or self.code)

    @property
    def code(self) -> str:
        """The name in its number of the post that sent it (BAKU), for telegrams whose FM line is lost."""
        return find_post(self.annotated.record.mrn)

    def find(self, start: int, end: int) -> Entry | None:
        """The post that a stretch of the header names: by a mention in it, by its routing indicator, by its name."""
        for mention in self._mentions:
            if start <= mention.start < end and (entry := self.index.entries.get(mention.target)):
                return entry
        for addressee in self.addressees:
            if addressee.start < end and addressee.end > start:
                return self.entry_of(addressee)
        return None

    @property
    def addressees(self) -> tuple[Addressee, ...]:
        """All addressees, for action and for information."""
        return (*self.annotated.telegram.action, *self.annotated.telegram.info)

    def entry_of(self, addressee: Addressee) -> Entry | None:
        """The entry of an addressee: its name decides before its routing indicator, which posts may share."""
        for mention in self._mentions:
            if addressee.start <= mention.start < addressee.end and (entry := self.index.entries.get(mention.target)):
                return entry
        return self._by_name(addressee.name) or self.index.posts_by_code.get(addressee.route or "")

    def name(self, addressee: Addressee) -> Inlines:
        """An addressee as the metadata name it: a link to its post, or its telegraphic name in words."""
        entry = self.entry_of(addressee)
        return (link_entry(entry),) if entry else (Text(name_post(addressee.name, self.index).short),)

    def name_sender(self) -> Inlines:
        """The sender as the metadata name it."""
        origin = self.annotated.telegram.origin
        if self.sender:
            return (link_entry(self.sender),)
        if not origin and not self.code:
            return ()
        name = text(name_post(origin or "", self.index, self.code).short)
        unwritten = find_unwritten("posts", self.code, self.index)
        return (Link(f"/{unwritten.key}.md", name, ("bodies",)),) if unwritten else name

    def say_way(self) -> str:
        """`from the Embassy in Azerbaijan to the Department of State`; less where less is known."""
        telegram = self.annotated.telegram
        sender = self.sender
        words = []
        if sender or telegram.origin or self.code:
            name = name_post(sender.headword if sender else telegram.origin or "", self.index, self.code)
            words.append(f"from {name.in_sentence}")
        if telegram.action:
            first = telegram.action[0]
            entry = self.entry_of(first)
            name = name_post(entry.headword if entry else first.name, self.index)
            words.append(f"to {name.in_sentence}" + (" and others" if len(telegram.action) > 1 else ""))
        return " ".join(words)

    def _by_name(self, name: str) -> Entry | None:
        return self.index.posts_by_name.get(" ".join(name.upper().split()))
