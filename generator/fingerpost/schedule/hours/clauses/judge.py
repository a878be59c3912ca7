"""Clauses that do not fit each other are none of them certain."""

from __future__ import annotations

from itertools import takewhile

from fingerpost.schedule.hours.clauses.bracket_of_season import other_months
from fingerpost.schedule.hours.clauses.clashes import clash, days_of
from fingerpost.schedule.hours.clauses.clause import ALL_DAYS, COMMA, STOP, Clause, Walk, sentence
from fingerpost.schedule.hours.clauses.gate import doubt_of_other_things
from fingerpost.schedule.hours.clauses.labels import PARTS, Label, are_apart, is_telephone, labels_of
from fingerpost.schedule.hours.clauses.settle import NEED_NO_DAYS
from fingerpost.schedule.hours.clock import Span
from fingerpost.schedule.hours.context.remarks import is_of_special
from fingerpost.schedule.hours.phrases.phrase import Days
from fingerpost.schedule.hours.words.kinds import Kind

# Of two that say such a thing, one may be the other's exception.
_SHARED = frozenset({"months", "term_time", "bank_holidays"})
_LONG = 5 * 60  # minutes; a club rarely meets for so long, an office is open for longer
_LATE = 3 * 60
_LITTLE = 60
_MATCHES = frozenset(("matches", "games", "fixtures"))
_PARTS_OF_DAY = ("morning", "afternoon", "evening", "night")


def judge(walk: Walk) -> None:
    """Mark what cannot be certain beside the rest of the text."""
    clauses = walk.clauses
    for clause in clauses:
        clause.spans = list(dict.fromkeys(clause.spans))  # a form that was filled in twice
    _leave_out_repeats(walk)
    _leave_out_inside(walk)
    _judge_weeks(walk)
    if any(clause.spans for clause in clauses):
        days_named = {day for clause in clauses for spec in clause.days for day in spec.days}
        is_form = len(days_named) == len(clauses) == 7  # a line for each day: an empty one is closed
        _judge_closed(clauses)
        for number, clause in enumerate(clauses):
            needs_days = not NEED_NO_DAYS & set(clause.facts)
            if needs_days and not clause.days and clause.spans and all(span.is_all_day for span in clause.spans):
                clause.days.append(Days(ALL_DAYS))  # 24/7
            if needs_days and not clause.days:
                clause.is_unsure = True
            if needs_days and clause.days and not clause.has_body and not _is_of_matches(clause):
                clause.has_body = is_form
                if not is_form:
                    _doubt_around(clauses, number)
        if not walk.days_first and len(clauses) > 1:  # "10am to 9pm Monday to Friday, Saturday 10am to 6pm"
            walk.is_unsure |= any(not clause.days and clause.spans for clause in clauses)
        for clause in clauses:
            _judge_starts(clause, is_certain=not walk.has_unclear_hours)
    doubt_of_other_things(clauses)
    _doubt_ends(clauses)
    for clause in clauses:
        weekly = {day for spec in clause.days if not spec.weeks for day in spec.days}
        clause.is_unsure |= any(spec.weeks and weekly & set(spec.days) for spec in clause.days)  # "Friday: last Friday"
    # "Monday and Tuesday Monday 9am to 1pm ..."
    walk.is_unsure |= any(spec.is_unsure and not spec.weeks for clause in clauses for spec in clause.days)
    _prefer_longer_day(walk)
    if not walk.words:
        _leave_out_months(clauses)
    _judge_alternate_weeks(clauses)
    _leave_out_hours_of_all_weeks(clauses)
    labels: list[Label] = []
    for number, clause in enumerate(clauses):
        for at, other in enumerate(clauses[number:], start=number):
            if not clash(clause, other):
                continue
            labels = labels or labels_of(walk)
            if not (at > number and are_apart(labels[number], labels[at])):
                clause.is_unsure = other.is_unsure = True
                walk.is_unsure |= bool(walk.words)  # one of them is of something else


