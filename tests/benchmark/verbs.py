"""The benchmark: `python3 -m tests.benchmark` builds editions of several sizes, and the same texts with stock MkDocs.

`make DIR` lays out one edition and builds nothing. docs/benchmark.md says what is measured, and how.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tests.benchmark.borrowing import NoTelegramsError
from tests.benchmark.chart import create_chart
from tests.benchmark.laying import lay_edition, prepare
from tests.benchmark.measuring import FailedError
from tests.benchmark.results import read_results
from tests.benchmark.table import create_markdown, create_text
from tests.benchmark.turns import Order, run_turns

ROOT = Path(__file__).resolve().parents[2]
SIZES = (100, 500, 2_000, 10_000)


def main(words: list[str]) -> int:
    """Carry out one verb; without one, run the benchmark."""
    if not words or words[0] not in ("run", "make", "table", "-h", "--help"):
        words = ["run", *words]
    options = _create_parser().parse_args(words)
    try:
        return int(options.act(options))
    except (NoTelegramsError, FailedError, FileExistsError) as error:
        print(f"benchmark: {error}", file=sys.stderr)
        return 2


def _create_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python3 -m tests.benchmark", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    verbs = parser.add_subparsers(metavar="VERB", required=True)

    both = argparse.ArgumentParser(add_help=False)
    both.add_argument("--entries", type=int, default=1_000, metavar="N", help="entries of the glossary (1,000)")
    both.add_argument("--seed", type=int, default=1, metavar="N", help="another seed makes up other telegrams (1)")

    running = verbs.add_parser("run", parents=[both], help="build, measure and report (this is done without a verb)")
    sizes = ",".join(map(str, SIZES))
    running.add_argument("--sizes", type=_read_sizes, default=SIZES, metavar="N,N", help=f"cables ({sizes})")
    running.add_argument("--cables", "--from", dest="folder", type=Path, metavar="DIR", help="take real telegrams")
    running.add_argument("--runs", type=int, default=3, metavar="N", help="turns, of which the median is told (3)")
    running.add_argument(
        "--documented",
        type=_read_sizes,
        default=(100, 500),
        metavar="N,N",
        help="at which sizes the documented glossary of stock MkDocs is built too, once (100,500; 0: at none)",
    )
    running.add_argument(
        "--folder", type=Path, dest="place", default=ROOT / "build" / "benchmark", metavar="DIR", help="where to work"
    )
    running.set_defaults(act=_run)

    making = verbs.add_parser("make", parents=[both], help="lay out one edition in DIR/content, and build nothing")
    making.add_argument("place", type=Path, metavar="DIR")
    making.add_argument("--cables", type=int, default=2_000, metavar="N", help="how many cables (2,000)")
    making.add_argument("--from", dest="folder", type=Path, metavar="FOLDER", help="take real telegrams")
    making.set_defaults(act=_make)

    telling = verbs.add_parser("table", help="print the table of an earlier run again")
    telling.add_argument("results", type=Path, metavar="FILE", help="results.json")
    telling.set_defaults(act=_tell)
    return parser


def _read_sizes(text: str) -> tuple[int, ...]:
    return tuple(sorted({int(size.replace("_", "")) for size in text.split(",")} - {0}))


def _make(options: argparse.Namespace) -> int:
    material = prepare(options.entries, options.seed, options.folder)
    lay_edition(options.place / "content", material.take(options.cables), material.headwords)
    print(options.place / "content")
    return 0


def _run(options: argparse.Namespace) -> int:
    order = Order(options.sizes, options.documented, options.entries, options.runs, options.seed, options.folder)
    results = run_turns(order, options.place)
    (options.place / "table.md").write_text(create_markdown(results), "utf-8")
    (options.place / "chart.svg").write_text(create_chart(results), "utf-8")
    print(create_text(results), end="")
    print(f"The same as Markdown, a chart, and every figure: table.md, chart.svg and results.json in {options.place}")
    return 0


def _tell(options: argparse.Namespace) -> int:
    print(create_text(read_results(options.results)), end="")
    return 0
