"""Months and dates among the words, and the walk through the words that finds them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from fingerpost.schedule.hours.dates import read_date_before, whole_months
from fingerpost.schedule.hours.phrases.phrase import Fact
from fingerpost.schedule.hours.words.kinds import Kind, Token

JOINS = frozenset({Kind.AND, Kind.COMMA, Kind.SLASH})
TO = frozenset({Kind.DASH, Kind.TO})


class MonthsAndDates:
    """Where it is in the words, and the months and dates it comes to."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = [token for token in tokens if token.kind is not Kind.NOISE]
        self.at = 0

    def kind(self, ahead: int = 0) -> Kind | None:
        """What the next word is, or the one after so many others."""
        at = self.at + ahead
        return self.tokens[at].kind if 0 <= at < len(self.tokens) else None

    def take(self) -> Token:
        """Go past a word."""
        self.at += 1
        return self.tokens[self.at - 1]

    def months(self, *, between: bool = False) -> Fact:
        """Read months and ranges of months, such as April to October."""
        months: list[int] = []
        while True:
            first = int(str(self.take().value))
            if (self.kind() in TO or (between and self.kind() is Kind.AND) or self.kind() is Kind.UNTIL) and (
                self.kind(1) is Kind.MONTH
            ):
                self.take()
                last = int(str(self.take().value))
                months += [(first + n - 1) % 12 + 1 for n in range((last - first) % 12 + 1)]
            else:
                months.append(first)
            if self.kind() in JOINS and self.kind(1) is Kind.AND and self.kind(2) is Kind.MONTH:
                self.take()
            if (self.kind() in JOINS or self.is_or()) and (self.kind(1) is Kind.MONTH):
                self.take()
            else:
                return Fact("months", tuple(sorted(set(months))))

    def dates(self, lead: Kind | None = None) -> Fact:
        """Read dates: the first, the last, from one to another, or one by one."""
        days = _days_in(self.take())
        if self.kind() in (Kind.TO, Kind.DASH, Kind.UNTIL) and self.kind(1) is Kind.DATE:
            self.take()
            return Fact("dates-between", (days[0], _days_in(self.take())[-1]))
        if lead in (Kind.FROM, Kind.UNTIL) and len(days) == 1:
            return Fact("starts_on" if lead is Kind.FROM else "ends_on", days[0])
        while (self.kind() in JOINS or self.is_or()) and (
            self.kind(1) is Kind.DATE or (self.kind(1) is Kind.AND and self.kind(2) is Kind.DATE)
        ):
            self.take()
            if self.kind() is Kind.AND:
                self.take()  # "5 September, and 7 November 2026"
            days += _days_in(self.take())
        return Fact("dates", tuple(sorted(set(days))))

    def between(self) -> Fact | None:
        """Read from one date or month to another, of which only the last may have a year; None if it is no range."""
        joins = (Kind.TO, Kind.DASH, Kind.UNTIL)
        if self.kind() is self.kind(2) is Kind.PART_OF_DATE and self.kind(1) in joins:
            months = whole_months(self.tokens[self.at].text, self.tokens[self.at + 2].text)
            self.at += 3 if months else 0
            return Fact("months", months) if months else None
        if self.kind(1) not in joins or self.kind(2) not in (Kind.DATE, Kind.MONTH_YEAR):
            return None
        first, last = self.tokens[self.at], self.tokens[self.at + 2]
        ends = _days_in(last)[-1]
        starts: date | None = None
        if first.kind is Kind.PART_OF_DATE:
            starts = read_date_before(first.text, ends)
        elif first.kind is Kind.MONTH:
            starts = read_date_before(f"1 {first.text}", ends)
        elif days := _days_in(first):
            starts = days[0]
        if starts is None or starts > ends:
            return None
        self.at += 3
        return Fact("dates-between", (starts, ends))

    def is_or(self) -> bool:
        """Whether the next word is "or"."""
        return self.kind() is Kind.VAGUE and self.tokens[self.at].text.casefold() == "or"


def _days_in(token: Token) -> list[date]:
    return list(token.value) if isinstance(token.value, tuple) else []
