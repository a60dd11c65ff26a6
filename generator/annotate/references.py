"""References in running text: `reftel`, `refs A and C`, `STATE 13716`, `paras 2-4`."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.annotate.passages import Passage
from generator.annotate.register import close_up
from generator.annotate.starters import PARAGRAPH, REFERENCE
from generator.annotate.tokens import HYPHEN, PHRASE, Tokens, is_figures, is_symbolic
from generator.model.mrn import CANONICAL, MRN
from generator.model.telegram import Telegram
from generator.model.value import value

# The patterns that are searched for in every passage begin with a set of characters, which is found far faster than a
# choice, and then ask what stands before it.
#: `reftel`, `REFTELS`, `ref`, `Refs`.
SHORT = re.compile(r"[Rr](?<![\w/-][Rr])(?i:ef(?P<tel>tel)?s?)(?![\w/'\u2019]|-[A-Za-z]{2}|[ \t]*:)")
#: A reference by its long name, with its letter: `reference A`, `References B`.
LONG = re.compile(r"[Rr](?<![\w/-][Rr])eferences?(?=[ \n]\(?[A-Z]\)?(?!\w))")
#: The letter of a reference after the word: ` A`, ` (b)`, `. A`.
LETTER = re.compile(
    r"\.?[ \t\n]{1,2}(?:tel[ \n])?(?P<open>\()?(?P<letter>[A-Za-z])(?(open)\))(?![\w'\u2019]|\.[A-Za-z])"
)
#: A further letter: ` and C`, `, B`, `, and (D)`, `-C`, ` & C`, `/B`, ` through D`.
FURTHER_LETTER = re.compile(
    r"(?P<join>,? (?:and|or|&|to|through|thru) |, ?|[-/])"
    r"(?P<open>\()?(?P<letter>[A-Za-z])(?(open)\))(?![\w'\u2019]|\.[A-Za-z])"
)
#: `para 3`, `Paragraphs 2`, `paras. 4`, `¶3`, `¶¶ 2`.
NUMBERED = re.compile(
    r"[Pp\u00b6](?<![\w/-][Pp\u00b6])(?:(?<=[Pp])(?i:ara(?:graph)?s?)\.?[ \t\n]{1,2}|(?<=\u00b6)\u00b6? ?)"
    r"(?P<number>[0-9]{1,3})(?![\w/]|\.[0-9])"
)
#: A further number: `-4`, ` and 5`, `, 6`, ` through 8`.
FURTHER_NUMBER = re.compile(r"(?:,? (?:and|or|&|to|through|thru) |, ?|-)(?P<number>[0-9]{1,3})(?![\w/]|[.,][0-9])")
#: What stands before a paragraph of another paper: `reftel, `, `ref A `, `UNSCR 1737, `.
OTHER_BEFORE = re.compile(
    r"(?:reftels?|refs?\.?[ \n]\(?[A-Za-z]\)?|septel|[0-9]{3,6}|(?:Art(?:icle|\.)|Section|Chapter)[ \n][0-9]{1,3}"
    r"|Resolution|Declaration|Statement|Treaty|Agreement|Annex)[,;]?[ \n(]{0,2}(?:at )?$",
    re.IGNORECASE,
)
#: What stands after it: ` of the Riga Declaration`, `, ref B`, ` in reftel`; but not ` of this cable`.
OTHER_AFTER = re.compile(
    r",?[ \n](?:(?:of|in|from)[ \n](?!this[ \n](?:cable|message|telegram))|\(?(?:reftel|septel|refs?\b))",
    re.IGNORECASE,
)
#: Where a word ends in a figure.
LAST_FIGURE = re.compile(r"[0-9](?![^\W_])")
#: Words before a number that show it to be a telegram's: `see Mexico 3779`, `ref Baku 97`.
INTRODUCING = frozenset(("see", "ref", "refs", "reftel", "reftels", "cable", "cables", "telegram", "septel", "refer"))
#: What may follow the number of a telegram in a list: `MEXICO 2371, 3498`.
FURTHER_SERIAL = re.compile(r"(?:, ?| and |, and )(?P<serial>[0-9]{3,6})(?=[),.;]|$)")


@value
class Referring:
    """A place that refers: from `start` to `end` of the passage's text, to the keys `targets`.

    There are several where a range (`refs A-C`) stands for more than it prints; the first is what the place links to.
    There are none where what it refers to is not to be found: then `missing` says so.
    """

    start: int
    end: int
    targets: tuple[str, ...]
    missing: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """What a telegram's REF lines offer: by letter, and in order."""

    letters: Mapping[str, tuple[str, ...]]
    targets: tuple[str, ...]

    @classmethod
    def of(cls, telegram: Telegram) -> Block:
        """The references of a telegram. What is no telegram is found in the REF lines themselves."""
        letters: dict[str, tuple[str, ...]] = {}
        targets = []
        for reference in telegram.references:
            known = reference.kind == "telegram" and reference.target and CANONICAL.fullmatch(reference.target)
            target = f"cables/{reference.target}" if known else "references"
            targets.append(target)
            if reference.label:
                label = reference.label.upper()
                letters[label] = tuple(dict.fromkeys((*letters.get(label, ()), target)))
        return cls(letters, tuple(dict.fromkeys(targets)))

    @property
    def whole(self) -> tuple[str, ...]:
        """What `reftel` means: the one reference, or all of them together."""
        return self.targets if len(self.targets) == 1 else tuple(dict.fromkeys(("references", *self.targets)))

    def lettered(self, letter: str) -> tuple[str, ...]:
        """What `ref A` means, and nothing where no reference has that letter.

        A single reference without a letter is called `ref A` all the same; where several have none, the letter is
        a count that nothing proves.
        """
        if self.letters:
            found = self.letters.get(letter.upper(), ())
            return found if len(found) < 2 else tuple(dict.fromkeys(("references", *found)))
        if len(self.targets) == 1:
            return self.targets if letter.upper() == "A" else ()
        return ("references",) if self.targets else ()


