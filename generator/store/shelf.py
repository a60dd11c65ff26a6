"""What files there are in content/, and what each of them is by its place."""

from __future__ import annotations

import errno
import os
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from hashlib import sha256
from pathlib import Path

from generator.model.draft import UNNAMED
from generator.model.entry import KINDS
from generator.model.fields import ID, ID_SAYS, MRN_PATTERN
from generator.model.mrn import MRN
from generator.model.problem import Problem
from generator.store.findings import WHOLE_FILE, Findings

#: A file of prose is bounded by `letters.LONGEST_FILE`; a cable of this size has been seen nowhere.
LONGEST_WITNESS = 4 * 1024 * 1024
#: Files that may lie at the top of content/; a release writes one more, releases/VERSION.txt, with a folder beside it.
AT_TOP = ("edition.yml", "addresses.txt")
#: releases/2/08BAKU129.txt
KEPT = re.compile(rf"releases/(?P<version>[^/]+)/(?P<mrn>{MRN_PATTERN})\.txt")
#: cables/2008/08BAKU129
CABLE = re.compile(r"cables/(?P<year>[^/]+)/(?P<mrn>[^/]+)/(?P<file>[^/]+)")
#: What people call a kind, to its folder.
MEANT = {
    "acronyms": "abbreviations",
    "short-forms": "abbreviations",
    "words": "terms",
    "people": "persons",
    "biographies": "persons",
    "bodies": "organizations",
    "institutions": "organizations",
    "parties": "organizations",
    "countries": "places",
    "regions": "places",
    "cities": "places",
    "treaties": "instruments",
    "resolutions": "instruments",
    "laws": "instruments",
    "conferences": "events",
    "titles": "offices",
}
#: Names that stand for a device on some systems, where a clone of the repository would fail.
DEVICES = frozenset(
    {"con", "prn", "aux", "nul", *(f"com{n}" for n in range(1, 10)), *(f"lpt{n}" for n in range(1, 10))}
)


@dataclass
class Shelf:
    """The files of content/ by what they are: path below content/ to the file; `targets` as in `store.links`."""

    root: Path
    name: str
    entries: dict[str, tuple[str, str]] = field(default_factory=dict)
    pages: dict[str, str] = field(default_factory=dict)
    records: dict[str, str] = field(default_factory=dict)
    witnesses: dict[str, str] = field(default_factory=dict)
    top: set[str] = field(default_factory=set)
    #: Cables as releases showed them: by MRN and version.
    kept: dict[str, dict[str, str]] = field(default_factory=dict)
    targets: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    #: Keys of entries that lie where they cannot be read from.
    unread: set[str] = field(default_factory=set)

    def shown(self, path: str) -> str:
        """The path as problems name it, with the name of the content folder."""
        return f"{self.name}/{path}" if path else self.name

    def read(self, path: str, longest: int | None = None) -> bytes | None:
        """The bytes of a file; None, and said, where it cannot be read."""
        try:
            with open(f"{self.root}/{path}", "rb") as file:  # noqa: PTH123 - called for each file of an edition
                if longest is not None and (size := os.fstat(file.fileno()).st_size) > longest:
                    self.say(
                        path,
                        "Y003",
                        f"This file has {size // 1024:,} KB; a cable may have {longest // 1024:,}.",
                        "Check that it holds one telegram and nothing else.",
                    )
                    return None
                return file.read()
        except OSError as error:
            self._say_unreadable(path, error)
            return None

    def _say_unreadable(self, path: str, error: OSError) -> None:
        if isinstance(error, FileNotFoundError):
            self.say(path, "Y001", "This is not there.", "Make it, or name another folder with --content.")
            return
        reason = "there is no permission" if isinstance(error, PermissionError) else type(error).__name__
        said = f"This cannot be read: {reason}."
        self.say(path, "Y001", said, "Give the reading right to everyone, or take it out.")

    def walk(self, folder: str = "") -> Iterator[str]:
        """Every file below a folder, in order of names; links and odd things are said and left out."""
        try:
            with os.scandir(f"{self.root}/{folder}") as found:
                children = sorted(found, key=lambda child: child.name)
        except OSError as error:
            self._say_unreadable(folder, error)
            return
        for child in children:
            path = f"{folder}/{child.name}" if folder else child.name
            if child.name.startswith(".") or child.name in ("README.md", "Thumbs.db", "desktop.ini"):
                continue
            if not child.name.isprintable():
                self.say(path, "Y014", "The name of this file has characters that cannot be printed.", "Rename it.")
            elif child.is_file(follow_symlinks=False):
                yield path
            elif child.is_dir(follow_symlinks=False):
                if folder.count("/") > 4:
                    self.say(path, "Y011", "Folders lie too deep here.", "Move the files up.")
                    continue
                yield from self.walk(path)
            elif child.is_symlink():
                self.say(
                    path,
                    "Y002",
                    "This is a symbolic link, not a file; it might lead out of the edition.",
                    "Put the file itself in its place.",
                )
            else:
                self.say(path, "Y002", "This is no ordinary file.", "Take it out.")

    def say(self, path: str, code: str, said: str, hint: str) -> None:
        """Say what is wrong with a file as a whole; its name may be such that it cannot be printed."""
        Findings(self.shown(_printable(path)), self.problems).say(code, WHOLE_FILE, said, hint)


