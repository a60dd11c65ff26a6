"""What is kept from one run to the next. It may be lost at any time and costs nothing but time to make again."""

from __future__ import annotations

import io
import pickle
import zlib
from dataclasses import is_dataclass
from hashlib import sha256
from pathlib import Path

from generator.store.writing import write_changed

#: Begins every such file, by whether it is packed; another one where what is kept changes its form.
_MAGIC = {False: b"Reftel cache 2 plain \n", True: b"Reftel cache 2 packed\n"}
_BEGIN = len(_MAGIC[False]) + 32


def keep(path: Path, value: object, *, packed: bool = False) -> bytes:
    """Keep `value`, made of dataclasses of ours and of what Python has built in, at `path`; whole or not at all.

    Text is worth being `packed`. Returned is what tells this value from any other that may be found there.
    """
    content = pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)
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
    content, found = written[_BEGIN:], written[_BEGIN - 32 : _BEGIN]
    packed = next((packed for packed, magic in _MAGIC.items() if written.startswith(magic)), None)
    if packed is None or sha256(content).digest() != found or printed not in (None, found):
        return None
    try:
        if packed:
            content = zlib.decompress(content)
        return _Reader(io.BytesIO(content)).load()  # type: ignore[no-any-return]
    except (pickle.UnpicklingError, zlib.error, AttributeError, ImportError, TypeError, ValueError):
        return None  # written by another version of ours


class _Reader(pickle.Unpickler):
    """Makes nothing but dataclasses of ours: a file that somebody else put there can do nothing."""

    def find_class(self, module: str, name: str) -> object:
        if module.startswith("generator."):
            found = super().find_class(module, name)
            if isinstance(found, type) and is_dataclass(found):
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is never kept")
