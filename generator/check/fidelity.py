"""Is a cable as published what was received? Judged from the published files alone, by code apart from the parser.

Standard library only, and no other room: what made the page cannot excuse it. Three things are held against each other:
the text received, the telegram's log of emendations, and the built page; and the page's elements against the annotated
Markdown it was made of.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from html import unescape
from itertools import pairwise
from operator import itemgetter
from typing import Any
from urllib.parse import unquote, urljoin

#: The elements that a cable's text is made of, with the attributes that each may have.
ELEMENTS: Mapping[str, frozenset[str]] = {
    "p": frozenset({"class", "id"}),
    "a": frozenset({"class", "id", "href"}),
    "em": frozenset({"class", "id"}),
    "strong": frozenset({"class", "id"}),
    "code": frozenset({"class"}),
    "br": frozenset(),
    "ul": frozenset(),
    "li": frozenset({"id"}),
    "dl": frozenset(),
    "dt": frozenset({"class", "id"}),
    "dd": frozenset({"class", "id"}),
    "h2": frozenset({"id", "class"}),
    "blockquote": frozenset(),
    "details": frozenset({"class"}),
    "summary": frozenset(),
}
#: ../../glossary/goaj/ | #note-munich | ../08STATE14284/#p3 | https://a.example/b?c=d: browsers mend other forms, each
#: in its own way.
_ADDRESS = re.compile(
    r"(?:https?://|mailto:)[^\x00-\x20\x7f<>\"]+|(?:\.\./)*(?:[A-Za-z0-9._~%-]+/)*[A-Za-z0-9._~%-]*(?:#[A-Za-z0-9._~%-]*)?"
)
#: https:, mailto:, javascript:, and those of them to which a page may lead.
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_LED_TO = re.compile(r"(?:https?|mailto):")
_EMPTY = frozenset(
    {"br", "img", "hr", "input", "meta", "link", "source", "wbr", "col", "area", "base", "embed", "track"}
)

#: Attributes as they are written here: class="words gloss" href="../../glossary/goaj/"
_ATTRIBUTES = r"(?:\s+[A-Za-z][A-Za-z0-9:_-]*(?:=\"[^\"<>]*\")?)*"
_ATTRIBUTE = re.compile(r"([A-Za-z][A-Za-z0-9:_-]*)(?:=\"([^\"<>]*)\")?")
#: What stands between texts: <p class="line">, </p>, <br />, <!-- column -->.
_TAG = re.compile(
    rf"<(?P<start>[a-z][a-z0-9]*)(?P<said>{_ATTRIBUTES})\s*(?P<alone>/)?>"
    r"|</(?P<end>[a-z][a-z0-9]*)>"
    r"|<!--(?P<comment>[^<>]*)-->"
)
#: An article, and what only looks like one: a comment, the text of a script.
_OUTSIDE = re.compile(
    rf"<!--.*?-->|<(?P<raw>script|style|title|textarea)\b.*?</(?P=raw)\s*>|<article(?P<attributes>{_ATTRIBUTES})\s*>",
    re.DOTALL,
)

#: Classes of the blocks that hold a cable's words.
_BLOCKS = frozenset({"paragraph", "heading", "line", "signature"})
#: BAKU 00000129 002 OF 002 | PAGE 02 STATE 015113 | C O N F I D E N T I A L SECTION 02 OF 03 MADRID 000520 | SIPDIS
#: after one: what a page of the transmission says on top, and the reading text leaves out.
_PAGE_LINE = re.compile(
    r"[A-Za-z][A-Za-z .'-]{0,40} 00[0-9]{6} {1,8}[0-9]{3}(?:\.[0-9])? {1,8}[Oo][Ff] {1,8}[0-9]{3}"
    r"|PAGE [0-9]{2} .{1,110}"
    r"|[A-Z][A-Z ]{4,60} SECTION [0-9]{2} OF [0-9]{2} .{1,60}"
    r"|SIPDIS|NOFORN|SENSITIVE|EXDIS|NODIS|STADIS"
)
#: [GOAJ](https://a.example/glossary/goaj/){.words .gloss}: link, and the list of attributes after anything.
_MARKS = re.compile(  # each begins with a character: of patterns that begin otherwise, each place of a text is tried
    r"\\(?P<freed>[^\n])|`(?P<more>`*)[^\n]*?`(?P=more)"
    r"|\[(?P<open>)|\](?:\((?P<href>[^()\s]*)\))?|\{(?P<attributes>[#.][^{}\n]*)\}"
)

_START = itemgetter("start")

#: [*a*](https://a.example/#e14){.sign .textual}: a sign of the editors among the cable's words.
_SIGN = re.compile(r"\[(?P<words>(?:\\.|[^\[\]\\\n])*)\]\([^()\s]*\)\{[^{}\n]*\.sign\b")


@dataclass(slots=True)  # and never changed: a frozen one is made in three times the time, and pages have many
class _Tag:
    """A tag as it is written.

    `kind` is start, end or neither; `mark` says id and classes as _read_marks does; `faults` are those that it has
    anywhere, `unfit` those that it has among the words of a cable. `opens` says that an end has to follow.
    """

    kind: str
    name: str = ""
    classes: frozenset[str] = frozenset()
    href: str | None = None
    mark: str = ""
    opens: bool = False
    faults: tuple[str, ...] = ()
    unfit: tuple[str, ...] = ()


@lru_cache(maxsize=1 << 14)  # most tags stand in a page, and in all pages, many times
def _read_tag(inside: str) -> _Tag:
    """Read one tag, if it is one as tags are written here: in small letters, with attributes between double quotes.

    Given is what stands between its `<` and `>`. Any other form browsers would mend, each in its own way.
    """
    written = f"<{inside}>"
    found = _TAG.fullmatch(written)
    if found is None:
        return _Tag("neither", faults=(_say_no_tag(written),))
    if found["comment"] is not None:
        return _Tag("neither", faults=() if found["comment"].strip() == "column" else ("a comment stands in the text",))
    if found["end"]:
        return _Tag("end", found["end"])
    name = found["start"]
    faults: list[str] = []
    attributes = _read_attributes(name, found["said"], faults)
    if found["alone"] and name not in _EMPTY and name not in ("path", "use"):
        faults.append(f"<{name}/> is no element without content")
    classes = _read_classes(attributes.get("class", ""))
    names = [f"#{attributes['id']}"] if "id" in attributes else []
    if classes:
        names += [f".{one}" for one in sorted(classes)]
    return _Tag(
        "start",
        name,
        classes,
        attributes.get("href"),
        # The transmission header's fold has its class in its own line, its headings have ids of their own words.
        "" if name in ("details", "h2") else " ".join(names),
        name not in _EMPTY and not found["alone"],
        tuple(faults),
        tuple(_judge_tag(name, attributes)),
    )


@lru_cache(maxsize=1 << 10)
def _read_classes(names: str) -> frozenset[str]:
    return frozenset(names.split())


def _say_no_tag(written: str) -> str:
    return f"{written[:20]!r} is no tag as tags are written"


def _read_attributes(tag: str, said: str, faults: list[str]) -> dict[str, str]:
    """The attributes of an element."""
    attributes: dict[str, str] = {}
    for name, value in _ATTRIBUTE.findall(said):
        if name in attributes:
            faults.append(f"<{tag}> has an attribute twice")
        else:
            attributes[name] = unescape(value) if "&" in value else value
    return attributes


def _judge_tag(name: str, attributes: Mapping[str, str]) -> Iterator[str]:
    """No element and no attribute that a cable's text is not made of, no link to anything that is run."""
    allowed = ELEMENTS.get(name)
    if allowed is None:
        yield f"<{name}> stands in the text"
        return
    if not allowed.issuperset(attributes):
        yield from (f"<{name}> has the attribute {other}" for other in sorted(attributes.keys() - allowed))
    href = attributes.get("href")
    if href is None:
        if name == "a":
            yield "a link leads nowhere"
        return
    if _SCHEME.match(href) and not _LED_TO.match(href):
        yield "a link leads to no address"
    if not _ADDRESS.fullmatch(href):
        yield "a link is not written as addresses are"


