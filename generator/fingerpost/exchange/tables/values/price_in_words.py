"""A price of two columns: an amount, and the words beside it ("0" and "Cost on request", "8.5" and "From £8.50")."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from fingerpost.exchange.tables.values.no_answer import says_nothing
from fingerpost.exchange.tables.values.value_ways import read_price

_SAYS_PRICE = re.compile(r"[£$€] ?\d|\b\d{1,3} ?p(?:ence)?\b|\b(?:free|no charge|donations?)\b", re.IGNORECASE)
_SAYS_OF_COST = re.compile(
    r"\b(?:costs?|charges?|charged|fees?|pay(?:s|ment|able)?|prices?|priced|varies|vary|depends?|depending|request|quote|"
    r"means[- ]tested|subsid\w+|members?)\b",
    re.IGNORECASE,
)
_AMOUNT = re.compile(r"\d+(?:\.\d+)?")
_NUMBER = re.compile(r"[0-9]{1,4}(?:\.[0-9]{1,2})?")


def price_in_words(cell: str, words: Sequence[str]) -> Mapping[str, Any]:
    """What people pay, where an amount has words beside it: neither contradicts the other, and neither is lost.

    >>> price_in_words("0.25", ["25p per session"])
    {'kind': 'fixed', 'amount': '0.25', 'per': 'session'}
    >>> price_in_words("0", ["Cost on request."]), price_in_words("0", ["Bring a flask"])
    ({'kind': 'varies', 'notes': 'Cost on request.'}, {'kind': 'free', 'notes': 'Bring a flask'})
    >>> price_in_words("5", ["per session"]), price_in_words("5", ["Cash only"])
    ({'kind': 'fixed', 'amount': '5', 'per': 'session'}, {'kind': 'fixed', 'amount': '5', 'notes': 'Cash only'})
    >>> price_in_words("5", ["Free for carers"])
    {'kind': 'varies', 'notes': '£5. Free for carers'}
    """
    texts = [text for word in words if (text := " ".join(word.split())) and not says_nothing(text)]
    texts = [text for number, text in enumerate(texts) if text.casefold() not in map(str.casefold, texts[:number])]
    amount = read_price(cell)
    if not texts:
        return amount
    if not amount:
        return read_price(_sentences(texts))
    with_price = next((text for text in texts if _SAYS_PRICE.search(text)), "")
    others = [text for text in texts if text != with_price]
    if with_price:
        return _with_more(_of_words(cell, amount, with_price), others)
    if amount["kind"] == "free":
        if any(map(_SAYS_OF_COST.search, texts)):
            return {"kind": "varies", "notes": _sentences(texts)}
        return _with_more(amount, texts)
    joined = read_price(f"{_with_sign(cell)} {texts[0]}")
    if joined.get("kind") == "fixed" and joined.get("amount") == amount.get("amount"):
        return _with_more(joined, texts[1:])
    return _with_more(amount, texts)


def _of_words(cell: str, amount: Mapping[str, Any], words: str) -> Mapping[str, Any]:
    """The price that the words say; both, where the amount is none of theirs."""
    of_words = read_price(words)
    amounts = {f"{float(number):g}" for number in _AMOUNT.findall(words.replace(",", ""))}
    of_words_alone = amount["kind"] == "free" or str(of_words.get("amount", "")) == amount.get("amount")
    if of_words_alone or amount.get("amount") in amounts:
        return of_words
    return {"kind": "varies", "notes": _sentences([_with_sign(cell), words])}


def _with_more(price: Mapping[str, Any], texts: Sequence[str]) -> Mapping[str, Any]:
    """A price with these words in its notes, unless they say nothing else than it does."""
    more = [text for text in texts if not price or read_price(text) != price]
    notes = [str(price["notes"])] if price.get("notes") else []
    return {**price, "notes": _sentences([*notes, *more])} if more else price


def _with_sign(cell: str) -> str:
    return f"£{cell.strip()}" if _NUMBER.fullmatch(cell.strip()) else cell.strip()


def _sentences(texts: Sequence[str]) -> str:
    ended = [text if text[-1] in ".!?" else f"{text}." for text in texts[:-1]]
    return " ".join([*ended, texts[-1]])
