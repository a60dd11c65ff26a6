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

_MEANINGFUL = re.compile(
    r"""
    (?= [\\`*\[\]{}|_<&!\#>+\-0-9:?=\s] )                             # nothing else begins any of these: for speed
    (?:
      (?P<anywhere> [\\`*\[{}|] )                                   # a*b, [x], {.y}, a|b
    | (?P<closing> \] )                                             # the end of a link, inside one
    | (?P<underscore> _(?![0-9A-Za-z]) | (?<![0-9A-Za-z])_ )        # _x_, not that of snake_case
    | (?P<less> < )                                                 # <br>, <https://a.example>
    | (?P<ampersand> &(?= \# | [0-9A-Za-z]+; ) )                    # R&D;, &#x41;
    | (?P<begun> &(?=[0-9A-Za-z]*\Z) )                              # &am, where "p;" may follow in the next text
    | (?P<before> ! | \# )\Z                                        # a! before a link, C# at the end of a heading
    | ^(?P<opening> [#>] )                                          # a heading, a quotation
    | ^(?P<bullet> [+-] )(?= \s | \Z | [ -]*$ )                     # an item, a rule, a line under a heading
    | ^(?P<number> [0-9]+ )\.(?= \s | \Z )                          # 4. as an item
    | ^(?P<mark> :(?=\s|\Z) | \?(?=\?\?) | =(?==*[ ]*$) )           # a definition, a fold, a line under a heading
    | (?P<edge> ^[^\S\n\t\r] | [^\S\n\t\r]$ )                     # a blank at either edge of a line: two would break it
    | (?P<changed> [\t\r] )                                         # what the converter would make blanks of
    | (?<=\n)(?P<empty> \n )                                        # a line without text would end the block
    )
    """,
    re.MULTILINE | re.VERBOSE,
)


def escape(text: str, *, start: bool = True, end: bool = True, linked: bool = False) -> str:
    """`text` as Markdown.

    `start` and `end` say whether it begins and ends the block it stands in, for only there do its edges need care;
    `linked` that it stands inside a link, where a bracket could end it. The result holds in a paragraph, a heading, an
    item, a term, a definition, a cell, a link and emphasis; where all must be one line (heading, term, cell, first line
    of an item), `in_one_line` comes after it.
    """

    def mark(found: re.Match[str]) -> str:
        """What stands for one match."""
        kind, sign = found.lastgroup, found[0]
        begins = start if found.start() == 0 else text[found.start() - 1] == "\n"
        ends = end if found.end() == len(text) else text[found.end()] == "\n"
        if kind == "closing" and not linked:
            return sign
        if kind in ("opening", "bullet", "number", "mark") and not begins:
            return sign
        if (kind == "edge" and not begins and not ends) or (kind == "begun" and end):
            return sign
        match kind:
            case "number":
                return found["number"] + r"\."
            case "less":
                return "&lt;"
            case "ampersand" | "begun":
                return "&amp;"
            case "mark" | "edge" | "changed" | "empty":
                return _referred(sign)
        return "\\" + sign

    escaped = _MEANINGFUL.sub(mark, text)
    if start and escaped.startswith("\n"):
        escaped = _referred("\n") + escaped[1:]
    if end and escaped.endswith("\n"):
        escaped = escaped[:-1] + _referred("\n")
    return escaped


def in_one_line(markdown: str) -> str:
    """Escaped text with its line breaks as character references, for places that are one line of the file."""
    return markdown.replace("\n", _referred("\n"))


def _referred(character: str) -> str:
    return f"&#{ord(character)};"
