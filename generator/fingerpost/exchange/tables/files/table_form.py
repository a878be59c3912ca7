"""What kind of table a file really is: its name may say something else."""

from __future__ import annotations

import re
import zipfile
import zlib
from pathlib import Path

from fingerpost.exchange.tables.table import LARGEST_FILE, TableError
from fingerpost.reading.shown_path import shown_path
from fingerpost.records.problem import Problem
from fingerpost.records.span import Span

_OLD_EXCEL = b"\xd0\xcf\x11\xe0"
_ZIP = b"PK\x03\x04"
# What no command reads, by its first bytes, and what to do about it.
_OTHERS = {
    _OLD_EXCEL: "an Excel workbook of the old kind (.xls), or one with a password",
    b"%PDF": "a PDF",
    b"\x1f\x8b": "a packed file (gzip)",
}
_MARKUP = re.compile(rb"<[!?A-Za-z]")
_JSON = re.compile(rb'\[\s*[\[{\]]|\{\s*"')
_SAVE = "Open it in the program that it came from, and save or export it as CSV UTF-8."
_SAVE_WORKBOOK = (
    "Open it in Excel or LibreOffice, and save it as an Excel workbook (.xlsx), without a password. All sheets stay."
)
_BLANK = b"\xef\xbb\xbf \t\r\n"  # a byte order mark and white space
_NAMES = {"csv": "a CSV file", "xlsx": "an Excel workbook", "ods": "an OpenDocument spreadsheet", "json": "JSON"}
_SHEETS_OF_ODS = b"application/vnd.oasis.opendocument.spreadsheet"  # and of its templates


def check_form(path: Path, form: str) -> None:
    """Refuse a file that is not of the form that was asked for, and name the command for the one it is.

    Raises:
        TableError: If it is something else, or larger than any table.
    """
    file = shown_path(path)
    if path.stat().st_size > LARGEST_FILE:
        raise TableError(
            Problem(
                code="table-too-large",
                span=Span(file),
                message=f"{file} is larger than {LARGEST_FILE // 1024**2} MB.",
                hint="Split it into several files.",
            )
        )
    actual, hint = _form_of(path, form)
    if actual != _NAMES[form]:
        raise TableError(
            Problem(
                code="table-other-form", span=Span(file), message=f"{file} is {actual}, not {_NAMES[form]}.", hint=hint
            )
        )


def _form_of(path: Path, form: str) -> tuple[str, str]:
    """What the file is, and what to type for that."""
    with path.open("rb") as file:
        start = file.read(1024).lstrip(_BLANK)
    if start.startswith(_ZIP):
        return _form_of_archive(path, form)
    for sign, name in _OTHERS.items():
        if start.startswith(sign):
            return name, _SAVE_WORKBOOK if sign == _OLD_EXCEL else _SAVE
    if _MARKUP.match(start):
        return "a web page or XML", _SAVE
    if form != "json" and _JSON.match(start):
        return _NAMES["json"], _command("json", path)
    if form in ("xlsx", "ods") and start and b"\0" not in start:
        return _NAMES["csv"], _command("csv", path)
    return _NAMES[form], ""


def _form_of_archive(path: Path, form: str) -> tuple[str, str]:
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
            kind = b""
            if "mimetype" in names:
                with archive.open("mimetype") as part:
                    kind = part.read(len(_SHEETS_OF_ODS))
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError):
        form = form if form == "ods" else "xlsx"
        return _NAMES[form], _command(form, path)  # its reader says how it is damaged
    if kind == _SHEETS_OF_ODS:
        return _NAMES["ods"], _command("ods", path)
    if "mimetype" in names and "content.xml" in names:
        return "a document of LibreOffice", "Open it in LibreOffice and save its table as .ods, .xlsx or CSV."
    if "xl/workbook.xml" in names or any(name.startswith("xl/") for name in names):
        return _NAMES["xlsx"], _command("xlsx", path)
    return "a packed file (ZIP)", "Unpack it, and name the table that is in it."


def _command(form: str, path: Path) -> str:
    return f"Write: fingerpost import {form} {shown_path(path)} --mapping MAP.yaml"
