"""Notices at addresses of pages that come and go with what they list."""

from __future__ import annotations

import pytest

from generator.compose.notice import compose_gone, plan_notices
from generator.model.ledger import Published
from generator.model.prose import Heading, links, plain
from tests.compose.edition import annotated, index

GONE = {
    "/dates/2008/02/": ("February 2008", "/dates/index.md"),
    "/dates/2008/02/12/": ("12 February 2008", "/dates/index.md"),
    "/references/2008/02/": ("References, February 2008", "/references/index.md"),
    "/classifications/top-secret/2008/": ("Top secret, 2008", "/classifications/index.md"),
    "/posts/madrid/2008/02/12/": ("MADRID, 12 February 2008", "/posts/index.md"),
    "/tags/sp/undated/": ("SP, no known date", "/tags/index.md"),
    "/glossary/goaj/mentions/2008/": ("Mentions, 2008", "/glossary/goaj.md"),
    "/glossary/goaj/mentions/2008/undated/": ("Mentions, 2008, without a day", "/glossary/goaj.md"),
    "/glossary/letters/sa/": ("The letters Sa", "/glossary/index.md"),
    "/cables/08STATE1/": ("Telegram STATE 1", "/cables/index.md"),
    "/cables/08STATE1/cited-by/": ("Telegram STATE 1", "/cables/08STATE1.md"),
    "/cables/08STATE1/cited-by/2008/": ("Telegram STATE 1", "/cables/08STATE1.md"),
    "/cables/08STATE1/transcript/": ("Telegram STATE 1", "/cables/08STATE1.md"),
}


@pytest.mark.parametrize("address", GONE)
def test_a_page_that_lists_what_is_no_more_leaves_a_notice(address: str) -> None:
    line = Published(address, "", "1")
    assert plan_notices([line], ()) == (address,)
    assert plan_notices([line], {address}) == ()
    page = compose_gone(address, index([annotated()]))
    heading = next(plain(block.children) for block in page.blocks if isinstance(block, Heading))
    assert page.address == address
    assert (heading, *links(page.blocks)) == GONE[address]


@pytest.mark.parametrize("address", ["/glossary/goaj/", "/posts/madrid/", "/about/", "/tags/sp/other/"])
def test_a_page_of_something_that_was_written_is_not_let_go(address: str) -> None:
    assert plan_notices([Published(address, "", "1")], ()) == ()
