"""JSON for people and programs, a value a line: what `json.dumps` writes with `indent=1`, in a third of its time.

Python's own writer takes its slow path as soon as it has to indent.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from json import dumps
from json.encoder import encode_basestring
from typing import Any

_OBJECTS = (dict, Mapping)  # a dictionary is told at once, other mappings by a walk over what they derive from
_ARRAYS = (list, tuple)
#: How values are written that are one word, by their type: most are of these.
_WORDS: Mapping[type, Callable[[Any], str]] = {
    str: encode_basestring,
    int: str,
    bool: {True: "true", False: "false"}.__getitem__,
    type(None): {None: "null"}.__getitem__,
}


def create_indented(value: Any) -> str:
    """`value` (made of what JSON has, the keys strings) as `json.dumps(value, ensure_ascii=False, indent=1)` has it."""
    out: list[str] = []
    _write(value, "\n", out)
    return "".join(out)


def _write(value: Any, line: str, out: list[str]) -> None:
    """Write a value; `line` begins each line after its first."""
    if isinstance(value, _ARRAYS) and value:
        _write_array(value, line, out)
    elif isinstance(value, _OBJECTS) and value:
        _write_object(value, line, out)
    elif write := _WORDS.get(type(value)):
        out.append(write(value))
    else:
        out.append(dumps(value, ensure_ascii=False))


def _write_array(value: list[Any] | tuple[Any, ...], line: str, out: list[str]) -> None:
    inner = line + " "
    if set(map(type, value)) == {str}:  # a long list is one of words
        out.append(f"[{inner}{f',{inner}'.join(map(encode_basestring, value))}{line}]")
        return
    mark = "[" + inner
    for item in value:
        out.append(mark)
        _write(item, inner, out)
        mark = "," + inner
    out.append(line + "]")


def _write_object(value: Mapping[str, Any], line: str, out: list[str]) -> None:
    inner = line + " "
    mark = "{" + inner
    for key, item in value.items():
        if write := _WORDS.get(type(item)):
            out.append(f"{mark}{encode_basestring(key)}: {write(item)}")
        else:
            out.append(f"{mark}{encode_basestring(key)}: ")
            _write(item, inner, out)
        mark = "," + inner
    out.append(line + "}")
