"""Templates as Jinja compiled them, kept from one run to the next: compiling them takes longer than a page they make.

What is kept serves the very text of a template, and the settings, of which it was compiled. It may be lost or torn at
any moment: then the template is compiled.
"""

from __future__ import annotations

import os
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

_SUM = 16  # bytes of the sum with which a file begins


class CompiledTemplates(BytecodeCache):
    """The templates in a folder, each in a file of its own; `settings` stands for all that is compiled with."""

    def __init__(self, folder: Path, settings: bytes) -> None:
        self._folder = folder
        self._settings = settings

    def get_source_checksum(self, source: str) -> str:
        """What stands for the text of a template, and for what it is compiled with."""
        return blake2b(source.encode("utf-8", "surrogatepass"), key=self._settings, digest_size=_SUM).hexdigest()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take what is kept, if it is whole: what is torn could be read as another program."""
        try:
            kept = (self._folder / bucket.key).read_bytes()
        except OSError:
            return
        if kept[:_SUM] == _sum(kept[_SUM:]):
            bucket.bytecode_from_string(kept[_SUM:])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled; where that is not possible, it is compiled again the next time."""
        content = bucket.bytecode_to_string()
        aside = self._folder / f".{bucket.key}.{os.getpid()}"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            aside.write_bytes(_sum(content) + content)
            aside.replace(self._folder / bucket.key)
        except OSError:
            with suppress(OSError):
                aside.unlink()


def _sum(content: bytes) -> bytes:
    return blake2b(content, digest_size=_SUM).digest()
