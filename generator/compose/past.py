"""When a thing was first in a release, and when it last changed: what the releases know, and no clock or history."""

from __future__ import annotations

from collections.abc import Mapping

from generator.compose.words import say_date
from generator.model.release import Step
from generator.model.site import Index


def say_past(key: str, index: Index) -> str:
    """Since which release a thing is here, and in which it last changed; empty as long as there is no release."""
    steps = index.past.get(key, ())
    if not steps:
        return "Not yet in a release." if index.releases else ""
    first, last = steps[0], steps[-1]
    changed = "not changed since" if first == last else f"last changed in {_say_release(last)}"
    return f"Here since {_say_release(first)}; {changed}."


def date_pages(index: Index) -> Mapping[str, str]:
    """The day on which each page last changed, by address without its first slash, where the releases know it.

    Lists are not among them: what they list has dates of its own.
    """
    days = {f"{key.removeprefix('pages/')}/": steps[-1].day for key, steps in index.past.items()}
    if index.releases:
        days |= dict.fromkeys(("", "changes/"), index.releases[-1].day)
    return days


def _say_release(step: Step) -> str:
    return f"release {step.version} ({say_date(step.day)})"
