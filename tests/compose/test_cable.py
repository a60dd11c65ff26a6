"""The page of a cable as a whole, from an invented telegram."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.compose.cable import compose_views
from generator.compose.notice import compose_withheld
from generator.model.page import Page
from generator.model.prose import Block, Definitions, Fold, Heading, Paragraph, plain
from generator.model.record import Copy, Record
from generator.render.markdown import create_markdown
from tests.compose.edition import CABLE, IMPRINT, annotated, index, prose
from tests.render.conversion import elements

RECORD = Record(
    "09VALLETTA12",
    "content/cables/2009/09VALLETTA12/record.yml",
    state="annotated",
    sha256="a" * 64,
    received="2020-01-02",
    provenance="A copy.",
    copies=(Copy("PlusD", "https://plusd.example/1", "Unofficial."),),
    summary=prose("The harbour."),
)


@pytest.fixture(scope="module")
def page() -> Page:
    cable = annotated(record=RECORD)
    return compose_views(cable, index([cable]))[0]


def facts(page: Page) -> dict[str, list[str]]:
    """The metadata: term to the texts of its definitions."""
    found = {}
    for block in page.blocks:
        if isinstance(block, Definitions):
            for item in block.items:
                blocks = [inner for definition in item.definitions for inner in definition]
                found[plain(item.terms[0])] = [
                    plain(inner.children) for inner in blocks if isinstance(inner, Paragraph)
                ]
    return found


def header(page: Page) -> dict[str, str]:
    """The folded header: lines to their explanation."""
    fold = next(block for block in page.blocks if isinstance(block, Fold))
    found = {}
    for block in fold.blocks:
        if isinstance(block, Definitions):
            for item in block.items:
                said = item.definitions[0][0]
                assert isinstance(said, Paragraph)
                found["\n".join(plain(term) for term in item.terms)] = plain(said.children)
    return found


def classed(page: Page, name: str) -> list[str]:
    return [plain(block.children) for block in page.blocks if isinstance(block, Paragraph) and name in block.classes]


def test_head_of_the_page(page: Page) -> None:
    parts = ["09VALLETTA12", "VALLETTA 12", "text proofread and annotated", "Cite", "To the text"]
    assert classed(page, "number-line") == ["\u2003".join(parts)]
    way = "Telegram from the Embassy in Malta to the Department of State"
    assert classed(page, "kicker") == [f"{way}, 4\u00a0February\u00a02009"]
    assert classed(page, "classification") == ["CONFIDENTIAL", "CONFIDENTIAL"]
    assert classed(page, "summary") == ["Editors’ summary. The harbour."]
    assert classed(page, "source-note") == [
        "Source: received by this edition on 2 January 2020. A copy. Other copies: PlusD (unofficial). SHA-256 "
        + "a" * 12
        + "…"
    ]


@pytest.mark.parametrize(
    ("term", "said"),
    [
        ("From", ["Embassy Valletta", "Signed Roe"]),
        ("To", ["Secretary of State, Washington, for action", "For the office EUR/WE"]),
        ("Information", ["Embassy Rome"]),
        ("Sent", ["4 February 2009, 10:05 UTC", "05:05 in Washington. Priority to every addressee"]),
        ("References", ["A. ROME 77; B. STATE 1234"]),
        (
            "Classification",
            [
                "Confidential, to be declassified on 4 February 2019",
                (
                    "The lowest of the three levels. "
                    "E.O. 12958, reasons 1.4(b) foreign government information and (d) foreign relations. "
                    "The date is the classifier’s, and no evidence of a release"
                ),
            ],
        ),
        ("Handling", ["SIPDIS, SIPRNet distribution"]),
        ("TAGS", ["PREL External political relations", "PHSA Subject", "MT Country"]),
    ],
)
def test_metadata(page: Page, term: str, said: list[str]) -> None:
    assert facts(page)[term] == said


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("VZCZCXRO1234", "Start of message, with the channel and the running number of this message on it."),
        (
            "PP RUEHFL RUEHXX",
            (
                "Relay line. P is the precedence, Priority. Of the routing indicators, some are those of "
                "Consulate Florence: how this copy was relayed, not to whom it was addressed. One of two is not in "
                "this edition’s list."
            ),
        ),
        (
            "DE RUEHVT #0012/01 0351005",
            (
                "From station RUEHVT, Embassy Valletta; its message 0012, section 01; day 035 of the year, 4 February, "
                "at 10:05 UTC."
            ),
        ),
        ("ZNY CCCCC ZZH", "Security warning. C five times: Confidential. Of ZZH no explanation was found."),
        (
            "P 041005Z FEB 09",
            "Precedence and date-time group. Day 4, 10:05, Z for UTC, February 2009: 05:05 in Washington.",
        ),
        ("FM AMEMBASSY VALLETTA", "From the Embassy in Malta."),
        (
            "TO RUEHC/SECSTATE WASHDC PRIORITY 2113",
            "To, for action: A gloss. 2113 is Valletta’s running number to this addressee.",
        ),
        ("INFO RUEHRO/AMEMBASSY ROME PRIORITY", "For information: a telegraphic name without an entry here."),
        (
            "C O N F I D E N T I A L SECTION 01 OF 02 VALLETTA 000012",
            (
                "Classification, letters spaced. The message was cut in two for transmission. "
                "VALLETTA 000012 is its number: with the year, 09VALLETTA12."
            ),
        ),
        ("SIPDIS", "SIPDIS: Caption for a network."),
        ("DEPT FOR EUR/WE", "Passing line: who at the addressee should see it."),
        (
            "E.O. 12958: DECL: 02/04/2019",
            "Declassification date set by the classifier under Executive Order 12958: 4 February 2019.",
        ),
        ("SUBJECT: HARBOR TALKS", "Title of the telegram."),
        (
            "REF: A. ROME 77\n¶B. STATE 1234",
            "References: earlier messages, lettered; a number without a year is of the current year.",
        ),
        (
            "Classified By: Ambassador Jane Roe, reasons 1.4 (b) and (d).",
            "Who classified it, and why: foreign government information; foreign relations.",
        ),
    ],
)
def test_header_is_explained_line_by_line(page: Page, line: str, said: str) -> None:
    assert header(page)[line] == said


def test_every_line_of_the_header_stands_there_in_order(page: Page) -> None:
    lines = [line for lines in header(page) for line in lines.split("\n")]
    head = CABLE[: CABLE.index("¶1.")]
    assert lines == [line for line in head.split("\n") if line]


def test_sections_stand_in_order(page: Page) -> None:
    headings = [block.id for block in page.blocks if isinstance(block, Heading) and block.level == 2]
    assert headings == ["references", "terms", "cite"]


def test_front_matter(page: Page) -> None:
    assert page.path == "cables/09VALLETTA12.md"
    assert page.address == page.meta["address"] == "/cables/09VALLETTA12/"
    assert page.meta["trail"] == [
        ["Cables", "/cables/"],
        ["2009", "/dates/2009/"],
        ["February", "/dates/2009/02/"],
        ["09VALLETTA12", None],
    ]
    assert page.meta["classification"] == "confidential"
    assert page.meta["alone"] == "The only cable held of this month"
    assert [name for _, _, name in page.meta["downloads"]] == [
        "09VALLETTA12.txt",
        "09VALLETTA12.md",
        "09VALLETTA12.json",
    ]
    assert page.meta["history"] == (
        "https://code.example/valletta/commits/main/content/cables/2009/09VALLETTA12/record.yml"
    )


def test_neighbours_in_time() -> None:
    earlier = CABLE.replace("041005Z FEB", "031005Z FEB").replace("000012", "000011")
    first = annotated(earlier, replace(RECORD, mrn="09VALLETTA11"))
    second = annotated(record=RECORD)
    edition = index([second, first])
    meta = compose_views(second, edition)[0].meta
    assert (meta["previous"], meta["next"], meta["alone"]) == (["09VALLETTA11", "/cables/09VALLETTA11/"], None, "")
    assert compose_views(first, edition)[0].meta["next"] == ["09VALLETTA12", "/cables/09VALLETTA12/"]


def test_neighbours_of_the_same_post() -> None:
    earlier = CABLE.replace("041005Z", "031005Z").replace("000012", "000011")
    cables = [annotated(earlier, replace(RECORD, mrn="09VALLETTA11")), annotated(CABLE, RECORD)]
    between = CABLE.replace("041005Z", "031805Z").replace("VALLETTA", "ROME").replace("000012", "000099")
    other = annotated(between, replace(RECORD, mrn="09ROME99"))
    edition = index([*cables, other])
    first, second, alone = (compose_views(cable, edition)[0].meta for cable in (*cables, other))
    assert first["of_post"] == ["Embassy Valletta", None, ["09VALLETTA12", "/cables/09VALLETTA12/"]]
    assert second["of_post"] == ["Embassy Valletta", ["09VALLETTA11", "/cables/09VALLETTA11/"], None]
    assert second["previous"] == ["09ROME99", "/cables/09ROME99/"]
    assert alone["of_post"] is None


def test_every_anchor_that_the_page_links_is_there(page: Page) -> None:
    root = elements(create_markdown(page).split("\n---\n", 1)[1])
    anchors = {element.get("id") for element in root.iter() if isinstance(element.tag, str)}
    links = {element.get("href")[1:] for element in root.iter("a") if element.get("href", "").startswith("#")}
    assert links
    assert links <= anchors


def test_no_anchor_twice(page: Page) -> None:
    root = elements(create_markdown(page).split("\n---\n", 1)[1])
    anchors = [element.get("id") for element in root.iter() if isinstance(element.tag, str) and element.get("id")]
    assert sorted(anchors) == sorted(set(anchors))


@pytest.mark.parametrize("state", ["held", "withdrawn"])
def test_nothing_of_a_cable_that_is_withheld(state: str) -> None:
    cable = annotated(record=replace(RECORD, state="held" if state == "held" else "withdrawn"))
    edition = index([cable])
    written = create_markdown(compose_withheld(cable.record, edition))
    for word in ("harbor", "Harbor", "HARBOR", "harbour", "MFA", "Roe", "ROE", "2009-02", "Confidential", "ROME"):
        assert word not in written
    assert edition.mentions == {}
    assert edition.citations == ()
    assert edition.cards["09VALLETTA12"].title == ""


def test_a_fragment_has_a_page() -> None:
    cable = annotated("¶1. (C) So it is.\n", replace(RECORD, summary=()))
    blocks: tuple[Block, ...] = compose_views(cable, index([cable]))[0].blocks
    assert Paragraph in {type(block) for block in blocks}
    assert plain(next(block.children for block in blocks if isinstance(block, Heading))) == "Telegram VALLETTA 12"


def test_text_without_any_part_has_a_page() -> None:
    cable = annotated("nothing that a telegram has", RECORD)
    assert create_markdown(compose_views(cable, index([cable]))[0])


@pytest.mark.parametrize("pdf", [True, False])
def test_a_page_links_to_its_pdf_where_the_edition_prints_them(pdf: bool) -> None:
    cable = annotated(record=RECORD)
    made = compose_views(cable, index([cable], imprint=replace(IMPRINT, pdf=pdf)))[0]
    assert ("09VALLETTA12.pdf" in [name for _, _, name in made.meta["downloads"]]) is pdf
