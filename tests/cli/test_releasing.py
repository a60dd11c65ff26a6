"""release and withdraw on a small edition of their own, as they are called from the command line."""

from __future__ import annotations

import html
import json
import zipfile
from pathlib import Path

import pytest
from lxml.html import document_fromstring

from tests.cli.small_edition import Edition

ROOT = Path(__file__).resolve().parents[2]
SMALL = ROOT / "tests" / "check" / "sound"
CABLE = "cables/2005/05LISBON17"
CABLE_PAGE = "cables/05LISBON17"
QUINT = "glossary/terms/quint.md"


@pytest.fixture
def edition(tmp_path: Path) -> Edition:
    return Edition(tmp_path)


def test_a_first_release_and_a_second(edition: Edition) -> None:
    edition.release("1", "2026-11-23")
    assert 'release: "1"\nreleased: 2026-11-23\n' in edition.read("edition.yml")
    first = edition.read("addresses.txt").splitlines()
    assert any(line.startswith("1  ") and line.endswith("/cables/05LISBON17/#p1") for line in first)
    assert (edition.folder / "site/changes/index.html").is_file()

    edition.change(QUINT, "five governments", "five Western governments")
    edition.change(f"{CABLE}/record.yml", "annotated\n", "annotated\nsummary: A talk.\n")
    edition.release("2", "2027-01-05")
    assert 'release: "2"\nreleased: 2027-01-05\n' in edition.read("edition.yml")
    new = set(edition.read("addresses.txt").splitlines()) ^ set(first)
    assert {line.split()[-1] for line in new} == {f"/{CABLE_PAGE}/changes/"}
    assert edition.changes() == [
        (
            "Release 2, 5 January 2027",
            ["Cable with changed notes or particulars: 05LISBON17 (what changed).", "Changed entry: Quint."],
        ),
        (
            "Release 1, 23 November 2026",
            [
                "New cable: 05LISBON17.",
                "New record of a telegram not held: 05STATE100.",
                "New entries: Foreign Minister; GOP; Quint; reftel; Silva, Ana; Embassy Lisbon; PREL.",
                "New page: About this edition.",
            ],
        ),
    ]
    assert edition.call("check").returncode == 0


def test_pages_and_data_bear_the_days_of_their_own_changes(edition: Edition) -> None:
    edition.release("1", "2026-11-23")
    edition.change(QUINT, "five governments", "five Western governments")
    edition.release("2", "2027-01-05")

    def foot(page: str) -> str:
        html = document_fromstring((edition.folder / "site" / page / "index.html").read_text("utf-8"))
        return " ".join(str(html.xpath("//footer")[0].text_content()).split())

    assert "Here since release 1 (23 November 2026); last changed in release 2 (5 January 2027)." in foot(
        "glossary/quint"
    )
    assert "Here since release 1 (23 November 2026); not changed since." in foot("cables/05LISBON17")
    site = edition.folder / "site"
    sitemap = (site / "sitemap.xml").read_text("utf-8")
    for page, day in (("glossary/quint/", "2027-01-05"), ("cables/05LISBON17/", "2026-11-23"), ("", "2027-01-05")):
        assert f".example/{page}</loc><lastmod>{day}<" in sitemap, page
    assert "/glossary/</loc></url>" in sitemap
    cables = json.loads((site / "data/cables.json").read_text("utf-8"))["cables"]
    assert [(one["published"], one["changed"]) for one in cables] == [("2026-11-23", "2026-11-23")]
    feed = (site / "data/feed.xml").read_text("utf-8")
    assert feed.count("<updated>2026-11-23T00:00:00Z</updated>") == 1


def differences(edition: Edition) -> list[tuple[str, list[list[str]]]]:
    """What the page of changes in the cable says: each release, and the rows of its table."""
    page = document_fromstring((edition.folder / "site" / CABLE_PAGE / "changes/index.html").read_text("utf-8"))
    return [
        (
            str(heading.text_content()),
            [[str(cell.text_content()) for cell in row] for row in heading.getnext().xpath(".//tbody/tr")],
        )
        for heading in page.xpath("//article//h2")
    ]


