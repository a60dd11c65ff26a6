"""Links in the editors' prose get the underline of what they lead to."""

from __future__ import annotations

import pytest

from generator.compose.dress import dress_links
from generator.model.prose import Block, Bullets, Emphasis, Link, Paragraph, Quotation, Text
from generator.model.record import Record
from tests.compose.edition import index

EDITION = index((), (Record("09STATE1234", "content/cables/2009/09STATE1234/record.yml", state="cited"),))


@pytest.mark.parametrize(
    ("href", "classes"),
    [
        ("/glossary/mfa.md", ("words",)),
        ("/glossary/eu.md#mentions", ("bodies",)),
        ("/tags/prel.md", ("words",)),
        ("/cables/09STATE1234.md#p3", ("papers",)),
        ("/cables/09STATE9.md", ()),
        ("/about.md", ()),
        ("#p3", ()),
        ("https://a.example/glossary/mfa.md", ()),
    ],
)
def test_class_of_a_link(href: str, classes: tuple[str, ...]) -> None:
    plain, dressed = Link(href, (Text("x"),)), Link(href, (Text("x"),), classes)
    before: tuple[Block, ...] = (
        Paragraph((Text("so "), plain)),
        Bullets(((Paragraph((Emphasis((plain,)),)),),)),
        Quotation((Paragraph((plain,)),)),
    )
    after: tuple[Block, ...] = (
        Paragraph((Text("so "), dressed)),
        Bullets(((Paragraph((Emphasis((dressed,)),)),),)),
        Quotation((Paragraph((dressed,)),)),
    )
    assert dress_links(before, EDITION) == after


def test_a_link_that_has_a_class_keeps_it() -> None:
    block = Paragraph((Link("/glossary/mfa.md", (Text("x"),), ("locator",)),))
    assert dress_links((block,), EDITION) == (block,)
