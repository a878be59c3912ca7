"""Every activity as JSON and as rows of the tables, worked out once for all the formats that have them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from fingerpost.edition.edition import Edition
from fingerpost.edition.pieces import pieces_of
from fingerpost.exchange.as_json import as_json
from fingerpost.exchange.hsds.own_fields import of_activity
from fingerpost.exchange.open_data.columns import ACTIVITIES, SESSIONS, row_of
from fingerpost.exchange.open_data.shown import shown_activity
from fingerpost.records.activity import Activity


class ActivityData(NamedTuple):
    """An activity as text."""

    line: bytes  # of JSON
    row: bytes
    sessions: Sequence[bytes]  # a row for each


def activity_data(edition: Edition, activity: Activity) -> ActivityData:
    """An activity as JSON and as rows."""
    line, row, *sessions = pieces_of(edition, "data", activity, _make)
    return ActivityData(line, row, sessions)


def _make(edition: Edition, activity: Activity) -> Iterator[bytes]:
    data = shown_activity(edition, activity)
    of_activity(edition, activity)  # of the same parts, which are at hand now
    yield as_json(data)
    yield row_of(ACTIVITIES, data)
    for number, session in enumerate(data.get("sessions", ()), 1):
        yield row_of(SESSIONS, {**session, "activity_id": activity.id, "number": number})
