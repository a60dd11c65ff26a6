from __future__ import annotations

from pathlib import Path

import pytest

from generator.publish.copies import address_of, create_copy, read_front_matter, write_copies

BASE = "https://edition.example/"


@pytest.mark.parametrize(
    ("page", "address"),
    [
        ("index.md", ""),
        ("cables/index.md", "cables/"),
        ("cables/09VIENNA7.md", "cables/09VIENNA7/"),
        ("glossary/index-card.md", "glossary/index-card/"),
    ],
)
def test_address_of(page: str, address: str) -> None:
    assert address_of(page) == address


@pytest.mark.parametrize(
    ("written", "copied"),
    [
        ("[MFA](../glossary/mfa.md){.words}", "[MFA](https://edition.example/glossary/mfa/){.words}"),
        ("[MFA](../glossary/mfa.md#mentions)", "[MFA](https://edition.example/glossary/mfa/#mentions)"),
        ("[all](index.md)", "[all](https://edition.example/cables/)"),
        ("[home](../index.md)", "[home](https://edition.example/)"),
        ("[3](#p3)", "[3](https://edition.example/cables/09VIENNA7/#p3)"),
        ("[text](09VIENNA7/09VIENNA7.txt)", "[text](https://edition.example/cables/09VIENNA7/09VIENNA7.txt)"),
        ("![map](../pictures/map.svg)", "![map](https://edition.example/pictures/map.svg)"),
        ("[law](https://law.example/a(b))", "[law](https://law.example/a(b))"),
        ("[law](https://law.example/a.md#b)", "[law](https://law.example/a.md#b)"),
        ("[us](mailto:editors@edition.example)", "[us](mailto:editors@edition.example)"),
        ("`[PREL](#)`", "`[PREL](#)`"),
        (r"\[PREL\](#)", r"\[PREL\](#)"),
        ("a] (b) c", "a] (b) c"),
    ],
)
def test_copy_reads_alone(written: str, copied: str) -> None:
    assert create_copy(written, "cables/09VIENNA7.md", BASE) == copied


def test_front_matter_is_json_values() -> None:
    text = '---\ntitle: "A: b"\ndownloads: [["Text", "as received", "X.txt"]]\nprevious: null\n---\n\n# A\n'
    assert read_front_matter(text) == {
        "title": "A: b",
        "downloads": [["Text", "as received", "X.txt"]],
        "previous": None,
    }


@pytest.mark.parametrize("text", ["# A\n\n---\n\nkey: 1\n", ""])
def test_no_front_matter(text: str) -> None:
    assert read_front_matter(text) == {}


def test_copies_are_those_that_pages_offer(tmp_path: Path) -> None:
    docs, site = tmp_path / "docs", tmp_path / "site"
    (docs / "cables").mkdir(parents=True)
    offers = '---\ndownloads: [["Text", "", "09VIENNA7.txt"], ["Markdown", "", "09VIENNA7.md"]]\n---\n[all](index.md)\n'
    (docs / "cables/09VIENNA7.md").write_text(offers)
    (docs / "cables/index.md").write_text("[one](09VIENNA7.md)\n")
    (site / "cables/09VIENNA7").mkdir(parents=True)
    assert write_copies(docs, site, BASE) == [site / "cables/09VIENNA7/09VIENNA7.md"]
    copy = (site / "cables/09VIENNA7/09VIENNA7.md").read_text()
    assert copy == offers.replace("index.md", "https://edition.example/cables/")
