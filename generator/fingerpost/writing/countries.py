"""What is known of a country in which a directory begins: its name, its time zones, its emergency number."""

from __future__ import annotations

import phonenumbers
from babel import Locale
from babel.core import get_global
from phonenumbers import shortnumberinfo

# Where people know another number than 112, or 112 is none. Each is certain: a wrong one can kill.
_SURE = {"AU": "000", "CA": "911", "GB": "999", "IE": "999", "NZ": "111", "US": "911"}
_INTERNATIONAL = "112"
_WITH_ARTICLE = frozenset({"AE", "BS", "CF", "DO", "GB", "GM", "MV", "NL", "PH", "US"})


def country_name(country: str) -> str:
    """The name of a country in English, such as Ireland for IE; "" if no country has that code.

    Babel knows ZZ, EU and UN too, which are not countries: none of them has phone numbers.
    """
    if country not in phonenumbers.SUPPORTED_REGIONS:
        return ""
    return str(Locale("en").territories.get(country, ""))


def country_in_words(country: str) -> str:
    """The same inside a sentence: the United States, but Ireland."""
    name = country_name(country)
    takes_article = country in _WITH_ARTICLE or name.endswith(("Islands", "Islands)"))
    return f"the {name}" if takes_article else name


def time_zones(country: str) -> list[str]:
    """The names of the time zones of a country, sorted."""
    return sorted(get_global("territory_zones").get(country, []))


def emergency_number(country: str) -> str:
    """The number of its emergency services; "" if it is not known.

    The tables of numbers say which are emergency numbers, but not which of several is for what: so only 112 is taken.
    """
    if country in _SURE:
        return _SURE[country]
    return _INTERNATIONAL if shortnumberinfo.is_emergency_number(_INTERNATIONAL, country) else ""


def is_sure(country: str) -> bool:
    """Whether its emergency number is certain, and not only in the tables."""
    return country in _SURE
