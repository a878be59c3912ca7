"""The workbook as a format of ``fingerpost export``."""

from __future__ import annotations

from collections.abc import Iterator

from fingerpost.edition.edition import Edition
from fingerpost.exchange.export import ExportFile, Format, Values

WORKBOOK = "directory.xlsx"  # in the folder that is asked for


def _files(edition: Edition, values: Values | None = None) -> Iterator[ExportFile]:
    from fingerpost.exchange.workbook.write import workbook_of  # only where a workbook is wanted

    yield ExportFile(f"/{WORKBOOK}", workbook_of(edition, values))


XLSX = Format("xlsx", "a workbook to edit, which fingerpost import xlsx takes back", "/", _files, _files)
