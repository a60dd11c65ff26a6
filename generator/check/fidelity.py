"""Is a cable as published what was received? Judged from the published files alone, by code apart from the parser.

Standard library only, and no other room: what made the page cannot excuse it. Three things are held against each other:
the text received, the telegram's log of emendations, and the built page; and the page's elements against the annotated
Markdown it was made of.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from html import unescape
from itertools import pairwise
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
_EMPTY = frozenset(
    {"br", "img", "hr", "input", "meta", "link", "source", "wbr", "col", "area", "base", "embed", "track"}
)

#: Attributes as they are written here: class="words gloss" href="../../glossary/goaj/"
_ATTRIBUTES = r"(?:\s+[A-Za-z][A-Za-z0-9:_-]*(?:=\"[^\"<>]*\")?)*"
_ATTRIBUTE = re.compile(r"([A-Za-z][A-Za-z0-9:_-]*)(?:=\"([^\"<>]*)\")?")
#: What stands between texts: <p class="line">, </p>, <br />, <!-- column -->; any other sign < is none of these.
_TOKEN = re.compile(
    rf"(?P<start><(?P<tag>[a-z][a-z0-9]*)(?P<said>{_ATTRIBUTES})\s*(?P<alone>/)?>)"
    r"|(?P<end></(?P<ended>[a-z][a-z0-9]*)>)"
    r"|<!--(?P<comment>[^<>]*)-->"
    r"|(?P<odd><)"
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
_MARKS = re.compile(
    r"(?P<freed>\\[^\n])|(?P<code>(?P<ticks>`+)[^\n]*?(?P=ticks))"
    r"|(?P<open>\[)|\](?:\((?P<href>[^()\s]*)\))?|\{(?P<attributes>[#.][^{}\n]*)\}"
)

#: [*a*](https://a.example/#e14){.sign .textual}: a sign of the editors among the cable's words.
_SIGN = re.compile(r"\[(?P<words>(?:\\.|[^\[\]\\\n])*)\]\([^()\s]*\)\{[^{}\n]*\.sign\b")


@lru_cache(maxsize=1024)
def _split_classes(said: str) -> frozenset[str]:
    return frozenset(said.split())


class Element:
    """An element of a page: its classes; text and elements in order."""

    __slots__ = ("attributes", "children", "classes", "tag")

    def __init__(self, tag: str, attributes: dict[str, str]) -> None:
        self.tag = tag
        self.attributes = attributes
        self.children: list[Element | str] = []
        self.classes = _split_classes(attributes.get("class", ""))

    def walk(self) -> Iterator[Element]:
        """Itself and all elements in it."""
        waiting = [self]
        while waiting:
            element = waiting.pop()
            yield element
            waiting += [child for child in reversed(element.children) if isinstance(child, Element)]

    def text(self) -> str:
        """All text in it."""
        return "".join(child if isinstance(child, str) else child.text() for child in self.children)

    def own_text(self) -> str:
        """The text in it that is the cable's: the editors' signs (class `sign`) are not."""
        if "sign" in self.classes:
            return ""
        return "".join(child if isinstance(child, str) else child.own_text() for child in self.children)


def _read_article(page: str) -> tuple[Element | None, list[str]]:
    """The article of a cable in a page, and whatever is not in order in it.

    Tags are taken only as they are written here, in small letters, with attributes between double quotes: any other
    form browsers would mend, each in its own way.
    """
    article: Element | None = None
    faults: list[str] = []
    at = 0
    while found := _OUTSIDE.search(page, at):
        at = found.end()
        if found["attributes"] is None:
            continue  # a comment, or the text of a script
        attributes = _read_attributes("article", found["attributes"], faults)
        if attributes.get("data-kind") != "cable":
            continue
        if article is not None:
            faults.append("there are two articles")
        article = Element("article", attributes)
        at = _read_inside(article, page, at, faults)
    return article, faults


def _read_inside(article: Element, page: str, at: int, faults: list[str]) -> int:
    """Read the elements of an article whose inside begins at `at`; give where it ends."""
    opened = [article]
    children = article.children
    for found in _TOKEN.finditer(page, at):
        if found.start() > at:
            text = page[at : found.start()]
            children.append(unescape(text) if "&" in text else text)
        at = found.end()
        kind = found.lastgroup
        if kind == "start":
            tag, said, alone = found["tag"], found["said"], found["alone"]
            element = Element(tag, _read_attributes(tag, said, faults) if said else {})
            children.append(element)
            if alone and tag not in _EMPTY and tag not in ("path", "use"):
                faults.append(f"<{tag}/> is no element without content")
            if tag not in _EMPTY and not alone:
                opened.append(element)
                children = element.children
        elif kind == "end":
            tag = found["ended"]
            if opened[-1].tag != tag:
                faults.append(f"</{tag}> ends <{opened[-1].tag}>")
                if tag not in {element.tag for element in opened}:
                    continue
                while opened[-1].tag != tag:
                    opened.pop()
            opened.pop()
            if not opened:
                return at
            children = opened[-1].children
        elif kind == "comment":
            if found["comment"].strip() != "column":
                faults.append("a comment stands in the text")
        else:
            faults.append(f"{page[found.start() : at + 20]!r} is no tag as tags are written")
    faults.append(f"<{opened[-1].tag}> does not end")
    return len(page)


def _read_attributes(tag: str, said: str, faults: list[str]) -> dict[str, str]:
    """The attributes of an element."""
    attributes: dict[str, str] = {}
    for name, value in _ATTRIBUTE.findall(said):
        if name in attributes:
            faults.append(f"<{tag}> has an attribute twice")
        else:
            attributes[name] = unescape(value) if "&" in value else value
    return attributes


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
    yield from _judge_telegram(text, log, published.telegram)
    article, faults = _read_article(published.page)
    if article is None:
        yield "the page has no article of a cable"
        return
    yield from faults
    cable, between = _find_cable(article)
    if between.strip():
        yield f"{between.split()[0][:40]!r} stands between the blocks of the text"
    yield from _judge_elements(cable)
    yield from _judge_marks(cable, published)
    yield from _judge_text(cable, text, log, published.telegram["paragraphs"])


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


def emend(text: str, log: Iterable[Mapping[str, Any]], start: int, end: int) -> str:
    """What is read from `start` to `end` of the text received: what stands there, with each change of the log made."""
    out, at = [], start
    for change in log:
        if start <= change["start"] and change["end"] <= end:
            out += [text[at : change["start"]], change["reading"]]
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


def _judge_telegram(text: str, log: Sequence[Mapping[str, Any]], telegram: Mapping[str, Any]) -> Iterator[str]:
    """Paragraphs in order, and each with the words that are read at its place."""
    coverage = telegram["coverage"]
    if coverage["claimed"] + coverage["unclaimed"] != coverage["characters"] or coverage["characters"] != len(text):
        yield "not every character is accounted for"
    at = 0
    for paragraph in telegram["paragraphs"]:
        start, end = paragraph["start"], paragraph["end"]
        read = " ".join(emend(text, log, start, end).split())
        if start < at or not read.endswith(" ".join(paragraph["text"].split())):
            yield f"the paragraph at {start} does not read as its place does"
        at = end


def _find_cable(article: Element) -> tuple[list[Element], str]:
    """The elements in which the cable's text stands, and what stands between them.

    They are the transmission header, and all up to the editors' sections.
    """
    children = article.children
    first = next((at for at, one in enumerate(children) if isinstance(one, Element) and _is_own(one)), len(children))
    last = next(
        (at for at, one in enumerate(children) if at > first and isinstance(one, Element) and one.tag == "h2"),
        len(children),
    )
    cable = children[first:last]
    return [one for one in cable if isinstance(one, Element)], "".join(one for one in cable if isinstance(one, str))


def _is_own(element: Element) -> bool:
    header = element.tag == "details" and "header" in element.classes
    return header or (element.tag == "p" and bool(element.classes & _BLOCKS))


def _judge_elements(cable: Iterable[Element]) -> Iterator[str]:
    """No element and no attribute that a cable's text is not made of, no link to anything that is run."""
    for element in (inner for block in cable for inner in block.walk()):
        allowed = ELEMENTS.get(element.tag)
        if allowed is None:
            yield f"<{element.tag}> stands in the text"
            continue
        for name in element.attributes.keys() - allowed:
            yield f"<{element.tag}> has the attribute {name}"
        href = element.attributes.get("href", "#")
        if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", href) and not re.match(r"(?:https?|mailto):", href):
            yield "a link leads to no address"
        if not _ADDRESS.fullmatch(href):
            yield "a link is not written as addresses are"
        if element.tag == "a" and "href" not in element.attributes:
            yield "a link leads nowhere"