def read_again(path: str, printed: str) -> bytes:
    """The bytes of a witness that was looked at before, when its SHA-256 was `printed`.

    Raises OSError where they cannot be read, or are others now.
    """
    with open(path, "rb") as file:  # noqa: PTH123 - called for each cable of an edition
        raw = file.read(LONGEST_WITNESS)
    if sha256(raw).hexdigest() != printed:
        raise OSError(errno.ESTALE, "This changed while the edition was read", path)
    return raw


def take_stock(root: Path) -> Shelf:
    """Look through content/ and say what each file is; nothing is opened."""
    shelf = Shelf(root, Path(os.path.abspath(root)).name)  # noqa: PTH100 resolve() would follow a link and lose the name
    for path in shelf.walk():
        _put(shelf, path)
    _judge_ids(shelf)
    return shelf


def _put(shelf: Shelf, path: str) -> None:
    folder, _, name = path.rpartition("/")
    stem, dot, suffix = name.rpartition(".")
    if folder.startswith("cables/") or folder == "cables":
        _put_cable(shelf, path)
    elif path in AT_TOP or (folder == "releases" and suffix == "txt"):
        shelf.top.add(path)
    elif kept := KEPT.fullmatch(path):
        shelf.kept.setdefault(kept["mrn"], {})[kept["version"]] = path
    elif folder in KINDS or folder == "pages":
        if suffix != "md" or not dot:
            written = not dot or suffix.lower() in ("md", "markdown", "txt", "mdown", "yml")
            better = _to_id((stem or name).removesuffix(".md"))
            hint = f"Rename it so:\n{better}.md" if written and better else ""
            shelf.say(path, "Y011", "Here lie only files whose names end in .md.", hint or "Take it out.")
            return
        _judge_name(shelf, path, stem, folder)
        if folder == "pages":
            shelf.pages[path] = stem
            shelf.targets[path] = f"/{stem}.md"
        else:
            space = folder.split("/")[0]
            shelf.entries[path] = folder, stem
            shelf.targets[path] = f"/{space}/{stem}.md"
    elif folder == "glossary" or folder.startswith("glossary/"):
        kinds = [kind.removeprefix("glossary/") for kind in KINDS if kind.startswith("glossary/")]
        kind = folder.removeprefix("glossary").strip("/")
        close = get_close_matches(MEANT.get(kind.lower(), kind.lower()), kinds, 1, 0.6) if kind else []
        if close:
            hint = f"Did you mean this folder?\n{shelf.name}/glossary/{close[0]}/{name}"
        else:
            hint = f"Put it into one of these folders of glossary/: {', '.join(kinds)}."
        said = f"There is no kind of entry “{kind}”." if kind else "An entry lies in the folder of its kind."
        shelf.say(path, "G006", said, hint)
        shelf.unread.add(f"glossary/{stem}")
        shelf.targets[path] = f"/glossary/{stem}.md"
    else:
        hint = "Entries lie in glossary/, tags/ and posts/, cables in cables/, pages in pages/; take other files out."
        if suffix == "md" and folder.lower() in (*KINDS, "pages"):
            hint = f"Did you mean this folder? Capitals count.\n{shelf.name}/{folder.lower()}/{name}"
        elif suffix == "md" and not folder:
            hint = f"An entry lies in the folder of its kind, such as:\n{shelf.name}/glossary/abbreviations/{name}"
        shelf.say(path, "Y011", "No file of this name belongs here.", hint)


