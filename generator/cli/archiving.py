"""Earlier releases beside the present one: each taken out of git, held against what it kept, built for /v/VERSION/."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.cli.building import build, open_build
from generator.cli.establishing import establish_edition
from generator.cli.folders import Folders
from generator.cli.releasing import hold
from generator.cli.revision import NoRevisionError, Repository
from generator.cli.terminal import COULD_NOT, WELL, say
from generator.compose import WITHHELD
from generator.model.record import Record
from generator.model.release import Release, compare
from generator.model.site import Content, Imprint
from generator.store import read_content
from generator.store.releases import name_file


def build_archives(folders: Folders) -> int:
    """Build each release before the present one; what cannot be is said, and the others are built all the same.

    A cable that is withheld today, and words that are, stay withheld in every release.
    """
    present, _ = read_content(folders.content)
    earlier = [one for one in present.releases if one.version != present.imprint.release]
    code = WELL
    with open_build(folders) as ready:
        if not ready:
            return COULD_NOT
        for release in earlier:
            try:
                code = max(code, _build_archive(folders, release, present))
            except (NoRevisionError, OSError) as error:
                say(f"Release {release.version} cannot be archived: {error}")
                code = COULD_NOT
    return code


def _build_archive(folders: Folders, release: Release, present: Content) -> int:
    repository = Repository.of(folders.content)
    commit = repository.find_first(name_file(release.version))
    with TemporaryDirectory(prefix="reftel-") as temporary:
        content = Path(temporary) / folders.content.name
        repository.write(commit, content)
        there = replace(folders, content=content, site=folders.archives / release.version / "site")
        edition = establish_edition(there)
        if edition.content.imprint.release != release.version:
            say(f"Release {release.version} cannot be archived: commit {commit[:10]} is not of this release.")
            return COULD_NOT
        unlike = len(compare(release.held, hold(edition)))
        said = f", of which the software of today reads {unlike:,} parts otherwise" if unlike else ""
        say(f"Release {release.version}, commit {commit[:10]}{said}:")
        return build(there, amend=partial(_set_apart, present=present, unlike=unlike))


def _set_apart(content: Content, present: Content, unlike: int) -> Content:
    """The content of an earlier release, with its address below the present one, and without what is withheld today."""
    records = {record.mrn: record for record in (*(source.record for source in present.cables), *present.cited)}
    cables = tuple(replace(one, record=_withhold(one.record, records.get(one.mrn))) for one in content.cables)
    cited = tuple(_withhold(record, records.get(record.mrn)) for record in content.cited)
    imprint = replace(_address(content.imprint, present.imprint), unlike=unlike)
    return replace(content, imprint=imprint, cables=cables, cited=cited)


def _withhold(record: Record, now: Record | None) -> Record:
    """The record, with what is decided today on what may be shown."""
    if now is None:
        return record
    if now.state in WITHHELD:
        return replace(record, state=now.state, withdrawn_on=now.withdrawn_on, withdrawn_why=now.withdrawn_why)
    return replace(record, protections=now.protections) if now.protections else record


def _address(imprint: Imprint, present: Imprint) -> Imprint:
    """The imprint of a release that is read below the present address."""
    return replace(
        imprint,
        base=f"{present.base}v/{imprint.release}/",
        newest=present.base,
        newer=present.release,
        repository="",
        contact=present.contact,
        pdf=False,
    )
