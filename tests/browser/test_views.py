"""The views of a cable's text, the layers of its annotation, and the keys."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open

pytestmark = pytest.mark.edition


@pytest.mark.parametrize("javascript", [True, False])
def test_each_view_leads_to_the_others_by_an_address_of_its_own(visit: Open, cable: str, javascript: bool) -> None:
    page = visit(cable, java_script_enabled=javascript)
    for view in ("Transcript", "Side by side", "Reading text"):
        page.locator(".views").get_by_role("link", name=view).click()
        expect(page.locator(".views > strong")).to_have_text(view)
    assert page.url.endswith(cable)


@pytest.mark.parametrize("view", ["transcript", "side-by-side"])
def test_the_lines_of_a_transcript_are_those_that_were_received(visit: Open, cable: str, view: str) -> None:
    page = visit(f"{cable}{view}/")
    name = cable.strip("/").rpartition("/")[2]
    received = page.request.get(page.url.removesuffix(f"{view}/") + f"{name}.txt").body().decode("utf-8", "replace")
    where = ".witness" if view == "transcript" else "tbody td:last-child"
    shown = " ".join(page.locator(where).evaluate_all("all => all.map(one => one.textContent)"))
    words = re.compile(r"[A-Za-z]{2,}")
    assert words.findall(shown) == words.findall(received)


def test_side_by_side_a_paragraph_stands_beside_its_lines(visit: Open, cable: str) -> None:
    page = visit(f"{cable}side-by-side/")
    row = page.locator("tr:has(.number)").first
    left, right = (row.locator("td").nth(number).bounding_box() for number in (0, 1))
    assert left
    assert right
    assert left["x"] + left["width"] <= right["x"]
    assert abs(left["y"] - right["y"]) < 8


def test_a_layer_that_is_taken_off_stays_off_and_the_text_stays(visit: Open, cable: str) -> None:
    page = visit(cable)
    underlines = "getComputedStyle(document.querySelector('.paragraph .bodies.gloss')).textDecorationLine"
    if page.locator(".paragraph .bodies.gloss").count() == 0:
        pytest.skip("this cable names no organization, place or event")
    text = page.locator(".paragraph").all_text_contents()
    page.get_by_text("Layers of annotation").click()
    page.get_by_label("Organizations, places, events").uncheck()
    assert page.evaluate(underlines) == "none"
    page.reload()
    assert page.evaluate(underlines) == "none"
    assert page.locator(".paragraph").all_text_contents() == text
    page.get_by_text("Layers of annotation").click()
    page.get_by_label("Organizations, places, events").check()
    assert page.evaluate(underlines) == "underline"


@pytest.mark.parametrize(("after", "before"), [("j", "k"), ("ArrowRight", "ArrowLeft")])
def test_keys_go_from_paragraph_to_paragraph(visit: Open, cable: str, after: str, before: str) -> None:
    page = visit(cable)
    ids = page.locator(".paragraph[id]").evaluate_all("all => all.map(one => one.id)")
    at = "document.activeElement.closest('.paragraph')?.id"
    page.keyboard.press(after)
    assert page.evaluate(at) == ids[0]
    page.keyboard.press(after)
    assert page.evaluate(at) == ids[min(1, len(ids) - 1)]
    page.keyboard.press(before)
    assert page.evaluate(at) == ids[0]
    inside = page.evaluate(f"document.getElementById('{ids[0]}').getBoundingClientRect().top")
    assert 0 <= inside < 900


def test_arrows_up_and_down_scroll_also_from_a_paragraph(visit: Open, cable: str) -> None:
    page = visit(cable, viewport={"width": 1280, "height": 400})
    page.keyboard.press("ArrowRight")
    focused = page.evaluate_handle("document.activeElement")
    before = page.evaluate("scrollY")
    page.keyboard.press("ArrowDown")
    page.wait_for_function("before => scrollY > before", arg=before)
    lower = page.evaluate("scrollY")
    page.keyboard.press("ArrowUp")
    page.wait_for_function("lower => scrollY < lower", arg=lower)
    assert page.evaluate("focused => focused === document.activeElement", focused)


def test_arrows_to_the_sides_are_left_to_what_wants_them(visit: Open, cable: str) -> None:
    page = visit(cable)
    paragraph = "document.activeElement.closest('.paragraph')"
    page.keyboard.press("Shift+ArrowRight")  # chooses text
    assert page.evaluate(paragraph) is None
    page.evaluate("document.body.style.width = '3000px'")
    page.keyboard.press("ArrowRight")
    page.wait_for_function("() => scrollX > 0")
    assert page.evaluate(paragraph) is None


def test_c_copies_the_citation_of_the_paragraph(visit: Open, cable: str) -> None:
    page = visit(cable, permissions=["clipboard-read", "clipboard-write"])
    numbered = page.locator(".paragraph[id^=p] a.number")
    if numbered.count() < 2:
        pytest.skip("this cable has no two numbered paragraphs")
    numbered.nth(1).focus()
    anchor = numbered.nth(1).evaluate("link => link.hash")
    page.keyboard.press("c")
    expect(page.locator("body > .told")).to_contain_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()").endswith(f"{cable}{anchor}.")


def test_letters_typed_into_a_field_are_letters(visit: Open, cable: str) -> None:
    page = visit(cable)
    page.keyboard.press("/")
    page.keyboard.type("jack?")
    expect(page.locator("#search-words")).to_have_value("jack?")
    expect(page.locator("dialog.keys")).to_have_count(0)


def test_the_question_mark_shows_the_keys_and_escape_closes_them(visit: Open, cable: str) -> None:
    page = visit(cable)
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    assert {"j", "k", "←", "→"} <= {*page.locator("dialog.keys kbd").all_text_contents()}
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog", name="Keys")).to_have_count(0)


@pytest.mark.parametrize(("key", "relation"), [("n", "next"), ("p", "prev")])
def test_n_and_p_go_to_the_neighbour(visit: Open, site: Path, key: str, relation: str) -> None:
    for source in sorted(site.rglob("index.html")):
        if f'<link rel="{relation}"' in source.read_text("utf-8"):
            break
    else:
        pytest.skip("no page of this edition has such a neighbour")
    page = visit(f"/{source.parent.relative_to(site).as_posix()}/")
    target = page.locator(f"link[rel={relation}]").evaluate("link => link.href")
    page.keyboard.press(key)
    page.wait_for_url(target)
