"""Coverage-guided fuzzing: `python -m tests.fuzz TARGET [--seconds N]`, beside the properties of every test run.

It needs the fuzzer atheris, which is large and is no part of the project's lock: `pip install atheris` into an
environment of your own that has the packages of requirements-dev.lock. Inputs that led somewhere new are kept in
`.fuzz/TARGET/`; a fault is written to `.fuzz/TARGET-crash-…`, to be made an example of a test.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def main() -> int:
    """Run one target until the time is over, or a fault is found."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__.split(":")[0])
    parser.add_argument("target", choices=("parse", "escape"), help="what to feed with hostile input")
    parser.add_argument("--seconds", type=int, default=60, help="how long (60)")
    options = parser.parse_args()
    try:
        import atheris
    except ImportError:
        print("The fuzzer is missing. Install it beside the project's packages: pip install atheris", file=sys.stderr)
        return 2
    with atheris.instrument_imports(include=["generator"]):
        from tests.fuzz import targets
    found = ROOT / ".fuzz" / options.target
    found.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(targets.SEEDS[options.target]):
        (found / f"seed-{number}").write_bytes(seed)
    arguments = [
        sys.argv[0],
        str(found),
        f"-max_total_time={options.seconds}",
        "-max_len=4096",
        f"-artifact_prefix={found.parent / options.target}-",
        "-print_final_stats=1",
    ]
    atheris.Setup(arguments, targets.TARGETS[options.target])
    atheris.Fuzz()
    return 0


if __name__ == "__main__":
    sys.exit(main())
