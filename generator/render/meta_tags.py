"""Meta tags by which reference managers know a page: Highwire Press tags, and Dublin Core beside them.

Zotero takes a page with `citation_technical_report_institution` for a report, as its translator for PlusD makes of
cables. No author is named to it: it would turn the name of an embassy round as if it were a person's.
"""

from __future__ import annotations

from generator.model.bibliography import Description

Tags = list[list[str]]


def create_meta_tags(described: Description) -> Tags:
    """Names and contents, in order; a name may repeat."""
    match described.kind:
        case "cable":
            tags = _cable_tags(described)
        case "entry":
            tags = _entry_tags(described)
        case "edition":
            tags = []
    return [[name, content] for name, content in [*tags, *_dublin_core(described)] if content]


def _cable_tags(described: Description) -> list[tuple[str, str]]:
    return [
        ("citation_title", described.title or f"Telegram {described.number}"),
        ("citation_technical_report_institution", described.sender.with_government if described.sender else ""),
        ("citation_technical_report_number", described.number),
        ("citation_date", described.sent.replace("-", "/")),
        ("citation_keywords", "; ".join(described.keywords)),
        ("citation_abstract", described.abstract),
        ("citation_language", described.container.language),
        ("citation_public_url", described.address),
    ]


def _entry_tags(described: Description) -> list[tuple[str, str]]:
    return [
        ("citation_title", described.title),
        ("citation_inbook_title", described.container.title),
        *(("citation_author", author) for author in described.authors),
        *(("citation_editor", editor) for editor in described.container.editors),
        ("citation_date", described.container.released.replace("-", "/")),
        ("citation_publisher", described.container.publisher),
        ("citation_language", described.container.language),
        ("citation_public_url", described.address),
    ]


def _dublin_core(described: Description) -> list[tuple[str, str]]:
    container = described.container
    cable = described.kind == "cable"
    types = {"cable": "report", "entry": "encyclopediaArticle", "edition": "book"}
    return [
        ("DC.title", described.title or (f"Telegram {described.number}" if cable else "")),
        ("DC.type", types[described.kind]),
        ("DC.date", described.sent if cable else container.released),
        ("DC.identifier", described.address),
        ("DC.identifier", described.id if cable else ""),
        ("DC.subject", "; ".join(word.split(" – ")[0] for word in described.keywords)),
        ("DC.language", container.language),
        ("DC.relation.isPartOf", "" if described.kind == "edition" else container.title),
        ("DC.publisher", "" if cable else container.publisher),
    ]
