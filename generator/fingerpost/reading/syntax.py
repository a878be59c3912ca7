"""The parser's complaint in a volunteer's words."""

from __future__ import annotations

import re
from collections.abc import Container
from typing import Any

from fingerpost.records.problem import Problem
from fingerpost.records.span import Span

_FIELD = re.compile(r"^(\s*(?:- )?)([A-Za-z_][\w-]*):\s*(.*)$")
# A list as a word processor makes it, or an email quotes it.
_BULLET = re.compile(r"^(\s+)([*>|+•–—&])\s+(\S.*)$")
_JOINTS = re.compile(r"\s*(?:[,;|>*&•]|(?:^|\s)-\s)\s*")
_IN_BRACKETS = re.compile(r"\[[^\]]*\](.*)|\{[^}]*\}(.*)")
_STARS = re.compile(r"(\*{1,3})([^*]+)\1")  # no text but a description knows bold
_GLUED = re.compile(r"^\s*(?:- )?([a-z_]+):([^\s/].*)$")


def explain_syntax(error: Any, text: str, file: str, lists: Container[str] = ()) -> Problem:
    """Say what a YAML error means; the most common mistakes come first.

    The parser often notices only on the line after, so the line of the fault is looked at together
    with the one before it. ``lists`` has the names of the fields that hold a list.
    """
    lines = text.split("\n")
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    number = min(mark.line if mark else 0, max(len(lines) - 1, 0))
    column = mark.column if mark else 0
    what = f"{getattr(error, 'context', '') or ''} {getattr(error, 'problem', '') or error}"
    for candidate in (number, number - 1):
        if 0 <= candidate < len(lines) and (
            explanation := _in_line(lines[candidate], candidate + 1, file, what, lists)
        ):
            return explanation
    span = Span(file, number + 1, column + 1)
    if "expected ',' or" in what or "flow" in what or "end of stream" in what or "end of the stream" in what:
        return Problem(
            code="bracket-open",
            span=_opening(lines, number, file) or span,
            message="A bracket or a quote is opened here and never closed.",
            hint="Close it, or put the whole text in quotes.",
        )
    return Problem(
        code="line-unclear",
        span=span,
        message="This line does not fit with the lines around it.",
        hint="Check that it begins below the line before it, and that a colon and a space follow the field.",
    )


def _in_line(line: str, number: int, file: str, what: str, lists: Container[str]) -> Problem | None:
    glued = _GLUED.match(line)
    if glued and ("could not find expected ':'" in what or "mapping values" in what) and "//" not in line:
        return Problem(
            code="space-after-colon",
            span=Span(file, number, line.index(":") + 1),
            message="There is no space after the colon.",
            hint=f"Write {glued.group(1)}: {glued.group(2)}",
        )
    if bullet := _BULLET.match(line):
        indent, sign, words = bullet.groups()
        return Problem(
            code="starts-with-sign",
            span=Span(file, number, len(indent) + 1),
            message=f"This line begins with {sign}, which means something special here.",
            hint=f"In a list each line begins with a dash and a space: - {words}",
        )
    field = _FIELD.match(line)
    if field:
        _, name, value = field.groups()
        at = field.start(3)
        if (
            value[:1] in ("@", "`", "%", "&", "*", "!")
            or value[:2] in ("| ", "> ", "- ")
            or _is_text_in_brackets(value)
        ):
            parts = [part for part in _JOINTS.split(value) if part]
            words = _STARS.sub(r"\2", value.lstrip("|>").strip() if value[:1] in ("|", ">") else value)
            correction = f"{name}: [{', '.join(parts)}]" if name in lists else f"{name}: {_quoted(words)}"
            return Problem(
                code="starts-with-sign",
                span=Span(file, number, at + 1),
                message=f"The text of {name} begins with {value[0]}, which means something special here.",
                hint=f"Write {correction}" if name in lists else f"Put it in quotes: {correction}",
            )
        if value[:1] in ('"', "'") and _text_after_quote(value):
            return Problem(
                code="words-after-quote",
                span=Span(file, number, at + 1, len(value)),
                message=f"The text of {name} goes on after its quotes have closed.",
                hint=f"Put quotes round all of it: {name}: {_quoted(value)}",
            )
        if value[:1] not in ('"', "'", "[", "{", "|", ">") and ": " in value + " ":
            colon = at + value.index(":")
            return Problem(
                code="extra-colon",
                span=Span(file, number, colon + 1),
                message=f"A second colon makes it unclear where the {name} starts.",
                hint=f"Put the words in quotes: {name}: {_quoted(value)}",
            )
    return None


def _is_text_in_brackets(value: str) -> bool:
    """Whether words go on after a bracket has closed, which would be a list or fields."""
    match = _IN_BRACKETS.fullmatch(value)
    rest = (match[1] or match[2] or "").strip() if match else ""
    return bool(rest) and not rest.startswith("#")


def _text_after_quote(value: str) -> bool:
    closing = value.find(value[0], 1)
    return closing > 0 and bool(value[closing + 1 :].strip()) and not value[closing + 1 :].lstrip().startswith("#")


def _quoted(value: str) -> str:
    return '"' + value.strip().replace('"', "'") + '"'


def _opening(lines: list[str], number: int, file: str) -> Span | None:
    """The last line up to here that opens a bracket or a quote and does not close it."""
    for index in range(number, -1, -1):
        line = lines[index]
        for opened, closed in (("[", "]"), ("{", "}"), ('"', '"'), ("'", "'")):
            unbalanced = line.count(opened) % 2 if opened == closed else line.count(opened) > line.count(closed)
            if unbalanced and _FIELD.match(line):
                return Span(file, index + 1, line.index(opened) + 1)
    return None
