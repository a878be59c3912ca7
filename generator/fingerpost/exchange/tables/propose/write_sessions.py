"""When it is: hours of each day, a day with times, or a whole week in a cell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from fingerpost.exchange.tables.mapping_check import as_gap
from fingerpost.exchange.tables.propose.column import Column
from fingerpost.exchange.tables.propose.draft import Draft
from fingerpost.exchange.tables.propose.fit import part_of_day
from fingerpost.exchange.tables.propose.headings import DAYS, plain
from fingerpost.exchange.tables.propose.yaml_lines import (
    quoted,
    with_reason,
)

_OF_AN_EVENT = re.compile(
    r"(?:events? |concert |gig |show )?dates?(?: of (?:the )?(?:event|concert|show))?|event start(?: date)?"
)

_MOSTLY = 0.8
_TIMES = re.compile(r"(?:start(?:ing)? |event )?times?")  # "7.30pm for 8pm", where there may be more than a time


def session_lines(draft: Draft) -> Iterator[str]:
    about = ["place: <place id>"] if draft.has_place else []
    if is_of_events(draft):
        yield with_reason(f"sessions: {_once(draft, about)}", _why(draft, "start_date"))
        return
    if draft.all("start_date"):
        about.append(f"starts_on: {draft.date_of(draft.all('start_date')[0])}")
    if draft.all("end_date"):
        about.append(f"ends_on: {draft.date_of(draft.all('end_date')[0])}")
    days = _days(draft)
    lists = [*days, *_day_and_times(draft, about), *_hours(draft, about)]
    if not lists and draft.has_place:
        yield with_reason(
            "sessions: [{place: <place id>, repeats: unknown}]",
            "no column says when: pages say that we do not know the times",
        )
    elif len(lists) == 1 and not days:
        yield with_reason(f"sessions: {lists[0]}", _why(draft, "hours", "day", "start"))
    elif lists:
        is_partly = bool(days) and draft.has_place and not _all_have_hours(draft)
        yield with_reason("sessions:", "hours of each day" if days else draft.why("hours"))
        if is_partly:
            yield with_reason("  first_of:", "a row without hours keeps its place")
            yield "    -"
        for part in lists:
            lines = part.splitlines() if "\n" in part else [f"  - {part}"]
            yield from (f"    {line}" for line in lines) if is_partly else lines
        if is_partly:
            yield "    - [{place: <place id>, repeats: unknown}]"


def _why(draft: Draft, *roles: str) -> str:
    """Why these columns, and what is left to fill in."""
    why = next((words for role in roles if (words := draft.why(role))), "")
    return f"fill in the year of days that have none, or leave. {why}" if draft.lacks_year else why


def is_of_events(draft: Draft) -> bool:
    """Whether each row is one thing on one date: a concert, a fair; not a course that begins then."""
    others = ("day", "frequency", *(f"hours.{day}" for day in DAYS))
    dates = draft.all("start_date")
    if not dates or any(draft.all(role) for role in others):
        return False
    if not all(_TIMES.fullmatch(plain(column.heading)) for column in draft.all("hours")):
        return False
    if has_moments(dates[0]) or (draft.all("end_date") and _ends_that_day(draft)):
        return True
    return not draft.all("end_date") and bool(_OF_AN_EVENT.fullmatch(plain(dates[0].heading)))


def has_moments(column: Column) -> bool:
    """Whether a column has dates, each with its time."""
    return column.contents.share("date_time") >= _MOSTLY


def _ends_that_day(draft: Draft) -> bool:
    """Whether nearly every row ends on the day on which it begins, or says only when it begins."""
    first, last = draft.all("start_date")[0], draft.all("end_date")[0]
    rows = [row.cells for row in draft.source.table.rows if row.cells.get(first.name)]
    same = [row for row in rows if row.get(last.name, "")[:10] in ("", row[first.name][:10])]
    return first.table == last.table == "" and len(same) >= _MOSTLY * len(rows)


def _once(draft: Draft, about: list[str]) -> str:
    """On its date at its time; on its date alone, where the time cannot be read."""
    if has_moments(draft.all("start_date")[0]) or draft.all("end_date"):
        return _from_to(draft, about)
    day = draft.date_of(draft.all("start_date")[0])
    start, end = draft.gap("start"), draft.gap("end")
    times = f"{start}-{end}" if start and end else start or draft.gap("hours")
    place = f", with: {{{', '.join(about)}}}" if about else ""
    words = quoted(times)
    if start and end:  # a row may say only when it starts
        words = f"{{first_of: [{words}, {quoted(start)}]}}"
    return f"{{opening_hours: {words}, on: {day}{place}}}" if times else f"{{opening_hours: {day}{place}}}"


def _from_to(draft: Draft, about: list[str]) -> str:
    """From one day and time to another, where each is a cell of its own or two."""
    ends: list[str] = []
    for date, time in (("start_date", "start"), ("end_date", "end")):
        for column in draft.all(date)[:1]:
            if has_moments(column) or not draft.all(time):
                ends.append(draft.date_of(column, "date_time"))
            else:
                ends.append(f'{{joined: [{draft.date_of(column)}, {quoted(draft.gap(time))}], by: " "}}')
    words = ends[0] if len(ends) == 1 else f'{{joined: [{", ".join(ends)}], by: " to "}}'
    place = f", with: {{{', '.join(about)}}}" if about else ""
    return f"{{opening_hours: {words}{place}}}"


def _all_have_hours(draft: Draft) -> bool:
    """Whether each row has hours on some day; a joined table may have them for any."""
    columns = [column for day in DAYS for column in draft.all(f"hours.{day}")]
    if any(column.table for column in columns):
        return False
    return all(any(row.cells.get(column.name) for column in columns) for row in draft.source.table.rows)


def _days(draft: Draft) -> list[str]:
    """Hours with a column for each day; opening and closing in two columns; staffed and unstaffed apart."""
    by_part: dict[str, dict[str, Column]] = {}
    for day in DAYS:
        for column in draft.all(f"hours.{day}"):
            by_part.setdefault(part_of_day(column), {})[day] = column
    opens = next(
        (part for part in by_part if re.fullmatch((r"(?:opens?|opening|start|from)(?: (?:time|at))?"), part)), None
    )
    closes = next(
        (part for part in by_part if re.fullmatch((r"(?:closes?|closing|end|to|finish|until)(?: (?:time|at))?"), part)),
        None,
    )
    lists = []
    if opens is not None and closes is not None:
        first, last = by_part.pop(opens), by_part.pop(closes)
        both = {day: f"{as_gap(first[day].name)}-{as_gap(last[day].name)}" for day in first if day in last}
        lists.append(_by_day(draft, both, ""))
    lists += [
        _by_day(draft, {day: as_gap(column.name) for day, column in days.items()}, part if number else "")
        for number, (part, days) in enumerate(by_part.items())
    ]
    return lists


def _by_day(draft: Draft, days: Mapping[str, str], notes: str) -> str:
    about = ["place: <place id>"] * draft.has_place + ([f"notes: {quoted(notes.capitalize())}"] if notes else [])
    lines = ["  - opening_hours:", *(f"      {day}: {quoted(gap)}" for day, gap in days.items())]
    return "\n".join([*lines, f"    with: {{{', '.join(about)}}}"] if about else lines)


def _day_and_times(draft: Draft, about: list[str]) -> list[str]:
    start, end, day = draft.gap("start"), draft.gap("end"), draft.gap("day")
    if not start and not day:
        return []
    times = f"{start}-{end}" if start and end else start or draft.gap("hours")
    first = ([f"{day} {times}"] if day else []) if times else []
    parts = [
        quoted(text)
        for text in (*first, f"{day} {start}" if day and start and end else "", day if not times else "")
        if text
    ]
    if not parts:
        return []
    words = parts[0] if len(parts) == 1 else f"{{first_of: [{', '.join(parts)}]}}"
    if draft.all("frequency") and day:
        words = f'{{joined: [{quoted(draft.gap("frequency"))}, {words}], by: " "}}'
    columns = [column for role in ("day", "start", "hours") for column in draft.all(role)]
    words += next((year for column in columns if (year := draft.year_beside(column))), "")
    one = f"{{opening_hours: {words}, with: {{{', '.join(about)}}}}}" if about else f"{{opening_hours: {words}}}"
    table = next((column.table for role in ("day", "start") for column in draft.all(role)), "")
    return [f"{{each: {quoted(table)}, make: {one}}}" if table and draft.is_many(table) else one]


def _hours(draft: Draft, about: list[str]) -> list[str]:
    if not draft.all("hours") or draft.all("day"):
        return []
    words = quoted(draft.gap("hours")) + draft.year_beside(draft.all("hours")[0])
    if not about:
        return [f"{{opening_hours: {words}}}"]
    hours = f"{{opening_hours: {words}, with: {{{', '.join(about)}}}}}"
    if not draft.has_place or draft.all("hours")[0].contents.filled_share == 1:
        return [hours]
    return [f"{{first_of: [{hours}, [{{place: <place id>, repeats: unknown}}]]}}"]  # an empty cell keeps its place
