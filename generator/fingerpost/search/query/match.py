"""Which records fit a query, and how well: match.js in Python. All scores are whole numbers, the same in both."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from fingerpost.search.index.columns import NAME_WORDS, SPECIAL
from fingerpost.search.index.concepts import NO_LIMIT
from fingerpost.search.index.postings import CLASS_WEIGHTS, NAMED
from fingerpost.search.query.phrases import Group
from fingerpost.search.query.site import Posting, SearchFiles
from fingerpost.search.query.terms import QueryTerm
from fingerpost.search.query.understand import Meaning
from fingerpost.search.vocabulary import Vocabulary

ENOUGH = 10  # full matches, from which on partial ones are left out
CALLED_SO = 4  # factor for a record with every word in its name, when there are several
LEAST = 4  # added, so that even level 0, "every record has it", counts


@dataclass(frozen=True, slots=True)
class Match:
    """A record that fits."""

    document: int
    score: int
    is_full: bool  # it fits everything that was typed
    is_called_so: bool = False  # all of several words are in its name
    rank: int = 0  # reasons for a lower place, as bits


# Why a record comes below others, whatever its score. The highest bit weighs most.
BY_NEED = 1  # by a need alone, and neither by its category nor by its name
NOT_NOW = 2  # there is no room, or it begins in more than six weeks
BY_WORDS = 4  # it has the words of a phrase, and is not what the phrase means
ANY_AGE = 8  # it gives no ages, though the search is for young people
OTHER_AGE = 16
UNNAMED = 32  # it is for people with a condition that was not named
CALLED = -1  # first of all: this is its name
GROWN_UP = 18


def match(meaning: Meaning, files: SearchFiles) -> list[Match]:
    """Find the records that fit every group, and, if those are few, the best of those that fit some."""
    groups = meaning.groups
    scores_of_groups = [_Scores(group, files) for group in groups]
    required = [not group.is_soft for group in groups]
    worth = [_worth(group, groups, files.vocabulary) for group in groups]
    total = sum(worth)
    is_about = [need and group.area < 0 for need, group in zip(required, groups, strict=True)]
    # Next to something else in the vocabulary, a need says whom it is for, not what it is.
    names_it = any(about and scores.kinds - {"need"} for about, scores in zip(is_about, scores_of_groups, strict=True))
    tells_own = [
        about and not (names_it and scores.kinds == {"need"})
        for about, scores in zip(is_about, scores_of_groups, strict=True)
    ]
    has_subject = any(is_about)
    can_be_full = not meaning.unknown
    terms = [term for group in groups for term in group.terms]
    called_so = _with_all_words(terms, files) if can_be_full else set()
    ages = _ages(groups, files.vocabulary)

    full: list[Match] = []
    some: list[tuple[int, Match]] = []
    for document in range(files.documents):
        score = covered = 0
        is_full, has_any, on_subject, is_own = can_be_full, False, not has_subject, not has_subject
        is_meant = not has_subject
        for number, scores in enumerate(scores_of_groups):
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
        is_named = is_called_so or not can_be_full or any(document in scores.named for scores in scores_of_groups)
        rank = _rank(document, files, is_own=is_own, is_named=is_named, ages=ages)
        if not is_meant and rank >= 0:
            rank |= BY_WORDS
        if is_called_so and _fit(files, document) // NAME_WORDS == len({term.key for term in terms}):
            rank = CALLED
        if is_full and not (rank >= 0 and rank & OTHER_AGE):
            full.append(Match(document, score * CALLED_SO if is_called_so else score, True, is_called_so, rank))
        elif on_subject:
            some.append((covered, Match(document, score, False, rank=rank)))
    if len(full) >= ENOUGH:
        return full
    # Half of what was typed, or as much of it as fills the first page.
    coverages = sorted((covered for covered, _ in some), reverse=True)[: ENOUGH - len(full)]
    least = min((total + 1) // 2, coverages[-1]) if coverages else 0
    return full + [part_match for covered, part_match in some if covered >= least]


def _fit(files: SearchFiles, document: int) -> int:
    return files.column("rank", "fit")[document]


def _rank(document: int, files: SearchFiles, *, is_own: bool, is_named: bool, ages: tuple[int, int] | None) -> int:
    rank = 0 if is_own else BY_NEED
    fit = _fit(files, document)
    if fit & SPECIAL and not is_named:
        rank |= UNNAMED
    if ages:
        youngest, oldest = files.column("rank", "from")[document], files.column("rank", "to")[document]
        if youngest > ages[1] or oldest < ages[0]:
            rank |= OTHER_AGE
        elif ages[0] < GROWN_UP and (youngest, oldest) == (0, NO_LIMIT):
            rank |= ANY_AGE
    return rank


def _ages(groups: list[Group], vocabulary: Vocabulary) -> tuple[int, int] | None:
    """The youngest and the oldest age in the query, if it has one.

    An everyday word says less of ages than the directory's own: homework is done by children, and by teenagers.
    """
    of_ages = [group for group in groups if any(vocabulary.is_own(term.key) for term in group.terms)]
    limits = [vocabulary.ages[concept] for group in of_ages for concept in group.whole if concept in vocabulary.ages]
    if not limits:
        return None
    youngest, oldest = min(ages[0] for ages in limits), max(ages[1] for ages in limits)
    if oldest < NO_LIMIT:  # something for children up to 12 is not for teenagers, though some are 12
        youngest = oldest = (youngest + oldest) // 2
    return youngest, oldest


def _with_all_words(terms: list[QueryTerm], files: SearchFiles) -> set[int]:
    """The records whose name has every word; none for a single word, which many names have."""
    documents: set[int] = set()
    if len(terms) < 2:
        return documents
    for number, term in enumerate(terms):
        postings = [files.posting(family) for family, _ in term.families]
        with_word = {document for posting in (*postings, term.rare) for document, weight in posting if weight >= NAMED}
        documents = documents & with_word if number else with_word
    return documents


def _worth(group: Group, groups: list[Group], vocabulary: Vocabulary) -> int:
    """The weight of a group in a query. A place counts less: people travel rather than do something else."""
    is_lesser = group.is_soft or (group.area >= 0 and any(other.area < 0 and not other.is_soft for other in groups))
    has_concept = bool(group.concepts) or any(vocabulary.has_concept(term.key) for term in group.terms)
    return (group.level + LEAST) * (1 if is_lesser else 4 if has_concept else 2)


class _Scores:
    """The scores that a group gives to records, and the records it fits by more than a need."""

    def __init__(self, group: Group, files: SearchFiles) -> None:
        self._files = files
        self.own: set[int] = set()  # by category, audience or name
        self.by_words: set[int] = set()  # by the words of a phrase alone
        self.named: set[int] = set()  # by a category for people who name it
        self.kinds = kinds = {files.vocabulary.concept_kinds[concept] for concept in group.whole}
        # The name of a record counts only if the words are no phrase, and no category or audience in the words of the
        # directory: an everyday word for one, such as karaoke for singing, says more in a name than the category does.
        self._is_phrase = len(group.terms) != 1 and bool(kinds)
        is_own_word = any(files.vocabulary.is_own(term.key) for term in group.terms)
        self._by_name = not (kinds & {"category", "audience"} and is_own_word) and not self._is_phrase
        self._own_kinds = kinds - {"need"} or kinds
        of_terms = [self._of_term(term) for term in group.terms]
        if len(of_terms) == 1:
            self.all = [score // 4 for score in of_terms[0]] if group.is_soft else of_terms[0]
            return
        whole = [0] * files.documents
        self._raise_concepts(whole, group.concepts, group.whole)
        if group.joined >= 0:
            self._raise_family(whole, group.joined, 16)
        # "Walking group": any walk fits, whether or not it has the word group.
        needed = [number for number, term in enumerate(group.terms) if term.word not in files.vocabulary.soft]
        needed = needed or list(range(len(group.terms)))
        for document in range(files.documents):
            parts = [of_term[document] for of_term in of_terms]
            if self._is_phrase and not whole[document]:
                self.by_words.add(document)
            if whole[document] or (parts and all(parts[number] for number in needed)):
                whole[document] += sum(parts)
        self.all = whole

    def _of_term(self, term: QueryTerm) -> list[int]:
        """The best of its families plus the best of its concepts, for each record."""
        text = [0] * self._files.documents
        for family, factor in term.families:
            self._raise_family(text, family, factor)
        if term.rare:
            _raise_to(text, term.rare, 16 * (term.level + LEAST))
            self._note_names(term.rare)
        of_concepts = [0] * self._files.documents
        self._raise_concepts(of_concepts, term.concepts, [] if self._is_phrase else term.whole)
        return [one + other for one, other in zip(text, of_concepts, strict=True)]

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
