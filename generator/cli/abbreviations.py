"""The unexplained verb: short forms in the cables that no entry explains."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence

from generator.annotate import Register
from generator.annotate.unexplained import Capitals, Meaning, Unexplained, find_capitals, gather_unexplained
from generator.cli.folders import Folders
from generator.cli.terminal import WELL, say
from generator.edition import hold_back, read_cable
from generator.model.site import Content
from generator.parse.decode import UndecodableError
from generator.store import read_content

#: As many cables are named beside a short form; the rest are counted.
MOST_CABLES = 3


def list_unexplained(folders: Folders, form: str) -> int:
    """Print the short forms that no entry explains, in one of FORMS."""
    content, _ = read_content(folders.content)
    print(FORMS[form](gather_unexplained(_read_all(content))), end="")
    return WELL


def _read_all(content: Content) -> Iterator[Capitals]:
    """The short forms of each cable; one whose bytes are no text is passed over, and said."""
    register = Register.of(content.entries)
    for source in hold_back(content)[0].cables:
        if source.record.state in ("held", "withdrawn"):
            continue
        try:
            yield find_capitals(read_cable(source, register), register)
        except UndecodableError as error:
            say(f"{source.path}: {error}")


def create_text(found: Sequence[Unexplained]) -> str:
    """For a person at a terminal: one line for each short form, the most frequent first."""
    lines: list[str] = []
    for title, ones in _part(found):
        lines += ["", f"{title}:", ""] if lines else [f"{title}:", ""]
        width = max(len(one.word) for one in ones)
        lines += [f"{one.count:6,}  {one.word:{width}}  {_say_where(one)}{_say_meanings(one)}" for one in ones]
    return "\n".join(lines or ["Every short form in the cables is explained."]) + "\n"


def create_markdown(found: Sequence[Unexplained]) -> str:
    """For the summary of a code host."""
    lines = ["# Short forms that no entry explains", ""]
    for title, ones in _part(found):
        lines += [f"## {title}", "", "| times | short form | where | the texts say |", "|---:|---|---|---|"]
        for one in ones:
            said = "; ".join(meaning.words for meaning in one.meanings)
            lines.append(f"| {one.count:,} | {_cell(one.word)} | {_say_where(one)} | {_cell(said)} |")
        lines.append("")
    return "\n".join(lines if found else [*lines, "There is none.", ""])


def create_json(found: Sequence[Unexplained]) -> str:
    """For a machine, and for `new --from-report`: one object, `unexplained`, a list in the same order."""
    ones = [
        {
            "word": one.word,
            "count": one.count,
            "cables": one.cables,
            "place": _place(one.cables[0], one.label),
            "meanings": [_write_meaning(meaning) for meaning in one.meanings],
            "ordinary": one.ordinary,
        }
        for one in found
    ]
    return json.dumps({"unexplained": ones}, ensure_ascii=False, indent=1) + "\n"


def _write_meaning(meaning: Meaning) -> dict[str, object]:
    return {
        "expansion": meaning.words,
        "posts": meaning.posts,
        "cables": meaning.cables,
        "place": _place(meaning.cables[0], meaning.label),
    }


def _part(found: Sequence[Unexplained]) -> Iterator[tuple[str, Sequence[Unexplained]]]:
    titles = {False: "No entry explains", True: "Also ordinary words of these texts, perhaps only emphasised"}
    for ordinary, title in titles.items():
        if ones := [one for one in found if one.ordinary == ordinary]:
            yield title, ones


def _place(mrn: str, label: str) -> str:
    return f"{mrn} {label}".strip()


def _say_where(one: Unexplained) -> str:
    more = len(one.cables) - MOST_CABLES
    named = [_place(one.cables[0], one.label), *one.cables[1:MOST_CABLES]]
    return ", ".join(named) + (f" and {more:,} more" if more > 0 else "")


def _say_meanings(one: Unexplained) -> str:
    if not one.meanings:
        return ""
    posts = [f" ({', '.join(meaning.posts)})" if len(one.meanings) > 1 else "" for meaning in one.meanings]
    said = [f"{meaning.words}{post}" for meaning, post in zip(one.meanings, posts, strict=True)]
    return f": {'; '.join(said)}"


def _cell(text: str) -> str:
    """Words as they stand in the cell of a table: no sign of Markdown counts, and nobody is mentioned."""
    out = "".join(f"\\{char}" if char in "\\`*_[]<>#|~&!" else char for char in text)
    return out.replace("@", "@\u200b")


FORMS: dict[str, Callable[[Sequence[Unexplained]], str]] = {
    "text": create_text,
    "markdown": create_markdown,
    "json": create_json,
}
