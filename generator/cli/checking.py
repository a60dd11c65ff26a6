"""The check verb: what is wrong in an edition, or in its site as built."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from functools import partial
from pathlib import Path

from generator.annotate import Register
from generator.check.report import create_github, create_json, create_markdown, create_text, select
from generator.cli.establishing import errors_among, establish_edition, judge_edition
from generator.cli.folders import Folders
from generator.cli.inspecting import inspect_whole
from generator.cli.keeping import Keeping
from generator.cli.kept import Kept, PrintedSources
from generator.cli.programs import print_programs
from generator.cli.renewal import print_reading
from generator.cli.standing import list_content
from generator.cli.terminal import COULD_NOT, ERRORS, WELL, say
from generator.edition import Digest, Edition, hold_back, read_cables, words_withheld
from generator.model.problem import Problem
from generator.model.site import Source
from generator.model.trace import find_changed
from generator.publish.workers import count_cores, share_out
from generator.store import read_content

FORMS: dict[str, Callable[[Sequence[Problem]], str]] = {
    "text": create_text,
    "github": create_github,
    "json": create_json,
    "markdown": create_markdown,
}


def check(folders: Folders, files: Sequence[str], form: str) -> int:
    """Print what is wrong in the edition, or in `files` of it, in one of FORMS."""
    above = folders.content.parent
    chosen = []
    for file in files:
        path = Path(file).resolve()
        if not path.exists() or not path.is_relative_to(folders.content):
            say(f"{file} is no file of {folders.content}.")
            return COULD_NOT
        chosen.append(path.relative_to(above).as_posix())
    problems = select(judge_edition(_establish(folders)), chosen)
    print(FORMS[form](problems), end="")
    return ERRORS if errors_among(problems) else WELL


def _establish(folders: Folders) -> Edition:
    """The edition, its cables as the last build read them where they would be read so again. Nothing is written."""
    keeping, version = Keeping(folders.cache, lambda _: None), print_programs(folders.root)
    before = keeping.recall_made(version)
    printed, content = PrintedSources(before.settled), keeping.recall_content(version, list_content(folders.content))
    return establish_edition(folders, partial(_read, before, printed), remembered=content, settled=printed)


def _read(
    before: Kept, printed: PrintedSources, sources: Sequence[Source], register: Register, known: Collection[str]
) -> Iterator[Digest | Problem]:
    changed = find_changed(before.register, print_reading(register, known))
    found = [before.find(source, printed.print(source), changed) for source in sources]
    new = [source for source, cable in zip(sources, found, strict=True) if cable is None]
    fresh = share_out(lambda source: [*read_cables([source], register, known)], new, count_cores())
    for cable in found:
        yield from [cable.digest] if cable else next(fresh)


def check_built(folders: Folders, form: str) -> int:
    """Print what is wrong in the site as built: its cables, its links and anchors, words that are withheld."""
    if not (folders.site / "index.html").is_file():
        say(f"There is no site at {folders.site}. Build it first: python3 -m generator build")
        return COULD_NOT
    problems = inspect_whole(
        folders.site, words_withheld(hold_back(read_content(folders.content)[0])[0]), count_cores()
    )
    print(FORMS[form](problems), end="")
    return ERRORS if problems else WELL
