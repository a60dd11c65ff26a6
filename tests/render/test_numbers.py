"""The numbers of an edition by post, for the box that leads to a cable."""

from __future__ import annotations

import json

from generator.render.numbers import create_number_files
from tests.compose.described import CARD, index_of

SPELLINGS = {"LISBON": "LISBON", "LISBOA": "LISBON", "SECSTATE": "STATE", "STATE": "STATE", "OSLO": "OSLO"}
INDEX = index_of(
    CARD,  # 07LISBON2041
    CARD._replace(mrn="07LISBON9", held=False),
    CARD._replace(mrn="99LISBON9", held=False),
    CARD._replace(mrn="07STATE10101", held=False),
    CARD._replace(mrn="07NOWHERE1", held=False),
)


def test_a_file_for_each_post_with_its_numbers_by_year() -> None:
    files = create_number_files(INDEX, SPELLINGS)
    assert {name: json.loads(data) for name, data in files.items() if not name.endswith("posts.json")} == {
        "numbers/LISBON.json": {"07": [9, 2041], "99": [9]},
        "numbers/NOWHERE.json": {"07": [1]},
        "numbers/STATE.json": {"07": [10101]},
    }


def test_spellings_of_the_posts_that_have_telegrams_here_and_of_no_others() -> None:
    assert json.loads(create_number_files(INDEX, SPELLINGS)["numbers/posts.json"]) == {
        "LISBOA": "LISBON",
        "LISBON": "LISBON",
        "NOWHERE": "NOWHERE",
        "SECSTATE": "STATE",
        "STATE": "STATE",
    }
