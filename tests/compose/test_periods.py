"""Pages of years, months and days, over which what is much is spread."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from generator.compose.citing import compose_citing, plan_citing
from generator.compose.concordance import FIRST, compose_mentions, list_periods
from generator.compose.lists import compose_list, plan_lists
from generator.compose.periods import say_period, trace_period
from generator.compose.references import MOST_CITING, list_citing
from generator.compose.shelves import compose_shelf, create_shelf, plan_shelf
from generator.model.concordance import Concordance, MentionInContext, pack_mentions
from generator.model.page import Page
from generator.model.periods import LONGEST
from generator.model.prose import Table, links, plain
from generator.model.site import CableCard, Citation, Imprint, Index
from tests.compose.edition import ENTRIES


def card(mrn: str, sent: str, classification: str = "SECRET") -> CableCard:
    post = re.sub(r"\d", "", mrn)
    return CableCard(mrn, True, "raw", f"On {mrn}", post, "", sent, "", classification, (), "")


def edition(*cards: CableCard, citations: tuple[Citation, ...] = ()) -> Index:
    """Cards, each with a mention of the MFA; in order of time."""
    entries = {entry.key: entry for entry in ENTRIES}
    mentions = Concordance(
        pack_mentions(one.mrn, [MentionInContext(one.mrn, "glossary/mfa", "text", "p1", "¶1", "a", "MFA", "b")])
        for one in sorted(cards, key=lambda one: (one.sent or "9999", one.mrn))
    )
    imprint = Imprint("An Edition", "https://edition.example/")
    return Index(imprint, {one.mrn: one for one in cards}, entries, mentions, citations, ())


def crowd() -> list[CableCard]:
    """A day, a month and a year with more than a page has room for, and what is known less well."""
    cards = [card(f"08OSLO{n}", "2008-02-12T10:00:00Z") for n in range(1, LONGEST + 2)]
    cards += [card(f"08ROME{n}", f"2008-03-{1 + n % 28:02}") for n in range(LONGEST)]
    cards += [card("08PARIS1", "2008-02"), card("08PARIS2", ""), card("07OSLO1", "2007-05-01")]
    return cards


CROWD = edition(*crowd())
#: Of a table of cables: date, number, subject, who sent it, classification.
COLUMNS = 5
SPREAD = ("2007", "2008", "2008/02", "2008/02/12", "2008/02/undated", "2008/03", "2008/undated")


def tables(page: Page) -> Iterator[list[list[str]]]:
    for block in page.blocks:
        if isinstance(block, Table):
            yield [[plain(cell) for cell in row] for row in block.rows]


@pytest.mark.parametrize(
    ("period", "words"),
    [
        ("2008", "2008"),
        ("2008/02", "February 2008"),
        ("2008/02/12", "12 February 2008"),
        ("2008/undated", "2008, without a day"),
        ("2008/02/undated", "February 2008, without a day"),
        ("undated", "no known date"),
    ],
)
def test_a_period_in_words(period: str, words: str) -> None:
    assert say_period(period) == words


def test_the_way_down_to_a_period() -> None:
    assert trace_period("tags/prel", "2008/02/12") == (
        ("2008", "/tags/prel/2008/"),
        ("February", "/tags/prel/2008/02/"),
        ("12", None),
    )
    assert trace_period("tags/prel", "2008/undated")[-1] == ("Without a day", None)


def test_mentions_are_spread() -> None:
    mfa = CROWD.entries["glossary/mfa"]
    assert list_periods(mfa, CROWD) == SPREAD
    year, month, day, undated, march, lost = (compose_mentions(mfa, period, CROWD) for period in SPREAD[1:])
    assert year.address == "/glossary/mfa/mentions/2008/"
    assert list(tables(year)) == [[["February 2008", "202"], ["March 2008", "200"], ["2008, without a day", "1"]]]
    assert list(links(year.blocks))[1:] == [
        f"/glossary/mfa/mentions/2008/{name}.md" for name in ("02", "03", "undated")
    ]
    assert list(tables(month)) == [[["12 February 2008", "201"], ["February 2008, without a day", "1"]]]
    assert day.meta["trail"][-3:] == [
        ["2008", "/glossary/mfa/mentions/2008/"],
        ["February", "/glossary/mfa/mentions/2008/02/"],
        ["12", None],
    ]
    shown = [row[3] for page in (day, undated, march, lost) for table in tables(page) for row in table]
    assert len({*shown}) == len(shown) == len(crowd()) - 1


def test_few_mentions_have_no_page_of_their_own() -> None:
    few = edition(*crowd()[:FIRST])
    assert list_periods(few.entries["glossary/mfa"], few) == ()


def test_cables_of_a_shelf_are_spread() -> None:
    mrns = CROWD.in_order
    assert plan_shelf("posts/oslo", mrns, CROWD) == tuple(f"posts/oslo/{period}" for period in SPREAD)
    top = create_shelf("posts/oslo", mrns, CROWD)
    assert [plain(row[0]) for row in top.rows] == ["2007", "2008"]
    trail = (("Posts", "/posts/"), ("Oslo", "/posts/oslo/"))
    page = compose_shelf("posts/oslo", "2008/02", "Oslo", mrns, CROWD, section="glossary", trail=trail)
    assert page.address == "/posts/oslo/2008/02/"
    assert page.meta["list"] == "counts"
    assert page.meta["trail"][1:] == [["Oslo", "/posts/oslo/"], ["2008", "/posts/oslo/2008/"], ["February", None]]


def test_every_list_that_is_planned_can_be_made_at_its_address() -> None:
    for path in plan_lists(CROWD):
        page = compose_list(path, CROWD)
        assert page.address == f"/{path}/"
        cables = [row for table in tables(page) for row in table if len(row) == COLUMNS]
        assert len(cables) <= LONGEST + 1, path  # the day that has one more is not split


def test_a_month_with_many_cables_leads_to_its_days() -> None:
    paths = [path for path in plan_lists(CROWD) if path.startswith("dates/2008/02")]
    assert paths == ["dates/2008/02", "dates/2008/02/12"]
    month, day = (compose_list(path, CROWD) for path in paths)
    assert "/dates/2008/02/12.md" in links(month.blocks)
    _, days, undated = tables(month)
    assert days == [["12 February 2008", "201", ""]]
    assert undated == [["February 2008", "08PARIS1", "On 08PARIS1", "PARIS", "Secret"]]
    assert day.meta["trail"][-1] == ["12", None]
    assert compose_list("dates/2008/03", CROWD).meta["list"] == "cables"


def test_what_cites_a_telegram_is_listed_as_far_as_there_is_room() -> None:
    citing = [card(f"08OSLO{n}", f"2008-02-{1 + n % 28:02}") for n in range(1, MOST_CITING + 2)]
    cited = CableCard("08STATE1", False, "cited", "Points", "STATE", "", "", "", "", (), "")
    citations = tuple(Citation(one.mrn, cited.mrn, None, None, "ref") for one in citing)
    few, many = (edition(cited, *citing, citations=citations[:end]) for end in (MOST_CITING, MOST_CITING + 1))
    assert len(list_citing(cited.mrn, few)) == MOST_CITING
    assert plan_citing(few) == ()
    assert plan_citing(many) == ("cables/08STATE1/cited-by",)
    *_, last = list_citing(cited.mrn, many)
    assert list(links(last)) == ["/cables/08STATE1/cited-by.md"]
    page = compose_citing("cables/08STATE1/cited-by", many)
    assert page.address == "/cables/08STATE1/cited-by/"
    assert [len(table) for table in tables(page)] == [MOST_CITING + 1]
