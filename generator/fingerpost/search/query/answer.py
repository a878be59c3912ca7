"""Answer a search from the files of a built site: search.js in Python, with the same results in the same order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from fingerpost.edition import addresses
from fingerpost.records.short_code import as_typed
from fingerpost.schedule.review import CheckDays, CheckState
from fingerpost.search.index.cards import BRANCH, FIELDS
from fingerpost.search.index.columns import EPOCH, FAR_OFF, NO_ROOM, NONE
from fingerpost.search.index.filter_words import Change
from fingerpost.search.query.counts import Counts, count_options, count_unsaid, split
from fingerpost.search.query.distances import ELSEWHERE, NOWHERE, REACH, distances, distances_about, metres_between
from fingerpost.search.query.filters import Filters, State, meets_on
from fingerpost.search.query.match import NOT_NOW, OTHER_AGE, UNNAMED, Match, match
from fingerpost.search.query.place_lookup import Spot, area_named, find_spot, spot_of_area, take_postcode
from fingerpost.search.query.site import SearchFiles
from fingerpost.search.query.take_filters import take_filters, with_filters
from fingerpost.search.query.understand import Meaning, understand
from fingerpost.search.text import tidy

HALF_AWAY = 3000  # metres at which a match counts for half as much as next door
AS_IF_AWAY = 5000  # metres for a record without a position
AS_IF_HERE = 2000  # metres for something that comes to people
LAST = 1 << 40  # sorts after every distance and date
DAY_MINUTES = 1440
# What a late check takes off the score, in sixteenths: what is due is most likely right still.
TAKEN_OFF = {CheckState.CHECKED: 0, CheckState.DUE: 1, CheckState.OVERDUE: 3, CheckState.OLD: 5}
ANY_DAY = 127  # days of the week, as bits
KINDS = tuple(addresses.PREFIXES)  # as the search files number them


@dataclass(frozen=True, slots=True)
class Result:
    """One record that was found."""

    document: int
    score: int
    is_full: bool
    metres: int  # about, in a large directory; NOWHERE when no place is given or it has none
    branches: tuple[int, ...]  # those that fit, by their places in the record's list, the nearest first
    rank: int  # why it comes below others, as in ``match``
    sessions: tuple[int, ...] | None  # those at the times asked for; None when no time was asked for
    check: CheckState  # what its last check is worth on the day of the search
    unsaid: tuple[tuple[int, ...], ...] = ()  # for each branch, the access features asked for that are not known there


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a search."""

    typed: str
    query: str  # what is left of it, without the words that are filters
    understood: str
    understood_as_typed: str  # with those words
    crisis: bool
    danger: tuple[str, ...]  # its kinds, the most urgent first
    go_to: str  # the address of the page whose id or short code was typed, or ""
    codes: list[tuple[str, str]]  # the code that was typed or, with a slip in it, those it may be; each with an address
    place: Spot | None
    only_in: str  # the area whose records these are, when the place typed has no position to measure from
    place_unknown: bool  # the place typed is not known
    unknown: list[str]
    nearest: list[str]
    total: int
    full: int  # how many of the offered ones fit everything that was typed
    offered: int  # how many come first: not only for some people, and with all access features known to be there
    covering: int  # how many cover the place; the others come last
    unsaid: int  # how many of those have unknown access features, whether shown or not
    results: list[Result]
    counts: Counts
    drop: list[tuple[str, int]]  # when nothing fits everything: a filter, and the number of results without it
    weekdays: int  # those asked for, as bits, Monday first
    begins: int  # the first day asked for, from the first of the patterns; today, if none is
    filters: Change  # those taken from the words
    filter_words: tuple[str, ...]  # the words they were taken from


