"""The name of a season with its months, if it is clear whose they are: "Summer (June to August) Fridays 2pm"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from fingerpost.schedule.hours.words.kinds import Kind, Token

SEASONS = frozenset(("season", "seasonal", "summer", "winter", "spring", "autumn", "fall"))
_OF_SEASON = frozenset(("season", "seasons", "months", "month", "opening", "schedule", "timetable"))
_BETWEEN = frozenset({Kind.NOISE, Kind.OPENS, Kind.COMMA, Kind.DASH, Kind.FROM, Kind.BETWEEN})
_ENDS = frozenset({Kind.CLOSES, Kind.STOP, Kind.COMMA, Kind.DASH, Kind.DAYS, Kind.CLOCK, Kind.NUMBER})
_MONTHS = frozenset({Kind.MONTH, Kind.TO, Kind.DASH, Kind.UNTIL, Kind.AND, Kind.COMMA, Kind.SLASH, Kind.NOISE})
_MONTHS |= {Kind.PART_OF_DATE, Kind.OPENS, Kind.CLOSES, Kind.FROM, Kind.BETWEEN}
_DATED = frozenset({Kind.MONTH, Kind.PART_OF_DATE, Kind.DATE})
_TIMES = frozenset({Kind.CLOCK, Kind.NUMBER, Kind.DAY_AND_NIGHT})
_SKIPPED = (Kind.NOISE, Kind.OPENS, Kind.COMMA, Kind.DASH)
_OTHERS = frozenset({Kind.WORDS, Kind.EXCEPT, Kind.CLOSED, Kind.VAGUE, Kind.ALSO, Kind.VARIES})


def season_end(tokens: Sequence[Token], at: int) -> int:
    """Give where the name of a season ends: after "summer opening months"."""
    end = at + 1
    while end < len(tokens) and tokens[end].text.casefold() in _OF_SEASON:
        end += 1
    return end


def months_after(tokens: Sequence[Token], at: int) -> range:
    """Give the places of the months that follow a season that is said to vary: "hours vary in summer (July)"."""
    before = next((token for token in tokens[:at][::-1] if token.kind not in _SKIPPED), None)
    first = season_end(tokens, at)
    last = next((number for number in range(first, len(tokens)) if tokens[number].kind not in _MONTHS), len(tokens))
    return range(first, last) if before is not None and before.kind is Kind.VARIES else range(0)


def with_sentences(tokens: Sequence[Token]) -> list[Token]:
    """Begin a sentence at each season that has all the hours: "Summer (May) Wed 10am-5pm, winter (June) Thu 1pm"."""
    heads = [at for at in range(len(tokens)) if _is_head(tokens, at)]
    starts = _sentence(tokens, heads[0])[0] if heads else 0
    if len(heads) < 2 or any(token.kind not in _SKIPPED for token in tokens[starts : heads[0]]):
        return list(tokens)
    result: list[Token] = []
    for at, token in enumerate(tokens):
        if at in heads[1:]:
            if result[-1].kind in (Kind.COMMA, Kind.AND, Kind.SLASH):
                result.pop()
            result.append(Token(Kind.STOP, ";"))
        result.append(token)
    return result


def _is_head(tokens: Sequence[Token], at: int) -> bool:
    """Whether a season has its months next, then days, then a time."""
    if tokens[at].text.casefold() not in SEASONS or tokens[at].kind is not Kind.HARD:
        return False
    rest = [token.kind for token in tokens[season_end(tokens, at) :]]
    months = next((number for number, kind in enumerate(rest) if kind not in _MONTHS), len(rest))
    is_led = Kind.MONTH in rest[:2] or (Kind.MONTH in rest[:3] and rest[0] is not Kind.COMMA)
    return is_led and rest[months : months + 1] == [Kind.DAYS]


def is_name_of_months(tokens: Sequence[Token], at: int) -> bool:
    """Whether a season is no more than the name of the months beside it, and the months are of one group of hours.

    That is where it heads its own sentence, or ends the sentence of the only hours. "Mon-Fri 9am-5pm, winter
    (Nov-Feb) Mon-Fri 9am-4pm" would give the months to the hours before them.
    """
    end = season_end(tokens, at)
    follows = _next(tokens[end:], _BETWEEN)
    before = next((token for token in tokens[:at][::-1] if token.kind not in _SKIPPED), None)
    is_before = follows is not None and follows.kind is Kind.MONTH
    is_dated = follows is not None and follows.kind is Kind.PART_OF_DATE and _is_range_of_dates(tokens, end)
    nearest = _next(tokens[end:], frozenset({Kind.NOISE}))
    is_after = before is not None and before.kind is Kind.MONTH and (nearest is None or nearest.kind in _ENDS)
    if not (is_before or is_dated or is_after):
        return False
    if _is_bracket(tokens, at, end):
        return True
    first, last = _sentence(tokens, at)
    ahead, rest = tokens[first:at], tokens[end:last]
    is_named = bool(ahead) and ahead[-1].kind is Kind.COMMA and any(token.kind in _TIMES for token in rest)
    if all(token.kind in _MONTHS or (is_named and token.kind is Kind.WORDS) for token in ahead):
        return _is_heading(tokens[:first], rest)
    return _is_ending(ahead, rest)


def _is_bracket(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether it begins a bracket with days and hours of its own: "9am-5pm (summer, Jun-Aug: Mon-Fri 9am-4pm)"."""
    if not at or tokens[at - 1].kind is not Kind.OPENS:
        return False
    inside = [token.kind for token in takewhile(lambda token: token.kind is not Kind.CLOSES, tokens[end:])]
    return Kind.DAYS in inside and bool(_TIMES & set(inside)) and Kind.OPENS not in inside


