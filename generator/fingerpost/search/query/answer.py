"""Answer a search from the files of a built site: search.js in Python, with the same results in the same order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from fingerpost.edition import addresses
from fingerpost.search.index.cards import BRANCH, FIELDS
from fingerpost.search.index.columns import EPOCH, FAR_OFF, NO_ROOM, NONE
from fingerpost.search.index.filter_words import Change
from fingerpost.search.query.away import ELSEWHERE, NOWHERE, REACH, distances, distances_about, metres_between
from fingerpost.search.query.filters import Counts, Filters, State, count_options, count_unsaid, meets_on, split
from fingerpost.search.query.match import NOT_NOW, OTHER_AGE, UNNAMED, Found, match
from fingerpost.search.query.near import Spot, area_named, find_spot, spot_of_area, take_postcode
from fingerpost.search.query.site import SearchFiles
from fingerpost.search.query.take_filters import take_filters, with_filters
from fingerpost.search.query.understand import understand
from fingerpost.search.text import tidy

HALF_AWAY = 3000  # metres at which a match counts for half as much as next door
AS_IF_AWAY = 5000  # metres for what has no position
AS_IF_HERE = 2000  # metres for what comes to people
LAST = 1 << 40  # sorts after every distance and date
DAY_MINUTES = 1440
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
    rank: int  # why it stands below others, as ``match`` says
    sessions: tuple[int, ...] | None  # those that meet when it is asked for; None when nobody asked when
    unsaid: tuple[tuple[int, ...], ...] = ()  # of each branch, the access features asked for that are not known there


@dataclass(frozen=True, slots=True)
class Answer:
    """What a search gives."""

    typed: str
    query: str  # what is left of it, without the words that are filters
    understood: str
    understood_as_typed: str  # with those words
    crisis: bool
    danger: tuple[str, ...]  # its kinds, whom to ring first for first
    go_to: str  # the address of the page whose id or short code was typed, or ""
    place: Spot | None
    only_in: str  # the area whose records these are: it was typed as a place, and has no position to measure from
    place_unknown: bool  # something was typed as a place, and nobody knows where it is
    unknown: list[str]
    nearest: list[str]
    total: int
    full: int  # how many of those that are offered fit everything that was typed
    offered: int  # how many are for anybody who asks so, and say yes to all that is asked of access: they stand first
    covering: int  # how many may come to where somebody is: what does not stands last
    unsaid: int  # how many of those have not said whether they have what is asked of access, whether shown or not
    results: list[Result]
    counts: Counts
    drop: list[tuple[str, int]]  # when nothing fits everything: a filter, and how many there would be without it
    weekdays: int  # those that are asked for, as bits, Monday first
    begins: int  # the first day that is asked for, from the first of the patterns; today, when none is
    filters: Change  # those that were among the words
    filter_words: tuple[str, ...]  # and the words


def answer(files: SearchFiles, state: State, today: date, minute: int = 0) -> Answer:
    """Answer a search.

    Args:
        files: The search files.
        state: ``q`` and ``near`` (text), ``within`` (metres), ``sort`` (best, distance, soonest), ``spot`` (where the
            device is), and the facets of ``filters.FACETS``: lists of ids, or true for those that are on or off,
            a number for ``age`` and ``checked``, days since 1970 for ``on``; ``unsaid`` (true) also finds what has not
            said no to what is asked of ``access``. Words that ask for filters are taken out of ``q``, and count before
            what is there already.
        today: The day it is at the directory's own place.
        minute: Of that day: what has ended by then is not on today any more.
    """
    typed = tidy(str(state.get("q", "")))
    taken = take_filters(typed, files, today)
    state = with_filters(state, taken)
    query = taken.words
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
    found = (
        match(meaning, files)
        if meaning.groups
        else _everything(files, state, has_words=bool(meaning.unknown) or bool(meaning.danger))
    )
    there = {each.document: each for each in found if ends[each.document] == NONE or ends[each.document] >= offset}
    passed, failed = split(filters, sorted(there))
    # A town that stands in a name is part of the name: where the thing itself is does not matter then.
    is_in_words = not near and not state.get("spot")
    # In danger a telephone line is as near as anything.
    in_danger = bool(meaning.danger)
    results = [
        _result(there[document], filters, metres, in_danger=in_danger, is_in_words=is_in_words) for document in passed
    ]
    moment = (filters.begins, 0 if filters.begins > offset else minute)
    understood = meaning.understood if words == query else tidy(f"{meaning.understood} {near}")
    # What is for some people only stands below a line, unless there is nothing else that fits.
    has_line = any(
        each.is_full and not each.unsaid and each.metres != ELSEWHERE and not _is_special(each) for each in results
    )
    results.sort(key=_order(str(state.get("sort") or "best"), filters, spot, moment, has_line=has_line))
    covering = [result for result in results if result.metres != ELSEWHERE]
    offered = [result for result in covering if not result.unsaid and not (has_line and _is_special(result))]
    drop = [] if any(each.is_full for each in results) else _drops(filters, failed, there, is_empty=not results)
    return Answer(
        typed=typed,
        query=query,
        understood=understood,
        understood_as_typed=taken.corrected(typed, understood),
        crisis=bool(meaning.danger),
        danger=meaning.danger,
        go_to=files.go_to(query),
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
        filters=taken.filters,
        filter_words=taken.typed,
    )


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
    """Find when a result is next on, at one branch that fits and at a time that fits; None when no date is known.

    Near a place, the nearest branch that has a date speaks for the record; otherwise the one that comes first in time.

    Args:
        files: The search files.
        result: Which of its branches and sessions fit.
        facts: Of its sessions.
        spot: Where somebody is.
        offset: Today, in days from the first of the patterns.
        minute: Of today: what has ended by then is over.
        weekdays: Days of the week, as bits, Monday first.
    """
    sessions = [facts[each] for each in result.sessions] if result.sessions is not None else facts
    of_branches = (
        _next_at(files, [each for each in sessions if each[3] == branch], offset, minute, weekdays)
        for branch in result.branches
    )
    known = (each for each in of_branches if each is not None)
    if spot is not None:
        return next(known, None)
    return min(known, key=lambda each: (each.day, each.starts, result.branches.index(each.branch)), default=None)


def next_date(files: SearchFiles, document: int, today: date, minute: int = 0) -> str | None:
    """The next time of a record wherever it is: "2026-11-24T10:00", or the day alone when its time is not known.

    What has ended at ``minute`` of today is over.
    """
    branches = files.column("rank", "branches")[document]
    anywhere = Result(document, 0, True, NOWHERE, tuple(range(branches)), 0, None)
    return _said(files, next_of(files, anywhere, _facts(files, document), None, _offset(files, today), minute, ANY_DAY))


def metres_to(branch: Sequence[Any], spot: Spot | None) -> int:
    """Metres to a branch, as a card has it; NOWHERE when it has no position, or no spot is given."""
    if spot is None or len(branch) < len(BRANCH):
        return NOWHERE
    return metres_between(spot.lat, spot.lon, branch[-2], branch[-1])


def result_of(files: SearchFiles, result: Result, today: date, found: Answer, minute: int = 0) -> dict[str, Any]:
    """A result as ``fingerpost find --json`` prints it: how far it is, and when, at one and the same of its places."""
    card = dict(zip(FIELDS, files.card(result.document), strict=True))
    branch, coming = speaker_of(files, result, today, found, minute)
    away = metres_to(card["branches"][branch], found.place) if branch < len(card["branches"]) else NOWHERE
    return {
        "id": card["id"],
        "kind": ("activity", "group", "place")[card["kind"]],
        "name": card["name"],
        "address": _address(files, result),
        "distance_km": (away + 50) // 100 / 10 if away != NOWHERE else None,
        "next": _said(files, coming),
        **({"not_known": unsaid_at(files, result, branch)} if result.unsaid else {}),
    }


def unsaid_at(files: SearchFiles, result: Result, branch: int) -> list[str]:
    """The ids of what is asked of access and not known there; ``branch`` by its place in the record's list."""
    unsaid = dict(zip(result.branches, result.unsaid, strict=False))
    return [files.options["access"][feature][0] for feature in unsaid.get(branch, ())]


