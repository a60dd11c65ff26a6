"""Lists by scripts: rows that are filtered, chosen and put in another order; without scripts all are there."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open

pytestmark = pytest.mark.edition

LIST = "/glossary/"
ROWS = "article table tbody tr"


def open_list(visit: Open, **settings: object) -> Page:
    page = visit(LIST, **settings)
    if page.locator(ROWS).count() < 9:
        pytest.skip("the glossary of this edition is short, or split by letter")
    return page


def words(page: Page, column: int) -> list[str]:
    """What the visible rows have in a column, counted from 1."""
    cells = page.locator(f"{ROWS}:visible > td:nth-child({column})")
    return [cell.strip() for cell in cells.all_inner_texts() if cell.strip()]


def test_without_scripts_every_row_is_there(visit: Open) -> None:
    page = open_list(visit, java_script_enabled=False)
    expect(page.locator(f"{ROWS}:visible")).to_have_count(page.locator(ROWS).count())


def test_the_field_leaves_the_rows_that_contain_each_of_its_words(visit: Open) -> None:
    page = open_list(visit)
    wanted = words(page, 2)[3].split()[0].lower()
    page.get_by_label("Show entries that contain").fill(wanted)
    visible = page.locator(f"{ROWS}:visible")
    assert 0 < visible.count() < page.locator(ROWS).count()
    assert all(wanted in row.lower() for row in visible.all_inner_texts())
    page.get_by_label("Show entries that contain").fill("no entry has this")
    expect(page.get_by_text("No entry contains this.")).to_be_visible()


def test_a_kind_leaves_its_rows_and_says_how_many(visit: Open) -> None:
    page = open_list(visit)
    button = page.get_by_role("group", name="Kinds").get_by_role("button").nth(1)
    button.click()
    expect(page.locator(f"{ROWS}:visible")).to_have_count(int(button.locator("span").inner_text()))
    assert len(set(words(page, 4))) == 1


def test_an_order_by_counts_begins_with_the_largest_and_turns_at_the_second_click(visit: Open) -> None:
    page = open_list(visit)
    before = words(page, 2)
    button = page.get_by_role("group", name="Order").get_by_role("button", name="mentions")
    button.click()
    counts = [int(cell.replace(",", "")) if cell != "header" else 0 for cell in words(page, 5)]
    assert counts == sorted(counts, reverse=True)
    expect(page.locator("th:nth-child(5)")).to_have_attribute("aria-sort", "descending")
    button.click()
    turned = [int(cell.replace(",", "")) if cell != "header" else 0 for cell in words(page, 5)]
    assert turned == sorted(turned)
    page.get_by_role("group", name="Order").get_by_role("button", name="headword").click()
    assert words(page, 2) == before


def test_the_rows_can_be_taken_away(visit: Open) -> None:
    page = open_list(visit)
    found = page.request.get(page.url + "list.json").json()
    assert len(found["rows"]) == page.locator(ROWS).count()
    expect(page.locator("footer a[href$='list.csv']")).to_be_visible()
