"""What happens inside hours that were just read, or shortly before them, such as "soup served from 1pm": no session."""

from __future__ import annotations

from collections.abc import Sequence

from fingerpost.schedule.hours.clock import Span
from fingerpost.schedule.hours.phrases.phrase import Days, Hours, Mark, Phrase
from fingerpost.schedule.hours.words.kinds import Kind, Token

_OPENERS = {Kind.OPENS: (Kind.CLOSES,), Kind.COMMA: (Kind.COMMA, Kind.STOP), Kind.STOP: (Kind.COMMA, Kind.STOP)}
_OPENERS |= {Kind.AND: (Kind.COMMA, Kind.STOP)}  # "10am-3pm and lunch is served at 12.30pm"
_SOON = 60  # minutes
_LATER = 3 * 60  # minutes, until when tea may be served
_MAY_HOLD = frozenset(
    (
        *(Kind.CLOCK, Kind.NUMBER, Kind.DASH, Kind.TO, Kind.FROM, Kind.BETWEEN, Kind.UNTIL),
        *(Kind.AND, Kind.SLASH, Kind.COMMA, Kind.WORDS, Kind.LUNCH),
    )
)
_MEALS = frozenset(
    (
        *("lunch", "lunches", "soup", "food", "meal", "meals", "breakfast", "refreshments", "drinks", "served"),
        *("serving", "tea", "coffee", "cafe", "café", "cake", "kitchen"),
    )
)


def details_at(tokens: Sequence[Token], at: int) -> list[Token]:
    """Give the words of such a remark, if one begins with the bracket, comma or stop that is there."""
    is_led = tokens[at].kind is Kind.WORDS and tokens[at].text.casefold() == "with"  # "with a break at 3pm for tea"
    is_led |= tokens[at].kind is Kind.ALSO and tokens[at].text.casefold().startswith("inc")  # "including lunch at noon"
    ends = (Kind.COMMA, Kind.STOP) if is_led else _OPENERS.get(tokens[at].kind)
    if ends is None:
        return []
    words: list[Token] = []
    for token in tokens[at + 1 :]:
        if token.kind in ends:
            break
        words.append(token)
    is_whole = tokens[at].kind is not Kind.OPENS or at + 1 + len(words) < len(tokens)
    kinds = {token.kind for token in words}
    has_times = bool(kinds & {Kind.CLOCK, Kind.NUMBER})
    is_range = bool(kinds & {Kind.DASH, Kind.TO, Kind.UNTIL, Kind.BETWEEN})
    is_meal = _has_meal(words) or (is_led and any(token.text.casefold() in ("break", "music") for token in words))
    is_meal |= Kind.LUNCH in kinds and not is_range  # "lunch 1-2pm" may be when an office is closed
    is_fit = (
        (is_meal and tokens[at].kind is not Kind.AND)
        or (is_meal and Kind.AND not in kinds)
        or (tokens[at].kind is Kind.OPENS and Kind.WORDS in kinds)
    )
    return words if is_whole and has_times and is_fit and kinds <= _MAY_HOLD else []


def _has_meal(words: Sequence[Token]) -> bool:
    return any(token.text.casefold() in _MEALS and token.kind is Kind.WORDS for token in words)


def may_be_elsewhere(words: Sequence[Token]) -> bool:
    """Whether one time with a name in capitals may be when it is so at another place: "(12.30pm Halewood)"."""
    times = [token for token in words if token.kind in (Kind.CLOCK, Kind.NUMBER)]
    is_range = any(token.kind in (Kind.DASH, Kind.TO, Kind.UNTIL, Kind.BETWEEN) for token in words)
    has_name = any(token.kind is Kind.WORDS and token.text[:1].isupper() for token in words)
    return len(times) == 1 and not is_range and has_name and not _has_meal(words)


def is_meal_before(words: Sequence[Token], phrases: Sequence[Phrase], before: Sequence[Phrase]) -> bool:
    """Whether tea and the like is served shortly before the last time to begin: "10.45am (coffee from 10.15am)"."""
    if not all(isinstance(phrase, Hours | Mark) for phrase in phrases):
        return False
    hours = [phrase.span for phrase in phrases if isinstance(phrase, Hours)]
    last = next((phrase.span for phrase in reversed(before) if isinstance(phrase, Hours)), None)
    inner = hours[0] if len(hours) == 1 else None
    is_hard = any(isinstance(phrase, Mark) and phrase.what == "hard" for phrase in phrases)
    if inner is None or last is None or inner.ends is not None or is_hard:
        return False
    return _has_meal(words) and 0 < last.starts - inner.starts <= _SOON


def is_soon_after(phrases: Sequence[Phrase], before: Sequence[Phrase]) -> bool:
    """Whether its only time is a little after the last time to begin: "7.30pm, with a break for coffee at 8.30pm"."""
    hours = [phrase.span for phrase in phrases if isinstance(phrase, Hours)]
    last = next((phrase.span for phrase in reversed(before) if isinstance(phrase, Hours)), None)
    is_plain = all(
        isinstance(phrase, Hours) or (isinstance(phrase, Mark) and phrase.what != "hard") for phrase in phrases
    )
    inner = hours[0] if len(hours) == 1 else None
    if not is_plain or inner is None or last is None or inner.ends is not None or last.ends is not None:
        return False
    return 0 < inner.starts - last.starts <= _LATER


def are_inside(phrases: Sequence[Phrase], before: Sequence[Phrase]) -> bool:
    """Whether all times of a remark are within the hours before it, and nothing else is said."""
    spans = _last_hours(before)
    hours = [phrase for phrase in phrases if isinstance(phrase, Hours)]
    if not spans or not hours or any(isinstance(phrase, Days) for phrase in phrases):
        return False
    if any(isinstance(phrase, Mark) and phrase.what == "hard" for phrase in phrases):
        return False
    return all(hour.span is not None and any(_holds(span, hour.span) for span in spans) for hour in hours)


def _last_hours(before: Sequence[Phrase]) -> list[Span]:
    spans: list[Span] = []
    for phrase in reversed(before):
        if isinstance(phrase, Hours) and phrase.span is not None:
            spans.append(phrase.span)
        elif spans or isinstance(phrase, Days):
            break
    return spans


def _holds(span: Span, inner: Span) -> bool:
    if span.ends is None or span.next_day or inner.next_day:
        return False
    last = inner.starts if inner.ends is None else inner.ends
    is_same = (span.starts, span.ends) == (inner.starts, inner.ends)
    return span.starts <= inner.starts and last <= span.ends and not is_same
