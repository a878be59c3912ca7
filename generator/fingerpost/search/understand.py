"""What a query means: its words with their families, typing slips, phrases and places: understand.js in Python."""

from __future__ import annotations

from dataclasses import dataclass, field

from fingerpost.search.crisis import is_crisis
from fingerpost.search.site import Posting, SearchFiles
from fingerpost.search.text import tidy, words_of
from fingerpost.search.vocabulary import KIND_FACTORS, Key, Vocabulary, edits_allowed

LONGEST_QUERY = 200  # letters
MOST_WORDS = 12
LONGEST_PHRASE = 5

# In sixteenths: how much a word counts that is not the one typed.
EXACT, BEGINNING, MOST_BEGINNINGS, MOST_NEAR = 16, 12, 6, 4
NEAR_BEST = {1: 11, 2: 8}
NEAR_OTHER = {1: 8, 2: 5}
NEAR_BESIDE = 5  # beside an exact word that hardly any record has, or a beginning
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

    @property
    def is_found(self) -> bool:
        return bool(self.families or self.rare)


@dataclass(slots=True)
class Group:
    """One thing to look for: a word, or a phrase whose concepts stand for it as a whole."""

    terms: list[Term]
    concepts: list[tuple[int, int]] = field(default_factory=list)
    joined: int = -1  # the family of the words written as one: foodbank
    is_soft: bool = False
    area: int = -1

    @property
    def level(self) -> int:
        return max(term.level for term in self.terms)


@dataclass(slots=True)
class Meaning:
    """What a query asks for."""

    groups: list[Group]
    understood: str
    is_crisis: bool
    unknown: list[str]  # words that nothing is near to
    nearest: list[str]  # for each of those, the nearest spelling there is, or ""

    @property
    def area(self) -> int:
        """The first area that is named, or -1."""
        return next((group.area for group in self.groups if group.area >= 0), -1)


def understand(query: str, files: SearchFiles) -> Meaning:
    """Read a query."""
    vocabulary = files.vocabulary
    typed = words_of(query[:LONGEST_QUERY])[: 2 * MOST_WORDS]
    looked_for = _looked_for(typed, vocabulary)

    terms: list[Term] = []
    read: list[str] = []
    for word, is_looked_for in zip(typed, looked_for, strict=True):
        found = _resolve(word, files) if is_looked_for and len(terms) < MOST_WORDS else []
        terms += found
        read += [term.word for term in found] or [word]
    known = [term for term in terms if term.is_found]
    unknown = [term.word for term in terms if not term.is_found]
    is_corrected = any(term.is_corrected for term in terms)
    groups = _groups(known, vocabulary)
    return Meaning(
        groups=groups,
        understood=" ".join(read) if is_corrected else tidy(query),
        is_crisis=is_crisis(words_of(query), vocabulary.crisis, lambda word: vocabulary.family(word) >= 0),
        unknown=unknown,
        nearest=[_nearest(word, vocabulary) for word in unknown],
    )


def _looked_for(typed: list[str], vocabulary: Vocabulary) -> list[bool]:
    """Not stop words, unless they are a phrase, such as "on my own", or there is nothing else."""
    looked_for = [word not in vocabulary.stop for word in typed]
    if not any(looked_for):
        return [True] * len(typed)
    for start in range(len(typed)):
        for length in range(2, min(LONGEST_PHRASE, len(typed) - start) + 1):
            part = typed[start : start + length]
            is_all_stop = all(word in vocabulary.stop for word in part)
            if is_all_stop and tuple(vocabulary.key(word) for word in part) in vocabulary.phrases:
                looked_for[start : start + length] = [True] * length
    return looked_for


def _resolve(word: str, files: SearchFiles) -> list[Term]:
    vocabulary = files.vocabulary
    family = vocabulary.family(word)
    if family >= 0:
        level = vocabulary.levels[family]
        term = Term(word, family, [(family, EXACT)], level=level)
        _add_commoner(term, word, vocabulary, files.documents)
        return [_with_concepts(term, vocabulary)]
    rare = files.rare(word)
    if rare:
        term = Term(word, word, rare=rare, level=RARE_LEVEL)
        _add_commoner(term, word, vocabulary, files.documents)
        return [_with_concepts(term, vocabulary)]

    beginnings = vocabulary.beginning(word)[:MOST_BEGINNINGS] if len(word) > 2 else []
    near = vocabulary.near(word, edits_allowed(word))
    near = [each for each in near if each.distance == near[0].distance][:MOST_NEAR]
    if not beginnings and (not near or near[0].distance > 1) and (halves := _halves(word, vocabulary)):
        return [term for half in halves for term in _resolve(half, files)]
    term = Term(word, word)
    for level, _, begun in beginnings:
        term.families.append((begun, BEGINNING))
        term.level = max(term.level, level)
    for place, each in enumerate(near):
        if any(each.family == other for other, _ in term.families):
            continue
        factor = NEAR_BESIDE if beginnings else (NEAR_OTHER if place else NEAR_BEST)[each.distance]
        term.families.append((each.family, factor))
        term.level = max(term.level, each.level)
    if term.families:
        term.key = term.families[0][0]
    if near and not beginnings:
        term.word = near[0].word
        term.is_corrected = True
    return [_with_concepts(term, vocabulary)]


