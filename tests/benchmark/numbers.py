"""The numbers and dates of made-up telegrams: who sent which when, and what they may cite."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache

from generator.parse.mrn import Post, posts

#: Telegrams a year, as in the cables that were published: most are of the last four years.
_YEARS = {2003: 1, 2004: 3, 2005: 6, 2006: 12, 2007: 17, 2008: 24, 2009: 31, 2010: 6}
_POSTS = 90
_WORDS = {"embassy": "AMEMBASSY", "consulate": "AMCONSUL"}


@dataclass(frozen=True, slots=True)
class Number:
    """A telegram's number: the post's code and name (ABUDHABI, ABU DHABI), its serial, and when it was sent."""

    code: str
    name: str
    serial: int
    sent: datetime

    @property
    def mrn(self) -> str:
        """08BAKU129."""
        return f"{self.sent:%y}{self.code}{self.serial}"

    def cite(self, year: int) -> str:
        """As a telegram of `year` names it: BAKU 129, or 07 BAKU 129."""
        return f"{self.name} {self.serial}" if self.sent.year == year else f"{self.sent:%y} {self.name} {self.serial}"


@cache
def list_posts() -> tuple[Post, ...]:
    """The posts that send, the busiest first: STATE and some ninety others, from the parser's own list."""
    known = [post for post in posts().values() if post.kind in _WORDS]
    random.Random("posts").shuffle(known)
    return (posts()["STATE"], *known[:_POSTS])


@cache
def routes() -> dict[str, str]:
    """Each post's routing indicator, made up: RUEHAB."""
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    return {post.code: f"RUEH{letters[n // 26]}{letters[n % 26]}" for n, post in enumerate(list_posts())}


def name_of(post: Post) -> str:
    """As in a number: ABU DHABI."""
    return "STATE" if post.code == "STATE" else post.name.upper()


def address_of(post: Post) -> str:
    """As on the lines FM and TO: AMEMBASSY ABU DHABI."""
    return "SECSTATE WASHDC" if post.code == "STATE" else f"{_WORDS[post.kind]} {name_of(post)}"


def invent_number(chance: random.Random, before: datetime | None = None) -> Number:
    """A number; with `before`, one of the year or so before that moment."""
    senders = list_posts()
    post = senders[min(int(chance.paretovariate(0.55)) - 1, 10_000) % len(senders)]
    if before:
        sent = before - timedelta(minutes=chance.randrange(1_500, 600_000))
    else:
        year = chance.choices(list(_YEARS), list(_YEARS.values()))[0]
        sent = datetime(year, 1, 1, tzinfo=UTC) + timedelta(minutes=chance.randrange(364 * 1_440))
    pace = 350 if post.code == "STATE" else 2 + chance.randrange(5)
    return Number(post.code, name_of(post), max(1, int(sent.strftime("%j")) * pace + chance.randrange(9)), sent)


def invent_numbers(count: int, seed: int) -> tuple[Number, ...]:
    """The numbers of `count` telegrams, no two alike. Fewer are the first of more."""
    numbers: dict[str, Number] = {}
    for place in range(count):
        number = invent_number(random.Random(f"{seed}/number/{place}"))
        while number.mrn in numbers:
            number = Number(number.code, number.name, number.serial + 1, number.sent)
        numbers[number.mrn] = number
    return tuple(numbers.values())


def choose_cited(place: int, numbers: Sequence[Number], chance: random.Random) -> list[Number]:
    """What the telegram at `place` cites: a quarter of it earlier ones of this edition, the rest others.

    As in real ones, more than four in ten cite nothing, and the others two on average. What a telegram cites does not
    depend on how many come after it.
    """
    if chance.random() < 0.44:
        return []
    cited: dict[str, Number] = {}
    for _ in range(min(12, 1 + int(chance.expovariate(0.75)))):
        number = invent_number(chance, numbers[place].sent)
        if chance.random() < 0.27:
            candidates = [numbers[chance.randrange(place)] for _ in range(8)] if place else []
            number = next((each for each in candidates if each.sent < numbers[place].sent), number)
        if number.mrn != numbers[place].mrn:
            cited[number.mrn] = number
    return list(cited.values())
