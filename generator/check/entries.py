"""What is wrong with entries, each alone and all together."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches

from generator.check.circles import find_circle, find_knots
from generator.check.leaks import fold
from generator.check.script import find_lookalike, in_latin, script_of
from generator.model.entry import KINDS, Entry
from generator.model.fields import ID
from generator.model.problem import Problem, Severity
from generator.model.prose import Paragraph, plain

#: A gloss also stands in a small card: its first paragraph has at most so many words.
LONGEST_GLOSS = 60
#: A guess goes through all ids; an edition with more missing entries than this has other troubles than spelling.
MOST_GUESSES = 300
#: `*Quint*`, `[Quint](…)`, `` `GOAJ` ``, `<b>`, `__x__`: markup, which nothing reads in a line of the front matter.
MARKUP = re.compile(r"\*[^*\s][^*]*\*|\]\([^)]*\)|`|</?[A-Za-z][^>]*>|__[^_]+__|&(?:[A-Za-z]{2,8}|#x?[0-9A-Fa-f]+);")
#: `none`, `n/a`, `unknown`: what says of no source.
NO_SOURCE = re.compile(r"(?:none|no source|n/?a|unknown|not known|various|-|–|—)\.?", re.IGNORECASE)
#: `GOS,`: a sign that parts words, and ends none.
STOP = re.compile(r"[,;:]$")
#: `TODO`, `tbd`, `xxx`, `…`, `(how and where this is known)`: what a draft leaves to be filled in.
UNFINISHED = re.compile(
    r"(?:\(?(?:todo|tbd|tba|fixme|xxx+|\?+|…|\.\.\.|how and where this is known|fill in)\)?[.:]?)", re.I
)
#: Two blanks, or a blank that is not the keyboard's: no word of a cable is found by it.
ODD_BLANK = re.compile(r"  |[^\S ]")


def find_faults(
    entries: Sequence[Entry], unread: Collection[str], used: Collection[str] | None, posts: Collection[str] = ()
) -> Iterator[Problem]:
    """All that is wrong with the entries.

    `unread` are keys of entries that exist and could not be read; `used` the keys that any cable mentions, or None
    where the cables were not looked at; `posts` the names of all posts known, as they stand in numbers: without any,
    no name is judged.
    """
    keys = {entry.key for entry in entries} | set(unread)
    ids = Ids(keys, {f"{entry.space}/{former}": entry.id for entry in entries for former in entry.former})
    for entry in entries:
        yield from _judge_words(entry)
        yield from _judge_times(entry)
        yield from _judge_gloss(entry)
        yield from _judge_pointers(entry, keys, ids)
    yield from _judge_posts(entries, posts)
    yield from _judge_circles(entries)
    yield from _judge_former(entries, keys)
    if used is not None:
        yield from _judge_use(entries, used)


def _say(
    entry: Entry, key: str, code: str, message: str, hint: str, severity: Severity = "error", offset: int = 0
) -> Problem:
    line, column = entry.places.get(key, (0, 0))
    return Problem(entry.path, line, column + offset, code, severity, message, hint)


def _judge_words(entry: Entry) -> Iterator[Problem]:
    spelt = [("headword", entry.headword), *(("variants", variant) for variant in entry.variants)]
    for key, text in spelt:
        found = find_lookalike(text)
        if found:
            at, char = found
            yield _say(
                entry,
                key,
                "G007",
                f"The {at + 1}{_ordinal(at + 1)} letter of “{text}” is {script_of(char).title()} and only looks like "
                f"“{in_latin(char)}”: no cable has this word.",
                f"Type it on a Latin keyboard, or paste this:\n{_line(key, in_latin(text))}",
            )
        if STOP.search(text):
            yield _say(
                entry,
                key,
                "G021",
                f"“{text}” ends with a “{text[-1]}”: no cable has the word so.",
                f"Write:\n{_line(key, text[:-1].strip())}",
            )
        if ODD_BLANK.search(text):
            yield _say(
                entry,
                key,
                "G021",
                f"“{text}” holds two blanks together, or a blank that is not the keyboard's: no cable has it so.",
                f"Write:\n{_line(key, ' '.join(text.split()))}",
            )
    for key, text in [*spelt, ("expansion", entry.expansion), ("symbol", entry.symbol)]:
        markup = MARKUP.search(text)
        if markup:
            yield _say(
                entry,
                key,
                "G020",
                f"“{markup[0][:60]}” is markup; in this line it would be printed as it stands.",
                "Write the words alone; emphasis and links belong into the text below.",
            )
        if text and UNFINISHED.fullmatch(text.strip()):
            yield _say(entry, key, "G022", f"“{text}” has yet to be filled in.", "Write what is meant, or delete it.")
    for variant in entry.variants:
        if variant == entry.headword:
            yield _say(
                entry,
                "variants",
                "G013",
                f"“{variant}” is the headword, and need not stand among the variants.",
                "Delete it there.",
                "warning",
            )
    first, _, last = entry.headword.rpartition(" ")
    orders = (fold(f"{last} {first}"), fold(entry.headword), fold(last))
    if entry.kind == "person" and first and "," not in entry.headword and entry.id.replace("-", " ") in orders:
        yield _say(
            entry,
            "headword",
            "G025",
            "The list of persons is in the order of surnames, and the surname is the word before a comma.",
            f"If “{last}” is the surname, write:\nheadword: {last}, {first}",
            "warning",
        )
    short, long = entry.headword, entry.expansion
    if long and long.isupper() and len(long) <= 8 and " " in short and not short.isupper():
        yield _say(
            entry,
            "headword",
            "G029",
            "Headword and expansion seem to be exchanged: the headword is the short form that the cables use.",
            f"Write:\nheadword: {long}\nexpansion: {short}",
        )


def _judge_times(entry: Entry) -> Iterator[Problem]:
    spans = [("from", entry.since, entry.until), *(("held", held.since, held.until) for held in entry.held)]
    for key, since, until in spans:
        size = min(len(since), len(until))
        if size and since[:size] > until[:size]:
            yield _say(
                entry,
                key,
                "G014",
                f"It ends ({until}) before it begins ({since}).",
                f"Perhaps the two are exchanged:\nfrom: {until}\nuntil: {since}",
            )


def _judge_gloss(entry: Entry) -> Iterator[Problem]:
    first = next((block for block in entry.body if isinstance(block, Paragraph)), None)
    if first is None:
        return
    text = plain(first.children)
    if UNFINISHED.fullmatch(text.strip()):
        yield _say(entry, "body", "G022", f"“{text}” has yet to be filled in.", "Write what the headword means.")
    words = len(text.split())
    if words > LONGEST_GLOSS:
        yield _say(
            entry,
            "body",
            "G012",
            f"The first paragraph has {words} words; it also stands in a small card, with room for {LONGEST_GLOSS}.",
            "Say in a sentence or two what it is, leave a blank line, and go on below.",
            "warning",
        )
    for source in entry.sources:
        words_of_source = "\n".join(plain(block.children) for block in source if isinstance(block, Paragraph))
        if UNFINISHED.fullmatch(words_of_source.strip()) or NO_SOURCE.fullmatch(words_of_source.strip()):
            yield _say(
                entry,
                "sources",
                "G022",
                f"“{words_of_source}” has yet to be filled in.",
                "Say where this can be read. If you know it and have read it nowhere, write:\n"
                '  - "General knowledge of the field; no source read."',
            )


def _judge_pointers(entry: Entry, keys: Collection[str], ids: Ids) -> Iterator[Problem]:
    for see in entry.see:
        key = key_of(see)
        if key == entry.key:
            hint = "Name another entry, or delete the line."
            yield _say(entry, "see", "G009", "The entry sends the reader to itself.", hint)
        elif key not in keys:
            yield _say(entry, "see", "G008", f"There is no entry “{see}”.", ids.nearest(see))
    for held in entry.held:
        if re.fullmatch(ID, held.office) and f"glossary/{held.office}" not in keys:
            yield _say(
                entry,
                "held",
                "G015",
                f"There is no entry for the office “{held.office}”.",
                ids.nearest(
                    held.office, "Write an entry for it, or name the office in words:\noffice: Foreign Minister"
                ),
            )


def _judge_posts(entries: Sequence[Entry], posts: Collection[str]) -> Iterator[Problem]:
    own = {name.upper() for entry in entries if entry.space == "posts" for name in (entry.headword, *entry.variants)}
    known = sorted({*posts, *own})
    for entry in entries if posts else ():
        for post in entry.posts:
            if post in known:
                continue
            close = get_close_matches(post, known, 1, 0.6)
            hint = (
                f"Did you mean this?\n{close[0]}" if close else "Write it as in the numbers of its cables, 08BAKU129."
            )
            yield _say(entry, "posts", "G026", f"No post “{post}” is known.", hint, "warning")


def key_of(pointer: str) -> str:
    """The key that `see` or `senses` points to: an id of the glossary, or space and id (tags/prel)."""
    return pointer if "/" in pointer else f"glossary/{pointer}"


class Ids:
    """The ids that there are, for guesses at what was meant."""

    def __init__(self, keys: Iterable[str], renamed: Mapping[str, str] | None = None) -> None:
        """Take the `keys` of all entries, and the ids of those that had another key (`renamed`)."""
        self._renamed = renamed or {}
        self._ids = sorted(key.removeprefix("glossary/") for key in keys if not key.startswith("cables/"))
        self._all = frozenset(self._ids)
        self._guesses: dict[str, str] = {}

    def nearest(self, pointer: str, otherwise: str = "") -> str:
        """A hint with the id that was probably meant."""
        if now := self._renamed.get(key_of(pointer)):
            return f"The entry has another name now. Write:\n{now}"
        for space in ("tags", "posts"):
            if f"{space}/{pointer}" in self._all:
                return f"Did you mean this?\n{space}/{pointer}"
        if pointer not in self._guesses and len(self._guesses) < MOST_GUESSES:
            close = get_close_matches(pointer.lower(), self._ids, 1, 0.6)
            self._guesses[pointer] = close[0] if close else ""
        if self._guesses.get(pointer):
            return f"Did you mean this?\n{self._guesses[pointer]}" + (
                f"\nIf not: {otherwise[:1].lower()}{otherwise[1:]}" if otherwise else ""
            )
        return otherwise or "Give the name of the entry's file without .md, or write the entry first."


def _judge_circles(entries: Sequence[Entry]) -> Iterator[Problem]:
    """Entries that send the reader round in a circle; each knot of them is said once, by its shortest circle."""
    places = {entry.key: entry for entry in entries}
    sees = {
        entry.key: [key for see in entry.see if (key := key_of(see)) in places and key != entry.key]
        for entry in entries
    }
    for knot in find_knots(sees):
        circle = find_circle(sees, knot)
        entry = places[circle[0]]
        ids = [places[key].id for key in circle]
        more = f" ({len(knot)} entries hang together in such circles.)" if len(knot) > len(circle) else ""
        yield _say(
            entry,
            "see",
            "G010",
            f"This goes in a circle: {' → '.join([*ids, ids[0]])}.{more}",
            f"Each page shows who sends the reader to it, so that once is enough: delete “{ids[0]}” in "
            f"{places[circle[-1]].path}, or “{ids[1]}” here.",
            "warning",
        )


def _judge_former(entries: Sequence[Entry], keys: Collection[str]) -> Iterator[Problem]:
    claimed: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        for former in dict.fromkeys(entry.former):
            key = f"{entry.space}/{former}"
            claimed[key].append(entry)
            if key == entry.key:
                hint = "Delete it: “former” names only ids that the entry has no longer."
                yield _say(entry, "former", "G016", f"“{former}” is the id that the entry has now.", hint)
            elif key in keys:
                yield _say(
                    entry,
                    "former",
                    "G017",
                    f"“{former}” is said to be a former id, but there is an entry of this id.",
                    "Delete it here, or join the two entries and delete the file of the other.",
                )
            elif len(claimed[key]) > 1:
                yield _say(
                    entry,
                    "former",
                    "G018",
                    f"“{former}” is claimed as a former id by {claimed[key][0].path} too: its address can lead to one.",
                    "Delete it in one of the two.",
                )


def _judge_use(entries: Sequence[Entry], used: Collection[str]) -> Iterator[Problem]:
    # An entry's page shows who sends the reader to it, so that one `see` leads both ways.
    pointed = {key_of(see) for entry in entries for see in entry.see} | {entry.key for entry in entries if entry.see}
    offices = {f"glossary/{held.office}" for entry in entries for held in entry.held}
    bearers: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in entries:
        bearers[entry.space, entry.headword].append(entry)
    winners = {entry.headword: entry for entry in entries if entry.key in used}
    for entry in entries:
        winner = winners.get(entry.headword)
        if entry.key not in used and winner and winner.space == entry.space:
            yield _say(
                entry,
                "headword",
                "G024",
                f"No cable of the edition means this entry by “{entry.headword}”; where the word has a link, it leads "
                f"to another, such as {winner.path}.",
                "Say in both where each is meant, by posts, from, until or tags; or join the two.",
                "warning",
            )
        elif entry.key not in used and len(bearers[entry.space, entry.headword]) > 1:
            other = next(one for one in bearers[entry.space, entry.headword] if one is not entry)
            yield _say(
                entry,
                "headword",
                "G024",
                f"No passage leads to this entry: {other.path} has the headword “{entry.headword}” too, and nothing "
                "tells the cables of the one from those of the other.",
                "Say in both where each is meant, by posts, from, until or tags; or join the two.",
                "warning",
            )
        elif entry.key not in used and entry.key not in pointed and entry.key not in offices:
            yield _say(
                entry,
                "headword",
                "G024",
                f"No cable of the edition mentions “{entry.headword}”, and no entry sends the reader here.",
                "If the cables spell it otherwise, add their spelling:\nvariants: [the spelling of the cables]",
                "warning",
            )


def _line(key: str, text: str) -> str:
    return f"{key}: {text}" if key != "variants" else text


def _ordinal(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def folder_of(kind: str) -> str:
    """The folder in which entries of a kind lie; raises KeyError where there is no such kind."""
    return {name: folder for folder, name in KINDS.items()}[kind]
