"""docs/trust.md keeps to every promise, names tests that there are, and gives the figures that they have."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from generator.check.report import MOST_OF_ONE_KIND
from tests.conftest import MANY_EXAMPLES
from tests.render.test_escape import PLACES
from tests.trust import test_faults, test_fidelity, test_hostile_change, test_protection, test_same_bytes, test_siege
from tests.trust.attacks import ATTACKS

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "trust.md").read_text("utf-8")
#: What the edition promises, in the order of the page.
PROMISES = (
    "Nothing lost, nothing silent",
    "Text cannot become markup",
    "Contributed files are data",
    "Addresses hold",
    "The same input, the same bytes",
    "The live site is whole",
    "Everyone can read it",
    "Sources are protected",
)
ROW = re.compile(r"^\| (?P<what>[^|]+) \| (?P<tests>`tests/[^|]+) \| (?P<figure>[^|]*)\|$", re.MULTILINE)


@cache
def functions_of(file: str) -> frozenset[str]:
    tree = ast.parse((ROOT / file).read_text("utf-8"))
    return frozenset(node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


def sections() -> dict[str, str]:
    parts = re.split(r"^## (.+)$", PAGE, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def test_the_page_has_every_promise() -> None:
    assert tuple(sections())[: len(PROMISES)] == PROMISES


@pytest.mark.parametrize("promise", PROMISES)
def test_a_promise_names_tests_that_there_are(promise: str) -> None:
    rows = ROW.findall(sections()[promise])
    named = [name for _, tests, _ in rows for name in re.findall(r"`(tests/[^`]+)`", tests)]
    assert len(named) >= 2
    for name in named:
        file, _, test = name.partition("::")
        assert (ROOT / file).is_file(), name
        assert test in functions_of(file), name


FIGURES = (
    f"{test_fidelity.MANY:,} changes each",
    f"{test_fidelity.MANY_CABLES} cables made up",
    f"{len(test_fidelity.PLANTED)} things planted",
    f"{len(test_fidelity.CONTROLS)} controls",
    f"{MANY_EXAMPLES * len(PLACES):,} hostile texts, in {len(PLACES)} places",
    f"{len(ATTACKS)} attacks in text",
    f"none of the {len(ATTACKS)} attacks",
    f"{len(test_faults.EXPECTED)} kinds of damage at once",
    f"5,000 faults, {MOST_OF_ONE_KIND} of each kind shown",
    f"{len(test_hostile_change.PROGRAMS)} programs, {len(test_hostile_change.LINES)} lines of YAML",
    f"{len(test_same_bytes.CABLES)} cables under another hash seed, clock ({test_same_bytes.YEARS} years)",
    f"{test_siege.MANY} builds killed",
    f"during {test_siege.BUILDS_SERVED} builds",
    f"{len(test_protection.MARKINGS)} forms of the request are seen and {len(test_protection.ORDINARY)} ordinary uses",
    f"{len(test_protection.FORMS)} disguises",
)


@pytest.mark.parametrize("figure", FIGURES)
def test_a_figure_is_that_of_the_test(figure: str) -> None:
    assert figure in PAGE


def test_what_is_promised_is_enough() -> None:
    assert len(ATTACKS) >= 60
    assert test_fidelity.MANY >= 1_000
    assert MANY_EXAMPLES * len(PLACES) >= 10_000
    assert test_siege.MANY >= 20
