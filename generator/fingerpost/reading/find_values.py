"""The position of every value of a file, found by parsing it again."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from fingerpost.reading.schemas import SHARED_LIMITS
from fingerpost.reading.yaml_text import Unreadable, decode
from fingerpost.records.span import Span

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def spans_of(path: Path, file: str) -> dict[str, Span]:
    """The span of every value and key of a file that has been read before, by path.

    "sessions.0.to" is the value, "sessions.0.to:key" its name, "" the whole record.
    """
    try:
        changed = path.stat().st_mtime_ns
    except OSError:
        return {}
    return _spans(path, file, changed)


@lru_cache(maxsize=16)  # problems come file by file
def _spans(path: Path, file: str, changed_ns: int) -> dict[str, Span]:
    del changed_ns  # only makes the memory forget a file that was changed
    try:
        text = decode(path.read_bytes(), file, SHARED_LIMITS)
        return spans_in(text, file)
    except (OSError, Unreadable, yaml.YAMLError, RecursionError):
        return {}


def spans_in(text: str, file: str) -> dict[str, Span]:
    """The same, of a text that is known to be shallow: ``parse`` has seen it."""
    node = yaml.compose(text, Loader=_Loader)
    spans: dict[str, Span] = {"": Span(file)}
    if node is not None:
        _walk(node, "", file, spans)
    spans[""] = Span(file)
    return spans


def _walk(node: Any, path: str, file: str, spans: dict[str, Span]) -> None:
    spans[path] = _span(node, file)
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            below = f"{path}.{key.value}" if path else str(key.value)
            spans[f"{below}:key"] = _span(key, file)
            _walk(value, below, file, spans)
    elif isinstance(node, yaml.SequenceNode):
        for number, item in enumerate(node.value):
            _walk(item, f"{path}.{number}" if path else str(number), file, spans)


def _span(node: Any, file: str) -> Span:
    start, end = node.start_mark, node.end_mark
    same_line = end.line == start.line
    length = end.column - start.column if same_line else 1
    return Span(file, start.line + 1, start.column + 1, max(length, 1))
