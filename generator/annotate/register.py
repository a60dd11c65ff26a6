"""The register: all entries, ready to be looked up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from generator.annotate.families import members_of, strip_year
from generator.annotate.lexicon import Case, Lexicon
from generator.annotate.starters import HEADWORD, NAME, SURNAME, Starters
from generator.annotate.tokens import tokenize
from generator.model.entry import Entry
from generator.model.problem import Problem


@dataclass(frozen=True, slots=True)
class HeldOffice:
    """An office of a person: its `names` (those of its entry, or its title in words) and when it was held."""

    names: tuple[str, ...]
    since: str
    until: str


@dataclass(frozen=True)
class Register:
    """The entries of an edition, indexed once.

    `entries` are those given, by key. `words` holds the spellings met in running text, `names` the full names of
    persons, `surnames` their surnames, `starters` the words at which any of them may begin, `lines` the spellings met
    in the head of a telegram (`PREL`, `AMEMBASSY BAKU`, `RUEHKB`, `SIPDIS`) as `SPACE:TEXT` to keys. `instruments`
    takes the symbol of a numbered instrument to its key, `offices` a person's key to the offices held, `posts` the
    name of a post, blanks out and in capitals, to its canonical form in a message reference number.
    """

    entries: Mapping[str, Entry]
    words: Lexicon
    names: Lexicon
    surnames: Lexicon
    starters: Starters
    lines: Mapping[str, tuple[str, ...]]
    instruments: Mapping[str, str]
    offices: Mapping[str, tuple[HeldOffice, ...]]
    posts: dict[str, str]

    @classmethod
    def of(cls, entries: Iterable[Entry], posts: Mapping[str, str] | None = None) -> Register:
        """Index `entries`; what a cable costs afterwards does not grow with their number.

        `posts` are further names of posts (`SECSTATE`) with their canonical form (`STATE`), for numbers of telegrams
        from posts that have no entry.
        """
        index = _Index({entry.key: entry for entry in entries})
        for entry in index.entries.values():
            index.enter(entry)
        lines = {text: tuple(dict.fromkeys(keys)) for text, keys in index.lines.items()}
        words, names, surnames = index.words, index.names, index.surnames
        starters = {HEADWORD: words.starters, NAME: names.starters, SURNAME: surnames.starters}
        named = {close_up(name): canonical for name, canonical in (posts or {}).items()}
        return cls(
            index.entries,
            words,
            names,
            surnames,
            Starters.of(starters),
            lines,
            index.instruments,
            index.offices,
            {**named, **index.posts},
        )

    def line(self, space: str, text: str) -> tuple[str, ...]:
        """The keys of the entries of a space that are spelt `text` in the head of a telegram."""
        return self.lines.get(f"{space}:{close_up(text)}", ())


@dataclass
class _Index:
    """A register being made."""

    entries: dict[str, Entry]
    words: Lexicon = field(default_factory=Lexicon)
    names: Lexicon = field(default_factory=Lexicon)
    surnames: Lexicon = field(default_factory=Lexicon)
    lines: dict[str, list[str]] = field(default_factory=dict)
    instruments: dict[str, str] = field(default_factory=dict)
    offices: dict[str, tuple[HeldOffice, ...]] = field(default_factory=dict)
    posts: dict[str, str] = field(default_factory=dict)

    def enter(self, entry: Entry) -> None:
        for text in (entry.headword, *entry.variants, entry.code, entry.symbol):
            if text:
                self.lines.setdefault(f"{entry.space}:{close_up(text)}", []).append(entry.key)
        match entry.kind:
            case "tag":
                return
            case "person":
                self._enter_person(entry)
                return
            case "post":
                self._enter_post(entry)
            case "instrument":
                for text in (entry.symbol, entry.headword, *entry.variants):
                    symbols = members_of(text)
                    if len(symbols) == 1:
                        self.instruments.setdefault(symbols[0], entry.key)
                for text in filter(None, (entry.symbol, strip_year(entry.symbol))):
                    self.words.add(text, entry.key, "exact")
        for text in spellings_of(entry):
            self.words.add(text, entry.key, case_of(entry, text))

    def _enter_post(self, entry: Entry) -> None:
        canonical = close_up(entry.id.replace("-", " "))
        for text in (canonical, entry.headword, *entry.variants):
            if text == text.upper() and " " not in text:
                self.posts[text] = canonical

    def _enter_person(self, entry: Entry) -> None:
        for text in (entry.headword, *entry.variants):
            surname, given = read_name(text)
            self.surnames.add(surname, entry.key, "exact")
            self.surnames.add(surname.upper(), entry.key, "exact")
            if given:
                self.names.add(f"{given} {surname}", entry.key, "exact")
                short = " ".join(word for word in given.split() if len(word.rstrip(".")) > 1)
                if short and short != given:
                    self.names.add(f"{short} {surname}", entry.key, "exact")
        self.offices[entry.key] = tuple(
            HeldOffice(self._office_names(held.office), held.since, held.until) for held in entry.held
        )

    def _office_names(self, office: str) -> tuple[str, ...]:
        entry = self.entries.get(f"glossary/{office}")
        return (entry.headword, *entry.variants) if entry else (office,)


def close_up(text: str) -> str:
    """A name in capitals and without blanks, as in a message reference number: `Abu Dhabi` is `ABUDHABI`."""
    return "".join(text.split()).upper()


def read_name(text: str) -> tuple[str, str]:
    """The surname and the given names in `Derse, Anne E.` or `Anne E. Derse`; the latter are empty in `Derse`."""
    surname, comma, given = text.partition(",")
    if comma:
        return surname.strip(), given.strip()
    *before, last = text.split() or [""]
    return last, " ".join(before)


def spellings_of(entry: Entry) -> tuple[str, ...]:
    """The spellings of an entry that may stand in running text.

    A letter alone is none (`O` is a precedence), nor is a post's bare name: in running text `BAKU` is a city, and
    `USUN`, with which the headword `USUN New York` begins, is the post.
    """
    texts = (entry.headword, *entry.variants)
    if entry.kind == "post":
        longer = {word for text in texts for word in text.upper().split()[1:]}
        texts = tuple(text for text in texts if text not in longer or entry.headword.startswith(text))
    return tuple(text for text in texts if len(text) > 1)


def case_of(entry: Entry, text: str) -> Case:
    """How capitals must agree.

    As the entry says; else exactly for abbreviations and for single words that have a capital (Quint, GUAM), and but
    for the first letter in phrases and in words in small letters, which a sentence may begin with.
    """
    if entry.case:
        return entry.case
    if entry.kind == "abbreviation" or (len(tokenize(text)) == 1 and text != text.lower()):
        return "exact"
    return "first"


def scope_of(entry: Entry) -> tuple[object, ...]:
    """What chooses an entry among others of the same headword."""
    return (frozenset(map(close_up, entry.posts)), entry.since, entry.until, frozenset(map(str.upper, entry.tags)))


def headword_problems(register: Register) -> tuple[Problem, ...]:
    """The ties that can be seen without a cable: entries with one spelling that nothing tells apart."""
    problems: list[Problem] = []
    for forms in register.words.every():
        groups: dict[tuple[object, ...], list[Entry]] = {}
        for form in forms:
            entry = register.entries[form.value]
            groups.setdefault((*scope_of(entry), form.words if form.case == "exact" else ()), []).append(entry)
        for group in groups.values():
            rivals = sorted({entry.key: entry for entry in group}.values(), key=lambda entry: entry.key)
            problems.extend(_tie(entry, rivals, " ".join(forms[0].words)) for entry in rivals if len(rivals) > 1)
    return tuple(dict.fromkeys(sorted(problems)))


def _tie(entry: Entry, rivals: list[Entry], text: str) -> Problem:
    line, column = entry.places.get("headword", (1, 1))
    others = ", ".join(rival.id for rival in rivals if rival.key != entry.key)
    return Problem(
        entry.path,
        line,
        column,
        "G201",
        "warning",
        f"“{text}” is a spelling of {entry.id} and of {others}, and nothing tells them apart.",
        "Say in each where it is meant, by posts, from, until or tags, and not by the same in both; or join them."
        if any(scope_of(entry))
        else "Say where each is meant, for example by the posts whose cables use it:\nposts: [BAKU]",
    )
