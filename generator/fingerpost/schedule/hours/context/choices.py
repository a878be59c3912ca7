"""One day or another, on each of which people may come: "any Tuesday or Thursday", "Sundays 2pm or Tuesdays 6pm"."""

from __future__ import annotations

from itertools import takewhile

from fingerpost.schedule.hours.context.how_many import is_one
from fingerpost.schedule.hours.words.kinds import Kind, Token

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
    if _is_of_times(tokens, at):
        words = " ".join(token.text for token in tokens[at - 1 : at + 2])
        tokens[at - 1 : at + 2] = [Token(Kind.CAVEAT, words), Token(Kind.NOISE, ""), Token(Kind.NOISE, "")]
        return
    if _is_of_same_hours(tokens, at):
        both = tuple(sorted({*_numbers(tokens[at - 1]), *_numbers(tokens[at + 1])}))
        words = " ".join(token.text for token in tokens[at - 1 : at + 2])
        tokens[at - 1 : at + 2] = [Token(Kind.SOME_WEEKS, words), Token(Kind.NOISE, ""), Token(Kind.DAYS, words, both)]
        return
    if is_plain and days[0].value != days[1].value and is_between and has_time and is_clear:
        tokens[at] = tokens[at]._replace(kind=Kind.AND)


def _is_of_times(tokens: list[Token], at: int) -> bool:
    """Whether it is at one time or another of the only days, of which one asks: "Sunday 9.30am or 11am"."""
    kinds = [token.kind for token in tokens]
    is_between = at > 1 and kinds[at - 1 : at + 2] == [Kind.CLOCK, Kind.VAGUE, Kind.CLOCK]
    is_whole = kinds.count(Kind.CLOCK) == 2 and kinds.count(Kind.DAYS) == 1 and kinds[at - 2] is Kind.DAYS
    behind = kinds[at + 2 : at + 3]
    return is_between and is_whole and (not behind or behind[0] in (Kind.OPENS, Kind.COMMA, Kind.STOP, Kind.CAVEAT))


def _is_of_same_hours(tokens: list[Token], at: int) -> bool:
    """Whether it is on one of two days at the same time, of which one asks: "Tuesday or Thursday, 1pm-2.30pm"."""
    kinds = [token.kind for token in tokens]
    is_between = at > 0 and kinds[at - 1 : at + 2] == [Kind.DAYS, Kind.VAGUE, Kind.DAYS]
    is_plain = is_between and len(_numbers(tokens[at - 1])) == len(_numbers(tokens[at + 1])) == 1
    is_plain &= not any(token.text.casefold().endswith("days") for token in tokens[at - 1 : at + 2])  # each of both?
    is_clear = _SOMETIMES.isdisjoint(kinds) and not {Kind.EVERY, Kind.AND, Kind.SLASH, Kind.DATE, Kind.MONTH} & {*kinds}
    behind = [token.kind for token in tokens[at + 2 :] if token.kind is not Kind.NOISE]
    is_before = all(kind in (Kind.WORDS, Kind.NOISE) for kind in kinds[: at - 1])
    has_hours = behind[:1] == [Kind.CLOCK] or behind[:2] == [Kind.COMMA, Kind.CLOCK]
    return is_plain and is_clear and is_before and has_hours and kinds.count(Kind.DAYS) == 2


def _numbers(day: Token) -> tuple[int, ...]:
    return day.value if isinstance(day.value, tuple) else ()


def _is_of_none(tokens: list[Token], at: int) -> bool:
    """Whether it is on neither of two days: "No sessions on Tuesdays or Thursdays"."""
    before = [*takewhile(lambda token: token.kind is not Kind.STOP, reversed(tokens[:at]))]
    behind = [*takewhile(lambda token: token.kind is not Kind.STOP, tokens[at + 1 :])]
    is_between = before[:1] != [] and before[0].kind is Kind.DAYS and behind[:1] != [] and behind[0].kind is Kind.DAYS
    is_taken_away = before[-1:] != [] and before[-1].kind in (Kind.EXCEPT, Kind.CLOSED)
    has_times = any(token.kind in (Kind.CLOCK, Kind.NUMBER, Kind.ORDINAL) for token in (*before, *behind))
    return is_between and is_taken_away and len(behind) == 1 and not has_times