def _is_of_matches(clause: Clause) -> bool:
    """Whether its sentence says on which days a team plays, and no time: "Matches are played on Sundays"."""
    return bool(clause.lead) and clause.lead[0].casefold() in _MATCHES


def _leave_out_hours_of_all_weeks(clauses: list[Clause]) -> None:
    """Take "Friday 7am; first Friday 7am, 7pm" as it is meant: the second of them is besides the first."""
    for special in clauses:
        is_of_weeks = bool(special.days) and all(spec.weeks for spec in special.days) and not special.facts
        for whole in clauses if is_of_weeks else ():
            is_weekly = not (whole.facts or any(spec.weeks or spec.month_days for spec in whole.days))
            if is_weekly and days_of(special) <= days_of(whole) and set() < set(whole.spans) < set(special.spans):
                special.spans = [span for span in special.spans if span not in whole.spans]
                special.is_besides = True


def _doubt_ends(clauses: list[Clause]) -> None:
    """Mark a time alone that has no name and is of some days of another range: "9am-5pm daily (8pm Thursdays)"."""
    for clause in clauses:
        has_name = any(word.isalpha() and word.casefold() != "to" for word in clause.before)
        if clause.spans and all(span.ends is None for span in clause.spans) and not has_name:
            clause.is_unsure |= any(
                (
                    (days_of(clause) < days_of(other) or _is_of_other_months(clause, other))
                    and any(span.ends is not None for span in other.spans)
                )
                or any(_may_end_with(span, clause.spans) for span in other.spans)
                for other in clauses
            )


def _may_end_with(span: Span, alone: list[Span]) -> bool:
    """Whether a time alone, late in the long hours of other days, may be their end: "Mon-Thu 9am-5pm, Fri 4pm"."""
    if span.ends is None or span.next_day or span.ends - span.starts < _LONG:
        return False
    return any(span.starts + _LATE <= time.starts <= span.ends + _LITTLE for time in alone)


def _is_of_other_months(clause: Clause, other: Clause) -> bool:
    """Whether the days are the same in other months: "Wed-Sun 10am-5pm Mar-Oct, 4pm Nov-Feb"."""
    return clause is not other and "months" in clause.facts and days_of(clause) == days_of(other)


def _leave_out_repeats(walk: Walk) -> None:
    """Leave out days at the end that have no hours and are among those that do: "Tuesdays are for women"."""
    clauses = walk.clauses
    bare = list(takewhile(lambda clause: clause.days and not (clause.has_body or clause.facts), reversed(clauses)))
    head = clauses[: len(clauses) - len(bare)]
    if not head or not bare or any(spec.weeks or spec.month_days for clause in clauses for spec in clause.days):
        return
    first = bare[-1]
    is_apart = first.before or first.is_after_comma or first.segment != head[-1].segment or walk.since
    if days_of(first) != days_of(head[-1]) and not is_apart:
        return
    if any("only" in (word.casefold() for word in words) for words in (first.before, walk.since)):
        return  # "on Sundays with performances only"
    if not PARTS.isdisjoint(word.casefold() for word in first.before):
        return  # "Telephone Mon-Fri 9am-5pm, drop in Weds"
    if any(word.casefold().startswith(_PARTS_OF_DAY) for word in (*first.before, *walk.since[:1])):
        return  # "clinic: Wednesday evenings", "Mon-Fri 9am-5pm, evenings Tue and Thu"
    head_days = {day for clause in head if clause.spans for day in days_of(clause)}
    if all(clause.has_body or clause.facts for clause in head) and all(days_of(clause) <= head_days for clause in bare):
        walk.clauses[:] = head


