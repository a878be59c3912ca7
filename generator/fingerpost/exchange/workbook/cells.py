"""One cell: a value of a record as a spreadsheet shows it, and back from what people make of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Any

from fingerpost.exchange.tables.files.xlsx_parts import FAILED
from fingerpost.exchange.workbook.columns import Column, Form
from fingerpost.exchange.workbook.typed import READ, Unclear
from fingerpost.language.mark import mark

Cell = str | float | int | bool | date | time | datetime | timedelta | None
# What is read as it is written, so that nothing need be tried.
_NEVER_UNCLEAR = frozenset((Form.TEXT,))
_OFTEN_THE_SAME = frozenset((str, int, float, bool))  # answers, times, days: few different ones in a directory
# Where a value may not leave its file, or cannot be said in a cell.
IN_FILE = mark("(kept in the file)")
MOST_CHARACTERS = 32_767  # of a cell, in every spreadsheet

_BETWEEN = "; "
# What a workbook's own escapes look like: some programs take them for the character, others for what is typed.
_LIKE_AN_ESCAPE = re.compile(r"_x[0-9A-Fa-f]{4}_")
_FIRST_DAY = datetime(1899, 12, 30)  # noqa: DTZ001 the day before the first, as spreadsheets count; a day has no zone


def cell_of(column: Column, value: Any) -> Cell:
    """What to write for a value; ``KEPT`` for one that would not come back as it is."""
    if value is None:
        return None
    if column.form not in _NEVER_UNCLEAR and value.__class__ in _OFTEN_THE_SAME:
        return _often_the_same(column, value)
    return _cell_of(column, value)


@lru_cache(maxsize=20_000, typed=True)  # typed: 1 is no yes
def _often_the_same(column: Column, value: Any) -> Cell:
    return _cell_of(column, value)


def _cell_of(column: Column, value: Any) -> Cell:
    cell = _SAY[column.form](value)
    if isinstance(cell, str):
        # Tidied here, because a spreadsheet may tidy it too.
        cell = cell.strip()
        if len(cell) > MOST_CHARACTERS or "\r" in cell or ("_x" in cell and _LIKE_AN_ESCAPE.search(cell)):
            return IN_FILE
        if cell and column.form in _NEVER_UNCLEAR:
            return cell
    try:
        if is_same(column, value_of(column, cell), value):
            return cell
    except Unclear:
        pass
    return IN_FILE


def value_of(column: Column, cell: Cell, country: str = "GB") -> Any:
    """The value of a cell; None if it is empty.

    Raises:
        Unclear: If it cannot be a value.
    """
    words = text_of(column, cell)
    if not words:
        return None
    if words == FAILED:
        hint = "Write the value itself, or open the workbook in a spreadsheet and save it again."
        raise Unclear("This cell holds an error, or a formula that has no result yet.", hint)
    if column.form is Form.DATE and isinstance(cell, date):
        return words
    return READ[column.form](words, column, country)


def text_of(column: Column, cell: Cell) -> str:
    """A cell as one text, whatever a spreadsheet has made of it: half past ten is 10:30, even as the fraction of a day.

    >>> from fingerpost.exchange.workbook.columns import columns_of
    >>> starts = next(column for column in columns_of("session") if column.path == "from")
    >>> text_of(starts, 0.4375), text_of(starts, "10:30"), text_of(starts, time(10, 30))
    ('10:30', '10:30', '10:30')
    """
    if cell is None:
        return ""
    if isinstance(cell, str):
        return cell.replace("\r\n", "\n").replace("\r", "\n").strip()
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float | int):
        return _number_as_text(column, cell)
    if isinstance(cell, time):
        # As the fraction of a day that it was, which some programs round: 10:20 may come as 10:19:59.9995.
        return _minutes((cell.hour * 60 + cell.minute) + (cell.second + cell.microsecond / 1e6) / 60)
    if isinstance(cell, timedelta):
        return _minutes(cell.total_seconds() / 60)
    if column.form is Form.TIME:
        return _clock_of(cell)
    return (cell.date() if isinstance(cell, datetime) else cell).isoformat()


def is_same(column: Column, one: Any, other: Any) -> bool:
    """Whether two values of a field say the same, so that nothing need be written."""
    if one == other:
        return True
    if isinstance(one, str) and isinstance(other, str):
        return _tidy(one) == _tidy(other)
    if column.form in (Form.MONEY, Form.DEGREES, Form.WHOLE) and None not in (one, other):
        return abs(float(one) - float(other)) < 1e-9
    return column.form is Form.ANSWER and _answer(one) == _answer(other)


def is_number_without_zero(column: Column, cell: Cell, value: Any) -> bool:
    """Whether a spreadsheet has made a number of a phone number, and it is the same but for its first 0."""
    if column.form is not Form.PHONE or not isinstance(cell, float | int) or not isinstance(value, str):
        return False
    return re.sub(r"[^0-9]", "", value).lstrip("0") == text_of(column, cell).lstrip("0")


def _number_as_text(column: Column, cell: float) -> str:
    if column.form is Form.TIME and 0 <= cell <= 1:
        return _minutes(cell * 24 * 60)
    if column.form in (Form.DATE, Form.DATES) and 20_000 <= cell < 80_000 and float(cell).is_integer():
        return (_FIRST_DAY + timedelta(days=int(cell))).date().isoformat()
    if float(cell).is_integer() and abs(cell) < 2**53:
        return str(int(cell))
    return f"{cell:.15g}"  # as many figures as a spreadsheet keeps


def _minutes(number: float) -> str:
    minutes = round(number)
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _clock_of(cell: date) -> str:
    """A time that a spreadsheet keeps as a moment: in the first days of its count, else the time of a day."""
    if not isinstance(cell, datetime):
        return "24:00" if cell <= date(1900, 1, 1) else cell.isoformat()
    days = cell - _FIRST_DAY
    return "24:00" if days in (timedelta(days=1), timedelta(days=2)) else cell.strftime("%H:%M")


# -- a value, as a cell --------------------------------------------------------------------------------------------


def _as_text(value: Any) -> Cell:
    return value.rstrip("\n") if isinstance(value, str) else IN_FILE


def _as_number(value: Any) -> Cell:
    return value if isinstance(value, int | float) and not isinstance(value, bool) else IN_FILE


def _as_date(value: Any) -> Cell:
    try:
        day = date.fromisoformat(value)
        return day if day.isoformat() == value and day.year >= 1900 else IN_FILE  # no spreadsheet counts before
    except (TypeError, ValueError):
        return IN_FILE


def _as_yes_no(value: Any) -> Cell:
    return ("yes" if value else "no") if isinstance(value, bool) else IN_FILE


def _as_answer(value: Any) -> Cell:
    if isinstance(value, Mapping):
        return f"{value.get('answer', '')}: {value.get('note', '')}" if len(value) == 2 else IN_FILE
    return _as_text(value)


def _joined(between: str) -> Callable[[Any], Cell]:
    return lambda value: between.join(map(str, value)) if isinstance(value, list) else IN_FILE


def _as_age(value: Any) -> Cell:
    return str(value) if isinstance(value, int | str) else IN_FILE


_SAY: Mapping[Form, Callable[[Any], Cell]] = {
    Form.TEXT: _as_text,
    Form.PHONE: _as_text,
    Form.DATE: _as_date,
    Form.TIME: _as_text,
    Form.MONEY: _as_number,
    Form.DEGREES: _as_number,
    Form.WHOLE: _as_number,
    Form.AGE: _as_age,
    Form.YES_NO: _as_yes_no,
    Form.CHOICE: _as_text,
    Form.ANSWER: _as_answer,
    Form.WORDS: _joined(_BETWEEN),
    Form.LINES: _joined("\n"),
    Form.DATES: _joined(_BETWEEN),
    Form.NUMBERS: _joined(_BETWEEN),
}


def _tidy(text: str) -> str:
    return text.replace("\r\n", "\n").strip()


def _answer(value: Any) -> tuple[str, str]:
    return (
        (str(value.get("answer", "")), str(value.get("note", ""))) if isinstance(value, Mapping) else (str(value), "")
    )
