"""Nothing is lost in the built pages, and a change of one character is found: by code apart from the parser."""

from __future__ import annotations

import ast
import hashlib
import json
import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from generator.check import fidelity
from generator.check.fidelity import Published, decode, emend, judge_log, judge_published, judge_reading
from tests.benchmark.headwords import invent_headwords
from tests.benchmark.laying import lay_edition
from tests.benchmark.telegrams import write_telegrams
from tests.trust.laying import CABLE, Small

#: One-character changes tried on each of reading text, log and page; `--all` of the test verb tries MANY.
SOME, MANY = 250, 1_500
#: Cables made up in the shape of real ones, with their damage, that are published and judged; `--all` judges more.
SOME_CABLES, MANY_CABLES = 25, 200
#: What is put in the place of a character, or before it.
LETTERS = "aZ0 .,'\"<>&;/=#\n\tÀ¶-"


def test_the_checker_shares_no_code_with_what_made_the_page() -> None:
    tree = ast.parse(Path(fidelity.__file__).read_text("utf-8"))
    named = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    named |= {name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names}
    assert not {name for name in named if name and name.split(".")[0] not in __import__("sys").stdlib_module_names}


def read_published(folder: Path, base: str) -> Published:
    mrn = folder.name
    return Published(
        f"{base}cables/{mrn}/",
        (folder / "index.html").read_text("utf-8"),
        (folder / f"{mrn}.txt").read_bytes(),
        json.loads((folder / f"{mrn}.json").read_text("utf-8")),
        (folder / f"{mrn}.md").read_text("utf-8"),
    )


@pytest.fixture(scope="module")
def published(site: Path) -> list[Published]:
    build = json.loads((site / "data/build.json").read_text("utf-8"))
    found = [read_published(site / "cables" / mrn, build["edition"]["address"]) for mrn in build["witnesses"]]
    if not found:
        pytest.skip("this edition holds no cable")
    return found


def faults_of(one: Published) -> list[str]:
    return list(judge_published(one, hashlib.sha256(one.witness).hexdigest()))


@pytest.mark.edition
def test_every_cable_is_published_as_it_was_received(published: list[Published], site: Path) -> None:
    witnesses = json.loads((site / "data/build.json").read_text("utf-8"))["witnesses"]
    faults = {one.address: list(judge_published(one, witnesses[one.address.split("/")[-2]])) for one in published}
    assert {address: found for address, found in faults.items() if found} == {}


