from __future__ import annotations

import pytest

from generator.check import check
from generator.check.catalogue import CATALOGUE
from generator.store import read_content
from generator.store.imprint import read_builder
from tests.check.laying import SOUND

AGREEING = "site_name: A Small Edition\nsite_url: https://small.example/\n"


@pytest.mark.parametrize(
    ("builder", "code", "place", "message"),
    [
        (
            AGREEING.replace("Small", "Large"),
            "E002",
            (1, 12),
            "“site_name” says “A Large Edition”, and “title” in content/edition.yml says “A Small Edition”.",
        ),
        (
            AGREEING.replace("small", "large"),
            "E003",
            (2, 11),
            (
                "“site_url” says “https://large.example/”, and “base_address” in content/edition.yml says "
                "“https://small.example/”."
            ),
        ),
        (
            "site_name: A Small Edition\n",
            "E003",
            (0, 0),
            "“site_url” says “”, and “base_address” in content/edition.yml says “https://small.example/”.",
        ),
        (
            AGREEING + "repo_url: https://code.example/\n",
            "E004",
            (3, 11),
            "With “repo_url” each reader's browser would ask the code host, a third party.",
        ),
    ],
)
def test_mkdocs_yml_that_does_not_agree(builder: str, code: str, place: tuple[int, int], message: str) -> None:
    content, _ = read_content(SOUND)
    (problem,) = check(content, builder=read_builder(builder.encode()))
    assert (problem.path, problem.line, problem.column) == ("mkdocs.yml", *place)
    assert (problem.code, problem.severity) == (code, CATALOGUE[code].severity)
    assert problem.message.replace("sound/", "content/") == message


def test_mkdocs_yml_that_agrees() -> None:
    content, _ = read_content(SOUND)
    assert check(content, builder=read_builder(AGREEING.encode())) == ()


@pytest.mark.parametrize("raw", [b"\xff", b"a: [", b"- a", b"", b"? {a: b}\n: c", b"!!python/name:os.system x: y"])
def test_a_builders_file_that_cannot_be_read_says_nothing(raw: bytes) -> None:
    assert not read_builder(raw).keys() - {"x"}
