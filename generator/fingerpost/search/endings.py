"""Endings that tell forms of one word, for a reader that has no stemmer: hikers, hike, hiking."""

from __future__ import annotations

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
