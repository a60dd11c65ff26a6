"""Classifications: their classes and words."""

from __future__ import annotations

#: Classification in words to its class (docs/markdown.md).
LEVELS = {
    "UNCLASSIFIED": "unclassified",
    "SENSITIVE BUT UNCLASSIFIED": "sbu",
    "LIMITED OFFICIAL USE": "sbu",
    "FOR OFFICIAL USE ONLY": "sbu",
    "RESTRICTED": "confidential",
    "CONFIDENTIAL": "confidential",
    "SECRET": "secret",
    "TOP SECRET": "top-secret",
}

#: What a level is, for who has never seen one.
RANKS = {
    "CONFIDENTIAL": "The lowest of the three levels",
    "SECRET": "The middle one of the three levels",
    "TOP SECRET": "The highest of the three levels",
}

#: The first letters of a portion mark to the class.
_PORTIONS = {
    "U": "unclassified",
    "SBU": "sbu",
    "LOU": "sbu",
    "FOUO": "sbu",
    "C": "confidential",
    "S": "secret",
    "TS": "top-secret",
}

#: Reasons for classification: E.O. 12958 as amended by E.O. 13292, section 1.4; section 1.5 of the order of 1995 has
#: the same letters. General knowledge of the field.
REASONS = {
    "a": "military plans, weapons systems or operations",
    "b": "foreign government information",
    "c": "intelligence activities, sources or methods, or cryptology",
    "d": "foreign relations",
    "e": "scientific, technological or economic matters of national security",
    "f": "programs for safeguarding nuclear materials or facilities",
    "g": "vulnerabilities or capabilities of systems, installations, projects or plans",
    "h": "weapons of mass destruction",
}


def class_level(classification: str | None) -> str:
    """The class of a classification, or nothing where it is unknown."""
    return LEVELS.get((classification or "").upper(), "")


def class_portion(portion: str | None) -> str:
    """The class of a portion mark: `S/NF` is secret, and so is `Secret/Rel NATO`."""
    words = (portion or "").upper().replace("-", "/").replace(" ", "/").split("/")
    return _PORTIONS.get(words[0]) or LEVELS.get(words[0], "")


def say_level(classification: str | None) -> str:
    """`CONFIDENTIAL` as `Confidential`."""
    return (classification or "").title().replace(" But ", " but ")
