"""Links to where the edition is kept: to change a file, to report an error, to add an entry, to see the history.

`repository` and `repository_kind` of edition.yml say where that is. On GitHub each link opens what it names, a form
already filled in with what the page is about. A plain git host has no such pages: there one writes to the `contact`.
"""

from __future__ import annotations

from typing import Literal
from urllib.parse import quote, urlencode

from generator.model.draft import UNNAMED, create_entry_text
from generator.model.entry import KINDS
from generator.model.site import Imprint

#: What a page is about: the issue form for it, its field for the thing, and the word before it in a title.
Subject = Literal["entry", "cable", "page"]
FORMS: dict[Subject, tuple[str, str, str]] = {
    "entry": ("fix-entry.yml", "entry", "Entry: "),
    "cable": ("fix-cable.yml", "cable", "Cable: "),
    "page": ("", "", "Page: "),
}
NEW_ENTRY = "new-entry.yml"

Links = dict[str, str | None]


def find_edit_links(imprint: Imprint, path: str, name: str, *, subject: Subject = "cable", address: str = "") -> Links:
    """Links to edit the file at `path`, to report an error in what is called `name`, and to the file's history.

    `path` is relative to the repository, empty where there is no file; `address` that of the page, where a report
    should name it (`/glossary/goaj/`).
    """
    base = _on_github(imprint)
    file = quote(path)
    return {
        "edit": f"{base}/edit/{imprint.branch}/{file}" if base and path else None,
        "suggest": _report(imprint, name, subject, address),
        "history": f"{base}/commits/{imprint.branch}/{file}" if base and path else None,
    }


def find_adding_links(imprint: Imprint, kind: str, top: str, *, any_kind: bool = False) -> Links:
    """Links to begin the file of a new entry of a `kind`, and to propose one; `top` is the name of content/.

    With `any_kind`, the folder of the kind stands in the box of the file's name, where it can be changed.
    """
    base = _on_github(imprint)
    if not base:
        return {"add": None, "suggest": _write(imprint, "New entry: ", "")}
    folder = next(folder for folder, name in KINDS.items() if name == kind)
    name = f"{UNNAMED}.md"
    if any_kind:
        folder, _, own = folder.rpartition("/")
        name = f"{own}/{name}"
    begun = _query({"filename": name, "value": create_entry_text(kind)})
    return {
        "add": f"{base}/new/{imprint.branch}/{quote(top)}/{folder}?{begun}",
        "suggest": f"{base}/issues/new?{_query({'template': NEW_ENTRY})}",
    }


def _report(imprint: Imprint, name: str, subject: Subject, address: str) -> str | None:
    form, field, word = FORMS[subject]
    page = f"{imprint.base.rstrip('/')}{address}" if address else ""
    base = _on_github(imprint)
    if not base:
        return _write(imprint, f"{word}{name}", page)
    said = {"title": f"{word}{name}"}
    if form:
        said = {"template": form, **said, field: f"{name}, {page}" if page else name}
    return f"{base}/issues/new?{_query(said)}"


def _write(imprint: Imprint, subject: str, page: str) -> str | None:
    """The address to write to, with subject and page in it where it is one of mail."""
    contact = imprint.contact
    if contact.startswith(("https://", "http://")):
        return contact
    if "@" not in contact or " " in contact:
        return None
    said = {"subject": subject, **({"body": page} if page else {})}
    return f"mailto:{contact.removeprefix('mailto:')}?{_query(said)}"


def _on_github(imprint: Imprint) -> str:
    """The address of the repository, or empty where it is not on GitHub."""
    return imprint.repository.rstrip("/") if imprint.host == "github" else ""


def _query(said: dict[str, str]) -> str:
    return urlencode(said, quote_via=quote, safe="")