def test_what_changed_in_a_cable_is_shown_place_by_place(edition: Edition) -> None:
    edition.release("1", "2026-11-23")
    assert not (edition.folder / "site" / CABLE_PAGE / "changes").exists()
    edition.change(f"{CABLE}/record.yml", "Who met is not said.", "Who met is said elsewhere.")
    edition.change(f"{CABLE}/record.yml", "annotated\n", "annotated\nsummary: A talk.\n")
    edition.release("2", "2027-01-05")
    edition.change(QUINT, "five governments", "five Western governments")
    edition.release("3", "2027-01-06")
    assert differences(edition) == [
        (
            "Release 2, 5 January 2027",
            [
                ["Editors’ summary", "", "Editors’ summary. A talk."],
                ["Note “quint”", "Who met is not said.", "Who met is said elsewhere."],
            ],
        )
    ]
    kept = sorted(path.relative_to(edition.content).as_posix() for path in edition.content.glob("releases/*/*"))
    assert kept == ["releases/1/05LISBON17.txt", "releases/2/05LISBON17.txt"]
    changes = (edition.folder / "site/changes/index.html").read_text("utf-8")
    assert 'href="../cables/05LISBON17/changes/"' in changes
    assert 'href="changes/">What changed</a>' in (edition.folder / "site" / CABLE_PAGE / "index.html").read_text(
        "utf-8"
    )


@pytest.mark.parametrize("words", [(), ("--remove",)], ids=["text kept", "text deleted"])
def test_nothing_kept_of_a_withdrawn_cable_is_shown(edition: Edition, words: tuple[str, ...]) -> None:
    edition.release("1", "2026-11-23")
    edition.change(f"{CABLE}/record.yml", "Who met is not said.", "Who met is said elsewhere.")
    edition.release("2", "2027-01-05")
    done = edition.call("withdraw", "05LISBON17", "--reason", "At request.", "--on", "2027-01-06", *words)
    assert done.returncode == 0, done.stderr
    edition.release("3", "2027-01-06")
    page = (edition.folder / "site" / CABLE_PAGE / "changes/index.html").read_text("utf-8")
    assert "What changed in this cable is no longer shown." in page
    whole = edition.published().lower()
    assert not [said for said in ("who met", "talk about fish") if said in whole]
    assert bool(list(edition.content.glob("releases/*/05LISBON17.txt"))) == (not words)
    package = edition.folder / "package.zip"
    assert edition.call("deposit", "--to", str(package)).returncode == 0
    with zipfile.ZipFile(package) as packed:
        assert not [name for name in packed.namelist() if "releases/" in name and "05LISBON17" in name]


def test_a_release_that_was_killed_is_made_whole(edition: Edition) -> None:
    """Killed after the record of the release was written, and before the ledger was."""
    edition.release("1", "2026-11-23")
    whole = edition.files()
    (edition.content / "addresses.txt").unlink()
    edition.release("1", "2026-11-23")
    assert edition.files() == whole


def test_releases_of_one_day_stand_in_order_of_their_numbers(edition: Edition) -> None:
    for version in ("9", "10"):
        edition.release(version, "2026-11-23")
    assert [heading for heading, _ in edition.changes()] == [
        "Release 10, 23 November 2026",
        "Release 9, 23 November 2026",
    ]


@pytest.mark.parametrize(
    ("version", "day", "said"),
    [
        ("1", "2027-01-05", "Release 1 has been made already"),
        ("2", "2026-11-22", "the next one cannot be of 2026-11-22"),
        ("2", "5 January", "5 January is no day"),
        ("2/a", "2027-01-05", "“2/a” cannot be the number of a release"),
    ],
)
def test_what_cannot_be_a_release_changes_nothing(edition: Edition, version: str, day: str, said: str) -> None:
    edition.release("1", "2026-11-23")
    before = edition.files()
    done = edition.call("release", version, "--date", day)
    assert (done.returncode, edition.files()) == (2, before)
    assert said in done.stderr


