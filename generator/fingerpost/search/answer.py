"""Answer a search from the files of a built site: search.js in Python, with the same results in the same order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from fingerpost.search.away import NOWHERE, REACH, distances, distances_about, metres_between
from fingerpost.search.cards import FIELDS
from fingerpost.search.columns import EPOCH, NONE
from fingerpost.search.filters import Counts, Filters, State, count_options, meets_on, split
from fingerpost.search.match import Found, match
from fingerpost.search.near import Spot, area_named, find_spot, spot_of_area, take_postcode
from fingerpost.search.site import SearchFiles
from fingerpost.search.text import fold, tidy
from fingerpost.search.understand import understand

HALF_AWAY = 3000  # metres at which a match counts for half as much as next door
AS_IF_AWAY = 5000  # metres for what has no position
LAST = 1 << 40  # sorts after every distance and date
ADDRESSES = ("/a/", "/g/", "/p/")


@dataclass(frozen=True, slots=True)
class Result:
    """One record that was found."""

    document: int
    score: int
    is_full: bool
    metres: int  # about, in a large directory; NOWHERE when no place is given or it has none


@dataclass(frozen=True, slots=True)
class Answer:
    """What a search gives."""

    query: str
    understood: str
    crisis: bool
    go_to: str  # the address of the page whose id or short code was typed, or ""
    place: Spot | None
    only_in: str  # the area whose records these are: it was typed as a place, and has no position to measure from
    place_unknown: bool  # something was typed as a place, and nobody knows where it is
    unknown: list[str]
    nearest: list[str]
    total: int
    full: int  # how many of them fit everything that was typed
    results: list[Result]
    counts: Counts
    drop: list[tuple[str, int]]  # when nothing is found: a filter, and how many there would be without it


def answer(files: SearchFiles, state: State, today: date) -> Answer:
    """Answer a search.

    Args:
        files: The search files.
        state: ``q`` and ``near`` (text), ``within`` (metres), ``sort`` (best, distance, soonest), ``spot`` (where the
            device is), and the facets of ``filters.FACETS``: lists of ids, or true for those that are on or off,
            a number for ``age`` and ``checked``, days since 1970 for ``on``.
        today: The day it is at the directory's own place.
    """
    query = tidy(str(state.get("q", "")))
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
    filters = Filters(files, state, (today - EPOCH).days, offset, exact, only_in)
    ends = files.column("rank", "ends")
    kinds = files.column("rank", "kind")
    found = (
        match(meaning, files)
        if meaning.groups
        else _everything(files, state, has_words=bool(meaning.unknown) or meaning.is_crisis)
    )
    there = {each.document: each for each in found if ends[each.document] == NONE or ends[each.document] >= offset}
    passed, failed = split(filters, sorted(there))
    # A town that stands in a name is part of the name: where the thing itself is does not matter then.
    is_in_words = not near and not state.get("spot")
    results = [_result(there[document], files, metres, is_in_words) for document in passed]
    results.sort(key=_order(str(state.get("sort") or "best"), files, offset))
    drop = [] if results else _drops(filters, failed, there, files, kinds)
    return Answer(
        query=query,
        understood=meaning.understood if words == query else tidy(f"{meaning.understood} {near}"),
        crisis=meaning.is_crisis,
        go_to=_go_to(query, files),
        place=spot,
        only_in=files.options["area"][only_in][1] if only_in >= 0 else "",
        place_unknown=bool(near) and spot is None and only_in < 0,
        unknown=meaning.unknown,
        nearest=meaning.nearest,
        total=len(results),
        full=sum(result.is_full for result in results),
        results=results,
        counts=count_options(filters, passed, failed),
        drop=drop,
    )


def next_date(files: SearchFiles, document: int, today: date, minute: int = 0) -> str | None:
    """The next time of a record: "2026-11-24T10:00", or the day alone when its time is not known.

    What has ended at ``minute`` of today is over.
    """
    found = _next(files, files.card(document)[FIELDS.index("sessions")], today, minute)
    if found is None:
        return None
    day, starts = found
    when = date.fromisoformat(files.patterns[0]) + timedelta(days=day)
    return when.isoformat() + ("" if starts == NONE else f"T{starts // 60:02}:{starts % 60:02}")


def metres_to(places: Sequence[Sequence[Any]], spot: Spot | None) -> int:
    """Metres to the nearest of a card's places; NOWHERE when it has none with a position, or no spot is given."""
    if spot is None:
        return NOWHERE
    located = [place for place in places if len(place) > 1]
    return min((metres_between(spot.lat, spot.lon, lat, lon) for _, lat, lon in located), default=NOWHERE)


