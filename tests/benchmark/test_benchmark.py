"""The benchmark measures what it says, and tells it."""

from __future__ import annotations

import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from generator import parse
from generator.cli.establishing import establish_edition, judge_edition
from generator.cli.folders import find_folders
from generator.parse.decode import decode
from tests.benchmark.chart import create_chart
from tests.benchmark.headwords import invent_headwords
from tests.benchmark.laying import lay_edition, prepare
from tests.benchmark.measuring import FailedError, measure
from tests.benchmark.results import BEST, DOCUMENTED, OURS, STEPS, Page, Results, Run, Search, read_results
from tests.benchmark.sides import add_sentence, choose
from tests.benchmark.stock import lay_stock
from tests.benchmark.table import create_markdown, create_text
from tests.benchmark.turns import Order, run_turns

ROOT = Path(__file__).resolve().parents[2]


# --- editions


def test_an_edition_is_laid_out_without_an_error(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.benchmark", "make", str(tmp_path / "made"), "--cables", "25"]
    done = subprocess.run([*command, "--entries", "120"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    edition = establish_edition(find_folders(str(tmp_path / "made" / "content"), None))
    assert [problem for problem in judge_edition(edition) if problem.severity == "error"] == []
    assert len(edition.content.cables) == 25
    assert len(edition.content.entries) == 120


def test_what_is_there_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    with pytest.raises(FileExistsError):
        lay_edition(tmp_path / "content", [], [])


def test_stock_mkdocs_is_given_the_same_text(tmp_path: Path) -> None:
    material = prepare(40, 1, None)
    telegrams = list(material.take(4))
    lay_edition(tmp_path / "content", telegrams, material.headwords)
    lay_stock(tmp_path / "stock", tmp_path / "content", material.headwords)
    for telegram in telegrams:
        page = next((tmp_path / "stock" / "docs" / "cables").glob(f"*/{telegram.mrn}.md")).read_text("utf-8")
        read = parse.read(decode(telegram.text.encode()), mrn=telegram.mrn)
        for paragraph in read.paragraphs:
            assert paragraph.text.split()[-1].strip('*"') in page
            assert not paragraph.number or f"**{paragraph.number}.** " in page


def test_a_rare_and_a_common_entry_are_chosen(tmp_path: Path) -> None:
    material = prepare(150, 1, None)
    lay_edition(tmp_path / "content", material.take(40), material.headwords)
    chosen = choose(tmp_path / "content", material.headwords)
    assert chosen.counts[chosen.rare.id] == 2
    assert 6 <= chosen.counts[chosen.common.id] <= 14


def test_a_cable_that_is_edited_says_more_and_stays_sound(tmp_path: Path) -> None:
    material = prepare(40, 1, None)
    lay_edition(tmp_path / "content", material.take(6), material.headwords)
    cable = choose(tmp_path / "content", material.headwords).cable
    before = cable.read_text("utf-8")
    add_sentence(cable, 0)
    assert len(cable.read_text("utf-8")) == len(before) + len("This was said 2 times. ")
    edition = establish_edition(find_folders(str(tmp_path / "content"), None))
    assert [problem for problem in judge_edition(edition) if problem.severity == "error"] == []


# --- measures


def test_memory_is_that_of_all_processes_together(tmp_path: Path) -> None:
    hold = "import sys; held = bytearray(b'1') * 60_000_000; print(flush=True); sys.stdin.read()"
    both = f"""
import subprocess, sys, time
pipe = subprocess.PIPE
held = [subprocess.Popen([sys.executable, "-c", {hold!r}], stdin=pipe, stdout=pipe) for _ in "12"]
[each.stdout.readline() for each in held]
time.sleep(3)  # both hold their memory now, however slow they were to start
[each.communicate() for each in held]
"""
    measured = measure([sys.executable, "-c", both], tmp_path)
    assert 60 < measured.largest < 110
    if sys.platform == "linux":
        assert measured.together is not None
        assert measured.together > 115


def test_a_command_that_fails_is_told_with_its_last_words(tmp_path: Path) -> None:
    with pytest.raises(FailedError, match="ended with 3:\nno such luck"):
        measure([sys.executable, "-c", "print('no such luck'); raise SystemExit(3)"], tmp_path)


def test_what_the_environment_tells_python_is_not_told_to_a_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    measure([sys.executable, "-c", "import sys; raise SystemExit(sys.dont_write_bytecode)"], tmp_path)


# --- what is told


def create_results() -> Results:
    """Twice the work at ten times the cables on our side, ten times on the other."""
    results = Results({"Cables": "none"}, {100: (2, 25), 1_000: (3, 250)})
    for size, factor in ((100, 1), (1_000, 2)):
        for place, step in enumerate(STEPS):
            results.runs += [Run(size, OURS, step, 10.0 * factor / (place + 1), 8.0 * factor, 50.0, 90.0)] * 2
        results.runs.append(Run(size, BEST, "cold", 40.0 * size / 100, 32.0 * size / 100, 70.0, None))
        results.pages.append(Page(size, OURS, 20_480, 5_120))
    results.searches.append(Search(1_000, 51_200, 204_800, 10_240.0))
    results.runs.append(Run(100, DOCUMENTED, "cold", 400.0, 400.0, 70.0, None))
    return results


def test_ratios_and_exponents_are_those_of_the_medians() -> None:
    results = create_results()
    assert results.compare(100, "wall") == 4
    assert results.compare(1_000, "cpu") == 20
    grown = results.grow(100, 1_000, OURS, "cold")
    assert grown is not None
    assert round(grown, 3) == 0.301
    assert results.grow(100, 1_000, BEST, "cold") == 1
    assert results.get(1_000, DOCUMENTED, "cold", "cpu") is None


def test_both_tables_tell_the_same_figures() -> None:
    text, markdown = create_text(create_results()), create_markdown(create_results())
    for told in ("Reftel, a rare entry edited", "MkDocs and Material, best stock", "20.0, 5.0", "200", "0.30", "4.00"):
        assert told in text
        assert told in markdown
    assert "| Cables | 100 | 1,000 |" in markdown


def test_the_chart_has_a_line_for_each_side_and_step() -> None:
    chart = ET.fromstring(create_chart(create_results()))
    lines = chart.findall("{http://www.w3.org/2000/svg}polyline")
    assert len(lines) == len(STEPS) + 2
    words = [each.text for each in chart.findall("{http://www.w3.org/2000/svg}text")]
    assert {"1,000", "best stock", "Reftel, one cable edited"} <= set(words)


# --- all of it


def test_a_small_benchmark_runs_to_its_end(tmp_path: Path) -> None:
    order = Order(sizes=(4,), documented=(4,), entries=30, runs=1, seed=1, folder=None)
    results = run_turns(order, tmp_path)
    assert [run.step for run in results.runs if run.side == OURS] == list(STEPS)
    assert {run.side for run in results.runs} == {OURS, BEST, DOCUMENTED}
    assert {page.side for page in results.pages} == {OURS, BEST, DOCUMENTED}
    assert [search.size for search in results.searches] == [4]
    assert results.searches[0].first > results.searches[0].further >= 0
    assert results.mentioned[4][0] >= 2
    assert read_results(tmp_path / "results.json") == results
    page = next((tmp_path / "4" / "stock" / "site" / "cables").glob("*/*/index.html")).read_text("utf-8")
    assert "<abbr title=" in page


def test_headwords_are_real_short_forms_first() -> None:
    assert [headword.text for headword in invent_headwords(3, 1)] == ["MFA", "USG", "EU"]
