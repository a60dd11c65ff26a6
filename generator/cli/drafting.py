"""The new verb: begins an entry. Standard library only."""

from __future__ import annotations

from pathlib import Path

from generator.check.draft import choose_path, create_entry_text
from generator.cli.terminal import COULD_NOT, WELL, say
from generator.model.entry import KINDS


def begin_entry(content: Path, kind: str, headword: str) -> int:
    """Write the file of a new entry below `content` and print its path; an entry that is there is left alone."""
    keys = {f"{folder.split('/')[0]}/{file.stem}" for folder in KINDS for file in (content / folder).glob("*.md")}
    try:
        path = content / choose_path(kind, headword, keys)
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(create_entry_text(kind, headword))
    except (ValueError, OSError) as error:
        say(str(error))
        return COULD_NOT
    print(path)
    say("Fill in each … in it, then run: python3 -m generator check")
    return WELL
