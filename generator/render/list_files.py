"""A list as files of data: the rows that its page shows, as CSV and as JSON."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from generator.model.page import Page
from generator.model.prose import Inlines, Link, Table, plain
from generator.model.site import Imprint
from generator.render.address import create_address
from generator.render.catalogue import quote_formula
from generator.render.indented import create_indented

#: How many columns a list of cables or entries has; other tables of a list (years, a month as a calendar) are none.
_COLUMNS = 5
#: The column that shows where a letter begins: the headword tells it.
_LETTER = "letter"
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
           "December")  # fmt: skip
_DAY = re.compile(rf"(?P<day>[0-9]{{1,2}}) (?P<month>{'|'.join(_MONTHS)}) (?P<year>[0-9]{{4}})")
_NUMBER = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})*")

#: A row by the names of its columns.
Row = Mapping[str, str | int]


def add_list_files(page: Page, imprint: Imprint) -> Page:
    """The page of a list with its files `list.csv` and `list.json` beside it, named among its downloads.

    A page that shows no rows of cables or entries is given back as it is.
    """
    rows = list(read_rows(page, imprint.base))
    if not rows:
        return page
    folder = page.address.strip("/")
    written = {
        "title": page.title,
        "edition": imprint.title,
        "release": imprint.release,
        "address": imprint.base + page.address.lstrip("/"),
        "rows": rows,
    }
    files = {
        f"{folder}/list.csv": _write_csv(rows),
        f"{folder}/list.json": (create_indented(written) + "\n").encode(),
    }
    downloads = [["CSV", "", f"/{folder}/list.csv"], ["JSON", "", f"/{folder}/list.json"]]
    return replace(page, files={**page.files, **files}, meta={**page.meta, "downloads": downloads})


def read_rows(page: Page, base: str) -> Iterable[Row]:
    """The rows of all tables of cables or entries of a page; `base` is the address of the site and ends in a slash.

    A day is written as in ISO 8601, a number as one; what says less or more than that stays in its words. `address` is
    that of the first page to which a row leads.
    """
    for table in page.blocks:
        if not isinstance(table, Table) or len(table.header) != _COLUMNS:
            continue
        names = [plain(cell).lower().replace(" ", "_") for cell in table.header]
        for cells in table.rows:
            row = {name: _read(cell) for name, cell in zip(names, cells, strict=True) if name != _LETTER}
            href = next((inline.href for cell in cells for inline in cell if isinstance(inline, Link)), "")
            yield {**row, "address": create_address(href, base)}


def _read(cell: Inlines) -> str | int:
    words = plain(cell)
    if found := _DAY.fullmatch(words):
        return f"{found['year']}-{_MONTHS.index(found['month']) + 1:02}-{int(found['day']):02}"
    return int(words.replace(",", "")) if _NUMBER.fullmatch(words) else words


def _write_csv(rows: Iterable[Row]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out)
    for number, row in enumerate(rows):
        if not number:
            writer.writerow(row)
        writer.writerow(quote_formula(str(cell)) for cell in row.values())
    return out.getvalue().encode()
