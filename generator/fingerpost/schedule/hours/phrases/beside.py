"""Times beside hours that may change them, though nobody can say how: "lunch 12pm-1pm", "(9am-1pm in summer)".

Lunch may be served then, or it may be closed; a season has no known months. The hours are read, and these words are
kept, so that the page says that there may be other times.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from fingerpost.schedule.hours.clock import Span
from fingerpost.schedule.hours.context.seasons import SEASONS
from fingerpost.schedule.hours.phrases.phrase import Days, Hours, Mark, Phrase
from fingerpost.schedule.hours.words.kinds import Kind, Token

_TIMES = frozenset({Kind.CLOCK, Kind.NUMBER, Kind.DASH, Kind.TO, Kind.UNTIL, Kind.FROM, Kind.BETWEEN})
_OPENERS = (Kind.COMMA, Kind.STOP, Kind.OPENS)
_ENDS = frozenset({Kind.COMMA, Kind.STOP, Kind.CLOSES})


def words_beside(tokens: Sequence[Token], at: int) -> list[Token]:
    """Give the words of such a remark, if one begins with the bracket, comma or stop that is there."""
    if tokens[at].kind not in _OPENERS:
        return []
    is_bracket = tokens[at].kind is Kind.OPENS
    ends = frozenset({Kind.CLOSES}) if is_bracket else _ENDS
    words = [*takewhile(lambda token: token.kind not in ends, tokens[at + 1 :])]
    kinds = {token.kind for token in words}
    if not {Kind.CLOCK, Kind.NUMBER} & kinds or (is_bracket and at + 1 + len(words) >= len(tokens)):
        return []
    is_lunch = words[0].kind is Kind.LUNCH and words[0].text.casefold() == "lunch"
    is_lunch &= bool({Kind.DASH, Kind.TO, Kind.UNTIL} & kinds) and kinds <= {Kind.LUNCH, *_TIMES}
    seasons = [token for token in words if token.kind is Kind.HARD]
    is_season = is_bracket and len(seasons) == 1 and seasons[0].text.casefold() in SEASONS
    is_season &= kinds <= {Kind.HARD, Kind.DAYS, Kind.WORDS, *_TIMES}
    return words if is_lunch or is_season else []


def are_beside(inside: Sequence[Phrase], before: Sequence[Phrase]) -> bool:
    """Whether it has one range or time, and is after the hours of some days."""
    hours = [phrase.span for phrase in before if isinstance(phrase, Hours)]
    own = [phrase.span for phrase in inside if isinstance(phrase, Hours)]
    has_days = any(isinstance(phrase, Days) for phrase in before)
    is_season = any(isinstance(phrase, Mark) and phrase.what == "hard" for phrase in inside)
    is_after = bool(before) and (isinstance(before[-1], Hours | Days) or not is_season)
    return len(own) == 1 and has_days and bool(hours) and is_after and (is_season or _is_within(own[0], hours))


def _is_within(inner: Span | None, hours: Sequence[Span | None]) -> bool:
    """Whether some of the hours go on before and after it."""
    if inner is None or inner.ends is None:
        return False
    return any(span and span.ends and span.starts < inner.starts and inner.ends < span.ends for span in hours)
