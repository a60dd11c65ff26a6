"""Paragraphs by the running count."""

from __future__ import annotations

import pytest

from generator.parse.body import read_body


def numbers(text: str, *, whole: bool = True) -> list[str]:
    """The numbers of the paragraphs; `4?` where the number is proposed, `-` where there is none."""
    return [
        "-" if one.number is None else f"{one.number}{'?' if one.proposed else ''}"
        for one in read_body(text, 0, whole=whole).paragraphs
    ]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["¶1. (C) A.", "¶2. (C) B.", "¶3. (U) C."], "1 2 3"),
        (["1. A.", "2. B."], "1 2"),
        (["1.(C) A.", "2.(S/NF) B."], "1 2"),
        (["¶ 1 (C) A.", "¶2  (C) B."], "1 2"),
        (["1) (C) A.", "2) (C) B."], "1 2"),
        # the pilcrow became a 1
        (["11. (C) A.", "12. (C) B.", "13. (C) C."], "1? 2? 3?"),
        (["¶1. (C) A.", "12. (C) B.", "¶3. (C) C."], "1 2? 3"),
        ([f"{'1' if n > 8 else ''}{n}. (C) A." for n in range(1, 13)], "1 2 3 4 5 6 7 8 9? 10? 11? 12?"),
        # 11 fits as it stands
        ([f"{n}. (C) A." for n in range(1, 13)], "1 2 3 4 5 6 7 8 9 10 11 12"),
        # other pilcrows were damaged, so these were
        (["11. (C) A.", "15. (C) B.", "16. (C) C."], "1? 5? 6?"),
        (["11. (C) A.", "12. (C) B.", "12. (C) B again."], "1? 2? 2?"),
        # a slip of the writer, or text that is missing
        (["¶1. (C) A.", "¶3. (C) C.", "¶4. (C) D."], "1 3 4"),
        (["¶1. (C) A.", "¶2. (C) B.", "¶2. (C) B again.", "¶3. (C) C."], "1 2 2 3"),
        (["¶5. (C) E.", "¶6. (C) F."], "5 6"),
        (["¶1. (C) A.", "¶14. (C) N."], "1 14"),
        # lists inside
        (["¶1. (C) A:", "¶1. one.", "¶2. two.", "¶2. (C) B.", "¶3. (C) C."], "1 2 3"),
        (["¶1. (C) A:", "1. one.", "2. two.", "3. three.", "¶2. (C) B."], "1 2"),
        (["1. A:", "1. one.", "2. B.", "3. C."], "1 2 3"),
        # unmarked among marked
        (["¶1. (C) A.", "¶2. B.", "¶3. (C) C."], "1 2 3"),
        (["¶1. Summary: A.", "¶2. (C) B.", "¶3. (C) C."], "1 2 3"),
        (["¶1. (C) A.", "¶2. (C) B.", "¶3. Minimize considered."], "1 2 3"),
        (["¶1. (C) A.", "¶12. Committees met.", "¶2. (C) B."], "1 2"),
        # marks that are none
        (["¶1. (U.S.) A.", "¶2. (Iran) B."], "1 2"),
        # blocks without a number
        (["(C) Z.", "¶1. (C) A."], "- 1"),
        (["¶1. (C) A.", "(S) B.", "¶2. (C) C."], "1 - 2"),
        (["¶1. (C) A.", "More of it.", "¶2. (C) C."], "1 2"),
        (["A.", "¶1. (C) A."], "- 1"),
        ([], ""),
    ],
)
def test_numbers(lines: list[str], expected: str) -> None:
    assert " ".join(numbers("\n\n".join(lines))) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("11. (C) A.\n\n12. (C) B.", "11 12"),
        ("text that goes on.\n\n16. A.\n\n17. B.", "- 16 17"),
        ("¶56. (U) At a meeting.", "56"),
        ("in the year\n1998. It was.", "-"),
    ],
)
def test_a_fragment_may_begin_anywhere(text: str, expected: str) -> None:
    assert " ".join(numbers(text, whole=False)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("¶1. (C) A. 2. (C) B.\n\n¶3. (C) C.", "1 2 3"),
        ("¶1. (C) A. 2. (C) B. 3. (U) C.", "1 2 3"),
        ("¶1. (C) He was No. 2. (So he said.) He left.", "1"),
        ("¶1. (C) Come on May 2. (C) is a letter.", "1"),
        ("¶1. (C) A. 4. (C) D.", "1"),
    ],
)
def test_numbers_inside_a_line(text: str, expected: str) -> None:
    assert " ".join(numbers(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("¶1. (C) He paid the sum of\n2. It was late.\n\n¶4. (C) D.", "1 4"),
        ("¶1. (C) He paid the sum.\n2. It was late.\n\n¶4. (C) D.", "1 2 4"),
        ("¶1. (C) He paid the sum of\n2. It was late.\n\n¶3. (C) D.", "1 2 3"),
        ("1. He paid the sum of\n2. It was late.\n\n3. D.", "1 3"),
        ("1. He paid.\n2. It was late.\n3. D.", "1 2 3"),
        ("¶1. (C) A.\n¶2. (C) B,\n¶3. (C) C.", "1 2 3"),
        ("11. (C) A,\n12. (C) B,\n111. (C) K.", "1? 2? 11?"),
        ("1. A.\n\n2. B, in the year\n13. He left.", "1 2"),
    ],
)
def test_numbers_without_a_blank_line_before(text: str, expected: str) -> None:
    assert " ".join(numbers(text)) == expected


@pytest.mark.parametrize(
    ("text", "label", "portion", "body"),
    [
        ("¶3. (C) Stressing", "3.", "C", "Stressing"),
        ("3.(S//REL TO USA, FVEY)  Text", "3.", "S//REL TO USA, FVEY", "Text"),
        ("¶3. Text", "3.", None, "Text"),
        ("3) (SBU) Text", "3)", "SBU", "Text"),
        ("¶3. (U.S.) Text", "3.", None, "(U.S.) Text"),
        ("¶3. (C)\nText", "3.", "C", "Text"),
        ("  ¶3. (C)Text", "3.", "C", "Text"),
    ],
)
def test_label_and_portion(text: str, label: str, portion: str | None, body: str) -> None:
    (one,) = read_body(text, 0, whole=False).paragraphs
    assert (one.label, one.portion, text[one.body : one.end]) == (label, portion, body)
