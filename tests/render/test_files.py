from __future__ import annotations

import json

from generator.compose.bibliography import describe_cable, describe_cables
from generator.compose.digest import card_of
from generator.compose.downloads import compose_downloads
from generator.model.prose import Link, Table, plain
from generator.render.catalogue import FILES
from generator.render.files import create_bibliographies, create_cable_files, create_cable_meta, create_lists
from tests.compose.described import IMPRINT, index_of
from tests.render.cable import REGISTER_ENTRIES, annotate_text

ANNOTATED = annotate_text()
INDEX = index_of(card_of(ANNOTATED), entries=REGISTER_ENTRIES)
DESCRIBED = describe_cable(card_of(ANNOTATED), INDEX)


def test_files_of_a_cable_lie_beside_its_page_under_the_names_that_the_catalogue_gives() -> None:
    beside = "cables/07LISBON2041/07LISBON2041"
    others = {f"{beside}{FILES[name]}" for name in ("text", "markdown", "telegram")}
    assert set(create_cable_files(ANNOTATED, INDEX, DESCRIBED)) | others == {f"{beside}{end}" for end in FILES.values()}


def test_page_names_every_file_of_its_cable() -> None:
    named = [["Text received", ".txt", "07LISBON2041.txt"], ["Annotated text", "Markdown", "07LISBON2041.md"]]
    meta = create_cable_meta(DESCRIBED, IMPRINT, [*named, ["Telegram", "JSON", "07LISBON2041.json"]])
    assert {file for _, _, file in meta["downloads"]} == {f"07LISBON2041{ending}" for ending in FILES.values()}
    assert meta["cite_as"] == DESCRIBED.address
    assert json.loads(json.dumps(meta)) == meta


def test_page_of_data_explains_every_file_of_the_edition() -> None:
    page = compose_downloads(INDEX)
    table = next(block for block in page.blocks if isinstance(block, Table))
    links = [inline for row in table.rows for inline in row[0] if isinstance(inline, Link)]
    assert {link.href for link in links} == {f"/{path}" for path in page.apart}
    assert {f"data/{name}" for name in create_lists(describe_cables(INDEX), INDEX)} < page.apart
    assert all(plain(row[2]) for row in table.rows)
    assert page.address == "/data/"


def test_files_are_the_same_bytes_again() -> None:
    described = describe_cables(INDEX)
    assert create_lists(described, INDEX) == create_lists(described, INDEX)
    assert create_bibliographies(described, IMPRINT) == create_bibliographies(described, IMPRINT)
    assert create_cable_files(ANNOTATED, INDEX, DESCRIBED) == create_cable_files(annotate_text(), INDEX, DESCRIBED)
