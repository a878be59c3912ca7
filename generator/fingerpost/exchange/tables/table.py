"""A table of somebody else's: headers and rows of text, whatever kind of file it came in."""

from __future__ import annotations

import html
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import overload

from fingerpost.exchange.tables.files.cell_texts import HALF_CHARACTER, CellReader, clean
from fingerpost.exchange.tables.files.cells import Cells, in_one
from fingerpost.exchange.tables.packed import Packed
from fingerpost.exchange.tables.privacy.withheld_words import is_withheld
from fingerpost.records.problem import Problem, Severity
from fingerpost.records.span import Span

MOST_ROWS = 20_000
MOST_COLUMNS = 1_000
LARGEST_FILE = 50 * 1024 * 1024
SHEET_STEP = 2**21  # from the rows of a sheet to those of the next below it; a sheet has half as many at most

_MOST_ABOVE = 10  # rows above the headings
_FEWEST_HEADINGS = 3  # beside each other, to be taken for headings under a title
_MORE_BELOW = 2  # times as many names as there are groups of them above
_LONGEST_HEADING = 30


class TableError(Exception):
    """The whole file is of no use: nothing of it can be imported. Raised by the readers of files."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


class MappingError(TableError):
    """A mapping has something to be put right; ``problems`` has all of it."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(problems[0])
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Options:
    """How a mapping says that its file has to be read."""

    encoding: str = "utf-8"
    sheet: str = ""  # of a workbook; "": the first
    sheets: tuple[str, ...] = ()  # several like ones, to be read below each other
    max_rows: int = MOST_ROWS
    rows: str = ""  # where the list is inside a JSON file; "": it is the whole file
    headings: tuple[int, ...] = ()  # the rows that name the columns; (): the first
    fill_down: tuple[str, ...] = ()  # columns in which an empty cell means the same as above


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number as the spreadsheet shows it, and its cells.

    Where sheets are below each other, the numbers of each further one are higher by ``SHEET_STEP``.
    """

    number: int
    cells: Mapping[str, str]


class Rows(Sequence[Row]):
    """The rows of a table, each made when it is asked for: what is kept is their texts."""

    def __init__(self, names: Sequence[str]) -> None:
        """Name the columns."""
        self._names = names
        self._rows: Packed[tuple[int, str | None]] = Packed()

    def add(self, number: int, texts: Sequence[str]) -> None:
        """Add a row at the end."""
        self._rows.append((number, in_one(texts)))

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[Row]:
        for row in self._rows:
            yield self._row_of(row)

    @overload
    def __getitem__(self, at: int) -> Row: ...
    @overload
    def __getitem__(self, at: slice) -> list[Row]: ...
    def __getitem__(self, at: int | slice) -> Row | list[Row]:
        return [self._row_of(row) for row in self._rows[at]] if isinstance(at, slice) else self._row_of(self._rows[at])

    def _row_of(self, row: tuple[int, str | None]) -> Row:
        number, text = row
        return Row(number, Cells(self._names, text))


@dataclass(frozen=True, slots=True)
class Table:
    """Every row that can be read, and a problem for every one that cannot."""

    file: str
    headers: tuple[str, ...]
    rows: Sequence[Row]
    problems: list[Problem] = field(default_factory=list)
    rows_found: int = 0  # with those that cannot be read, without blank ones
    inside: dict[str, Table] = field(default_factory=dict)  # lists that were inside the rows, by name
    sheets: tuple[str, ...] = ()  # those that are below each other in it; (): it is one sheet or file
    hidden: frozenset[str] = frozenset()  # the columns that the workbook does not show
    withheld: frozenset[int] = frozenset()  # the rows of which a comment says that they are not to be published
    struck: frozenset[int] = frozenset()  # the rows in which some words were struck through, and so were left out

    def span(self, row: int, header: str = "") -> Span:
        """Where a cell is: the line is its row and the column its column, both from 1."""
        column = self.headers.index(header) + 1 if header in self.headers else 1
        sheet, row = divmod(row, SHEET_STEP)
        return Span(sheet_file(self.file, self.sheets[sheet]) if self.sheets else self.file, row, column)

    def header_at(self, column: int) -> str:
        """The heading of a column, counted from 1; "" for one behind the last that has a heading."""
        return self.headers[column - 1] if column <= len(self.headers) else ""

    def row_name(self, row: int) -> str:
        """A row in words: its number, and where there are several sheets that of its own: "7 of North"."""
        return row_name(row, self.sheets)


def row_name(row: int, sheets: Sequence[str]) -> str:
    """The name of a row, where these sheets are below each other; its number if there are none."""
    sheet, number = divmod(row, SHEET_STEP)
    return f"{number} of {sheets[sheet]}" if sheets else str(number)


def sheet_file(file: str, sheet: str) -> str:
    """What a sheet of a workbook is called in messages."""
    return f"{file} ({sheet})"


def take_headings(rows: Iterator[tuple[int, Sequence[str]] | Problem], headings: tuple[int, ...]) -> list[str]:
    """Read the rows that name the columns, and what is above them; a name in two rows is Monday Opens.

    Raises:
        TableError: If one of those rows cannot be read.
    """
    names: list[str] = []
    while True:
        row = next(rows, None)
        if isinstance(row, Problem):
            raise TableError(row)
        if row is None or not headings:
            return list(row[1]) if row else []
        if row[0] in headings:
            names = _under(names, row[1], is_last=row[0] == headings[-1])
        if row[0] >= headings[-1]:
            return names


def _under(above: list[str], cells: Sequence[str], *, is_last: bool) -> list[str]:
    """The names so far with those of the next row under them. A merged cell names every column below it."""
    width = max(len(above), len(cells))
    words = [*cells, *[""] * (width - len(cells))]
    if not is_last:
        for number in range(1, width):
            words[number] = words[number] or words[number - 1]
    upper = [*above, *[""] * (width - len(above))]
    return [
        " ".join(part for part in (first, second) if part.strip()) for first, second in zip(upper, words, strict=True)
    ]


def table_of(
    file: str,
    headers: Sequence[str],
    rows: Iterable[tuple[int, Sequence[str]] | Problem],
    most: int,
    fill_down: Sequence[str] = (),
) -> Table:
    """Check headers and rows, one by one; a row that cannot be used becomes a problem.

    A title above the headings is passed over. Headings that are there twice are numbered.

    Raises:
        TableError: If the headers are missing, or there are more rows than allowed.
    """
    problems: list[Problem] = []
    first_row = headers
    at, headers, rows = _headings(headers, iter(rows))
    if at > 1:
        problems.append(_title_above(file, at))
        if any(is_withheld(title, is_note=True) for title in first_row):
            problems.append(_list_withheld(file))
    names = _numbered(_checked_headers(file, headers))
    rows_used = Rows(names)
    places = {name: place for place, name in enumerate(names)}
    reader = CellReader(file, names)
    count = 0
    above = dict.fromkeys(fill_down, "")
    for row in rows:
        count += 1
        if isinstance(row, Problem):
            problems.append(row)
            continue
        number, cells = row
        if not any(cell.strip() for cell in cells):
            count -= 1
            continue
        if count > most:
            raise TableError(too_many(file, number, most))
        texts, remarks = reader.read(number, cells)
        problems += remarks
        if texts is not None:
            _fill_down(texts, above, places)
            rows_used.add(number, texts)
    return Table(file, names, rows_used, problems, count)


def _fill_down(texts: list[str], above: dict[str, str], places: Mapping[str, int]) -> None:
    for name, last in above.items():
        if (place := places.get(name)) is not None:
            texts += [""] * (place + 1 - len(texts))
            above[name] = texts[place] = texts[place] or last


def _checked_headers(file: str, headers: Sequence[str]) -> tuple[str, ...]:
    if len(headers) > MOST_COLUMNS:
        raise TableError(
            Problem(
                code="table-too-wide",
                span=Span(file, 1, MOST_COLUMNS + 1),
                message=f"{file} has {len(headers):,} columns: more than the {MOST_COLUMNS:,} of any table.",
                hint="Keep the columns that the mapping names, and delete the others.",
            )
        )
    names = [
        " ".join(html.unescape(clean(HALF_CHARACTER.sub("\N{REPLACEMENT CHARACTER}", header))).split())
        for header in headers
    ]
    while names and not names[-1]:
        names.pop()
    if not any(names):
        raise TableError(
            Problem(
                code="table-empty",
                span=Span(file),
                message=f"The first row of {file} should hold the names of its columns, but it is empty.",
                hint="Delete what is above the names of the columns.",
            )
        )
    # A column without a name cannot be asked for, but its place must be kept.
    return tuple(name or f"Column {number}" for number, name in enumerate(names, start=1))


def _headings(
    headers: Sequence[str], rows: Iterator[tuple[int, Sequence[str]] | Problem]
) -> tuple[int, Sequence[str], Iterator[tuple[int, Sequence[str]] | Problem]]:
    """The row that has the headings, the headings and the rows below: there may be a title or a blank row above."""
    if sum(map(_is_filled, headers)) > 1:
        return 1, headers, rows
    looked_at: list[tuple[int, Sequence[str]] | Problem] = []
    above: tuple[int, Sequence[str]] | None = None  # the first row with more than a title
    for row in islice(rows, _MOST_ABOVE):
        looked_at.append(row)
        if isinstance(row, Problem) or sum(map(_is_filled, row[1])) <= 1:
            continue
        if above and _are_names_below(above[1], row[1]):
            return row[0], row[1], rows
        if above:
            break
        above = row
    if above and sum(map(_is_filled, above[1])) >= _FEWEST_HEADINGS:
        below = looked_at[looked_at.index(above) + 1 :]
        return above[0], above[1], chain(below, rows)
    return 1, headers, chain(looked_at, rows)


def _are_names_below(above: Sequence[str], row: Sequence[str]) -> bool:
    """Whether a row names the columns that the row above it only puts together: "Where" above "Venue" and "Town"."""
    names = [cell for cell in row if _is_filled(cell)]
    is_more = len(names) >= max(_FEWEST_HEADINGS, _MORE_BELOW * sum(map(_is_filled, above)))
    return is_more and not any(len(name) > _LONGEST_HEADING or any(map(str.isdigit, name)) for name in names)


def _is_filled(cell: str) -> bool:
    return bool(cell.strip())


def _title_above(file: str, row: int) -> Problem:
    return Problem(
        code="title-above",
        severity=Severity.WARNING,
        span=Span(file, 1),
        message=f"The names of the columns were taken from row {row}. The rows above were ignored.",
        hint=f"To be sure, delete {'row 1' if row == 2 else f'rows 1 to {row - 1}'} of the table.",
    )


def _list_withheld(file: str) -> Problem:
    return Problem(
        code="list-not-public",
        severity=Severity.WARNING,
        span=Span(file, 1),
        message="The title above the names of the columns says that this list is not to be published.",
        hint="Ask whoever keeps it, before anything of it is on the site.",
    )


def _numbered(names: Sequence[str]) -> tuple[str, ...]:
    """Headings of which no two are the same: Notes, Notes are Notes (1), Notes (2)."""
    times = Counter(names)
    so_far: Counter[str] = Counter()
    numbered = []
    for name in names:
        so_far[name] += times[name] > 1
        numbered.append(f"{name} ({so_far[name]})" if so_far[name] else name)
    return tuple(numbered)


def too_many(file: str, number: int, most: int) -> Problem:
    return Problem(
        code="table-too-long",
        span=Span(file, number),
        message=f"{file} has more than {most:,} rows.",
        hint="If that is right, write under table: in the mapping a larger number, such as max_rows: 100000",
    )


def cell_warning(table: Table, row: int, header: str, code: str, message: str, hint: str = "") -> Problem:
    """A remark on one cell; the row is imported all the same."""
    return Problem(code=code, severity=Severity.WARNING, span=table.span(row, header), message=message, hint=hint)
