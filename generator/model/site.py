"""The edition as a whole: what it is called, what it holds, and what its pages need to know of each other."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from hashlib import sha256
from typing import NamedTuple

from generator.model.alphabet import sort_key
from generator.model.concordance import Concordance
from generator.model.entry import Entry, Held
from generator.model.kept import Kept
from generator.model.ledger import Published
from generator.model.mrn import CANONICAL, MRN
from generator.model.prose import Blocks
from generator.model.record import Record
from generator.model.release import Release, Step, join_steps, list_steps


@dataclass(frozen=True)
class Imprint:
    """What edition.yml says.

    `base` is the address of the site and ends in a slash; `repository` the code host's address of the repository
    or empty, `host` its kind (github, git); `released` an ISO date or empty; `begin` the MRN of the cable to begin
    with, `begin_lead` the words that lead to it; `landmarks` pairs of ISO date (or part of one) and event; `pdf`
    whether pages of cables link to themselves as PDF, which each build then prints. Of an earlier release that is kept:
    `newest` is the address of the site of the present one, `newer` its number, and `unlike` how many things the
    software of today reads otherwise than the release did.
    """

    title: str
    base: str
    subtitle: str = ""
    kind_line: str = ""
    editors: tuple[str, ...] = ()
    publisher: str = ""
    text_licence: str = ""
    text_licence_address: str = ""
    notes_licence: str = ""
    notes_licence_address: str = ""
    release: str = ""
    released: str = ""
    repository: str = ""
    host: str = "github"
    branch: str = "main"
    language: str = "en"
    begin: str = ""
    begin_lead: str = ""
    landmarks: tuple[tuple[str, str], ...] = ()
    contact: str = ""
    answers: str = ""
    pdf: bool = False
    places: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    newest: str = ""
    newer: str = ""
    unlike: int = 0


@dataclass(frozen=True)
class ProsePage:
    """A page of prose by hand: `name` is its file's name without suffix; `section` its word of the navigation.

    `former` are names it once had; `quotations` is `lines` where its quotations are lines of a telegram.
    """

    name: str
    path: str
    title: str
    body: Blocks
    section: str = "about"
    description: str = ""
    former: tuple[str, ...] = ()
    quotations: str = "prose"


@dataclass(frozen=True)
class Source:
    """A cable of the edition: its witness as bytes, never decoded here, and its record.

    The witness is known by its `sha256`, in hexadecimal, and its `size` in bytes. The bytes themselves are read when
    they are asked for: all at once they would fill the memory, and few of them are asked for. `path` is the witness's
    file relative to the folder above content/.
    """

    mrn: str
    sha256: str
    size: int
    record: Record
    path: str
    #: Gives the bytes with that `sha256`; raises OSError where they are not to be had any more.
    read: Callable[[], bytes] = field(repr=False, compare=False)

    @property
    def data(self) -> bytes:
        """The witness. Raises OSError."""
        return self.read()

    def with_data(self, data: bytes) -> Source:
        """The cable with another witness, which is at hand."""
        return replace(self, sha256=sha256(data).hexdigest(), size=len(data), read=lambda: data)


@dataclass(frozen=True)
class Content:
    """All of content/, read.

    `unread` are the keys of entries and cables that are there but could not be read (`glossary/goaj`,
    `cables/08BAKU129`): what points to them does not point nowhere. `ledger` is every address ever
    published, and `ledger_path` its file relative to the folder above content/. `releases`
    are those that were made, in order of their days; `kept` are cables as releases showed them, in that order;
    `archived` the numbers of releases that are kept at /v/NUMBER/.
    """

    imprint: Imprint
    cables: tuple[Source, ...]
    cited: tuple[Record, ...]
    entries: tuple[Entry, ...]
    pages: tuple[ProsePage, ...]
    unread: frozenset[str] = frozenset()
    ledger: tuple[Published, ...] = ()
    ledger_path: str = "content/addresses.txt"
    releases: tuple[Release, ...] = ()
    kept: tuple[Kept, ...] = ()
    archived: tuple[str, ...] = ()


class Citation(NamedTuple):
    """That a cable cites another: in its REF line under `label` with a `title`, or in its text at `anchor`."""

    citing: str
    cited: str
    label: str | None
    title: str | None
    anchor: str


#: A day in words: `29 February 2008`.
_DAY = re.compile(r"[0-9]{1,2} [A-Z][a-z]+ [0-9]{4}")


class CableCard(NamedTuple):
    """What other pages know of a cable: enough for a line in a list, a preview or a citation.

    `held` is false for a telegram that is only cited; `post` the originator as in the MRN (BAKU), `origin` its FM
    line, `sent` ISO 8601 or empty; `date` in words where only that is known; `state` that of the record. `addressees`
    are the action addressees as printed (SECSTATE WASHDC), `signers` the surnames in capitals.
    """

    mrn: str
    held: bool
    state: str
    title: str
    post: str
    origin: str
    sent: str
    date: str
    classification: str
    tags: tuple[str, ...]
    summary: str
    paragraphs: int = 0
    addressees: tuple[str, ...] = ()
    signers: tuple[str, ...] = ()

    @property
    def year(self) -> str:
        """The year in which it was sent; its number has it where the date is lost."""
        return self.sent[:4] or (str(MRN.of(self.mrn).year) if CANONICAL.fullmatch(self.mrn) else "")

    @property
    def day(self) -> str:
        """`sent` as far as it is known: where `date` says less than a day ("about 11 February"), `sent` is inferred.

        It then serves to put telegrams in order, and nothing but its year is to be told as a fact.
        """
        return self.sent if self.held or not self.date or _DAY.fullmatch(self.date) else self.sent[:4]


@dataclass(frozen=True, slots=True)
class EntryName:
    """What an entry is called, of what kind it is, and the first folder of its path (`content`)."""

    headword: str
    kind: str
    folder: str


@dataclass(frozen=True, slots=True)
class MentionCount:
    """How often an entry is mentioned in the running text of cables, and in how many cables at all."""

    running: int
    cables: int


@dataclass(frozen=True)
class Index:
    """What pages need of each other: the whole edition, small.

    `cards` by MRN, `entries` and `mentions` by key (`glossary/goaj`). `post_kinds` are kind and name of the posts known
    beyond the register, by their names in MRNs (`BOGOTA` to `embassy` and `Bogota`). `kept` has, by MRN, each cable of
    which several releases kept what they showed; `archived` are as in `Content`. `checksums` are the sha256 of the
    witnesses of the cables that are held, in the order of their numbers: others for every comma, which makes no page
    again but those that say them.
    """

    imprint: Imprint
    cards: Mapping[str, CableCard]
    entries: Mapping[str, Entry]
    mentions: Concordance
    citations: tuple[Citation, ...]
    pages: tuple[ProsePage, ...]
    releases: tuple[Release, ...] = ()
    post_kinds: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    kept: Mapping[str, tuple[Kept, ...]] = field(default_factory=dict)
    archived: tuple[str, ...] = ()
    checksums: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def past(self) -> Mapping[str, tuple[Step, ...]]:
        """What became of each thing in the releases, by key, also under the names it had before."""
        steps = list_steps(self.releases)
        for entry in self.entries.values():
            _inherit(steps, entry.key, (f"{entry.space}/{name}" for name in entry.former))
        for page in self.pages:
            _inherit(steps, f"pages/{page.name}", (f"pages/{name}" for name in page.former))
        return steps

    def find_days(self, key: str) -> tuple[str, str]:
        """The days (ISO dates) of the first release with a thing, and of the one in which it last changed; or empty."""
        steps = self.past.get(key, ())
        return (steps[0].day, steps[-1].day) if steps else ("", "")

    @cached_property
    def names(self) -> Mapping[str, EntryName]:
        """What entries are called, by their keys: of more than that, lists of all entries are not made."""
        return {
            key: EntryName(entry.headword, entry.kind, entry.path.partition("/")[0])
            for key, entry in self.entries.items()
        }

    @cached_property
    def mention_counts(self) -> Mapping[str, MentionCount]:
        """How often each entry that is mentioned is mentioned, by its key."""
        return {key: MentionCount(*counts) for key, counts in self.mentions.count().items()}

    @cached_property
    def mention_lines(self) -> Mapping[str, int]:
        """How many lines the pages of each entry that is mentioned have for its mentions, by its key."""
        return self.mentions.count_lines()

    @cached_property
    def mention_places(self) -> Mapping[str, str]:
        """Where each entry is mentioned, by its key: a line for each cable, the number and the anchors by blanks."""
        return self.mentions.list_places()

    @cached_property
    def mentions_by_period(self) -> Concordance:
        """The mentions of each entry in the cables of each period, by key and period (`glossary/goaj/2008/02`)."""
        return self.mentions.spread({mrn: card.sent[:10] or card.year for mrn, card in self.cards.items()})

    @cached_property
    def mention_periods(self) -> Mapping[str, tuple[str, ...]]:
        """The periods in whose cables each entry is mentioned, by its key; as pages have room for."""
        found: dict[str, list[str]] = {}
        for path in self.mentions_by_period:
            space, name, period = path.split("/", 2)
            found.setdefault(f"{space}/{name}", []).append(period)
        return {key: tuple(periods) for key, periods in found.items()}

    @cached_property
    def in_order(self) -> tuple[str, ...]:
        """The MRNs of the cables that are held, by date and number; one whose day is lost comes last in its year."""
        held = [card for card in self.cards.values() if card.held]
        held.sort(key=lambda card: (card.sent or f"{card.year}-99", card.post, len(card.mrn), card.mrn))
        return tuple(card.mrn for card in held)

    @cached_property
    def of_post_in_order(self) -> Mapping[str, tuple[str, ...]]:
        """The MRNs of the held cables of each post, by date and number."""
        found: dict[str, list[str]] = {}
        for mrn in self.in_order:
            found.setdefault(self.cards[mrn].post, []).append(mrn)
        return {post: tuple(mrns) for post, mrns in found.items()}

    @cached_property
    def of_tag_in_order(self) -> Mapping[str, tuple[str, ...]]:
        """The MRNs of the held cables that bear each of the TAGS, by date and number."""
        found: dict[str, list[str]] = {}
        for mrn in self.in_order:
            for tag in dict.fromkeys(self.cards[mrn].tags):
                found.setdefault(tag.upper(), []).append(mrn)
        return {tag: tuple(mrns) for tag, mrns in found.items()}

    @cached_property
    def places_of_post(self) -> Mapping[str, int]:
        """The place of each held cable among those of its post."""
        return {mrn: place for mrns in self.of_post_in_order.values() for place, mrn in enumerate(mrns)}

    @cached_property
    def by_month(self) -> Mapping[str, tuple[str, ...]]:
        """The MRNs of all cables of which a date is known, by month (`2008-02`, or `2008` where only that is known)."""
        found: dict[str, list[str]] = {}
        dated = (card for card in self.cards.values() if card.sent)
        for card in sorted(dated, key=lambda card: (card.sent, card.post, len(card.mrn), card.mrn)):
            found.setdefault(card.sent[:7], []).append(card.mrn)
        return {month: tuple(mrns) for month, mrns in sorted(found.items())}

    @cached_property
    def places_in_order(self) -> Mapping[str, int]:
        """The place of each held cable in `in_order`."""
        return {mrn: place for place, mrn in enumerate(self.in_order)}

    @cached_property
    def around(self) -> Mapping[str, tuple[str | None, str | None]]:
        """The held cables before and after each held cable, in the order of `in_order`."""
        return _pair(self.in_order)

    @cached_property
    def posts_by_code(self) -> Mapping[str, Entry]:
        """Posts by their routing indicators."""
        return {entry.code: entry for entry in self.entries.values() if entry.space == "posts" and entry.code}

    @cached_property
    def tags_by_code(self) -> Mapping[str, Entry]:
        """TAGS by their codes."""
        return {entry.code: entry for entry in self.entries.values() if entry.space == "tags" and entry.code}

    @cached_property
    def tags_by_name(self) -> Mapping[str, Entry]:
        """TAGS by headword, code and variants, in capitals."""
        tags = [entry for entry in self.entries.values() if entry.space == "tags"]
        return {name.upper(): entry for entry in tags for name in (entry.headword, entry.code, *entry.variants) if name}

    @cached_property
    def posts_by_name(self) -> Mapping[str, Entry]:
        """Posts by headword and variants, in capitals."""
        posts = [entry for entry in self.entries.values() if entry.space == "posts"]
        return {name.upper(): entry for entry in posts for name in (entry.headword, *entry.variants)}

    @cached_property
    def citing(self) -> Mapping[str, tuple[Citation, ...]]:
        """The citations of each cable that is cited."""
        found: dict[str, list[Citation]] = {}
        for citation in self.citations:
            found.setdefault(citation.cited, []).append(citation)
        return {cited: tuple(citations) for cited, citations in found.items()}

    @cached_property
    def citations_by_month(self) -> Mapping[str, tuple[Citation, ...]]:
        """The citations between telegrams that have a page, by the month of what cites (`2008-02`, or `2008`)."""
        found: dict[str, list[Citation]] = {}
        for one in self.citations:
            card = self.cards.get(one.citing)
            if card and one.cited in self.cards and CANONICAL.fullmatch(one.citing) and CANONICAL.fullmatch(one.cited):
                when = card.sent[:7] if len(card.sent) >= 7 else str(MRN.of(one.citing).year)
                found.setdefault(when, []).append(one)
        return {when: tuple(citations) for when, citations in sorted(found.items())}

    def list_see(self, entry: Entry) -> tuple[str, ...]:
        """The keys of the entries that `entry` names under `see`: of its own space, else of the glossary."""
        keys = ((see if "/" in see else f"{entry.space}/{see}", f"glossary/{see}") for see in entry.see)
        return tuple(own if own in self.entries else other for own, other in keys if {own, other} & self.entries.keys())

    @cached_property
    def seen_from(self) -> Mapping[str, tuple[str, ...]]:
        """The keys of entries that name an entry under `see`, in alphabetical order."""
        found: dict[str, list[str]] = {}
        for entry in self.entries.values():
            for key in self.list_see(entry):
                found.setdefault(key, []).append(entry.key)
        return {key: tuple(sorted(keys)) for key, keys in found.items()}

    @cached_property
    def holders(self) -> Mapping[str, tuple[tuple[Entry, Held], ...]]:
        """Who held an office, by the office's id."""
        found: dict[str, list[tuple[Entry, Held]]] = {}
        for entry in self.entries.values():
            for held in entry.held:
                found.setdefault(held.office, []).append((entry, held))
        return {office: tuple(pairs) for office, pairs in found.items()}

    @cached_property
    def entries_in_order(self) -> Mapping[str, tuple[str, ...]]:
        """The keys of the entries of each space, in the order of their headwords."""
        found: dict[str, list[Entry]] = {"glossary": [], "tags": [], "posts": []}
        for entry in self.entries.values():
            found[entry.space].append(entry)
        return {
            space: tuple(
                entry.key for entry in sorted(entries, key=lambda entry: (*sort_key(entry.headword), entry.id))
            )
            for space, entries in found.items()
        }

    @cached_property
    def entries_around(self) -> Mapping[str, tuple[str | None, str | None]]:
        """The keys of the entries before and after each entry, in the order of its space."""
        return {key: pair for keys in self.entries_in_order.values() for key, pair in _pair(keys).items()}


def _inherit(steps: dict[str, tuple[Step, ...]], key: str, former: Iterable[str]) -> None:
    earlier = sorted((step for name in former for step in steps.get(name, ())), key=lambda step: step.day)
    if earlier:
        steps[key] = join_steps(earlier, steps.get(key, ()))


def _pair(order: Sequence[str]) -> dict[str, tuple[str | None, str | None]]:
    """What stands before and after each of what is in order."""
    before, after = [None, *order], [*order[1:], None]
    return {item: (before[place], after[place]) for place, item in enumerate(order)}
