"""Change one field of a YAML file, also one inside a list, and leave every other byte as it is.

Comments, order, quotes, spaces, line ends and a byte order mark stay. Where that cannot be done, nothing is: the change
is read back, and must say what was there before with this one field changed. Why without a library: decision 0023.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from fingerpost.writing.composed import ITEM, KEY, EditError, compose, plain
from fingerpost.writing.plainly import plainly
from fingerpost.writing.write import say_value

Step = str | int
_NOT_LEFT = "It is laid out in a way that leaves no room for the change. Change it by hand."


def edit(text: str, path: str, value: object) -> str:
    r"""Give the text of a record with one field set; what is not there yet is put in.

    Args:
        text: Of the file.
        path: Such as "contact.phone", or "sessions.0.to". The number of one more than there are adds to a list.
        value: A text, number, date, time, yes or no, a list or a mapping of these.

    Raises:
        EditError: If the file cannot be read, has no such list, or leaves no room.

    >>> edit("name: Chat  # on the door\ncost: {kind: free}\n", "cost.kind", "donation")
    'name: Chat  # on the door\ncost: {kind: donation}\n'
    """
    mark, text = _byte_order_mark(text)
    steps, root = _steps(path), compose(text)
    says = plain(root)
    expected = _changed(says, steps, _read_back(value))
    return mark + (text if expected == says else _sure(_set(text, root, steps, value), expected))


def remove(text: str, path: str) -> str:
    r"""Give the text of a record without one field, or without one item of a list.

    A comment on lines of its own stays. The last field of a part, and the last item of a list, take that with them.

    Raises:
        EditError: If the file cannot be read, has no such field, or leaves no room.

    >>> remove("name: Chat\ncontact: {phone: 01632 960125, email: a@example.org}\n", "contact.phone")
    'name: Chat\ncontact: {email: a@example.org}\n'
    """
    mark, text = _byte_order_mark(text)
    steps, root = _steps(path), compose(text)
    return mark + _sure(_remove(text, root, steps), _changed(plain(root), steps, None))


def _byte_order_mark(text: str) -> tuple[str, str]:
    """The mark that some editors put first, and the rest: the parser in C counts without it."""
    return ("\ufeff", text[1:]) if text.startswith("\ufeff") else ("", text)


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a file: a mapping or a list, and where in it something is or would be."""

    node: Any
    step: Step

    @property
    def children(self) -> list[tuple[Any, Any]]:
        """Key and value of a mapping, an item twice."""
        return list(self.node.value) if isinstance(self.node, KEY) else [(item, item) for item in self.node.value]

    @property
    def number(self) -> int | None:
        """Which child is meant, or None if it is not there."""
        if isinstance(self.node, KEY):
            return next((at for at, (key, _) in enumerate(self.node.value) if key.value == self.step), None)
        return self.step if isinstance(self.step, int) and self.step < len(self.node.value) else None


def _steps(path: str) -> list[Step]:
    return [int(step) if step.isdecimal() else step for step in path.split(".")]


def _find(root: Any, steps: Sequence[Step]) -> tuple[_Part, list[Step]]:
    """The innermost part on the way that is there, and the steps below it that are not."""
    node = root
    part = _Part(root, steps[0])
    for at, step in enumerate(steps):
        if isinstance(node, yaml.ScalarNode) and not node.value and node.style is None:
            return part, list(steps[at:])  # "cost:" with nothing behind it
        if not isinstance(node, KEY if isinstance(step, str) else ITEM):
            raise EditError(f"There is no {'field' if isinstance(step, str) else 'list'} to change at {step}.")
        part = _Part(node, step)
        if part.number is None or at == len(steps) - 1:
            return part, list(steps[at + 1 :])
        node = part.children[part.number][1]
    raise EditError("Nothing was named.")


def _set(text: str, root: Any, steps: Sequence[Step], value: object) -> str:
    part, rest = _find(root, steps)
    for step in reversed(rest):  # what is not there yet comes with what is around it
        if isinstance(step, int) and step:
            raise EditError("The list has no such item.")
        value = {step: value} if isinstance(step, str) else [value]
    if part.number is not None:
        return _replace(text, part, value)
    if isinstance(part.step, int) and part.step != len(part.node.value):
        raise EditError("The list has no such item.")
    return _put_in(text, part, value)


def _replace(text: str, part: _Part, value: object) -> str:
    key, old = part.children[part.number or 0]
    start, end = old.start_mark.index, _end(text, old)
    new, below = _say(value, part, text)
    on_lines = re.search(r"[\r\n]", text[start:end]) is not None and not _is_flow(old)
    if isinstance(part.node, KEY) and (start >= end or on_lines):
        # Nothing is there, or it is on lines of its own: what is new goes on the line of its key.
        start, new = _after_colon(text, key), " " + new
        end = max(start, end)
    changed = text[:start] + new + text[end:]
    return _below(changed, start + len(new), below)


def _say(value: object, part: _Part, text: str) -> tuple[str, str]:
    """What to write on the line, and what on lines below it: a text of several lines, where there is room for one."""
    has_room = isinstance(part.node, KEY) and not _is_flow(part.node)
    if isinstance(value, str) and "\n" in value.rstrip("\n") and has_room:
        indent, newline = " " * (part.node.start_mark.column + 2), _line_end(text)
        lines = value.rstrip("\n").split("\n")
        return "|", "".join(f"{indent}{line}".rstrip() + newline for line in lines)
    return plainly(value, in_flow=_is_flow(part.node)), ""


