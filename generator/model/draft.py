"""What a new entry looks like before it is filled in."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass

#: The name of the file of a new entry before it has one.
UNNAMED = "name-of-the-entry"
#: What each kind has beyond headword and sources, as lines to be filled in.
LINES: Mapping[str, tuple[str, ...]] = {
    "abbreviation": ("expansion: …",),
    "organization": ("expansion: …",),
    "instrument": ("symbol: …",),
    "person": ("held:", "  - {office: …, from: 2004-04}"),
    "tag": ("code: …",),
    "post": ("code: …",),
}


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a new entry beforehand: its expansion, the posts that use it so, sources as sentences."""

    expansion: str = ""
    posts: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


def create_entry_text(kind: str, headword: str = "…", known: Known = Known()) -> str:
    """The file of a new entry, with … in each place that is to be filled in; `check` finds those that are left."""
    lines = [f"headword: {_written(headword)}"]
    if known.expansion:
        lines.append(f"expansion: {_written(known.expansion)}")
    else:
        lines += LINES.get(kind, ())
    if known.posts:
        lines.append(f"posts: [{', '.join(known.posts)}]")
    lines += ["sources:", *(f"  - {_written(source)}" for source in known.sources or ("…",))]
    return "\n".join(["---", *lines, "---", "", "…", ""])


def _written(text: str) -> str:
    """The text as a value of the front matter: in quotes where it needs them."""
    if text == "…" or (re.fullmatch(r"[A-Za-z0-9À-ɏ][A-Za-z0-9À-ɏ /.,’'()-]*", text) and not text.endswith(" ")):
        return text
    return json.dumps(text, ensure_ascii=False)
