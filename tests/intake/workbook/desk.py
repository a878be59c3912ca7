"""An editor's desk: the records, the workbook, and a program that changes cells and saves it in its own way."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import xlsxwriter
from python_calamine import CalamineWorkbook

from tests import run as in_process

HIDDEN = "_fingerpost"
YOGA = (
    "# the yoga\nname: Chair yoga\nsummary: Gentle stretches on a chair, with music and tea.\ncategories: [arts]\n"
    "sessions:\n"
    "  - {place: old-dairy, repeats: weekly, days: [monday], from: 10:00, to: 11:00}  # with Ann\n"
    "  - {place: old-dairy, repeats: weekly, days: [friday], from: 10:00, to: 11:00}\n"
    "contact: {phone: 01632 960126}\nchecked: {on: 2026-10-01, how: phone}\n"
)


@dataclass
class Book:
    """The cells of a workbook, as another program holds them."""

    sheets: dict[str, list[list[Any]]] = field(default_factory=dict)

    @classmethod
    def open(cls, path: Path) -> Book:
        book = CalamineWorkbook.from_path(str(path))
        return cls({name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names})

    def save(self, path: Path) -> Path:
        """As a spreadsheet saves it that knows nothing of what the cells are for."""
        options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
        with xlsxwriter.Workbook(path, options) as book:
            day, clock = book.add_format({"num_format": "dd/mm/yy"}), book.add_format({"num_format": "hh:mm"})
            for name, rows in self.sheets.items():
                sheet = book.add_worksheet(name)
                for number, row in enumerate(rows):
                    for at, cell in enumerate(row):
                        if isinstance(cell, date | datetime):
                            sheet.write_datetime(number, at, cell, day)
                        elif isinstance(cell, time):
                            sheet.write_datetime(number, at, cell, clock)
                        elif cell != "":
                            sheet.write(number, at, cell)
                if name == HIDDEN:
                    sheet.hide()
        return path

    def column(self, sheet: str, title: str) -> int:
        return self.sheets[sheet][0].index(title)

    def row(self, sheet: str, key: str, number: int | None = None) -> list[Any]:
        return next(row for row in self.sheets[sheet][1:] if row[0] == key and number in (None, row[1]))

    def put(self, sheet: str, key: str, title: str, cell: Any, number: int | None = None) -> None:
        self.row(sheet, key, number)[self.column(sheet, title)] = cell

    def add(self, sheet: str, **cells: Any) -> None:
        titles = self.sheets[sheet][0]
        row = [""] * len(titles)
        for title, cell in cells.items():
            row[titles.index(title.replace("_", " "))] = cell
        self.sheets[sheet].append(row)

    def delete(self, sheet: str, key: str, number: int | None = None) -> None:
        self.sheets[sheet].remove(self.row(sheet, key, number))


class Desk:
    """Records, and the workbook made of them."""

    def __init__(self, folder: Path, workbook: list[bytes] | None = None) -> None:
        self.workbook = workbook  # the workbook, where tests share one
        self.folder, self.assets, self.path = folder, folder / "assets", folder / "desk" / "directory.xlsx"

    def export(self) -> Book:
        if self.workbook:
            self.path.parent.mkdir(exist_ok=True)
            self.path.write_bytes(self.workbook[0])
            return Book.open(self.path)
        done = in_process.run("export", "--to", "xlsx", "--out", "desk", cwd=self.folder)
        assert done.returncode == 0, done.stderr
        if self.workbook is not None:
            self.workbook.append(self.path.read_bytes())
        return Book.open(self.path)

    def take_back(self, book: Book, *options: str) -> in_process.Done:
        return self.take_file(book.save(self.folder / "back.xlsx"), *options)

    def take_file(self, file: Path, *options: str) -> in_process.Done:
        how = "csv" if file.suffix == ".csv" else "xlsx"
        return in_process.run("import", how, str(file), *options, cwd=self.folder)

    def texts(self) -> dict[str, bytes]:
        return {path.relative_to(self.assets).as_posix(): path.read_bytes() for path in self.assets.rglob("*.yaml")}


def changed_lines(before: dict[str, bytes], after: dict[str, bytes]) -> dict[str, list[tuple[str, str]]]:
    """The lines that differ, by file, as they were and as they are."""
    return {
        name: [
            (old, new)
            for old, new in zip(before[name].decode().split("\n"), text.decode().split("\n"), strict=True)
            if old != new
        ]
        for name, text in after.items()
        if name in before and before[name] != text
    }