def _judge_name(shelf: Shelf, path: str, stem: str, folder: str) -> None:
    """Whether the name of a file of prose can stand in an address for decades."""
    if re.fullmatch(ID, stem) and len(stem) <= 64 and stem not in DEVICES and stem != UNNAMED:
        return
    said = f"“{stem}” cannot be an id, which is part of an address for decades."
    better = _to_id(stem.removesuffix(".md"))
    hint = f"Rename the file:\n{better}.md" if re.fullmatch(ID, better) else f"A name has {ID_SAYS}."
    if stem == UNNAMED:
        said = "The file still has the name that stood in the box of the code host, and is to have one of its own."
        hint = "Name it by what it explains, in small letters with hyphens, such as:\nminsk-group.md"
    elif better in DEVICES:
        said = f"No file can be named “{stem}” on Windows, where that word stands for a device."
        hint = f"Rename the file, for instance:\n{better}-{KINDS.get(folder, 'page')}.md"
    shelf.say(path, "G003", said, hint)


def _put_cable(shelf: Shelf, path: str) -> None:
    found = CABLE.fullmatch(path)
    if not found or found["file"] not in ("source.txt", "record.yml"):
        shelf.say(
            path,
            "Y011",
            "In cables/ each cable has a folder of its own, with source.txt and record.yml and nothing else.",
            "Lay it so:\ncables/2008/08BAKU129/record.yml",
        )
        return
    mrn = found["mrn"]
    if not re.fullmatch(MRN_PATTERN, mrn):
        shelf.say(
            path,
            "R004",
            f"The folder's name, “{mrn}”, is no message reference number.",
            "Name it by year in two figures, post and number without zeros before it, such as:\n08BAKU129",
        )
        return
    year = str(MRN.of(mrn).year)
    if year != found["year"]:
        shelf.say(
            path,
            "R004",
            f"{mrn} is of {year}, but its folder lies in {found['year']}/.",
            f"Move the folder:\n{shelf.name}/cables/{year}/{mrn}",
        )
        return
    folder = path.rpartition("/")[0]
    for target in (folder, f"{folder}/source.txt", f"{folder}/record.yml"):
        shelf.targets[target] = f"/cables/{mrn}.md"
    if found["file"] == "record.yml":
        shelf.records[mrn] = path
    else:
        shelf.witnesses[mrn] = path


def _judge_ids(shelf: Shelf) -> None:
    """An id stands once in its space, whatever the kind, and without regard to capitals."""
    seen: dict[tuple[str, str], str] = {}
    for path, (folder, stem) in shelf.entries.items():
        key = folder.split("/")[0], stem.lower()
        if key in seen:
            shelf.say(
                path,
                "G004",
                f"The id “{stem}” is taken already, by {shelf.shown(seen[key])}.",
                f"Join the two entries, or give this file another name, such as:\n{stem.lower()}-{KINDS[folder]}.md",
            )
        else:
            seen[key] = path


def _to_id(name: str) -> str:
    """The name as an id has it: gobierno-de-espana for `Gobierno de España`."""
    plain = "".join(char for char in unicodedata.normalize("NFKD", name.lower()) if not unicodedata.combining(char))
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:64].strip("-")


def _printable(name: str) -> str:
    """The name with what cannot be printed as a question mark."""
    if name.isprintable():
        return name
    return "".join(char if char.isprintable() else "?" for char in name)
