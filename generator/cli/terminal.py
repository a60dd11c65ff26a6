"""What a verb says to the person at the terminal, and how it ends."""

from __future__ import annotations

import errno
import sys
from collections.abc import Iterable

from generator.model.problem import Problem

# What every verb ends with: nothing wrong, errors in what was looked at, or the verb could not do its work.
WELL, ERRORS, COULD_NOT = 0, 1, 2
INTERRUPTED = 130  # as shells have it


def say(line: str) -> None:
    """Say a line on standard error, because standard output is the verb's result."""
    print(line, file=sys.stderr, flush=True)


#: What the system refuses, to how it is put right.
_REMEDIES = {
    errno.ENOSPC: "The disk is full. Make room, then run the same command again.",
    errno.EDQUOT: "Your share of the disk is used up. Make room, then run the same command again.",
    errno.EFBIG: "No larger file may be written here. Raise the limit, then run the same command again.",
    errno.EROFS: "The disk can only be read. Work on a copy, or name another place with --site.",
    errno.EACCES: "You have no right to it. Give yourself the right, or name another place with --content or --site.",
    errno.EPERM: "You have no right to it. Give yourself the right, or name another place with --content or --site.",
    errno.EMFILE: "Too many files are open. Close other programs, then run the same command again.",
    errno.ESTALE: "Run the same command again.",
    errno.ENFILE: "Too many files are open. Close other programs, then run the same command again.",
}


def explain_refusal(error: OSError) -> str:
    """What the system refused, where, and how to put it right; what was published stays as it was."""
    what = error.filename2 or error.filename
    where = f"{what}: " if what else ""
    remedy = _REMEDIES.get(error.errno or 0, "Put that right, then run the same command again.")
    return f"{where}{error.strerror or error}. {remedy} Nothing that was published has changed."


def report(problems: Iterable[Problem]) -> int:
    """Print the problems in the order of their places, then their count; return the exit code they stand for."""
    listed = sorted(set(problems))
    for problem in listed:
        print(problem)
    counts = {name: sum(problem.severity == name for problem in listed) for name in ("error", "warning", "note")}
    said = [f"{count} {name}{'s' if count > 1 else ''}" for name, count in counts.items() if count]
    say(", ".join(said) or "No problems.")
    return ERRORS if counts["error"] else WELL
