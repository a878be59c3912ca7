"""Is every text in docs free of passwords and keys, and of numbers that identify a person?

All of docs is published. Nothing that is found is repeated, because the report may be public.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from fingerpost.checks.personal_numbers import birth_dates, personal_numbers
from fingerpost.checks.plain_text import readable
from fingerpost.checks.project.doc_files import DocFile, is_too_large
from fingerpost.checks.project.layout import Layout
from fingerpost.checks.secrets import secret_problem, secrets_in_text
from fingerpost.records.problem import Problem

_TEXTS = frozenset(".md .txt .csv .json .yaml .yml .ics .geojson .svg .css .vtt .rtf .html".split())  # noqa: SIM905
# A decimal has as many digits as an NHS number, and so has an id in a table of data.
_DECIMAL = re.compile(r"[0-9]*\.[0-9]{3,}")
_BARE_TEN = re.compile(r"(?<![0-9])[1-9][0-9]{9}(?![0-9])")

_CELL = re.compile(r'\s*(?:"([^"]*)"|([^,;\t|]*))\s*(?:[,;\t|]|$)')
_KEY_NAME = re.compile(
    r"(?:[\w-]+[ _-])?(?:pass ?words?|passcodes?|pass ?phrases?|pwd|pw|secret|api[ _-]?key|token)", re.IGNORECASE
)
_CODE_NAME = re.compile(r"(?:door|gate|entry|access|alarm|key ?-?safe)(?:[ _-]?codes?|[ _-]?pin)?|pin", re.IGNORECASE)
_MAY_NAME = re.compile(r"pass|pwd|pw|secret|key|token|code|pin|safe|door|gate|entry|access|alarm", re.IGNORECASE)
_KEY = re.compile(r"(?=\S*[\d!$%&*?@^#~+=])\S{4,}")
_CODE = re.compile(r"[a-z]?\d{4,8}[a-z#*]?", re.IGNORECASE)


def check_doc_secrets(layout: Layout, files: Sequence[DocFile]) -> Iterator[Problem]:
    """Look through every file of text, line by line, and all of it: a table can be larger than a record."""
    for file in files:
        if PurePosixPath(file.name).suffix.lower() not in _TEXTS or is_too_large(file):
            continue
        if file.path.is_symlink() or not file.path.is_file():
            continue  # another check says so
        text = _text(file.path.read_bytes())
        yield from secrets_in_text(text, layout.shown(file.path))
        yield from _in_tables(text, layout, file)
        for number, line in enumerate(text.split("\n"), start=1):
            if any(map(str.isdigit, line)):
                yield from _in_line(line, layout, file, number)


def _text(raw: bytes) -> str:
    """The words of a file; spreadsheets also write UTF-16."""
    return raw.decode("utf-16" if raw.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig", "replace")


def _in_tables(text: str, layout: Layout, file: DocFile) -> Iterator[Problem]:
    """The content of a cell beside or below "password" or "door code", in CSV and in Markdown tables."""
    columns: dict[int, str] = {}  # of the table that the line is in
    for number, line in enumerate(text.split("\n"), start=1):
        if not columns and not _MAY_NAME.search(line):
            continue
        cells = [(match[1] or match[2] or "").strip(" *`") for match in _CELL.finditer(line)]
        names = {at: name for at, cell in enumerate(cells) if (name := _name_of(cell))}
        if len(cells) < 3:  # the last is always empty
            columns = {}
            continue
        beside = {at + 1: name for at, name in names.items()}
        for at, name in (columns | beside).items():
            if at < len(cells) and (_KEY if name == "key" else _CODE).fullmatch(cells[at]):
                yield secret_problem(name, layout.span(file.path, number))
                break
        columns = names or columns


def _name_of(cell: str) -> str:
    if _KEY_NAME.fullmatch(cell):
        return "key"
    return "code" if _CODE_NAME.fullmatch(cell) else ""


def _in_line(line: str, layout: Layout, file: DocFile, number: int) -> Iterator[Problem]:
    plain_text = _DECIMAL.sub(" ", readable(line))
    if "nhs" not in plain_text.lower():
        plain_text = _BARE_TEN.sub(" ", plain_text)
    span = layout.span(file.path, number)
    yield from birth_dates(plain_text, span)
    # The code of a bank account is looked for among what opens something.
    yield from (problem for problem in personal_numbers(plain_text, span) if problem.code != "bank-account")
