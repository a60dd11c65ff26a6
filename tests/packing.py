"""Serves a site as hosts do: text packed on its way, and for the browser to keep."""

from __future__ import annotations

import gzip
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

#: What hosts pack; the files of the search are packed already.
PACKED = (".html", ".js", ".css", ".json", ".svg", ".xml", ".txt")


class Host(ThreadingHTTPServer):
    """A server that lets no browser wait at the door: one that is turned away comes again after a whole second."""

    request_queue_size = 128


class Packing(SimpleHTTPRequestHandler):
    """Answers a request for a file or a folder of the site."""

    protocol_version = "HTTP/1.1"
    extensions_map = {  # noqa: RUF012 - as the base class has it
        **SimpleHTTPRequestHandler.extensions_map,
        ".js": "text/javascript",
        ".woff2": "font/woff2",
    }

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        kind, body = self.guess_type(path), path.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.send_header("Cache-Control", "max-age=31536000")
        if path.suffix in PACKED:
            body = gzip.compress(body, 6, mtime=0)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        self.note(len(body))

    def note(self, sent: int) -> None:
        """So many bytes were sent: for whoever counts them."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it so
        """Say nothing."""
