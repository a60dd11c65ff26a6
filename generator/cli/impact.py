"""The impact verb: what a change of the edition alters, against a revision of git."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.check.impact import Impact, find_impact
from generator.check.impact_report import create_markdown, create_text
from generator.cli.establishing import establish_edition
from generator.cli.folders import Folders
from generator.cli.revision import NoRevisionError, Repository
from generator.cli.terminal import COULD_NOT, WELL, say
from generator.model.site import Index

FORMS: dict[str, Callable[[Impact, Index, Index], str]] = {"text": create_text, "markdown": create_markdown}


def tell_impact(folders: Folders, base: str, form: str) -> int:
    """Print what differs from the revision `base` (where empty: from what is shared with the edition's branch)."""
    after = establish_edition(folders)
    try:
        repository = Repository.of(folders.content)
        branch = after.content.imprint.branch
        commit = repository.find(base) if base else repository.find_shared(branch)
        with TemporaryDirectory(prefix="reftel-") as temporary:
            # Named as the folder is now, because faults name their files by it.
            content = Path(temporary) / folders.content.name
            repository.write(commit, content)
            before = establish_edition(replace(folders, content=content))
    except (NoRevisionError, OSError) as error:
        say(str(error))
        return COULD_NOT
    say(f"Compared with {base or 'what is shared with ' + branch}, commit {commit[:10]}.")
    impact = find_impact(before.index, after.index, before.problems, after.problems)
    print(FORMS[form](impact, before.index, after.index), end="")
    return WELL