class _Block:
    """An element that stands in the article itself, among those of the cable.

    `own` is the text in it that is the cable's: the editors' signs (class `sign`) are not. It is read where the class
    says that the cable's words stand there; in the transmission header they stand in its `lines`.
    """

    __slots__ = ("lines", "own", "tag")

    def __init__(self, tag: _Tag) -> None:
        self.tag = tag
        self.own: list[str] = []
        self.lines: list[list[str]] = []


class _Cable:
    """What the article of a page says between its head and the editors' sections.

    That is the transmission header, and all up to the first heading of the article itself: `blocks`, and what stands
    `between` them; the `marks` of all elements as _read_marks says them, and what is `unfit` among them.
    """

    def __init__(self) -> None:
        self.blocks: list[_Block] = []
        self.between: list[str] = []
        self.marks: list[str] = []
        self.unfit: list[str] = []


def _read_article(page: str, address: str) -> tuple[_Cable | None, list[str]]:
    """The cable in a page, and whatever is not in order in its article."""
    cable: _Cable | None = None
    faults: list[str] = []
    at = 0
    while found := _OUTSIDE.search(page, at):
        at = found.end()
        if found["attributes"] is None:
            continue  # a comment, or the text of a script
        attributes = _read_attributes("article", found["attributes"], faults)
        if attributes.get("data-kind") != "cable":
            continue
        if cable is not None:
            faults.append("there are two articles")
        cable = _Cable()
        at = _read_inside(cable, page, at, address, faults)
    return cable, faults


