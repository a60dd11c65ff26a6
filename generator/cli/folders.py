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
    def option(self) -> str:
        """What a command line has to say so that it speaks of the same content; empty for the project's own."""
        return "" if self.content == self.root / "content" else f" --content {self.content}"

    @property
    def build(self) -> Path:
        """What the verbs make, the live site apart."""
        return self.site.parent / "build"

    @property
    def docs(self) -> Path:
        """The rendered Markdown."""
        return self.build / "docs"

    @property
    def cache(self) -> Path:
        """What one build keeps for the next."""
        return self.build / "cache"

    @property
    def leaves(self) -> Path:
        """The HTML that was made with the Markdown, until it is published."""
        return self.cache / "leaves"

    @property
    def archives(self) -> Path:
        """Earlier releases, each with its `site` in a folder of its number."""
        return self.build / "archives"

    @property
    def tag(self) -> Path:
        """The tag of folders that programs make and can make again (bford.info/cachedir): backups pass them over."""
        return self.build / "CACHEDIR.TAG"

    @property
    def config(self) -> Path:
        """The settings of MkDocs."""
        return self.root / "mkdocs.yml"


def find_folders(content: str | None, site: str | None) -> Folders:
    """The folders named on the command line, relative to the working folder.

    Where no content is named it is the project's own; where no site is named it lies beside the content, so that
    another edition is never published over the project's.
    """
    read = Path(content).resolve() if content else ROOT / "content"
    # Not resolved: the site is a link, and it is the link that is meant.
    return Folders(content=read, site=Path(site).absolute() if site else read.parent / "site")
