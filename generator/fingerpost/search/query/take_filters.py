"""Turns words of day, time, cost and access into filters that can be removed again: take-filters.js in Python."""

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
from fingerpost.search.query.terms import QueryTerm, resolve
from fingerpost.search.query.understand import danger_in
from fingerpost.search.text import tidy, words_of
from fingerpost.search.vocabulary import Key, Vocabulary, edits_between, is_alphabetic

MOST_WORDS = 24
QUOTES = '"“”„«»'
QUOTED = '"'  # in place of a word in quotes, which is searched for itself
LONG = 8  # characters of a word in which two slips are corrected
MOST_NAMES = 20  # names compared at most
_NAME = FIELDS.index("name")
_CLOCK = re.compile("([0-9]):([0-9])")


@dataclass(frozen=True, slots=True)
class QueryReading:
    """A query split into filters and remaining words."""

    words: str  # the rest of the query
    filters: Change
    typed: tuple[str, ...] = ()  # the words that set the filters
    all_words: tuple[str, ...] = ()  # every word of the query, with corrections
    remaining: tuple[int, ...] = ()  # the numbers of those that are left
    is_corrected: bool = False

    def corrected(self, query: str, understood: str) -> str:
        """The whole query, given how the rest of it was understood."""
        if not self.filters:
            return understood
        if understood == self.words and not self.is_corrected:
            return query
        words = understood.split(" ") if understood else []
        if len(words) != len(self.remaining):  # a space was corrected too
            return " ".join((*words, *self.typed))
        understood_as = dict(zip(self.remaining, words, strict=True))
        return " ".join(understood_as.get(number, word) for number, word in enumerate(self.all_words))


@dataclass(frozen=True, slots=True)
class _Span:
    """The numbers of words that set a filter; those before ``core`` only go with it."""

    start: int
    core: int
    end: int
    change: Change

    @property
    def own(self) -> range:
        return range(self.core, self.end)


def take_filters(query: str, files: SearchFiles, today: date) -> QueryReading:
    """Take the words that set filters out of a query.

    Words in quotes stay, and so do those in a phrase of the vocabulary or the name of a record. If somebody may be in
    danger, every word stays.
    """
    vocabulary = files.vocabulary
    chunks = tidy(query).split(" ")
    words, of_chunk = _cut(chunks, files)
    spans = [span for span in _spans(words, files.filters) if not _is_in_phrase(span, words, vocabulary)]
    if spans and (danger_in(words_of(query), vocabulary).kinds or files.go_to(query)):
        spans = []
    spans = _not_of_names(spans, words, files)
    if not spans:
        return QueryReading(query, {})
    removed = {number for span in spans for number in range(span.start, span.end)}
    filters: Change = {}
    for span in spans:
        for facet, values in span.change.items():
            if facet == "date":
                filters["on"] = [
                    _next_date(values[0], " ".join(words[number] for number in span.own), today).isoformat()
                ]
                continue
            filters[facet] = list(dict.fromkeys([*filters.get(facet, ()), *values]))
    remaining = tuple(number for number in range(len(words)) if number not in removed)
    is_anything = _asks_for_anything([words[number] for number in remaining], files)
    return QueryReading(
        words="" if is_anything else _rest_as_typed(chunks, words, of_chunk, removed),
        filters=filters,
        typed=tuple(words[number] for span in spans for number in span.own),
        all_words=tuple(words),
        remaining=remaining,
        is_corrected=words != words_of(_with_hours(query))[:MOST_WORDS],
    )


def with_filters(state: dict[str, Any], reading: QueryReading) -> dict[str, Any]:
    """The state of a search with the filters from its words, which replace those set, except that access adds up."""
    merged = state | {"q": reading.words} | reading.filters
    if "on" in reading.filters:
        merged["on"] = (date.fromisoformat(reading.filters["on"][0]) - EPOCH).days
        merged["soon"] = reading.filters.get("soon", [])
    if "access" in reading.filters:
        merged["access"] = list(dict.fromkeys([*state.get("access", ()), *reading.filters["access"]]))
    elif "soon" in reading.filters:
        merged["on"] = 0
    return merged


def _next_date(month: str, words: str, today: date) -> date:
    """The next date of that month and the day in the words, today included; or a number of days from today."""
    if month.startswith("+"):
        return today + timedelta(int(month))
    number = re.search("[0-9]+", words)
    dates = []
    for year in range(today.year, today.year + 9):  # nine: 29 February may be eight years away
        with suppress(ValueError):
            dates.append(date(year, int(month), int(number[0] if number else 1)))
    return next(day for day in dates if day >= today)


def _cut(chunks: Sequence[str], files: SearchFiles) -> tuple[list[str], list[int]]:
    """The words of a query, with slips in filter words corrected, and the chunk that each is in."""
    words: list[str] = []
    of_chunk: list[int] = []
    is_quoted = False
    slips = files.filters["slips"].split(" ")
    for number, chunk in enumerate(chunks):
        quotes = sum(chunk.count(quote) for quote in QUOTES)
        for word in words_of(_with_hours(chunk)):
            words.append(QUOTED if is_quoted or quotes else _corrected(word, slips, files))
            of_chunk.append(number)
        is_quoted ^= quotes % 2 == 1
    return words[:MOST_WORDS], of_chunk[:MOST_WORDS]


def _with_hours(text: str) -> str:
    """7:30 as 7h30, one word that is a time, where 18-30 is two numbers."""
    return _CLOCK.sub(r"\1h\2", text)


