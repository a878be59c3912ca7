"""A short way to write down sessions, for the table of cases."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from fingerpost.records.session import Weekday
from fingerpost.schedule.hours.read import Reading

WEEK = [day.value for day in Weekday]
WEEKS = {"first": "1st", "second": "2nd", "third": "3rd", "fourth": "4th", "fifth": "5th", "last": "last"}
MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)


def meaning_of(reading: Reading) -> str:
    """Write a reading as the table has it."""
    if reading.is_closed:
        return "closed"
    if reading.says_none:
        return "nothing"
    has_notes = any("notes" in session for session in reading.sessions)
    parts = ["; ".join(map(_session, reading.sessions)), "~" * bool(reading.assumed), "*" * has_notes]
    parts.append("" if reading.is_whole else "?")
    return " ".join(part for part in parts if part)


def _session(session: dict[str, Any]) -> str:
    if session["repeats"] == "unknown":
        return "unknown"
    parts = ["arr"] if session["repeats"] == "by-arrangement" else []
    if session["repeats"] == "once":
        parts.append(session["starts_on"])
    parts += [",".join(session["dates"])] if "dates" in session else []
    parts += [",".join(WEEKS[week] for week in session["weeks"])] if "weeks" in session else []
    parts += ["one a month"] if session["repeats"] == "monthly" and not {"weeks", "month_days"} & set(session) else []
    parts += ["some"] if session["repeats"] == "some-weeks" else []
    parts += [f"day {','.join(map(str, session['month_days']))}"] if "month_days" in session else []
    parts += [_days(session["days"])] if "days" in session else []
    if "from" in session or "to" in session:
        parts.append(session.get("from", "") + (f"-{session['to']}" if "to" in session else ""))
    parts += ["next"] if session.get("ends_next_day") else []
    parts += [f"every={session['every']}"] if "every" in session else []
    if session["repeats"] != "once" and "starts_on" in session:
        parts.append(f"from={session['starts_on']}")
    parts += [f"until={session['ends_on']}"] if "ends_on" in session else []
    parts += [f"months={_runs([MONTHS.index(name) + 1 for name in session['months']])}"] if "months" in session else []
    parts += [f"bh={session['bank_holidays']}"] if "bank_holidays" in session else []
    parts += ["term"] if "term_time" in session else []
    parts += ["hols"] if "school_holidays" in session else []
    parts += [f"not={','.join(session['not_on'])}"] if "not_on" in session else []
    parts += [f"also={','.join(session['also_on'])}"] if "also_on" in session else []
    return " ".join(parts)


def _days(days: list[str]) -> str:
    numbers = [WEEK.index(day) for day in days]
    if len(numbers) > 4 and numbers[0] == 0 and numbers == list(range(len(numbers))):
        return f"Mo-{WEEK[numbers[-1]][:2].title()}"
    return " ".join(day[:2].title() for day in days)


def _runs(numbers: list[int]) -> str:
    starts = [numbers[0], *(b for a, b in pairwise(numbers) if b != a + 1)]
    ends = [*(a for a, b in pairwise(numbers) if b != a + 1), numbers[-1]]
    return ",".join(str(a) if a == b else f"{a}-{b}" for a, b in zip(starts, ends, strict=True))
