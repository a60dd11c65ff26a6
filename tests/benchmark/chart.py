"""What the benchmark measured, as a chart: work against the number of cables, both on logarithmic scales, as SVG."""

from __future__ import annotations

from html import escape
from math import ceil, floor, log10

from tests.benchmark.results import BEST, DOCUMENTED, OURS, STEPS, Results

_WIDTH, _HEIGHT = 760, 470
_LEFT, _RIGHT, _TOP, _BOTTOM = 64, 220, 56, 44
#: The least distance between two names at the right, in pixels.
_APART = 16

_STYLE = """\
text { font: 13px system-ui, sans-serif; fill: #222 }
.title { font-weight: 600; font-size: 15px }
.quiet { fill: #555 }
.grid { stroke: #ddd; stroke-width: 1 }
.ours { stroke: #14507a; fill: #14507a }
.stock { stroke: #a33b1e; fill: #a33b1e }
polyline { fill: none !important; stroke-width: 2 }
.part { stroke-dasharray: 5 4 }
text.ours, text.stock { stroke: none }
@media (prefers-color-scheme: dark) {
  .ground { fill: #161616 } text { fill: #eee } .quiet { fill: #bbb } .grid { stroke: #3a3a3a }
  .ours { stroke: #7fb8e6; fill: #7fb8e6 } .stock { stroke: #f0916f; fill: #f0916f }
}
"""


def create_chart(results: Results) -> str:
    """The chart. A line for each step and each side; the lines bear their names."""
    lines = [("stock", "cold", DOCUMENTED, "stock, glossary as documented"), ("stock", "cold", BEST, "best stock")]
    lines += [("ours", step, OURS, f"Reftel, {told}") for step, told in STEPS.items()]
    found: list[tuple[str, str, str, list[tuple[int, float]]]] = []
    for of, step, side, told in lines:
        points = [(size, value) for size in results.sizes if (value := results.get(size, side, step, "cpu"))]
        if points:
            found.append((of, step, told, points))
    sizes = results.sizes
    values = [value for *_, points in found for _, value in points]
    low, high = floor(log10(min(values))), ceil(log10(max(values)))
    first, last = log10(sizes[0]), log10(max(sizes[-1], sizes[0] + 1))

    def across(size: int) -> float:
        return _LEFT + (log10(size) - first) / (last - first) * (_WIDTH - _LEFT - _RIGHT)

    def up(value: float) -> float:
        return _HEIGHT - _BOTTOM - (log10(value) - low) / max(1, high - low) * (_HEIGHT - _TOP - _BOTTOM)

    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" aria-labelledby="t">',
        '<title id="t">Seconds of work against the number of cables</title>',
        f"<style>{_STYLE}</style>",
        f'<rect class="ground" width="{_WIDTH}" height="{_HEIGHT}" fill="#fff"/>',
        '<text class="title" x="16" y="26">Seconds of work (CPU of all processes) against the number of cables</text>',
    ]
    for power in range(low, high + 1):
        y = up(10.0**power)
        out.append(f'<line class="grid" x1="{_LEFT}" x2="{_WIDTH - _RIGHT}" y1="{y:.1f}" y2="{y:.1f}"/>')
        out.append(f'<text class="quiet" x="{_LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{10.0**power:g}</text>')
    for size in sizes:
        x = across(size)
        out.append(f'<text class="quiet" x="{x:.1f}" y="{_HEIGHT - 18}" text-anchor="middle">{size:,}</text>')
    places = _place_names({told: (points[-1][0], up(points[-1][1])) for _, _, told, points in found})
    for of, step, told, points in found:
        drawn = " ".join(f"{across(size):.1f},{up(value):.1f}" for size, value in points)
        part = "" if step == "cold" else " part"
        out.append(f'<polyline class="{of}{part}" points="{drawn}"/>')
        out += [f'<circle class="{of}" cx="{across(size):.1f}" cy="{up(value):.1f}" r="3"/>' for size, value in points]
        out.append(
            f'<text class="{of}" x="{across(points[-1][0]) + 10:.1f}" y="{places[told] + 4:.1f}">{escape(told)}</text>'
        )
    return "\n".join([*out, "</svg>", ""])


def _place_names(ends: dict[str, tuple[int, float]]) -> dict[str, float]:
    """Where the names of lines stand that end at the same size: beside their ends, and not one upon the other."""
    places: dict[str, float] = {}
    lowest: dict[int, float] = {}
    for told, (size, y) in sorted(ends.items(), key=lambda item: item[1][1]):
        places[told] = lowest[size] = max(y, lowest.get(size, 0) + _APART)
    return places
