"""A cable's page, as its readers use it: by mouse, keyboard and finger, on paper and without scripts."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Open

pytestmark = pytest.mark.edition


def first_gloss(page: Page) -> Locator:
    """The first gloss of the running text that has a card."""
    return page.locator(".paragraph a.gloss[aria-haspopup]").first


def card_of(page: Page) -> Locator:
    return page.locator(".gloss-card")


def overlap(one: Locator, other: Locator) -> bool:
    a, b = one.bounding_box(), other.bounding_box()
    assert a
    assert b
    return (
        a["x"] < b["x"] + b["width"]
        and b["x"] < a["x"] + a["width"]
        and a["y"] < b["y"] + b["height"]
        and b["y"] < a["y"] + a["height"]
    )


def test_a_gloss_opens_its_card_under_the_pointer_and_leaves_its_line_readable(visit: Open, cable: str) -> None:
    page = visit(cable)
    gloss = first_gloss(page)
    gloss.hover()
    expect(card_of(page)).to_be_visible()
    expect(card_of(page)).to_contain_text("Whole entry")
    assert not overlap(card_of(page), gloss)


def test_the_pointer_may_travel_into_the_card(visit: Open, cable: str) -> None:
    page = visit(cable)
    first_gloss(page).hover()
    card_of(page).get_by_role("link", name="Whole entry").hover()
    page.wait_for_timeout(600)
    expect(card_of(page)).to_be_visible()


def test_the_card_goes_when_the_pointer_goes(visit: Open, cable: str) -> None:
    page = visit(cable)
    first_gloss(page).hover()
    expect(card_of(page)).to_be_visible()
    page.locator("h1").hover()
    expect(card_of(page)).to_have_count(0)


def test_by_keyboard_a_gloss_opens_its_card_and_escape_closes_it(visit: Open, cable: str) -> None:
    page = visit(cable)
    gloss = first_gloss(page)
    page.keyboard.press("Tab")  # the focus of a keyboard is shown, that of a script is not
    gloss.focus()
    expect(card_of(page)).to_be_visible()
    expect(gloss).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Escape")
    expect(card_of(page)).to_have_count(0)
    expect(gloss).to_be_focused()


def test_by_keyboard_the_card_is_entered_and_left_with_the_focus_back_on_the_gloss(visit: Open, cable: str) -> None:
    page = visit(cable)
    gloss = first_gloss(page)
    page.keyboard.press("Tab")
    gloss.focus()
    page.keyboard.press("ArrowDown")
    assert card_of(page).evaluate("card => card.contains(document.activeElement)")
    page.keyboard.press("Escape")
    expect(card_of(page)).to_have_count(0)
    expect(gloss).to_be_focused()


def test_by_keyboard_every_gloss_is_reached(visit: Open, cable: str) -> None:
    page = visit(cable)
    assert page.locator(".paragraph a.gloss").count() > 0
    assert page.locator(".paragraph a.gloss:not([href]), .paragraph a.gloss[tabindex='-1']").count() == 0


def test_a_finger_that_misses_a_sign_or_a_number_by_little_meets_it(visit: Open, cable: str) -> None:
    page = visit(cable, has_touch=True, viewport={"width": 360, "height": 740})
    missed = """(links) => links.filter((link) => {
      link.scrollIntoView({ block: "center" });
      const box = link.getBoundingClientRect(), x = box.left + box.width / 2, y = box.top + box.height / 2;
      return [[-11, 0], [11, 0], [0, -11], [0, 11]].some(([right, down]) => {
        const met = document.elementFromPoint(x + right, y + down);
        return met?.closest("a") === null && !link.contains(met);
      });
    }).map((link) => link.textContent)"""
    signs = ".paragraph > a.number, .paragraph > a.sign:not(.textual)"
    assert page.locator(signs).evaluate_all(missed) == []


def test_a_finger_opens_the_card_and_then_the_entry(visit: Open, cable: str) -> None:
    page = visit(cable, has_touch=True, viewport={"width": 360, "height": 740})
    gloss = first_gloss(page)
    target = gloss.get_attribute("href")
    gloss.tap()
    expect(card_of(page)).to_be_visible()
    assert page.url.endswith(cable)
    link = card_of(page).get_by_role("link", name="Whole entry")
    link.tap()
    page.wait_for_url(re.compile(re.escape((target or "").rsplit("../", maxsplit=1)[-1]) + "$"))


def test_a_finger_elsewhere_closes_the_card(visit: Open, cable: str) -> None:
    page = visit(cable, has_touch=True, viewport={"width": 360, "height": 740})
    first_gloss(page).tap()
    expect(card_of(page)).to_be_visible()
    page.touchscreen.tap(4, 4)
    expect(card_of(page)).to_have_count(0)


def test_a_pinned_card_stays(visit: Open, cable: str) -> None:
    page = visit(cable)
    first_gloss(page).hover()
    card_of(page).get_by_role("button", name="Pin").click()
    page.locator("h1").hover()
    page.wait_for_timeout(600)
    expect(card_of(page)).to_be_visible()
    card_of(page).get_by_role("button", name="Close").click()
    expect(card_of(page)).to_have_count(0)


def test_without_scripts_a_gloss_is_a_link_and_the_terms_are_explained(visit: Open, cable: str) -> None:
    page = visit(cable, java_script_enabled=False)
    expect(page.locator("#terms")).to_be_visible()
    expect(page.locator(".card").first).to_be_visible()
    target = page.locator(".paragraph a.gloss").first
    target.click()
    page.wait_for_url(re.compile("/glossary/|/posts/|/tags/|/cables/"))
    expect(page.locator("h1")).to_have_count(1)


def test_a_reference_opens_the_card_of_the_cited_cable(visit: Open, cable: str) -> None:
    page = visit(cable)
    items = page.locator("#references + ul .card")
    if items.count() == 0:
        pytest.skip("this cable cites none")
    item = items.first.locator("xpath=..")
    number = item.locator("a.papers")
    page.locator(f"a.gloss[href='{number.get_attribute('href')}']").first.hover()
    expect(card_of(page)).to_be_visible()
    expect(card_of(page)).to_contain_text(number.inner_text())
    expect(card_of(page)).to_contain_text(re.compile(r"Not held here\.|Text |Withheld"))
    expect(card_of(page).get_by_role("link", name="The cable’s page")).to_have_count(1)


def test_without_scripts_the_references_say_what_their_cards_say(visit: Open, cable: str) -> None:
    page = visit(cable, java_script_enabled=False)
    if page.locator("#references + ul .card").count() == 0:
        pytest.skip("this cable cites none")
    expect(page.locator("#references + ul .card").first).to_be_visible()
    expect(page.locator("#references + ul .card > em:first-child").first).to_be_hidden()


def test_a_paragraph_s_number_is_its_address(visit: Open, cable: str) -> None:
    page = visit(cable)
    number = page.locator(".paragraph .number").last
    number.click()
    anchor = page.evaluate("location.hash")
    assert re.fullmatch(r"#p\d+(-\d+)?", anchor)
    expect(page.locator(f":target{anchor}")).to_have_class(re.compile(r"\bparagraph\b"))


def test_a_paragraph_s_address_shows_the_paragraph_below_the_header(visit: Open, cable: str) -> None:
    anchor = visit(cable).locator(".paragraph[id^=p]").last.get_attribute("id")
    page = visit(f"{cable}#{anchor}")
    paragraph = page.locator(f"[id='{anchor}']").bounding_box()
    header = page.locator("header").first.bounding_box()
    assert paragraph
    assert header
    assert header["y"] + header["height"] <= paragraph["y"] < 900


def test_a_citation_is_copied_and_says_so(visit: Open, cable: str) -> None:
    page = visit(cable, permissions=["clipboard-read", "clipboard-write"])
    citation = page.locator(".citation").first
    text = citation.evaluate(
        "(c) => { const d = c.cloneNode(true); d.querySelector('button').remove(); return d.textContent; }"
    )
    citation.get_by_role("button").click()
    expect(citation.get_by_role("button")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()").split() == text.split()
    assert cable in text


def test_note_and_sign_lead_to_each_other(visit: Open, cable: str) -> None:
    page = visit(cable)
    signs = page.locator(".paragraph .sign.note")
    if signs.count() == 0:
        pytest.skip("this cable has no notes")
    signs.first.click()
    note = page.locator(":target")
    expect(note).to_be_visible()
    back = note.locator("xpath=ancestor-or-self::li").locator(".sign").first
    back.click()
    assert page.evaluate("location.hash") == "#" + (signs.first.get_attribute("id") or "")


def test_the_header_is_folded_and_opens(visit: Open, cable: str) -> None:
    page = visit(cable)
    header = page.locator("details.header")
    expect(header.locator("dl").first).to_be_hidden()
    header.locator("summary").click()
    expect(header.locator("dl").first).to_be_visible()


def test_every_download_is_there(visit: Open, cable: str) -> None:
    page = visit(cable)
    links = page.locator("a[download], .downloads a").all()
    assert links
    for link in links:
        path = link.evaluate("a => a.href")
        answer = page.request.get(path)
        assert answer.ok, path
        assert answer.body(), path


def test_in_print_the_text_is_black_and_the_frame_is_gone(visit: Open, cable: str) -> None:
    page = visit(cable, color_scheme="dark")
    page.emulate_media(media="print")
    expect(page.locator("header").first).to_be_hidden()
    expect(page.locator(".paragraph").first).to_be_visible()
    red, green, blue = map(
        int, re.findall(r"\d+", page.evaluate("getComputedStyle(document.querySelector('.paragraph')).color"))[:3]
    )
    assert max(red, green, blue) < 80


def test_the_cited_paragraph_is_the_one_whose_number_was_followed(visit: Open, cable: str) -> None:
    page = visit(cable)
    quoted = page.locator(".citation.of-paragraph").first
    before = quoted.inner_text()
    found = re.search(r"#p(\d+)\.", before.replace("\n", ""))
    assert found
    other = page.locator(f".paragraph[id]:not(#p{found[1]}):not([id^=u]) .number").first
    number = re.sub(r"\D", "", other.inner_text())
    other.click()
    expect(quoted).to_contain_text(f"¶{number}, ")
    expect(quoted).to_contain_text(f"#p{number}.")
    assert re.sub(r"(¶|#p)\d+", r"\1", quoted.inner_text()) == re.sub(r"(¶|#p)\d+", r"\1", before)
    expect(page.locator(".label.of-paragraph").first).to_have_text(f"Paragraph {number}, Chicago")


@pytest.mark.parametrize(("width", "height"), [(1280, 900), (1280, 260), (360, 640), (360, 300)])
def test_a_card_stays_in_the_window_and_beside_its_line(visit: Open, cable: str, width: int, height: int) -> None:
    page = visit(cable, viewport={"width": width, "height": height})
    gloss = page.locator(".paragraph a.gloss[aria-haspopup]").first
    gloss.evaluate("(at) => at.scrollIntoView({ block: 'center' })")
    gloss.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    card = page.locator(".gloss-card")
    card.wait_for()
    word, box = gloss.bounding_box(), card.bounding_box()
    assert word
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    assert box["y"] >= -1
    assert box["y"] + box["height"] <= height + 1
    assert box["y"] >= word["y"] + word["height"] or box["y"] + box["height"] <= word["y"] + 1
