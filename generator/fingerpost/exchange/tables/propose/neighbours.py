"""What the columns beside a column show of it: the lines of an address, the town in it, a name beside a phone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from fingerpost.exchange.tables.propose.column import Column
from fingerpost.exchange.tables.propose.fit import ENOUGH
from fingerpost.exchange.tables.propose.headings import DAYS, plain, reason_not_shown, roles_of

Scores = dict[str, tuple[float, str]]

_NEAR = 3  # columns that are looked at on each side
_LONGEST_LINE = 40  # characters of a line of an address
_LONGEST_TOWN = 30
_LONGER = 5  # characters that a whole address has more than its street
_MOSTLY = 0.7
_ALL_TIMES = 0.8
_SURELY_TIMES = 0.4
_PLAINLY = 0.9  # a heading that says what it is
_DAYS_OF_A_WEEK = 5
_OF_AN_ADDRESS = frozenset({"address", "town", "postcode"})
_OF_TIMES = frozenset({"hours", "start"})
_BEFORE_IT = re.compile(r"\b(?:arriv\w+|doors|registration|check ?in|set ?up)\b")
_OF_A_CONTACT = frozenset({"phone", "email"})


def add_from_neighbours(columns: Sequence[Column], scores: Sequence[Scores]) -> None:
    """Add to the scores of each column what those beside it show."""
    for table in {column.table: None for column in columns}:
        numbers = [number for number, column in enumerate(columns) if column.table == table]
        near = [columns[number] for number in numbers]
        own = [scores[number] for number in numbers]
        _points_said_twice(near, own)
        _short_days(near, own)
        _times_of_something_else(near, own)
        _times_alone(near, own)
        _towns_in_addresses(near, own)
        _addresses_said_twice(near, own)
        _town_before_the_postcode(near, own)
        _lines_between(near, own)
        _names_beside_a_phone(near, own)


def _raise(scores: Scores, role: str, score: float, why: str) -> None:
    if scores.get(role, (0.0, ""))[0] < score:
        scores[role] = score, why


def _role(scores: Scores) -> str:
    """What a column is so far; "" if nothing is enough."""
    role = max(scores, key=lambda role: scores[role][0], default="")
    return role if role and scores[role][0] >= ENOUGH else ""


def _is_short(column: Column, most: int) -> bool:
    contents, share = column.contents, column.contents.share
    others = max(share("yes_no"), share("web"), share("email"), share("date"), share("phone"), share("organisation"))
    return 0 < contents.length <= most and share("text") >= _MOSTLY and others < 0.5


def _inside(column: Column, other: Column) -> list[int]:
    """Where in the cells of another column those of this one are; -1 where they are not."""
    pairs = zip(column.contents.first, other.contents.first, strict=True)
    return [whole.casefold().find(part.casefold().strip()) for part, whole in pairs if part.strip() and whole]


def _points_said_twice(columns: Sequence[Column], scores: Sequence[Scores]) -> None:
    """A point in a cell is not needed where latitude and longitude have columns of their own."""
    roles = [_role(its) for its in scores]
    if {"latitude", "longitude"} <= set(roles):
        for column, its in zip(columns, scores, strict=True):
            if max(its, key=lambda role: its[role][0], default="") == "coordinates" and plain(column.heading):
                del its["coordinates"]


def _short_days(columns: Sequence[Column], scores: Sequence[Scores]) -> None:
    """Columns beside each other that are headed m, tu, w, th ... and have hours in them are the days of a week."""
    letters = [plain(column.heading).rpartition(" ")[2] for column in columns]
    for first in range(len(columns)):
        days = _days_from(letters[first : first + len(DAYS)])
        near = list(zip(columns[first:], days, scores[first:], strict=False))
        if len(days) >= _DAYS_OF_A_WEEK and all(_has_hours(column) for column, _, _ in near):
            for _, day, its in near:
                its.clear()
                its[f"hours.{day}"] = 1.5, "hours of that day are in it"
            return


def _times_of_something_else(columns: Sequence[Column], scores: Sequence[Scores]) -> None:
    """Beside a day and its time, hours that name other days are those of the hall; one arrives before the start."""
    roles = [_role(its) for its in scores]
    if "day" not in roles:
        return
    has_times = [_has_hours(column) or column.contents.share("times") >= _MOSTLY for column in columns]
    of_week = [column.contents.share("with_days") >= _MOSTLY for column in columns]
    may_be_times = [bool(_OF_TIMES & its.keys()) for its in scores]
    if any(may and times and not week for may, times, week in zip(may_be_times, has_times, of_week, strict=True)):
        for its, week in zip(scores, of_week, strict=True):
            if week:
                its.pop("hours", None)
    starts = [column for column, its in zip(columns, scores, strict=True) if its.get("start", (0.0, ""))[0] >= ENOUGH]
    if any(not _BEFORE_IT.search(plain(column.heading)) for column in starts):
        for column, its in zip(columns, scores, strict=True):
            if _BEFORE_IT.search(plain(column.heading)):
                its.pop("start", None)


def _days_from(letters: Sequence[str]) -> list[str]:
    """The days that short headings mean, as far as each is another; in any order."""
    days: list[str] = []
    for letter in letters:
        fitting = [day for day in DAYS if letter and day.startswith(letter) and day not in days]
        if not fitting:
            break
        days.append(fitting[0])
    return days


def _has_hours(column: Column) -> bool:
    contents = column.contents
    are_closed = all(cell.casefold().strip() in ("closed", "-", "n/a") for cell in contents.values)
    return bool(contents.filled) and (are_closed or contents.share("time") >= 0.4 or contents.hours_of_a_day >= 0.3)


def _times_alone(columns: Sequence[Column], scores: Sequence[Scores]) -> None:
    """Times under a heading that says nothing, where no other column has any: one is the start, two start and end.

    One with from when until when is both.
    """
    if any(role in ("start", "end", "hours") or role.startswith("hours.") for role in map(_role, scores)):
        return
    numbers = [
        number
        for number, column in enumerate(columns)
        if column.contents.share("time") >= _ALL_TIMES and not _role(scores[number])
    ]
    for number, role in zip(numbers, ("start", "end"), strict=False) if len(numbers) <= 2 else ():
        if not reason_not_shown(columns[number].heading):
            _raise(scores[number], role, 0.8, "times are in it, and in no other column")
    ranges = [number for number, column in enumerate(columns) if _has_ranges(column) and not _role(scores[number])]
    if len(ranges) == 1 and not numbers and not reason_not_shown(columns[ranges[0]].heading):
        _raise(scores[ranges[0]], "hours", 0.8, "times are in it, and in no other column")


def _has_ranges(column: Column) -> bool:
    """Whether it says from when until when; 7-9 alone may be anything."""
    share = column.contents.share
    is_plain = share("times") - share("range") >= _SURELY_TIMES
    return is_plain and share("times") + share("time") >= _ALL_TIMES


def _addresses(columns: Sequence[Column], scores: Sequence[Scores]) -> Iterator[Column]:
    for column, its in zip(columns, scores, strict=True):
        if its.get("address", (0.0, ""))[0] >= ENOUGH:
            yield column


def _towns_in_addresses(columns: Sequence[Column], scores: Sequence[Scores]) -> None:
    for address in _addresses(columns, scores):
        for column, its in zip(columns, scores, strict=True):
            if column is address or not column.contents.are_places or not _is_short(column, _LONGEST_TOWN):
                continue
            where = _inside(column, address)
            after = sum(position > 0 for position in where)
            if len(where) >= 3 and after >= _MOSTLY * len(where) and not reason_not_shown(column.heading):
                _raise(its, "town", 0.95, "its names are in the addresses")


def _addresses_said_twice(columns: Sequence[Column], scores: Sequence[Scores]) -> None:
    """Of a whole address and its lines, the lines are taken."""
    towns = [its for its in scores if its.get("town", (0.0, ""))[0] >= ENOUGH]
    for address in _addresses(columns, scores) if towns else ():
        for line, its in zip(columns, scores, strict=True):
            if line is address or its.get("address", (0.0, ""))[0] < ENOUGH:
                continue
            where = _inside(line, address)
            is_longer = address.contents.length > line.contents.length + _LONGER
            if where and is_longer and sum(position == 0 for position in where) >= _MOSTLY * len(where):
                whole = scores[columns.index(address)]
                whole.pop("address", None)
                whole.pop("venue", None)
                break


def _lines_between(columns: Sequence[Column], scores: Sequence[Scores]) -> None:
    """A column with short words between two lines of an address is one too."""
    roles = [_role(its) for its in scores]
    for number, column in enumerate(columns):
        before, after = roles[max(0, number - _NEAR) : number], roles[number + 1 : number + 1 + _NEAR]
        is_between = "address" in before and _OF_AN_ADDRESS & set(after)
        if roles[number] not in ("", "town", "area", "venue") or not is_between or reason_not_shown(column.heading):
            continue
        if _is_short(column, _LONGEST_LINE) and column.contents.share("person") < 0.8:
            _raise(scores[number], "address", 0.8, "it is between the lines of an address")


def _town_before_the_postcode(columns: Sequence[Column], scores: Sequence[Scores]) -> None:
    roles = [_role(its) for its in scores]
    if "town" in roles:
        return
    for number, column in enumerate(columns[:-1]):
        says_other = max(roles_of(column.heading).values(), default=0) >= _PLAINLY or reason_not_shown(column.heading)
        if roles[number] or "postcode" not in roles[number + 1 : number + 3] or says_other:
            continue
        if column.contents.are_places and _is_short(column, _LONGEST_TOWN):
            _raise(scores[number], "town", 0.8, "it is before the postcode, and its names come again")


def _names_beside_a_phone(columns: Sequence[Column], scores: Sequence[Scores]) -> None:
    roles = [_role(its) for its in scores]
    for number, column in enumerate(columns):
        beside = set(roles[max(0, number - 2) : number + _NEAR])
        is_person = column.contents.share("person") >= 0.5 and plain(column.heading)
        if is_person and beside & _OF_A_CONTACT and not roles[number] and not reason_not_shown(column.heading):
            _raise(scores[number], "contact_name", 0.8, "names of people are in it, beside a phone or an email address")
