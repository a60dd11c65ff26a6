from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from generator.cli.verbs import VERBS, Verb, create_parser

ROOT = Path(__file__).resolve().parents[2]
NAMES = [verb.name for verb in VERBS]


def call(*words: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Call the program on a Python that has its standard library only, with an empty environment."""
    command = [sys.executable, "-I", "-S", str(ROOT / "generator"), *words]
    settings = {"PATH": os.defpath, "SYSTEMROOT": os.environ.get("SYSTEMROOT", "")}
    return subprocess.run(command, cwd=cwd, env=settings, capture_output=True, encoding="utf-8", check=False)


def test_help_names_every_verb(tmp_path: Path) -> None:
    done = call("--help", cwd=tmp_path)
    assert done.returncode == 0
    for name in NAMES:
        assert f"\n    {name} " in done.stdout


@pytest.mark.parametrize("name", NAMES)
def test_help_of_a_verb_has_examples_and_what_all_verbs_take(name: str) -> None:
    done = call(name, "--help")
    assert done.returncode == 0
    assert "--content DIR" in done.stdout
    assert "--site DIR" in done.stdout
    assert f"examples:\n  python3 -m generator {name}" in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 100


@pytest.mark.parametrize("verb", VERBS, ids=NAMES)
def test_examples_can_be_parsed(verb: Verb) -> None:
    for example in verb.examples:
        words = shlex.split(re.split(" [<>] ", example)[0])
        assert create_parser().parse_args(words).verb is verb


@pytest.mark.parametrize("words", [(), ("no-such-verb",), ("serve", "--port", "many"), ("new", "animal", "Dog")])
def test_what_cannot_be_understood_ends_with_two(words: tuple[str, ...]) -> None:
    done = call(*words)
    assert done.returncode == 2
    assert done.stderr.startswith("usage: python3 -m generator")


def test_parse_needs_the_standard_library_only(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("TAGS: PREL\nSUBJECT: A TALK\n\n1. (U) We talked.\n")
    done = call("parse", "a.txt", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert '"subject": "A TALK"' in done.stdout


def test_new_needs_the_standard_library_only(tmp_path: Path) -> None:
    done = call("new", "term", "Demarche", "--content", "edition", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "edition/glossary/terms/demarche.md").is_file()


@pytest.mark.parametrize("door", [[str(ROOT / "generator")], ["-m", "generator"]])
def test_both_front_doors_lead_into_the_house(door: list[str]) -> None:
    done = subprocess.run([sys.executable, *door, "--version"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stdout.startswith("Reftel ")
