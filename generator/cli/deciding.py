"""The accept verb: writes the editors' decisions on proposed emendations into a cable's record."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator import parse
from generator.annotate.decide import decide, draft_decision
from generator.cli.folders import Folders
from generator.cli.terminal import COULD_NOT, ERRORS, WELL, say
from generator.model.emendation import Emendation
from generator.model.telegram import Telegram
from generator.parse.decode import UndecodableError, decode
from generator.parse.mrn import canonical
from generator.store import read_content, write_changed
from generator.store.deciding import UndecidableError, write_decision

# e1542: the anchor of an emendation, its offset in the witness
_ANCHOR = re.compile(r"#?e(?P<offset>[0-9]+)")


@dataclass(frozen=True)
class Verdict:
    """How the editors decide: `by` whom, `on` which day (ISO), and whether they refuse."""

    by: str
    on: str
    rejected: bool


def accept(folders: Folders, cable: str, chosen: Sequence[str], verdict: Verdict) -> int:
    """Decide on the emendations proposed in a cable: on those `chosen`, by anchor (e1542) or lemma, or on all."""
    content, _ = read_content(folders.content)
    mrn = canonical(cable)
    source = next((one for one in content.cables if one.mrn == mrn), None)
    if source is None:
        say(f"The edition holds no cable {cable}.")
        return COULD_NOT
    try:
        read = parse.read(decode(source.data, source.record.encoding), mrn=source.mrn)
    except UndecodableError as error:
        say(f"{source.path}: {error}")
        return COULD_NOT
    decided, _ = decide(read, source.record)
    open_ones = [one for one in decided.emendations if one.state == "proposed"]
    wanted = [one for one in open_ones if not chosen or any(_is_meant(one, word) for word in chosen)]
    unknown = [word for word in chosen if not any(_is_meant(one, word) for one in open_ones)]
    for word in unknown:
        say(f"{mrn} has no open proposal {word}.")
    if unknown:
        say(_list_proposals(decided, open_ones))
        return COULD_NOT
    if not wanted:
        say(f"Nothing is proposed in {mrn} that is not decided.")
        return WELL
    path = folders.content.parent / source.record.path
    raw, code = path.read_bytes(), WELL
    for emendation in wanted:
        draft = draft_decision(read, emendation)
        try:
            if draft is None:
                raise UndecidableError("its place cannot be pointed to; write it into the record by hand.")
            raw = write_decision(raw, replace(draft, by=verdict.by, on=verdict.on, rejected=verdict.rejected))
        except UndecidableError as error:
            say(f"e{emendation.start} “{emendation.lemma}”: {error}")
            code = ERRORS
        else:
            word = "Refused" if verdict.rejected else "Accepted"
            print(f"{word}: e{emendation.start} “{emendation.lemma}” → “{emendation.reading}”")
    write_changed(path, raw)
    return code


def _is_meant(emendation: Emendation, word: str) -> bool:
    anchor = _ANCHOR.fullmatch(word)
    return (anchor is not None and int(anchor["offset"]) == emendation.start) or word == emendation.lemma


def _list_proposals(telegram: Telegram, proposals: Sequence[Emendation]) -> str:
    """The open proposals, each with its name, place and reading."""
    if not proposals:
        return "Nothing is open there."
    lines = ["Open are:"]
    for one in proposals:
        line, column = telegram.witness.place(one.start)
        lines.append(f"  e{one.start}  line {line}, column {column}: “{one.lemma}” → “{one.reading}”  {one.reason}")
    return "\n".join(lines)
