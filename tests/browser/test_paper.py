"""Cables on paper: the browser prints them by the site's own style sheet."""

from __future__ import annotations

import os
import re
import shutil
import zlib
from pathlib import Path

import pytest

from generator.cli.browser import find_browser
from generator.publish.paper import PrintingError, print_pages

pytestmark = pytest.mark.edition


@pytest.fixture
def own_site(site: Path, tmp_path: Path) -> Path:
    """The site once more, to print into."""
    shutil.copytree(site, tmp_path / "site", copy_function=os.link)
    return tmp_path / "site"


def test_a_cable_is_printed_on_a4_and_lies_beside_its_other_files(own_site: Path, cable: str) -> None:
    browser = find_browser()
    assert browser
    name = cable.strip("/").rpartition("/")[2]
    (path,) = print_pages(own_site, [name], browser)
    assert path == own_site / "cables" / name / f"{name}.pdf"
    content = path.read_bytes()
    assert content.startswith(b"%PDF-")
    boxes = {tuple(map(float, found.split())) for found in re.findall(rb"/MediaBox ?\[([^\]]*)\]", content)}
    assert {(round(box[2]), round(box[3])) for box in boxes} == {(595, 842)}
    assert any(b"Tj" in _unpack(stream) for stream in re.findall(rb"stream\r?\n(.*?)endstream", content, re.DOTALL))


def test_the_founding_cable_takes_four_pages(site: Path) -> None:
    if not (site / "cables" / "08BAKU129" / "index.html").is_file():
        pytest.skip("this edition does not hold it")
    browser = find_browser()
    assert browser
    (path,) = print_pages(site, ["08BAKU129"], browser)
    content = path.read_bytes()
    path.unlink()
    assert len(re.findall(rb"/Type ?/Page\b", content)) == 4


def _unpack(stream: bytes) -> bytes:
    try:
        return zlib.decompress(stream)
    except zlib.error:
        return b""


def test_a_browser_that_prints_nothing_is_told_of(own_site: Path, cable: str) -> None:
    name = cable.strip("/").rpartition("/")[2]
    with pytest.raises(PrintingError, match=name):
        list(print_pages(own_site, [name], Path("/bin/false")))
    assert not (own_site / "cables" / name / f"{name}.pdf").exists()
