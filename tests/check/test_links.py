"""Every link of a site leads to a page, a file or a place on a page, and every id stands once."""

from __future__ import annotations

import random

import pytest

from generator.check import links
from generator.check.links import find_dead, outline

PAGE = """<!doctype html>
<html lang="en"><head><title>A</title><link rel="icon" href="../../a.svg">
<script src="../../a.js" defer></script></head>
<body id="top"><!-- column --><p class="paragraph" id="p1">¶1 <a class="gloss" href="../../glossary/goaj/#s1">GOAJ</a>
&amp; <a href="#p2">2</a><br /><a href="x.txt?a&amp;b">x</a> <svg viewBox="0 0 1 1"><path d="M0 0"/></svg></p>
<p id="p2"><img src="../b.png" alt=""> <a href="https://elsewhere.example/#x">there</a> <a id="e1"></a></p>
</body></html>
"""


def test_the_outline_of_a_page_has_its_ids_and_links() -> None:
    found = outline(PAGE)
    assert found.ids == {"top": 1, "p1": 1, "p2": 1, "e1": 1}
    assert found.links == (
        *("../../a.svg", "../../a.js", "../../glossary/goaj/#s1", "#p2", "x.txt?a&b", "../b.png"),
        "https://elsewhere.example/#x",
    )


@pytest.mark.parametrize(
    "piece",
    [
        "<a href='../'>x</a>",
        '<A HREF="../x/" ID="y">x</A>',
        "<a href=../ id=y>",
        '<a href="a>b">',
        "<script>if (a<b) document.write('<a href=\"z\">')</script>",
        '<!-- <a href="z"> -->',
        '<a href="../" href="z">',
        "<a href>x</a>",
        "a < b",
        "<",
    ],
)
def test_html_that_is_not_as_we_write_it_is_read_as_html(piece: str) -> None:
    page = PAGE.replace("¶1", piece)
    assert outline(page) == links._parse(page)
    assert outline(page).ids["p2"] == 1


def test_a_changed_page_has_the_outline_that_a_parser_of_html_finds() -> None:
    chance = random.Random(5)
    for _ in range(2_000):
        at, letter = chance.randrange(len(PAGE)), chance.choice("a\"'<>/=& #!-")
        page = chance.choice((PAGE[:at] + PAGE[at + 1 :], PAGE[:at] + letter + PAGE[at:]))
        assert outline(page) == links._parse(page), page[max(0, at - 40) : at + 40]


ADDRESSES = {
    "/": '<a href="cables/A/">a</a> <a href="data.json">d</a> <a href=".">home</a>',
    "/cables/A/": '<p id="p1"><a href="../../glossary/g/#s1">g</a> <a href="../B/">b</a> <a href="A.txt">a</a>',
    "/cables/B/": '<p id="p1"><a href="../../">h</a> <a href="#p1">1</a> <a href="../A/#p1">a</a> <a href="/">r</a>',
    "/glossary/g/": '<p id="s1"><a href="../../cables/A/#p%31">a</a> <a href="//other.example/x">o</a>',
    "/404.html": '<a href="/cables/A/">a</a> <a href="cables/B/">b</a> <a href="mailto:a@b.example">m</a>',
}
FILES = frozenset({"data.json", "cables/A/A.txt", "cables/B/B.txt"})


def find(**changes: str) -> list[tuple[str, str]]:
    pages = {address: outline(page) for address, page in {**ADDRESSES, **changes}.items()}
    return list(find_dead(pages, FILES))


def test_what_leads_somewhere_is_no_fault() -> None:
    assert find() == []


@pytest.mark.parametrize(
    ("address", "link", "said"),
    [
        ("/cables/A/", "../C/", "leads nowhere"),
        ("/cables/B/", "../C/", "leads nowhere"),
        ("/cables/A/", "../../glossary/g/#s2", "no such place"),
        ("/cables/A/", "../A/#p2", "no such place"),
        ("/cables/A/", "#p2", "no such place"),
        ("/cables/A/", "B.txt", "leads nowhere"),
        ("/cables/A/", "../../../glossary/h/", "leads nowhere"),
        ("/", "cables/", "leads nowhere"),
        ("/404.html", "/cables/A", "leads nowhere"),
    ],
)
def test_what_leads_nowhere_is_found(address: str, link: str, said: str) -> None:
    [(page, fault)] = find(**{address: ADDRESSES[address] + f'<a href="{link}">x</a>'})
    assert page == address
    assert said in fault
    assert f"“{link}”" in fault


def test_an_id_that_stands_twice_is_found() -> None:
    assert find(**{"/": '<p id="a"><a id="a"></a></p>'}) == [("/", "the id “a” stands 2 times")]
