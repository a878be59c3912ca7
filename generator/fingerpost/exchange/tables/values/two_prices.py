"""Prices with a lower one, or a first time that is free, in words that everybody uses alike."""

from __future__ import annotations

import re
from typing import NamedTuple

_SUM = r"(?:£|GBP ?)\s?[0-9]{1,6}(?:\.[0-9]{1,2})?(?!\d)"
_LOW = r"(?:concs?|concessions?|concessionary|low incomes?|unwaged|unemployed)\b"
# "£4 / £3 concs", "£30 a term, concs £20", "£4 (£3 unwaged)"
_LOWER = re.compile(
    rf"(?P<first>[^()]*?{_SUM}[^()/,;£]*?)\s*(?:[/,;(]|\bor\b|-|–)\s*"
    rf"(?:(?P<after>{_SUM})\s*(?:for\s+)?(?:{_LOW})|(?:for\s+)?(?:{_LOW})\s*:?\s*(?P<before>{_SUM}))\s*\)?\.?",
    re.IGNORECASE,
)
# "£5 (first free)", "£5, first session free"
_FIRST_FREE = re.compile(
    r"\s*[,;(–-]?\s*(?:your |the )?(?:first|1st)(?: (?:one|session|class|visit|time|lesson|week|taster(?: session)?))?"
    r"(?: is)? free\s*\)?\.?",
    re.IGNORECASE,
)


class TwoPrices(NamedTuple):
    """The words of the full price, and what else they say."""

    full: str
    lower: float | None = None  # for people on a low income
    first_is_free: bool = False


def two_prices(text: str) -> TwoPrices | None:
    """Take a lower price and a free first time out of a price; None if it says neither in such words.

    >>> two_prices("£4 / £3 concs")
    TwoPrices(full='£4', lower=3.0, first_is_free=False)
    >>> two_prices("£5 (first session free)"), two_prices("£3, £2 for members")
    (TwoPrices(full='£5', lower=None, first_is_free=True), None)
    """
    bare, times = _FIRST_FREE.subn("", text)
    match = _LOWER.fullmatch(bare)
    if match is None:
        return TwoPrices(bare.strip(), first_is_free=True) if times == 1 else None
    return TwoPrices(match["first"].strip(), _amount(match["after"] or match["before"]), times == 1)


def _amount(words: str) -> float:
    return float(re.sub(r"[^0-9.]", "", words))
