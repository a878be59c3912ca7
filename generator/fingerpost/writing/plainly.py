"""A value as it is put into a line of a file."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

import yaml

from fingerpost.writing.write import say_value

_QUOTE = "'"
_PLAIN_WORDS = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:[ /.-][A-Za-z0-9]+)*")  # which mean the same everywhere in YAML


def plainly(value: object, *, in_flow: bool) -> str:
    """A value on one line, with quotes only where they are needed: ``from: 09:00`` is plain inside braces too."""
    if isinstance(value, Mapping):
        parts = (f"{say_value(name)}: {plainly(part, in_flow=True)}" for name, part in value.items())
        return "{" + ", ".join(parts) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(plainly(part, in_flow=True) for part in value) + "]"
    if isinstance(value, str) and "\n" in value.rstrip("\n"):
        return json.dumps(value.rstrip("\n") + "\n", ensure_ascii=False)
    quoted = say_value(value)
    if not isinstance(value, str):
        return quoted
    if value.lower() not in ("", "~", "null") and _is_plain_in_braces(value):
        return value
    return f"'{value.replace(_QUOTE, 2 * _QUOTE)}'" if in_flow and quoted == value else quoted


def _is_plain_in_braces(text: str) -> bool:
    if _PLAIN_WORDS.fullmatch(text):
        return True
    try:
        says = yaml.load(f"{{a: {text}, b: [{text}]}}", Loader=yaml.BaseLoader)  # noqa: S506 - makes text only
    except yaml.YAMLError:
        return False
    return bool(says == {"a": text, "b": [text]})
