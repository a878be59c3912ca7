"""The lines between --- at the top of a page: which may be there, and what they may say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from fingerpost.checks.project.layout import Layout
from fingerpost.checks.project.yaml_tree import Node, is_text, read_tree_of
from fingerpost.reading.yaml_text import Unreadable
from fingerpost.records.problem import Problem, Severity
from fingerpost.records.span import Span

# As MkDocs finds them: between lines of hyphens, or else any line such as "Title: Words" at the very top.
_BETWEEN = re.compile(r"-{3}[ \t]*\n(.*?\n)(?:\.{3}|-{3})[ \t]*\n", re.DOTALL)
_PLAIN = re.compile(r"[ ]{0,3}([A-Za-z0-9_-]+):\s*(.*)")

_WORDS = ("title", "description", "status", "subtitle", "icon")
_LISTS = {"tags": "halls", "hide": "navigation"}
_YES_OR_NO = ("true", "false", "yes", "no", "on", "off")
_NUMBER = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,3})?")


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
        match = _PLAIN.fullmatch(line)
        if match is None:
            return
        key = Node(number, match.start(1) + 1, "word", match[1].lower())
        yield from _judge(layout, path, key, Node(number, match.start(2) + 1, "word", match[2], quoted=True), 0)


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

    def marked() -> Iterator[Problem]:
        for node in value.everything():
            if re.search("[<>]", node.word):
                message = f"There is a < or a > in the {name}, which would become part of the page."
                yield problem(node, message, "Delete it.")

    if name == "template":
        yield problem(key, "A page cannot choose its own frame.", "Delete this line.")
    elif any(node.tag for node in value.everything()):
        yield problem(
            value, f"A word after an exclamation mark means something special in {name}.", "Put quotes round it."
        )
    elif name in _WORDS:
        if not is_text(value):
            yield problem(value, f"The {name} of a page is words.", f'Write them in quotes: {name}: "About us"')
        else:
            yield from marked()
    elif name in _LISTS:
        if not all(map(is_text, value.items if value.kind == "list" else [value])):
            yield problem(value, f"The {name} of a page are words in a list.", f"Write {name}: [{_LISTS[name]}]")
        yield from marked()
    elif name == "search":
        if value.kind != "map" or any(not _is_of_search(key.word, option) for key, option in value.pairs):
            message = "What a page says of the search is whether to leave it out, or how much it counts."
            yield problem(value, message, "Write search: {exclude: true}, or search: {boost: 2}")
    elif name == "listed":
        if value.word.lower() not in _YES_OR_NO:
            yield problem(value, "Whether a page is listed is yes or no.", "Write listed: no, or delete the line.")
    else:
        yield problem(key, f"A line {name[:40]} at the top of a page does nothing.", "Delete it.", Severity.WARNING)


def _is_of_search(key: str, value: Node) -> bool:
    """Whether MkDocs' search takes an option; it looks into no other."""
    if key == "boost":
        return _NUMBER.fullmatch(value.word) is not None and not value.quoted
    return key == "exclude" and value.word.lower() in _YES_OR_NO and not value.quoted


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
