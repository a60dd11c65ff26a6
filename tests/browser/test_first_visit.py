"""What the first visit to a cable costs its reader, and what Lighthouse says of it on a slow phone."""

from __future__ import annotations

import gzip
import json
import os
import re
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
TURNS = 5


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


def test_only_one_style_sheet_holds_up_the_first_words(site: Path, cable: str) -> None:
    page = (site / cable.strip("/") / "index.html").read_text("utf-8")
    sheets = re.findall(
        r"<link rel=\"stylesheet\"[^>]*>", re.sub(r"<noscript>.*?</noscript>", "", page, flags=re.DOTALL)
    )
    waited = [sheet for sheet in sheets if 'media="print"' not in sheet]
    assert len(waited) == 1, sheets
    assert "edition.css" in waited[0]
    assert all("defer" in script for script in re.findall(r"<script src[^>]*>", page))


def test_the_faces_come_after_the_first_picture_of_a_first_visit_alone(visit: Open, cable: str) -> None:
    page = visit(cable, first=True)
    page.wait_for_function("() => localStorage.getItem('edition.faces')")  # before that, `check` finds no face missing
    page.wait_for_function(
        "() => document.fonts.check('20px \"Edition Serif\"') && document.fonts.check('20px \"Edition Sans\"')"
    )
    page.wait_for_function("() => performance.getEntriesByName('first-contentful-paint').length")  # told a moment later
    asked = """() => Math.min(...performance.getEntriesByType("resource").filter((one) => one.name.endsWith(".woff2"))
      .map((one) => one.startTime)) - performance.getEntriesByName("first-contentful-paint")[0].startTime"""
    assert page.evaluate(asked) >= 0
    page.route("**/*.js", lambda route: route.abort())  # for who has been here, no script is waited for
    page.reload()
    page.wait_for_function("() => document.fonts.check('20px \"Edition Serif\"')")
    assert page.locator("link[data-faces]").get_attribute("media") == "all"


def test_without_scripts_the_faces_are_there(visit: Open, cable: str) -> None:
    page = visit("/404.html", java_script_enabled=False)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(cable, wait_until="networkidle")
    assert [url for url in asked if url.endswith("edition-serif-regular.woff2")]


def judge(address: str, folder: Path) -> tuple[dict[str, float], float]:
    """What Lighthouse gives a page in each category, from 0 to 1, as on a slow phone; and when its first words come.

    The second is in seconds, as Lighthouse reckons them for such a phone from what it saw.
    """
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
    said = json.loads(found.read_text("utf-8"))
    scores = {name: each["score"] or 0.0 for name, each in said["categories"].items()}
    return scores, said["audits"]["first-contentful-paint"]["numericValue"] / 1000


@pytest.mark.long
def test_lighthouse_finds_nothing_to_mend(host: str, cable: str, tmp_path: Path) -> None:
    scores, words = judge(host + cable, tmp_path)
    quick, first = [scores.pop("performance")], [words]
    assert scores == {"accessibility": 1.0, "best-practices": 1.0, "seo": 1.0}
    while (max(quick) < 0.95 or min(first) >= 1) and len(quick) < TURNS:
        scores, words = judge(host + cable, tmp_path)
        quick.append(scores["performance"])
        first.append(words)
    assert max(quick) >= 0.95, quick
    assert min(first) < 1, first
