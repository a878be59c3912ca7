"""Stop words, which are never searched for, and soft words, which a result need not contain."""

from __future__ import annotations

from lunr.stop_word_filter import WORDS

# In addition to lunr's list: how people talk to a search box, and contractions without their apostrophe.
_TALK = """
im ive id ill youre youve hes shes theyre weve isnt arent wasnt dont doesnt didnt cant couldnt wont wouldnt
want need needs wanting looking look find finding search please something somewhere someone anything anywhere anyone
near nearby nearest around close here wheres thats theres whats today tomorrow now really very much more lots out up
"""
# They help to sort results, but nothing is left out for lack of them. A phrase has _ between its words.
_SOFT = """
mum mums mother dad dads father gran nan nana grandma grandad husband wife partner son daughter friend neighbour
people person persons group groups club clubs cafe cafes activity activities service services support help helping local
area town village day days week weekly weekday weekdays class classes session sessions event events thing things place
places good best kind nice old older elderly year years time meet meeting meetings get go going come start starting
use using make give new poor bad mobility poor_mobility bad_mobility
"""


# Before one of these, a name that is also a stop word is meant as a name: "me support group".
_GATHERINGS = (
    "group groups support class classes club clubs session sessions meeting meetings cafe cafes service services"
)


def stop_words(language: str) -> frozenset[str]:
    """The words that are not searched for, unless nothing else was typed."""
    return frozenset(WORDS) | frozenset(_TALK.split()) if language == "en" else frozenset()


def gatherings(language: str) -> str:
    """Words for meetings, all of them soft, with spaces between."""
    return _GATHERINGS if language == "en" else ""


def soft_words(language: str) -> frozenset[str]:
    """The words that are searched for, but not required."""
    return frozenset(_SOFT.split()) if language == "en" else frozenset()
