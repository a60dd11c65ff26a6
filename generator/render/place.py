"""Where inlines stand, and what is known of the page they stand on."""

from __future__ import annotations

from generator.render.href import NotOursError, create_href, resolve


class Sheet:
    """The page being written.

    `page` is its file, a path below the rendered Markdown. `anchors`, `asked` and `links` are those of `model.leaf`;
    `odd` says that it has something of which only the converter knows what becomes of it.
    """

    __slots__ = ("_hrefs", "anchors", "asked", "links", "odd", "page")

    def __init__(self, page: str) -> None:
        self.page = page
        self.anchors: set[str] = set()
        self.asked: set[str] = set()
        self.links: dict[str, dict[str, str]] = {}
        self.odd = False
        self._hrefs: dict[str, tuple[str, str]] = {}

    def lead(self, href: str) -> tuple[str, str]:
        """`href` of a `model.prose.Link` as it is written in Markdown, and as it is on the site. Raises ValueError."""
        found = self._hrefs.get(href)
        if found is None:
            written = create_href(href, self.page)
            try:
                address, target, anchor = resolve(href, written, self.page)
            except NotOursError:
                self.odd = True
                address, target, anchor = "", "", ""
            if target and not href.startswith("#"):
                self.asked.add(target)
            if anchor:
                self.links.setdefault(target, {}).setdefault(anchor, written)
            found = self._hrefs[href] = (written, address)
        return found


class Place:
    """Where inlines stand: on which sheet, whether all must be one line, whether in a cell of a table."""

    __slots__ = ("_cell", "_line", "in_cell", "one_line", "sheet")

    def __init__(self, page: str | Sheet, *, one_line: bool = False, in_cell: bool = False) -> None:
        self.sheet = page if isinstance(page, Sheet) else Sheet(page)
        self.one_line = one_line
        self.in_cell = in_cell
        self._line: Place | None = None
        self._cell: Place | None = None

    @property
    def line(self) -> Place:
        """The same, where all must be one line."""
        if self._line is None:
            self._line = self if self.one_line else Place(self.sheet, one_line=True, in_cell=self.in_cell)
        return self._line

    @property
    def cell(self) -> Place:
        """The same, in a cell of a table."""
        if self._cell is None:
            self._cell = Place(self.sheet, one_line=True, in_cell=True)
        return self._cell
