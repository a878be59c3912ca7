"""Texts, times, days and numbers as real feeds write them."""

from __future__ import annotations

import html
import re
from datetime import date, datetime

import nh3

from fingerpost.records.characters import without_faults

_TAG = re.compile(r"</?[A-Za-z][^<>]{0,2000}>")
_BREAK = re.compile(r"<(?:br\s*/?|/p|/div|/li|/h[1-6]|/tr)\s*>", re.IGNORECASE)
_ITEM = re.compile(r"<li[^<>]{0,200}>", re.IGNORECASE)
_TIME = re.compile(
    r"(?:[0-9]{4}-[0-9]{2}-[0-9]{2}[T ])?([0-2]?[0-9])(?:[:.]?([0-5][0-9]))?(?::[0-5][0-9](?:\.[0-9]+)?)?"
    r"\s*([ap]\.?m\.?)?\s*(Z|[+-][0-9]{2}:?[0-9]{2})?",
    re.IGNORECASE,
)
_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[T ].*)?")
MIDNIGHT = "24:00"


def clean_text(text: str) -> tuple[str, bool]:
    r"""Plain words, with real line breaks, and whether markup was taken out.

    >>> clean_text("Tea &amp; cake<br>Bring a friend\\nEvery week")
    ('Tea & cake\nBring a friend\nEvery week', True)
    """
    words = text.replace("\\r\\n", "\n").replace("\\n", "\n").replace("\r\n", "\n").replace("\r", "\n")
    has_markup = bool(_TAG.search(words))
    if has_markup:
        words = _ITEM.sub("\n- ", _BREAK.sub("\n", words))
        words = nh3.clean(words, tags=set())
    words = without_faults(html.unescape(html.unescape(words)).replace("\xa0", " ").replace("\t", " "))
    lines = [" ".join(line.split()) for line in words.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip(), has_markup


def one_line(text: str) -> str:
    r"""Words on one line.

    >>> one_line("Tea\\n\\nand  cake")
    'Tea and cake'
    """
    return " ".join(clean_text(text)[0].split())


def read_time(text: str) -> tuple[str, str]:
    """A clock time as records write it, and its offset from UTC; "" if it is not a time.

    >>> read_time("8:00am"), read_time("17:30:00"), read_time("09:00+01:00"), read_time("24:00"), read_time("noon-ish")
    (('08:00', ''), ('17:30', ''), ('09:00', '+01:00'), ('24:00', ''), ('', ''))
    """
    match = _TIME.fullmatch(text.strip())
    if match is None:
        return "", ""
    hour, minute, half, offset = int(match[1]), int(match[2] or 0), (match[3] or "").lower()[:1], match[4] or ""
    if match[2] is None and not half and len(text.strip()) < 3:
        return "", ""  # a number alone may be anything
    if half and not 1 <= hour <= 12:
        half = ""  # 13:00pm
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    if (hour, minute) == (24, 0):
        return MIDNIGHT, offset
    return (f"{hour:02}:{minute:02}", offset) if hour < 24 else ("", "")


def read_day(text: str) -> date | None:
    """A day, whatever time is behind it; None for one that does not exist.

    >>> read_day("2026-03-01T00:00:00Z"), read_day("2026-02-30")
    (datetime.date(2026, 3, 1), None)
    """
    match = _DATE.fullmatch(text.strip())
    if match is None:
        return _other_day(text.strip())
    try:
        day = date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None
    return day if 1990 <= day.year < 2200 else None


def _other_day(text: str) -> date | None:
    """Days with the month in letters; 01/02/2026 could be two days, so it does not count."""
    for form in ("%B %d, %Y", "%b %d, %Y", "%d %B %Y", "%d %b %Y"):
        try:
            day = datetime.strptime(text, form).date()  # noqa: DTZ007 a day has no time zone
        except ValueError:
            continue
        return day if 1990 <= day.year < 2200 else None
    return None


def read_number(value: object) -> float | None:
    """A number that is one, or is written as one."""
    if isinstance(value, bool):
        return None
    try:
        number = float(str(value).strip().lstrip("£$€").replace(",", ""))
    except ValueError:
        return None
    return number if -1e9 < number < 1e9 else None