def test_damaged_cables_are_published_as_they_were_received(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    made = MANY_CABLES if request.config.getoption("--many", default=False) else SOME_CABLES
    headwords = invent_headwords(120, 8)
    lay_edition(tmp_path / "made", write_telegrams(made, headwords, 8), headwords)
    small = Small(tmp_path / "edition", tmp_path / "made")
    small.build()
    build = json.loads((small.site / "data/build.json").read_text("utf-8"))
    witnesses = {path.parent.name: path.read_bytes() for path in small.content.glob("cables/*/*/source.txt")}
    assert len(witnesses) == made
    changed, faults = 0, {}
    for mrn, received in witnesses.items():
        one = read_published(small.site / "cables" / mrn, build["edition"]["address"])
        changed += len(one.telegram["emendations"])
        faults[mrn] = list(judge_published(one, hashlib.sha256(received).hexdigest()))
    assert {mrn: found for mrn, found in faults.items() if found} == {}
    assert changed > made  # they are damaged


def mutate(text: str, places: Sequence[int], count: int, seed: int) -> Iterator[str]:
    """`text` with one character at `places` lost, doubled, put in, replaced, or swapped with the next; never itself."""
    chance = random.Random(seed)
    for _ in range(count):
        at = chance.choice(places)
        letter = chance.choice(LETTERS)
        changed = chance.choice(
            (
                text[:at] + text[at + 1 :],
                text[:at] + text[at] + text[at:],
                text[:at] + letter + text[at:],
                text[:at] + letter + text[at + 1 :],
                text[:at] + text[at : at + 2][::-1] + text[at + 2 :],
            )
        )
        if changed != text:
            yield changed


@pytest.fixture
def count(request: pytest.FixtureRequest) -> int:
    return MANY if request.config.getoption("--many", default=False) else SOME


def test_every_change_to_the_reading_text_is_found(published: list[Published], count: int) -> None:
    one = published[0]
    text = decode(one.witness)
    log = [entry for entry in one.telegram["emendations"] if entry["state"] in ("applied", "accepted")]
    reading = emend(text, log, 0, len(text))
    checksum = hashlib.sha256(one.witness).hexdigest()
    assert not list(judge_reading(reading, log, checksum))
    missed = [
        changed
        for changed in mutate(reading, range(len(reading)), count, 1)
        if not list(judge_reading(changed, log, checksum))
    ]
    assert missed == []


def change_log(log: list[dict[str, Any]], chance: random.Random) -> list[dict[str, Any]]:
    """The log with one character of one entry changed: of its words, or of a figure of its place; or without it."""
    at = chance.randrange(len(log))
    entry = dict(log[at])
    key = chance.choice(("start", "end", "lemma", "reading", "state", "gone"))
    if key == "gone":
        return [*log[:at], *log[at + 1 :]]
    value = str(entry[key])
    changed = next(mutate(value, range(len(value)), 50, chance.random().__hash__())) if value else "x"
    if key in ("start", "end"):
        digits = "".join(re.findall("[0-9]", changed)) or "0"
        entry[key] = int(digits)
    else:
        entry[key] = changed
    return [*log[:at], entry, *log[at + 1 :]]


def test_every_change_to_the_log_is_found(published: list[Published], count: int) -> None:
    one = published[0]
    text = decode(one.witness)
    log = one.telegram["emendations"]
    if not log:
        pytest.skip("nothing is changed in this cable")
    checksum = hashlib.sha256(one.witness).hexdigest()

    def judge(changed: list[dict[str, Any]]) -> bool:
        stands = [entry for entry in changed if entry["state"] in ("applied", "accepted")]
        original = [entry for entry in log if entry["state"] in ("applied", "accepted")]
        reading = emend(text, original, 0, len(text))
        return bool(list(judge_log(text, changed)) or list(judge_reading(reading, stands, checksum)))

    assert not judge(log)
    chance = random.Random(2)
    changes = [change_log(log, chance) for _ in range(count)]
    assert [changed for changed in changes if changed != log and not judge(changed)] == []


class Events(HTMLParser):
    """A page as a browser's parser reads it: two pages with the same events are the same page."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.events: list[object] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.events.append((tag, sorted((name, self._value(name, value)) for name, value in attrs)))

    def _value(self, name: str, value: str | None) -> object:
        return sorted(set((value or "").split())) if name == "class" else value

    def handle_endtag(self, tag: str) -> None:
        self.events.append(("/", tag))

    def handle_data(self, data: str) -> None:
        if self.events and isinstance(self.events[-1], str):
            self.events[-1] += data
        else:
            self.events.append(data)

    def handle_comment(self, data: str) -> None:
        self.events.append(("comment", data.strip()))


def is_change(page: str, changed: str) -> bool:
    """Whether a browser shows another page: blanks between blocks, and doubled ones, make none."""

    def shown(text: str) -> list[object]:
        events = Events(text).events
        return [" ".join(event.split()) if isinstance(event, str) else event for event in events if event]

    one, other = shown(page), shown(changed)
    return [event for event in one if event] != [event for event in other if event]


def test_every_change_to_the_built_text_is_found(published: list[Published], count: int) -> None:
    one = published[0]
    own = own_places(one.page)
    missed = [
        changed
        for changed in mutate(one.page, own, count, 3)
        if not faults_of(replace(one, page=changed)) and is_change(one.page, changed)
    ]
    assert [show_difference(one.page, changed) for changed in missed] == []


def own_places(page: str) -> list[int]:
    """The places of the cable's own blocks with their markup: not those of the editors' notes between them."""
    pattern = r'<p class="(?:paragraph|heading|line|signature)\b.*?</p>'
    return [at for found in re.finditer(pattern, page, re.DOTALL) for at in range(*found.span())]


def show_difference(page: str, changed: str) -> str:
    at = next(at for at in range(len(page)) if page[at] != changed[at : at + 1])
    return f"{page[at - 40 : at + 20]!r} → {changed[at - 40 : at + 20]!r}"


PLANTED: dict[str, tuple[str, Callable[[str], str]]] = {
    "a script": ("<script> stands", lambda page: plant(page, "<script>1</script>")),
    "an event": (
        "attribute onclick",
        lambda page: page.replace('class="paragraph"', 'onclick="1" class="paragraph"', 1),
    ),
    "a style": ("attribute style", lambda page: page.replace('class="paragraph"', 'style="x" class="paragraph"', 1)),
    "a hidden word": ("the page has", lambda page: plant(page, "<em>quite</em> ")),
    "a comment": ("a comment", lambda page: plant(page, "<!-- quite -->")),
    "a picture": ("<img> stands", lambda page: plant(page, '<img src="x">')),
    "a link to a script": ("no address", lambda page: plant(page, '<a href="javascript:1"></a>')),
    "a word as if it were ours": ("sign quite stands 1", lambda page: plant(page, '<em class="sign">quite</em>')),
    "a second article": (
        "two articles",
        lambda page: page.replace("</article>", '</article><article data-kind="cable"></article>', 1),
    ),
    "an element that is not closed": ("</p> ends <em>", lambda page: plant(page, "<em>")),
    "a paragraph twice": (
        "the page has",
        lambda page: page.replace(first_paragraph(page), first_paragraph(page) * 2, 1),
    ),
    "a paragraph lost": ("the page has", lambda page: page.replace(first_paragraph(page), "", 1)),
}


def first_paragraph(page: str) -> str:
    start = page.index('<p class="paragraph"')
    return page[start : page.index("</p>", start) + 4]


def plant(page: str, thing: str) -> str:
    paragraph = first_paragraph(page)
    return page.replace(paragraph, paragraph.replace("</p>", thing + "</p>"), 1)


@pytest.mark.parametrize("name", PLANTED)
def test_what_does_not_belong_in_a_page_is_found(published: list[Published], name: str) -> None:
    said, change = PLANTED[name]
    one = published[0]
    found = faults_of(replace(one, page=change(one.page)))
    assert any(said in fault for fault in found), found


def test_a_site_that_was_tampered_with_is_found_by_the_command(tmp_path: Path) -> None:
    small = Small(tmp_path)
    small.build()
    done = small.call("check", "--built")
    assert (done.returncode, done.stdout) == (0, "No fault found.\n")
    page = small.site / "cables/05LISBON17/index.html"
    page.write_text(page.read_text("utf-8").replace("Ana Silva", "Ana Sylva", 1), "utf-8")
    (small.site / "glossary/quint/index.html").unlink()
    done = small.call("check", "--built")
    assert done.returncode == 1
    assert "site/cables/05LISBON17/index.html:1:1: error S105 " in done.stdout
    assert "error S106 " in done.stdout


CONTROLS = "\x0c\x1a\x7f\x80\x9f\u061c\u200e\u200f\u2028\u2029\u202a\u202e\u2066\u2069"


def test_characters_that_cannot_be_seen_are_shown_and_logged(tmp_path: Path) -> None:
    small = Small(tmp_path)
    words = " ".join(f"a{char}b" for char in CONTROLS)
    small.add_cable(CABLE.format(subject="FISH", first=f"He said {words} and left.", second="We shall see."))
    small.build()
    one = read_published(small.site / "cables/05LISBON18", "https://small.example/")
    assert faults_of(one) == []
    logged = [entry["lemma"] for entry in one.telegram["emendations"] if entry["rule"] == "control"]
    assert logged == list(CONTROLS)
    for name in ("index.html", "05LISBON18.md"):
        shown = (small.site / "cables/05LISBON18" / name).read_text("utf-8")
        assert not set(shown) & set(CONTROLS), name
        assert "␌" in shown, name
