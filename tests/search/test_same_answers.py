"""The browser and Python give the same answers, in the same order, from the same files."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from operator import attrgetter, itemgetter
from pathlib import Path
from typing import Any

from fingerpost.search.query.answer import answer
from fingerpost.search.query.as_json import branch_shown, result_of
from fingerpost.search.query.place_lookup import Spot
from fingerpost.search.query.result import Answer, Result
from fingerpost.search.query.site import SearchFiles
from fingerpost.search.query.take_filters import take_filters, with_filters
from tests.search.conftest import TODAY
from tests.search.node import answers_of_browser
from tests.search.searches import State, all_searches, generated
from tests.thorough import IS_THOROUGH, many

LATER = date(2027, 2, 14)  # a site that was not built again for months
COMPARED = ("document", "score", "metres", "rank", "unsaid")  # of each result
ORDER, ORDER_OF_BROWSER = attrgetter(*COMPARED), itemgetter(*COMPARED)


def python_answer(files: SearchFiles, state: State, today: date) -> dict[str, Any]:
    if "spot" in state:
        state = state | {"spot": Spot(**state["spot"], name="", kind="device")}
    reply = answer(files, state, today)
    return {
        "state": filters_of(with_filters(state, take_filters(str(state.get("q", "")), files, today))),
        "query": reply.query,
        "understood": reply.understood,
        "crisis": reply.crisis,
        "danger": list(reply.danger),
        "goTo": reply.go_to,
        "onlyIn": reply.only_in,
        "placeUnknown": reply.place_unknown,
        "unknown": reply.unknown,
        "nearest": reply.nearest,
        "total": reply.total,
        "full": reply.full,
        "offered": reply.offered,
        "covering": reply.covering,
        "unsaid": reply.unsaid,
        "counts": reply.counts,
        "drop": [list(drop) for drop in reply.drop],
        "place": asdict(reply.place) if reply.place and reply.place.kind != "device" else None,
        "order": (ordered := order(ORDER(each) for each in reply.results)),
        "first": ordered,
        "shown": [shown(files, each, today, reply) for each in reply.results[:10]],
    }


def shown(files: SearchFiles, result: Result, today: date, reply: Answer) -> dict[str, Any]:
    branch, _ = branch_shown(files, result, today, reply)
    return {**result_of(files, result, today, reply), "branch": branch}


def browser_answer(reply: dict[str, Any]) -> dict[str, Any]:
    names = (
        "query",
        "understood",
        "crisis",
        "danger",
        "goTo",
        "onlyIn",
        "placeUnknown",
        "unknown",
        "nearest",
        "total",
        "full",
        "offered",
        "covering",
        "unsaid",
    )
    place = reply.get("place")
    return {
        "state": filters_of(reply["state"]),
        **{name: reply[name] for name in (*names, "counts", "drop", "shown")},
        "place": place if place and "name" in place else None,
        "order": order(ORDER_OF_BROWSER(each) for each in reply["results"]),
        # Without the numbers beside the filters, as a large directory shows it first.
        "first": order(ORDER_OF_BROWSER(each) for each in reply["first"]),
    }


def filters_of(state: dict[str, Any]) -> dict[str, Any]:
    """What the words may have asked for."""
    return {facet: state.get(facet) or [] for facet in ("soon", "day", "part", "on", "cost", "mode", "access")}


def order(results: Iterable[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    return [(*numbers, [list(branch) for branch in unsaid]) for *numbers, unsaid in results]


def differences(site: Path, states: list[State], today: date) -> list[tuple[State, str, Any, Any]]:
    files = SearchFiles(site)
    reply = answers_of_browser(site, [(state, today.isoformat()) for state in states])
    differing = []
    for state, each in zip(states, reply, strict=True):
        ours, theirs = python_answer(files, state, today), browser_answer(each)
        differing += [(state, name, ours[name], theirs[name]) for name in ours if ours[name] != theirs[name]]
    return differing


def sample(states: list[State]) -> list[State]:
    return states if IS_THOROUGH else states[::8]


def test_they_agree_on_searches_that_people_might_type(example: Path) -> None:
    assert differences(example, all_searches()[:: many(2, 1)], TODAY) == []


def test_they_agree_on_generated_searches(example: Path, files: SearchFiles) -> None:
    assert differences(example, generated(files, many(150, 500)), TODAY) == []


def test_they_agree_on_the_files_of_a_large_directory(large: Path, files: SearchFiles) -> None:
    assert differences(large, [*sample(all_searches()), *generated(files, many(60, 300), seed=2)], TODAY) == []


def test_they_agree_where_towns_have_no_positions(unplaced: Path, files: SearchFiles) -> None:
    assert differences(unplaced, [*sample(all_searches()), *generated(files, many(40, 100), seed=5)], TODAY) == []


def test_they_agree_months_after_the_build(example: Path, files: SearchFiles) -> None:
    assert differences(example, [*sample(all_searches()), *generated(files, many(40, 100), seed=4)], LATER) == []


def test_a_difference_would_be_seen(example: Path) -> None:
    reply = answers_of_browser(example, [({"q": "tea"}, "2026-11-23")])[0]

    assert python_answer(SearchFiles(example), {"q": "walk"}, TODAY)["order"] != browser_answer(reply)["order"]