def answer(files: SearchFiles, state: State, today: date, minute: int = 0) -> Answer:
    """Answer a search.

    Args:
        files: The search files.
        state: ``q`` and ``near`` (text), ``within`` (metres), ``sort`` (best, distance, soonest), ``spot`` (where the
            device is), and the facets of ``filters.FACETS``: lists of ids, or true for those that are on or off,
            a number for ``age`` and ``checked``, days since 1970 for ``on``; ``unsaid`` (true) also finds
            records where features of ``access`` are unknown. Filter words are taken out of ``q``, and override
            filters that are set already.
        today: The day in the timezone of the directory.
        minute: The minute of that day; a session that has ended by then does not count for today.
    """
    typed = tidy(str(state.get("q", "")))
    reading = take_filters(typed, files, today)
    state = with_filters(state, reading)
    query = reading.words
    near = tidy(str(state.get("near", "")))
    words = query
    if not near and not state.get("spot"):
        words, near = take_postcode(query, files)
    meaning = understand(words, files)
    spot = state.get("spot") or (find_spot(near, files) if near else spot_of_area(meaning.area, files))
    exact = distances(spot, files) if spot else []
    metres = distances_about(spot, files) if spot and not _asks_how_far(state) else exact
    only_in = area_named(near, files) if near and not spot else -1

    first = date.fromisoformat(files.patterns[0])
    offset = (today - first).days
    filters = Filters(files, state, (today - EPOCH).days, offset, minute, exact, only_in)
    ends = files.column("rank", "ends")
    matches = (
        match(meaning, files)
        if meaning.groups
        else _everything(files, state, has_words=bool(meaning.unknown) or bool(meaning.danger))
    )
    by_document = {
        match.document: match for match in matches if ends[match.document] == NONE or ends[match.document] >= offset
    }
    passed, failed = split(filters, sorted(by_document))
    # A town in a name is part of the name, and then the position does not matter.
    is_in_words = not near and not state.get("spot")
    # In danger a telephone line is as near as anything.
    in_danger = bool(meaning.danger)
    results = [
        _result(by_document[document], filters, metres, in_danger=in_danger, is_in_words=is_in_words)
        for document in passed
    ]
    moment = (filters.begins, 0 if filters.begins > offset else minute)
    understood = meaning.understood if words == query else tidy(f"{meaning.understood} {near}")
    # Results for some people only come below a line, unless nothing else fits.
    has_line = any(
        result.is_full and not result.unsaid and result.metres != ELSEWHERE and not _is_special(result)
        for result in results
    )
    results.sort(key=_order(str(state.get("sort") or "best"), filters, spot, moment, has_line=has_line))
    covering = [result for result in results if result.metres != ELSEWHERE]
    offered = [result for result in covering if not result.unsaid and not (has_line and _is_special(result))]
    drop = (
        [] if any(result.is_full for result in results) else _drops(filters, failed, by_document, is_empty=not results)
    )
    codes = _codes_in(query, meaning, files, is_place=spot is not None)
    is_exact = len(codes) == 1 and codes[0][0] == as_typed(query)
    return Answer(
        typed=typed,
        query=query,
        understood=understood,
        understood_as_typed=reading.corrected(typed, understood),
        crisis=bool(meaning.danger),
        danger=meaning.danger,
        go_to=codes[0][1] if is_exact else files.go_to(query),
        codes=codes,
        place=spot,
        only_in=files.options["area"][only_in][1] if only_in >= 0 else "",
        place_unknown=bool(near) and spot is None and only_in < 0,
        unknown=meaning.unknown,
        nearest=meaning.nearest,
        total=len(results),
        full=sum(result.is_full for result in offered),
        offered=len(offered),
        covering=len(covering),
        unsaid=sum(bool(result.unsaid) for result in covering) + count_unsaid(filters, failed),
        results=results,
        counts=count_options(filters, passed, failed),
        drop=drop,
        weekdays=filters.weekdays,
        begins=filters.begins,
        filters=reading.filters,
        filter_words=reading.typed,
    )


def _codes_in(query: str, meaning: Meaning, files: SearchFiles, *, is_place: bool) -> list[tuple[str, str]]:
    """Codes that were typed. A word that is known, or a postcode, is no code with a slip in it."""
    typed = as_typed(query)
    if not typed or not (meaning.unknown or any(sign.isdigit() for sign in typed)):
        return []
    codes = files.short_codes(typed)
    return [] if is_place and codes and codes[0][0] != typed else codes


@dataclass(frozen=True, slots=True)
class Next:
    """When a result is next on, and at which of its branches, by its place in the record's list."""

    day: int  # from the first day of the patterns
    starts: int  # in minutes, or NONE
    branch: int


Facts = Sequence[Sequence[int]]  # of each session: pattern, starts, ends, branch


