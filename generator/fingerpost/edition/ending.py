"""The moment when something is over, written into a page: js/stale-page.js then says so, however old the page is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from fingerpost.records.session import Session
from fingerpost.schedule.rule import last_day


def over_from(sessions: Iterable[Session]) -> str:
    """The moment from which every one of the sessions is over: a date, or a date and time; "" when that is not known.

    A session past midnight is over when it ends, any other with its last day. Both forms sort as text.

    >>> from datetime import date, time
    >>> from fingerpost.records.session import Repeats
    >>> walk = Session(repeats=Repeats.ONCE, starts_on=date(2026, 12, 5), starts=time(14), ends=time(16))
    >>> over_from([walk])
    '2026-12-06'
    >>> dance = Session(repeats=Repeats.ONCE, starts_on=date(2026, 12, 31), ends=time(0, 30), ends_next_day=True)
    >>> over_from([walk, dance])
    '2027-01-01T00:30'
    >>> over_from([walk, Session()])
    ''
    """
    moments = [_over_from(session) for session in sessions]
    return max(moments) if moments and all(moments) else ""


def is_surely_over(sessions: Sequence[Session], today: date) -> bool:
    """Whether all are over for the whole of a day; an evening that goes on past midnight may not have ended yet.

    >>> from datetime import date, time
    >>> from fingerpost.records.session import Repeats
    >>> eve = date(2026, 12, 31)
    >>> dance = Session(repeats=Repeats.ONCE, starts_on=eve, ends=time(0, 30), ends_next_day=True)
    >>> is_surely_over([dance], date(2027, 1, 1)), is_surely_over([dance], date(2027, 1, 2))
    (False, True)
    """
    moment = over_from(sessions)
    return bool(moment) and moment <= f"{today:%Y-%m-%d}"


def _over_from(session: Session) -> str:
    last = last_day(session)
    if last is None:
        return ""
    after = last + timedelta(days=1)
    ends = f"T{session.ends:%H:%M}" if session.ends_next_day and session.ends else ""
    return f"{after:%Y-%m-%d}{ends}"
