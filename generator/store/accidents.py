"""The usual accidents in a file of keys, said so that a historian can mend them.

A YAML reader says "mapping values are not allowed here" and points to a place after the fault. Here the line is found
that holds the fault, what is so is said in plain words, and the line is given as it should be.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import yaml

from generator.model.fields import EDITION, ENTRY, RECORD

#: `  - office: foreign-minister`: blanks, dashes of lists, a key with its colon, and what follows.
LINE = re.compile(
    r"^(?P<indent> *)(?P<dashes>(?:- +)*)(?:(?P<key>[A-Za-z_][A-Za-z0-9_-]{0,40}) *:(?P<gap> +|$))?(?P<value>.*)$"
)
#: `headword:GOAJ`: a colon without a blank.
NO_BLANK = re.compile(r"^ *(?:- +)*(?P<key>[A-Za-z_][A-Za-z0-9_-]{0,40}):(?P<rest>[^ :/].*)$")
#: `headword GOAJ`, `headword = GOAJ`, `headword; GOAJ`: a key without its colon.
NO_COLON = re.compile(
    r"^(?P<indent> *)(?P<key>[A-Za-z_][A-Za-z0-9_-]{0,40}) *(?P<sign>[=;：–—→-]?>?)(?P<gap> *)(?P<rest>[^ ].*)$"
)
#: `**headword:** GOAJ`: a key with emphasis.
STARRED = re.compile(r"^ *[*_]{1,3}(?P<key>[A-Za-z][A-Za-z0-9-]{0,40}):?[*_]{1,3} *:? *(?P<rest>.*)$")
#: `: ` inside a text, or `:` at its end.
COLON = re.compile(r": |:$")

#: `[GoAJ, @reader`: an item of a list in brackets that begins with a sign.
SIGN_IN_BRACKETS = re.compile(r"(?:\[|, *)(?P<sign>[@`%*&!|>])")

#: `Foreign Minister, from: 2004`: a further key of an item in the line of the first.
FURTHER_KEY = re.compile(r", (?:from|until): ")
#: `"headword": "GOS",`: a key as programs write it.
QUOTED_KEY = re.compile(r"^ *([\"'])(?P<key>[A-Za-z_][A-Za-z0-9_-]{0,40})\1 *: *(?P<rest>.*[^ ,])? *, *$")
#: A backslash in double quotes that does not stand for anything.
NO_ESCAPE = re.compile(r"\\(?:[^0abtnvfre \"/\\N_LPxuU]|x(?![0-9A-Fa-f]{2})|u(?![0-9A-Fa-f]{4})|U(?![0-9A-Fa-f]{8}))")
#: Keys after which a list of lines stands.
LISTS = frozenset(one.key for one in (*ENTRY, *RECORD, *EDITION) if one.form in ("lines", "proses"))

OPENING = "“„«‘‚»"
CLOSING = "”“»’‘«"
#: Characters that cannot begin a text without quotes, and what YAML takes them for.
SIGNS = {
    "@": "is kept for other uses",
    "`": "is kept for other uses",
    "%": "is an instruction to a program",
    "*": "means “the same as elsewhere”",
    "&": "names what follows",
    "!": "is an instruction to a program",
    "|": "begins a text of several lines",
    ">": "begins a text of several lines",
    "]": "closes a list",
    "}": "closes a group of keys",
    ",": "parts the items of a list",
    "#": "begins a comment",
}
SIGN_CODES = {"*": "Y028", "&": "Y028", "!": "Y029"}


@dataclass(frozen=True, slots=True)
class Accident:
    """A fault in line `index` (from 0), at `column` (from 1); `mended` is the line as it should be, if known."""

    code: str
    index: int
    column: int
    message: str
    hint: str
    mended: str | None = None


def quote(text: str) -> str:
    """The text as YAML reads it back letter for letter, in the quotes that a person would choose."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


