"""The index of terms and persons at the end of a cable, and the texts of the cards."""

from __future__ import annotations

from dataclasses import replace

from generator.compose.places import Places
from generator.compose.terms import compose_terms
from generator.model.prose import Bullets, Link, Paragraph, Text, plain
from tests.compose.edition import ENTRIES, annotated, index


def test_terms_in_groups_with_their_paragraphs_and_cards() -> None:
    linked = Paragraph((Text("Ministry of "), Link("/glossary/eu.md", (Text("Foreign Affairs"),)), Text(". Any.")))
    entries = tuple(replace(each, body=(linked,)) if each.id == "mfa" else each for each in ENTRIES)
    cable = annotated(entries=entries)
    _, groups = compose_terms(cable, index([cable], entries=entries), Places.of(cable.telegram))
    assert isinstance(groups, Bullets)
    found = {}
    for name, items in groups.items:
        assert isinstance(name, Paragraph)
        assert isinstance(items, Bullets)
        found[plain(name.children)] = [
            [plain(block.children) for block in item if isinstance(block, Paragraph)] for item in items.items
        ]
    assert found == {
        "Abbreviations and terms": [
            [
                "MFA, Ministry of Foreign Affairs 1 2",
                "Abbreviation Ministry of Foreign Affairs. Any. 3 mentions, in ¶1 and ¶2",
            ]
        ],
        "Bodies, places, events": [["EU, European Union 2", "Organization A gloss. And more. 1 mention"]],
    }


def test_no_section_without_mentions() -> None:
    cable = annotated(entries=())
    assert compose_terms(cable, index([cable], entries=()), Places.of(cable.telegram)) == ()
