"""Whose money it is."""

from __future__ import annotations

from functools import lru_cache

from babel.numbers import get_territory_currencies


@lru_cache(maxsize=16)
def currency_of(country: str) -> str:
    """The currency of a country, such as GBP for GB; "" if nobody knows."""
    currencies = get_territory_currencies(country)
    return currencies[0] if currencies else ""
