"""What is kept from one run to the next. It may be lost at any time and costs nothing but time to make again."""

from __future__ import annotations

import gc
import io
import pickle
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import fields, is_dataclass
from hashlib import sha256
from operator import attrgetter
from pathlib import Path
from typing import Any

from generator.store.writing import write_changed

#: Begins every such file, by whether it is packed; another one where what is kept changes its form.
_MAGIC = {False: b"Reftel cache 3 plain \n", True: b"Reftel cache 3 packed\n"}
_BEGIN = len(_MAGIC[False]) + 32


def keep(path: Path, value: object, *, packed: bool = False) -> bytes:
    """Keep `value`, made of records of ours and of what Python has built in, at `path`; whole or not at all.

    Records are dataclasses and named tuples. What they find out when first asked is not kept.

    Text is worth being `packed`. Returned is what tells this value from any other that may be found there.
    """
    written = io.BytesIO()
    _Writer(written, protocol=pickle.HIGHEST_PROTOCOL).dump(value)
    content = written.getvalue()
    if packed:
        content = zlib.compress(content, 1)
    printed = sha256(content).digest()
    write_changed(path, _MAGIC[packed] + printed + content)
    return printed


def recall(path: Path, printed: bytes | None = None) -> object | None:
    """What was kept at `path`; None where nothing is, or something that is not what was kept there.

    With what `keep` returned, nothing but that very value is recalled.
    """
    try:
        written = path.read_bytes()
    except OSError:
        return None
    content, found = memoryview(written)[_BEGIN:], written[_BEGIN - 32 : _BEGIN]
    packed = next((packed for packed, magic in _MAGIC.items() if written.startswith(magic)), None)
    if packed is None or sha256(content).digest() != found or printed not in (None, found):
        return None
    try:
        file = io.BytesIO(zlib.decompress(content) if packed else written)  # `written` is not copied
        file.seek(0 if packed else _BEGIN)
        with without_collector():
            return _Reader(file).load()  # type: ignore[no-any-return]
    except (pickle.UnpicklingError, zlib.error, AttributeError, ImportError, TypeError, ValueError):
        return None  # written by another version of ours


@contextmanager
def without_collector() -> Iterator[None]:
    """Look for no cycles: in what is read there are none, and a third of the time would go into looking."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _find_form(kind: type) -> Callable[[Any], tuple[Any, ...]] | None:
    """What takes a record to a call of its class that makes an equal one; None for any other type."""
    values: Callable[[Any], tuple[Any, ...]] = tuple
    if is_dataclass(kind):
        names = [field.name for field in fields(kind) if field.init]
        values = attrgetter(*names) if len(names) > 1 else lambda value: tuple(getattr(value, name) for name in names)
    elif not issubclass(kind, tuple):
        return None
    return lambda value: (kind, values(value))


class _Forms(dict[type, Callable[[Any], tuple[Any, ...]]]):
    """How records are written, found out once for each class of them.

    What Python does by itself takes three times as long to read with a dataclass, and twice as long to write with a
    named tuple.
    """

    def __missing__(self, kind: type) -> Callable[[Any], tuple[Any, ...]]:
        found = _find_form(kind)
        if found is None:
            raise KeyError(kind)  # Python then writes it by itself
        self[kind] = found
        return found


class _Writer(pickle.Pickler):
    dispatch_table = _Forms()


class _Reader(pickle.Unpickler):
    """Makes nothing but records of ours: a file that somebody else put there can do nothing."""

    def find_class(self, module: str, name: str) -> object:
        if module.startswith("generator."):
            found = super().find_class(module, name)
            if isinstance(found, type) and (is_dataclass(found) or hasattr(found, "_fields")):
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is never kept")
