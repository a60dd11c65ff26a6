r"""BibTeX, in UTF-8.

A telegram is a `@techreport`: the one type that every style prints with institution, kind (`type`) and number; `@misc`
would lose all three (Oren Patashnik, BibTeXing, 1988, section 3; biblatex takes it as `@report`). What TeX would read
as a command is escaped; everything else is as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.model.bibliography import Description
from generator.render.dates import split_date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SPECIAL = re.compile(r"[\\{}$&#^_%~]")
_COMMANDS = {
    "\\": r"\textbackslash{}",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
}


def create_bibtex(described: Iterable[Description]) -> bytes:
    """The file: one entry each, an empty line between them."""
    return "\n".join(_write_entry(one) for one in described).encode()


def escape_tex(text: str) -> str:
    """`text` on one line, with the signs that TeX would obey escaped."""
    return _SPECIAL.sub(lambda found: _COMMANDS.get(found[0], "\\" + found[0]), " ".join(text.split()))


def _write_entry(described: Description) -> str:
    container = described.container
    parts = split_date(described.sent)
    release = f"release {container.release}" if container.release else ""
    read_in = ", ".join(word for word in (container.title, release, container.released) if word)
    fields = {
        "author": _protect(described.sender.with_government) if described.sender else "",
        "title": _protect(described.title or f"Telegram {described.number}"),
        "institution": escape_tex(described.sender.with_government) if described.sender else "",
        "type": "Telegram",
        "number": escape_tex(described.number),
        "year": str(parts[0]) if parts else "",
        "month": _MONTHS[parts[1] - 1] if len(parts) > 1 else "",
        "day": str(parts[2]) if len(parts) > 2 else "",
        "note": escape_tex("; ".join(word for word in (described.date, described.classification, read_in) if word)),
        "url": described.address,
        "keywords": escape_tex("; ".join(described.keywords)),
        "language": container.language,
    }
    lines = [
        f"  {name} = {value if name == 'month' else '{' + value + '}'}," for name, value in fields.items() if value
    ]
    return "\n".join([f"@techreport{{{described.id},", *lines, "}"]) + "\n"


def _protect(text: str) -> str:
    """In braces of its own: a body is no person to be turned round, and no style may lower the capitals of a title."""
    return "{" + escape_tex(text) + "}"
