"""The text of a stretch without the editors' signs is the reading text, whatever lies over it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.compose.stretch import Cover, Sign, write_stretch
from generator.compose.visible import make_visible
from generator.model.emendation import Emendation
from generator.model.prose import Emphasis, Inline, Inlines, Link, Text, plain
from generator.model.reading import Reading

TEXT = "given\n\nBAKU 001\n\nAzerbaijan's strong view"


def change(text: str, start: int, end: int, reading: str) -> Emendation:
    return Emendation(start, end, text[start:end], reading, "rule", "applied")


def unsigned(inlines: Inlines) -> str:
    return plain(tuple(inline for inline in inlines if "sign" not in getattr(inline, "classes", ())))


def shape(inlines: Inlines) -> list[str]:
    """Texts as they are, links in brackets, signs in angles."""
    out = []
    for inline in inlines:
        sign = "sign" in getattr(inline, "classes", ())
        out.append(
            f"<{plain((inline,))}>"
            if sign
            else f"[{plain((inline,))}]"
            if isinstance(inline, Link)
            else plain((inline,))
        )
    return [word for word in out if word]


LINK = Link("/glossary/a.md", ())
NOTE: Inline = Link("#note-x", (Text("1"),), ("sign",))


def test_cut_is_closed_with_its_sign_before_it() -> None:
    cut = change(TEXT, 5, 17, " ")
    assert shape(write_stretch(TEXT, [cut], 0, len(TEXT), (), [Sign(5, NOTE)])) == [
        "given",
        "<1>",
        " Azerbaijan's strong view",
    ]


def test_link_runs_over_a_change() -> None:
    cut = change(TEXT, 5, 17, " ")
    assert shape(write_stretch(TEXT, [cut], 0, len(TEXT), [Cover(0, 27, LINK)], ())) == [
        "[given Azerbaijan]",
        "'s strong view",
    ]


def test_sign_inside_a_link_stands_after_it() -> None:
    found = write_stretch("the GUAM resolution", [], 0, 19, [Cover(4, 8, LINK)], [Sign(6, NOTE)])
    assert shape(found) == ["the ", "[GUAM]", "<1>", " resolution"]


def test_sign_at_the_end() -> None:
    assert shape(write_stretch("so.", [], 0, 3, (), [Sign(3, NOTE)])) == ["so.", "<1>"]


def test_controls_become_visible() -> None:
    assert plain(write_stretch("a\x01b\x85", [], 0, 4)) == "a␁b␦"


@st.composite
def stretches(draw: st.DrawFn) -> tuple[str, list[Emendation], list[Cover], list[Sign]]:
    text = draw(st.text(st.sampled_from("ab \n*[]¶1.\t"), min_size=1, max_size=40))
    edges = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
    pairs = list(zip(edges[::2], edges[1::2], strict=False))
    changes = [change(text, a, b, draw(st.sampled_from(["", " ", "¶", "xyz"]))) for a, b in pairs]
    marks = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
    wrap: Link | Emphasis = draw(st.one_of(st.just(LINK), st.just(Emphasis((), ("words",)))))
    covers = [Cover(a, b, wrap) for a, b in zip(marks[::2], marks[1::2], strict=False)]
    signs = [Sign(at, NOTE) for at in draw(st.lists(st.integers(0, len(text)), max_size=4))]
    return text, changes, covers, signs


@settings(deadline=None)
@given(stretches())
def test_reading_text_is_kept(made: tuple[str, list[Emendation], list[Cover], list[Sign]]) -> None:
    text, changes, covers, signs = made
    found = write_stretch(text, changes, 0, len(text), covers, signs)
    assert unsigned(found) == make_visible(Reading.of(text, changes, 0, len(text)).text)
    assert sum("sign" in getattr(inline, "classes", ()) for inline in found) == len(signs)
