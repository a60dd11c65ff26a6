"""A real browser on the built site."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from generator.publish.copies import address_of, read_front_matter

Open = Callable[..., Page]


class Quiet(SimpleHTTPRequestHandler):
    """Serves the files as they are, and keeps quiet about it."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it so
        pass


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever lies in this folder needs a browser."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker("browser")


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Where the built site is served, as it is, without a slash at the end."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site))) as server:
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture(scope="session")
def pages(site: Path) -> dict[str, list[str]]:
    """The paths of the pages by their kind, in order."""
    docs = site.parent / "build" / "docs"
    kinds: dict[str, list[str]] = {}
    for source in sorted(docs.rglob("*.md")):
        page = source.relative_to(docs).as_posix()
        kind = read_front_matter(source.read_text("utf-8")).get("kind", "")
        kinds.setdefault(kind, []).append("/" + address_of(page))
    return kinds


@pytest.fixture(scope="session")
def cable(pages: dict[str, list[str]]) -> str:
    """The path of the first cable's page."""
    if "cable" not in pages:
        pytest.skip("this edition holds no cable")
    return pages["cable"][0]


@pytest.fixture(scope="session")
def some_of_each_kind(pages: dict[str, list[str]]) -> list[str]:
    """The first and the last page of each kind, and the page for what is not there."""
    return ["/404.html", *sorted({path for kind in pages.values() for path in (kind[0], kind[-1])})]


@pytest.fixture(scope="session")
def templates(site: Path) -> dict[str, str]:
    """A page of each kind of page, kind of list and kind of entry, and the page for what is not there: name to path.

    Of those of one kind, the page with most in it.
    """
    docs = site.parent / "build" / "docs"
    found: dict[str, tuple[int, str]] = {}
    for source in sorted(docs.rglob("*.md")):
        text = source.read_text("utf-8")
        meta = read_front_matter(text)
        name = " ".join(str(meta[key]) for key in ("kind", "list", "entry_kind") if meta.get(key))
        if meta.get("kind") != "redirect":  # which has gone on before it can be looked at
            path = "/" + address_of(source.relative_to(docs).as_posix())
            found[name] = max(found.get(name, (0, "")), (len(text), path))
    return {"not found": "/404.html", **{name: path for name, (_, path) in found.items()}}


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Open]:
    """Opens the page at a path of the site; keywords as Playwright's `new_context` has them.

    As for a reader who has been here, whose text does not move as the faces come; with `first`, as for one who has not.

    From there `page.goto` takes other paths: where many pages are looked at, that is much faster than a new one each.
    The page may ask the site and nobody else: another request fails the test that opened it, as an error of a script
    does, and whatever the page's own policy forbids.
    """
    contexts = []
    faults: list[str] = []

    def visit(path: str, *, first: bool = False, **settings: Any) -> Page:
        window = {"viewport": {"width": 1280, "height": 900}, "base_url": address}
        context = browser.new_context(**{**window, **settings})
        contexts.append(context)
        if not first:
            context.add_init_script("try { localStorage.setItem('edition.faces', 'here') } catch { /* no page yet */ }")
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on("request", lambda request: _judge(request.url))
        page.on("pageerror", lambda error: faults.append(f"{page.url}: script error: {error}"))
        page.on("console", lambda said: _hear(page.url, said.type, said.text))
        page.goto(path)
        return page

    def _judge(url: str) -> None:
        if not url.startswith((address, "data:", "blob:")):
            faults.append(f"asked another host: {url}")

    def _hear(url: str, kind: str, text: str) -> None:
        if kind == "error" and "Content Security Policy" in text:
            faults.append(f"{url}: the page's own policy forbids what it does: {text}")

    yield visit
    for context in contexts:
        context.close()
    assert not faults, "\n".join(faults)
