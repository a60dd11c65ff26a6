"""The package for archives: what RFC 8493 asks for, twice the same, whole or not at all."""

from __future__ import annotations

import hashlib
import os
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.publish.bag import write_bag

ABOUT = [("Source-Organization", "A Small Edition"), ("External-Description", "two\nlines")]


def read(file: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(file) as bag:
        assert bag.testzip() is None
        return {entry.filename: bag.read(entry) for entry in bag.infolist()}


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path | bytes]:
    folder = tmp_path / "files"
    folder.mkdir()
    (folder / "b.txt").write_bytes(b"Quint\n")
    (folder / "empty").write_bytes(b"")
    return {"site/b.txt": folder / "b.txt", "site/empty": folder / "empty", "content/a 100%.txt": b"\x00\xff"}


def test_the_bag_is_declared_described_and_complete(tmp_path: Path, files: dict[str, Path | bytes]) -> None:
    assert write_bag(tmp_path / "bag.zip", "small-1", files, ABOUT) == 8
    bag = read(tmp_path / "bag.zip")
    assert bag["small-1/bagit.txt"] == b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
    assert bag["small-1/bag-info.txt"].decode().splitlines() == [
        "Source-Organization: A Small Edition",
        "External-Description: two lines",
        "Payload-Oxum: 8.3",
    ]
    assert {name for name in bag if name.startswith("small-1/data/")} == {f"small-1/data/{path}" for path in files}


@pytest.mark.parametrize("algorithm", ["sha256", "sha512"])
def test_each_file_stands_in_a_manifest_with_its_sum(
    tmp_path: Path, files: dict[str, Path | bytes], algorithm: str
) -> None:
    write_bag(tmp_path / "bag.zip", "small-1", files, ABOUT)
    bag = {name.removeprefix("small-1/"): content for name, content in read(tmp_path / "bag.zip").items()}
    told: dict[str, str] = {}
    for manifest in (f"manifest-{algorithm}.txt", f"tagmanifest-{algorithm}.txt"):
        for line in bag[manifest].decode().splitlines():
            digest, name = line.split("  ", 1)
            told[name.replace("%25", "%")] = digest
    sums = {name: hashlib.new(algorithm, content).hexdigest() for name, content in bag.items()}
    assert told == {name: digest for name, digest in sums.items() if not name.startswith("tagmanifest-")}


def test_made_again_it_is_the_same_file(tmp_path: Path, files: dict[str, Path | bytes]) -> None:
    write_bag(tmp_path / "one.zip", "small-1", files, ABOUT)
    path = files["site/b.txt"]
    assert isinstance(path, Path)
    os.utime(path, (1, 1))
    path.chmod(0o600)
    write_bag(tmp_path / "two.zip", "small-1", dict(reversed(files.items())), ABOUT)
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()


def test_a_file_that_cannot_be_read_leaves_the_bag_before(tmp_path: Path, files: dict[str, Path | bytes]) -> None:
    target = tmp_path / "bag.zip"
    write_bag(target, "small-1", files, ABOUT)
    before = target.read_bytes()
    with pytest.raises(FileNotFoundError):
        write_bag(target, "small-1", {**files, "site/none": tmp_path / "none"}, ABOUT)
    assert target.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bag.zip", "files"]


@given(st.dictionaries(st.from_regex(r"[a-z]{1,3}(?:/[a-z]{1,3}){0,2}\.txt", fullmatch=True), st.binary(max_size=40)))
def test_what_goes_in_comes_out(tmp_path_factory: pytest.TempPathFactory, files: dict[str, bytes]) -> None:
    target = tmp_path_factory.mktemp("bag") / "bag.zip"
    write_bag(target, "x", dict(files), ABOUT)
    assert {name[7:]: content for name, content in read(target).items() if name.startswith("x/data/")} == files
