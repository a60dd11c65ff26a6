"""What tests of several rooms share."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from generator.cli.browser import find_browser, how_to_install
from generator.cli.environment import PREPARED
from generator.publish.lock import hold

ROOT = Path(__file__).resolve().parents[1]

# The verbs that tests call run in the environment that the tests run in, be it .venv or a person's own.
os.environ[PREPARED] = sys.prefix

# How many examples of each property a long run tries: of the law of escape(), in 17 places of a page, 11,900.
MANY_EXAMPLES = 700

# Properties are tried on the same examples each time, and no example is judged by the time it takes, for machines
# differ. To look for new ones: pytest --hypothesis-profile exploring
settings.register_profile("same", deadline=None, derandomize=True)
settings.register_profile("exploring", deadline=None, max_examples=2_000, print_blob=True)
settings.register_profile("many", deadline=None, derandomize=True, max_examples=MANY_EXAMPLES)
settings.load_profile("same")

# What Chromium starts beside each page and no test looks at: processes for the suggestions of the address bar, and one
# in reserve, which cost more than most pages do. The switch takes the place of Playwright's own: the rest is of that.
UNWANTED = (
    *("WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "SpareRendererForSitePerProcess"),
    *("HttpsUpgrades", "MediaRouter", "OptimizationHints", "PaintHolding"),
)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--content", default=str(ROOT / "content"), metavar="DIR", help="the edition that the tests of editions look at"
    )
    parser.addoption("--many", action="store_true", help="try more: 1,500 changes of a character, 20 builds killed")


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("--many"):
        settings.load_profile("many")


@pytest.fixture(scope="session")
def content(request: pytest.FixtureRequest) -> Path:
    """The folder of the edition to be tested: the project's own, or the one that --content names."""
    return Path(request.config.getoption("--content")).resolve()


@pytest.fixture(scope="session")
def site(content: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """That edition, built by the command that editors use. Its Markdown lies in `build/docs` beside it.

    Where the tests run in several processes it is built once for all of them: whoever changes it, copies it first.
    """
    own = tmp_path_factory.getbasetemp()
    folder = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "edition"
    site = folder / "site"
    with hold(folder / "lock", lambda: None):
        if not site.exists():
            command = [sys.executable, str(ROOT / "generator"), "build", "--content", str(content), "--site", str(site)]
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            assert done.returncode == 0, f"The edition cannot be built:\n{done.stdout}{done.stderr}"
    return site


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The browser that is installed, one for all tests. Where there is none they fail: nothing is passed over."""
    program = find_browser()
    if program is None:
        pytest.fail(how_to_install(debian=Path("/etc/debian_version").exists(), root=False), pytrace=False)
    # Chromium's own sandbox cannot be had by root, who runs the tests on a machine made for that.
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    switches = [f"--disable-features={','.join(UNWANTED)}", *(["--no-sandbox"] if root else [])]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=switches)
        yield browser
        browser.close()
