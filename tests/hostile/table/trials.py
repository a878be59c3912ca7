"""The ways in which a case is tried, most often as one hostile record among good ones."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from fingerpost.publish.report import Report
from fingerpost.records.activity import Activity
from fingerpost.records.problem import Problem, Severity
from tests.hostile.conftest import GOOD, line
from tests.hostile.table.desk import Desk, Files, same, true
from tests.hostile.table.row import Trial

RECORD = "activities/hostile.yaml"
Codes = str | tuple[str, ...]


def contact(text: str) -> bytes:
    return line(f"contact: {{{text}}}")


def session(text: str) -> bytes:
    return line(f"sessions: [{{repeats: weekly, days: [tuesday], {text}}}]")


def described(text: str) -> bytes:
    return line("description: |\n  " + text.replace("\n", "\n  "))


def refused(codes: Codes, *contents: bytes, name: str = RECORD, words: str = "") -> tuple[Trial, ...]:
    """Each of these records is refused, with a position and what to do."""
    return tuple(_judged({name: content}, codes, Severity.ERROR, words) for content in contents)


def warned(codes: Codes, *contents: bytes, name: str = RECORD, words: str = "") -> tuple[Trial, ...]:
    """Each of these records can be published, and is reported."""
    return tuple(_judged({name: content}, codes, Severity.WARNING, words) for content in contents)


def refused_files(codes: Codes, files: Files) -> Trial:
    return _judged(files, codes, Severity.ERROR, "")


def warned_files(codes: Codes, files: Files) -> Trial:
    return _judged(files, codes, Severity.WARNING, "")


def passes(*contents: bytes) -> tuple[Trial, ...]:
    """Each of these records is published, and nothing is said of it."""

    def tried(content: bytes) -> Callable[[Desk], None]:
        return lambda desk: same(_mine(desk.check({RECORD: content}), {RECORD: content}), [], "reported")

    return tuple(Trial("check", tried(content)) for content in contents)


def reads(content: bytes, look: Callable[[Activity], Any], value: object) -> Trial:
    """The record is read, and a value of it is this."""
    return Trial("check", lambda desk: same(look(desk.read({RECORD: content})), value))


def never_says(content: bytes, private: str) -> Trial:
    """No form of the report repeats a value, though there is something to report."""

    def run(desk: Desk) -> None:
        from fingerpost.publish.report import render

        report = desk.check({RECORD: content})
        true(report.problems, "nothing was reported")
        same([form for form in ("text", "json", "github") if private in render(report, form)], [], "shown in")

    return Trial("check", run)


def _judged(files: Files, codes: Codes, severity: Severity, words: str) -> Trial:
    wanted = (codes,) if isinstance(codes, str) else codes

    def run(desk: Desk) -> None:
        problems = _mine(desk.check(files), files)
        hit = [each for each in problems if each.code in wanted and each.severity is severity]
        same(sorted({each.span.file.removeprefix("assets/") for each in hit}), sorted(files), _codes_in_words(problems))
        for each in hit:
            true(each.span.line >= 1 and each.span.column >= 1, f"{each.code} has no position")
            true(each.message and each.hint, f"{each.code} does not say what to do")
            true(words in f"{each.message} {each.hint}", f"{each.message} {each.hint}: without {words}")
        if severity is Severity.WARNING:
            same([each.code for each in problems if each.is_error], [], "errors")

    return Trial("check", run)


def _mine(report: Report, files: Files) -> list[Problem]:
    """What was reported of these files; the records beside them must have come to no harm."""
    same(report.failure, "", "the check could not run")
    others = [each for each in report.problems if each.span.file.removeprefix("assets/") not in files]
    same([f"{each.span} {each.code}" for each in others], [], "other records are affected")
    return [each for each in report.problems if each not in others]


def _codes_in_words(problems: list[Problem]) -> str:
    return "reported: " + (", ".join(sorted({each.code for each in problems})) or "nothing") + "; wanted"


__all__ = [
    "GOOD",
    "RECORD",
    "contact",
    "described",
    "line",
    "never_says",
    "passes",
    "reads",
    "refused",
    "refused_files",
    "session",
    "warned",
    "warned_files",
]
