"""The new verb: begins entries. Standard library only."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from generator.check.draft import Draft, choose_path, draft_meanings
from generator.cli.terminal import COULD_NOT, ERRORS, WELL, say
from generator.model.draft import Known, create_entry_text
from generator.model.entry import KINDS

_THEN = "Fill in each … in it, then run: python3 -m generator check"


def begin_entry(content: Path, kind: str, headword: str, entry_id: str = "") -> int:
    """Write the file of a new entry below `content` and print its path; an entry that is there is left alone.

    `entry_id` is its id; without it the id is made of the headword.
    """
    try:
        draft = Draft(choose_path(kind, headword, _find_keys(content), entry_id), create_entry_text(kind, headword))
        others = _find_namesakes(content, headword)
        print(_write_draft(content, draft))
    except (ValueError, OSError) as error:
        say(str(error))
        return COULD_NOT
    if others:
        say(f"{headword} is the headword of {', '.join(others)} too. Say in each where it is meant: posts: [BAKU]")
    say(_THEN)
    return WELL


def begin_entries(content: Path, report: Path, words: Sequence[str]) -> int:
    """Begin an entry for each of `words` from what the `report` of unexplained short forms says of them.

    Without words, for each one whose expansion the texts give. What cannot be begun is said, and the others are.
    """
    try:
        listed = {one["word"]: one for one in json.loads(report.read_text("utf-8"))["unexplained"]}
    except (OSError, ValueError, KeyError, TypeError):
        say(f"{report} is no report. Make one: python3 -m generator unexplained --format json > {report}")
        return COULD_NOT
    chosen = list(words) or [word for word, one in listed.items() if one["meanings"]]
    if not chosen:
        say("The texts give no expansion for any of them. Name those that you want to begin.")
    code = WELL
    for word in chosen:
        try:
            if word not in listed:
                raise ValueError(f"The report has no {word}.")
            for draft in draft_meanings(
                word, [_read(meaning) for meaning in listed[word]["meanings"]], _find_keys(content)
            ):
                print(_write_draft(content, draft))
        except (ValueError, OSError) as error:
            say(str(error))
            code = ERRORS
    say(_THEN)
    return code


def _read(meaning: dict[str, Any]) -> Known:
    cables = meaning["cables"]
    source = f"{meaning['place']}, in this edition, which gives the expansion."
    return Known(meaning["expansion"], tuple(meaning["posts"]), (source,) if cables else ())


def _find_keys(content: Path) -> set[str]:
    return {f"{folder.split('/')[0]}/{file.stem}" for folder in KINDS for file in (content / folder).glob("*.md")}


def _find_namesakes(content: Path, headword: str) -> list[str]:
    """The files of the glossary that have this headword already, found without a reader of YAML."""
    line = re.compile(rf"""^headword:[ ]+["']?{re.escape(headword)}["']?[ ]*$""", re.MULTILINE)
    return sorted(
        file.relative_to(content).as_posix()
        for file in content.glob("glossary/*/*.md")
        if line.search(file.read_text("utf-8", errors="replace"))
    )


def _write_draft(content: Path, draft: Draft) -> Path:
    path = content / draft.path
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(draft.text)
    return path
