"""Precision and recall of an annotation against one checked by hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tests.measure.listing import Line

#: The target of words that must not be linked.
NONE = "none"


@dataclass(frozen=True)
class Score:
    """What was found, judged: `right` as it should be, `missed`, `wrong`, and `unjudged`.

    Unjudged is a mention of an entry that the hand-checked list does not know, in words that it does not say
    anything of: somebody has written a new entry.
    """

    right: tuple[Line, ...]
    missed: tuple[Line, ...]
    wrong: tuple[Line, ...]
    unjudged: tuple[Line, ...]

    @property
    def precision(self) -> float:
        """The share of what was found that is right."""
        return len(self.right) / max(1, len(self.right) + len(self.wrong))

    @property
    def recall(self) -> float:
        """The share of what is there that was found."""
        return len(self.right) / max(1, len(self.right) + len(self.missed))


def read_lines(text: str) -> list[Line]:
    """Lines `place, words, nth, target`; those that begin with # and empty ones are passed over."""
    lines = []
    for line in text.split("\n"):
        if line and not line.startswith("#"):
            place, words, nth, target = line.split("\t")
            lines.append((place, words, int(nth), target))
    return lines


def read_truth(mrn: str) -> list[Line]:
    """The hand-checked annotation of a cable."""
    return read_lines(Path(__file__).with_name(f"{mrn}.tsv").read_text(encoding="utf-8"))


def score(truth: Iterable[Line], found: Iterable[Line]) -> Score:
    """Judge what was found by the truth."""
    listed = list(truth)
    wanted = Counter(line for line in listed if line[3] != NONE)
    targets = {line[3] for line in listed}
    places = {line[:3] for line in listed}
    right, wrong, unjudged = [], [], []
    for line in found:
        if wanted[line] > 0:
            wanted[line] -= 1
            right.append(line)
        elif line[3] in targets or line[:3] in places:
            wrong.append(line)
        else:
            unjudged.append(line)
    return Score(tuple(right), tuple(wanted.elements()), tuple(wrong), tuple(unjudged))


def compare(before: Iterable[Line], after: Iterable[Line]) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """What was gained and what was lost from `before` to `after`."""
    old, new = Counter(before), Counter(after)
    return tuple((new - old).elements()), tuple((old - new).elements())


def create_report(mrn: str, judged: Score) -> str:
    """The score of a cable in words, with each fault on a line of its own."""
    counts = f"{len(judged.right)} mentions right, {len(judged.missed)} missed, {len(judged.wrong)} wrong"
    lines = [f"{mrn}: {counts}; precision {judged.precision:.3f}, recall {judged.recall:.3f}"]
    for name, faults in (("missed", judged.missed), ("wrong", judged.wrong), ("not judged", judged.unjudged)):
        lines.extend(f"  {name}: {say(fault)}" for fault in faults)
    return "\n".join(lines)


def create_comparison(name: str, before: Iterable[Line], after: Iterable[Line]) -> str:
    """Gains and losses against an earlier state called `name`, in words."""
    gained, lost = compare(before, after)
    lines = [f"against {name}: {len(gained)} gained, {len(lost)} lost"]
    lines.extend(f"  + {say(line)}" for line in gained)
    lines.extend(f"  - {say(line)}" for line in lost)
    return "\n".join(lines)


def say(line: Line) -> str:
    """A line in words."""
    place, words, nth, target = line
    where = f"¶{place}" if place.isdigit() else place
    return f"{where} “{words}”{f' ({nth})' if nth > 1 else ''} {target}"
