"""Repairs that need an editor's judgement: found in the witness, proposed and not applied."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.parse.clean import Change

# France,s | don,t | BUSH,S
_COMMA = re.compile(r",(?<=[A-Za-z],)(?:[st]|(?<=[A-Z],)S)\b(?!,[st]\b)")
# &processes8 | &it is late,8 he said
_QUOTED = re.compile(r"&(?<![A-Za-z0-9&]&)(?=[A-Za-z])[^&8]{1,200}(?<=[A-Za-z.,!?])8(?![0-9])")


def find_proposals(text: str, start: int) -> Iterator[Change]:
    """Changes from `start` of the witness's `text` on that an editor has to judge, in no order."""
    for hit in _COMMA.finditer(text, start):
        yield Change(hit.start(), hit.start() + 1, "'", "comma-apostrophe")
    if text.find("&", start) >= 0:
        for hit in _QUOTED.finditer(text, start):
            yield Change(hit.start(), hit.start() + 1, '"', "quotation-mark")
            yield Change(hit.end() - 1, hit.end(), '"', "quotation-mark")
