"""Bytes to a witness."""

from __future__ import annotations

import hashlib
import re

from generator.model.witness import Witness

#: The largest file that is read (the longest of 1,295 published telegrams has 66,332 characters), and its longest line.
MAXIMUM_BYTES = 8 * 1024 * 1024
MAXIMUM_LINE = 1024 * 1024

_BOM = b"\xef\xbb\xbf"
# what no text holds: NUL and other controls than tab, line feed, form feed, carriage return and the end mark of DOS
_BINARY = re.compile(rb"[\x00-\x08\x0b\x0e-\x19\x1b-\x1f]")
_BINARY_BYTES = bytes(byte for byte in range(0x20) if _BINARY.match(bytes([byte])))


class UndecodableError(ValueError):
    """The bytes are no text that a telegram could be: `said` tells why, `remedy` how to put it right, `line` where."""

    def __init__(self, said: str, remedy: str, line: int = 1) -> None:
        super().__init__(f"{said} {remedy}")
        self.said, self.remedy, self.line = said, remedy, line


def decode(data: bytes, encoding: str = "") -> Witness:
    """The witness that `data` holds.

    UTF-8, with a byte order mark or without; else the `encoding` that the record declares; else, where none is
    declared, cp1252, in which the pilcrow is the byte B6. Raises UndecodableError for bytes that are no text, that the
    declared encoding does not fit, or that are larger than a telegram can be.
    """
    if len(data) > MAXIMUM_BYTES:
        raise UndecodableError(
            f"The file has {len(data):,} bytes; at most {MAXIMUM_BYTES:,} are read.",
            "Cut it into one file a telegram.",
        )
    bom = data.startswith(_BOM)
    body = data[len(_BOM) :] if bom else data
    if len(body.translate(None, _BINARY_BYTES)) < len(body) and (binary := _BINARY.search(body)):
        line = body.count(b"\n", 0, binary.start()) + 1
        raise UndecodableError(
            f"Byte {binary[0][0]:02X} in line {line} occurs in no text: this is another kind of file.",
            "Save the telegram as plain text.",
            line,
        )
    text, used = _decode_body(body, encoding, bom=bom)
    lengths = list(map(len, text.split("\n")))
    if (longest := max(lengths)) > MAXIMUM_LINE:
        said = f"A line has {longest:,} characters; at most {MAXIMUM_LINE:,} are read."
        raise UndecodableError(said, "Break the line.", lengths.index(longest) + 1)
    return Witness(text, hashlib.sha256(data).hexdigest(), used, bom)


def _decode_body(body: bytes, encoding: str, *, bom: bool) -> tuple[str, str]:
    """The text and the encoding that fits."""
    try:
        return body.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as fault:
        line = body.count(b"\n", 0, fault.start) + 1
        if bom:
            raise UndecodableError(
                f"The file begins with the mark of UTF-8, but byte {body[fault.start]:02X} in line {line} is not.",
                "Save it anew as UTF-8.",
                line,
            ) from fault
    try:
        return body.decode(encoding or "cp1252"), encoding or "cp1252"
    except LookupError as fault:
        raise UndecodableError(f"No encoding is called {encoding!r}.", "Older texts mostly have cp1252.") from fault
    except UnicodeDecodeError as fault:
        raise UndecodableError(
            f"Byte {body[fault.start]:02X} in line {line} is neither UTF-8 nor {encoding or 'cp1252'}.",
            "Save the telegram as UTF-8, or say its encoding in the record (witness: encoding).",
            line,
        ) from fault
