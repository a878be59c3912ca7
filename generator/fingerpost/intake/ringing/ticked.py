"""A ringing list that was filled in: the workbook, or the file that the page saves."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook

from fingerpost.exchange.tables.files.ods_table import look_inside_ods
from fingerpost.exchange.tables.files.table_form import check_form
from fingerpost.exchange.tables.table import MOST_ROWS, TableError
from fingerpost.exchange.tables.values.clean_values import clean_date
from fingerpost.exchange.workbook.cells import text_of
from fingerpost.exchange.workbook.columns import Column, Form
from fingerpost.intake.workbook.opened import mark_of
from fingerpost.reading.shown_path import shown_path
from fingerpost.records.problem import Problem
from fingerpost.records.span import Span
from fingerpost.stewardship.ringing_list import MARK, WAYS
from fingerpost.stewardship.ringing_workbook import BOXES, HIDDEN, KEY, SHEET

LARGEST = 1024 * 1024  # bytes of a file that the page saves
_TEXT, _DATE = Column("", "", Form.TEXT), Column("", "", Form.DATE)
_TICKS = frozenset(("x", "yes", "y", "true", "1", "✓", "✔", "☑", "ok", "done", "ie", "oes", "ydy"))


@dataclass(frozen=True, slots=True, kw_only=True)
class TickedAnswer:
    """What was found out about one record."""

    key: str  # "activity/chair-yoga"
    facts: str  # the digest of what was read out
    same: bool
    how: str = ""
    on: date | None = None
    changed: str = ""
    ended: str = ""
    nobody: str = ""
    unclear: str = ""  # the day, where it is none

    @property
    def is_empty(self) -> bool:
        """Whether nothing was filled in."""
        return not (self.same or self.changed or self.ended or self.nobody)


@dataclass(frozen=True, slots=True)
class Ticked:
    """A list that came back."""

    made_on: date
    answers: tuple[TickedAnswer, ...]


def is_ringing_list(path: Path) -> bool:
    """Whether a file is a ringing list of ours."""
    if path.suffix.lower() == ".json":
        try:
            with path.open("rb") as file:
                return MARK.encode() in file.read(100)
        except OSError:
            return False
    return (_mark_of_ods(path) if path.suffix.lower() == ".ods" else mark_of(path)) == MARK


def _mark_of_ods(path: Path) -> str:
    """What a list says that it is, which was saved in LibreOffice's own form; "" for any other file.

    Raises:
        TableError: If it is not such a file, or not safe to open.
    """
    check_form(path, "ods")
    look_inside_ods(path, path.name, MOST_ROWS)
    try:
        book = CalamineWorkbook.from_path(str(path))
        first = next(iter(book.get_sheet_by_name(HIDDEN).iter_rows()), [])
    except (CalamineError, OSError):
        return ""
    return str(first[0]) if first else ""


def read_ticked(path: Path) -> Ticked:
    """Read what was filled in.

    Raises:
        TableError: If it cannot be read.
    """
    try:
        made_on, lines = _of_page(path) if path.suffix.lower() == ".json" else _of_workbook(path)
        return Ticked(date.fromisoformat(made_on), tuple(map(_answer, lines)))
    except (CalamineError, OSError, ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError):
        file = shown_path(path)
        raise TableError(
            Problem(
                code="workbook-unreadable",
                span=Span(file),
                message=f"{file} is not a ringing list that can be read.",
                hint="Save it again as .xlsx, or press the button of the page again.",
            )
        ) from None


def _of_page(path: Path) -> tuple[str, list[Mapping[str, Any]]]:
    if path.stat().st_size > LARGEST:
        raise ValueError
    data = json.loads(path.read_text("utf-8"))
    return data["made_on"], [dict(each) for each in data["answers"]]


def _of_workbook(path: Path) -> tuple[str, list[Mapping[str, Any]]]:
    book = CalamineWorkbook.from_path(str(path))
    hidden = [[str(cell) for cell in line] for line in book.get_sheet_by_name(HIDDEN).iter_rows()]
    facts = {line[0]: line[1] for line in hidden[1:]}
    return hidden[0][2][:10], list(_rows(book.get_sheet_by_name(SHEET), facts))


def _rows(sheet: Any, facts: Mapping[str, str]) -> Iterator[Mapping[str, Any]]:
    lines = sheet.iter_rows()
    head = [str(cell).strip() for cell in next(lines)]
    at = {name: head.index(heading) for name, heading in {**BOXES, "key": KEY}.items()}
    for line in lines:
        row = {name: line[number] if number < len(line) else "" for name, number in at.items()}
        if text_of(_TEXT, row["key"]):
            yield {**row, "facts": facts.get(text_of(_TEXT, row["key"]), "")}


def _answer(row: Mapping[str, Any]) -> TickedAnswer:
    key, how = text_of(_TEXT, row["key"]), text_of(_TEXT, row.get("how")).casefold()
    words = text_of(_DATE, row.get("on"))
    on = clean_date(words, "day month year")[0] if words else None
    return TickedAnswer(
        key=key,
        facts=str(row.get("facts", "")),
        same=text_of(_TEXT, row.get("same")).casefold() in _TICKS,
        how=how if how in WAYS else "",
        on=date.fromisoformat(on) if on else None,
        changed=text_of(_TEXT, row.get("changed")),
        ended=text_of(_DATE, row.get("ended")),
        nobody=text_of(_DATE, row.get("nobody")),
        unclear=words if words and not on else "",
    )
