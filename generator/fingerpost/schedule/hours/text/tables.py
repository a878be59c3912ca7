"""A table that was laid flat into one text: "Monday | 10am-9pm |", "Day Open Close" and then a row for each day."""

from __future__ import annotations

import re

from fingerpost.schedule.hours.words.words import FULL_NAMES

_DAY = rf"(?:{'|'.join(FULL_NAMES)}|mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)"
_CELLS = re.compile(rf"\b({_DAY})\s*\|\s*(?=\d|closed\b)", re.IGNORECASE)
_LAST_CELL = re.compile(r"\|[ \t]*(?=\n|$)")
_TIME = r"\d{1,2}(?:[:.]\d\d)?(?:\s?[ap]\.?m\b\.?)?"
_HEAD = re.compile(
    r"^\W*(?:days?(?:\s+of\s+(?:the\s+)?week)?)[\s|,:]+(?:open(?:s|ing)?|from|starts?)(?:\s+times?)?[\s|,:]+"
    r"(?:clos(?:es?|ing)|to|until|ends?)(?:\s+times?)?[\s|,:;]+",
    re.IGNORECASE,
)
_ROW = re.compile(rf"\b({_DAY})[\s|:.]+({_TIME})[\s|]+({_TIME})(?![\d:.])", re.IGNORECASE)

_CLOSED = re.compile(rf"\b({_DAY})\.\s+(?=closed\b)", re.IGNORECASE)


def without_cells(text: str) -> str:
    """Give the text without the strokes that are between a day and its hours, and with dashes between the times.

    >>> without_cells("Monday | 10am-9pm |")
    'Monday: 10am-9pm '
    >>> without_cells("Day Open Close Monday 9am 5pm")
    'Monday: 9am-5pm'
    """
    if head := _HEAD.match(text):
        text = _CLOSED.sub(r"\1: ", _ROW.sub(r"\1: \2-\3", text[head.end() :]))
    return _CELLS.sub(r"\1: ", _LAST_CELL.sub("", text)) if "|" in text else text
