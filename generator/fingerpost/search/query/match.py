"""Which records fit a query, and how well: match.js in Python. All scores are whole numbers, the same in both."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from fingerpost.search.index.columns import NAME_WORDS, SPECIAL
from fingerpost.search.index.concepts import NO_LIMIT
from fingerpost.search.index.postings import CLASS_WEIGHTS, NAMED
from fingerpost.search.query.phrases import Group
from fingerpost.search.query.site import Posting, SearchFiles
from fingerpost.search.query.terms import Term
from fingerpost.search.query.understand import Meaning
from fingerpost.search.vocabulary import Vocabulary

ENOUGH = 10  # so many records that fit every word: those that fit only some are then left out
CALLED_SO = 4  # times the score of what has every word in its name, when there are several
LEAST = 4  # a level of 0, "every record has it", still counts for something


@dataclass(frozen=True, slots=True)
class Found:
    """A record that fits."""

    document: int
    score: int
    is_full: bool  # it fits everything that was asked
    is_called_so: bool = False  # every word, of several, stands in its name
    rank: int = 0  # what it is worth less for, as bits


# Why a record stands below others, whatever its score. What weighs most is the highest bit.
BY_NEED = 1  # by a need alone, and neither by its category nor by its name
NOT_NOW = 2  # there is no room, or it begins in more than six weeks
BY_WORDS = 4  # it has the words of a phrase, and is not what the phrase means
ANY_AGE = 8  # it does not say that it is for the young people it is looked for for
OTHER_AGE = 16
UNNAMED = 32  # it is for people who live with one thing, and nobody named that
CALLED = -1  # before all: it is called just so
GROWN_UP = 18


def match(meaning: Meaning, files: SearchFiles) -> list[Found]:
    """Find the records that fit every group, and, if those are few, the best of those that fit some."""
    groups = meaning.groups
    found = [_Scores(group, files) for group in groups]
    required = [not group.is_soft for group in groups]
    worth = [_worth(group, groups, files.vocabulary) for group in groups]
    total = sum(worth)
    is_about = [need and group.area < 0 for need, group in zip(required, groups, strict=True)]
    # Beside something that the vocabulary has by its name, a need says for whom it is, and not what it is.
    names_it = any(about and scores.kinds - {"need"} for about, scores in zip(is_about, found, strict=True))
    tells_own = [
        about and not (names_it and scores.kinds == {"need"}) for about, scores in zip(is_about, found, strict=True)
    ]
    has_subject = any(is_about)
    can_be_full = not meaning.unknown
    terms = [term for group in groups for term in group.terms]
    called_so = _called_so(terms, files) if can_be_full else set()
    wanted = _ages(groups, files.vocabulary)

    full: list[Found] = []
    some: list[tuple[int, Found]] = []
    for document in range(files.documents):
        score = covered = 0
        is_full, has_any, on_subject, is_own = can_be_full, False, not has_subject, not has_subject
        is_meant = not has_subject
        for number, scores in enumerate(found):
            here = scores.all[document]
            if here:
                score += here
                covered += worth[number]
                has_any = True
                on_subject = on_subject or is_about[number]
                is_meant = is_meant or (is_about[number] and document not in scores.by_words)
                is_own = is_own or (tells_own[number] and document in scores.own)
            elif required[number]:
                is_full = False
        if not has_any:
            continue
        is_called_so = is_full and document in called_so
        is_named = is_called_so or not can_be_full or any(document in scores.named for scores in found)
        rank = _rank(document, files, is_own=is_own, is_named=is_named, wanted=wanted)
        if not is_meant and rank >= 0:
            rank |= BY_WORDS
        if is_called_so and _fit(files, document) // NAME_WORDS == len({term.key for term in terms}):
            rank = CALLED
        if is_full and not (rank >= 0 and rank & OTHER_AGE):
            full.append(Found(document, score * CALLED_SO if is_called_so else score, True, is_called_so, rank))
        elif on_subject:
            some.append((covered, Found(document, score, False, rank=rank)))
    if len(full) >= ENOUGH:
        return full
    # Half of what was asked for, or as much of it as fills the first page.
    coverages = sorted((covered for covered, _ in some), reverse=True)[: ENOUGH - len(full)]
    least = min((total + 1) // 2, coverages[-1]) if coverages else 0
    return full + [found for covered, found in some if covered >= least]


def _fit(files: SearchFiles, document: int) -> int:
    return files.column("rank", "fit")[document]


def _rank(document: int, files: SearchFiles, *, is_own: bool, is_named: bool, wanted: tuple[int, int] | None) -> int:
    rank = 0 if is_own else BY_NEED
    fit = _fit(files, document)
    if fit & SPECIAL and not is_named:
        rank |= UNNAMED
    if wanted:
        youngest, oldest = files.column("rank", "from")[document], files.column("rank", "to")[document]
        if youngest > wanted[1] or oldest < wanted[0]:
            rank |= OTHER_AGE
        elif wanted[0] < GROWN_UP and (youngest, oldest) == (0, NO_LIMIT):
            rank |= ANY_AGE
    return rank


def _ages(groups: list[Group], vocabulary: Vocabulary) -> tuple[int, int] | None:
    """The youngest and the oldest of those it is looked for for, when their age is said."""
    said = [vocabulary.ages[concept] for group in groups for concept in group.whole if concept in vocabulary.ages]
    if not said:
        return None
    youngest, oldest = min(ages[0] for ages in said), max(ages[1] for ages in said)
    if oldest < NO_LIMIT:  # what is for children up to 12 is not for teenagers, though some are 12
        youngest = oldest = (youngest + oldest) // 2
    return youngest, oldest


def _called_so(terms: list[Term], files: SearchFiles) -> set[int]:
    """The records whose name has every word; of one word alone, none: many things have it in their name."""
    called: set[int] = set()
    if len(terms) < 2:
        return called
    for number, term in enumerate(terms):
        postings = [files.posting(family) for family, _ in term.families]
        named = {document for posting in (*postings, term.rare) for document, weight in posting if weight >= NAMED}
        called = called & named if number else named
    return called


def _worth(group: Group, groups: list[Group], vocabulary: Vocabulary) -> int:
    """How much of a query a group is. Where is less than what: people will travel rather than do something else."""
    is_lesser = group.is_soft or (group.area >= 0 and any(other.area < 0 and not other.is_soft for other in groups))
    is_told = bool(group.concepts) or any(vocabulary.is_told(term.key) for term in group.terms)
    return (group.level + LEAST) * (1 if is_lesser else 4 if is_told else 2)


class _Scores:
    """What a group gives each record, and which records it fits by more than a need."""

    def __init__(self, group: Group, files: SearchFiles) -> None:
        self._files = files
        self.own: set[int] = set()  # by their category, by whom they are for, or by their name
        self.by_words: set[int] = set()  # by the words of a phrase alone
        self.named: set[int] = set()  # by a category for people who name it
        self.kinds = kinds = {files.vocabulary.concept_kinds[concept] for concept in group.whole}
        # A word that is a subject is no mere name; and where a phrase is one, its words are none.
        self._is_phrase = len(group.terms) != 1 and bool(kinds)
        self._by_name = not kinds & {"category", "audience"} and not self._is_phrase
        self._own_kinds = kinds - {"need"} or kinds
        of_terms = [self._of_term(term) for term in group.terms]
        if len(of_terms) == 1:
            self.all = [score // 4 for score in of_terms[0]] if group.is_soft else of_terms[0]
            return
        whole = [0] * files.documents
        self._raise_concepts(whole, group.concepts, group.whole)
        if group.joined >= 0:
            self._raise_family(whole, group.joined, 16)
        # "Walking group": a walk is one, whether it calls itself a group or not.
        needed = [number for number, term in enumerate(group.terms) if term.word not in files.vocabulary.soft]
        needed = needed or list(range(len(group.terms)))
        for document in range(files.documents):
            parts = [of_term[document] for of_term in of_terms]
            if self._is_phrase and not whole[document]:
                self.by_words.add(document)
            if whole[document] or (parts and all(parts[number] for number in needed)):
                whole[document] += sum(parts)
        self.all = whole

    def _of_term(self, term: Term) -> list[int]:
        """The best of its families plus the best of its concepts, for each record."""
        text = [0] * self._files.documents
        for family, factor in term.families:
            self._raise_family(text, family, factor)
        if term.rare:
            _raise_to(text, term.rare, 16 * (term.level + LEAST))
            self._note_names(term.rare)
        meant = [0] * self._files.documents
        self._raise_concepts(meant, term.concepts, [] if self._is_phrase else term.whole)
        return [one + other for one, other in zip(text, meant, strict=True)]

    def _raise_family(self, scores: list[int], family: int, factor: int) -> None:
        posting = self._files.posting(family)
        _raise_to(scores, posting, factor * (self._files.vocabulary.levels[family] + LEAST))
        self._note_names(posting)

    def _note_names(self, posting: Posting) -> None:
        if self._by_name:
            self.own.update(document for document, weight in posting if weight >= NAMED)

    def _raise_concepts(self, scores: list[int], concepts: Iterable[tuple[int, int]], whole: Sequence[int]) -> None:
        vocabulary = self._files.vocabulary
        for concept, factor in concepts:
            posting = self._files.posting(vocabulary.families + concept)
            _raise_to(scores, posting, factor * (vocabulary.concept_levels[concept] + LEAST))
            if concept in whole and vocabulary.concept_kinds[concept] in self._own_kinds:
                self.own.update(document for document, _ in posting)
            if concept in vocabulary.only_named:
                self.named.update(document for document, _ in posting)


def _raise_to(scores: list[int], posting: Posting, times: int) -> None:
    for document, weight in posting:
        scores[document] = max(scores[document], CLASS_WEIGHTS[weight] * times)
