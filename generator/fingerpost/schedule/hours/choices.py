"""One day or another, on each of which people may come: "any Tuesday or Thursday", "Sundays 2pm or Tuesdays 6pm"."""

from __future__ import annotations

from itertools import takewhile

from fingerpost.schedule.hours.how_many import is_one
from fingerpost.schedule.hours.kinds import Kind, Token

# With these one of the days may be instead of the other.
_SOMETIMES = frozenset({Kind.ORDINAL, Kind.WEEKS, Kind.SOME_WEEKS, Kind.ONCE_A_MONTH, Kind.EXCEPT, Kind.CLOSED})


def any_day(tokens: list[Token], at: int) -> None:
    """People may come on each of them: "any Tuesday or Thursday between 10am and 3pm"."""
    listed = tokens[at + 1 : at + 4]
    if [token.kind for token in listed] == [Kind.DAYS, Kind.VAGUE, Kind.DAYS] and listed[1].text.casefold() == "or":
        tokens[at], tokens[at + 2] = Token(Kind.EVERY, tokens[at].text), Token(Kind.AND, "and")


def or_another(tokens: list[Token], at: int) -> None:
    """Both are held where each has its time: "Sundays 2pm-4pm or Tuesdays 6pm-7pm"; the words go into the notes."""
    days = [token for token in tokens if token.kind is Kind.DAYS]
    is_plain = len(days) == 2 and all(is_one(day) and day.text.casefold().endswith("days") for day in days)
    is_between = at > 0 and tokens[at - 1].kind is Kind.CLOCK and tokens[at + 1 : at + 2] == days[1:]
    if _is_of_none(tokens, at):
        tokens[at] = tokens[at]._replace(kind=Kind.AND, text="and")
        return
    has_time = any(token.kind is Kind.CLOCK for token in tokens[at:])
    is_clear = not any(token.kind in _SOMETIMES for token in tokens)
    if is_plain and days[0].value != days[1].value and is_between and has_time and is_clear:
        tokens[at] = tokens[at]._replace(kind=Kind.AND)


def _is_of_none(tokens: list[Token], at: int) -> bool:
    """Whether it is on neither of two days: "No sessions on Tuesdays or Thursdays"."""
    before = [*takewhile(lambda token: token.kind is not Kind.STOP, reversed(tokens[:at]))]
    behind = [*takewhile(lambda token: token.kind is not Kind.STOP, tokens[at + 1 :])]
    is_between = before[:1] != [] and before[0].kind is Kind.DAYS and behind[:1] != [] and behind[0].kind is Kind.DAYS
    is_taken_away = before[-1:] != [] and before[-1].kind in (Kind.EXCEPT, Kind.CLOSED)
    has_times = any(token.kind in (Kind.CLOCK, Kind.NUMBER, Kind.ORDINAL) for token in (*before, *behind))
    return is_between and is_taken_away and len(behind) == 1 and not has_times
