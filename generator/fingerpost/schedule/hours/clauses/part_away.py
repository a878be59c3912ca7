"""A half of a day that is left out, where its hours are apart: "Mon-Fri 9-1, 2-5, closed Thursday afternoons"."""

from __future__ import annotations

from fingerpost.schedule.hours.clauses.clause import Clause
from fingerpost.schedule.hours.clock import NOON, Span
from fingerpost.schedule.hours.phrases.phrase import Days

_AFTERNOON, _MORNING = ("afternoon", "pm"), ("morning", "am")
_LUNCH = NOON + 2 * 60  # until when a morning may last
_EARLY = NOON - 60  # from when an afternoon may begin


def leave_out_part(clauses: list[Clause], days: set[int], part: str) -> bool:
    """Take the half away from these days of one clause; whether it can be done.

    It cannot where hours go on from the one half into the other, so that nobody says when the rest ends or begins.
    """
    concerned = [clause for clause in clauses if any(days & {*spec.days} for spec in clause.days)]
    word = part.casefold().removesuffix("s")
    if len(concerned) != 1 or not concerned[0].spans or word not in _AFTERNOON + _MORNING:
        return False
    clause = concerned[0]
    own = {day for spec in clause.days for day in spec.days}
    is_plain = not any(spec.weeks or spec.month_days or spec.is_unsure for spec in clause.days)
    is_left = _is_morning if word in _AFTERNOON else _is_afternoon
    spans = [span for span in clause.spans if is_left(span)]
    are_apart = all(_is_morning(span) or _is_afternoon(span) for span in clause.spans)
    if not (is_plain and days <= own and spans and are_apart):
        return False
    rest = Clause(clause.segment, [Days(tuple(sorted(days)))], spans, dict(clause.facts))
    rest.has_body, rest.is_unsure = True, clause.is_unsure
    clause.remove(days)
    at = clauses.index(clause)
    clauses[at : at + 1] = [clause, rest] if clause.days else [rest]
    return True


def _is_morning(span: Span) -> bool:
    return span.starts < NOON and span.ends is not None and span.starts < span.ends <= _LUNCH


def _is_afternoon(span: Span) -> bool:
    return span.starts >= _EARLY and not span.next_day
