"""The two sides of the benchmark, and the changes that editors make between builds."""

from __future__ import annotations

import hashlib
import re
import shutil
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.benchmark import results
from tests.benchmark.headwords import Headword
from tests.benchmark.laying import create_gloss, write_entry
from tests.benchmark.measuring import Measure, measure
from tests.benchmark.results import OURS
from tests.benchmark.searching import Traffic, weigh_search
from tests.benchmark.stock import BEST
from tests.benchmark.weighing import Weight, find_cables, find_stock_cables, weigh_pages

ROOT = Path(__file__).resolve().parents[2]
_WORD = re.compile(r"\w+")
#: Where a sentence is added to a cable: after the first of its second paragraph.
_PLACE = re.compile(r"^(?:¶|\[1\]\(#\))2\. .*?\. ", re.MULTILINE | re.DOTALL)

#: The first search, and twenty after it.
QUESTIONS = 21

#: Takes what was measured: which side, which step, and the figures.
Tell = Callable[[str, str, Measure], None]


@dataclass(frozen=True)
class Chosen:
    """What is changed between builds, a cable and two entries with how many cables have them, and what is searched."""

    cable: Path
    rare: Headword
    common: Headword
    #: What readers search for: headwords that cables have, from the rarest to the most common.
    questions: tuple[str, ...]
    counts: dict[str, int]


def choose(content: Path, headwords: Sequence[Headword]) -> Chosen:
    """Choose the cable of middle length, the rarest entry that two cables have, and one that a quarter of them have."""
    counts: Counter[str] = Counter()
    lengths: dict[Path, int] = {}
    for path in sorted(content.glob("cables/*/*/source.txt")):
        text = path.read_text("utf-8")
        added = _PLACE.search(text)
        text = " ".join(text.split())
        words = set(_WORD.findall(text))
        counts.update(each.id for each in headwords if words.issuperset(each.text.split()) and each.text in text)
        if added:
            lengths[path] = len(text)
    ordered = sorted(lengths, key=lambda path: (lengths[path], path))
    few = min((each for each in headwords if counts[each.id] > 1), key=lambda each: counts[each.id])
    many = min(headwords, key=lambda each: abs(4 * counts[each.id] - len(lengths)))
    there = sorted((each for each in headwords if counts[each.id]), key=lambda each: (counts[each.id], each.id))
    questions = tuple(there[place * (len(there) - 1) // (QUESTIONS - 1)].text for place in range(QUESTIONS))
    return Chosen(ordered[len(ordered) // 2], few, many, questions, {each.id: counts[each.id] for each in (few, many)})


class Ours:
    """Our own build of an edition, in `folder`/content."""

    name = OURS

    def __init__(self, folder: Path, chosen: Chosen) -> None:
        self._folder = folder
        self._chosen = chosen

    def run(self, turn: int, tell: Tell) -> None:
        """Build anew, unchanged, and after each change; `turn` makes the changes of each turn others."""
        content = self._folder / "content"
        forget(self._folder)
        self._build("cold", tell)
        self._build("unchanged", tell)
        add_sentence(self._chosen.cable, turn)
        self._build("cable", tell)
        for step, headword in (("rare", self._chosen.rare), ("common", self._chosen.common)):
            write_entry(content, headword, f"{create_gloss(headword)} Written for the {turn + 1}. time.")
            self._build(step, tell)
        command = [sys.executable, str(ROOT / "generator"), "index", "--content", str(content)]
        tell(self.name, "index", measure(command, self._folder))

    def search(self) -> Traffic | None:
        """What searching the site that was built last fetches; None without a browser."""
        return weigh_search(self._folder / "site", self._chosen.questions)

    def _build(self, step: str, tell: Tell) -> None:
        tell(self.name, step, measure(build_command(self._folder / "content"), self._folder))

    def weigh(self) -> Weight:
        """Weigh a page of the site that was built last."""
        return weigh_pages(find_cables(self._folder / "site"))


class Stock:
    """MkDocs with Material on the same texts, laid in `folder`; `settings` is the name of the file of settings."""

    def __init__(self, folder: Path, settings: str) -> None:
        self.name = results.BEST if settings == BEST else results.DOCUMENTED
        self._folder = folder
        self._settings = settings

    def run(self, turn: int, tell: Tell) -> None:  # noqa: ARG002 - every turn is the same
        """Build, which MkDocs does anew each time."""
        shutil.rmtree(self._folder / "site", ignore_errors=True)
        command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", self._settings]
        tell(self.name, "cold", measure(command, self._folder))

    def weigh(self) -> Weight:
        """Weigh a page of the site that was built last."""
        return weigh_pages(find_stock_cables(self._folder / "site"))


def forget(folder: Path) -> None:
    """Remove all that builds have made of an edition."""
    site = folder / "site"
    site.unlink(missing_ok=True)
    shutil.rmtree(folder / "build", ignore_errors=True)


def build_command(content: Path) -> list[str]:
    """The command that builds an edition without its search index."""
    return [sys.executable, str(ROOT / "generator"), "build", "--without-search", "--content", str(content)]


def add_sentence(cable: Path, turn: int) -> None:
    """Add a sentence to a cable, and write its new checksum into the record."""
    text = cable.read_text("utf-8")
    place = _PLACE.search(text)
    assert place, f"{cable} has no second paragraph."
    text = f"{text[: place.end()]}This was said {turn + 2} times. {text[place.end() :]}"
    record = cable.with_name("record.yml")
    before = hashlib.sha256(cable.read_bytes()).hexdigest()
    cable.write_bytes(text.encode())
    after = hashlib.sha256(text.encode()).hexdigest()
    record.write_text(record.read_text("utf-8").replace(before, after), "utf-8")
