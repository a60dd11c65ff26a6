"""Control characters shown as signs: a page may contain none, and a reader should see that they were there."""

from __future__ import annotations

import re

#: All control characters but tab and newline.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def make_visible(text: str) -> str:
    """`text` with its control characters as the signs Unicode has for them: ␀ for U+0000, ␍ for U+000D, ␡ for U+007F.

    Those from U+0080 to U+009F have no signs of their own and become ␦. As many code points as before.
    """
    return _CONTROL.sub(_sign, text)


def _sign(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else "␦"
