"""Typesetting: a sheet becomes the bytes of a PDF, by typst."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any, Literal

import typst

from fingerpost.printing import fonts
from fingerpost.printing.menu import Menu
from fingerpost.printing.poster import Poster
from fingerpost.printing.qr import qr_svg
from fingerpost.printing.sheets import Sheet
from fingerpost.printing.state import State

TEMPLATES = Path(__file__).parent / "templates"
STANDARD: Literal["ua-1"] = "ua-1"  # PDF/UA-1, ISO 14289-1: accessible to readers of the screen


class CannotBeSet(Exception):
    """A sheet that typst refuses. The text is typst's."""


def data_of(sheet: Sheet, missing: Callable[[str, str], object]) -> str:
    """The content of a sheet as JSON, with only those characters that a typeface has.

    Args:
        sheet: The sheet.
        missing: Called with a text and those of its letters that no typeface has.
    """
    return printable_data(sheet.content, missing)


def printable_data(content: Menu | Poster | State, missing: Callable[[str, str], object]) -> str:
    """The same of content that is no sheet of the site."""
    return json.dumps(_printable(asdict(content), missing), ensure_ascii=False, sort_keys=True)


def _printable(value: Any, missing: Callable[[str, str], object]) -> Any:
    match value:
        case str():
            words, letters = fonts.printable(value)
            if letters:
                missing(value, letters)
            return words
        case dict():
            return {key: _printable(part, missing) for key, part in value.items()}
        case list() | tuple():
            return [_printable(part, missing) for part in value]
    return value


def typeset(template: str, data: str, *, large: bool, today: date) -> bytes:
    """Set one sheet. The same data on the same day give the same bytes.

    Raises:
        CannotBeSet: If typst refuses it.
    """
    inputs = {
        "data": data,
        "codes": json.dumps({link: qr_svg(link) for link in sorted(links_in(json.loads(data)))}),
        "large": "yes" if large else "no",
        "families": json.dumps(fonts.FAMILIES),
        "not-of-the-first": fonts.not_of_the_first(),
    }
    try:
        pdf = _compiler().compile(
            TEMPLATES / f"{template}.typ",
            format="pdf",
            sys_inputs=inputs,
            pdf_standards=STANDARD,
            timestamp=datetime(today.year, today.month, today.day, tzinfo=UTC),
        )
    except typst.TypstError as error:
        raise CannotBeSet(str(error)) from error
    assert isinstance(pdf, bytes)  # noqa: S101  # one format, no output file
    return pdf


def links_in(value: Any) -> Iterator[str]:
    """The addresses of all codes: they are drawn only for a sheet that is set."""
    for key, part in value.items() if isinstance(value, dict) else enumerate(value):
        if key == "link":
            yield part
        elif isinstance(part, dict | list):
            yield from links_in(part)


@cache
def _compiler() -> typst.Compiler:
    """Kept for the whole process: it reads the typefaces once. Those of the computer are not used, so that the bytes
    do not depend on where a site is built."""  # noqa: D205, D209
    return typst.Compiler(root=TEMPLATES, font_paths=[fonts.FOLDER], ignore_system_fonts=True)
