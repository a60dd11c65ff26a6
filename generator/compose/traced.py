"""An index that notes what is looked up in it, and the facts of an index."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from functools import cached_property
from operator import attrgetter
from typing import Any

from generator.model.concordance import Concordance
from generator.model.site import Index
from generator.model.trace import ALL, Trace, TracedMapping, TracedSequence, fingerprint, print_items

#: What an index finds out when it is first asked.
_FOUND_OUT = tuple(name for name, member in vars(Index).items() if isinstance(member, cached_property))


def trace_index(index: Index, trace: Trace) -> Index:
    """The same index, which notes in `trace` what is looked up in it.

    All that an index tells is set beforehand, also what it would else find out when first asked. The imprint alone
    is not noted: every page is made of it.
    """
    traced = Index(index.imprint, {}, {}, Concordance(), (), ())
    for name, part in _parts(index):
        vars(traced)[name] = (TracedMapping if isinstance(part, Mapping) else TracedSequence)(part, name, trace)
    return traced


def _parts(index: Index) -> Iterator[tuple[str, Any]]:
    names = (*(field.name for field in fields(index) if field.name != "imprint"), *_FOUND_OUT)
    return ((name, getattr(index, name)) for name in names)


def print_index(index: Index) -> dict[str, dict[str, bytes]]:
    """All that can be looked up in an index, each with a fingerprint of what is found there."""
    printed = {"imprint": {ALL: fingerprint(index.imprint)}}
    for name, part in _parts(index):
        if isinstance(part, Concordance):
            printed[name] = part.print()
        elif name == "entries":
            printed[name] = print_items(part, attrgetter("printed"))
        elif isinstance(part, Mapping):
            printed[name] = print_items(part)
        else:
            printed[name] = {ALL: fingerprint(tuple(part))}
    return printed
