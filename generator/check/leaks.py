"""Words that are withheld and stand in a file all the same: in its text, in its name, in what is packed inside."""

from __future__ import annotations

import gzip
import re
import unicodedata
import zlib
from collections.abc import Iterable, Iterator
from functools import lru_cache
from html import unescape
from urllib.parse import unquote

_GZIP = b"\x1f\x8b"

#: \\u00e9: a character as JSON and scripts write it.
_ESCAPED = re.compile(r"\\u(?P<code>[0-9A-Fa-f]{4})")
#: <em>, <!-- and -->: a comment loses its marks, and keeps its words.
_TAG = re.compile(r"<!--|-->|</?[A-Za-z][^<>]*>")
#: A comment as a whole, which may stand in the midst of a word.
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
#: All that is no letter and no figure: between words a blank, a hyphen, an underscore and a line end are alike.
_GAP = re.compile(r"[\W_]+")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")


def find_leaks(data: bytes, words: Iterable[str], name: str = "") -> Iterator[str]:
    """Those of `words` that stand in a file of which `name` is the path and `data` the bytes.

    Capitals, accents, blanks, markup, entities, percent signs and escapes make no difference, nor does gzip.
    """
    waiting = {each: folded for each in words if (folded := _fold_words(each))}
    for text in _read_forms(data, name):
        plain = _make_plain(text)
        # Few files have even one of the words, and finding out takes a fiftieth of what folding a text does.
        near = [each for each, folded in waiting.items() if max(folded.split(), key=len) in plain]
        if near:
            folded = f" {_fold_gaps(plain)} "
            for each in near:
                if f" {waiting[each]} " in folded:
                    del waiting[each]
                    yield each


def fold(text: str) -> str:
    """The letters and figures of a text, small, without accents, one blank between its words."""
    return _fold_gaps(_make_plain(text))


_fold_words = lru_cache(maxsize=1024)(fold)


def _make_plain(text: str) -> str:
    """A text in small letters without accents."""
    if text.isascii():
        return text.casefold()
    plain = unicodedata.normalize("NFKD", text)
    accents = {char for char in set("".join(_BEYOND_ASCII.findall(plain))) if unicodedata.combining(char)}
    return plain.translate(dict.fromkeys(map(ord, accents))).casefold() if accents else plain.casefold()


def _fold_gaps(plain: str) -> str:
    return _GAP.sub(" ", plain).strip()


def _read_forms(data: bytes, name: str) -> Iterator[str]:
    """The texts in which words of a file may hide, each once."""
    yield unquote(name)
    if data.startswith(_GZIP):
        try:
            data = gzip.decompress(data)
        except (OSError, EOFError, zlib.error):
            return
    text = data.decode("utf-8", "replace")
    text = _ESCAPED.sub(lambda found: chr(int(found["code"], 16)), text)
    forms = dict.fromkeys((text, unescape(unquote(text))))
    for read in forms:
        yield read
        for shown in dict.fromkeys((read, _COMMENT.sub("", read))):
            # A word cut by a tag, and words that only tags keep apart.
            without = (_TAG.sub(between, shown) for between in ("", " "))
            for form in dict.fromkeys(map(unescape, without)):
                if form not in forms:
                    yield form
