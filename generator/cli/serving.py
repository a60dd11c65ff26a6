"""The serve verb: build, serve, and build again whenever something is saved. The search follows in the background."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path

from generator.cli.folders import Folders
from generator.cli.standby import Builder
from generator.cli.terminal import COULD_NOT, WELL, say
from generator.publish.preview import Changes, Preview
from generator.publish.watch import Bell, changed, look, wait_for_change


def serve(folders: Folders, port: int) -> int:
    """Serve the edition on 127.0.0.1 at `port` until interrupted."""
    changes = Changes()
    said: list[str] = ["The edition is being built."]
    indexing: list[subprocess.Popen[bytes]] = []
    try:
        preview = Preview(folders.site, port, changes, lambda: said[-1])
    except OSError as error:
        say(f"Nothing can be served on port {port}: {error.strerror}. Name another one: --port {port + 1}")
        return COULD_NOT
    for number in (signal.SIGINT, signal.SIGTERM):  # also where a shell started us with Ctrl-C turned off
        signal.signal(number, signal.default_int_handler)
    serving = threading.Thread(target=preview.serve_forever, daemon=True)
    programs = folders.root / "generator"
    places = [folders.content, folders.root / "theme_overrides", programs, folders.config]
    builder = Builder(folders)
    try:
        with Bell(places) as bell:
            seen = look(places)
            said.append(_build(builder, folders, indexing))
            # Who asked in the meantime is answered now: the port was taken first, so that a busy one is known at once.
            serving.start()
            say(f"Serving on http://127.0.0.1:{preview.server_port}/ (Ctrl-C ends it)")
            while True:
                now = wait_for_change(places, seen, bell)
                paths = changed(seen, now)
                say(f"Changed: {_names(paths)}")
                if any(Path(path).is_relative_to(programs) for path in paths):
                    builder.end()
                seen = now
                said.append(_build(builder, folders, indexing))
                changes.announce()
    except KeyboardInterrupt:
        say("Ended.")
        return WELL
    finally:
        builder.end()
        give_up(indexing)
        changes.end()
        if serving.is_alive():
            preview.shutdown()
        preview.server_close()


def _build(builder: Builder, folders: Folders, indexing: list[subprocess.Popen[bytes]]) -> str:
    """Build; empty, or what was wrong.

    The search of what was built is made by another process, which is ended by the next change: no reader of a page
    waits for it. `indexing` holds it.
    """
    give_up(indexing)
    code, said = builder.build()
    if said:
        print(said, end="", flush=True)
    if code == 0:
        program = [sys.executable, str(folders.root / "generator"), "index"]
        places = ["--content", str(folders.content), "--site", str(folders.site)]
        process = subprocess.Popen([*program, *places], stdin=subprocess.DEVNULL, start_new_session=True)
        indexing.append(process)
        if hasattr(os, "setpriority"):  # whoever saves meanwhile goes first
            os.setpriority(os.PRIO_PROCESS, process.pid, 10)
        return ""
    if folders.site.exists():
        say("Not built; the last good site stays.")
    return said or "The edition could not be built; the terminal says why."


def give_up(indexing: list[subprocess.Popen[bytes]]) -> None:
    """End the making of an index that is of no use any more, with Pagefind: what it began is nowhere but in its place.

    None of them is asked to clear away first: that might come to nothing (Python drops what is raised in the middle of
    some of its own work), and takes the time of whoever saves.
    """
    while indexing:
        process = indexing.pop()
        if hasattr(os, "killpg"):
            with suppress(ProcessLookupError):  # it has ended by itself
                os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
        process.wait()


def _names(paths: list[str]) -> str:
    """The first of the changed files, and how many more."""
    first = os.path.relpath(paths[0], Path.cwd())
    return first if len(paths) == 1 else f"{first} and {len(paths) - 1} more"
