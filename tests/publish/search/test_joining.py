from __future__ import annotations

import json
from itertools import accumulate
from pathlib import Path
from typing import Any

import cbor2
import pytest

from generator.publish.search import joining
from generator.publish.search.joining import UnknownFormError, join_parts, name_number, unpack
from generator.publish.search.pagefind import index_records
from generator.publish.search.records import Passage, Record

#: Where a word stands: the form, the page, its places in the text and in the title.
Found = dict[tuple[str, str, str], tuple[list[int], list[int]]]

TEXTS = {
    "/cables/05LISBON17/": "The GOP and the Charge met. Sanctions, and no R&D, on <b>fish</b>.",
    "/cables/05LISBON18/": "The Chargé said nuclear-related sanctions were sanctioned by the U.S.",
    "/cables/06LISBON1/": "Fish again, said the charge; the café was Élan itself.",
    "/glossary/gop/": "Short form.",
}


def record(address: str, text: str) -> Record:
    day = f"20{address[8:10]}-01-15" if address.startswith("/cables/") else ""
    passages = (Passage("", "Above."), Passage("p1", text, "GOP: Government of Portugal"))
    filters = {"Kind": ("Cable" if day else "Entry",), **({"Year": (day[:4],)} if day else {})}
    return Record(address, f"Title of {address.strip('/')}", address.split("/")[2], passages, day, {}, filters)


RECORDS = [record(address, text) for address, text in TEXTS.items()]


def index(folder: Path, records: list[Record]) -> Path:
    index_records(records, folder, "en")
    return folder


def read(folder: Path) -> Found:
    """All words of an index, with where they stand; pages by their addresses."""
    [file] = folder.glob("pagefind.*.pf_meta")
    _, pages, chunks, *_ = cbor2.loads(unpack(file.read_bytes()))
    fragments = [json.loads(unpack((folder / "fragment" / f"{name}.pf_fragment").read_bytes())) for name, _ in pages]
    found: Found = {}
    for first, last, name in chunks:
        [words] = cbor2.loads(unpack((folder / "index" / f"{name}.pf_index").read_bytes()))
        assert (words[0][0], words[-1][0]) == (first, last)
        for word, own, forms in words:
            for form, places in [("", own), *forms]:
                numbers = accumulate(place[0] for place in places)
                for number, (_, text, title) in zip(numbers, places, strict=True):
                    found[word, form, fragments[number]["url"]] = (text, title)
    return found


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return index(tmp_path_factory.mktemp("whole") / "index", RECORDS)


@pytest.fixture(scope="module")
def parts(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("parts")
    return [index(folder / "a", RECORDS[:2]), index(folder / "b", RECORDS[2:3]), index(folder / "c", RECORDS[3:])]


def join(parts: list[Path], target: Path) -> Path:
    target.mkdir()
    join_parts(parts, RECORDS, target, "en")
    return target


def test_joined_parts_say_what_one_index_says(whole: Path, parts: list[Path], tmp_path: Path) -> None:
    assert read(join(parts, tmp_path / "joined")) == read(whole)


def test_short_lists_of_words_say_the_same(
    whole: Path, parts: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(joining, "PLACES", 3)
    joined = join(parts, tmp_path / "joined")
    assert len(list((joined / "index").iterdir())) > 10
    assert read(joined) == read(whole)


def test_the_same_records_are_the_same_bytes_however_they_were_parted(
    whole: Path, parts: list[Path], tmp_path: Path
) -> None:
    assert files(join(parts, tmp_path / "joined")) == files(join([whole], tmp_path / "alone"))


def test_pages_are_numbered_in_the_order_of_the_records(parts: list[Path], tmp_path: Path) -> None:
    joined = join(parts, tmp_path / "joined")
    names = [joined / "fragment" / f"{name_number(number)}.pf_fragment" for number in range(len(RECORDS))]
    assert [json.loads(unpack(name.read_bytes()))["url"] for name in names] == list(TEXTS)


def test_what_can_be_chosen_is_written_in_order(parts: list[Path], tmp_path: Path) -> None:
    joined = join(parts, tmp_path / "joined")
    stated: list[Any] = [cbor2.loads(unpack(file.read_bytes())) for file in sorted((joined / "filter").iterdir())]
    assert stated == [
        ["Kind", [["Cable", [0, 1, 2]], ["Entry", [3]]]],
        ["Year", [["2005", [0, 1]], ["2006", [2]]]],
    ]


def test_another_form_of_index_is_told_and_not_guessed_at(parts: list[Path], tmp_path: Path) -> None:
    strange = tmp_path / "strange"
    strange.mkdir()
    (strange / "pagefind.en_0.pf_meta").write_bytes(parts[0].joinpath("wasm.en.pagefind").read_bytes())
    with pytest.raises(UnknownFormError, match="another form"):
        join([strange], tmp_path / "joined")


@pytest.mark.parametrize(("number", "name"), [(0, "0"), (9, "9"), (35, "z"), (36, "10"), (46_655, "zzz")])
def test_numbers_have_short_names(number: int, name: str) -> None:
    assert name_number(number) == name
