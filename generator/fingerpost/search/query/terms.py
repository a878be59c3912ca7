"""Terms: what a typed word may stand for, allowing for slips and other forms: terms.js in Python."""

from __future__ import annotations

from dataclasses import dataclass, field

from fingerpost.search.query.site import Posting, SearchFiles
from fingerpost.search.vocabulary import KIND_FACTORS, Key, SpellingMatch, Vocabulary, edits_allowed

# In sixteenths: the weight of a word that is not the one typed.
EXACT, OTHER_FORM, BEGINNING = 16, 14, 12
MOST_FORMS, MOST_BEGINNINGS, MOST_NEAR = 3, 6, 4
NEAR_BEST = {1: 11, 2: 8}
NEAR_OTHER = {1: 8, 2: 5}
FORM_BESIDE = 8  # another form that is in the vocabulary, of a word that is not
NEAR_BESIDE = 5  # besides an exact word that hardly any record has, another form, or a beginning
RARE_LEVEL = 63
MUCH_COMMONER = 12  # levels: 8 times as many records


@dataclass(slots=True)
class QueryTerm:
    """One word: the families it may stand for, with factors, and the concepts they belong to."""

    word: str  # as understood
    key: Key
    families: list[tuple[int, int]] = field(default_factory=list)
    rare: Posting = field(default_factory=list)
    concepts: list[tuple[int, int]] = field(default_factory=list)
    level: int = 0
    is_corrected: bool = False
    whole: list[int] = field(default_factory=list)  # the concepts of which it is a whole phrase
    guesses: list[SpellingMatch] = field(default_factory=list)  # other spellings, from which a phrase may choose

    @property
    def is_found(self) -> bool:
        return bool(self.families or self.rare)


def resolve(word: str, files: SearchFiles) -> QueryTerm:
    """Find what a word means; ``is_found`` is False if there is nothing like it."""
    vocabulary = files.vocabulary
    term = QueryTerm(word, word)
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
        for form in vocabulary.other_forms(word)[:MOST_FORMS]:
            if vocabulary.has_concept(form.family):
                _add(term, form.family, FORM_BESIDE)
        _add_commoner(term, vocabulary, files.documents)
    return _with_concepts(term, vocabulary)


def take_guess(term: QueryTerm, guess: SpellingMatch, vocabulary: Vocabulary) -> None:
    """Read a term as this spelling first; as it was typed only besides."""
    others = [(family, min(factor, NEAR_BESIDE)) for family, factor in term.families if family != guess.family]
    term.word, term.key, term.is_corrected = guess.word, guess.family, True
    term.families = [(guess.family, NEAR_BEST[1]), *others]
    term.level = max(term.level, guess.level)
    _with_concepts(term, vocabulary)


def _guess(term: QueryTerm, vocabulary: Vocabulary) -> None:
    """Add other forms of a word, words that begin with it, and similar spellings."""
    word = term.word
    forms = vocabulary.other_forms(word)[:MOST_FORMS]
    beginnings = vocabulary.beginning(word)[:MOST_BEGINNINGS] if len(word) > 2 else []
    # Two slips, one of them in the first letter, are less likely than an unknown word: jogging is not digging.
    edits = 0 if word in vocabulary.soft else edits_allowed(word)  # "nan" is a word, though no record has it
    spellings = [
        match for match in vocabulary.similar_spellings(word, edits) if match.distance + match.begins_otherwise < 3
    ]
    spellings = [match for match in spellings if match.distance == spellings[0].distance][:MOST_NEAR]
    for form in forms:
        _add(term, form.family, OTHER_FORM)
        term.level = max(term.level, form.level)
    for level, _, family in beginnings:
        _add(term, family, BEGINNING)
        term.level = max(term.level, level)
    for place, guess in enumerate(spellings):
        is_beside = bool(forms or beginnings)
        _add(term, guess.family, NEAR_BESIDE if is_beside else (NEAR_OTHER if place else NEAR_BEST)[guess.distance])
        if not is_beside:
            term.level = max(term.level, guess.level)
    if term.families:
        term.key = term.families[0][0]
    # "Swiming" is a slip, although it looks like another form of swim: the nearest spelling ends in the same way.
    is_slip = not forms or (
        bool(spellings) and spellings[0].family == forms[0].family and spellings[0].word[-2:] == word[-2:]
    )
    if spellings and not beginnings and is_slip:
        term.word = spellings[0].word
        term.is_corrected = True
        term.guesses = spellings[1:]
    elif forms and forms[0].is_derived:
        term.guesses = spellings  # Shepton "malet" has little to do with males


def _add(term: QueryTerm, family: int, factor: int) -> None:
    if all(family != other for other, _ in term.families):
        term.families.append((family, factor))


def _add_commoner(term: QueryTerm, vocabulary: Vocabulary, documents: int) -> None:
    """A word that hardly any record has may be a slip for one that many have."""
    if term.level == RARE_LEVEL or 3 << (term.level // 4 + 1) > documents:
        for spelling in vocabulary.similar_spellings(term.word, min(1, edits_allowed(term.word)))[:MOST_NEAR]:
            if spelling.level + MUCH_COMMONER <= term.level:
                _add(term, spelling.family, NEAR_BESIDE)


def _with_concepts(term: QueryTerm, vocabulary: Vocabulary) -> QueryTerm:
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
