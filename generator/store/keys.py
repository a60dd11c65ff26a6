"""The keys of a file, read by the table of its fields; whatever is not as the table says is a fault."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches

from generator.model.fields import Field
from generator.model.prose import Blocks
from generator.store.accidents import CLOSING, OPENING, quote
from generator.store.dates import fault_of_date
from generator.store.findings import Findings, Place
from generator.store.letters import say_unseen
from generator.store.links import Links
from generator.store.prose import Area, read_prose
from generator.store.tree import Keys, Node, Scalar, Series

#: Words that contributors use for a key, to the key.
MEANT = {
    "term": "headword",
    "title": "headword",
    "name": "headword",
    "word": "headword",
    "abbreviation": "headword",
    "meaning": "expansion",
    "full": "expansion",
    "stands-for": "expansion",
    "alias": "variants",
    "aliases": "variants",
    "synonyms": "variants",
    "also": "variants",
    "see-also": "see",
    "related": "see",
    "source": "sources",
    "reference": "sources",
    "references": "sources",
    "bibliography": "sources",
    "start": "from",
    "since": "from",
    "end": "until",
    "to": "until",
    "author": "contributors",
    "authors": "contributors",
    "ids": "authorities",
    "offices": "held",
    "slug": "former",
    "redirect": "former",
    "redirects": "former",
    "hash": "sha256",
    "checksum": "sha256",
    "status": "state",
    "base": "base_address",
    "url": "base_address",
    "site_url": "base_address",
}
#: `Embassy Baku`: what stands before the name of a post, and is no part of it in a message reference number.
MISSION = re.compile(r"^(?:am)?(?:embassy|consulate(?: general)?|consul|mission) +", re.IGNORECASE)
#: Words for what is written below the front matter, without a key.
BODY = frozenset({"definition", "gloss", "description", "body", "text", "content", "explanation", "note"})
#: Words for what is told otherwise, and how.
TOLD = {
    "kind": "the folder of the file says what kind of entry it is",
    "type": "the folder of the file says what kind of entry it is",
    "category": "the folder of the file says what kind of entry it is",
    "id": "the name of the file is the id",
    "date": "the edition knows when an entry changed",
    "created": "the edition knows when an entry changed",
    "updated": "the edition knows when an entry changed",
}
#: Keys that need not be named beside what they say, where a text is made of them.
PLAIN = frozenset({"title", "author", "name", "book", "work", "source", "publisher", "url", "address"})
#: Lists of persons, whose names may have a comma: `Smith, John`.
PERSONS = frozenset({"contributors", "editors"})


@dataclass
class Values:
    """What stood after each key, by the form of the key; a key that was not there, or was wrong, is absent."""

    place: Place
    places: dict[str, Place] = field(default_factory=dict)
    single: dict[str, str] = field(default_factory=dict)
    several: dict[str, tuple[str, ...]] = field(default_factory=dict)
    prose: dict[str, Blocks] = field(default_factory=dict)
    proses: dict[str, tuple[Blocks, ...]] = field(default_factory=dict)
    below: dict[str, Values] = field(default_factory=dict)
    items: dict[str, tuple[Values, ...]] = field(default_factory=dict)
    pairs: dict[str, Mapping[str, str]] = field(default_factory=dict)

    def line(self, key: str) -> str:
        """The text after `key`, or nothing."""
        return self.single.get(key, "")

    def lines(self, key: str) -> tuple[str, ...]:
        """The texts after `key`."""
        return self.several.get(key, ())


@dataclass(frozen=True)
class KeyReader:
    """Reads the keys of one file; `lines` are all its lines, `what` is what it is called: an entry, a record."""

    what: str
    lines: Sequence[str]
    links: Links
    findings: Findings
    #: Fields that others of the same sort may have, and this one not: of other kinds of entry.
    elsewhere: Mapping[str, str] = field(default_factory=dict)

    def read(self, keys: Keys, fields: Sequence[Field]) -> Values:
        """The values after `keys`, by the table `fields`."""
        table = {one.key: one for one in fields}
        values = Values(keys.place)
        judged = set()
        for key, node in keys.pairs:
            one = table.get(key.text)
            if one is None:
                one = self._judge_unknown(key, table, {name.text for name, _ in keys.pairs})
                if one is None:
                    continue
            judged.add(one.key)
            values.places[one.key] = node.place if not isinstance(node, Scalar) or node.text else key.place
            self._read_field(one, key, node, values)
        for one in fields:
            if one.required and one.key not in judged:
                self.findings.say(
                    "Y049",
                    keys.place,
                    f"“{one.key}” is missing. {one.meaning}.",
                    f"Write a line such as:\n{one.example}",
                )
        return values

    def _judge_unknown(self, key: Scalar, table: Mapping[str, Field], present: set[str]) -> Field | None:
        """Say that there is no such key, and return the field that was certainly meant, if any."""
        if key.text in self.elsewhere:
            self.findings.say(
                "Y048", key.place, f"“{key.text}” does not belong here: {self.elsewhere[key.text]}.", "Delete the line."
            )
            return None
        word = key.text.strip().lower().replace("_", "-").replace(" ", "-")
        folded = {name.replace("_", "-"): name for name in table}
        meant = folded.get(word) or MEANT.get(word) or MEANT.get(key.text.strip().lower())
        if meant not in table:
            close = get_close_matches(word, list(folded), 1, 0.7)
            meant = folded[close[0]] if close else None
        said = f"There is no key “{key.text}” in {self.what}."
        if meant is None:
            if word in BODY and "headword" in table:
                hint = "Write this text without a key, below the second line “---”."
            elif word in TOLD and "headword" in table:
                hint = f"Delete the line: {TOLD[word]}."
            else:
                hint = f"Delete it, or use one of these: {', '.join(table)}."
            self.findings.say("Y047", key.place, said, hint)
            return None
        line = self.lines[key.line - 1]
        shown = meant + line[max(line.find(":", key.column - 1), 0) :]
        self.findings.say("Y047", key.place, said, f"Did you mean “{meant}”?\n{shown.rstrip()}")
        return table[meant] if meant not in present else None

    def _read_field(self, one: Field, key: Scalar, node: Node, values: Values) -> None:
        if isinstance(node, Scalar) and not node.text.strip() and not (one.verbatim and not node.plain):
            self.findings.say(
                "Y046",
                key.place,
                f"Nothing stands after “{one.key}”.",
                f"Write a line such as the following, or delete the key:\n{one.example}",
            )
            return
        match one.form:
            case "lines":
                found = [self._line(one, item) for item in self._series(one, node)]
                texts = [text for text in found if text is not None]
                self._judge_repeats(one, node, texts)
                values.several[one.key] = tuple(dict.fromkeys(texts))
            case "proses":
                values.proses[one.key] = tuple(
                    blocks for item in self._series(one, node) if (blocks := self._prose(one, item))
                )
            case "prose":
                values.prose[one.key] = self._prose(one, node)
            case "keys":
                if isinstance(node, Keys):
                    values.below[one.key] = self.read(node, one.fields)
                else:
                    self._say_keys(one, node)
            case "items":
                values.items[one.key] = tuple(
                    below for item in self._series(one, node) if (below := self._below(one, item))
                )
            case "pairs":
                values.pairs[one.key] = self._pairs(one, node)
            case _:
                text = self._line(one, node)
                if text is not None:
                    values.single[one.key] = text
                else:
                    del values.places[one.key]

    def _below(self, one: Field, node: Node) -> Values | None:
        if isinstance(node, Keys):
            return self.read(node, one.fields)
        self._say_keys(one, node)
        return None

    def _say_keys(self, one: Field, node: Node) -> None:
        if one.form == "pairs":
            said = f"After “{one.key}” keys are expected, each with a colon."
            words = _in_brackets(node.text) if isinstance(node, Scalar) else "…"
            self.findings.say("Y045", node.place, said, f"Write it so:\n{one.key}: {{name of the file: {words}}}")
            return
        names = ", ".join(f"{below.key}: …" for below in one.fields if below.required) or "key: …"
        if isinstance(node, Scalar) and names.count(":") == 1:
            names = names.replace("…", _in_brackets(node.text))
        self.findings.say(
            "Y045",
            node.place,
            f"After “{one.key}” keys are expected, each with a colon.",
            f"Write it so:\n{'  - ' if one.form == 'items' else f'{one.key}: '}{{{names}}}",
        )

    def _series(self, one: Field, node: Node) -> tuple[Node, ...]:
        """The items of a list; a single thing where a list is expected is said, and read as a list of one."""
        if isinstance(node, Series):
            if one.required and not node.items:
                said, hint = f"The list after “{one.key}” is empty.", f"Write, for instance:\n{one.example}"
                self.findings.say("Y046", node.place, said, hint)
            return node.items
        if isinstance(node, Keys) and one.form == "items":
            self.findings.say(
                "Y043",
                node.place,
                f"After “{one.key}” a list is expected.",
                f"Put each item on a line of its own, after a hyphen and a blank:\n{one.example}",
            )
            return (node,)
        if isinstance(node, Keys):
            self._say_keys_for_text(one, node)
            return ()
        if one.form in ("proses", "items"):
            hint = f"Write:\n{one.key}:\n  - {_as_written(node)}"
        else:
            parts = [part.strip() for part in re.split(r"[,;]", node.text.strip("()[] ")) if part.strip()]
            mended = [part if re.fullmatch(one.pattern or ".*", part) else _guess(one, part) or part for part in parts]
            if len(parts) == 1 and one.key == "tags" and all(map(re.compile(one.pattern).fullmatch, parts[0].split())):
                parts = mended = parts[0].split()  # a code has no blank
            hint = f"Write:\n{one.key}: [{', '.join(_in_brackets(part) for part in mended)}]"
            if "," in node.text and one.key in PERSONS:
                hint += f"\nIf the comma belongs to the words, write:\n{one.key}: [{quote(node.text.strip('()[] '))}]"
            node_items = tuple(Scalar(part, node.line, node.column, node.last, node.plain) for part in parts)
            self.findings.say("Y043", node.place, f"After “{one.key}” a list is expected, in square brackets.", hint)
            return node_items
        self.findings.say("Y043", node.place, f"After “{one.key}” a list is expected.", hint)
        return (node,)

    def _text(self, one: Field, node: Node) -> Scalar | None:
        if isinstance(node, Scalar):
            if node.text.strip():
                return node
            if one.verbatim:
                return node
            self.findings.say("Y046", node.place, f"An item of “{one.key}” is empty.", "Fill it, or delete it.")
            return None
        if isinstance(node, Keys):
            self._say_keys_for_text(one, node)
            return None
        first = node.items[0] if node.items else None
        text = first.text if isinstance(first, Scalar) else "…"
        if one.form in ("lines", "proses"):
            said = f"An item of “{one.key}” is a list itself."
            self.findings.say("Y044", node.place, said, f"Write one hyphen before it:\n  - {text}")
            return None
        self.findings.say(
            "Y044",
            node.place,
            f"After “{one.key}” one text is expected, not a list.",
            f"Write it without brackets or hyphen; if the brackets belong to the text, put quotes round it:\n"
            f"{one.key}: {text}",
        )
        return None

    def _say_keys_for_text(self, one: Field, node: Keys) -> None:
        """A colon inside a text made keys of it."""
        line = self.lines[node.line - 1]
        if node.flow and one.form == "lines":
            inner = ", ".join(_in_brackets(key.text) for key, _ in node.pairs)
            said = f"After “{one.key}” a list is expected, in square brackets."
            self.findings.say("Y043", node.place, said, f"Write:\n{one.key}: [{inner}]")
            return
        if node.flow:
            self.findings.say(
                "Y036",
                node.place,
                "A text that begins with “{” needs quotes: without them a curly bracket holds keys.",
                f"Write:\n{line[: node.column - 1].rstrip()} {quote(line[node.column - 1 :].strip())}",
            )
            return
        value = line[node.column - 1 :].rstrip()
        if value == "?":
            said = "A question mark says nothing here."
            self.findings.say("Y036", node.place, said, "Write what is meant, or delete the line.")
            return
        key, says = node.pairs[0]
        if len(node.pairs) > 1 and not node.flow and all(isinstance(each, Scalar) for _, each in node.pairs):
            said = f"Keys stand here, where “{one.key}” has words."
            parts = [_say_pair(name.text, each.text) for name, each in node.pairs if isinstance(each, Scalar)]
            written = ", ".join(parts)
            self.findings.say("Y044", node.place, said, f"Write it in one line:\n{line[: node.column - 1]}{written}")
            return
        if isinstance(says, Scalar) and value.startswith(inner := f"{key.text}: {says.text}") and "[" in line:
            fixed = line.replace(inner, quote(inner), 1).strip()
        else:
            head = line[: node.column - 1]
            fixed = head + quote(value) if head.strip() else f"{one.key}: {quote(value)}"
        self.findings.say(
            "Y020",
            (key.line, key.column + len(key.text)),
            "This text needs quotes: without them its colon ends a key.",
            f"Write:\n{fixed}",
        )

    def _line(self, one: Field, node: Node) -> str | None:
        """One line of text, judged by all that the table says of it; None where it is not to be used."""
        scalar = self._text(one, node)
        if scalar is None:
            return None
        text = scalar.text if one.verbatim else " ".join(scalar.text.split("\n")).strip()
        place = scalar.place
        if not one.verbatim:
            say_unseen(text, place, self.findings)
        if one.form in ("date", "day"):
            fault = fault_of_date(text, whole=one.form == "day")
            if fault:
                said, guesses = fault
                hint = f"Write year, month and day, such as:\n{one.example}"
                if guesses:
                    lines = "\n".join(f"{one.key}: {guess}" for guess in guesses)
                    hint = f"Write{' one of these' * (len(guesses) > 1)}:\n{lines}"
                self.findings.say("Y050", place, said, hint)
                return None
        elif one.form == "choice" and text not in one.choices:
            close = get_close_matches(text.lower(), one.choices, 1, 0.6)
            words = ", ".join(one.choices)
            hint = f"Did you mean “{close[0]}”?\n{one.key}: {close[0]}" if close else f"Write one of these: {words}."
            self.findings.say("Y051", place, f"After “{one.key}” “{text}” is not known.", hint)
            return None
        elif one.form == "number" and not re.fullmatch("[1-9][0-9]{0,5}", text):
            self.findings.say("Y052", place, f"After “{one.key}” a number is expected.", f"Write:\n{one.example}")
            return None
        elif one.pattern and not re.fullmatch(one.pattern, text):
            says = one.pattern_says or "an address that begins with https://"
            hint = f"Write:\n{guess}" if (guess := _guess(one, text)) else f"Write, for instance:\n{one.example}"
            several = [_guess(one, word) for word in text.split()] if one.form == "lines" and guess else []
            if len(several) > 1 and text.isupper() and all(several):  # MADRID BARCELONA, or ABU DHABI
                hint += f"\nIf it is more than one, write commas between:\n{', '.join(several)}"
            self.findings.say("Y052", place, f"“{text[:80]}” is not {says}.", hint)
            return None
        if len(text) > one.longest:
            self.findings.say(
                "Y053",
                place,
                f"This text has {len(text):,} characters; “{one.key}” may have {one.longest:,}.",
                "Shorten it; what needs more words belongs into the text below the front matter.",
            )
        if scalar.plain and not one.verbatim and one.longest <= 300:
            inner = text[1:-1]
            if len(text) > 2 and text[0] in OPENING and text[-1] in CLOSING and not set(inner) & set(OPENING + CLOSING):
                shown = f"{one.key}: {quote(inner)}" if one.form != "lines" else quote(inner)
                self.findings.say(
                    "Y023",
                    place,
                    f"The quotes {text[0]} {text[-1]} would be printed with the text; straight ones are not.",
                    f"Write it without them, or with straight quotes:\n{shown}",
                )
                return inner
        return text

    def _judge_repeats(self, one: Field, node: Node, texts: Sequence[str]) -> None:
        for text in dict.fromkeys(texts):
            if texts.count(text) > 1:
                self.findings.say("Y054", node.place, f"“{text}” stands twice in “{one.key}”.", "Delete one of them.")

    def _prose(self, one: Field, node: Node) -> Blocks:
        scalar = self._text(one, node)
        if scalar is None:
            return ()
        if len(scalar.text) > one.longest:
            self.findings.say(
                "Y053",
                scalar.place,
                f"This text has {len(scalar.text):,} characters; one of “{one.key}” may have {one.longest:,}.",
                "Shorten it.",
            )
        area = Area(self.lines, scalar.line, scalar.last, exact=False)
        return read_prose(scalar.text, area, self.links, self.findings)

    def _pairs(self, one: Field, node: Node) -> Mapping[str, str]:
        if not isinstance(node, Keys):
            self._say_keys(one, node)
            return {}
        found = {}
        for key, value in node.pairs:
            scalar = self._text(one, value)
            if scalar is not None:
                say_unseen(key.text + scalar.text, key.place, self.findings)
                found[key.text] = scalar.text
        return found


def _say_pair(key: str, text: str) -> str:
    """`Britannica` for the title, `page 3` for a page."""
    return text if key.lower() in PLAIN else f"{key} {text}"


def _as_written(node: Scalar) -> str:
    return node.text if node.plain and "\n" not in node.text else quote(" ".join(node.text.split()))


def _in_brackets(text: str) -> str:
    """The text as an item of a list in brackets."""
    return quote(text) if re.search(r"[\[\]{},:#'\"&*!|>%@`]", text) else text


def _guess(one: Field, text: str) -> str:
    """The text as the pattern wants it, where that is only a matter of capitals, blanks and signs."""
    file = text.strip().rsplit("/", 1)[-1].lower().removesuffix(".md")
    tries = [
        text.strip().upper(),
        MISSION.sub("", text.strip()).upper().replace(" ", ""),
        re.sub(r"[^a-z0-9]+", "-", file).strip("-"),
        f"https://{text}" if text.startswith("www.") else "",
        f"{text}/" if text.startswith("http") else "",
    ]
    for attempt in tries:
        if attempt and re.fullmatch(one.pattern, attempt):
            return attempt if one.form == "lines" else f"{one.key}: {attempt}"
    return ""