def _judge_marks(cable: Sequence[Element], published: Published) -> Iterator[str]:
    """As many links, classes and anchors as the annotated Markdown has, and the same."""
    built = Counter(_list_marks(cable, published.address))
    written = Counter(_read_marks(_cut_cable(published.markdown), published.address))
    for mark in sorted((built - written).keys() | (written - built).keys()):
        yield f"{mark} stands {built[mark]} times in the page, and {written[mark]} times in its Markdown"


def _list_marks(cable: Iterable[Element], address: str) -> Iterator[str]:
    for element in (inner for block in cable for inner in block.walk()):
        attributes = element.attributes
        if "sign" in element.classes:
            yield f"sign {element.text()}"
        if "href" in attributes:
            yield f"link {_follow(address, attributes['href'])}"
        names = [
            *([f"#{attributes['id']}"] if "id" in attributes else []),
            *sorted(f".{one}" for one in element.classes),
        ]
        # The transmission header's fold has its class in its own line, its headings have ids of their own words.
        if names and element.tag not in ("details", "h2"):
            yield " ".join(names)


@lru_cache(maxsize=4096)
def _follow(address: str, href: str) -> str:
    """Where a link on the page at `address` leads."""
    return unquote(urljoin(address, href))


def _read_marks(markdown: str, address: str) -> Iterator[str]:
    for sign in _SIGN.finditer(markdown):
        yield "sign " + unescape(re.sub(r"\\(.)|\*", r"\1", sign["words"]))
    opened = 0
    for found in _MARKS.finditer(markdown):
        if found["open"]:
            opened += 1
        elif found[0].startswith("]") and not opened:
            continue  # a bracket of the text
        elif found[0] == "]":
            opened -= 1
        elif found["href"] is not None:
            opened -= 1
            yield f"link {_follow(address, unescape(found['href']))}"
        elif found["attributes"] is not None:
            names = found["attributes"].split()
            yield " ".join([*(one for one in names if one[0] == "#"), *sorted(one for one in names if one[0] == ".")])


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


