"""What the pages use of the contract, docs/markdown.md: every class and every key is named there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.compose import compose_cited, compose_entry, compose_home, compose_list, compose_views, plan_lists
from generator.compose.redirect import compose_redirect
from generator.model.page import Page
from generator.render.markdown import create_markdown
from tests.compose.edition import CABLE, annotated, index
from tests.render.conversion import convert, elements

CONTRACT = Path(__file__).resolve().parents[2].joinpath("docs", "markdown.md").read_text("utf-8")


def pages() -> Iterator[Page]:
    cable = annotated(CABLE.replace("¶2.", "12.").replace("¶1. (C)", "SUMMARY\n-------\n\n¶1. (C)"))
    edition = index([cable])
    yield compose_views(cable, edition)[0]
    yield from (compose_cited(card, None, edition) for card in edition.cards.values() if not card.held)
    yield from (compose_entry(entry, edition) for entry in edition.entries.values())
    yield from (compose_list(path, edition) for path in plan_lists(edition))
    yield compose_home(edition)
    yield compose_redirect("glossary/mofa", "glossary/mfa", "MFA", edition)


PAGES = list(pages())


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.path)
def test_every_class_is_in_the_contract(page: Page) -> None:
    written = create_markdown(page).split("\n---\n", 1)[1]
    used = {name for element in elements(written).iter("*") for name in str(element.get("class", "")).split()}
    unknown = {name for name in used if not re.search(rf"\.{re.escape(name)}\b", CONTRACT)}
    assert {name for name in unknown if not re.fullmatch(r"d[0-9-]+|header", name)} == set()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.path)
def test_every_key_is_in_the_contract(page: Page) -> None:
    assert {key for key in page.meta if f"`{key}`" not in CONTRACT} == set()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.path)
def test_nothing_of_the_markup_is_left_over(page: Page) -> None:
    """No attribute list, no link and no escape that the converter did not take."""
    written = create_markdown(page).split("\n---\n", 1)[1]
    text = re.sub(r"<code>.*?</code>|<[^>]*>", "", convert(written))
    assert not re.search(r"\{[.#]|\]\(|\\[*_\[{]|&amp;#|\*\*", text.replace("[east] *side*", ""))
