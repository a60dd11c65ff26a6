"""Straight quotation marks as the editors print them."""

from __future__ import annotations

import re

#: A straight quotation mark that opens: at the beginning, or after a blank, a bracket or a dash.
_OPENING = re.compile(r'(?<![^\s(\[{—–-])"(?=\S)')
#: The same of single ones, where another closes: THE 'BIG FOUR' MEET, but not CLASS OF '08.
_SINGLE = re.compile(r"(?<![^\s(\[{—–\"“-])'(?P<inside>[^'\s](?:[^']*[^'\s])?)'(?!\w)")


def set_quotes(text: str) -> str:
    """A title with the quotation marks and apostrophes of the editors' prose."""
    set_ = _SINGLE.sub(lambda found: f"‘{found['inside']}’", text)
    return _OPENING.sub("“", set_).replace('"', "”").replace("'", "’")
