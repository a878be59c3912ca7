"""A table of somebody else's: headers and rows of text, whatever kind of file it came in."""

from __future__ import annotations

import html
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice

from fingerpost.exchange.tables.cells import Cells
from fingerpost.records.characters import without_faults
from fingerpost.records.problem import Problem, Severity
from fingerpost.records.span import Span

MOST_ROWS = 20_000
LONGEST_CELL = 131_072
MOST_COLUMNS = 1_000
LARGEST_FILE = 50 * 1024 * 1024

_SPACES = re.compile("[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
# A cell that a spreadsheet would run: =HYPERLINK(..), @SUM(..), -1+1|cmd. Not +44 1632 960123, not "- bring a mat".
_FORMULA = re.compile(r"=|(?![+\-][0-9() .]+\Z)(?:[@+\-][^\s]*[(|!]|\+[^0-9( ])")
_TWICE_ENCODED = re.compile("[ÂÃ][\u0080-\u00bf]|â€")
# What is in a cell whose formula failed: #REF!, #DIV/0!, #NAME? and their like in other languages (#BEZUG!,
# #¿NOMBRE?), #N/A (#N/D, #NV), Err:502 in LibreOffice, and the fence that Excel shows where a column is too narrow.
_ERROR = re.compile(r"#[¡¿]?[A-ZÀ-Ý][A-ZÀ-Ý/0]{1,15}[!?]|#[A-Z]/[A-Z](?: N/A)?|#NV|#GETTING_DATA|##+|Err:[0-9]{3}")
# How web pages write characters, once or twice over: &#39; and &amp;#39; Only whole ones, with their semicolon.
_FROM_A_PAGE = re.compile(r"&(?:amp;)?(?:#[0-9]{1,6}|#[xX][0-9A-Fa-f]{1,5}|[A-Za-z]{2,8}[0-9]{0,2});")
_HALF_CHARACTER = re.compile("[\ud800-\udfff]")
_MOST_ABOVE = 10  # rows above the headings
_FEWEST_HEADINGS = 3  # beside each other, to be taken for headings under a title
# What an export puts before such a text to make it harmless (OWASP, CSV injection).
_MADE_HARMLESS = re.compile(r"'(?=[=+\-@])")


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
    """How a mapping says that its file is to be read."""

    encoding: str = "utf-8"
    sheet: str = ""  # of a workbook; "": the first
    max_rows: int = MOST_ROWS
    rows: str = ""  # where the list is inside a JSON file; "": it is the whole file
    headings: tuple[int, ...] = ()  # the rows that name the columns; (): the first
    fill_down: tuple[str, ...] = ()  # columns in which an empty cell means the same as above


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number as the spreadsheet shows it, and its cells."""

    number: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """Every row that can be read, and a problem for every one that cannot."""

    file: str
    headers: tuple[str, ...]
    rows: tuple[Row, ...]
    problems: list[Problem] = field(default_factory=list)
    rows_found: int = 0  # with those that cannot be read, without blank ones
    inside: dict[str, Table] = field(default_factory=dict)  # lists that were inside the rows, by name

    def span(self, row: int, header: str = "") -> Span:
        """Where a cell is: the line is its row and the column its column, both from 1."""
        column = self.headers.index(header) + 1 if header in self.headers else 1
        return Span(self.file, row, column)


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
    at, headers, rows = _headings(headers, iter(rows))
    if at > 1:
        problems.append(_title_above(file, at))
    names = _numbered(_checked_headers(file, headers))
    rows_used: list[Row] = []
    places = {name: place for place, name in enumerate(names)}
    same: dict[str, str] = {}  # a town or a price is in thousands of cells, and needs to be in memory once
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
            raise TableError(_too_many(file, number, most))
        fault = _fault_of(file, number, cells, names)
        if fault is None:
            texts = [clean(cell) for cell in cells]
            problems += _take_errors_out(file, number, texts, names)
            problems += _decode(file, number, texts, names)
            _fill_down(texts, above, places)
            rows_used.append(Row(number, Cells(places, tuple(same.setdefault(text, text) for text in texts))))
        else:
            problems.append(fault)
    return Table(file, names, tuple(rows_used), problems, count)


def _fill_down(texts: list[str], above: dict[str, str], places: Mapping[str, int]) -> None:
    for name, last in above.items():
        if (place := places.get(name)) is not None:
            texts += [""] * (place + 1 - len(texts))
            above[name] = texts[place] = texts[place] or last


def clean(cell: str) -> str:
    """Take out of a cell what nobody sees: odd spaces, hidden characters, line ends of other computers."""
    if cell.isascii() and cell.isprintable() and "  " not in cell:  # nearly every cell
        return _MADE_HARMLESS.sub("", cell.strip(), count=1)
    text = unicodedata.normalize("NFC", repair_encoding(cell).replace("\r\n", "\n").replace("\r", "\n"))
    text = _SPACES.sub(" ", without_faults(text))
    text = "\n".join(line.strip() for line in text.split("\n")).strip()
    return _MADE_HARMLESS.sub("", text, count=1)


def repair_encoding(text: str) -> str:
    """Undo a text that was UTF-8 and once read as cp1252: CafÃ© is Café.

    Only where every character goes back and the bytes are UTF-8, which does not come about by chance.
    """
    if not _TWICE_ENCODED.search(text):
        return text
    try:
        return text.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return text


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
        " ".join(html.unescape(clean(_HALF_CHARACTER.sub("\N{REPLACEMENT CHARACTER}", header))).split())
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
    for row in islice(rows, _MOST_ABOVE):
        looked_at.append(row)
        if not isinstance(row, Problem) and (filled := sum(map(_is_filled, row[1]))) > 1:
            if filled >= _FEWEST_HEADINGS:
                return row[0], row[1], rows
            break
    return 1, headers, chain(looked_at, rows)


def _is_filled(cell: str) -> bool:
    return bool(cell.strip())


def _title_above(file: str, row: int) -> Problem:
    return Problem(
        code="title-above",
        severity=Severity.WARNING,
        span=Span(file, 1),
        message=f"The names of the columns were taken from row {row}. What is above them was passed over.",
        hint=f"To be sure, delete {'row 1' if row == 2 else f'rows 1 to {row - 1}'} of the table.",
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


def _decode(file: str, number: int, cells: list[str], names: Sequence[str]) -> Iterator[Problem]:
    """Write characters that came from a web page as they are: St Mary&#39;s is St Mary's."""
    for column, cell in enumerate(cells, start=1):
        if "&" not in cell or not _FROM_A_PAGE.search(cell):
            continue
        plain = clean(_FROM_A_PAGE.sub(lambda match: html.unescape(html.unescape(match[0])), cell))
        if plain != cell:
            cells[column - 1] = plain
            yield Problem(
                code="cell-decoded",
                severity=Severity.WARNING,
                span=Span(file, number, column),
                message=f"{names[column - 1]} in row {number} held characters as web pages write them "
                "(&#39; and the like). They were put right.",
                hint="Export the table as plain text, and this does not come again.",
            )


def _take_errors_out(file: str, number: int, cells: list[str], names: Sequence[str]) -> Iterator[Problem]:
    """Empty the cells that hold an error of the spreadsheet, and say of each where it was."""
    for column, cell in enumerate(cells, start=1):
        if cell[:1] in ("#", "E") and _ERROR.fullmatch(cell):
            cells[column - 1] = ""
            yield Problem(
                code="cell-error",
                severity=Severity.WARNING,
                span=Span(file, number, column),
                message=f"{names[column - 1]} in row {number} holds an error of the spreadsheet ({cell.strip()}), not "
                "a value. It is left out.",
                hint="Put the formula right in the spreadsheet, or type the value into that cell.",
            )


def _fault_of(file: str, number: int, cells: Sequence[str], names: Sequence[str]) -> Problem | None:
    extra = [column for column, cell in enumerate(cells, start=1) if column > len(names) and cell.strip()]
    if extra:
        return Problem(
            code="row-too-long",
            span=Span(file, number, extra[0]),
            message=f"Row {number} has {len(cells)} cells, but there are only {len(names)} columns.",
            hint="A comma inside a cell splits it in two: put that cell in quotes, or export the table again.",
        )
    for column, cell in enumerate(cells, start=1):
        name = names[column - 1] if column <= len(names) else ""
        if "\0" in cell:
            return Problem(
                code="cell-broken",
                span=Span(file, number, column),
                message=f"{name} in row {number} holds a NUL, which no text has. The file may be damaged.",
                hint="Export the table again.",
            )
        if not cell.isascii() and _HALF_CHARACTER.search(cell):
            return Problem(
                code="cell-broken",
                span=Span(file, number, column),
                message=f"{name} in row {number} holds half a character, which no text has. The file may be damaged.",
                hint="Export the table again.",
            )
        if len(cell) > LONGEST_CELL:
            return Problem(
                code="cell-too-long",
                span=Span(file, number, column),
                message=f"{name} in row {number} has more than {LONGEST_CELL:,} characters.",
                hint="Look for a quote that is opened and not closed, or shorten the cell.",
            )
        if cell[:1] in "=@+-" and _FORMULA.match(cell):
            return Problem(
                code="cell-formula",
                span=Span(file, number, column),
                message=f"{name} in row {number} is a formula, not a value.",
                hint="In the spreadsheet, copy the column and paste it as values only.",
            )
    return None


def _too_many(file: str, number: int, most: int) -> Problem:
    return Problem(
        code="table-too-long",
        span=Span(file, number),
        message=f"{file} has more than {most:,} rows.",
        hint="If that is right, write under table: in the mapping a larger number, such as max_rows: 100000",
    )


def cell_warning(table: Table, row: int, header: str, code: str, message: str, hint: str = "") -> Problem:
    """A remark on one cell; the row is imported all the same."""
    return Problem(code=code, severity=Severity.WARNING, span=table.span(row, header), message=message, hint=hint)
