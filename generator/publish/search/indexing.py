"""The index of a site: made by part, kept as long as its records stay what they are, and put into the site whole."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterable, Sequence
from hashlib import blake2b, sha256
from pathlib import Path

from generator.publish.files import State, list_paths, list_states, read_state, remove_files, take_over
from generator.publish.lock import hold
from generator.publish.search.joining import UnknownFormError, find_compiled, join_parts
from generator.publish.search.names import create_name_files
from generator.publish.search.pagefind import (
    SCRIPT,
    SearchUnavailableError,
    create_page,
    find_version,
    index_records,
)
from generator.publish.search.records import Record, list_sources, read_records

#: Where the index lies in a site: in a folder whose name stands for all that is in it, which this file names.
FOLDER = "search"
MANIFEST = "index.json"
#: Of more records than these, a year is indexed in parts: Pagefind needs half a megabyte of memory a record.
MOST = 1_000
_NAMED = "names"
#: Ends the name of a file that says what a part is, so that one that was torn is known.
_SEAL = ".whole"
#: <html lang="en" class="no-js">
_LANGUAGE = re.compile(r'<html [^>]*\blang="(?P<language>[a-z]+)')


def index_site(site: Path, kept: Path, live: Path | None, say: Callable[[str], object]) -> bool:
    """Put the index into the site at `site`; False where it cannot be made here, and said.

    `kept` is a folder for what the next time needs; `live` the site that is read now, of which the index is taken
    over where nothing that it is made of has changed; it may be the same site. The language is that of its pages.
    """
    language = _find_language(site)
    printed = _print_sources(site, language)
    if live and _is_of(live, kept, printed):
        if live != site:
            take_over_index(live, site)
        return True
    try:
        kept.mkdir(parents=True, exist_ok=True)
        with hold(kept / "lock", lambda: say("Another run is making the search; waiting for it.")):
            name = _make(site, kept, language)
    except (SearchUnavailableError, UnknownFormError) as error:
        say(f"{error} The site has no search; its lists serve. To have one: pip install 'pagefind[bin]', or build")
        say("on a system for which there is a Pagefind (Linux, macOS, Windows on usual processors).")
        remove_index(site)
        return False
    note = {"printed": printed, "name": name, "states": _list_states(site, name)}
    (kept / "made.json").write_text(json.dumps(note), "utf-8")
    return True


def take_over_index(before: Path, now: Path) -> None:
    """Have the index of one site in another, if it has one."""
    name = find_index(before)
    if name != find_index(now):
        remove_index(now)
    if name and not find_index(now):
        folder = before / FOLDER / name
        for path in list_paths(folder):
            take_over(folder / path, now / FOLDER / name / path)
        take_over(before / FOLDER / MANIFEST, now / FOLDER / MANIFEST)


def list_index_files(site: Path) -> dict[str, State]:
    """The files of a site's index by their paths, and their states."""
    name = find_index(site)
    return {f"{FOLDER}/{path}": state for path, state in _list_states(site, name).items()} if name else {}


def remove_index(site: Path) -> None:
    """Have no index in a site."""
    remove_files(site, list_index_files(site))


def find_index(site: Path) -> str:
    """The name of the folder in which the index of a site lies; empty where it has none."""
    try:
        name = json.loads((site / FOLDER / MANIFEST).read_bytes())["folder"]
    except (OSError, ValueError, KeyError, TypeError):
        return ""
    return name if isinstance(name, str) and (site / FOLDER / name / SCRIPT).is_file() else ""


def _find_language(site: Path) -> str:
    found = _LANGUAGE.search((site / "index.html").read_text("utf-8"))
    return found["language"] if found else "en"


def _print_sources(site: Path, language: str) -> str:
    """What stands for all that the index is made of: the files of the site, and how it is made."""
    digest = blake2b(f"{language} {find_version()}".encode(), digest_size=16)
    for file in (*sorted(Path(__file__).parent.glob("*.py")), *list_sources(site)):
        if file.suffix == ".json" and file.parent.name != "data":
            digest.update(f"{file.name} {read_state(file)}".encode())
        else:
            digest.update(file.read_bytes())
    return digest.hexdigest()