def _read_inside(cable: _Cable, page: str, at: int, address: str, faults: list[str]) -> int:
    """Read the elements of an article whose inside begins at `at`; give where it ends.

    In one pass over its tags, of which a large edition has ten million.
    """
    opened = [_Tag("start", "article")]
    reading = over = False
    # Texts that are being read, each with the number of elements that are open in it: the cable's own, editors' signs.
    own: list[tuple[int, list[str]]] = []
    signs: list[tuple[int, list[str]]] = []
    end = page.find("<", at)
    for piece in page[end + 1 :].split("<") if end >= 0 else ():  # each a tag, and the text behind it
        end += len(piece) + 1
        inside, closing, text = piece.partition(">")
        if not closing:
            faults.append(_say_no_tag(f"<{inside}"))
            continue
        tag = _read_tag(inside)
        if tag.faults:
            faults += tag.faults
        if tag.kind == "start":
            if len(opened) == 1:
                if reading and tag.name == "h2":
                    reading, over = False, True
                elif not over and (reading or _is_own(tag)):
                    reading = True
                    cable.blocks.append(_Block(tag))
            if tag.opens:
                opened.append(tag)
            if reading:
                cable.unfit += tag.unfit
                if tag.mark:
                    cable.marks.append(tag.mark)
                if tag.href is not None:
                    cable.marks.append(f"link {_follow(address, tag.href)}")
                if tag.opens and "sign" in tag.classes:
                    signs.append((len(opened), []))
                if tag.opens and len(opened) == 2 and tag.classes & _BLOCKS:
                    own.append((2, cable.blocks[-1].own))
                elif tag.opens and tag.name == "dt" and cable.blocks[-1].tag.name == "details":
                    own.append((len(opened), []))
                    cable.blocks[-1].lines.append(own[-1][1])
        elif tag.kind == "end":
            if opened[-1].name == tag.name:
                opened.pop()
            else:
                faults.append(f"</{tag.name}> ends <{opened[-1].name}>")
                if any(element.name == tag.name for element in opened):
                    while opened.pop().name != tag.name:
                        pass
            while own and own[-1][0] > len(opened):
                own.pop()
            while signs and signs[-1][0] > len(opened):
                cable.marks.append(f"sign {''.join(signs.pop()[1])}")
            if not opened:
                return end - len(text)
        if reading and text:
            words = unescape(text) if "&" in text else text
            for _, read in signs or own:
                read.append(words)
            if len(opened) == 1:
                cable.between.append(words)
    faults.append(f"<{opened[-1].name}> does not end")
    return len(page)


