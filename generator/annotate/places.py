"""Where in the files of the edition something stands."""

from __future__ import annotations

from generator.model.telegram import Telegram


def place_of(telegram: Telegram, record: str, offset: int) -> tuple[str, int, int]:
    """The witness's file, line and column of an offset; the witness lies beside `record`, the path of the record."""
    folder, slash, _ = record.rpartition("/")
    return f"{folder}{slash}source.txt" if record else "", *telegram.witness.place(offset)
