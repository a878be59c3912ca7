"""Words of day, time, cost and access become filters that can be taken off: take-filters.js in Python."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from fingerpost.search.index.cards import FIELDS
from fingerpost.search.index.columns import EPOCH
from fingerpost.search.index.filter_words import Change
from fingerpost.search.index.postings import NAMED
from fingerpost.search.query.phrases import LONGEST_PHRASE
from fingerpost.search.query.site import SearchFiles
from fingerpost.search.query.terms import Term, resolve
from fingerpost.search.query.understand import danger_in
from fingerpost.search.text import tidy, words_of
from fingerpost.search.vocabulary import Key, Vocabulary, edits_between, is_alphabetic

MOST_WORDS = 24
QUOTES = '"“”„«»'
QUOTED = '"'  # stands for a word in quotes: it is looked for itself
LONG = 8  # letters of a word in which two slips are mended
MOST_NAMES = 20  # that are looked at
_NAME = FIELDS.index("name")
_CLOCK = re.compile("([0-9]):([0-9])")


@dataclass(frozen=True, slots=True)
class Taken:
    """What was taken from a query."""

    words: str  # what is left of it
    filters: Change
    typed: tuple[str, ...] = ()  # the words that say so
    read: tuple[str, ...] = ()  # every word of the query, those mended
    left: tuple[int, ...] = ()  # the numbers of those that are left
    is_mended: bool = False

    def corrected(self, query: str, understood: str) -> str:
        """The whole query, given how what is left was understood."""
        if not self.filters:
            return understood
        if understood == self.words and not self.is_mended:
            return query
        words = understood.split(" ") if understood else []
        if len(words) != len(self.left):  # a space was mended too
            return " ".join((*words, *self.typed))
        understood_as = dict(zip(self.left, words, strict=True))
        return " ".join(understood_as.get(number, word) for number, word in enumerate(self.read))


@dataclass(frozen=True, slots=True)
class _Span:
    """Words, by their numbers, that ask for something; those before ``core`` only go with it."""

    start: int
    core: int
    end: int
    change: Change

    @property
    def own(self) -> range:
        return range(self.core, self.end)


def take_filters(query: str, files: SearchFiles, today: date) -> Taken:
    """Take the words that ask for filters out of a query.

    What is in quotes is left, and what belongs to a phrase of the vocabulary or to the name of a record. Of somebody
    who may be in danger every word is left.
    """
    vocabulary = files.vocabulary
    chunks = tidy(query).split(" ")
    words, of_chunk = _cut(chunks, files)
    spans = [span for span in _spans(words, files.filters) if not _is_in_phrase(span, words, vocabulary)]
    if spans and (danger_in(words_of(query), vocabulary).kinds or files.go_to(query)):
        spans = []
    spans = _not_of_names(spans, words, files)
    if not spans:
        return Taken(query, {})
    gone = {number for span in spans for number in range(span.start, span.end)}
    filters: Change = {}
    for span in spans:
        for facet, values in span.change.items():
            if facet == "date":
                filters["on"] = [_coming(values[0], " ".join(words[number] for number in span.own), today).isoformat()]
                continue
            filters[facet] = list(dict.fromkeys([*filters.get(facet, ()), *values]))
    left = tuple(number for number in range(len(words)) if number not in gone)
    is_anything = _asks_for_anything([words[number] for number in left], files)
    return Taken(
        words="" if is_anything else _written(chunks, words, of_chunk, gone),
        filters=filters,
        typed=tuple(words[number] for span in spans for number in span.own),
        read=tuple(words),
        left=left,
        is_mended=words != words_of(_with_hours(query))[:MOST_WORDS],
    )


def with_filters(state: dict[str, Any], taken: Taken) -> dict[str, Any]:
    """The state of a search with what was taken from its words; of what is there already only access features stay."""
    merged = state | {"q": taken.words} | taken.filters
    if "on" in taken.filters:
        merged["on"] = (date.fromisoformat(taken.filters["on"][0]) - EPOCH).days
        merged["soon"] = taken.filters.get("soon", [])
    if "access" in taken.filters:
        merged["access"] = list(dict.fromkeys([*state.get("access", ()), *taken.filters["access"]]))
    elif "soon" in taken.filters:
        merged["on"] = 0
    return merged


def _coming(asked: str, said: str, today: date) -> date:
    """The next date of that month and of the day that is said, today's too; or so many days from today."""
    if asked.startswith("+"):
        return today + timedelta(int(asked))
    number = re.search("[0-9]+", said)
    dates = []
    for year in range(today.year, today.year + 9):  # nine: 29 February may be eight years away
        with suppress(ValueError):
            dates.append(date(year, int(asked), int(number[0] if number else 1)))
    return next(each for each in dates if each >= today)


def _cut(chunks: Sequence[str], files: SearchFiles) -> tuple[list[str], list[int]]:
    """The words of a query, slips in words of filters mended, and the chunk each stands in."""
    words: list[str] = []
    of_chunk: list[int] = []
    is_quoted = False
    slips = files.filters["slips"].split(" ")
    for number, chunk in enumerate(chunks):
        quotes = sum(chunk.count(quote) for quote in QUOTES)
        for word in words_of(_with_hours(chunk)):
            words.append(QUOTED if is_quoted or quotes else _mended(word, slips, files))
            of_chunk.append(number)
        is_quoted ^= quotes % 2 == 1
    return words[:MOST_WORDS], of_chunk[:MOST_WORDS]


def _with_hours(text: str) -> str:
    """7:30 as 7h30, one word that is a time, where 18-30 is two numbers."""
    return _CLOCK.sub(r"\1h\2", text)


