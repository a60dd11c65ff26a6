"""What a verb says to the person at the terminal, and how it ends."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from generator.model.problem import Problem

# What every verb ends with: nothing wrong, errors in what was looked at, or the verb could not do its work.
WELL, ERRORS, COULD_NOT = 0, 1, 2
INTERRUPTED = 130  # as shells have it


def say(line: str) -> None:
    """Say a line on standard error, because standard output is the verb's result."""
    print(line, file=sys.stderr, flush=True)


def report(problems: Iterable[Problem]) -> int:
    """Print the problems in the order of their places, then their count; return the exit code they stand for."""
    listed = sorted(set(problems))
    for problem in listed:
        print(problem)
    counts = {name: sum(problem.severity == name for problem in listed) for name in ("error", "warning", "note")}
    said = [f"{count} {name}{'s' if count > 1 else ''}" for name, count in counts.items() if count]
    say(", ".join(said) or "No problems.")
    return ERRORS if counts["error"] else WELL
