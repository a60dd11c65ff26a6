"""Things as they are cited: what a bibliography needs to know of a cable, an entry, the edition."""

from __future__ import annotations

from typing import Literal

from generator.model.value import value

#: Whose telegrams these are. Message reference numbers, TAGS and the rest of the form that the parser reads are those
#: of one service, the United States Department of State (5 FAH-2).
GOVERNMENT = "United States"
DEPARTMENT = "Department of State"


@value
class Name:
    """What a post is called.

    `short` is the editors' name (Embassy Baku), `full` the name in a sentence without article (Embassy in Azerbaijan),
    `article` whether it takes one ("from the Embassy in Azerbaijan", but "from Embassy Madrid"); `key` its entry in the
    register, or empty.
    """

    short: str
    full: str
    article: bool = True
    key: str = ""

    @property
    def in_sentence(self) -> str:
        """The name after "from" or "to"."""
        if not self.article:
            return self.full
        return f"the {self.full}"

    @property
    def with_government(self) -> str:
        """The name out of context: United States Embassy in Azerbaijan."""
        return self.full if self.full.startswith(GOVERNMENT) else f"{GOVERNMENT} {self.full}"


@value
class Container:
    """The edition as that in which something was read.

    `address` is its home; `released` an ISO date or empty; `editors` are empty where the imprint names nobody but "the
    editors of" this very edition, which says nothing that the title does not say.
    """

    title: str
    address: str
    release: str
    released: str
    editors: tuple[str, ...]
    publisher: str
    language: str


@value
class Description:
    """A thing that is cited, as a bibliography describes it.

    `id` is the message reference number of a cable, the key of an entry; `title` is in the editors' typography and may
    be empty; `address` is the one to cite, absolute. Of a cable: `number` (BAKU 129), `sender`, `recipients` (action
    addressees; few or many), `sent` (ISO date, a part of one, or empty), `date` in words where only that is known,
    `classification` as a word (Confidential), `keywords` (its TAGS with their meaning), `abstract` the editors'
    summary, `held` whether its text is in the edition; of one whose text is not, a citation is of the record that the
    edition has of it. Of an entry: `authors`, its contributors. `published` and `changed` are the days (ISO dates) of
    the first release with it and of the one in which it last changed, empty where no release has it.
    """

    kind: Literal["cable", "entry", "edition"]
    id: str
    title: str
    address: str
    container: Container
    number: str = ""
    sender: Name | None = None
    recipients: tuple[Name, ...] = ()
    sent: str = ""
    date: str = ""
    classification: str = ""
    keywords: tuple[str, ...] = ()
    abstract: str = ""
    authors: tuple[str, ...] = ()
    held: bool = True
    published: str = ""
    changed: str = ""

    @property
    def date_in_words(self) -> str:
        """`date` where it holds, because no day is known; else nothing."""
        return self.date if len(self.sent) < len("2008-02-12") else ""


@value
class Locator:
    """A paragraph as a place to cite: its anchor (`p3`), and its number, or None for an unnumbered block."""

    anchor: str
    number: int | None = None
