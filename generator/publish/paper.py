"""Pages of the site on paper: the browser prints them as PDF by the site's own style sheet for print."""

from __future__ import annotations

import os
import subprocess
import tempfile
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

#: How long one page may take, in seconds; and for how long, in milliseconds of the page's own clock, its scripts run.
_PATIENCE, _SCRIPTS = 120, 4000


class PrintingError(Exception):
    """The browser did not print a page; the message says which, and what the browser said."""


def print_pages(site: Path, names: Iterable[str], browser: Path) -> Iterator[Path]:
    """Print the cables of these `names` (MRNs) of the built `site`, and give the path of each PDF as it is there.

    `browser` is Chromium or its kin. A PDF lies beside the other files of its cable (`cables/08BAKU129/08BAKU129.pdf`)
    and is put there whole. Its bytes are not the same twice: the browser writes the time into them.

    Raises PrintingError.
    """
    # as root the browser has no sandbox of its own: the pages are ours, and may ask nobody else
    root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    with _serve(site) as address, tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "page.pdf"
        command = [str(browser), "--headless=new", *root, "--disable-gpu", f"--user-data-dir={folder}/profile"]
        command += ["--no-pdf-header-footer", f"--virtual-time-budget={_SCRIPTS}", f"--print-to-pdf={made}"]
        for name in names:
            made.unlink(missing_ok=True)
            page = f"{address}/cables/{name}/"
            try:
                done = subprocess.run(
                    [*command, page], capture_output=True, text=True, errors="replace", timeout=_PATIENCE, check=False
                )
            except (OSError, subprocess.TimeoutExpired) as error:
                raise PrintingError(f"{name} could not be printed: {error}") from error
            if not made.is_file():
                said = done.stderr.strip().splitlines()
                raise PrintingError(f"{name} could not be printed: {said[-1] if said else 'the browser said nothing'}")
            target = site / "cables" / name / f"{name}.pdf"
            aside = target.with_suffix(".pdf.new")
            aside.write_bytes(made.read_bytes())
            aside.replace(target)
            yield target


@contextmanager
def _serve(site: Path) -> Iterator[str]:
    """Serve the files of the site on this machine, at a free port."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site))) as server:
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()


class _Quiet(SimpleHTTPRequestHandler):
    def end_headers(self) -> None:
        """What was fetched is there when it is used: files so new as these would else be asked for again."""
        self.send_header("Cache-Control", "max-age=3600")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it so
        """Nothing: who prints sees the files."""
