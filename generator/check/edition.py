"""What is wrong with edition.yml, with what mkdocs.yml repeats of it, and with the pages by hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.model.problem import Problem
from generator.model.site import Content

#: First words of the addresses that the edition makes itself: docs/addresses.md.
TAKEN = frozenset(
    {
        *("cables", "glossary", "persons", "organizations", "instruments", "places", "events", "posts", "tags"),
        *("classifications", "changes", "dates", "search", "data", "v", "index", "404", "assets", "robots", "sitemap"),
    }
)
#: What mkdocs.yml repeats, and of which key of edition.yml.
REPEATED = {"site_name": "title", "site_url": "base_address"}


def find_faults(content: Content, builder: Mapping[str, tuple[str, tuple[int, int]]] | None) -> Iterator[Problem]:
    """All that is wrong with the edition's own particulars.

    `builder` are the keys of mkdocs.yml with text and place, or None where there is none to compare.
    """
    imprint = content.imprint
    for page in content.pages:
        if page.name in TAKEN:
            yield Problem(
                page.path,
                0,
                0,
                "E005",
                "error",
                f"A page cannot be called “{page.name}”: the edition makes an address of that name itself.",
                "Rename the file.",
            )
    names = {page.name for page in content.pages}
    for page in content.pages:
        for former in page.former:
            if former in names or former in TAKEN:
                yield Problem(
                    page.path,
                    0,
                    0,
                    "E007",
                    "error",
                    f"The former name “{former}” is the name of a page that there is.",
                    "Take it out of “former”, or rename the other page.",
                )
    held = {source.mrn for source in content.cables}
    if imprint.begin and imprint.begin not in held and f"cables/{imprint.begin}" not in content.unread:
        path = _edition(content)
        yield Problem(
            path,
            *imprint.places.get("begin", (0, 0)),
            "E006",
            "error",
            f"The home page is to begin with {imprint.begin}, whose text the edition does not have.",
            f"Name a cable that it has, such as:\nbegin: {min(held)}" if held else "Delete the line.",
        )
    if builder is None:
        return
    said = {"title": imprint.title, "base_address": imprint.base}
    for key, own in REPEATED.items():
        text, place = builder.get(key, ("", (0, 0)))
        if said[own] and text != said[own]:
            yield Problem(
                "mkdocs.yml",
                *place,
                "E002" if key == "site_name" else "E003",
                "error",
                f"“{key}” says “{text}”, and “{own}” in {_edition(content)} says “{said[own]}”.",
                f"Write in mkdocs.yml:\n{key}: {said[own]}",
            )
    if "repo_url" in builder:
        yield Problem(
            "mkdocs.yml",
            *builder["repo_url"][1],
            "E004",
            "error",
            "With “repo_url” each reader's browser would ask the code host, a third party.",
            "Delete the line; “repository” in edition.yml makes the links to edit.",
        )


def _edition(content: Content) -> str:
    """The path of edition.yml, in the folder of everything else."""
    paths = [page.path for page in content.pages] or [entry.path for entry in content.entries]
    top = paths[0].split("/", 1)[0] if paths else "content"
    return f"{top}/edition.yml"
