"""The typefaces for printing, and which characters they have.

An accessible PDF may not contain a character that no typeface has, which would otherwise be an empty box. So whatever
cannot be printed is replaced first, and reported.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from pathlib import Path

from fontTools.ttLib import TTFont

FOLDER = Path(__file__).parent / "fonts"
FAMILIES = (
    *("Atkinson Hyperlegible", "Noto Sans", "Noto Sans Arabic", "Noto Sans Bengali", "Noto Sans Gurmukhi"),
    *("Noto Sans Gujarati", "Noto Sans Devanagari", "Noto Sans Tamil"),
)
GAP = "[…]"
_SPACES = re.compile(r"[^\S\xa0]+")  # but for those at which no line may break


@cache
def coverage() -> frozenset[int]:
    """Every character that one of the typefaces has."""
    fonts = (TTFont(path, lazy=True) for path in sorted(FOLDER.glob("*.ttf")) if "Bold" not in path.name)
    return frozenset().union(*(font.getBestCmap() for font in fonts))


@cache
def not_of_the_first() -> str:
    """Letters that the first typeface has only in two parts, such as the Welsh ŷ, and that another has whole.

    typst would put them together. Readers that ignore ActualText, such as Firefox's pdf.js and pypdf, then read every y
    of the document as ŷ, or this ŷ as two letters (findings/pdf-circumflex.sh).
    """
    first = TTFont(FOLDER / "AtkinsonHyperlegible-Regular.ttf", lazy=True).getBestCmap()
    letters = (chr(code) for code in sorted(coverage() - first.keys()))
    return "".join(
        letter
        for letter in letters
        if len(parts := unicodedata.normalize("NFD", letter)) > 1 and all(ord(part) in first for part in parts)
    )


@lru_cache(maxsize=8192)
def printable(words: str) -> tuple[str, str]:
    """The words that can be printed, and the characters that cannot, once each in the order of the text.

    A picture character such as a cup of tea is left out quietly. A row of letters that no typeface has becomes one gap.

    >>> printable("Tea ☕ and 茶茶 cake")
    ('Tea and […] cake', '茶')
    """
    if words.isascii() and words.isprintable():
        return words, ""
    characters: list[str] = []
    missing: dict[str, None] = {}
    for character in unicodedata.normalize("NFC", words):
        if unicodedata.category(character) == "Cc" and not character.isspace():
            continue  # typst takes none
        if ord(character) in coverage() or character.isspace():
            characters.append(character)
        elif unicodedata.category(character)[0] in "LN":
            missing[character] = None
            if characters[-1:] != [GAP]:
                characters.append(GAP)
    return _SPACES.sub(" ", "".join(characters)).strip(), "".join(missing)
