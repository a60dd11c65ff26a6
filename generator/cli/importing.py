"""The import verb: takes files and folders of cables into the edition, and says of each file what became of it."""

from __future__ import annotations

import hashlib
import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from generator.cli.folders import Folders
from generator.cli.progress import tell_progress
from generator.cli.terminal import COULD_NOT, ERRORS, INTERRUPTED, WELL, say
from generator.model.problem import Problem
from generator.parse.decode import MAXIMUM_BYTES, UndecodableError
from generator.parse.intake import Examined, NoCableError, examine
from generator.store.intake import create_record, find_cables, folder_of, sweep, write_cable

#: What an edition that has nothing yet is called, and where it lives, until its editors say.
_NEW_EDITION = """\
# The edition: what it is, who makes it, where it lives. docs/content.md explains each key.
title: An Edition of Cables
base_address: https://edition.example/
"""


@dataclass(frozen=True)
class Outcome:
    """What became of one file: `result` imported, duplicate, present, no cable, or unreadable; `why` in a sentence."""

    file: str
    result: str
    why: str = ""
    mrn: str | None = None
    place: str = ""
    state: str = ""
    proposed: int = 0
    applied: int = 0
    problems: tuple[Problem, ...] = field(default=())

    def as_json(self) -> dict[str, Any]:
        """The outcome as the report writes it."""
        told = {key: value for key, value in vars(self).items() if key != "problems" and value not in ("", None)}
        problems = [
            {
                "code": one.code,
                "severity": one.severity,
                "line": one.line,
                "column": one.column,
                "message": one.message,
                "hint": one.hint,
            }
            for one in self.problems
        ]
        return {**told, "problems": problems}


@dataclass(frozen=True)
class Order:
    """What was asked for: `received` the day to record (ISO), `provenance` a sentence, or empty."""

    received: str
    provenance: str
    dry_run: bool


def import_cables(folders: Folders, paths: Sequence[str], order: Order, report: str | None) -> int:
    """Import files and folders into the edition; 0 where all are in, 1 where some are not, 2 where it could not run."""
    missing = [path for path in paths if not Path(path).exists()]
    if missing:
        say(f"{missing[0]} is not there.")
        return COULD_NOT
    files = list(find_files(paths))
    if not order.dry_run:
        folders.content.mkdir(parents=True, exist_ok=True)
        sweep(folders.content)
    present = find_cables(folders.content)
    outcomes: list[Outcome] = []
    code = WELL
    try:
        for file in tell_progress(files, "files read"):
            outcomes.append(_import_file(file, folders.content, present, order))  # noqa: PERF401 - it may be interrupted
    except KeyboardInterrupt:
        say(f"Interrupted after {len(outcomes):,} of {len(files):,} files; what is imported stays.")
        code = INTERRUPTED
    for outcome in outcomes:
        if outcome.result != "imported":
            print(f"{outcome.file}: {outcome.result}: {outcome.why}")
        for problem in outcome.problems:
            if problem.code == "P002":
                print(f"{outcome.file}:{problem.line}:{problem.column}: {problem.severity} P002 {problem.message}")
    if report:
        Path(report).write_text(create_report(outcomes, order), "utf-8")
    new = _begin_edition(folders.content, outcomes, order)
    print(create_summary(outcomes, new=new, dry_run=order.dry_run))
    return code or (WELL if all(outcome.result == "imported" for outcome in outcomes) else ERRORS)


def find_files(paths: Iterable[str]) -> Iterator[Path]:
    """The files that are meant: those named, and in folders all that are not hidden, in order of their names."""
    for path in map(Path, paths):
        if not path.is_dir():
            yield path
            continue
        for folder, folders, names in os.walk(path):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            yield from (Path(folder) / name for name in sorted(names) if not name.startswith("."))


