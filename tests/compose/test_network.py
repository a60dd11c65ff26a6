"""The network of references, as pictures and as a list."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pytest

from generator.compose import network
from generator.compose.network import compose_network, draw_pictures, find_groups, plan_networks
from generator.model.concordance import Concordance
from generator.model.prose import Link, Table, links, plain
from generator.model.site import CableCard, Citation, Index
from tests.compose.edition import IMPRINT


def cite(citing: str, *cited: str, label: str | None = None) -> list[Citation]:
    return [Citation(citing, one, label, None, "ref") for one in cited]


def card(mrn: str, sent: str = "", classification: str = "") -> CableCard:
    post = re.sub(r"\d", "", mrn)
    return CableCard(mrn, bool(sent), "raw", f"On {mrn}", post, "", sent, "", classification, (), "")


def edition(citations: Iterable[Citation], *cards: CableCard) -> Index:
    citations = tuple(citations)
    named = {mrn for one in citations for mrn in (one.citing, one.cited)}
    known = {one.mrn: one for one in cards}
    return Index(IMPRINT, {mrn: known.get(mrn) or card(mrn) for mrn in sorted(named)}, {}, Concordance(), citations, ())


SMALL = edition(
    [*cite("09VALLETTA12", "09ROME77", label="A"), *cite("09VALLETTA12", "09STATE5", label="B"),
     *cite("09ROME80", "09VALLETTA12"), *cite("07OSLO2", "07OSLO1")],
    card("09VALLETTA12", "2009-02-04T10:05:00Z", "CONFIDENTIAL"),
    card("09ROME80", "2009-02-06T10:00:00Z"),
    card("07OSLO2", "2007-05-01T10:00:00Z"),
)  # fmt: skip


def test_groups_are_what_references_join() -> None:
    groups = find_groups([*cite("09A1", "09B1"), *cite("09C1", "09D1"), *cite("09D1", "09B1"), *cite("09E1", "09F1")])
    assert sorted(map(sorted, groups)) == [["09A1", "09B1", "09C1", "09D1"], ["09E1", "09F1"]]


def test_rows_are_in_order_of_time_and_what_has_no_date_stands_before_what_cites_it() -> None:
    first, second = draw_pictures(SMALL.citations, SMALL)
    assert [one[3] for one in first["telegrams"]] == ["OSLO 1", "OSLO 2"]
    assert [one[3] for one in second["telegrams"]] == ["ROME 77", "STATE 5", "VALLETTA 12", "ROME 80"]
    assert [row[1] for row in second["rows"]] == ["2009", "2009", "4 February 2009", "6 February 2009"]


def test_columns_are_posts_and_telegrams_stand_in_theirs() -> None:
    picture = draw_pictures(SMALL.citations, SMALL)[1]
    assert [name for _, name in picture["columns"]] == ["ROME", "STATE", "VALLETTA"]
    places = {name: x for x, name in picture["columns"]}
    assert {one[3]: one[0] for one in picture["telegrams"]} == {
        "ROME 77": places["ROME"],
        "ROME 80": places["ROME"],
        "STATE 5": places["STATE"],
        "VALLETTA 12": places["VALLETTA"],
    }


def test_held_in_the_colour_of_its_classification_and_cited() -> None:
    picture = draw_pictures(SMALL.citations, SMALL)[1]
    assert {one[3]: one[5] for one in picture["telegrams"]} == {
        "ROME 77": "cited",
        "STATE 5": "cited",
        "VALLETTA 12": "held confidential",
        "ROME 80": "held",
    }


def test_each_reference_is_a_line_between_its_rows() -> None:
    picture = draw_pictures(SMALL.citations, SMALL)[1]
    heights = {one[3]: one[1] for one in picture["telegrams"]}
    ends = {
        tuple(float(y) for _, y in re.findall(r"[MC ]?(-?[\d.]+) (-?[\d.]+)", line))[::3] for line in picture["lines"]
    }
    assert ends == {
        (heights["VALLETTA 12"], heights["ROME 77"]),
        (heights["VALLETTA 12"], heights["STATE 5"]),
        (heights["ROME 80"], heights["VALLETTA 12"]),
    }


def test_nothing_is_drawn_outside_the_picture() -> None:
    many = edition(
        [one for serial in range(1, 12) for one in cite("09STATE99", f"09{'ABCDEFGHIJK'[serial - 1] * 3}{serial}")]
    )
    (picture,) = draw_pictures(many.citations, many)
    assert [name for _, name in picture["columns"]][-1] == "Other posts"
    assert len(picture["columns"]) == network.COLUMNS
    for x, y, label, *_ in picture["telegrams"]:
        assert x > 0
        assert x + 12 + len(label) * 7.6 <= picture["width"]
        assert 0 < y < picture["height"]


def test_what_nobody_could_follow_is_not_drawn() -> None:
    large = edition([one for serial in range(1, network.LARGEST + 1) for one in cite("09STATE9999", f"09ROME{serial}")])
    assert draw_pictures(large.citations, large) == []


def test_pictures_of_a_page_are_bounded() -> None:
    pairs = edition([one for serial in range(1, network.DRAWN) for one in cite(f"09STATE{serial}", f"09ROME{serial}")])
    assert sum(len(one["telegrams"]) for one in draw_pictures(pairs.citations, pairs)) == network.DRAWN


def test_the_list_says_the_same() -> None:
    page = compose_network("references", SMALL)
    (table,) = (block for block in page.blocks if isinstance(block, Table))
    rows = [[plain(cell) for cell in row] for row in table.rows]
    assert rows[2:] == [
        ["2009", "09ROME77", "On 09ROME77", "", "VALLETTA 12 (A)"],
        ["2009", "09STATE5", "On 09STATE5", "", "VALLETTA 12 (B)"],
        ["4 February 2009", "09VALLETTA12", "On 09VALLETTA12", "ROME 77 (A), STATE 5 (B)", "ROME 80"],
        ["6 February 2009", "09ROME80", "On 09ROME80", "VALLETTA 12", ""],
    ]
    drawn = {one[4] for picture in page.meta["pictures"] for one in picture["telegrams"]}
    linked = {
        str(link.href).removesuffix(".md") + "/" for row in table.rows for link in row[1] if isinstance(link, Link)
    }
    assert drawn == linked


def test_a_month_with_many_references_is_split_by_day() -> None:
    many = [one for serial in range(1, network.MANY + 2) for one in cite(f"08OSLO{serial}", "08STATE1")]
    cards = [card(f"08OSLO{serial}", f"2008-01-{1 + serial % 2:02}T00:00:00Z") for serial in range(2, network.MANY + 2)]
    there = edition(many, *cards, card("08OSLO1", "2008-01"))
    paths = plan_networks(there)
    assert paths == tuple(f"references{path}" for path in ("", "/2008", "/2008/01", "/2008/01/01", "/2008/01/02"))
    month, day, _ = (compose_network(path, there) for path in paths[2:])
    assert [href for href in links(month.blocks) if href.startswith("/references/")] == [
        f"/{path}.md" for path in paths[3:]
    ]
    assert "/cables/08OSLO1.md" in links(month.blocks)
    assert day.meta["trail"] == [
        ["Cables", "/cables/"],
        ["References", "/references/"],
        ["2008", "/references/2008/"],
        ["January", "/references/2008/01/"],
        ["1", None],
    ]


def test_an_edition_without_references_says_so() -> None:
    page = compose_network("references", edition([]))
    assert plan_networks(edition([])) == ("references",)
    assert "No cable here cites another." in [
        plain(block.children) for block in page.blocks if hasattr(block, "children")
    ]
    assert page.meta["pictures"] == []


@pytest.fixture
def large() -> Index:
    """So many that a year has pages of its own, and of another year the months."""
    count = network.MANY
    many = [one for serial in range(1, count + 1) for one in cite(f"08OSLO{serial}", "08STATE1")]
    more = [one for serial in range(1, 9) for one in cite(f"07OSLO{serial}", "07STATE1")]
    undated = cite("08PARIS1", "08STATE1")
    cards = [card(f"08OSLO{serial}", f"2008-0{1 + serial % 2}-03T00:00:00Z") for serial in range(1, count + 1)]
    cards += [card(f"07OSLO{serial}", "2007-05-01T00:00:00Z") for serial in range(1, 9)]
    return edition([*many, *more, *undated], *cards)


def test_many_references_are_split_by_year_and_month(large: Index) -> None:
    paths = plan_networks(large)
    assert paths == ("references", "references/2007", "references/2008", "references/2008/01", "references/2008/02")
    pages = {path: compose_network(path, large) for path in paths}
    assert [page.address for page in pages.values()] == [f"/{path}/" for path in paths]
    below = {
        path: [href for href in links(page.blocks) if href.startswith("/references/")] for path, page in pages.items()
    }
    assert below["references"] == ["/references/2007.md", "/references/2008.md"]
    assert below["references/2008"] == ["/references/2008/01.md", "/references/2008/02.md"]
    listed = [
        href for page in pages.values() for href in links(page.blocks) if re.match(r"/cables/0[78](OSLO|PARIS)", href)
    ]
    assert len({*listed}) == network.MANY + 8 + 1
