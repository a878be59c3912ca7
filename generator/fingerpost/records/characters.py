"""Which characters may be in a text: those that somebody can see, and the few unseen ones that writing needs.

An invisible character can hide words from a search, pass one group off as another, or make a line read differently from
what is in the file. Joiners are needed in Persian, in the languages of India and in some emoji, so they are looked at
together with their neighbours.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

_CONTROL_ASCII = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
_NEW_LINES = {"\x85", "\u2028", "\u2029"}  # line breaks to YAML: one visible line could hold two keys
# Letters and signs for Unicode, nothing to see for people.
_BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180e\u2800\u3164\uffa0\ufffc")
_JOINERS = "\u200c\u200d"
# Signs of Arabic and Kaithi that are drawn round the figures after them. Unicode counts them as unseen.
_DRAWN = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd")
_SOFT_HYPHEN = "\u00ad"  # harmless but for searching: ``check_characters`` warns of it
# Flags of England, Scotland and Wales are a black flag with unseen letters; no others are in use (Unicode, TR 51).
_FLAG_END = "\U000e007f"
_FLAG = re.compile(
    "\U0001f3f4\U000e0067\U000e0062(?:\U000e0065\U000e006e\U000e0067|\U000e0073\U000e0063\U000e0074"
    "|\U000e0077\U000e006c\U000e0073)\U000e007f"
)
# Arabic and related scripts, and those of South and South-East Asia and of Mongolia: letters there join or do not.
_JOINING = re.compile("[\u0600-\u08ff\u0900-\u0fff\u1000-\u109f\u1780-\u18af\u1900-\u1aff\ua840-\uabff\ufb50-\ufefc]")
_PICTURE = re.compile("[\u00a9\u00ae\u203c\u2049\u2100-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff]")
_KEY_CAP = "#*0123456789"
_SELECTOR = re.compile("[\u180b-\u180d\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_LATIN_MARK = "[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
# Latin and Greek need at most two marks on what is one letter already (NFC); Hebrew with its accents five.
_MOST_LATIN_MARKS, _MOST_MARKS = 2, 6
_ONE_LATIN_MARK = re.compile(_LATIN_MARK)
_LATIN_PILE = re.compile(f"{_LATIN_MARK}{{{_MOST_LATIN_MARKS + 1},}}")
_KEPT_FOR_PICTURES = range(0x1F000, 0x1FB00)  # a picture newer than our Unicode tables is still a picture


class Fault(NamedTuple):
    """A character that may not be there, and where: itself, or a letter and the pile of marks on it."""

    at: int
    text: str
    is_loose: bool = False  # a mark with no letter under it

    @property
    def length(self) -> int:
        """How many characters to underline."""
        return len(self.text)

    @property
    def unseen(self) -> range:
        """What would be left out: of a letter with a pile of marks, the marks."""
        return range(self.at + (self.length > 1), self.at + self.length)

    @property
    def words(self) -> str:
        """What a person would call it: "a zero width space (U+200B) here, which nobody can see"."""
        if self.length > 1:
            return "a letter with a pile of marks on it here, which cover the lines around it"
        if self.is_loose:
            return f"{name_of(self.text)} here with no letter under it"
        if unicodedata.category(self.text) in ("Co", "Cn"):
            return f"{name_of(self.text)} here, which looks different on each computer"
        return f"{name_of(self.text)} here, which nobody can see"


def find_fault(text: str) -> Fault | None:
    r"""The first character that nobody can see, or None; line ends, tabs and soft hyphens are let by.

    >>> find_fault("Chair\u200byoga")
    Fault(at=5, text='\u200b', is_loose=False)
    """
    if text.isascii():
        control = _CONTROL_ASCII.search(text)
        return Fault(control.start(), control[0]) if control else None
    return next(_faults(text), None)


def without_faults(text: str) -> str:
    r"""Leave out what ``find_fault`` finds; soft hyphens too, which break a word for a search.

    >>> without_faults("Chair\u200b yo\u00adga")
    'Chair yoga'
    """
    text = text.translate(
        {ord(letter): None for letter in set(text) if letter == _SOFT_HYPHEN or _is_never_needed(letter)}
    )
    for _ in range(4):  # what is left can have new neighbours
        out = {index for fault in _faults(text) for index in fault.unseen}
        if not out:
            return text
        text = "".join([character for index, character in enumerate(text) if index not in out])
    return "".join([character for character in text if not _is_doubtful(character)])


def _faults(text: str) -> Iterator[Fault]:
    doubtful = {character for character in set(text) if _is_doubtful(character)}
    if not doubtful:
        return
    flags = {index for flag in _FLAG.finditer(text) for index in range(*flag.span())} if _FLAG_END in text else set()
    run = 0
    for index, character in enumerate(text):
        if character not in doubtful:
            run = 0
        elif _is_mark(character):
            run += 1
            if (fault := _pile(text, index, run)) is not None:
                yield fault
        else:
            run = 0
            if index not in flags and not _is_needed(text, index):
                yield Fault(index, character)


def name_of(character: str) -> str:
    """A character in words and by its number: "a zero width space (U+200B)"."""
    number = f"U+{ord(character):04X}"
    if character == "\x00":
        return "a NUL"
    if character in _NEW_LINES:
        return f"a hidden line break ({number})"
    kind = unicodedata.category(character)
    if kind == "Co":
        return f"a character of one font's own ({number})"
    if kind == "Cn":
        return f"a character that does not exist ({number})"
    name = unicodedata.name(character, "").lower()
    if not name:
        return f"a hidden control character ({number})"
    return f"{'an' if name[0] in 'aeio' else 'a'} {name} ({number})"


@lru_cache(maxsize=4096)
def _is_doubtful(character: str) -> bool:
    if character.isascii():
        return _CONTROL_ASCII.match(character) is not None
    if character == _SOFT_HYPHEN or character in _DRAWN:
        return False
    kind = unicodedata.category(character)
    if kind == "Cn":
        return ord(character) not in _KEPT_FOR_PICTURES or ord(character) & 0xFFFE == 0xFFFE
    return kind in ("Cc", "Cf", "Co", "Cs", "Zl", "Zp", "Mn", "Me") or character in _BLANK


def _is_never_needed(character: str) -> bool:
    """Whether a look at its neighbours could not save it."""
    tag = "\U000e0000" <= character <= _FLAG_END
    return (
        _is_doubtful(character)
        and not (_is_mark(character) or _SELECTOR.match(character) or tag)
        and (character not in _JOINERS)
    )


@lru_cache(maxsize=4096)
def _is_mark(character: str) -> bool:
    is_mark = unicodedata.category(character) in ("Mn", "Me")
    return is_mark and character not in _BLANK and not _SELECTOR.match(character)


def _pile(text: str, index: int, run: int) -> Fault | None:
    """Marks heaped on one letter; or a mark on none, which lands on whatever is before it."""
    if run == 1 and _ONE_LATIN_MARK.match(text[index]) and (index == 0 or text[index - 1] in " \n\t\"'"):
        return Fault(index, text[index], is_loose=True)
    if run <= _MOST_LATIN_MARKS:
        return None
    start = max(index - min(run, _MOST_MARKS + 1), 0)  # the letter under the marks
    heap = text[start : index + 1]
    same = len(set(heap[-3:])) == 1  # no way of writing puts one mark three times over
    if same or run > _MOST_MARKS or _LATIN_PILE.search(unicodedata.normalize("NFC", heap)):
        return Fault(start, heap)
    return None


def _is_needed(text: str, index: int) -> bool:
    """Whether an unseen character belongs to what is around it."""
    character = text[index]
    before = text[index - 1] if index else ""
    after = text[index + 1] if index + 1 < len(text) else ""
    if _SELECTOR.match(character):
        if character in "\ufe0e\ufe0f":
            return before != "" and (_PICTURE.match(before) is not None or before in _KEY_CAP)
        return before != "" and unicodedata.category(before) == "Lo"
    if character not in _JOINERS or not before:
        return False
    if _JOINING.match(before):
        return True
    joins = before == "\ufe0f" or _PICTURE.match(before) is not None
    return character == "\u200d" and joins and after != "" and _PICTURE.match(after) is not None
