"""The sessions of a record and those of a calendar, side by side.

Days are compared and not rules: "term time only" is then the same as a calendar without the weeks of the holidays.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from fingerpost.exchange.ical.theirs.moved import day_once
from fingerpost.exchange.ical.theirs.sessions import AHEAD, MOST_DATES
from fingerpost.language import ENGLISH
from fingerpost.reading.make_session import make_session
from fingerpost.records.directory import Directory
from fingerpost.records.session import Repeats
from fingerpost.schedule.bank_holidays import nation_of
from fingerpost.schedule.bits import days_in
from fingerpost.schedule.days import days_of
from fingerpost.schedule.words import is_over, say_hours, say_session, say_session_short

Data = dict[str, Any]
_REGULAR = ("weekly", "monthly")
_VAGUE = ("unknown", "some-weeks", "by-arrangement")
# What says on which days a session is, beside its exceptions.
_RULE = ("repeats", "every", "days", "weeks", "month_days", "dates", "months", "starts_on", "ends_on")
_TIMES = ("from", "to", "ends_next_day")
_MOST_EXCEPTIONS = 12
_THE_SAME = 1_000_000  # more than any two can have in common
_SHOWN_DATES = 6


@dataclass(slots=True)
class Differences:
    """What is different."""

    words: list[str] = field(default_factory=list)
    sessions: list[Data] = field(default_factory=list)  # those of the record as they would be, and new ones
    moved: list[int] = field(default_factory=list)  # numbers of the sessions that the calendar has moved
    is_left: bool = False  # a session that the calendar does not have: it may never have been in it
    is_by_hand: bool = False  # only a person can say what is right


@dataclass(slots=True)
class Comparison:
    """Compares what both say of the days from today on."""

    directory: Directory
    today: date
    known_until: date = date.max  # of a calendar that lists days and no rule: its last
    moved: frozenset[str] = frozenset()  # the days it has moved something from, as moved.py has them
    _differences: Differences = field(default_factory=Differences)

    def compare(self, ours: Sequence[Data], theirs: Sequence[Data]) -> Differences:
        """Give what is different, and the sessions as the calendar would have them."""
        differences = self._differences = Differences(sessions=[dict(each) for each in ours])
        pairs = self._pairs(ours, theirs)
        for number, other in pairs.items():
            differences.sessions[number] = self._compare(ours[number], theirs[other])
        for number, session in enumerate(theirs):
            if number not in pairs.values() and session["repeats"] not in _VAGUE:
                differences.words.append(f"New: {self._say(session)}.")
                differences.sessions.append(dict(session))
        for number, session in enumerate(ours):
            if number in pairs or session["repeats"] in _VAGUE:
                continue
            if day_once(session) in self.moved and not self._is_over(session):
                differences.words.append(f"Moved, and no longer: {self._say(session)}.")
                differences.moved.append(number)
            elif self._days(session, self._last(session)):
                differences.words.append(f"No longer in the calendar: {self._say(session)}.")
                differences.is_left = True
        return differences

    def _pairs(self, ours: Sequence[Data], theirs: Sequence[Data]) -> dict[int, int]:
        """Which session of ours is which of theirs."""
        scores = sorted(
            ((self._likeness(mine, other), -i, -j) for i, mine in enumerate(ours) for j, other in enumerate(theirs)),
            reverse=True,
        )
        pairs: dict[int, int] = {}
        for score, i, j in scores:
            if score and -i not in pairs and -j not in pairs.values():
                pairs[-i] = -j
        free = [i for i, each in enumerate(ours) if i not in pairs and not self._is_over(each)]
        others = [j for j in range(len(theirs)) if j not in pairs.values()]
        if len(free) == len(others) == 1 and _are_alike(ours[free[0]], theirs[others[0]]):
            pairs[free[0]] = others[0]
        unknown = [i for i, each in enumerate(ours) if each["repeats"] == "unknown" and i not in pairs]
        others = [j for j, each in enumerate(theirs) if j not in pairs.values() and each["repeats"] not in _VAGUE]
        return pairs | dict(zip(unknown, others, strict=False))

    def _likeness(self, mine: Data, other: Data) -> int:
        if day_once(mine) and day_once(mine) == day_once(other):
            return _THE_SAME - _are_apart(
                mine, other
            )  # also where the calendar says nothing of regular days so far ahead
        last = min(self._last(mine), self._last(other))
        common = (self._days(mine, last) & self._days(other, last)).bit_count()
        is_same_time, is_elsewhere = mine.get("from") == other.get("from"), _are_apart(mine, other)
        if not common:
            return int(is_same_time and _are_alike(mine, other) and "from" in mine and not is_elsewhere)
        return max(1, common * 4 + 1000 * is_same_time - 2 * is_elsewhere)

    def _compare(self, mine: Data, other: Data) -> Data:
        """One session as the calendar has it; what the calendar does not say stays."""
        words = self._differences.words
        if other["repeats"] in _VAGUE:
            return dict(mine)
        if mine["repeats"] in _VAGUE:
            words.append(f"Now it says when: {self._say(other)}.")
            return {**{name: value for name, value in mine.items() if name not in _RULE}, **other, **_where(mine)}
        new = dict(mine)
        before = len(words)
        self._compare_times(mine, other, new)
        self._compare_places(mine, other, new)
        self._compare_days(mine, other, new)
        if len(words) > before:  # say of which, where there are several
            short = say_session_short(make_session(mine), ENGLISH, self.today)
            words[before] = f"{short}: {words[before][0].lower()}{words[before][1:]}"
        return new

    def _compare_times(self, mine: Data, other: Data, new: Data) -> None:
        if "from" not in other:
            return
        is_same_end = "to" not in other or all(mine.get(name) == other.get(name) for name in ("to", "ends_next_day"))
        if mine.get("from") == other["from"] and is_same_end:
            return
        for name in _TIMES:
            new.pop(name, None)
        new |= {name: other[name] for name in _TIMES if name in other}
        was = f" It was {_hours(mine)}." if "from" in mine else ""
        self._differences.words.append(f"The time is now {_hours(other)}.{was}")

    def _compare_places(self, mine: Data, other: Data, new: Data) -> None:
        if not other.get("place") or mine.get("place") == other["place"] or {"online", "phone", "area"} & mine.keys():
            return
        new["place"] = other["place"]
        was = f" It was {self._place(mine['place'])}." if mine.get("place") else ""
        self._differences.words.append(f"The place is now {self._place(other['place'])}.{was}")

    def _compare_days(self, mine: Data, other: Data, new: Data) -> None:
        last = min(self._last(mine), self._last(other))
        wanted = self._days(other, last)
        if self._days(mine, last) == wanted:
            return
        tries: list[Data] = []
        if mine["repeats"] in _REGULAR:
            tries.append(self._with_end(new, other))
        by_rule = {name: value for name, value in new.items() if name not in _RULE}
        tries.append(by_rule | {name: other[name] for name in _RULE if name in other})
        for number, each in enumerate(tries):
            is_rule = number == len(tries) - 1
            if self._take(mine, other, new, each, wanted, last, is_rule=is_rule):
                return
        self._differences.words.append(f"The days are now: {self._say(other)}.")
        self._differences.is_by_hand = True

    def _take(self, mine: Data, other: Data, new: Data, each: Data, wanted: int, last: date, *, is_rule: bool) -> bool:
        """Put a rule with its exceptions into the session, if it then says the same days."""
        days = self._days(each, last)
        lost, more = days & ~wanted, wanted & ~days
        few = MOST_DATES if is_rule else min(_MOST_EXCEPTIONS, days.bit_count() // 4 + 1)
        if lost.bit_count() > few or more.bit_count() > few:
            return False
        words = []
        if is_rule:
            words.append(f"The days are now: {self._say(other)}.")
        elif each.get("ends_on") != mine.get("ends_on"):
            words.append(
                f"The last day is {_day(each['ends_on'])}." if "ends_on" in each else "It goes on after its last day."
            )
        dates, extra = _dates(lost, self.today), _dates(more, self.today)
        _set_exceptions(each, dates, extra)
        if self._days(each, last) != wanted or any(
            len(each.get(name, ())) > MOST_DATES for name in ("not_on", "also_on")
        ):
            return False
        words += [
            f"{start} {_some(of)}." for start, of in (("Not on", dates), ("Also on", extra)) if of and not is_rule
        ]
        new.clear()
        new |= each
        self._differences.words += words
        return True

    def _with_end(self, mine: Data, other: Data) -> Data:
        """The same rule, with the last day of the calendar where that is near."""
        each = dict(mine)
        ends = other.get("ends_on", "") if other["repeats"] in _REGULAR else mine.get("ends_on", "")
        if ends and ends <= (self.today + AHEAD).isoformat():
            each["ends_on"] = ends
        elif "ends_on" in each:
            del each["ends_on"]
        return each

    def _days(self, data: Data, last: date) -> int:
        if last < self.today:
            return 0
        settings = self.directory.settings
        nation = nation_of(settings.country, settings.nation)
        return days_of(make_session(data), self.directory.calendars, nation, self.today, last).meets

    def _last(self, data: Data) -> date:
        """As far as both sides can know: a year and a bit, to the end of the last term, to the last day on a list."""
        last = self.today + AHEAD
        if data["repeats"] not in _REGULAR or self.known_until < last:
            last = min(last, self.known_until)
        for name in ("term_time", "school_holidays"):
            calendar = self.directory.calendars.get(data.get(name, ""))
            if calendar and calendar.terms:
                last = min(last, max(term.days.last for term in calendar.terms))
        return last

    def _is_over(self, data: Data) -> bool:
        return data["repeats"] in _VAGUE or is_over(make_session(data), self.today)

    def _say(self, data: Data) -> str:
        return say_session(make_session(data), ENGLISH, self.today)

    def _place(self, place_id: str) -> str:
        place = self.directory.places.get(place_id)
        return place.name if place else place_id


def _are_alike(mine: Data, other: Data) -> bool:
    return mine["repeats"] in _REGULAR and other["repeats"] in (*_REGULAR, "dates")


def _are_apart(mine: Data, other: Data) -> bool:
    return bool(mine.get("place") and other.get("place") and mine["place"] != other["place"])


def _where(session: Data) -> Data:
    return {name: session[name] for name in ("place", "online", "phone", "area") if name in session}


def _set_exceptions(session: Data, lost: Iterable[date], more: Iterable[date]) -> None:
    out, extra = set(session.get("not_on", ())), set(session.get("also_on", ()))
    lost_days, there = {day.isoformat() for day in lost}, {day.isoformat() for day in more}
    back = out & there
    for name, days in (("not_on", (out - there) | lost_days), ("also_on", (extra - lost_days) | (there - back))):
        if days:
            session[name] = sorted(days)
        else:
            session.pop(name, None)


def _dates(bits: int, first: date) -> list[date]:
    return list(days_in(bits, first))


def _day(day: str) -> str:
    return ENGLISH.date(date.fromisoformat(day))


def _some(days: Sequence[date]) -> str:
    words = [ENGLISH.date(day) for day in days[:_SHOWN_DATES]]
    if len(days) > _SHOWN_DATES:
        words.append(f"{len(days) - _SHOWN_DATES} more days")
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def _hours(data: Data) -> str:
    session = make_session({**data, "repeats": Repeats.WEEKLY.value})
    return say_hours(session.starts, session.ends, ENGLISH, next_day=session.ends_next_day)
