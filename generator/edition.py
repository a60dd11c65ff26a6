"""The hall: reads an edition's cables, says what pages there are, and makes each one.

The one file that knows all the rooms of the floor below. Everything here is pure: content in, pages out. `store` reads
the files before, and `publish` makes the site after.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Literal, NamedTuple, Protocol

from generator import parse
from generator.annotate import Register, annotate, draft_decision, headword_problems, protect
from generator.check import check, find_leaks, find_lost, find_open_questions, find_stand, say_breakdown
from generator.compose import (
    VIEWS,
    WITHHELD,
    address_differences,
    card_of,
    citations_of,
    compose_changes,
    compose_cited,
    compose_differences,
    compose_downloads,
    compose_entry,
    compose_gone,
    compose_home,
    compose_list,
    compose_mentions,
    compose_prose,
    compose_redirect,
    compose_search,
    compose_views,
    compose_withheld,
    create_about,
    create_index,
    describe_cable,
    describe_cables,
    describe_edition,
    describe_entry,
    list_periods,
    mentions_of,
    plan_lists,
    plan_notices,
)
from generator.model.annotation import AnnotatedTelegram
from generator.model.concordance import PackedMentions
from generator.model.kept import Kept
from generator.model.ledger import Stand, group_by_page
from generator.model.page import Page
from generator.model.problem import Problem
from generator.model.prose import links
from generator.model.record import Record
from generator.model.site import CableCard, Citation, Content, Index, ProsePage, Source
from generator.parse.decode import UndecodableError, decode
from generator.parse.mrn import posts, spellings
from generator.parse.problems import find_markings
from generator.render.catalogue import create_build_json, create_glossary_json, create_references_json
from generator.render.files import (
    DOWNLOADS,
    create_bibliographies,
    create_cable_files,
    create_cable_meta,
    create_edition_meta,
    create_entry_meta,
    create_lists,
)
from generator.render.indented import create_indented
from generator.render.list_files import add_list_files
from generator.render.numbers import create_number_files
from generator.render.telegram import create_json

JobKind = Literal[
    "home",
    "prose",
    "list",
    "entry",
    "mentions",
    "redirect",
    "cable",
    "withheld",
    "cited",
    "data",
    "files",
    "changes",
    "differences",
    "search",
    "notice",
]

#: The files of the edition to take away, those together that are made of the same: what changes makes no others again.
FILES = ("lists", "bibliographies", "glossary", "references", "build")

#: Errors of cables that are held back for them, so that nothing wrong is shown: they stop no build.
HOLDING = frozenset({"R018", "R019", "R020"})


class Job(NamedTuple):
    """One page to make; with that of a cable, those of the other views of its text. Or some files beside a page.

    `key` names what it is made of: an MRN, the key of an entry, the path of a list, the page of files; `more` the
    period of a page of mentions (`2008/02`), the key of the entry, or the name of the page by hand, to which a
    redirect leads, and which files (of `FILES`).
    """

    kind: JobKind
    key: str
    more: str = ""

    @property
    def address(self) -> str:
        """The address of the page: `/cables/08BAKU129/`."""
        match self.kind:
            case "home" | "notice":
                return self.key
            case "mentions":
                return f"/{self.key}/mentions/{self.more}/"
            case "differences":
                return address_differences(self.key)
            case "cable" | "withheld" | "cited":
                return f"/cables/{self.key}/"
            case _:
                return f"/{self.key}/"

    @property
    def addresses(self) -> tuple[str, ...]:
        """The addresses of all its pages, in their order; none of files."""
        if self.kind == "files":
            return ()
        views = [view for view in VIEWS if view] if self.kind == "cable" else []
        return (self.address, *(f"{self.address}{view}/" for view in views))


class Digest(NamedTuple):
    """What the rest of the edition needs to know of one cable, once it is annotated."""

    card: CableCard
    #: The sha256 of its witness; empty where nothing of it may be shown.
    checksum: str
    mentions: PackedMentions
    citations: tuple[Citation, ...]
    #: Keys of all that the cable mentions, or its notes link.
    used: tuple[str, ...]
    problems: tuple[Problem, ...]


class Telegrams(Mapping[str, AnnotatedTelegram]):
    """The cables of an edition by MRN, each read when it is asked for: all at once they would fill the memory."""

    def __init__(self, sources: Mapping[str, Source], register: Register) -> None:
        self._sources = sources
        self._register = register

    def __getitem__(self, mrn: str) -> AnnotatedTelegram:
        return read_cable(self._sources[mrn], self._register)

    def __contains__(self, mrn: object) -> bool:
        return mrn in self._sources

    def __iter__(self) -> Iterator[str]:
        return iter(self._sources)

    def __len__(self) -> int:
        return len(self._sources)


@dataclass(frozen=True)
class Edition:
    """An edition, read: its content, its register, what its pages need to know of each other, and what is wrong.

    `software` names the versions of what makes the site.
    """

    content: Content
    register: Register
    index: Index
    problems: tuple[Problem, ...]
    software: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        """The cables held, by MRN."""
        return {source.mrn: source for source in self.content.cables}

    @cached_property
    def telegrams(self) -> Mapping[str, AnnotatedTelegram]:
        """The cables held, annotated, by MRN."""
        return Telegrams(self.sources, self.register)

    @cached_property
    def records(self) -> Mapping[str, Record]:
        """What is known of cables that are only cited, by MRN."""
        return {record.mrn: record for record in self.content.cited}

    @cached_property
    def prose(self) -> Mapping[str, ProsePage]:
        """The pages by hand, by name; the page About is made where nobody wrote one."""
        return {"about": create_about(self.index), **{page.name: page for page in self.content.pages}}


def read_cable(source: Source, register: Register) -> AnnotatedTelegram:
    """Read a cable's witness, and annotate it from its record and the register.

    What was decided of requests to protect is left out: it names what is withheld, and no page says it. Raises
    UndecodableError where the bytes are no text.
    """
    telegram = parse.read(decode(source.data, source.record.encoding), mrn=source.mrn)
    problems = tuple(problem.at(source.path) for problem in telegram.problems)
    return annotate(replace(telegram, problems=problems), replace(source.record, protections=()), register)


class Settled(Protocol):
    """Tells which cables are known to stay as they are, with what is to be said of them, and learns of others.

    Both depend on text, record and path of a cable alone.
    """

    def find(self, source: Source) -> tuple[Problem, ...] | None: ...  # noqa: D102
    def learn(self, source: Source, problems: tuple[Problem, ...]) -> None: ...  # noqa: D102


def hold_back(content: Content, settled: Settled | None = None) -> tuple[Content, tuple[Problem, ...]]:
    """The content without what is to be withheld, and what has yet to be decided.

    Done before any text is read: a cable that asks to protect a source is held until its record says what was decided
    of each request, and words that are to be withheld are taken out of its witness. Those that are `settled` are not
    looked at.
    """
    cables: list[Source] = []
    problems: list[Problem] = []
    for source in content.cables:
        if settled and (known := settled.find(source)) is not None:
            cables.append(source)
            problems += known
            continue
        try:
            witness = decode(source.data, source.record.encoding)
        except UndecodableError:
            cables.append(source)  # said where it is read
            continue
        found = protect(witness, tuple(find_markings(witness.text)), source.record, source.path)
        problems += found.problems
        if found.held and source.record.state not in WITHHELD:
            cables.append(replace(source, record=replace(source.record, state="held")))
        elif found.text != witness.text:
            shown = replace(source, record=replace(source.record, encoding=""))
            cables.append(shown.with_data(found.text.encode()))
        else:
            cables.append(source)
            if settled:
                settled.learn(source, tuple(found.problems))
    return replace(content, cables=tuple(cables), kept=_hold_back_kept(content, cables)), tuple(problems)


def _hold_back_kept(content: Content, cables: Iterable[Source]) -> tuple[Kept, ...]:
    """What releases kept of `cables`, without those that are withheld, and without states that have withheld words."""
    open_ = {source.mrn: source.record for source in cables if source.record.state not in WITHHELD}
    withheld = words_withheld(content)
    return tuple(
        kept
        for kept in content.kept
        if kept.mrn in open_ and not any(find_leaks("\n".join(words for _, words in kept.parts).encode(), withheld))
    )


def words_withheld(content: Content) -> tuple[str, ...]:
    """All words that records of the edition withhold."""
    decisions = (decision for source in content.cables for decision in source.record.protections)
    return tuple(sorted({words for one in decisions if one.decision != "publish" for words in one.words}))


def digest(annotated: AnnotatedTelegram, path: str, known: Collection[str]) -> Digest:
    """Boil a cable down to what lists, entries and other cables say of it.

    `path` is the file of its witness, `known` the MRNs of which the edition has the text or a record.
    """
    if annotated.record.state in WITHHELD:  # what is wrong with a text quotes it
        return Digest(card_of(annotated), "", mentions_of(annotated), (), (), ())
    telegram = (problem for problem in annotated.telegram.problems if problem.code != "P010")  # see hold_back
    return Digest(
        card_of(annotated),
        annotated.telegram.witness.sha256,
        mentions_of(annotated),
        citations_of(annotated),
        tuple(dict.fromkeys((*(one.target for one in annotated.mentions), *_link_targets(annotated.record)))),
        (*telegram, *annotated.problems, *find_open_questions(annotated, path, known, draft_decision)),
    )


def try_cable(
    source: Source, register: Register, known: Collection[str]
) -> tuple[AnnotatedTelegram | None, Digest | Problem]:
    """Read a cable, and boil it down; a Problem where its bytes are no text, or the software breaks down over it.

    See `digest` for `known`. Raises OSError where its bytes are not to be had any more.
    """
    try:
        annotated = read_cable(source, register)
        return annotated, digest(annotated, source.path, known)
    except UndecodableError as fault:
        return None, Problem(source.path, fault.line, 1, "P012", "error", fault.said, fault.remedy)
    except OSError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever it was, it concerns this cable, and the others are read
        return None, say_breakdown(source.path, "cable cannot be read", error)


def read_cables(sources: Sequence[Source], register: Register, known: Collection[str]) -> Iterator[Digest | Problem]:
    """Read cables one after the other, and boil them down. See `try_cable`."""
    for source in sources:
        yield try_cable(source, register, known)[1]


#: Reads cables: in one way or another, with one result.
ReadCables = Callable[[Sequence[Source], Register, Collection[str]], Iterable[Digest | Problem]]


def _link_targets(record: Record) -> Iterator[str]:
    """Keys of the pages that an editor's summary and notes link (`glossary/quint`)."""
    prose = (*record.summary, *(block for note in record.notes for block in note.text))
    return (href.partition("#")[0].strip("/").removesuffix(".md") for href in links(prose))


