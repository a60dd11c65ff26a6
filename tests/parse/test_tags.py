"""The TAGS line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.telegram import TagKind
from generator.parse.tag_codes import code_kinds, kind_of, respellings, unglue
from generator.parse.tags import read_tags

LINES = [
    # what follows TAGS:, the tags
    (" PREL PGOV NO", "PREL PGOV NO"),
    (" PREL, PGOV,NO", "PREL PGOV NO"),
    (" prel, pgov, no", "PREL PGOV NO"),
    (" PREL PGOV PREL NO PGOV", "PREL PGOV NO"),
    (" PREL/PGOV/NO", "PREL PGOV NO"),
    (" PREL; [PGOV] - NO.", "PREL PGOV NO"),
    (" PREL, UNGA/C-3, G-8", "PREL UNGA/C-3 G-8"),
    # other lines
    (" PREL PGOV\nNO\nSUBJECT", "PREL PGOV NO"),
    (" PREL, PGOV,\nEAGR, XYZZY\n", "PREL PGOV EAGR XYZZY"),
    (" PREL PGOV\nThe minister said", "PREL PGOV"),
    (" PREL whatever\nhere", "PREL WHATEVER"),
    ("\nPREL PGOV\n", "PREL PGOV"),
    ("", ""),
    # what strayed in
    (" PREL PGOV NO SIPDIS", "PREL PGOV NO"),
    (" PREL NOFORN PGOV UNCLASSIFIED", "PREL PGOV"),
    # run together
    (" EAGREFIS NO", "EAGR EFIS NO"),
    (" KDEMNO PREL", "KDEM NO PREL"),
    (" ASECCVISKFRDSW", "ASEC CVIS KFRD SW"),
    (" NOPREL NOPREL NO", "NO PREL"),
    (" PREL NOSW", "PREL NO SW"),
    (" SOMETHING", "SOMETHING"),
    # misspelt
    (" PPREL EAAGR TPER", "PREL EAGR PTER"),
]

NAMED = [
    (" OVIP SMYTHE JANE PREL", ["OVIP", "SMYTHE, JANE", "PREL"]),
    (" OVIP (SMYTHE, JANE), PREL", ["OVIP", "SMYTHE, JANE", "PREL"]),
    (" OVIP SMYTHE, JANE PREL", ["OVIP", "SMYTHE, JANE", "PREL"]),
    (" OVIP JANE SMYTHE PREL", ["OVIP", "SMYTHE, JANE", "PREL"]),
    (" OVIP (SMYTHE, JANE), (ROE, RICHARD) PREL", ["OVIP", "SMYTHE, JANE", "ROE, RICHARD", "PREL"]),
    (" PREL SMYTHE JANE ROE RICHARD NO", ["PREL", "SMYTHE, JANE", "ROE, RICHARD", "NO"]),
    (" PREL NO COUNTER TERRORISM", ["PREL", "NO", "COUNTERTERRORISM"]),
    (" PREL CONSULAR AFFAIRS NO", ["PREL", "CONSULAR AFFAIRS", "NO"]),
    (" PREL COUNTRY\nCLEARANCE\n", ["PREL", "COUNTRY CLEARANCE"]),
    (" PREL ISRAELI-PALESTINIAN AFFAIRS", ["PREL", "ISRAELI PALESTINIAN AFFAIRS"]),
    (" PREL HARBOUR DREDGING", ["PREL", "HARBOUR DREDGING"]),
    (" PREL, HARBOUR, DREDGING", ["PREL", "HARBOUR", "DREDGING"]),
]


@pytest.mark.parametrize(("text", "codes"), LINES)
def test_codes_are_read_in_order_repaired_and_once(text: str, codes: str) -> None:
    assert list(read_tags(text, 0, len(text)).codes) == codes.split()


@pytest.mark.parametrize(("text", "codes"), NAMED)
def test_persons_and_terms_are_one_tag_each(text: str, codes: list[str]) -> None:
    assert list(read_tags(text, 0, len(text)).codes) == codes


def test_an_airy_text_goes_on_after_a_blank_line() -> None:
    text = " PREL, PGOV,\n\nEAGR, NO\n\nSUBJECT: HARBOURS"
    assert read_tags(text, 0, len(text), airy=True).codes == ("PREL", "PGOV", "EAGR", "NO")
    assert read_tags(text, 0, len(text)).codes == ("PREL", "PGOV")


KINDS: list[tuple[str, TagKind]] = [
    ("NO", "geo"),
    ("XX", "geo"),
    ("PREL", "subject"),
    ("KDEM", "program"),
    ("KXYZ", "program"),
    ("OSCE", "org"),
    ("UNGA/C-3", "org"),
    ("SMYTHE, JANE", "person"),
    ("HARBOUR DREDGING", "unknown"),
    ("UNAUT", "unknown"),
]


@pytest.mark.parametrize(("code", "kind"), KINDS)
def test_a_code_has_a_kind(code: str, kind: TagKind) -> None:
    assert kind_of(code) == kind


REPAIRS = [
    # line, lemma, reading, rule, state
    (" EAGREFIS", "EAGREFIS", "EAGR EFIS", "tags-glued", "applied"),
    (" PREL NOSW", "NOSW", "NO SW", "tags-glued", "proposed"),
    (" PPREL", "PPREL", "PREL", "tags-misspelt", "proposed"),
]


@pytest.mark.parametrize(("text", "lemma", "reading", "rule", "state"), REPAIRS)
def test_a_repair_is_an_emendation(text: str, lemma: str, reading: str, rule: str, state: str) -> None:
    (found,) = read_tags(text, 0, len(text)).emendations
    assert (found.lemma, found.reading, found.rule, found.state) == (lemma, reading, rule, state)
    assert text[found.start : found.end] == lemma


def test_places_are_those_of_the_codes() -> None:
    text = "TAGS: PREL, EAGREFIS, SMYTHE JANE"
    places = [text[part.start : part.end] for part in read_tags(text, 5, len(text)).parts]
    assert places == ["PREL", "EAGREFIS", "SMYTHE JANE"]


def test_the_list_is_consistent() -> None:
    for spelling, code in respellings().items():
        assert code in code_kinds(), f"{spelling} leads to {code}, which is not listed"
        assert spelling not in code_kinds(), f"{spelling} is a code and another spelling of {code}"


def test_no_code_of_the_list_is_taken_apart() -> None:
    codes = [code for code in code_kinds() if " " not in code]
    assert [code for code in codes if read_tags(code, 0, len(code)).codes != (code,)] == []


@given(st.lists(st.sampled_from(sorted(code for code in code_kinds() if len(code) == 4)), min_size=2, max_size=9))
def test_subjects_run_together_come_apart_as_they_were(codes: list[str]) -> None:
    assert unglue("".join(codes)) == tuple(codes)


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    found = read_tags(text, 0, len(text))
    assert set(found.kinds) == set(found.codes)
    assert 0 <= found.end <= len(text)
