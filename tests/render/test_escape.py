"""The law of escape(): what was put in is what is read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from mkdocs.config import load_config

from generator.render.escape import escape, in_one_line
from tests.render.conversion import EXTENSIONS, elements, text_of

ROOT = Path(__file__).resolve().parents[2]

#: A place in a page: how text is put there, and the element in which it is then read.
PLACES: dict[str, tuple[Callable[[str], str], str]] = {
    "paragraph": (escape, "./p"),
    "paragraph with attributes": (lambda s: f"{escape(s)}\n{{#p1 .paragraph}}", "./p[@id='p1']"),
    "paragraph between others": (lambda s: f"before\n\n{escape(s)}\n\nafter", "./p[2]"),
    "heading": (lambda s: f"## {in_one_line(escape(s))} {{#h}}", "./h2[@id='h']"),
    "item": (lambda s: f"-   {in_one_line(escape(s))}\n\n    more", "./ul/li/p[1]"),
    "close item": (lambda s: f"-   {in_one_line(escape(s))}", "./ul/li"),
    "term": (lambda s: f"{in_one_line(escape(s))}\n:   what it means", "./dl/dt"),
    "definition": (lambda s: f"term\n:   {_indented(escape(s))}", "./dl/dd"),
    "second definition": (lambda s: f"term\n:   one\n\n    {_indented(escape(s))}", "./dl/dd/p[2]"),
    "cell": (lambda s: f"| a | b |\n|---|---|\n| {in_one_line(escape(s))} | `x` |", ".//td[1]"),
    "link": (lambda s: f"so [{escape(s, linked=True)}](https://a.example) on", "./p/a"),
    "emphasis": (lambda s: f"so *{escape(s)}*{{.word}} on", "./p/em[@class='word']"),
    "strong": (lambda s: f"so **{escape(s)}**{{.word}} on", "./p/strong"),
    "quotation": (lambda s: "> " + escape(s).replace("\n", "\n> "), "./blockquote/p"),
    "fold": (lambda s: f'??? header "title"\n\n    {_indented(escape(s))}', "./details/p"),
}


def _indented(text: str) -> str:
    return text.replace("\n", "\n    ")


#: What means something to Markdown, to its converter or to HTML.
MARKS = r"""
    * _ ` [ ] ( ) { } < > # + - = ~ : ? ! | \ & ; . / " ' ^ $
    ](x) ](# [1](#) [a]: [TOC] {.x} {#p1} *** ___ --- === 4. 14. 1) ``` !!!
    &amp; &#x41; &#65; &#4 &copy &lt <b> </p> <?x?> <![CDATA[ <!-- --> <script> a_b __a__ |a|b| |---|---|
    http://a.example <http://a.example> mailto:a@b.example klzzwxh:0001 wzxhzdk:0 word U.S. Ə é ¶
""".split()  # noqa: SIM905 (a readable table)
OPENINGS = ["- ", "* ", "+ ", "# ", "> ", ": ", ":   ", "4. ", '??? x "y"', "{: #y}", "---", "===", "[a]: b", "    x"]
BLANKS = [" ", "  ", "    ", "\n", "\n\n", "\t", "\r", "\xa0", "\u2003", "  \n", "\\\n"]
HOSTILE = (
    st.lists(
        st.one_of(
            st.sampled_from([*MARKS, *OPENINGS, *("\n" + opening for opening in OPENINGS), *BLANKS]),
            st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=4),
        ),
        min_size=1,
        max_size=12,
    )
    .map("".join)
    .filter(bool)
)


@pytest.mark.parametrize("place", PLACES)
@settings(deadline=None)
@given(HOSTILE)
@example("4. (C) one\n- two\n\n  three  \n# four\n> five\n: six\n??? seven\n---\n===\n")
@example("[PREL](#) {.x} a|b `c` *d* _e_ <b>&lt;&amp;&#65;</b> \\[f\\] C# ")
def test_law(place: str, text: str) -> None:
    put, path = PLACES[place]
    if place in ("emphasis", "strong"):
        text = "x" + text + "x"  # emphasis does not begin or end with a blank: the renderer sees to that
    found = elements(put(text)).xpath(path)
    assert found, put(text)
    assert text_of(found[0]) == text


def test_the_extensions_are_those_of_the_site(tmp_path: Path) -> None:
    config = load_config(str(ROOT / "mkdocs.yml"), docs_dir=str(ROOT / "docs"), site_dir=str(tmp_path / "site"))
    assert set(config.markdown_extensions) == set(EXTENSIONS)


@settings(deadline=None)
@given(HOSTILE)
def test_alone_in_its_paragraph(text: str) -> None:
    """It becomes one paragraph of nothing but text."""
    assert [child.tag for child in elements(escape(text)).iter()] == ["div", "p"]


@settings(deadline=None)
@given(HOSTILE, HOSTILE)
def test_between_others_in_a_block(before: str, after: str) -> None:
    """The edges between text and markup need no care beyond the marks themselves."""
    page = f"{escape(before, end=False)}[x](https://a.example){escape(after, start=False)}"
    assert text_of(elements(page)[0]) == before + "x" + after


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ('The U.S. and the OSCE -- "either" (C) don\'t: 50% of 1.4 (b,d).', None),
        ("R&D at AT&T", None),
        ("snake_case", None),
        ("12 > 11, a + b = c", None),
        ("Why? Because!\nNext line.", None),
        ("4. (C) Comment", r"4\. (C) Comment"),
        ("see 4. (C)", None),
        ("- item", r"\- item"),
        ("-- item", None),
        ("R&D;", "R&amp;D;"),
        ("[PREL](#)", r"\[PREL](#)"),
        ("a < b", "a &lt; b"),
        ("one\n\ntwo", "one\n&#10;two"),
        ("  two blanks  ", "&#32; two blanks &#32;"),
        ("SUMMARY\n-------", "SUMMARY\n\\-------"),
    ],
)
def test_a_person_can_read_it(text: str, markdown: str | None) -> None:
    assert escape(text) == (text if markdown is None else markdown)
