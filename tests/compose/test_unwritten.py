"""Posts and TAGS without an entry, and lists of cables by year."""

from __future__ import annotations

import pytest

from generator.compose.lists import compose_list, plan_lists
from generator.compose.shelves import create_shelf
from generator.compose.unwritten import find_unwritten, list_unwritten
from generator.model.concordance import Concordance
from generator.model.periods import LONGEST
from generator.model.prose import Link, Table, plain
from generator.model.site import CableCard, Imprint, Index
from tests.compose.edition import annotated, index

KNOWN = {"BOGOTA": ("embassy", "Bogota")}


def of_bogota(count: int, year: int = 2008, tags: tuple[str, ...] = ("PREL",)) -> Index:
    cards = {
        f"0{year % 10}BOGOTA{number}": CableCard(
            f"0{year % 10}BOGOTA{number}", True, "raw", "Title", "BOGOTA", "", f"{year}-02-12", "", "SECRET", tags, ""
        )
        for number in range(1, count + 1)
    }
    return Index(Imprint("An Edition", "https://edition.example/"), cards, {}, Concordance(), (), (), post_kinds=KNOWN)


def test_a_post_without_an_entry_has_a_page_with_its_cables() -> None:
    there = of_bogota(2)
    assert "posts/bogota" in plan_lists(there)
    page = compose_list("posts/bogota", there)
    assert page.path == "posts/bogota.md"
    assert page.title == "Embassy Bogota"
    (table,) = (block for block in page.blocks if isinstance(block, Table))
    assert [plain(row[1]) for row in table.rows] == ["08BOGOTA1", "08BOGOTA2"]


def test_a_post_with_an_entry_has_none() -> None:
    assert list_unwritten("posts", index([annotated()])) == {}


def test_codes_without_an_entry_have_pages_and_those_with_one_have_none() -> None:
    assert list(list_unwritten("tags", index([annotated()]))) == ["tags/mt", "tags/phsa"]


@pytest.mark.parametrize("tag", ["SMITH, JOHN", "É", "A/B", "../X"])
def test_what_cannot_stand_in_an_address_has_no_page(tag: str) -> None:
    assert find_unwritten("tags", tag, of_bogota(1, tags=(tag,))) is None


def test_the_list_of_posts_names_those_without_an_entry() -> None:
    page = compose_list("posts", of_bogota(2))
    (table,) = (block for block in page.blocks if isinstance(block, Table))
    assert [(plain(row[1]), plain(row[4])) for row in table.rows] == [("Embassy Bogota", "2")]


def test_many_cables_are_split_by_time() -> None:
    there = of_bogota(LONGEST + 1)
    assert "posts/bogota/2008" in plan_lists(there)
    table = create_shelf("posts/bogota", there.in_order, there)
    assert [[plain(cell) for cell in row] for row in table.rows] == [["2008", f"{LONGEST + 1:,}"]]
    assert [link.href for row in table.rows for link in row[0] if isinstance(link, Link)] == ["/posts/bogota/2008.md"]
    page = compose_list("posts/bogota/2008/02/12", there)
    assert [len(block.rows) for block in page.blocks if isinstance(block, Table)] == [LONGEST + 1]


def test_a_classification_of_many_cables_is_split_by_time_and_loses_none() -> None:
    there = of_bogota(LONGEST + 1)
    assert "classifications/secret/2008" in plan_lists(there)
    page = compose_list("classifications/secret/2008/02/12", there)
    assert page.title == "Secret, 12 February 2008"
    assert [len(block.rows) for block in page.blocks if isinstance(block, Table)] == [LONGEST + 1]
