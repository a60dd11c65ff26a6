"""The front door: `python3 -m generator VERB`, or `python3 path/to/generator VERB` from any folder."""

import sys
from pathlib import Path

# Said before anything is imported that an older Python could not read.
if sys.version_info < (3, 11):  # noqa: UP036
    sys.exit("Reftel needs Python 3.11 or later; this is Python {}.{}.".format(*sys.version_info))

if not __package__:  # run by its path: Python then looks for modules in generator/, where no top-level module is
    sys.path[0] = str(Path(__file__).resolve().parent.parent)

from generator.cli import main


def run_here() -> int:
    """The console script `reftel`: the environment it is installed in is the one to use."""
    return main(sys.argv[1:], prepared=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
