"""One plain form of a text, so that no way of writing hides what it says: every check of a location looks at this.

Case, widths, accents, invisible characters, letters of other alphabets that look like ours, Markdown and
character references are undone. What is left is lower-case letters, digits, signs and single spaces.
"""

from __future__ import annotations

import html
import re
import unicodedata
from urllib.parse import unquote

# Cyrillic and Greek letters that are drawn like Latin ones. Source: Unicode UTS 39, confusables, the commonest.
_ALIKE = str.maketrans("аеорсухіјѕһԁԛԝνοατικ", "aeopcyxijshdqwvoatik") | str.maketrans(
    "ᴀʙᴄᴅᴇғɢʜɪᴊᴋʟᴍɴᴏᴘǫʀᴛᴜᴠᴡʏᴢ",
    "abcdefghijklmnopqrtuvwyz",  # small capitals
)
_QUOTES = str.maketrans("’‘ʼ´", "''''")
_LINK = re.compile(r"!?\[([^\]\n]{0,300})\]\(([^)\n]{0,300})\)")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_MARKUP = re.compile(r"[*_`~&\\\[]")
_MARKS = re.compile(r"[*_`~]+")
_RARE = re.compile(r"[^\t\n\r -~]")
_REST = re.compile(r"[^a-z0-9]+")
NUMBERS = {
    word: str(number)
    for number, word in enumerate(
        """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
        eighteen nineteen twenty""".split(),  # noqa: SIM905
        start=1,
    )
}


def readable(text: str) -> str:
    r"""Undo everything but case, signs and accents: what a person sees.

    >>> readable("12 *Mill*\u00a0L\u200bane")
    '12 Mill Lane'
    """
    if text.isascii() and text.replace("\n", "").isprintable() and not _MARKUP.search(text):
        return " ".join(text.split())
    if "&" in text:
        text = html.unescape(text)
    text = unicodedata.normalize("NFKC", text).translate(_QUOTES)
    text = _RARE.sub(lambda match: _as_seen(match[0]), text)
    text = _ESCAPE.sub(r"\1", _LINK.sub(r"\1 \2 ", text))
    return " ".join(text.replace("*", "").replace("`", "").replace("~", "").replace("_", " ").split())


def plain(text: str) -> str:
    """Write a text in lower case without accents; signs stay.

    >>> plain("Café at “12, MILL Lane”")
    'cafe at “12, mill lane”'
    """
    text_read = readable(text)
    if text_read.isascii():
        return text_read.lower()
    folded = unicodedata.normalize("NFKD", text_read).casefold().translate(_ALIKE)
    return " ".join("".join(letter for letter in folded if not unicodedata.combining(letter)).split())


def words_of(text: str) -> str:
    """Keep only lower-case letters and digits, with single spaces between; numbers in words become digits.

    >>> words_of("Number twelve, _Mill_ Lane")
    'number 12 mill lane'
    """
    words = _REST.sub(" ", plain(text).replace("'", "")).split()
    return " ".join(NUMBERS.get(word, word) for word in words)


def forms_of(text: str) -> tuple[str, ...]:
    """The words of a text without Markdown's marks and, if there are any, with spaces in their place."""
    first = words_of(text)
    if not _MARKS.search(text):
        return (first,)
    return tuple(dict.fromkeys((first, words_of(_MARKS.sub(" ", text)))))


def words_of_address(address: str) -> str:
    """Read a web address, an email address or an id as words.

    >>> words_of_address("https://example.org/12%20Mill-Lane")
    'https example org 12 mill lane'
    """
    return words_of(unquote(unquote(address)).replace("+", " "))


def _as_seen(letter: str) -> str:
    """Write nothing for what nobody sees, and a space for any kind of space."""
    is_hidden = unicodedata.category(letter) in ("Cf", "Cc", "Co", "Cs", "Cn", "Me") or 0xFE00 <= ord(letter) <= 0xFE0F
    return "" if is_hidden else " " if letter.isspace() else letter
