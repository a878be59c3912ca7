"""When it is: hours of each day, a day with times, or a whole week in a cell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from fingerpost.exchange.tables.mapping_check import as_gap
from fingerpost.exchange.tables.propose.column import Column
from fingerpost.exchange.tables.propose.delivery import has_where, where_of
from fingerpost.exchange.tables.propose.draft import Draft
from fingerpost.exchange.tables.propose.fit import part_of_day
from fingerpost.exchange.tables.propose.fit_values import says_no_day
from fingerpost.exchange.tables.propose.headings import DAYS, plain
from fingerpost.exchange.tables.propose.hours_in_words import ROLE as IN_WORDS
from fingerpost.exchange.tables.propose.hours_in_words import in_words
from fingerpost.exchange.tables.propose.how_often import how_often
from fingerpost.exchange.tables.propose.more_times import PART_OF_DAY, TIMES_OF_DATES, part_in, texts_of_times
from fingerpost.exchange.tables.propose.more_times import ROLE as MORE_TIMES
from fingerpost.exchange.tables.propose.part_of_year import ROLE as PART_OF_YEAR
from fingerpost.exchange.tables.propose.ticked_days import ticked_days
from fingerpost.exchange.tables.propose.yaml_lines import (
    first_of,
    first_of_texts,
    quoted,
    with_reason,
)
from fingerpost.exchange.tables.values.clean_values import clean_date

_OF_AN_EVENT = re.compile(
    r"(?:events? |concert |gig |show )?dates?(?: of (?:the )?(?:event|concert|show))?|event start(?: date)?"
)

_BEGINS = re.compile(r"start(?:s|ing)?(?: date| on)?|begins?(?: on)?|date from|from(?: date)?")
_EVENTS = re.compile(r"\b(?:events?|gigs?|concerts?|shows?|performances?|screenings?|fixtures?)\b")
_GOES_ON = re.compile(
    r"\b(?:weeks?|sessions?|courses?|terms?|lessons?|class(?:es)?|duration|length|frequency|recur\w*|repeats?|often)\b"
)
_HOW_OFTEN = ("frequency", "interval", "week_of_month", PART_OF_YEAR)
_MOSTLY = 0.8
_HALF = 0.5
_FEW_WEEKS = timedelta(days=28)  # a play, an exhibition; a course is longer, and on one of the days of each week
_TIMES = re.compile(r"(?:start(?:ing)? |event )?times?")  # "7.30pm for 8pm", where there may be more than a time


def session_lines(draft: Draft) -> Iterator[str]:
    about = where_of(draft)
    if is_of_events(draft):
        yield with_reason(f"sessions: {_or_place(draft, _once(draft, about))}", _why(draft, "start_date"))
        return
    place = list(about)
    for field, roles in (("starts_on", ("start_date", "begins")), ("ends_on", ("end_date", "until"))):
        if dates := [draft.date_of(column) for role in roles for column in draft.all(role)[:1]]:
            about.append(f"{field}: {first_of(dates)}")
    if ticked := ticked_days(draft):
        often = how_often({role: draft.all(role) for role in ("frequency", PART_OF_YEAR)})
        beside = f", with: {{{', '.join(about)}}}" if about else ""
        sessions = f"{{opening_hours: {ticked}{often}{beside}}}"
        yield with_reason(f"sessions: {_or_place(draft, sessions)}", "the times are those of each day that is ticked")
        return
    days = _days(draft)
    lists = [*days, *_day_and_times(draft, about), *_hours(draft, about)]
    if len(lists) == 1 and not days and _some_have_a_date_alone(draft):
        yield from _on_days_or_dates(draft, lists[0], place)
        return
    if not lists and has_where(draft):
        yield with_reason(
            f"sessions: {_place_alone(draft)}",
            _why_unknown(draft),
        )
    elif len(lists) == 1 and not days:
        yield with_reason(f"sessions: {_or_place(draft, lists[0])}", _why(draft, "hours", "day", "start"))
    elif lists:
        yield with_reason("sessions:", "hours of each day" if days else draft.why("hours"))
        if has_where(draft):
            yield with_reason("  first_of:", "a row without hours keeps its place")
            yield "    -"
        for part in lists:
            lines = part.splitlines() if "\n" in part else [f"  - {part}"]
            yield from (f"    {line}" for line in lines) if has_where(draft) else lines
        if has_where(draft):
            yield f"    - {_place_alone(draft)}"


def _why_unknown(draft: Draft) -> str:
    if not (dates := draft.all("start_date")):
        return "no column says when: pages say that we do not know the times"
    return (
        f"{dates[0].name} says when it begins, but no column on which days of the week it is. "
        f"If each is on that date only, write here {{opening_hours: {draft.date_of(dates[0])}}}"
    )


def _some_have_no_day(draft: Draft) -> bool:
    """Whether some rows have times without a day, which stay words: cells below a day may be merged."""
    day, *times = [draft.all(role)[0] for role in ("day", "start", "hours") if draft.all(role)]
    rows = () if day.table or not times else draft.source.table.rows
    return any(row.cells.get(times[0].name) and not row.cells.get(day.name) for row in rows)


def _some_have_a_date_alone(draft: Draft) -> bool:
    """Whether some rows name a day of the week and others a date: weekly clubs and single events in one list."""
    days, dates = draft.all("day"), draft.all("start_date")
    if not days or not dates or days[0].table or dates[0].table:
        return False
    return any(row.cells.get(dates[0].name) and not row.cells.get(days[0].name) for row in draft.source.table.rows)


def _on_days_or_dates(draft: Draft, weekly: str, place: list[str]) -> Iterator[str]:
    """On its days of the week where a row names them, and otherwise on its date, whatever its times say."""
    day = quoted(draft.all("day")[0].name)
    yield with_reason("sessions:", _why(draft, "hours", "day", "start"))
    yield with_reason("  first_of:", "some rows name a day of the week, others a date")
    yield f"    - {{when: {{{day}: filled}}, then: {weekly}}}"
    yield f"    - {_on_date(draft, place)}"
    if place:
        yield f"    - {_place_alone(draft)}"


def _on_date(draft: Draft, place: list[str]) -> str:
    """On a date, or from one to another."""
    first = draft.date_of(draft.all("start_date")[0])
    last = f", until: {draft.date_of(draft.all('end_date')[0])}" if draft.all("end_date") else ""
    start, end = draft.gap("start"), draft.gap("end")
    texts = [f"{start}-{end}"] * bool(start and end) + [gap for gap in (start, draft.gap("hours")) if gap]
    beside = f", with: {{{', '.join(place)}}}" if place else ""
    if not texts:
        return (
            f"{{opening_hours: {first}{beside}}}" if not last else f'{{opening_hours: "", on: {first}{last}{beside}}}'
        )
    return f"{{opening_hours: {first_of_texts(texts)}, on: {first}{last}{beside}}}"


def _or_place(draft: Draft, sessions: str) -> str:
    """A row without hours keeps its place, also one whose cell is emptied in a later edition."""
    return f"{{first_of: [{sessions}, {_place_alone(draft)}]}}" if has_where(draft) else sessions


def _place_alone(draft: Draft) -> str:
    """Where it is, of which nobody knows when."""
    return f"[{{{', '.join(where_of(draft))}, repeats: unknown}}]"


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
    if has_moments(dates[0]) or (draft.all("end_date") and _ends_soon(draft)):
        return True
    heading = plain(dates[0].heading)
    is_so = _OF_AN_EVENT.fullmatch(heading) or (_BEGINS.fullmatch(heading) and _are_called_events(draft))
    return bool(is_so) and not draft.all("end_date")


def _are_called_events(draft: Draft) -> bool:
    """Whether the column of names is of events, and none says that what begins goes on for weeks, as a course does."""
    named = any(_EVENTS.search(plain(column.heading)) for column in draft.all("name")[:1])
    return named and not any(_GOES_ON.search(plain(header)) for header in draft.source.table.headers)


def has_moments(column: Column) -> bool:
    """Whether a column has dates, each with its time."""
    return column.contents.share("date_time") >= _MOSTLY


def _ends_soon(draft: Draft) -> bool:
    """Whether most rows end within a few weeks of the day on which they begin, or say only when they begin."""
    first, last = draft.all("start_date")[0], draft.all("end_date")[0]
    rows = [row.cells for row in draft.source.table.rows if row.cells.get(first.name)]
    soon = [row for row in rows if _is_soon(row[first.name], row.get(last.name, ""), draft.date_order)]
    return first.table == last.table == "" and len(soon) > _HALF * len(rows)


def _is_soon(first: str, last: str, order: str) -> bool:
    if last[:10] in ("", first[:10]):
        return True
    days = [clean_date(cell, order)[0] for cell in (first, last)]
    if not all(days):
        return False
    begin, end = (date.fromisoformat(str(day)) for day in days)
    return begin <= end <= begin + _FEW_WEEKS


def _once(draft: Draft, about: list[str]) -> str:
    """On its date at its time; on its date alone, where the time cannot be read."""
    dates = [column for role in ("start_date", "end_date") for column in draft.all(role)[:1]]
    has_words = any(draft.all(role) for role in ("start", "hours")) and not draft.all("end")
    if any(map(has_moments, dates)) or (draft.all("end_date") and not has_words):
        return _from_to(draft, about)
    if draft.all("end_date"):
        return _on_date(draft, about)
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
    for day, time in (("start_date", "start"), ("end_date", "end")):
        for column in draft.all(day)[:1]:
            if has_moments(column) or not draft.all(time):
                ends.append(draft.date_of(column, "date_time"))
            else:
                ends.append(f'{{joined: [{draft.date_of(column)}, {quoted(draft.gap(time))}], by: " "}}')
    words = ends[0] if len(ends) == 1 else f'{{joined: [{", ".join(ends)}], by: " to "}}'
    place = f", with: {{{', '.join(about)}}}" if about else ""
    return f"{{opening_hours: {words}{place}}}"


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
    for number, (part, days) in enumerate(by_part.items()):
        half = PART_OF_DAY.fullmatch(part)
        gaps = {
            day: f"{day.title()} {part} {as_gap(column.name)}" if half else as_gap(column.name)
            for day, column in days.items()
        }
        lists.append(_by_day(draft, gaps, part if number and not half else ""))
    return lists


def _by_day(draft: Draft, days: Mapping[str, str], notes: str) -> str:
    about = [part for part in where_of(draft) if not (notes and part.startswith("notes: "))]
    about += [f"notes: {quoted(notes.capitalize())}"] * bool(notes)
    lines = ["  - opening_hours:", *(f"      {day}: {quoted(gap)}" for day, gap in days.items())]
    if often := how_often({PART_OF_YEAR: draft.all(PART_OF_YEAR)}):
        lines.append(f"    {often.removeprefix(', ')}")
    return "\n".join([*lines, f"    with: {{{', '.join(about)}}}"] if about else lines)


def _day_and_times(draft: Draft, about: list[str]) -> list[str]:
    start, end, day = draft.gap("start"), draft.gap("end"), draft.gap("day")
    if not start and not day:
        return []
    more = texts_of_times(draft.all(MORE_TIMES), day)
    times = f"{start}-{end}" if start and end else start or draft.gap("hours")
    part = next((part_in(column) for role in ("start", "hours") for column in draft.all(role)[:1]), "")
    before = f"{day} {part}".strip()
    first = ([f"{before} {times}"] if day else []) if times else []
    without_times = day if not times and not more else ""
    parts = [*first, f"{before} {start}" if day and start and end else "", without_times]
    if times and day and _some_have_no_day(draft):
        parts.append(times)
    texts = [first_of_texts(parts)] * any(parts) + more
    if not texts:
        return []
    words = texts[0] if len(texts) == 1 else f'{{joined: [{", ".join(texts)}], by: "; "}}'
    columns = [column for role in ("day", "start", "hours") for column in draft.all(role)]
    words += next((year for column in columns if (year := draft.year_beside(column))), "")
    words += how_often({role: draft.all(role) for role in _HOW_OFTEN}) if day else ""
    one = f"{{opening_hours: {words}, with: {{{', '.join(about)}}}}}" if about else f"{{opening_hours: {words}}}"
    table = next((column.table for role in ("day", "start") for column in draft.all(role)), "")
    return [f"{{each: {quoted(table)}, make: {one}}}" if table and draft.is_many(table) else one]


def _hours(draft: Draft, about: list[str]) -> list[str]:
    if not draft.all("hours") or draft.all("day"):
        return []
    hours = draft.all("hours")[0]
    if says_no_day(hours):
        return []
    often = {
        role: [column for column in draft.all(role) if column.table == hours.table]
        for role in ("frequency", PART_OF_YEAR)
    }
    times = draft.gap(TIMES_OF_DATES)
    text = first_of_texts([f"{draft.gap('hours')} {times}" if times else "", draft.gap("hours")])
    words = text + draft.year_beside(hours) + how_often(often)
    words += in_words({IN_WORDS: draft.all(IN_WORDS)})
    if not about:
        return [f"{{opening_hours: {words}}}"]
    return [f"{{opening_hours: {words}, with: {{{', '.join(about)}}}}}"]
