"""The faults found in one file, as they are found."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.model.problem import Problem, Severity

#: Line and column, both from 1; (0, 0) where a whole file is meant.
Place = tuple[int, int]
WHOLE_FILE: Place = (0, 0)


@dataclass
class Findings:
    """Gathers the Problems of the file at `path` (relative to the folder above content/)."""

    path: str
    problems: list[Problem] = field(default_factory=list)

    def say(self, code: str, place: Place, message: str, hint: str = "", severity: Severity = "error") -> None:
        """Write down one fault; `place` is line and column."""
        self.problems.append(Problem(self.path, *place, code, severity, message, hint))
