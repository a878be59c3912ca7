"""Two columns say when it is: hours for a machine, and words that may limit them ("monthly", "term time only")."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from fingerpost.exchange.tables.hours.beside_hours import TO_REACH
from fingerpost.exchange.tables.hours.opening_hours import LONGEST_WORDS, NOT_ALL, Cell, Hours
from fingerpost.exchange.tables.report.unnamed_not_every_week import NOT_EVERY_WEEK
from fingerpost.exchange.tables.values.clean_values import ImportNote
from fingerpost.exchange.tables.values.no_answer import says_nothing
from fingerpost.records.shorten import shorten
from fingerpost.schedule.hours.caveats import LONGEST, REACH, note_of

_ASK = "Not always on. Ask."
_SHOWN = 60
_MOST_SHOWN = 100  # characters: more is a description, which is on the page
_LIMITS = frozenset(("dates", "every", "month_days", "months", "not_on", "school_holidays", "term_time", "weeks"))
_SEASON = ("starts_on", "ends_on")  # "14th January to 25th March 2026"
_LOST = frozenset(("unknown", "by-arrangement"))


def with_words(hours: Hours, cells: Sequence[Cell], words: Cell, read: Callable[[Sequence[Cell]], Hours]) -> Hours:
    """The hours of a row, or what its words say where that is more: a limit, how often, or when there are no hours.

    Args:
        hours: What the cells for a machine say.
        cells: Those cells.
        words: The cell beside them.
        read: Reads cells as those were read.
    """
    if not words.text.strip() or says_nothing(words.text):
        return hours
    in_words = read([words])
    is_clear = _is_clear(in_words)
    if not cells or all(session["repeats"] in _LOST for session in hours.sessions):
        return in_words if is_clear or not cells else hours
    if not all(map(_is_each_week, hours.sessions)):
        return hours  # they have limits themselves
    is_early = any(note.code == "hours-early" for _, note in hours.notes)
    is_limited = bool(NOT_EVERY_WEEK.search(words.text)) or not all(map(_is_each_week, in_words.sessions))
    is_limited |= any(one in session for session in in_words.sessions for one in _SEASON) and not any(
        one in session for session in hours.sessions for one in _SEASON
    )
    if is_clear and (is_limited or is_early or _is_assumed(hours, in_words)):
        return Hours(in_words.sessions, [(words, _note(words, cells, is_read=True)), *in_words.notes], in_words.words)
    if not NOT_EVERY_WEEK.search(words.text):
        return hours
    sessions = [_on_some_days(session, words.text) for session in hours.sessions]
    to_keep = shorten(REACH.sub("…", "; ".join([words.text, *(cell.text for cell in cells)])), LONGEST_WORDS)
    return Hours(sessions, [(words, _note(words, cells, is_read=False)), *hours.notes], to_keep)


def _is_clear(hours: Hours) -> bool:
    """Whether all that the words say of days and times was read."""
    is_whole = not any(note.code in ("hours-unclear", "hours-none", "hours-year-unknown") for _, note in hours.notes)
    return (
        is_whole
        and bool(hours.sessions)
        and not any(session["repeats"] in _LOST or session.get("notes") == NOT_ALL for session in hours.sessions)
    )


def _is_each_week(session: Mapping[str, Any]) -> bool:
    return session["repeats"] == "weekly" and _LIMITS.isdisjoint(session)


def _is_assumed(hours: Hours, in_words: Hours) -> bool:
    """Whether the halves of the day were guessed of the hours, and the words say them."""
    return any(note.code == "hours-assumed" for _, note in hours.notes) and not any(
        note.code == "hours-assumed" for _, note in in_words.notes
    )


def _on_some_days(session: Mapping[str, Any], words: str) -> dict[str, Any]:
    """A session that is not on each week, with the words that say so, where they may be shown."""
    note = _ASK if TO_REACH.search(words) or len(words) > _MOST_SHOWN else note_of(words)
    notes = shorten(" ".join(filter(None, (session.get("notes"), note))), LONGEST)
    return {**session, "repeats": "some-weeks", "notes": notes}


def _note(words: Cell, cells: Sequence[Cell], *, is_read: bool) -> ImportNote:
    first, second = (
        shorten(REACH.sub("…", " ".join(text.split())), _SHOWN)
        for text in (words.text, "; ".join(c.text for c in cells))
    )
    end = "The first was read." if is_read else "It is said to be on some days, and to ask."
    return ImportNote(
        code="hours-differ",
        message=f"{first} is not what {second} says. {end}",
        hint="Ask which is right, and write it in the list.",
    )
