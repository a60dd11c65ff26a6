"""Serves the live site on this machine, and has every open page load itself again when the site changes.

The reload script is put into a page as it is served; the files of the site never hold it.
"""

from __future__ import annotations

import html
import io
import json
import sys
import threading
from collections.abc import Callable
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, BinaryIO

EVENTS = "/-/changes"
SCRIPT = "/-/reload.js"
_BREATH = 15.0  # seconds between two signs of life, by which a page that was closed is noticed

# A hidden page gives up its connection: browsers allow only six to one host. The number tells the page whether the
# site changed since it was served.
# It is a file, for the policy of the pages forbids any other script inside them.
_TAG = '<script src="%s?%d"></script>'
_SCRIPT = """(() => {
  const seen = new URL(document.currentScript.src).search.slice(1);
  let source;
  const listen = () => {
    source?.close();
    if (document.hidden) return;
    source = new EventSource("%s");
    source.onmessage = (message) => { if (message.data !== seen) location.reload(); };
  };
  document.addEventListener("visibilitychange", listen);
  listen();
  const fault = %s;
  if (!fault) return;
  const bar = document.createElement("pre");
  bar.setAttribute("role", "alert");
  bar.textContent = "Not built; this is the last good state.\\n" + fault;
  Object.assign(bar.style, {
    margin: "0", padding: "12px 24px", maxHeight: "40vh", overflow: "auto", whiteSpace: "pre-wrap",
    font: "14px/20px monospace", color: "#fffefa", background: "#7a4512",
  });
  document.body.prepend(bar);
})();
"""


class Changes:
    """Counts the changes of the site, and lets others wait for the next one."""

    def __init__(self) -> None:
        self._count = 0
        self._ended = False
        self._condition = threading.Condition()

    @property
    def count(self) -> int:
        """How often the site changed so far."""
        return self._count

    @property
    def ended(self) -> bool:
        """Whether there will be no more."""
        return self._ended

    def announce(self) -> None:
        """The site changed."""
        with self._condition:
            self._count += 1
            self._condition.notify_all()

    def end(self) -> None:
        """No more changes: whoever waits is let go."""
        with self._condition:
            self._ended = True
            self._condition.notify_all()

    def wait(self, seen: int, seconds: float) -> int:
        """Wait, `seconds` at most, until the count is another than `seen`; return it."""
        with self._condition:
            self._condition.wait_for(lambda: self._ended or self._count != seen, seconds)
            return self._count


class Preview(ThreadingHTTPServer):
    """A server for `site` on 127.0.0.1. `fault` gives what was wrong when it was last built, or nothing.

    Raises OSError where the port is taken.
    """

    daemon_threads = True
    allow_reuse_address = True  # a port just left is free at once

    def __init__(self, site: Path, port: int, changes: Changes, fault: Callable[[], str]) -> None:
        self.site = site
        self.changes = changes
        self.fault = fault
        super().__init__(("127.0.0.1", port), _Request)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a reader who left in the middle of a page."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Request(SimpleHTTPRequestHandler):
    server: Preview
    protocol_version = "HTTP/1.1"
    extensions_map = {  # noqa: RUF012 - as the base class has it; the system's own table differs between machines
        **SimpleHTTPRequestHandler.extensions_map,
        ".js": "text/javascript",
        ".md": "text/markdown; charset=utf-8",
        ".txt": "text/plain; charset=utf-8",
        ".woff2": "font/woff2",
    }

    def __init__(self, request: object, client_address: object, server: Preview) -> None:
        super().__init__(request, client_address, server, directory=str(server.site))  # type: ignore[arg-type]

    def do_GET(self) -> None:
        if self.path == EVENTS:
            self._tell_changes()
        else:
            super().do_GET()

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        """The page with the reload script, or any other file as it is; the site's own page where there is none."""
        if self.path.partition("?")[0] == SCRIPT:
            return self._begin(HTTPStatus.OK, "text/javascript", _SCRIPT % (EVENTS, json.dumps(self.server.fault())))
        path = Path(self.translate_path(self.path))
        if path.is_dir() and self.path.partition("?")[0].endswith("/"):
            path /= "index.html"
        if path.is_dir() or (path.is_file() and path.suffix != ".html"):
            return super().send_head()  # a folder is answered by a redirect to its slash
        missing = not path.is_file()
        if missing:
            path = self.server.site / "404.html"
        status = HTTPStatus.NOT_FOUND if missing else HTTPStatus.OK
        try:
            page = path.read_text("utf-8")
        except OSError:
            status = HTTPStatus.SERVICE_UNAVAILABLE
            page = f"<!doctype html><title>No site yet</title><pre>{html.escape(self.server.fault())}</pre></body>"
        head, body, tail = page.rpartition("</body>")
        script = _TAG % (SCRIPT, self.server.changes.count)
        return self._begin(status, "text/html; charset=utf-8", head + script + body + tail)

    def _begin(self, status: HTTPStatus, kind: str, text: str) -> io.BytesIO:
        """Send the head of an answer; what follows it is returned."""
        content = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        return io.BytesIO(content)

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it so
        """Nothing: what matters at the terminal is what the build says."""

    def _tell_changes(self) -> None:
        """Send the count now and whenever it changes, for as long as the page is open."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        changes = self.server.changes
        seen = changes.count
        try:
            self.wfile.write(b"data: %d\n\n" % seen)
            while not changes.ended:
                count = changes.wait(seen, _BREATH)
                self.wfile.write(b": here\n\n" if count == seen else b"data: %d\n\n" % count)
                seen = count
        except ConnectionError:
            return  # the page was closed
