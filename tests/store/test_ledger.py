"""The ledger on disk: readable, in order, and read back as it was written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.ledger import Published, Stand, extend, group_by_page, in_order
from generator.store.findings import Findings
from generator.store.ledger import create_ledger, read_ledger

ADDRESSES = st.from_regex(r"/(?:[a-z0-9-]{1,8}/){0,3}(?:#[a-z0-9-]{1,6}|[a-z.]{1,6})?", fullmatch=True)
LINES = st.builds(
    Published,
    ADDRESSES,
    st.from_regex(r"(?:[0-9a-f]{16})?", fullmatch=True),
    st.from_regex(r"[0-9.]{1,5}", fullmatch=True),
)


@given(st.lists(LINES, max_size=8))
def test_what_is_written_is_read(lines: list[Published]) -> None:
    findings = Findings("addresses.txt")
    assert list(read_ledger(create_ledger(lines), findings)) == lines
    assert not findings.problems


def test_figures_stand_in_order_of_their_value() -> None:
    places = ["/cables/08BAKU129/#p10", "/cables/08BAKU129/#p2", "/cables/08BAKU129/", "/cables/08BAKU9/", "/about/"]
    ordered = [line.address for line in in_order(Published(place, "", "1") for place in places)]
    assert ordered == [
        "/about/",
        "/cables/08BAKU9/",
        "/cables/08BAKU129/",
        "/cables/08BAKU129/#p2",
        "/cables/08BAKU129/#p10",
    ]


@pytest.mark.parametrize(
    "line", ["/about/", "1 - about/", "1 xyz /about/", "<<<<<<< HEAD", "1 - /about/ /again/", "1  -  /abo\u202eut/"]
)
def test_a_line_that_cannot_be_read_is_said_with_its_place(line: str) -> None:
    findings = Findings("content/addresses.txt")
    assert read_ledger(f"# Addresses\n1  -  /data/\n{line}\n".encode(), findings) == (Published("/data/", "", "1"),)
    assert [(problem.line, problem.code) for problem in findings.problems] == [(3, "A005")]


@given(st.lists(LINES, max_size=8), st.lists(LINES, max_size=8))
def test_a_release_adds_lines_and_changes_none(old: list[Published], new: list[Published]) -> None:
    stands = [
        (f"/{line.address.split('/')[1]}/", Stand({line.anchor: line.words} if line.anchor else {})) for line in new
    ]
    kept = list(extend(old, stands, "9"))
    for line in old:
        kept.remove(line)
    assert {line.release for line in kept} <= {"9"}


def test_a_file_belongs_to_the_page_above_it() -> None:
    lines = [Published(address, "", "1") for address in ("/", "/data/", "/data/a/b/c.json", "/data/#x", "/robots.txt")]
    grouped = {page: [line.address for line in found] for page, found in group_by_page(lines).items()}
    assert grouped == {"/": ["/", "/robots.txt"], "/data/": ["/data/", "/data/a/b/c.json", "/data/#x"]}


def test_an_anchor_with_other_words_has_a_further_line() -> None:
    before = [Published("/c/", "", "1"), Published("/c/#p1", "a" * 16, "1")]
    after = extend(before, [("/c/", Stand({"p1": "b" * 16}))], "2")
    assert after == (*before, Published("/c/#p1", "b" * 16, "2"))


def test_what_stands_as_it_stood_adds_nothing() -> None:
    stands = [("/c/", Stand({"p1": "a" * 16, "note-x": ""}, frozenset({"/c/c.txt"})))]
    first = extend([], stands, "1")
    assert extend(first, stands, "2") == first
