from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from generator import edition
from generator.compose.bibliography import describe_cable
from generator.compose.digest import card_of
from generator.model.annotation import AnnotatedTelegram
from generator.model.prose import Paragraph, Text
from generator.model.reading import Reading
from generator.model.record import Erratum
from generator.model.site import CableCard
from generator.render.tei import create_tei
from generator.store import read_content
from tests.compose.described import index_of
from tests.render.cable import REGISTER_ENTRIES, TEXT, annotate_text, record

TEI = "{http://www.tei-c.org/ns/1.0}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
NOT_READ = {TEI + name for name in ("note", "fw", "expan", "rdg")}


def written(annotated: AnnotatedTelegram) -> etree._Element:
    index = index_of(card_of(annotated), entries=REGISTER_ENTRIES)
    return etree.fromstring(create_tei(annotated, index, describe_cable(card_of(annotated), index)))


@pytest.fixture(scope="module")
def file() -> etree._Element:
    return written(annotate_text())


def find(file: etree._Element, path: str) -> list[etree._Element]:
    """Elements by a path whose names are those of TEI."""
    return list(file.iterfind(path, namespaces={None: TEI.strip("{}")}))


def read(element: etree._Element) -> str:
    """The reading text of an element by the rule that the file itself states."""
    text = element.text or ""
    for child in element:
        if child.tag == TEI + "choice" and child.find(TEI + "corr") is not None:
            corrected = child.find(TEI + "corr")
            assert corrected is not None
            kept = corrected if corrected.get("cert") == "high" else child.find(TEI + "sic")
            assert kept is not None
            text += read(kept)
        elif child.tag not in NOT_READ:
            text += read(child)
        text += child.tail or ""
    return text


def readings(annotated: AnnotatedTelegram) -> list[str]:
    telegram = annotated.telegram
    return [
        Reading.of(telegram.witness.text, telegram.emendations, paragraph.start, paragraph.end).text
        for paragraph in telegram.paragraphs
    ]


def paragraphs(file: etree._Element) -> list[str]:
    return [read(p) for p in find(file, ".//div[@type='message']/p")]


def test_paragraphs_are_the_reading_text(file: etree._Element) -> None:
    assert paragraphs(file) == readings(annotate_text())


def test_proposed_number_leaves_the_text_as_received() -> None:
    undecided = annotate_text(TEXT, replace(record(), decisions=()))
    file = written(undecided)
    assert paragraphs(file) == readings(undecided)
    (proposed,) = find(file, ".//corr[@cert='medium']")
    assert (proposed.text, proposed.get("resp")) == ("¶4.", "#software")


def test_accepted_number_is_the_editors() -> None:
    file = written(annotate_text())
    (choice,) = [one for one in find(file, ".//choice") if (one.findtext(TEI + "sic") or "") == "14."]
    corrected = choice.find(TEI + "corr")
    assert corrected is not None
    assert (corrected.text, corrected.get("resp"), corrected.get("cert")) == ("¶4.", "#editors", "high")
    assert (choice.getnext().text, choice.getnext().get("type")) == ("The pilcrow became a 1.", "textual")


def test_every_pointer_has_its_place_and_no_id_repeats(file: etree._Element) -> None:
    ids = [one.get(XML_ID) for one in file.iter() if one.get(XML_ID)]
    assert len(ids) == len(set(ids))
    pointers = {
        value[1:]
        for one in file.iter()
        for name in ("ref", "target", "resp", "who", "wit", "ana", "scheme")
        for value in (one.get(name, "") or "").split()
        if value.startswith("#")
    }
    assert pointers <= set(ids)


def test_paragraphs_have_number_and_id(file: etree._Element) -> None:
    assert [(p.get("n"), p.get(XML_ID)) for p in find(file, ".//div[@type='message']/p")] == [
        ("1", "p1"),
        ("2", "p2"),
        ("3", "p3"),
        ("4", "p4"),
    ]


def test_portion_marks_point_to_their_category(file: etree._Element) -> None:
    marks = [(one.text, one.get("ana")) for one in find(file, ".//seg[@type='portion']")]
    assert marks == [("(C)", "#cl-C"), ("(SBU)", "#cl-SBU"), ("(U)", "#cl-U"), ("(C)", "#cl-C")]


