"""What an activity says, in the words of its file, as far as it may be shown: for JSON, tables and HSDS alike."""

from __future__ import annotations

from typing import Any

from fingerpost.edition.cached import cache_on_edition
from fingerpost.edition.edition import Edition
from fingerpost.exchange.hsds.plain_data import plain_data
from fingerpost.exchange.shown_session import shown_session

_NAMES = ("cost", "who", "join", "first_visit", "capacity", "assurance", "checked")


@cache_on_edition(maxsize=1)  # both ask for those of one activity, one after the other
def plain_parts(edition: Edition, activity_id: str) -> dict[str, Any]:
    """Its parts by the names of their fields, those that are empty too."""
    activity = edition.directory.activities[activity_id]
    parts = {name: plain_data(getattr(activity, name)) for name in _NAMES}
    parts["getting_there"] = {} if edition.is_sensitive(activity) else plain_data(activity.getting_there)
    parts["sessions"] = [plain_data(shown_session(edition, activity, session)) for session in activity.sessions]
    parts["access"] = plain_data(activity.access) | ({"notes": activity.access_notes} if activity.access_notes else {})
    return parts
