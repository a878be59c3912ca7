"""Our categories for the terms of a source: those a person has confirmed in a file, and proposals by words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from fingerpost.reading.parse import parse
from fingerpost.reading.schemas import SHARED_LIMITS
from fingerpost.reading.yaml_text import Unreadable, decode
from fingerpost.records.slug import slug_of
from fingerpost.writing.write import say_value

MOST_PROPOSED = 3


@dataclass(slots=True)
class Categories:
    """What terms are here."""

    confirmed: Mapping[str, Sequence[str]] = field(default_factory=dict)  # by the term's name
    words: Mapping[str, Sequence[str]] = field(default_factory=dict)  # categories by a word of theirs
    counts: Counter[str] = field(default_factory=Counter)  # services by the term's name

    def of(self, terms: Sequence[str]) -> list[str]:
        """The categories that a person has chosen for some terms, the first term's first."""
        self.counts.update(terms)
        return list(dict.fromkeys(category for term in terms for category in self.confirmed.get(term, ())))

    def proposed(self, term: str) -> list[str]:
        """Categories whose name or words are those of a term, or are in it."""
        whole = _plain(term)
        exact = list(self.words.get(whole, ()))
        inside = [
            category
            for words, categories in self.words.items()
            if len(words) > 3 and f"-{words}-" in f"-{whole}-"
            for category in categories
        ]
        return list(dict.fromkeys((*exact, *inside)))[:MOST_PROPOSED]

    def as_file(self, source: str) -> str:
        """The file for a person to confirm: each term, how many services it has, and what it could be here."""
        lines = [
            f"# What the terms of {source} are here. Write ids from vocabulary/categories.yaml into the brackets:",
            "# those that are proposed if they are right, others, or none. Then import again.",
            "",
        ]
        for term, number in sorted(self.counts.items(), key=lambda each: (-each[1], each[0])):
            chosen = self.confirmed.get(term, ())
            proposed = ", ".join(self.proposed(term)) if not chosen else ""
            about = f"{number} {'service' if number == 1 else 'services'}"
            hint = f"{about}; perhaps [{proposed}]" if proposed else about
            lines.append(f"{say_value(term)}: [{', '.join(chosen)}]  # {hint}")
        return "\n".join(lines) + "\n"


def read_categories(assets: Path, file: Path | None) -> Categories:
    """What a person has confirmed, and the words of the vocabulary.

    Raises:
        Unreadable: If the file cannot be read.
    """
    vocabulary = assets / "vocabulary" / "categories.yaml"
    words: dict[str, list[str]] = {}
    if vocabulary.is_file():
        data = _read(vocabulary)
        for category, term in data.items():
            if not isinstance(term, dict):
                continue
            for word in (term.get("name", ""), category, *(term.get("words") or ())):
                words.setdefault(_plain(str(word)), []).append(category)
    words.pop("", None)
    confirmed: dict[str, list[str]] = {}
    if file is not None and file.is_file():
        for term, chosen in _read(file).items():
            ids = chosen if isinstance(chosen, list) else [chosen]
            if any(ids):
                confirmed[term] = [str(each) for each in ids if each]
    return Categories(confirmed, words)


def _read(path: Path) -> dict[str, object]:
    data = parse(decode(path.read_bytes(), path.name, SHARED_LIMITS), path.name, {}, SHARED_LIMITS)
    return data if isinstance(data, dict) else {}


def _plain(words: str) -> str:
    plain = slug_of(words, longest=200)
    return plain.removesuffix("s")


__all__ = ["Categories", "Unreadable", "read_categories"]
