"""The same input gives the same bytes, on any machine: the site to the last file, and the deposit."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.trust.laying import CABLE, Small, files_of

#: Another machine, so many years later.
YEARS = 20
ELSEWHERE = {"PYTHONPATH": str(Path(__file__).parent / "elsewhere"), "YEARS_LATER": str(YEARS)}
#: Enough for several processes to share them out.
CABLES = range(20, 60)


@pytest.fixture(scope="module")
def released(tmp_path_factory: pytest.TempPathFactory) -> Small:
    """An edition with a release."""
    small = Small(tmp_path_factory.mktemp("released"))
    for number in CABLES:
        text = CABLE.format(subject=f"FISH {number}", first="The Quint met.", second="Ref: 05 LISBON 17.")
        small.add_cable(text.replace("0018", f"00{number}"), mrn=f"05LISBON{number}")
    done = small.call("release", "2", "--date", "2027-01-05")
    assert done.returncode == 0, done.stdout + done.stderr
    return small


def on_one_core() -> None:
    os.umask(0o022)
    if sys.platform == "linux":
        os.sched_setaffinity(0, [min(os.sched_getaffinity(0))])


def among_strangers() -> None:
    os.umask(0o077)


def build(released: Small, folder: Path, before: Callable[[], None], settings: Mapping[str, str]) -> dict[str, bytes]:
    """Build the edition and package it, in another place and as another machine would; give every file made."""
    small = Small(folder, released.content)
    for verb in ("build", "deposit"):
        done = small.call(verb, settings=settings, before=before)
        assert done.returncode == 0, done.stdout + done.stderr
    [deposit] = (folder / "build").glob("*.zip")
    return {**files_of(small.site.resolve()), deposit.name: deposit.read_bytes()}


@pytest.mark.skipif(sys.platform == "win32", reason="masks of rights as POSIX has them")
def test_seed_clock_zone_place_rights_order_and_processes_do_not_show(released: Small, tmp_path: Path) -> None:
    one = {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C.UTF-8"}
    other = {"PYTHONHASHSEED": "7", "TZ": "Asia/Baku", "LC_ALL": "C", **ELSEWHERE}
    here = build(released, tmp_path / "a", on_one_core, one)
    there = build(released, tmp_path / "ein längerer Name, with blanks", among_strangers, other)
    assert here.keys() == there.keys()
    assert [name for name in here if here[name] != there[name]] == []


def test_elsewhere_is_another_time_and_order(released: Small) -> None:
    """The test above can fail: a program started there sees another clock, and its files in another order."""
    program = "import time, datetime, os; print(time.gmtime().tm_year, datetime.datetime.now().year, *os.listdir('.'))"
    seen = [
        released.run([sys.executable, "-c", program], settings).stdout.split()
        for settings in ({"TZ": "UTC"}, ELSEWHERE)
    ]
    (year, same, *names), (later, too, *other) = seen
    assert int(later) == int(too) >= int(year) + YEARS - 1 == int(same) + YEARS - 1
    assert other == sorted(names, reverse=True)
    assert len(names) > 1
