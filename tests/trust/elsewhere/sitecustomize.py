"""Another machine, for the programs started with this folder on PYTHONPATH: years later, its folders in another order.

Python runs a module of this name before anything else.
"""

from __future__ import annotations

import datetime
import os
import time
from collections.abc import Callable, Iterator
from typing import Any, Self

LATER = int(os.environ["YEARS_LATER"]) * 365 * 86_400  # seconds
_time, _localtime, _gmtime = time.time, time.localtime, time.gmtime
_listdir: Callable[..., list[Any]] = os.listdir
_scandir: Callable[..., Any] = os.scandir


class _Later(datetime.datetime):
    @classmethod
    def now(cls, tz: datetime.tzinfo | None = None) -> Self:
        return super().now(tz) + datetime.timedelta(seconds=LATER)


class _Backwards:
    """What os.scandir gives, the last first."""

    def __init__(self, *words: Any) -> None:
        with _scandir(*words) as found:
            self.children = iter(sorted(found, key=lambda child: child.name, reverse=True))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def __iter__(self) -> Iterator[Any]:
        return self.children

    def __next__(self) -> Any:
        return next(self.children)

    def close(self) -> None:
        pass


time.time = lambda: _time() + LATER
time.localtime = lambda seconds=None: _localtime(time.time() if seconds is None else seconds)
time.gmtime = lambda seconds=None: _gmtime(time.time() if seconds is None else seconds)
datetime.datetime = _Later  # type: ignore[misc]
os.listdir = lambda *words: sorted(_listdir(*words), reverse=True)
os.scandir = _Backwards  # type: ignore[assignment]
