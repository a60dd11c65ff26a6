from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from generator.annotate import Register, annotate, draft_decision
from generator.check import find_open_questions
from generator.model.annotation import AnnotatedTelegram
from generator.parse import read
from generator.parse.decode import decode
from generator.store import read_content
from tests.check.laying import SOUND, Example, lay

RECORD = "cables/2005/05LISBON17/record.yml"


def annotated(content: Path) -> tuple[AnnotatedTelegram, str]:
    """The one cable of an edition, read, and the path of its witness."""
    edition, _ = read_content(content)
    (source,) = edition.cables
    telegram = read(decode(source.data), source.mrn)
    return annotate(telegram, source.record, Register.of(edition.entries)), source.path


def test_a_reference_of_which_nothing_is_known() -> None:
    cable, path = annotated(SOUND)
    (problem,) = find_open_questions(cable, path, {"05LISBON17"}, draft_decision)
    assert str(problem) == (
        "sound/cables/2005/05LISBON17/source.txt:15:6: warning R012 It refers to 05STATE100, of which the edition has "
        "neither the text nor a record.\n"
        "    Add the cable, or a record that says what is known of it:\n"
        "    cables/2005/05STATE100/record.yml"
    )


def test_a_reference_with_a_record() -> None:
    cable, path = annotated(SOUND)
    assert list(find_open_questions(cable, path, {"05LISBON17", "05STATE100"}, draft_decision)) == []


def damaged(tmp_path: Path, record: str = "") -> Path:
    """The sound edition with its second paragraph numbered 12, as lost pilcrows leave it, and more in its record."""
    witness = (SOUND / "cables/2005/05LISBON17/source.txt").read_text("utf-8").replace("2. (C)", "12. (C)")
    text = (SOUND / RECORD).read_text("utf-8") + record
    return lay(Example("", (("cables/2005/05LISBON17/source.txt", witness), (RECORD, text)), ""), tmp_path)


def test_a_proposal_that_no_editor_has_decided(tmp_path: Path) -> None:
    cable, path = annotated(damaged(tmp_path))
    (problem,) = find_open_questions(cable, path, {"05STATE100"}, draft_decision)
    assert str(problem) == (
        "content/cables/2005/05LISBON17/source.txt:21:1: warning R011 For “12.” the reading “¶2.” is proposed, and no "
        "editor has decided.\n"
        '    Accept it with python3 -m generator accept 05LISBON17 "12." (or, with --reject, refuse it). By hand, '
        "write under emendations in content/cables/2005/05LISBON17/record.yml:\n"
        '      - at: {paragraph: 2, lemma: "12."}\n'
        '        reading: "¶2."\n'
        '        reason: "The pilcrow of the source became a 1 in transmission of the text."\n'
        "        accepted: {by: the editors, on: the day as year-month-day}"
    )


def test_one_of_two_like_proposals_is_named_by_its_anchor(tmp_path: Path) -> None:
    cable, path = annotated(damaged(tmp_path))
    (proposal,) = (one for one in cable.telegram.emendations if one.state == "proposed")
    doubled = replace(cable.telegram, emendations=(proposal, replace(proposal, end=proposal.end + 1)))
    first, *_ = find_open_questions(replace(cable, telegram=doubled), path, {"05STATE100"}, draft_decision)
    assert f"accept 05LISBON17 e{proposal.start} (" in first.hint


def test_a_proposal_that_cannot_be_pointed_to_is_accepted_by_the_verb_alone(tmp_path: Path) -> None:
    cable, path = annotated(damaged(tmp_path))
    (problem,) = find_open_questions(cable, path, {"05STATE100"}, lambda *_: None)
    assert problem.hint.endswith("with --reject, refuse it).")


def test_the_lines_that_are_proposed_settle_it(tmp_path: Path) -> None:
    cable, path = annotated(damaged(tmp_path))
    (problem,) = find_open_questions(cable, path, {"05STATE100"}, draft_decision)
    lines = problem.hint.split("\n", 1)[1].replace("the day as year-month-day", "2026-01-02")
    settled, path = annotated(damaged(tmp_path / "settled", f"emendations:\n{lines}\n"))
    assert list(find_open_questions(settled, path, {"05STATE100"}, draft_decision)) == []
    assert settled.problems == ()


@pytest.mark.parametrize(
    ("words", "record", "said"),
    [
        ("had met (septel).", "", ["“septel” is another telegram, and the cable does not say which."]),
        ("had met (septel).", "senses: {septel: 05STATE100}\n", []),
        ("had met (septels).", "", ["“septels” is another telegram, and the cable does not say which."]),
        ("had met (septelegram).", "", []),
    ],
)
def test_a_septel_that_nothing_names(tmp_path: Path, words: str, record: str, said: list[str]) -> None:
    witness = (SOUND / "cables/2005/05LISBON17/source.txt").read_text("utf-8").replace("had met.", words)
    assert words in witness
    text = (SOUND / RECORD).read_text("utf-8") + record
    cable, path = annotated(
        lay(Example("", (("cables/2005/05LISBON17/source.txt", witness), (RECORD, text)), ""), tmp_path)
    )
    found = [one for one in find_open_questions(cable, path, {"05STATE100"}, draft_decision) if one.code == "R013"]
    assert [one.message for one in found] == said
    assert all(one.severity == "note" for one in found)


def test_a_reference_that_is_no_telegram(tmp_path: Path) -> None:
    witness = (SOUND / "cables/2005/05LISBON17/source.txt").read_text("utf-8").replace("STATE 100", "IIR 6 902 9642 06")
    cable, path = annotated(lay(Example("", (("cables/2005/05LISBON17/source.txt", witness),), ""), tmp_path))
    (problem,) = (one for one in find_open_questions(cable, path, set(), draft_decision) if one.code == "R013")
    assert problem.message == "It refers to “IIR 6 902 9642 06”, which is no telegram and has no page."
    assert (problem.line, problem.column) == (15, 6)
