"""The rule of a session, as schema.org and OpenActive write it.

Source: schema.org/Schedule, version 30, and OpenActive's PartialSchedule, Modelling Opportunity Data 2.0.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from fingerpost.edition.edition import Edition, is_always
from fingerpost.exchange.as_json import without_gaps
from fingerpost.records.session import Repeats, Session
from fingerpost.schedule.dates import DAYS_AHEAD
from fingerpost.schedule.days import WEEK_NUMBERS
from fingerpost.schedule.rrule import DAY_CODES, recurrence_of
from fingerpost.schedule.rule import rule_of

Data = dict[str, Any]


def schedule_data(edition: Edition, session: Session) -> Data | None:
    """Its days and times; None for single dates, for unknown times, and for day and night.

    Days on which the rule is wrong, such as those of a school holiday, are listed, as far as the pages know days ahead.
    """
    if is_always(session):
        return None
    today, timezone = edition.today, edition.settings.timezone
    last = today + timedelta(days=DAYS_AHEAD - 1)
    recurrence = recurrence_of(session, edition.directory.calendars, edition.nation, today, last)
    if recurrence is None or not recurrence.rrule:
        return None
    rule = rule_of(session)
    if rule.repeats is Repeats.WEEKLY:
        by_day = [f"https://schema.org/{day.value.title()}" for day in rule.days]
    else:
        by_day = [f"{WEEK_NUMBERS[week]}{DAY_CODES[day]}" for week in rule.weeks for day in rule.days]
    return without_gaps(
        {
            "@type": "Schedule",
            "repeatFrequency": f"P{rule.every}{'W' if rule.repeats is Repeats.WEEKLY else 'M'}",
            "byDay": by_day,
            "byMonthDay": list(rule.month_days),
            "byMonth": list(rule.months),
            "startDate": recurrence.first.isoformat(),
            "endDate": rule.ends_on.isoformat() if rule.ends_on else "",
            "startTime": f"{session.starts:%H:%M}" if session.starts else "",
            "endTime": f"{session.ends:%H:%M}" if session.ends else "",
            "scheduleTimezone": timezone,
            "exceptDate": [day.isoformat() for day in recurrence.not_on],
        }
    )