def _mended(word: str, slips: Sequence[str], files: SearchFiles) -> str:
    vocabulary = files.vocabulary
    is_known = word in vocabulary.stop or word in vocabulary.soft or vocabulary.has(word)
    if is_known or word in slips or not is_alphabetic(word):
        return word
    edits, slip = min((edits_between(word, slip, 2), slip) for slip in slips)
    return slip if edits <= (2 if len(slip) >= LONG else 1) and not files.rare(word) else word


def _spans(words: Sequence[str], table: dict[str, Any]) -> list[_Span]:
    text = f" {' '.join(words)} "
    used: set[int] = set()
    spans: list[_Span] = []
    for pattern, change, is_after in table["entries"]:
        for found in re.finditer(f" {table['lead']}({pattern})(?= )", text):
            first = text.count(" ", 0, found.start())
            core = first + found[1].count(" ")
            end = core + found[2].count(" ") + 1
            if not used.isdisjoint(range(core, end)) or (is_after and not any(span.end == first for span in spans)):
                continue
            start = core
            while start > first and start - 1 not in used:
                start -= 1
            used.update(range(start, end))
            spans.append(_Span(start, core, end, change))
    return sorted((span for span in spans if span.change), key=lambda span: span.start)


def _is_in_phrase(span: _Span, words: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Whether it is a part of a longer phrase that the vocabulary has: "free food", "evening class"."""
    kept = [number for number, word in enumerate(words) if word not in vocabulary.stop or number in span.own]
    for start in range(len(kept)):
        for length in range(2, min(LONGEST_PHRASE, len(kept) - start) + 1):
            part = kept[start : start + length]
            inside = sum(number in span.own for number in part)
            if 0 < inside < length and tuple(vocabulary.key(words[number]) for number in part) in vocabulary.phrases:
                return True
    return False


def _not_of_names(spans: Sequence[_Span], words: Sequence[str], files: SearchFiles) -> list[_Span]:
    """Those that do not belong to the name of a record that is asked for: all of them together, or each alone."""
    if not spans:
        return []
    stop = files.vocabulary.stop
    known = ((number, resolve(word, files)) for number, word in enumerate(words) if word not in stop and word != QUOTED)
    terms = {number: term for number, term in known if term.is_found}
    ours = {number for span in spans for number in span.own}

    def are_of_name(several: Sequence[_Span]) -> bool:
        own = {number for span in several for number in span.own}
        asked = {number: term for number, term in terms.items() if number in own or number not in ours}
        return own <= set(asked) and _is_name(asked, own, files)

    if are_of_name(spans):
        return []
    return [span for span in spans if len(spans) == 1 or not are_of_name([span])]


def _is_name(terms: dict[int, Term], own: Collection[int], files: SearchFiles) -> bool:
    """Whether words are the name of a record, or two thirds of it, in their order. Towns may be added to it."""
    vocabulary = files.vocabulary
    is_area = {number: term.key in vocabulary.area_keys for number, term in terms.items()}
    needed = [n for n, term in terms.items() if n in own or not (is_area[n] or term.word in vocabulary.soft)]
    called: set[int] | None = None
    for number in needed:
        called = _called(terms[number], files) if called is None else called & _called(terms[number], files)
    for document in sorted(called or ())[:MOST_NAMES]:
        name = [vocabulary.key(word) for word in words_of(files.card(document)[_NAME]) if word not in vocabulary.stop]
        for with_areas in (True, False):
            asked = [
                _keys(term) for number, term in terms.items() if with_areas or not is_area[number] or number in own
            ]
            asked = [keys for keys in asked if not keys.isdisjoint(name)]
            if len(asked) > 1 and 3 * len(asked) >= 2 * len(name) and _stand_in(asked, name):
                return True
    return False


def _called(term: Term, files: SearchFiles) -> set[int]:
    postings = [*(files.posting(family) for family, _ in term.families), term.rare]
    return {document for posting in postings for document, weight in posting if weight >= NAMED}


def _keys(term: Term) -> set[Key]:
    return {term.key, *(family for family, _ in term.families)}


def _stand_in(asked: Sequence[set[Key]], name: Sequence[Key]) -> bool:
    """Whether keys stand in a name one after another."""
    starts = range(len(name) - len(asked) + 1)
    return any(all(name[start + at] in keys for at, keys in enumerate(asked)) for start in starts)


def _asks_for_anything(left: Sequence[str], files: SearchFiles) -> bool:
    """Whether words only say that something is looked for: "what's on", "things to do"."""
    vocabulary = files.vocabulary
    little = vocabulary.stop | set(files.filters["anything"].split(" "))
    return (
        len(left) < MOST_WORDS
        and all(word in little for word in left)
        and not any((vocabulary.key(word),) in vocabulary.phrases for word in left if word in vocabulary.stop)
    )


def _written(chunks: Sequence[str], words: Sequence[str], of_chunk: Sequence[int], gone: Collection[int]) -> str:
    """What is left, as it was typed."""
    left = [" ".join(part) for part in _parts(chunks, words, of_chunk, gone)]
    return tidy(" ".join(left)).strip(" ,;:-&/")


def _parts(
    chunks: Sequence[str], words: Sequence[str], of_chunk: Sequence[int], gone: Collection[int]
) -> Iterator[list[str]]:
    for number, chunk in enumerate(chunks):
        own = [at for at, of in enumerate(of_chunk) if of == number]
        yield [words[at] for at in own if at not in gone] if any(at in gone for at in own) else [chunk]
