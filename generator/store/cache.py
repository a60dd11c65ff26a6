"""What is kept from one run to the next. It may be lost at any time and costs nothing but time to make again."""

from __future__ import annotations

import io
import pickle
from dataclasses import is_dataclass
from hashlib import sha256
from pathlib import Path

from generator.store.writing import write_changed

#: Begins every such file; another one where what is kept changes its form.
_MAGIC = b"Reftel cache 1\n"


def keep(path: Path, value: object) -> None:
    """Keep `value`, made of dataclasses of ours and of what Python has built in, at `path`; whole or not at all."""
    content = pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)
    write_changed(path, _MAGIC + sha256(content).digest() + content)


def recall(path: Path) -> object | None:
    """What was kept at `path`; None where nothing is, or something that is not what was kept there."""
    try:
        written = path.read_bytes()
    except OSError:
        return None
    content = written[len(_MAGIC) + 32 :]
    if not written.startswith(_MAGIC) or sha256(content).digest() != written[len(_MAGIC) :][:32]:
        return None
    try:
        return _Reader(io.BytesIO(content)).load()  # type: ignore[no-any-return]
    except (pickle.UnpicklingError, AttributeError, ImportError, TypeError, ValueError):
        return None  # written by another version of ours


class _Reader(pickle.Unpickler):
    """Makes nothing but dataclasses of ours: a file that somebody else put there can do nothing."""

    def find_class(self, module: str, name: str) -> object:
        if module.startswith("generator."):
            found = super().find_class(module, name)
            if isinstance(found, type) and is_dataclass(found):
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is never kept")
