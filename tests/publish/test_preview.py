from __future__ import annotations

import http.client
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from generator.publish.preview import EVENTS, SCRIPT, Changes, Preview

Ask = Callable[..., http.client.HTTPResponse]

PAGE = "<!doctype html><html><body><h1>Cables</h1></body></html>"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    site = tmp_path / "site"
    (site / "cables").mkdir(parents=True)
    (site / "cables/index.html").write_text(PAGE)
    (site / "404.html").write_text("<html><body>Not here</body></html>")
    (site / "cables/09VIENNA7.txt").write_bytes(b"UNCLAS\r\n\xe9")
    return site


@pytest.fixture
def preview(site: Path) -> Iterator[Preview]:
    preview = Preview(site, 0, Changes(), lambda: "A fault <here>")
    threading.Thread(target=preview.serve_forever, args=(0.02,), daemon=True).start()
    yield preview
    preview.changes.end()
    preview.shutdown()
    preview.server_close()


@pytest.fixture
def ask(preview: Preview) -> Iterator[Ask]:
    """Ask the preview for a path."""
    with ExitStack() as open_connections:

        def ask(path: str, method: str = "GET") -> http.client.HTTPResponse:
            connection = http.client.HTTPConnection("127.0.0.1", preview.server_port, timeout=10)
            open_connections.callback(connection.close)
            connection.request(method, path)
            return open_connections.enter_context(connection.getresponse())

        yield ask


def test_a_page_is_served_with_the_script_and_stays_as_it_is_on_disk(ask: Ask, site: Path) -> None:
    answer = ask("/cables/")
    body = answer.read().decode()
    assert answer.status == 200
    assert body == f'<!doctype html><html><body><h1>Cables</h1><script src="{SCRIPT}?0"></script></body></html>'
    assert EVENTS in ask(f"{SCRIPT}?0").read().decode()
    assert (site / "cables/index.html").read_text() == PAGE


def test_other_files_are_served_byte_for_byte(ask: Ask) -> None:
    answer = ask("/cables/09VIENNA7.txt?version=1")
    assert (answer.status, answer.read()) == (200, b"UNCLAS\r\n\xe9")
    assert answer.headers["Cache-Control"] == "no-cache"


def test_a_folder_without_its_slash_leads_to_it(ask: Ask) -> None:
    answer = ask("/cables")
    assert (answer.status, answer.headers["Location"]) == (301, "/cables/")


@pytest.mark.parametrize("path", ["/cables/none/", "/none.txt", "/../secret", "/%2e%2e/%2e%2e/etc/passwd"])
def test_what_is_not_there_is_the_site_s_own_page(ask: Ask, path: str) -> None:
    answer = ask(path)
    assert answer.status == 404
    assert "Not here" in answer.read().decode()


def test_a_head_has_no_body(ask: Ask) -> None:
    answer = ask("/cables/", "HEAD")
    assert (answer.status, answer.read()) == (200, b"")


def test_before_there_is_a_site_the_fault_is_shown(ask: Ask, site: Path) -> None:
    site.rename(site.with_name("gone"))
    answer = ask("/")
    assert answer.status == 503
    assert "A fault &lt;here&gt;" in answer.read().decode()


def test_an_open_page_hears_of_each_change(preview: Preview, ask: Ask) -> None:
    stream = ask(EVENTS)
    assert stream.headers["Content-Type"] == "text/event-stream"
    assert stream.readline() == b"data: 0\n"
    assert stream.readline() == b"\n"
    preview.changes.announce()
    assert stream.readline() == b"data: 1\n"


def test_a_page_knows_the_change_it_was_served_at(preview: Preview, ask: Ask) -> None:
    preview.changes.announce()
    assert f'src="{SCRIPT}?1"' in ask("/cables/").read().decode()


def test_only_this_machine_is_served(preview: Preview) -> None:
    assert preview.server_address[0] == "127.0.0.1"


def test_a_port_that_is_taken_is_refused(preview: Preview, site: Path) -> None:
    with pytest.raises(OSError, match="in use"):
        Preview(site, preview.server_port, Changes(), str)


def test_a_page_is_told_that_it_is_not_the_newest_state(ask: Ask) -> None:
    assert '"A fault <here>"' in ask("/-/reload.js").read().decode()
