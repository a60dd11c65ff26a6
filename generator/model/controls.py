"""Characters that a page must not hold and a reader should see all the same: controls, and signs that turn the line."""

from __future__ import annotations

import re

#: All control characters but tab and newline, the bidirectional controls, and Unicode's own ends of line and paragraph.
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


def show_control(char: str) -> str:
    """The sign for a control character: ␀ for U+0000, ␍ for U+000D, ␡ for U+007F; ␦ for all that have none."""
    code = ord(char)
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else "␦"
