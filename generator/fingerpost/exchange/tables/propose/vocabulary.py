"""The categories of a directory with all their names: its own, or those that a new one starts with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from fingerpost.reading.parse import parse
from fingerpost.reading.schemas import SHARED_LIMITS, schema_of
from fingerpost.reading.yaml_text import Unreadable, read_text
from fingerpost.writing.beginning import Beginning
from fingerpost.writing.new_directory import starter_files

_FILE = "vocabulary/categories.yaml"


def words_of_categories(assets: Path) -> Mapping[str, Sequence[str]]:
    """For each category its id in words, its name and its other words; none if the file cannot be read."""
    return {
        category: [category.replace("-", " "), str(entry.get("name", "")), *map(str, entry.get("words", ()))]
        for category, entry in _entries(assets).items()
    }


def sensitive_categories(assets: Path) -> frozenset[str]:
    """Those that are sensitive themselves, or below one that is."""
    entries = _entries(assets)
    own = {category for category, entry in entries.items() if entry.get("sensitive") is True}
    return frozenset(own | {category for category, entry in entries.items() if entry.get("parent") in own})


def _entries(assets: Path) -> dict[str, dict[str, Any]]:
    path = assets / _FILE
    try:
        text = (
            read_text(path, path.name, SHARED_LIMITS) if path.is_file() else starter_files(assets, Beginning())[_FILE]
        )
        data = parse(text, path.name, schema_of("vocabulary"), SHARED_LIMITS)
    except (Unreadable, KeyError):
        return {}  # check says what is wrong with it
    return {category: entry for category, entry in data.items() if isinstance(entry, dict)}
