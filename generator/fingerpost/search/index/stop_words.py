"""Words that say little: those that are not looked for at all, and those that are not insisted on."""

from __future__ import annotations

from lunr.stop_word_filter import WORDS

# Beside lunr's list: how people talk to a search box, and the contractions once their apostrophe is gone.
_TALK = """
im ive id ill youre youve hes shes theyre weve isnt arent wasnt dont doesnt didnt cant couldnt wont wouldnt
want need needs wanting looking look find finding search please something somewhere someone anything anywhere anyone
near nearby nearest around close here wheres thats theres whats today tomorrow now really very much more lots out up
"""
# They help to order what is found, but nothing is left out for want of them. A phrase has _ between its words.
_SOFT = """
mum mums mother dad dads father gran nan nana grandma grandad husband wife partner son daughter friend neighbour
people person persons group groups club clubs cafe cafes activity activities service services support help helping local
area town village day days week weekly weekday weekdays class classes session sessions event events thing things place
places good best kind nice old older elderly year years time meet meeting meetings get go going come start starting
use using make give new poor bad mobility poor_mobility bad_mobility
"""


# Before one of these, a name that is a common word as well is meant as a name: "me support group".
_GATHERINGS = (
    "group groups support class classes club clubs session sessions meeting meetings cafe cafes service services"
)


def stop_words(language: str) -> frozenset[str]:
    """The words that are never looked for, unless nothing else was typed."""
    return frozenset(WORDS) | frozenset(_TALK.split()) if language == "en" else frozenset()


def gatherings(language: str) -> str:
    """Words for people who meet, which all are soft, with spaces between."""
    return _GATHERINGS if language == "en" else ""


def soft_words(language: str) -> frozenset[str]:
    """The words that are looked for, but not insisted on."""
    return frozenset(_SOFT.split()) if language == "en" else frozenset()
