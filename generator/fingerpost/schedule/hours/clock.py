"""A time as it is written, and from when to when something is on.

All times are minutes after midnight; 1440 is the midnight that ends a day.
"""

from __future__ import annotations

import re
from typing import NamedTuple

NOON, MIDNIGHT = 12 * 60, 24 * 60
_AT = re.compile(r"(\d{1,2})(?:\s?[:.;]\s?(\d\d)|(?<=\d)(\d\d)(?!\d))?(?::\d\d)?\s*(.*)")


class Clock(NamedTuple):
    """A time as it is written."""

    hour: int
    minute: int
    half: str = ""  # am | pm | noon | midnight
    form: str = "bare"  # bare: 9 | dot: 9.30 | colon: 9:30 | full: 09:30, 17:00 or 0930

    @property
    def literal(self) -> int:
        """The time by the clock that counts to 24."""
        return self.hour * 60 + self.minute

    @property
    def is_24(self) -> bool:
        """Whether it can only be of the clock that counts to 24."""
        return not self.half and (self.hour > 12 or self.hour == 0 or self.form == "full")


class Span(NamedTuple):
    """From when to when on one day; the end may be unknown."""

    starts: int
    ends: int | None
    next_day: bool = False
    is_assumed: bool = False  # no am or pm is written, and only one reading is by day

    @property
    def is_all_day(self) -> bool:
        """Whether it is from midnight to midnight."""
        return self.starts == 0 and self.ends == 0


def read_clock(text: str) -> Clock | None:
    """Read one time; None if there is no such time.

    >>> read_clock("9.30am"), read_clock("12 noon"), read_clock("17:00pm"), read_clock("0930")
    (Clock(hour=9, minute=30, half='am', form='dot'), Clock(hour=12, minute=0, half='noon', form='bare'), \
Clock(hour=17, minute=0, half='', form='full'), Clock(hour=9, minute=30, half='', form='full'))
    """
    word = " ".join(text.casefold().split())
    for name, half in (("noon", "noon"), ("midday", "noon"), ("mid-day", "noon"), ("midnight", "midnight")):
        if word.removeprefix("12").strip(" -.()") == name:
            return Clock(12, 0, half)
    match = _AT.fullmatch(word)
    if match is None:
        return None
    figures, minutes = match[1], match[2] or match[3]
    if match[3] is None and len(figures) == 2 and re.match(r"\d{3}(?!\d)", word):  # 930
        figures, minutes = word[0], word[1:3]
        after = word[3:].strip()
    else:
        after = match[4]
    hour, minute = int(figures), int(minutes or 0)
    letter = after.replace(".", "").replace(" ", "").replace("o'clock", "").replace("oclock", "")
    half = {"a": "am", "am": "am", "p": "pm", "pm": "pm", "noon": "noon", "midday": "noon"}.get(letter, "")
    if hour > 24 or minute > 59 or (hour == 24 and minute) or (half == "noon" and (hour, minute) != (12, 0)):
        return None
    if half and (hour > 12 or hour == 0):  # 17:00pm is five o'clock; 17:00am and 0:30pm are slips
        if half != "pm" or hour == 0 or hour == 24:
            return None
        half = ""
    form = "bare" if minutes is None else "dot" if "." in word[:3] else "colon"
    if hour > 12 or (minutes and not half and (figures[0] == "0" or (len(word) >= 4 and word[:4].isdigit()))):
        form = "full"
    return Clock(hour, minute, half, form)