def _is_own(tag: _Tag) -> bool:
    """Whether the cable begins with this element."""
    return (tag.name == "details" and "header" in tag.classes) or (tag.name == "p" and bool(tag.classes & _BLOCKS))


@dataclass(frozen=True)
class Published:
    """A cable as published.

    `page` is the HTML, `address` the whole address of the page; `witness` the text received as bytes; `telegram` what
    its JSON says; `markdown` the annotated Markdown beside it.
    """

    address: str
    page: str
    witness: bytes
    telegram: Mapping[str, Any]
    markdown: str


def judge_published(published: Published, checksum: str) -> Iterator[str]:
    """What is not in order with a published cable, each in a sentence.

    `checksum` is the SHA-256 of the text received, as the edition's own list of witnesses has it.
    """
    if sha256(published.witness).hexdigest() != checksum:
        yield "the text received is not the one that the list of witnesses names"
    text = decode(published.witness)
    log = [one for one in published.telegram["emendations"] if one["state"] in ("applied", "accepted")]
    faults = [*judge_log(text, published.telegram["emendations"])]
    yield from faults
    if faults:
        return
    reading = emend(text, log, 0, len(text))
    yield from judge_reading(reading, log, checksum, published.witness)
    paragraphs = [emend(text, log, one["start"], one["end"]) for one in published.telegram["paragraphs"]]
    yield from _judge_telegram(text, paragraphs, published.telegram)
    cable, faults = _read_article(published.page, published.address)
    if cable is None:
        yield "the page has no article of a cable"
        return
    yield from faults
    between = "".join(cable.between)
    if between.strip():
        yield f"{between.split()[0][:40]!r} stands between the blocks of the text"
    yield from cable.unfit
    yield from _judge_marks(cable, published)
    yield from _judge_text(cable, reading, paragraphs)


def decode(witness: bytes) -> str:
    """The text received, from its bytes."""
    try:
        return witness.decode("utf-8-sig")
    except UnicodeDecodeError:
        return witness.decode("cp1252", "replace")