def _leave_out_inside(walk: Walk) -> None:
    """Leave out when a telephone is answered, after the hours, and a part of the day that has no days of its own."""
    if len(walk.clauses) < 2 or not walk.words:
        return
    _leave_out_telephone_first(walk)
    head = walk.clauses[:1]
    if not head or not (head[0].spans and head[0].days):
        return
    labels = zip(labels_of(walk), labels_of(walk, own_only=True), strict=True)
    for clause, (label, own) in zip(walk.clauses[1:], [*labels][1:], strict=True):
        spans = [span for other in head for span in other.spans]
        is_bare = not (clause.days or clause.facts) and bool(clause.spans)
        is_within = is_bare and all(any(_holds(span, inner) for span in spans) for inner in clause.spans)
        if (label.is_from_afar and clause.spans and "by-arrangement" not in clause.facts) or (
            is_within and (own.is_part or own.has_name)
        ):
            continue
        head.append(clause)
    walk.clauses[:] = head


def _leave_out_telephone_first(walk: Walk) -> None:
    """Leave out when a telephone is answered, before the hours of something with a name of its own."""
    labels = labels_of(walk, own_only=True)
    walk.clauses[0].is_unsure |= labels[0].is_of_telephone_only  # "Mon-Fri 10am-3pm (phone), Wed 10am-1pm"
    if not labels or not (is_telephone(labels[0].before) or labels[0].is_from_afar):
        return
    is_far, others = True, []
    for clause, label in zip(walk.clauses[1:], labels[1:], strict=True):
        near = label.lead or (label.before if label.before & PARTS else frozenset())
        is_far = is_telephone(near) if near else is_far  # "Helpline: Mon 9am-4pm, Fri 9am-1pm; clinic: ..."
        others += [] if is_far else [clause]
    if others and all(clause.days or "by-arrangement" in clause.facts for clause in others):
        walk.clauses[:] = others


def _holds(span: Span, inner: Span) -> bool:
    last = inner.starts if inner.ends is None else inner.ends
    return (
        span.ends is not None
        and not (span.next_day or inner.next_day)
        and (span.starts <= inner.starts and last <= span.ends)
    )


def _judge_alternate_weeks(clauses: list[Clause]) -> None:
    """Every other Monday, and the 1st Monday too: that may say which, or not."""
    for clause in clauses:
        every = clause.facts.get("every")
        others = [
            other for other in clauses if other.segment == clause.segment and not {"every", "weekly"} & set(other.facts)
        ]
        if isinstance(every, tuple) and every[2] and "starts_on" not in clause.facts:
            for other in others:  # "fortnightly Tuesday 10am, Thursday 1pm": is Thursday?
                clause.is_unsure = True
                other.is_unsure |= not any(spec.weeks for spec in other.days)
        for other in clauses:
            is_every = bool({"every", "some"} & set(clause.facts)) or clause.facts.get("monthly") == "once"
            if other is not clause and is_every and days_of(clause) & days_of(other) and not other.spans:
                clause.is_unsure = other.is_unsure = True


def _prefer_longer_day(walk: Walk) -> None:
    """Take "Mon-Fri 9am-5pm. Wednesday 9am-8pm" as it is meant, where nothing has a name: on Wednesday until 8pm."""
    if walk.words or len(walk.clauses) < 2 or any(clause.facts for clause in walk.clauses):
        return
    for number, longer in enumerate(walk.clauses):
        for whole in walk.clauses[:number]:
            is_of_one = len(days_of(longer)) < len(days_of(whole)) and days_of(longer) <= days_of(whole)
            is_weekly = not any(spec.weeks or spec.month_days for spec in (*longer.days, *whole.days))
            if (
                is_of_one
                and is_weekly
                and len(longer.spans) == len(whole.spans) == 1
                and _holds(longer.spans[0], whole.spans[0])
            ):
                whole.remove(days_of(longer))


