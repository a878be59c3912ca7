"""A session as it may be shown, for the formats that carry its fields."""

from __future__ import annotations

from dataclasses import replace

from fingerpost.edition.edition import Edition
from fingerpost.records.activity import Activity
from fingerpost.records.session import Session


def shown_session(edition: Edition, activity: Activity, session: Session) -> Session:
    """The session without a place that no page shows.

    For anything sensitive, the edition has no town and no link either.
    """
    place = session.place if edition.place_of(activity, session) else ""
    return session if place == session.place else replace(session, place=place)