def quote_in_brackets(line: str, start: int) -> str:
    """The line with quotes round the item of a list in brackets that begins at `start` (from 0)."""
    ends = (place for place in (line.find(",", start + 1), line.find("]", start + 1)) if place > 0)
    end = min(ends, default=len(line))
    return line[:start] + quote(line[start:end].strip()) + line[end:]


def value_of(line: str) -> str:
    """What stands after dashes and key."""
    found = LINE.match(line)
    return found["value"] if found else line.strip()


def explain(lines: list[str], error: yaml.YAMLError, known: frozenset[str]) -> Accident:
    """The accident that made the YAML reader stop; `known` are the keys that the file may have."""
    mark = getattr(error, "problem_mark", None)
    at = min(mark.line if mark else 0, len(lines) - 1)
    context = getattr(error, "context_mark", None)
    first = context.line if context else 0
    texts = _block_texts(lines)
    top = next((index for index, line in enumerate(lines) if line.strip()), at)
    if lines[top].startswith("- ") and top < at:
        return _judge_stray_item(lines, top, known)
    nearest = [at, first, *range(at - 1, -1, -1)]
    for index in dict.fromkeys(nearest):
        if index in texts or not lines[index].strip() or lines[index].lstrip().startswith("#"):
            continue
        accident = _judge(lines, index, known)
        if accident:
            return accident
    return _judge_indentation(lines, at, known) or _unnamed(at, mark.column if mark else 0, error)


def find_accident(lines: list[str], known: frozenset[str]) -> Accident | None:
    """The first accident in lines that can be read, and hold no keys."""
    return next(
        (found for index in range(len(lines)) if lines[index].strip() and (found := _judge(lines, index, known))), None
    )


def _block_texts(lines: list[str]) -> set[int]:
    """The lines of texts that begin with | or >: in them nothing needs quotes."""
    inside: set[int] = set()
    indent = -1
    for index, line in enumerate(lines):
        deep = len(line) - len(line.lstrip(" "))
        if indent >= 0 and (not line.strip() or deep > indent):
            inside.add(index)
            continue
        found = LINE.match(line)
        indent = deep if found and re.fullmatch(r"[|>][-+0-9]{0,2}", found["value"].strip()) else -1
    return inside


def _judge(lines: list[str], index: int, known: frozenset[str]) -> Accident | None:
    line = lines[index]
    if "\t" in line:
        mended = (
            line.replace("\t", " ") if line.strip("\t ")[:1] and line[:1] not in "\t " else line.replace("\t", "  ")
        )
        if line.lstrip()[:2] != "- " and line[:1] in "\t ":
            mended = line.strip()
        return _mended("Y021", index, line.index("\t"), "A tab stands here; only blanks may.", mended)
    quoted = QUOTED_KEY.match(line)
    if quoted and quoted["key"].lower() in known:
        mended = f"{quoted['key'].lower()}: {quoted['rest'] or ''}".rstrip()
        said = "A key is written without quotes, and no comma stands after what it says."
        return _mended("Y036", index, line.rstrip().rindex(","), said, mended)
    found = LINE.match(line)
    if not found:
        return None
    value, start = found["value"], found.start("value")
    if found["key"] and found["dashes"] and found["key"] not in known:
        start = found.start("key")
        value = line[start:]
    elif not found["key"]:
        accident = _judge_keyless(lines, index, found, known)
        if accident:
            return accident
        if found["indent"] and not found["dashes"] and COLON.search(value):
            return _judge_further_line(lines, index)
    return _judge_value(lines, index, start, value.rstrip())


