"""What the first visit to a cable costs its reader, and what Lighthouse says of it on a slow phone."""

from __future__ import annotations

import gzip
import json
import os
import shutil
import subprocess
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser

from generator.cli.browser import find_browser
from tests.browser.conftest import Open
from tests.packing import Host, Packing

pytestmark = pytest.mark.edition

#: The version whose judgement is asked for; the last that runs on Node 18.
LIGHTHOUSE = "lighthouse@12.8.2"
FIRST_VISIT = 250_000
FOUNDING = "/cables/08BAKU129/"
FOUNDING_PAGE = 60_000
#: What a host sends at once, before it hears from the reader: ten packets (RFC 6928).
FIRST_PACKETS = 14_600
#: How often Lighthouse judges at most: a machine at other work slows a page down, and never speeds it up.
TURNS = 3


@pytest.fixture(scope="module")
def host(site: Path) -> Iterator[str]:
    """The site as a host serves it: packed."""
    with Host(("127.0.0.1", 0), partial(Packing, directory=str(site))) as server:
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_the_first_visit_to_a_cable_is_light(browser: Browser, host: str, site: Path, cable: str) -> None:
    asked: list[str] = []
    context = browser.new_context(viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    page.goto(host + cable, wait_until="networkidle")
    context.close()
    files = {path: site / (path.lstrip("/") + ("index.html" if path.endswith("/") else "")) for path in asked}
    sizes = {
        path: len(gzip.compress(file.read_bytes(), 6))
        for path, file in files.items()
        if file.is_file() and file.suffix != ".woff2"
    }
    assert cable in sizes
    assert sum(sizes.values()) < FIRST_VISIT, sizes


def test_the_page_of_the_founding_cable_is_light(site: Path) -> None:
    page = site / FOUNDING.strip("/") / "index.html"
    if not page.is_file():
        pytest.skip("this edition does not hold it")
    assert page.stat().st_size < FOUNDING_PAGE


def test_what_the_first_words_wait_for_comes_with_the_first_packets(site: Path) -> None:
    sheet = gzip.compress((site / "assets/stylesheets/edition.css").read_bytes(), 6)
    assert len(sheet) < FIRST_PACKETS


def test_only_one_style_sheet_holds_up_the_first_words(visit: Open, cable: str) -> None:
    page = visit(cable)
    head = "all => all.map(one => [one.tagName, one.rel || '', one.media || '', one.defer ?? false])"
    asked = page.locator("head > :is(link[rel=stylesheet], script[src]), body script[src]").evaluate_all(head)
    assert [one for one in asked if one[0] == "LINK"] == [
        ["LINK", "stylesheet", "", False],
        ["LINK", "stylesheet", "print", False],
    ]
    assert all(one[3] for one in asked if one[0] == "SCRIPT")


def judge(address: str, folder: Path) -> dict[str, float]:
    """What Lighthouse gives a page in each category, from 0 to 1, as on a slow phone."""
    npx = shutil.which("npx")
    if npx is None:
        pytest.fail("Lighthouse needs Node.js with npx, and there is none (Debian: apt-get install nodejs npm).")
    program = find_browser()
    assert program, "there is no browser"
    found = folder / "lighthouse.json"
    flags = "--headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking --disable-sync"
    command = [npx, "--yes", LIGHTHOUSE, address, "--output=json", f"--output-path={found}", "--quiet"]
    done = subprocess.run(
        [*command, f"--chrome-flags={flags} --disable-component-update"],
        env={**os.environ, "CHROME_PATH": str(program)},
        capture_output=True,
        text=True,
        check=False,
        cwd=folder,
    )
    assert found.is_file(), done.stdout + done.stderr
    return {name: each["score"] or 0.0 for name, each in json.loads(found.read_text("utf-8"))["categories"].items()}


@pytest.mark.long
def test_lighthouse_finds_nothing_to_mend(host: str, cable: str, tmp_path: Path) -> None:
    scores = judge(host + cable, tmp_path)
    quick = [scores.pop("performance")]
    assert scores == {"accessibility": 1.0, "best-practices": 1.0, "seo": 1.0}
    while max(quick) < 0.95 and len(quick) < TURNS:
        quick.append(judge(host + cable, tmp_path)["performance"])
    assert max(quick) >= 0.95, quick
