"""Which lines of a record belong to one field, if they can be read as a document of their own."""

from __future__ import annotations

import re

_FIELD = re.compile(r"^([a-z_]+):(?=[ \n]|\Z)", re.MULTILINE)
# A line that begins no field, item of a list or comment: what goes on there may say anything.
_OTHER = re.compile(r"^(?![a-z_]+:(?:[ \n]|\Z)|-[ \n]|[ #\n]|\Z)", re.MULTILINE)


def lines_of_field(text: str, name: str) -> tuple[int, int] | None:
    """Where the lines of a field begin and end; None if nobody can tell, as within braces."""
    begins = [match.start() for match in _FIELD.finditer(text) if match[1] == name]
    if len(begins) != 1 or _OTHER.search(text) or not _begins_with_field(text):
        return None
    following = _FIELD.search(text, begins[0] + len(name) + 1)
    return begins[0], following.start() if following else len(text)


def _begins_with_field(text: str) -> bool:
    """Whether the fields of the record are at the beginnings of lines."""
    first = next((line for line in text.split("\n") if line.strip() and not line.lstrip().startswith("#")), "")
    return _FIELD.match(first) is not None
