"""Strict YAML as a tree with places: every scalar text, and nothing that makes one file mean two things.

No anchors, aliases, tags, merge keys, duplicate keys; one document; bounded depth. `NO` is Norway's code, `1.4` a legal
reason, `12:14` a time of day: scalars are never numbers, dates or truth values.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from generator.store.accidents import (
    COLON,
    LINE,
    SIGNS,
    explain,
    find_accident,
    quote,
    quote_in_brackets,
    value_of,
)
from generator.store.findings import Findings, Place

#: A record nests five deep; nothing that people write by hand goes to eight.
DEEPEST = 8
#: After so many mended lines the rest of a file is not worth judging, nor after so many attempts at one line: quoting
#: may double its length each time.
MOST_REPAIRS = 60
#: Each mended line means one more reading; a large file is read a few times only.
MOST_LETTERS_READ = 1_000_000
MOST_REPAIRS_OF_A_LINE = 4
#: `  -A source`, `  – A source`, `  1. A source`: what was meant as an item of a list.
ITEM = re.compile(r"^ *(?P<sign>-|[–—•]|[0-9]{1,2}[.)] ) *(?P<rest>[^ ].*)$")
_NO_ITEM = "This line was meant as an item of a list, and would be read as part of a text."
#: The fast reader goes to any depth, in quadratic time, before one hears of it.
MOST_BRACKETS = 500
#: Signs on which the two readers of YAML differ in some places: tabs, tags, aliases, directives, `|#`, `---`; and
#: brackets in brackets, whose depth the slow one lets us stop in time.
DOUBTFUL = re.compile(
    r"[\t!&*%@`?\\\ufeff\x85\u2028\u2029]|[|>][-+0-9]{0,2}#|^(?:---|\.\.\.)|[\[{][\[{]|- - ", re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text. `plain` is true where it has no quotes; `line` to `last` are its lines in the file."""

    text: str
    line: int
    column: int
    last: int
    plain: bool
    block: bool = False

    @property
    def place(self) -> Place:
        """Line and column of its first character."""
        return self.line, self.column


@dataclass(frozen=True, slots=True)
class Series:
    """A list; `flow` is true for one in square brackets."""

    items: tuple[Node, ...]
    line: int
    column: int
    flow: bool

    @property
    def place(self) -> Place:
        """Line and column of its beginning."""
        return self.line, self.column


@dataclass(frozen=True, slots=True)
class Keys:
    """Keys and what stands after each; `flow` is true where they stand in curly brackets."""

    pairs: tuple[tuple[Scalar, Node], ...]
    line: int
    column: int
    flow: bool

    @property
    def place(self) -> Place:
        """Line and column of its beginning."""
        return self.line, self.column


Node = Scalar | Series | Keys


class _RefusedError(Exception):
    """The rest of the file is not worth reading; why has been said."""


def read_tree(text: str, first_line: int, known: frozenset[str], findings: Findings) -> Keys | None:
    """Read `text`, which begins at `first_line` of its file, and say all that is wrong with its form.

    `known` are the keys such a file may have: they tell a key from a word before a colon. Each usual accident is
    said with the line as it should be, and reading goes on with that line. None where there is no tree to be had.
    """
    lines = text.split("\n")
    widths = [len(line) + 1 for line in lines]
    found = Findings(findings.path)
    tree = _read_mending(lines, first_line, known, found)
    for problem in found.problems:  # a line that was mended may be longer than it is in the file
        widest = widths[problem.line - first_line] if problem.line else 0
        findings.problems.append(problem.at(problem.path, column=min(problem.column, widest)))
    return tree


def _read_mending(lines: list[str], first_line: int, known: frozenset[str], findings: Findings) -> Keys | None:
    """Read the lines, and mend them in place as their accidents are told."""
    repairs: Counter[int] = Counter()
    given: list[tuple[int, str, str]] = []
    try:
        return _read_attempts(lines, first_line, known, findings, repairs, given)
    finally:
        _give_whole_lines(lines, findings, given)


def _give_whole_lines(lines: Sequence[str], findings: Findings, given: Iterable[tuple[int, str, str]]) -> None:
    """Let each remedy give a line as it is when all its faults are mended: half of a remedy is a fault still.

    `given` are the line (from 0), the message of a fault in it, and the line as its remedy gives it.
    """
    for index, message, mended in given:
        for place, problem in enumerate(findings.problems):
            if problem.message == message and mended != lines[index] and problem.hint.endswith(mended):
                whole = problem.hint.removesuffix(mended) + lines[index]
                findings.problems[place] = problem._replace(hint=whole)


