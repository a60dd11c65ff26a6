"""redact: what is withheld leaves content/ itself, and the site stays the same."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

from generator.check import find_leaks
from tests.trust.laying import Small, files_of
from tests.trust.test_protection import DECISION, MARKED, NAME, WORDS

PLACE = "cables/2005/05LISBON18"
RECEIVED = hashlib.sha256(MARKED.encode()).hexdigest()
REPLACED = WORDS + '    reading: "[a trader]"\n'
# 2 + 1 words: the name, and the surname in small letters
EXTENT = "3 words (32 characters) in 2 places"


@pytest.fixture
def small(tmp_path: Path) -> Small:
    return Small(tmp_path)


def withhold(small: Small, decision: str = "withhold", words: str = WORDS) -> Path:
    return small.add_cable(MARKED, DECISION.format(decision=decision) + words)


@pytest.mark.parametrize(("decision", "words"), [("withhold", WORDS), ("replace", REPLACED)])
def test_the_site_is_the_same_before_and_after(small: Small, decision: str, words: str) -> None:
    """But for the checksum: that of what was received stays on the page."""
    withhold(small, decision, words)
    small.build()
    before = files_of(small.site.resolve())
    done = small.call("redact")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(f"Redacted: 05LISBON18, {EXTENT}.")
    assert small.call("check").returncode == 0
    small.build()
    assert files_of(small.site.resolve()) == before


def test_no_file_of_the_edition_has_the_words_any_more(small: Small) -> None:
    withhold(small)
    small.call("redact")
    assert [name for name, raw in files_of(small.content).items() if any(find_leaks(raw, (NAME, "Quillfeather")))] == []


def test_the_record_keeps_extent_and_checksum_and_every_other_line(small: Small) -> None:
    place = withhold(small)
    before = (place / "record.yml").read_text("utf-8")
    small.call("redact", "05 LISBON 18")
    after = (place / "record.yml").read_text("utf-8")
    now = hashlib.sha256((place / "source.txt").read_bytes()).hexdigest()
    assert now != RECEIVED
    expected = before.replace(f"  sha256: {RECEIVED}\n", f"  sha256: {now}\n  original: {RECEIVED}\n")
    assert after == expected.replace(WORDS, "    redacted: {places: 2, words: 3, characters: 32}\n")


def test_a_later_name_is_redacted_too_and_the_first_checksum_stays(small: Small) -> None:
    place = withhold(small)
    small.call("redact")
    record = place / "record.yml"
    later = DECISION.format(decision="withhold").partition("\n")[2] + "    words: [GOP]\n"
    record.write_text(record.read_text("utf-8") + later, "utf-8")
    assert small.call("redact").stdout.startswith("Redacted: 05LISBON18, 1 word (3 characters) in 1 place.")
    assert re.findall(r"original: (\w+)", record.read_text("utf-8")) == [RECEIVED]
    assert b"[name withheld, 1 word]" in (place / "source.txt").read_bytes()
    assert small.call("check").returncode == 0


@pytest.mark.parametrize(("encoding", "said"), [("utf-8-sig", ""), ("cp1252", "  encoding: windows-1252\n")])
def test_all_other_bytes_of_the_text_stay(small: Small, encoding: str, said: str) -> None:
    raw = MARKED.replace("Marvao", "Marvão").replace("\n", "\r\n").encode(encoding)
    place = small.add_cable(raw, DECISION.format(decision="withhold") + WORDS)
    record = place / "record.yml"
    record.write_text(record.read_text("utf-8").replace("  received:", f"{said}  received:"), "utf-8")
    assert small.call("redact").returncode == 0
    expected = raw.replace(NAME.encode(), b"[name withheld, 2 words]").replace(
        b"quillfeather", b"[name withheld, 1 word]"
    )
    assert (place / "source.txt").read_bytes() == expected


def test_where_words_still_stand_elsewhere_it_says_where_and_not_which(small: Small) -> None:
    withhold(small)
    small.write("pages/other.md", f"---\ntitle: Other\n---\n\nOf {NAME}.\n")
    done = small.call("redact")
    assert done.returncode == 1
    assert "content/pages/other.md: words that were withheld still stand here." in done.stderr
    assert not list(find_leaks((done.stdout + done.stderr).encode(), (NAME, "Quillfeather")))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda record: record.replace("(strictly", "(please"), "Not every request to protect a source is decided"),
        (lambda record: record.replace(RECEIVED, "0" * 64), "Its text is not the one that was received"),
        (
            lambda record: record.replace("words: [Zebedee", "words: [\n      Zebedee").replace("er]\n", "er\n    ]\n"),
            "Write the words of each decision under “protections” on one line first",
        ),
    ],
)
def test_where_it_cannot_be_done_nothing_is_changed(small: Small, change: object, said: str) -> None:
    place = withhold(small)
    record = place / "record.yml"
    record.write_text(change(record.read_text("utf-8")), "utf-8")  # type: ignore[operator]
    before = files_of(small.content)
    done = small.call("redact")
    assert done.returncode == 1
    assert said in done.stderr
    assert files_of(small.content) == before


def test_where_nothing_is_withheld_there_is_nothing_to_do(small: Small) -> None:
    assert small.call("redact").returncode == 0
    assert small.call("redact", "05LISBON17").returncode == 2
    assert small.call("redact", "05LISBON99").returncode == 2
