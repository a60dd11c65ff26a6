"""Repairs: what is changed before a telegram is read, and what is proposed to its editors."""

from __future__ import annotations

from generator.parse.repairs.lines import find_changes

#: Each rule's name, to what the apparatus says of it.
REASONS: dict[str, str] = {
    "trailing-blank": "Blanks at the end of a line, left by the carrier of the text.",
    "line-end": "Carriage return at the end of a line, left by the carrier of the text.",
    "control": "A control character, which cannot be printed, shown as a sign.",
    "dead-link": "A link that leads nowhere, put round the word by the carrier of the text.",
    "pilcrow-link": "The pilcrow became a link to nowhere in transmission of the text.",
    "reference-pilcrow": "The pilcrow before the letter of the reference became a 1 in transmission of the text.",
    "page-line": "The heading of a page of the transmission stands inside the text.",
    "page-cut": "The heading of a page of the transmission cuts the sentence.",
    "line-cut": "A break of the transmission cuts the sentence.",
    "false-pilcrow": "The publisher put a pilcrow before every line that begins with a number; this is no paragraph.",
    "paragraph-pilcrow": "The pilcrow of the source became a 1 in transmission of the text.",
    "comma-apostrophe": "The apostrophe became a comma in transmission of the text.",
    "quotation-mark": "The quotation mark became another sign in transmission of the text.",
    "precedence": "The precedence is misspelt.",
}

__all__ = ["REASONS", "find_changes"]
