from __future__ import annotations

from pathlib import Path

import pytest

from generator.check import check
from generator.check.draft import choose_path, create_id, draft_meanings, kinds
from generator.model.draft import Known, create_entry_text
from generator.store import read_content


@pytest.mark.parametrize(
    ("headword", "entry_id"),
    [
        ("GOAJ", "goaj"),
        ("UNSCR 1244", "unscr-1244"),
        ("Chargé d’affaires", "charge-d-affaires"),
        ("Məmmədyarov, Elmar", "mammadyarov-elmar"),
        ("A/RES/62/243", "a-res-62-243"),
        ("  --Quint-- ", "quint"),
        ("…", ""),
        ("x" * 80, "x" * 64),
    ],
)
def test_the_id_of_a_headword(headword: str, entry_id: str) -> None:
    assert create_id(headword) == entry_id


@pytest.mark.parametrize(
    ("kind", "headword", "path"),
    [
        ("abbreviation", "GOAJ", "glossary/abbreviations/goaj.md"),
        ("person", "Fried, Daniel", "glossary/persons/fried-daniel.md"),
        ("tag", "PREL", "tags/prel.md"),
        ("post", "Embassy Baku", "posts/embassy-baku.md"),
    ],
)
def test_where_a_new_entry_goes(kind: str, headword: str, path: str) -> None:
    assert choose_path(kind, headword, {"tags/goaj", "glossary/prel"}) == path


def test_an_id_that_is_taken() -> None:
    with pytest.raises(ValueError, match="There is an entry “goaj” already"):
        choose_path("term", "GOAJ", {"glossary/goaj"})


def test_an_id_that_is_taken_and_those_that_begin_so() -> None:
    with pytest.raises(ValueError, match=r"“gos” already\. \(gos-serbia, gos-spain begin so too\.\).*--id gos-"):
        choose_path("abbreviation", "GOS", {"glossary/gos", "glossary/gos-spain", "glossary/gos-serbia", "tags/gos-x"})


def test_an_id_of_its_own() -> None:
    assert choose_path("abbreviation", "GOS", {"glossary/gos"}, "gos-serbia") == "glossary/abbreviations/gos-serbia.md"


@pytest.mark.parametrize("entry_id", ["GOS", "gos_serbia", "../gos", "gos/serbia", "-gos"])
def test_an_id_that_can_be_none(entry_id: str) -> None:
    with pytest.raises(ValueError, match="cannot be an id: small letters"):
        choose_path("abbreviation", "GOS", (), entry_id)


def test_a_headword_without_letters() -> None:
    with pytest.raises(ValueError, match="no letter or figure"):
        choose_path("term", "…", ())


def test_a_kind_that_is_none() -> None:
    with pytest.raises(KeyError):
        choose_path("thing", "GOAJ", ())


@pytest.mark.parametrize("kind", kinds())
@pytest.mark.parametrize("headword", ["GOAJ", "Yes: no", "- #1 [x] \"y\" 'z'", "“Quint”"])
def test_a_draft_has_no_fault_but_what_is_to_be_filled_in(kind: str, headword: str, tmp_path: Path) -> None:
    content = tmp_path / "content"
    file = content / choose_path(kind, headword, ())
    file.parent.mkdir(parents=True)
    (content / "edition.yml").write_text("title: A\nbase_address: https://a.example/\n", "utf-8")
    file.write_text(create_entry_text(kind, headword), "utf-8")
    read, problems = read_content(content)
    assert [entry.headword for entry in read.entries] == [headword]
    found = {problem.code for problem in check(read, problems)} - {"G025"}  # whether there is a surname is not asked
    assert found == {"G022"}


LISBON = Known("Government of Portugal", ("LISBON",), ("05LISBON17 ¶1, in this edition.",))
WARSAW = Known("Government of Poland", ("WARSAW",))


@pytest.mark.parametrize(
    ("meanings", "taken", "paths"),
    [
        ([], set(), ["gop"]),
        ([LISBON], set(), ["gop"]),
        ([LISBON], {"glossary/gop"}, ["gop-lisbon"]),
        ([LISBON, WARSAW], set(), ["gop-lisbon", "gop-warsaw"]),
    ],
)
def test_each_sense_of_a_short_form_has_a_file(meanings: list[Known], taken: set[str], paths: list[str]) -> None:
    drafts = draft_meanings("GOP", meanings, taken)
    assert [draft.path for draft in drafts] == [f"glossary/abbreviations/{path}.md" for path in paths]


def test_the_only_sense_of_a_short_form_needs_no_posts() -> None:
    (draft,) = draft_meanings("GOP", [LISBON], set())
    assert "posts:" not in draft.text
    assert "expansion: Government of Portugal\n" in draft.text


@pytest.mark.parametrize("known", [Known("Government of Poland"), Known("Government of Poland", ("OSLO", "WARSAW"))])
def test_senses_that_no_post_tells_apart_are_not_begun(known: Known) -> None:
    with pytest.raises(ValueError, match=r"GOP “Government of Poland”: no one post"):
        draft_meanings("GOP", [LISBON, known], set())
