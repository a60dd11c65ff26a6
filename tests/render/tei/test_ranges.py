from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.model.emendation import Emendation, State
from generator.model.reading import Reading
from generator.render.tei.ranges import Point, Range, Stretches, write_page_line
from generator.render.xml import Children, Element, make, read_text


def mark(start: int, end: int, rank: int = 0) -> Range:
    return Range(start, end, rank, lambda children: make("seg", {"n": f"{start}-{end}"}, *children))


def stretches(
    text: str, *ranges: Range, points: tuple[Point, ...] = (), changes: tuple[Emendation, ...] = ()
) -> Stretches:
    return Stretches(text, changes, ranges, points, ())


def show(children: Children) -> str:
    """Elements as brackets, to be read in a table."""
    return "".join(
        child if isinstance(child, str) else f"{child.name[0]}[{show(child.children)}]" for child in children
    )


def test_ranges_nest_and_the_lower_rank_is_outside() -> None:
    outer, inner = Range(0, 4, 0, lambda c: make("outer", None, *c)), Range(0, 4, 1, lambda c: make("inner", None, *c))
    assert show(stretches("abcdef", inner, outer, mark(1, 2)).write(0, 6)) == "o[i[as[b]cd]]ef"


def test_range_that_crosses_another_or_reaches_out_is_left_out() -> None:
    assert show(stretches("abcdef", mark(0, 3), mark(2, 5), mark(4, 9)).write(0, 6)) == "s[abc]def"


def test_point_stands_after_its_text_and_outside_of_what_ends_there() -> None:
    points = (Point(2, make("note")), Point(4, make("note")))
    assert show(stretches("abcdef", mark(1, 4), points=points).write(0, 6)) == "as[bn[]cd]n[]ef"


def test_range_that_begins_inside_a_change_is_left_out() -> None:
    change = Emendation(1, 4, "bcd", "x", "rule", "applied")
    assert show(stretches("abcdef", mark(2, 6), changes=(change,)).write(0, 6)) == "ac[s[bcd]c[x]]ef"


def test_blanks_at_the_end_of_a_line_are_taken_without_a_word() -> None:
    change = Emendation(1, 3, "  ", "", "trailing-blank", "applied")
    assert show(stretches("a  \nb", changes=(change,)).write(0, 5)) == "a\nb"


def test_page_line_names_its_page() -> None:
    break_, line = write_page_line("\n\nMADRID 00001914  001.2 OF 003 \n")
    assert (break_.attributes, line.children) == ((("n", "1"),), ("MADRID 00001914 001.2 OF 003",))


def read(children: Children) -> str:
    out = ""
    for child in children:
        if isinstance(child, str):
            out += child
        elif child.name == "choice":
            sic, corr = (one for one in child.children if isinstance(one, Element))
            out += read_text(corr if ("cert", "high") in corr.attributes else sic)
        elif child.name not in ("note", "fw"):
            out += read(child.children)
    return out


@st.composite
def cases(draw: st.DrawFn) -> tuple[str, tuple[Emendation, ...], tuple[Range, ...], tuple[Point, ...], int, int]:
    text = draw(st.text(alphabet="ab \n¶", min_size=1, max_size=30))
    edges = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
    states: st.SearchStrategy[State] = st.sampled_from(("applied", "proposed", "accepted", "rejected"))
    changes = tuple(
        Emendation(a, b, text[a:b], draw(st.sampled_from(["", " ", "x", "¶4."])), "rule", draw(states), "why", "me")
        for a, b in zip(edges[::2], edges[1::2], strict=False)
    )
    place = st.integers(0, len(text))
    spans = draw(st.lists(st.tuples(place, place, st.integers(0, 2)), max_size=6))
    ranges = tuple(mark(min(a, b), max(a, b), rank) for a, b, rank in spans if a != b)
    points = tuple(Point(at, make("note", None, "n")) for at in sorted(draw(st.lists(place, max_size=4))))
    start, end = sorted((draw(place), draw(place)))
    return text, changes, ranges, points, start, end


@given(cases())
def test_text_is_the_reading_whatever_stands_over_it(
    case: tuple[str, tuple[Emendation, ...], tuple[Range, ...], tuple[Point, ...], int, int],
) -> None:
    text, changes, ranges, points, start, end = case
    written = Stretches(text, changes, ranges, points, ()).write(start, end)
    assert read(written) == Reading.of(text, changes, start, end).text


@given(cases())
def test_each_point_of_a_stretch_is_written_once(
    case: tuple[str, tuple[Emendation, ...], tuple[Range, ...], tuple[Point, ...], int, int],
) -> None:
    text, changes, ranges, points, start, end = case
    points = tuple(Point(point.at, make("anchor", {"n": str(n)})) for n, point in enumerate(points))
    written = make("p", None, *Stretches(text, changes, ranges, points, ()).write(start, end))

    def find(element: Element) -> list[Element]:
        """All points in an element, in order."""
        inner = [child for child in element.children if isinstance(child, Element)]
        return [one for child in inner for one in ([child] if child.name == "anchor" else find(child))]

    inside = [point for point in points if start < point.at <= end]
    cut = [point for point in inside if any(change.start < point.at < change.end for change in changes)]
    if not cut:
        assert find(written) == [point.element for point in inside]
