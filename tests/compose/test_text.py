"""The reading text on the page: what stands where, and that nothing but signs is added."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.compose.places import Places
from generator.compose.stretch import Sign
from generator.compose.text import TextWriter, place_text
from generator.compose.visible import make_visible
from generator.model.annotation import AnnotatedTelegram, Mention, PlacedNote
from generator.model.emendation import Emendation
from generator.model.prose import Emphasis, Link, Text
from generator.model.reading import Reading
from generator.model.span import Part
from generator.render.markdown import create_blocks
from generator.render.place import Place
from tests.compose.edition import index, prose
from tests.compose.telegrams import annotated, change, paragraph, telegram
from tests.render.conversion import elements, text_of

EDITION = index()
GAP = re.compile(r"\n(?:[^\S\n]*\n)+")
SIGN = Link("#e1", (Emphasis((Text("a"),)),), ("sign", "textual"))


def markdown(cable: AnnotatedTelegram, signs: tuple[Sign, ...] = ()) -> str:
    writer = TextWriter.of(cable, Places.of(cable.telegram), EDITION, signs)
    blocks = tuple(block for _, block in place_text(writer))
    return create_blocks(blocks, Place("cables/09VALLETTA12.md"))


def one_paragraph(
    text: str,
    number: int | None,
    *changes: Emendation,
    label: str = "",
    portion: str = "",
    proposed: bool = False,
    mentions: tuple[Mention, ...] = (),
    notes: tuple[PlacedNote, ...] = (),
) -> AnnotatedTelegram:
    inner = []
    body = 0
    for kind, words in (("label", label), ("portion", portion)):
        if words:
            inner.append(Part(kind, text.index(words), text.index(words) + len(words)))
            body = inner[-1].end
    part = Part("paragraph", 0, len(text), tuple(inner))
    made = paragraph(0, len(text), number, body, proposed=proposed)
    return annotated(telegram(text, [part], [made], changes), mentions, notes)


def test_number_mark_and_text() -> None:
    cable = one_paragraph("¶3. (C) Stressing that.", 3, label="¶3.", portion="(C)")
    assert markdown(cable) == "[*¶*3.](#p3){.number} *(C)*{.portion} Stressing that.\n{#p3 .paragraph}"


def test_sign_of_the_number_stands_after_it() -> None:
    text = "[1](#)3. (C) So."
    cable = one_paragraph(text, 3, change(text, "[1](#)", "¶"), label="[1](#)3.", portion="(C)")
    said = markdown(cable, (Sign(8, SIGN),))
    assert said.startswith("[*¶*3.](#p3){.number}[*a*](#e1){.sign .textual} *(C)*{.portion} So.")


def test_proposed_number_is_a_sign_before_what_is_printed() -> None:
    cable = one_paragraph("14. (C) So.", 4, label="14.", proposed=True)
    assert markdown(cable) == "[\\[4.\\]](#p4){.sign .proposed}*14.*{.printed} (C) So.\n{#p4 .paragraph}"


def test_unnumbered_block_and_further_blocks() -> None:
    cable = one_paragraph("One.\n\nTwo\nlines.", None)
    assert markdown(cable) == "One.\n{#u0 .paragraph .unnumbered}\n\nTwo\nlines.\n{.paragraph}"


def test_lines_that_matter_end_in_hard_breaks() -> None:
    text = "¶1. So:\n\n  a   1\n  b   2"
    part = Part("paragraph", 0, len(text), (Part("label", 0, 3), Part("lines", 9, len(text))))
    cable = annotated(telegram(text, [part], [paragraph(0, len(text), 1, 4)]))
    assert markdown(cable).endswith("&#32; a   1  \n&#32; b   2\n{.paragraph .lines}")


def test_gloss_and_note_after_the_block_that_has_its_sign() -> None:
    text = "¶1. The MFA said.\n\nNo more."
    note = PlacedNote("mfa", 8, 11, "1", prose("Not this one.", "After: closed."))
    mention = Mention(8, 11, "glossary/mfa", "text", paragraph=0)
    cable = one_paragraph(text, 1, label="¶1.", mentions=(mention,), notes=(note,))
    assert markdown(cable).split("\n\n") == [
        (
            "[*¶*1.](#p1){.number} The [MFA](../glossary/mfa.md){.words .gloss}[1](#note-mfa){#s-mfa .sign .note} "
            "said.\n{#p1 .paragraph}"
        ),
        "-   [1](#s-mfa){.sign} Not this one.\n    {#note-mfa}",
        "    *After:* closed.",
        "No more.\n{.paragraph}",
    ]


def test_other_lines_and_signature() -> None:
    text = "SUMMARY\n-------\n¶1. So.\nVALLETTA 001 002 OF 002\nROE\nNNNN\n"
    kinds = ("heading", "rule", "paragraph", "page-line", "signature", "end")
    parts, at = [], 0
    for kind, line in zip(kinds, text.splitlines(keepends=True), strict=True):
        parts.append(Part(kind, at, at + len(line)))
        at += len(line)
    cable = annotated(telegram(text, parts, [paragraph(16, 24, 1, 20)]))
    assert markdown(cable).split("\n\n") == [
        "SUMMARY\n{.heading}",
        "\\-------\n{.line .rule}",
        "¶1. So.\n{#p1 .paragraph}",
        "ROE\n{.signature}",
        "NNNN\n{.line}",
    ]


HOSTILE = ["word ", "MFA", " ", "  ", "\n", "\n\n", "- ", "4. ", "# ", "> ", ": ", "*", "_", "[x](y)", "<b>", "&amp;"]
HOSTILE += ["{.x}", "|", "\\", "`", "\t", "é", "¶", "\x02", "---", "https://a.example", "***"]


@st.composite
def cables(draw: st.DrawFn) -> AnnotatedTelegram:
    """Paragraphs of hostile text, with changes, mentions and notes anywhere in them."""
    words = st.lists(st.sampled_from(HOSTILE), min_size=1, max_size=14).map("".join)
    texts = draw(st.lists(words.filter(str.strip), min_size=1, max_size=3))
    text, parts, paragraphs = "", [], []
    for number, body in enumerate(texts, 1):
        start = len(text)
        label = f"¶{number}."
        text += f"{label} (C) {body}\n\n"
        inner = (
            Part("label", start, start + len(label)),
            Part("portion", start + len(label) + 1, start + len(label) + 4),
        )
        paragraphs.append(paragraph(start, len(text), number, start + len(label) + 5))
        parts.append(Part("paragraph", start, len(text), inner))
    changes, mentions, notes = [], [], []
    for each in paragraphs:
        edges = sorted(draw(st.sets(st.integers(each.body, each.end), max_size=6)))
        for a, b in zip(edges[::2], edges[1::2], strict=False):
            reading = draw(st.sampled_from(["", " ", "changed", "*"]))
            changes.append(Emendation(a, b, text[a:b], reading, "rule", draw(st.sampled_from(["applied", "proposed"]))))
        places = sorted(draw(st.sets(st.integers(each.body, each.end), max_size=6)))
        for a, b in zip(places[::2], places[1::2], strict=False):
            mentions.append(Mention(a, b, "glossary/mfa", "text", paragraph=0))
            notes.append(PlacedNote(f"n{a}", a, b, "1", prose("So.")))
    return annotated(telegram(text, parts, paragraphs, changes), mentions, notes)


@settings(deadline=None)
@given(cables())
def test_page_without_signs_is_the_reading_text(cable: AnnotatedTelegram) -> None:
    """Letter for letter, by blocks, after conversion to HTML."""
    signs = tuple(Sign(each.end, SIGN) for each in cable.telegram.emendations)
    root = elements(markdown(cable, signs))
    shown = [text_of(block, "sign") for block in root if "paragraph" in block.get("class", "").split()]
    wanted = []
    for each in cable.telegram.paragraphs:
        reading = Reading.of(cable.telegram.witness.text, cable.telegram.emendations, each.start, each.end).text
        wanted += [make_visible(block.strip("\n")) for block in GAP.split(reading) if block.strip()]
    assert shown == wanted
