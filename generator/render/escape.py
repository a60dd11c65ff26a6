r"""Text into Markdown that says exactly that text.

The law, for Python-Markdown with the extensions of docs/markdown.md: `text_of(convert(escape(s))) == s`, wherever in a
page the text stands. Marks are escaped only where they would mean something, so that a person can read the Markdown:
`U.S.` stays, `4. ` at the start of a line does not.

Backslashes serve where Python-Markdown knows them; a character reference where it does not (`<`, `:`, `?`, `=`), and
for what the converter would drop or change: blanks at the edges of lines, tabs, carriage returns, empty lines.

Control characters other than tab, newline and carriage return have no place in Markdown (the converter uses some of
them for itself): `generator/compose/visible.py` shows them as signs before they come here.
"""

from __future__ import annotations

import re
import string
from collections.abc import Callable
from functools import cache

#: What is changed wherever it stands, or may be.
_SPECIAL = re.compile(r"[\\`*\[\]{}|_<&\t\r]")
#: What means something at the beginning of a line, as do blanks.
_OPENING = frozenset("#>+-:?=~0123456789")
#: A reference to a character (R&D; &#x41;), and what another text may make one of (&am).
_REFERENCE = re.compile(r"&(?:\#|[0-9A-Za-z]+;)")
_BEGUN = re.compile(r"&[0-9A-Za-z]*\Z")
_ALPHANUMERIC = frozenset(string.ascii_letters + string.digits)
#: \\* | & | >, in text that is escaped; what may stand there for a character. A class of signs is found fastest.
_ESCAPED = re.compile(r"[\\&>](?:(?<=\\).)?")
_CHARACTER = re.compile(r"&(?:\#[0-9]+|[0-9A-Za-z]+);")


def escape(text: str, *, start: bool = True, end: bool = True, linked: bool = False) -> str:
    """`text` as Markdown.

    `start` and `end` say whether it begins and ends the block it stands in, for only there do its edges need care;
    `linked` that it stands inside a link, where a bracket could end it. The result holds in a paragraph, a heading, an
    item, a term, a definition, a cell, a link and emphasis; where all must be one line (heading, term, cell, first line
    of an item), `in_one_line` comes after it.
    """
    if not text or text.isalnum():
        return text
    special = _has_special(text)
    if "\n" not in text:
        return _escape_line(text, start, end, linked, special, True)
    lines = text.split("\n")
    last = len(lines) - 1
    out = ""
    for number, line in enumerate(lines):
        if line:
            begins, final = start or number > 0, number == last
            out += _escape_line(line, begins, end or not final, linked, special, final)
        if number < last:
            empty = not line and (start or number > 0)  # it would end the block
            out += _LINE_BREAK if empty or (end and number == last - 1 and not lines[last]) else "\n"
    return out


def _escape_line(line: str, start: bool, end: bool, linked: bool, special: bool, final: bool) -> str:
    """A line of a text, which is not empty.

    `start` and `end` say whether its edges are those of a line of the block, `final` whether it is the last of the
    text; `special` is false where it has nothing that is changed wherever it stands.
    """
    first, last = line[0], line[-1]
    if start and (first in _OPENING or first.isspace()):
        return _find_meaningful(start, end, linked, final).sub(_mark, line)
    # Where the beginning means nothing, finding one sign and looking round it takes a fraction of the time.
    escaped = _SPECIAL.sub(_mark_inside(linked, final and not end), line) if special else line
    if end and last.isspace() and last not in "\t\r":
        return escaped[:-1] + _referred(last)
    return escaped[:-1] + "\\" + last if final and last in "!#" else escaped


def _has_special(text: str) -> bool:
    """Whether anything _SPECIAL is in a text: of 240 signs told in a quarter of the time that the pattern takes."""
    return (
        "_" in text
        or "&" in text
        or "*" in text
        or "[" in text
        or "]" in text
        or "<" in text
        or "\\" in text
        or "`" in text
        or "|" in text
        or "{" in text
        or "}" in text
        or "\t" in text
        or "\r" in text
    )


