"""Words as plain text: what can be pasted anywhere, and what fits the alphabet of text messages."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from fingerpost.language import Language

PLAIN = str.maketrans(
    {"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "...", "\xa0": " "}
    | {"½": " 1/2", "¼": " 1/4", "¾": " 3/4"}
)
KEPT_SIGNS = frozenset("£€$+=<>|~^`")

# One character outside these cuts a text message to less than half its length. Source: 3GPP TS 23.038, part 6.2.1.
GSM = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
GSM_TWICE = frozenset("^{}\\[~]|€")  # each counts as two
_IN_A_MESSAGE = GSM | GSM_TWICE
NEAREST = {"`": "'", "´": "'", "‐": "-", "‑": "-", "−": "-", "•": "-", "×": "x"}
SMALL_INSIDE = frozenset({"The", "Any", "A", "An", "Our", "Your", "Online", "By", "Comes"})
_SENTENCE_ENDS = re.compile(r"(?<=[.!?])\s+(?=[^\Wa-z_])")
_SHORT_FORM = re.compile(r"(?:\b(?:St|Dr|Mr|Mrs|Ms|Rd|Ave|No|approx|e\.g|i\.e|[A-Z]))\.$")


def plain(words: str) -> str:
    r"""Leave out what a clinical system may lose: typographic signs, symbols, control characters.

    >>> plain("Tea – and “cake”™ \N{HOT BEVERAGE}")
    'Tea - and "cake"'
    """
    if words.isascii() and words.isprintable() and "  " not in words:
        return words.strip()
    straight = words.translate(PLAIN)
    if straight.replace("£", "").isascii() and straight.isprintable():
        return " ".join(straight.split())
    characters = (
        character for character in straight if unicodedata.category(character)[0] in "LMNPZ" or character in KEPT_SIGNS
    )
    return " ".join("".join(characters).split())


@lru_cache(maxsize=65536)
def to_gsm(words: str) -> str:
    """Write words in the alphabet of text messages where that is safe: accents may go, but no letter is lost.

    >>> to_gsm("Tŷ Gwyn – “Café” façade")
    'Ty Gwyn - "Café" facade'
    >>> to_gsm("চা")
    'চা'
    """
    straight = plain(words)
    return (
        straight
        if straight.isascii() and "`" not in straight
        else "".join(_nearest(character) for character in straight)
    )


def is_gsm(words: str) -> bool:
    """Whether words fit that alphabet."""
    return _IN_A_MESSAGE.issuperset(words)


def septets(words: str) -> int:
    """The length of a text message, in the units that it is sent in.

    >>> septets("Tea [free] €1")
    16
    """
    return len(words) + sum(map(words.count, GSM_TWICE))


def stopped(words: str) -> str:
    """Add a full stop to words that do not end as a sentence.

    >>> stopped("Wednesdays"), stopped("Free."), stopped("Why not?")
    ('Wednesdays.', 'Free.', 'Why not?')
    """
    words = words.rstrip()
    return words if not words or words[-1] in ".!?" or words[-2:] in ('."', ".)", "!)", "?)") else f"{words}."


def sentences(words: str) -> list[str]:
    """Split words into sentences.

    >>> sentences("Free. Tea is 50p, e.g. Earl Grey. Meet at St. John's! Bring a cup")
    ['Free.', 'Tea is 50p, e.g. Earl Grey.', "Meet at St. John's!", 'Bring a cup']
    """
    result: list[str] = []
    for part in _SENTENCE_ENDS.split(words.strip()):
        if result and _SHORT_FORM.search(result[-1]):
            result[-1] += f" {part}"
        elif part:
            result.append(part)
    return result


def inside(name: str, language: Language) -> str:
    """A name as it is written within a sentence: English writes "ring the connectors", whatever begins the name.

    >>> from fingerpost.language import ENGLISH
    >>> inside("The connectors", ENGLISH), inside("Theo Example", ENGLISH)
    ('the connectors', 'Theo Example')
    """
    first = name.partition(" ")[0]
    is_small = language.code.partition("-")[0] == "en" and first in SMALL_INSIDE
    return first.lower() + name[len(first) :] if is_small else name


def in_a_row(language: Language, names: Sequence[str]) -> str:
    """Names after a colon; English writes the first word small, unless it is part of a name.

    >>> from fingerpost.language import ENGLISH
    >>> in_a_row(ENGLISH, ["Hearing loop", "Blue Badge parking", "DBS checks"])
    'hearing loop, Blue Badge parking, DBS checks'
    """
    if language.code.partition("-")[0] != "en":
        return ", ".join(names)
    return ", ".join(name[:1].lower() + name[1:] if name[1:].islower() else name for name in names)


def _nearest(character: str) -> str:
    if character in GSM or (character in GSM_TWICE and character != "`"):
        return character
    if character in NEAREST:
        return NEAREST[character]
    bare = "".join(part for part in unicodedata.normalize("NFKD", character) if not unicodedata.combining(part))
    return bare if bare and bare.isascii() else character
