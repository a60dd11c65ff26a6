"""The deposit verb: the release as a package for an archive."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from generator import __version__
from generator.check.leaks import find_leaks
from generator.cli.building import build
from generator.cli.establishing import establish_edition
from generator.cli.folders import Folders
from generator.cli.releasing import hold
from generator.cli.terminal import COULD_NOT, ERRORS, WELL, say
from generator.compose import WITHHELD
from generator.edition import Edition, words_withheld
from generator.model.site import Imprint
from generator.publish.bag import write_bag
from generator.store.releases import name_kept

# Whatever is no letter or figure of the alphabet parts the words of a file's name.
_PARTS = re.compile(r"[^a-z0-9]+")


def deposit(folders: Folders, target: str | None) -> int:
    """Package the edition as it was released: the site, with all files of data, and what it was made from."""
    edition = establish_edition(folders)
    imprint = edition.content.imprint
    last = next((one for one in edition.content.releases if one.version == imprint.release), None)
    if last is None:
        say("A deposit is made of a release, and there is none yet: python3 -m generator release 1")
        return COULD_NOT
    if hold(edition) != dict(last.held):
        say(f"The edition has changed since release {last.version}; make another one first.")
        return COULD_NOT
    if code := build(folders):
        return code
    name = f"{_PARTS.sub('-', imprint.title.lower()).strip('-') or 'edition'}-{last.version}"
    file = Path(target).resolve() if target else folders.build / f"{name}.zip"
    payload = {**list_site(folders.site.resolve()), **list_content(folders.content, edition)}
    if leaks := find_leaking(payload, words_withheld(edition.content)):
        say("\n".join(f"{path}: words stand here that a record withholds." for path in leaks))
        return ERRORS
    try:
        size = write_bag(file, name, payload, describe(imprint))
    except OSError as error:
        say(f"{file} cannot be written: {error.strerror or error}.")
        return COULD_NOT
    print(f"Deposit: {file}, {len(payload):,} files, {size:,} bytes")
    return WELL


def list_site(site: Path) -> dict[str, Path | bytes]:
    """The files of the site, by their path in the package; earlier releases were packages of their own."""
    files = ((file.relative_to(site).as_posix(), file) for file in site.rglob("*") if file.is_file())
    return {f"site/{path}": file for path, file in files if not path.startswith("v/")}


def list_content(content: Path, edition: Edition) -> dict[str, Path | bytes]:
    """The files that the edition is made from.

    Of a cable that is withheld neither text nor record: its state, since when and why stand on the notice at its
    address. Of one in which words are withheld the text without them, and not the record, which names them.
    """
    found: dict[str, Path | bytes] = {}
    for file in content.rglob("*"):
        inside = file.relative_to(content)
        if file.is_file() and not file.is_symlink() and not any(part.startswith(".") for part in inside.parts):
            found[f"content/{inside.as_posix()}"] = file
    folder = content.parent
    for source in edition.content.cables:
        path = f"content/{(folder / source.path).relative_to(content).as_posix()}"
        found[path] = source.data
        if source.record.state in WITHHELD:
            del found[path]
    for record in [*(source.record for source in edition.content.cables), *edition.content.cited]:
        if record.state in WITHHELD or any(one.decision != "publish" and one.words for one in record.protections):
            found.pop(f"content/{(folder / record.path).relative_to(content).as_posix()}", None)
            for kept in content.glob(name_kept("*", record.mrn)):
                found.pop(f"content/{kept.relative_to(content).as_posix()}", None)
    return found


def find_leaking(payload: Mapping[str, Path | bytes], withheld: Sequence[str]) -> list[str]:
    """The files of content/ in which words stand that a record withholds; `build` looks through the site."""
    return [
        path
        for path, file in payload.items()
        if withheld
        and path.startswith("content/")
        and any(find_leaks(file if isinstance(file, bytes) else file.read_bytes(), withheld, path))
    ]


def describe(imprint: Imprint) -> list[tuple[str, str]]:
    """What bag-info.txt says: RFC 8493, 2.2.2. Its date is that of the release."""
    licences = "; ".join(
        f"{what}: {' '.join(part for part in (words, address) if part)}"
        for what, words, address in (
            ("Texts of the cables", imprint.text_licence, imprint.text_licence_address),
            ("Notes and glossary", imprint.notes_licence, imprint.notes_licence_address),
        )
        if words or address
    )
    lines = [
        ("Source-Organization", imprint.publisher or imprint.title),
        ("Contact-Name", ", ".join(imprint.editors)),
        ("External-Identifier", imprint.base),
        ("External-Description", f"{imprint.title}, release {imprint.release}. {imprint.subtitle}".strip()),
        ("Internal-Sender-Description", f"site/: the edition to read; content/: what it is made from. {licences}"),
        ("Bagging-Date", imprint.released),
        ("Bag-Software-Agent", f"Reftel {__version__}"),
    ]
    return [(label, text) for label, text in lines if text]
