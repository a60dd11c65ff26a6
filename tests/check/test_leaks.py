"""Words that are withheld are found in whatever form a file may have them, and nowhere else."""

from __future__ import annotations

import gzip

import pytest

from generator.check.leaks import find_leaks, fold

WORDS = ("Quillfeather", "Ana Müller-Straße")
HIDDEN = (
    "He met QUILLFEATHER there.",
    "Quíllfeather",
    "qui\u0301llfeather",
    "Quill<b>feather</b>",
    "Quill<!-- x -->feather",
    "Quill&#102;eather",
    "&#81;uill&shy;<i>feather</i>".replace("&shy;", ""),
    "%51uillfeather",
    "\\u0051uillfeather",
    "<!-- Quillfeather -->",
    "&lt;b&gt;Quill&lt;/b&gt;feather",
)


@pytest.mark.parametrize("text", HIDDEN)
def test_a_word_is_found_in_every_form(text: str) -> None:
    assert list(find_leaks(f"Some words. {text} Others, “quoted”.".encode(), WORDS)) == ["Quillfeather"]


@pytest.mark.parametrize(
    "text", ["ana muller strasse", "Ana<br>Müller<br>Straße", "Ana_Mu\u0308ller&nbsp;STRASSE", "Ana, Müller. Straße"]
)
def test_between_words_anything_may_stand_that_is_no_letter(text: str) -> None:
    assert list(find_leaks(text.encode(), WORDS)) == ["Ana Müller-Straße"]


@pytest.mark.parametrize("text", ["Quillfeathers", "aQuillfeather", "Ana Müller", "Straße Ana Müller", "Quill feather"])
def test_other_words_are_not_found(text: str) -> None:
    assert list(find_leaks(text.encode(), WORDS)) == []


def test_each_word_is_named_once() -> None:
    found = list(find_leaks(b"Quillfeather Quill<b>feather ana muller strasse Quillfeather", WORDS, "Quillfeather.txt"))
    assert sorted(found) == sorted(WORDS)


def test_a_word_is_found_in_a_name_and_in_what_is_packed() -> None:
    assert list(find_leaks(b"", WORDS, "people/quill%66eather/index.html")) == ["Quillfeather"]
    assert list(find_leaks(gzip.compress(b"Quillfeather"), WORDS)) == ["Quillfeather"]
    assert list(find_leaks(gzip.compress(b"Quillfeather")[:-9], WORDS)) == []


@pytest.mark.parametrize("word", ["", "-", "…"])
def test_a_word_without_letters_is_nowhere(word: str) -> None:
    assert list(find_leaks(b"- a -", [word])) == []


def test_folding_leaves_letters_and_figures() -> None:
    assert fold("  Ça va?\nİstanbul_№ 4 – e\u0301 ") == "ca va istanbul no 4 e"
