"""Words that are withheld and stand in a file all the same: in its text, in its name, in what is packed inside."""

from __future__ import annotations

import gzip
import re
import unicodedata
import zlib
from collections.abc import Iterable, Iterator
from html import unescape
from urllib.parse import unquote

_GZIP = b"\x1f\x8b"

#: \\u00e9: a character as JSON and scripts write it.
_ESCAPED = re.compile(r"\\u(?P<code>[0-9A-Fa-f]{4})")
#: <em>, <!-- and -->: a comment loses its marks, and keeps its words.
_TAG = re.compile(r"<!--|-->|</?[A-Za-z][^<>]*>")
#: All that is no letter and no figure: between words a blank, a hyphen, an underscore and a line end are alike.
_GAP = re.compile(r"[\W_]+")


def find_leaks(data: bytes, words: Iterable[str], name: str = "") -> Iterator[str]:
    """Those of `words` that stand in a file of which `name` is the path and `data` the bytes.

    Capitals, accents, blanks, markup, entities, percent signs and escapes make no difference, nor does gzip.
    """
    forms = {each: f" {fold(each)} " for each in words}
    texts = [f" {form} " for form in _read_forms(data, name)]
    for each, form in forms.items():
        if form.strip() and any(form in text for text in texts):
            yield each


def fold(text: str) -> str:
    """The letters and figures of a text, small, without accents, one blank between its words."""
    plain = "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))
    return _GAP.sub(" ", plain.casefold()).strip()


def _read_forms(data: bytes, name: str) -> Iterator[str]:
    """A file's text in the forms in which words may hide, each folded."""
    yield fold(unquote(name))
    if data.startswith(_GZIP):
        try:
            data = gzip.decompress(data)
        except (OSError, EOFError, zlib.error):
            return
    text = data.decode("utf-8", "replace")
    text = _ESCAPED.sub(lambda found: chr(int(found["code"], 16)), text)
    for read in (text, unescape(unquote(text))):
        yield fold(read)
        yield fold(unescape(_TAG.sub("", read)))  # a word cut by a tag
        yield fold(unescape(_TAG.sub(" ", read)))  # words that only tags keep apart