def _judge_keyless(lines: list[str], index: int, found: re.Match[str], known: frozenset[str]) -> Accident | None:
    line = lines[index]
    joined = NO_BLANK.match(line)
    if joined and joined["key"] in known:
        mended = line[: joined.end("key")] + ": " + joined["rest"]
        said = f"After the colon of “{joined['key']}” there must be a blank."
        return _mended("Y025", index, joined.end("key"), said, mended)
    if found["dashes"]:
        return None
    text = line.strip()
    indent = len(line) - len(line.lstrip())
    starred = STARRED.match(line)
    if starred and starred["key"].lower() in known:
        mended = f"{starred['key'].lower()}: {starred['rest']}".rstrip()
        return _mended("Y028", index, indent, "Asterisks mean nothing here; a key is written without them.", mended)
    item = line[:indent] + "- " + text[1:].strip()
    if text[0] == "-" and text[1:2] not in ("", " ", "-"):
        return _mended("Y037", index, indent, "After the hyphen there must be a blank.", item)
    if text[0] in "–—•*" and text[1:2] != "":
        return _mended("Y037", index, indent, f"An item of a list begins with a hyphen, not with “{text[0]}”.", item)
    if text.startswith("<<"):
        said = "“<<” takes keys over from elsewhere, which no file here does."
        return Accident("Y030", index, indent + 1, said, "Write the keys out.", "")
    bare = NO_COLON.match(line)
    if (
        bare
        and (bare["sign"] or bare["gap"] or line[bare.end("key")] == " ")
        and bare["key"].lower() in known
        and (index == 0 or not found["indent"])
    ):
        mended = f"{bare['indent']}{bare['key']}: {bare['rest']}"
        return _mended("Y041", index, bare.end("key"), f"After “{bare['key']}” a colon is missing.", mended)
    if index == 0 or not found["indent"]:
        if text[0] in "\"'[{":
            return None
        said = "This line has no key: each line begins with a word and a colon."
        above = lines[index - 1].rstrip() if index else ""
        if key := _open_list(lines, index):
            said = f"This line was meant as an item of the list “{key}”, and is none."
            return _mended("Y037", index, indent, said, f"  - {text}")
        listed = LINE.match(above)
        if listed and listed["dashes"]:
            said = "This line has no key, and no hyphen of a list."
            hint = (
                f"If it is an item of its own, write:\n  - {text}\nIf it goes on from the line above:\n{above} {text}"
            )
            return Accident("Y041", index, indent + 1, said, hint, "")
        if above and not above.endswith(":"):
            hint = f"If it goes on from the line above, write both as one:\n{above} {text}"
        else:
            hint = "Write a key before it, such as:\nheadword: GOAJ"
        return Accident("Y041", index, indent + 1, said, hint, "")
    return None


def _open_list(lines: list[str], index: int) -> str:
    """The key of a list of which nothing stands above line `index` but lines that are no items; else empty."""
    for at in range(index - 1, -1, -1):
        found = LINE.match(lines[at])
        if not found or found["dashes"]:
            return ""
        if found["key"]:
            return found["key"] if found["key"] in LISTS and not found["value"].strip() else ""
    return ""


def _judge_further_line(lines: list[str], index: int) -> Accident | None:
    """A colon in the second or a later line of a text."""
    above = ((at, LINE.match(lines[at])) for at in range(index - 1, -1, -1))
    start = next((at for at, found in above if found and (found["key"] or found["dashes"])), None)
    colon = COLON.search(lines[index])
    if start is None or not colon:
        return None
    found = LINE.match(lines[start])
    assert found
    head = lines[start][: found.start("value")].rstrip()
    indent = " " * (len(found["indent"]) + len(found["dashes"]) + 2 * bool(found["key"]))
    rest = [found["value"], *lines[start + 1 : index + 1]]
    text = "\n".join([f"{head} >-", *(indent + line.strip() for line in rest if line.strip())])
    said = "A text over several lines must not hold a colon and a blank, unless it begins below “>-”."
    return Accident("Y020", index, colon.start() + 1, said, f"Write:\n{text}")


