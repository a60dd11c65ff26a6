"""Writes files, and only those that changed."""

from __future__ import annotations

import os
import threading
from pathlib import Path


def write_changed(path: Path, content: bytes) -> bool:
    """Make the file at `path` hold `content`, whole or not at all; say whether it changed.

    A file that holds it already is left alone, with its date. Folders above it are made. Raises OSError where the
    file cannot be written; the old one then stands as it was.
    """
    try:
        if path.read_bytes() == content:
            return False
    except (FileNotFoundError, NotADirectoryError):
        path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f".{path.name}.{os.getpid()}-{threading.get_ident()}")
    try:
        aside.write_bytes(content)
        aside.replace(path)
    except BaseException:
        aside.unlink(missing_ok=True)
        raise
    return True
