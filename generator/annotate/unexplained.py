"""Short forms in running text that no entry explains, and what the texts themselves say of them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.annotate.circumstances import read_circumstances
from generator.annotate.glosses import HOURS, Glossary
from generator.annotate.passages import SMALL_WORDS, Passage, read_passages
from generator.annotate.register import Register
from generator.annotate.tokens import GLUE, HYPHEN, PHRASE, Tokens, is_figures, is_symbolic
from generator.model.annotation import AnnotatedTelegram, Mention
from generator.model.mrn import CANONICAL

#: No short form has been seen with more letters and figures than this: `UNAMSIL`, `MINUSTAH`, `EUROCONTROL`.
LONGEST = 11
#: A number in Roman figures up to thirty-nine: `II`, `XIV`. A short form of these letters alone is passed over.
ROMAN = re.compile(r"X{0,3}(?:IX|IV|VI{0,3}|I{1,3})|X{1,3}|V")
#: A short form in brackets after what it is short for: `Ministry of Foreign Affairs (MFA)`, `Kosovo Force ("KFOR")`.
IN_BRACKETS = re.compile(r"\([\"“'‘]?(?P<short>[A-Za-z][A-Za-z0-9&./-]{1,10})[\"”'’]?\)")
#: What it is short for in brackets after a short form: `MFA (Ministry of Foreign Affairs)`.
EXPLAINED = re.compile(r"\b(?P<short>[A-Z][A-Za-z0-9&-]{1,10}) \((?P<long>[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ’'\s-]{5,120})\)")
#: Where the words before a bracket begin at the latest: after the end of a sentence or of a clause.
CLAUSE = re.compile(r"[.;:()\"“”\n][\s\"“]")
#: `World Food Program's`: the name goes without its ending.
POSSESSIVE_END = re.compile(r"['’]s?$")
#: As many characters before a bracket are looked at.
BEFORE = 160


@dataclass(frozen=True, slots=True)
class Sighting:
    """A short form in a cable.

    `label` is its place (`¶3`, empty in an unnumbered block), `explained` what the text there says it is short for, or
    empty.
    """

    word: str
    mrn: str
    label: str
    explained: str = ""


@dataclass(frozen=True, slots=True)
class Capitals:
    """What one cable has: short forms that no entry explains, and all its words in small letters."""

    sightings: tuple[Sighting, ...]
    small: frozenset[str]


@dataclass(frozen=True, slots=True)
class Meaning:
    """What the texts say a short form is short for: the words, the posts and the cables that say so, one place."""

    words: str
    posts: tuple[str, ...]
    cables: tuple[str, ...]
    label: str


@dataclass(frozen=True, slots=True)
class Unexplained:
    """A short form that no entry explains.

    `count` says how often it occurs, `cables` are those that have it, in order of number; `label` is its first place
    in the first of them. `ordinary` is true where the texts have the same word in small letters too (`WHO`, `AID`, or
    mere emphasis).
    """

    word: str
    count: int
    cables: tuple[str, ...]
    label: str
    meanings: tuple[Meaning, ...]
    ordinary: bool


def find_capitals(annotated: AnnotatedTelegram, register: Register) -> Capitals:
    """The short forms in the running text of a cable that nothing explains.

    What the edition mentions there is explained; so is a word that its editors chose not to link, and a tie, which is
    a Problem of its own. Headings, office symbols and what is withheld are passed over, as by the annotation.
    """
    telegram, record = annotated.telegram, annotated.record
    glossary = Glossary(register, read_circumstances(telegram, record, register))
    mentions = [mention for mention in annotated.mentions if mention.paragraph is not None]
    found: list[Sighting] = []
    small: set[str] = set()
    for passage in read_passages(telegram, glossary.starters):
        words = zip(passage.tokens.texts, passage.tokens.folded, passage.barred, strict=True)
        small.update(word for word, folded, barred in words if not barred and word == folded)
        if passage.capitals or passage.paragraph is None:
            continue
        number = telegram.paragraphs[passage.paragraph].number
        label = f"¶{number}" if number is not None else ""
        covered = _covered(passage, mentions, glossary, number)
        given = dict(_find_expansions(passage.text))
        found += [Sighting(word, record.mrn, label, given.get(word, "")) for word in _find_words(passage, covered)]
    return Capitals(tuple(found), frozenset(small))


def gather_unexplained(cables: Iterable[Capitals]) -> tuple[Unexplained, ...]:
    """The short forms of all cables, the most frequent first; ordinary words in capitals come last."""
    small: set[str] = set()
    sightings: dict[str, list[Sighting]] = {}
    for cable in cables:
        small |= cable.small
        for sighting in cable.sightings:
            sightings.setdefault(sighting.word, []).append(sighting)
    gathered = [
        _gather(word, found, ordinary=word.lower() in small and "." not in word) for word, found in sightings.items()
    ]
    return tuple(sorted(gathered, key=lambda one: (one.ordinary, -one.count, one.word)))


def _gather(word: str, sightings: Sequence[Sighting], *, ordinary: bool) -> Unexplained:
    first = min(sightings, key=lambda sighting: sighting.mrn)
    said: dict[str, list[Sighting]] = {}
    for sighting in sightings:
        if sighting.explained:
            said.setdefault(sighting.explained.casefold(), []).append(sighting)
    meanings = [_gather_meaning(found) for found in said.values()]
    meanings.sort(key=lambda meaning: (-len(meaning.cables), meaning.words))
    cables = tuple(sorted({sighting.mrn for sighting in sightings}))
    return Unexplained(word, len(sightings), cables, first.label, tuple(meanings), ordinary)


def _gather_meaning(sightings: Sequence[Sighting]) -> Meaning:
    first = min(sightings, key=lambda sighting: sighting.mrn)
    cables = tuple(sorted({sighting.mrn for sighting in sightings}))
    posts = {found["post"] for mrn in cables if (found := CANONICAL.fullmatch(mrn))}
    return Meaning(first.explained, tuple(sorted(posts)), cables, first.label)


def _covered(passage: Passage, mentions: Iterable[Mention], glossary: Glossary, number: int | None) -> list[bool]:
    """For each word whether it is explained, decided upon, or no running text."""
    covered = list(passage.closed)
    places = [(gloss.start, gloss.end) for gloss in glossary.find(passage, number)]
    inside = [(mention.start, mention.end) for mention in mentions if mention.paragraph == passage.paragraph]
    for start, end in places:
        for index in passage.tokens_in(start, end):
            covered[index] = True
    tokens = passage.tokens
    for index, word in enumerate(tokens.texts):
        if not covered[index] and _may_be(word):
            place = passage.reading.span(tokens.starts[index], tokens.ends[index])
            covered[index] = any(place[0] < end and start < place[1] for start, end in inside)
    return covered


def _find_words(passage: Passage, covered: Sequence[bool]) -> Iterator[str]:
    tokens = passage.tokens
    for run in _group(tokens):
        if any(covered[index] for index in run) or _is_symbol(tokens, run):
            continue
        word = strip_plural(passage.text[tokens.starts[run.start] : tokens.ends[run.stop - 1]])
        if word in HOURS and tokens.links[run.start] == PHRASE and is_figures(tokens.texts[run.start - 1]):
            continue
        if is_short_form(word):
            yield word


def _group(tokens: Tokens) -> Iterator[range]:
    """The words, those that make one name joined: `MNF-I`, `G-8`, `R&D`; `EUR/CARC` too, which is a symbol."""
    start = 0
    for index in range(1, len(tokens) + 1):
        if index == len(tokens) or not _joins(tokens, index):
            yield range(start, index)
            start = index


def _joins(tokens: Tokens, index: int) -> bool:
    """Whether a token and the one before it are one name."""
    link = tokens.links[index]
    if link in GLUE:
        return True
    both = tokens.texts[index - 1 : index + 1]
    if link != HYPHEN or not all(map(is_symbolic, both)):
        return False
    return any(len(word) == 1 or any(map(str.isdigit, word)) for word in both)


def _is_symbol(tokens: Tokens, run: range) -> bool:
    """Whether words are joined by strokes and the like: an office symbol (`EUR/CARC`), a file, an address."""
    return any(tokens.links[index] in "/_@." for index in run[1:])


def strip_plural(word: str) -> str:
    """A short form without the ending of its plural: `NGOs` is `NGO`."""
    return word[:-1] if len(word) > 2 and word[-1] == "s" and word[:-1].upper() == word[:-1] else word


def _may_be(text: str) -> bool:
    return len(text) > 1 and not text.islower()


def is_short_form(word: str) -> bool:
    """Whether a word looks like a short form: more capitals than small letters (`GOS`, `GoS`, `G-8`, `U.S.`)."""
    capitals, small = sum(map(str.isupper, word)), sum(map(str.islower, word))
    return (
        word[0].isupper()
        and 1 < sum(map(str.isalnum, word)) <= LONGEST
        and capitals > small
        and word not in SMALL_WORDS
        and not ROMAN.fullmatch(word)
    )


def _find_expansions(text: str) -> Iterator[tuple[str, str]]:
    """Short forms and what the text says they are short for."""
    for found in IN_BRACKETS.finditer(text):
        short = strip_plural(found["short"])
        words = _words_before(text, found.start(), len(short))
        expansion = match_initials(short, words)
        if expansion:
            yield short, expansion
    for found in EXPLAINED.finditer(text):
        words = " ".join(found["long"].split())
        if " " in words and match_initials(found["short"], words) == words:
            yield found["short"], words


def _words_before(text: str, at: int, letters: int) -> str:
    """The words of the same clause before offset `at`, no more than a short form of so many `letters` may stand for."""
    stretch = text[max(at - BEFORE, 0) : at]
    ends = [found.end() for found in CLAUSE.finditer(stretch)]
    words = stretch[ends[-1] if ends else 0 :].split()
    return " ".join(words[-min(letters + 5, 2 * letters) :])


def match_initials(short: str, words: str) -> str:
    """The end of `words` that `short` abbreviates, or empty.

    Each letter of the short form is looked for from the end; the first one must begin a word (Schwartz and Hearst, A
    Simple Algorithm for Identifying Abbreviation Definitions in Biomedical Text, Pacific Symposium on Biocomputing 8,
    2003). Beyond that rule, the first word is no `of`, and there are no more words than letters, small words left out.
    """
    letters = [char.casefold() for char in short if char.isalnum()]
    at = len(words)
    for index in range(len(letters) - 1, -1, -1):
        at -= 1
        while at >= 0 and not (words[at].casefold() == letters[index] and (index or _may_begin(words, at))):
            at -= 1
        if at < 0:
            return ""
    found = POSSESSIVE_END.sub("", words[at:])
    long = found.split()
    own = [word for word in long if word.upper() not in SMALL_WORDS]
    return found if len(long) > 1 and len(own) <= len(letters) and not _is_itself(short, long) else ""


def _is_itself(short: str, words: Collection[str]) -> bool:
    """Whether the short form is one of the words, so that they explain nothing."""
    return any(word.strip("\"'“”‘’,").casefold() == short.casefold() for word in words)


def _may_begin(words: str, at: int) -> bool:
    """Whether the letter at `at` begins a word that may begin a name."""
    if at and words[at - 1].isalnum():
        return False
    return words[at:].split(maxsplit=1)[0].upper() not in SMALL_WORDS
