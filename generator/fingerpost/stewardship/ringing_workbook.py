"""The ringing list as a workbook, with boxes to tick, for a volunteer; an import takes back what was ticked."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from datetime import datetime, time
from typing import Any

import xlsxwriter

from fingerpost.edition.edition import Edition
from fingerpost.stewardship.ringing_list import MARK, WAYS, Call, facts_digest
from fingerpost.writing.sheet_text import sheet_text

HIDDEN = "_fingerpost"
SHEET = "To ring"
# The headings of what whoever rings fills in, by what each is for.
BOXES: Mapping[str, str] = {
    "same": "Nothing has changed",
    "how": "How you asked",
    "on": "The day you asked",
    "changed": "This has changed",
    "ended": "It has ended, on",
    "nobody": "Nobody answered, on",
}
KEY = "Record"
_HELP = {
    "same": "Choose x if everything is still right.",
    "how": "How you asked. Empty: by phone, if there is a number.",
    "on": "The day you asked. Empty: the day this list was made.",
    "changed": "In your own words. The editors put it into the record.",
    "ended": "The day of the last time, or roughly when.",
    "nobody": "The day you tried.",
}
_COLUMNS = (
    (KEY, 26),
    ("Name", 28),
    ("Due", 22),
    ("Whom to ask for", 18),
    ("Phone", 16),
    ("Email", 24),
    ("What it says now", 60),
)


def ringing_workbook(edition: Edition, calls: Sequence[Call]) -> bytes:
    """A sheet with a row for each record to ask about, one with what to say; the same bytes each time on one day."""
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"strings_to_formulas": False, "strings_to_urls": False})
    day = edition.language.date(edition.today)
    title = f"To check: {edition.settings.title}, {day}"
    book.set_properties({"title": title, "created": datetime.combine(edition.today, time())})
    text = {"num_format": "@", "valign": "top", "text_wrap": True}
    plain, box = book.add_format(text), book.add_format({**text, "bg_color": "#FFF8DC", "border": 1})
    date_box = book.add_format({"num_format": "d mmm yyyy", "valign": "top", "bg_color": "#FFF8DC", "border": 1})
    head = book.add_format({**text, "bold": True, "bg_color": "#DCE6F1"})
    _write_calls(book.add_worksheet(SHEET), calls, (plain, box, date_box, head))
    _write_script(book.add_worksheet("What to say"), title, calls, plain, head)
    hidden = book.add_worksheet(HIDDEN)
    for number, line in enumerate(
        [(MARK, "1", edition.today.isoformat()), *((c.due.key, facts_digest(edition, c.due.record)) for c in calls)]
    ):
        for at, words in enumerate(line):
            hidden.write_string(number, at, sheet_text(words))
    hidden.hide()
    book.close()
    return target.getvalue()


def _write_calls(sheet: Any, calls: Sequence[Call], formats: Sequence[Any]) -> None:
    plain, box, date_box, head = formats
    first = len(_COLUMNS)
    sheet.set_row(0, 34)
    for at, (heading, width) in enumerate(_COLUMNS):
        sheet.set_column(at, at, width)
        sheet.write_string(0, at, heading, head)
    for at, (name, heading) in enumerate(BOXES.items(), start=first):
        sheet.set_column(at, at, 34 if name == "changed" else 14)
        sheet.write_string(0, at, heading, head)
        choices = {"same": ["x"], "how": list(WAYS)}.get(name)
        shown = {"input_title": heading, "input_message": _HELP[name], "show_error": False}
        what = {"validate": "list", "source": choices} if choices else {"validate": "any"}
        sheet.data_validation(1, at, max(len(calls), 1), at, {**what, **shown})
    for number, call in enumerate(calls, start=1):
        facts = "\n".join(call.facts)
        email = call.email.words if call.email else ""
        cells = (call.due.key, call.due.record.name, call.when, call.who, call.phone, email, facts)
        for at, words in enumerate(cells):
            sheet.write_string(number, at, sheet_text(words), plain)
        for at, name in enumerate(BOXES, start=first):
            sheet.write_blank(number, at, None, date_box if name in ("on", "ended", "nobody") else box)
        lines = sum(1 + len(fact) // 58 for fact in call.facts)
        sheet.set_row(number, min(13 * max(lines, 2), 400))
    sheet.freeze_panes(1, 2)
    sheet.set_landscape()
    sheet.repeat_rows(0)
    sheet.fit_to_pages(1, 0)


def _write_script(sheet: Any, title: str, calls: Sequence[Call], plain: Any, head: Any) -> None:
    sheet.set_column(0, 0, 28)
    sheet.set_column(1, 1, 90)
    sheet.write_string(0, 0, title, head)
    sheet.write_string(0, 1, "What to say", head)
    for number, call in enumerate(calls, start=1):
        words = "\n".join(f"{at}. {sentence}" for at, sentence in enumerate(call.script, 1))
        sheet.write_string(number, 0, sheet_text(call.due.record.name), plain)
        sheet.write_string(number, 1, sheet_text(words), plain)
        sheet.set_row(number, 15 * (len(call.script) + 2))
    sheet.freeze_panes(1, 0)
    sheet.fit_to_pages(1, 0)