def _judge_text(
    cable: Sequence[Element],
    text: str,
    log: Sequence[Mapping[str, Any]],
    paragraphs: Sequence[Mapping[str, Any]],
) -> Iterator[str]:
    """Whether the words of page and reading text are the same, none twice, and none left out but those of page lines.

    The lines of the transmission header stand in the order of its explanation, all else in that of the text.
    """
    read = _Words(emend(text, log, 0, len(text)))
    if missed := read.take(word for block in cable for line in _header_lines(block) for word in line.split()):
        yield f"the page's transmission header has {missed[:60]!r}, where the text reads {read.next_line()[:60]!r}"
        return
    for line in (block.own_text() for block in cable if block.tag == "p" and block.classes & _BLOCKS):
        if not read.pass_over(line.split()):
            yield f"the page has {line[:60]!r}, where the text reads {read.next_line()[:60]!r}"
            return
    if not read.is_over():
        yield f"the page ends before {read.next_line()[:60]!r}"
    exact = [one.own_text() for one in cable if "paragraph" in one.classes]
    blocks = [
        block
        for one in paragraphs
        for block in re.split(r"\n(?:[^\S\n]*\n)+", emend(text, log, one["start"], one["end"]).strip("\n"))
        if block.strip()
    ]
    for shown, expected in zip(exact, blocks, strict=False):
        if shown.strip(" \n") != expected.strip(" \n"):  # blanks at its edges Markdown does not keep
            yield f"blanks or line ends differ in {expected[:40]!r}"
    if len(exact) != len(blocks):
        yield f"the page has {len(exact)} blocks of text, and the reading text has {len(blocks)}"


def _header_lines(block: Element) -> Iterator[str]:
    if block.tag == "details":
        yield from (element.own_text() for element in block.walk() if element.tag == "dt")


class _Words:
    """Reads the words of a text in their order."""

    def __init__(self, text: str) -> None:
        self._lines = [line.split() for line in text.split("\n") if line.split()]
        self._line = 0
        self._word = 0

    def take(self, words: Iterable[str]) -> str:
        """Go on until all these words have come, in whichever order; give the first that is not among them."""
        waiting = Counter(words)
        while waiting:
            if self._at_page_line() and not Counter(self._lines[self._line]) <= waiting:
                self._line += 1
            word = self._next()
            if word not in waiting:
                return " ".join(waiting)
            waiting[word] -= 1
            if not waiting[word]:
                del waiting[word]
            self._go_on()
        return ""

    def pass_over(self, words: Sequence[str]) -> bool:
        """Go on over these words; page lines before and among them are passed over too. Whether they came."""
        for word in words:
            if self._next() != word and not self._skip_to(word):
                return False
            self._go_on()
        return True

    def is_over(self) -> bool:
        """Whether nothing but page lines comes any more."""
        while self._line < len(self._lines) and self._at_page_line():
            self._line += 1
        return self._line == len(self._lines)

    def next_line(self) -> str:
        """What comes next, to the end of its line."""
        return " ".join(self._lines[self._line][self._word :]) if self._line < len(self._lines) else ""

    def _go_on(self) -> None:
        self._word += 1
        if self._word == len(self._lines[self._line]):
            self._line, self._word = self._line + 1, 0

    def _next(self) -> str:
        return self._lines[self._line][self._word] if self._line < len(self._lines) else ""

    def _skip_to(self, word: str) -> bool:
        while self._line < len(self._lines) and self._at_page_line():
            self._line += 1
            if self._next() == word:
                return True
        return False

    def _at_page_line(self) -> bool:
        if self._word or self._line == len(self._lines):
            return False
        return _PAGE_LINE.fullmatch(" ".join(self._lines[self._line])) is not None
