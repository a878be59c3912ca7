"""When a record is next on, whatever was asked for."""

from __future__ import annotations

from datetime import date

from fingerpost.schedule.review import CheckState
from fingerpost.search.query.distances import NOWHERE
from fingerpost.search.query.filters import ANY_DAY
from fingerpost.search.query.next_time import facts_of, iso_time, next_of, offset_of
from fingerpost.search.query.result import Result
from fingerpost.search.query.site import SearchFiles


def next_date(files: SearchFiles, document: int, today: date, minute: int = 0) -> str | None:
    """The next time of a record at any branch: "2026-11-24T10:00", or the day alone when its time is not known.

    A session that has ended by ``minute`` of today is over.
    """
    branches = files.column("rank", "branches")[document]
    anywhere = Result(document, 0, True, NOWHERE, tuple(range(branches)), 0, None, CheckState.CHECKED)
    return iso_time(
        files, next_of(files, anywhere, facts_of(files, document), None, offset_of(files, today), minute, ANY_DAY)
    )
