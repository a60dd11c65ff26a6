"""The published page of a cable, to the text it carries.

The pages on which these cables were published have a table of particulars and two `<pre>` elements, header and body
(measured over 1,295 of them). They are not HTML that a parser could be trusted with: the only character references are
numeric ones, and `&` and `<` of the telegram stand as they are (`R&D;`, `<<218634>>`). So only the elements that the
publisher's program wrote are taken out, and only numeric references are resolved.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

#: <pre>, <pre class="x">
_OPEN = re.compile(r"<pre\b[^<>]*>", re.IGNORECASE)
#: </pre>
_CLOSE = re.compile(r"</pre\s*>", re.IGNORECASE)
#: <br />, with the newline that follows it
_BREAK = re.compile(r"<br ?/?>(?:&#x000A;|\n)?", re.IGNORECASE)
#: <a id='par1' href='#par1'>, </a>, <strong>, </td>: what the publisher's program wrote, and nothing of the telegram
_ELEMENT = re.compile(r"</?(?:a|b|i|em|strong|span|code|p|div|table|tbody|tr|td|th)(?:\s[^<>]*)?/?>", re.IGNORECASE)
#: &#x000A; &#182;
_NUMERIC = re.compile(r"&#(?:x(?P<hex>[0-9A-Fa-f]{1,6})|(?P<decimal>[0-9]{1,7}));")
#: <a href="/cable/2006/12/06BAKU1835.html">06BAKU1835</a> in the table of particulars
_NUMBER = re.compile(r">\s*(?P<mrn>[0-9]{2}[A-Z]{2,30}[1-9][0-9]{0,6})\s*<")


@dataclass(frozen=True, slots=True)
class Carried:
    """What a page carries: the telegram's `text`, and the number that its table of particulars gives, or None."""

    text: str
    mrn: str | None


def is_page(text: str) -> bool:
    """Whether a text is a web page rather than a telegram."""
    beginning = text[:1024].lstrip("\ufeff \t\r\n").lower()
    return beginning.startswith(("<!doctype", "<html", "<?xml"))


def read_page(text: str) -> Carried | None:
    """The telegram on a published page: its `<pre>` elements, a blank line between them; None where there is none."""
    parts: list[str] = []
    first = len(text)
    at = 0
    while opened := _OPEN.search(text, at):
        closed = _CLOSE.search(text, opened.end())
        end = closed.start() if closed else len(text)
        first = min(first, opened.start())
        parts.append(_unwrap(text[opened.end() : end]))
        at = closed.end() if closed else len(text)
    if not any(part.strip() for part in parts):
        return None
    number = _NUMBER.search(text, 0, first)
    return Carried("\n\n".join(part.strip("\n") for part in parts) + "\n", number["mrn"] if number else None)


def _unwrap(inside: str) -> str:
    """The text in a `<pre>` element."""
    return _NUMERIC.sub(_resolve, _ELEMENT.sub("", _BREAK.sub("\n", inside))).replace("\r\n", "\n")


def _resolve(found: re.Match[str]) -> str:
    number = int(found["hex"], 16) if found["hex"] else int(found["decimal"])
    allowed = number in (9, 10, 13) or 32 <= number < 0xD800 or 0xE000 <= number <= 0x10FFFF
    return chr(number) if allowed else found[0]
