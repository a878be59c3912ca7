"""Plain text: nothing in it that a clinical system or a telephone would lose."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fingerpost.edition.wording.plain_text import is_gsm, plain, sentences, septets, to_gsm


@given(st.text(max_size=200))
def test_plain_text_has_no_signs_that_could_be_lost(words: str) -> None:
    line = plain(words)

    assert line == " ".join(line.split())
    assert all(letter.isprintable() for letter in line)


@given(st.text(max_size=200))
def test_parting_into_sentences_loses_no_word(words: str) -> None:
    assert " ".join(sentences(words)).split() == words.split()


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("Tŷ Gwyn", "Ty Gwyn"),
        ("“Café” – it’s £3…", '"Café" - it\'s £3...'),
        ("façade `x`", "facade 'x'"),
        ("চা and tea", "চা and tea"),  # no letter of another writing is guessed at
    ],
)
def test_words_are_written_in_the_alphabet_of_text_messages_as_far_as_that_is_safe(words: str, text: str) -> None:
    assert to_gsm(words) == text


# 3GPP TS 23.038 in the order of its table, 16 a row, and its second table: written out again, as a second opinion.
TABLE = (
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\x1bÆæßÉ"
    " !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)


def test_the_alphabet_is_that_of_the_standard() -> None:
    assert len(TABLE) == 128
    assert is_gsm(TABLE.replace("\x1b", ""))
    assert septets(TABLE) == 128
    assert septets("^{}\\[~]|€") == 18
    assert not any(is_gsm(letter) for letter in "ŷç’–•`\t")