def _is_heading(before: Sequence[Token], rest: Sequence[Token]) -> bool:
    """Whether nothing but its own hours follow, and it has some where there are others."""
    number = next((n for n, token in enumerate(rest) if token.kind not in _MONTHS), len(rest))
    has_others = any(token.kind in _DATED for token in rest[number:])
    has_own = any(token.kind in _TIMES for token in rest)
    is_alone = number == len(rest) and not any(token.kind in _TIMES for token in before)
    return not has_others and (has_own or is_alone)


def _is_ending(ahead: Sequence[Token], rest: Sequence[Token]) -> bool:
    """Whether only its months follow, and there is one group of hours before it, and nothing between."""
    last = next((token for token in ahead[::-1] if token.kind not in (*_SKIPPED, *_DATED, Kind.TO)), None)
    if any(token.kind not in {*_MONTHS, Kind.ONLY} for token in rest) or last is None:
        return False
    is_excepted = last.kind is Kind.EXCEPT or last.kind is Kind.CLOSED
    kinds = [token.kind for token in ahead]
    times = [number for number, kind in enumerate(kinds) if kind in _TIMES]
    is_one = not times or Kind.DAYS not in kinds[times[0] :] or Kind.DAYS not in kinds[: times[0]]
    return is_one and (is_excepted or (last.kind not in _OTHERS and Kind.CLOSED not in kinds))


def _sentence(tokens: Sequence[Token], at: int) -> tuple[int, int]:
    first = next((number + 1 for number in range(at - 1, -1, -1) if tokens[number].kind is Kind.STOP), 0)
    last = next((number for number in range(at, len(tokens)) if tokens[number].kind is Kind.STOP), len(tokens))
    return first, last


def _is_range_of_dates(tokens: Sequence[Token], at: int) -> bool:
    rest = [token for token in tokens[at:] if token.kind not in _BETWEEN or token.kind is Kind.DASH][:3]
    return len(rest) == 3 and rest[1].kind in (Kind.TO, Kind.DASH, Kind.UNTIL) and rest[2].kind is Kind.PART_OF_DATE


def _next(tokens: Sequence[Token], skipped: frozenset[Kind]) -> Token | None:
    return next((token for token in tokens if token.kind not in skipped), None)
