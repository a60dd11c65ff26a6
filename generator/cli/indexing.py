"""The index verb: the search of the live site, made anew without building it."""

from __future__ import annotations

from generator.cli.folders import Folders
from generator.cli.terminal import COULD_NOT, WELL, say
from generator.publish.search.indexing import index_site


def index(folders: Folders) -> int:
    """Make the search of the live site, in place: until it stands, the one before serves."""
    if not (folders.site / "index.html").is_file():
        say(f"There is no site at {folders.site}. Build it first: python3 -m generator build")
        return COULD_NOT
    site = folders.site.resolve()
    return WELL if index_site(site, folders.cache / "search", site, say) else COULD_NOT
