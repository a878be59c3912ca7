"""The lines between --- at the top of a page: which may be there, and what they may hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from fingerpost.checks.project.layout import Layout
from fingerpost.checks.project.yaml_tree import Node, read_tree_of
from fingerpost.records.problem import Problem, Severity
from fingerpost.records.span import Span
from fingerpost.records.yaml_text import Unreadable

# As MkDocs finds them: between lines of hyphens, or else any line such as "Title: Words" at the very top.
_BETWEEN = re.compile(r"-{3}[ \t]*\n(.*?\n)(?:\.{3}|-{3})[ \t]*\n", re.DOTALL)
_PLAIN = re.compile(r"[ ]{0,3}([A-Za-z0-9_-]+):\s*(.*)")

_WORDS = ("title", "description")
_OTHERS = ("listed", "hide", "search", "tags", "status", "subtitle", "icon")


def check_front_matter(layout: Layout, path: Path, text: str) -> Iterator[Problem]:
    """Look at them before MkDocs does, which would build whatever they ask for."""
    if between := _BETWEEN.match(text):
        try:
            root = read_tree_of(between[1], layout.shown(path), code="docs-front-matter")
        except Unreadable as unreadable:
            yield from (_moved(problem) for problem in unreadable.problems)
            return
        for key, value in root.pairs:
            yield from _judge(layout, path, key, value, first_line=1)
        return
    for number, line in enumerate(text.split("\n"), start=1):
        found = _PLAIN.fullmatch(line)
        if found is None:
            return
        key = Node(number, found.start(1) + 1, "word", found[1].lower())
        yield from _judge(layout, path, key, Node(number, found.start(2) + 1, "word", found[2], quoted=True), 0)


def _judge(layout: Layout, path: Path, key: Node, value: Node, first_line: int) -> Iterator[Problem]:
    name = key.word

    def problem(node: Node, message: str, hint: str, severity: Severity = Severity.ERROR) -> Problem:
        return Problem(
            code="docs-front-matter",
            severity=severity,
            span=layout.span(path, node.line + first_line, node.column, max(1, len(node.word))),
            message=message,
            hint=hint,
        )

    if name == "template":
        yield problem(key, "A page cannot choose its own frame.", "Delete this line.")
    elif any(node.tag for node in value.everything()):
        yield problem(
            value, f"A word after an exclamation mark means something special in {name}.", "Put quotes round it."
        )
    elif name in _WORDS:
        if value.kind != "word" or not (value.quoted or _is_text(value.word)):
            yield problem(value, f"The {name} of a page is words.", f'Write them in quotes: {name}: "About us"')
        elif re.search("[<>]", value.word):
            yield problem(
                value, f"There is a < or a > in the {name}, which would become part of the page.", "Delete it."
            )
    elif name == "listed":
        if value.word.lower() not in ("true", "false", "yes", "no", "on", "off"):
            yield problem(value, "Whether a page is listed is yes or no.", "Write listed: no, or delete the line.")
    elif name not in _OTHERS:
        yield problem(key, f"A line {name[:40]} at the top of a page does nothing.", "Delete it.", Severity.WARNING)


def _is_text(word: str) -> bool:
    """Whether MkDocs' reader takes a bare word as text, and not as a number, a day, yes or nothing."""
    loader: Any = yaml.SafeLoader("")
    return bool(word) and loader.resolve(yaml.ScalarNode, word, (True, False)) == "tag:yaml.org,2002:str"


def _moved(problem: Problem) -> Problem:
    """A problem of the text between the hyphens, one line further down."""
    span = problem.span
    return Problem(
        code=problem.code,
        severity=problem.severity,
        span=Span(span.file, span.line + 1, span.column, span.length),
        message=problem.message,
        hint=problem.hint,
        quote=problem.quote,
    )
