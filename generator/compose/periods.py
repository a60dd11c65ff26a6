"""Periods in words, in tables and in the breadcrumb (see `generator.model.periods`)."""

from __future__ import annotations

from collections.abc import Mapping

from generator.compose.meta import Step
from generator.compose.words import MONTHS, say_date, text
from generator.model.periods import UNDATED
from generator.model.prose import Inlines, Link, Table


def say_period(period: str) -> str:
    """`2008`, `February 2008`, `12 February 2008`, `2008, without a day`, `no known date`."""
    if not period.endswith(UNDATED):
        return say_date(period.replace("/", "-"))
    above = period.removesuffix(UNDATED).strip("/")
    return f"{say_period(above)}, without a day" if above else "no known date"


def tabulate_periods(path: str, counts: Mapping[str, int], things: str) -> Table:
    """The periods below the address `path` with how many `things` (Cables) each has, leading to their pages."""
    rows: list[tuple[Inlines, ...]] = []
    for period, number in counts.items():
        words = say_period(period)
        rows.append(((Link(f"/{path}/{period}.md", text(words[:1].upper() + words[1:])),), text(f"{number:,}")))
    return Table((text("Date"), text(things)), tuple(rows), ("", "right"))


def trace_period(path: str, period: str) -> tuple[Step, ...]:
    """The steps of the breadcrumb from `path` down to the page of a period, which comes last."""
    parts = period.split("/")
    labels = [*parts[:1], *(_label(place, word) for place, word in enumerate(parts[1:]))]
    steps: list[Step] = [(label, f"/{path}/{'/'.join(parts[: at + 1])}/") for at, label in enumerate(labels)]
    return (*steps[:-1], (labels[-1][:1].upper() + labels[-1][1:], None))


def _label(place: int, word: str) -> str:
    if word == UNDATED:
        return "without a day"
    return MONTHS[int(word) - 1] if place == 0 else word.lstrip("0")
