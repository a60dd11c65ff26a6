"""Building again after changes: the same bytes as a clean build, and no page made without a reason."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from generator import edition as hall
from generator.cli import building, making
from generator.cli.building import build
from generator.cli.establishing import establish_edition
from generator.cli.folders import ROOT, Folders
from generator.cli.keeping import Keeping
from generator.cli.standing import still_stands
from generator.cli.terminal import ERRORS, WELL
from generator.edition import Edition as ReadEdition
from generator.edition import Job, pages
from generator.model.page import Page
from generator.model.site import Content
from generator.publish.files import list_states
from generator.publish.leaves import Leaves
from generator.store import shelves
from generator.store.cache import keep, recall

SMALL = ROOT / "tests" / "check" / "sound"
CABLE = "cables/2005/05LISBON17"
WORDS = ("fish", "GOP", "GOPs", "Quint", "NATO", "the Ministry", "Silva", "Foreign Minister Ana Silva", "STATE 100")


def files_of(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def files_in(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


class Edition:
    """An edition in a folder of its own, with what was built of it."""

    def __init__(self, folder: Path) -> None:
        self.folders = Folders(folder / "content", folder / "site", ROOT)
        self.older: dict[str, bytes] = {}
        shutil.copytree(SMALL, self.folders.content)

    def read(self, path: str) -> str:
        return (self.folders.content / path).read_text("utf-8")

    def write(self, path: str, text: str) -> None:
        file = self.folders.content / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")

    def build(self) -> int:
        cache = self.folders.cache
        before = files_of(cache) if cache.exists() else {}
        code = WELL if still_stands(self.folders) else build(self.folders)
        self.older = before
        return code

    def built(self) -> dict[str, dict[str, bytes]]:
        return {"site": files_of(self.folders.site), "docs": files_of(self.folders.docs)}

    def places(self) -> dict[str, int]:
        """Each page of the site with the number that its file has on the disk: a page made again has another."""
        site = self.folders.site
        return {path.relative_to(site).as_posix(): path.stat().st_ino for path in site.rglob("*.html")}


# --- what an editor does -----------------------------------------------------------------------------------------


def change_cable(edition: Edition, number: int) -> None:
    text = edition.read(f"{CABLE}/source.txt")
    head, body = text.split("1. (C)")
    edition.write(f"{CABLE}/source.txt", f"{head}1. (C) On {WORDS[number % len(WORDS)]} we heard this.{body}")
    edition.write(f"{CABLE}/record.yml", "schema: 1\nstate: raw\nwitness:\n  provenance: Made up.\n")
    trust_checksum(edition, CABLE)


def change_head(edition: Edition, number: int) -> None:
    """What lists and other cables say of a cable: its day, its subject, its TAGS, what it cites."""
    text, places = edition.read(f"{CABLE}/source.txt"), ("DOE", "SMITH")
    for old, new in (
        (r"P \d{6}Z JAN 05", f"P {10 + number % 5}1205Z JAN 05"),
        (r"(?m)^TAGS: .*", f"TAGS: {('PREL', 'PREL, PGOV', 'EFIS')[number % 3]}"),
        (r"(?m)^SUBJECT: .*", f"SUBJECT: A TALK ABOUT {WORDS[number % len(WORDS)].upper()}"),
        (r"(?m)^REF: .*", f"REF: {('STATE 100', '04 ROME 7', 'LISBON 22')[number % 3]}"),
        (r"(?m)^(DOE|SMITH)$", places[number % 2]),
    ):
        text = re.sub(old, new, text, count=1)
    edition.write(f"{CABLE}/source.txt", text)
    edition.write(f"{CABLE}/record.yml", "schema: 1\nstate: raw\nwitness:\n  provenance: Made up.\n")
    trust_checksum(edition, CABLE)


def add_cable(edition: Edition, number: int) -> None:
    year, day, serial = ("04", "05", "06")[number % 3], 10 + number % 9, 20 + number
    mrn = f"{year}LISBON{serial}"
    text = edition.read(f"{CABLE}/source.txt").replace("000017", f"{serial:06}").replace("#0017", f"#{serial:04}")
    text = text.replace("P 141205Z JAN 05", f"P {day}1205Z MAR {year}").replace("STATE 100", "LISBON 17")
    text = text.replace("We shall see", f"More on {WORDS[number % len(WORDS)]}")
    edition.write(f"cables/20{year}/{mrn}/source.txt", text)
    edition.write(f"cables/20{year}/{mrn}/record.yml", "schema: 1\nstate: raw\nwitness:\n  provenance: Made up.\n")
    trust_checksum(edition, f"cables/20{year}/{mrn}")


def trust_checksum(edition: Edition, folder: str) -> None:
    printed = sha256((edition.folders.content / folder / "source.txt").read_bytes()).hexdigest()
    edition.write(f"{folder}/record.yml", edition.read(f"{folder}/record.yml").rstrip() + f"\n  sha256: {printed}\n")


def remove_cable(edition: Edition, number: int) -> None:
    added = sorted(path for path in edition.folders.content.glob("cables/*/*LISBON*") if path.name != "05LISBON17")
    if added:
        shutil.rmtree(added[number % len(added)])


def hold_cable(edition: Edition, number: int) -> None:
    record = edition.read(f"{CABLE}/record.yml")
    states = ("raw", "proofread", "held")
    for state in states:
        record = record.replace(f"state: {state}\n", f"state: {states[number % 3]}\n")
    edition.write(f"{CABLE}/record.yml", record)


def change_entry(edition: Edition, number: int) -> None:
    entries = sorted(edition.folders.content.glob("glossary/*/*.md"))
    entry = entries[number % len(entries)]
    entry.write_text(entry.read_text("utf-8").rstrip() + f"\n\nAdded {number}.\n", "utf-8")


def rename_entry(edition: Edition, number: int) -> None:
    """What other entries and lists say of an entry: what it is called, also formerly, and to which it leads."""
    path = "glossary/terms/quint.md"
    head = "---\nheadword: {}\nsee: [{}]\nformer: [{}]\n"
    names, leads, former = ("Quint", "The Five", "Zeta"), ("gop", "reftel", "gop, reftel"), ("", "five", "five, group")
    front = head.format(names[number % 3], leads[number // 3 % 3], former[number // 9 % 3])
    edition.write(path, f"{front}sources:\n  - General knowledge of the field; no source read.\n---\n\nA group.\n")


def swap_letters(edition: Edition, number: int) -> None:
    """Another text of the same length and date."""
    entries = sorted(edition.folders.content.glob("glossary/*/*.md"))
    entry = entries[number % len(entries)]
    status = entry.stat()
    entry.write_bytes(entry.read_bytes().replace(b"ed", b"de"))
    os.utime(entry, ns=(status.st_atime_ns, status.st_mtime_ns))


def add_entry(edition: Edition, number: int) -> None:
    word = ("Fish", "Ministry", "Talk", "NATO", "JOHN DOE")[number % 5]
    ends = "variants: [talks, fishes]\n" if number % 2 else ""
    edition.write(
        f"glossary/terms/{word.lower().replace(' ', '-')}.md",
        f"---\nheadword: {word}\n{ends}sources:\n  - General knowledge of the field; no source read.\n---\nA word.\n",
    )


def remove_entry(edition: Edition, number: int) -> None:
    added = [edition.folders.content / f"glossary/terms/{name}.md" for name in ("fish", "ministry", "talk", "nato")]
    found = [path for path in added if path.exists()]
    if found:
        found[number % len(found)].unlink()


def change_imprint(edition: Edition, number: int) -> None:
    text = edition.read("edition.yml")
    edition.write("edition.yml", text.replace("title: ", f"title: {number} ", 1))


def add_page(edition: Edition, number: int) -> None:
    edition.write(f"pages/page-{number % 3}.md", f"---\ntitle: Page {number}\n---\nText {number}.\n")


# --- what happens to what is kept --------------------------------------------------------------------------------


def tear_cache(edition: Edition, number: int) -> None:
    for path in files_in(edition.folders.cache)[number % 2 :]:
        content = path.read_bytes()
        path.write_bytes(content[: len(content) * (number % 7) // 7])


def scribble_in_cache(edition: Edition, number: int) -> None:
    for path in files_in(edition.folders.cache)[number % 2 :]:
        content = bytearray(path.read_bytes())
        if content:
            content[(number * 9973) % len(content)] ^= 0x55
        path.write_bytes(content)


def bring_back_older_cache(edition: Edition, number: int) -> None:
    for name, content in list(edition.older.items())[number % 2 :]:
        (edition.folders.cache / name).parent.mkdir(parents=True, exist_ok=True)
        (edition.folders.cache / name).write_bytes(content)


def scribble_in_site(edition: Edition, number: int) -> None:
    files = sorted(path for path in edition.folders.site.rglob("*") if path.is_file())
    if files:
        file = files[(number * 37) % len(files)]
        content = file.read_bytes()
        file.unlink()  # as editors write files
        file.write_bytes(content + b"scribble")


def remove_from_docs(edition: Edition, number: int) -> None:
    files = sorted(path for path in edition.folders.docs.rglob("*") if path.is_file())
    for file in files[number % 5 :: 7]:
        file.write_bytes(b"other") if number % 2 else file.unlink()


def remove_site(edition: Edition, number: int) -> None:
    if number % 2:
        edition.folders.site.unlink(missing_ok=True)
    else:
        shutil.rmtree(edition.folders.build, ignore_errors=True)


def stop_in_the_middle(edition: Edition, number: int) -> None:
    """What was to be done next is not done: the pages are made and kept in part, not published, or not remembered."""
    change_cable(edition, number)
    change_imprint(edition, number)
    owner, step = ((shelves, "keep"), (building, "publish_site"), (Keeping, "keep_site"))[number % 3]
    done = 0

    def keep_three(path: Path, value: object, *, packed: bool = False) -> bytes:
        nonlocal done
        done += 1
        if done > 3:
            raise KeyboardInterrupt
        return keep(path, value, packed=packed)

    stop = keep_three if step == "keep" else KeyboardInterrupt
    with patch.object(owner, step, side_effect=stop), pytest.raises(KeyboardInterrupt):
        build(edition.folders)


EDITS: tuple[Callable[[Edition, int], None], ...] = (
    *(change_cable, add_cable, remove_cable, hold_cable, change_entry, add_entry, remove_entry),
    *(change_head, rename_entry, change_imprint, add_page, swap_letters),
    *(tear_cache, scribble_in_cache, bring_back_older_cache, scribble_in_site, remove_from_docs, remove_site),
)


@settings(max_examples=6, phases=(Phase.explicit, Phase.generate))  # each is some ten builds: no search for the least
@given(
    edits=st.lists(st.lists(st.tuples(st.sampled_from(EDITS), st.integers(0, 60)), min_size=1), min_size=1, max_size=4)
)
def test_after_any_edits_the_site_equals_a_clean_build(edits: list[list[tuple[Callable[..., None], int]]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        edition = Edition(Path(folder) / "edited")
        edition.build()
        for round_ in edits:
            for edit, number in round_:
                if edition.folders.build.exists() or edit in EDITS[:10]:
                    edit(edition, number)
            code = edition.build()
        clean = Edition(Path(folder) / "clean")
        shutil.rmtree(clean.folders.content)
        shutil.copytree(edition.folders.content, clean.folders.content)
        assert clean.build() == code
        if code == WELL:
            ours, theirs = edition.built(), clean.built()
            for part in ("site", "docs"):
                assert ours[part].keys() == theirs[part].keys()
                assert [name for name in ours[part] if ours[part][name] != theirs[part][name]] == []


def test_a_stopped_build_leaves_nothing_wrong(tmp_path: Path) -> None:
    edition, clean = Edition(tmp_path / "stopped"), Edition(tmp_path / "clean")
    edition.build()
    for number in (0, 1, 2):
        stop_in_the_middle(edition, number)
    assert edition.build() == WELL
    shutil.copytree(edition.folders.content, clean.folders.content, dirs_exist_ok=True)
    assert clean.build() == WELL
    assert edition.built() == clean.built()


def made_again(edition: Edition) -> set[str]:
    """Build, even where nothing changed; give the pages whose file is another one now."""
    before = edition.places()
    assert build(edition.folders) == WELL
    return {page for page, number in edition.places().items() if before.get(page) != number} - {"404.html"}


@pytest.fixture
def edition(tmp_path: Path) -> Edition:
    edition = Edition(tmp_path)
    add_cable(edition, 3)
    assert edition.build() == WELL
    return edition


def test_nothing_is_made_again_where_nothing_changed(edition: Edition) -> None:
    assert made_again(edition) == set()


def test_a_page_by_hand_alone_is_made_again(edition: Edition) -> None:
    edition.write("pages/about.md", edition.read("pages/about.md") + "\nMore.\n")
    assert made_again(edition) == {"about/index.html"}


def test_an_edited_entry_is_made_again_with_what_shows_it(edition: Edition) -> None:
    entry = "glossary/terms/quint.md"
    edition.write(entry, edition.read(entry) + "\nMore.\n")
    again = made_again(edition)
    assert "glossary/quint/index.html" in again
    assert "tags/prel/index.html" not in again


def test_an_entry_is_found_in_the_cables_that_have_its_new_spelling(edition: Edition) -> None:
    edition.write(
        "glossary/terms/shell.md",
        "---\nheadword: Comment\nsources:\n  - General knowledge of the field; no source read.\n---\nA word.\n",
    )
    again = made_again(edition)
    assert {"glossary/comment/index.html", "glossary/shell/index.html"} & again
    assert "glossary/shell" in (edition.folders.site / "cables/05LISBON17/index.html").read_text("utf-8")


def test_a_cable_is_read_once_and_recalled_for_its_pages(edition: Edition) -> None:
    telegrams = establish_edition(edition.folders).telegrams
    assert len(telegrams) == 2
    for mrn, telegram in telegrams.items():
        assert recall(edition.folders.cache / "telegrams" / mrn) == telegram


def test_other_programs_make_everything_again(edition: Edition) -> None:
    with patch.object(building, "print_programs", return_value=b"another version"):
        assert made_again(edition) == edition.places().keys() - {"404.html"}


def test_several_processes_make_what_one_makes(tmp_path: Path) -> None:
    built = []
    for cores in (1, 3):
        edition = Edition(tmp_path / str(cores))
        for number in range(30):
            add_cable(edition, number)
        with patch.object(building, "count_cores", return_value=cores):
            assert edition.build() == WELL
        built.append(edition.built())
    assert built[0] == built[1]


def test_in_another_frame_the_html_of_all_pages_is_at_hand(tmp_path: Path) -> None:
    """Pages that did not change are published anew all the same, and the converter need not be asked for them."""
    edition = Edition(tmp_path)
    assert edition.build() == WELL
    assert not Leaves(edition.folders.leaves)
    with patch.object(building, "print_frame", lambda _: b"another"):
        assert building.render(edition.folders) == WELL
    states = list_states(edition.folders.docs)
    pages = [path for path in states if path.endswith(".md")]
    with Leaves(edition.folders.leaves) as leaves:
        assert [page for page in pages if leaves.find(page, states[page]) is None] == []
    assert pages


def test_a_page_that_cannot_be_made_is_named_and_the_others_are_made(
    edition: Edition, capsys: pytest.CaptureFixture[str]
) -> None:
    site = edition.built()["site"]

    def fail(read: ReadEdition, job: Job) -> tuple[Page, ...]:
        if job.key == "glossary/quint":
            raise ValueError("no such colour")
        return pages(read, job)

    edition.write("glossary/terms/quint.md", edition.read("glossary/terms/quint.md") + "\nMore.\n")
    edition.write("pages/about.md", edition.read("pages/about.md") + "\nMore.\n")
    with patch.object(making, "pages", fail):
        assert build(edition.folders) == ERRORS
    said = capsys.readouterr().out
    assert "/glossary/quint/:1:1: error S107 The page cannot be made: ValueError: no such colour" in said
    assert edition.built()["site"] == site, "something was published"
    assert "More." in (edition.folders.docs / "about.md").read_text("utf-8"), "the others were not made"
    assert build(edition.folders) == WELL
    assert "More." in (edition.folders.site / "glossary/quint/index.html").read_text("utf-8")


def test_a_cable_that_cannot_be_read_is_named_and_nothing_is_published(
    edition: Edition, capsys: pytest.CaptureFixture[str]
) -> None:
    site = edition.built()["site"]
    source = f"{CABLE}/source.txt"
    edition.write(source, edition.read(source) + "\nMore.\n")
    with patch.object(hall, "read_cable", side_effect=ValueError("no such day")):
        assert build(edition.folders) == ERRORS
    assert f"{source}:1:1: error S107 The cable cannot be read: ValueError: no such day" in capsys.readouterr().out
    assert edition.built()["site"] == site, "something was published"


def test_a_witness_that_is_gone_before_it_is_read_ends_the_build(edition: Edition) -> None:
    """It was looked at, and not opened: now its text is asked for. Nothing is published, and nothing wrong is kept."""
    before, source = edition.built()["site"], edition.folders.content / CABLE / "source.txt"
    text = source.read_bytes()
    edition.write("glossary/terms/quint.md", edition.read("glossary/terms/quint.md") + "\nMore.\n")

    def remove(content: Content) -> Content:
        source.unlink()
        return content

    shutil.rmtree(edition.folders.docs)  # so that its page is made
    with pytest.raises(FileNotFoundError):
        build(edition.folders, amend=remove)
    assert edition.built()["site"] == before, "something was published"
    source.write_bytes(text)
    clean = Edition(edition.folders.content.parent / "clean")
    shutil.copytree(edition.folders.content, clean.folders.content, dirs_exist_ok=True)
    assert edition.build() == clean.build() == WELL
    assert edition.built() == clean.built()


def test_no_cable_is_read_again_for_a_word_in_a_gloss(edition: Edition) -> None:
    edition.write("glossary/terms/quint.md", edition.read("glossary/terms/quint.md") + "\nMore.\n")
    with patch.object(hall, "read_cable", side_effect=AssertionError("read again")):
        assert build(edition.folders) == WELL
    assert "More." in (edition.folders.site / "glossary/quint/index.html").read_text("utf-8")


def test_a_cable_of_which_nothing_had_to_be_decided_is_not_asked_again(edition: Edition) -> None:
    with patch.object(hall, "protect", side_effect=AssertionError("asked again")):
        assert build(edition.folders) == WELL


def test_a_cable_that_begins_to_ask_for_protection_is_held(edition: Edition) -> None:
    text = edition.read(f"{CABLE}/source.txt").replace("1. (C)", "1. (C) Ana Silva (strictly protect) told us.")
    edition.write(f"{CABLE}/source.txt", text)
    edition.write(f"{CABLE}/record.yml", "schema: 1\nstate: raw\nwitness:\n  provenance: Made up.\n")
    trust_checksum(edition, CABLE)
    assert build(edition.folders) == WELL
    page = (edition.folders.site / "cables/05LISBON17/index.html").read_text("utf-8")
    assert "strictly protect" not in page
    assert not (edition.folders.site / "cables/05LISBON17/05LISBON17.txt").exists()
