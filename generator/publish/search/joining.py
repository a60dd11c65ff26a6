"""The parts of an index as one, in an order of our own: the same records give the same index, whatever the parts were.

What Pagefind writes is one file that says what there is (`pf_meta`), and lists of words (`pf_index`), one of pages
(`pf_fragment`) and values to choose by (`pf_filter`), each CBOR or JSON behind a signature, and packed. Pages are
numbered, and words say on which they stand, each number as its distance from the one before. Here all pages are
numbered anew, in the order of the records, and the words of all parts are merged; what Pagefind found is not changed.
"""

from __future__ import annotations

import gzip
import heapq
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, groupby
from pathlib import Path
from typing import Any

import cbor2

from generator.publish.search.records import Record

SIGNATURE = b"pagefind_dcd"
#: How many places of words one list holds, at least. A reader who asks for a rare word fetches the list it stands in.
PLACES = 6_000
#: About how many lists there are at most, for each reader fetches their names: the lists of large editions are longer.
LISTS = 1_500
_ENTRY = "pagefind-entry.json"
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"

#: A word on a page: the number of the page, its places in the text, and in the title.
_Page = tuple[int, list[int], list[int]]


class UnknownFormError(Exception):
    """Pagefind wrote something else than what we know how to read."""


def join_parts(parts: Sequence[Path], records: Sequence[Record], target: Path, language: str) -> None:
    """Write the index of `records` into the empty folder `target`, from what Pagefind wrote for them in `parts`.

    Raises UnknownFormError.
    """
    try:
        _join(parts, records, target, language)
    except (ValueError, KeyError, TypeError, IndexError, OSError) as error:
        if isinstance(error, OSError) and error.errno is not None:
            raise
        raise UnknownFormError(f"This version of Pagefind writes another form of index: {error}") from error


