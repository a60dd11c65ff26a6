"""The edition as built: what a reader gets, judged apart from what made it."""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from lxml import html

from generator import edition
from generator.store import read_content

ROOT = Path(__file__).resolve().parents[1]

pytestmark = pytest.mark.edition

# What a browser fetches by itself when it shows a page, or asks for beforehand.
FETCHED = (
    "//script/@src | //img/@src | //iframe/@src | //source/@src | //object/@data"
    " | //link[not(@rel='canonical' or @rel='cite-as')]/@href"
)


@dataclass(frozen=True)
class Cable:
    """A held cable as published: its page and what lies beside it."""

    page: html.HtmlElement
    witness: bytes
    telegram: dict[str, Any]

    @property
    def log(self) -> list[dict[str, Any]]:
        """The emendations that stand, in order of their places."""
        return [each for each in self.telegram["emendations"] if each["state"] in ("applied", "accepted")]


@cache
def read_page(path: Path) -> html.HtmlElement:
    return html.document_fromstring(path.read_text("utf-8"))


@pytest.fixture(scope="module")
def cables(site: Path) -> list[Cable]:
    """The cables whose witness is published."""
    found = [
        Cable(
            read_page(file.parent / "index.html"), file.with_suffix(".txt").read_bytes(), json.loads(file.read_text())
        )
        for file in sorted(site.glob("cables/*/*.json"))
        if file.stem == file.parent.name
    ]
    if not found:
        pytest.skip("this edition holds no cable")
    return found


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, html.HtmlElement]:
    """Every page by its address."""
    return {
        "/" + file.relative_to(site).as_posix().removesuffix("index.html"): read_page(file)
        for file in sorted(site.rglob("*.html"))
    }


def decode(witness: bytes) -> str:
    try:
        return witness.decode("utf-8-sig")
    except UnicodeDecodeError:
        return witness.decode("cp1252")


def emend(text: str, log: list[dict[str, Any]], start: int, end: int) -> str:
    """What is read from `start` to `end` of the witness: what stands there, with each change of the log made."""
    out, at = [], start
    for change in log:
        if start <= change["start"] and change["end"] <= end:
            out += [text[at : change["start"]], change["reading"]]
            at = change["end"]
    return "".join([*out, text[at:end]])


def restore(reading: str, log: list[dict[str, Any]]) -> str:
    """The witness, from the whole reading text and the log alone."""
    out, at, shift = [], 0, 0
    for change in log:
        place = change["start"] + shift
        out += [reading[at:place], change["lemma"]]
        at = place + len(change["reading"])
        shift += len(change["reading"]) - len(change["lemma"])
    return "".join([*out, reading[at:]])


def words(text: str) -> str:
    return " ".join(text.split())


def text_of(element: html.HtmlElement) -> str:
    """The cable's own text in an element: all but what the editors put there."""
    if "sign" in (element.get("class") or "").split():
        return ""
    inside = [text_of(child) + (child.tail or "") for child in element if isinstance(child.tag, str)]
    return (element.text or "") + "".join(inside)


def test_the_page_reads_what_the_reading_text_reads(cables: list[Cable]) -> None:
    for cable in cables:
        text = decode(cable.witness)
        paragraphs = cable.telegram["paragraphs"]
        expected = [words(emend(text, cable.log, each["start"], each["end"])) for each in paragraphs]
        shown = cable.page.xpath("//*[contains(concat(' ', @class, ' '), ' paragraph ')]")
        assert words(" ".join(text_of(each) for each in shown)) == " ".join(expected), cable.telegram["mrn"]


def test_reading_text_and_log_give_back_the_witness(cables: list[Cable], content: Path) -> None:
    for cable in cables:
        mrn = cable.telegram["mrn"]
        text = decode(cable.witness)
        again = restore(emend(text, cable.log, 0, len(text)), cable.log)
        [record] = content.glob(f"cables/*/{mrn}/record.yml")
        assert hashlib.sha256(cable.witness).hexdigest() in record.read_text("utf-8"), mrn
        assert again == text, mrn


