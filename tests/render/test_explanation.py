"""What explain says to a person."""

from __future__ import annotations

import pytest

from generator.model.span import KINDS
from generator.parse import read
from generator.render.explanation import SIGNS, explain

TEXT = """FM AMEMBASSY PORTVIEW
TO SECSTATE WASHDC PRIORITY 1201

C O N F I D E N T I A L PORTVIEW 000412

SUBJECT: FERRY TALKS BEGIN

THE TALKS
---------

[1](#)1. (C) The talks began on May 2.

12. (C) The minister had a list.

17. (S/NF) XXXXXXXXXXXX went on for hours, as those who
were there remember, and he did not stop until the night

PORTVIEW 00000412  002 OF 002

had come.

18. (U) They ended.

WRITER
"""


@pytest.mark.parametrize(
    "said",
    [
        "07PORTVIEW412: Ferry Talks Begin",
        "each belongs to a part.",
        "line 2: to (begins with TO, or follows such a line)",
        "keyword TO; name SECSTATE WASHDC; precedence PRIORITY; mcn 1201",
        "Number 1: '1.' is printed, and the count expects it.",
        "Number 2: '12.' is printed; 2 is expected, and a pilcrow became a 1 (proposed: an editor has yet to",
        "applied by pilcrow-link, line 11: '[1](#)' reads '¶'.",
        "line 24: signature (a surname at the end of the text)",
        "note P007",
    ],
)
def test_the_whole_telegram(said: str) -> None:
    assert said in explain(read(TEXT, "07PORTVIEW412"))


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (1, "First under the heading 'THE TALKS'."),
        (1, "Portion mark (C), from the list of levels and controls."),
        (1, "It reads:\nThe talks began on May 2."),
        (7, "07PORTVIEW412, paragraph 7: lines 15 to 20"),
        (7, "redaction XXXXXXXXXXXX"),
        (7, "applied by page-cut, line 16"),
        (7, "-:15:1: note P007 Paragraph 7 follows paragraph 2."),
    ],
)
def test_one_paragraph(number: int, said: str) -> None:
    assert said in explain(read(TEXT, "07PORTVIEW412"), number)


def test_one_paragraph_says_nothing_of_others() -> None:
    said = explain(read(TEXT, "07PORTVIEW412"), 1)
    assert "page-cut" not in said
    assert "12." not in said


def test_a_paragraph_that_is_not_there_names_those_that_are() -> None:
    with pytest.raises(ValueError, match=r"no paragraph 3; there are 1, 2, 7, 8\."):
        explain(read(TEXT), 3)


def test_a_text_of_nothing_is_explained() -> None:
    assert "Without a number: without a subject" in explain(read(""))


def test_every_kind_of_part_has_its_sign() -> None:
    kinds = list(KINDS)
    assert set(SIGNS) == set(kinds[: kinds.index("unclaimed") + 1])
