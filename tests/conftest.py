"""What tests of several rooms share."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--content", default=str(ROOT / "content"), metavar="DIR", help="the edition that the tests of editions look at"
    )


@pytest.fixture(scope="session")
def content(request: pytest.FixtureRequest) -> Path:
    """The folder of the edition to be tested: the project's own, or the one that --content names."""
    return Path(request.config.getoption("--content")).resolve()
