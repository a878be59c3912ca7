"""A bracket with other hours for some months: "Mon-Fri 9am-5pm (June to August: Mon-Thu 9am-4pm, Fri 9am-1pm)"."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import takewhile

from fingerpost.schedule.hours.clauses.arrangement import Arrangement
from fingerpost.schedule.hours.clauses.clause import Clause
from fingerpost.schedule.hours.phrases.phrase import Days, Fact, Hours, Mark

_MONTHS = range(1, 13)


def other_months(months: tuple[int, ...]) -> tuple[int, ...]:
    """Give the months that are left of a year.

    >>> other_months((6, 7, 8))
    (1, 2, 3, 4, 5, 9, 10, 11, 12)
    """
    return tuple(month for month in _MONTHS if month not in months)


@dataclass(slots=True)
class Season:
    """Where a bracket of months begins, and what it says."""

    begins: int  # the number of clauses before it
    months: tuple[int, ...] = ()
    closed: set[int] = field(default_factory=set)


class BracketOfSeason(Arrangement):
    """Keeps what is in such a bracket apart from what is before it."""

    season: Season | None = None

    def open_season(self) -> None:
        """See whether the bracket begins with months, and has days and hours."""
        inside = takewhile(lambda phrase: phrase != Mark("closes", ")"), self.phrases[self.at :])
        phrases = [phrase for phrase in inside if not isinstance(phrase, Mark)]
        first = phrases[0] if phrases else None
        is_of_months = isinstance(first, Fact) and first.what == "months"
        has_body = any(isinstance(phrase, Days) for phrase in phrases) and any(isinstance(p, Hours) for p in phrases)
        if is_of_months and has_body and self.clauses and self.is_here(self.clause):
            self.season = Season(len(self.clauses))

    def close_season(self) -> None:
        """Give the months to the clauses in the bracket, and the others to those before it of the same days."""
        season, self.season = self.season, None
        if season is None:
            return
        before = [clause for clause in self.clauses[: season.begins] if clause.segment == self.segment]
        inside = self.clauses[season.begins :]
        own, others = _days_of(inside) | season.closed, _days_of(before)
        are_plain = bool(season.months) and not any(spec.weeks for clause in inside + before for spec in clause.days)
        is_clear = own == others and are_plain
        for clause in inside:
            clause.facts["months"] = season.months
        for clause in before:
            is_clear &= "months" not in clause.facts
            clause.facts["months"] = other_months(season.months)
        for clause in inside + before if not is_clear else ():
            clause.is_unsure = True  # "Mon-Fri 9am-5pm (June to August: Mon-Thu 9am-4pm)": and Friday?


def _days_of(clauses: list[Clause]) -> set[int]:
    return {day for clause in clauses for spec in clause.days for day in spec.days}
