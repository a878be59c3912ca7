"""The end of reading: what applies to all goes to every clause, and so does what could not be read."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from fingerpost.schedule.hours.clauses.clause import ALL_DAYS, COMMA, SAME_THING, STOP, Clause, Cut, Walk
from fingerpost.schedule.hours.clock import Span
from fingerpost.schedule.hours.phrases.phrase import Days
from fingerpost.schedule.hours.words.kinds import Kind

MOST_WEEKS = 5  # in a month
_OPPOSITES = {"term_time": "school_holidays", "school_holidays": "term_time"}
NEED_NO_DAYS = frozenset({"by-arrangement", "unknown", "dates", "on-dates", "course"})


def settle(walk: Walk) -> None:
    """Give the clauses what applies to all, or to one that never came, and what could not be read."""
    if walk.pending:
        if len(walk.clauses) == 1:
            walk.clauses[0].facts |= walk.pending
        elif not walk.clauses or set(walk.pending) <= NEED_NO_DAYS:
            walk.new()
        else:
            walk.is_unsure = True
    for what in dict.fromkeys(what for what, _, _ in walk.wide):
        _spread(walk, what)
    segments = {clause.segment for clause in walk.clauses}
    for segment in walk.hard_in:
        for clause in walk.clauses:
            clause.is_unsure |= clause.segment == segment or segment not in segments
    if walk.arranged_in is not None:
        _arrange(walk, walk.arranged_in)
    for first, end in pairwise([*walk.dated_from, len(walk.clauses)]):
        if end - first > 1:  # "Until 31 March 2027: Mon 10am-4pm, Tue 1pm-4pm": is Tuesday of it?
            for clause in walk.clauses[first:end]:
                clause.is_unsure = True
    headings = [what for what, _, _ in walk.wide if what == "months"]
    walk.is_unsure |= (
        bool(walk.closed_days) and len(headings) > 1
    )  # "April to October (closed Mon) ...; November to March ..."
    for days in walk.closed_days:
        for clause in walk.clauses:
            if not clause.days and clause.spans and len(walk.clauses) == 1:
                clause.days.append(Days(ALL_DAYS))  # "10am to 4pm, closed Sundays"
            clause.remove(days)
    for away in walk.weeks_gone:
        _leave_out_weeks(walk, away)
    for away in walk.every_gone:
        _leave_out_alternate(walk, away)
    if walk.has_feasts:
        for clause in walk.clauses:
            if "dates" not in clause.facts:
                clause.facts.setdefault("bank_holidays", "ask")
    for cut in walk.cuts:
        if not _cut(walk, cut):
            walk.is_unsure = True
            walk.hard += [] if walk.clauses else ["closed"]  # "The enquiry counter closes 4pm"


def _leave_out_weeks(walk: Walk, away: Days) -> None:
    """Take some weeks of the month from a day that is every week: the others are left, if all can be named."""
    days = set(away.days)
    concerned = [
        clause
        for clause in walk.clauses
        if any(days & set(spec.days) for spec in clause.days) and not _is_of_weeks(clause, away)
    ]
    weeks = tuple(week for week in range(1, MOST_WEEKS + 1) if week not in away.weeks)
    is_named = bool(weeks) and len(concerned) == 1 and all(1 <= week <= MOST_WEEKS for week in away.weeks)
    if not is_named or not _may_lose_weeks(concerned[0], days):
        walk.hard.append("closed")
        for clause in concerned or walk.clauses:
            clause.is_unsure = True
        return
    clause = concerned[0]
    rest = Clause(clause.segment, [Days(away.days, weeks)], list(clause.spans), dict(clause.facts))
    rest.has_body, rest.is_unsure = clause.has_body, clause.is_unsure
    clause.remove(days)
    at = walk.clauses.index(clause)
    walk.clauses[at : at + 1] = [clause, rest] if clause.days else [rest]


def _is_of_weeks(clause: Clause, away: Days) -> bool:
    """Whether it is of the weeks that are left out: "Sundays 11am except the third; third Sunday 9.30am"."""
    return all(spec.weeks and set(spec.weeks) <= set(away.weeks) for spec in clause.days)


def _leave_out_alternate(walk: Walk, away: Days) -> None:
    """Let a day that is every week be every other week, where each second one is left out."""
    days = set(away.days)
    concerned = [clause for clause in walk.clauses if any(days & set(spec.days) for spec in clause.days)]
    if len(concerned) != 1 or not _may_lose_weeks(concerned[0], days) or walk.clauses.count(concerned[0]) != 1:
        walk.hard.append("closed")
        walk.is_unsure = True
        return
    clause = concerned[0]
    rest = Clause(clause.segment, [away], list(clause.spans), clause.facts | {"every": (Kind.WEEKS, 2, False)})
    rest.has_body, rest.is_unsure = clause.has_body, clause.is_unsure
    clause.remove(days)
    at = walk.clauses.index(clause)
    walk.clauses[at : at + 1] = [clause, rest] if clause.days else [rest]


def _may_lose_weeks(clause: Clause, days: set[int]) -> bool:
    own = {day for spec in clause.days for day in spec.days}
    is_plain = not any(spec.weeks or spec.month_days for spec in clause.days) and not {
        "every",
        "monthly",
        "some",
    } & set(clause.facts)
    return clause.has_body and is_plain and days <= own


def _arrange(walk: Walk, segment: int) -> None:
    """What begins with "by appointment" is of all that follows, if it is a sentence of its own."""
    is_own = all(clause.segment != segment for clause in walk.clauses)
    for clause in walk.clauses:
        if "by-arrangement" not in clause.facts:
            clause.facts["by-arrangement"] = True
            clause.is_unsure |= not is_own
    first = walk.clauses[0] if walk.clauses else None
    if first is not None and first.lead:  # "Counselling by appointment. Drop-in Monday 10am-12pm"
        before = {word.casefold() for word in first.before[: -len(first.lead)]} - SAME_THING - {STOP, COMMA}
        is_other = bool(before) and bool({word.casefold() for word in first.lead} - SAME_THING)
        for clause in walk.clauses if is_other else ():
            clause.is_unsure = True


def _spread(walk: Walk, what: str) -> None:
    """What is said in a sentence of its own applies to all; before some, it is the heading of what follows."""
    segments = {clause.segment for clause in walk.clauses}
    values = [(value, at) for name, value, at in walk.wide if name == what]
    for number, (value, at) in enumerate(values):
        following = [clause for clause in walk.clauses if clause.segment >= at]
        if len(values) > 1:  # April to October: ... November to March: ...
            until = values[number + 1][1] if number + 1 < len(values) else None
            concerned = [clause for clause in following if until is None or clause.segment < until]
            walk.is_unsure |= not concerned or min(segments) < values[0][1]
        elif at in segments:
            concerned = [c for c in walk.clauses if c.segment == at or (what == "months" and c.segment > at)]
        else:
            concerned = walk.clauses
            walk.is_unsure |= 0 < len(following) < len(walk.clauses)  # between two: of which?
        for clause in concerned:
            if _OPPOSITES.get(what) not in clause.facts:
                clause.facts.setdefault(what, value)


def _cut(walk: Walk, cut: Cut) -> bool:
    """Take hours out of the middle of others; whether there were any."""
    is_used = False
    if cut.clause is not None and _may_be_of_others(walk, cut, cut.clause):
        walk.is_unsure = True
    for clause in list(walk.clauses):
        if cut.clause is not None and clause is not cut.clause:
            continue
        own = {day for spec in clause.days for day in spec.days}
        days = own & set(cut.days) if cut.days else own
        parts = list(_without(clause.spans, cut.span))
        is_used |= days == own and _is_break(clause.spans, cut.span)
        if not days or parts == clause.spans:
            continue
        is_used = True
        if days == own:
            clause.spans = parts
        elif any(spec.weeks for spec in clause.days):
            clause.is_unsure = True
        else:
            clause.remove(days)
            rest = Clause(clause.segment, [Days(tuple(sorted(days)))], parts, dict(clause.facts))
            rest.has_body, rest.is_unsure = True, clause.is_unsure
            walk.clauses.append(rest)
    return is_used


def _is_break(spans: list[Span], cut: Span) -> bool:
    """Whether the hours leave this time out already: "9am-12pm and 1pm-5pm (closed 12pm-1pm)"."""
    return any(first.ends == cut.starts and cut.ends == last.starts for first, last in pairwise(spans))


def _may_be_of_others(walk: Walk, cut: Cut, owner: Clause) -> bool:
    """Whether hours before those of its own clause could have the same break, and have none."""
    before = walk.clauses[: walk.clauses.index(owner)]
    have_one = [other.clause for other in walk.cuts]
    return any(
        clause.segment == owner.segment
        and not any(clause is other for other in have_one)
        and list(_without(clause.spans, cut.span)) != clause.spans
        for clause in before
    )


def _without(spans: list[Span], cut: Span) -> Iterator[Span]:
    """The hours that are left of each range."""
    for span in spans:
        if span.ends is None or cut.ends is None or span.next_day or cut.next_day:
            yield span
        elif span.starts < cut.starts < cut.ends < span.ends:
            is_assumed = span.is_assumed or cut.is_assumed
            yield Span(span.starts, cut.starts, is_assumed=is_assumed)
            yield Span(cut.ends, span.ends, is_assumed=is_assumed)
        elif span.starts < cut.starts < span.ends == cut.ends:
            yield span._replace(ends=cut.starts)
        elif span.starts == cut.starts < cut.ends < span.ends:
            yield span._replace(starts=cut.ends)
        else:
            yield span
