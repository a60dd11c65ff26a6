"""The search: on its page, and in the sheet over other pages."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Request, expect

from tests.browser.conftest import Open
from tests.browser.test_accessibility import SCREENS, judge

pytestmark = pytest.mark.edition


@pytest.fixture(scope="session")
def telegram(site: Path, cable: str) -> dict[str, Any]:
    """The first cable as data."""
    mrn = cable.strip("/").split("/")[-1]
    found: dict[str, Any] = json.loads((site / f"cables/{mrn}/{mrn}.json").read_bytes())
    return found


@pytest.fixture(scope="session")
def words(telegram: dict[str, Any]) -> str:
    """Some words of one paragraph of that cable that stand side by side."""
    paragraph = max(telegram["paragraphs"], key=lambda one: len(one["text"]))
    plain = [word for word in paragraph["text"].split() if word.isalpha()]
    return " ".join(sorted(set(plain), key=lambda word: (-len(word), word))[:3])


@pytest.fixture(scope="session")
def abbreviation(site: Path) -> dict[str, Any]:
    """An entry whose expansion stands in no paragraph that mentions it: how else could it be found by that?"""
    for entry in json.loads((site / "data/glossary.json").read_bytes())["entries"]:
        places = [place for place in entry["places"] if "#p" in place]
        if entry["kind"] == "abbreviation" and entry["expansion"] and places and len(entry["expansion"].split()) > 2:
            return {**entry, "places": places}
    pytest.skip("this edition has no such entry")


def results(page: Page) -> Any:
    return page.locator(".result-title a")


def ask(page: Page, words: str) -> None:
    page.locator("#search-words").fill(words)
    page.locator(".result, .search-said:not(:empty)").first.wait_for()


def test_words_find_the_cable_and_mark_them_in_its_passages(visit: Open, cable: str, words: str) -> None:
    page = visit("/search/")
    ask(page, words)
    found = page.locator(".result", has=page.locator(f'.result-title a[href^="{cable}"]'))
    expect(found).to_have_count(1)
    expect(found.locator(".excerpt mark").first).to_be_visible()
    expect(found.locator(".result-place").first).to_have_text(re.compile(r"^¶\d+"))


def test_a_hit_opens_at_its_paragraph_with_the_words_marked_until_escape(visit: Open, cable: str, words: str) -> None:
    page = visit("/search/")
    ask(page, words)
    page.locator(f'.result-title a[href^="{cable}"]').click()
    page.wait_for_url(re.compile(re.escape(cable) + r"#\w+"))
    assert "?" not in page.url
    place = page.locator(":target")
    expect(place.locator("mark.found").first).to_be_visible()
    before = page.locator("article").inner_text()
    page.keyboard.press("Escape")
    expect(page.locator("mark.found")).to_have_count(0)
    assert page.locator("article").inner_text() == before


def test_who_comes_again_finds_no_marks(visit: Open, cable: str, words: str) -> None:
    page = visit("/search/")
    ask(page, words)
    page.locator(f'.result-title a[href^="{cable}"]').click()
    page.locator("mark.found").first.wait_for()
    page.reload()
    expect(page.locator("article h1")).to_be_visible()
    expect(page.locator("mark.found")).to_have_count(0)


def test_an_abbreviation_is_found_by_its_expansion(visit: Open, abbreviation: dict[str, Any]) -> None:
    page = visit("/search/")
    ask(page, abbreviation["expansion"])
    expect(results(page).first).to_have_attribute("href", f"/{abbreviation['key']}/")
    mrn = abbreviation["places"][0].split("/")[-2]
    expect(page.locator(f'.result-title a[href^="/cables/{mrn}/"]')).to_have_count(1)


def test_an_abbreviation_finds_its_entry_first(visit: Open, abbreviation: dict[str, Any]) -> None:
    page = visit("/search/")
    ask(page, abbreviation["headword"].lower())
    expect(results(page).first).to_have_attribute("href", f"/{abbreviation['key']}/")


@pytest.mark.parametrize("spelling", ["{0}{1}{2}", "{1} {2}", "{0} {1} 000{2}", "20{0} {1} {2}", "{1}-{2}"])
@pytest.mark.parametrize("capitals", [True, False])
def test_any_spelling_of_a_number_finds_its_cable_first(visit: Open, cable: str, spelling: str, capitals: bool) -> None:
    parts = re.fullmatch(r"/cables/(\d\d)([A-Z]+)(\d+)/", cable)
    assert parts
    typed = spelling.format(*parts.groups())
    page = visit("/search/")
    ask(page, typed if capitals else typed.lower())
    expect(results(page).first).to_have_attribute("href", re.compile(f"^{re.escape(cable)}"))


def test_what_was_found_can_be_narrowed_and_widened_again(visit: Open, words: str) -> None:
    page = visit("/search/")
    ask(page, words)
    page.get_by_role("button", name=re.compile("^Cables")).click()
    expect(page.get_by_role("button", name=re.compile("^Cables"))).to_have_attribute("aria-pressed", "true")
    for place in results(page).all():
        assert str(place.get_attribute("href")).startswith("/cables/")
    year = page.locator(".narrow > details", has_text="Year")
    year.locator("summary").click()
    number = year.locator(".number").first.inner_text()
    year.get_by_role("checkbox").first.check()
    expect(page.locator(".search-said")).to_have_text(re.compile(f"^{number} pages? found$"))
    page.wait_for_url(re.compile("year="))
    year.get_by_role("checkbox").first.uncheck()
    page.wait_for_url(lambda url: "year=" not in url)


def test_what_was_asked_stands_in_the_address_and_can_be_shared(visit: Open, words: str) -> None:
    page = visit("/search/")
    ask(page, words)
    page.get_by_role("button", name=re.compile("^Cables")).click()
    page.wait_for_url(re.compile("kind=Cable"))
    first = results(page).first.get_attribute("href")
    again = visit("/search/" + page.url.partition("/search/")[2])
    expect(results(again).first).to_have_attribute("href", str(first))
    expect(again.locator("#search-words")).to_have_value(words)


def test_results_stand_in_the_order_of_days_when_asked(visit: Open, site: Path) -> None:
    known = {one["mrn"]: one for one in json.loads((site / "data/references.json").read_bytes())["telegrams"]}
    known |= {one["mrn"]: one for one in json.loads((site / "data/cables.json").read_bytes())["cables"]}
    if sum(bool(one["sent"]) for one in known.values()) < 2:
        pytest.skip("this edition has no two telegrams with a date")
    page = visit("/search/#kind=Cable&kind=Cited+telegram&order=oldest")
    results(page).first.wait_for()

    def days() -> list[str]:
        listed = [str(place.get_attribute("href")).split("/")[2] for place in results(page).all()]
        return [str(known[mrn]["sent"])[:10] for mrn in listed if known[mrn]["sent"]]

    oldest = days()
    assert oldest == sorted(oldest)
    page.get_by_role("button", name="Newest first").click()
    expect(page.get_by_role("button", name="Newest first")).to_have_attribute("aria-pressed", "true")
    page.wait_for_url(re.compile("order=newest"))
    newest = days()
    assert newest == sorted(newest, reverse=True)


def test_the_keyboard_leads_from_the_field_to_a_result_and_back(visit: Open, words: str) -> None:
    page = visit("/search/")
    expect(page.locator("#search-words")).to_be_focused()
    page.keyboard.type(words)
    results(page).first.wait_for()
    page.keyboard.press("ArrowDown")
    expect(results(page).first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page.locator("#search-words")).to_be_focused()
    page.keyboard.press("Enter")
    expect(results(page).first).to_be_focused()


def test_the_sheet_opens_at_a_key_and_leads_to_the_first_result(visit: Open, cable: str) -> None:
    page = visit("/about/")
    page.keyboard.press("/")
    page.keyboard.type(cable.strip("/").split("/")[-1])
    results(page).first.wait_for()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{cable}**")


def test_escape_closes_the_sheet_and_the_focus_is_where_it_was(visit: Open) -> None:
    page = visit("/about/")
    page.locator(".search-opener").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#search-words")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.locator(".search-opener")).to_be_focused()


def test_escape_closes_the_sheet_with_words_in_it_and_the_reader_is_where_she_was(visit: Open, cable: str) -> None:
    page = visit(cable)
    page.keyboard.press("j")
    page.keyboard.press("j")
    place = page.evaluate("[scrollY, document.activeElement.closest('[id]').id]")
    assert place[0] > 0
    page.keyboard.press("/")
    page.keyboard.type("words")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert page.evaluate("[scrollY, document.activeElement.closest('[id]').id]") == place


def test_the_focus_stays_in_the_sheet(visit: Open) -> None:
    page = visit("/about/")
    page.keyboard.press("/")
    page.locator(".sheet-foot a").wait_for()
    inside = "document.activeElement === document.body || document.activeElement.closest('dialog') !== null"
    for _ in range(8):
        page.keyboard.press("Tab")
        assert page.evaluate(inside)


def test_the_sheet_leads_to_all_results(visit: Open, words: str) -> None:
    page = visit("/about/")
    page.keyboard.press("/")
    page.keyboard.type(words)
    results(page).first.wait_for()
    page.get_by_role("link", name=re.compile("^All results")).click()
    page.wait_for_url("**/search/#q=**")
    expect(page.locator("#search-words")).to_have_value(words)
    results(page).first.wait_for()


def test_in_a_large_edition_kinds_are_counted_only_when_one_is_asked_for(visit: Open, site: Path, words: str) -> None:
    told = json.loads((site / "search/index.json").read_bytes())
    page = visit("/about/")
    page.context.route("**/search/index.json", lambda route: route.fulfill(json={**told, "pages": 100_000}))
    asked: list[str] = []
    page.context.on("request", lambda request: asked.append(request.url))
    page.goto(page.url.replace("/about/", "/search/"))
    ask(page, words)
    results(page).first.wait_for()
    expect(page.get_by_role("button", name="Cables", exact=True)).to_be_visible()
    assert not [url for url in asked if url.endswith(".pf_filter")]
    page.get_by_role("button", name="Cables", exact=True).click()
    expect(page.get_by_role("button", name=re.compile(r"^Cables \d"))).to_have_attribute("aria-pressed", "true")


def test_what_is_not_there_is_said(visit: Open) -> None:
    page = visit("/search/")
    ask(page, "xyzzyqq")
    expect(page.locator(".search-said")).to_have_text(re.compile("^Nothing found"))


def test_while_there_is_no_index_the_lists_serve(visit: Open) -> None:
    page = visit("/search/")
    page.route("**/search/index.json", lambda route: route.fulfill(status=404))
    page.reload()
    ask(page, "embassy")
    expect(page.locator(".search-said")).to_contain_text("being prepared")
    expect(page.locator("article > ul a").first).to_be_visible()


def test_without_scripts_the_page_leads_to_the_lists(visit: Open) -> None:
    page = visit("/", java_script_enabled=False)
    page.locator(".search-opener").click()
    page.wait_for_url("**/search/")
    expect(page.locator("article > .lead")).to_contain_text("these lists serve")
    page.locator("article > ul").get_by_role("link", name="Cables", exact=True).click()
    page.wait_for_url("**/cables/")


@pytest.mark.parametrize(("scheme", "width"), SCREENS)
def test_the_search_breaks_no_rule_and_scrolls_nowhere_sideways(
    visit: Open, words: str, scheme: str, width: int
) -> None:
    page = visit("/search/", color_scheme=scheme, viewport={"width": width, "height": 900})
    faults = [f"empty: {fault}" for fault in judge(page)]
    ask(page, words)
    if width < 1140:
        page.locator(".narrow > summary").click()
    for group in page.locator(".narrow > details > summary").all():
        group.click()
    page.get_by_role("checkbox").first.wait_for()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    faults += [f"with results: {fault}" for fault in judge(page)]
    ask(page, "xyzzyqq")
    faults += [f"nothing found: {fault}" for fault in judge(page)]
    assert not faults, "\n".join(faults)


def test_nothing_of_the_search_is_fetched_before_it_is_wanted(visit: Open) -> None:
    page = visit("/about/")
    asked: list[str] = []

    def note(request: Request) -> None:
        asked.append(request.url)

    page.on("request", note)
    page.reload(wait_until="networkidle")
    assert asked
    assert not [url for url in asked if "/search/" in url or "searching" in url]
