"""Repairs that characters and lines prove."""

from __future__ import annotations

import pytest

from generator.parse.clean import CleanText
from generator.parse.repairs import REASONS, find_changes

PAGE = "PORTVIEW 00000412 002 OF 002"
LONG = "The minister, who had prepared himself for weeks,"


def cleaned(text: str) -> tuple[str, list[str]]:
    """The clean text, and the rules that made it."""
    changes = find_changes(text)
    return CleanText(text, changes).text, [change.rule for change in changes]


@pytest.mark.parametrize(
    ("text", "clean", "rules"),
    [
        ("one  \ntwo\t\n", "one\ntwo\n", ["trailing-blank", "trailing-blank"]),
        ("one\r\ntwo \r\n", "one\ntwo\n", ["line-end", "line-end"]),
        ("one\n  \n\ntwo", "one\n\n\ntwo", ["trailing-blank"]),
        ("  one", "  one", []),
        ("TAGS: [PREL](#) [PGOV](#here)", "TAGS: PREL PGOV", ["dead-link", "dead-link"]),
        ("with [a toast](#) to", "with a toast to", ["dead-link", "dead-link"]),
        ("[1](https://www.example.org/)", "[1](https://www.example.org/)", []),
        ("see [1](#) for more", "see 1 for more", ["dead-link"]),
        ("[1](#)3. (C) Text", "¶3. (C) Text", ["pilcrow-link"]),
        ("[1](#)B. STATE 12", "¶B. STATE 12", ["pilcrow-link"]),
        ("[1](#) alone", "1 alone", ["dead-link"]),
        ("[1](#)2007. He", "2007. He", ["false-pilcrow"]),
        ("¶2007. He", "2007. He", ["false-pilcrow"]),
        ("see ¶200 and ¶3", "see ¶200 and ¶3", []),
        ("REF: A. BAY 1\n1B. BAY 2\n1C. BAY 3", "REF: A. BAY 1\n¶B. BAY 2\n¶C. BAY 3", ["reference-pilcrow"] * 2),
        ("REF: A. STATE 1\n\n1C. STATE 3", "REF: A. STATE 1\n\n1C. STATE 3", []),
        ("1B. is a seat", "1B. is a seat", []),
        (LONG + "\n\nsaid so.", LONG + "\nsaid so.", ["line-cut"]),
        (LONG * 3 + "\n\nsaid so.", LONG * 3 + " said so.", ["line-cut"]),
        (LONG + "  \n \nsaid so.", LONG + "\nsaid so.", ["line-cut"]),
        (LONG + "\n\nHe said so.", LONG + "\n\nHe said so.", []),
        (LONG + " so.\n\nsaid he.", LONG + " so.\n\nsaid he.", []),
        (LONG + ' "so."\n\nsaid he.', LONG + ' "so."\n\nsaid he.', []),
        (LONG + "\n\n- said so", LONG + "\n\n- said so", []),
        (LONG + "\n\na. said so", LONG + "\n\na. said so", []),
        (LONG + "\n\nhttp://www.example.org/", LONG + "\n\nhttp://www.example.org/", []),
        ("A heading\n\nand a text", "A heading\n\nand a text", []),
        (LONG + "\n\nPORTVIEW 00000412 002 OF 002\n\n\nsaid so.", LONG + "\nsaid so.", ["page-cut"]),
        (LONG + "\n\nPORTVIEW 00000412 002 OF 002\n\nNorway.", LONG + "\nNorway.", ["page-cut"]),
        ("He said\n\nPORTVIEW 00000412 002 OF 002\n\nso.", "He said\nso.", ["page-cut"]),
        (LONG + "\n\nPORTVIEW 00000412 002 OF 002\n\n¶2. (C) He", LONG + "\n\n¶2. (C) He", ["page-line"]),
        (LONG + f"\n\n{PAGE}\n\nTHE LAKE\n----", LONG + "\n\nTHE LAKE\n----", ["page-line"]),
        (LONG + f"\n\n{PAGE}\n\n- a boat", LONG + "\n\n- a boat", ["page-line"]),
        ("So.\nPORTVIEW 00000412 002 OF 002\nHe", "So.\nHe", ["page-line"]),
        ("and PORTVIEW 00000412 002 OF 002 then", "and then", ["page-cut"]),
        ("and he PORTVIEW 00000412 002 OF 002\nthen", "and he\nthen", ["page-cut"]),
        ("TO PAGE 02        PORTVI   000412  031015Z \nSECSTATE", "TO SECSTATE", ["page-cut"]),
    ],
)
def test_repair(text: str, clean: str, rules: list[str]) -> None:
    assert cleaned(text) == (clean, rules)


def test_every_rule_has_a_reason() -> None:
    text = f"a \r\nb \n[x](#)\n[1](#)2.\n{LONG}\n\nsaid\n\nPORTVIEW 00000412 002 OF 002\n\n¶2. ¶2001."
    assert {change.rule for change in find_changes(text)} <= set(REASONS)
