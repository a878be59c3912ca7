"""Comments on cells of a workbook: they are not read, but one may say that its row is not to be shown."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from posixpath import normpath
from xml.etree import ElementTree

from fingerpost.exchange.tables.privacy.withheld_words import is_withheld
from fingerpost.exchange.tables.table import Table, cell_warning
from fingerpost.language.counted import counted
from fingerpost.records.problem import Problem

Comments = Mapping[tuple[int, int], str]  # by row and column, from 1

_MOST_BYTES = 8 * 1024 * 1024  # of the comments of one sheet: of more, none is looked at
_AT = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
# Excel puts its own words before what was said in a conversation, and the name of who wrote it before a note.
_BEFORE = re.compile(r"\A(?:\[Threaded comment\].*?Comment:|[^:\n]{1,60}:[ \t]*\n)\s*", re.DOTALL)


def comments_in_xlsx(path: Path, sheet: str) -> dict[tuple[int, int], str]:
    """The comments of a sheet, by its part; none where the workbook does not say.

    Call it for a workbook that has been looked into: then its XML has no entities to unfold.
    """
    part = PurePosixPath(sheet)
    links = str(part.with_name("_rels") / f"{part.name}.rels")
    comments: dict[tuple[int, int], str] = {}
    with zipfile.ZipFile(path) as archive:
        for link in _parsed(archive, links):
            if link.get("Type", "").endswith("/comments"):
                target = link.get("Target", "")
                name = target.lstrip("/") if target.startswith("/") else normpath(str(part.parent / target))
                for comment in _parsed(archive, name).iterfind(".//{*}comment"):
                    if match := _AT.fullmatch(comment.get("ref", "")):
                        text = "".join(each.text or "" for each in comment.iterfind(".//{*}t"))
                        comments[int(match[2]), _number_of(match[1])] = text
    return comments


def _parsed(archive: zipfile.ZipFile, name: str) -> ElementTree.Element:
    try:
        if archive.getinfo(name).file_size <= _MOST_BYTES:
            return ElementTree.fromstring(archive.read(name))  # noqa: S314
    except (KeyError, ElementTree.ParseError):
        pass
    return ElementTree.Element("none")


def _number_of(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def rows_withheld(comments: Comments) -> frozenset[int]:
    """The rows of which a comment says that they are not to be published."""
    return frozenset(row for (row, _), text in comments.items() if is_withheld(_BEFORE.sub("", text), is_note=True))


def comments_not_read(table: Table, name: str, comments: Comments) -> Iterator[Problem]:
    """Name the comments of a sheet that nobody has read."""
    numbers = {row.number for row in table.rows} - table.withheld
    places = sorted(at for at in comments if at[0] in numbers)
    if places:
        row, column = places[0]
        have, are = ("has", "it is") if len(places) == 1 else ("have", "they are")
        yield cell_warning(
            table,
            row,
            table.header_at(column),
            code="comments-not-read",
            message=f"{counted(len(places), 'cell')} of the sheet {name} {have} a comment, and {are} not read. The "
            f"first is in row {row}.",
            hint="Look at them in the spreadsheet. What belongs in the directory needs a column of its own.",
        )
