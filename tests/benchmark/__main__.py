"""The door of the benchmark, `python3 -m tests.benchmark`: it makes the environment of the tests if there is none."""

import os
import sys
from pathlib import Path

from generator.cli.environment import PREPARED, CannotPrepareError, Environment, rerun
from generator.cli.terminal import COULD_NOT, say


def enter(words: list[str]) -> int:
    """Carry out one verb, in the environment that the tests run in."""
    environment = Environment(Path(__file__).resolve().parents[2])
    if environment.is_running() or os.environ.get(PREPARED) != sys.prefix:
        try:
            environment.prepare("development", say)
        except CannotPrepareError as error:
            say(str(error))
            return COULD_NOT
        if not environment.is_running():
            return rerun(environment, ["-m", __package__ or "", *words])
    from tests.benchmark.verbs import main  # which needs the packages

    return main(words)


if __name__ == "__main__":
    sys.exit(enter(sys.argv[1:]))
