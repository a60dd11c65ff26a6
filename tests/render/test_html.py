"""The HTML of a page made directly: byte for byte what MkDocs makes of its Markdown, with all that it notes of it."""

from __future__ import annotations

import json
import logging
import string
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as Built
from mkdocs.structure.toc import AnchorLink

from generator.edition import establish, pages, plan
from generator.model.leaf import Leaf, Noted
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
    Lines,
    Link,
    Paragraph,
    Quotation,
    Strong,
    Table,
    Text,
)
from generator.render.html import create_page
from generator.render.markdown import create_markdown
from generator.store import read_content
from tests.render.test_escape import HOSTILE

ROOT = Path(__file__).resolve().parents[2]
TARGETS = ("index.md", "cables/index.md", "glossary/goaj.md", "cables/08BAKU129.md", "cables/08BAKU129/08BAKU129.txt")


class _Asked(Files):
    """Notes which files pages ask for."""

    def __init__(self, files: Iterable[File]) -> None:
        super().__init__(files)
        self.asked: set[str] = set()

    def get_file_from_path(self, path: str) -> File | None:
        self.asked.add(path)
        return super().get_file_from_path(path)


@pytest.fixture(scope="module")
def config(tmp_path_factory: pytest.TempPathFactory) -> MkDocsConfig:
    docs = str(tmp_path_factory.mktemp("docs"))
    return load_config(str(ROOT / "mkdocs.yml"), plugins=[], docs_dir=docs)


def build(markdown: str, path: str, config: MkDocsConfig, paths: Iterator[str] | tuple[str, ...] = TARGETS) -> Leaf:
    """What MkDocs makes of the Markdown of a page, in the form of a leaf."""
    files = _Asked(File(each, config.docs_dir, config.site_dir, use_directory_urls=True) for each in {path, *paths})
    file = files.get_file_from_path(path)
    assert file
    file.content_string = markdown
    files.asked = set()
    page = Built(None, file, config)
    page.read_source(config)
    page.render(config, files)
    links = {to.src_uri: anchors for to, anchors in (page.links_to_anchors or {}).items()}
    headings = tuple(_flatten(list(page.toc)))
    anchors = frozenset(page.present_anchor_ids or ())
    meta = json.dumps(page.meta, ensure_ascii=False)
    return Leaf(meta, page.content or "", headings, Noted(frozenset(files.asked), anchors, links).pack())


def _flatten(items: list[AnchorLink]) -> Iterator[tuple[int, str, str]]:
    for item in items:
        yield item.level, item.id, item.title
        yield from _flatten(item.children)


# --- pages made up ------------------------------------------------------------------------------------------------

WORDS = st.text(st.sampled_from("ab c.*_`[](){}<>&|!#-+:?\n\\~4="), min_size=1, max_size=8)
TEXTS = st.one_of(
    HOSTILE, WORDS, st.sampled_from(["word", "R&D", "a&copy", "so", "4.", " ", "~~~\nb\n~~~", "```\nb\n```"])
)
NAMES = st.text(string.ascii_lowercase + string.digits, min_size=1, max_size=3)
CLASSES = st.lists(NAMES, max_size=2).map(tuple)
IDS = st.one_of(st.just(""), NAMES, st.sampled_from(["word", "so_1"]))
HREFS = st.sampled_from(
    [
        *("/" + target for target in TARGETS),
        "/glossary/goaj.md#mentions",
        "/cables/08BAKU129.md#p3",
        "#p3",
        "#",
        "https://a.example/x_(y) z?a=1&copy;=2&b",
        "mailto:a@b.example",
    ]
)


LINES = st.builds(Lines, st.integers(1, 20), st.one_of(HOSTILE, WORDS), CLASSES, IDS)


def _inlines(texts: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[Inline, ...]]:
    leaves = st.one_of(texts.map(Text), st.builds(Code, texts, CLASSES), st.just(Break()), LINES)
    return st.recursive(
        st.lists(leaves, min_size=1, max_size=3).map(tuple),
        lambda inner: st.lists(
            st.one_of(
                leaves,
                st.builds(Link, HREFS, inner, CLASSES, IDS),
                st.builds(Emphasis, inner, CLASSES, IDS),
                st.builds(Strong, inner, CLASSES, IDS),
            ),
            min_size=1,
            max_size=3,
        ).map(tuple),
        max_leaves=4,
    )


