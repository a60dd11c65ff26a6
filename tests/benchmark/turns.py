"""Runs the benchmark: both sides on each size in turns, so that what else the machine does falls on both."""

from __future__ import annotations

import os
import platform
import shutil
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from tests.benchmark import stock
from tests.benchmark.laying import Material, lay_edition, prepare
from tests.benchmark.measuring import Measure
from tests.benchmark.results import STEPS, Page, Results, Run, Search, write_results
from tests.benchmark.sides import Ours, Stock, choose


@dataclass(frozen=True)
class Order:
    """What was asked for: sizes, at which of them the documented glossary too, entries, turns, seed, real cables."""

    sizes: tuple[int, ...]
    documented: tuple[int, ...]
    entries: int
    runs: int
    seed: int
    folder: Path | None


def run_turns(order: Order, place: Path) -> Results:
    """Measure all that was ordered, working in `place`; results.json there grows with each command measured.

    Raises NoTelegramsError where the folder of real cables has none, FailedError where a build fails.
    """
    material = prepare(order.entries, order.seed, order.folder)
    results = Results(facts=_describe(order, material))
    for size in order.sizes:
        shutil.rmtree(place / str(size), ignore_errors=True)
        _run_size(size, order, material, place, results)
    results.facts["Load"] += f" at the beginning, {_describe_load()} at the end"
    write_results(place / "results.json", results)
    return results


def _run_size(size: int, order: Order, material: Material, place: Path, results: Results) -> None:
    ours, theirs = place / str(size) / "ours", place / str(size) / "stock"
    _say(f"{size:,} cables: laying out")
    lay_edition(ours / "content", material.take(size), material.headwords)
    stock.lay_stock(theirs, ours / "content", material.headwords)
    chosen = choose(ours / "content", material.headwords)
    results.mentioned[size] = (chosen.counts[chosen.rare.id], chosen.counts[chosen.common.id])
    ours_side = Ours(ours, chosen)
    sides: list[Ours | Stock] = [ours_side, Stock(theirs, stock.BEST)]

    def tell(side: str, step: str, measured: Measure) -> None:
        _say(f"  {side}, {STEPS[step]}: {measured.wall:.2f} s, CPU {measured.cpu:.2f} s, {measured.largest:,.0f} MB")
        results.runs.append(Run(size, side, step, measured.wall, measured.cpu, measured.largest, measured.together))
        write_results(place / "results.json", results)

    for turn in range(order.runs):
        _say(f"{size:,} cables: turn {turn + 1} of {order.runs}")
        for side in sides if turn % 2 == 0 else reversed(sides):
            side.run(turn, tell)
    _weigh(size, sides, results)
    if traffic := ours_side.search():
        results.searches.append(Search(size, traffic.page, traffic.first, traffic.median))
    else:
        _say("  There is no browser to search with.")
    if size in order.documented:
        documented = Stock(theirs, stock.DOCUMENTED)
        documented.run(0, tell)
        _weigh(size, [documented], results)
    write_results(place / "results.json", results)


def _weigh(size: int, sides: Iterable[Ours | Stock], results: Results) -> None:
    for side in sides:
        weight = side.weigh()
        results.pages.append(Page(size, side.name, weight.page, weight.packed))


def _describe(order: Order, material: Material) -> dict[str, str]:
    made = (
        f"{len(material.real):,} real ones, repeated under new numbers"
        if material.real
        else f"made up, seed {order.seed}"
    )
    return {
        "Cables": made,
        "Glossary": f"{len(material.headwords):,} entries",
        "Turns": f"{order.runs}; the median is told",
        "Machine": f"{len(os.sched_getaffinity(0)) if sys.platform == 'linux' else os.cpu_count()} cores, "
        f"Python {platform.python_version()}, {platform.system()}",
        "Stock": ", ".join(f"{name} {version(name)}" for name in ("mkdocs", "mkdocs-material", "markdown")),
        "Load": _describe_load(),
    }


def _describe_load() -> str:
    return f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "not known"


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)
