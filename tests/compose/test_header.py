"""Header lines that the invented cable of test_cable does not have."""

from __future__ import annotations

import pytest

from generator.compose.header import compose_header
from generator.compose.marks import class_level, class_portion
from generator.compose.setting import Setting
from generator.model.prose import Definitions, Fold, Heading, Paragraph, plain
from tests.compose.edition import annotated, index

HEAD = """\
{relay}
DE RUEHVT #0012 0351005
ZNR UUUUU ZZH
O 041005Z FEB 09
FM {sender}
TO AMEMBASSY ROME IMMEDIATE 0001
AMEMBASSY PARIS IMMEDIATE
AMEMBASSY LONDON IMMEDIATE
XMT AMCONSUL MILAN
AMCONSUL NAPLES
UNCLAS VALLETTA 000012

E.O. 12958: {order}
TAGS: PREL
SUBJECT: HARBOR TALKS

¶1. (U) So.
"""


def explained(relay: str = "OO RUEHFL", sender: str = "AMEMBASSY VALLETTA", order: str = "N/A") -> dict[str, str]:
    cable = annotated(HEAD.format(relay=relay, sender=sender, order=order))
    edition = index([cable])
    found = {}
    (fold,) = compose_header(Setting(cable, edition).header, ())
    assert isinstance(fold, Fold)
    for block in fold.blocks:
        if isinstance(block, Definitions):
            for item in block.items:
                said = item.definitions[0][0]
                assert isinstance(said, Paragraph)
                found["\n".join(plain(term) for term in item.terms)] = plain(said.children)
    return found


RELAYED = "how this copy was relayed, not to whom it was addressed."


@pytest.mark.parametrize(
    ("relay", "said"),
    [
        ("OO RUEHFL", f"The routing indicator is that of Consulate Florence: {RELAYED}"),
        ("OO RUEHFL RUEHVT", f"The routing indicators are those of Consulate Florence and Embassy Valletta: {RELAYED}"),
        ("OO RUEHXX", f"The routing indicator says {RELAYED} It is not in this edition’s list."),
        ("OO RUEHXX RUEHYY", f"The routing indicators say {RELAYED} They are not in this edition’s list."),
        (
            "OO RUEHXX RUEHFL RUEHYY",
            (
                f"Of the routing indicators, some are those of Consulate Florence: {RELAYED} "
                "Two of three are not in this edition’s list."
            ),
        ),
    ],
)
def test_relay_line(relay: str, said: str) -> None:
    assert explained(relay=relay)[relay] == f"Relay line. O is the precedence, Immediate. {said}"


def test_lines_that_say_the_same_share_it() -> None:
    found = explained()
    assert found["AMEMBASSY PARIS IMMEDIATE\nAMEMBASSY LONDON IMMEDIATE"] == "Without an entry here."
    assert found["XMT AMCONSUL MILAN\nAMCONSUL NAPLES"].startswith("Exempted: ")


def test_whose_running_number() -> None:
    line = "TO AMEMBASSY ROME IMMEDIATE 0001"
    assert explained()[line].endswith("0001 is Valletta’s running number to this addressee.")
    assert explained(sender="SECSTATE WASHDC")[line].endswith("0001 is the sender’s running number to this addressee.")


def test_order_without_a_date() -> None:
    assert explained()["E.O. 12958: N/A"] == (
        "Declassification: Executive Order 12958 governs the classification; the line gives no date."
    )


def test_security_of_an_unclassified_telegram() -> None:
    assert explained()["ZNR UUUUU ZZH"] == (
        "Security warning. U five times: Unclassified. Of ZZH no explanation was found."
    )


def test_groups_stand_in_their_order() -> None:
    cable = annotated(HEAD.format(relay="OO RUEHFL", sender="AMEMBASSY VALLETTA", order="N/A"))
    edition = index([cable])
    (fold,) = compose_header(Setting(cable, edition).header, ())
    assert isinstance(fold, Fold)
    assert [plain(block.children) for block in fold.blocks if isinstance(block, Heading)] == [
        "How it travelled",
        "Who wrote to whom",
        "How it is to be handled",
    ]


@pytest.mark.parametrize(
    ("portion", "level"),
    [
        ("C", "confidential"),
        ("S/NF", "secret"),
        ("S//REL TO USA, FVEY", "secret"),
        ("S-NF", "secret"),
        ("U//FOUO", "unclassified"),
        ("SBU", "sbu"),
        ("TS", "top-secret"),
        ("Secret/Rel Armenia", "secret"),
        ("C - ENTIRE TEXT", "confidential"),
        ("NF", ""),
        (None, ""),
    ],
)
def test_class_of_a_portion_mark(portion: str | None, level: str) -> None:
    assert class_portion(portion) == level


@pytest.mark.parametrize(
    ("words", "level"), [("TOP SECRET", "top-secret"), ("UNCLASSIFIED", "unclassified"), ("", ""), (None, "")]
)
def test_class_of_a_classification(words: str | None, level: str) -> None:
    assert class_level(words) == level
