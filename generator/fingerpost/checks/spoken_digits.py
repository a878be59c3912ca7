"""Phone numbers in words, or partly in words: "oh double seven", "07700 nine hundred 123", "O7700 900123"."""

from __future__ import annotations

import re

_ONES = {
    **dict.fromkeys(("zero", "oh", "o", "nought", "nil"), "0"),
    **{word: str(digit) for digit, word in enumerate("one two three four five six seven eight nine".split(), 1)},  # noqa: SIM905
}
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()  # noqa: SIM905
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()  # noqa: SIM905
_REPEATED = {"double": 2, "triple": 3, "treble": 3}
_HUNDREDS = {"hundred": "00", "thousand": "000"}
_WORD = "|".join((*_ONES, *_TEENS, *_TENS, *_REPEATED, *_HUNDREDS))
_GAP = r"[ ,.-]{1,3}(?:(?:then|and)[ ,-]{1,2})?"
# It begins as a number to ring begins: with a nought in words or figures, a seven, or a country's code.
_IN_WORDS = re.compile(
    rf"(?<![\w+])(?:zero|oh|o|nought|nil|seven|0[0-9]*|7[0-9]{{0,4}}|(?:\+ ?|00)?44)"
    rf"(?:{_GAP}(?:{_WORD}|[0-9]{{1,8}})\b){{2,14}}",
    re.IGNORECASE,
)
_HAS_WORD = re.compile(rf"\b(?:{_WORD})\b", re.IGNORECASE)
# Letters that are typed, or drawn, for 0 and 1 in a row of digits.
_LETTERS_IN_ROW = re.compile(
    r"(?<![A-Za-z])(?=[^A-Za-z]{0,23}[OoIl])[0-9OoIl](?:[ ./-]?[0-9OoIl]){9,11}(?![A-Za-z0-9])"
)
_AS_DIGITS = str.maketrans("OoIl", "0011")
# In lower case. First a look at single words: nearly no record has two of them beside each other.
_WORDS = frozenset((*_ONES, *_TEENS, *_TENS, *_REPEATED, *_HUNDREDS))
_PERHAPS = re.compile(rf"(?:zero|oh|o|nought|nil|seven|[0-9])[ ,.-]{{1,3}}(?:then )?(?:{_WORD})\b")
_LETTER_PERHAPS = re.compile(r"[0-9][ ./-]?[oil](?![a-z])")


def has_spoken_digits(lowered: str, words: frozenset[str], *, has_digit: bool = True) -> bool:
    """Whether a text in lower case, with these words, may have a number that is partly in words or letters."""
    if has_digit and _LETTER_PERHAPS.search(lowered):
        return True
    return not words.isdisjoint(_WORDS) and _PERHAPS.search(lowered) is not None


def in_digits(text: str) -> str:
    """Write the numbers in words as digits.

    >>> in_digits("Ring 07700 nine hundred 123"), in_digits("oh double seven double oh, O7700 900123")
    ('Ring 07700900123', '07700, 07700 900123')
    """
    return _LETTERS_IN_ROW.sub(lambda row: row[0].translate(_AS_DIGITS), _IN_WORDS.sub(_spelt, text))


def _spelt(row: re.Match[str]) -> str:
    """Put the digits together; what follows "hundred and" or "twenty" takes the place of its noughts."""
    if not _HAS_WORD.search(row[0]):
        return row[0]
    words = re.findall(r"\+|\w+", row[0].lower())
    digits, times = "", 1
    for number, word in enumerate(words):
        before = words[number - 1] if number else ""
        if word in _REPEATED:
            times = _REPEATED[word]
            continue
        if word in ("and", "then"):
            continue
        if word in _TENS:
            new, fills = f"{_TENS.index(word) + 2}0", 2
        elif word in _TEENS:
            new, fills = f"1{_TEENS.index(word)}", 2
        else:
            new, fills = _HUNDREDS.get(word) or _ONES.get(word) or word, 1
        if before == "and" and "hundred" in words[max(0, number - 2) : number] and len(new) <= 2:
            digits = f"{digits[:-2]}{new.zfill(2)}"
        elif before in _TENS and fills == 1 and word in _ONES and new != "0":
            digits = f"{digits[:-1]}{new}"
        else:
            digits += new * times
        times = 1
    return digits