def _is_of(live: Path, kept: Path, printed: str) -> bool:
    """Whether the index of the live site is the one that would be made."""
    try:
        note = json.loads((kept / "made.json").read_bytes())
        states = {path: (size, time) for path, (size, time) in note["states"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return False
    name = find_index(live)
    return (
        bool(name)
        and note.get("printed") == printed
        and note.get("name") == name
        and _list_states(live, name) == states
    )


def _list_states(site: Path, name: str) -> dict[str, State]:
    """The states of the files of an index, in JSON and out of it."""
    states = {f"{name}/{path}": state for path, state in list_states(site / FOLDER / name).items()}
    manifest = read_state(site / FOLDER / MANIFEST)
    return states | ({MANIFEST: manifest} if manifest else {})


def _make(site: Path, kept: Path, language: str) -> str:
    """Make the index in the site; give the name of its folder.

    It may be killed at any moment: nothing comes into the site that is not whole, and what is half made in `kept` is
    removed by the next that is made.
    """
    records = read_records(site)
    parts = _index_parts(records, kept / "parts", language)
    aside = kept / "aside"
    shutil.rmtree(aside, ignore_errors=True)
    aside.mkdir()
    join_parts(parts, records, aside, language)
    for name, content in (files := create_name_files(records)).items():
        (aside / _NAMED).mkdir(exist_ok=True)
        (aside / _NAMED / name).write_bytes(content)
    for each in (SCRIPT, f"wasm.{find_compiled(aside)}.pagefind"):
        shutil.copyfile(parts[0] / each, aside / each)
    name = _print_folder(aside)
    (site / FOLDER).mkdir(exist_ok=True)
    if not (site / FOLDER / name).exists():
        aside.rename(site / FOLDER / name)
    told = {
        "folder": name,
        "pages": len(records),
        "dated": sum(bool(record.day) for record in records),
        "kinds": sorted({kind for record in records for kind in record.filters.get("Kind", ())}),
        "names": [file.removesuffix(".json") for file in files],
    }
    fresh = kept / MANIFEST
    fresh.write_text(json.dumps(told, separators=(",", ":")) + "\n", "utf-8", newline="\n")
    fresh.replace(site / FOLDER / MANIFEST)
    for old in (site / FOLDER).iterdir():
        if old.is_dir() and old.name != name:
            shutil.rmtree(old)
    return name


def _index_parts(records: Sequence[Record], kept: Path, language: str) -> list[Path]:
    """Have each part indexed that is not kept from before; what is of no use any more is removed."""
    kept.mkdir(exist_ok=True)
    parts = []
    for part in cut_parts(records):
        folder = kept / _print_records(part, language)
        if not _is_whole(folder):
            shutil.rmtree(folder, ignore_errors=True)
            index_records(part, folder, language)
            (kept / f"{folder.name}{_SEAL}").write_text(_print_folder(folder), "utf-8")
        parts.append(folder)
    wanted = {name for part in parts for name in (part.name, f"{part.name}{_SEAL}")}
    for old in kept.iterdir():
        if old.is_dir() and old.name not in wanted:
            shutil.rmtree(old, ignore_errors=True)
        elif old.name not in wanted:
            old.unlink()
    return parts


def _is_whole(part: Path) -> bool:
    """Whether a part that is kept is as Pagefind made it."""
    seal = part.with_name(f"{part.name}{_SEAL}")
    return part.is_dir() and seal.is_file() and seal.read_bytes() == _print_folder(part).encode()


def cut_parts(records: Iterable[Record]) -> list[list[Record]]:
    """Records by year, a year with too many by month; whatever has no day by the beginning of its address."""
    years: dict[str, list[Record]] = {}
    for record in records:
        years.setdefault(record.day[:4], []).append(record)
    parts: list[list[Record]] = []
    for same in years.values():
        if len(same) <= MOST:
            parts.append(same)
            continue
        finer: dict[str, list[Record]] = {}
        for record in same:
            finer.setdefault(record.day[:7] or record.address.strip("/").partition("/")[2][:1], []).append(record)
        parts += [months[at : at + MOST] for months in finer.values() for at in range(0, len(months), MOST)]
    return parts


def _print_records(records: Iterable[Record], language: str) -> str:
    digest = blake2b(find_version().encode(), digest_size=16)
    for record in records:
        digest.update(f"{record.address}\n{create_page(record, language)}".encode("utf-8", "replace"))
    return digest.hexdigest()


def _print_folder(folder: Path) -> str:
    """What stands for all files in a folder, short enough for an address."""
    digest = sha256()
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        digest.update(file.relative_to(folder).as_posix().encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()[:12]
