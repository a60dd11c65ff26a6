"""Writes files, and only those that changed."""

from __future__ import annotations

import os
import threading
from pathlib import Path


def write_noted(path: Path | str, content: bytes) -> bool:
    """The same as `write_changed`, for a file of which its maker takes note when it is written.

    Where there is none it is written in its place: neither looked for before nor given another name after. Who is
    interrupted leaves a torn file and no note of it: it is made again. One that is there is replaced, for the live site
    may share it.
    """
    try:
        _write_new(path, content)
    except FileExistsError:
        return write_changed(path, content)
    except FileNotFoundError:
        os.makedirs(os.path.dirname(path), exist_ok=True)  # noqa: PTH103, PTH120
        _write_new(path, content)
    return True


def _write_new(path: Path | str, content: bytes) -> None:
    with open(path, "xb") as fresh:  # noqa: PTH123 - called for every file of an edition
        try:
            fresh.write(content)
            fresh.flush()  # here, and not where it is closed, it is known whether all of it could be written
        except BaseException:
            Path(path).unlink(missing_ok=True)
            raise


def write_changed(path: Path | str, content: bytes) -> bool:
    """Make the file at `path` hold `content`, whole or not at all; say whether it changed.

    A file that holds it already is left alone, with its date. Folders above it are made. Raises OSError where the
    file cannot be written; the old one then stands as it was.
    """
    name = os.fspath(path)
    try:
        with open(name, "rb") as present:  # noqa: PTH123 - called for every file of an edition
            if present.read() == content:
                return False
    except (FileNotFoundError, NotADirectoryError):
        os.makedirs(os.path.dirname(name), exist_ok=True)  # noqa: PTH103, PTH120
    folder, slash, last = name.rpartition(os.sep)
    aside = f"{folder}{slash}.{last}.{os.getpid()}-{threading.get_ident()}"
    try:
        with open(aside, "wb") as fresh:  # noqa: PTH123
            fresh.write(content)
        os.replace(aside, name)  # noqa: PTH105
    except BaseException:
        Path(aside).unlink(missing_ok=True)
        raise
    return True
