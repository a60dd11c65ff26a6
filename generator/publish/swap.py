"""The live site is whole at every moment: a new one is built aside and takes its place in one rename.

`site` is a symbolic link into `build/`. Where the system has no links for us, `site` is a folder and changing it takes
two renames; a run that dies between them is healed at the next start. The site before the live one is kept, so that a
reader who is in the middle of loading a page still gets its parts. What is older is put away, and removed when there is
time: to remove the files of a large site may take longer than to build the next one.
"""

from __future__ import annotations

import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

# What every site of ours has and a folder taken for the site by mistake has not.
_SIGNS = ("404.html", "sitemap.xml")


class NotASiteError(Exception):
    """What stands where the site should go is not one of ours, and is left alone."""


def open_aside(site: Path) -> Path:
    """A new empty folder to build the next site in; `site` is where the live one is or will be.

    Raises NotASiteError, before any work is done in vain.
    """
    heal(site)
    check_place(site)
    build = site.parent / "build"
    build.mkdir(parents=True, exist_ok=True)
    aside = Path(tempfile.mkdtemp(prefix=f"{site.name}-", dir=build))
    aside.chmod(0o755)  # mkdtemp keeps everyone else out, a web server too
    return aside


def find_spare(site: Path) -> Path | None:
    """The folder of the site before the live one, to put the next one together in, if `site` is a link to the live one.

    Of several, which killed runs leave, it is the oldest.
    """
    if not site.is_symlink() or not site.exists():
        return None
    live = site.resolve()
    spares = [path for path in _list_built(site) if path.resolve() != live]
    return min(spares, key=lambda path: path.stat().st_mtime_ns, default=None)


def swap(aside: Path, site: Path, *, links: bool = True) -> None:
    """Put the site built in `aside` in the place of the live one at `site`, and put away what is older than that.

    `links` says whether to try a symbolic link. Raises NotASiteError.
    """
    heal(site)
    check_place(site)
    live = site.resolve() if site.is_symlink() else None
    if site.is_symlink() or not site.exists():
        if not (links and _link(aside, site)):
            site.unlink(missing_ok=True)
            aside.rename(site)
    else:
        live = _previous(site)
        _remove(live)
        site.rename(live)  # a reader finds no site between here and the next line
        if not (links and _link(aside, site)):
            aside.rename(site)
    kept = {path for path in (live, site.resolve()) if path}
    for path in _list_built(site):
        if path.resolve() not in kept:
            put_away(path)


def put_away(aside: Path) -> None:
    """Put a site where none is looked for: one built before, or that a killed run left half built."""
    place = _away(aside.parent)
    place.mkdir(exist_ok=True)
    with suppress(OSError):  # where somebody holds on to it, another run does it
        aside.rename(place / aside.name)


def clear_away(site: Path) -> None:
    """Remove what was put away. It may be ended at any moment."""
    _remove(_away(site.parent / "build"))


def heal(site: Path) -> None:
    """Undo the half of a change that was killed between its two renames."""
    if not site.exists() and not site.is_symlink() and _previous(site).is_dir():
        _previous(site).rename(site)


def check_place(site: Path) -> None:
    """Raise NotASiteError where `site` is neither free nor a site of ours."""
    if site.is_symlink():
        if site.resolve().parent == site.parent.resolve() / "build" or not site.exists():
            return
        raise NotASiteError(f"{site} is a link to {site.resolve()}, which Reftel did not make.")
    if site.exists() and not site.is_dir():
        raise NotASiteError(f"{site} is a file.")
    if site.is_dir() and any(site.iterdir()) and not all((site / sign).is_file() for sign in _SIGNS):
        raise NotASiteError(f"{site} is a folder that holds something else than a site.")


def _link(aside: Path, site: Path) -> bool:
    """Point `site` to `aside` in one rename; False where links are not to be had."""
    fresh = site.parent / "build" / f"{site.name}.link"
    try:
        fresh.unlink(missing_ok=True)
        # Relative to the folder in which the link will stand, not to the one in which it is made.
        fresh.symlink_to(Path("build") / aside.name, target_is_directory=True)
        fresh.replace(site)
    except OSError:
        return False
    return True


def _previous(site: Path) -> Path:
    return site.parent / "build" / f"{site.name}.previous"


def _away(build: Path) -> Path:
    return build / "outlived"


def _list_built(site: Path) -> list[Path]:
    """The folders in which sites were built, or begun."""
    found = (site.parent / "build").glob(f"{site.name}-????????")  # as mkdtemp names them
    return [path for path in found if path.is_dir() and not path.is_symlink()]


def _remove(path: Path) -> None:
    shutil.rmtree(path, ignore_errors=True)
