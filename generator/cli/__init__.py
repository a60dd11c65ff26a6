"""The command line: one verb, one call. Starts on a bare Python, standard library only."""

from __future__ import annotations

import atexit
import gc
import os
import sys
from collections.abc import Sequence

from generator.cli.environment import PREPARED, CannotPrepareError, Environment, rerun
from generator.cli.folders import ROOT, find_folders
from generator.cli.terminal import COULD_NOT, INTERRUPTED, WELL, explain_refusal, say
from generator.cli.verbs import Verb, create_parser

#: How seldom cycles are looked for (see `gc.set_threshold`). What an edition is made of are trees, and there is much of
#: it: looking as often as Python does by itself takes a tenth of the time.
_SELDOM = (50_000, 20, 20)


def main(arguments: Sequence[str], *, prepared: bool = False) -> int:
    """Carry out the verb named in `arguments` and return its exit code.

    `prepared` says that the environment this runs in is the one to use, for this process and those it starts;
    otherwise a verb that needs packages runs in the project's own, which is made if need be.
    """
    gc.set_threshold(*_SELDOM)
    atexit.register(gc.freeze)  # what is there at the end goes with the process: nobody need look through it once more
    prepared = prepared or os.environ.get(PREPARED) == sys.prefix
    if prepared:
        os.environ[PREPARED] = sys.prefix
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # not where a test put another stream in its place
            # Half a character (a lone surrogate) is written as \udXXX: that is what JSON has for it.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    options = create_parser().parse_args(arguments)
    verb: Verb = options.verb
    try:
        if not (ROOT / "pyproject.toml").is_file():
            say(f"Reftel works in its project's folder, with mkdocs.yml and content/ in it; {ROOT} is none.")
            return COULD_NOT
        environment = Environment(ROOT)
        if verb.needs != "nothing" and (environment.is_running() or not prepared):
            environment.prepare(verb.needs, say)
            if not environment.is_running():
                return rerun(environment, [str(ROOT / "generator"), *arguments])
        return verb.run(options, find_folders(options.content, options.site))
    except CannotPrepareError as error:
        say(str(error))
        return COULD_NOT
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Who read our output has read enough (`| head`). Python would complain once more as it closes the stream.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return WELL
    except OSError as error:
        say(explain_refusal(error))
        return COULD_NOT