def _judge_value(lines: list[str], index: int, start: int, value: str) -> Accident | None:
    line = lines[index]
    head = line[:start]
    if not value:
        return None
    first = value[0]
    if first in "\"'":
        return _judge_quoted(lines, index, start, value)
    if first in "[{":
        return _judge_brackets(lines, index, start, value)
    if first in OPENING and value[-1] in CLOSING and len(value) > 1 and COLON.search(value):
        said = f"The quotes {first} {value[-1]} are part of the text; only straight ones hold a value together."
        return _mended("Y023", index, start, said, head + quote(value[1:-1]))
    if value.startswith("- ") and line[:start].rstrip().endswith(":"):
        said = "A list begins on the line below its key, or stands in square brackets."
        if index + 1 < len(lines) and lines[index + 1].lstrip().startswith("- "):
            hint = f"Write:\n{head.rstrip()}\n  {value}"
            return Accident("Y037", index, start + 1, said, hint)
        return _mended("Y037", index, start, said, f"{head}[{quote(value[2:].strip())}]")
    colon = COLON.search(value)
    if first == value[-1] == "*" and len(value) > 2:
        said = "Asterisks mean nothing here; emphasis belongs into the text below."
        return _mended("Y028", index, start, said, head + value.strip("*"))
    if value.startswith("? "):
        said = "A text that begins with “?” needs quotes: without them this sign begins a key."
        return _mended("Y036", index, start, said, head + quote(value))
    if first in SIGNS and not re.fullmatch(r"[|>][-+0-9]{0,2}( +#.*)?", value):
        said = f"A text that begins with “{first}” needs quotes: without them this sign {SIGNS[first]}."
        return _mended(SIGN_CODES.get(first, "Y036"), index, start, said, head + quote(value))
    found = LINE.match(line)
    if colon and found and found["dashes"] and found["key"] and FURTHER_KEY.search(value):
        said = "Keys that stand in one line need curly brackets round them."
        return _mended(
            "Y020",
            index,
            start + colon.start(),
            said,
            f"{line[: found.start('key')]}{{{line[found.start('key') :].rstrip()}}}",
        )
    if colon:
        said = "This text needs quotes: without them its colon ends a key."
        return _mended("Y020", index, start + colon.start(), said, head + quote(value))
    return None


def _judge_quoted(lines: list[str], index: int, start: int, value: str) -> Accident | None:
    head = lines[index][:start]
    sign = value[0]
    end = _closing(value)
    if end < 0:
        said = f"The quote {sign} that opens here is never closed."
        return _mended("Y022", index, start, said, head + quote(value[1:]))
    rest = value[end + 1 :].lstrip()
    if rest.startswith(":") or (not rest and not NO_ESCAPE.search(value)):
        return None
    if rest.startswith("#") and value[end + 1 : end + 2] == " ":
        return None
    if not rest:
        said = "In double quotes a backslash has a meaning of its own."
        return _mended("Y036", index, start, said, head + quote(value[1:-1]))
    if rest in (",", ";"):
        said = f"After the closing quote stands a “{rest}” that has no meaning."
        return _mended("Y036", index, start + end + 1, said, head + value[: end + 1])
    # `"The "Government" of Spain"`: the second quote opens too, so that the outer ones were to hold the text together.
    nested = value[end - 1] == " " and value.endswith(sign)
    if len(value) > 4 and value.startswith(sign * 2) and value.endswith(sign * 2):
        value, nested = sign + value.strip(sign) + sign, True
    inner = value[1:-1] if nested or (value.endswith(sign) and sign != '"') else value
    said = f"The quote {sign} that opens here is closed before the text ends."
    return _mended("Y036", index, start + end + 1, said, head + quote(inner))


