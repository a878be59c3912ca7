"""One cell: a value of a record as a spreadsheet shows it, and what people and spreadsheets make of it as a value."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from fingerpost.exchange.tables.clean_values import clean_date, clean_number, clean_phone
from fingerpost.exchange.workbook.columns import Column, Form
from fingerpost.reading.slip_words import yes_or_no
from fingerpost.schedule.hours.clock import read_clock

Cell = str | float | int | bool | date | time | datetime | timedelta | None
# What is read as it is written, so that nothing need be tried.
_NEVER_UNCLEAR = frozenset((Form.TEXT,))
# Where a value may not leave its file, or cannot be said in a cell.
KEPT = "(kept in the file)"
MOST_CHARACTERS = 32_767  # of a cell, in every spreadsheet

_BETWEEN = "; "
# What a workbook's own escapes look like: some programs take them for the character, others for what is typed.
_LIKE_AN_ESCAPE = re.compile(r"_x[0-9A-Fa-f]{4}_")
_FIRST_DAY = datetime(1899, 12, 30)  # noqa: DTZ001 the day before the first, as spreadsheets count; a day has no zone
_TIME = re.compile(r"([01]?[0-9]|2[0-4]):([0-5][0-9])(?::00)?")
_ANSWER = re.compile(r"(yes|no|ask)\b\s*[:;,.(–—-]?\s*(.*)", re.IGNORECASE | re.DOTALL)
_TICKS = {"x": True, "✓": True, "✔": True, "1": True, "0": False}


class Unclear(Exception):
    """A cell that cannot be understood: a sentence, and what to type."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


def cell_of(column: Column, value: Any) -> Cell:
    """What to write for a value; ``KEPT`` for one that would not come back as it is."""
    if value is None:
        return None
    cell = _SAY[column.form](value)
    if isinstance(cell, str):
        # Tidied here, because a spreadsheet may tidy it too.
        cell = cell.strip()
        if len(cell) > MOST_CHARACTERS or "\r" in cell or ("_x" in cell and _LIKE_AN_ESCAPE.search(cell)):
            return KEPT
        if cell and column.form in _NEVER_UNCLEAR:
            return cell
    try:
        if is_same(column, value_of(column, cell), value):
            return cell
    except Unclear:
        pass
    return KEPT


def value_of(column: Column, cell: Cell, country: str = "GB") -> Any:
    """The value that a cell stands for; None for an empty one.

    Raises:
        Unclear: If it stands for none.
    """
    words = text_of(column, cell)
    if not words:
        return None
    if column.form is Form.DATE and isinstance(cell, date):
        return words
    return _READ[column.form](words, column, country)


