"""The made-up telegrams are read as real ones are: numbered, referenced, damaged, and the same each time."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from statistics import mean, median

import pytest

from generator import parse
from generator.model.telegram import Telegram
from generator.parse.decode import decode
from tests.benchmark.borrowing import NoTelegramsError, read_telegrams, repeat_telegrams
from tests.benchmark.headwords import invent_headwords, take_headwords
from tests.benchmark.telegrams import Received, write_telegrams

HEADWORDS = invent_headwords(200, 1)


@pytest.fixture(scope="module")
def received() -> list[Received]:
    return list(write_telegrams(120, HEADWORDS, 1))


@pytest.fixture(scope="module")
def read(received: list[Received]) -> list[Telegram]:
    return [parse.read(decode(telegram.text.encode()), mrn=telegram.mrn) for telegram in received]


def test_the_same_seed_makes_the_same_telegrams_and_another_others(received: list[Received]) -> None:
    assert list(write_telegrams(120, HEADWORDS, 1)) == received
    assert not {each.text for each in write_telegrams(120, HEADWORDS, 2)} & {each.text for each in received}


def test_fewer_are_the_first_of_more(received: list[Received]) -> None:
    assert list(write_telegrams(30, HEADWORDS, 1)) == received[:30]


def test_no_two_have_one_number(received: list[Received]) -> None:
    assert len({telegram.mrn for telegram in received}) == len(received)


def test_the_number_in_the_text_is_that_of_the_telegram(received: list[Received]) -> None:
    """Without a header the year is not told, and the number is that of the file alone, as in real ones."""
    found = {telegram.mrn: parse.read(decode(telegram.text.encode())).mrn for telegram in received}
    assert {mrn for mrn, told in found.items() if told not in (mrn, None)} == set()
    assert sum(told is not None for told in found.values()) > 0.7 * len(found)


def test_paragraphs_are_numbered_from_one(read: list[Telegram]) -> None:
    """But for a few that the damage touches, as in real ones."""
    numbers = [[each.number for each in telegram.paragraphs if each.number] for telegram in read]
    running = [each == list(range(1, len(each) + 1)) for each in numbers]
    assert sum(running) > 0.8 * len(read)
    assert all(telegram.subject and telegram.classification and telegram.tags for telegram in read)


def test_they_are_as_long_as_real_ones(received: list[Received], read: list[Telegram]) -> None:
    lengths = [len(telegram.text) for telegram in received]
    assert 9_000 < mean(lengths) < 11_500
    assert 7_500 < median(lengths) < 10_000
    assert 7 < median(len(telegram.paragraphs) for telegram in read) < 12


def test_they_cite_telegrams_of_the_same_edition_and_others(received: list[Received], read: list[Telegram]) -> None:
    held = {telegram.mrn for telegram in received}
    cited = [each.target for telegram in read for each in telegram.references]
    assert all(cited)
    assert sum(target in held for target in cited) > 10
    assert sum(target not in held for target in cited) > 50


def test_none_cites_itself_or_a_later_one(read: list[Telegram]) -> None:
    sent = {telegram.mrn: telegram.sent for telegram in read if telegram.sent}
    for telegram in read:
        for reference in telegram.references:
            before, now = sent.get(reference.target), sent.get(telegram.mrn)
            assert reference.target != telegram.mrn
            assert not (before and now) or before < now


def test_they_are_damaged_as_real_ones_are(received: list[Received], read: list[Telegram]) -> None:
    states = {emendation.state for telegram in read for emendation in telegram.emendations}
    assert states == {"applied", "proposed"}
    texts = [telegram.text for telegram in received]
    assert any("[PREL](#)" in text for text in texts)
    assert any("[1](#)2. " in text for text in texts)
    assert any(f" 002 OF {of:03}" in text for text in texts for of in (2, 3))
    assert any("XXXXXXXXXXXX" in text for text in texts)


def test_headwords_have_one_id_each_and_most_are_rare(received: list[Received]) -> None:
    assert len({headword.id for headword in HEADWORDS}) == len(HEADWORDS) == 200
    counts = [sum(headword.text in telegram.text for telegram in received) for headword in HEADWORDS]
    assert max(counts) > 0.3 * len(received)
    assert median(counts) < 0.1 * len(received)


# --- real ones


def lay(folder: Path, telegrams: list[Received]) -> None:
    for telegram in telegrams:
        (folder / f"{telegram.mrn}.txt").write_text(telegram.text, "utf-8")


def test_real_telegrams_come_again_under_new_numbers(tmp_path: Path, received: list[Received]) -> None:
    received = [telegram for telegram in received if telegram.text.startswith("VZCZ")][:3]
    lay(tmp_path, received)
    (tmp_path / "README.txt").write_text("No telegram.\n", "utf-8")
    taken = read_telegrams(tmp_path)
    assert sorted(taken, key=lambda each: each.mrn) == sorted(received, key=lambda each: each.mrn)
    more = list(repeat_telegrams(taken, 8))
    assert tuple(more[:3]) == taken
    assert len({telegram.mrn for telegram in more}) == 8
    for telegram in more:
        assert parse.read(decode(telegram.text.encode()), mrn=telegram.mrn).problems == ()


def test_a_folder_without_telegrams_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NoTelegramsError, match="holds no file that is a telegram"):
        read_telegrams(tmp_path)


def test_headwords_of_real_telegrams_are_short_forms_and_names(received: list[Received]) -> None:
    taken = take_headwords((telegram.text for telegram in islice(received, 40)), 60)
    assert len(taken) == len({headword.id for headword in taken}) == 60
    forms = {headword.text for headword in taken if headword.kind == "abbreviations"}
    assert {"MFA", "USG", "EU"} <= forms
    assert "SUMMARY" not in forms
