from __future__ import annotations

import pytest

from generator.model.prose import (
    Blocks,
    Break,
    Bullets,
    Code,
    Emphasis,
    Heading,
    Inline,
    Link,
    Paragraph,
    Quotation,
    Strong,
    Text,
)
from generator.store.findings import Findings
from generator.store.links import Links, Targets
from generator.store.prose import Area, read_prose

LINKS = Links(
    "glossary/abbreviations",
    Targets(
        {
            "glossary/terms/quint.md": "/glossary/quint.md",
            "cables/2008/08BAKU129/record.yml": "/cables/08BAKU129.md",
            "pages/about.md": "/about.md",
        }
    ),
)


def read(text: str, *, page: bool = False) -> tuple[Blocks, list[str]]:
    """The tree of a body, and the faults as line:column code."""
    findings = Findings("file.md")
    lines = text.split("\n")
    blocks = read_prose(text, Area(lines, 1, len(lines), exact=True), LINKS, findings, page=page)
    return blocks, [f"{problem.line}:{problem.column} {problem.code}" for problem in findings.problems]


def paragraph(*children: Inline) -> Paragraph:
    return Paragraph(children)


WEB = "https://a.example/x_(y)_z"


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("One\ntwo.", (paragraph(Text("One\ntwo.")),)),
        ("One.\n\nTwo.", (paragraph(Text("One.")), paragraph(Text("Two.")))),
        ("*a* **b**", (paragraph(Emphasis((Text("a"),)), Text(" "), Strong((Text("b"),))),)),
        ("a\\\nb", (paragraph(Text("a"), Break(), Text("b")),)),
        ("5 < 6 & 7 > 2", (paragraph(Text("5 < 6 & 7 > 2")),)),
        ("a &amp; b \\*c\\*", (paragraph(Text("a & b *c*")),)),
        ("snake_case_word", (paragraph(Text("snake_case_word")),)),
        ("[sic] is text", (paragraph(Text("[sic] is text")),)),
        ("- a\n- b", (Bullets(((paragraph(Text("a")),), (paragraph(Text("b")),))),)),
        ("- a\n  - b", (Bullets(((paragraph(Text("a")), Bullets(((paragraph(Text("b")),),))),)),)),
        ("> a", (Quotation((paragraph(Text("a")),)),)),
        ("[*Quint*](../terms/quint.md)", (paragraph(Link("/glossary/quint.md", (Emphasis((Text("Quint"),)),))),)),
        (
            "[¶3](../../cables/2008/08BAKU129/record.yml#p3)",
            (paragraph(Link("/cables/08BAKU129.md#p3", (Text("¶3"),))),),
        ),
        ("[about](../../pages/about.md)", (paragraph(Link("/about.md", (Text("about"),))),)),
        (f"<{WEB}>", (paragraph(Link(WEB, (Text(WEB),))),)),
        (f"See {WEB}.", (paragraph(Text("See "), Link(WEB, (Text(WEB),)), Text(".")),)),
        (f"({WEB})", (paragraph(Text("("), Link(WEB, (Text(WEB),)), Text(")")),)),
        (f"[words]({WEB})", (paragraph(Link(WEB, (Text("words"),))),)),
        (f"[{WEB}]({WEB})", (paragraph(Link(WEB, (Text(WEB),))),)),
        ("[mail](mailto:a@b.example)", (paragraph(Link("mailto:a@b.example", (Text("mail"),))),)),
        ("xhttps://a.example", (paragraph(Text("xhttps://a.example")),)),
        ("https:// alone", (paragraph(Text("https:// alone")),)),
    ],
)
def test_the_small_subset(text: str, blocks: Blocks) -> None:
    assert read(text) == (blocks, [])


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("## Why\n\nBecause.", (Heading(2, (Text("Why"),)), paragraph(Text("Because.")))),
        ("`file.md`", (paragraph(Code("file.md")),)),
    ],
)
def test_pages_have_headings_and_words_of_a_machine(text: str, blocks: Blocks) -> None:
    assert read(text, page=True) == (blocks, [])


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("a <b>b</b>\n\nc <i>d</i>", ["1:3 Y060", "3:3 Y060"]),
        ("a\nb ![x](y) c ![z](y)", ["2:3 Y061", "2:13 Y061"]),
        ("[a](x:y) and\n[b](x:y)", ["1:2 Y066", "2:2 Y066"]),
        ("- a\n- [b](no.md)", ["2:4 Y067"]),
        ("> a\n> [b](no.md)", ["2:4 Y067"]),
        ("[](../terms/quint.md) [b](../terms/quint.md 't')", ["1:2 Y069", "1:24 Y075"]),
        ("<div>\n\n<p>", ["1:1 Y060", "3:1 Y060"]),
        ("a <!-- b -->", ["1:3 Y060"]),
        ("[a](file:///etc/passwd)", ["1:3 Y066"]),
        ("[a](//a.example/)", ["1:3 Y068"]),
        ("[a](..%2F..%2F..%2Fsecret.md)", ["1:3 Y068"]),
        ("[a](JaVaScRiPt:x)", ["1:3 Y066"]),
        ("<javascript:x>", ["1:2 Y066"]),
        ("[a](data:text/html,x)", ["1:3 Y066"]),
        ("one &#x202e; two", ["1:5 Y007"]),
        ("one &#8203; two", ["1:5 Y008"]),
        ("*&#xe000;*", ["1:2 Y006"]),
    ],
)
def test_what_is_not_of_the_subset_has_its_place(text: str, faults: list[str]) -> None:
    places = [fault.split(":") for fault in faults]
    found = [fault.split(":") for fault in read(text)[1]]
    assert [(line, rest.split()[1]) for line, rest in found] == [(line, rest.split()[1]) for line, rest in places]


def test_the_words_of_a_link_that_is_refused_are_kept() -> None:
    assert read("a [b](no.md) c")[0] == (paragraph(Text("a b c")),)


@pytest.mark.parametrize("unit", ["[", "![", "<a ", "*a ", "> ", "- ", "`", "[a](", "&#", "_a"])
def test_hostile_markup_is_read_or_refused(unit: str) -> None:
    blocks, faults = read(unit * (9000 // len(unit)))
    assert blocks or faults