def establish(
    content: Content,
    found: Collection[Problem] = (),
    builder: Mapping[str, tuple[str, tuple[int, int]]] | None = None,
    software: Mapping[str, str] | None = None,
    read: ReadCables = read_cables,
    settled: Settled | None = None,
) -> Edition:
    """Read all cables, gather what the pages need to know of each other, and judge the whole.

    `found` are the problems that reading the files found, `builder` what mkdocs.yml says (see `check`),
    `software` the versions of what makes the site; `read` reads the cables (see `read_cables`), `settled` tells which
    of them stay as they are (see `hold_back`). A cable whose bytes are no text is left out, with a Problem; everything
    else goes on.
    """
    # A word in a gloss makes no cable to be read again.
    register = Register.of((entry.outline for entry in content.entries), spellings())
    known = {*(source.mrn for source in content.cables), *(record.mrn for record in content.cited)}
    shown, undecided = hold_back(content, settled)
    problems: list[Problem] = [*found, *headword_problems(register), *undecided]
    digests: list[Digest] = []
    for each in read(shown.cables, register, known):
        if isinstance(each, Problem):
            problems.append(each)
        else:
            digests.append(each)
    problems += (problem for each in digests for problem in each.problems)
    used = frozenset().union(*(each.used for each in digests))
    known_posts = {code: (post.kind, post.name) for code, post in posts().items()}
    judged = check(content, problems, used, builder, known_posts)
    return Edition(shown, register, create_index(shown, digests, known_posts), judged, software or {})


