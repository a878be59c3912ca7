"""Which days are bank holidays, in a nation of the United Kingdom or in another country."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

import holidays

from fingerpost.records.settings import NATIONS
from fingerpost.schedule.bits import bits_of


def nation_of(country: str, nation: str) -> str:
    """Name whose bank holidays count, from the settings: the nation in the UK, elsewhere the country.

    >>> nation_of("GB", "SCT"), nation_of("US", "ENG")
    ('SCT', 'US')
    """
    return nation if country == "GB" else country


@lru_cache(maxsize=1024)
def bank_holidays(nation: str, year: int) -> frozenset[date]:
    """Give the bank holidays of a year: the days themselves and the days observed for them.

    Boxing Day on a Saturday counts, and so does the Monday kept for it, though official lists have only the Monday:
    docs/decisions/0018 says why.

    The nation is ENG, WLS, SCT or NIR, or else a country such as "US" or a part of one such as
    "US-IL". A country that the library does not know has none.
    """
    country, _, part = ("GB", "", nation) if nation in NATIONS else nation.partition("-")
    try:
        return frozenset(holidays.country_holidays(country, subdiv=part or None, years=year))
    except NotImplementedError:
        return frozenset()


@lru_cache(maxsize=256)
def bank_holiday_bits(nation: str, first: date, last: date) -> int:
    """Give the bank holidays from first to last, as bits."""
    years = range(first.year, last.year + 1)
    return bits_of((day for year in years for day in bank_holidays(nation, year)), first, last)
