"""Posts by name: what the register, the telegraphic address and the number tell, in this order."""

from __future__ import annotations

import pytest

from generator.compose.posts import name_post
from generator.compose.timeline import MANY_MONTHS, list_days
from generator.model.concordance import Concordance
from generator.model.prose import Paragraph, plain
from generator.model.site import CableCard, Imprint, Index

KNOWN = {
    "BOGOTA": ("embassy", "Bogota"),
    "USNATO": ("mission", "USNATO"),
    "STATE": ("department", "Department of State"),
}


def index(cards: dict[str, CableCard] | None = None) -> Index:
    imprint = Imprint("An Edition", "https://edition.example/")
    return Index(imprint, cards or {}, {}, Concordance(), (), (), post_kinds=KNOWN)


@pytest.mark.parametrize(
    ("address", "code", "short", "in_sentence"),
    [
        ("AMEMBASSY PORT OF SPAIN", "", "Embassy Port of Spain", "the Embassy in Port of Spain"),
        ("", "BOGOTA", "Embassy Bogota", "the Embassy in Bogota"),
        ("", "USNATO", "USNATO", "USNATO"),
        ("", "STATE", "Department of State", "the Department of State"),
        ("", "NOWHERE", "NOWHERE", "NOWHERE"),
        ("HQ ELSEWHERE", "BOGOTA", "HQ ELSEWHERE", "HQ ELSEWHERE"),
    ],
)
def test_a_post_is_named_by_what_is_known_of_it(address: str, code: str, short: str, in_sentence: str) -> None:
    name = name_post(address, index(), code)
    assert (name.short, name.in_sentence) == (short, in_sentence)


def card(number: int, sent: str) -> CableCard:
    return CableCard(f"0{number}BOGOTA1", True, "raw", "Title", "BOGOTA", "", sent, "", "", (), "")


def labels(*sent: str) -> list[str]:
    cards = {f"{number}": card(number, day) for number, day in enumerate(sent)}
    days = list_days(index(cards))
    assert days
    return [plain(block.children) for item in days.items for block in item if isinstance(block, Paragraph)]


def test_many_days_are_told_by_months_and_many_months_by_years() -> None:
    few = [f"2005-{month:02}-{day:02}T12:00:00Z" for month in (3, 4) for day in range(1, 25)]
    assert labels(*few) == ["Mar. 2005 24 cables", "Apr. 2005 24 cables"]
    many = [f"{year}-{month:02}-01T12:00:00Z" for year in (2005, 2006, 2007, 2008) for month in range(1, 13)]
    assert len(many) > MANY_MONTHS
    assert labels(*many) == ["2005 12 cables", "2006 12 cables", "2007 12 cables", "2008 12 cables"]
