"""What there is to say of a cell that should have a date and has none that is certain."""

from __future__ import annotations

import re
from dataclasses import replace

from fingerpost.exchange.tables.hours.year_of_list import YearOfList, days_in, has_year
from fingerpost.exchange.tables.table import Table
from fingerpost.exchange.tables.values.clean_values import ImportNote
from fingerpost.records.shorten import shorten

_SHOWN = 60
_A_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_SEVERAL = re.compile(  # "12 and Sun 13 December", "12/13 December"
    r"\b\d{1,2}(?:st|nd|rd|th)? ?(?:,|&|and\b|or\b|to\b|-|–|/) ?(?:[a-z]+,? )?\d{1,2}(?:st|nd|rd|th)? +[a-z]{3}",
    re.IGNORECASE,
)


def why_no_date(note: ImportNote, words: str, years: YearOfList, table: Table) -> ImportNote:
    """The same note, with the whole cell and what is lacking in it.

    Args:
        note: What is said of a date alone.
        words: The cell.
        years: The year that the mapping says, and how it says that dates are written.
        table: Where it is, as a list may run over New Year.
    """
    if not years.order or _A_NUMBER.fullmatch(words.strip()):
        return note
    shown = shorten(" ".join(words.split()), _SHOWN)
    days = days_in(words, years.order)
    if _SEVERAL.search(words) or (days and days.first != days.last):
        return replace(note, message=f"{shown} is more than one day.", hint="Write each into a row of its own.")
    if days is None or has_year(words):
        return replace(note, message=f"{shown} is not one date.", hint="Write one day of the calendar.")
    if years.year is None:
        hint = "Write it in the list; or year: beside date: in the mapping, if the whole list is for one year."
        return replace(note, message=f"{shown} has no year.", hint=hint)
    year = years.of(words, table)
    if year is None:
        message = f"{shown} has no year, and the list runs over New Year from {years.year}: it could be in either year."
        return replace(note, message=message, hint="Write the year in the list, or the day of the week.")
    hint = f"Look at the day of the week, and whether it is of {year}, as the mapping says."
    return replace(note, message=f"{shown} is no day of {year}.", hint=hint)
