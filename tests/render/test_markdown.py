"""Pages to Markdown: what is written, and that it says what the tree says."""

from __future__ import annotations

import json

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.model.page import Page
from generator.model.prose import (
    Block,
    Break,
    Bullets,
    Code,
    ColumnBreak,
    Definition,
    Definitions,
    Emphasis,
    Fold,
    Heading,
    Image,
    Inline,
    Link,
    Paragraph,
    Quotation,
    Strong,
    Table,
    Text,
    plain,
)
from generator.render.markdown import create_blocks, create_markdown
from generator.render.place import Place
from tests.render.conversion import convert, elements, text_of

HERE = Place("cables/08BAKU129.md")


def t(text: str) -> tuple[Inline, ...]:
    return (Text(text),)


def p(text: str, *classes: str, anchor: str = "") -> Paragraph:
    return Paragraph(t(text), classes, anchor)


GOLDEN: dict[str, tuple[Block, str]] = {
    "paragraph": (p("So it is."), "So it is."),
    "attributes": (p("So.", "soft", "x", anchor="p1"), "So.\n{#p1 .soft .x}"),
    "link from root": (
        Paragraph((Text("see "), Link("/glossary/goaj.md", t("GOAJ"), ("words", "gloss")))),
        "see [GOAJ](../glossary/goaj.md){.words .gloss}",
    ),
    "link in folder": (
        Paragraph((Link("/cables/08STATE13716.md#p3", t("STATE 13716")),)),
        "[STATE 13716](08STATE13716.md#p3)",
    ),
    "link on page": (Paragraph((Link("#p3", t("3"), ("locator",)),)), "[3](#p3){.locator}"),
    "address with brackets": (
        Paragraph((Link("https://a.example/x_(y) z?a=1&copy;=2", t("x")),)),
        "[x](https://a.example/x_%28y%29%20z?a=1&amp;copy;=2)",
    ),
    "picture": (Paragraph((Image("/dates/timeline.svg", "Days"),)), "![Days](../dates/timeline.svg)"),
    "emphasis": (Paragraph((Emphasis(t("so "), ("soft",)), Strong(t("and")))), "*so*{.soft} **and**"),
    "code": (Paragraph((Code("14."), Text(" "), Code("a`b"))), "`14.` ``a`b``"),
    "code with blanks at its edges": (Paragraph((Code(" x"),)), "&#32;*x*{.code}"),
    "hard break": (Paragraph((Text("one"), Break(), Text("- two"))), "one  \n\\- two"),
    "heading": (Heading(2, t("How to cite"), (), "cite"), "## How to cite {#cite}"),
    "close items": (Bullets(((p("a", anchor="x"),), (p("b"),))), "-   a\n    {#x}\n-   b"),
    "nested items": (
        Bullets(((p("It cites"), Bullets(((p("A."), p("what", "soft")), (p("B."),)))), (p("It is cited by"),))),
        "-   It cites\n\n    -   A.\n\n        what\n        {.soft}\n\n    -   B.\n\n-   It is cited by",
    ),
    "definitions": (
        Definitions(
            (
                Definition((t("From"),), ((p("Baku"), p("signed", "soft")),)),
                Definition((t("A: x"), t("B")), ((p("one"),), (p("two", "soft"),))),
            )
        ),
        "From\n:   Baku\n\n    signed\n    {.soft}\n\nA: x\nB\n:   one\n:   two\n    {.soft}",
    ),
    "table": (
        Table((t("Note"), t("Place")), ((t("a|b"), (Code("x"),)), ((), t("two\nlines"))), ("", "right")),
        "| Note | Place |\n|---|--:|\n| a\\|b | `x` |\n|  | two&#10;lines |",
    ),
    "quotation": (Quotation((p("one\ntwo"), p("three"))), "> one\n> two\n>\n> three"),
    "fold": (
        Fold("header", (Text('The "header" '), Emphasis(t("as sent"))), (Heading(3, t("How")), p("x\ny"))),
        '??? header "The &quot;header&quot; *as sent*"\n\n    ### How\n\n    x\n    y',
    ),
    "column": (ColumnBreak(), "<!-- column -->"),
}


