"""A day in a bracket that ends a line, after a time and a name: "10.30am Family Communion (1st Sunday)".

The day is said first, as in "1st Sunday 10.30am Family Communion", which the rest of the grammar reads.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from fingerpost.schedule.hours.brackets.brackets import HOURS
from fingerpost.schedule.hours.context.remarks import SPECIAL
from fingerpost.schedule.hours.context.weeks import weeks_of
from fingerpost.schedule.hours.phrases.programme import NO_NAMES
from fingerpost.schedule.hours.words.kinds import Kind, Token

_JOINS = frozenset({Kind.AND, Kind.COMMA, Kind.SLASH})
_NAMES = frozenset({Kind.PART_OF_DAY, Kind.WORDS, Kind.NOISE, Kind.OPENS, Kind.CLOSES, Kind.AND, Kind.LENGTH})
_DAYS = frozenset({Kind.DAYS, Kind.DASH, Kind.TO, *_JOINS})
_WEEKS = (1, 2, 3, 4, 5)


def with_days_behind(tokens: list[Token]) -> list[Token]:
    """Give the words, with such a day before the time of its line."""
    if not any(token.kind is Kind.OPENS for token in tokens):
        return tokens
    result: list[Token] = []
    for line in lines_of(tokens):
        result += _day_first(line) or _without_names(line) or line
    return result


def lines_of(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """Cut words after each stop."""
    line: list[Token] = []
    for token in tokens:
        line.append(token)
        if token.kind is Kind.STOP:
            yield line
            line = []
    yield line


def _day_first(line: Sequence[Token]) -> list[Token]:
    stop = [token for token in line[-1:] if token.kind is Kind.STOP]
    words = [token for token in line[: len(line) - len(stop)] if token.kind is not Kind.NOISE]
    opens = max((at for at, token in enumerate(words) if token.kind is Kind.OPENS), default=len(words))
    inside = words[opens + 1 : -1] if words[-1:] and words[-1].kind is Kind.CLOSES else []
    term = [at for at, token in enumerate(inside) if token.kind is Kind.TERM][:1]
    only = [Token(Kind.COMMA, ","), *inside[term[0] :]] if term else []  # "(3rd Saturday, term time only)"
    days = days_of_bracket(
        [token for token in inside[: term[0] if term else None] if token.kind is not Kind.COMMA or not term]
    )
    hours = [*takewhile(lambda token: token.kind in HOURS, words[:opens])]
    names = [_as_name(token) for token in words[len(hours) : opens]]
    while hours and hours[-1].kind is Kind.DASH:
        hours.pop()  # "1.45pm - Ladies' meeting (1st Thursday)"
    has_times = any(token.kind is Kind.CLOCK for token in hours)
    is_term = all(token.kind in (Kind.COMMA, Kind.TERM, Kind.ONLY) for token in only)
    return [*days, *hours, *names, *only, *stop] if days and has_times and is_term and _is_name(names) else []


def _as_name(token: Token) -> Token:
    """Give "Morning" of "Morning Prayer" as a word of the name."""
    return token._replace(kind=Kind.WORDS) if token.kind is Kind.PART_OF_DAY else token


def days_of_bracket(inside: Sequence[Token]) -> list[Token]:
    """Give the weeks and the day of a bracket that has nothing else; those that are left where some are left out."""
    kinds = {token.kind for token in inside}
    if Kind.DAYS in kinds and kinds <= {Kind.DAYS, Kind.EVERY, Kind.ONLY, Kind.DASH, Kind.TO, *_JOINS}:
        return [token for token in inside if token.kind not in (Kind.EVERY, Kind.ONLY)]
    is_without = inside[:1] != [] and inside[0].kind is Kind.EXCEPT
    rest = [token for token in inside[is_without:] if token.kind not in (Kind.OF_MONTH, Kind.ONLY)]
    *weeks, day = rest or [Token(Kind.NOISE, "")]
    is_day = day.kind is Kind.DAYS and isinstance(day.value, tuple) and len(day.value) == 1
    numbers = [number for token in weeks if token.kind is Kind.ORDINAL for number in weeks_of(token)]
    if not is_day or not numbers or any(token.kind not in {Kind.ORDINAL, *_JOINS} for token in weeks):
        return []
    if not set(numbers) <= {*_WEEKS, -1} or (is_without and -1 in numbers):
        return []
    if is_without:
        numbers = [week for week in _WEEKS if week not in numbers]
    return [Token(Kind.ORDINAL, "weeks", tuple(dict.fromkeys(numbers))), day, Token(Kind.OF_MONTH, "of the month")]


def _is_name(words: Sequence[Token]) -> bool:
    """Whether they are the name of one thing: "Communion with Sunday school (1st Sunday)" may be of two."""
    all_words = _words_of(words)
    has_two = any(token.kind is Kind.AND for token in words) and bool(all_words & SPECIAL)
    is_plain = all(token.kind in _NAMES for token in words) and not all_words & {"with", *NO_NAMES - {"chat"}}
    return is_plain and not has_two and any(token.kind is Kind.WORDS for token in words)


def _without_names(line: Sequence[Token]) -> list[Token]:
    """Give hours and then days, of which several have in a bracket who comes: "10am Mon (men only), Tue (mixed)"."""
    stop = [token for token in line[-1:] if token.kind is Kind.STOP]
    words = [token for token in line[: len(line) - len(stop)] if token.kind is not Kind.NOISE]
    hours = [*takewhile(lambda token: token.kind in HOURS, words)]
    days: list[Token] = []
    names: list[Token] = []
    brackets, depth = 0, 0
    for token in words[len(hours) :]:
        depth += (token.kind is Kind.OPENS) - (token.kind is Kind.CLOSES)
        brackets += token.kind is Kind.CLOSES
        if token.kind in (Kind.OPENS, Kind.CLOSES):
            continue
        if depth and token.kind in (Kind.WORDS, Kind.ONLY):
            names += [token] if token.kind is Kind.WORDS else []
        elif not depth and token.kind in _DAYS:
            days.append(token)
        else:
            return []
    are_names = brackets > 1 and len(names) >= brackets and not _words_of(names) & NO_NAMES
    has_times = any(token.kind is Kind.CLOCK for token in hours)
    return [*hours, *days, *names, *stop] if are_names and has_times and days[:1] and days[0].kind is Kind.DAYS else []


def _words_of(tokens: Sequence[Token]) -> set[str]:
    return {word for token in tokens for word in token.text.casefold().split()}
