from __future__ import annotations

import difflib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model.record import At, Decision
from generator.store.deciding import UndecidableError, write_decision
from generator.store.findings import Findings
from generator.store.links import Links, Targets
from generator.store.record import read_record

DECISION = Decision(At("14.", paragraph=4), "¶4.", "The pilcrow became a 1.", "the editors", "2026-11-23")
ITEM = """\
  - at: {paragraph: 4, lemma: "14."}
    reading: "¶4."
    reason: The pilcrow became a 1.
    accepted: {by: the editors, on: 2026-11-23}
"""
OTHER = """\
  - at: {line: TAGS, lemma: "x"}  # doubtful
    reading: "y"
"""


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("schema: 1\nstate: raw  # so far\n", f"schema: 1\nstate: raw  # so far\n\nemendations:\n{ITEM}"),
        ("emendations: []  # none\nstate: raw\n", f"emendations:  # none\n{ITEM}state: raw\n"),
        ("emendations:\nstate: raw\n", f"emendations:\n{ITEM}state: raw\n"),
        (
            f"emendations:\n{OTHER}\n# about the state\nstate: raw\n",
            f"emendations:\n{OTHER}{ITEM}\n# about the state\nstate: raw\n",
        ),
        (
            "emendations:\n- at: {line: TAGS, lemma: x}\n  reading: y\n",
            "emendations:\n- at: {line: TAGS, lemma: x}\n  reading: y\n" + ITEM.replace("\n  ", "\n")[2:],
        ),
        (
            'emendations:\n  - at: {paragraph: 4, lemma: "14."}\n    reading: "¶4."  # so proposed\nnotes: []\n',
            (
                'emendations:\n  - at: {paragraph: 4, lemma: "14."}\n    reading: "¶4."  # so proposed\n'
                "    accepted: {by: the editors, on: 2026-11-23}\nnotes: []\n"
            ),
        ),
        (
            "emendations:\n  - at: {line: REF, lemma: a}\n    reading: |-\n      b\n\n      c\n\nstate: raw\n",
            "emendations:\n  - at: {line: REF, lemma: a}\n    reading: |-\n      b\n\n      c\n"
            + ITEM
            + "\nstate: raw\n",
        ),
    ],
)
def test_a_decision_is_added_and_nothing_else_changes(before: str, after: str) -> None:
    assert write_decision(before.encode(), DECISION).decode() == after


def test_lines_end_as_they_did() -> None:
    before = b"schema: 1\r\nstate: raw\r\n"
    assert write_decision(before, DECISION).startswith(before)
    assert b"\n" not in write_decision(before, DECISION).replace(b"\r\n", b"")


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"emendations:\n" + ITEM.encode(), "“14.” is decided there already, in line 2."),
        (b"emendations: [{at: {line: REF, lemma: a}, reading: b}]\n", "over several lines first"),
        (b"state: a: b\n", "has faults"),
        (b"\xff", "not in UTF-8"),
    ],
)
def test_a_record_that_cannot_take_it(raw: bytes, message: str) -> None:
    with pytest.raises(UndecidableError, match=message):
        write_decision(raw, DECISION)


#: Texts of editors, and of cables, which may hold anything but line ends and tabs.
WORDS = st.lists(st.text("aZ9:#'\"*&![]{}|>-,%@`\\é¶“”", min_size=1), min_size=1).map(" ".join)
TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\n\r\t\x85\u2028\u2029"), min_size=1)


@settings(deadline=None)
@given(
    lemma=TEXT,
    reading=TEXT,
    reason=WORDS,
    place=st.sampled_from([(1, ""), (None, "TAGS"), (12, "")]),
    nth=st.sampled_from([None, 2]),
    rejected=st.booleans(),
    before=st.sampled_from(["schema: 1\n", "emendations: []\n", f"# a\nemendations:\n{OTHER}# b\nstate: raw\n"]),
)
def test_what_is_written_reads_back(
    lemma: str,
    reading: str,
    reason: str,
    place: tuple[int | None, str],
    nth: int | None,
    *,
    rejected: bool,
    before: str,
) -> None:
    decision = Decision(At(lemma, *place, nth), reading, reason, "the editors", "2026-11-23", rejected)
    after = write_decision(before.encode(), decision)
    findings = Findings("record.yml")
    record = read_record(after, "08BAKU129", Links("", Targets({})), findings)
    assert record
    last = record.decisions[-1]
    written = (last.at.lemma, last.at.paragraph, last.at.line, last.at.nth, last.reading, last.rejected)
    assert written == (lemma, *place, nth, reading, rejected)
    assert last.reason == reason
    kept = [line[2:] for line in difflib.ndiff(before.splitlines(), after.decode().splitlines()) if line[0] in " -"]
    assert kept == before.splitlines()
