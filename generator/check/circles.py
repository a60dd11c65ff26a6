"""Circles among things that point to each other."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Mapping, Sequence


def find_knots(pointers: Mapping[str, Sequence[str]]) -> list[frozenset[str]]:
    """The sets of things each of which leads, by whatever way, to every other of its set; single things left out.

    `pointers` takes each thing to those it points to, all of which it has as keys. (Tarjan's strongly connected
    components, without recursion, in the order of their smallest members.)
    """
    order: dict[str, int] = {}
    lowest: dict[str, int] = {}
    open_things: list[str] = []
    is_open: set[str] = set()
    knots = []
    for root in sorted(pointers):
        if root in order:
            continue
        way = [(root, iter(pointers[root]))]
        order[root] = lowest[root] = len(order)
        open_things.append(root)
        is_open.add(root)
        while way:
            thing, rest = way[-1]
            onward = next(rest, None)
            if onward is None:
                way.pop()
                if way:
                    lowest[way[-1][0]] = min(lowest[way[-1][0]], lowest[thing])
                if lowest[thing] == order[thing]:
                    at = open_things.index(thing)
                    knot = frozenset(open_things[at:])
                    del open_things[at:]
                    is_open -= knot
                    if len(knot) > 1:
                        knots.append(knot)
            elif onward not in order:
                order[onward] = lowest[onward] = len(order)
                open_things.append(onward)
                is_open.add(onward)
                way.append((onward, iter(pointers[onward])))
            elif onward in is_open:
                lowest[thing] = min(lowest[thing], order[onward])
    return sorted(knots, key=min)


def find_circle(pointers: Mapping[str, Sequence[str]], knot: Collection[str]) -> list[str]:
    """The shortest circle within a knot, from its first member on; of equally short ones the first by name."""
    found: list[list[str]] = []
    for start in sorted(knot):
        before: dict[str, str] = {}
        waiting = deque([start])
        while waiting:
            thing = waiting.popleft()
            for onward in sorted(pointers[thing]):
                if onward == start:
                    way = [thing]
                    while way[-1] != start:
                        way.append(before[way[-1]])
                    found.append(way[::-1])
                    waiting.clear()
                    break
                if onward in knot and onward not in before:
                    before[onward] = thing
                    waiting.append(onward)
        if found and len(found[-1]) == 2:
            return found[-1]
    return min(found, key=len)
