"""References in running text."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.annotate.building import annotated, entry, found, telegram, words

TWO = (("A", "08STATE13716"), ("B", "08STATE14284"))
FOUR = (*TWO, ("C", "07ROME1"), ("D", "e-mail of 3 May"))
ONE = ((None, "08STATE13716"),)
BARE = ((None, "08STATE13716"), (None, "08ROME5"))
DOUBLE = (("A", "08STATE1"), ("B", "08ROME110"), ("B", "08ROME140"))
POSTS = {
    "SECSTATE": "STATE",
    "STATE": "STATE",
    "MEXICO": "MEXICO",
    "Abu Dhabi": "ABUDHABI",
    "BAKU": "BAKU",
    "BUENOSAIRES": "BUENOSAIRES",
}


@pytest.mark.parametrize(
    ("text", "references", "expected"),
    [
        ("delivered reftel points", ONE, [("reftel", "cables/08STATE13716")]),
        ("REFTEL notes", ONE, [("REFTEL", "cables/08STATE13716")]),
        ("delivered reftel points", TWO, [("reftel", "references")]),
        ("as in reftels", TWO, [("reftels", "references")]),
        ("per ref, we", ONE, [("ref", "cables/08STATE13716")]),
        ("delivered ref b points", TWO, [("ref b", "cables/08STATE14284")]),
        ("Ref (B) points", TWO, [("Ref (B)", "cables/08STATE14284")]),
        ("(ref. B)", TWO, [("ref. B", "cables/08STATE14284")]),
        ("reftel B", TWO, [("reftel B", "cables/08STATE14284")]),
        ("reference B", TWO, [("reference B", "cables/08STATE14284")]),
        ("refs A and C", FOUR, [("refs A", "cables/08STATE13716"), ("C", "cables/07ROME1")]),
        (
            "refs A, B and C",
            FOUR,
            [("refs A", "cables/08STATE13716"), ("B", "cables/08STATE14284"), ("C", "cables/07ROME1")],
        ),
        ("Refs (a) & (b)", TWO, [("Refs (a)", "cables/08STATE13716"), ("(b)", "cables/08STATE14284")]),
        ("refs A-C", FOUR, [("refs A", "cables/08STATE13716"), ("C", "cables/07ROME1")]),
        ("refs A through C", FOUR, [("refs A", "cables/08STATE13716"), ("C", "cables/07ROME1")]),
        ("ref D", FOUR, [("ref D", "references")]),  # an e-mail: no telegram
        ("ref B", DOUBLE, [("ref B", "references")]),  # two telegrams
        ("ref A", ONE, [("ref A", "cables/08STATE13716")]),  # the single one, without a letter
        ("ref A", BARE, [("ref A", "references")]),
        ("delivered reftel a week ago", ONE, [("reftel", "cables/08STATE13716")]),
        ("the referee, a refs-like ref-list, REF: none", ONE, []),
    ],
)
def test_reference_words(
    text: str, references: Sequence[tuple[str | None, str | None]], expected: list[tuple[str, str]]
) -> None:
    assert found(annotated(telegram(text, references=references)), linked=True) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("STATE 13716 says", [("STATE 13716", "cables/08STATE13716")]),
        ("SECSTATE 013716 says", [("SECSTATE 013716", "cables/08STATE13716")]),
        ("07 STATE 13716", [("07 STATE 13716", "cables/07STATE13716")]),
        ("2006 STATE 13716", [("2006 STATE 13716", "cables/06STATE13716")]),
        ("06 Abu Dhabi 3872", [("06 Abu Dhabi 3872", "cables/06ABUDHABI3872")]),
        ("(see MEXICO 3779)", [("MEXICO 3779", "cables/08MEXICO3779")]),
        ("(See Mexico 2371, 3498)", [("Mexico 2371", "cables/08MEXICO2371"), ("3498", "cables/08MEXICO3498")]),
        ("08STATE14284", [("08STATE14284", "cables/08STATE14284")]),
        ("06SECSTATE14284", [("06SECSTATE14284", "cables/06STATE14284")]),
        ("LISBON 76", [("LISBON 76", "cables/08LISBON76")]),  # its own post
        ("ROME 76", []),  # a name nobody knows for a post
        ("Buenos Aires 172 pp.", []),
        ("BAKU 2008", []),  # a year
        ("in Mexico 300 people", []),
        ("BAKU 1.5", []),
        ("BAKU 3/4", []),
        # where all is in capitals, they tell nothing
        ("THE GOVERNMENT SENT MEXICO 3779 PEOPLE AND MORE", []),
        ("THE POSTS REPORTED IT (SEE MEXICO 3779) BEFORE", [("MEXICO 3779", "cables/08MEXICO3779")]),
        ("SEE MEXICO 003779 FOR MORE ON THIS", [("MEXICO 003779", "cables/08MEXICO3779")]),
        ("XXXXXXXX (SEE MEXICO XXXX)", []),
    ],
)
def test_numbers_of_telegrams(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(annotated(telegram(text), posts=POSTS)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("see para 2", [("para 2", 2)]),
        ("See Paragraph 2 below", [("Paragraph 2", 2)]),
        ("paras 2-3", [("paras 2", 2), ("3", 3)]),
        ("paragraphs 1, 2 and 3", [("paragraphs 1", 1), ("2", 2), ("3", 3)]),
        ("(para. 3)", [("para. 3", 3)]),
        ("as said in ¶3", [("¶3", 3)]),
        ("para 2 of this cable", [("para 2", 2)]),
        ("the points at para 2 to officials", [("para 2", 2)]),
        ("THIS IS AN ACTION REQUEST; SEE PARAGRAPH 2", [("PARAGRAPH 2", 2)]),
        ("para 2 of the Riga Declaration", []),
        ("reftel, para 2", []),
        ("ref A para 2", []),
        ("para 2 of ref B", []),
        ("(para 2 reftel)", []),
        ("UNSCR 1737 para 2", []),
        ("Article 4 paragraph 1", []),
        ("¶2. In his view\n¶1. Another", []),
    ],
)
def test_paragraphs(text: str, expected: list[tuple[str, int]]) -> None:
    made = telegram(text, "Two.", "Three.", references=TWO)
    assert [(said, target) for said, target in found(annotated(made)) if target.startswith("paragraph")] == [
        (said, f"paragraph/{number}") for said, number in expected
    ]


def test_references_are_always_linked() -> None:
    result = annotated(telegram("reftel and reftel", references=ONE))
    assert [(mention.linked, mention.reference) for mention in result.mentions] == [(True, True)] * 2


def test_what_a_reference_stands_for_beside_its_link() -> None:
    """`reftel` is both telegrams, and a word of the glossary; `refs A-C` is B as well."""
    reftel = entry("reftel", "reftel", "abbreviation", case="any")
    result = annotated(telegram("reftel, refs A-C", references=FOUR), (reftel,))
    assert [(words(result, mention), mention.target) for mention in result.mentions if not mention.linked] == [
        ("reftel", "cables/08STATE13716"),
        ("reftel", "cables/08STATE14284"),
        ("reftel", "cables/07ROME1"),
        ("reftel", "glossary/reftel"),
        ("C", "cables/08STATE14284"),
    ]


@pytest.mark.parametrize(
    ("text", "references", "message"),
    [
        ("See ref C.", TWO, "“ref C”: the REF line has no item C."),
        ("See ref B.", ONE, "“ref B”: the REF line has no item B."),
        ("See reftel.", (), "“reftel”: the telegram has no REF line."),
        ("See para 9.", TWO, "“paragraph 9”: the telegram has no paragraph 9."),
    ],
)
def test_reference_to_nowhere_is_a_problem_with_its_place(
    text: str, references: Sequence[tuple[str | None, str | None]], message: str
) -> None:
    result = annotated(telegram(text, references=references))
    assert found(result) == []
    assert [(problem.code, problem.line, problem.column, problem.message) for problem in result.problems] == [
        ("R120", 1, 8, message)
    ]


def test_editor_says_that_a_reference_is_to_another_paper() -> None:
    result = annotated(telegram("See para 9.", references=TWO), unlinked=("para 9",))
    assert (found(result), result.problems) == ([], ())


def test_editor_says_so_whatever_the_ends_of_lines() -> None:
    result = annotated(telegram("See para\n9.", references=TWO), unlinked=("para 9",))
    assert (found(result), result.problems) == ([], ())


def test_editor_names_the_telegram_that_is_meant() -> None:
    septel = entry("septel", "septel", "abbreviation", case="any")
    made = telegram("reftel and septel, septel", references=TWO)
    result = annotated(made, (septel,), senses={"reftel": "08STATE13716", "septel": "08LISBON78"})
    assert [
        (words(result, mention), mention.target, mention.reference, mention.linked) for mention in result.mentions
    ] == [
        ("reftel", "cables/08STATE13716", True, True),
        ("septel", "cables/08LISBON78", True, True),
        ("septel", "cables/08LISBON78", True, True),
    ]


def test_glossary_explains_reftel_where_no_ref_line_does() -> None:
    reftel = entry("reftel", "reftel", "abbreviation", case="any")
    assert found(annotated("See reftel.", (reftel,))) == [("reftel", "glossary/reftel")]
