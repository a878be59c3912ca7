"""Amounts as numbers with a name: money in a currency, miles in quarters and halves."""

from __future__ import annotations

import math
from decimal import Decimal
from functools import lru_cache

from babel import Locale
from babel.core import UnknownLocaleError
from babel.numbers import format_currency, get_territory_currencies

KM_IN_A_MILE = 1.609344
FRACTIONS = {0: "", 1: "¼", 2: "½", 3: "¾"}  # by quarters


@lru_cache(maxsize=4096)
def format_money(amount: Decimal, country: str, locale: Locale) -> str:
    """Write an amount in the currency of a country: no pence when there are none, and no pounds.

    >>> format_money(Decimal("3.50"), "GB", Locale.parse("en_GB"))
    '£3.50'
    >>> format_money(Decimal("3.00"), "US", Locale.parse("en_GB"))
    '$3'
    >>> format_money(Decimal("0.50"), "GB", Locale.parse("en_GB"))
    '50p'
    """
    currency = currency_of(country)
    pence = amount * 100
    if currency == "GBP" and locale.language == "en" and 0 < amount < 1 and pence == pence.to_integral_value():
        return f"{pence:.0f}p"
    at_home = _locale_in(locale, country)
    pattern = str(at_home.currency_formats["standard"].pattern)
    if amount == amount.to_integral_value():
        pattern = pattern.replace(".00", "")
        return format_currency(amount, currency, format=pattern, locale=at_home, currency_digits=False)
    return format_currency(amount, currency, format=pattern, locale=at_home)


def quarters_of_a_mile(km: float) -> int:
    """Round a distance as a road sign does: to a quarter below 1 mile, to a half up to 10, then whole.

    Halves round up, as JavaScript's ``Math.floor(x + 0.5)`` does, so that both write the same words.

    >>> [quarters_of_a_mile(miles * KM_IN_A_MILE) / 4 for miles in (0.3, 0.8, 1.3, 9.8, 12.4)]
    [0.25, 0.75, 1.5, 10.0, 12.0]
    """
    miles = km / KM_IN_A_MILE
    step = 1 if miles < 1 else 2 if miles < 10 else 4
    return math.floor(miles * 4 / step + 0.5) * step


def currency_of(country: str) -> str:
    """The code of the currency of a country: "GBP"."""
    currencies = get_territory_currencies(country)
    return currencies[0] if currencies else "GBP"


@lru_cache(maxsize=64)
def _locale_in(locale: Locale, country: str) -> Locale:
    """The same language as it is written in that country, where Babel knows it: $3, not US$3."""
    try:
        return Locale.parse(f"{locale.language}_{country}")
    except (UnknownLocaleError, ValueError):
        return locale