def plan(edition: Edition) -> Iterator[Job]:
    """Say what is to be made, in the order in which it is made: pages of the content, then the notices.

    A notice stands where a page was published that is made of others, and is made no more.
    """
    standing: set[str] = set()
    for job in _plan_pages(edition):
        standing.update(job.addresses)
        yield job
    yield from (Job("notice", address) for address in plan_notices(edition.content.ledger, standing))


def _plan_pages(edition: Edition) -> Iterator[Job]:
    index = edition.index
    yield Job("home", "/")
    yield Job("data", "data")
    yield from (Job("files", "data", which) for which in FILES)  # early, for they take longest
    if index.releases:
        yield Job("changes", "changes")
    for name, prose in edition.prose.items():
        yield Job("prose", name)
        yield from (Job("redirect", former, name) for former in prose.former)
    # A post that no entry describes has a list of its cables, unless an entry takes its address over.
    taken = {f"{entry.space}/{former}" for entry in edition.content.entries for former in entry.former}
    yield from (Job("list", path) for path in plan_lists(index) if path not in taken)
    for entry in edition.content.entries:
        yield Job("entry", entry.key)
        yield from (Job("mentions", entry.key, period) for period in list_periods(entry, index))
        yield from (Job("redirect", f"{entry.space}/{former}", entry.key) for former in entry.former)
    for mrn, card in index.cards.items():
        yield Job("withheld" if card.state in WITHHELD else "cable" if card.held else "cited", mrn)
    yield from (Job("differences", mrn) for mrn in index.kept)
    yield Job("search", "search")