@pytest.mark.parametrize("name", GOLDEN)
def test_block(name: str) -> None:
    block, markdown = GOLDEN[name]
    assert create_blocks((block,), HERE) == markdown


def test_fold_is_one_element_with_all_its_blocks() -> None:
    block, _ = GOLDEN["fold"]
    found = elements(create_blocks((block,), HERE))
    assert [child.tag for child in found] == ["details"]
    assert [child.tag for child in found[0]] == ["summary", "h3", "p"]
    assert text_of(found[0][0]) == 'The "header" as sent'


def test_terms_share_a_definition() -> None:
    block, _ = GOLDEN["definitions"]
    found = elements(create_blocks((block,), HERE))
    assert [child.tag for child in found[0]] == ["dt", "dd", "dt", "dt", "dd", "dd"]


@pytest.mark.parametrize(
    "href", ["javascript:alert(1)", "data:text/html,x", "//a.example/", "glossary/goaj.md", "JaVaScRiPt:x", "ftp://x"]
)
def test_other_addresses_are_refused(href: str) -> None:
    with pytest.raises(ValueError, match="no web address"):
        create_blocks((Paragraph((Link(href, t("x")),)),), HERE)


def test_page() -> None:
    page = Page(
        "index.md", 'The "K" Precedent', (Heading(1, t("K")),), {"kind": "home", "trail": [["a", "/"]], "x": None}
    )
    assert create_markdown(page) == (
        '---\ntitle: "The \\"K\\" Precedent"\nkind: "home"\ntrail: [["a", "/"]]\nx: null\n---\n\n# K\n'
    )


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from(["mrn", "note"]), st.text(st.characters(exclude_categories=["Cs"]))))
def test_front_matter_is_yaml(meta: dict[str, str]) -> None:
    page = Page("x.md", "T", (), meta)
    front = create_markdown(page).split("---\n")[1] if "---\n" not in json.dumps(meta) else ""
    if front:
        assert yaml.safe_load(front) == {"title": "T", **meta}


WORDS = st.text(st.sampled_from("ab c.*_`[](){}<>&|!#-+:?\n\\~4="), min_size=1, max_size=8).filter(str.strip)


def _trees(texts: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[Inline, ...]]:
    leaves = st.one_of(texts.map(Text), texts.map(Code))
    return st.recursive(
        st.lists(leaves, min_size=1, max_size=3).map(tuple),
        lambda inner: st.lists(
            st.one_of(
                leaves,
                inner.map(lambda children: Link("/glossary/goaj.md", children, ("words",))),
                inner.map(lambda children: Emphasis(children, ("x",))),
                inner.map(lambda children: Strong(children, ("y",))),
            ),
            min_size=1,
            max_size=3,
        ).map(tuple),
        max_leaves=6,
    )


@settings(deadline=None)
@given(_trees(WORDS))
@example((Strong((Code("4"), Emphasis((Code("4"),), ("x",)), Text("4")), ("y",)),))
@example((Code("4"), Code("4"), Emphasis((Text("b"),)), Strong((Text("c"),))))
def test_text_of_a_tree_is_kept(tree: tuple[Inline, ...]) -> None:
    markdown = create_blocks((Paragraph(tree, (), "p"),), HERE)
    assert text_of(elements(markdown).xpath("./p[@id='p']")[0]) == plain(tree), markdown


@settings(deadline=None)
@given(_trees(WORDS))
@example((Strong((Code("4"), Emphasis((Code("4"),), ("x",)), Text("4")), ("y",)),))
@example((Code("4"), Code("4"), Emphasis((Text("b"),)), Strong((Text("c"),))))
def test_text_of_a_cell_is_kept(tree: tuple[Inline, ...]) -> None:
    markdown = create_blocks((Table((t("a"), t("b")), ((tree, t("z")),)),), HERE)
    cells = elements(markdown).xpath(".//td")
    assert [text_of(cell) for cell in cells] == [plain(tree), "z"], markdown


@settings(deadline=None)
@given(_trees(WORDS))
def test_same_tree_same_bytes(tree: tuple[Inline, ...]) -> None:
    page = Page("a/b.md", "T", (Paragraph(tree),))
    assert create_markdown(page) == create_markdown(page)
    assert convert(create_markdown(page)) == convert(create_markdown(page))
