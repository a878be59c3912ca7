"""One word that was typed: what it may stand for when slips and other forms of it are allowed: terms.js in Python."""

from __future__ import annotations

from dataclasses import dataclass, field

from fingerpost.search.query.site import Posting, SearchFiles
from fingerpost.search.vocabulary import KIND_FACTORS, Key, Near, Vocabulary, edits_allowed

# In sixteenths: how much a word counts that is not the one typed.
EXACT, KIN, BEGINNING = 16, 14, 12
MOST_KIN, MOST_BEGINNINGS, MOST_NEAR = 3, 6, 4
NEAR_BEST = {1: 11, 2: 8}
NEAR_OTHER = {1: 8, 2: 5}
KIN_BESIDE = 8  # another form that the vocabulary has, of a word that it has not
NEAR_BESIDE = 5  # beside an exact word that hardly any record has, or another form, or a beginning
RARE_LEVEL = 63
MUCH_COMMONER = 12  # levels: 8 times as many records


@dataclass(slots=True)
class Term:
    """One word: the families it may stand for, with factors, and the concepts they belong to."""

    word: str  # as understood
    key: Key
    families: list[tuple[int, int]] = field(default_factory=list)
    rare: Posting = field(default_factory=list)
    concepts: list[tuple[int, int]] = field(default_factory=list)
    level: int = 0
    is_corrected: bool = False
    whole: list[int] = field(default_factory=list)  # the concepts of which it is a whole phrase
    guesses: list[Near] = field(default_factory=list)  # other spellings, from which a phrase may choose

    @property
    def is_found(self) -> bool:
        return bool(self.families or self.rare)

    @property
    def is_exact(self) -> bool:
        """Whether somebody writes it so."""
        return bool(self.rare) or any(factor == EXACT for _, factor in self.families)


def resolve(word: str, files: SearchFiles) -> Term:
    """Find what a word stands for; a term that is not found, if there is nothing like it."""
    vocabulary = files.vocabulary
    term = Term(word, word)
    family = vocabulary.family(word)
    if family >= 0:
        term.key = family
        term.families.append((family, EXACT))
        term.level = vocabulary.levels[family]
    elif rare := files.rare(word):
        term.rare = rare
        term.level = RARE_LEVEL
    if not term.is_found:
        _guess(term, vocabulary)
    elif not vocabulary.is_own(term.key):
        for kin in vocabulary.kin(word)[:MOST_KIN]:
            if vocabulary.is_told(kin.family):
                _add(term, kin.family, KIN_BESIDE)
        _add_commoner(term, vocabulary, files.documents)
    return _with_concepts(term, vocabulary)


def take_guess(term: Term, guess: Near, vocabulary: Vocabulary) -> None:
    """Read a term as this spelling before all others; as it was typed only beside that."""
    others = [(family, min(factor, NEAR_BESIDE)) for family, factor in term.families if family != guess.family]
    term.word, term.key, term.is_corrected = guess.word, guess.family, True
    term.families = [(guess.family, NEAR_BEST[1]), *others]
    term.level = max(term.level, guess.level)
    _with_concepts(term, vocabulary)


def _guess(term: Term, vocabulary: Vocabulary) -> None:
    """Other forms of it, what begins so, and what is spelt nearly so."""
    word = term.word
    kin = vocabulary.kin(word)[:MOST_KIN]
    beginnings = vocabulary.beginning(word)[:MOST_BEGINNINGS] if len(word) > 2 else []
    # Two slips, one of them in the first letter, are rarer than words that nobody here has: jogging is not digging.
    edits = 0 if word in vocabulary.soft else edits_allowed(word)  # "nan" is a word, though nobody here writes it
    near = [each for each in vocabulary.near(word, edits) if each.distance + each.begins_otherwise < 3]
    near = [each for each in near if each.distance == near[0].distance][:MOST_NEAR]
    for each in kin:
        _add(term, each.family, KIN)
        term.level = max(term.level, each.level)
    for level, _, begun in beginnings:
        _add(term, begun, BEGINNING)
        term.level = max(term.level, level)
    for place, guess in enumerate(near):
        is_beside = bool(kin or beginnings)
        _add(term, guess.family, NEAR_BESIDE if is_beside else (NEAR_OTHER if place else NEAR_BEST)[guess.distance])
        if not is_beside:
            term.level = max(term.level, guess.level)
    if term.families:
        term.key = term.families[0][0]
    # "Swiming" is a slip, although it looks like another form of swim: the word that is near ends in the same way.
    is_slip = not kin or (bool(near) and near[0].family == kin[0].family and near[0].word[-2:] == word[-2:])
    if near and not beginnings and is_slip:
        term.word = near[0].word
        term.is_corrected = True
        term.guesses = near[1:]
    elif kin and kin[0].is_derived:
        term.guesses = near  # Shepton "malet" has little to do with males


def _add(term: Term, family: int, factor: int) -> None:
    if all(family != other for other, _ in term.families):
        term.families.append((family, factor))


def _add_commoner(term: Term, vocabulary: Vocabulary, documents: int) -> None:
    """A word that hardly any record has may be a slip for one that many have."""
    if term.level == RARE_LEVEL or 3 << (term.level // 4 + 1) > documents:
        for each in vocabulary.near(term.word, min(1, edits_allowed(term.word)))[:MOST_NEAR]:
            if each.level + MUCH_COMMONER <= term.level:
                _add(term, each.family, NEAR_BESIDE)


def _with_concepts(term: Term, vocabulary: Vocabulary) -> Term:
    """Add the concepts of each family: in full where the word is a whole phrase, less where it is part of one."""
    best: dict[int, int] = {}
    for family, factor in term.families:
        for concept in vocabulary.phrases.get((family,), ()):
            best[concept] = max(best.get(concept, 0), vocabulary.weight(concept, (family,)) * factor // 16)
    term.whole = list(best)
    for family, factor in term.families:
        for concept in vocabulary.names_with(family):
            if concept not in vocabulary.only_named:
                weight = KIND_FACTORS[vocabulary.concept_kinds[concept]] * factor // 32
                best[concept] = max(best.get(concept, 0), weight)
    term.concepts = [(concept, factor) for concept, factor in best.items() if factor > 0]
    return term
