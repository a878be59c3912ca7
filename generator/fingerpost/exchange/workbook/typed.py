"""What people and spreadsheets write in a cell, as a value of a record."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from fingerpost.exchange.tables.values.clean_values import clean_date, clean_number, clean_phone
from fingerpost.exchange.workbook.columns import Column, Form
from fingerpost.reading.corrections import clear_date
from fingerpost.reading.slip_words import yes_or_no
from fingerpost.schedule.hours.clock import read_clock

_TIME = re.compile(r"([01]?[0-9]|2[0-4]):([0-5][0-9])(?::00)?")
_FIGURES = re.compile(r"[0-9]{1,2}[:.][0-9]{2}|[0-9]+")
_ANSWER = re.compile(r"(yes|no|ask)\b\s*[:;,.(–—-]?\s*(.*)", re.IGNORECASE | re.DOTALL)
_TICKS = {"x": True, "✓": True, "✔": True, "1": True, "0": False}


class Unclear(Exception):
    """A cell that cannot be understood: a sentence, and what to type."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


def _text(words: str, column: Column, country: str) -> Any:  # noqa: ARG001
    return " ".join(words.split()) if column.is_one_line and "\n" in words else words


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
        if day := clear_date(words):
            return day.isoformat()
        raise Unclear(remark.message, remark.hint)
    return cleaned


def _time(words: str, column: Column, country: str) -> Any:  # noqa: ARG001
    if match := _TIME.fullmatch(words):
        return f"{int(match[1]):02}:{match[2]}"
    if len(_FIGURES.findall(words)) > 1:
        raise Unclear(f"{words[:40]} is more than one time.", "Put the first into the column From, the second into To.")
    clock = read_clock(words)
    if clock is None:
        raise Unclear(f"{words[:40]} is not a time.", "Write it on the 24 hour clock, such as 14:30")
    if not (clock.half or clock.is_24):
        early, late = f"{clock.hour % 12:02}:{clock.minute:02}", f"{clock.hour % 12 + 12}:{clock.minute:02}"
        raise Unclear(
            f"{words[:40]} could be in the morning or later.", f"Write {early}, or {late} for {words[:10]}pm."
        )
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


READ: Mapping[Form, Callable[[str, Column, str], Any]] = {
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
