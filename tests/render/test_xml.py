from __future__ import annotations

import re
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from generator.render.xml import create_xml, escape_xml, make, make_filled, read_text


def test_elements_without_text_are_indented_and_text_is_not() -> None:
    root = make("a", {"n": "1"}, make("b", None, make("c"), make("c")), make("d", None, "x ", make("e"), " y"))
    assert create_xml(root, ()).decode().splitlines()[1:] == [
        '<a n="1">',
        " <b>",
        "  <c/>",
        "  <c/>",
        " </b>",
        " <d>x <e/> y</d>",
        "</a>",
    ]


def test_named_elements_keep_their_children_on_one_line() -> None:
    assert create_xml(make("p", None, make("c"), make("c")), {"p"}).decode().splitlines()[1:] == ["<p><c/><c/></p>"]


def test_what_is_empty_is_left_out() -> None:
    assert make("a", {"n": ""}, "", None) == make("a")
    assert make_filled("a", {"n": "1"}, None, "") is None


def test_text_without_some_elements() -> None:
    assert read_text(make("p", None, "a", make("note", None, "b"), make("s", None, "c")), frozenset({"note"})) == "ac"


@given(st.text(), st.text())
def test_text_and_attributes_come_back(text: str, value: str) -> None:
    """All that XML can say; the rest is shown."""
    unsayable = "[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]"
    read = ElementTree.fromstring(create_xml(make("a", {"n": value}, text), ()))
    assert len(read.text or "") == len(text)
    assert re.sub(unsayable, "", text) == "".join(
        ours for ours, theirs in zip(read.text or "", text, strict=True) if not re.match(unsayable, theirs)
    )
    assert len(read.get("n", "")) == len(value)


def test_control_characters_are_shown() -> None:
    assert escape_xml("a\x00b\x1ac") == "a␀b␚c"
