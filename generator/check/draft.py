"""New entries: the files they belong into."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from generator.check.entries import folder_of
from generator.model.draft import Known, create_entry_text
from generator.model.entry import KINDS
from generator.model.fields import ID, ID_SAYS


def create_id(headword: str) -> str:
    """The id for a headword: goaj for `GOAJ`, charge for `Chargé`; empty where no letter or figure is left."""
    plain = "".join(char for char in unicodedata.normalize("NFKD", headword.lower()) if not unicodedata.combining(char))
    plain = plain.replace("ß", "ss").replace("ø", "o").replace("æ", "ae").replace("ə", "a").replace("ı", "i")
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:64].strip("-")


def choose_path(kind: str, headword: str, keys: Collection[str], entry_id: str = "") -> str:
    """Where below content/ the file of a new entry goes: glossary/abbreviations/goaj.md.

    `keys` are those of the entries there are; `entry_id` is the id where it is not to be made of the headword. Raises
    KeyError where there is no such kind, ValueError, with what to do, where the id is taken or can be none, or the
    headword has no letter that an address can have.
    """
    folder = folder_of(kind)
    if entry_id and not re.fullmatch(ID, entry_id):
        raise ValueError(f"“{entry_id}” cannot be an id: {ID_SAYS}.")
    entry_id = entry_id or create_id(headword)
    if not entry_id:
        raise ValueError(f"“{headword}” has no letter or figure of which an address could be made. Name one with --id.")
    space = folder.split("/", maxsplit=1)[0]
    if f"{space}/{entry_id}" in keys:
        like = sorted(key.partition("/")[2] for key in keys if key.startswith(f"{space}/{entry_id}-"))
        others = f" ({', '.join(like[:5])} {'begin' if len(like) > 1 else 'begins'} so too.)" if like else ""
        raise ValueError(
            f"There is an entry “{entry_id}” already.{others} If the new one means something else, name it by what "
            f"distinguishes it, such as a country or a year: --id {entry_id}-…"
        )
    return f"{folder}/{entry_id}.md"


@dataclass(frozen=True, slots=True)
class Draft:
    """A new entry: its file below content/, and the file's text."""

    path: str
    text: str


def draft_meanings(word: str, meanings: Sequence[Known], keys: Collection[str]) -> tuple[Draft, ...]:
    """The entries for a short form, one for each of its `meanings`, none of which need be known (see `choose_path`).

    Where there are several, or the id is taken, each has the post that uses it so in its id and under `posts`.
    Raises ValueError, with what to do, where that does not tell them apart.
    """
    plain = f"glossary/{create_id(word)}"
    if len(meanings) < 2 and plain not in keys:
        known = meanings[0] if meanings else Known()
        path = choose_path("abbreviation", word, keys)
        return (Draft(path, create_entry_text("abbreviation", word, Known(known.expansion, (), known.sources))),)
    drafts: dict[str, Draft] = {}
    for known in meanings or [Known()]:
        if len(known.posts) != 1:
            said = f" “{known.expansion}”" if known.expansion else ""
            raise ValueError(f"{word}{said}: no one post tells this sense from others. Write the entry by hand.")
        path = choose_path("abbreviation", f"{word} {known.posts[0]}", {*keys, *drafts})
        drafts[f"glossary/{create_id(f'{word} {known.posts[0]}')}"] = Draft(
            path, create_entry_text("abbreviation", word, known)
        )
    return tuple(drafts.values())


def kinds() -> tuple[str, ...]:
    """The kinds of entry in the singular, abbreviation first."""
    return tuple(KINDS.values())
