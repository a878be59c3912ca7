"""What records name: the settings of the directory, its lists of words, and its calendars."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from fingerpost.reading.checked_values import read_one
from fingerpost.reading.layout import WORDS
from fingerpost.reading.make_settings import make_area, make_calendar, make_settings, make_term
from fingerpost.reading.record_files import yaml_files
from fingerpost.reading.shown_path import shown_path
from fingerpost.reading.spans import FileSpans
from fingerpost.records.calendar import Calendar
from fingerpost.records.problem import Problem
from fingerpost.records.settings import Settings
from fingerpost.records.span import Span
from fingerpost.records.spans import Spans
from fingerpost.records.vocabulary import Term, Vocabulary

# Built in, so that an import can always be published and then sorted by a person.
UNCATEGORISED = Term(id="uncategorised", name="Not yet sorted")


def read_shared_parts(
    assets: Path, problems: list[Problem], unread: set[tuple[str, str]]
) -> tuple[Settings, Vocabulary, dict[str, Calendar]]:
    """Read them; problems are added to ``problems``, and what could not be read to ``unread``, by kind and name."""
    settings = _read_settings(assets, problems, unread)
    vocabulary = _read_vocabulary(assets, problems, unread)
    calendars = {}
    for record_id, path in yaml_files(assets / "calendars", problems):
        if calendar := read_one(path, "calendar", partial(make_calendar, record_id), problems):
            calendars[record_id] = calendar
        else:
            unread.add(("calendar", record_id))
    return settings, vocabulary, calendars


def _read_settings(assets: Path, problems: list[Problem], unread: set[tuple[str, str]]) -> Settings:
    path = assets / "directory.yaml"
    if not path.exists():
        problems.append(
            Problem(
                code="settings-missing",
                span=Span(shown_path(path)),
                message="There is no directory.yaml, so the site has no name and no address.",
                hint="Start one with: fingerpost init DIR",
                quote=False,
            )
        )
        return Settings(title="Directory", site="https://directory.example.org/")
    settings = read_one(path, "directory", make_settings, problems)
    if settings is None:
        unread.add(("settings", ""))
    return settings or Settings(title="Directory", site="https://directory.example.org/")


def _read_vocabulary(assets: Path, problems: list[Problem], unread: set[tuple[str, str]]) -> Vocabulary:
    spans: dict[str, Spans] = {}
    lists: dict[str, dict[str, Any]] = {}
    for name in WORDS:
        path = assets / "vocabulary" / f"{name}.yaml"
        if not path.exists() or path.parent.is_symlink():
            continue
        spans[name] = FileSpans(path, shown_path(path))
        make: Callable[[str, dict[str, Any]], Any] = make_area if name == "areas" else make_term
        kind = "areas" if name == "areas" else "vocabulary"
        entries = read_one(path, kind, partial(_entries, make), problems)
        if entries is None:
            unread.add(("list", name))
        lists[name] = entries or {}
    categories = lists.get("categories", {})
    categories.setdefault(UNCATEGORISED.id, UNCATEGORISED)
    return Vocabulary(
        categories=categories,
        needs=lists.get("needs", {}),
        audiences=lists.get("audiences", {}),
        access=lists.get("access", {}),
        areas=lists.get("areas", {}),
        spans=spans,
    )


def _entries(make: Callable[[str, dict[str, Any]], Any], data: dict[str, Any], _: Spans) -> dict[str, Any]:
    return {key: make(key, entry) for key, entry in data.items()}
