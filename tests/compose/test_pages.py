"""Entries, cited telegrams, lists, the title page, prose and redirects: what stands on each."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.compose.cable_table import sort_cables
from generator.compose.cited import compose_cited
from generator.compose.concordance import FIRST, compose_mentions, list_periods
from generator.compose.digest import CONTEXT
from generator.compose.entry import compose_entry
from generator.compose.entry_lists import MANY
from generator.compose.home import compose_home
from generator.compose.lists import compose_list, plan_lists
from generator.compose.prose import compose_prose, first_sentence
from generator.compose.redirect import compose_redirect
from generator.model.concordance import Concordance, MentionInContext, pack_mentions
from generator.model.entry import Held
from generator.model.page import Page
from generator.model.prose import Bullets, Definitions, Heading, Link, Paragraph, Table, Text, plain
from generator.model.record import Copy, Record
from generator.model.site import CableCard, Index, ProsePage
from generator.render.markdown import create_markdown
from tests.compose.edition import CABLE, ENTRIES, IMPRINT, annotated, entry, index, prose

FOUND = "content/cables/2009/09STATE1234/record.yml"
CITED = Record(
    "09STATE1234",
    FOUND,
    state="cited",
    title="Points on Harbours",
    date="about 2 February 2009",
    sent="2009-02-02",
    summary=prose("Points to deliver."),
    copies=(Copy("PlusD", "https://plusd.example/2", "Part."),),
    cites={"B": "09VALLETTA12"},
    sources=(prose("Seen in the REF line."),),
)


@pytest.fixture(scope="module")
def edition() -> Index:
    people = (
        entry("roe-jane", "person", "Roe, Jane", held=(Held("ambassador", "2008-01", "2010-06-30"),)),
        entry("ambassador", "office", "Ambassador to Malta"),
    )
    return index(
        [annotated()], (CITED,), (*ENTRIES, *people), (ProsePage("about", "content/pages/about.md", "About", ()),)
    )


def facts(page: Page) -> dict[str, list[str]]:
    found = {}
    for block in page.blocks:
        if isinstance(block, Definitions):
            for item in block.items:
                paragraphs = [inner for definition in item.definitions for inner in definition]
                found[plain(item.terms[0])] = [plain(p.children) for p in paragraphs if isinstance(p, Paragraph)]
    return found


def rows(page: Page) -> list[list[str]]:
    return [[plain(cell) for cell in row] for block in page.blocks if isinstance(block, Table) for row in block.rows]


def classed(page: Page, name: str) -> list[str]:
    return [plain(block.children) for block in page.blocks if isinstance(block, Paragraph) and name in block.classes]


def headings(page: Page) -> list[str]:
    return [plain(block.children) for block in page.blocks if isinstance(block, Heading)]


def test_entry(edition: Index) -> None:
    page = compose_entry(edition.entries["glossary/eu"], edition)
    assert page.path == "glossary/eu.md"
    assert classed(page, "number-line") == ["Organization\u20031 mention in 1 cable"]
    assert headings(page) == ["EU", "In the cables", "How to cite"]
    assert classed(page, "gloss-text") == ["A gloss. And more."]
    assert classed(page, "gloss-more") == ["After: it went on."]
    assert facts(page) == {"Expansion": ["European Union"], "See also": ["MFA"], "Sources": ["General knowledge."]}
    assert page.meta["trail"] == [["Glossary", "/glossary/"], ["Organizations", "/organizations/"], ["EU", None]]
    assert page.meta["edit"] == "https://code.example/valletta/edit/main/content/glossary/eu.md"


def test_see_also_goes_both_ways(edition: Index) -> None:
    assert facts(compose_entry(edition.entries["glossary/mfa"], edition))["See also"] == ["EU"]


def test_concordance_shows_each_mention_in_its_words(edition: Index) -> None:
    page = compose_entry(edition.entries["glossary/mfa"], edition)
    assert rows(page) == [
        [
            "The Ambassador raised reftel with the",
            "MFA.",  # a mark stands at its word, not across the gap between the columns
            "The MFA said that the harbor -- …",
            "09VALLETTA12 ¶1",
        ],
        [
            "… raised reftel with the MFA. The",
            "MFA",
            "said that the harbor -- [east] *side* …",
            "09VALLETTA12 ¶1",
        ],
        ["Comment: The", "MFA", "will not move before the EU does.", "09VALLETTA12 ¶2"],
    ]
    table = next(block for block in page.blocks if isinstance(block, Table))
    where = table.rows[2][3][0]
    assert isinstance(where, Link)
    assert where.href == "/cables/09VALLETTA12.md#p2"


def test_context_is_short(edition: Index) -> None:
    for mention in (one for same in edition.mentions["glossary/mfa"] for one in same.read()):
        assert len(mention.before) <= CONTEXT + 2
        assert len(mention.after) <= CONTEXT + 2


def test_tag_lists_its_cables(edition: Index) -> None:
    page = compose_entry(edition.entries["tags/prel"], edition)
    assert classed(page, "number-line") == ["TAGS code\u20031 cable"]
    assert rows(page) == [["4 February 2009", "09VALLETTA12", "Harbor Talks", "Embassy Valletta", "Confidential"]]


def test_offices_and_their_holders(edition: Index) -> None:
    assert facts(compose_entry(edition.entries["glossary/roe-jane"], edition))["Offices held"] == [
        "Ambassador to Malta, January 2008 to 30 June 2010"
    ]
    assert facts(compose_entry(edition.entries["glossary/ambassador"], edition))["Held by"] == [
        "Roe, Jane, January 2008 to 30 June 2010"
    ]


def many(edition: Index, number: int) -> Index:
    """The edition with so many mentions of the MFA."""
    mention = MentionInContext("09VALLETTA12", "glossary/mfa", "text", "p1", "¶1", "a", "MFA", "b")
    return replace(edition, mentions=Concordance([pack_mentions(mention.mrn, [mention] * number)]))


def test_many_mentions_are_split_by_time(edition: Index) -> None:
    crowded = many(edition, FIRST + 1)
    mfa = crowded.entries["glossary/mfa"]
    page = compose_entry(mfa, crowded)
    assert len(rows(page)) == FIRST
    assert classed(page, "hint")[0] == "The first 50 of 51 mentions, in order of date. All: 2009 51."
    assert list_periods(mfa, crowded) == ("2009",)
    year = compose_mentions(mfa, "2009", crowded)
    assert year.path == "glossary/mfa/mentions/2009.md"
    assert len(rows(year)) == FIRST + 1


def test_few_mentions_are_not(edition: Index) -> None:
    crowded = many(edition, FIRST)
    assert list_periods(crowded.entries["glossary/mfa"], crowded) == ()


def test_cited_telegram_with_a_record(edition: Index) -> None:
    page = compose_cited(edition.cards["09STATE1234"], CITED, edition)
    assert page.path == "cables/09STATE1234.md"
    assert headings(page) == ["Points on Harbours", "References", "How to cite"]
    assert classed(page, "kicker") == ["Telegram from the Department of State"]
    assert facts(page) == {
        "Date": ["about 2 February 2009"],
        "References": ["B. VALLETTA 12"],
        "Copies": ["PlusD", "Part."],
        "Sources": ["Seen in the REF line."],
    }
    assert "about 2 February 2009" in classed(page, "citation")[0]


def test_cited_telegram_of_which_nothing_is_known(edition: Index) -> None:
    page = compose_cited(edition.cards["09ROME77"], None, edition)
    assert headings(page) == ["Telegram ROME 77", "References", "How to cite"]
    assert facts(page) == {}
    assert page.meta["edit"] is None


def test_citation_of_a_telegram_not_held_is_of_its_page(edition: Index) -> None:
    page = compose_cited(edition.cards["09STATE1234"], CITED, edition)
    assert classed(page, "label") == ["This page, Chicago", "This page, MLA"]
    assert all("(text not held)" in citation for citation in classed(page, "citation"))


def test_what_cites_a_telegram_is_listed(edition: Index) -> None:
    page = compose_cited(edition.cards["09ROME77"], None, edition)
    lists = [block for block in page.blocks if isinstance(block, Bullets)]
    assert "VALLETTA 12, Embassy in Malta, 4 February 2009, as ref. A" in create_markdown(page).replace(
        "](09VALLETTA12.md){.papers}", ""
    ).replace("[", "")
    assert len(lists) == 1


def test_lists_are_planned_and_made(edition: Index) -> None:
    planned = plan_lists(edition)
    assert {
        "cables",
        "glossary",
        "persons",
        "tags",
        "posts",
        "classifications",
        "dates",
        "dates/2009",
        "dates/2009/02",
    } <= set(planned)
    paths = [compose_list(path, edition).path for path in planned]
    assert len(set(paths)) == len(planned)


@pytest.mark.parametrize(
    ("path", "first"),
    [
        ("cables", ["4 February 2009", "09VALLETTA12", "Harbor Talks", "Embassy Valletta", "Confidential"]),
        ("persons", ["A", "Ambassador to Malta", "A gloss", "Office", "0"]),
        ("tags", ["M", "MT", "Left unexplained: no entry yet", "TAGS code", "1"]),
        ("classifications", ["4 February 2009", "09VALLETTA12", "Harbor Talks", "Embassy Valletta", "Confidential"]),
        ("dates", ["2009", "1", "1"]),
        ("dates/2009", ["February 2009", "1", "1"]),
        (
            "dates/2009/02",
            [
                "about 2 February 2009",
                "09STATE1234",
                "Points on Harbours",
                "Secretary of State, Washington",
                "Not held",
            ],
        ),
    ],
)
def test_first_row_of_a_list(edition: Index, path: str, first: list[str]) -> None:
    found = rows(compose_list(path, edition))
    assert next(row for row in found if len(row) == len(first)) == first  # a month has its calendar before it


def test_count_of_what_stands_in_headers_only(edition: Index) -> None:
    found = {row[1]: row[4] for row in rows(compose_list("glossary", edition))}
    assert (found["SIPDIS"], found["MFA"], found["Roe, Jane"]) == ("header", "3", "0")


def test_word_that_no_running_text_has_may_stand_in_a_header(edition: Index) -> None:
    made = index([], (), tuple(edition.entries.values()))
    where = {key: classed(compose_entry(one, made), "number-line")[0] for key, one in made.entries.items()}
    assert where["glossary/roe-jane"] == "Person\u2003not in the running text of a cable"
    assert where["tags/prel"] == "TAGS code\u2003in no cable yet"


def dated(number: int, date: str = "", sent: str = "") -> CableCard:
    return CableCard(f"09ROME{number}", False, "cited", "", "ROME", "", sent, date, "", (), "")


def test_cables_without_a_day_stand_where_they_belong_and_are_told() -> None:
    cards = [
        dated(1, "before 12 February 2009"),
        dated(2, "12 February 2009", "2009-02-12"),
        dated(3, "about 11 February 2009", "2009-02-11"),
        dated(4, "February 2009"),
        dated(5, sent="2009-03-01T10:00:00Z"),
        dated(6),
    ]
    edition = replace(index([annotated()]), cards={card.mrn: card for card in cards})
    assert sort_cables(edition.cards, edition) == [f"09ROME{number}" for number in (3, 1, 2, 4, 5, 6)]
    told = "3 without a day: ROME 1 (before 12 February 2009), ROME 4 (February 2009), ROME 6."
    assert told in classed(compose_list("dates", edition), "hint")
    assert any(words.endswith(told) for words in classed(compose_home(edition), "hint"))


def test_letters_lead_to_those_that_have_entries(edition: Index) -> None:
    written = create_markdown(compose_list("glossary", edition))
    assert "[A](#a) *B* *C* *D* [E](#e) *F*" in written
    assert "| **E**{#e} | [EU](eu.md){.bodies} |" in written


def test_home(edition: Index) -> None:
    page = compose_home(edition)
    assert page.path == "index.md"
    assert headings(page) == ["The Valletta Papers", "Begin here", "What this is", "Contents", "By date"]
    assert classed(page, "begin-title") == ["Harbor Talks"]
    assert classed(page, "number-line") == [
        "09VALLETTA12\u2003Embassy Valletta to Department of State\u20034 February 2009\u2003Confidential"
    ]
    assert classed(page, "release-line") == ["Release 2\u20034 March 2020"]
    days = [block for block in page.blocks if isinstance(block, Bullets)][-1]
    assert [plain(item[0].children) for item in days.items if isinstance(item[0], Paragraph)] == [
        "2 Feb. STATE 1234, about this day",
        "4 Feb. VALLETTA 12",
        "10 Feb. The harbour opens",
    ]


def test_home_of_an_empty_edition() -> None:
    page = compose_home(index(entries=(), imprint=replace(IMPRINT, landmarks=())))
    assert headings(page) == ["The Valletta Papers", "What this is", "Contents"]


def test_cable_without_a_title_is_not_where_one_begins() -> None:
    cable = annotated(CABLE, Record("09VALLETTA12", "x", state="held"))
    assert "Begin here" not in headings(compose_home(index([cable])))


def test_prose() -> None:
    made = ProsePage("about", "content/pages/about.md", "About", prose("One. Two."))
    page = compose_prose(made, index())
    assert (page.path, headings(page), page.meta["description"]) == ("about.md", ["About"], "One.")


def test_redirect(edition: Index) -> None:
    page = compose_redirect("glossary/mofa", "glossary/mfa", "MFA", edition)
    assert (page.path, page.meta["target"]) == ("glossary/mofa.md", "/glossary/mfa/")
    assert "[/glossary/mfa/](mfa.md)" in create_markdown(page)


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("One. Two.", "One."),
        ("In 2004. Then more.", "In 2004."),
        ("Anne E. Derse, of the U.S. Mission. So.", "Anne E. Derse, of the U.S. Mission."),
        ("No. 4 of St. Gallen. End.", "No. 4 of St. Gallen."),
        ("No stop", "No stop"),
    ],
)
def test_first_sentence(words: str, first: str) -> None:
    assert plain(first_sentence((Text(words),))) == first


def test_every_page_is_markdown(edition: Index) -> None:
    pages = [compose_home(edition), *(compose_list(path, edition) for path in plan_lists(edition))]
    pages += [compose_entry(each, edition) for each in edition.entries.values()]
    pages += [compose_cited(card, None, edition) for card in edition.cards.values() if not card.held]
    for page in pages:
        assert create_markdown(page).startswith("---\ntitle: ")
        assert page.address == page.meta["address"]


def test_card_of_a_cable(edition: Index) -> None:
    assert edition.cards["09VALLETTA12"] == CableCard(
        mrn="09VALLETTA12",
        held=True,
        state="annotated",
        title="Harbor Talks",
        post="VALLETTA",
        origin="AMEMBASSY VALLETTA",
        sent="2009-02-04T10:05:00Z",
        date="",
        classification="CONFIDENTIAL",
        tags=("PREL", "PHSA", "MT"),
        summary="",
        paragraphs=2,
        addressees=("SECSTATE WASHDC",),
        signers=("ROE",),
    )


def test_long_lists_are_split_by_letter() -> None:
    words = [entry(f"w{n}", "term", f"{'ABC'[n % 3]}word {n:04d}") for n in range(MANY + 1)]
    edition = index((), (), (*words, entry("x", "term", "9th round")))
    planned = [path for path in plan_lists(edition) if path.startswith("glossary")]
    assert planned == [
        "glossary",
        "glossary/letters/0",
        "glossary/letters/a",
        "glossary/letters/b",
        "glossary/letters/c",
    ]
    first = compose_list("glossary", edition)
    assert rows(first) == [["Other", "1"], ["A", "134"], ["B", "134"], ["C", "133"]]
    assert first.meta["list"] == "counts"
    letter = compose_list("glossary/letters/b", edition)
    assert (letter.path, headings(letter), len(rows(letter))) == ("glossary/letters/b.md", ["Glossary: B"], 134)


def test_a_letter_with_many_entries_is_split_by_the_next() -> None:
    words = [entry(f"w{n}", "term", f"B{'aeé'[n % 3]}word {n:04d}") for n in range(MANY + 1)]
    edition = index((), (), (*words, entry("b", "term", "B"), entry("x", "term", "Axe")))
    planned = [path for path in plan_lists(edition) if path.startswith("glossary/letters/")]
    assert planned == [f"glossary/letters/{letters}" for letters in ("a", "b", "b0", "ba", "be")]
    letter = compose_list("glossary/letters/b", edition)
    assert rows(letter) == [["B, other", "1"], ["Ba", "134"], ["Be", "267"]]
    assert letter.meta["list"] == "counts"
    both = compose_list("glossary/letters/be", edition)
    assert (headings(both), len(rows(both))) == (["Glossary: Be"], 267)
    assert both.meta["trail"] == [["Glossary", "/glossary/"], ["B", "/glossary/letters/b/"], ["Be", None]]
    assert headings(compose_list("glossary/letters/0", edition)) == ["Glossary: other"]
    assert [path for path in plan_lists(edition) if path.startswith("persons")] == ["persons"]


def test_cables_of_a_tag_are_split_by_time(edition: Index) -> None:
    number = FIRST + 1
    cards = {
        f"09VALLETTA{n}": edition.cards["09VALLETTA12"]._replace(mrn=f"09VALLETTA{n}") for n in range(1, number + 1)
    }
    mention = MentionInContext("", "tags/prel", "tags", "", "TAGS", "", "PREL", "")
    mentions = Concordance(pack_mentions(mrn, [mention, mention]) for mrn in cards)
    crowded = replace(edition, cards=cards, mentions=mentions)
    prel = crowded.entries["tags/prel"]
    assert list_periods(prel, crowded) == ("2009",)
    assert len(rows(compose_entry(prel, crowded))) == FIRST
    assert len(rows(compose_mentions(prel, "2009", crowded))) == number


def test_see_also_from_a_code_to_the_glossary() -> None:
    edition = index((), (), (*ENTRIES, entry("mt", "tag", "MT", space="tags", see=("eu", "prel", "gone"))))
    assert facts(compose_entry(edition.entries["tags/mt"], edition))["See also"] == ["EU, PREL"]
    assert facts(compose_entry(edition.entries["glossary/eu"], edition))["See also"] == ["MFA, MT"]
    assert facts(compose_entry(edition.entries["tags/prel"], edition))["See also"] == ["MT"]
