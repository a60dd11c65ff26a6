"""The live site is whole: builds killed at any moment, on a full disk, two at once, and what they leave behind."""

from __future__ import annotations

import os
import random
import re
import resource
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path

import pytest

from generator.publish.lock import hold
from tests.cli.test_serving import Serving
from tests.trust.laying import Small, files_of

#: How often a build is killed; `--many` makes it 20.
KILLS, MANY = 5, 20
#: During how many builds the pages of `serve` are asked for.
BUILDS_SERVED = 4


def name_files(files: Iterable[str]) -> set[str]:
    """Their names; the folder of the search has another one with each change, which is left out."""
    return {re.sub(r"^search/[0-9a-f]{12}/", "search/", name) for name in files}


def changed(small: Small, word: str) -> None:
    """Another state of the edition, so that there is something to build."""
    small.write(
        "glossary/terms/siege.md",
        f"---\nheadword: Siege {word}\nsources:\n  - Invented for these tests.\n---\n\nA word of the tests: {word}.\n",
    )


@pytest.fixture
def small(tmp_path: Path) -> Small:
    small = Small(tmp_path)
    changed(small, "zero")
    small.build()
    return small


@pytest.mark.skipif(sys.platform == "win32", reason="kills as POSIX has them")
def test_a_build_killed_at_any_moment_changes_nothing(small: Small, request: pytest.FixtureRequest) -> None:
    many = request.config.getoption("--many", default=False)
    chance = random.Random(8)
    began = time.monotonic()
    changed(small, "measured")
    small.build()
    whole = time.monotonic() - began
    content = files_of(small.content)
    for number in range(MANY if many else KILLS):
        changed(small, f"k{number}")
        content = files_of(small.content)
        live, before = small.site.resolve(), files_of(small.site.resolve())
        build = subprocess.Popen(
            small.command("build"), cwd=small.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        try:
            build.wait(chance.uniform(0, whole))
        except subprocess.TimeoutExpired:
            build.kill()
            build.wait()
        if build.returncode == 0 or small.site.resolve() != live:
            assert "Siege k" in (small.site / "glossary/siege/index.html").read_text("utf-8")
            assert name_files(files_of(small.site.resolve())) == name_files(before)  # it had come to its end
        else:
            assert files_of(live) == before
        assert files_of(small.content) == content
    small.build()
    assert small.call("check", "--built").stdout == "No fault found.\n"
    fresh = Small(small.folder / "fresh")
    (fresh.content / "glossary/terms/siege.md").write_bytes((small.content / "glossary/terms/siege.md").read_bytes())
    fresh.build()
    assert files_of(fresh.site.resolve()) == files_of(small.site.resolve())


def limit_files() -> None:
    """No file may grow beyond this: writing fails as on a disk that is full (EFBIG for ENOSPC)."""
    import signal

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (12_000, 12_000))


@pytest.mark.skipif(sys.platform == "win32", reason="limits as POSIX has them")
def test_where_nothing_can_be_written_any_more_the_live_site_stays(small: Small) -> None:
    live, before = small.site.resolve(), files_of(small.site.resolve())
    changed(small, "full")
    done = subprocess.run(
        small.command("build"),
        cwd=small.folder,
        preexec_fn=limit_files,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert "Raise the limit" in done.stderr
    assert small.site.resolve() == live
    assert files_of(live) == before
    small.build()
    assert "Siege full" in (small.site / "glossary/siege/index.html").read_text("utf-8")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can make a small disk")
def test_on_a_disk_that_is_full_the_live_site_stays(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", str(disk)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("no small disk can be made here")
    try:
        small = Small(disk / "edition")
        changed(small, "zero")
        small.build()
        live, before = small.site.resolve(), files_of(small.site.resolve())
        changed(small, "full")
        filling = disk / "filling"
        with filling.open("wb") as file:
            try:
                while True:
                    file.write(b"x" * 65_536)
                    file.flush()
            except OSError:
                pass
        done = small.call("build")
        assert done.returncode == 2, done.stdout + done.stderr
        assert "Traceback" not in done.stderr
        assert "The disk is full. Make room" in done.stderr
        assert small.site.resolve() == live
        assert files_of(live) == before
        filling.unlink()
        small.build()
        assert "Siege full" in (small.site / "glossary/siege/index.html").read_text("utf-8")
    finally:
        subprocess.run(["umount", str(disk)], check=False)


def test_two_builds_at_once_are_one_after_the_other(small: Small) -> None:
    changed(small, "twice")
    with hold(small.folder / "build/lock", lambda: None):  # as a build does that is still running
        builds = [
            subprocess.Popen(small.command("build"), cwd=small.folder, stderr=subprocess.PIPE, text=True)
            for _ in range(2)
        ]
        for build in builds:
            assert build.stderr
            assert "Another build is running; waiting for it." in build.stderr.readline()
        assert [build.poll() for build in builds] == [None, None]
    for build in builds:
        build.communicate()
    assert [build.returncode for build in builds] == [0, 0]
    assert "Siege twice" in (small.site / "glossary/siege/index.html").read_text("utf-8")
    assert small.call("check", "--built").returncode == 0


def test_the_last_site_is_kept_beside_the_live_one(small: Small) -> None:
    last = small.site.resolve()
    changed(small, "next")
    small.build()
    assert small.site.resolve() != last
    assert (last / "index.html").is_file()


def test_serve_never_shows_a_half_built_site(tmp_path: Path) -> None:
    """Every page is asked for again and again while builds go on: each answer is a page, and whole."""
    small = Small(tmp_path)
    changed(small, "zero")
    serving = Serving(small.folder)
    serving.start()
    try:
        pages = ["/" + path.parent.relative_to(small.site).as_posix() + "/" for path in small.site.rglob("index.html")]
        assert len(pages) > 10
        broken, asked, seen = [], 0, {"zero"}
        for number in range(BUILDS_SERVED):
            changed(small, f"s{number}")
            while f"s{number}" not in seen:
                for page in ["/glossary/siege/", *pages]:
                    text = serving.page(page.replace("/./", "/"))
                    asked += 1
                    if not text.rstrip().endswith("</html>") or "<article" not in text:
                        broken.append(page)
                    seen |= {word for word in (f"s{number}",) if page == "/glossary/siege/" and f"Siege {word}" in text}
        assert broken == []
        assert asked > BUILDS_SERVED * len(pages)
    finally:
        serving.end()
