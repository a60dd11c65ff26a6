"""What stands for the programs and the frame of a site: where they are others, all is made again."""

from __future__ import annotations

import sys
from functools import cache
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path

from generator.cli.folders import Folders
from generator.publish.files import list_paths, list_templates

#: The packages that shape what is built, those that come with the others among them.
SHAPING = (
    "jinja2",
    "markdown",
    "markdown-it-py",
    "markupsafe",
    "mkdocs",
    "mkdocs-material",
    "pymdown-extensions",
    "pyyaml",
)


@cache  # those that run are those that were there when this was first asked
def print_programs(root: Path) -> bytes:
    """What stands for all programs that shape an edition: the generator at `root`, the packages, Python."""
    digest = blake2b(digest_size=16)
    for path in sorted(list_paths(root / "generator")):
        if not path.endswith(".pyc"):
            digest.update(path.encode() + b"\0" + (root / "generator" / path).read_bytes())
    digest.update(repr([sys.version, *((name, version(name)) for name in SHAPING)]).encode())
    return digest.digest()


def print_frame(folders: Folders) -> bytes:
    """What stands for the settings and the templates by which all pages are published."""
    theme = folders.root / "theme_overrides"
    digest = blake2b(folders.config.read_bytes(), digest_size=16)
    for path in list_templates(theme):
        digest.update(path.relative_to(theme).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.digest()