@cache
def _mark_inside(linked: bool, begun: bool) -> Callable[[re.Match[str]], str]:
    """What says what stands for a special sign; `begun` where another text may complete a reference."""

    def mark(found: re.Match[str]) -> str:
        sign, line, at = found[0], found.string, found.start()
        if sign == "_":
            inside = line[at - 1 : at] in _ALPHANUMERIC and line[at + 1 : at + 2] in _ALPHANUMERIC
            return sign if inside else r"\_"
        if sign == "&":
            meant = _REFERENCE.match(line, at) or (begun and _BEGUN.match(line, at))
            return "&amp;" if meant else sign
        if sign == "<":
            return "&lt;"
        if sign in "\t\r":
            return _referred(sign)
        return sign if sign == "]" and not linked else "\\" + sign

    return mark


def in_one_line(markdown: str) -> str:
    """Escaped text with its line breaks as character references, for places that are one line of the file."""
    return markdown.replace("\n", _LINE_BREAK)


def convert_escaped(markdown: str) -> str:
    """What the converter makes of escaped text: HTML that says the text."""
    if "\\" in markdown or "&" in markdown or ">" in markdown:
        return _ESCAPED.sub(_convert, markdown)
    return markdown


def _convert(found: re.Match[str]) -> str:
    """The HTML of a sign with a backslash before it, or of one that HTML has another name for."""
    if found[0] == "&" and _CHARACTER.match(found.string, found.start()):
        return "&"
    sign = found[0][-1]
    return "&amp;" if sign == "&" else "&gt;" if sign == ">" else sign


@cache
def _find_meaningful(start: bool, end: bool, linked: bool, final: bool) -> re.Pattern[str]:
    """What finds all that means something in a line that stands as `_escape_line` is told."""
    never = r"(?!)"
    begins = r"^" if start else never
    ends = r"$" if end else never
    closing = r"\]" if linked else never
    begun = r"&(?=[0-9A-Za-z]*\Z)" if final and not end else never
    before = r"! | \#" if final else never
    pattern = rf"""
    (?= [\\`*\[\]{{}}|_<&!\#>+\-0-9:?=~\s] )                        # nothing else begins any of these: for speed
    (?:
      (?P<anywhere> [\\`*\[{{}}|] )                                # a*b, [x], {{.y}}, a|b
    | (?P<closing> {closing} )                                     # the end of a link, inside one
    | (?P<underscore> _(?![0-9A-Za-z]) | (?<![0-9A-Za-z])_ )      # _x_, not that of snake_case
    | (?P<less> < )                                               # <br>, <https://a.example>
    | (?P<ampersand> &(?= \# | [0-9A-Za-z]+; ) )                  # R&D;, &#x41;
    | (?P<begun> {begun} )                                         # &am, where "p;" may follow in the next text
    | (?P<before> {before} )\Z                                      # a! before a link, C# at the end of a heading
    | {begins}(?P<opening> [#>] )                                 # a heading, a quotation
    | {begins}(?P<bullet> [+-] )(?= \s | \Z | [ -]*$ )            # an item, a rule, a line under a heading
    | {begins}(?P<number> [0-9]+ )\.(?= \s | \Z )                 # 4. as an item
    | {begins}(?P<mark> :(?=\s|\Z) | \?(?=\?\?) | =(?==*[ ]*$) | ~(?=~~) ) # a definition, a fold, a rule, code
    | (?P<edge> {begins}[^\S\n\t\r] | [^\S\n\t\r]{ends} )       # a blank at an edge of a line: two would break it
    | (?P<changed> [\t\r] )                                       # what the converter would make blanks of
    )
    """
    return re.compile(pattern, re.VERBOSE)


def _mark(found: re.Match[str]) -> str:
    """What stands for one match."""
    match found.lastgroup:
        case "number":
            return found["number"] + r"\."
        case "less":
            return "&lt;"
        case "ampersand" | "begun":
            return "&amp;"
        case "mark" | "edge" | "changed":
            return _referred(found[0])
    return "\\" + found[0]


def _referred(character: str) -> str:
    return f"&#{ord(character)};"


_LINE_BREAK = _referred("\n")
