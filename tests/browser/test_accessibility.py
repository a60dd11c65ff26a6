"""On no template a rule of WCAG 2.0 to 2.2 (A and AA), or a best practice as axe-core knows it, is broken."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import files

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Open

pytestmark = pytest.mark.edition

AXE = (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
#: Each scheme and each width, and in a long run each with each.
SCREENS = [
    ("light", 1280),
    ("dark", 360),
    pytest.param("light", 360, marks=pytest.mark.long),
    pytest.param("dark", 1280, marks=pytest.mark.long),
]


def judge(page: Page) -> list[str]:
    """What axe-core finds on the page as it stands: rule, number of places, the first of them and why."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    # It need not describe what is right, which takes it longer than finding what is wrong.
    found = page.evaluate("(rules) => axe.run({ runOnly: rules, resultTypes: ['violations'] })", RULES)
    return [
        f"{fault['id']}, {len(fault['nodes'])} places, first {fault['nodes'][0]['html'][:160]}: "
        + fault["nodes"][0]["failureSummary"].replace("\n", " ")[:300]
        for fault in found["violations"]
    ]


def open_card(page: Page) -> None:
    glosses = page.locator(".paragraph a.gloss[aria-haspopup]")
    if glosses.count():
        glosses.first.focus()
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Tab")
        page.locator(".gloss-card").wait_for()


def pin_card(page: Page) -> None:
    open_card(page)
    if page.locator(".gloss-card").count():
        page.get_by_role("button", name="Pin").click()
        page.locator(".paragraph a.gloss[aria-haspopup]").last.focus()


def search(page: Page) -> None:
    page.keyboard.press("/")
    page.keyboard.type("embassy")
    page.locator(".search-sheet .result, .search-sheet .search-said:not(:empty)").first.wait_for()


def open_menu(page: Page) -> None:
    menu = page.locator(".menu summary")
    if menu.is_visible():
        menu.click()


#: What a reader may have open on a cable's page, and how it comes to be.
STATES: dict[str, Callable[[Page], object]] = {
    "the header open": lambda page: page.locator("details.header summary").click(),
    "a card open": open_card,
    "two cards, one pinned": pin_card,
    "the search open, with results": search,
    "the menu open": open_menu,
    "a paragraph as target": lambda page: page.locator(".paragraph .number").last.click(),
    "a citation copied": lambda page: page.locator(".copy").first.click(),
    "the layers open": lambda page: page.locator(".layers summary").click(),
    "the keys shown": lambda page: page.keyboard.press("?"),
}


@pytest.mark.parametrize(("scheme", "width"), SCREENS)
def test_no_template_breaks_a_rule(visit: Open, templates: dict[str, str], scheme: str, width: int) -> None:
    faults = []
    page = visit("/404.html", color_scheme=scheme, viewport={"width": width, "height": 900})
    for name, path in templates.items():
        page.goto(path)
        faults += [f"{name} ({path}): {fault}" for fault in judge(page)]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize(("scheme", "width"), SCREENS)
def test_nothing_that_opens_breaks_a_rule(visit: Open, cable: str, scheme: str, width: int) -> None:
    faults = []
    page = visit(cable, color_scheme=scheme, viewport={"width": width, "height": 900}, permissions=["clipboard-write"])
    for name, act in STATES.items():
        page.goto("about:blank")  # else the same address with another anchor would be no new page
        page.goto(cable)
        act(page)
        faults += [f"{name}: {fault}" for fault in judge(page)]
    assert not faults, "\n".join(faults)