def _judge_brackets(lines: list[str], index: int, start: int, value: str) -> Accident | None:
    head = lines[index][:start]
    first = value[0]
    closing = {"[": "]", "{": "}"}[first]
    depth = 0
    at = 0
    sign = SIGN_IN_BRACKETS.search(value)
    if sign and first == "[":
        said = f"A text that begins with “{sign['sign']}” needs quotes: without them this sign {SIGNS[sign['sign']]}."
        mended = quote_in_brackets(lines[index], start + sign.start("sign"))
        return _mended(SIGN_CODES.get(sign["sign"], "Y036"), index, start + sign.start("sign"), said, mended)
    while at < len(value):
        char = value[at]
        if char in "\"'" and value[at - 1] in "[{, :":
            end = _closing(value[at:])
            if end < 0:
                said = f"The quote {char} that opens here is never closed."
                inner = value[at + 1 :].rstrip("]}")
                mended = head + value[:at] + quote(inner) + (closing if value[-1] == closing else "")
                return _mended("Y022", index, start + at, said, mended)
            at += end
        elif char in "[{":
            depth += 1
        elif char in "]}":
            depth -= 1
            if depth == 0:
                break
        at += 1
    if depth > 0:
        if index + 1 < len(lines) and re.match(r" +[^ -]", lines[index + 1]):
            return None  # a list over several lines
        return _mended(
            "Y038", index, start, f"The bracket {first} that opens here is never closed.", head + value + closing
        )
    rest = value[at + 1 :].strip()
    if rest and not rest.startswith("#"):
        if not rest.strip("]} "):
            said = f"Here stands one bracket {rest[0]} too many."
            return _mended("Y038", index, start + at + 1, said, head + value[: at + 1])
        said = f"A text that begins with “{first}” needs quotes: without them a bracket holds a list."
        return _mended("Y036", index, start, said, head + quote(value))
    return None


def _closing(value: str) -> int:
    """Where the quote that opens `value` is closed, or -1."""
    sign = value[0]
    at = 1
    while at < len(value):
        if sign == '"' and value[at] == "\\":
            at += 1
        elif value[at] == sign:
            if sign == "'" and value[at + 1 : at + 2] == "'":
                at += 1
            else:
                return at
        at += 1
    return -1


def _judge_stray_item(lines: list[str], index: int, known: frozenset[str]) -> Accident:
    """An item where no list is."""
    found = LINE.match(lines[index])
    indent = len(lines[index]) - len(lines[index].lstrip())
    if found and found["key"] in known:
        mended = lines[index].lstrip("- ")
        return _mended("Y037", index, indent, "A key is written without a hyphen before it.", mended)
    said = "An item of a list stands here, but no list begins above."
    return Accident("Y037", index, indent + 1, said, "Write the key with its colon alone on the line above.", "")


def _judge_indentation(lines: list[str], at: int, known: frozenset[str]) -> Accident | None:
    """No line is wrong in itself: then one stands too far in or out."""
    line = lines[at]
    indent = len(line) - len(line.lstrip(" "))
    above = next((index for index in range(at - 1, -1, -1) if lines[index].strip()), None)
    found = LINE.match(line)
    if above is None or not found or not line.strip():
        return None
    other = len(lines[above]) - len(lines[above].lstrip(" "))
    in_list = lines[above].rstrip().endswith(":") or any(line.lstrip().startswith("- ") for line in lines[:at])
    if found["dashes"] and not in_list:
        return _judge_stray_item(lines, at, known)
    if indent == other:
        return None
    alike = next(
        (
            index
            for index in range(at - 1, -1, -1)
            if lines[index].strip() and lines[index].lstrip().startswith("- ") == line.lstrip().startswith("- ")
        ),
        above,
    )
    level = len(lines[alike]) - len(lines[alike].lstrip(" "))
    if level == indent:
        return None
    index, mended = at, " " * level + line.strip()
    if indent < other and indent == 0 and not found["dashes"]:
        index = next(number for number, text in enumerate(lines) if text.startswith(" ") and text.strip())
        mended = lines[index].strip()
    said = "This line stands too far in or out: lines of one kind begin equally far in."
    wrong = len(lines[index]) - len(lines[index].lstrip(" "))
    return _mended("Y026", index, wrong, said, mended)


def _unnamed(at: int, column: int, error: yaml.YAMLError) -> Accident:
    problem = getattr(error, "problem", None) or "it cannot be read"
    return Accident(
        "Y039",
        at,
        column + 1,
        f"The form of this line, or of one shortly before, is wrong: {problem}.",
        "Compare it with an entry that is right; put a text with unusual signs in straight quotes.",
    )


def _mended(code: str, index: int, column: int, message: str, mended: str) -> Accident:
    return Accident(code, index, column + 1, message, f"Write:\n{mended}", mended)
