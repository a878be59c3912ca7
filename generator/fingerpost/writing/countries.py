"""What is known of a country in which a directory begins: its name, its time zones, its emergency number."""

from __future__ import annotations

from babel import Locale
from babel.core import get_global
from phonenumbers import shortnumberinfo

# The number that people there know best comes first: 112 works in many countries beside their own.
_EMERGENCY = ("911", "000", "111", "999", "112")


def country_name(country: str) -> str:
    """The name of a country in English, such as Ireland for IE; "" where there is none of that code."""
    return Locale("en").territories.get(country, "") if country.isalpha() else ""


def time_zones(country: str) -> list[str]:
    """The names of the time zones of a country, sorted."""
    return sorted(get_global("territory_zones").get(country, []))


def emergency_number(country: str) -> str:
    """The number of its emergency services; "" where it is not known."""
    return next((number for number in _EMERGENCY if shortnumberinfo.is_emergency_number(number, country)), "")
