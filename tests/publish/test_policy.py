"""The policy of what a page may load and run: the same in both of its places, and about the one inline script."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256

import pytest

from tests.conftest import ROOT

THEME = ROOT / "theme_overrides"


def read_policy() -> str:
    found = re.search(r'content="([^"]+)"', (THEME / "partials/policy.html").read_text("utf-8"))
    assert found
    return found[1]


def test_the_one_hash_is_that_of_the_one_inline_script() -> None:
    parts = [path.read_text("utf-8") for path in sorted(THEME.rglob("*.html"))]
    scripts = [script for part in parts for script in re.findall(r"<script>(.*?)</script>", part, re.DOTALL)]
    assert len(scripts) == 1
    hashed = b64encode(sha256(scripts[0].encode()).digest()).decode()
    assert re.findall(r"'sha256-([^']+)'", read_policy()) == [hashed]


def test_hosts_that_send_headers_send_the_same_policy_and_let_the_worker_of_the_search_compile() -> None:
    """A worker is ruled by the header it comes with, a page by header and meta element together."""
    sent = re.search(r"^  Content-Security-Policy: (.+)$", (THEME / "_headers").read_text("utf-8"), re.MULTILINE)
    assert sent
    same = read_policy().replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'")
    assert sent[1].startswith(same + "; ")  # and what a meta element cannot say


def test_no_page_may_compile_anything() -> None:
    assert "unsafe-eval" not in read_policy()


@pytest.mark.parametrize("word", ["unsafe-inline", "unsafe-eval", "http:", "https:", "*"])
def test_the_policy_lets_nothing_in_from_elsewhere(word: str) -> None:
    assert word not in read_policy().replace("wasm-unsafe-eval", "")
