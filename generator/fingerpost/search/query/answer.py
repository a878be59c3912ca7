"""Answer a search from the files of a built site: search.js in Python, with the same results in the same order."""

from __future__ import annotations

from datetime import date

from fingerpost.records.short_code import as_typed
from fingerpost.search.index.columns import EPOCH, NONE
from fingerpost.search.query.counts import count_options, count_unsaid, split
from fingerpost.search.query.distances import ELSEWHERE, REACH, distances, distances_about
from fingerpost.search.query.filters import Filters, State
from fingerpost.search.query.match import Match, match
from fingerpost.search.query.order import is_special, level_of, made_of, order_of
from fingerpost.search.query.place_lookup import area_named, find_spot, spot_of_area, take_postcode
from fingerpost.search.query.result import Answer
from fingerpost.search.query.site import SearchFiles
from fingerpost.search.query.take_filters import take_filters, with_filters
from fingerpost.search.query.understand import Meaning, understand
from fingerpost.search.text import tidy


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
        made_of(by_document[document], filters, metres, in_danger=in_danger, is_in_words=is_in_words)
        for document in passed
    ]
    moment = (filters.begins, 0 if filters.begins > offset else minute)
    understood = meaning.understood if words == query else tidy(f"{meaning.understood} {near}")
    # Results for some people only come below a line, unless nothing else fits.
    has_line = any(
        result.is_full and not result.unsaid and result.metres != ELSEWHERE and not is_special(result)
        for result in results
    )
    results.sort(key=order_of(str(state.get("sort") or "best"), filters, spot, moment, has_line=has_line))
    covering = [result for result in results if result.metres != ELSEWHERE]
    offered = [result for result in covering if not result.unsaid and not (has_line and is_special(result))]
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
        count=lambda: count_options(filters, passed, failed, level_of(by_document, filters, in_danger=in_danger)),
        drop=drop,
        weekdays=filters.weekdays,
        begins=filters.begins,
        filters=reading.filters,
        filter_words=reading.typed,
    )


def _codes_in(query: str, meaning: Meaning, files: SearchFiles, *, is_place: bool) -> list[tuple[str, str]]:
    """Codes that were typed. A known word or a postcode is not a code with a slip in it."""
    typed = as_typed(query)
    if not typed or not (meaning.unknown or any(sign.isdigit() for sign in typed)):
        return []
    codes = files.short_codes(typed)
    return [] if is_place and codes and codes[0][0] != typed else codes


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
