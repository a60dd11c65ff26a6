"""Values that are made by the ten thousand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar, dataclass_transform

Made = TypeVar("Made")


@dataclass_transform(frozen_default=True)
def value(made: type[Made]) -> type[Made]:
    """A class of values: what `dataclass(frozen=True, slots=True)` makes, but that the type checker alone keeps them.

    It names each line that would change one. Where Python is to watch as well, making one takes three times as long,
    and of the pieces of its text a cable has some ten thousand.
    """
    return dataclass(slots=True, unsafe_hash=True)(made)