def text_of(column: Column, cell: Cell) -> str:
    """A cell as one text, whatever a spreadsheet has made of it: ten thirty is 10:30, also as the fraction of a day.

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
        return cell.strftime("%H:%M")
    if isinstance(cell, timedelta):
        minutes = round(cell.total_seconds() / 60)
        return f"{minutes // 60:02}:{minutes % 60:02}"
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
        minutes = round(cell * 24 * 60)
        return f"{minutes // 60:02}:{minutes % 60:02}"
    if column.form in (Form.DATE, Form.DATES) and 20_000 <= cell < 80_000 and float(cell).is_integer():
        return (_FIRST_DAY + timedelta(days=int(cell))).date().isoformat()
    if float(cell).is_integer() and abs(cell) < 2**53:
        return str(int(cell))
    return f"{cell:.15g}"  # as many figures as a spreadsheet keeps


def _clock_of(cell: date) -> str:
    """A time that a spreadsheet keeps as a moment: in the first days of its count, else the time of a day."""
    if not isinstance(cell, datetime):
        return "24:00" if cell <= date(1900, 1, 1) else cell.isoformat()
    days = cell - _FIRST_DAY
    return "24:00" if days in (timedelta(days=1), timedelta(days=2)) else cell.strftime("%H:%M")


# -- a value, as a cell --------------------------------------------------------------------------------------------


def _as_text(value: Any) -> Cell:
    return value.rstrip("\n") if isinstance(value, str) else KEPT


def _as_number(value: Any) -> Cell:
    return value if isinstance(value, int | float) and not isinstance(value, bool) else KEPT


def _as_date(value: Any) -> Cell:
    try:
        day = date.fromisoformat(value)
        return day if day.isoformat() == value and day.year >= 1900 else KEPT  # no spreadsheet counts before
    except (TypeError, ValueError):
        return KEPT


def _as_yes_no(value: Any) -> Cell:
    return ("yes" if value else "no") if isinstance(value, bool) else KEPT


def _as_answer(value: Any) -> Cell:
    if isinstance(value, Mapping):
        return f"{value.get('answer', '')}: {value.get('note', '')}" if len(value) == 2 else KEPT
    return _as_text(value)


def _joined(between: str) -> Callable[[Any], Cell]:
    return lambda value: between.join(map(str, value)) if isinstance(value, list) else KEPT


def _as_age(value: Any) -> Cell:
    return str(value) if isinstance(value, int | str) else KEPT


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


# -- a cell, as a value --------------------------------------------------------------------------------------------


def _text(words: str, column: Column, country: str) -> Any:  # noqa: ARG001
    return words


def _phone(words: str, column: Column, country: str) -> Any:  # noqa: ARG001
    if words.isdecimal() and not words.startswith("0"):  # a spreadsheet has taken it for a number
        cleaned, remark = clean_phone(words, country)
        if cleaned is None and remark:
            raise Unclear(remark.message, remark.hint)
        return cleaned
    return words


def _date(words: str, column: Column, country: str) -> Any:  # noqa: ARG001
    cleaned, remark = clean_date(words)
    if cleaned is None and remark:
        raise Unclear(remark.message, remark.hint)
    return cleaned


def _time(words: str, column: Column, country: str) -> Any:  # noqa: ARG001
    if match := _TIME.fullmatch(words):
        return f"{int(match[1]):02}:{match[2]}"
    clock = read_clock(words)
    if clock is None or not (clock.half or clock.is_24):
        raise Unclear(f"{words[:40]} is not a time.", "Write it on the 24 hour clock, such as 14:30")
    hour = clock.hour
    if clock.half:
        hour = hour % 12 + (12 if clock.half in ("pm", "noon") else 0)
    return f"{hour:02}:{clock.minute:02}"


def _number(words: str, column: Column, country: str) -> Any:  # noqa: ARG001
    number, remark = clean_number(words)
    if number is None and remark:
        raise Unclear(remark.message, remark.hint)
    if column.form is Form.WHOLE:
        if not float(number).is_integer():
            raise Unclear(f"{words[:40]} is not a whole number.")
        return int(number)
    if column.form is Form.DEGREES:
        return Decimal(repr(round(number, 6)))
    return _money(number)


def _money(number: float) -> Decimal:
    amount = Decimal(repr(number))
    if amount == amount.to_integral_value():
        return amount.quantize(Decimal(1))
    pence = amount.quantize(Decimal("0.01"))
    return pence if pence == amount else amount


def _age(words: str, column: Column, country: str) -> Any:  # noqa: ARG001
    return int(words) if words.isdecimal() and len(words) < 4 else words


def _yes_no(words: str, column: Column, country: str) -> Any:  # noqa: ARG001
    lower = words.casefold()
    answer = {"yes": True, "true": True, "no": False, "false": False, **_TICKS}.get(lower)
    if answer is None:
        likely = yes_or_no(words)
        raise Unclear(f"{words[:40]} is neither yes nor no.", f"Write {likely}." if likely else "Write yes or no.")
    return answer


def _choice(words: str, column: Column, country: str) -> Any:  # noqa: ARG001
    lower = words.casefold()
    return lower if lower in column.choices else words  # the schema says what is wrong with another


def _answer_of(words: str, column: Column, country: str) -> Any:  # noqa: ARG001
    if words.casefold() in ("true", "false"):
        return "yes" if words.casefold() == "true" else "no"
    match = _ANSWER.fullmatch(words)
    if match is None:
        raise Unclear(f"{words[:40]} is not yes, no or ask.", "Write one of them; a note may follow: no: one step")
    answer, note = match[1].lower(), match[2].strip()
    return {"answer": answer, "note": note} if note else answer


def _words(words: str, column: Column, country: str) -> Any:  # noqa: ARG001
    parts = [part.strip() for part in re.split(r"[;\n]", words) if part.strip()]
    if len(parts) == 1 and "," in words and (column.choices or column.list):
        parts = [part.strip() for part in words.split(",") if part.strip()]
    lower = [part.casefold() for part in parts]
    return lower if column.choices and set(lower) <= set(column.choices) else parts


def _lines(words: str, column: Column, country: str) -> Any:  # noqa: ARG001
    return [line.strip() for line in words.split("\n") if line.strip()]


def _dates(words: str, column: Column, country: str) -> Any:
    return [_date(part.strip(), column, country) for part in re.split(r"[;,\n]", words) if part.strip()]


def _numbers(words: str, column: Column, country: str) -> Any:  # noqa: ARG001
    parts = [part.strip() for part in re.split(r"[;,\n]", words) if part.strip()]
    if not all(part.isdecimal() and len(part) < 4 for part in parts):
        raise Unclear(f"{words[:40]} are not whole numbers.", "Write them with a semicolon between, such as 1; 15")
    return [int(part) for part in parts]


_READ: Mapping[Form, Callable[[str, Column, str], Any]] = {
    Form.TEXT: _text,
    Form.PHONE: _phone,
    Form.DATE: _date,
    Form.TIME: _time,
    Form.MONEY: _number,
    Form.DEGREES: _number,
    Form.WHOLE: _number,
    Form.AGE: _age,
    Form.YES_NO: _yes_no,
    Form.CHOICE: _choice,
    Form.ANSWER: _answer_of,
    Form.WORDS: _words,
    Form.LINES: _lines,
    Form.DATES: _dates,
    Form.NUMBERS: _numbers,
}


def _tidy(text: str) -> str:
    return text.replace("\r\n", "\n").strip()


def _answer(value: Any) -> tuple[str, str]:
    return (
        (str(value.get("answer", "")), str(value.get("note", ""))) if isinstance(value, Mapping) else (str(value), "")
    )
