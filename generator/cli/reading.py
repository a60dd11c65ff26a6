"""The verbs that look at a telegram's text alone: parse and explain. Standard library only."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, TextIO

from generator.cli.terminal import COULD_NOT, ERRORS, WELL, say
from generator.model.mrn import CANONICAL
from generator.model.telegram import Telegram
from generator.model.witness import Witness
from generator.parse import read
from generator.parse.decode import UndecodableError, decode
from generator.parse.mrn import read_mrn
from generator.render.explanation import explain as create_explanation
from generator.render.telegram import create_json

#: A telegram as JSON is a tree: nothing in it is looked for twice.
_ENCODER = json.JSONEncoder(ensure_ascii=False, check_circular=False)


def parse_files(paths: Sequence[str], output: TextIO) -> int:
    """Write the telegram of each file to `output`, one JSON object a line; its id is the file's name without suffix.

    A file whose name is a message reference number is asked for under that number. What cannot be read is said and
    left out; what has nothing of a telegram is said too.
    """
    code = WELL
    for path in paths:
        stem = Path(path).stem
        witness = read_witness(Path(path))
        if isinstance(witness, Witness):
            telegram = read(witness, stem if CANONICAL.fullmatch(stem) else None)
            _write(output, {"id": stem, **create_json(telegram)})
            if not _has_signs(telegram):
                say(f"{path}: this seems to be no telegram: no number, day, classification, subject or portion mark.")
                code = max(code, ERRORS)
        else:
            code = max(code, witness)
    return code


def _has_signs(telegram: Telegram) -> bool:
    """Whether anything in a text is as in telegrams: something of the head, or a paragraph with a portion mark."""
    return bool(
        telegram.mrn
        or telegram.dtg
        or telegram.classification
        or telegram.subject
        or telegram.tags
        or any(paragraph.portion for paragraph in telegram.paragraphs)
    )


def read_witness(path: Path) -> Witness | int:
    """The text in a file; or, if it cannot be read, what is wrong is said and this is the exit code."""
    try:
        return decode(path.read_bytes())
    except OSError as error:
        say(f"{path}: cannot be read: {error.strerror}.")
        return COULD_NOT
    except UndecodableError as error:
        say(f"{path}: {error}")
        return ERRORS


def parse_requests(lines: Iterable[bytes], output: TextIO) -> int:
    """Answer each request with one JSON object a line, in order, as they come.

    A line that is no request is answered too, by an object whose only problem says why, so that answers and requests
    keep step.
    """
    code = WELL
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            answer = _answer(json.loads(line))
        except (ValueError, RecursionError) as error:
            said = f"Line {number} is no request: {error}"
            say(said)
            problem = {"code": "", "severity": "error", "line": 0, "column": 0, "message": said, "hint": ""}
            answer, code = {"id": None, "mrn": None, "problems": [problem]}, ERRORS
        _write(output, answer)
    return code


def _answer(request: Any) -> dict[str, Any]:
    """The telegram asked for. Raises ValueError where `request` is no request."""
    if not isinstance(request, dict):
        raise ValueError("it is not an object")
    text, mrn, year = (request.get(key) for key in ("text", "mrn", "year"))
    if not isinstance(text, str | None) or not isinstance(mrn, str | None):
        raise ValueError("“text” and “mrn” are strings or null")
    if isinstance(year, str) and year.isdecimal():
        year = int(year)
    if isinstance(year, bool) or not isinstance(year, int | None):
        raise ValueError("“year” is a number or null")
    if text is None and mrn is None:
        raise ValueError("it has neither “text” nor “mrn”")
    return {"id": request.get("id"), **create_json(read(text or "", mrn, year))}


def _write(output: TextIO, telegram: dict[str, Any]) -> None:
    output.write(_ENCODER.encode(telegram) + "\n")
    output.flush()


def explain(content: Path, cable: str, paragraph: int | None) -> int:
    """The verb: print what each rule saw and decided in a cable of the edition, or in a file; or in one paragraph."""
    path, mrn = Path(cable), None
    if not path.is_file():
        found = _find_held(content, cable)
        if len(found) != 1:
            if found:
                say(f"{cable} may be {' or '.join(found)}. Give the number with its year.")
            else:
                say(f"{cable} is neither a file nor a cable that the edition holds. It holds: {_list_cables(content)}")
            return COULD_NOT
        mrn = found[0]
        path = next(content.glob(f"cables/*/{mrn}/source.txt"))
    witness = read_witness(path)
    if not isinstance(witness, Witness):
        return witness
    try:
        print(create_explanation(read(witness, mrn), paragraph), end="")
    except ValueError as error:
        say(str(error))
        return COULD_NOT
    return WELL


def _find_held(content: Path, cable: str) -> list[str]:
    """The cables held whose number is `cable`, in any spelling; where it names no year, those of every year."""
    held = sorted(path.parent.name for path in content.glob("cables/*/*/source.txt"))
    mrn = read_mrn(cable, None)
    if mrn:
        return [name for name in held if name == str(mrn)]
    # Its year only completes a number that has none.
    years = [folder.name for folder in content.glob("cables/*") if re.fullmatch(r"[0-9]{4}", folder.name)]
    numbers = {read_mrn(cable, int(year)) for year in years}
    return [name for name in held if name in {str(number) for number in numbers if number}]


def _list_cables(content: Path, most: int = 5) -> str:
    """The first cables of the edition, for someone who named none of them."""
    held = sorted(path.parent.name for path in content.glob("cables/*/*/source.txt"))
    more = f" and {len(held) - most:,} more" if len(held) > most else ""
    return ", ".join(held[:most]) + more if held else "none"


def parse(paths: Sequence[str], *, requests: bool) -> int:
    """The verb: files, or requests on standard input."""
    if requests == bool(paths):
        say("parse takes either files or --jsonl: python3 -m generator parse --help")
        return COULD_NOT
    return parse_requests(sys.stdin.buffer, sys.stdout) if requests else parse_files(paths, sys.stdout)
