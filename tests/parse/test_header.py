"""The transmission header, line by line."""

from __future__ import annotations

import pytest

from generator.parse.header import read_header


def kinds(text: str) -> list[str]:
    return [part.kind for part in read_header(text).parts]


def explained(text: str) -> list[tuple[str, str]]:
    return [(child.kind, text[child.start : child.end]) for part in read_header(text).parts for child in part.parts]


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("VZCZCXRO5961", []),
        (
            "OO RUEHFL RUEHLA",
            [("precedence", "OO"), ("route", "RUEHFL"), ("route", "RUEHLA")],
        ),
        (
            "DE RUEHKB #0129/01 0431439",
            [
                ("keyword", "DE"),
                ("route", "RUEHKB"),
                ("serial", "#0129"),
                ("section", "/01"),
                ("day-time", "0431439"),
            ],
        ),
        (
            "DE RUEHFRA #2440 1581725",
            [("keyword", "DE"), ("route", "RUEHFRA"), ("serial", "#2440"), ("day-time", "1581725")],
        ),
        ("ZNY CCCCC ZZH", [("keyword", "ZNY"), ("security-mark", "CCCCC"), ("signal", "ZZH")]),
        (
            "ZNY SSSSS ZZH(CCY AD3230EB MSI1033-695)",
            [("keyword", "ZNY"), ("security-mark", "SSSSS"), ("signal", "ZZH(CCY AD3230EB MSI1033-695)")],
        ),
        ("O 121439Z FEB 08", [("precedence", "O"), ("date-time-group", "121439Z FEB 08")]),
        (
            "O P 121439Z FEB 08 ZDK CTG NUMEROUS REQUESTS",
            [
                ("precedence", "O P"),
                ("date-time-group", "121439Z FEB 08"),
                ("signal", "ZDK CTG NUMEROUS REQUESTS"),
            ],
        ),
        ("FM AMEMBASSY LAKESIDE", [("keyword", "FM"), ("name", "AMEMBASSY LAKESIDE")]),
        (
            "TO RUEHC/SECSTATE WASHDC IMMEDIATE 4750",
            [
                ("keyword", "TO"),
                ("route", "RUEHC"),
                ("name", "SECSTATE WASHDC"),
                ("precedence", "IMMEDIATE"),
                ("mcn", "4750"),
            ],
        ),
        ("INFO LAKE POSTS COLLECTIVE", [("keyword", "INFO"), ("name", "LAKE POSTS COLLECTIVE")]),
    ],
)
def test_parts_of_a_line(line: str, parts: list[tuple[str, str]]) -> None:
    assert explained(line) == parts


@pytest.mark.parametrize(
    ("line", "precedence", "dtg", "sent"),
    [
        ("O 121439Z FEB 08", "IMMEDIATE", "121439Z FEB 08", "2008-02-12T14:39"),
        ("P 312359Z DEC 09 ZFF3", "PRIORITY", "312359Z DEC 09", "2009-12-31T23:59"),
        ("R 250930Z FEB 72", "ROUTINE", "250930Z FEB 72", "1972-02-25T09:30"),
        ("Z 010000Z JAN 66", "FLASH", "010000Z JAN 66", "1966-01-01T00:00"),
        ("O P 201247Z Jan 04", "IMMEDIATE", "201247Z Jan 04", "2004-01-20T12:47"),
        ("201247Z JAN 2004", None, "201247Z JAN 2004", "2004-01-20T12:47"),
        ("P 301247Z FEB 04", "PRIORITY", "301247Z FEB 04", None),
        ("P 201260Z FEB 04", "PRIORITY", "201260Z FEB 04", None),
    ],
)
def test_date_time_group(line: str, precedence: str | None, dtg: str, sent: str | None) -> None:
    header = read_header(line + "\nFM AMEMBASSY LAKESIDE\n")
    assert (header.precedence, header.dtg) == (precedence, dtg)
    assert (header.sent.isoformat()[:16] if header.sent else None) == sent


@pytest.mark.parametrize(
    ("line", "route", "name", "precedence", "mcn"),
    [
        ("RUEHC/SECSTATE WASHDC IMMEDIATE 4750", "RUEHC", "SECSTATE WASHDC", "IMMEDIATE", "4750"),
        ("RUEHC/SECSTATE WASHDC 0000", "RUEHC", "SECSTATE WASHDC", None, "0000"),
        ("RUCNOSC/OSCE COLLECTIVE IMMEDIATE", "RUCNOSC", "OSCE COLLECTIVE", "IMMEDIATE", None),
        ("AMEMBASSY LAKESIDE", None, "AMEMBASSY LAKESIDE", None, None),
        ("AMEMBASSY NEW LAKE PIORITY", None, "AMEMBASSY NEW LAKE", "PRIORITY", None),
        (
            "RUEKJCS/JOINT STAFF WASHDC//J-3/J-5// PRIORITY",
            "RUEKJCS",
            "JOINT STAFF WASHDC//J-3/J-5//",
            "PRIORITY",
            None,
        ),
        ("RHMFIUU/39OS LAKE AB TU", "RHMFIUU", "39OS LAKE AB TU", None, None),
        ("RUEHZZ/LAKE POSTS NIACT IMMEDIATE 012", "RUEHZZ", "LAKE POSTS", "NIACT IMMEDIATE", "012"),
        ("RHBVAKS/COMUSNAVLAKE  PRIORITY  0123", "RHBVAKS", "COMUSNAVLAKE", "PRIORITY", "0123"),
        ("SECDEF", None, "SECDEF", None, None),
        ("PRIORITY", None, "PRIORITY", None, None),
    ],
)
def test_addressee(line: str, route: str | None, name: str, precedence: str | None, mcn: str | None) -> None:
    (one,) = read_header(f"FM AMEMBASSY PORTVIEW\nTO {line}\n").action
    assert (one.route, one.name, one.precedence, one.mcn) == (route, name, precedence, mcn)