def speaker_of(
    files: SearchFiles, result: Result, today: date, found: Answer, minute: int = 0
) -> tuple[int, Next | None]:
    """Which branch speaks for a result, by its place in the record's list, and when it is next on there."""
    facts = _facts(files, result.document)
    minute = 0 if found.begins > _offset(files, today) else minute
    coming = next_of(files, result, facts, found.place, found.begins, minute, found.weekdays)
    return (coming.branch if coming else result.branches[0]), coming


def _facts(files: SearchFiles, document: int) -> Facts:
    facts: Facts = files.card(document)[FIELDS.index("sessions")]
    return facts


def _offset(files: SearchFiles, today: date) -> int:
    return (today - date.fromisoformat(files.patterns[0])).days


def _said(files: SearchFiles, coming: Next | None) -> str | None:
    if coming is None:
        return None
    when = date.fromisoformat(files.patterns[0]) + timedelta(days=coming.day)
    starts = coming.starts
    return when.isoformat() + ("" if starts == NONE else f"T{starts // 60:02}:{starts % 60:02}")


def as_json_object(files: SearchFiles, found: Answer, today: date, limit: int, minute: int = 0) -> dict[str, Any]:
    """What ``fingerpost find --json`` prints, best first."""
    results = found.results
    if found.go_to:  # an id or a short code: its own record comes first
        results = sorted(results, key=lambda result: _address(files, result) != found.go_to)
    return {
        "query": found.typed,
        "understood": found.understood_as_typed,
        "filters": found.filters,
        "total": found.total,
        "crisis": found.crisis,
        "danger": list(found.danger),
        "not_known": found.unsaid,
        "results": [result_of(files, result, today, found, minute) for result in results[:limit]],
    }


