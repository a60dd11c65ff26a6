"""Subjects in capitals as readable titles."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.parse.title import create_title

TITLES = [
    # plain words, small words
    ("THE MINISTER ON THE WAY OUT", "The Minister on the Way Out"),
    ("A TALE OF TWO PARTIES AND WHAT THEY STAND FOR", "A Tale of Two Parties and What They Stand For"),
    ("TALKS WITH AND FROM NEIGHBORS", "Talks With and From Neighbors"),
    ("AFTER THE VOTE: THE RECKONING", "After the Vote: The Reckoning"),
    ("TALKS FAIL; AN ELECTION NEARS", "Talks Fail; An Election Nears"),
    ("WHAT NOW? A VIEW FROM THE STREET", "What Now? A View From the Street"),
    ("PORT STRIKE -- THE END IN SIGHT", "Port Strike -- The End in Sight"),
    # abbreviations: listed, without vowels, of governments
    ("HMG STRESSES U.S.-UK COORDINATION ON AFGHANISTAN STRATEGY", None),
    ("NATO AND OSCE ON MTCR: DRC AND UAE", "NATO and OSCE on MTCR: DRC and UAE"),
    ("GOAJ AND GON AGREE ON A GOOD GOAL", "GOAJ and GON Agree on a Good Goal"),
    ("GOT SAYS IT HAS GOT TIME", "GOT Says It Has Got Time"),
    ("NGOS AND MPS ON UAVS", "NGOs and MPs on UAVs"),
    ("UK'S ROLE IN US-UK TALKS", "UK's Role in US-UK Talks"),
    ("LET US NOW PRAISE THE US NAVY", "Let Us Now Praise the US Navy"),
    ("VOTE FOR U.S. IN THE COUNCIL", "Vote for U.S. in the Council"),
    # names
    ("O'NEILL AND MCBRIDE IN COTE D'IVOIRE", "O'Neill and McBride in Cote D'Ivoire"),
    ("CONSULATE RIO DE JANEIRO", "Consulate Rio de Janeiro"),
    ("KING HUSSEIN II AND POPE LEO XIII", "King Hussein II and Pope Leo XIII"),
    ("MEETING WITH XI JINPING", "Meeting With Xi Jinping"),
    # hyphens, strokes, quotes, parentheses
    ("PEOPLE-TO-PEOPLE FOLLOW-UP", "People-to-People Follow-Up"),
    ("NORWAY/SWEDEN: SNOW AND/OR ICE", "Norway/Sweden: Snow and/Or Ice"),
    ("U/S SMITH AND NEA/MAG DIRECTOR", "U/S Smith and NEA/MAG Director"),
    ('"IF ONLY" (THE MINISTER\'S WORDS)', '"If Only" (The Minister\'s Words)'),
    ("WE DON'T, WE WON'T, WE'VE SAID IT", "We Don't, We Won't, We've Said It"),
    ("NORWAY,S VIEW", "Norway,s View"),
    # figures
    ("F-16S AND SA-24S AT THE 9TH FAIR IN THE 1990S", "F-16s and SA-24s at the 9th Fair in the 1990s"),
    ("UNSCR 1737 AND H1N1 IN G-8", "UNSCR 1737 and H1N1 in G-8"),
    # left as they are, or in small letters
    ("A Minister's View of U.S. Aid", "A Minister's View of U.S. Aid"),
    ("the minister on the way out", "The Minister on the Way Out"),
    ("  TWO   BLANKS ", "Two Blanks"),
    ("12/03", "12/03"),
]


@pytest.mark.parametrize(("subject", "title"), TITLES)
def test_a_subject_becomes_a_title(subject: str, title: str | None) -> None:
    expected = title or "HMG Stresses U.S.-UK Coordination on Afghanistan Strategy"
    assert create_title(subject) == expected


@given(st.text(alphabet=st.characters(codec="ascii"), max_size=200))
def test_a_title_changes_nothing_but_case_and_blanks(subject: str) -> None:
    assert create_title(subject).casefold() == " ".join(subject.split()).casefold()


@given(st.text(max_size=80))
def test_any_text_has_a_title(subject: str) -> None:
    assert "\n" not in create_title(subject)
