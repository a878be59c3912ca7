"""A language with words of nobody, to see which words are looked up in a catalogue."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from fingerpost.language import Language, language_for


def language_of(folder: Path, words: Mapping[str, str]) -> Language:
    """Under the code of German, for its rules; the words are nobody's."""
    catalogue = folder / "words" / "de" / "LC_MESSAGES" / "fingerpost.po"
    catalogue.parent.mkdir(parents=True)
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n'
    messages = "".join(f'\nmsgid "{english}"\nmsgstr "{other}"\n' for english, other in words.items())
    catalogue.write_text(head + messages, encoding="utf-8")
    return language_for("de", folder / "words")