def result_of(files: SearchFiles, result: Result, today: date, spot: Spot | None = None) -> dict[str, Any]:
    """A result as ``fingerpost find --json`` prints it; how far it is from the spot is to where it is itself."""
    card = dict(zip(FIELDS, files.card(result.document), strict=True))
    away = metres_to(card["places"], spot)
    return {
        "id": card["id"],
        "kind": ("activity", "group", "place")[card["kind"]],
        "name": card["name"],
        "address": _address(files, result),
        "distance_km": (away + 50) // 100 / 10 if away != NOWHERE else None,
        "next": next_date(files, result.document, today),
    }


def as_json_object(files: SearchFiles, found: Answer, today: date, limit: int) -> dict[str, Any]:
    """What ``fingerpost find --json`` prints, best first."""
    results = found.results
    if found.go_to:  # an id or a short code: its own record comes first
        results = sorted(results, key=lambda result: _address(files, result) != found.go_to)
    return {
        "query": found.query,
        "understood": found.understood,
        "total": found.total,
        "crisis": found.crisis,
        "results": [result_of(files, result, today, found.place) for result in results[:limit]],
    }


def _address(files: SearchFiles, result: Result) -> str:
    kind, identity = files.card(result.document)[:2]
    return f"{ADDRESSES[kind]}{identity}/"


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


def _result(found: Found, files: SearchFiles, metres: Sequence[int], is_in_words: bool) -> Result:
    document = found.document
    score = found.score * (16 - files.column("rank", "penalty")[document])
    away = metres[document] if metres else NOWHERE
    if metres and not (found.is_called_so and is_in_words):
        counted = AS_IF_AWAY if away == NOWHERE else away
        score = score * HALF_AWAY // (HALF_AWAY + counted)
    return Result(document, score, found.is_full, away)


def _order(sort: str, files: SearchFiles, offset: int) -> Any:
    """Full matches first, whatever the order; ties by the order of the index."""
    if sort == "distance":
        return lambda each: (
            not each.is_full, LAST if each.metres == NOWHERE else each.metres, -each.score, each.document
        )  # fmt: skip
    if sort == "soonest":
        return lambda each: (not each.is_full, _soonest(files, each.document, offset), -each.score, each.document)
    return lambda each: (not each.is_full, -each.score, each.document)


def _soonest(files: SearchFiles, document: int, offset: int) -> int:
    """Minutes from the first day of the patterns; LAST when no date is known."""
    begins = files.column("when", "n")
    patterns, starts = files.column("when", "pattern"), files.column("when", "starts")
    best = LAST
    for session in range(begins[document], begins[document + 1]):
        day = _next_day(files, patterns[session], offset)
        if day >= 0:
            best = min(best, day * 1440 + min(starts[session], 1439))
    return best


def _next(files: SearchFiles, sessions: Sequence[Sequence[int]], today: date, minute: int) -> tuple[int, int] | None:
    offset = (today - date.fromisoformat(files.patterns[0])).days
    best: tuple[int, int] | None = None
    for pattern, starts, ends in sessions:
        day = _next_day(files, pattern, offset)
        over = starts if ends == NONE else ends if ends > starts else NONE  # past midnight: not over today
        if day == offset and over <= minute:
            day = _next_day(files, pattern, offset + 1)
        if day >= 0 and (best is None or (day, starts) < best):
            best = (day, starts)
    return best


def _next_day(files: SearchFiles, pattern: int, offset: int) -> int:
    """The first day of a pattern from ``offset`` on, or -1."""
    if pattern:
        for day in range(max(offset, 0), files.patterns[1]):
            if meets_on(files.patterns, pattern, day):
                return day
    return -1


def _drops(
    filters: Filters, failed: dict[str, list[int]], there: dict[int, Found], files: SearchFiles, kinds: Sequence[int]
) -> list[tuple[str, int]]:
    """What to leave out to find something: each filter, the words as a whole; most first."""
    drops = [(facet, len(documents)) for facet, documents in failed.items() if documents and facet != "an activity"]
    if filters.tests() and len(there) < files.documents:
        without_words, _ = split(filters, [document for document in range(files.documents) if kinds[document] == 0])
        if without_words:
            drops.append(("q", len(without_words)))
    return sorted(drops, key=lambda drop: (-drop[1], drop[0]))


def _go_to(query: str, files: SearchFiles) -> str:
    """Only what looks like an id or a code is looked up: in a large directory that asks for a file."""
    code = fold(query)
    looks_so = bool(code) and all(letter.isascii() and (letter.isalnum() or letter == "-") for letter in code)
    if not looks_so or not (files.index["small"] or "-" in code or any(letter.isdigit() for letter in code)):
        return ""
    return files.code(code)
