"""Builds that begin at once: in copies of a process that has read the programs already.

Reading them takes longer than what an editor's save changes. A builder stands by with all of them read, and with what
the last build kept, and each build is a copy of it. Once the programs themselves have changed, and where processes
cannot be copied, each build reads them anew in a process of its own.
"""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
from contextlib import redirect_stdout
from functools import partial
from typing import TYPE_CHECKING

from generator.cli.folders import Folders
from generator.cli.terminal import COULD_NOT, WELL, explain_refusal, say

if TYPE_CHECKING:
    from generator.cli.keeping import Keeping


class Builder:
    """Builds the edition in `folders`, its search apart, again and again."""

    def __init__(self, folders: Folders) -> None:
        program = [sys.executable, str(folders.root / "generator"), "build", "--without-search"]
        self._command = [*program, "--content", str(folders.content), "--site", str(folders.site)]
        self._standing: subprocess.Popen[str] | None = None
        if sys.platform == "linux":
            self._standing = subprocess.Popen(
                [*self._command, "--stand-by"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
                encoding="utf-8",
                start_new_session=True,  # Ctrl-C reaches us, and we end what we started
            )

    def build(self) -> tuple[int, str]:
        """Build once; give the exit code, and what was said of faults."""
        if self._standing and self._standing.stdin and self._standing.stdout:
            try:
                print("build", file=self._standing.stdin, flush=True)
                if answer := self._standing.stdout.readline():
                    code, said = json.loads(answer)
                    return code, said
            except OSError:
                pass
            self.end()  # it died; what it could not do, another one may say more of
        done = subprocess.run(self._command, stdout=subprocess.PIPE, text=True, encoding="utf-8", check=False)
        return done.returncode, done.stdout

    def end(self) -> None:
        """Stand by no more, because the programs are others now or nothing is to be built."""
        if self._standing:
            os.killpg(self._standing.pid, signal.SIGTERM)
            self._standing.communicate()
            self._standing = None


def stand_by(folders: Folders) -> int:
    """Build for each line on standard input, and answer with a line: code and what was said, as JSON.

    Between two builds the site of the next one is laid out, in a copy that ends when that is wanted.
    """
    import generator.cli.building
    import generator.publish.conversion  # noqa: F401 - what a build will ask for
    from generator.cli.keeping import Keeping
    from generator.publish.ahead import Ahead

    keeping = Keeping(folders.cache, say)
    keeping.read_ahead()
    laying: Ahead[None] | None = None
    for _ in sys.stdin:
        if laying:
            laying.end()
        copy = os.fork()
        if copy == 0:
            os._exit(_answer(folders, keeping))
        _, status = os.waitpid(copy, 0)
        if status:
            print(json.dumps((COULD_NOT, "")), flush=True)
        laying = Ahead(partial(_lay, folders))
        keeping.read_ahead()
    return WELL


def _lay(folders: Folders) -> None:
    """Lay out the site of the next build, as soon as no other build is running."""
    from generator.publish.lock import hold
    from generator.publish.site import lay_next

    with hold(folders.build / "lock", lambda: None):
        lay_next(folders.site)


def _answer(folders: Folders, keeping: Keeping) -> int:
    """Build in this copy, and say how it went; 0 where that could be said."""
    from generator.cli.building import build
    from generator.cli.standing import still_stands

    try:
        with redirect_stdout(io.StringIO()) as said:
            code = WELL if still_stands(folders, search=False) else build(folders, search=False, keeping=keeping)
        print(json.dumps((code, said.getvalue())), flush=True)
    except BrokenPipeError:
        return 0  # who asked is gone
    except OSError as error:
        say(explain_refusal(error))
        return 1
    except BaseException:  # noqa: BLE001 - nothing above us is there to say it
        sys.excepthook(*sys.exc_info())
        return 1
    return 0
