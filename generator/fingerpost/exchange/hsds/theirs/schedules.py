"""Schedules of other people become sessions: the parts of a calendar rule, or a weekday with its hours."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from dateutil.rrule import WEEKLY, rrule

from fingerpost.exchange.hsds.theirs.names import first, text_of
from fingerpost.exchange.hsds.theirs.values import MIDNIGHT, one_line, read_day, read_number, read_time
from fingerpost.records.session import Week, Weekday
from fingerpost.records.shorten import shorten

Data = dict[str, Any]
LONGEST_NOTE = 200  # as the schema has it
MOST_SESSIONS = 100

_BY_CODE = dict(zip(("MO", "TU", "WE", "TH", "FR", "SA", "SU"), Weekday, strict=True))
_WEEKS = {1: Week.FIRST, 2: Week.SECOND, 3: Week.THIRD, 4: Week.FOURTH, 5: Week.FIFTH, -1: Week.LAST}
_DAY = re.compile(r"([+-]?[0-9])?\s*(?:st|nd|rd|th)?\s*([A-Za-z]{2,9})")
_WORDS_OF_FREQ = {
    "weekly": ("WEEKLY", "WEEK", "W", "EVERY WEEK"),
    "monthly": ("MONTHLY", "MONTH", "M", "EVERY MONTH"),
    "daily": ("DAILY", "DAY", "D", "EVERY DAY"),
}


@dataclass(slots=True)
class Timetable:
    """The sessions that could be made from schedules, and what to say about the others."""

    sessions: list[Data] = field(default_factory=list)
    remarks: list[tuple[str, str]] = field(default_factory=list)  # code and message
    words: list[str] = field(default_factory=list)  # what no session can hold, as the source has it

    def add_problem(self, code: str, message: str) -> None:
        """Report one thing, once."""
        if (code, message) not in self.remarks:
            self.remarks.append((code, message))


def read_schedules(schedules: Iterable[Mapping[str, Any]], where: Mapping[int, Data]) -> Timetable:
    """Make sessions.

    Args:
        schedules: As they came, with the names of HSDS 3.0.
        where: What each session says beside its times, by the number of its schedule: ``{"place": id}``.
    """
    table = Timetable()
    by_rest: dict[str, Data] = {}
    for number, schedule in enumerate(schedules):
        session = _session(schedule, table)
        if session is None:
            continue
        session |= where.get(number, {})
        days = session.pop("days", [])
        key = repr(sorted(session.items(), key=str)) if session["repeats"] == "weekly" and days else f"only {number}"
        together = by_rest.setdefault(key, {**session, "days": []})
        together["days"] += [day for day in days if day not in together["days"]]
    for session in by_rest.values():
        session["days"] = [day.value for day in Weekday if day.value in session["days"]]
        if not session["days"]:
            del session["days"]
        if session not in table.sessions:
            table.sessions.append(session)
    if len(table.sessions) > MOST_SESSIONS:
        table.add_problem(
            "hsds-many-sessions", f"Only the first {MOST_SESSIONS} of {len(table.sessions)} sessions were taken."
        )
        table.sessions = table.sessions[:MOST_SESSIONS]
    return table


def _session(schedule: Mapping[str, Any], table: Timetable) -> Data | None:
    session: Data = {}
    _add_rule(schedule, session, table)
    _add_times(schedule, session, table)
    _add_end(schedule, session, table)
    notes = " ".join(
        dict.fromkeys(words for name in ("description", "notes") if (words := one_line(text_of(schedule.get(name)))))
    )
    if session["repeats"] == "unknown" and not notes and not session.keys() - {"repeats"}:
        table.add_problem("hsds-schedule-empty", "A schedule says neither a day nor a time, so it was left out.")
        return None
    if len(notes) > LONGEST_NOTE:
        table.words.append(notes)
        table.add_problem(
            "hsds-text-long", "What a schedule says is too long for a session. All of it is under imported: hours."
        )
    if notes:
        session["notes"] = shorten(notes, LONGEST_NOTE)
    return session


def _add_rule(schedule: Mapping[str, Any], session: Data, table: Timetable) -> None:
    freq = _freq(text_of(schedule.get("freq")), table)
    days = _days(first(schedule, ("byday", "weekday")), table)
    month_days = [int(part) for part in re.findall(r"-?[0-9]+", text_of(schedule.get("bymonthday")))]
    starts = read_day(first(schedule, ("dtstart", "valid_from")))
    if (wrong := text_of(schedule.get("dtstart"))) and starts is None:
        table.add_problem("hsds-day-unclear", f"The first day of a schedule is {shorten(wrong, 40)}, which is no day.")
    if starts:
        session["starts_on"] = starts.isoformat()
    if freq == "daily":
        freq, days = "weekly", [(None, day) for day in Weekday]
    weeks = sorted({week for week, _ in days if week is not None}, key=list(_WEEKS).index)
    if freq == "monthly" or (weeks and freq != "weekly"):
        session["repeats"] = "monthly"
        usable = [day for day in month_days if 1 <= day <= 31]
        if len(usable) < len(month_days):
            table.add_problem(
                "hsds-month-day", "A schedule counts days from the end of the month, which no session can say."
            )
        if weeks:
            session |= {"weeks": [_WEEKS[week].value for week in weeks], "days": _names(days)}
        elif usable:
            session["month_days"] = usable
        elif not starts:
            session["repeats"] = "unknown"
            table.add_problem("hsds-rule-unclear", "A monthly schedule says no day.")
    elif days or (freq == "weekly" and starts):
        session["repeats"] = "weekly"
        if month_days:
            table.add_problem("hsds-month-day", "A weekly schedule names days of the month. They were left out.")
        session["days"] = _names(days) if days else []
    elif starts and not freq and not text_of(schedule.get("valid_from")):
        session["repeats"] = "once"
    else:
        session.pop("starts_on", None)
        session["repeats"] = "unknown"
    _add_every(schedule, session, table)


def _add_every(schedule: Mapping[str, Any], session: Data, table: Timetable) -> None:
    every = read_number(schedule.get("interval"))
    if every is None or every <= 1 or session["repeats"] not in ("weekly", "monthly"):
        return
    if every > 52 or every != int(every):
        table.add_problem("hsds-interval", f"A schedule comes every {every:g}, which no session can say.")
    elif "starts_on" not in session:
        table.add_problem("hsds-interval", f"A schedule comes every {every:g} weeks or months but not since when.")
        session["repeats"] = "unknown"
    else:
        session["every"] = int(every)


def _freq(text: str, table: Timetable) -> str:
    if not text:
        return ""
    for ours, theirs in _WORDS_OF_FREQ.items():
        if text.upper() in theirs:
            return ours
    table.add_problem("hsds-rule-unclear", f"A schedule comes {shorten(text, 30)}, which no session can say.")
    return ""


def _days(text: str, table: Timetable) -> list[tuple[int | None, Weekday]]:
    """Days, with the week of the month if it is given: "2MO", "Thursday", 1 for Monday.

    >>> [(week, day.value) for week, day in _days("2MO,-1FR", Timetable())]
    [(2, 'monday'), (-1, 'friday')]
    """
    days: list[tuple[int | None, Weekday]] = []
    for part in (piece.strip() for piece in re.split(r"[,;/]|\band\b", text) if piece.strip()):
        match = _DAY.fullmatch(part)
        if part in "1234567" and len(part) == 1:
            days.append((None, list(Weekday)[int(part) - 1]))
            continue
        day = _BY_CODE.get(match[2][:2].upper()) if match else None
        is_name = match and day and (len(match[2]) <= 3 or day.value.startswith(match[2].lower().rstrip("s")))
        week = int(match[1]) if match and match[1] else None
        if not match or day is None or not is_name or (week is not None and week not in _WEEKS):
            table.add_problem("hsds-day-unclear", f"A schedule is on {shorten(part, 30)}, which is no day of the week.")
            continue
        days.append((week, day))
    return days


def _names(days: list[tuple[int | None, Weekday]]) -> list[str]:
    return list(dict.fromkeys(day.value for _, day in days))


def _add_times(schedule: Mapping[str, Any], session: Data, table: Timetable) -> None:
    opens, closes = (_time(schedule, name, table) for name in ("opens_at", "closes_at"))
    if opens == MIDNIGHT:
        opens = "00:00"
    if not opens:
        if closes and closes != MIDNIGHT:
            table.add_problem("hsds-time-unclear", f"A schedule ends at {closes}, but does not say when it begins.")
        return
    session["from"] = opens
    if not closes or closes == opens:
        return
    if opens == "00:00" and closes in ("23:59", MIDNIGHT):
        session["to"] = MIDNIGHT
    elif closes == MIDNIGHT:
        session |= {"to": "00:00", "ends_next_day": True}
    else:
        session["to"] = closes
        if closes < opens:
            session["ends_next_day"] = True


def _time(schedule: Mapping[str, Any], name: str, table: Timetable) -> str:
    text = text_of(schedule.get(name))
    if not text:
        return ""
    at, offset = read_time(text)
    if not at:
        table.add_problem("hsds-time-unclear", f"{shorten(text, 30)} is no time of the day, so it was left out.")
    if offset and offset not in ("Z", "+00:00"):
        table.add_problem(
            "hsds-offset", f"{shorten(text, 30)} has a distance from UTC. It was taken as the clock at the place."
        )
    return at


def _add_end(schedule: Mapping[str, Any], session: Data, table: Timetable) -> None:
    if session["repeats"] not in ("weekly", "monthly"):
        return
    ends = read_day(first(schedule, ("until", "valid_to")))
    if (wrong := first(schedule, ("until", "valid_to"))) and ends is None:
        table.add_problem("hsds-day-unclear", f"The last day of a schedule is {shorten(wrong, 40)}, which is no day.")
    if ends is None and (count := read_number(schedule.get("count"))) and "starts_on" in session:
        ends = _last_of(session, int(count))
    if ends is None:
        return
    if ends.isoformat() == session.get("starts_on"):
        session["repeats"] = "once"
        for name in ("days", "weeks", "month_days", "every"):
            session.pop(name, None)
    elif ends.isoformat() < session.get("starts_on", ""):
        table.add_problem("hsds-day-unclear", "A schedule ends before it begins. Its last day was left out.")
    else:
        session["ends_on"] = ends.isoformat()


def _last_of(session: Data, count: int) -> date | None:
    start = datetime.combine(date.fromisoformat(session["starts_on"]), time())
    numbers = [list(Weekday).index(Weekday(day)) for day in session.get("days", ())]
    every = session.get("every", 1)
    if session["repeats"] == "monthly" or not 0 < count <= 1000:
        return None
    dates = rrule(WEEKLY, interval=every, byweekday=numbers or None, dtstart=start, count=count)
    return list(dates)[-1].date()
