"""How the impact of a change is told: as text, and as Markdown for the summary of a pull request."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.check.impact import EntryChange, Impact, Passage
from generator.check.report import escape_markdown, quote_literally
from generator.model.entry import Entry
from generator.model.problem import Problem
from generator.model.prose import Blocks, Bullets, Heading, Paragraph, Quotation, plain
from generator.model.site import Index

#: As many passages and entries are shown; the rest are counted.
MOST_SHOWN = 100


def create_text(impact: Impact, before: Index, after: Index) -> str:
    """The impact for a person at a terminal."""
    lines = [create_summary(impact)]
    if impact.entries:
        lines += ["", "Entries:", ""]
        for change in impact.entries[:MOST_SHOWN]:
            lines.append(f"  {change.what:8} {_name(change.entry)}: {_say_change(change)}")
            lines.append(f"           {change.entry.path}")
        lines += _rest(len(impact.entries), "  ")
    if impact.passages:
        lines += ["", "Passages:", ""]
        for passage in impact.passages[:MOST_SHOWN]:
            lines += [
                f"  {passage.mrn} {passage.label}  {_address(passage, after)}",
                f"    {f'{passage.before}[{passage.keyword}]{passage.after}'.strip()}",
                f"    before: {_say_targets(passage.was, before)}",
                f"    after:  {_say_targets(passage.now, after)}",
            ]
        lines += _rest(len(impact.passages), "  ")
    for title, items, hint in _findings(impact, before, after):
        lines += ["", f"{title}:", "", *(f"  {item}" for item in items[:MOST_SHOWN]), *_rest(len(items), "  ")]
        lines += [f"    {line}" for line in hint.splitlines()]
    return "\n".join(lines) + "\n"


def create_markdown(impact: Impact, before: Index, after: Index) -> str:
    """The impact for the summary of a pull request, with each entry that is new or changed as it will read."""
    lines = ["# What the change alters", "", create_summary(impact)]
    shown = [change for change in impact.entries if change.what != "gone"]
    if impact.entries:
        lines += ["", "## Entries", ""]
        for change in impact.entries[:MOST_SHOWN]:
            name = escape_markdown(_name(change.entry))
            lines.append(f"- **{change.what}** {name}: {escape_markdown(_say_change(change))}")
        lines += _rest(len(impact.entries), "- ")
    if impact.passages:
        lines += ["", "## Passages", "", "| where | passage | before | after |", "|---|---|---|---|"]
        for passage in impact.passages[:MOST_SHOWN]:
            first, keyword, last = map(escape_markdown, (passage.before, passage.keyword, passage.after))
            place = f"[{passage.mrn} {escape_markdown(passage.label)}]({_address(passage, after)})"
            was, now = _say_targets(passage.was, before), _say_targets(passage.now, after)
            context = f"{first}**{keyword}**{last}".strip()
            lines.append(f"| {place} | {context} | {escape_markdown(was)} | {escape_markdown(now)} |")
        lines += ["", *_rest(len(impact.passages), "")]
    for title, items, hint in _findings(impact, before, after):
        lines += ["", f"## {title}", "", *(f"- {escape_markdown(item)}" for item in items[:MOST_SHOWN])]
        lines += _rest(len(items), "- ")
        if hint:
            lines += ["", "```text", *hint.splitlines(), "```"]
    if shown:
        lines += ["", "## As they will read", ""]
        for change in shown[:MOST_SHOWN]:
            lines += [*_render_entry(change.entry, after), ""]
        lines += _rest(len(shown), "")
    if after.imprint.answers:
        lines += ["", "## What happens next", "", escape_markdown(after.imprint.answers)]
    return "\n".join(lines).rstrip() + "\n"


def create_summary(impact: Impact) -> str:
    """One line: the change alters 5 passages in 2 cables, and 1 entry."""
    if impact.nothing:
        return "The change alters nothing that a reader would see."
    parts = []
    if impact.passages:
        parts.append(f"{_count(len(impact.passages), 'passage')} in {_count(impact.cables, 'cable')}")
    if impact.entries:
        parts.append(_count(len(impact.entries), "entry", "entries"))
    parts += [f"{_count(len(impact.added), 'cable')} new"] if impact.added else []
    parts += [f"{_count(len(impact.removed), 'cable')} no longer shown"] if impact.removed else []
    parts += [f"the text of {_count(len(impact.reworded), 'cable')}"] if impact.reworded else []
    if impact.unlinked:
        parts.append(f"{_count(impact.unlinked, 'further mention')}, which only lists show")
    if not parts:
        parts.append("no text")
    said = parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])}, and {parts[-1]}"
    return f"The change alters {said}."


def _findings(impact: Impact, before: Index, after: Index) -> Iterator[tuple[str, Sequence[str], str]]:
    """Further findings: title, items, and what to do."""
    if impact.vanished:
        addresses = [f"{after.imprint.base}{key.removeprefix('pages/')}/" for key in impact.vanished]
        yield "Addresses that lead nowhere", addresses, _say_former(impact, before)
    if impact.ties:
        yield "New ties", [_say_tie(problem) for problem in impact.ties], impact.ties[0].hint
    if impact.unused:
        names = [f"{_name(after.entries[key])} ({after.entries[key].path})" for key in impact.unused]
        yield "Entries that no cable mentions any more", names, ""
    silent = [change for change in impact.entries if change.what == "new" and not after.mentions.get(change.key)]
    if silent:
        yield "New entries that no cable mentions", [_name(change.entry) for change in silent], ""
    if impact.added:
        yield "New cables", impact.added, ""
    if impact.removed:
        yield "Cables whose text is no longer shown", impact.removed, ""
    if impact.reworded:
        yield "Cables whose text is another, in which no places are compared", impact.reworded, ""


def _say_former(impact: Impact, before: Index) -> str:
    """How addresses of entries that are gone are kept."""
    lines = ["An address that was once published holds for decades."]
    old = [before.entries[key] for key in impact.vanished if key in before.entries]
    new = {change.entry.headword: change.entry for change in impact.entries if change.what == "new"}
    heirs = [(entry, new[entry.headword]) for entry in old if entry.headword in new]
    for entry, heir in heirs:
        lines += [f"Write in {heir.path}, which has the headword of {entry.id}:", f"former: [{entry.id}]"]
    if old and not heirs:
        lines += ["Write in the entry that takes its place:", f"former: [{old[0].id}]"]
    return "\n".join(lines)


def _say_tie(problem: Problem) -> str:
    return f"{problem.path}:{problem.line}: {problem.message}"


def _say_change(change: EntryChange) -> str:
    where = f"{_count(change.passages, 'passage')} in {_count(change.cables, 'cable')}"
    match change.what:
        case "new":
            return f"linked from {where}" if change.passages else "no cable mentions it"
        case "gone":
            return f"was linked from {where}" if change.passages else "no cable mentioned it"
        case "renamed":
            return f"was {change.old}, whose address leads to it; linked from {where}"
        case "changed":
            return f"{', '.join(change.aspects)}; linked from {where}"


def _name(entry: Entry) -> str:
    """`GOAJ, Government of Azerbaijan (goaj)`."""
    meaning = f", {entry.expansion}" if entry.expansion else ""
    name = entry.id if entry.space == "glossary" else entry.key
    return f"{entry.headword}{meaning} ({name})"


def _say_targets(targets: Sequence[str], index: Index) -> str:
    names = [_name(index.entries[key]) if key in index.entries else key for key in targets]
    return "; ".join(names) or "no link"


def _address(passage: Passage, index: Index) -> str:
    anchor = f"#{passage.anchor}" if passage.anchor else ""
    return f"{index.imprint.base}cables/{passage.mrn}/{anchor}"


def _render_entry(entry: Entry, index: Index) -> Iterator[str]:
    """An entry as a reader will have it, in words alone."""
    yield f"### {escape_markdown(entry.headword)}"
    yield ""
    yield f"{entry.kind}, {quote_literally(entry.path)}"
    yield ""
    for line in _flatten(entry.body):
        yield f"> {escape_markdown(line)}" if line else ">"
    yield ""
    sees = [index.entries.get(see if "/" in see else f"glossary/{see}") for see in entry.see]
    held = [f"{one.office} ({one.since or '…'} to {one.until or '…'})" for one in entry.held]
    facts = [
        ("Expansion", entry.expansion),
        ("Symbol", entry.symbol),
        ("Code", entry.code),
        ("Also", ", ".join(entry.variants)),
        ("Offices held", "; ".join(held)),
        ("Only in cables of", ", ".join(entry.posts)),
        ("Only in cables with the TAGS", ", ".join(entry.tags)),
        ("Only from", entry.since),
        ("Only until", entry.until),
        ("See also", ", ".join(other.headword for other in sees if other)),
        *(("Source", " ".join(_flatten(source))) for source in entry.sources),
        ("By", ", ".join(entry.contributors)),
    ]
    for name, words in facts:
        if words:
            yield f"- {name}: {escape_markdown(words)}"


def _flatten(blocks: Blocks) -> Iterator[str]:
    """The paragraphs of blocks as plain lines, with an empty line between."""
    first = True
    for block in blocks:
        match block:
            case Paragraph(children) | Heading(_, children):
                lines = [" ".join(plain(children).split())]
            case Bullets(items):
                lines = [f"– {' '.join(_flatten(item))}" for item in items]
            case Quotation(inner):
                lines = list(_flatten(inner))
            case _:
                lines = []
        if lines and not first:
            yield ""
        first = first and not lines
        yield from lines


def _rest(number: int, indent: str) -> list[str]:
    return [f"{indent}{number - MOST_SHOWN:,} more are not shown."] if number > MOST_SHOWN else []


def _count(number: int, thing: str, things: str = "") -> str:
    return f"{number:,} {thing if number == 1 else things or thing + 's'}"