def _read_attempts(
    lines: list[str],
    first_line: int,
    known: frozenset[str],
    findings: Findings,
    repairs: Counter[int],
    given: list[tuple[int, str, str]],
) -> Keys | None:
    size = sum(map(len, lines))
    while repairs.total() < min(MOST_REPAIRS, max(MOST_LETTERS_READ // (size + 1), 1)):
        reader = _Reader(lines, first_line, findings)
        try:
            tree = reader.read()
            if reader.mended:
                for index, line in reader.mended.items():
                    given.append((index, _NO_ITEM, line))
                    lines[index] = line
                    repairs[index] += 1
                continue
            if not isinstance(tree, Scalar):
                return tree
            accident = find_accident(lines, known)
        except _RefusedError:
            return None
        except yaml.YAMLError as error:
            accident = explain(lines, error, known)
        if accident is None:
            said = "Here should stand keys, each with a colon and what it says."
            findings.say("Y035", (first_line, 1), said, "Write it so:\nheadword: GOAJ")
            return None
        findings.say(accident.code, (accident.index + first_line, accident.column), accident.message, accident.hint)
        if accident.mended is None or accident.mended == lines[accident.index]:
            return None
        given.append((accident.index, accident.message, accident.mended))
        lines[accident.index] = accident.mended
        repairs[accident.index] += 1
        if repairs[accident.index] > MOST_REPAIRS_OF_A_LINE:
            return None
    return None


class _Reader:
    """One attempt at a text; what it finds is kept only if it comes to an end or refuses the rest.

    `mended` are lines (from 0) that were read otherwise than they were meant, as they should be.
    """

    def __init__(self, lines: list[str], first_line: int, findings: Findings) -> None:
        self.lines = lines
        self.first_line = first_line
        self.findings = findings
        self.found = Findings(findings.path)
        self.mended: dict[int, str] = {}
        self.dashes = Findings(findings.path)

    def read(self) -> Keys | Scalar | None:
        events = read_events("\n".join(self.lines))
        try:
            tree: Node | None = None
            documents = 0
            for event in events:
                if isinstance(event, yaml.DocumentStartEvent):
                    documents += 1
                    if documents > 1:
                        place = self._place(event)
                        self.found.say(
                            "Y031",
                            place,
                            "A second document begins here; what follows would be ignored.",
                            "Delete the line “---”, or everything after it.",
                        )
                        break
                    tree = self._node(next(events), events, 1)
        except _RefusedError:
            self.findings.problems += self.found.problems
            raise
        if self.mended:
            self.findings.problems += self.dashes.problems
            return None
        self.findings.problems += self.found.problems
        if isinstance(tree, Keys) or (isinstance(tree, Scalar) and tree.text):
            return tree
        if isinstance(tree, Series):
            self.findings.say(
                "Y035",
                tree.place,
                "Here should stand keys, each with a colon and what it says.",
                "Write it so:\nheadword: GOAJ",
            )
        return None

    def _place(self, event: yaml.Event) -> Place:
        line, column = _start(event)
        return line + self.first_line, column + 1

    def _node(self, event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Node:
        place = self._place(event)
        if depth > DEEPEST:
            self.found.say("Y032", place, f"This is nested more than {DEEPEST} deep.", "Write it flatter.")
            raise _RefusedError
        if isinstance(event, yaml.AliasEvent):
            self._say_sign(event, "Y028", "*")
            return Scalar(value_of(self.lines[_start(event)[0]]), *place, place[0], plain=False)
        assert isinstance(event, yaml.NodeEvent)
        if event.anchor is not None:
            self._say_sign(event, "Y028", "&")
        if getattr(event, "tag", None) is not None:
            self._say_sign(event, "Y029", "!")
            self._skip(event, events)
            return Scalar(value_of(self.lines[_start(event)[0]]), *place, place[0], plain=False)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, place)
        if isinstance(event, yaml.SequenceStartEvent):
            items = []
            while not isinstance(event := next(events), yaml.SequenceEndEvent):
                items.append(self._node(event, events, depth + 1))
            flow = self.lines[place[0] - self.first_line][place[1] - 1 : place[1]] == "["
            return Series(tuple(items), *place, flow)
        pairs: dict[str, tuple[Scalar, Node]] = {}
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            key = self._node(event, events, depth + 1)
            before = len(self.found.problems)
            value = self._node(next(events), events, depth + 1)
            if not isinstance(key, Scalar):
                self.found.say("Y040", key.place, "A key must be a word.", "Write a word, a colon, and what it says.")
                continue
            if key.text == "<<":
                del self.found.problems[before:]
                self.found.say(
                    "Y030",
                    key.place,
                    "“<<” takes keys over from elsewhere, which no file here does.",
                    "Write them out.",
                )
            elif key.text in pairs:
                first = pairs[key.text][0].line
                self.found.say(
                    "Y027",
                    key.place,
                    f"“{key.text}” stands twice: here and in line {first}.",
                    "Keep one of them; where both are meant, join them into one.",
                )
            else:
                pairs[key.text] = key, value
        flow = self.lines[place[0] - self.first_line][place[1] - 1 : place[1]] == "{"
        return Keys(tuple(pairs.values()), *place, flow)

    @staticmethod
    def _skip(event: yaml.Event, events: Iterator[yaml.Event]) -> None:
        """Read on to the end of a list or of keys that begin with `event`."""
        depth = 0
        while True:
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, yaml.CollectionEndEvent)
            if depth == 0:
                return
            event = next(events)

    def _scalar(self, event: yaml.ScalarEvent, place: Place) -> Scalar:
        plain = not event.style
        block = event.style in ("|", ">")
        last, column = _end(event)
        last -= 1 if block and column == 0 else 0
        while last > place[0] - self.first_line and not self.lines[last].strip():
            last -= 1
        if plain:
            cut = self._judge_comment(event)
            if cut:
                return Scalar(cut, *place, place[0], plain=False)
            for index in range(_start(event)[0], last + 1):
                self._judge_dash(index, _start(event))
        return Scalar(event.value, *place, max(last + self.first_line, place[0]), plain, block)

    def _judge_comment(self, event: yaml.ScalarEvent) -> str:
        """Say where a value is cut off by accident; the value that was meant, if that happened.

        One blank before # is an accident; two or more are how people set a comment.
        """
        (first, start), (last, end) = _start(event), _end(event)
        line = self.lines[last]
        rest = line[end:]
        cut = len(rest) - len(rest.lstrip(" "))
        comment = rest[cut:]
        if not comment.startswith("#") or (event.value and cut != 1):
            return ""
        head = LINE.match(line)
        if event.value and head and head["dashes"] and not head["key"] and COLON.search(line[:start]):
            return ""  # the colon before it is an accident too, and its remedy gives the whole line
        if not event.value and comment.startswith("# "):
            return ""  # `senses: # none so far`: a comment, and an empty value, of which another rule speaks
        if not event.value:
            fixed = line[: end + cut] + quote(comment.rstrip())
        elif first == last:
            fixed = line[:start] + quote(line[start:].rstrip())
        else:
            fixed = quote(line.strip())
        self.found.say(
            "Y024",
            (last + self.first_line, end + cut + 1),
            "Everything from “#” on is lost here: a blank and “#” begin a comment.",
            "If it belongs to the text, put quotes round the whole; if it is a comment, put two blanks before it:\n"
            f"{fixed}",
        )
        return line[start:].rstrip() if event.value and first == last else comment.rstrip()

    def _judge_dash(self, index: int, start: tuple[int, int]) -> None:
        """A hyphen without a blank, or too far in, makes no item of a list: it joins the line to the one above."""
        line = self.lines[index]
        indent = len(line) - len(line.lstrip())
        item = ITEM.match(line)
        begins = ITEM.match(self.lines[start[0]])
        if not item or (item["sign"] != "-" and not begins):
            return
        rest = item["rest"]
        if index == start[0] and indent != start[1]:
            return
        above = next((other for other in reversed(self.lines[:index]) if other.lstrip().startswith("- ")), line)
        mended = " " * (len(above) - len(above.lstrip())) + "- " + rest
        if mended == line:
            return
        self.mended[index] = mended
        self.dashes.say(
            "Y037",
            (index + self.first_line, indent + 1),
            _NO_ITEM,
            f"Begin it with a hyphen and a blank, and set all items of a list equally far in:\n{mended}",
        )

    def _say_sign(self, event: yaml.Event, code: str, sign: str) -> None:
        line = self.lines[_start(event)[0]]
        value = value_of(line)
        fixed = line[: len(line) - len(value)] + quote(value) if value else line
        if value.startswith("["):
            fixed = quote_in_brackets(line, _start(event)[1])
        self.found.say(
            code,
            self._place(event),
            f"A text that begins with “{sign}” needs quotes: without them this sign {SIGNS[sign]}.",
            f"Write:\n{fixed.strip()}",
        )


def read_events(text: str) -> Iterator[yaml.Event]:
    """The parts of a YAML text, one after another.

    The reader written in C takes a twenty-fifth of the time. It is asked where the two are known to agree to the
    letter; whatever it refuses, and every text with a sign they may differ on, is for the one written in Python, which
    tells more of what is wrong. Raises yaml.YAMLError where the text cannot be read.
    """
    brackets = text.count("[") + text.count("{")
    if yaml.__with_libyaml__ and brackets <= MOST_BRACKETS and not DOUBTFUL.search(text):
        try:
            return iter(list(yaml.parse(text, Loader=yaml.CSafeLoader)))
        except yaml.YAMLError:
            pass
    return iter(yaml.parse(text, Loader=yaml.SafeLoader))


def _start(event: yaml.Event) -> tuple[int, int]:
    """Line and column, from 0, at which an event begins."""
    mark: Any = event.start_mark
    return mark.line, mark.column


def _end(event: yaml.Event) -> tuple[int, int]:
    """Line and column, from 0, at which an event ends."""
    mark: Any = event.end_mark
    return mark.line, mark.column
