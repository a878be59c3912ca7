"""Endings that tell forms of one word, for a reader that has no stemmer: hikers, hike, hiking."""

from __future__ import annotations

from collections.abc import Iterator, Set

from fingerpost.search.index.families import Families

_VOWELS = "aeiou"

# What only bends a word, or says who does it; the first is none at all.
_BENT = " s es e ed d ing er ers or ors y ies ied ying"
# What makes another kind of word of it.
_DERIVED = (
    "ist ists ion ions ation ations ative ive ment ments ness iness ship ships hood ful al ally ly ily able ible"
    " ance ence ant ent ous ety ity ility ilities le led ic ics tic m sm ism ian ians ry c t te cy sy f ve ves ving"
)


def endings(language: str) -> list[str]:
    """The endings of a language, those of each kind with spaces between: none where nobody has written them down."""
    return [_BENT, _DERIVED] if language == "en" else ["", ""]


def more_forms(words: Set[str], families: Families, language: str) -> set[str]:
    """The regular forms of words, so that a slip in one that nobody has written yet is near to something.

    What does something has the family of what it does: a drummer of drumming. Of words that are not known to say what
    people do, only the plural is given: "counciling" would be nearer to most slips in counselling.

    >>> sorted(more_forms({"hiking", "choir"}, Families("en"), "en"))
    ['choirs', 'hike', 'hiked', 'hiker', 'hikers', 'hikes']
    """
    found: set[str] = set()
    for word in sorted(words) if language == "en" else ():
        base = _base(word, words, families)
        if base is None:
            continue
        plural, *others = _regular(base)
        found |= {base, plural}
        if any(form in words for form in others):
            found |= set(others)
            for doer in others[2:]:
                if doer not in words:
                    families.join(doer, base)
    return found - words


def _base(word: str, words: Set[str], families: Families) -> str | None:
    """What a word is a regular form of, or is itself."""
    family = families(word)
    if len(word) < 4 or not (word.isascii() and word.isalpha()) or len(family) < 3:
        return None
    bases = [base for base in (f"{family}e", family) if families(base) == family and word in (base, *_regular(base))]
    known = [base for base in bases if base in words]
    # Of neither known: bereav(e)d and hik(e)ing, but kick(e)ing needs no e.
    likely = known or [base for base in bases if base[-1] != "e" or base[-2] in "cgsuvz"] or bases
    return likely[0] if likely else None


def _regular(base: str) -> Iterator[str]:
    """The plural, -ing, -ed, and who does it, in this order."""
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
