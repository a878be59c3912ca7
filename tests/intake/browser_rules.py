"""The rules of the form in the browser, run by Node, and what Python says of the same record alone."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from fingerpost.checks.context import context_of
from fingerpost.checks.everything import check_record
from fingerpost.checks.plain_text import readable
from fingerpost.checks.secrets import opens_something, secret_problem
from fingerpost.intake.rules import rules
from fingerpost.reading.explain import explain
from fingerpost.reading.parse import parse
from fingerpost.reading.read_records import make_record
from fingerpost.reading.schemas import shape_of
from fingerpost.reading.yaml_text import Unreadable
from fingerpost.records.directory import Directory
from fingerpost.records.problem import Problem
from fingerpost.records.settings import Settings
from fingerpost.records.span import Span
from fingerpost.records.vocabulary import Term, Vocabulary
from tests.search.node import node

HERE = Path(__file__).parent
TODAY = date(2026, 11, 21)
SETTINGS = Settings(title="Hills and Levels", site="https://directory.example.org/", country="GB")
VOCABULARY = Vocabulary(categories={"arts": Term(id="arts", name="Arts")})

Fault = tuple[str, str, str]  # path, code, message


@dataclass(frozen=True)
class Paths:
    """Instead of places in a file, the path itself, as the browser writes it: "sessions[0].from"."""

    path: Path = Path("nowhere")
    file: str = ""

    def __getitem__(self, path: str) -> Span:
        steps = path.removesuffix(":key").split(".")
        shown = "".join(f"[{step}]" if step.isdecimal() else f".{step}" for step in steps)
        return Span(shown.removeprefix("."))


def python_says(kind: str, record: dict[str, Any]) -> tuple[list[Fault], bool]:
    """The problems of a record on its own, and whether its schema lets it by."""
    spans = Paths()
    lines = list(_lines_in(kind, record))
    is_valid = shape_of(kind).gate.is_valid(record)
    if lines or not is_valid:
        return sorted([*lines, *([] if is_valid else map(_as_said, explain(kind, record, spans)))]), False
    directory = Directory(assets=Path("assets"), settings=SETTINGS, vocabulary=VOCABULARY)
    context = context_of(directory, today=TODAY, postcodes=None)
    faults = map(_as_said, check_record(make_record(kind, "a", record, spans), context))
    return sorted([*faults, *_secrets_in(record, spans, "")]), True


def _lines_in(kind: str, record: dict[str, Any]) -> Iterator[Fault]:
    """What the reader of a file says of each text that has to be on one line and is not."""
    shape = shape_of(kind)
    for path, text in _texts_in(record, ()):
        if "\n" not in text:
            continue
        alone = json.loads(json.dumps(record))
        for other, words in _texts_in(record, ()):
            _put(alone, other, words if other == path else words.replace("\n", " "))
        try:
            parse(json.dumps(alone), "a", shape.schema, shape.limits)
        except Unreadable as unreadable:
            shown = Paths()[".".join(map(str, path))].file
            yield from ((shown, one.code, one.message) for one in unreadable.problems if one.code == "two-lines")


def _texts_in(part: Any, steps: tuple[Any, ...]) -> Iterator[tuple[tuple[Any, ...], str]]:
    if isinstance(part, str):
        yield steps, part
    elif isinstance(part, dict | list):
        for step, inner in part.items() if isinstance(part, dict) else enumerate(part):
            yield from _texts_in(inner, (*steps, step))


def _put(record: Any, steps: tuple[Any, ...], text: str) -> None:
    for step in steps[:-1]:
        record = record[step]
    record[steps[-1]] = text


def _secrets_in(part: Any, spans: Paths, path: str) -> Iterator[Fault]:
    """What the check of a file says of its lines, and intake of each text; accounts have a rule of their own."""
    if isinstance(part, dict | list):
        for step, inner in part.items() if isinstance(part, dict) else enumerate(part):
            yield from _secrets_in(inner, spans, f"{path}.{step}" if path else str(step))
    elif (
        isinstance(part, str)
        and (what := opens_something(part) or opens_something(readable(part))) != "account"
        and what
    ):
        yield _as_said(secret_problem(what, spans[path]))


def browser_says(cases: Iterable[tuple[str, dict[str, Any]]]) -> list[list[Fault]]:
    """What the rules in the browser say of each record."""
    question = {
        "rules": rules(),
        "context": {"today": f"{TODAY}", "country": "GB", "id": "a"},
        "cases": [{"kind": kind, "record": record} for kind, record in cases],
    }
    done = node(HERE / "problems.mjs", text=json.dumps(question))
    assert done.returncode == 0, done.stderr
    answers: list[list[dict[str, str]]] = json.loads(done.stdout)
    return [sorted((each["path"], each["code"], each["message"]) for each in answer) for answer in answers]


def _as_said(problem: Problem) -> Fault:
    return problem.span.file, problem.code, problem.message
