"""What holds on each kind of page, on wide and narrow screens, light and dark."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open

pytestmark = pytest.mark.edition


def test_no_page_scrolls_sideways(visit: Open, some_of_each_kind: list[str]) -> None:
    wide = []
    page = visit("/")
    for path in some_of_each_kind:
        page.goto(path)
        for width in (360, 821, 1140, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
                wide.append(f"{path} at {width} px")
    assert not wide


@pytest.mark.long
def test_not_one_page_scrolls_sideways_or_says_an_error(visit: Open, pages: dict[str, list[str]]) -> None:
    """Each page there is, for a long word or a long name may stand on any of them."""
    page = visit("/")
    faults: list[str] = []
    page.on("console", lambda said: faults.append(f"{page.url}: {said.text}") if said.type == "error" else None)
    page.on("pageerror", lambda error: faults.append(f"{page.url}: {error}"))
    for path in sorted(path for kind, paths in pages.items() if kind != "redirect" for path in paths):
        page.goto(path)
        for width in (320, 360, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
                faults.append(f"{path} at {width} px")
    assert not faults, "\n".join(faults)


def test_an_open_header_does_not_scroll_sideways_on_a_narrow_screen(visit: Open, cable: str) -> None:
    page = visit(cable, viewport={"width": 360, "height": 800})
    page.locator("details.header summary").click()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_every_page_has_a_title_and_one_heading_of_the_first_rank(visit: Open, some_of_each_kind: list[str]) -> None:
    page = visit("/")
    for path in some_of_each_kind:
        page.goto(path)
        expect(page.locator("h1"), path).to_have_count(1)
        assert page.title().strip(), path


@pytest.mark.parametrize("javascript", [True, False])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_reader_s_system_chooses_the_scheme(visit: Open, cable: str, scheme: str, javascript: bool) -> None:
    page = visit(cable, color_scheme=scheme, java_script_enabled=javascript)
    colours = "getComputedStyle(document.body).backgroundColor"
    paper = [int(part) for part in re.findall(r"\d+", page.evaluate(colours))[:3]]
    assert (min(paper) > 200) if scheme == "light" else (max(paper) < 60)


def test_the_reader_may_choose_another_scheme_and_it_is_kept(visit: Open, cable: str) -> None:
    page = visit(cable, color_scheme="light")
    paper = "getComputedStyle(document.body).backgroundColor"
    before = page.evaluate(paper)
    page.get_by_role("button", name="Dark colours").click()
    page.wait_for_function(f"before => {paper} !== before", arg=before)
    after = page.evaluate(paper)
    page.reload()
    assert page.evaluate(paper) == after


def test_a_chosen_scheme_is_there_before_any_file_of_scripts(visit: Open, cable: str) -> None:
    """What applies it stands in the page itself: no page shows itself in the other scheme first."""
    page = visit(cable, color_scheme="light")
    paper = "getComputedStyle(document.body).backgroundColor"
    page.get_by_role("button", name="Dark colours").click()
    dark = page.evaluate(paper)
    page.route("**/*.js", lambda route: route.abort())
    page.goto("/")
    assert page.evaluate(paper) == dark


def test_the_scheme_is_changed_by_keyboard_and_said(visit: Open, cable: str) -> None:
    page = visit(cable, color_scheme="dark")
    button = page.get_by_role("button", name="Dark colours")
    expect(button).to_have_attribute("aria-pressed", "true")
    button.press("Enter")
    expect(button).to_have_attribute("aria-pressed", "false")
    expect(button).to_be_focused()


def test_who_chooses_the_system_s_scheme_again_follows_the_system(visit: Open, cable: str) -> None:
    page = visit(cable, color_scheme="light")
    button = page.get_by_role("button", name="Dark colours")
    button.click()
    button.click()
    page.emulate_media(color_scheme="dark")
    page.reload()
    expect(button).to_have_attribute("aria-pressed", "true")


def test_an_address_that_is_not_there_has_a_page_that_leads_on(visit: Open) -> None:
    page = visit("/404.html")
    expect(page.locator("h1")).to_have_count(1)
    assert page.locator("main a[href]").count() > 0


def test_a_link_past_the_frame_is_the_first_stop_of_the_keyboard(visit: Open, cable: str) -> None:
    page = visit(cable)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.hash")
    page.keyboard.press("Enter")
    assert page.evaluate("document.querySelector(location.hash).closest('article, main') !== null")


def test_the_search_finds_the_cable(visit: Open, cable: str) -> None:
    page = visit("/")
    page.keyboard.press("/")
    page.keyboard.type(cable.strip("/").split("/")[-1])
    expect(page.locator(".result-title a").first).to_have_attribute("href", re.compile(re.escape(cable)))


def test_at_four_times_the_size_nothing_is_cut_off(visit: Open, some_of_each_kind: list[str]) -> None:
    """A window of 1280 pixels at 400 % has 320 of them (WCAG 1.4.10)."""
    cut = []
    for path in some_of_each_kind:
        page = visit(path, viewport={"width": 320, "height": 256}, device_scale_factor=4)
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            cut.append(path)
        page.context.close()
    assert not cut


def test_who_asks_for_less_motion_sees_none(visit: Open, cable: str) -> None:
    page = visit(cable, reduced_motion="reduce")
    moving = page.evaluate(
        """() => [...document.querySelectorAll("*")].filter((each) => {
          const style = getComputedStyle(each);
          const lasts = (times) => times.split(",").some((time) => parseFloat(time) > 0.001);
          return lasts(style.transitionDuration) || (style.animationName !== "none" && lasts(style.animationDuration));
        }).map((each) => each.outerHTML.slice(0, 80))"""
    )
    assert not moving
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_who_asks_for_more_contrast_gets_it(visit: Open, cable: str, scheme: str) -> None:
    colours = "['color', 'borderTopColor'].map((name) => getComputedStyle(document.querySelector('h2'))[name])"
    usual = visit(cable, color_scheme=scheme).evaluate(colours)
    strong = visit(cable, color_scheme=scheme, contrast="more").evaluate(colours)
    assert strong[0] != usual[0]
    assert strong[1] != usual[1]
