"""The header of a TEI file: what the telegram is, where its text comes from, how it was edited."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.annotation import AnnotatedTelegram
from generator.model.bibliography import Container, Description
from generator.model.site import Imprint, Index
from generator.model.telegram import Telegram
from generator.render.tei.profile import point_to, write_profile
from generator.render.tei.prose import write_prose
from generator.render.tei.transcription import list_witnesses
from generator.render.xml import Child, Children, Element, make, make_filled

_LEVELS = (
    ("U", "Unclassified"),
    ("SBU", "Sensitive but unclassified"),
    ("C", "Confidential"),
    ("S", "Secret"),
    ("TS", "Top secret"),
)
_CORRECTION = (
    "Every change to the text as received stands in a choice: sic has what was received, corr what is read. A corr of "
    "certainty high is part of the reading text, applied by a rule of the software (its type names the rule) or by the "
    "editors; one of certainty medium is a proposal that no editor has accepted yet, and the reading text has the sic. "
    "Blanks at the ends of lines and blank lines between paragraphs are not recorded."
)
_PAGES = (
    "A page line of the telegram, which cut a sentence, is a page break with the line itself as fw; it is no part of "
    "the reading text, nor are notes, expansions (expan) and readings of other witnesses (rdg)."
)
_SEGMENTS = (
    "Parts of lines are seg elements whose type says what they are; a seg of type redaction begins with a gap and "
    "holds the signs that stand in the place of what was taken out before publication."
)


def write_header(annotated: AnnotatedTelegram, index: Index, described: Description) -> Element:
    """The `teiHeader`; `described` is the telegram as a bibliography describes it."""
    telegram = annotated.telegram
    return make(
        "teiHeader",
        None,
        _write_file(annotated, index.imprint, described),
        _write_encoding(telegram),
        write_profile(annotated, index, described),
        _write_revisions(annotated, index.imprint.base, described),
    )


def _write_file(annotated: AnnotatedTelegram, imprint: Imprint, described: Description) -> Element:
    container = described.container
    sender = described.sender
    author = (
        make("author", None, make("orgName", point_to(sender.key, imprint.base), sender.with_government))
        if sender
        else None
    )
    return make(
        "fileDesc",
        None,
        make(
            "titleStmt",
            None,
            make("title", {"type": "main"}, described.title or f"Telegram {described.number}"),
            make("title", {"type": "number"}, described.number),
            author,
            *(make("editor", None, editor) for editor in imprint.editors),
            _write_statement("editors", "text and annotation", " and ".join(imprint.editors) or container.title),
            _write_statement("software", "reading of the telegram, repairs that a rule proves", "Reftel"),
        ),
        make("editionStmt", None, _write_edition(container)) if container.release else None,
        _write_publication(imprint, described),
        make(
            "seriesStmt", None, make("title", None, container.title), make("idno", {"type": "URL"}, container.address)
        ),
        make("sourceDesc", None, *_write_source(annotated, described)),
    )


def _write_statement(anchor: str, duty: str, name: str) -> Element:
    return make("respStmt", {"xml:id": anchor}, make("resp", None, duty), make("name", None, name))


def _write_edition(container: Container) -> Element:
    date = make("date", {"when": container.released}, container.released) if container.released else None
    return make("edition", {"n": container.release}, f"Release {container.release}", ", " if date else "", date)


def _write_publication(imprint: Imprint, described: Description) -> Element:
    container = described.container
    licences = (
        (imprint.text_licence_address, "Text of the cable", imprint.text_licence),
        (imprint.notes_licence_address, "Notes, glossary and annotation", imprint.notes_licence),
    )
    stated = (
        make("licence", {"target": address}, f"{what}: {words}")
        for address, what, words in licences
        if words or address
    )
    return make(
        "publicationStmt",
        None,
        make("publisher", None, container.publisher or container.title),
        make("date", {"when": container.released}) if container.released else None,
        make("idno", {"type": "MRN"}, described.id),
        make("idno", {"type": "URL"}, described.address),
        make_filled("availability", {"status": "free"}, *stated),
    )


def _write_source(annotated: AnnotatedTelegram, described: Description) -> Iterator[Element]:
    telegram, record = annotated.telegram, annotated.record
    checksum = telegram.witness.sha256 or record.sha256
    received = make("date", {"when": record.received}, record.received) if record.received else None
    words: list[Child] = [record.provenance, " " if record.provenance and received else ""]
    words += ["Received by the edition on ", received, "."] if received else []
    yield make(
        "msDesc",
        {"xml:id": "received"},
        make(
            "msIdentifier",
            None,
            make("idno", {"type": "MRN"}, described.id),
            _alternative("telegram", described.number),
            _alternative("transmission", telegram.transmission_id or ""),
            _alternative("sha256", checksum),
        ),
        make("physDesc", None, make("objectDesc", {"form": "telegram"}, make("p", None, _tell_form(telegram)))),
        make("history", None, make("provenance", None, *words)) if any(words) else None,
    )
    witnesses = list_witnesses(annotated)
    if witnesses:
        yield make("listWit", None, *(make("witness", {"xml:id": key}, name) for name, key in witnesses.items()))
    for copy in record.copies:
        reference = make("ref", {"target": copy.address}, copy.where) if copy.address else copy.where
        yield make("bibl", {"type": "copy"}, reference, make_filled("note", None, copy.note))


def _alternative(kind: str, number: str) -> Element | None:
    return make("altIdentifier", {"type": kind}, make("idno", {"type": kind}, number)) if number else None


def _tell_form(telegram: Telegram) -> str:
    sections = f" in {telegram.sections} sections" if telegram.sections and telegram.sections > 1 else ""
    size = f"{len(telegram.witness.text):,} characters"
    return f"Electronic text of a telegram{sections}, {size}, {telegram.witness.encoding}."


#: What the header of each telegram says of the editing, around the rules that changed its text.
_PROJECT = make(
    "projectDesc",
    None,
    make("p", None, "A documentary edition of diplomatic cables: the text as received, annotated."),
)
_PRINCIPLES = (
    make("normalization", {"method": "markup"}, make("p", None, "Spelling is not normalised.")),
    make("hyphenation", {"eol": "all"}, make("p", None, "Lines of the telegram are lines of this file.")),
    make("segmentation", None, make("p", None, _SEGMENTS), make("p", None, _PAGES)),
)
_CITATION = make(
    "refsDecl",
    None,
    make(
        "citeStructure",
        {"unit": "telegram", "match": "//div[@type='telegram']", "use": "@xml:id"},
        make("citeStructure", {"unit": "paragraph", "match": "div/p", "use": "@n", "delim": "#p"}),
    ),
)
_CLASSES = make(
    "classDecl",
    None,
    make("taxonomy", {"xml:id": "tags"}, make("bibl", None, "TAGS: Traffic Analysis by Geography and Subject")),
    make(
        "taxonomy",
        {"xml:id": "classification"},
        *(make("category", {"xml:id": f"cl-{key}"}, make("catDesc", None, words)) for key, words in _LEVELS),
    ),
    make("taxonomy", {"xml:id": "caption"}, make("bibl", None, "Captions of distribution and handling")),
)


def _write_encoding(telegram: Telegram) -> Element:
    method = {"method": "markup", "status": "high"}
    correction = make("correction", method, make("p", None, _CORRECTION), *_write_rules(telegram))
    editorial = make("editorialDecl", None, correction, *_PRINCIPLES)
    return make("encodingDesc", None, _PROJECT, editorial, _CITATION, _CLASSES)


def _write_rules(telegram: Telegram) -> Iterator[Element]:
    """The rules that changed the text of this telegram, each with its reason."""
    rules = {change.rule: change.reason for change in telegram.emendations if change.rule and not change.by}
    for rule, reason in sorted(rules.items()):
        if reason:
            yield make("p", None, make("term", None, rule), f": {reason}")


def _write_revisions(annotated: AnnotatedTelegram, base: str, described: Description) -> Element | None:
    """What was done to the file, the last first: the release, errata, decisions on the text, the text received."""
    record, container = annotated.record, described.container
    release = f"Published in release {container.release}." if container.release else ""
    decisions = sorted({(change.on, change.by) for change in annotated.telegram.emendations if change.on or change.by})
    done: list[tuple[str, Children]] = [(record.received, ("Text received.",))] if record.received else []
    done += [(on, (_tell_decision(by),)) for on, by in decisions]
    done += [
        (erratum.on, (f"Erratum, #{erratum.anchor}: ", *write_prose(erratum.text, base, described.address)))
        for erratum in record.errata
    ]
    done += [(container.released, (release,))] if release else []
    done.sort(key=lambda one: one[0])
    changes = (make("change", {"when": on, "who": "#editors"}, *words) for on, words in reversed(done))
    return make_filled("revisionDesc", {"status": record.state}, *changes)


def _tell_decision(by: str) -> str:
    return f"Emendations decided by {by}." if by else "Emendations decided."