INLINES = _inlines(TEXTS)
CALM = _inlines(st.text(string.ascii_letters, min_size=1, max_size=5))
PARAGRAPHS = st.builds(Paragraph, st.one_of(CALM, INLINES), CLASSES, IDS)
HEADINGS = st.builds(Heading, st.integers(1, 6), st.one_of(CALM, INLINES), CLASSES, IDS)
ITEMS = st.recursive(
    st.lists(PARAGRAPHS, min_size=1, max_size=2).map(tuple),
    lambda inner: st.builds(
        lambda first, items: (first, Bullets(tuple(items))), PARAGRAPHS, st.lists(inner, min_size=1, max_size=3)
    ),
    max_leaves=4,
)
BULLETS = st.lists(ITEMS, min_size=1, max_size=3).map(lambda items: Bullets(tuple(items)))
DEFINITIONS = st.lists(
    st.builds(
        Definition,
        st.lists(st.one_of(CALM, INLINES), min_size=1, max_size=2).map(tuple),
        st.lists(st.lists(PARAGRAPHS, min_size=1, max_size=2).map(tuple), min_size=1, max_size=3).map(tuple),
    ),
    min_size=1,
    max_size=3,
).map(lambda items: Definitions(tuple(items)))
TABLES = st.integers(1, 3).flatmap(
    lambda columns: st.builds(
        Table,
        st.lists(st.one_of(CALM, INLINES), min_size=columns, max_size=columns).map(tuple),
        st.lists(
            st.lists(st.one_of(st.just(()), CALM, INLINES), min_size=columns, max_size=columns).map(tuple), max_size=3
        ).map(tuple),
        st.lists(st.sampled_from(["", "left", "right", "center"]), max_size=columns).map(tuple),
    )
)
FOLDS = st.builds(
    Fold,
    NAMES,
    st.one_of(CALM, INLINES),
    st.lists(st.one_of(PARAGRAPHS, HEADINGS, DEFINITIONS), min_size=1, max_size=3).map(tuple),
)
QUOTATIONS = st.lists(PARAGRAPHS, min_size=1, max_size=2).map(lambda blocks: Quotation(tuple(blocks)))
BLOCKS: st.SearchStrategy[Block] = st.one_of(
    PARAGRAPHS, HEADINGS, BULLETS, DEFINITIONS, TABLES, FOLDS, QUOTATIONS, st.just(ColumnBreak())
)
PAGES = st.builds(
    Page,
    st.sampled_from(["cables/08BAKU129.md", "index.md", "dates/2008/02.md", "about.md", "cables/index.md"]),
    st.just("T"),
    st.lists(BLOCKS, max_size=4).map(tuple),
    st.just({"kind": "cable", "trail": [["a", "/"]], "next": None}),
)


def said(text: str) -> tuple[Inline, ...]:
    return (Text(text),)


@pytest.fixture(scope="module", autouse=True)
def quiet() -> Iterator[None]:
    """What MkDocs has to say of links to nowhere is not asked here; for other tests it speaks again."""
    log = logging.getLogger("mkdocs")
    level = log.level
    log.setLevel(logging.CRITICAL)
    yield
    log.setLevel(level)


@given(PAGES)
@example(
    Page(
        "x.md",
        "T",
        (Heading(1, said("A b")), Heading(2, said("A, b")), Heading(2, said("¶")), Heading(2, said("a-b_1"))),
    )
)
@example(Page("x.md", "T", (Quotation((Paragraph(said("a")),)), Quotation((Paragraph(said("b")),)))))
@example(Page("x.md", "T", (ColumnBreak(), Paragraph(said("a")), ColumnBreak(), ColumnBreak())))
@example(Page("x.md", "T", (Paragraph((Emphasis(said("a\\")), Emphasis(said("b")))),)))
@example(Page("x.md", "T", (Paragraph((Strong((Emphasis(said("a")), Text("b"))), Strong(said("c")))),)))
def test_a_page_is_as_mkdocs_makes_it(config: MkDocsConfig, page: Page) -> None:
    markdown, leaf = create_page(page)
    assert markdown == create_markdown(page)
    if leaf is not None:
        built = build(markdown, page.path, config)
        assert replace(leaf, meta=built.meta) == built, markdown
        assert json.loads(leaf.meta) == json.loads(built.meta)


def test_many_pages_made_up_are_made_directly() -> None:
    """So that the property above says something."""
    made: list[bool] = []

    @given(PAGES)
    def make(page: Page) -> None:
        made.append(create_page(page)[1] is not None)

    make()
    assert made.count(True) > len(made) / 4, made.count(True)


@given(st.lists(st.one_of(st.just(Break()), LINES, TEXTS.map(Text)), min_size=1, max_size=4).map(tuple))
@example((Lines(9, "a  \n\n b*\n<br />", ("line-number",), "p3"),))
@example((Lines(9, "a"), Break(), Lines(10, "b")))
@example((Text("a*"), Lines(9, "b"), Text("c")))
def test_lines_are_written_as_what_they_spread_to(inlines: tuple[Inline, ...]) -> None:
    spread = tuple(one for each in inlines for one in (each.spread() if isinstance(each, Lines) else (each,)))
    pages = [Page("x.md", "T", (Paragraph(each), Table((said("a"),), ((each,),)))) for each in (inlines, spread)]
    assert create_page(pages[0]) == create_page(pages[1])


@pytest.mark.parametrize(
    "block",
    [
        Paragraph((Image("/dates/timeline.svg", "Days"),)),
        Paragraph((Link("/glossary/GOAJ ä.md", said("x")),)),
        Paragraph((Link("https://a.example\u2100/", said("x")),)),
        Paragraph(said("a\x02b")),
        Bullets(((Bullets(((Paragraph(said("a")),),)),),)),
        Fold("Header", said("a"), (Paragraph(said("b")),)),
        Fold("header", said('"a"'), (Paragraph(said("b")),)),
        Quotation((Bullets(((Paragraph(said("a")),),)),)),
        Table((said("a"), said("b")), ((said("c"),),)),
    ],
)
def test_what_is_left_to_the_converter(block: Block) -> None:
    assert create_page(Page("x.md", "T", (block,)))[1] is None


def test_every_page_of_the_edition(content: Path, config: MkDocsConfig) -> None:
    edition = establish(*read_content(content))
    made = [page for job in plan(edition) for page in pages(edition, job)]
    paths = tuple(path for page in made for path in (page.path, *page.files, *page.apart))
    for page in made:
        markdown, leaf = create_page(page)
        assert leaf is not None, f"{page.path} is left to the converter"
        built = build(markdown, page.path, config, paths)
        assert replace(leaf, meta=built.meta) == built, page.path
        assert json.loads(leaf.meta) == json.loads(built.meta), page.path
