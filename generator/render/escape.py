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
from functools import cache

#: What is changed wherever it stands, and what means something at the beginning of a line.
_SPECIAL = re.compile(r"[\\`*\[\]{}|_<&\t\r]")
_OPENING = frozenset("#>+-:?=~0123456789")
#: Lines of which the edges may mean something.
_EDGE = re.compile(r"\n[\s#>+\-0-9:?=~] | [^\S\n]\n", re.VERBOSE)
#: \\* | & | >, in text that is escaped
_ESCAPED = re.compile(r"\\.|&(?!\#[0-9]+;|[0-9A-Za-z]+;)|>")


def escape(text: str, *, start: bool = True, end: bool = True, linked: bool = False) -> str:
    """`text` as Markdown.

    `start` and `end` say whether it begins and ends the block it stands in, for only there do its edges need care;
    `linked` that it stands inside a link, where a bracket could end it. The result holds in a paragraph, a heading, an
    item, a term, a definition, a cell, a link and emphasis; where all must be one line (heading, term, cell, first line
    of an item), `in_one_line` comes after it.
    """
    if not text or text.isalnum() or not _is_suspect(text, start, end):
        return text
    escaped = _find_meaningful(start, end, linked).sub(_mark, text)
    if start and escaped.startswith("\n"):
        escaped = _LINE_BREAK + escaped[1:]
    if end and escaped.endswith("\n"):
        escaped = escaped[:-1] + _LINE_BREAK
    return escaped


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
    sign = found[0][-1]
    return "&amp;" if sign == "&" else "&gt;" if sign == ">" else sign


def _is_suspect(text: str, start: bool, end: bool) -> bool:
    """Whether there may be something to escape; it takes a fraction of the time that finding it takes."""
    first, last = text[0], text[-1]
    return (
        _SPECIAL.search(text) is not None
        or (start and (first in _OPENING or first.isspace()))
        or (end and last.isspace())
        or last in "!#"
        or ("\n" in text and _EDGE.search(text) is not None)
    )


@cache
def _find_meaningful(start: bool, end: bool, linked: bool) -> re.Pattern[str]:
    """What finds all that means something in a text that stands as `escape` is told."""
    begins = r"^" if start else r"(?<=\n)"
    ends = r"$" if end else r"(?=\n)"
    closing = r"\]" if linked else r"(?!)"
    begun = r"(?!)" if end else r"&(?=[0-9A-Za-z]*\Z)"
    pattern = rf"""
    (?= [\\`*\[\]{{}}|_<&!\#>+\-0-9:?=~\s] )                        # nothing else begins any of these: for speed
    (?:
      (?P<anywhere> [\\`*\[{{}}|] )                                # a*b, [x], {{.y}}, a|b
    | (?P<closing> {closing} )                                     # the end of a link, inside one
    | (?P<underscore> _(?![0-9A-Za-z]) | (?<![0-9A-Za-z])_ )      # _x_, not that of snake_case
    | (?P<less> < )                                               # <br>, <https://a.example>
    | (?P<ampersand> &(?= \# | [0-9A-Za-z]+; ) )                  # R&D;, &#x41;
    | (?P<begun> {begun} )                                         # &am, where "p;" may follow in the next text
    | (?P<before> ! | \# )\Z                                      # a! before a link, C# at the end of a heading
    | {begins}(?P<opening> [#>] )                                 # a heading, a quotation
    | {begins}(?P<bullet> [+-] )(?= \s | \Z | [ -]*$ )            # an item, a rule, a line under a heading
    | {begins}(?P<number> [0-9]+ )\.(?= \s | \Z )                 # 4. as an item
    | {begins}(?P<mark> :(?=\s|\Z) | \?(?=\?\?) | =(?==*[ ]*$) | ~(?=~~) ) # a definition, a fold, a rule, code
    | (?P<edge> {begins}[^\S\n\t\r] | [^\S\n\t\r]{ends} )       # a blank at an edge of a line: two would break it
    | (?P<changed> [\t\r] )                                       # what the converter would make blanks of
    | (?<=\n)(?P<empty> \n )                                      # a line without text would end the block
    )
    """
    return re.compile(pattern, re.MULTILINE | re.VERBOSE)


def _mark(found: re.Match[str]) -> str:
    """What stands for one match."""
    match found.lastgroup:
        case "number":
            return found["number"] + r"\."
        case "less":
            return "&lt;"
        case "ampersand" | "begun":
            return "&amp;"
        case "mark" | "edge" | "changed" | "empty":
            return _referred(found[0])
    return "\\" + found[0]


def _referred(character: str) -> str:
    return f"&#{ord(character)};"


_LINE_BREAK = _referred("\n")
