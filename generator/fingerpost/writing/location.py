"""Write a position into the file of a place, and leave every other byte as it is."""

from __future__ import annotations

import re

import yaml

from fingerpost.records.parts import Location

# After which field the new line goes: the first of these that is there, on one line.
_AFTER = ("postcode", "town", "name")


class EditError(Exception):
    """Raised when a line cannot be put in safely; its message gives the line to type."""


def location_line(location: Location) -> str:
    """The line as a person would type it.

    >>> location_line(Location(lat=51.2308, lon=-2.32014, source="geocoder"))
    'location: {lat: 51.23080, lon: -2.32014, from: geocoder}'
    """
    digits = 4 if location.source == "postcode" else 5  # 10 metres, and 1
    return f"location: {{lat: {location.lat:.{digits}f}, lon: {location.lon:.{digits}f}, from: {location.source}}}"


def with_location(text: str, location: Location) -> str:
    """Give the text of a record with its position in a line of its own.

    Comments, order, quotes, line ends and a byte order mark stay: nothing is taken out or rewritten.

    Raises:
        EditError: If the record has a location already, or is laid out so that no line can be added.
    """
    root = _root(text)
    fields = {key.value: value for key, value in root.value}
    if "location" in fields:
        raise EditError("It has a location already.")
    after = next((fields[name] for name in _AFTER if name in fields and _is_on_one_line(fields[name])), None)
    if after is None or root.flow_style:
        raise EditError("It is laid out in a way that leaves no room for a line of its own.")

    lines = re.findall(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+", text)
    at = after.end_mark.line
    new = " " * root.value[0][0].start_mark.column + location_line(location)
    end = _line_end(lines[at]) or _line_end(lines[0]) or "\n"
    if _line_end(lines[at]):
        changed = "".join([*lines[: at + 1], new + end, *lines[at + 1 :]])
    else:  # the last line, and it was left open: the new one is left open too
        changed = "".join(lines) + end + new

    if _values(changed) != {**_values(text), "location": _values(location_line(location))["location"]}:
        raise EditError("It is laid out in a way that leaves no room for a line of its own.")
    return changed


def _root(text: str) -> yaml.MappingNode:
    try:
        root = yaml.compose(text, Loader=yaml.BaseLoader)  # BaseLoader makes text only, no objects
    except yaml.YAMLError as error:
        raise EditError("It cannot be read.") from error
    if not isinstance(root, yaml.MappingNode) or not root.value:
        raise EditError("It cannot be read.")
    return root


def _values(text: str) -> dict[str, object]:
    try:
        values = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506
    except yaml.YAMLError as error:
        raise EditError("It is laid out in a way that leaves no room for a line of its own.") from error
    return dict(values)


def _is_on_one_line(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and bool(node.value) and node.start_mark.line == node.end_mark.line


def _line_end(line: str) -> str:
    return line[len(line.rstrip("\r\n")) :]
