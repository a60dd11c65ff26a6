"""TEI P5: a telegram as historians of texts exchange it (tei-c.org, Guidelines P5, 4.11)."""

from __future__ import annotations

from generator.model.annotation import AnnotatedTelegram
from generator.model.bibliography import Description
from generator.model.site import Index
from generator.render.tei.header import write_header
from generator.render.tei.names import write_lists
from generator.render.tei.transcription import Transcriber
from generator.render.xml import create_xml, make

NAMESPACE = "http://www.tei-c.org/ns/1.0"

#: Elements with text among their children, to which the writer must add no blanks.
MIXED = (
    frozenset(
        {"p", "ab", "seg", "opener", "salute", "title", "label", "term", "note", "head", "item", "closer", "signed"}
    )
    | {"trailer", "orgName", "persName", "placeName", "rs", "ref", "sic", "corr", "choice", "abbr", "expan", "app"}
    | {"lem", "rdg", "hi", "code", "cell", "edition", "provenance", "bibl", "date", "fw"}
)


def create_tei(annotated: AnnotatedTelegram, index: Index, described: Description) -> bytes:
    """The file of a telegram; `described` is the telegram as a bibliography describes it.

    The reading text of a paragraph is the text of its `p` without `note`, `fw`, `expan` and `rdg`, and of each `choice`
    of `sic` and `corr` the `corr` where its `cert` is high, the `sic` elsewhere. Only what the edition publishes may be
    given to it: it withholds nothing.
    """
    text = make("text", None, Transcriber.of(annotated, index, described.address).write())
    targets = {mention.target for mention in annotated.mentions}
    targets |= {
        f"cables/{one.target}" for one in annotated.telegram.references if one.kind == "telegram" and one.target
    }
    if described.sender and described.sender.key:
        targets.add(described.sender.key)
    root = make(
        "TEI",
        {"xmlns": NAMESPACE, "xml:id": f"c{described.id}"},
        write_header(annotated, index, described),
        write_lists(targets, index),
        text,
    )
    return create_xml(root, MIXED)
