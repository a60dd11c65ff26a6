"""Addresses hold: what was published and is lost is named, and what mends it mends it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from generator.check import find_stand
from generator.edition import Edition, establish, files, find_stands, judge_addresses, pages, plan, sketch
from generator.model.ledger import PackedStands, Stand, extend, group_by_page
from generator.model.page import Page
from generator.model.problem import Problem
from generator.store import read_content
from generator.store.findings import Findings
from generator.store.ledger import create_ledger, read_ledger

SMALL = Path(__file__).parent / "check" / "sound"
RECORD = "cables/2005/05LISBON17/record.yml"
SOURCE = "cables/2005/05LISBON17/source.txt"
CABLE = "/cables/05LISBON17/"
WITHDRAWN = "state: withdrawn\nwithdrawn: {on: 2027-01-05, reason: At the request of a person named in it.}"


def read(content: Path) -> Edition:
    return establish(*read_content(content))


def stands_of(edition: Edition) -> dict[str, Stand]:
    return {address: stand for job in plan(edition) for address, stand in find_stands(pages(edition, job)).items()}


def page_at(edition: Edition, address: str) -> Page:
    return next(
        page
        for job in plan(edition)
        if address in job.addresses
        for page in pages(edition, job)
        if page.address == address
    )


def test_what_a_page_offers_is_known_without_its_files(content: Path) -> None:
    edition = read(content)
    for job in plan(edition):
        stands = find_stands(pages(edition, job))
        assert find_stands(sketch(edition, job)) == stands, job
        assert tuple(stands) == job.addresses
        assert dict(PackedStands({address: stand.pack() for address, stand in stands.items()})) == stands


def judge(content: Path) -> tuple[Problem, ...]:
    """What is said of the addresses, after making sure that making all pages first says the same."""
    edition = read(content)
    problems = judge_addresses(edition)
    assert problems == judge_addresses(edition, stands_of(edition))
    return problems


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """The small edition, published once."""
    content = tmp_path / "content"
    shutil.copytree(SMALL, content)
    ledger = extend((), stands_of(read(content)).items(), "1")
    (content / "addresses.txt").write_bytes(create_ledger(ledger))
    return content


def change(content: Path, path: str, old: str, new: str) -> None:
    file = content / path
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def withdraw(content: Path) -> None:
    change(content, RECORD, "state: annotated", WITHDRAWN)


def test_the_ledger_names_pages_files_and_places(content: Path) -> None:
    lines = read_ledger((content / "addresses.txt").read_bytes(), Findings(""))
    found = {line.address: line.words for line in lines}
    assert {"/", "/glossary/quint/", "/dates/2005/01/", "/data/cables.json", f"{CABLE}05LISBON17.md"} <= found.keys()
    hashed = {address.removeprefix(CABLE) for address, words in found.items() if words}
    assert hashed == {"#p1", "#p2", "#ref"}
    assert {f"{CABLE}#note-quint", f"{CABLE}#source"} <= found.keys()


def test_signs_and_headings_are_not_published(content: Path) -> None:
    lines = read_ledger((content / "addresses.txt").read_bytes(), Findings(""))
    assert not [
        line.address for line in lines if re.fullmatch("s-.*|cite|terms|mentions|references|[a-z]", line.anchor)
    ]


def test_nothing_is_said_where_nothing_changed(content: Path) -> None:
    assert judge(content) == ()


LOSSES: dict[str, tuple[Callable[[Path], object], str, str]] = {
    "an entry is deleted": (
        lambda content: (content / "glossary/terms/quint.md").unlink(),
        "A001",
        "The page /glossary/quint/ was published in release 1, and is no longer there.",
    ),
    "an entry is renamed": (
        lambda content: (content / "glossary/terms/quint.md").rename(content / "glossary/terms/the-quint.md"),
        "A001",
        "The page /glossary/quint/ was published in release 1, and is no longer there.",
    ),
    "the entry of a code of the TAGS line is renamed": (
        lambda content: (content / "tags/prel.md").rename(content / "tags/prel-2.md"),
        "A001",
        "The page /tags/prel/ was published in release 1, and is no longer there.",
    ),
    "a cable is deleted that no other cites": (
        lambda content: shutil.rmtree(content / "cables/2005/05LISBON17"),
        "A001",
        f"The cable 05LISBON17 was published at {CABLE} in release 1, and its text is gone.",
    ),
    "a note has another id": (
        lambda content: change(content, RECORD, "id: quint", "id: the-quint"),
        "A002",
        f"The place {CABLE}#note-quint was published in release 1, and is no longer there.",
    ),
    "a paragraph is numbered otherwise": (
        lambda content: change(content, SOURCE, "2. (C) Comment", "3. (C) Comment"),
        "A002",
        f"The place {CABLE}#p2 was published in release 1, and is no longer there. Its words now stand at {CABLE}#p3.",
    ),
    "a paragraph comes between": (
        lambda content: change(content, SOURCE, "2. (C) Comment", "2. (C) Then nothing.\n\n3. (C) Comment"),
        "A003",
        f"The place {CABLE}#p2 has other words than in release 1. They now stand at {CABLE}#p3.",
    ),
    "a reference leads elsewhere": (
        lambda content: change(content, SOURCE, "STATE 100", "STATE 101"),
        "A003",
        f"The place {CABLE}#ref has other words than in release 1.",
    ),
}


@pytest.mark.parametrize("name", LOSSES)
def test_what_is_lost_is_named(name: str, content: Path) -> None:
    lose, code, message = LOSSES[name]
    lose(content)
    problems = judge(content)
    assert [(problem.code, problem.message) for problem in problems] == [(code, message)]
    line = (content / "addresses.txt").read_text("utf-8").splitlines()[problems[0].line - 1]
    assert line.split()[-1] in message or line.split()[-1].startswith(CABLE)
    assert problems[0].path == "content/addresses.txt"


def test_a_cable_that_is_deleted_and_still_cited_is_lost(content: Path) -> None:
    change(content, "cables/2005/05STATE100/record.yml", "sources:", "cites: {A: 05LISBON17}\nsources:")
    shutil.rmtree(content / "cables/2005/05LISBON17")
    assert [(problem.code, problem.message) for problem in judge(content)] == [
        ("A001", f"The cable 05LISBON17 was published at {CABLE} in release 1, and its text is gone.")
    ]


def test_of_an_entry_that_cannot_be_read_no_address_is_called_lost(content: Path) -> None:
    change(content, "glossary/abbreviations/gop.md", "headword: GOP\n", "")
    edition = read(content)
    assert "glossary/gop" in edition.content.unread
    assert not [problem for problem in judge_addresses(edition) if "/glossary/gop/" in problem.message]


def test_a_file_that_is_made_no_more_is_named(content: Path) -> None:
    edition = read(content)
    stands = stands_of(edition)
    kept = frozenset(stands["/data/"].files - {"/data/cables.csv"})
    stands["/data/"] = replace(stands["/data/"], files=kept)
    assert [(problem.code, problem.message) for problem in judge_addresses(edition, stands)] == [
        ("A004", "The file /data/cables.csv was published in release 1, and is no longer there.")
    ]


def test_editors_may_better_their_own_words(content: Path) -> None:
    change(content, RECORD, "Who met is not said.", "The five ambassadors had met.")
    change(content, "glossary/terms/quint.md", "headword: Quint", "headword: Quint\nexpansion: The five")
    assert judge(content) == ()


def test_a_changed_portion_mark_or_number_sign_moves_nothing(content: Path) -> None:
    change(content, SOURCE, "1. (C) The GOP", "¶1. (S) The GOP")
    assert judge(content) == ()


def test_an_entry_that_takes_the_address_over_mends_it(content: Path) -> None:
    LOSSES["an entry is renamed"][0](content)
    change(content, "glossary/terms/the-quint.md", "see:", "former: [quint]\nsee:")
    assert judge(content) == ()


def test_a_code_takes_an_address_over_too(content: Path) -> None:
    LOSSES["the entry of a code of the TAGS line is renamed"][0](content)
    change(content, "tags/prel-2.md", "sources:", "former: [prel]\nsources:")
    assert judge(content) == ()
    assert page_at(read(content), "/tags/prel/").meta["target"] == "/tags/prel-2/"


def test_a_post_with_another_name_keeps_its_address(content: Path) -> None:
    """A post that no entry describes has a list of its cables there; an entry that takes the address leads on."""
    (content / "posts/lisbon.md").rename(content / "posts/lisboa.md")
    assert judge(content) == ()
    change(content, "posts/lisboa.md", "sources:", "former: [lisbon]\nsources:")
    edition = read(content)
    assert [job.kind for job in plan(edition) if "/posts/lisbon/" in job.addresses] == ["redirect"]


def test_a_page_by_hand_that_takes_the_address_over_mends_it(content: Path) -> None:
    (content / "pages/method.md").write_text("---\ntitle: Method\n---\n\nAs follows.\n", "utf-8")
    edition = read(content)
    ledger = extend(edition.content.ledger, stands_of(edition).items(), "2")
    (content / "addresses.txt").write_bytes(create_ledger(ledger))
    (content / "pages/method.md").rename(content / "pages/how-we-work.md")
    assert [problem.code for problem in judge(content)] == ["A001"]
    change(content, "pages/how-we-work.md", "title: Method", "title: Method\nformer: [method]")
    assert judge(content) == ()
    assert page_at(read(content), "/method/").meta["target"] == "/how-we-work/"


@pytest.mark.parametrize("with_text", [True, False], ids=["text kept", "text deleted"])
def test_a_cable_that_is_withdrawn_leaves_a_notice(content: Path, with_text: bool) -> None:
    withdraw(content)
    if not with_text:
        (content / SOURCE).unlink()
        change(content, RECORD, "notes:", "unlinked: []\n#")
        text = (content / RECORD).read_text("utf-8")
        (content / RECORD).write_text(text.partition("#")[0], "utf-8")
    assert judge(content) == ()
    edition = read(content)
    assert not [problem for problem in edition.problems if problem.severity == "error"]
    notice = str(page_at(edition, CABLE).blocks)
    assert "withdrawn by the editors on 5 January 2027" in notice
    assert "At the request of a person named in it." in notice


@pytest.mark.parametrize("with_text", [True, False], ids=["text kept", "text deleted"])
def test_nothing_of_a_withdrawn_cable_is_anywhere_else(content: Path, with_text: bool) -> None:
    withdraw(content)
    if not with_text:
        (content / SOURCE).unlink()
        text = (content / RECORD).read_text("utf-8")
        (content / RECORD).write_text(text.partition("notes:")[0], "utf-8")
    edition = read(content)
    everything = [made for job in plan(edition) for made in pages(edition, job)]
    told = "\n".join(str(made.blocks) + str(made.meta) + str(dict(made.files)) for made in everything).lower()
    told += "\n".join(str(files(edition, job)) for job in plan(edition)).lower()
    for secret in ("talk about fish", "ana silva said", "we shall see", "who met is not said", "vzczcxro1234"):
        assert secret not in told


def test_pages_made_of_a_withdrawn_cable_become_notices(content: Path) -> None:
    (content / "cables/2005/05STATE100/record.yml").unlink()
    withdraw(content)
    edition = read(content)
    assert judge_addresses(edition) == ()
    notices = {job.address for job in plan(edition) if job.kind == "notice"}
    views = {f"{CABLE}transcript/", f"{CABLE}side-by-side/"}
    assert notices == {"/dates/2005/", "/dates/2005/01/", "/cables/05STATE100/", *views}
    assert {page_at(edition, address).meta["kind"] for address in notices} == {"notice"}


def test_an_erratum_mends_a_place_and_receives_who_comes_to_it(content: Path) -> None:
    LOSSES["a note has another id"][0](content)
    text = (content / RECORD).read_text("utf-8")
    erratum = "errata:\n  - {on: 2027-01-05, at: note-quint, text: A note stood here; it was wrong.}\n"
    (content / RECORD).write_text(text + erratum, "utf-8")
    assert judge(content) == ()
    assert "note-quint" in find_stand(page_at(read(content), CABLE)).anchors


def test_an_erratum_allows_other_words_once(content: Path) -> None:
    LOSSES["a reference leads elsewhere"][0](content)
    text = (content / RECORD).read_text("utf-8")
    erratum = "errata:\n  - {on: 2027-01-05, at: ref, text: It said STATE 100.}\n"
    (content / RECORD).write_text(text + erratum, "utf-8")
    assert judge(content) == ()
    edition = read(content)
    ledger = extend(edition.content.ledger, stands_of(edition).items(), "2")
    assert [line.release for line in ledger if line.address == f"{CABLE}#ref"] == ["1", "2"]


def test_whatever_is_lost_is_named_at_its_line(content: Path) -> None:
    """Each address of the ledger in turn is taken from what stands, and nothing else is."""
    edition = read(content)
    stands = stands_of(edition)
    pages = group_by_page(edition.content.ledger)
    for page_of, lines in pages.items():
        for line in lines:
            left, stand = dict(stands), stands[page_of]
            if line.address == page_of:
                del left[page_of]
            elif line.is_file:
                left[page_of] = replace(stand, files=stand.files - {line.address})
            else:
                kept = {anchor: words for anchor, words in stand.anchors.items() if anchor != line.anchor}
                left[page_of] = replace(stand, anchors=kept)
            problems = judge_addresses(edition, left)
            assert [problem.line for problem in problems] == [line.line], line
            assert line.address in problems[0].message
