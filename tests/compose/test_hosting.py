"""Links to where the edition is kept."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest

from generator.compose import compose_entry, compose_list, compose_prose, compose_views
from generator.compose.hosting import find_adding_links, find_edit_links
from generator.model.site import Imprint, Index, ProsePage
from tests.compose.edition import ENTRIES, annotated, index, prose

GITHUB = Imprint("", "https://small.example/", repository="https://code.example/small/", host="github", branch="trunk")
PATH = "content/glossary/abbreviations/goaj.md"


def asked(link: str | None) -> dict[str, str]:
    """What a link says after its question mark."""
    assert link
    return {key: value for key, (value,) in parse_qs(urlsplit(link).query, strict_parsing=True).items()}


@pytest.fixture
def edition() -> Index:
    return index([annotated()], entries=ENTRIES)


def test_an_entry_is_edited_reported_and_traced() -> None:
    links = find_edit_links(GITHUB, PATH, "GOAJ", subject="entry", address="/glossary/goaj/")
    assert links["edit"] == f"https://code.example/small/edit/trunk/{PATH}"
    assert links["history"] == f"https://code.example/small/commits/trunk/{PATH}"
    assert (links["suggest"] or "").startswith("https://code.example/small/issues/new?")
    assert asked(links["suggest"]) == {
        "template": "fix-entry.yml",
        "title": "Entry: GOAJ",
        "entry": "GOAJ, https://small.example/glossary/goaj/",
    }


@pytest.mark.parametrize("name", ["Chargé d’affaires & others", 'A/RES/62/243 "x" #2', "50 % <b>"])
def test_a_name_arrives_as_it_is(name: str) -> None:
    link = find_edit_links(GITHUB, PATH, name, subject="entry")["suggest"]
    assert asked(link)["entry"] == name
    assert not set('<>" ') & set(link or "")


def test_a_cable_has_a_form_of_its_own() -> None:
    link = find_edit_links(GITHUB, "", "08BAKU129", address="/cables/08BAKU129/")
    assert asked(link["suggest"]) == {
        "template": "fix-cable.yml",
        "title": "Cable: 08BAKU129",
        "cable": "08BAKU129, https://small.example/cables/08BAKU129/",
    }
    assert (link["edit"], link["history"]) == (None, None)


def test_a_new_file_is_begun_where_it_belongs() -> None:
    links = find_adding_links(GITHUB, "organization", "content")
    assert (links["add"] or "").startswith(
        "https://code.example/small/new/trunk/content/glossary/organizations?filename="
    )
    assert asked(links["add"])["value"] == "---\nheadword: …\nexpansion: …\nsources:\n  - …\n---\n\n…\n"
    assert asked(links["suggest"]) == {"template": "new-entry.yml"}


@pytest.mark.parametrize(
    ("contact", "suggest"),
    [
        ("", None),
        ("the editors", None),
        ("https://code.example/issues", "https://code.example/issues"),
        (
            "editors@small.example",
            "mailto:editors@small.example?subject=Entry%3A%20GOAJ&body=https%3A%2F%2Fsmall.example%2Fglossary%2Fgoaj%2F",
        ),
        (
            "mailto:editors@small.example",
            "mailto:editors@small.example?subject=Entry%3A%20GOAJ&body=https%3A%2F%2Fsmall.example%2Fglossary%2Fgoaj%2F",
        ),
    ],
)
def test_on_a_plain_git_host_one_writes_to_the_editors(contact: str, suggest: str | None) -> None:
    imprint = replace(GITHUB, host="git", contact=contact)
    links = find_edit_links(imprint, PATH, "GOAJ", subject="entry", address="/glossary/goaj/")
    assert links == {"edit": None, "suggest": suggest, "history": None}
    assert find_adding_links(imprint, "term", "content")["add"] is None


def test_each_page_names_itself(edition: Index) -> None:
    entry = compose_entry(edition.entries["glossary/eu"], edition)
    assert asked(entry.meta["suggest"])["entry"] == "EU, https://valletta.example/glossary/eu/"
    cable = compose_views(annotated(), edition)[0]
    assert asked(cable.meta["suggest"])["cable"] == "09VALLETTA12, https://valletta.example/cables/09VALLETTA12/"
    page = compose_prose(ProsePage("about", "content/pages/about.md", "About", prose("Words.")), edition)
    assert asked(page.meta["suggest"]) == {"title": "Page: About"}


@pytest.mark.parametrize(
    ("path", "folder"),
    [
        ("persons", "glossary/persons"),
        ("instruments", "glossary/instruments"),
        ("tags", "tags"),
    ],
)
def test_a_list_begins_an_entry_of_its_kind(edition: Index, path: str, folder: str) -> None:
    meta = compose_list(path, edition).meta
    assert f"/new/main/content/{folder}?filename=" in meta["add"]


def test_in_the_list_of_all_kinds_the_folder_can_be_chosen(edition: Index) -> None:
    link = compose_list("glossary", edition).meta["add"]
    assert "/new/main/content/glossary?" in link
    assert asked(link)["filename"] == "abbreviations/name-of-the-entry.md"


def test_a_list_of_cables_begins_nothing(edition: Index) -> None:
    assert "add" not in compose_list("cables", edition).meta