def test_page_line_is_a_page_break_and_no_text(file: etree._Element) -> None:
    (broken,) = find(file, ".//body//p/fw")
    assert broken.text == "LISBON 00002041 002 OF 002"
    assert broken.getprevious().get("n") == "2"
    assert "and the minister will not move" in " ".join(paragraphs(file)[2].split())


def test_redaction_is_a_gap_with_its_extent(file: etree._Element) -> None:
    (gap,) = find(file, ".//seg[@type='redaction']/gap")
    assert (gap.get("quantity"), gap.get("unit"), gap.tail) == ("12", "chars", "XXXXXXXXXXXX")


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (".//choice/abbr/term[@ref='#glossary-gop']", "GOP"),
        (".//persName[@ref='#glossary-costa-nuno']", "Nuno Costa"),
        (".//placeName[@ref='#glossary-faro']", "Faro"),
        (".//ref[@target='#glossary-eo-12958']", "12958"),
        (".//orgName[@ref='#glossary-pilots']", "40 pilots"),
        (".//ref[@target='https://harbour.example/cables/07STATE10101/']", "STATE 10101"),
        (".//term[@ref='#tags-prel']/choice/corr", "PREL"),
        (".//closer/signed/persName", "WEBB"),
    ],
)
def test_text_says_what_it_speaks_of(file: etree._Element, path: str, text: str) -> None:
    assert text in [one.text for one in find(file, path)]


def test_expansion_stands_beside_the_abbreviation(file: etree._Element) -> None:
    assert [one.text for one in find(file, ".//choice/expan")] == ["Government of Portugal"] * 2


def test_lists_explain_what_is_mentioned(file: etree._Element) -> None:
    (person,) = find(file, ".//standOff/listPerson/person")
    assert person.get(XML_ID) == "glossary-costa-nuno"
    occupation = person.find(TEI + "occupation")
    assert occupation is not None
    assert (occupation.text, occupation.get("from")) == ("Minister of Ports", "2005")
    (place,) = find(file, ".//listPlace/place")
    assert [(one.get("subtype"), one.text) for one in place.findall(TEI + "idno")] == [
        ("geo-names", "2268339"),
        (None, "https://harbour.example/glossary/faro/"),
    ]


def test_a_day_that_is_inferred_is_told_in_words() -> None:
    annotated = annotate_text()
    cited = next(one.target for one in annotated.telegram.references if one.kind == "telegram" and one.target)
    card = CableCard(cited, False, "cited", "", "", "", "2007-08-07", "about 7 August 2007", "", (), "")
    index = index_of(card_of(annotated), card, entries=REGISTER_ENTRIES)
    file = etree.fromstring(create_tei(annotated, index, describe_cable(card_of(annotated), index)))
    (date,) = find(file, f".//listBibl/bibl[idno='{cited}']/date")
    assert (date.get("when"), date.text) == ("2007", "about 7 August 2007")


def test_correspondence(file: etree._Element) -> None:
    sent, to, info = find(file, ".//correspDesc/correspAction")
    assert [child.text for child in sent] == ["AMEMBASSY LISBON", "WEBB", "091605Z AUG 07"]
    assert sent[0].get("ref") == "https://harbour.example/posts/lisbon/"
    assert sent[2].get("when") == "2007-08-09T16:05:00Z"
    assert (to.get("subtype"), [child.text for child in to]) == (
        "action",
        ["SECSTATE WASHDC", "PRIORITY", "RUEHC", "1234"],
    )
    assert (info.get("subtype"), info[0].text) == ("info", "AMEMBASSY RABAT")
    references = find(file, ".//correspContext/ref")
    assert [(one.get("n"), one.get("target")) for one in references] == [
        ("A", "https://harbour.example/cables/07STATE10101/"),
        ("B", "https://harbour.example/cables/07RABAT77/"),
    ]


def test_notes_stand_in_their_place_with_their_permanent_ids(file: etree._Element) -> None:
    (note,) = find(file, ".//note[@type='editorial']")
    assert (note.get(XML_ID), note.get("n")) == ("note-diario", "1")
    assert [("".join(p.itertext())) for p in note] == ["In the Diário of that week.", "After: it gave way."]
    assert [one.get("target") for one in note.iter(TEI + "ref")] == ["https://harbour.example/glossary/gop/"]


