"""A session as it may be shown, for the formats that carry its fields."""

from __future__ import annotations

from dataclasses import replace

from fingerpost.edition.edition import Edition
from fingerpost.records.activity import Activity
from fingerpost.records.session import Session


def shown_session(edition: Edition, activity: Activity, session: Session) -> Session:
    """Without a place that no page shows and, when the activity is sensitive, without its town and its link."""
    place = session.place if edition.place_of(activity, session) else ""
    is_hidden = edition.is_sensitive(activity)
    area, online = ("", "") if is_hidden else (session.area, session.online)
    if (place, area, online) == (session.place, session.area, session.online):
        return session
    return replace(session, place=place, area=area, online=online)
