"""Which results come first."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from typing import Any

from fingerpost.schedule.review import CheckDays, CheckState
from fingerpost.search.index.columns import EPOCH, FAR_OFF, NO_ROOM
from fingerpost.search.query.distances import ELSEWHERE, NOWHERE
from fingerpost.search.query.filters import Filters
from fingerpost.search.query.match import NOT_NOW, OTHER_AGE, UNNAMED, Match
from fingerpost.search.query.next_time import next_of
from fingerpost.search.query.place_lookup import Spot
from fingerpost.search.query.result import Result
from fingerpost.search.query.site import SearchFiles

HALF_AWAY = 3000  # metres at which a match counts for half as much as next door
AS_IF_AWAY = 5000  # metres for a record without a position
AS_IF_HERE = 2000  # metres for something that comes to people
LAST = 1 << 40  # sorts after every distance and date
DAY_MINUTES = 1440
# What a late check takes off the score, in sixteenths: what is due is most likely right still.
TAKEN_OFF = {CheckState.CHECKED: 0, CheckState.DUE: 1, CheckState.OVERDUE: 3, CheckState.OLD: 5, CheckState.LISTED: 3}


def _check_state(files: SearchFiles, document: int, today: int) -> CheckState:
    """What its last check is worth on a day; what has never been checked counts as checked."""
    days = files.column("rank", "again")[document]
    if not days:
        return CheckState.LISTED
    again = EPOCH + timedelta(days)
    return CheckDays(again, again + timedelta(files.column("rank", "old")[document])).state_on(EPOCH + timedelta(today))


def made_of(match: Match, filters: Filters, metres: Sequence[int], *, in_danger: bool, is_in_words: bool) -> Result:
    """The result that a match makes: its score, the branches that fit, and why it comes below others."""
    document, files = match.document, filters.files
    check = _check_state(files, document, filters.today)
    score = match.score * (16 - files.column("rank", "penalty")[document] - TAKEN_OFF[check])
    branches = filters.fitting(document)
    branches = [branch for branch in branches if not filters.unsaid(branch)] or branches
    if metres:
        branches.sort(key=lambda branch: (LAST if metres[branch] == NOWHERE else metres[branch], branch))
        there = [branch for branch in branches if metres[branch] != ELSEWHERE]
        branches = there or branches
    away = metres[branches[0]] if metres else NOWHERE
    if metres and not (match.is_called_so and is_in_words):
        counted = AS_IF_AWAY if away == NOWHERE else away or AS_IF_HERE
        if in_danger and away <= 0:
            counted = 0  # a telephone line is as near as anything
        score = score * HALF_AWAY // (HALF_AWAY + counted)
    first = files.branches[document]
    numbers = tuple(branch - first for branch in branches)
    is_far_off = files.column("rank", "opens")[document] - filters.offset > FAR_OFF
    has_no_room = files.column("rank", "fit")[document] & NO_ROOM
    rank = match.rank | NOT_NOW if match.rank >= 0 and (is_far_off or has_no_room) else match.rank
    if in_danger:
        rank = 0  # the records for that danger have been selected already
    unsaid = tuple(tuple(filters.unsaid(branch) or ()) for branch in branches)
    sessions = filters.fitting_sessions(document)
    return Result(document, score, match.is_full, away, numbers, rank, sessions, check, unsaid if any(unsaid) else ())


def is_special(result: Result) -> bool:
    """Whether it is for people with a condition that was not named, or for people of other ages."""
    return result.rank >= 0 and bool(result.rank & (UNNAMED | OTHER_AGE))


def level_of(matches: Mapping[int, Match], filters: Filters, *, in_danger: bool) -> Callable[[int, Sequence[int]], int]:
    """Say where in the list a record would be by some of its branches, as ``counts.LEVELS`` has it."""

    def level(document: int, branches: Sequence[int]) -> int:
        sure = [branch for branch in branches if not filters.unsaid(branch)]
        if filters.metres and all(filters.metres[branch] == ELSEWHERE for branch in sure or branches):
            return 0
        match = matches[document]
        if not sure or not match.is_full:
            return 1
        return 3 if in_danger or match.rank < 0 or not match.rank & (UNNAMED | OTHER_AGE) else 2

    return level


def order_of(sort: str, filters: Filters, spot: Spot | None, moment: tuple[int, int], *, has_line: bool) -> Any:
    """The sort key of results: those that do not cover the place are last, before them those with unknown access.

    Before those come results for some people only. Full matches come first in every order; ties are in the order of
    the index.
    """

    def key(result: Result) -> int:
        if sort == "distance":
            # What comes to people, or is by phone, follows the places.
            return result.metres if result.metres > 0 else LAST
        return _soonest(filters, result, spot, moment) if sort == "soonest" else 0

    def rank(result: Result) -> int:
        return result.rank if sort not in ("distance", "soonest") else 0

    def parts(result: Result) -> tuple[bool, bool, bool, bool]:
        return result.metres == ELSEWHERE, bool(result.unsaid), has_line and is_special(result), not result.is_full

    return lambda result: (*parts(result), rank(result), key(result), -result.score, result.document)


def _soonest(filters: Filters, result: Result, spot: Spot | None, moment: tuple[int, int]) -> int:
    """Minutes from the first day of the patterns to the time that its card shows; LAST when no date is known."""
    files = filters.files
    columns = [files.column("when", name) for name in ("pattern", "starts", "ends", "branch")]
    facts = [[column[session] for column in columns] for session in filters.sessions(result.document)]
    next_time = next_of(files, result, facts, spot, *moment, filters.weekdays)
    return LAST if next_time is None else next_time.day * DAY_MINUTES + min(next_time.starts, DAY_MINUTES - 1)
