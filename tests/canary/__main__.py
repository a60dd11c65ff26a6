"""Publish the edition's Markdown with MkDocs and with Zensical, and compare: `python -m tests.canary [--newest]`.

MkDocs 1 and its theme will not be kept up for ever, and Zensical reads the same Markdown. This tells in time where the
two part: addresses, anchors, links, text. Both build without our templates, so that Markdown alone is compared. It
needs a connection: Zensical is no part of the project's locks, but is installed into `build/canary/` from a lock of
its own, or with `--newest` in its newest version.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
from pathlib import Path

import yaml

from generator.publish.lock import hold
from tests.canary.comparing import compare, read_site

ROOT = Path(__file__).resolve().parents[2]
LOCK = Path(__file__).with_name("zensical.lock")
#: Settings of the frame, which is left out, and of MkDocs alone.
_FRAME = ("extra_css", "extra_javascript", "validation", "not_in_nav")


def main() -> int:
    """Build both sites and print where they differ; 0 where nowhere, 1 where somewhere, 2 where it cannot be done."""
    parser = argparse.ArgumentParser(prog="python -m tests.canary", description=__doc__.split(":")[0])
    parser.add_argument("--newest", action="store_true", help="try the newest Zensical instead of the locked one")
    parser.add_argument("--content", type=Path, default=ROOT / "content", help="the edition's folder")
    options = parser.parse_args()
    place = ROOT / "build" / "canary"
    place.mkdir(parents=True, exist_ok=True)
    with hold(place / "lock", lambda: print("Another canary is out; waiting for it.", file=sys.stderr)):
        try:
            version = _install(place / "venv", newest=options.newest)
            ours, theirs = _build(place, options.content.resolve())
        except subprocess.CalledProcessError as error:
            print(f"{error.stdout}{error.stderr}\nCould not be done: {' '.join(error.cmd)}", file=sys.stderr)
            return 2
        pages = read_site(ours)
        found = compare(pages, read_site(theirs))
    print("\n".join(found) if found else f"{len(pages)} pages: the same addresses, anchors, links and text.")
    print(f"Compared with {version}.")
    return 1 if found else 0


def _run(*command: str | Path, where: Path = ROOT) -> str:
    done = subprocess.run(list(map(str, command)), cwd=where, check=True, capture_output=True, text=True)
    return done.stdout


def _install(folder: Path, *, newest: bool) -> str:
    """Make the environment of Zensical; give its name and version."""
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    if not python.exists():
        _run(sys.executable, "-m", "venv", "--clear", folder)
    wanted = ["--upgrade", "zensical"] if newest else ["--require-hashes", "--no-deps", "-r", LOCK]
    _run(python, "-I", "-m", "pip", "--disable-pip-version-check", "install", "--quiet", *wanted)
    return _run(python, "-c", "from importlib.metadata import version; print('Zensical', version('zensical'))").strip()


def _build(place: Path, content: Path) -> tuple[Path, Path]:
    """Build the edition's Markdown with MkDocs and with Zensical, both below `place`; give the two sites."""
    edition = place / "edition"
    _run(sys.executable, ROOT / "generator", "render", "--content", content, "--site", edition / "site")
    settings = yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8"))
    settings = {key: value for key, value in settings.items() if key not in _FRAME}
    settings |= {"docs_dir": "docs", "site_dir": "site"}
    del settings["theme"]["custom_dir"]
    sites = []
    for name in ("mkdocs", "zensical"):
        tried = place / name
        shutil.rmtree(tried, ignore_errors=True)
        shutil.copytree(edition / "build" / "docs", tried / "docs")
        (tried / "mkdocs.yml").write_text(yaml.safe_dump(settings), "utf-8")
        sites.append(tried / "site")
    _run(sys.executable, "-m", "mkdocs", "build", "--quiet", where=place / "mkdocs")
    program = place / "venv" / ("Scripts/zensical.exe" if sys.platform == "win32" else "bin/zensical")
    _run(program, "build", "--strict", where=place / "zensical")
    for site in sites:
        (site / "404.html").unlink(missing_ok=True)  # each theme has its own
    return sites[0], sites[1]


if __name__ == "__main__":
    sys.exit(main())
