"""Which part of a workbook holds a sheet: what only the parts say, our reader of cells does not."""

from __future__ import annotations

import zipfile
from pathlib import Path
from xml.etree import ElementTree

_BOOK = "xl/workbook.xml"
_LINKS = "xl/_rels/workbook.xml.rels"
_LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def part_of_sheet(path: Path, name: str) -> str:
    """The path of a sheet in the ZIP file, such as xl/worksheets/sheet1.xml; "" where the workbook does not say.

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
