"""An edition built on a cluster of Dask's own, on this machine, is the site of one build, byte for byte."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from distributed import LocalCluster

from generator.cli.spreading import pack, unpack
from tests.benchmark.laying import lay_edition, prepare

ROOT = Path(__file__).resolve().parents[2]


def call(folder: Path, place: str, verb: str, *words: str) -> subprocess.CompletedProcess[str]:
    where = ["--content", str(folder / "content"), "--site", str(folder / place / "site")]
    command = [sys.executable, str(ROOT / "generator"), verb, *words, *where]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def begin_cluster(workers: int, folder: Path) -> LocalCluster:
    """A cluster of Dask's own on this machine."""
    return LocalCluster(  # type: ignore[no-untyped-call]
        n_workers=workers, threads_per_worker=1, dashboard_address=None, local_directory=folder
    )


def read(site: Path) -> dict[str, bytes]:
    site = site.resolve()
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def test_a_folder_comes_out_as_it_went_in(tmp_path: Path) -> None:
    folder = tmp_path / "here" / "content"
    (folder / "cables").mkdir(parents=True)
    (folder / "cables" / "a.txt").write_bytes(b"\x00\xffcable\r\n")
    (tmp_path / "there" / "content").mkdir(parents=True)
    (tmp_path / "there" / "content" / "old.txt").write_text("of the last time", "utf-8")
    unpacked = unpack(pack(folder), tmp_path / "there")
    assert unpacked == tmp_path / "there" / "content"
    assert read(unpacked) == {"cables/a.txt": b"\x00\xffcable\r\n"}


@pytest.mark.long
def test_a_cluster_makes_the_site_of_one_build(tmp_path: Path) -> None:
    material = prepare(30, 1, None)
    lay_edition(tmp_path / "content", material.take(12), material.headwords)
    assert call(tmp_path, "one", "build").returncode == 0
    with begin_cluster(2, tmp_path) as cluster:
        done = call(tmp_path, "spread", "spread", "--scheduler", cluster.scheduler_address, "--parts", "3")
    assert done.returncode == 0, done.stderr
    assert "3 of 3 parts made" in done.stderr
    assert read(tmp_path / "spread" / "site") == read(tmp_path / "one" / "site")


@pytest.mark.long
def test_a_fault_on_a_worker_is_told_here(tmp_path: Path) -> None:
    material = prepare(10, 1, None)
    lay_edition(tmp_path / "content", material.take(3), material.headwords)
    entry = min((tmp_path / "content" / "glossary").rglob("*.md"))
    entry.write_text("headword: without a beginning\n", "utf-8")
    with begin_cluster(1, tmp_path) as cluster:
        done = call(tmp_path, "spread", "spread", "--scheduler", cluster.scheduler_address, "--parts", "2")
    assert done.returncode == 2
    assert f"glossary/{entry.parent.name}/{entry.name}:1:1: error Y033" in done.stderr
    assert not (tmp_path / "spread" / "site").exists()
