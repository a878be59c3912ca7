"""Is any day of a record further ahead than a record may look?

Days before 1990 are refused by the schemas, and most others may not be in the future at all.
"""

from __future__ import annotations

from collections.abc import Iterator

from fingerpost.checks.context import Context
from fingerpost.checks.fields import span_of_words
from fingerpost.reading.date_range import out_of_range
from fingerpost.records.activity import Activity
from fingerpost.records.directory import Record
from fingerpost.records.place import Place
from fingerpost.records.problem import Problem


def check_date_range(record: Record, context: Context) -> Iterator[Problem]:
    """Check each date that may be in the future."""
    last = context.last_day
    if record.closed is not None and record.closed.on > last:
        yield out_of_range(record.spans["closed.on"], "Closed on")
    if record.imported is not None:
        for field, title in (("fetched_on", "Fetched on"), ("withdrawn", "Withdrawn on")):
            if (day := getattr(record.imported, field)) and day > last:
                yield out_of_range(record.spans[f"imported.{field}"], title)
    if not isinstance(record, Place):
        for number, assurance in enumerate(record.assurance):
            if assurance.expires is not None and assurance.expires > last:
                yield out_of_range(record.spans[f"assurance.{number}.expires"], "Ends on")
    if not isinstance(record, Activity):
        return
    for number, session in enumerate(record.sessions):
        if session.starts_on is not None and session.starts_on > last:
            yield out_of_range(record.spans[f"sessions.{number}.starts_on"], "First day")
        if session.ends_on is not None and session.ends_on > last:
            yield out_of_range(record.spans[f"sessions.{number}.ends_on"], "Last day")
        for field, label, days in (
            ("dates", "Dates", session.dates),
            ("not_on", "Not on", session.not_on),
            ("also_on", "Also on", session.also_on),
        ):
            if days and days[-1] > last:
                where = f"sessions.{number}.{field}"
                yield out_of_range(span_of_words(record.spans, where, days[-1].isoformat()), label)
