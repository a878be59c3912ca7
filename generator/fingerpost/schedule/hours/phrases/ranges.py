"""What the figures of two times can mean, and when they can mean one thing only.

All times are minutes after midnight; 1440 is the midnight that ends a day.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from fingerpost.schedule.hours.clock import MIDNIGHT, NOON, Clock, Span

# Nobody who leaves out am and pm means a meeting that begins at night; what could begin in the small hours is not read.
EARLIEST, LATEST = 6 * 60, 21 * 60
LATE_START = 22 * 60  # of one day: "Friday 21:30"
LONGEST = 12 * 60  # of a range without am and pm
NIGHT = 20 * 60  # after which nobody who writes 02:00 means the afternoon
LATEST_END = 23 * 60
MORNING, LATE = 8 * 60, 20 * 60
EVENING = 17 * 60
SLIP = 5 * 60  # 04:00-18:00 may well be one for 14:00
SLIP_OF_HALF = 2 * 60  # so near a beginning in the morning, 8-10pm may be one too
SMALL_HOURS = 4 * 60  # until which an evening may last


class Habit(NamedTuple):
    """What the ranges of a text without am and pm show of the clock that its writer has in mind."""

    counts_to_24: bool = False  # there is a 09:00 or a 14:00, and no am or pm
    is_past_noon: bool = False  # there is a 14:00
    has_twelve: bool = False  # there is a 09:00-05:00, which by the clock that counts to 24 is a night
    is_after_midnight: bool = False  # another range ends so late that one may well end at 01:00
    is_late: bool = False  # there is a 12:00-22:00, so that another day may well end at 02:00
    mornings: frozenset[int] = frozenset()  # when ranges begin that can only begin in the morning
    has_morning: bool = False  # there is a 9am-5pm or a 9-5pm, and nothing begins in the evening
    ends_of_day: frozenset[int] = frozenset()  # when ranges end in the evening that begin in the morning, both written


def habit_of(ranges: Iterable[tuple[Clock, Clock]], clocks: Iterable[Clock]) -> Habit:
    """Look at all the times of a text."""
    clocks, ranges = list(clocks), list(ranges)
    pairs = [(a, b) for a, b in ranges if not (a.half or b.half) and a.hour < 24 and a.literal != b.literal]
    is_after_midnight = any((_exact(end) or 0) >= LATE for _, end in ranges)
    # Both 08:00-00:00 and 08:00-01:00: nobody leaves out the end of one day only.
    is_after_midnight |= any(b.literal == 0 for _, b in pairs) and any(0 < b.literal <= SMALL_HOURS for _, b in pairs)
    is_late = is_after_midnight or any(b.literal >= LATE or b.literal == 0 for _, b in pairs)
    begins = [_exact(a) if a.half else a.literal % NOON if _is_after(a, b) else None for a, b in ranges]
    has_morning = any(at is not None and at < NOON for at in begins) and not any((at or 0) >= EVENING for at in begins)
    return Habit(
        any(clock.is_24 for clock in clocks) and not any(clock.half for clock in clocks),
        any(clock.hour > 12 for clock in clocks),
        any(0 < b.literal < a.literal < NOON + 60 for a, b in pairs),
        is_after_midnight,
        is_late,
        frozenset(_mornings(ranges)),
        has_morning,
        frozenset(_ends_of_day(ranges)),
    )


def _ends_of_day(ranges: Iterable[tuple[Clock, Clock]]) -> Iterable[int]:
    for starts, ends in ranges:
        last = _exact(ends)
        if starts.half == "am" and ends.half == "pm" and last is not None and last >= EVENING:
            yield last


def _mornings(ranges: Iterable[tuple[Clock, Clock]]) -> Iterable[int]:
    for starts, ends in ranges:
        if starts.half == "am" and ends.half != "am":
            yield starts.literal % NOON
        elif not (starts.half or ends.half) and (span := _by_day(starts, ends, "")) and span.starts < NOON:
            yield span.starts


def morning_of(starts: Clock, ends: Clock, *, before: int) -> Span | None:
    """Give the reading of a range in the morning, which ends before some time: 8-12 before 1-5pm."""
    is_bare = not (starts.half or ends.half)
    is_morning = EARLIEST <= starts.literal < ends.literal <= min(before, NOON + 59)
    return Span(starts.literal, ends.literal, is_assumed=True) if is_bare and is_morning else None


def evening_of(starts: Clock, ends: Clock, *, after: int) -> Span | None:
    """Give the reading of a range after the hours of the same day that end after noon: 6-11 after 12pm-3pm."""
    first, last = starts.literal % NOON + NOON, ends.literal % NOON + NOON
    is_plain = not (starts.is_24 or ends.is_24) and NOON < after <= first < last
    return Span(first, last, is_assumed=True) if is_plain and last <= LATEST_END else None


def _is_after(starts: Clock, ends: Clock) -> bool:
    """Whether 9-5pm can only begin in the morning: 9pm is later than it ends."""
    return ends.half == "pm" and ends.hour < 12 and not starts.half and starts.literal % NOON > ends.literal % NOON


def span_of(starts: Clock, ends: Clock, habit: Habit, *, part: str = "", next_day: bool = False) -> Span | None:
    """Give the one thing that a range can mean; None if it could be two, or none.

    Args:
        starts: The first time.
        ends: The second.
        habit: What the other ranges of the text show.
        part: The part of the day that is written beside it, such as "evening".
        next_day: Whether it is written that it ends the next day.
    """
    first, last = _exact(starts), _exact(ends)
    if first is not None and last is not None:
        return _between(first, last, starts, ends, next_day=next_day, is_late=habit.is_after_midnight)
    if next_day:
        return None
    if last is not None:
        if last == 0 and habit.is_after_midnight and starts.form != "bare":
            return Span(starts.literal, 0, next_day=True)  # 11.00-00.00 beside 11.00-23.00
        is_early = starts.form != "full" and EARLIEST <= starts.literal < last - NOON
        if last in habit.ends_of_day and is_early:
            return _beside_days(starts, last, habit)
        return _before(starts, last, ends, has_morning=habit.has_morning)
    if first is not None:
        return _after(first, starts, ends)
    is_full = "full" in (starts.form, ends.form)
    if is_full or (habit.counts_to_24 and starts.form != "bare" and ends.form != "bare"):
        return _as_in_a_form(starts, ends, habit, part)
    span = _by_day(starts, ends, part)
    if span is None and not part and starts.literal in habit.mornings and ends.literal >= NOON:
        return morning_of(starts, ends, before=NOON + 59)  # "Mon-Thu 8-5, Fri 8-12"
    return span


def _beside_days(starts: Clock, last: int, habit: Habit) -> Span | None:
    """Read 7.30 to 10pm beside days that begin in the morning and end then: a morning, an evening, or in doubt."""
    if starts.literal in habit.mornings:
        return Span(starts.literal, last, is_assumed=True)
    if any(abs(starts.literal - at) <= SLIP_OF_HALF for at in habit.mornings):
        return None
    return Span(starts.literal + NOON, last, is_assumed=True)  # "Mon-Fri 10am-8pm, Sat 6-8pm"


def _as_in_a_form(starts: Clock, ends: Clock, habit: Habit, part: str) -> Span | None:
    """Read 09:00-17:00, or 09:00-05:00, which many put into a form that wants 17:00.

    By the clock that counts to 24 the latter lasts until the morning after. Where nothing else in the text is as late,
    the reading by day is the only one. 06:00-08:00 may be an evening, where nothing else shows which clock it is.
    """
    if EARLIEST <= starts.literal < ends.literal:
        is_evening = starts.literal < MORNING and ends.literal <= NOON and not part
        if is_evening and (habit.has_twelve or (not habit.is_past_noon and ends.literal - starts.literal <= 3 * 60)):
            return None
        return Span(starts.literal, ends.literal)
    is_next_day = ends.literal <= SMALL_HOURS and ends.form == "full" and habit.counts_to_24
    if habit.is_after_midnight and is_next_day and starts.literal >= EARLIEST:
        return Span(starts.literal, ends.literal, next_day=True)  # 10:00-01:00 beside 10:00-23:00
    if habit.is_late or ends.literal == 0 or EARLIEST <= starts.literal < MORNING:
        return None
    span = _by_day(starts, ends, part)
    return None if span is None else span._replace(is_assumed=True)


def alone(
    at: Clock, *, counts_to_24: bool, part: str = "", is_after_day: bool = False, latest: int = LATEST
) -> int | None:
    """Give what a single time means, of which only the start is known; None if that is not certain.

    What is later than ``latest``, in minutes after midnight, and has no half of the day, is when it ends.
    """
    exact = _exact(at)
    if not at.half and (at.minute % 5 or at.literal > latest):
        return None  # 10:12 is a slip for 10-12; 23:00 without a beginning is when it ends
    if exact is not None:
        return exact % MIDNIGHT if exact or at.half else None
    if at.form == "full" or (counts_to_24 and at.form in ("colon", "dot")):
        return at.literal if at.literal >= EARLIEST else None
    if is_after_day and not part and at.form in ("colon", "dot") and not MORNING - 120 <= at.literal < 9 * 60:
        return at.literal % NOON + (0 if 9 * 60 <= at.literal < NOON else NOON)  # Tuesday 10.30, Sunday 2.30
    if part in ("afternoon", "evening", "pm") or (part == "morning" and at.hour < 12):
        return at.literal % NOON + (NOON if part != "morning" else 0)
    return None


def _exact(at: Clock) -> int | None:
    if at.half == "noon":
        return NOON
    if at.half == "midnight" or (at.hour, at.minute) == (24, 0):
        return MIDNIGHT
    if at.half:
        return at.literal % NOON + (NOON if at.half == "pm" else 0)
    return at.literal if at.hour > 12 or at.hour == 0 else None


def _between(first: int, last: int, starts: Clock, ends: Clock, *, next_day: bool, is_late: bool) -> Span | None:
    if next_day:
        return Span(first % MIDNIGHT, last % MIDNIGHT, next_day=True)
    if (_is_twelve_am(ends) and not ends.minute and starts.half != "pm") or (
        _is_twelve_am(starts) and last > NOON // 2
    ):
        return None  # 12am is midnight by the clock, and noon to many who write it
    first %= MIDNIGHT
    if last == MIDNIGHT or (_is_twelve_am(ends) and starts.half == "pm" and not ends.minute):
        return Span(first, 0, next_day=True)
    if (first, last) == (0, MIDNIGHT - 1) and not starts.half and not ends.half:
        return Span(0, 0, next_day=True)  # 00:00-23:59
    if first < last:
        if starts.half == "am" and 60 <= first < 5 * 60 and last > EARLIEST:
            return None  # 1am-5pm is a slip for 11am
        # 00:00-10:00 is what a form writes where nobody filled it in.
        return Span(first, last) if first or starts.half else None
    if is_late and first >= EARLIEST and (0 < last <= SMALL_HOURS if ends.half else last <= SMALL_HOURS):
        return Span(first, last, next_day=True)  # 12pm-1am beside 12pm-11pm
    is_night = first >= 17 * 60 and last <= 8 * 60 and not (last == 0 and not ends.half)
    return Span(first, last, next_day=True) if is_night and (ends.half or first >= 20 * 60) else None


def _before(starts: Clock, last: int, ends: Clock, *, has_morning: bool) -> Span | None:
    """Only the end is exact, as in 10-12pm: the start takes its half, where that comes before it."""
    if ends.hour == 24 and starts.form == "colon":
        return Span(starts.literal, 0, next_day=True) if starts.literal >= EARLIEST else None  # 12:00-24:00
    if starts.form == "full" and last == MIDNIGHT:
        return Span(starts.literal, 0, next_day=True) if starts.literal >= EARLIEST else None
    if starts.form == "full" and starts.literal < last:
        is_by_day = starts.literal >= EARLIEST or (starts.literal >= SLIP and not ends.half)  # 05:30-22:45
        return Span(starts.literal, last) if is_by_day else None
    if _is_twelve_am(ends) or last == 0:
        return None
    morning, evening = starts.literal % NOON, starts.literal % NOON + NOON
    if last == MIDNIGHT:
        return Span(evening, 0, next_day=True) if evening >= 16 * 60 else None
    if last <= NOON and ends.half == "pm" and morning < 9 * 60 and not (has_morning and morning >= 7 * 60):
        return None  # 8-12pm: a morning, or until midnight?
    if not ends.half:  # 9-17
        return Span(starts.literal, last) if EARLIEST <= starts.literal < last else None
    if ends.half == "noon":
        return Span(morning, last) if EARLIEST <= morning < last else None
    if ends.half == "pm" and evening < last:
        return Span(evening, last)
    if morning < last and (ends.half == "am" or morning >= EARLIEST):
        return Span(morning, last) if starts.hour != 12 else None
    return None


def _after(first: int, starts: Clock, ends: Clock) -> Span | None:
    """Only the start is exact, as in 10am-2: it ends when the hands are there next."""
    if not starts.half:
        if ends.form == "full" and first < ends.literal:
            return Span(first, ends.literal)
        if ends.form == "full" and first >= NIGHT and ends.literal <= SMALL_HOURS:
            return Span(first, ends.literal, next_day=True)  # 20:00-02:00
        return None
    if _is_twelve_am(starts) or starts.half == "midnight":
        return None
    if ends.form == "full" and ends.literal < first:
        return None
    later = [at for at in (ends.literal % NOON, ends.literal % NOON + NOON) if at > first]
    return Span(first, later[0]) if later and later[0] - first < LONGEST else None


def _by_day(starts: Clock, ends: Clock, part: str) -> Span | None:
    """Neither has am or pm: the one reading that begins by day, if there is only one."""
    choices = [
        (first, last)
        for first in (starts.literal % NOON, starts.literal % NOON + NOON)
        for last in (ends.literal % NOON, ends.literal % NOON + NOON, MIDNIGHT if ends.literal == NOON else 0)
        if EARLIEST <= first < LATEST and first < last <= first + LONGEST
    ]
    if part:
        low, high = {
            "morning": (0, NOON),
            "afternoon": (NOON, 18 * 60),
            "evening": (16 * 60, LATEST),
            "pm": (NOON, LATEST),
        }[part]
        choices = [(first, last) for first, last in choices if low <= first < high]
    if len(choices) != 1 or choices[0][1] > 23 * 60:
        return None
    is_clear = starts.form == ends.form == "colon" and choices[0] == (starts.literal, ends.literal)
    return Span(*choices[0], is_assumed=not part and not is_clear)


def _is_twelve_am(at: Clock) -> bool:
    return at.half == "am" and at.hour == 12
