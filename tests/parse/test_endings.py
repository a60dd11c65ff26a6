"""Signatures, the lines after them, the notices before them."""

from __future__ import annotations

import pytest

from generator.parse.endings import read_ending
from generator.parse.lines import cut_lines


def ending_of(text: str) -> tuple[str, list[tuple[str, str]]]:
    ending = read_ending(cut_lines(text, 0, len(text)))
    return ", ".join(ending.signers), [(part.kind, text[part.start : part.end]) for part in ending.parts]


@pytest.mark.parametrize(
    ("text", "signer"),
    [
        ("He left.\nWRITER", "WRITER"),
        ("He left.\n\nWRITER\n", "WRITER"),
        ("HE LEFT.\nWRITER", "WRITER"),
        ("He left.\nWriter", "WRITER"),
        ("He left.\nwriter", "WRITER"),
        ("He left.\nDE WRITER", "DE WRITER"),
        ("He left.\nO'WRITER", "O'WRITER"),
        ("He left.\nWRITER JR", "WRITER JR"),
        ("He left.\nMUÑOZ", "MUÑOZ"),
        ("He left.\nWRITER WRITER", "WRITER"),
        ("He left.\nWRITER Writer", "WRITER"),
        ("He left.\nEND COMMENT\nWRITER", "WRITER"),
        ("He left.\n\nUNQUOTE\n\nWRITER", "WRITER"),
        ("He left.\n\nREGARDS\n\nWRITER", "WRITER"),
        ("He left.\nXXXXXXXXXXXX\nWRITER", "WRITER"),
        ("THE LAST WORDS ARE LOST IN HIS\n\n\nWRITER\n", "WRITER"),
        # glued to the last line
        ('He said: "We left." WRITER', "WRITER"),
        ("He left. End comment. WRITER", "WRITER"),
        ("He left for the U.S. WRITER", "WRITER"),
        ("He left. Writer", "WRITER"),
        ("He left. LA WRITER", "LA WRITER"),
        ("He left. WRITER WRITER", "WRITER"),
        ("End of Part One LA WRITER", "LA WRITER"),
        # followed by other lines
        ("He left.\nWRITER\nCONFIDENTIAL\n", "WRITER"),
        ("He left.\n\nWRITER\n\n\n   UNCLASSIFIED\n", "WRITER"),
        ("He left.\nWRITER\nNNNN\n\nEnd Cable Text\n", "WRITER"),
        ("He left.\nWRITER\n\nDeclassified/Released by X\nReview 30 JUN 2006\n", "WRITER"),
        ("HE LEFT.\n\nWRITER\n\nNOTE BY OC/T: AS RECEIVED.\n", "WRITER"),
        ("HE LEFT.\n\nWRITER\n\nHEADING GARBLED, SERVICED LATER.\n", "WRITER"),
        ("He left.\nWRITER\n>\n2002LAKE01748 - Classification: SECRET", "WRITER"),
        # none
        ("He left.", ""),
        ("He left.\n\nSECRET\n", ""),
        ("He left.\nEND SUMMARY", ""),
        ("He went to Washington\nand New York", ""),
        ("HE WENT TO\nWASHINGTON", ""),
        ("¶9. (C) XXXXXXXXXXXX", ""),
        ("He left for\nIran.", ""),
        ("", ""),
        ("WRITER", ""),
    ],
)
def test_signer(text: str, signer: str) -> None:
    assert ending_of(text)[0] == signer


def test_lines_after_the_signature() -> None:
    assert ending_of("He left.\nWRITER\nNNNN\n\nsql rubbish\n")[1] == [
        ("signature", "WRITER"),
        ("end", "NNNN"),
        ("end", "sql rubbish"),
    ]


@pytest.mark.parametrize(
    ("lines", "notice"),
    [
        (["Visit Portview's Classified Web Site at", "http://www.example.org/"], 2),
        (["*****", "Please visit Portview's Classified website:", "http://www.example.org/index.c fm", "*****"], 4),
        (["VISIT PORTVIEW'S CLASSIFIED WEBSITE AT:", "HTTP://WWW.EXAMPLE.ORG/"], 2),
        (["He visited the web site of the ministry."], 0),
        (["¶4. Visit our Classified Website: http://www.example.org/"], 0),
    ],
)
def test_notices(lines: list[str], notice: int) -> None:
    parts = ending_of("\n".join(["He left.", "", *lines, "WRITER"]))[1]
    assert [kind for kind, _ in parts] == ["notice"] * notice + ["signature"]