def test_other_witness_is_in_the_apparatus(file: etree._Element) -> None:
    (entry,) = find(file, ".//app")
    assert read(entry) == "EWWT"
    (reading,) = entry.findall(TEI + "rdg")
    assert reading.text == "EWWX"
    (witness,) = find(file, ".//listWit/witness")
    assert (f"#{witness.get(XML_ID)}", witness.text) == (reading.get("wit"), "Archive copy")


def test_header_says_where_the_text_comes_from(file: etree._Element) -> None:
    (provenance,) = find(file, ".//provenance")
    assert "".join(provenance.itertext()) == "A copy. Received by the edition on 2031-01-02."
    assert [one.text for one in find(file, ".//altIdentifier/idno[@type='sha256']")] == ["cd" * 32]
    assert [one.text for one in find(file, ".//publicationStmt/idno")] == [
        "07LISBON2041",
        "https://harbour.example/cables/07LISBON2041/",
    ]


def test_revisions_name_release_decision_and_receipt(file: etree._Element) -> None:
    (revisions,) = find(file, ".//revisionDesc")
    assert revisions.get("status") == "annotated"
    assert [(one.get("when"), one.text) for one in revisions] == [
        ("2031-05-04", "Published in release 3."),
        ("2031-02-03", "Emendations decided by I. Costa."),
        ("2031-01-02", "Text received."),
    ]


def test_errata_are_revisions_in_order_of_their_days() -> None:
    text = (Paragraph((Text("The number of pilots was wrong."),)),)
    file = written(annotate_text(TEXT, replace(record(), errata=(Erratum("p2", "2031-03-01", text),))))
    (revisions,) = find(file, ".//revisionDesc")
    assert [one.get("when") for one in revisions] == ["2031-05-04", "2031-03-01", "2031-02-03", "2031-01-02"]
    assert revisions[1].text == "Erratum, #p2: The number of pilots was wrong."


def test_each_rule_that_changed_the_text_is_explained_once(file: etree._Element) -> None:
    rules = [one.text for one in find(file, ".//correction/p/term")]
    applied = {one.get("type") for one in find(file, ".//body//corr[@resp='#software']")}
    assert len(rules) == len(set(rules))
    assert applied <= set(rules)


def test_paragraph_behind_an_indent_is_one() -> None:
    indented = TEXT.replace("[1](#)1. (C) The Ambassador", " (C) The Ambassador")
    annotated = annotate_text(indented, replace(record(), decisions=(), notes=()))
    assert any(paragraph.number is None for paragraph in annotated.telegram.paragraphs)
    assert paragraphs(written(annotated)) == readings(annotated)


@pytest.mark.parametrize("text", ["", "\n", "a\x00b\x0c", "¶1. ¶2. &<>]]>", "NNNN\n", "DE\nFM\nTO\n"])
def test_fragments_make_a_file(text: str) -> None:
    bare = annotate_text(text, replace(record(), decisions=(), variants=(), notes=()))
    assert written(bare).tag == TEI + "TEI"


@given(
    st.lists(
        st.sampled_from([*TEXT.split("\n"), " (C) and so", "[1](#)7. (S/NF) More", "a\x1bb", "", "3. 4."]), max_size=40
    )
)
def test_any_lines_make_a_file_with_the_reading_text_and_ids_of_its_own(lines: list[str]) -> None:
    annotated = annotate_text("\n".join(lines), replace(record(), decisions=(), variants=(), notes=()))
    file = written(annotated)
    assert paragraphs(file) == [reading.replace("\x1b", "␛") for reading in readings(annotated)]
    ids = [one.get(XML_ID) for one in file.iter() if one.get(XML_ID)]
    assert len(ids) == len(set(ids))


@pytest.mark.edition
def test_paragraphs_of_the_edition_are_its_reading_text(content: Path) -> None:
    read_, problems = read_content(content)
    established = edition.establish(read_, problems)
    for source in established.sources.values():
        annotated = edition.read_cable(source, established.register)
        index = established.index
        file = etree.fromstring(create_tei(annotated, index, describe_cable(index.cards[source.mrn], index)))
        assert paragraphs(file) == readings(annotated), source.mrn
