"""The report of an import as words for a terminal, as a table for a spreadsheet, and as a page."""

from __future__ import annotations

import csv
import io
from base64 import b64encode
from collections.abc import Callable, Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from fingerpost.exchange.tables.report.import_report import ABOUT_PARTS, PARTS, TITLES, ImportReport
from fingerpost.language.counted import counted
from fingerpost.records.escaping import visible

TEMPLATES = Path(__file__).parent / "templates"
COLUMNS = ("row", "column", "what", "record", "message", "what to do", "code")
MOST_OF_A_KIND = 200  # on the page: more are for a spreadsheet
MOST_ROWS = 1_000
# What a spreadsheet would work out, or run, instead of showing it.
_WORKED_OUT = ("=", "+", "-", "@")


def as_text(report: ImportReport) -> str:
    """Words, every remark on a line."""
    return "\n".join(_lines(report)) + "\n"


def _lines(report: ImportReport) -> Iterator[str]:
    yield f"Import of {report.file}: {report.source}"
    if report.dry_run:
        yield "Nothing was written, because of --dry-run."
    yield ""
    yield from report.sums
    for part, title in TITLES.items():
        kinds = report.kinds(part)
        if not kinds:
            continue
        yield ""
        yield title.upper()
        yield ABOUT_PARTS[part]
        for kind in kinds:
            yield ""
            yield f"{kind.title} ({len(kind.remarks):,})"
            if kind.hint:
                yield f"  To put it right: {visible(kind.hint)}"
            for remark in kind.remarks:
                yield f"  {_place(remark.row, remark.column)}: {visible(remark.message)}"
    if report.merges:
        yield ""
        yield "PERHAPS TWICE"
        yield "Look at both. If they are about one thing, type the command. No text of the first is copied."
        for merge in report.merges:
            yield ""
            yield f"{visible(merge.name)} may be {visible(merge.into_name)}: {merge.because}."
            yield f"  {merge.command(report.assets)}"


def _place(row: str, column: str) -> str:
    return f"Row {visible(row)}, {visible(column)}" if row else visible(column)


def as_csv(report: ImportReport) -> str:
    """A line of headings and a line for each remark, in order of row."""
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(COLUMNS)
    for remark in report.remarks:
        cells = (remark.column, TITLES[remark.part], remark.record, remark.message, remark.hint, remark.code)
        rows.writerow([_cell(remark.row), *map(_cell, cells)])
    for merge in report.merges:
        message = f"{merge.name} may be {merge.into_name}: {merge.because}."
        record = f"{merge.kind} {merge.id}"
        rows.writerow(["", *map(_cell, ("", "Perhaps twice", record, message, merge.command(report.assets), "merge"))])
    return text.getvalue()


def as_page(report: ImportReport) -> str:
    """A page to look at, or to print: one file, without a script and without anything from elsewhere."""
    style = (TEMPLATES / "report.css").read_text("utf-8")
    rows = report.rows()
    return (
        page_templates()
        .get_template("report.html")
        .render(
            report=report,
            parts=[(part, title, ABOUT_PARTS[part], report.kinds(part)) for part, title in PARTS.items()],
            rows=list(rows.items())[:MOST_ROWS],
            more_rows=max(0, len(rows) - MOST_ROWS),
            most=MOST_OF_A_KIND,
            titles=TITLES,
            style=Style(style),
            style_hash=b64encode(sha256(style.encode()).digest()).decode(),
            counted=counted,
        )
    )


@cache
def page_templates() -> Environment:
    """The templates of the pages that an import writes."""
    templates = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    del templates.filters["safe"]  # so that no template can bring it back
    templates.filters["visible"] = visible
    templates.filters["visible_lines"] = lambda text: "\n".join(map(visible, text.splitlines()))
    return templates


class Style(str):
    """The page's own style sheet, which is a file of ours and not to be escaped."""

    __slots__ = ()

    def __html__(self) -> str:
        return self


FORMS: dict[str, Callable[[ImportReport], str]] = {"txt": as_text, "csv": as_csv, "html": as_page}


def _cell(text: str) -> str:
    value = visible(text)
    return f"'{value}" if value.startswith(_WORKED_OUT) else value
