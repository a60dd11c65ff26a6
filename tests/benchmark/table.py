"""What the benchmark measured, as tables: plain text for the terminal, Markdown for a page."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from tests.benchmark.results import BEST, DOCUMENTED, OURS, STEPS, Figure, Results

Row = tuple[str, ...]

_TITLES: dict[Figure, str] = {
    "wall": "Seconds by the clock",
    "cpu": "Seconds of work (user and system, all processes)",
    "largest": "Most memory of one process, MB",
    "together": "Most memory of all processes together, MB",
}
_STOCK = {BEST: "MkDocs and Material, best stock", DOCUMENTED: "MkDocs and Material, glossary as documented"}


def create_text(results: Results) -> str:
    """The tables with their columns lined up."""
    parts = ["\n".join(f"{name}: {words}" for name, words in results.facts.items())]
    for title, rows in _create_tables(results):
        widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
        lines = [
            row[0].ljust(widths[0])
            + "".join(cell.rjust(width + 3) for cell, width in zip(row[1:], widths[1:], strict=True))
            for row in rows
        ]
        lines.insert(1, "-" * max(map(len, lines)))
        parts.append("\n".join([title, "", *(line.rstrip() for line in lines)]))
    return "\n\n".join(parts) + "\n\n"


def create_markdown(results: Results) -> str:
    """The tables as Markdown."""
    parts = ["\n".join(f"- {name}: {words}" for name, words in results.facts.items())]
    for title, rows in _create_tables(results):
        head, *body = (f"| {' | '.join(row)} |" for row in rows)
        rule = "|---" + "|--:" * (len(rows[0]) - 1) + "|"
        parts.append("\n".join([f"**{title}**", "", head, rule, *body]))
    return "\n\n".join(parts) + "\n"


def _create_tables(results: Results) -> list[tuple[str, list[Row]]]:
    sizes = results.sizes
    head: Row = ("Cables", *(f"{size:,}" for size in sizes))
    tables = [(title, [head, *_create_rows(results, figure)]) for figure, title in _TITLES.items()]
    tables.append(("Times that best stock takes what everything new takes us", [head, *_compare(results)]))
    if len(sizes) > 1:
        tables.append(("Exponent of growth of the work, from one size to the next", _grow(results)))
    tables.append(("A cable's page of middle weight: KB of HTML, and packed with gzip", [head, *_weigh(results)]))
    if results.searches:
        tables.append(("KB fetched by searching, packed as servers do", [head, *_list_searches(results)]))
    mentioned = [results.mentioned.get(size, (0, 0)) for size in sizes]
    rows = [("the rare entry", *(f"{rare:,}" for rare, _ in mentioned))]
    rows.append(("the common entry", *(f"{common:,}" for _, common in mentioned)))
    tables.append(("Cables that have the entry that was edited", [head, *rows]))
    return tables


def _create_rows(results: Results, figure: Figure) -> list[Row]:
    lines = [(f"Reftel, {told}", OURS, step) for step, told in STEPS.items()]
    lines += [(told, side, "cold") for side, told in _STOCK.items()]
    rows = [
        (told, *(_write(results.get(size, side, step, figure), figure) for size in results.sizes))
        for told, side, step in lines
    ]
    return [row for row in rows if any(cell != "–" for cell in row[1:])]


def _write(value: float | None, figure: Figure) -> str:
    if value is None:
        return "–"
    return f"{value:,.2f}" if figure in ("wall", "cpu") and value < 100 else f"{value:,.0f}"


def _compare(results: Results) -> list[Row]:
    rows: list[Row] = []
    figures: Sequence[tuple[Figure, str]] = (("wall", "by the clock"), ("cpu", "work"))
    for figure, told in figures:
        found = [results.compare(size, figure) for size in results.sizes]
        rows.append((told, *("–" if value is None else f"{value:.2f}" for value in found)))
    share = [
        (results.get(size, OURS, "unchanged", "cpu"), results.get(size, OURS, "cold", "cpu")) for size in results.sizes
    ]
    told = "nothing changed, of everything new, %"
    rows.append((told, *(f"{100 * few / all_:.1f}" if few and all_ else "–" for few, all_ in share)))
    return rows


def _grow(results: Results) -> list[Row]:
    spans = list(pairwise(results.sizes))
    if len(spans) > 1 and 500 in results.sizes[:-2]:
        spans.append((500, results.sizes[-1]))
    lines = [(f"Reftel, {told}", OURS, step) for step, told in STEPS.items()]
    lines.append((_STOCK[BEST], BEST, "cold"))
    rows = [("", *(f"{first:,} to {last:,}" for first, last in spans))]
    for told, side, step in lines:
        found = [results.grow(first, last, side, step) for first, last in spans]
        rows.append((told, *("–" if value is None else f"{value:.2f}" for value in found)))
    return rows


def _weigh(results: Results) -> list[Row]:
    rows = []
    for side, told in {OURS: "Reftel", **_STOCK}.items():
        weights = {page.size: page for page in results.pages if page.side == side}
        cells = [
            f"{weights[size].page / 1_024:.1f}, {weights[size].packed / 1_024:.1f}" if size in weights else "–"
            for size in results.sizes
        ]
        rows.append((told, *cells))
    return [row for row in rows if any(cell != "–" for cell in row[1:])]


def _list_searches(results: Results) -> list[Row]:
    found = {search.size: search for search in results.searches}
    lines = {
        "the page of the search": "page",
        "the first search": "first",
        "one of the twenty after it, median": "further",
    }
    return [
        (told, *(f"{getattr(found[size], name) / 1_024:.0f}" if size in found else "–" for size in results.sizes))
        for told, name in lines.items()
    ]