def pages(edition: Edition, job: Job) -> tuple[Page, ...]:
    """Make the pages of a job, in the order of its `addresses`."""
    if job.kind == "cable":
        return _make_cable(edition, edition.sources[job.key], edition.telegrams[job.key])
    return (_make_page(edition, job),) if job.kind != "files" else ()


def files(edition: Edition, job: Job) -> dict[str, bytes]:
    """Make the files of a job of that kind, by path below the rendered Markdown. Other jobs have theirs with pages."""
    made = _make_files(edition, job.more) if job.kind == "files" else {}
    return {f"{job.key}/{name}": content for name, content in made.items()}


def _make_files(edition: Edition, which: str) -> dict[str, bytes]:
    index = edition.index
    match which:
        case "lists":
            return create_lists(describe_cables(index), index)
        case "bibliographies":
            return create_bibliographies(describe_cables(index), index.imprint)
        case "glossary":
            return {"glossary.json": create_glossary_json(index)}
        case "references":
            return {"references.json": create_references_json(index)}
        case "build":
            return {"build.json": create_build_json(index, edition.software)}
        case _:
            raise ValueError(f"there are no files {which!r}")


def _make_page(edition: Edition, job: Job) -> Page:
    index = edition.index
    match job.kind:
        case "home":
            return _add_meta(compose_home(index), create_edition_meta(describe_edition(index.imprint), index.imprint))
        case "prose":
            return compose_prose(edition.prose[job.key], index)
        case "list" if job.key == "cables":
            made = add_list_files(compose_list(job.key, index), index.imprint)
            numbers = create_number_files(index, spellings())
            return replace(made, files={**made.files, **{f"data/{name}": data for name, data in numbers.items()}})
        case "list":
            return add_list_files(compose_list(job.key, index), index.imprint)
        case "entry":
            entry = index.entries[job.key]
            described = describe_entry(entry, index)
            return _add_meta(compose_entry(entry, index), create_entry_meta(job.key, described, index))
        case "mentions":
            return compose_mentions(index.entries[job.key], job.more, index)
        case "redirect":
            title = index.entries[job.more].headword if job.more in index.entries else edition.prose[job.more].title
            return compose_redirect(job.key, job.more, title, index)
        case "changes":
            return compose_changes(index)
        case "differences":
            return compose_differences(job.key, index)
        case "search":
            return compose_search(index)
        case "notice":
            return compose_gone(job.key, index)
        case "withheld":
            held = edition.sources.get(job.key)
            return compose_withheld(held.record if held else edition.records[job.key], index)
        case "cited":
            return compose_cited(index.cards[job.key], edition.records.get(job.key), index)
        case "data":
            return compose_downloads(index)
        case "cable" | "files":  # see `pages`
            raise ValueError(f"{job} is no single page")


