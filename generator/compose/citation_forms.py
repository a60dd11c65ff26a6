"""Citations in words: The Chicago Manual of Style (notes) and the MLA Handbook, for our few types of things.

A cable is cited as both manuals cite a document in a collection: its own title, number and date first, then what it
was read in, in which state, and where. The place in it stands before the address (Chicago 17, 14.22 and 14.160; MLA 9,
5.84). Of a cable whose text the edition does not hold, what is cited is the edition's record of it, and each form says
so. Decision 0040 gives the reasons for what the manuals leave open.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.compose.words import MONTHS, join, say_date, say_list
from generator.model.bibliography import DEPARTMENT, GOVERNMENT, Container, Description, Locator, Name
from generator.model.prose import Emphasis, Inlines, Text, plain

#: Months as MLA shortens them in lists of works cited (MLA 9, appendix 1).
_MLA_MONTHS = ("Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")
#: What the part of the register is called, for an entry whose key begins with this.
_SPACES = {"glossary": "glossary", "tags": "TAGS", "posts": "posts"}
#: What is said of a cable that the edition cites and does not have.
_NOT_HELD = "text not held"
#: From how many recipients on only the first is named.
_MANY = 3


def cite_note(described: Description, locator: Locator | None = None) -> Inlines:
    """A full note after Chicago; with `locator`, of that paragraph."""
    container = described.container
    title = _quote(described.title, ",")
    parts: list[Inlines] = []
    match described.kind:
        case "cable":
            telegram = f"telegram {described.number}{_tell_route(described)}"
            if not described.held:
                title = _text("Record of ") + title
            elif not title:
                telegram = telegram[:1].upper() + telegram[1:]
            date = _tell_date(described)
            parts += [_text(telegram), _text(date if described.held else f"{date} ({_NOT_HELD})")]
            parts.append(_text(described.classification))
            parts.append(_italic(container.title) if described.held else (Text("in "), *_italic(container.title)))
        case "entry":
            authors = _text(say_list(described.authors) + ", ") if described.authors else ()
            title = (*authors, *title)
            parts.append((Text("in "), *_italic(container.title)))
        case "edition":
            title = ()
            parts.append(_italic(container.title))
    if container.editors:
        parts.append(_text("ed. " + say_list(container.editors)))
    if described.kind == "entry":
        parts.append(_text(_SPACES[described.id.partition("/")[0]]))
    parts += [_text(_tell_release(container)), _text(_tell_place(locator, "¶", "unnumbered paragraph"))]
    parts.append(_text(_tell_address(described, locator)))
    body = _join(parts, ", ")
    blank = _text(" " if title and not plain(title).endswith(" ") else "")
    return (*title, *blank, *body, Text("."))


def cite_short(described: Description, locator: Locator | None = None) -> Inlines:
    """A later note after Chicago, of a cable: enough to know it again, and the paragraph."""
    sender = described.sender.short if described.sender else ""
    recipients = _list_names(described.recipients, short=True)
    route = f"{sender} to {recipients}" if sender and recipients else sender
    parts = (route, f"telegram {described.number}", _tell_place(locator, "¶", "unnumbered paragraph"))
    return _text(", ".join(part for part in parts if part) + ".")


def cite_mla(described: Description, locator: Locator | None = None) -> Inlines:
    """An entry in a list of works cited after MLA; with `locator`, with the paragraph as its location."""
    container = described.container
    sentences: list[Inlines] = []
    if described.kind == "cable" and described.held and described.sender:
        sentences.append(_text(_invert_author(described.sender)))
    elif described.authors:
        sentences.append(_text(say_list(described.authors)))
    if described.kind == "edition":
        sentences.append(_italic(container.title))
    elif not described.held:
        sentences.append(_record_mla(described))
    elif described.title:
        sentences.append(_quote(described.title, "."))
    if described.kind == "cable" and described.held:
        recipients = _list_names(described.recipients)
        telegram = f"Telegram {described.number}" + (f" to {recipients}" if recipients else "")
        sentences.append(_text(", ".join(part for part in (telegram, _shorten_date(described)) if part)))
    parts: list[Inlines] = [_italic(container.title)] if described.kind != "edition" else []
    if container.editors:
        parts.append(_text("edited by " + say_list(container.editors)))
    if container.release:
        parts.append(_text(f"release {container.release}"))
    if container.publisher and container.publisher != container.title:
        parts.append(_text(container.publisher))
    parts += [_text(_mla_date(container.released)), _text(_tell_place(locator, "par. ", "unnumbered par."))]
    parts.append(_text(_tell_address(described, locator).partition("://")[2]))
    last = _join(parts, ", ")
    if described.kind == "edition":
        last = (Text(_capitalize(last)), *last[1:])
    sentences.append(last)
    return _end_sentences(sentences)


def _record_mla(described: Description) -> Inlines:
    """What the edition says of a cable that it does not hold; the sender is not its author, and stands in the words."""
    title = _quote(described.title, ",")
    telegram = f"telegram {described.number}{_tell_route(described)}, {_shorten_date(described)} ({_NOT_HELD})"
    return (Text("Record of "), *title, *_text(" " if title else ""), Text(telegram))


def _capitalize(inlines: Inlines) -> str:
    first = inlines[0].text if isinstance(inlines[0], Text) else ""
    return first[:1].upper() + first[1:]


def _end_sentences(sentences: Sequence[Inlines]) -> Inlines:
    """Each with its full stop; one that ends in a quoted title has it already."""
    closed = [words if _ends(words) else (*words, Text(".")) for words in sentences]
    return join(closed, " ")


def _ends(words: Inlines) -> bool:
    last = words[-1]
    return isinstance(last, Text) and last.text.endswith((".", ".”", "?”", "!”"))


def _quote(title: str, stop: str) -> Inlines:
    """A title in quotation marks, the stop inside as American printers set it; quotations in it get single marks.

    After a question or exclamation mark a comma stays and a full stop goes (Chicago 17, 6.125; MLA 9, 5.21).
    """
    if not title:
        return ()
    if stop == "." and title[-1] in "?!":
        stop = ""
    return _text(f"“{title.replace('“', '‘').replace('”', '’')}{stop}”")


def _tell_route(described: Description) -> str:
    """` from the Embassy in Azerbaijan to the Department of State`."""
    sender = f" from {described.sender.in_sentence}" if described.sender and described.sender.full else ""
    if described.sender and described.number.startswith(f"{described.sender.full} "):
        sender = ""  # of a post whose line FM is lost the number says as much
    recipients = _list_names(described.recipients)
    return sender + (f" to {recipients}" if recipients else "")


def _list_names(names: Sequence[Name], *, short: bool = False) -> str:
    words = [_shorten_name(name) if short else name.in_sentence for name in names]
    return f"{words[0]} and others" if len(words) >= _MANY else say_list(words)


def _shorten_name(name: Name) -> str:
    """The editors' name, but the Department's own: its telegraphic address is that of the whole (5 FAH-2)."""
    return name.full if name.full == DEPARTMENT else name.short


def _tell_date(described: Description) -> str:
    return described.date_in_words or say_date(described.sent) or "undated"


def _shorten_date(described: Description) -> str:
    return _mla_date(described.date_in_words or described.sent) or "n.d."


def _mla_date(iso: str) -> str:
    """`2008-02-12` as `12 Feb. 2008`; a date in words, `about 11 February 2008`, with its month shortened."""
    words = say_date(iso)
    for month, short in zip(MONTHS, _MLA_MONTHS, strict=True):
        words = words.replace(month, short)
    return words


def _tell_release(container: Container) -> str:
    day = f" ({say_date(container.released)})" if container.released else ""
    return f"release {container.release}{day}" if container.release else day.strip(" ()")


def _tell_place(locator: Locator | None, mark: str, unnumbered: str) -> str:
    if locator is None:
        return ""
    return unnumbered if locator.number is None else f"{mark}{locator.number}"


def _tell_address(described: Description, locator: Locator | None) -> str:
    return described.address + (f"#{locator.anchor}" if locator else "")


def _invert_author(sender: Name) -> str:
    """The largest body first: `United States, Department of State, Embassy in Azerbaijan` (MLA 9, 5.20)."""
    own = sender.full.removeprefix(GOVERNMENT + " ")
    return ", ".join((GOVERNMENT, DEPARTMENT, *([own] if own and own != DEPARTMENT else [])))


def _join(parts: Sequence[Inlines], between: str) -> Inlines:
    return join([part for part in parts if part], between)


def _italic(words: str) -> Inlines:
    return (Emphasis((Text(words),)),)


def _text(words: str) -> Inlines:
    return (Text(words),) if words else ()