def find_references(passage: Passage, block: Block) -> Iterator[Referring]:
    """What refers to the REF lines: `reftel`, `ref b`, `refs A and C`."""
    text, starts = passage.text, passage.tokens.starts
    for at in passage.places_of(REFERENCE):
        found = SHORT.match(text, starts[at]) or LONG.match(text, starts[at])
        if found:
            yield from _read_letters(text, found, block)


def _read_letters(text: str, found: re.Match[str], block: Block) -> Iterator[Referring]:
    start, end = found.span()
    letter = LETTER.match(text, end)
    if letter and not letter["open"] and letter["letter"] in "ai" and found.re is SHORT and found["tel"]:
        letter = None  # `delivered reftel a week ago`
    if not letter:
        if found.re is SHORT:
            missing = "" if block.targets else f"“{found.group()}”: the telegram has no REF line."
            yield Referring(start, end, block.whole if block.targets else (), missing)
        return
    last = ""
    while letter:
        end = letter.end()
        named = letter["letter"].upper()
        ranging = last and letter.re is FURTHER_LETTER and letter["join"].strip() in ("-", "to", "through", "thru")
        between = [chr(code) for code in range(ord(last) + 1, ord(named))] if ranging else []
        targets = block.lettered(named)
        passed = tuple(target for other in between for target in block.lettered(other))
        missing = "" if targets else f"“ref {named}”: the REF line has no item {named}."
        yield Referring(start, end, (*targets, *passed) if targets else (), missing)
        last = named
        letter = FURTHER_LETTER.match(text, end)
        start = letter.start("open" if letter["open"] else "letter") if letter else end


def find_paragraphs(passage: Passage, numbers: frozenset[int]) -> Iterator[Referring]:
    """What refers to paragraphs of the same telegram, which has those of `numbers`."""
    text = passage.text
    if "\u00b6" not in text and not passage.places_of(PARAGRAPH):
        return
    for found in NUMBERED.finditer(text):
        line = text.rfind("\n", 0, found.start()) + 1
        if found.group().startswith("\u00b6") and not text[line : found.start()].strip():
            continue  # a pilcrow that begins a line numbers it
        if OTHER_BEFORE.search(text, max(0, found.start() - 40), found.start()):
            continue
        items = []
        start: int = found.start()
        number: re.Match[str] | None = found
        while number:
            items.append((start, number.end(), int(number["number"])))
            start, end = number.end(), number.end()
            number = FURTHER_NUMBER.match(text, end)
            start = number.start("number") if number else end
        if OTHER_AFTER.match(text, items[-1][1]):
            continue
        for first, last, wanted in items:
            known = wanted in numbers
            missing = "" if known else f"“paragraph {wanted}”: the telegram has no paragraph {wanted}."
            yield Referring(first, last, (f"paragraph/{wanted}",) if known else (), missing)


