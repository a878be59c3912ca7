"""Does each session happen in one place only?"""

from __future__ import annotations

from collections.abc import Iterator

from fingerpost.records.activity import Activity
from fingerpost.records.problem import Problem


def check_session_where(activity: Activity) -> Iterator[Problem]:
    """Somebody who reads "at the hall" and "online" does not know whether to put a coat on."""
    for number, session in enumerate(activity.sessions):
        if bool(session.place) + bool(session.online) + session.phone + bool(session.area) < 2:
            continue
        ways = ("place", "online", "phone", "area")
        ways_used = [way for way in ways if getattr(session, way)]
        yield Problem(
            code="session-two-places",
            span=activity.spans[f"sessions.{number}.{ways_used[1]}:key"],
            message=f"One session of {activity.name} has {' and '.join(ways_used)}, so it is unclear where to go.",
            hint="Keep one of them. If people can choose, write two sessions, one for each.",
        )
