"""Which days are in term, by a calendar of terms."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from fingerpost.records.calendar import Calendar
from fingerpost.schedule.bits import bits_between


@lru_cache(maxsize=256)
def term_bits(calendar: Calendar, first: date, last: date) -> int:
    """Give the days from first to last that are in a term and not in its breaks, as bits.

    Days past the last term are not known yet, and count as out of term.
    """
    bits = 0
    for term in calendar.terms:
        in_term = bits_between(term.days.first, term.days.last, first, last)
        for pause in term.breaks:
            in_term &= ~bits_between(pause.first, pause.last, first, last)
        bits |= in_term
    return bits


@lru_cache(maxsize=256)
def school_holiday_bits(calendar: Calendar, first: date, last: date) -> int:
    """Give the days from first to last that lie between two terms or in a break of one, as bits.

    Days before the first term and past the last are not known to be holidays, and are not given.
    """
    if not calendar.terms:
        return 0
    begins, ends = min(term.days.first for term in calendar.terms), max(term.days.last for term in calendar.terms)
    return bits_between(begins, ends, first, last) & ~term_bits(calendar, first, last)
