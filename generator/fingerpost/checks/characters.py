"""Is every character one that people can see and read?"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from fingerpost.checks.fields import span_of_words
from fingerpost.checks.scan import Scan
from fingerpost.records.characters import find_fault
from fingerpost.records.directory import Record
from fingerpost.records.problem import Problem, Severity

_BROKEN = re.compile("\ufffd|â€|Ã[\u0080-\u00bf]")
_EMOJI = re.compile("[\u2600-\u27bf\u2b50\u2b55\U0001f000-\U0001faff]")
_WORDS = re.compile(r"[^\W\d_]{2,}")
# Scripts whose letters are drawn like Latin ones, so that a word can be made to look like another.
_ALIKE = ("LATIN", "CYRILLIC", "GREEK")


def check_characters(record: Record, scan: Scan) -> Iterator[Problem]:
    """Check each character, unless the whole text is plain."""
    if scan.is_plain:
        return
    for path, text in scan.texts:
        if text.isascii() and text.replace("\n", " ").isprintable():
            continue
        if (fault := find_fault(text)) is not None:
            yield Problem(
                code="hidden-character",
                span=record.spans[path],
                message=f"There is {fault.words}.",
                hint="Delete the text and type it again by hand.",
                quote=False,
            )
            continue
        if "\u00ad" in text:
            yield Problem(
                code="invisible-character",
                severity=Severity.WARNING,
                span=span_of_words(record.spans, path, "\u00ad"),
                message="There is an invisible character here (soft hyphen), so searches may miss the word.",
                hint="Type the word again by hand. Copying from a web page or a word processor often brings these.",
            )
        if match := _BROKEN.search(text):
            yield Problem(
                code="broken-letter",
                severity=Severity.WARNING,
                span=span_of_words(record.spans, path, match[0]),
                message="A letter or another character was damaged here when the text was copied.",
                hint="Type it again. When saving from another program, choose UTF-8.",
            )
        if path == "name" and (match := _EMOJI.search(text)):
            yield Problem(
                code="name-emoji",
                severity=Severity.WARNING,
                span=span_of_words(record.spans, path, match[0]),
                message="There is a picture character in this name, which screen readers read out as words.",
                hint="Leave it out of the name. It may be in the description.",
            )
        yield from _check_lookalikes(record, path, text)


def _check_lookalikes(record: Record, path: str, text: str) -> Iterator[Problem]:
    """A Cyrillic a in a Latin word looks right, cannot be searched for, and can pass one group off as another."""
    for match in _WORDS.finditer(text):
        word = match[0]
        if word.isascii():
            continue
        scripts = {name for letter in word if (name := unicodedata.name(letter, "").partition(" ")[0]) in _ALIKE}
        if len(scripts) > 1:
            yield Problem(
                code="lookalike-letter",
                span=span_of_words(record.spans, path, word),
                message=f"The word {word} mixes letters of two alphabets that look the same.",
                hint="Type the word again by hand.",
            )
            return
