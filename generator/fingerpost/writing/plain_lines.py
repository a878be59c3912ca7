"""The lines of a record as the YAML library would write them, where every value is certain to be easy.

Why beside the library, and how much quicker: docs/decisions/0043-large-tables.md.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from fingerpost.writing.layout import ANY, ON_ONE_LINE, Layout, fits, is_block, is_empty, plain_text

# Signs beyond ASCII that the library writes as they are: those of our languages.
_OF_OURS = re.compile(r"[ -~À-ÖØ-öø-ſ‘’“”–£]*+")
_MEANS_SOMETHING_IN_FLOW = re.compile(r"[,:?\[\]{}]")
_QUOTE = "'"
_AS_NULL = len("null")
_LISTS = (list, tuple)
_MAPPING = (dict, Mapping)  # nearly all are dict, and that is quicker to ask
_HOLDERS = (dict, list, tuple, Mapping)
_NAME = re.compile(r"[a-z][a-z0-9_]{0,60}")


class NotPlain(Exception):
    """A value may need escapes, or is laid out in a way that is not for here: the library has to write the record."""


def plain_lines(data: Mapping[str, object], layout: Layout) -> str:
    """The YAML text of a record.

    Raises:
        NotPlain: If it has anything that is not certain.
    """
    parts: list[str] = []
    _add_fields(parts, data, layout, "")
    return "".join(parts)


def _add_fields(parts: list[str], value: Mapping[str, object], layout: Layout, margin: str, lead: str = "") -> None:
    """Add the fields of a mapping, each on its line; ``lead`` is before the first, where it is an item of a list."""
    pairs = layout.in_order(value)
    if not pairs:
        raise NotPlain
    lead = lead or margin
    for name, part in pairs:
        _check_name(name)
        if isinstance(part, str):
            parts.append(f"{lead}{name}: {_text(part, margin)}\n")
        elif isinstance(part, _LISTS):
            parts.append(f"{lead}{name}:")
            _add_list(
                parts, [item for item in part if item or not is_empty(item)], name, layout.of(name).items or ANY, margin
            )
        elif isinstance(part, _MAPPING):
            if name in ON_ONE_LINE and (line := _mapping_on_one_line(part, name, layout.of(name))):
                parts.append(f"{lead}{name}: {line}\n")
            else:
                parts.append(f"{lead}{name}:\n")
                _add_fields(parts, part, layout.of(name), margin + "  ")
        else:
            parts.append(f"{lead}{name}: {_text(plain_text(part), margin)}\n")
        lead = margin


def _add_list(parts: list[str], items: list[object], name: str, layout: Layout, margin: str) -> None:
    if not items:
        raise NotPlain
    if not any(not isinstance(item, str) and isinstance(item, _MAPPING) for item in items) and fits(items, name):
        parts.append(f" [{', '.join(map(_in_flow, items))}]\n")
        return
    parts.append("\n")
    for item in items:
        if not isinstance(item, _MAPPING) or name in ON_ONE_LINE:
            raise NotPlain
        _add_fields(parts, item, layout, margin + "  ", f"{margin}- ")


def _mapping_on_one_line(value: Mapping[str, object], name: str, layout: Layout) -> str:
    pairs = layout.in_order(value)
    if not pairs or not fits([part for _, part in pairs], name):
        return ""
    for key, _ in pairs:
        _check_name(key)
    return f"{{{', '.join([f'{key}: {_in_flow(part)}' for key, part in pairs])}}}"


@lru_cache(maxsize=1024)
def _check_name(name: str) -> None:
    if not _NAME.fullmatch(name) or name == "null":
        raise NotPlain


def _in_flow(value: object) -> str:
    if isinstance(value, str):
        text = value
    elif isinstance(value, _HOLDERS):
        raise NotPlain
    else:
        text = plain_text(value)
    if _MEANS_SOMETHING_IN_FLOW.search(text) or _quotes_of(text):
        raise NotPlain
    return text


def _text(text: str, margin: str) -> str:
    if is_block(text):
        return _block(text, margin)
    return f"'{text.replace(_QUOTE, 2 * _QUOTE)}'" if _quotes_of(text) else text


@lru_cache(maxsize=8192)  # texts that come again, such as the source of a list
def _quotes_of(text: str) -> str:
    """What a text on one line has around it: nothing, or single quotes."""
    first = text[:1]
    if not (first.isalnum() or first == "£" or (first == "-" and text[1:].isascii() and text[1:2].isdecimal())):
        raise NotPlain
    if text[-1] == " " or not _is_ours(text) or (len(text) == _AS_NULL and text.lower() == "null"):
        raise NotPlain
    return "'" if ": " in text or " #" in text or text[-1] == ":" else ""


def _block(text: str, margin: str) -> str:
    lines = text.rstrip("\n").split("\n")
    if not lines[0] or lines[0][0] == " ":
        raise NotPlain
    if any(line and (line[-1] == " " or not _is_ours(line)) for line in lines):
        raise NotPlain
    return "\n".join(["|", *(f"{margin}  {line}" if line else "" for line in lines)])


def _is_ours(text: str) -> bool:
    return text.isprintable() if text.isascii() else _OF_OURS.fullmatch(text) is not None
