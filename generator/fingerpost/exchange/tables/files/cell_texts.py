"""The texts of cells: invisible characters are taken out, and what is not a value is reported."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Sequence

from fingerpost.exchange.tables.values.cell_lists import plain_list
from fingerpost.exchange.tables.values.short_html import without_tags
from fingerpost.records.characters import without_faults
from fingerpost.records.problem import Problem, Severity
from fingerpost.records.span import Span

LONGEST_CELL = 131_072
_LONGEST_KNOWN = 100  # a longer text hardly comes twice

_SPACES = re.compile("[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_TWICE_ENCODED = re.compile("[ÂÃ][\u0080-\u00bf]|â€")
# A cell that a spreadsheet would run: =HYPERLINK(..), @SUM(..), -1+1|cmd. Not +44 1632 960123, not "- bring a mat".
_FORMULA = re.compile(r"=|(?![+\-][0-9() .]+\Z)(?:[@+\-][^\s]*[(|!]|\+[^0-9( ])")
# What is in a cell whose formula failed: #REF!, #DIV/0!, #NAME? and their like in other languages (#BEZUG!,
# #¿NOMBRE?), #N/A (#N/D, #NV), Err:502 in LibreOffice, and the fence that Excel shows where a column is too narrow.
_ERROR = re.compile(r"#[¡¿]?[A-ZÀ-Ý][A-ZÀ-Ý/0]{1,15}[!?]|#[A-Z]/[A-Z](?: N/A)?|#NV|#GETTING_DATA|##+|Err:[0-9]{3}")
# How web pages write characters, once or twice over: &#39; and &amp;#39; Only whole ones, with their semicolon.
_FROM_A_PAGE = re.compile(r"&(?:amp;)?(?:#[0-9]{1,6}|#[xX][0-9A-Fa-f]{1,5}|[A-Za-z]{2,8}[0-9]{0,2});")
HALF_CHARACTER = re.compile("[\ud800-\udfff]")
# What an export puts before such a text to make it harmless (OWASP, CSV injection).
_MADE_HARMLESS = re.compile(r"'(?=[=+\-@])")


class CellReader:
    """Reads row after row. A town or a price is in thousands of cells, and is read once."""

    def __init__(self, file: str, names: Sequence[str]) -> None:
        """Name the table and its columns."""
        self._file, self._names = file, names
        self._by_text: dict[str, str] = {}  # of cells of which there is nothing to say, the text

    def read(self, number: int, cells: Sequence[str]) -> tuple[list[str] | None, list[Problem]]:
        """The texts of a row and remarks on it; of a row that cannot be used, no texts and why."""
        if len(cells) > len(self._names) and (problem := self._too_long(number, cells)):
            return None, [problem]
        texts: list[str] = []
        remarks: list[Problem] = []
        for place, cell in enumerate(cells):
            text = self._by_text.get(cell)
            if text is None:
                if problem := self._fault_of(number, place, cell):
                    return None, [problem]
                text = self._read_one(number, place, cell, remarks)
            texts.append(text)
        return texts, remarks

    def _read_one(self, number: int, place: int, cell: str, remarks: list[Problem]) -> str:
        text = clean(cell)
        if text[:1] in ("#", "E") and _ERROR.fullmatch(text):
            remarks.append(self._remark_error(number, place, text))
            return ""
        plain = text
        if "&" in text and _FROM_A_PAGE.search(text):
            plain = clean(_FROM_A_PAGE.sub(lambda match: html.unescape(html.unescape(match[0])), text))
        if "<" in plain:
            plain = without_tags(plain)
        if plain != text:
            remarks.append(self._remark_decoded(number, place))
            return plain
        if text[:1] == "[":
            text = plain_list(text)
        if len(cell) <= _LONGEST_KNOWN:
            self._by_text[cell] = text
        return text

    def _name_of(self, place: int) -> str:
        return self._names[place] if place < len(self._names) else ""

    def _too_long(self, number: int, cells: Sequence[str]) -> Problem | None:
        extra = [place for place in range(len(self._names), len(cells)) if cells[place].strip()]
        if not extra:
            return None
        return Problem(
            code="row-too-long",
            span=Span(self._file, number, extra[0] + 1),
            message=f"Row {number} has {len(cells)} cells, but there are only {len(self._names)} columns.",
            hint="A comma inside a cell splits it in two: put that cell in quotes, or export the table again.",
        )

    def _fault_of(self, number: int, place: int, cell: str) -> Problem | None:
        """Why a cell makes its row useless."""
        if "\0" in cell:
            code, what = "cell-broken", "holds a NUL, which no text has. The file may be damaged."
            hint = "Export the table again."
        elif not cell.isascii() and HALF_CHARACTER.search(cell):
            code, what = "cell-broken", "holds half a character, which no text has. The file may be damaged."
            hint = "Export the table again."
        elif len(cell) > LONGEST_CELL:
            code, what = "cell-too-long", f"has more than {LONGEST_CELL:,} characters."
            hint = "Look for a quote that is opened and not closed, or shorten the cell."
        elif cell[:1] in "=@+-" and _FORMULA.match(cell):
            code, what = "cell-formula", "is a formula, not a value."
            hint = "In the spreadsheet, copy the column and paste it as values only."
        else:
            return None
        message = f"{self._name_of(place)} in row {number} {what}"
        return Problem(code=code, span=Span(self._file, number, place + 1), message=message, hint=hint)

    def _remark_error(self, number: int, place: int, text: str) -> Problem:
        return Problem(
            code="cell-error",
            severity=Severity.WARNING,
            span=Span(self._file, number, place + 1),
            message=f"{self._name_of(place)} in row {number} holds an error of the spreadsheet ({text}), not "
            "a value. It is left out.",
            hint="Put the formula right in the spreadsheet, or type the value into that cell.",
        )

    def _remark_decoded(self, number: int, place: int) -> Problem:
        return Problem(
            code="cell-decoded",
            severity=Severity.WARNING,
            span=Span(self._file, number, place + 1),
            message=f"{self._name_of(place)} in row {number} held characters as web pages write them "
            "(&#39;, <br> and the like). They were put right.",
            hint="Export the table as plain text to avoid this next time.",
        )


def clean(cell: str) -> str:
    """Take invisible characters out of a cell: odd spaces, hidden characters, line ends of other systems."""
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
