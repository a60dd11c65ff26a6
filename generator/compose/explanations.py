"""What each line of a transmission header says.

Explanations are made from the parts of the line and from the register; what is not known says so.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from generator.compose.correspondents import Correspondents
from generator.compose.marks import REASONS
from generator.compose.prose import find_gist
from generator.compose.stretch import read_words
from generator.compose.washington import tell_washington_time
from generator.compose.words import read_time, say_date, say_list, say_number
from generator.model.annotation import AnnotatedTelegram
from generator.model.entry import Entry
from generator.model.prose import Inline, Inlines, Strong, Text
from generator.model.site import Index
from generator.model.span import Part

_PRECEDENCES = {
    "Z": "Flash",
    "O": "Immediate",
    "P": "Priority",
    "R": "Routine",
    "M": "Deferred",
}
_SECURITY = {
    "U": "Unclassified",
    "E": "Unclassified, encrypted for transmission",
    "C": "Confidential",
    "S": "Secret",
    "T": "Top Secret",
}

NOT_EXPLAINED = "Left unexplained."


@dataclass(frozen=True)
class HeaderWriter:
    """What the explanations of one header need; `said` has those that were given, for two pages show them."""

    annotated: AnnotatedTelegram
    index: Index
    correspondents: Correspondents
    said: dict[tuple[int, int], Inlines] = field(default_factory=dict)

    def read(self, part: Part) -> str:
        """The reading text of a part."""
        return read_words(self.annotated.telegram, part.start, part.end)

    def find(self, part: Part, kind: str) -> list[str]:
        """The reading texts of the parts of a kind inside a part."""
        return [self.read(inner) for inner in part.parts if inner.kind == kind]

    def entries_in(self, part: Part) -> list[Entry]:
        """The entries that mentions inside a part lead to, in order and once each."""
        found: dict[str, Entry] = {}
        for mention in self.annotated.mentions:
            if part.start <= mention.start < part.end and (entry := self.index.entries.get(mention.target)):
                found.setdefault(entry.key, entry)
        return list(found.values())


def explain(writer: HeaderWriter, parts: Sequence[Part]) -> Inlines:
    """What the lines of some equal parts say; its first words are strong."""
    found = writer.said.get((parts[0].start, len(parts)))
    if found is None:
        found = _EXPLANATIONS.get(parts[0].kind, _explain_nothing)(writer, parts)
        writer.said[parts[0].start, len(parts)] = found
    return found


def _say(label: str, words: str = "") -> Inlines:
    return (Strong((Text(label),)), Text(f" {words}")) if words else (Strong((Text(label),)),)


def _explain_nothing(_writer: HeaderWriter, _parts: Sequence[Part]) -> Inlines:
    return (Text(NOT_EXPLAINED),)


def _explain_start(_writer: HeaderWriter, _parts: Sequence[Part]) -> Inlines:
    return _say("Start of message,", "with the channel and the running number of this message on it.")


def _explain_relay(writer: HeaderWriter, parts: Sequence[Part]) -> Inlines:
    precedence = "".join(writer.find(parts[0], "precedence"))
    routes = [route for found in writer.find(parts[0], "route") for route in found.split()]
    known = [post.headword for route in routes if (post := writer.index.posts_by_code.get(route))]
    one = len(routes) == 1
    relayed = "how this copy was relayed, not to whom it was addressed."
    said = _say_precedence(precedence)
    if len(known) == len(routes):
        said += "The routing indicator is that of " if one else "The routing indicators are those of "
        said += f"{say_list(known)}: {relayed}"
    elif known:
        said += f"Of the routing indicators, some are those of {say_list(known)}: {relayed}"
        unknown = len(routes) - len(known)
        which = "is" if unknown == 1 else "are"
        said += f" {say_number(unknown).capitalize()} of {say_number(len(routes))} {which} not in this edition’s list."
    else:
        said += "The routing indicator says " if one else "The routing indicators say "
        said += relayed + (" It is" if one else " They are") + " not in this edition’s list."
    return _say("Relay line.", said)


def _say_precedence(letters: str) -> str:
    names = [
        (letter, _PRECEDENCES[letter]) for letter in dict.fromkeys(letters.replace(" ", "")) if letter in _PRECEDENCES
    ]
    return "".join(f"{letter} is the precedence, {name}. " for letter, name in names)


def _explain_station(writer: HeaderWriter, parts: Sequence[Part]) -> Inlines:
    part = parts[0]
    said = ""
    for route in writer.find(part, "route"):
        post = writer.index.posts_by_code.get(route)
        said += f"{route}, {post.headword}" if post else route
    for serial in writer.find(part, "serial"):
        said += f"; its message {serial.removeprefix('#')}"
    for section in writer.find(part, "section"):
        said += f", section {section.removeprefix('/')}"
    for moment in writer.find(part, "day-time"):
        if len(moment) == 7 and moment.isdigit():
            said += (
                f"; day {moment[:3]} of the year{_say_day(writer, int(moment[:3]))}, at {moment[3:5]}:{moment[5:]} UTC"
            )
    return _say("From station", said + ".")


def _say_day(writer: HeaderWriter, day: int) -> str:
    """`, 12 February`: a day of the year in which the telegram was sent."""
    sent = read_time(writer.annotated.telegram.sent)
    if not sent or not 1 <= day <= 366:
        return ""
    name = say_date((date(sent.year, 1, 1) + timedelta(days=day - 1)).isoformat())
    return ", " + name.rsplit(" ", 1)[0]


def _explain_security(writer: HeaderWriter, parts: Sequence[Part]) -> Inlines:
    said = ""
    for mark in writer.find(parts[0], "security-mark"):
        level = _SECURITY.get(mark[:1])
        said = f"{mark[:1]} {say_number(len(mark))} times: {level}." if level else ""
    signals = [signal for found in writer.find(parts[0], "signal") for signal in found.split()[:1]]
    if signals:
        said += f" Of {say_list(signals)} no explanation was found."
    return _say("Security warning.", said.strip())


def _explain_dtg(writer: HeaderWriter, _parts: Sequence[Part]) -> Inlines:
    telegram = writer.annotated.telegram
    sent = read_time(telegram.sent)
    if not sent:
        return _say("Precedence and date-time group.")
    said = f"Day {sent.day}, {sent:%H:%M}, Z for UTC, {say_date(sent.isoformat()[:7])}"
    local = tell_washington_time(sent)
    return _say("Precedence and date-time group.", said + (f": {local:%H:%M} in Washington." if local else "."))


def _explain_from(writer: HeaderWriter, _parts: Sequence[Part]) -> Inlines:
    post = writer.correspondents.sender
    if not post:
        return _say("From", "the post that sent the telegram, by its telegraphic name.")
    return (*_say("From", f"the {post.expansion}." if post.expansion else f"{post.headword}."),)


def _explain_addressee(writer: HeaderWriter, parts: Sequence[Part]) -> Inlines:
    part = parts[0]
    first = bool(writer.find(part, "keyword"))
    out: list[Inline] = []
    if first:
        out += [Strong((Text("To, for action:" if part.kind == "to" else "For information:"),)), Text(" ")]
    post = writer.correspondents.find(part.start, part.end)
    out += (
        find_gist(post)
        if post
        else (Text("a telegraphic name without an entry here." if first else "Without an entry here."),)
    )
    if first and part.kind == "to" and (numbers := writer.find(part, "mcn")):
        origin = writer.correspondents.sender
        whose = f"{_town(origin)}’s" if origin else "the sender’s"
        out.append(Text(f" {numbers[0]} is {whose} running number to this addressee."))
    return tuple(out)


def _town(post: Entry) -> str:
    """The town of a post that is named by it (Embassy Baku), else `the sender`."""
    kind, _, town = post.headword.partition(" ")
    return town if kind in ("Embassy", "Consulate") else "the sender"


def _explain_exempt(_writer: HeaderWriter, _parts: Sequence[Part]) -> Inlines:
    return _say("Exempted:", "a post that the collective address would reach, and that is not to have the telegram.")


def _explain_distribution(_writer: HeaderWriter, _parts: Sequence[Part]) -> Inlines:
    return _say("Distribution", "inside the Department: offices, and how many copies each had.")


def _explain_date_line(_writer: HeaderWriter, _parts: Sequence[Part]) -> Inlines:
    return _say("Date line", "of a later publication; not part of the telegram.")


def _explain_classification(writer: HeaderWriter, parts: Sequence[Part]) -> Inlines:
    telegram = writer.annotated.telegram
    level = "".join(writer.find(parts[0], "level"))
    label = "Classification, letters spaced." if " " in level.strip() else "Classification."
    label, rest = label.split(" ", 1) if " " in label else (label, "")
    said = [rest] if rest else []
    if telegram.sections and telegram.sections > 1 and writer.find(parts[0], "section"):
        said.append(f"The message was cut in {say_number(telegram.sections)} for transmission.")
    if telegram.mrn:
        numbers = writer.find(parts[0], "mrn")
        said.extend(f"{number} is its number: with the year, {telegram.mrn}." for number in numbers)
    return _say(label, " ".join(said))


def _explain_caption(writer: HeaderWriter, parts: Sequence[Part]) -> Inlines:
    entries = writer.entries_in(parts[0])
    out = list(_say("Caption:", "a mark that limits or directs distribution.")) if not entries else []
    for entry in entries:
        out += [Text(" ")] if out else []
        out += [Strong((Text(f"{entry.headword}:"),)), Text(" "), *find_gist(entry)]
    if len(parts) > 1:
        times = "twice" if len(parts) == 2 else f"{say_number(len(parts))} times"
        out.append(Text(f" Printed {times}; kept."))
    return tuple(out)


def _explain_passing(writer: HeaderWriter, parts: Sequence[Part]) -> Inlines:
    offices = [f"{entry.headword} is the {entry.expansion}" for entry in writer.entries_in(parts[0]) if entry.expansion]
    said = "who at the addressee should see it."
    return _say("Passing line:", said + (f" {say_list(offices)}." if offices else ""))


def _explain_order(writer: HeaderWriter, _parts: Sequence[Part]) -> Inlines:
    telegram = writer.annotated.telegram
    order = f"Executive Order {telegram.executive_order}" if telegram.executive_order else ""
    if telegram.declassify_on:
        under = f" under {order}" if order else ""
        return _say("Declassification date", f"set by the classifier{under}: {say_date(telegram.declassify_on)}.")
    governs = f"{order} governs the classification; the" if order else "the"
    return _say("Declassification:", f"{governs} line gives no date.")


def _explain_tags(_writer: HeaderWriter, _parts: Sequence[Part]) -> Inlines:
    return _say(
        "Index codes", "for subjects, countries, organizations and persons: Traffic Analysis by Geography and Subject."
    )


def _explain_subject(writer: HeaderWriter, parts: Sequence[Part]) -> Inlines:
    broken = writer.read(parts[0]).strip().count("\n")
    return _say("Title", "of the telegram, broken at the limit of the line." if broken else "of the telegram.")


def _explain_references(_writer: HeaderWriter, _parts: Sequence[Part]) -> Inlines:
    return _say("References:", "earlier messages, lettered; a number without a year is of the current year.")


def _explain_classifier(writer: HeaderWriter, _parts: Sequence[Part]) -> Inlines:
    classified = writer.annotated.telegram.classified_by
    reasons = [say_reason(reason) for reason in classified.reasons] if classified else []
    known = [reason for reason in reasons if reason]
    return _say("Who classified it, and why:", "; ".join(known) + "." if known else "the name and the reasons.")


def say_reason(reason: str) -> str:
    """`1.4(b)` in words, or nothing where the letter is unknown."""
    return REASONS.get(reason.partition("(")[2][:1].lower(), "")


_EXPLANATIONS: dict[str, Callable[[HeaderWriter, Sequence[Part]], Inlines]] = {
    "transmission-id": _explain_start,
    "relay": _explain_relay,
    "station": _explain_station,
    "security": _explain_security,
    "dtg": _explain_dtg,
    "distribution": _explain_distribution,
    "from": _explain_from,
    "to": _explain_addressee,
    "info": _explain_addressee,
    "exempt": _explain_exempt,
    "date-line": _explain_date_line,
    "classification": _explain_classification,
    "caption": _explain_caption,
    "passing": _explain_passing,
    "executive-order": _explain_order,
    "tags": _explain_tags,
    "subject": _explain_subject,
    "references": _explain_references,
    "classified-by": _explain_classifier,
}
