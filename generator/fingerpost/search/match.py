"""Which records fit a query, and how well: match.js in Python. All scores are whole numbers, the same in both."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from fingerpost.search.phrases import Group
from fingerpost.search.postings import CLASS_WEIGHTS, NAMED
from fingerpost.search.site import Posting, SearchFiles
from fingerpost.search.terms import Term
from fingerpost.search.understand import Meaning
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


def match(meaning: Meaning, files: SearchFiles) -> list[Found]:
    """Find the records that fit every group, and, if those are few, the best of those that fit some."""
    groups = meaning.groups
    scores = [_score_group(group, files) for group in groups]
    required = [not group.is_soft for group in groups]
    worth = [_worth(group, groups, files.vocabulary) for group in groups]
    total = sum(worth)
    is_about = [need and group.area < 0 for need, group in zip(required, groups, strict=True)]
    has_subject = any(is_about)
    can_be_full = not meaning.unknown
    called_so = _called_so([term for group in groups for term in group.terms], files) if can_be_full else set()

    full: list[Found] = []
    some: list[tuple[int, Found]] = []
    for document in range(files.documents):
        score = covered = 0
        is_full, has_any, on_subject = can_be_full, False, not has_subject
        for number, of_group in enumerate(scores):
            here = of_group[document]
            if here:
                score += here
                covered += worth[number]
                has_any = True
                on_subject = on_subject or is_about[number]
            elif required[number]:
                is_full = False
        if is_full and has_any:
            is_called_so = document in called_so
            full.append(Found(document, score * CALLED_SO if is_called_so else score, True, is_called_so))
        elif has_any and on_subject:
            some.append((covered, Found(document, score, False)))
    if len(full) >= ENOUGH:
        return full
    # Half of what was asked for, or as much of it as fills the first page.
    coverages = sorted((covered for covered, _ in some), reverse=True)[: ENOUGH - len(full)]
    least = min((total + 1) // 2, coverages[-1]) if coverages else 0
    return full + [found for covered, found in some if covered >= least]


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


def _score_group(group: Group, files: SearchFiles) -> list[int]:
    of_terms = [_score_term(term, files) for term in group.terms]
    if len(of_terms) == 1:
        return [score // 4 for score in of_terms[0]] if group.is_soft else of_terms[0]
    whole = [0] * files.documents
    _raise_concepts(whole, group.concepts, files)
    if group.joined >= 0:
        _raise_to(whole, files.posting(group.joined), 16 * (files.vocabulary.levels[group.joined] + LEAST))
    for document in range(files.documents):
        parts = [of_term[document] for of_term in of_terms]
        if whole[document] or all(parts):
            whole[document] += sum(parts)
    return whole


def _score_term(term: Term, files: SearchFiles) -> list[int]:
    """The best of its families plus the best of its concepts, for each record."""
    text = [0] * files.documents
    for family, factor in term.families:
        _raise_to(text, files.posting(family), factor * (files.vocabulary.levels[family] + LEAST))
    if term.rare:
        _raise_to(text, term.rare, 16 * (term.level + LEAST))
    meant = [0] * files.documents
    _raise_concepts(meant, term.concepts, files)
    return [one + other for one, other in zip(text, meant, strict=True)]


def _raise_concepts(scores: list[int], concepts: Iterable[tuple[int, int]], files: SearchFiles) -> None:
    vocabulary = files.vocabulary
    for concept, factor in concepts:
        posting = files.posting(vocabulary.families + concept)
        _raise_to(scores, posting, factor * (vocabulary.concept_levels[concept] + LEAST))


def _raise_to(scores: list[int], posting: Posting, times: int) -> None:
    for document, weight in posting:
        scores[document] = max(scores[document], CLASS_WEIGHTS[weight] * times)