def find_numbers(passage: Passage, posts: Mapping[str, str], year: int | None) -> Iterator[Referring]:
    """Telegrams cited by number: `STATE 13716`, `08 BAKU 97`, `(see Mexico 3779)`, `08STATE14284`.

    `posts` are the known names of posts; `year` is the telegram's own, meant where none is given.
    """
    tokens = passage.tokens
    end = 0
    for found in LAST_FIGURE.finditer(passage.text):
        at = bisect_left(tokens.ends, found.end())
        if tokens.starts[at] < end:
            continue
        cited = (
            _read_spaced(passage, at, posts, year) if is_figures(tokens.texts[at]) else _read_whole(tokens, at, posts)
        )
        if cited:
            yield cited[0]
            end = cited[0].end
            for serial in _read_serials(passage, *cited):
                yield serial
                end = serial.end


def _read_whole(tokens: Tokens, at: int, posts: Mapping[str, str]) -> tuple[Referring, MRN] | None:
    """A number in its canonical form, which is one word: `08STATE14284`, `06SECSTATE123`."""
    found = CANONICAL.fullmatch(tokens.texts[at])
    if not found or found["post"] not in posts:
        return None
    mrn = MRN.of(f"{found['year']}{posts[found['post']]}{found['serial']}")
    return Referring(tokens.starts[at], tokens.ends[at], (f"cables/{mrn}",)), mrn


def _read_spaced(passage: Passage, at: int, posts: Mapping[str, str], year: int | None) -> tuple[Referring, MRN] | None:
    """The number whose figures are token `at`, with the post's name of up to four words before it, and its year."""
    tokens = passage.tokens
    serial = int(tokens.texts[at][-9:])
    first, name, best = at, "", None
    while first and at - first < 4 and tokens.links[first] in (PHRASE, HYPHEN):
        first -= 1
        if is_figures(tokens.texts[first]):
            break
        name = tokens.texts[first] + name
        post = posts.get(close_up(name))
        if post:
            best = first, post
    if not best or not serial:
        return None
    begin, post = best
    dated = None
    if begin and tokens.links[begin] == PHRASE and is_figures(tokens.texts[begin - 1]):
        dated = _read_year(tokens.texts[begin - 1], year)
    start = begin - 1 if dated else begin
    when = dated or year
    if when is None or not _is_serial(passage, start, begin, at, year=year):
        return None
    mrn = MRN(when, post, serial)
    return Referring(tokens.starts[start], tokens.ends[at], (f"cables/{mrn}",)), mrn


def _read_year(text: str, year: int | None) -> int | None:
    """The year of `08` or `2008` before a post's name; None where it cannot be one of a cable cited in `year`."""
    if len(text) not in (2, 4):
        return None
    dated = int(text) if len(text) == 4 else MRN.of(f"{text}AA1").year
    return dated if year is None or year - 45 <= dated <= year else None


def _is_serial(passage: Passage, start: int, begin: int, at: int, *, year: int | None) -> bool:
    """Whether the figures at token `at`, after a post's name that begins at `begin`, are the number of a telegram.

    `STATE 13716` is one; `Buenos Aires 172 pp.` is none, nor `BAKU 2008`. A year before it (then `start` is the
    year's token), a word such as `see` or zeros before the figures show it to be one whatever its capitals.
    """
    tokens = passage.tokens
    serial = tokens.texts[at]
    if len(serial) > 8 or (at + 1 < len(tokens) and tokens.links[at + 1] in ("/", ".")):
        return False
    before = tokens.folded[start - 1] if start else ""
    if before in INTRODUCING or start < begin or serial.startswith("0"):
        return True
    if passage.capitals or passage.closed[at] or not all(map(is_symbolic, tokens.texts[begin:at])):
        return False
    return not (len(serial) == 4 and year is not None and year - 45 <= int(serial) <= year + 20)


def _read_serials(passage: Passage, cited: Referring, mrn: MRN) -> Iterator[Referring]:
    further = FURTHER_SERIAL.match(passage.text, cited.end)
    while further:
        number = MRN(mrn.year, mrn.post, int(further["serial"]))
        yield Referring(further.start("serial"), further.end("serial"), (f"cables/{number}",))
        further = FURTHER_SERIAL.match(passage.text, further.end())
