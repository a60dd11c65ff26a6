"""The edition as a whole: every page once, links whole, the same bytes twice, nothing asked of other hosts."""

from __future__ import annotations

import filecmp
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from generator import edition
from generator.store import read_content

ROOT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.edition


def test_every_page_is_planned_once(content: Path) -> None:
    read, problems = read_content(content)
    established = edition.establish(read, problems)
    paths = [edition.page(established, job).path for job in edition.plan(established)]
    assert sorted(paths) == sorted(set(paths))


def test_mkdocs_builds_the_markdown_without_a_warning(site: Path, tmp_path: Path) -> None:
    """What any MkDocs-compatible builder would do, by MkDocs' own command; never with -q, which hides warnings."""
    docs = site.parent / "build" / "docs"
    config = tmp_path / "mkdocs.yml"
    config.write_text(
        f"INHERIT: {ROOT / 'mkdocs.yml'}\ndocs_dir: {docs}\nsite_dir: {tmp_path / 'site'}\n"
        f"theme:\n  custom_dir: {ROOT / 'theme_overrides'}\n",
        "utf-8",
    )
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--config-file", str(config)]
    settings = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, env=settings)
    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr


def test_two_builds_are_the_same_bytes(site: Path, content: Path, tmp_path: Path) -> None:
    """Under another hash seed, at another place, by another clock's zone."""
    again = tmp_path / "elsewhere" / "site"
    command = [sys.executable, str(ROOT / "generator"), "build", "--content", str(content), "--site", str(again)]
    settings = {**os.environ, "PYTHONHASHSEED": "4711", "TZ": "Asia/Baku", "LC_ALL": "C"}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=settings)
    assert done.returncode == 0, done.stdout + done.stderr
    assert files_of(again) == files_of(site)
    differing = [path for path in files_of(site) if not filecmp.cmp(site / path, again / path, shallow=False)]
    assert differing == []


def files_of(folder: Path) -> list[str]:
    root = folder.resolve()
    return sorted(path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file())


# <script src="https://…"> <link href="//…"> <img src="http://…"> <source srcset="https://…"> <iframe src="https://…">
FETCHED = re.compile(
    r"<(?:script|img|iframe|source|video|audio|embed|object)\b[^>]*?(?:src|srcset|data)=\"(?:https?:)?//"
)
LINKED = re.compile(
    r"<link\b(?=[^>]*\brel=\"(?:stylesheet|preload|icon|preconnect|prefetch)\")[^>]*href=\"(?:https?:)?//"
)


def test_no_page_fetches_from_another_host(site: Path) -> None:
    guilty = [
        str(path.relative_to(site.resolve()))
        for path in site.resolve().rglob("*.html")
        if FETCHED.search(text := path.read_text("utf-8")) or LINKED.search(text)
    ]
    assert guilty == []
