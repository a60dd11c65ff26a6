"""What edition.yml says, and which of it mkdocs.yml repeats."""

from __future__ import annotations

from collections.abc import Mapping

import yaml

from generator.model.fields import EDITION
from generator.model.site import Imprint
from generator.store.entry import known_keys
from generator.store.findings import Findings, Place
from generator.store.front import plain_blanks
from generator.store.keys import KeyReader
from generator.store.letters import read_letters
from generator.store.links import Links
from generator.store.tree import read_tree


def read_imprint(raw: bytes, links: Links, findings: Findings) -> Imprint | None:
    """The imprint in `edition.yml`; None where the file holds no keys."""
    text = read_letters(raw, findings)
    if text is None:
        return None
    tree = read_tree(plain_blanks(text, 1, findings), 1, known_keys(EDITION), findings)
    if tree is None:
        return None
    values = KeyReader("edition.yml", text.split("\n"), links, findings).read(tree, EDITION)
    return Imprint(
        title=values.line("title"),
        base=values.line("base_address"),
        subtitle=values.line("subtitle"),
        kind_line=values.line("kind_line"),
        editors=values.lines("editors"),
        publisher=values.line("publisher"),
        text_licence=values.line("text_licence"),
        text_licence_address=values.line("text_licence_address"),
        notes_licence=values.line("notes_licence"),
        notes_licence_address=values.line("notes_licence_address"),
        release=values.line("release"),
        released=values.line("released"),
        repository=values.line("repository"),
        host=values.line("repository_kind") or "github",
        branch=values.line("repository_branch") or "main",
        language=values.line("language") or "en",
        begin=values.line("begin"),
        begin_lead=values.line("begin_lead"),
        landmarks=tuple((one.line("date"), one.line("event")) for one in values.items.get("landmarks", ())),
        contact=values.line("contact"),
        answers=values.line("answers"),
        pdf=values.line("pdf") == "yes",
        places=values.places,
    )


def read_builder(raw: bytes) -> Mapping[str, tuple[str, Place]]:
    """The top keys of `mkdocs.yml` that have a text, each with its place; empty where it cannot be read.

    The file is the builder's, which has its own opinion of its form: here it is only read, never judged or run.
    """
    try:
        node = yaml.compose(raw.decode("utf-8"), Loader=yaml.SafeLoader)
    except (UnicodeDecodeError, yaml.YAMLError, RecursionError):
        return {}
    if not isinstance(node, yaml.MappingNode):
        return {}
    return {
        key.value: (value.value, (value.start_mark.line + 1, value.start_mark.column + 1))
        for key, value in node.value
        if isinstance(key, yaml.ScalarNode) and isinstance(value, yaml.ScalarNode)
    }
