"""Contributed Markdown, of a small subset, as a tree of prose.

Paragraphs, emphasis, bullet lists, quotations and links; pages of prose also headings and words of a machine. Whatever
else CommonMark knows is a fault with its place, and nothing is dropped in silence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from generator.model.prose import (
    Block,
    Blocks,
    Break,
    Bullets,
    Code,
    Emphasis,
    Heading,
    Inline,
    Inlines,
    Link,
    Paragraph,
    Quotation,
    Strong,
    Text,
    plain,
)
from generator.store.findings import Findings, Place
from generator.store.letters import say_unseen
from generator.store.links import Links

#: Lists in lists, quotations in lists: deeper than this nobody can follow, and the reader of Markdown drops text.
DEEPEST = 6
#: The end of `see https` or `(http` before `://`.
WEB = re.compile(r"(?:^|[^A-Za-z0-9])(?P<scheme>https?)$")
#: `://fam.state.gov/x_(y).html` up to a blank, a quote or an angle bracket.
ADDRESS = re.compile(r"://[^\s<>\"“”]+")
#: `[Quint] (../terms/quint.md)`, `(Quint)[../terms/quint.md]`, `[[Quint]]`: links that are none.
MISMADE_LINK = re.compile(
    r"\](?P<gap>\s)\((?P<target>[^()\s]*(?:\.md|://)[^()\s]*)\)"
    r"|\((?P<words>[^()]{1,80})\)\[(?P<path>[^\[\]\s]*(?:\.md|://)[^\[\]\s]*)\]"
    r"|\[\[(?P<wiki>[^\[\]]{1,80})\]\]"
)
#: `*host`, `host*`: an asterisk that opens or closes nothing.
STRAY_STAR = re.compile(r"(?<!\w)\*{1,2}\w+|(?<!\w)\w+\*{1,2}(?!\w)")
#: `| OSCE | Vienna |`: a row of a table.
TABLE_ROW = re.compile(r"^ {0,3}\|.*\|\s*$", re.MULTILINE)
#: `[^1]`, `[1]`: a footnote.
FOOTNOTE = re.compile(r"\[\^[^\]\s]{1,40}\]|\[[0-9]{1,2}\](?![(:])")
#: `• the government`: an item of a list as a word processor writes it.
BULLET = re.compile(r"^ {0,3}(?P<sign>[\u2022\u2023\u25aa\u25cf\u25e6\u00b7]) ?(?P<words>\S.*)$", re.MULTILINE)
#: What to write instead of HTML: of some tags it is known what they are for.
HTML_HINT = "Delete it; write *emphasis* with asterisks, and “&lt;” where the sign < is meant."
HTML_HINTS = (
    (
        re.compile(r"<a\b", re.IGNORECASE),
        "Delete it, and the </a>; a link is written so:\n[words](https://name.example/)",
    ),
    (re.compile(r"</?(?:br|p|div)\b", re.IGNORECASE), "Delete it; a blank line begins a new paragraph."),
    (re.compile(r"<!--"), "Delete it: a note to the editors belongs into the words of your proposal."),
)


@dataclass(frozen=True, slots=True)
class Area:
    """Where a prose stands: from line `first` to `last` of a file of these `lines`.

    `exact` where line n of the prose is line `first` + n of the file, as in a body, and not folded as in a record.
    """

    lines: Sequence[str]
    first: int
    last: int
    exact: bool


def read_prose(text: str, area: Area, links: Links, findings: Findings, *, page: bool = False) -> Blocks:
    """The tree of `text`; what is not of the subset is said and left out. `page`: headings and code are allowed."""
    environment: dict[str, dict[str, object]] = {}
    tokens = _parser().parse(text, environment)
    reader = _Reader(area, links, findings, page)
    for label in environment.get("references", {}):
        reader.say(
            f"[{label}]:",
            "Y074",
            "The address of a link stands here apart from its words.",
            "Write it where the words are:\n[words](address)",
        )
    blocks = reader.blocks(iter(tokens), "")
    reader.judge_text(text)
    return blocks


@cache
def _parser() -> MarkdownIt:
    # HTML is recognised, so that it can be refused with its place; straight quotes are set as the editors' are.
    parser = MarkdownIt("commonmark", {"typographer": True}).enable("smartquotes")
    # Every address is read as a link and judged here: the library would leave a bad one as text, in silence.
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005
    parser.disable("text_join")  # so that `\\*`, which is meant, can be told from `*`
    parser.inline.ruler.after("text", "bare_address", _read_bare_address)
    return parser


def _read_bare_address(state: StateInline, silent: bool) -> bool:
    """A rule for the reader of Markdown: `https://fam.state.gov/x` in running text is a link."""
    if state.linkLevel > 0 or not state.src.startswith("://", state.pos):
        return False
    before = WEB.search(state.pending[-6:])
    found = ADDRESS.match(state.src, state.pos)
    if not before or not found:
        return False
    rest = found[0].rstrip(".,;:!?'’*_…")
    while rest.endswith((")", "]")) and rest.count("(") + rest.count("[") < rest.count(")") + rest.count("]"):
        rest = rest[:-1].rstrip(".,;:!?'’*_…")
    if len(rest) <= len("://"):
        return False
    if not silent:
        scheme = before["scheme"]
        state.pending = state.pending[: -len(scheme)]
        opened = state.push("link_open", "a", 1)
        opened.attrs = {"href": scheme + rest}
        opened.markup = "bare"
        state.push("text", "", 0).content = scheme + rest
        state.push("link_close", "a", -1).markup = "bare"
    state.pos += len(rest)
    return True


class _Reader:
    """Walks the tokens of one prose, in order; `cursor` is where the last thing was found, so that places advance."""

    def __init__(self, area: Area, links: Links, findings: Findings, page: bool) -> None:
        self.area = area
        self.links = links
        self.findings = findings
        self.page = page
        self.range = area.first, area.last
        self.cursor: Place = (area.first, 1)
        self.html = False

    def say(self, needle: str, code: str, message: str, hint: str) -> None:
        """A fault at the next place of `needle`."""
        self.findings.say(code, self.place_of(needle), message, hint)

    def place_of(self, needle: str) -> Place:
        """Line and column of the next `needle` in the block at hand; the beginning of the block where it is not."""
        first, last = self.range
        needle = needle.split("\n", 1)[0].strip()
        for number in range(max(first, self.cursor[0]), min(last, len(self.area.lines)) + 1 if needle else 0):
            line = self.area.lines[number - 1]
            start = self.cursor[1] - 1 if number == self.cursor[0] else 0
            at = line.lower().find(needle.lower(), start)
            if at >= 0:
                self.cursor = number, at + 1 + len(needle)
                return number, at + 1
        line = self.area.lines[first - 1] if first <= len(self.area.lines) else ""
        return first, len(line) - len(line.lstrip()) + 1

    def _enter(self, token: Token) -> None:
        if token.map and self.area.exact:
            self.range = self.area.first + token.map[0], self.area.first + max(token.map[1] - 1, token.map[0])
            if self.cursor[0] < self.range[0]:
                self.cursor = self.range[0], 1

    def blocks(self, tokens: Iterator[Token], end: str, depth: int = 0) -> tuple[Block, ...]:
        """Blocks up to the token of type `end`, which lie in so many lists and quotations."""
        found: list[Block] = []
        for token in tokens:
            if token.type == end:
                break
            self._enter(token)
            if depth > DEEPEST and token.nesting == 1:
                self.say("", "Y073", f"This is nested more than {DEEPEST} deep.", "Write it flatter.")
                self._skip(tokens, token)
                continue
            match token.type:
                case "paragraph_open":
                    found.append(Paragraph(self.inlines(next(tokens))))
                    next(tokens)
                case "bullet_list_open":
                    found.append(self._bullets(tokens, depth + 1))
                case "blockquote_open":
                    found.append(Quotation(self.blocks(tokens, "blockquote_close", depth + 1)))
                case "heading_open":
                    found += self._heading(tokens, token)
                case _:
                    self._refuse(tokens, token)
        return tuple(found)

    def _bullets(self, tokens: Iterator[Token], depth: int) -> Bullets:
        items = []
        for token in tokens:
            if token.type == "bullet_list_close":
                break
            self._enter(token)
            items.append(self.blocks(tokens, "list_item_close", depth))
        return Bullets(tuple(items))

    def _heading(self, tokens: Iterator[Token], token: Token) -> list[Block]:
        inline = next(tokens)
        level = int(token.tag[1:])
        place = token.markup if token.markup.startswith("#") else inline.content
        if not self.page:
            self.say(
                place,
                "Y063",
                "A heading stands here; an entry or a note has none.",
                f"Write it as a sentence, or with emphasis:\n*{inline.content.strip()}*",
            )
        elif level == 1:
            self.say(
                place,
                "Y063",
                "This heading has the rank of the title, and the page has its title already.",
                f"Write:\n## {inline.content.strip()}",
            )
        next_inlines = self.inlines(inline)
        next(tokens)
        return [Heading(max(level, 2), next_inlines)] if self.page else []

    def _skip(self, tokens: Iterator[Token], opened: Token) -> None:
        closing = opened.type.removesuffix("_open") + "_close"
        for token in tokens:
            if token.type == closing and token.level == opened.level:
                return

    def _refuse(self, tokens: Iterator[Token], token: Token) -> None:
        first = token.content.strip().split("\n", 1)[0]
        match token.type:
            case "html_block":
                self._say_html(first)
            case "fence":
                self.say(token.markup, "Y062", "Words of a program stand here.", "Write them as a paragraph.")
            case "code_block":
                self.say(
                    first,
                    "Y062",
                    "This line begins with four blanks: it would be printed as words of a program.",
                    f"Write it without the blanks:\n{first}",
                )
            case "ordered_list_open":
                said = "A list with numbers begins here; lists have hyphens."
                hint = "Write “- ” before each item; if it is no list, write a backslash before the full stop: 1999\\."
                self.say("", "Y064", said, hint)
                self._skip(tokens, token)
            case "hr":
                self.say(token.markup[:3], "Y065", "A rule across the page stands here.", "Delete the line.")
            case _:  # pragma: no cover - the reader of Markdown knows no other
                self.say(first, "Y060", f"This has no meaning here ({token.type}).", "Write it as a paragraph.")
                if token.nesting == 1:
                    self._skip(tokens, token)

    def _say_html(self, markup: str) -> None:
        self.say(
            markup,
            "Y060",
            f"“{markup[:60]}” is HTML, the language of web pages; an edition takes none.",
            next((hint for opening, hint in HTML_HINTS if opening.match(markup)), HTML_HINT),
        )

    def inlines(self, inline: Token) -> Inlines:
        """The inlines of a paragraph or heading."""
        self._enter(inline)
        return self._inlines(iter(inline.children or ()), "")

    def _inlines(self, tokens: Iterator[Token], end: str) -> Inlines:
        found: list[Inline] = []
        for token in tokens:
            if token.type == end:
                break
            match token.type:
                case "text":
                    self._judge_leaf(token.content)
                    _append_text(found, token.content)
                case "text_special":
                    self._judge_unseen(token.content)
                    _append_text(found, token.content)
                case "softbreak":
                    _append_text(found, "\n")
                case "hardbreak":
                    found.append(Break())
                case "em_open":
                    found.append(Emphasis(self._inlines(tokens, "em_close")))
                case "strong_open":
                    found.append(Strong(self._inlines(tokens, "strong_close")))
                case "link_open":
                    for inline in self._link(tokens, token):
                        if isinstance(inline, Text):
                            _append_text(found, inline.text)
                        else:
                            found.append(inline)
                case "code_inline":
                    if not self.page:
                        self.say(
                            "`",
                            "Y062",
                            "Words between grave accents (`) are words of a program.",
                            f"Write “{token.content}” in curly quotes, or with emphasis:\n*{token.content}*",
                        )
                        _append_text(found, token.content)
                    else:
                        found.append(Code(token.content))
                case "html_inline":
                    if not token.content.startswith("</") or not self.html:
                        self._say_html(token.content)
                    self.html = True
                case "image":
                    self.say("![", "Y061", "A picture stands here; an edition takes none.", "Delete it, or link it.")
                case _:  # pragma: no cover - the reader of Markdown knows no other
                    self.say(token.content, "Y060", f"This has no meaning here ({token.type}).", "Write it as text.")
        return tuple(found)

    def _judge_unseen(self, text: str) -> None:
        """Say what cannot be seen, though it was written as an entity: `&#x202e;`, or an escape of a record."""
        if not text.isascii() or not text.isprintable():
            say_unseen(text, self.place_of("&"), self.findings)

    def _judge_leaf(self, text: str) -> None:
        """Say what was meant as markup, and was read as text."""
        self._judge_unseen(text)
        if "](" in text:
            said = "This looks like a link, and is none: a blank stands in its address, or it is not closed."
            self.say("](", "Y070", said, "Write it without blanks, and close it:\n[words](../terms/quint.md)")
        star = STRAY_STAR.search(text)
        if star:
            said = "An asterisk stands here alone, and would be printed; emphasis has one on either side."
            hint = "Write *words*; if the sign itself is meant, put a backslash before it: \\*"
            self.findings.say("Y076", self.place_of(star[0]), said, hint, "warning")

    def _link(self, tokens: Iterator[Token], token: Token) -> Inlines:
        href = str(token.attrs.get("href", ""))
        place = self.place_of(href if token.markup else "](")
        children = self._inlines(tokens, "link_close")
        lead = self.links.follow(href)
        if lead.code:
            self.findings.say(lead.code, place, lead.message, lead.hint)
            return children
        if not plain(children).strip():
            self.findings.say("Y069", place, "This link has no words.", f"Write:\n[words]({href})")
            return ()
        if token.attrs.get("title"):
            self.findings.say(
                "Y075",
                place,
                "A link has a title in quotes here, which no reader would see.",
                f"Write:\n[{plain(children)}]({href})",
            )
        return (Link(lead.href, children),)

    def judge_text(self, text: str) -> None:
        """Say what looks like markup and is read as text."""
        self.range = self.area.first, self.area.last
        self.cursor = (self.area.first, 1)
        for found in MISMADE_LINK.finditer(text):
            if found["wiki"]:
                path = self.links.find(found["wiki"])
                hint = f"Write the path of its file:\n[{found['wiki']}]({path or '../terms/name-of-its-file.md'})"
            elif found["gap"]:
                hint = f"Leave out the blank:\n[words]({found['target']})"
            else:
                hint = f"Write:\n[{found['words']}]({found['path']})"
            self.say(found[0], "Y070", "This looks like a link, and is none.", hint)
        self.cursor = (self.area.first, 1)
        row = TABLE_ROW.search(text)
        if row:
            self.say(
                row[0], "Y071", "This looks like a table; there are none here.", "Write it as a list or sentences."
            )
        self.cursor = (self.area.first, 1)
        bullet = BULLET.search(text)
        if bullet:
            said = f"An item of a list begins with a hyphen, not with “{bullet['sign']}”."
            hint = f"Begin each item so, with a blank line above the first:\n- {bullet['words']}"
            self.say(bullet["sign"], "Y037", said, hint)
        self.cursor = (self.area.first, 1)
        footnote = FOOTNOTE.search(text)
        if footnote:
            self.say(
                footnote[0],
                "Y072",
                "This looks like a footnote; there are none here.",
                "Write it into the text, or among the sources.",
            )


def _append_text(found: list[Inline], text: str) -> None:
    """Add text, joined to the text before it."""
    if found and isinstance(found[-1], Text):
        found[-1] = Text(found[-1].text + text)
    elif text:
        found.append(Text(text))
