"""What holds of every annotated telegram; and that a cable costs the same whatever the size of the register."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from itertools import pairwise
from types import FrameType
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.annotate import Register, annotate
from generator.model.annotation import AnnotatedTelegram
from generator.model.emendation import Emendation
from generator.model.entry import Entry
from generator.model.telegram import Telegram
from tests.annotate.building import annotated, entry, record, telegram

#: What is withheld: XXXXXXXXXXXX, [NAME REMOVED].
WITHHELD = re.compile(r"[Xx]{4,}|\[[A-Za-z ,]{1,40} (?:REMOVED|removed|Removed)\]")
ENTRIES = (
    entry("nato", "NATO", "organization", variants=("N.A.T.O.",)),
    entry("un", "UN", "organization"),
    entry("un-resolution", "UN resolution", "instrument"),
    entry("minsk-group", "OSCE Minsk Group", "organization"),
    entry("osce", "OSCE", "organization"),
    entry("x", "xx xxxx"),
    entry("unscr-1244", "UNSCR 1244", "instrument", symbol="S/RES/1244"),
    entry("vidal-marc", "Vidal, Marc", "person", held=[("Foreign Minister of France", "2007", "")]),
    entry("vidal-office", "French Foreign Minister", "office"),
    entry("reftel", "reftel", "abbreviation"),
    entry("gos-1", "GOS", "abbreviation"),
    entry("gos-2", "GOS", "abbreviation"),
)
VOCABULARY = """
    NATO UN U.N. resolution OSCE Minsk Group Minsk-Group UNSCR UNSCRs 1244 and French Foreign Minister FM Marc Vidal
    Vidal's reftel refs A B A-C para 1 2-3 STATE LISBON 77 08LISBON76 XXXXXXXX xxxx xx GOS the , . ' / - ( ) ¶ ,s 's
    ß İ ﬁ ² É
"""
PIECES = VOCABULARY.split()

texts = st.lists(
    st.one_of(st.sampled_from(PIECES), st.text(max_size=4)).flatmap(
        lambda piece: st.sampled_from(["", " ", " ", "\n"]).map(lambda gap: piece + gap)
    ),
    max_size=30,
).map("".join)


@st.composite
def telegrams(draw: st.DrawFn) -> Telegram:
    """A telegram of some paragraphs with emendations anywhere."""
    bodies = draw(st.lists(texts, min_size=1, max_size=3))
    references = (("A", "08STATE1"), ("B", "08STATE2"), ("C", None))
    made = telegram(*bodies, references=references)
    length = len(made.witness.text)
    cuts = sorted(draw(st.lists(st.integers(0, length), max_size=6, unique=True)))
    emendations = [
        Emendation(
            start, end, made.witness.text[start:end], draw(st.sampled_from([" ", "NATO", "UN's", ""])), "r", "applied"
        )
        for start, end in zip(cuts[::2], cuts[1::2], strict=False)
    ]
    return telegram(*bodies, references=references, emendations=emendations)


def parts_of(made: Telegram) -> AnnotatedTelegram:
    return annotate(made, record(), Register.of(ENTRIES))


@settings(deadline=None)
@given(telegrams())
@example(telegram("İ NATO, UN resolution"))
def test_mentions_lie_inside_their_paragraph(made: Telegram) -> None:
    for mention in parts_of(made).mentions:
        assert mention.paragraph is not None
        paragraph = made.paragraphs[mention.paragraph]
        assert paragraph.body <= mention.start < mention.end <= paragraph.end


@settings(deadline=None)
@given(telegrams())
def test_linked_mentions_never_overlap(made: Telegram) -> None:
    linked = [mention for mention in parts_of(made).mentions if mention.linked]
    for one, other in pairwise(linked):
        assert one.end <= other.start


@settings(deadline=None)
@given(telegrams())
def test_mention_without_a_link_lies_apart_or_shares_a_reference(made: Telegram) -> None:
    mentions = parts_of(made).mentions
    linked = [mention for mention in mentions if mention.linked]
    for mention in mentions:
        if not mention.linked:
            across = [one for one in linked if one.start < mention.end and mention.start < one.end]
            assert all(one.reference and (one.start, one.end) == (mention.start, mention.end) for one in across)


@settings(deadline=None)
@given(telegrams())
def test_nothing_withheld_is_mentioned(made: Telegram) -> None:
    result = parts_of(made)
    if not made.emendations:
        withheld = [found.span() for found in WITHHELD.finditer(made.witness.text)]
        for mention in result.mentions:
            assert not any(start < mention.end and mention.start < end for start, end in withheld)


@settings(deadline=None)
@given(telegrams())
def test_first_mention_in_a_paragraph_is_linked_and_no_other(made: Telegram) -> None:
    seen: set[tuple[int | None, str]] = set()
    for mention in parts_of(made).mentions:
        if not mention.reference and mention.target.startswith("glossary/") and mention.target != "glossary/reftel":
            assert mention.linked == ((mention.paragraph, mention.target) not in seen)
            seen.add((mention.paragraph, mention.target))


@settings(deadline=None)
@given(telegrams())
def test_the_same_input_gives_the_same_annotation(made: Telegram) -> None:
    forward = annotate(made, record(), Register.of(ENTRIES))
    backward = annotate(made, record(), Register.of(reversed(ENTRIES)))
    assert forward.mentions == backward.mentions


def count_steps(work: Callable[[], Any]) -> int:
    """How many steps of the interpreter `work` takes in the code of the project."""
    steps = 0

    def trace(frame: FrameType, event: str, _: Any) -> Any:
        nonlocal steps
        if "annotate" not in frame.f_code.co_filename and "model" not in frame.f_code.co_filename:
            return None
        frame.f_trace_opcodes = True
        steps += event == "opcode"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return steps


def many_entries(count: int) -> list[Entry]:
    """Entries of all kinds, none of which the text speaks of."""
    made = []
    for number in range(count // 5):
        made += [
            entry(f"abbreviation-{number}", f"QQ{number}", "abbreviation"),
            entry(f"term-{number}", f"quaint term {number}"),
            entry(f"person-{number}", f"Q{number}nson, Given", "person", held=[("Foreign Minister of Peru", "", "")]),
            entry(f"post-{number}", f"Embassy Q{number}", "post", variants=(f"QPOST{number}",)),
            entry(f"paper-{number}", f"UNSCR {number + 5000}", "instrument", symbol=f"S/RES/{number + 5000}"),
        ]
    return made


@pytest.mark.parametrize("text", [" ".join(PIECES), "French Foreign Minister Vidal met NATO in STATE 12 (reftel)." * 5])
def test_cost_of_a_cable_does_not_grow_with_the_register(text: str) -> None:
    """Measured in steps of the interpreter, not in time: 3,000 entries take what 30 do."""
    made = telegram(text, references=(("A", "08STATE1"),))
    annotate(made, record(), Register.of(ENTRIES))  # the tables of titles are read once
    few, many = (Register.of([*ENTRIES, *many_entries(count)]) for count in (30, 3000))
    steps = [count_steps(lambda register=register: annotate(made, record(), register)) for register in (few, many)]  # type: ignore[misc]
    assert steps[0] > 1000
    assert steps[1] <= steps[0] * 1.01


def test_spellings_with_other_lengths_in_small_letters() -> None:
    """`İ` is two characters in small letters: places are those of the text all the same."""
    result = annotated("İİİ NATO", ENTRIES)
    (mention,) = result.mentions
    assert result.telegram.witness.text[mention.start : mention.end] == "NATO"
