"""The profile of a telegram in TEI: when it was written, by whom to whom, how it is classified and indexed."""

from __future__ import annotations

from collections.abc import Mapping

from generator.model.annotation import AnnotatedTelegram
from generator.model.bibliography import Description
from generator.model.site import Index
from generator.model.telegram import Addressee, Telegram
from generator.render.address import create_address
from generator.render.tei.prose import write_blocks
from generator.render.xml import Element, make, make_filled


def write_profile(annotated: AnnotatedTelegram, index: Index, described: Description) -> Element:
    """The `profileDesc`."""
    telegram = annotated.telegram
    base = index.imprint.base
    dated = _write_date(telegram)
    summary = make_filled(
        "abstract", {"resp": "#editors"}, *write_blocks(annotated.record.summary, base, described.address)
    )
    terms = (_write_tag(tag, index) for tag in telegram.tags)
    level = telegram.classification
    return make(
        "profileDesc",
        None,
        make("creation", None, dated) if dated else None,
        summary,
        _write_correspondence(annotated, index, described),
        make("langUsage", None, make("language", {"ident": "en"}, "English")),
        make_filled(
            "textClass",
            None,
            make("classCode", {"scheme": "#classification"}, level) if level else None,
            *(make("classCode", {"scheme": "#caption"}, caption) for caption in dict.fromkeys(telegram.captions)),
            make_filled("keywords", {"scheme": "#tags"}, *terms),
        ),
    )


def _write_tag(tag: str, index: Index) -> Element:
    entry = index.tags_by_code.get(tag)
    address = create_address(f"/{entry.key}.md", index.imprint.base) if entry else ""
    return make("term", {"key": "_".join(tag.split()), "ref": address}, tag)


def _write_date(telegram: Telegram) -> Element | None:
    if not telegram.sent and not telegram.dtg:
        return None
    return make("date", {"when": telegram.sent or ""}, telegram.dtg or telegram.sent or "")


def _write_correspondence(annotated: AnnotatedTelegram, index: Index, described: Description) -> Element:
    telegram = annotated.telegram
    sender = described.sender
    name = telegram.origin or (sender.short if sender else described.id)
    sent = make(
        "correspAction",
        {"type": "sent"},
        make("orgName", point_to(sender.key if sender else "", index.imprint.base), name),
        *(make("persName", {"role": "signatory"}, signer) for signer in telegram.signers),
        _write_date(telegram),
    )
    received = [_write_addressee(one, "action", index) for one in telegram.action]
    received += [_write_addressee(one, "info", index) for one in telegram.info]
    references = [
        make(
            "ref",
            {"type": one.kind, "n": one.label or "", "target": _find_target(one.target, one.kind, index)},
            one.text,
        )
        for one in telegram.references
    ]
    context = make_filled("correspContext", None, *references)
    return make("correspDesc", {"ref": described.address}, sent, *received, context)


def _find_target(target: str | None, kind: str, index: Index) -> str:
    return create_address(f"/cables/{target}.md", index.imprint.base) if kind == "telegram" and target else ""


def _write_addressee(addressee: Addressee, kind: str, index: Index) -> Element:
    entry = index.posts_by_name.get(" ".join(addressee.name.upper().split()))
    entry = entry or index.posts_by_code.get(addressee.route or "")
    notes: tuple[tuple[str, str | None], ...] = (
        ("precedence", addressee.precedence),
        ("route", addressee.route),
        ("mcn", addressee.mcn),
        ("excluded", ", ".join(addressee.excluded)),
    )
    return make(
        "correspAction",
        {"type": "received", "subtype": kind},
        make("orgName", point_to(entry.key if entry else "", index.imprint.base), addressee.name),
        *(make("note", {"type": what}, words) for what, words in notes if words),
    )


def point_to(key: str, base: str) -> Mapping[str, str]:
    """The attribute that points to the entry `key`, or none where `key` is empty."""
    return {"ref": create_address(f"/{key}.md", base) if key else ""}
