from __future__ import annotations

import pytest

from generator.store.findings import Findings
from generator.store.letters import LONGEST_FILE, read_letters


def read(raw: bytes) -> tuple[str | None, list[str]]:
    findings = Findings("file.md")
    text = read_letters(raw, findings)
    return text, [f"{problem.line}:{problem.column} {problem.code}" for problem in findings.problems]


@pytest.mark.parametrize(
    ("raw", "text", "faults"),
    [
        (b"a\nb", "a\nb", []),
        (b"a\r\nb\r\n", "a\nb\n", []),
        ("Chargé – “x” ¶ Ə\u00a0!".encode(), "Chargé – “x” ¶ Ə\u00a0!", []),
        (b"a\rb", "a\nb", []),
        (b"a\0b\n\x1bc", "a\ufffdb\n\ufffdc", ["1:2 Y006", "2:1 Y006"]),
        ("a\u0085b\u2029".encode(), "a\ufffdb\ufffd", ["1:2 Y006"]),
        ("a\u2066b\u2069".encode(), "a\ufffdb\ufffd", ["1:2 Y007"]),
        ("a\u200db".encode(), "a\ufffdb", ["1:2 Y008"]),
        ("a\ufeffb".encode(), "a\ufffdb", ["1:2 Y008"]),
        ("a\ue000\ufffe".encode(), "a\ufffd\ufffd", ["1:2 Y006"]),
        (b"\xef\xbb\xbfa", "a", ["1:1 Y005"]),
        (b"ab\ncd\xe9", None, ["2:3 Y004"]),
        ("é".encode() + b"\xff", None, ["1:2 Y004"]),
        (b"", None, ["0:0 Y012"]),
        (b" \n\t\n", None, ["0:0 Y012"]),
        (b"a" * (LONGEST_FILE + 1), None, ["0:0 Y003"]),
        (b"a\n>>>>>>> x", None, ["2:1 Y009"]),
        (b"=======\n", "=======\n", []),
        (b"a" * 10_000, "a" * 10_000, []),
        (b"b\n" + b"a" * 10_001, None, ["2:10001 Y010"]),
    ],
    ids=lambda value: repr(value)[:20],
)
def test_the_letters_of_a_file(raw: bytes, text: str | None, faults: list[str]) -> None:
    assert read(raw) == (text, faults)
