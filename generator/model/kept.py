"""What a release keeps of a cable that came or changed: what readers saw, part by part."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kept:
    """A cable as the release `version` of the ISO date `day` showed it.

    `parts` are pairs of place and words: the anchor of a paragraph, a textual note or a note (`p3`, `e612`,
    `note-quint`), else what sort of line it is (`title`, `heading`). Words are plain, their line ends kept.
    """

    mrn: str
    version: str
    day: str
    parts: tuple[tuple[str, str], ...]
