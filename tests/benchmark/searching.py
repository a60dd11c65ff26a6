"""What a search fetches: the site served as servers do, a browser that searches, and the bytes that were sent."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from statistics import median

from playwright.sync_api import sync_playwright

from generator.cli.browser import find_browser
from tests.packing import Packing

#: Seconds without a request after which a search is over.
_QUIET = 1.5


@dataclass(frozen=True, slots=True)
class Traffic:
    """Bytes fetched: by opening the page of the search, by the first search there, and by each of those after it."""

    page: int
    first: int
    further: tuple[int, ...]

    @property
    def median(self) -> float:
        """Of the further ones, what half of them stay below."""
        return float(median(self.further))


class _Counter:
    """Counts the bytes that a server sends, and knows when it sent the last."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._sent = 0
        self._last = time.monotonic()

    def add(self, count: int) -> None:
        with self._lock:
            self._sent += count
            self._last = time.monotonic()

    def take(self) -> int:
        """Wait until nothing more is asked for; what was sent since the last time."""
        with self._lock:
            self._last = time.monotonic()
        while time.monotonic() - self._last < _QUIET:
            time.sleep(0.05)
        with self._lock:
            sent, self._sent = self._sent, 0
        return sent


class _Counted(Packing):
    """Counts what it sends."""

    def __init__(self, *arguments: object, counter: _Counter, directory: str) -> None:
        self._counter = counter
        super().__init__(*arguments, directory=directory)  # type: ignore[arg-type]

    def note(self, sent: int) -> None:
        self._counter.add(sent)


@contextmanager
def _serve(site: Path) -> Iterator[tuple[str, _Counter]]:
    counter = _Counter()
    counted = partial(_Counted, counter=counter, directory=str(site))
    with ThreadingHTTPServer(("127.0.0.1", 0), counted) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}", counter
        finally:
            server.shutdown()


def weigh_search(site: Path, questions: Sequence[str]) -> Traffic | None:
    """Search the site for each of `questions` in turn, by a browser new to it; None where there is no browser."""
    program = find_browser()
    if program is None:
        return None
    root = hasattr(os, "geteuid") and os.geteuid() == 0  # who cannot have Chromium's own sandbox
    with _serve(site) as (address, counter), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"] if root else [])
        page = browser.new_page()
        page.goto(f"{address}/search/")
        opened = counter.take()
        fetched = []
        for question in questions:
            page.locator("#search-words").fill(question)
            page.locator(".result, .search-said:not(:empty)").first.wait_for()
            fetched.append(counter.take())
        browser.close()
    return Traffic(opened, fetched[0], tuple(fetched[1:]))