def _address(files: SearchFiles, result: Result) -> str:
    kind, identity = files.card(result.document)[:2]
    return addresses.of_record(KINDS[kind], identity)


def _everything(files: SearchFiles, state: State, *, has_words: bool) -> list[Found]:
    """With no words, every activity; with words of which none is known, nothing."""
    if has_words:
        return []
    kinds = files.column("rank", "kind")
    return [
        Found(document, 1000, True) for document in range(files.documents) if kinds[document] == 0 or state.get("kind")
    ]


def _asks_how_far(state: State) -> bool:
    """Then it matters which of two far ones is nearer."""
    return state.get("sort") == "distance" or int(state.get("within") or 0) > REACH


def _result(found: Found, filters: Filters, metres: Sequence[int], *, in_danger: bool, is_in_words: bool) -> Result:
    document, files = found.document, filters.files
    score = found.score * (16 - files.column("rank", "penalty")[document])
    branches = filters.fitting(document)
    branches = [branch for branch in branches if not filters.unsaid(branch)] or branches
    if metres:
        branches.sort(key=lambda branch: (LAST if metres[branch] == NOWHERE else metres[branch], branch))
        there = [branch for branch in branches if metres[branch] != ELSEWHERE]
        branches = there or branches
    away = metres[branches[0]] if metres else NOWHERE
    if metres and not (found.is_called_so and is_in_words):
        counted = AS_IF_AWAY if away == NOWHERE else away or AS_IF_HERE
        if in_danger and away <= 0:
            counted = 0  # a telephone line is as near as anything
        score = score * HALF_AWAY // (HALF_AWAY + counted)
    first = files.branches[document]
    numbers = tuple(branch - first for branch in branches)
    is_far_off = files.column("rank", "opens")[document] - filters.offset > FAR_OFF
    has_no_room = files.column("rank", "fit")[document] & NO_ROOM
    rank = found.rank | NOT_NOW if found.rank >= 0 and (is_far_off or has_no_room) else found.rank
    if in_danger:
        rank = 0  # who helps in that danger was chosen already
    unsaid = tuple(tuple(filters.unsaid(branch) or ()) for branch in branches)
    sessions = filters.fitting_sessions(document)
    return Result(document, score, found.is_full, away, numbers, rank, sessions, unsaid if any(unsaid) else ())


def _is_special(result: Result) -> bool:
    """Whether it is for people who live with one thing, and nobody named that; or for people of other ages."""
    return result.rank >= 0 and bool(result.rank & (UNNAMED | OTHER_AGE))


def _order(sort: str, filters: Filters, spot: Spot | None, moment: tuple[int, int], *, has_line: bool) -> Any:
    """What comes to others alone is last; before it what has not said whether it has what is asked of access.

    Before that, below a line of its own, what is for some people only. Full matches come first, whatever the order;
    ties are in the order of the index.
    """

    def key(each: Result) -> int:
        if sort == "distance":
            return each.metres if each.metres > 0 else LAST  # what comes there, or is by telephone, follows the places
        return _soonest(filters, each, spot, moment) if sort == "soonest" else 0

    def rank(each: Result) -> int:
        return each.rank if sort not in ("distance", "soonest") else 0

    def parts(each: Result) -> tuple[bool, bool, bool, bool]:
        return each.metres == ELSEWHERE, bool(each.unsaid), has_line and _is_special(each), not each.is_full

    return lambda each: (*parts(each), rank(each), key(each), -each.score, each.document)


def _soonest(filters: Filters, result: Result, spot: Spot | None, moment: tuple[int, int]) -> int:
    """Minutes from the first day of the patterns to the time that its card will say; LAST when no date is known."""
    files = filters.files
    columns = [files.column("when", name) for name in ("pattern", "starts", "ends", "branch")]
    facts = [[column[session] for column in columns] for session in filters.sessions(result.document)]
    coming = next_of(files, result, facts, spot, *moment, filters.weekdays)
    return LAST if coming is None else coming.day * DAY_MINUTES + min(coming.starts, DAY_MINUTES - 1)


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
    filters: Filters, failed: dict[str, list[int]], there: dict[int, Found], *, is_empty: bool
) -> list[tuple[str, int]]:
    """What to leave out to find something: each filter, the words as a whole; most first.

    Where something is found, although it does not fit every word, only what would give something that does.
    """
    files = filters.files
    kinds = files.column("rank", "kind")
    counts = {facet: sum(is_empty or there[each].is_full for each in several) for facet, several in failed.items()}
    drops = [(facet, count) for facet, count in counts.items() if count and facet != "an activity"]
    if is_empty and filters.facets() and len(there) < files.documents:
        without_words, _ = split(filters, [document for document in range(files.documents) if kinds[document] == 0])
        if without_words:
            drops.append(("q", len(without_words)))
    return sorted(drops, key=lambda drop: (-drop[1], drop[0]))