def judge_addresses(edition: Edition, stands: Mapping[str, Stand] | None = None) -> tuple[Problem, ...]:
    """What was published, and is gone or says something else.

    `stands` are the pages by address with what they offer to be cited (`check.find_stand`), where they are made
    already; else those are made here of which the ledger knows more than the address. Nothing is said of an entry or
    a cable that could not be read: why that is has been said, and the address holds as soon as it is mended.
    """
    unread = tuple(f"/{key}/" for key in edition.content.unread)
    ledger = [line for line in edition.content.ledger if not line.address.startswith(unread)]
    if not ledger:
        return ()
    if stands is None:
        deep = {address for address, lines in group_by_page(ledger).items() if len(lines) > 1}
        stands = {}
        for job in plan(edition):
            shallow = deep.isdisjoint(job.addresses)
            stands.update(dict.fromkeys(job.addresses, Stand()) if shallow else find_stands(sketch(edition, job)))
    return tuple(sorted(find_lost(ledger, stands, edition.content.ledger_path)))


def find_stands(made: Iterable[Page]) -> dict[str, Stand]:
    """What pages offer to be cited, by their addresses."""
    return {page.address: find_stand(page) for page in made}


def sketch(edition: Edition, job: Job) -> tuple[Page, ...]:
    """The pages of a job as far as their addresses go: the files beside a cable are named, and not made."""
    if job.kind != "cable":
        return pages(edition, job)
    annotated = edition.telegrams[job.key]
    made, *others = compose_views(annotated, edition.index)
    named = [*made.meta["downloads"], *([label, note, f"{job.key}{ending}"] for label, note, ending in DOWNLOADS)]
    return (_add_meta(made, {"downloads": named}), *others)


def _make_cable(edition: Edition, source: Source, annotated: AnnotatedTelegram) -> tuple[Page, ...]:
    """The page of a cable that is shown, with its files, and the other views of its text."""
    made, *others = compose_views(annotated, edition.index)
    beside = f"cables/{source.mrn}/{source.mrn}"
    telegram = {"id": source.mrn, **create_json(annotated.telegram)}
    written = create_indented(telegram) + "\n"
    files = {**made.files, f"{beside}.txt": source.data, f"{beside}.json": written.encode()}
    described = describe_cable(edition.index.cards[source.mrn], edition.index)
    files |= create_cable_files(annotated, edition.index, described)
    meta = create_cable_meta(described, edition.index.imprint, made.meta["downloads"])
    return (replace(_add_meta(made, meta), files=files), *others)


def _add_meta(made: Page, meta: Mapping[str, Any]) -> Page:
    return replace(made, meta={**made.meta, **meta})
