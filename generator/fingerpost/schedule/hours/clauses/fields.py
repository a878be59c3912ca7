"""A clause becomes sessions, as the fields that a record has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from fingerpost.records.session import Week, Weekday
from fingerpost.schedule.hours.clauses.clause import Clause
from fingerpost.schedule.hours.clock import MIDNIGHT, Span
from fingerpost.schedule.hours.phrases.phrase import Days
from fingerpost.schedule.hours.words.kinds import Kind

SessionData = dict[str, Any]
WEEKDAYS = tuple(Weekday)
_WEEKS = {1: Week.FIRST, 2: Week.SECOND, 3: Week.THIRD, 4: Week.FOURTH, 5: Week.FIFTH, -1: Week.LAST}
_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)


class NotCertain(Exception):
    """A clause cannot be written in a record without something that nobody has said."""

    def __init__(self, what: str = "") -> None:
        super().__init__(what)
        self.what = what  # "date": which weeks; "calendar": whose terms


def sessions_of(clause: Clause, calendar: str) -> Iterator[tuple[SessionData, Span | None]]:
    """Give the sessions of a clause, with the hours of each.

    Raises:
        NotCertain: If there is more to say of it than it says.
    """
    if any(spec.is_unsure for spec in clause.days):
        raise NotCertain
    about = _about(clause, calendar)
    if clause.has_body and not clause.spans and not clause.varies:
        if "some" in clause.facts:
            raise NotCertain
        return  # closed
    spans: list[Span | None] = [*clause.spans] or [None]
    for pattern in _patterns(clause):
        for span in spans:
            yield {**pattern, **_times(span), **about}, span


def clock_text(minutes: int) -> str:
    """Write a time as a record has it: 09:30."""
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _patterns(clause: Clause) -> Iterator[SessionData]:
    facts = clause.facts
    is_of_month = any(spec.weeks or spec.month_days for spec in clause.days)
    if "unknown" in facts:
        if clause.days or clause.spans or len(facts) > 1:
            raise NotCertain
        yield {"repeats": "unknown"}
    elif "by-arrangement" in facts and not (is_of_month and clause.spans):
        if is_of_month or {"every", "some"} & set(facts):
            raise NotCertain
        days = _names({day for spec in clause.days for day in spec.days})
        yield {"repeats": "by-arrangement"} | ({"days": days} if days else {})
    elif dates := facts.get("dates", facts.get("on-dates")):
        yield _dated(clause, dates)
    else:
        starts = facts.get("starts_on")
        if "course" in facts and not clause.days and isinstance(starts, date):
            clause.days.append(Days((starts.weekday(),)))  # "6 week course starting 6 October 2026"
        if "some" in facts and (is_of_month or {"every", "weekly", "course"} & set(facts) or len(clause.days) != 1):
            raise NotCertain
        if "part-of-year" in facts and (is_of_month or {"every", "monthly", "course", "months"} & set(facts)):
            raise NotCertain
        for spec in clause.days:
            yield _pattern(spec, facts)


def _pattern(spec: Days, facts: dict[str, object]) -> SessionData:
    if "some" in facts or "part-of-year" in facts:
        return {"repeats": "some-weeks", "days": _names(spec.days)}
    is_monthly = spec.weeks or spec.month_days or facts.get("monthly") == "once"
    pattern: SessionData = {"repeats": "monthly" if is_monthly else "weekly"}
    if "every" in facts:
        pattern["every"] = _every(facts["every"])[1]
    if spec.days:
        pattern["days"] = _names(spec.days)
    if spec.weeks:
        pattern["weeks"] = [_WEEKS[week].value for week in spec.weeks]
    if spec.month_days:
        pattern["month_days"] = list(spec.month_days)
    return pattern


def _dated(clause: Clause, dates: object) -> SessionData:
    """Days that are written down one by one; a weekday beside them must be theirs."""
    listed = [day for day in dates if isinstance(day, date)] if isinstance(dates, tuple) else []
    days = {day for spec in clause.days for day in spec.days}
    is_on_days = not days or {day.weekday() for day in listed} == days
    if len(clause.facts) > 1 or not is_on_days or any(spec.weeks for spec in clause.days):
        raise NotCertain
    if len(listed) == 1:
        return {"repeats": "once", "starts_on": listed[0].isoformat()}
    return {"repeats": "dates", "dates": [day.isoformat() for day in listed]}


def _about(clause: Clause, calendar: str) -> SessionData:
    """The words beside the days that apply to them."""
    facts = clause.facts
    about: SessionData = _from_until(facts)
    _check_repeating(clause)
    if isinstance(months := facts.get("months"), tuple):
        about["months"] = [_MONTHS[month - 1] for month in months]
    if "term_time" in facts and "school_holidays" in facts:
        raise NotCertain
    for name in ("term_time", "school_holidays"):
        if name in facts:
            if not calendar:
                raise NotCertain("calendar")
            about[name] = calendar
    if "bank_holidays" in facts:
        about["bank_holidays"] = facts["bank_holidays"]
    for name in ("not_on", "also_on"):
        if isinstance(days := facts.get(name), tuple):
            about[name] = [day.isoformat() for day in days]
    if isinstance(days := facts.get("not-between"), tuple):
        own = {day for spec in clause.days for day in spec.days}
        closed = [day.isoformat() for day in days if day.weekday() in own]
        about |= {"not_on": sorted({*about.get("not_on", ()), *closed})} if closed else {}
    if set(about.get("not_on", ())) & set(about.get("also_on", ())):
        raise NotCertain
    return about


def _from_until(facts: dict[str, object]) -> SessionData:
    between = facts.get("dates-between")
    starts, ends = between if isinstance(between, tuple) else (facts.get("starts_on"), facts.get("ends_on"))
    if isinstance(starts, date) and isinstance(ends, date) and ends < starts:
        raise NotCertain
    if "course" in facts:
        weeks = facts["course"]
        if not isinstance(starts, date) or ends is not None or "every" in facts or not isinstance(weeks, int):
            raise NotCertain
        ends = starts + timedelta(weeks=weeks - 1)
    days = {"starts_on": starts, "ends_on": ends}
    return {name: day.isoformat() for name, day in days.items() if isinstance(day, date)}


def _check_repeating(clause: Clause) -> None:
    facts = clause.facts
    starts = facts.get("starts_on")
    if "course" in facts and isinstance(starts, date):
        is_plain = not any(spec.weeks or spec.month_days for spec in clause.days)
        if not is_plain or {day for spec in clause.days for day in spec.days} - {starts.weekday()}:
            raise NotCertain  # from a Tuesday, on Mondays too: until when?
    is_monthly = any(spec.weeks or spec.month_days for spec in clause.days)
    if (
        "monthly" in facts
        and "some" not in facts
        and not is_monthly
        and (facts["monthly"] != "once" or "every" in facts or len(clause.days) > 1)
    ):
        raise NotCertain("date")
    if "weekly" in facts and (is_monthly or "every" in facts):
        raise NotCertain
    if "every" in facts:
        starts = facts.get("starts_on")
        if (_every(facts["every"])[0] == "monthly") != is_monthly:
            raise NotCertain("date")
        if (
            isinstance(starts, date)
            and not is_monthly
            and not any(starts.weekday() in spec.days for spec in clause.days)
        ):
            raise NotCertain


def lacks_date(session: SessionData) -> bool:
    """Whether it is not every week, and nothing says in which: the group has to be asked."""
    is_monthly = session["repeats"] == "monthly" and not session.get("weeks") and not session.get("month_days")
    return is_monthly or session["repeats"] == "some-weeks" or ("every" in session and "starts_on" not in session)


def _every(value: object) -> tuple[str, int]:
    """Whether it is so many weeks or months from one to the next, and how many."""
    kind, number, _ = value if isinstance(value, tuple) else (Kind.WEEKS, 1, False)
    return ("weekly" if kind is Kind.WEEKS else "monthly"), int(number)


def _names(days: Iterable[int]) -> list[str]:
    return [WEEKDAYS[day].value for day in sorted(days)]


def _times(span: Span | None) -> SessionData:
    if span is None:
        return {}
    if span.next_day and span.starts == span.ends == 0:
        return {"from": "00:00", "to": "24:00"}
    times: SessionData = {"from": clock_text(span.starts)}
    if span.ends is not None:
        times["to"] = clock_text(span.ends % MIDNIGHT)
    if span.next_day:
        times["ends_next_day"] = True
    return times