def judge_log(text: str, log: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """Entries in order, apart from each other, each with the very words that stand there and another reading."""
    states = {"applied", "accepted", "proposed", "rejected"}
    for one in log:
        start, end = one["start"], one["end"]
        if one["state"] not in states:
            yield f"the change at {start} has no state that there is"
        if not 0 <= start <= end <= len(text) or text[start:end] != one["lemma"]:
            yield f"the change at {start} does not stand where the log says"
        if one["reading"] == one["lemma"]:
            yield f"the change at {start} changes nothing"
    for one, following in pairwise(log):
        if (following["start"], following["end"]) <= (one["start"], one["end"]) or following["start"] < one["end"]:
            yield f"the changes at {one['start']} and {following['start']} are not in order"


def emend(text: str, log: Sequence[Mapping[str, Any]], start: int, end: int) -> str:
    """What is read from `start` to `end` of the text received: what stands there, with each change of the log made.

    The changes are in the order of their places.
    """
    out: list[str] = []
    at = start
    for change in log[bisect_left(log, start, key=_START) : bisect_right(log, end, key=_START)]:
        if change["end"] <= end:
            out += (text[at : change["start"]], change["reading"])
            at = change["end"]
    return "".join([*out, text[at:end]])


def restore(reading: str, log: Iterable[Mapping[str, Any]]) -> str:
    """The text received, from the reading text and the log alone."""
    out, at, shift = [], 0, 0
    for change in log:
        place = change["start"] + shift
        if reading[place : place + len(change["reading"])] != change["reading"]:
            return ""
        out += [reading[at:place], change["lemma"]]
        at = place + len(change["reading"])
        shift += len(change["reading"]) - len(change["lemma"])
    return "".join([*out, reading[at:]])


def judge_reading(
    reading: str, log: Sequence[Mapping[str, Any]], checksum: str, witness: bytes | None = None
) -> Iterator[str]:
    """Whether reading text and log alone give back the text with that checksum.

    `witness` are the bytes received, where they tell a byte order mark and an encoding from UTF-8 without one.
    """
    again = restore(reading, log)
    forms = [again.encode("utf-8", "surrogatepass"), again.encode("utf-8-sig", "surrogatepass")]
    if witness is not None and not any(form == witness for form in forms):
        forms.append(again.encode("cp1252", "replace"))
    if all(sha256(form).hexdigest() != checksum for form in forms):
        yield "reading text and log do not give back the text received"


def _judge_telegram(text: str, paragraphs: Sequence[str], telegram: Mapping[str, Any]) -> Iterator[str]:
    """Paragraphs in order, and each with the words that are read at its place, which are `paragraphs`."""
    coverage = telegram["coverage"]
    if coverage["claimed"] + coverage["unclaimed"] != coverage["characters"] or coverage["characters"] != len(text):
        yield "not every character is accounted for"
    at = 0
    for paragraph, reading in zip(telegram["paragraphs"], paragraphs, strict=True):
        start, end = paragraph["start"], paragraph["end"]
        if start < at or not _ends_with(reading, paragraph["text"]):
            yield f"the paragraph at {start} does not read as its place does"
        at = end


def _ends_with(text: str, words: str) -> bool:
    """Whether a text ends with these words, however they are parted; nearly always they are parted in the same way."""
    return text.rstrip().endswith(words.strip()) or " ".join(text.split()).endswith(" ".join(words.split()))


def _judge_marks(cable: _Cable, published: Published) -> Iterator[str]:
    """As many links, classes and anchors as the annotated Markdown has, and the same."""
    built = Counter(cable.marks)
    written = Counter(_read_marks(_cut_cable(published.markdown), published.address))
    if built == written:
        return
    for mark in sorted((built - written).keys() | (written - built).keys()):
        yield f"{mark} stands {built[mark]} times in the page, and {written[mark]} times in its Markdown"


def _follow(address: str, href: str) -> str:
    """Where a link on the page at `address` leads."""
    if href.startswith("#"):
        return unquote(address + href)
    if href.startswith("../") and ":" not in href and not href.startswith("/", 3):
        # From pages of one folder to one place the rest of the way is the same, and is remembered.
        return _join(address[: address.rindex("/", 0, -1) + 1], href[3:])
    if href.startswith("https://"):
        return unquote(href)
    return _join(address, href)


@lru_cache(maxsize=1 << 14)
def _join(address: str, href: str) -> str:
    return unquote(urljoin(address, href))


def _read_marks(markdown: str, address: str) -> Iterator[str]:
    """Signs, links, and ids with classes in a piece of annotated Markdown: sign 2, link https://…, #p3 .paragraph."""
    for sign in _SIGN.finditer(markdown):
        yield "sign " + unescape(re.sub(r"\\(.)|\*", r"\1", sign["words"]))
    opened = 0
    for found in _MARKS.finditer(markdown):
        kind = found.lastgroup
        if kind == "attributes":
            yield _read_names(found["attributes"])
        elif kind == "open":
            opened += 1
        elif opened and (kind == "href" or kind is None):  # else a bracket of the text
            opened -= 1
            if kind:
                yield f"link {_follow(address, unescape(found['href']))}"


@lru_cache(maxsize=1 << 12)
def _read_names(attributes: str) -> str:
    """The id, then the classes in order, of a list of attributes."""
    names = attributes.split()
    return " ".join([*(one for one in names if one[0] == "#"), *sorted(one for one in names if one[0] == ".")])


def _cut_cable(markdown: str) -> str:
    """The part of the annotated Markdown from the transmission header, or the first block of text, to the sections."""
    lines = markdown.split("\n")
    own = re.compile(r"\?\?\? header |\{[^{}]*\.(?:paragraph|heading|line|signature)\b[^{}]*\}$")
    first = next((at for at, line in enumerate(lines) if own.match(line)), len(lines))
    if first < len(lines) and not lines[first].startswith("???"):
        while first and lines[first - 1].strip():
            first -= 1
    last = next((at for at in range(first, len(lines)) if lines[at].startswith("## ")), len(lines))
    return "\n".join(lines[first:last])


def _judge_text(cable: _Cable, reading: str, paragraphs: Iterable[str]) -> Iterator[str]:
    """Whether the words of page and reading text are the same, none twice, and none left out but those of page lines.

    The lines of the transmission header stand in the order of its explanation, all else in that of the text.
    """
    read = _Words(reading)
    if missed := read.take([word for block in cable.blocks for line in block.lines for word in "".join(line).split()]):
        yield f"the page's transmission header has {missed[:60]!r}, where the text reads {read.next_line()[:60]!r}"
        return
    for line in ("".join(block.own) for block in cable.blocks if block.tag.name == "p"):
        if not read.pass_over(line.split()):
            yield f"the page has {line[:60]!r}, where the text reads {read.next_line()[:60]!r}"
            return
    if not read.is_over():
        yield f"the page ends before {read.next_line()[:60]!r}"
    exact = ["".join(block.own) for block in cable.blocks if "paragraph" in block.tag.classes]
    blocks = [block for one in paragraphs for block in re.split(r"\n(?:[^\S\n]*\n)+", one.strip("\n")) if block.strip()]
    for shown, expected in zip(exact, blocks, strict=False):
        if shown.strip(" \n") != expected.strip(" \n"):  # blanks at its edges Markdown does not keep
            yield f"blanks or line ends differ in {expected[:40]!r}"
    if len(exact) != len(blocks):
        yield f"the page has {len(exact)} blocks of text, and the reading text has {len(blocks)}"


class _Words:
    """Reads the words of a text in their order.

    Most often the words that are asked for are the next ones, which is seen at once; only else are they looked at one
    by one.
    """

    def __init__(self, text: str) -> None:
        self._all: list[str] = []
        #: Where each line begins, and where it ends.
        self._lines: dict[int, int] = {}
        self._at = 0
        for line in text.split("\n"):
            if words := line.split():
                begins = len(self._all)
                self._all += words
                self._lines[begins] = len(self._all)

    def take(self, words: Sequence[str]) -> str:
        """Go on until all these words have come, in whichever order; give the first that is not among them."""
        waiting = Counter(words)
        end = self._at + len(words)
        if (end in self._lines or end == len(self._all)) and Counter(self._all[self._at : end]) == waiting:
            self._at = end
            return ""
        while waiting:
            if self._at_page_line() and not Counter(self._all[self._at : self._lines[self._at]]) <= waiting:
                self._at = self._lines[self._at]
            word = self._next()
            if word not in waiting:
                return " ".join(waiting)
            waiting[word] -= 1
            if not waiting[word]:
                del waiting[word]
            self._at += 1
        return ""

    def pass_over(self, words: list[str]) -> bool:
        """Go on over these words; page lines before and among them are passed over too. Whether they came."""
        end = self._at + len(words)
        if self._all[self._at : end] == words:
            self._at = end
            return True
        for word in words:
            if self._next() != word and not self._skip_to(word):
                return False
            self._at += 1
        return True

    def is_over(self) -> bool:
        """Whether nothing but page lines comes any more."""
        while self._at_page_line():
            self._at = self._lines[self._at]
        return self._at == len(self._all)

    def next_line(self) -> str:
        """What comes next, to the end of its line."""
        return " ".join(self._all[self._at : next((end for end in self._lines.values() if end > self._at), self._at)])

    def _next(self) -> str:
        return self._all[self._at] if self._at < len(self._all) else ""

    def _skip_to(self, word: str) -> bool:
        while self._at_page_line():
            self._at = self._lines[self._at]
            if self._next() == word:
                return True
        return False

    def _at_page_line(self) -> bool:
        end = self._lines.get(self._at)
        return end is not None and _PAGE_LINE.fullmatch(" ".join(self._all[self._at : end])) is not None
