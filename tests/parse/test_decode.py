"""Bytes to a witness."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.parse.decode import MAXIMUM_BYTES, MAXIMUM_LINE, UndecodableError, decode


@pytest.mark.parametrize(
    ("data", "declared", "text", "encoding", "bom"),
    [
        (b"plain", "", "plain", "utf-8", False),
        ("¶1. “Text”".encode(), "", "¶1. “Text”", "utf-8", False),
        (b"\xef\xbb\xbf\xc2\xb61.", "", "¶1.", "utf-8", True),
        (b"\xb61. \x93Text\x94", "", "¶1. “Text”", "cp1252", False),
        (b"\xb61.", "latin-1", "¶1.", "latin-1", False),
        # what is UTF-8 is read as that, whatever was declared
        ("¶1.".encode(), "cp1252", "¶1.", "utf-8", False),
        (b"a\r\nb\r\n\x1a", "", "a\r\nb\r\n\x1a", "utf-8", False),
        (b"", "", "", "utf-8", False),
    ],
)
def test_texts(data: bytes, declared: str, text: str, encoding: str, bom: bool) -> None:
    witness = decode(data, declared)
    assert (witness.text, witness.encoding, witness.bom) == (text, encoding, bom)
    assert witness.sha256 == hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize(
    ("data", "declared", "said"),
    [
        (b"one\n\x00two", "", "Byte 00 in line 2 occurs in no text"),
        (b"\x89PNG\r\n\x1a\n\x00", "", "Byte 00 in line 3"),
        (b"one\ntwo \x81 three", "", "Byte 81 in line 2 is neither UTF-8 nor cp1252"),
        (b"\xef\xbb\xbfone \xb6", "", "begins with the mark of UTF-8, but byte B6 in line 1 is not"),
        (b"one \xb6", "ascii", "Byte B6 in line 1 is neither UTF-8 nor ascii"),
        (b"one \xb6", "klingon", "No encoding is called 'klingon'"),
        (b"a" * (MAXIMUM_BYTES + 1), "", "at most 8,388,608 are read"),
        (b"a" * (MAXIMUM_LINE + 1), "", "A line has 1,048,577 characters"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, declared: str, said: str) -> None:
    with pytest.raises(UndecodableError) as refused:
        decode(data, declared)
    assert said in str(refused.value)


@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        witness = decode(data)
    except UndecodableError:
        return
    encoded = witness.text.encode(witness.encoding)
    assert (b"\xef\xbb\xbf" if witness.bom else b"") + encoded == data
