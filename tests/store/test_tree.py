from __future__ import annotations

from collections.abc import Iterator

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.store.findings import Findings
from generator.store.tree import Keys, Node, Scalar, Series, read_events, read_tree

KNOWN = frozenset({"headword", "expansion", "sources", "office", "at"})


def read(text: str) -> tuple[Keys | None, Findings]:
    findings = Findings("file.yml")
    return read_tree(text, 1, KNOWN, findings), findings


def bare(node: Node | None) -> object:
    """A tree without its places."""
    match node:
        case Scalar(text):
            return text
        case Series(items):
            return [bare(item) for item in items]
        case Keys(pairs):
            return {key.text: bare(value) for key, value in pairs}
    return None


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("code: NO", {"code": "NO"}),
        ("code: ON", {"code": "ON"}),
        ("code: ~", {"code": "~"}),
        ("reason: 1.4", {"reason": "1.4"}),
        ("code: 0127", {"code": "0127"}),
        ("code: 1_000", {"code": "1_000"}),
        ("time: 12:14:39", {"time": "12:14:39"}),
        ("from: 2008-02-12", {"from": "2008-02-12"}),
        ("headword: null", {"headword": "null"}),
        ("headword: 'it''s'", {"headword": "it's"}),
        ('headword: "a\\tb"', {"headword": "a\tb"}),
        ("headword: a, b", {"headword": "a, b"}),
        ("headword: “a” – b’s", {"headword": "“a” – b’s"}),
        ("headword: a#b  # a comment", {"headword": "a#b"}),
        ("headword: a:b", {"headword": "a:b"}),
        ("variants: [a, 'b, c', d]", {"variants": ["a", "b, c", "d"]}),
        ("variants:\n  [a,\n   b]", {"variants": ["a", "b"]}),
        ("variants: []", {"variants": []}),
        ("sources:\n- a\n- b", {"sources": ["a", "b"]}),
        ('at: {paragraph: 4, lemma: "14."}', {"at": {"paragraph": "4", "lemma": "14."}}),
        ("text: |\n  a: b\n\n  - c # d\n", {"text": "a: b\n\n- c # d\n"}),
        ("text: >-\n  a: b\n  c\n", {"text": "a: b c"}),
        ("text: a\n  b", {"text": "a b"}),
        ("# a comment\ncode: a\n", {"code": "a"}),
        ("---\ncode: a\n", {"code": "a"}),
    ],
)
def test_every_scalar_is_text(text: str, tree: object) -> None:
    read_as, findings = read(text)
    assert (bare(read_as), findings.problems) == (tree, [])


def test_places_are_those_of_the_file() -> None:
    tree, _ = read("headword: GOAJ\nsources:\n  - a\n  - {office: b}\n")
    assert tree
    (headword, name), (_, sources) = tree.pairs
    assert isinstance(sources, Series)
    inner = sources.items[1]
    assert isinstance(inner, Keys)
    assert [node.place for node in (headword, name, *sources.items, inner.pairs[0][1])] == [
        (1, 1),
        (1, 11),
        (3, 5),
        (4, 5),
        (4, 14),
    ]


@pytest.mark.parametrize(
    "text",
    ["x: " + "[" * 5000, "x: " + "{a: " * 5000, "- " * 5000 + "a", "a: &x [*x, *x]", "? " * 3000, "x: !!str " * 900],
    ids=lambda text: text[:12],
)
def test_hostile_depth_is_refused_and_not_followed(text: str) -> None:
    tree, findings = read(text)
    assert findings.problems
    assert len(findings.problems) < 100
    assert tree is None or len(tree.pairs) <= 1


def test_a_line_that_no_quotes_can_mend_is_given_up() -> None:
    """Each attempt at quoting doubles the quotes in this line; without a bound it would fill the memory."""
    _, findings = read("headword: A\n''?\\")
    assert findings.problems
    assert max(len(problem.hint) for problem in findings.problems) < 500


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("headword: a: b\nexpansion: [a\nsources:\n  - c: d: e\n", ["Y020", "Y038", "Y020"]),
        ("headword GOAJ\nexpansion:x\n", ["Y041", "Y025"]),
        ('headword: "a\nexpansion: "b" c\n', ["Y022", "Y036"]),
    ],
)
def test_all_accidents_of_a_file_are_told_in_one_run(text: str, codes: list[str]) -> None:
    _, findings = read(text)
    assert sorted(problem.code for problem in findings.problems) == sorted(codes)


SIGNS = st.sampled_from(
    [
        *("\n", "\n\n", "headword", "at", ":", ": ", " ", "  ", "- ", "-", "[", "]", "{", "}", ",", '"', "'", "“", "#"),
        *(" #", "<<", "\u00a0", "é", "\n  ", ": a\n", "--", "..", "\n  - a", "[a, b]", "{a: b}", "'c'", "''", "😀"),
        *("|", ">-", ">", "x: |\n  ", "x: >-\n  ", "\n\n  a", "- - ", "[["),
    ]
)


def traits(events: Iterator[yaml.Event]) -> list[tuple[object, ...]] | None:
    """All that is made use of in a text's events; None where it cannot be read."""
    try:
        return [
            (
                type(event),
                getattr(event, "value", None),
                getattr(event, "style", None) or None,
                (event.start_mark.line, event.start_mark.column),  # type: ignore[union-attr]
                (event.end_mark.line, event.end_mark.column) if isinstance(event, yaml.ScalarEvent) else None,  # type: ignore[union-attr]
            )
            for event in events
            if not isinstance(event, yaml.CollectionEndEvent | yaml.DocumentEndEvent | yaml.StreamEndEvent)
        ]
    except yaml.YAMLError:
        return None


@settings(max_examples=1000, deadline=None)
@given(st.lists(SIGNS, max_size=14))
def test_the_fast_reader_says_what_the_slow_one_says(pieces: list[str]) -> None:
    text = "headword: A\n" + "".join(pieces)
    try:
        fast = traits(read_events(text))
    except yaml.YAMLError:
        fast = None
    assert fast == traits(yaml.parse(text, Loader=yaml.SafeLoader))
