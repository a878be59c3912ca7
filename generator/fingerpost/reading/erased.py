"""Reading a record that must be forgotten: what its file may still say, and what has to go."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from fingerpost.reading.explain import explain
from fingerpost.reading.parse import parse
from fingerpost.reading.schemas import schema_of, shape_of
from fingerpost.reading.values import as_date, words_of
from fingerpost.reading.yaml_text import Unreadable
from fingerpost.records.erased import Erased
from fingerpost.records.problem import Problem
from fingerpost.records.spans import Spans

_SAYS_ERASED = re.compile(r"\berased['\"]?[ \t]*:[ \t]*['\"]?(?:true|yes)\b", re.IGNORECASE)
_ALLOWED = ("closed", "former_ids")  # former addresses are on paper too, and keep their page
_ALLOWED_OF_CLOSED = ("on", "erased")  # instead would say what kind of thing it was


def is_erased(data: dict[str, Any]) -> bool:
    """Whether the values of a record say that it is erased."""
    closed = data.get("closed")
    return isinstance(closed, dict) and closed.get("erased") is True


def is_erased_text(kind: str, text: str) -> bool:
    """Whether the text of a file says that its record is erased, whatever else is in it."""
    if (
        "erased" not in text.lower() and "\\" not in text
    ):  # the word, or an escape that may be for one of its characters
        return False
    shape = shape_of(kind)
    try:
        return is_erased(parse(text, "", shape.schema, shape.limits))
    except Unreadable:
        return _SAYS_ERASED.search(text) is not None


def check_erased(kind: str, data: dict[str, Any], spans: Spans) -> Iterator[Problem]:
    """Report what is left in the file and has to go. None of it is repeated, because nobody may read it any longer."""
    extra = [key for key in data if key not in _ALLOWED]
    extra += [f"closed.{key}" for key in data["closed"] if key not in _ALLOWED_OF_CLOSED]
    for path in extra:
        yield Problem(
            code="erased-and-more",
            span=spans[f"{path}:key"],
            message="This record is erased, but the line is still here. Whoever opens the file can read it.",
            hint="Delete this line, and what belongs to it. Keep only: closed: {on: 2026-11-28, erased: yes}",
            quote=False,
        )
    # The rest as in any record, so that of any record is put round it.
    rest = {key: data[key] for key in _ALLOWED if key in data}
    rest["closed"] = {key: value for key, value in data["closed"].items() if key in _ALLOWED_OF_CLOSED}
    whole = {**schema_of(kind)["examples"][0], **rest}
    yield from (problem for problem in explain(kind, whole, spans) if problem.code != "value-unclear")


def make_erased(kind: str, record_id: str, data: dict[str, Any], spans: Spans) -> Erased:
    """An erased record out of what its file says."""
    return Erased(
        kind=kind,
        id=record_id,
        file=spans.file,
        spans=spans,
        on=as_date(data["closed"]["on"]),
        former_ids=words_of(data, "former_ids"),
    )