def test_every_character_of_a_witness_is_counted(cables: list[Cable]) -> None:
    for cable in cables:
        coverage = cable.telegram["coverage"]
        assert coverage["claimed"] + coverage["unclaimed"] == coverage["characters"] == len(decode(cable.witness))


def test_the_witness_is_published_as_received(cables: list[Cable], content: Path) -> None:
    for cable in cables:
        [source] = content.glob(f"cables/*/{cable.telegram['mrn']}/source.txt")
        assert cable.witness == source.read_bytes()


def test_a_lost_character_is_found(cables: list[Cable]) -> None:
    """The two tests above can fail: a reading text that lacks one character gives another witness back."""
    for cable in cables[:1]:
        text = decode(cable.witness)
        reading = emend(text, cable.log, 0, len(text))
        unseen = [at for at in range(len(reading)) if restore(reading[:at] + reading[at + 1 :], cable.log) == text]
        assert not unseen


def test_no_two_pages_are_planned_for_one_address(content: Path) -> None:
    established = edition.establish(*read_content(content))
    paths = Counter(page.path for job in edition.plan(established) for page in edition.pages(established, job))
    assert not [path for path, count in paths.items() if count > 1]


def test_page_of_data_names_the_files_that_are_made_apart(content: Path) -> None:
    established = edition.establish(*read_content(content))
    jobs = list(edition.plan(established))
    made = [path for job in jobs for path in edition.files(established, job)]
    named = {path for job in jobs for page in edition.pages(established, job) for path in page.apart}
    assert len(made) == len(named)
    assert set(made) == named


def test_every_link_of_the_site_leads_somewhere(site: Path, pages: dict[str, html.HtmlElement]) -> None:
    anchors = {address: set(page.xpath("//@id | //a/@name")) for address, page in pages.items()}
    dead = set()
    for address, page in pages.items():
        for link in page.xpath("//a/@href | //link/@href | //script/@src | //img/@src"):
            parts = urlsplit(urljoin(f"http://site{address}", link))
            if parts.netloc != "site" or parts.scheme not in ("http", "https"):
                continue
            target = unquote(parts.path)
            file = site / target.lstrip("/")
            known = target in pages or (file.is_file() and not target.endswith("/"))
            if not known or (parts.fragment and target in anchors and unquote(parts.fragment) not in anchors[target]):
                dead.add(f"{address} → {link}")
    assert not dead, "\n" + "\n".join(sorted(dead))


def test_no_page_fetches_anything_from_another_host(site: Path, pages: dict[str, html.HtmlElement]) -> None:
    foreign = {f"{address}: {url}" for address, page in pages.items() for url in page.xpath(FETCHED) if "//" in url}
    for sheet in site.rglob("*.css"):
        urls = re.findall(r"url\(['\"]?(?:https?:)?//[^)]*\)", sheet.read_text("utf-8"))
        foreign |= {f"{sheet.name}: {url}" for url in urls}
    assert not foreign


def test_an_id_stands_once_on_its_page(pages: dict[str, html.HtmlElement]) -> None:
    twice = {
        f"{address}#{id_}"
        for address, page in pages.items()
        for id_, count in Counter(page.xpath("//@id")).items()
        if count > 1
    }
    assert not twice


def test_a_cable_s_text_holds_only_the_elements_it_is_made_of(cables: list[Cable]) -> None:
    allowed = {"p", "a", "em", "strong", "br", "code"}
    attributes = {"class", "id", "href"}
    for cable in cables:
        for paragraph in cable.page.xpath("//*[contains(concat(' ', @class, ' '), ' paragraph ')]"):
            for element in paragraph.iter():
                assert element.tag in allowed, html.tostring(element)
                assert set(element.attrib) <= attributes, html.tostring(element)
                assert re.match(r"(\.\./|#|$)", element.get("href") or ""), html.tostring(element)


