"""The policy of what a page may load and run: the same in both of its places, and about the scripts there are."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader

from tests.conftest import ROOT

THEME = ROOT / "theme_overrides"
SCOPE = "/"  # extra.scope of mkdocs.yml


def read_policy() -> str:
    found = re.search(r'content="([^"]+)"', (THEME / "partials/policy.html").read_text("utf-8"))
    assert found
    return found[1]


def hash_scripts() -> set[str]:
    """The hashes of the inline scripts that the installed Material puts into pages with our settings."""
    spec = find_spec("material")
    assert spec
    assert spec.origin
    folder = Path(spec.origin).parent / "templates/partials/javascripts"
    templates = Environment(loader=FileSystemLoader(folder), autoescape=True)
    templates.filters["d"] = lambda value, other: value or other
    settings = {"config": {"extra": {"scope": SCOPE}}, "features": []}
    pages = [templates.get_template(name).render(settings) for name in ("base.html", "palette.html", "content.html")]
    scripts = [script for page in pages for script in re.findall(r"<script>(.*?)</script>", page, re.DOTALL)]
    return {"'sha256-" + b64encode(sha256(script.encode()).digest()).decode() + "'" for script in scripts}


def test_the_hashes_are_those_of_the_scripts_of_the_installed_material() -> None:
    allowed = set(re.findall(r"'sha256-[^']+'", read_policy()))
    assert allowed == hash_scripts()


def test_the_scope_is_one_for_all_pages() -> None:
    assert re.search(rf"^  scope: {SCOPE}$", (ROOT / "mkdocs.yml").read_text("utf-8"), re.MULTILINE)


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
