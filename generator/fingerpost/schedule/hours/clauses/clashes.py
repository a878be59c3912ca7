"""Whether two clauses have hours at the same time, so that one of them was read wrongly."""

from __future__ import annotations

from fingerpost.schedule.hours.clauses.clause import Clause
from fingerpost.schedule.hours.clock import MIDNIGHT, Span

_CLOSE = 3 * 60  # minutes


def days_of(clause: Clause) -> set[int]:
    """Give all days of the week that a clause names."""
    return {day for spec in clause.days for day in spec.days}


def clash(one: Clause, other: Clause) -> bool:
    """Whether two have hours at the same time of the same days, so that one of them was read wrongly."""
    is_same = one is other
    if not is_same and _are_at_other_times(one, other):
        return False
    if all(spec.weeks for clause in (one, other) for spec in clause.days):
        return False
    days, others = days_of(one), days_of(other)
    if not is_same and (_is_part(other, one) or _is_part(one, other)):
        return True
    is_monthly, is_other = (any(spec.weeks for spec in clause.days) for clause in (one, other))
    may_repeat = not is_same and is_monthly == is_other  # the same in two languages
    may_be_instead = is_monthly != is_other and not (one.is_besides or other.is_besides)  # "first Sunday 9.30am"
    may_be_instead |= ("months" in one.facts) != ("months" in other.facts)  # "July Sundays 9.30am"
    return bool(days & others) and any(
        (overlap(a, b) or (not is_same and may_be_instead and _are_close(a, b)))
        for number, a in enumerate(one.spans)
        for at, b in enumerate(other.spans)
        if (not is_same or at > number) and not (may_repeat and a == b)
    )


def _is_part(part: Clause, whole: Clause) -> bool:
    """Whether some of the days are open for some of the hours: "Mon-Fri 9am-1pm & 2pm-5pm, Wed 9am-1pm only"."""
    is_weekly = not any(spec.weeks or spec.month_days for spec in (*part.days, *whole.days))
    return is_weekly and set() < days_of(part) < days_of(whole) and set() < set(part.spans) < set(whole.spans)


def _are_at_other_times(one: Clause, other: Clause) -> bool:
    """Whether they are of other months, dates or times of school, so that both may have hours at the same time."""
    months, others = one.facts.get("months"), other.facts.get("months")
    if isinstance(months, tuple) and isinstance(others, tuple):
        return not set(months) & set(others)
    kinds = {kind for kind in ("term_time", "school_holidays") for clause in (one, other) if kind in clause.facts}
    if len(kinds) > 1:
        return True
    return "dates-between" in one.facts and "dates-between" in other.facts


def _are_close(one: Span, other: Span) -> bool:
    """Whether both are times to begin, so near that one may be meant instead of the other."""
    return one.ends is other.ends is None and abs(one.starts - other.starts) <= _CLOSE


def overlap(one: Span, other: Span) -> bool:
    """Whether they are at the same time for some of it."""
    return one.starts < _end_of(other) and other.starts < _end_of(one)


def _end_of(span: Span) -> int:
    if span.ends is None:
        return span.starts + 1
    return span.ends + (MIDNIGHT if span.next_day else 0)