def _import_file(file: Path, content: Path, present: dict[str, str], order: Order) -> Outcome:
    """Import one file. `present` are the cables that are there, and gets the new one."""
    name = str(file)
    try:
        if file.stat().st_size > MAXIMUM_BYTES:
            return Outcome(name, "no cable", f"It has {file.stat().st_size:,} bytes; a cable has some thousand.")
        data = file.read_bytes()
        found = examine(data, file.stem)
    except OSError as error:
        return Outcome(name, "unreadable", f"{error.strerror}.")
    except (UndecodableError, NoCableError) as error:
        return Outcome(name, "no cable", str(error))
    sha256 = hashlib.sha256(found.source).hexdigest()
    if sha256 in present:
        return Outcome(name, "duplicate", f"The same text as {present[sha256]}.", found.mrn)
    place = folder_of(content, found.mrn)
    if found.mrn in present.values() or place.exists():
        held = (place / "source.txt").exists() or order.dry_run
        why = f"The edition has {found.mrn}, with another text; it is left as it is."
        if not held:
            why = (
                f"The edition has a record of {found.mrn}. Put the file beside it as source.txt, and write "
                f"under “witness:” in the record: sha256: {sha256}"
            )
        return Outcome(name, "present", why, found.mrn)
    state = "held" if found.protected else "raw"
    if not order.dry_run:
        record = _create_record(found, file, sha256, state, order)
        write_cable(content, found.mrn, {"source.txt": found.source, "record.yml": record})
    present[sha256] = found.mrn
    states = Counter(emendation.state for emendation in found.telegram.emendations)
    return Outcome(
        name,
        "imported",
        mrn=found.mrn,
        place=place.relative_to(content.parent).as_posix(),
        state=state,
        proposed=states["proposed"],
        applied=states["applied"],
        problems=found.telegram.problems,
    )


def _create_record(found: Examined, file: Path, sha256: str, state: str, order: Order) -> bytes:
    """The record that a new cable begins with."""
    provenance = order.provenance or f"Imported from the file {file.name}."
    if found.page:
        of_page = hashlib.sha256(file.read_bytes()).hexdigest()
        provenance += f" The text is that of the page’s two <pre> elements; the page’s SHA-256 is {of_page}."
    witness = {
        "sha256": sha256,
        "received": order.received,
        "provenance": provenance,
        "encoding": found.encoding,
    }
    heading = (
        "Held back: the writer asks to protect a source. Write another state when the editors have decided."
        if state == "held"
        else "As imported; not yet compared with any other copy."
    )
    return create_record(witness, state, heading=heading)


def _begin_edition(content: Path, outcomes: Sequence[Outcome], order: Order) -> bool:
    """Give an edition that has none its edition.yml; whether one was written."""
    if order.dry_run or (content / "edition.yml").exists() or not any(one.mrn for one in outcomes):
        return False
    (content / "edition.yml").write_text(_NEW_EDITION, "utf-8")
    return True


def create_summary(outcomes: Sequence[Outcome], *, new: bool, dry_run: bool) -> str:
    """What was done, in some lines."""
    results = Counter(outcome.result for outcome in outcomes)
    verb = "would be imported" if dry_run else "imported"
    lines = [f"{results.pop('imported', 0):,} of {len(outcomes):,} files {verb}."]
    lines += [f"{count:,} {result}." for result, count in sorted(results.items())]
    if held := sum(outcome.state == "held" for outcome in outcomes):
        lines.append(f"{held:,} held back, because the writer asks to protect a source (state: held).")
    if proposed := sum(outcome.proposed for outcome in outcomes):
        lines.append(f"{proposed:,} emendations proposed: `check` lists them, `accept` decides on them.")
    if new:
        lines.append("edition.yml is new: write there what the edition is called and where it will be read.")
    return "\n".join(lines)


def create_report(outcomes: Sequence[Outcome], order: Order) -> str:
    """The same for machines: JSON."""
    counts = dict(sorted(Counter(outcome.result for outcome in outcomes).items()))
    told = {"dry_run": order.dry_run, "counts": counts, "files": [outcome.as_json() for outcome in outcomes]}
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def today() -> str:
    """The day, in UTC, that a record says a text was received on, where nobody says another."""
    return datetime.now(UTC).date().isoformat()
