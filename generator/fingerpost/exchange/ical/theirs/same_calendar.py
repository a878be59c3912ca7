"""Whether a calendar was brought in before, under another name: many have none, and are called after their file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from fingerpost.exchange.ical.theirs.group import Gathering
from fingerpost.exchange.ical.theirs.problem import calendar_problem
from fingerpost.exchange.tables.table import TableError
from fingerpost.language.counted import counted
from fingerpost.records.activity import Activity
from fingerpost.records.shorten import shorten
from fingerpost.records.span import Span

_LONGEST_NAME = 60  # of a calendar, in a message


def source_of_before(gatherings: Sequence[Gathering], activities: Iterable[Activity], source: str) -> str:
    """The name under which a calendar is known: that of the one that has a series of it, else its own.

    The UID of a series is of that series alone. A name, such as Coffee morning, may be of several calendars.

    Args:
        gatherings: What is in the calendar.
        activities: What is in the directory.
        source: What the calendar, or its file, is called now.

    Raises:
        TableError: If half of what is in it, or more, is here by its name from one other calendar.
    """
    imported = [each.imported for each in activities if each.imported and each.imported.id]
    sources = {one.source for one in imported}
    if source in sources or not gatherings:
        return source
    by_id = {one.id: one.source for one in imported}
    for gathering in gatherings:
        for key in gathering.series:
            if key in by_id:
                return by_id[key]
    here = Counter(by_id[each.name] for each in gatherings if each.name in by_id)
    other, number = here.most_common(1)[0] if here else ("", 0)
    if number * 2 < max(len(gatherings), 1):
        return source
    message = (
        f"{counted(number, 'activity', 'activities')} of {len(gatherings):,} in it "
        f"{'is' if number == 1 else 'are'} here already, from “{shorten(other, _LONGEST_NAME)}”."
    )
    hint = f'If it is the same calendar, add --name "{other}". If it is another, add --name and what it is called.'
    raise TableError(calendar_problem("ical-other-name", Span(source), message, hint, is_error=True))
