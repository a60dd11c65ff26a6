"""References of a cable, and the words of the card that each of them opens."""

from __future__ import annotations

from typing import Literal

import pytest

from generator.compose.cable import compose_views
from generator.compose.references import compose_references
from generator.model.prose import Bullets, Emphasis, Paragraph, plain
from generator.model.record import Record
from generator.model.site import Index
from generator.render.markdown import create_markdown
from tests.compose.edition import CABLE, annotated, index

STATE = Record("09STATE1234", "content/cables/2009/09STATE1234/record.yml", state="cited", title="Points on Harbors",
               date="about 2 February 2009", sent="2009-02-02")  # fmt: skip
LATER = annotated(
    CABLE.replace("REF: A. ROME 77\n¶B. STATE 1234", "REF: VALLETTA 12").replace("raised reftel", "raised 09ROME5"),
    Record("09VALLETTA13", "content/cables/2009/09VALLETTA13/record.yml", state="proofread"),
)


@pytest.fixture(scope="module")
def edition() -> Index:
    return index([annotated(), LATER], (STATE,))


def read_items(edition: Index, name: str) -> list[tuple[str, str]]:
    """The items of a group of the section: its line, and the words of its card, the parts parted by bars."""
    section = compose_references(annotated(), (), edition)
    groups = next(block for block in section if isinstance(block, Bullets)).items
    lines = next(group[1] for group in groups if isinstance(group[0], Paragraph) and plain(group[0].children) == name)
    assert isinstance(lines, Bullets)
    found = []
    for item in lines.items:
        first, *card = (block for block in item if isinstance(block, Paragraph))
        parts = [plain((part,)).strip() for one in card for part in one.children]
        assert all(one.classes == ("soft", "card") for one in card)
        assert all(isinstance(one.children[0], Emphasis) and isinstance(one.children[-1], Emphasis) for one in card)
        found.append((plain(first.children), "|".join(part for part in parts if part)))
    return found


def test_number_post_date_subject_and_state_of_what_is_cited(edition: Index) -> None:
    assert read_items(edition, "It cites") == [
        ("A. ROME 77", "Cited telegram|Not held here.|cited by 1 cable"),
        (
            "B. STATE 1234, Department of State, about 2 February 2009",
            "Cited telegram|Points on Harbors. Not held here.|cited by 1 cable",
        ),
    ]


def test_number_post_date_subject_and_state_of_what_cites(edition: Index) -> None:
    assert read_items(edition, "It is cited by") == [
        (
            "VALLETTA 13, Embassy in Malta, 4 February 2009",
            "Cable|Harbor Talks. Text proofread.|cited by no cable",
        )
    ]


def test_a_reference_in_the_text_opens_its_card() -> None:
    cable = annotated(CABLE.replace("raised reftel", "raised ref B"))
    written = create_markdown(compose_views(cable, index([cable]))[0])
    assert "[ref B](09STATE1234.md){.papers .gloss}" in written


def test_a_reference_in_the_metadata_opens_its_card() -> None:
    cable = annotated()
    written = create_markdown(compose_views(cable, index([cable]))[0])
    assert ":   A. [ROME 77](09ROME77.md){.papers .gloss}" in written


@pytest.mark.parametrize("state", ["held", "withdrawn"])
def test_of_a_cable_that_is_withheld_the_card_says_no_more(state: Literal["held", "withdrawn"]) -> None:
    record = Record("09VALLETTA12", "content/cables/2009/09VALLETTA12/record.yml", state=state)
    page = compose_views(LATER, index([annotated(record=record), LATER]))[0]
    written = create_markdown(page).partition("## References")[2].partition("## ")[0]
    assert "*Cable* Withheld. *cited by 1 cable*" in written
    assert "Harbor" not in written