def test_a_release_of_an_edition_with_an_error_changes_nothing(edition: Edition) -> None:
    edition.change(QUINT, "see:", "sea:")
    before = edition.files()
    done = edition.call("release", "1", "--date", "2026-11-23")
    assert (done.returncode, edition.files()) == (1, before)
    assert f"content/{QUINT}:4:1: error" in done.stdout


def test_a_release_that_cannot_be_published_changes_nothing(edition: Edition) -> None:
    """Where the site should go stands something else."""
    (edition.folder / "site").mkdir()
    (edition.folder / "site" / "papers.txt").write_text("My own.")
    before = edition.files()
    done = edition.call("release", "1", "--date", "2026-11-23")
    assert (done.returncode, edition.files()) == (1, before)


@pytest.mark.parametrize("verb", ["build", "check", "render"])
def test_a_page_that_was_released_and_is_gone_is_an_error(edition: Edition, verb: str) -> None:
    edition.release("1", "2026-11-23")
    live = edition.published()
    (edition.content / "glossary/abbreviations/gop.md").unlink()
    edition.change(QUINT, "see: [gop]\n", "")
    done = edition.call(verb)
    assert done.returncode == 1
    first = done.stdout.splitlines()[0]
    number = next(
        number
        for number, line in enumerate(edition.read("addresses.txt").splitlines(), 1)
        if line.endswith(" /glossary/gop/")
    )
    assert first.startswith(f"content/addresses.txt:{number}:1: error A001 The page /glossary/gop/ was published")
    assert edition.published() == live


def test_a_cable_is_withdrawn(edition: Edition) -> None:
    edition.release("1", "2026-11-23")
    done = edition.call("withdraw", "Lisbon 17 of 2005", "--reason", "No.", "--on", "2027-01-05")
    assert done.returncode == 2
    done = edition.call("withdraw", "05 LISBON 17", "--reason", 'It says: "no".', "--on", "2027-01-05")
    assert done.returncode == 0, done.stderr
    record = edition.read(f"{CABLE}/record.yml")
    assert "state: withdrawn\n" in record
    assert "withdrawn: {on: 2027-01-05, reason: 'It says: \"no\".'}\n" in record
    edition.release("2", "2027-01-06")
    notice = (edition.folder / "site/cables/05LISBON17/index.html").read_text("utf-8")
    assert "withdrawn by the editors on 5 January 2027" in notice
    assert 'It says: "no".' in html.unescape(notice)
    assert edition.changes()[0] == ("Release 2, 6 January 2027", ["Cable withdrawn or held back: 05LISBON17."])
    whole = edition.published().lower()
    assert not [words for words in ("talk about fish", "ana silva said", "we shall see") if words in whole]
    assert not (edition.folder / "site/cables/05LISBON17/05LISBON17.txt").exists()


def test_a_cable_is_withdrawn_and_its_text_deleted(edition: Edition) -> None:
    edition.release("1", "2026-11-23")
    done = edition.call("withdraw", "05LISBON17", "--reason", "At request.", "--on", "2027-01-05", "--remove")
    assert done.returncode == 0, done.stderr
    assert not (edition.content / CABLE / "source.txt").exists()
    assert edition.read(f"{CABLE}/record.yml").splitlines() == [
        "schema: 1",
        "state: withdrawn",
        'withdrawn: {on: 2027-01-05, reason: "At request."}',
    ]
    done = edition.call("build")
    assert done.returncode == 0, done.stdout
    assert "At request." in (edition.folder / "site/cables/05LISBON17/index.html").read_text("utf-8")