def _corrected(word: str, slips: Sequence[str], files: SearchFiles) -> str:
    vocabulary = files.vocabulary
    is_known = word in vocabulary.stop or word in vocabulary.soft or vocabulary.has(word)
    if is_known or word in slips or not is_alphabetic(word):
        return word
    edits, slip = min((edits_between(word, slip, 2), slip) for slip in slips)
    return slip if edits <= (2 if len(slip) >= LONG else 1) and not files.rare(word) else word


def _spans(words: Sequence[str], table: dict[str, Any]) -> list[_Span]:
    text = f" {' '.join(words)} "
    used_words: set[int] = set()
    spans: list[_Span] = []
    for pattern, change, is_after in table["entries"]:
        for match in re.finditer(f" {table['lead']}({pattern})(?= )", text):
            first = text.count(" ", 0, match.start())
            core = first + match[1].count(" ")
            end = core + match[2].count(" ") + 1
            if not used_words.isdisjoint(range(core, end)) or (
                is_after and not any(span.end == first for span in spans)
            ):
                continue
            start = core
            while start > first and start - 1 not in used_words:
                start -= 1
            used_words.update(range(start, end))
            spans.append(_Span(start, core, end, change))
    return sorted((span for span in spans if span.change), key=lambda span: span.start)


def _is_in_phrase(span: _Span, words: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Whether a span is part of a longer phrase of the vocabulary: "free food", "evening class"."""
    numbers = [number for number, word in enumerate(words) if word not in vocabulary.stop or number in span.own]
    for start in range(len(numbers)):
        for length in range(2, min(LONGEST_PHRASE, len(numbers) - start) + 1):
            part = numbers[start : start + length]
            inside = sum(number in span.own for number in part)
            if 0 < inside < length and tuple(vocabulary.key(words[number]) for number in part) in vocabulary.phrases:
                return True
    return False


def _not_of_names(spans: Sequence[_Span], words: Sequence[str], files: SearchFiles) -> list[_Span]:
    """The spans that are not part of the name of a record, either all together or one by one."""
    if not spans:
        return []
    stop = files.vocabulary.stop
    resolved = (
        (number, resolve(word, files)) for number, word in enumerate(words) if word not in stop and word != QUOTED
    )
    terms = {number: term for number, term in resolved if term.is_found}
    ours = {number for span in spans for number in span.own}

    def are_of_name(several: Sequence[_Span]) -> bool:
        own = {number for span in several for number in span.own}
        others = {number: term for number, term in terms.items() if number in own or number not in ours}
        return own <= set(others) and _is_name(others, own, files)

    if are_of_name(spans):
        return []
    return [span for span in spans if len(spans) == 1 or not are_of_name([span])]


def _is_name(terms: dict[int, QueryTerm], own: Collection[int], files: SearchFiles) -> bool:
    """Whether words are the name of a record, or two thirds of it, in order. Towns may be added to it."""
    vocabulary = files.vocabulary
    is_area = {number: term.key in vocabulary.area_keys for number, term in terms.items()}
    needed = [n for n, term in terms.items() if n in own or not (is_area[n] or term.word in vocabulary.soft)]
    documents: set[int] | None = None
    for number in needed:
        documents = _called(terms[number], files) if documents is None else documents & _called(terms[number], files)
    for document in sorted(documents or ())[:MOST_NAMES]:
        name = [vocabulary.key(word) for word in words_of(files.card(document)[_NAME]) if word not in vocabulary.stop]
        for with_areas in (True, False):
            keys_asked = [
                _keys(term) for number, term in terms.items() if with_areas or not is_area[number] or number in own
            ]
            keys_asked = [keys for keys in keys_asked if not keys.isdisjoint(name)]
            if len(keys_asked) > 1 and 3 * len(keys_asked) >= 2 * len(name) and _stand_in(keys_asked, name):
                return True
    return False


def _called(term: QueryTerm, files: SearchFiles) -> set[int]:
    postings = [*(files.posting(family) for family, _ in term.families), term.rare]
    return {document for posting in postings for document, weight in posting if weight >= NAMED}


def _keys(term: QueryTerm) -> set[Key]:
    return {term.key, *(family for family, _ in term.families)}


def _stand_in(key_sets: Sequence[set[Key]], name: Sequence[Key]) -> bool:
    """Whether keys occur in a name one after another."""
    starts = range(len(name) - len(key_sets) + 1)
    return any(all(name[start + at] in keys for at, keys in enumerate(key_sets)) for start in starts)


def _asks_for_anything(words: Sequence[str], files: SearchFiles) -> bool:
    """Whether words only say that somebody looks for something: "what's on", "things to do"."""
    vocabulary = files.vocabulary
    little = vocabulary.stop | set(files.filters["anything"].split(" "))
    return (
        len(words) < MOST_WORDS
        and all(word in little for word in words)
        and not any((vocabulary.key(word),) in vocabulary.phrases for word in words if word in vocabulary.stop)
    )


def _rest_as_typed(
    chunks: Sequence[str], words: Sequence[str], of_chunk: Sequence[int], removed: Collection[int]
) -> str:
    """The rest of the query, as it was typed."""
    parts = [" ".join(part) for part in _parts(chunks, words, of_chunk, removed)]
    return tidy(" ".join(parts)).strip(" ,;:-&/")


def _parts(
    chunks: Sequence[str], words: Sequence[str], of_chunk: Sequence[int], removed: Collection[int]
) -> Iterator[list[str]]:
    for number, chunk in enumerate(chunks):
        own = [at for at, of in enumerate(of_chunk) if of == number]
        yield [words[at] for at in own if at not in removed] if any(at in removed for at in own) else [chunk]
