"""A summary that is too short is filled up with words that the list has, so that its row is not lost."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fingerpost.exchange.tables.values.clean_values import ImportNote
from fingerpost.exchange.tables.values.text_ways import sentences_of
from fingerpost.reading.schemas import Schema

_NO_MORE = "The list says no more about it."


def fill_summary(values: Mapping[str, Any], schema: Schema) -> tuple[dict[str, Any], ImportNote | None]:
    """The values of a record with a summary of enough characters, made from its own words.

    The first sentence of the description comes after it, or its name before it. If that is not enough, it says that the
    list says no more.

    >>> fields = {"properties": {"summary": {"minLength": 20, "maxLength": 200}}, "required": ["summary"]}
    >>> fill_summary({"name": "Chess club", "summary": "Chess on Mondays"}, fields)[0]["summary"]
    'Chess club: Chess on Mondays'
    """
    field = schema["properties"].get("summary")
    name, summary, about = (_text(values.get(field)) for field in ("name", "summary", "description"))
    if field is None or "summary" not in schema["required"] or not name or len(summary) >= field["minLength"]:
        return dict(values), None
    named = f"{name}: {summary}" if summary and summary.casefold() not in name.casefold() else name
    sentence = sentences_of(about)[0] if about else ""
    ways = [f"{_ended(summary)} {sentence}".strip()] * bool(sentence) + [named] * bool(summary)
    fitting = next((way for way in ways if field["minLength"] <= len(way) <= field["maxLength"]), "")
    filled = fitting or f"{_ended(named)} {_NO_MORE}"
    note = ImportNote(
        code="summary-short",
        message=f"{f'The summary “{summary}” is short' if summary else 'There is no summary'}. It is now: {filled}",
        hint="Better words would help. What is it, and who is it for?",
    )
    return {**values, "summary": filled}, note


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""


def _ended(text: str) -> str:
    return text if not text or text[-1] in ".!?…" else f"{text}."