def next_of(
    files: SearchFiles, result: Result, facts: Facts, spot: Spot | None, offset: int, minute: int, weekdays: int
) -> Next | None:
    """Find the next date of a result at a fitting branch and time; None when no date is known.

    With a place, the nearest branch with a date counts; otherwise the one with the earliest date.

    Args:
        files: The search files.
        result: The branches and sessions that fit.
        facts: The facts of its sessions.
        spot: Where somebody is.
        offset: Today, in days from the first of the patterns.
        minute: The minute of today; a session that has ended by then is over.
        weekdays: Days of the week, as bits, Monday first.
    """
    sessions = [facts[session] for session in result.sessions] if result.sessions is not None else facts
    of_branches = (
        _next_at(files, [session for session in sessions if session[3] == branch], offset, minute, weekdays)
        for branch in result.branches
    )
    dates = (next_time for next_time in of_branches if next_time is not None)
    if spot is not None:
        return next(dates, None)
    return min(dates, key=lambda time: (time.day, time.starts, result.branches.index(time.branch)), default=None)


def next_date(files: SearchFiles, document: int, today: date, minute: int = 0) -> str | None:
    """The next time of a record at any branch: "2026-11-24T10:00", or the day alone when its time is not known.

    A session that has ended by ``minute`` of today is over.
    """
    branches = files.column("rank", "branches")[document]
    anywhere = Result(document, 0, True, NOWHERE, tuple(range(branches)), 0, None, CheckState.CHECKED)
    return _iso_time(
        files, next_of(files, anywhere, _facts(files, document), None, _offset(files, today), minute, ANY_DAY)
    )


def metres_to(branch: Sequence[Any], spot: Spot | None) -> int:
    """Metres to a branch, as a card has it; NOWHERE when it has no position, or no spot is given."""
    if spot is None or len(branch) < len(BRANCH):
        return NOWHERE
    return metres_between(spot.lat, spot.lon, branch[-2], branch[-1])


def result_of(files: SearchFiles, result: Result, today: date, answer: Answer, minute: int = 0) -> dict[str, Any]:
    """A result as ``fingerpost find --json`` prints it: distance and next date are those of one branch."""
    card = dict(zip(FIELDS, files.card(result.document), strict=True))
    branch, next_time = branch_shown(files, result, today, answer, minute)
    away = metres_to(card["branches"][branch], answer.place) if branch < len(card["branches"]) else NOWHERE
    return {
        "id": card["id"],
        "kind": ("activity", "group", "place")[card["kind"]],
        "name": card["name"],
        "address": _address(files, result),
        "distance_km": (away + 50) // 100 / 10 if away != NOWHERE else None,
        "next": _iso_time(files, next_time),
        "check": result.check.value,
        **({"not_known": unsaid_at(files, result, branch)} if result.unsaid else {}),
    }


def unsaid_at(files: SearchFiles, result: Result, branch: int) -> list[str]:
    """The ids of unknown access features at a branch; ``branch`` is its position in the record's list."""
    unsaid = dict(zip(result.branches, result.unsaid, strict=False))
    return [files.options["access"][feature][0] for feature in unsaid.get(branch, ())]


def branch_shown(
    files: SearchFiles, result: Result, today: date, answer: Answer, minute: int = 0
) -> tuple[int, Next | None]:
    """The branch whose date a result shows, by its position in the record's list, and that date."""
    facts = _facts(files, result.document)
    minute = 0 if answer.begins > _offset(files, today) else minute
    next_time = next_of(files, result, facts, answer.place, answer.begins, minute, answer.weekdays)
    return (next_time.branch if next_time else result.branches[0]), next_time


def _facts(files: SearchFiles, document: int) -> Facts:
    facts: Facts = files.card(document)[FIELDS.index("sessions")]
    return facts


def _offset(files: SearchFiles, today: date) -> int:
    return (today - date.fromisoformat(files.patterns[0])).days


def _iso_time(files: SearchFiles, next_time: Next | None) -> str | None:
    if next_time is None:
        return None
    when = date.fromisoformat(files.patterns[0]) + timedelta(days=next_time.day)
    starts = next_time.starts
    return when.isoformat() + ("" if starts == NONE else f"T{starts // 60:02}:{starts % 60:02}")


def as_json_object(files: SearchFiles, answer: Answer, today: date, limit: int, minute: int = 0) -> dict[str, Any]:
    """The output of ``fingerpost find --json``, best first."""
    results = answer.results
    if answer.go_to:  # an id or a short code: its own record comes first
        results = sorted(results, key=lambda result: _address(files, result) != answer.go_to)
    return {
        "query": answer.typed,
        "understood": answer.understood_as_typed,
        "filters": answer.filters,
        "total": answer.total,
        "crisis": answer.crisis,
        "danger": list(answer.danger),
        "go_to": answer.go_to or None,
        "codes": [{"code": code, "address": address} for code, address in answer.codes],
        "not_known": answer.unsaid,
        "results": [result_of(files, result, today, answer, minute) for result in results[:limit]],
    }


