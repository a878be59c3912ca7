"""mkdocs.yml as a tree of words with their places. Nothing it asks for is built, read or run.

MkDocs' own reader makes Python objects of tags, reads other files and the environment. This one only notes them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from fingerpost.reading.schemas import Limits
from fingerpost.reading.syntax import explain_syntax
from fingerpost.reading.yaml_text import Unreadable, read_text
from fingerpost.records.problem import Problem
from fingerpost.records.span import Span

LIMITS = Limits(size_bytes=1024 * 1024, nodes=50_000, keys=2_000)
MAX_DEPTH = 12  # the deepest of a real one is a navigation of folders in folders
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(slots=True)
class Node:
    """A mapping, a list, or a word, and where it begins."""

    line: int
    column: int
    kind: str  # map | list | word
    word: str = ""
    quoted: bool = False
    tag: str = ""  # as written: !ENV, !!python/name:x
    pairs: list[tuple[Node, Node]] = field(default_factory=list)
    items: list[Node] = field(default_factory=list)

    def get(self, key: str) -> Node | None:
        """The value of a key of a mapping."""
        return next((value for name, value in self.pairs if name.word == key), None)

    def everything(self) -> Iterator[Node]:
        """The node and all below it."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            waiting += [part for pair in node.pairs for part in pair] + node.items


def read_tree(path: Path, file: str) -> Node:
    """Read a file whose first level is a mapping.

    Raises:
        Unreadable: With the reason, if there is none.
    """
    return read_tree_of(read_text(path, file, LIMITS), file)


def read_tree_of(text: str, file: str, code: str = "mkdocs-yml") -> Node:
    """Read a text whose first level is a mapping; its problems get the given code.

    Raises:
        Unreadable: With the reason, if there is none.
    """
    try:
        root = _Builder(file, code).build(_Loader(text).get_event)
    except yaml.YAMLError as error:
        raise Unreadable(explain_syntax(error, text, file)) from None
    if root is None or root.kind != "map":
        raise Unreadable(_problem(code, Span(file), "There are no settings here."))
    return root


def is_text(node: Node) -> bool:
    """Whether MkDocs' reader takes a word as text, and not as a number, a day, yes or nothing."""
    if node.kind != "word":
        return False
    loader: Any = yaml.SafeLoader("")
    usual = loader.resolve(yaml.ScalarNode, node.word, (True, False)) == "tag:yaml.org,2002:str"
    return node.quoted or (bool(node.word) and usual)


def config_problem(span: Span, message: str, hint: str = "") -> Problem:
    """A fault of mkdocs.yml."""
    code = "mkdocs-yml"
    return _problem(code, span, message, hint or "fingerpost init DIR writes a whole one, which you can copy.")


def _problem(code: str, span: Span, message: str, hint: str = "") -> Problem:
    return Problem(code=code, span=span, message=message, hint=hint or "Delete it, or write it more simply.")


class _Builder:
    """Puts the events together; nothing recurses, so depth costs nothing but a refusal."""

    def __init__(self, file: str, code: str) -> None:
        self.file, self.code = file, code
        self.root: Node | None = None
        self.stack: list[tuple[Node, list[Node]]] = []  # what has begun, and what of it is there
        self.documents = self.nodes = 0

    def build(self, next_event: Any) -> Node | None:
        """The whole tree; None if there is nothing."""
        while (event := next_event()) is not None:
            if isinstance(event, DocumentStartEvent):
                self.documents += 1
                if self.documents > 1:
                    self._refuse(event, "A second document begins here.")
            elif isinstance(event, AliasEvent) or getattr(event, "anchor", None):
                self._refuse(event, "Parts that are named with & and used again with * are not read here.")
            elif isinstance(event, (ScalarEvent, MappingStartEvent, SequenceStartEvent)):
                self._begin(event)
            elif isinstance(event, (MappingEndEvent, SequenceEndEvent)):
                self._end()
        return self.root

    def _begin(self, event: Any) -> None:
        self.nodes += 1
        if self.nodes > LIMITS.nodes or len(self.stack) >= MAX_DEPTH:
            self._refuse(event, "There are too many levels here, one inside the other.")
        node = _node(event)
        if self.stack:
            self.stack[-1][1].append(node)
        else:
            self.root = node
        if node.kind != "word":
            self.stack.append((node, []))

    def _end(self) -> None:
        node, parts = self.stack.pop()
        if node.kind == "list":
            node.items = parts
            return
        node.pairs = list(zip(parts[::2], parts[1::2], strict=True))
        lines: dict[str, int] = {}
        for key, _ in node.pairs:
            if key.word in lines:
                message = f"{key.word[:40]} is here twice, first in line {lines[key.word]}."
                span = Span(self.file, key.line, key.column)
                raise Unreadable(_problem(self.code, span, message, "Keep one of them."))
            lines[key.word] = key.line
            if key.word == "<<" and not key.quoted:
                span = Span(self.file, key.line, key.column, 2)
                raise Unreadable(_problem(self.code, span, "Parts that are put in with << are not read here."))

    def _refuse(self, event: Any, message: str) -> None:
        """Stop here.

        Raises:
            Unreadable: Always.
        """
        mark = event.start_mark
        raise Unreadable(_problem(self.code, Span(self.file, mark.line + 1, mark.column + 1), message))


def _node(event: Any) -> Node:
    mark = event.start_mark
    kind = "map" if isinstance(event, MappingStartEvent) else "list"
    tag = (event.tag or "").replace("tag:yaml.org,2002:", "!!")
    if isinstance(event, ScalarEvent):
        return Node(mark.line + 1, mark.column + 1, "word", event.value, bool(event.style), tag)
    return Node(mark.line + 1, mark.column + 1, kind, tag=tag)
