"""The box that leads from any spelling of a number to the cable's page."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open

pytestmark = pytest.mark.edition


def read_parts(cable: str) -> tuple[str, str, str]:
    found = re.fullmatch(r"/cables/(\d\d)([A-Z]+)(\d+)/", cable)
    assert found
    return found[1], found[2], found[3]


SPELLINGS = ("{0}{1}{2}", "{0} {1} {2}", "{0} {1} 0{2}", "20{0} {1} {2}", "{1} {2}", "{1}-{2}", " {1}  00{2} ")


@pytest.mark.parametrize("capitals", [True, False])
def test_any_spelling_leads_to_the_cable(visit: Open, cable: str, capitals: bool) -> None:
    page = visit("/cables/")
    for spelling in SPELLINGS:
        typed = spelling.format(*read_parts(cable))
        page.goto("/cables/")
        page.get_by_label("Go to a cable by its number").fill(typed if capitals else typed.lower())
        page.keyboard.press("Enter")
        expect(page, typed).to_have_url(re.compile(f"{cable}$"))


@pytest.mark.parametrize(
    ("spelling", "answer"),
    [
        ("{0}{1}99999999", "This edition knows no telegram {0}{1}99999999, neither held nor cited."),
        ("{1} 99999999", "This edition knows no telegram {1} 99999999, neither held nor cited."),
        ("03ZZZZZ1", "This edition knows no telegram from “ZZZZZ”."),
        ("hello", "“hello” is not the number of a telegram. One reads like 08BAKU129 or BAKU 129."),
    ],
)
def test_a_number_that_is_not_known_is_said_in_words(visit: Open, cable: str, spelling: str, answer: str) -> None:
    page = visit("/cables/")
    page.get_by_label("Go to a cable by its number").fill(spelling.format(*read_parts(cable)))
    page.get_by_role("button", name="Go", exact=True).click()
    expect(page.locator(".go-to .hint")).to_have_text(answer.format(*read_parts(cable)))


def test_the_number_of_another_year_is_offered(visit: Open, cable: str) -> None:
    year, post, serial = read_parts(cable)
    page = visit("/cables/")
    page.get_by_label("Go to a cable by its number").fill(f"{(int(year) + 50) % 100:02d}{post}{serial}")
    page.keyboard.press("Enter")
    page.locator(".go-to .hint a", has_text=re.compile(rf"^{year}{post}{serial}$")).click()
    page.wait_for_url(f"**{cable}")


def test_without_scripts_there_is_no_box_and_the_list_leads_there(visit: Open, cable: str) -> None:
    page = visit("/cables/", java_script_enabled=False)
    expect(page.get_by_role("textbox", name="Go to a cable by its number")).to_have_count(0)
    page.locator("main a", has_text=re.compile(rf"^{''.join(read_parts(cable))}$")).first.click()
    page.wait_for_url(f"**{cable}")
