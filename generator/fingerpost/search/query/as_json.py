"""An answer as ``fingerpost find`` shows it, and as ``--json`` prints it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from fingerpost.edition import addresses
from fingerpost.search.index.cards import BRANCH, FIELDS
from fingerpost.search.query.distances import NOWHERE, metres_between
from fingerpost.search.query.next_time import Next, facts_of, iso_time, next_of, offset_of
from fingerpost.search.query.place_lookup import Spot
from fingerpost.search.query.result import Answer, Result
from fingerpost.search.query.site import SearchFiles

KINDS = tuple(addresses.PREFIXES)  # as the search files number them


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
        "next": iso_time(files, next_time),
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
    facts = facts_of(files, result.document)
    minute = 0 if answer.begins > offset_of(files, today) else minute
    next_time = next_of(files, result, facts, answer.place, answer.begins, minute, answer.weekdays)
    return (next_time.branch if next_time else result.branches[0]), next_time


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
