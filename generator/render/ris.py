"""RIS, the tagged format of reference managers: Research Information Systems, specification of 2011, type RPRT."""

from __future__ import annotations

from collections.abc import Iterable

from generator.model.bibliography import Description
from generator.render.dates import split_date


def create_ris(described: Iterable[Description]) -> bytes:
    """The file: one record each; its lines end in CR LF, as the specification asks."""
    return "".join("".join(f"{line}\r\n" for line in _write_record(one)) for one in described).encode()


def _write_record(described: Description) -> list[str]:
    container = described.container
    parts = split_date(described.sent)
    institution = described.sender.with_government if described.sender else ""
    fields = [
        ("AU", institution),
        ("TI", described.title or f"Telegram {described.number}"),
        ("M3", "Telegram"),
        ("SN", described.number),
        ("PB", institution),
        ("PY", f"{parts[0]:04d}" if parts else ""),
        ("DA", "/".join(f"{part:02d}" for part in parts)),
        ("T2", container.title),
        ("ET", f"release {container.release}" if container.release else ""),
        *(("A2", editor) for editor in container.editors),
        ("AB", described.abstract),
        *(("KW", keyword) for keyword in described.keywords),
        ("N1", "; ".join(word for word in (described.date, described.classification, f"MRN {described.id}") if word)),
        ("LA", container.language),
        ("UR", described.address),
        ("ID", described.id),
    ]
    lines = [f"{tag}  - {' '.join(value.split())}" for tag, value in fields if value]
    return ["TY  - RPRT", *lines, "ER  - ", ""]
