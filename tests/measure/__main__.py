"""Measure the annotation of the founding cable: `python -m tests.measure [--base REVISION]`.

Prints precision and recall against the annotation checked by hand, and what was gained and lost since the last run or,
with --base, since a revision. The exit code is 0 where both are 1, else 1.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tarfile
import tempfile
from io import BytesIO
from pathlib import Path

from tests.measure.listing import Line, list_mentions
from tests.measure.scoring import create_comparison, create_report, read_lines, read_truth, score

ROOT = Path(__file__).parent.parent.parent
CABLE = "08BAKU129"
LAST = ROOT / "build" / "measure" / f"{CABLE}.tsv"


def list_at(revision: str) -> list[Line]:
    """What a revision of the project, code and content, finds."""
    archive = subprocess.run(
        ["git", "archive", revision, "generator", "content"], cwd=ROOT, capture_output=True, check=False
    )
    if archive.returncode:
        sys.exit(f"measure: git cannot give {revision}: {archive.stderr.decode().strip()}")
    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(fileobj=BytesIO(archive.stdout)) as tar:
            # Python before 3.11.4 knows no filter
            tar.extraction_filter = getattr(tarfile, "data_filter", lambda member, _: member)
            tar.extractall(folder)
        done = subprocess.run(
            [sys.executable, "-B", Path(__file__).with_name("listing.py"), Path(folder) / "content", CABLE],
            env={**os.environ, "PYTHONPATH": folder},
            cwd=folder,
            capture_output=True,
            text=True,
            check=False,
        )
    if done.returncode:
        sys.exit(f"measure: {revision} cannot be measured: {done.stderr.strip().rpartition(chr(10))[2]}")
    return read_lines(done.stdout)


def main() -> int:
    """Measure and report."""
    parser = argparse.ArgumentParser(prog="python -m tests.measure", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--base", metavar="REVISION", help="compare with this revision (else: with the last run)")
    chosen = parser.parse_args()
    found = list_mentions(ROOT / "content", CABLE)
    judged = score(read_truth(CABLE), found)
    print(create_report(CABLE, judged))
    if chosen.base:
        print(create_comparison(chosen.base, list_at(chosen.base), found))
    elif LAST.exists():
        print(create_comparison("the last run", read_lines(LAST.read_text(encoding="utf-8")), found))
    LAST.parent.mkdir(parents=True, exist_ok=True)
    LAST.write_text("".join("\t".join(map(str, line)) + "\n" for line in found), encoding="utf-8")
    return 0 if judged.precision == judged.recall == 1 else 1


if __name__ == "__main__":
    sys.exit(main())
