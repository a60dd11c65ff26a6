"""A difference between two sites of the same Markdown is seen, and none where there is none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.canary.comparing import compare, read_page

PAGE = """<html><body><nav><a href="/">x</a></nav><article><h1 id="fish">Fish</h1>
<p id="p1">A <a href="../quint/#p2">Quint</a> met.</p><a href="#p1">here</a></article></body></html>"""
ADDRESS = "/glossary/fish/index.html"
OURS = {"/glossary/fish/": read_page(PAGE, ADDRESS)}


@pytest.mark.parametrize(
    "theme",
    [
        lambda page: page.replace("<nav>", "<nav>Another frame "),
        lambda page: page.replace("Fish</h1>", 'Fish<a class="headerlink" href="#fish">¶</a></h1>'),
        lambda page: page.replace("../quint/#p2", "../../glossary/quint/#p2"),
        lambda page: page.replace("</article>", "<script>1</script></article>"),
        lambda page: page.replace(" met.", "\n  met."),
    ],
)
def test_another_frame_is_no_difference(theme: Callable[[str], str]) -> None:
    changed = theme(PAGE)
    assert changed != PAGE
    assert compare(OURS, {"/glossary/fish/": read_page(changed, ADDRESS)}) == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda page: page.replace("met.", "mets."), "/glossary/fish/: text from word 4: "),
        (lambda page: page.replace('id="p1"', ""), "/glossary/fish/: anchors lost ['p1'], new []"),
        (lambda page: page.replace("quint/#p2", "quint/"), "/glossary/fish/: links lost ['/glossary/quint/#p2'], new"),
    ],
)
def test_a_difference_is_told(change: Callable[[str], str], said: str) -> None:
    [told] = compare(OURS, {"/glossary/fish/": read_page(change(PAGE), ADDRESS)})
    assert told.startswith(said)


def test_an_address_of_one_site_alone_is_told() -> None:
    assert compare(OURS, {"/fish/": OURS["/glossary/fish/"]}) == [
        "/fish/: only in theirs",
        "/glossary/fish/: only in ours",
    ]
