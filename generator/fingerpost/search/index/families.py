"""Word families: walk, walks and walking are one. Lunr's stemmers find them, so the browser needs no stemmer."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from lunr import languages
from lunr.stemmer import PorterStemmer

# Porter's stemmer only changes words that end in one of these; any other word is its own stem.
_ENDINGS = frozenset("sdgyemltrcnizu")


class Families:
    """Gives the family of a word: its stem. Names of towns are their own: the town Wells is not the plural of well."""

    def __init__(self, language: str, names: Iterable[str] = ()) -> None:
        self._stem = _stemmer(language)
        self._by_word: dict[str, str] = {name: f"={name}" for name in names}

    def join(self, word: str, other: str) -> None:
        """Put a word into the family of another."""
        self._by_word[word] = self(other)

    def __call__(self, word: str) -> str:
        family = self._by_word.get(word)
        if family is None:
            family = self._stem(word) if word[-1] in _ENDINGS and word.isalpha() else word
            self._by_word[word] = family
        return family


def _stemmer(language: str) -> Callable[[str], str]:
    if language == "en":
        stem: Callable[[str], str] = PorterStemmer().stem
        return stem
    if languages.LANGUAGE_SUPPORT and language in languages.SUPPORTED_LANGUAGES:  # pragma: no cover  # needs nltk
        other = languages.get_language_stemmer(languages.SUPPORTED_LANGUAGES[language])
        return lambda word: str(other.stem(word))
    return lambda word: word  # every word is a family of its own; prefixes still find the longer forms
