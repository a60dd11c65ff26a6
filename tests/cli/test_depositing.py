"""deposit: the release as an archive keeps it, called from the command line."""

from __future__ import annotations

import hashlib
import zipfile
from pathlib import Path

import pytest

from tests.cli.small_edition import Edition
from tests.cli.test_releasing import CABLE, QUINT

FILE = "build/a-small-edition-1.zip"


@pytest.fixture
def edition(tmp_path: Path) -> Edition:
    return Edition(tmp_path)


def read(edition: Edition) -> dict[str, bytes]:
    """The payload of the package, by path below data/."""
    done = edition.call("deposit")
    assert done.returncode == 0, done.stdout + done.stderr
    with zipfile.ZipFile(edition.folder / FILE) as bag:
        return {
            name.removeprefix("a-small-edition-1/data/"): bag.read(name) for name in bag.namelist() if "/data/" in name
        }


def test_the_deposit_holds_the_site_and_what_it_is_made_from(edition: Edition) -> None:
    edition.release("1", "2026-11-23")
    payload = read(edition)
    site = (edition.folder / "site").resolve()
    published = {f"site/{path.relative_to(site).as_posix()}" for path in site.rglob("*") if path.is_file()}
    written = {f"content/{path.relative_to(edition.content).as_posix()}" for path in edition.content.rglob("*.*")}
    assert payload.keys() == published | written
    assert payload[f"content/{CABLE}/source.txt"] == (edition.content / CABLE / "source.txt").read_bytes()


def test_made_again_the_deposit_is_the_same(edition: Edition) -> None:
    edition.release("1", "2026-11-23")
    sums = []
    for _ in range(2):
        read(edition)
        sums.append(hashlib.sha256((edition.folder / FILE).read_bytes()).hexdigest())
    assert sums[0] == sums[1]


def test_only_what_was_released_is_deposited(edition: Edition) -> None:
    assert "there is none yet" in edition.call("deposit").stderr
    edition.release("1", "2026-11-23")
    edition.change(QUINT, "five governments", "four governments")
    done = edition.call("deposit")
    assert (done.returncode, "changed since release 1" in done.stderr) == (2, True)
    assert not (edition.folder / FILE).exists()


def test_nothing_of_a_withdrawn_cable_is_deposited(edition: Edition) -> None:
    edition.call("withdraw", "05LISBON17", "--reason", "At request.", "--on", "2026-11-22")
    edition.release("1", "2026-11-23")
    payload = read(edition)
    assert not [path for path in payload if path.startswith((f"content/{CABLE}/", "site/cables/05LISBON17/05"))]
    whole = b"\n".join(payload.values()).lower()
    assert not [words for words in (b"talk about fish", b"ana silva said", b"we shall see") if words in whole]
    assert b"At request." in payload["site/cables/05LISBON17/index.html"]


def test_words_that_are_withheld_are_not_deposited(edition: Edition) -> None:
    source = edition.content / CABLE / "source.txt"
    source.write_text(source.read_text().replace("We shall see.", "Jorge Qxyz (strictly protect) told us."))
    digest = hashlib.sha256(source.read_bytes()).hexdigest()
    record = edition.read(f"{CABLE}/record.yml")
    old = next(line for line in record.splitlines() if "sha256:" in line)
    decision = (
        'protections:\n  - marking: "(strictly protect)"\n    decision: withhold\n    words: [Jorge Qxyz]\n'
        "    reason: He is alive.\n    decided: {by: the editors, on: 2026-11-20, review: 2036-11-20}\n"
    )
    record = record.replace(old, f"  sha256: {digest}") + decision
    (edition.content / CABLE / "record.yml").write_text(record, "utf-8")
    edition.release("1", "2026-11-23")
    payload = read(edition)
    assert not [path for path, content in payload.items() if b"qxyz" in content.lower()]
    assert b"told us." in payload[f"content/{CABLE}/source.txt"]
    assert f"content/{CABLE}/record.yml" not in payload