def test_every_paragraph_has_its_address(cables: list[Cable]) -> None:
    for cable in cables:
        numbers = {each["number"] for each in cable.telegram["paragraphs"] if each["number"] is not None}
        assert {f"p{number}" for number in numbers} <= set(cable.page.xpath("//@id"))


def test_the_sitemap_lists_every_page_and_nothing_else(site: Path, pages: dict[str, html.HtmlElement]) -> None:
    listed = set(re.findall(r"<loc>https?://[^/]*(/[^<]*)</loc>", (site / "sitemap.xml").read_text()))
    aside = {address for address, page in pages.items() if page.xpath("//meta[@name='robots'][@content='noindex']")}
    assert listed == pages.keys() - aside - {"/404.html"}


def files_of(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_another_hash_seed_another_place_and_the_same_bytes(site: Path, content: Path, tmp_path: Path) -> None:
    command = [sys.executable, str(ROOT / "generator"), "build", "--content", str(content), "--site"]
    settings = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Baku"}
    subprocess.run([*command, str(tmp_path / "again")], env=settings, check=True, capture_output=True)
    first, again = files_of(site), files_of(tmp_path / "again")
    assert first.keys() == again.keys()
    assert [name for name in first if first[name] != again[name]] == []


def test_mkdocs_by_itself_makes_the_same_pages_and_finds_no_fault(site: Path, content: Path, tmp_path: Path) -> None:
    """`mkdocs build --strict` on the rendered Markdown: any builder that reads it can take our place."""
    if content != ROOT / "content":
        pytest.skip("mkdocs.yml bears the name of the project's own edition")
    settings = tmp_path / "mkdocs.yml"
    docs = site.parent / "build" / "docs"
    theme = f"theme:\n  custom_dir: {json.dumps(str(ROOT / 'theme_overrides'))}\n"
    settings.write_text(f"INHERIT: {json.dumps(str(ROOT / 'mkdocs.yml'))}\ndocs_dir: {json.dumps(str(docs))}\n{theme}")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", str(settings), "-d", str(tmp_path / "plain")]
    done = subprocess.run(
        command, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr
    ours, plain = files_of(site), files_of(tmp_path / "plain")
    differing = [
        name for name in plain if name not in ("sitemap.xml", "sitemap.xml.gz") and ours.get(name) != plain[name]
    ]
    assert differing == []


def test_reference_managers_take_a_cable_for_a_report(cables: list[Cable]) -> None:
    """Zotero, for one: by the tag of the institution; a DOI anywhere would win over it and save another work."""
    for cable in cables:
        tags = {tag.get("name"): tag.get("content") for tag in cable.page.iter("meta") if tag.get("name")}
        assert tags["citation_technical_report_institution"]
        assert tags["citation_technical_report_number"]
        assert not tags.keys() & {"citation_author", "citation_inbook_title", "DC.creator"}
        assert not re.search(r"\b10\.\d{4,9}/\S", cable.page.text_content())


def test_every_file_that_the_data_name_is_there(site: Path) -> None:
    base = json.loads((site / "data" / "build.json").read_text("utf-8"))["edition"]["address"]

    def addresses(value: Any) -> Iterator[str]:
        """All addresses of the edition in a value of JSON."""
        for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
            yield from addresses(inner)
        if isinstance(value, str) and value.startswith(base):
            yield value.removeprefix(base)

    named = {
        address
        for file in sorted(site.glob("data/*.json"))
        for address in addresses(json.loads(file.read_text("utf-8")))
    }
    missing = []
    for address in sorted(named):
        path, _, anchor = address.partition("#")
        file = site / path / "index.html" if not path or path.endswith("/") else site / path
        if not file.is_file() or (anchor and anchor not in read_page(file).xpath("//@id")):
            missing.append(address)
    assert not missing
