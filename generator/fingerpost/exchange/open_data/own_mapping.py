"""The mapping beside our own tables, so that another directory imports them without writing one."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

import yaml

from fingerpost.edition.edition import Edition
from fingerpost.exchange.open_data.json_files import about

NAME = "activities.mapping.yaml"
_HEAD = """\
# How Fingerpost reads these tables: fingerpost import csv activities.csv
# Keep the files of this folder together. Groups and places come in with their activities.
"""
_CONTACT = ("name", "phone", "text", "email", "website")
_CONTACT_COLUMNS = {"name": "contact_name"}
_LISTS = frozenset({"days", "weeks", "month_days", "dates", "months", "not_on", "also_on"})
_OF_SESSION = (
    *("repeats", "every", "days", "weeks", "month_days", "dates", "months", "from", "to", "ends_next_day"),
    *("starts_on", "ends_on", "term_time", "school_holidays", "bank_holidays", "not_on", "also_on", "area"),
    *("online", "phone", "notes"),
)


def own_mapping(edition: Edition) -> bytes:
    """The mapping, with the owner, the day and the terms of the tables."""
    facts = about(edition)
    data = {
        "source": facts["title"][:300],
        "licence": facts["licence"][:100],
        "fetched_on": facts["made_on"],
    }
    return (_HEAD + _yaml(data) + _rules(tuple(edition.directory.vocabulary.access))).encode()


@lru_cache(maxsize=4)  # a preview asks at each change: to write them as YAML takes 37 ms, a sixth of a small build
def _rules(features: tuple[str, ...]) -> str:
    """What is the same in every directory with these words for access."""
    data = {
        "key": ["<id>"],
        "join": [
            {"from": "groups.csv", "where": "<group_id> = <id>"},
            {"from": "sessions.csv", "where": "<id> = <activity_id>"},
            {"from": "places.csv", "where": "<sessions: place_id> = <id>"},
        ],
        "columns": {answer.capitalize(): f"; <access_{answer}>;" for answer in ("yes", "no", "ask")},
        "records": {
            "group": {"only_when": {"group_id": "filled"}, **_record("groups"), **_group()},
            "place": {"each": "places", **_record("places"), **_place()},
            "activity": {**_record(""), **_activity(features)},
        },
    }
    return _yaml(data)


def _yaml(data: dict[str, Any]) -> str:
    text: str = yaml.safe_dump(data, sort_keys=False, allow_unicode=True, width=100)
    return text


def _gap(table: str, column: str) -> str:
    return f"<{table}: {column}>" if table else f"<{column}>"


def _some(table: str, *columns: str) -> dict[str, Any]:
    return {column: _gap(table, column) for column in columns}


def _list(gap: str) -> dict[str, str]:
    return {"split": gap, "at": ";"}


def _record(table: str) -> dict[str, Any]:
    gap = _gap(table, "id")
    return {"id": [gap], "key": [gap], **_some(table, "name", "summary")}


def _contact(table: str) -> dict[str, str]:
    return {field: _gap(table, _CONTACT_COLUMNS.get(field, field)) for field in _CONTACT}


def _checked(table: str) -> dict[str, Any]:
    listed = "listed_on" if not table else f"{table}: listed_on"
    return {
        "on": {"first_of": [_gap(table, "checked_on"), _gap(table, "listed_on")]},
        "how": {"when": {listed: "filled"}, "then": "list", "otherwise": _gap(table, "checked_how")},
    }


def _group() -> dict[str, Any]:
    return {
        **_some("groups", "description", "kind"),
        "identifiers": _list(_gap("groups", "identifiers")),
        "contact": _contact("groups"),
        "checked": _checked("groups"),
    }


def _place() -> dict[str, Any]:
    return {
        **_some("places", "kind", "town", "postcode"),
        "address": _list(_gap("places", "address")),
        "location": {"lat": _gap("places", "latitude"), "lon": _gap("places", "longitude")},
    }


def _activity(features: Iterable[str]) -> dict[str, Any]:
    return {
        "description": "<description>",
        "group": "<group id>",
        **{name: _list(f"<{name}>") for name in ("categories", "needs", "serves", "languages")},
        **_some("", "support", "since", "language", "sensitive"),
        "sessions": {"each": "sessions", "make": _session()},
        "cost": _cost("") | {"concession": "<cost_concession>", "notes": "<cost_notes>"},
        "who": {
            "summary": "<who_summary>",
            "ages": {"from": "<age_from>", "to": "<age_to>"},
            "for": _list("<audiences>"),
        },
        "join": {"ways": _list("<join_ways>"), "steps": "<join_steps>"},
        "contact": _contact(""),
        "access": {feature: _answer(feature) for feature in features} | {"notes": "<access_notes>"},
        "capacity": {"state": "<capacity>", "as_of": "<capacity_as_of>"},
        "checked": _checked(""),
    }


def _session() -> dict[str, Any]:
    fields = {name: _gap("sessions", name) for name in _OF_SESSION}
    return {
        **{name: _list(gap) if name in _LISTS else gap for name, gap in fields.items()},
        "place": "<sessions: place_id>",
        "cost": _cost("sessions"),
    }


def _cost(table: str) -> dict[str, str]:
    return {field: _gap(table, f"cost_{field}") for field in ("kind", "amount", "per")}


def _answer(feature: str) -> dict[str, Any]:
    """The answer whose list names a feature."""
    answer: Any = ""
    for word in ("ask", "no", "yes"):
        answer = {"when": {word.capitalize(): {"contains": f"; {feature};"}}, "then": word, "otherwise": answer}
    return dict(json.loads(json.dumps(answer)))  # parts that are the same object would be written as anchors
