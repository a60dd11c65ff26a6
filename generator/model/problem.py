"""What is wrong, where, and how to put it right."""

from __future__ import annotations

from typing import Literal, NamedTuple

Severity = Literal["error", "warning", "note"]


class Problem(NamedTuple):
    """One fault, said to the person who can mend it. Faults are in order of their places; a code has one severity.

    `path` is the file relative to the content folder's parent (`content/glossary/abbreviations/goaj.md`), or empty
    where a text came from elsewhere; `line` and `column` count from 1, 0 where a whole file is meant; `code` is its
    letter and number in the catalogue of `generator/check/catalogue.py` (P parser, R record, G glossary entry, E
    edition, A address, S site); `message` says what is so, `hint` how to put it right, if possible with a line ready
    to paste.
    """

    path: str
    line: int
    column: int
    code: str
    severity: Severity
    message: str
    hint: str = ""

    def at(self, path: str, line: int | None = None, column: int | None = None) -> Problem:
        """The same problem in another file, or at another place."""
        at = (self.line if line is None else line, self.column if column is None else column)
        return self._replace(path=path, line=at[0], column=at[1])

    def __str__(self) -> str:
        """As compilers tell it; a whole file is told at its first character, where every editor can go."""
        line, column = (max(self.line, 1), max(self.column, 1)) if self.path else (self.line, self.column)
        place = f"{self.path or '-'}:{line}:{column}"
        first = f"{place}: {self.severity} {self.code} {self.message}"
        return first + "".join(f"\n    {line}" for line in self.hint.splitlines())