def _add_commoner(term: Term, word: str, vocabulary: Vocabulary, documents: int) -> None:
    """A word that hardly any record has may be a slip for one that many have."""
    if not _is_rare(term.level, documents) or term.key in vocabulary.inside or (term.key,) in vocabulary.phrases:
        return
    for each in vocabulary.near(word, min(1, edits_allowed(word)))[:MOST_NEAR]:
        if each.level + MUCH_COMMONER <= term.level and all(each.family != other for other, _ in term.families):
            term.families.append((each.family, NEAR_BESIDE))


def _is_rare(level: int, documents: int) -> bool:
    """Whether only a handful of records have it."""
    return level == RARE_LEVEL or 3 << (level // 4 + 1) > documents


def _halves(word: str, vocabulary: Vocabulary) -> list[str]:
    """Two words written as one, such as "dropin": a phrase of the vocabulary first, else two words of four letters."""
    plain: list[str] = []
    for cut in range(2, len(word) - 1):
        left, right = word[:cut], word[cut:]
        keys = tuple(vocabulary.key(half) for half in (left, right) if half not in vocabulary.stop)
        if len(left) > 2 and keys in vocabulary.phrases and left not in vocabulary.stop:
            return [left, right] if right not in vocabulary.stop else [left]
        known = vocabulary.family(left) >= 0 and vocabulary.family(right) >= 0
        if not plain and known and len(left) > 3 and len(right) > 3:
            plain = [left, right]
    return plain


def _with_concepts(term: Term, vocabulary: Vocabulary) -> Term:
    """Add the concepts of each family: in full where the word is a whole phrase, a quarter where it is part of one."""
    best: dict[int, int] = {}
    for family, factor in term.families:
        for concept in vocabulary.phrases.get((family,), ()):
            whole = KIND_FACTORS[vocabulary.concept_kinds[concept]] * factor // 16
            best[concept] = max(best.get(concept, 0), whole)
        for concept in vocabulary.inside.get(family, ()):
            part = KIND_FACTORS[vocabulary.concept_kinds[concept]] * factor // 64
            best[concept] = max(best.get(concept, 0), part)
    term.concepts = [(concept, factor) for concept, factor in best.items() if factor > 0]
    return term


def _groups(terms: list[Term], vocabulary: Vocabulary) -> list[Group]:
    groups: list[Group] = []
    at = 0
    while at < len(terms):
        group = _phrase_at(terms, at, vocabulary)
        groups.append(group)
        at += len(group.terms)
    if all(group.is_soft for group in groups):
        for group in groups:
            group.is_soft = False
    return groups


def _phrase_at(terms: list[Term], at: int, vocabulary: Vocabulary) -> Group:
    """The longest phrase that begins here; else two words that are one as well; else the word alone."""
    for length in range(min(LONGEST_PHRASE, len(terms) - at), 1, -1):
        part = terms[at : at + length]
        concepts = vocabulary.phrases.get(tuple(term.key for term in part))
        joined = vocabulary.family("".join(term.word for term in part)) if length == 2 else -1
        if concepts or joined >= 0:
            whole = [(each, KIND_FACTORS[vocabulary.concept_kinds[each]]) for each in concepts or ()]
            return Group(part, whole, joined, area=_area(concepts or [], vocabulary))
    term = terms[at]
    whole_words = vocabulary.phrases.get((term.key,), [])
    return Group([term], is_soft=term.word in vocabulary.soft, area=_area(whole_words, vocabulary))


def _area(concepts: list[int], vocabulary: Vocabulary) -> int:
    """The number, among areas, of the first of these concepts that is one."""
    first = vocabulary.concept_kinds.index("area") if "area" in vocabulary.concept_kinds else 0
    return next((each - first for each in concepts if vocabulary.concept_kinds[each] == "area"), -1)


def _nearest(word: str, vocabulary: Vocabulary) -> str:
    """The nearest spelling, however far: at most half of the letters may differ."""
    near = vocabulary.near(word, min(3, len(word) // 2))
    return near[0].word if near else ""
