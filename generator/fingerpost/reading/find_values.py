"""The position of a value in its file, found by parsing it again, or only its field if possible."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from fingerpost.reading.field_lines import lines_of_field
from fingerpost.reading.schemas import SHARED_LIMITS
from fingerpost.reading.yaml_text import Unreadable, decode
from fingerpost.records.span import Span

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def span_of(path: Path, file: str, field: str) -> Span:
    """The span of a value of a file that has been read before.

    Args:
        path: Of the file.
        file: As it is shown.
        field: "sessions.0.to" is the value, "sessions.0.to:key" its name. If that is missing, the nearest part that is
            there, and failing that the first line.
    """
    if not field:
        return Span(file)
    try:
        changed = path.stat().st_mtime_ns
    except OSError:
        return Span(file)
    spans = _spans(path, file, field.partition(".")[0].removesuffix(":key"), changed)
    while field:
        if field in spans:
            return spans[field]
        field, _, _ = field.removesuffix(":key").rpartition(".")
    return Span(file)


@lru_cache(maxsize=16)  # problems come file by file
def _spans(path: Path, file: str, name: str, changed_ns: int) -> dict[str, Span]:
    """The spans in the field of a record; in any other file, all of them."""
    del changed_ns  # only makes the memory forget a file that was changed
    try:
        text = decode(path.read_bytes(), file, SHARED_LIMITS)
        part, above = _part(text, name)
        try:
            return spans_in(part, file, above)
        except yaml.YAMLError:  # the field goes on below what looked like the next
            return spans_in(text, file)
    except (OSError, Unreadable, yaml.YAMLError, RecursionError):
        return {}


def _part(text: str, name: str) -> tuple[str, int]:
    """The lines of one field, and how many are above them; all lines if nobody can tell which these are.

    Parsing a whole record for each warning took half of the time of a check of thousands of overdue records.
    """
    lines = lines_of_field(text, name)
    return (text[slice(*lines)], text.count("\n", 0, lines[0])) if lines else (text, 0)


def spans_in(text: str, file: str, above: int = 0) -> dict[str, Span]:
    """The span of every value and key of a text that is known to be shallow, by path: ``parse`` has seen it.

    Args:
        text: Some of the lines of a file, or all.
        file: As it is shown.
        above: How many lines of the file are above them.
    """
    node = yaml.compose(text, Loader=_Loader)
    spans: dict[str, Span] = {"": Span(file)}
    if node is not None:
        _walk(node, "", file, above, spans)
    spans[""] = Span(file)
    return spans


def _walk(node: Any, path: str, file: str, above: int, spans: dict[str, Span]) -> None:
    spans[path] = _span(node, file, above)
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            below = f"{path}.{key.value}" if path else str(key.value)
            spans[f"{below}:key"] = _span(key, file, above)
            _walk(value, below, file, above, spans)
    elif isinstance(node, yaml.SequenceNode):
        for number, item in enumerate(node.value):
            _walk(item, f"{path}.{number}" if path else str(number), file, above, spans)


def _span(node: Any, file: str, above: int) -> Span:
    start, end = node.start_mark, node.end_mark
    same_line = end.line == start.line
    length = end.column - start.column if same_line else 1
    return Span(file, above + start.line + 1, start.column + 1, max(length, 1))
