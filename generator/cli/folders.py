"""Where things are."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Folders:
    """The folders of one run: the project at `root`, the edition's `content`, the live `site`.

    All that a run makes lies in `build/` beside the site, so that two editions with two sites do not meet.
    """

    content: Path
    site: Path
    root: Path = ROOT

    @property
    def build(self) -> Path:
        """What the verbs make, the live site apart."""
        return self.site.parent / "build"

    @property
    def docs(self) -> Path:
        """The rendered Markdown."""
        return self.build / "docs"

    @property
    def config(self) -> Path:
        """The settings of MkDocs."""
        return self.root / "mkdocs.yml"


def find_folders(content: str | None, site: str | None) -> Folders:
    """The folders named on the command line, relative to the working folder; those not named are the project's own."""
    return Folders(
        content=Path(content).resolve() if content else ROOT / "content",
        # Not resolved: the site is a link, and it is the link that is meant.
        site=Path(site).absolute() if site else ROOT / "site",
    )