def _address(files: SearchFiles, result: Result) -> str:
    kind, identity = files.card(result.document)[:2]
    return addresses.of_record(KINDS[kind], identity)


def _check_state(files: SearchFiles, document: int, today: int) -> CheckState:
    """What its last check is worth on a day; what has never been checked counts as checked."""
    again = EPOCH + timedelta(files.column("rank", "again")[document])
    return CheckDays(again, again + timedelta(files.column("rank", "old")[document])).state_on(EPOCH + timedelta(today))


def _everything(files: SearchFiles, state: State, *, has_words: bool) -> list[Match]:
    """All activities, for a search without words; nothing, if there are words and none is known."""
    if has_words:
        return []
    kinds = files.column("rank", "kind")
    return [
        Match(document, 1000, True) for document in range(files.documents) if kinds[document] == 0 or state.get("kind")
    ]


def _asks_how_far(state: State) -> bool:
    """Whether exact distances matter far away too."""
    return state.get("sort") == "distance" or int(state.get("within") or 0) > REACH


def _result(match: Match, filters: Filters, metres: Sequence[int], *, in_danger: bool, is_in_words: bool) -> Result:
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


def _is_special(result: Result) -> bool:
    """Whether it is for people with a condition that was not named, or for people of other ages."""
    return result.rank >= 0 and bool(result.rank & (UNNAMED | OTHER_AGE))


def _order(sort: str, filters: Filters, spot: Spot | None, moment: tuple[int, int], *, has_line: bool) -> Any:
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
        return result.metres == ELSEWHERE, bool(result.unsaid), has_line and _is_special(result), not result.is_full

    return lambda result: (*parts(result), rank(result), key(result), -result.score, result.document)


def _soonest(filters: Filters, result: Result, spot: Spot | None, moment: tuple[int, int]) -> int:
    """Minutes from the first day of the patterns to the time that its card shows; LAST when no date is known."""
    files = filters.files
    columns = [files.column("when", name) for name in ("pattern", "starts", "ends", "branch")]
    facts = [[column[session] for column in columns] for session in filters.sessions(result.document)]
    next_time = next_of(files, result, facts, spot, *moment, filters.weekdays)
    return LAST if next_time is None else next_time.day * DAY_MINUTES + min(next_time.starts, DAY_MINUTES - 1)


def _next_at(files: SearchFiles, sessions: Facts, offset: int, minute: int, weekdays: int) -> Next | None:
    best: Next | None = None
    for pattern, starts, ends, branch in sessions:
        day = _next_day(files, pattern, offset, weekdays)
        over = starts if ends == NONE else ends if ends > starts else NONE  # past midnight: not over today
        if day == offset and over <= minute:
            day = _next_day(files, pattern, offset + 1, weekdays)
        if day >= 0 and (best is None or (day, starts) < (best.day, best.starts)):
            best = Next(day, starts, branch)
    return best


def _next_day(files: SearchFiles, pattern: int, offset: int, weekdays: int) -> int:
    """The first day of a pattern from ``offset`` on that is one of those days of the week, or -1."""
    if pattern:
        first = date.fromisoformat(files.patterns[0]).weekday()
        for day in range(max(offset, 0), files.patterns[1]):
            if weekdays >> (first + day) % 7 & 1 and meets_on(files.patterns, pattern, day):
                return day
    return -1


def _drops(
    filters: Filters, failed: dict[str, list[int]], matches: dict[int, Match], *, is_empty: bool
) -> list[tuple[str, int]]:
    """What to leave out to find something: single filters, or all the words; the one with the most results first.

    If there are partial matches, only what would give full ones.
    """
    files = filters.files
    kinds = files.column("rank", "kind")
    counts = {
        facet: sum(is_empty or matches[document].is_full for document in several) for facet, several in failed.items()
    }
    drops = [(facet, count) for facet, count in counts.items() if count and facet != "an activity"]
    if is_empty and filters.facets() and len(matches) < files.documents:
        without_words, _ = split(filters, [document for document in range(files.documents) if kinds[document] == 0])
        if without_words:
            drops.append(("q", len(without_words)))
    return sorted(drops, key=lambda drop: (-drop[1], drop[0]))
