"""The rooms know each other in one direction only, and each foreign package has one room."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
HOUSE = ROOT / "generator"

# room: the rooms it may import, itself apart
MAY_IMPORT = {
    "model": set(),
    "parse": {"model"},
    "annotate": {"model"},
    "compose": {"model"},
    "render": {"model"},
    "check": {"model"},
    "edition": {"model", "parse", "annotate", "compose", "render", "check"},
    "store": {"model"},
    "publish": {"model"},
    "cli": {"model", "parse", "annotate", "compose", "render", "check", "edition", "store", "publish"},
    "__main__": {"cli"},
    "__init__": set(),
}

# package that is not Python's own: the one room that may import it
ROOM_OF_PACKAGE = {
    "yaml": "store",
    "markdown_it": "store",
    "mkdocs": "publish",
    "markdown": "publish",
    "jinja2": "publish",
    "pagefind": "publish",
    "cbor2": "publish",
    "watchdog": "publish",
    "distributed": "cli",
}

# verbs that a Python with its standard library alone can do
BARE = [["--help"], ["parse", "cable.txt"], ["explain", "cable.txt"], ["new", "term", "Demarche", "--content", "."]]


def room_of(file: Path) -> str:
    """parse for generator/parse/tags.py, edition for generator/edition.py."""
    return file.relative_to(HOUSE).parts[0].removesuffix(".py")


def imports(file: Path, tree: ast.AST | None = None) -> Iterator[tuple[int, str]]:
    """Line and dotted name of all that a file imports, wherever in it; relative imports as absolute ones."""
    package = ("generator", *file.relative_to(HOUSE).parts[:-1])
    for node in ast.walk(tree or ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, name.name) for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            before = package[: len(package) - node.level + 1] if node.level else ()
            module = ".".join([*before, *([node.module] if node.module else [])])
            # `from generator import parse` imports a room by a name after the module's
            yield from ((node.lineno, f"{module}.{name.name}") for name in node.names)


def faults(file: Path) -> Iterator[str]:
    room = room_of(file)
    place = file.relative_to(ROOT).as_posix()
    for line, name in imports(file):
        top, _, rest = name.partition(".")
        if top == "generator":
            other = rest.split(".")[0]
            if other != room and other in MAY_IMPORT and other not in MAY_IMPORT[room]:
                yield f"{place}:{line}: {room} may not import {other}"
        elif top not in sys.stdlib_module_names and ROOM_OF_PACKAGE.get(top) != room:
            yield f"{place}:{line}: {room} may not import {top}"


def test_rooms_import_only_what_lies_below_them() -> None:
    found = [fault for file in sorted(HOUSE.rglob("*.py")) for fault in faults(file)]
    assert not found, "\n" + "\n".join(found)


def test_every_room_has_its_rule() -> None:
    rooms = {room_of(file) for file in HOUSE.rglob("*.py")}
    assert rooms <= MAY_IMPORT.keys(), "name the new room and what it may import in MAY_IMPORT"


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("import yaml", "yaml"),
        ("from generator import cli", "generator.cli"),
        ("from generator.store import read", "generator.store.read"),
        ("from ..store import read", "generator.store.read"),
        ("from .. import store", "generator.store"),
        ("def f():\n    import mkdocs.config", "mkdocs.config"),
    ],
)
def test_every_form_of_import_is_seen(code: str, name: str) -> None:
    assert [name for _, name in imports(HOUSE / "parse" / "tags.py", ast.parse(code))] == [name]


@pytest.mark.parametrize("words", BARE, ids=lambda words: words[0])
def test_verb_needs_no_packages(words: list[str], tmp_path: Path) -> None:
    """Without site packages, as on a machine that has Python and nothing else."""
    (tmp_path / "cable.txt").write_text("TAGS: PREL\nSUBJECT: A TALK\n\n1. (U) We talked.\n")
    command = [sys.executable, "-I", "-S", str(HOUSE), *words]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout
