"""The words "bar" and "save" before a day: all days but that one, or a room with drinks that opens on it."""

from __future__ import annotations

from fingerpost.schedule.hours.words.asides import DAY

_BEFORE_DAY = rf"(?:bar|save)(?=\s+(?:{DAY})\b)"
# "Every day bar Sunday", "all week save Sunday"
BAR_A_DAY = (
    r"(?:(?<=every day )|(?<=each day )|(?<=all days )|(?<=days a week )|(?<=days per week )|(?<=all week ))"
    rf"{_BEFORE_DAY}"
)
# "9am-5pm bar Wed" and "open all day, bar Saturday 10am-2pm" may be either; "Bar Saturday" and "coffee bar Monday" are
# a room.
UNCLEAR_BAR = (
    r"(?!\Abar)(?<!coffee )(?<!snack )(?<!tea )(?<!juice )(?<!milk )(?<!wine )(?<!sandwich )(?<!cafe )(?<!licensed )"
    rf"(?<!the )(?<!our )(?<!and )(?<!& )\b{_BEFORE_DAY}"
)