@pytest.mark.parametrize(
    ("lines", "action", "info"),
    [
        ("TO SECSTATE WASHDC\nAMEMBASSY LAKESIDE", ["SECSTATE WASHDC", "AMEMBASSY LAKESIDE"], []),
        ("TO SECSTATE WASHDC\nINFO EUCOM\nCSAF", ["SECSTATE WASHDC"], ["EUCOM", "CSAF"]),
        ("TO SECSTATE WASHDC\n\nRUEHXX/AMEMBASSY LAKESIDE", ["SECSTATE WASHDC", "AMEMBASSY LAKESIDE"], []),
        ("TO SECSTATE WASHDC\n\nINFO LAKE COLLECTIVE", ["SECSTATE WASHDC"], ["LAKE COLLECTIVE"]),
        ("TO SECSTATE WASHDC\n\nNEWS OF THE LAKE", ["SECSTATE WASHDC"], []),
        ("TO SECSTATE WASHDC\nUNCLAS PORTVIEW 000412", ["SECSTATE WASHDC"], []),
    ],
)
def test_who_is_addressed(lines: str, action: list[str], info: list[str]) -> None:
    header = read_header(f"FM AMEMBASSY PORTVIEW\n{lines}\n")
    assert [one.name for one in header.action] == action
    assert [one.name for one in header.info] == info


@pytest.mark.parametrize(
    ("lines", "excluded"),
    [
        ("INFO LAKE COLLECTIVE\nXMT AMCONSUL SHORE", ("AMCONSUL SHORE",)),
        ("INFO LAKE COLLECTIVE\nXMT/AMCONSUL SHORE\nAMCONSUL BAY", ("AMCONSUL SHORE", "AMCONSUL BAY")),
        ("INFO LAKE COLLECTIVE\nXMT AMCONSUL SHORE\nAMCONSUL SHORE", ("AMCONSUL SHORE",)),
        ("INFO LAKE COLLECTIVE XMT AMCONSUL SHORE, AMCONSUL BAY", ("AMCONSUL SHORE", "AMCONSUL BAY")),
    ],
)
def test_exempted_posts(lines: str, excluded: tuple[str, ...]) -> None:
    (one,) = read_header(f"FM AMEMBASSY PORTVIEW\nTO SECSTATE WASHDC\n{lines}\n").info
    assert (one.name, one.excluded) == ("LAKE COLLECTIVE", excluded)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("VZCZCXYZ0004\nOO RUEHWEB\n\nDE RUEHPV #0412 1231015\n", ["transmission-id", "relay", "station"]),
        ("VZCZCXYZ0004\nOO RUEHWEB RUEHAA\nRUEHBB\n", ["transmission-id", "relay", "relay"]),
        (
            "This record is a partial extract of the original cable. The full text is not there.\n\nSIPDIS\n",
            ["notice"],
        ),
        (
            "INFO  LOG-00  NP-00\n      AF-00 /003W\nP 031015Z MAY 90\n",
            ["distribution", "distribution", "dtg"],
        ),
        ("A BANNER OF A MAIL VIEWER\n\nFM AMEMBASSY PORTVIEW\n", ["header-line", "from"]),
        ("FM AIT LAKESIDE\nTO SECSTATE WASHDC\n", ["from", "to"]),
        ("¶1. (C) A text without a header.\nFM AMEMBASSY it is not.\nSUBJECT: X", ["header-line", "from"]),
        ("SUBJECT: X\n\nFM AMEMBASSY PORTVIEW\n", []),
        ("TO BE OR NOT to be.\n", []),
        ("THE TALKS GO ON.\n", []),
    ],
)
def test_what_is_header(text: str, expected: list[str]) -> None:
    assert kinds(text) == expected


def test_the_message_begins_after_the_header() -> None:
    text = "FM AMEMBASSY PORTVIEW\nTO SECSTATE WASHDC\n\nC O N F I D E N T I A L PORTVIEW 000412\n"
    assert text[read_header(text).end :].lstrip().startswith("C O N F")


def test_a_misspelt_precedence_is_reported_with_its_place() -> None:
    text = "FM AMEMBASSY PORTVIEW\nTO AMEMBASSY LAKESIDE PIORITY\n"
    (one,) = read_header(text).misspellings
    assert (text[one.start : one.end], one.reading) == ("PIORITY", "PRIORITY")
