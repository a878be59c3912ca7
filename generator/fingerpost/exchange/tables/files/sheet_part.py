"""Which part of a workbook holds a sheet: what only the parts say, our reader of cells does not."""

from __future__ import annotations

import zipfile
import zlib
from pathlib import Path
from xml.etree import ElementTree

_BOOK = "xl/workbook.xml"
_MOST_CONTENTS = 1024 * 1024  # bytes
_LINKS = "xl/_rels/workbook.xml.rels"
_LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def has_sheet(path: Path, name: str) -> bool:
    """Whether a workbook may have a sheet of a name, without opening more than its table of contents."""
    try:
        with zipfile.ZipFile(path) as archive, archive.open(_BOOK) as book:
            return name.encode() in book.read(_MOST_CONTENTS)
    except (zipfile.BadZipFile, zlib.error, KeyError, OSError, EOFError, NotImplementedError, RuntimeError):
        return False


def part_of_sheet(path: Path, name: str) -> str:
    """The path of a sheet in the ZIP file, such as xl/worksheets/sheet1.xml; "" if the workbook does not say.

    Call it for a workbook without document types only: then the XML has no entities to unfold.
    """
    with zipfile.ZipFile(path) as archive:
        if not {_BOOK, _LINKS} <= set(archive.namelist()):
            return ""
        try:
            book, links = (ElementTree.fromstring(archive.read(part)) for part in (_BOOK, _LINKS))  # noqa: S314
        except ElementTree.ParseError:
            return ""
    targets = {link.get("Id"): link.get("Target", "") for link in links}
    for sheet in book.findall(".//{*}sheet"):
        if sheet.get("name") == name:
            target = targets.get(sheet.get(_LINK), "")
            return target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    return ""
