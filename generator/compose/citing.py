"""What cites a telegram, on pages of its own where it is more than the telegram's page has room for."""

from __future__ import annotations

from collections.abc import Sequence

from generator.compose.links import say_mrn
from generator.compose.list_page import create_list_page
from generator.compose.references import MOST_CITING
from generator.compose.shelves import compose_shelf, create_shelf, plan_shelf
from generator.compose.words import say_count, text
from generator.model.page import Page
from generator.model.periods import LONGEST
from generator.model.prose import Blocks, Heading, Link, Paragraph
from generator.model.site import Index


def plan_citing(index: Index) -> tuple[str, ...]:
    """The paths of the pages: one for each telegram that many cite, and more by period where they are very many."""
    paths: list[str] = []
    for mrn, citations in index.citing.items():
        if mrn in index.cards and len(citations) > MOST_CITING:
            path = f"cables/{mrn}/cited-by"
            paths += [path, *plan_shelf(path, _list_citing(mrn, index), index)]
    return tuple(paths)


def compose_citing(path: str, index: Index) -> Page:
    """The page at one of the paths of `plan_citing`."""
    _, mrn, name, *period = path.split("/")
    base = f"cables/{mrn}/{name}"
    citing = _list_citing(mrn, index)
    title = f"What cites {say_mrn(mrn)}"
    above = (("Cables", "/cables/"), (say_mrn(mrn), f"/cables/{mrn}/"))
    if period:
        here = (*above, ("Cited by", f"/{base}/"))
        return compose_shelf(base, "/".join(period), title, citing, index, section="cables", trail=here)
    blocks: Blocks = (
        Paragraph(text(say_count(len(citing), "cable")), ("number-line",)),
        Heading(1, text(title)),
        Paragraph(
            (Link(f"/cables/{mrn}.md", text(index.cards[mrn].title or f"Telegram {say_mrn(mrn)}"), ("papers",)),)
        ),
        create_shelf(base, citing, index),
    )
    kind = "cables" if len(citing) <= LONGEST else "counts"
    trail = (*above, ("Cited by", None))
    return create_list_page(index, base, title, blocks, "cables", kind=kind, trail=trail)


def _list_citing(mrn: str, index: Index) -> Sequence[str]:
    """The telegrams with a page that cite one, each once, in order of time."""
    found = dict.fromkeys(citation.citing for citation in index.citing.get(mrn, ()))
    return [citing for citing in found if citing in index.cards]
