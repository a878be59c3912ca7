"""Word endings by which a reader without a stemmer recognises forms of one word: hikers, hike, hiking."""

from __future__ import annotations

from collections.abc import Iterator, Set

from fingerpost.search.index.families import Families

_VOWELS = "aeiou"

# Inflections, and endings for the doer; the first is empty.
_BENT = " s es e ed d ing er ers or ors y ies ied ying"
# Endings that make another kind of word.
_DERIVED = (
    "ist ists ion ions ation ations ative ive ment ments ness iness ship ships hood ful al ally ly ily able ible"
    " ance ence ant ent ous ety ity ility ilities le led ic ics tic m sm ism ian ians ry c t te cy sy f ve ves ving"
)


def endings(language: str) -> list[str]:
    """The endings of a language, those of each kind with spaces between: empty for a language without a list."""
    return [_BENT, _DERIVED] if language == "en" else ["", ""]


def more_forms(words: Set[str], families: Families, language: str) -> set[str]:
    """The regular forms of words, so that slips in forms that no record has are corrected as well.

    A doer joins the family of the action: a drummer that of drumming. Words that are not known to be actions get only a
    plural: "counciling" would be nearer to most slips in counselling.

    >>> sorted(more_forms({"hiking", "choir"}, Families("en"), "en"))
    ['choirs', 'hike', 'hiked', 'hiker', 'hikers', 'hikes']
    """
    forms: set[str] = set()
    for word in sorted(words) if language == "en" else ():
        base = _base(word, words, families)
        if base is None:
            continue
        plural, *others = _regular(base)
        forms |= {base, plural}
        if any(form in words for form in others):
            forms |= set(others)
            for doer in others[2:]:
                if doer not in words:
                    families.join(doer, base)
    return forms - words


def _base(word: str, words: Set[str], families: Families) -> str | None:
    """The base that a word is a regular form of, possibly itself."""
    family = families(word)
    if len(word) < 4 or not (word.isascii() and word.isalpha()) or len(family) < 3:
        return None
    bases = [base for base in (f"{family}e", family) if families(base) == family and word in (base, *_regular(base))]
    known_bases = [base for base in bases if base in words]
    # If neither is known: bereav(e)d and hik(e)ing, but kick(e)ing needs no e.
    likely = known_bases or [base for base in bases if base[-1] != "e" or base[-2] in "cgsuvz"] or bases
    return likely[0] if likely else None


def _regular(base: str) -> Iterator[str]:
    """The plural, -ing, -ed, and the doer, in this order."""
    if base[-1] == "y" and base[-2] not in _VOWELS:
        yield from (f"{base[:-1]}ies", f"{base}ing", f"{base[:-1]}ied")
        return
    yield base + ("es" if base.endswith(("s", "x", "z", "ch", "sh")) else "s")
    stem = base[:-1] if base[-1] == "e" else base
    # Knit, knitting: one short vowel between consonants.
    if len(base) < 6 and base[-1] not in "wxyaeiou" and base[-2] in _VOWELS and base[-3] not in _VOWELS:
        stem = base + base[-1]
    for ending in ("ing", "ed", "er", "ers"):
        yield stem + ending
