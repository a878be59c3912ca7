"""What the strict YAML of records refuses, in words that say where it is and how to correct it."""

from __future__ import annotations

import re
from collections.abc import Container
from typing import Any

from yaml.events import AliasEvent

from fingerpost.reading.yaml_text import place_of
from fingerpost.records.characters import Fault
from fingerpost.records.problem import Problem
from fingerpost.records.span import Span

_CUT_COMMENT = re.compile(r" #")


def directive(file: str) -> Problem:
    """%YAML or %TAG at the head of the file."""
    return _problem("yaml-directive", Span(file), "The file begins with a %.", "Delete that line.")


def empty(file: str) -> Problem:
    """Nothing but blank lines and comments."""
    return _problem(
        "empty-record", Span(file), "There is nothing in this file.", "Write the record, or delete the file."
    )


def no_fields(file: str) -> Problem:
    """A list or a text, where a record has fields."""
    return _problem(
        "not-a-record",
        Span(file),
        "This is not a record: it has no fields.",
        "Begin with a line such as name: Chair yoga",
    )


def second_record(event: Any, file: str) -> Problem:
    """Another document in the same file."""
    return _problem(
        "second-record",
        _span(event, file),
        "A second record begins here, at the line ---.",
        "Put each record in a file of its own.",
    )


def too_deep(event: Any, file: str, most: int) -> Problem:
    """More levels than a file of its kind may have."""
    return _problem(
        "nested-too-deeply",
        _span(event, file),
        f"There are more than {most} levels inside each other here.",
        "Put text that begins with [ or { in quotes, and check the indentation.",
    )


def too_many_values(event: Any, file: str, most: int) -> Problem:
    """More values than a file may have."""
    return _problem(
        "too-many-values",
        _span(event, file),
        f"There are more than {most:,} values in this file.",
        "Split it into several records.",
    )


def too_many_keys(event: Any, file: str, most: int) -> Problem:
    """More fields than one mapping may have."""
    return _problem(
        "too-many-values",
        _span(event, file),
        f"There are more than {most} fields in one place.",
        "Check the indentation, or split the file.",
    )


def key_not_a_word(event: Any, file: str) -> Problem:
    """A list or a mapping where the name of a field belongs."""
    return _problem(
        "key-not-a-word",
        _span(event, file),
        "The name of a field must be a single word.",
        "Put text that begins with { or [ in quotes.",
    )


def key_empty(event: Any, file: str) -> Problem:
    """A colon with no name before it."""
    return _problem("key-empty", _span(event, file), "A field has no name here.", "Write the name before the colon.")


def key_merge(event: Any, file: str) -> Problem:
    """The merge key of YAML 1.1."""
    return _problem("yaml-merge", _span(event, file), "<< is not used here.", "Write the fields out in full.")


def key_twice(event: Any, file: str, first_line: int) -> Problem:
    """The same field a second time; YAML would keep only the last."""
    key = event.value
    return _problem(
        "key-twice",
        _span(event, file, len(key)),
        f"{key} is here a second time; the first is on line {first_line}.",
        "Keep one of the two.",
    )


def cut_by_hash(text: str, event: Any) -> int | None:
    """Where a lone " #" ends a plain value, or None.

    YAML would drop the rest silently: "Group #1" becomes "Group". After two or more spaces it is
    what it looks like, a comment.
    """
    end = event.end_mark.index
    return end + 1 if _CUT_COMMENT.match(text, end) else None


def hash_in_text(text: str, event: Any, file: str, index: int) -> Problem:
    """The text after the # would be lost."""
    line_end = text.find("\n", index)
    rest = text[index : line_end if line_end >= 0 else len(text)]
    whole = f"{event.value} {rest}".replace('"', "'")
    return _problem(
        "hash-in-text",
        place_of(text, index, file, len(rest)),
        "Everything after the # would be lost.",
        f'Put quotes round it: "{whole}". If it is a note to yourself, put two spaces before the #.',
    )


def special(event: Any, file: str, text: str, lists: Container[str] = ()) -> Problem:
    """An anchor, an alias or a tag; ``lists`` has the names of the fields that hold a list."""
    span = _span(event, file)
    mark = text[event.start_mark.index : event.start_mark.index + 1]
    instead = _instead(text, event.start_mark.index, lists)
    if isinstance(event, AliasEvent) or getattr(event, "anchor", None) is not None:
        return _problem(
            "yaml-anchor",
            span,
            f"{mark or '&'} at the beginning of a value means something special.",
            f"{instead}. Anchors and aliases are not used here: write the value out.",
        )
    return _problem("yaml-tag", span, "! at the beginning of a value means something special.", instead)


def _instead(text: str, index: int, lists: Container[str]) -> str:
    """What to type in place of the value that begins at an index: a list where one is meant, or the words in quotes."""
    start = text.rfind("\n", 0, index) + 1
    end = text.find("\n", index)
    before, value = text[start:index], text[index : end if end >= 0 else len(text)].split(" #", maxsplit=1)[0]
    field = re.search(r"([a-z_]+):\s*\[?[^\[\]{}:]*$", before)
    if field and field[1] in lists:
        items = re.sub(r"[^\w\s,;-]", " ", before[field.end(1) + 1 :] + re.split(r"[\]}]", value)[0])
        return f"Write {field[1]}: [{', '.join(items.replace(',', ' ').replace(';', ' ').split())}]"
    if not before.strip():
        return f"In a list each line begins with a dash and a space: - {value.lstrip('*&! ')}"
    if any(bracket in before for bracket in "[{"):
        value = re.split(r"[,\]}]", value)[0]
        before = re.split(r"[\[{,]", before)[-1]
    words = re.sub(r"(\*{1,3})([^*]+)\1", r"\2", value.strip()).replace('"', "'")
    return f'Put the text in quotes: {before.lstrip()}"{words}"'


def hidden_character(event: Any, file: str, fault: Fault) -> Problem:
    r"""A hidden character written as an escape such as \x07, which the first look at the bytes cannot see."""
    return _problem(
        "hidden-character",
        _span(event, file),
        f"There is {fault.words}. It is written with a backslash.",
        "Write the words without the backslash and what follows it, or with single quotes round them.",
    )


def _span(event: Any, file: str, length: int = 1) -> Span:
    mark = event.start_mark
    return Span(file, mark.line + 1, mark.column + 1, length)


def _problem(code: str, span: Span, message: str, hint: str) -> Problem:
    return Problem(code=code, span=span, message=message, hint=hint)