def _below(text: str, at: int, lines: str) -> str:
    """Put whole lines behind the line of a position."""
    if not lines:
        return text
    end = _end_of_line(text, at)
    if end == len(text) and not text.endswith(("\n", "\r")):
        return text + _line_end(text) + lines
    return text[:end] + lines + text[end:]


def _put_in(text: str, part: _Part, value: object) -> str:
    children, is_flow = part.children, _is_flow(part.node)
    words, below = _say(value, part, text)
    new = f"{say_value(part.step)}: {words}" if isinstance(part.node, KEY) else words
    if is_flow:
        at = _end(text, children[-1][1]) if children else part.node.start_mark.index + 1
        return text[:at] + (", " if children else "") + new + text[at:]
    last = _end(text, children[-1][1])
    line_end = _end_of_line(text, last)
    column = part.node.start_mark.column
    dash = "" if isinstance(part.node, KEY) else "- "
    newline = _line_end(text)
    if line_end == len(text) and not text.endswith(("\n", "\r")):
        return f"{text}{newline}{' ' * column}{dash}{new}" + (newline + below if below else "")
    return f"{text[:line_end]}{' ' * column}{dash}{new}{newline}{below}{text[line_end:]}"


def _remove(text: str, root: Any, steps: Sequence[Step]) -> str:
    part, rest = _find(root, steps)
    if rest or part.number is None:
        raise EditError("There is no such field.")
    children, number = part.children, part.number
    if len(children) == 1:
        if len(steps) == 1:
            raise EditError("It is the only field of the record.")
        return _remove(text, root, steps[:-1])
    key, value = children[number]
    if _is_flow(part.node):
        if number + 1 < len(children):
            return text[: key.start_mark.index] + text[children[number + 1][0].start_mark.index :]
        return text[: _end(text, children[number - 1][1])] + text[_end(text, value) :]
    end = _end_of_line(text, _end(text, value))
    start = _start_of_line(text, key.start_mark.index)
    if number == 0 and text[start : key.start_mark.index].strip():  # it is on the line of a dash: the next moves up
        following = children[1][0].start_mark.index
        return text[: key.start_mark.index] + text[following:]
    return text[:start] + text[end:]


def _is_flow(node: Any) -> bool:
    return not isinstance(node, yaml.ScalarNode) and bool(node.flow_style)


def _end(text: str, node: Any) -> int:
    """Where a value ends: for a value on its own lines, PyYAML puts the end after the comments that follow."""
    if isinstance(node, yaml.ScalarNode):
        if node.style in ("|", ">"):
            return _end_of_block(text, node.start_mark.index, node.end_mark.index)
        return int(node.end_mark.index)
    if node.flow_style or not node.value:
        return int(node.end_mark.index)
    last = node.value[-1]
    if not isinstance(node, KEY):
        return _end(text, last)
    key, value = last
    end = _end(text, value)
    return end if end > key.end_mark.index else _after_colon(text, key)


def _end_of_block(text: str, start: int, end: int) -> int:
    """Where the last line of a text on lines of its own ends; lines that are empty or less indented are not its."""
    lines = re.findall(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+", text[start:end])
    indent = min((len(line) - len(line.lstrip(" ")) for line in lines[1:] if line.strip()), default=0)
    for line in lines[1:]:
        if line.strip():
            indent = len(line) - len(line.lstrip(" "))  # that of its first line
            break
    last = max(
        (
            at
            for at, line in enumerate(lines)
            if at == 0 or (line.strip() and len(line) - len(line.lstrip(" ")) >= indent)
        ),
    )
    return start + len("".join(lines[: last + 1]).rstrip("\r\n"))


def _after_colon(text: str, key: Any) -> int:
    return text.index(":", key.end_mark.index) + 1


def _start_of_line(text: str, at: int) -> int:
    return max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1


def _end_of_line(text: str, at: int) -> int:
    match = re.compile(r"\r\n|\r|\n").search(text, at)
    return match.end() if match else len(text)


def _line_end(text: str) -> str:
    match = re.search(r"\r\n|\r|\n", text)
    return match[0] if match else "\n"


def _sure(text: str, expected: object) -> str:
    """A text, if it says what it should.

    Raises:
        EditError: If it says anything else than what was there with this one field changed.
    """
    try:
        says = plain(compose(text))
    except EditError:
        raise EditError(_NOT_LEFT) from None
    if says != expected:
        raise EditError(_NOT_LEFT)
    return text


def _read_back(value: object) -> object:
    """A value as it is read when it has been written: every scalar a text, and a long one with a line end behind it."""
    if isinstance(value, Mapping):
        return {str(name): _read_back(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [_read_back(part) for part in value]
    if isinstance(value, str):
        return value.rstrip("\n") + "\n" if "\n" in value.rstrip("\n") else value
    return plain(compose(f"value: {say_value(value)}"))["value"]


def _changed(values: Any, steps: Sequence[Step], value: object) -> Any:
    """The values as they should be; None takes one away."""
    step, rest = steps[0], steps[1:]
    if values in ("", None):
        values = {} if isinstance(step, str) else []
    if not isinstance(values, dict if isinstance(step, str) else list):
        raise EditError(f"There is no {'field' if isinstance(step, str) else 'list'} to change at {step}.")
    copy = dict(values) if isinstance(step, str) else dict(enumerate(values))
    below = copy.get(step)
    new = _changed(below, rest, value) if rest else value
    if new is None or (value is None and new in ({}, [])):
        copy.pop(step, None)
    else:
        copy[step] = new
    return copy if isinstance(step, str) else list(copy.values())
