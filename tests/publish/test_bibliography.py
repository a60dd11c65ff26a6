"""The head of a page: what the partial for reference managers makes of hostile text."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import jinja2
import pytest
from lxml import html

from generator.compose.bibliography import describe_cable
from generator.render.files import create_cable_meta
from tests.compose.described import CARD, IMPRINT, index_of

THEME = Path(__file__).resolve().parents[2] / "theme_overrides"


def head_of(meta: dict[str, Any]) -> html.HtmlElement:
    """The head that MkDocs' template engine makes; like MkDocs', it escapes nothing by itself."""
    engine = jinja2.Environment(loader=jinja2.FileSystemLoader(THEME), autoescape=False)
    engine.filters["url"] = lambda path: f"../../{path}"
    written = engine.get_template("partials/bibliography.html").render(meta=meta, config={"site_name": "A <b> & c"})
    return html.document_fromstring(f"<html><head>{written}</head><body></body></html>")


@pytest.mark.parametrize("title", ['"><script>alert(1)</script>', "</script><img src=x onerror=alert(1)>", 'a\' & "b"'])
def test_no_text_leaves_its_place(title: str) -> None:
    described = describe_cable(CARD, index_of())
    meta = create_cable_meta(replace(described, title=title), IMPRINT, [])
    page = head_of(meta)
    assert {element.tag for element in page.iter()} <= {"html", "head", "body", "link", "meta", "script", "p"}
    assert [[one.get("name"), one.get("content")] for one in page.iter("meta")] == meta["bibliography"]
    (script,) = page.iter("script")
    assert script.get("type") == "application/ld+json"
    assert json.loads(script.text or "") == meta["linked_data"]


def test_page_names_the_address_to_cite_and_the_feed() -> None:
    links = {
        (one.get("rel") or "").strip(): one.get("href")
        for one in head_of({"cite_as": "https://harbour.example/"}).iter("link")
    }
    assert links == {"cite-as": "https://harbour.example/", "alternate": "../../data/feed.xml"}


def test_page_without_bibliography_has_the_feed_alone() -> None:
    assert [one.tag for one in head_of({}).find("head")] == ["link"]