def _join(parts: Sequence[Path], records: Sequence[Record], target: Path, language: str) -> None:
    for folder in ("index", "fragment", "filter"):
        (target / folder).mkdir()
    numbers = {record.address: number for number, record in enumerate(records)}
    sizes = [0] * len(records)
    words: list[Iterator[tuple[str, list[_Page], dict[str, list[_Page]]]]] = []
    version = ""
    for part in parts:
        [file] = part.glob("pagefind.*.pf_meta")
        version, pages, chunks, _, _, named = cbor2.loads(unpack(file.read_bytes()))
        if named != ["title"]:
            raise ValueError("other fields")
        renumbered = []
        for name, size in pages:
            fragment = json.loads(unpack((part / "fragment" / f"{name}.pf_fragment").read_bytes()))
            number = numbers[fragment["url"]]
            renumbered.append(number)
            sizes[number] = size
            _write(target / "fragment" / f"{name_number(number)}.pf_fragment", _dress(fragment, records[number]))
        words.append(_read_words(part, [name for _, _, name in chunks], renumbered))
    lists = list(_write_words(heapq.merge(*words, key=lambda word: word[0]), target, max(PLACES, sum(sizes) // LISTS)))
    filters = [[name, name_number(place)] for place, name in enumerate(_write_filters(records, target))]
    pages = [[name_number(number), size] for number, size in enumerate(sizes)]
    stated = [version, pages, lists, filters, [], ["title"]]
    _write(target / f"pagefind.{language}.pf_meta", cbor2.dumps(stated))
    entry = json.loads((parts[0] / _ENTRY).read_bytes())
    [told] = entry["languages"].values()
    entry["languages"] = {language: {**told, "hash": language, "page_count": len(records)}}
    (target / _ENTRY).write_text(json.dumps(entry, sort_keys=True) + "\n", "utf-8", newline="\n")


def find_compiled(target: Path) -> str:
    """The language for which the search that goes with an index was compiled."""
    [told] = json.loads((target / _ENTRY).read_bytes())["languages"].values()
    return str(told["wasm"] or "unknown")


def name_number(number: int) -> str:
    """A number as a short name, in figures and letters: 35 is `z`, 36 is `10`."""
    name = _DIGITS[number % 36]
    while number := number // 36:
        name = _DIGITS[number % 36] + name
    return name


def unpack(data: bytes) -> bytes:
    """What stands in a file of Pagefind's."""
    content = gzip.decompress(data)
    if not content.startswith(SIGNATURE):
        raise ValueError("no signature")
    return content[len(SIGNATURE) :]


def _write(file: Path, content: bytes) -> None:
    file.write_bytes(gzip.compress(SIGNATURE + content, 9, mtime=0))


def _dress(fragment: Mapping[str, Any], record: Record) -> bytes:
    """A page as a list of results shows it: the text as Pagefind numbers its words, and what is told of it."""
    kept = {key: fragment[key] for key in ("url", "content", "word_count", "anchors")}
    kept["meta"] = {"title": record.title, **record.told}
    kept["filters"] = {name: list(values) for name, values in record.filters.items() if name == "Kind"}
    if level := record.filters.get("Classification"):
        kept["filters"]["Classification"] = list(level)
    return json.dumps(kept, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _read_words(
    part: Path, names: Iterable[str], renumbered: Sequence[int]
) -> Iterator[tuple[str, list[_Page], dict[str, list[_Page]]]]:
    """The words of a part in their order, with the pages on which they stand, and with other forms (`chargé`)."""
    for name in names:
        [found] = cbor2.loads(unpack((part / "index" / f"{name}.pf_index").read_bytes()))
        for word, pages, forms in found:
            yield word, _renumber(pages, renumbered), {form: _renumber(own, renumbered) for form, own in forms}


def _renumber(pages: Sequence[tuple[int, list[int], list[int]]], renumbered: Sequence[int]) -> list[_Page]:
    at = accumulate(page[0] for page in pages)
    return [(renumbered[number], page[1], page[2]) for number, page in zip(at, pages, strict=True)]


def _write_words(
    words: Iterable[tuple[str, list[_Page], dict[str, list[_Page]]]], target: Path, length: int
) -> Iterator[tuple[str, str, str]]:
    """Write the lists of words, each with `length` places; give first word, last word and name of each.

    A word that is everywhere stands alone.
    """
    held: list[Any] = []
    places = count = 0
    for word, same in groupby(words, key=lambda found: found[0]):
        pages: list[_Page] = []
        forms: dict[str, list[_Page]] = {}
        for _, own, others in same:
            pages += own
            for form, found in others.items():
                forms.setdefault(form, []).extend(found)
        size = sum(len(page[1]) + len(page[2]) + 1 for each in (pages, *forms.values()) for page in each)
        if held and places + size > length:
            yield _write_list(held, count, target)
            held, places, count = [], 0, count + 1
        held.append([word, _count_up(pages), [[form, _count_up(forms[form])] for form in sorted(forms)]])
        places += size
    if held:
        yield _write_list(held, count, target)


def _write_list(words: list[Any], count: int, target: Path) -> tuple[str, str, str]:
    name = name_number(count)
    _write(target / "index" / f"{name}.pf_index", cbor2.dumps([words]))
    return words[0][0], words[-1][0], name


def _count_up(pages: list[_Page]) -> list[list[Any]]:
    """Pages in order, each number as its distance from the one before."""
    before = 0
    out: list[list[Any]] = []
    for number, places, titles in sorted(pages):
        out.append([number - before, places, titles])
        before = number
    return out


def _write_filters(records: Sequence[Record], target: Path) -> list[str]:
    """Write the values by which pages can be chosen; give the names of the filters."""
    found: dict[str, dict[str, list[int]]] = {}
    for number, record in enumerate(records):
        for name, values in record.filters.items():
            for value in values:
                found.setdefault(name, {}).setdefault(value, []).append(number)
    for place, (name, pages) in enumerate(sorted(found.items())):
        stated = [name, [[value, numbers] for value, numbers in sorted(pages.items())]]
        _write(target / "filter" / f"{name_number(place)}.pf_filter", cbor2.dumps(stated))
    return sorted(found)