def _leave_out_months(clauses: list[Clause]) -> None:
    """Take "Mon-Fri 9am-5pm; July and August: Mon-Fri 9am-4pm" as it is meant: in these months instead."""
    for special in [clause for clause in clauses if "months" in clause.facts and clause.spans]:
        months = special.facts["months"]
        for whole in clauses:
            if "months" not in whole.facts and isinstance(months, tuple) and clash(whole, special):
                is_same = days_of(whole) == days_of(special) and whole.facts.keys() <= {"bank_holidays"}
                is_same &= not any(spec.weeks or spec.month_days for spec in (*whole.days, *special.days))
                if is_same and len([each for each in clauses if "months" in each.facts]) == 1:
                    whole.facts["months"] = other_months(months)


def _judge_weeks(walk: Walk) -> None:
    """Take "Saturday 10am to 12pm (1st Saturday of the month)" for one clause, whichever half has the hours."""
    if len(walk.clauses) != 2 or not walk.days_first:
        return
    first, second = walk.clauses
    days, others = ({day for spec in clause.days for day in spec.days} for clause in (first, second))
    weeks = {week for spec in second.days for week in spec.weeks}
    is_refined = second.days and all(spec.weeks and not spec.is_unsure for spec in second.days)
    is_plain = not any(spec.weeks or spec.is_unsure for spec in first.days)
    has_one_body = first.has_body != second.has_body and (first.has_body or not first.spans)
    shared = {name: value for name, value in first.facts.items() if name in _SHARED}
    extra = (
        {*first.facts, *second.facts} - {*shared} - ({"monthly"} if "monthly" in first.facts else {"monthly", "every"})
    )
    every = first.facts.get("every")
    is_twice = every is None or (len(weeks) == 2 and isinstance(every, tuple) and every[:2] == (Kind.WEEKS, 2))
    if not (days == others and is_refined and is_plain and has_one_body and is_twice) or extra:
        return
    if second.segment == first.segment:
        is_another = any(word not in (STOP, COMMA) for word in second.before)
    else:
        is_another = is_of_special(sentence(second.before))
    is_another |= second.segment in walk.hard_in
    is_of_last = (
        len(first.spans) > 1 and second.segment == first.segment and not (second.is_after_comma or second.before)
    )
    if first.has_body and is_of_last:
        first.is_unsure = True  # "Sundays at 8am and at 10am on the first Sunday": is the first of every week?
    elif first.has_body and not second.has_words_inside and not is_another:  # but "Wed 8pm (meal on 1st Wed)"
        first.days = second.days
        first.facts = shared
        walk.clauses.remove(second)
    elif second.has_body and first.facts and not first.has_words_inside:  # "Monthly on Fridays. 3rd Friday, 2pm"
        walk.clauses.remove(first)


def _judge_closed(clauses: list[Clause]) -> None:
    """The same day closed in one line and open in another."""
    for closed in (clause for clause in clauses if clause.has_body and not (clause.spans or clause.varies)):
        days = {day for spec in closed.days for day in spec.days}
        for clause in clauses:
            clause.is_unsure |= bool(clause.spans) and any(days & set(spec.days) for spec in clause.days)


def _judge_starts(clause: Clause, *, is_certain: bool) -> None:
    """A time alone among ranges is the end of one, said twice, or is no beginning."""
    ends = {span.ends for span in clause.spans}
    alone = [span for span in clause.spans if span.ends is None]
    clause.is_unsure |= len(alone) > 1 and not clause.is_list
    if alone and len(ends) > 1:
        clause.is_unsure |= any(span.starts not in ends for span in alone)
        clause.spans = [span for span in clause.spans if span.ends is not None]
    elif alone and not is_certain:
        clause.is_unsure = True


def _doubt_around(clauses: list[Clause], number: int) -> None:
    """Days without hours among others that have them: those beside them may be theirs."""
    clauses[number].is_unsure = True
    for after in clauses[number + 1 : number + 2]:
        after.is_unsure = True
    for before in clauses[max(number - 1, 0) : number]:
        before.is_unsure |= before.segment == clauses[number].segment
