"""serve on a small edition of its own: what a person sees in the browser while editing."""

from __future__ import annotations

import http.client
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.cli.serving import give_up

ROOT = Path(__file__).resolve().parents[2]


class Serving:
    """The verb at work on the edition in `folder`."""

    def __init__(self, folder: Path, port: int = 0) -> None:
        command = [sys.executable, str(ROOT / "generator"), "serve", "--port", str(port)]
        self.run = subprocess.Popen(
            [*command, "--content", "content", "--site", "site"],
            cwd=folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.port = 0

    def wait_for(self, words: str) -> str:
        """Read what it says until a line has `words`; return that line."""
        said = []
        for line in self.run.stderr or ():
            said.append(line)
            if words in line:
                return line
        pytest.fail(f"It ended without saying “{words}”:\n{''.join(said)}")

    def start(self) -> None:
        found = re.search(r"http://127\.0\.0\.1:(\d+)/", self.wait_for("Serving on"))
        assert found
        self.port = int(found[1])

    def page(self, path: str) -> str:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        connection.request("GET", path)
        with connection.getresponse() as answer:
            text = answer.read().decode()
        connection.close()
        return text

    def end(self) -> int:
        if self.run.poll() is None:
            self.run.send_signal(signal.SIGTERM)
        self.run.communicate()
        return self.run.returncode


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "tests" / "check" / "sound", tmp_path / "content")
    return tmp_path


@pytest.fixture
def serving(folder: Path) -> Iterator[Serving]:
    serving = Serving(folder)
    serving.start()
    yield serving
    serving.end()


def test_an_edit_shows_in_the_page_and_open_pages_hear_of_it(serving: Serving, folder: Path) -> None:
    assert "Informal group of five" in serving.page("/glossary/quint/")
    events = http.client.HTTPConnection("127.0.0.1", serving.port, timeout=60)
    events.request("GET", "/-/changes")
    with events.getresponse() as stream:
        assert stream.readline() == b"data: 0\n"
        entry = folder / "content/glossary/terms/quint.md"
        entry.write_text(entry.read_text().replace("Informal group", "Circle"))
        while stream.readline() != b"data: 1\n":
            pass
    events.close()
    assert "Circle of five" in serving.page("/glossary/quint/")


def test_a_fault_leaves_the_last_good_site_and_mending_it_goes_on(serving: Serving, folder: Path) -> None:
    entry = folder / "content/glossary/terms/quint.md"
    good = entry.read_text()
    entry.write_text(good.replace("headword", "headwort"))
    serving.wait_for("the last good site stays")
    assert "Informal group of five" in serving.page("/glossary/quint/")
    entry.write_text(good.replace("five governments", "six governments"))
    serving.wait_for("Published")
    assert "six governments" in serving.page("/glossary/quint/")


def test_the_files_of_the_site_hold_no_script_of_ours(serving: Serving, folder: Path) -> None:
    assert "/-/reload.js" in serving.page("/")
    assert "/-/reload.js" not in (folder / "site/index.html").read_text()


def test_an_edition_with_a_fault_is_served_once_it_is_mended(folder: Path) -> None:
    entry = folder / "content/glossary/terms/quint.md"
    good = entry.read_text()
    entry.write_text(good.replace("headword", "headwort"))
    serving = Serving(folder)
    try:
        serving.start()
        assert "quint.md:2:1: error" in serving.page("/")
        entry.write_text(good)
        serving.wait_for("Published")
        assert "A Small Edition" in serving.page("/")
    finally:
        serving.end()


def test_a_port_that_is_taken_is_said_at_once(serving: Serving, folder: Path) -> None:
    second = Serving(folder, serving.port)
    assert str(serving.port + 1) in second.wait_for("Name another one: --port")
    assert second.run.wait() == 2
    second.end()


@pytest.mark.skipif(os.name == "nt", reason="signals are otherwise there")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_cleanly(folder: Path, number: signal.Signals) -> None:
    serving = Serving(folder)
    serving.start()
    serving.run.send_signal(number)
    serving.wait_for("Ended.")
    assert serving.run.wait() == 0
    serving.end()


@pytest.mark.skipif(os.name == "nt", reason="processes have no groups there")
def test_an_index_that_is_given_up_ends_with_what_it_started() -> None:
    work = "import time; print(1, flush=True); time.sleep(99)"
    begin = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {work!r}])"
    with subprocess.Popen([sys.executable, "-c", begin], stdout=subprocess.PIPE, start_new_session=True) as index:
        assert index.stdout
        assert index.stdout.readline() == b"1\n"
        given_up = [index]
        give_up(given_up)
        assert index.stdout.read() == b""  # nobody is left who could write
        assert given_up == []
