"""Output formats of a report: text for people, JSON for scripts, commands for GitHub."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path

import click

from fingerpost.checks.secrets import opens_something
from fingerpost.language.counted import counted
from fingerpost.records.escaping import visible
from fingerpost.records.problem import Problem
from fingerpost.records.span import Span

_NOTES = re.compile(r"""["']?private["']?\s*:""")
_MOBILE = re.compile(r"(?:\+ ?44|\b0044|\b0)[\s().-]{0,3}(?:\(0\))?[\s.-]{0,3}7(?:[\s().-]{0,2}\d){9}(?!\d)")
_COMMENT = re.compile(r"\s+#(?:\s.*)?$")
_ERRORS_AGAIN = 10  # at the end: half of what a terminal shows
LONGEST_LINE = 110  # of a quoted line; beyond that only the part round the fault is shown


def as_text(
    records: int,
    problems: Sequence[Problem],
    *,
    hidden: Iterable[Problem] = (),
    colour: bool = False,
    every: bool = True,
) -> str:
    """Write the errors, then the warnings, then where the errors are again, and one line of totals.

    A terminal shows the end of a long report, and a person reads its beginning: the errors are in both.

    Args:
        records: How many were read.
        problems: What to write, in the order of the files.
        hidden: Further problems that are left out; a line that holds something private is not quoted for others either.
        colour: Whether a terminal shows it.
        every: Each warning; otherwise one of each code, and how many more there are.
    """
    hidden = tuple(hidden)
    private = _private_lines((*problems, *hidden))
    errors = [problem for problem in problems if problem.is_error]
    warnings = [problem for problem in problems if not problem.is_error]
    counts = Counter(problem.code for problem in warnings)
    first = list({problem.code: problem for problem in reversed(warnings)}.values())[::-1]
    blocks = [_block(problem, private, colour=colour) for problem in errors]
    for problem in warnings if every else first:
        more = 0 if every else counts[problem.code] - 1
        blocks.append(_block(problem, private, colour=colour, more=more))
    if errors and warnings:
        blocks.append(_errors_again(errors))
    return "\n".join([*blocks, _totals(records, problems, is_part=bool(hidden))]) + "\n"


def as_json(records: int, problems: Iterable[Problem]) -> str:
    """Write ``{"records": N, "problems": [{"code", "severity", "file", "line", "column", "message", "hint"}]}``."""
    rows = [
        {
            "code": problem.code,
            "severity": problem.severity.value,
            "file": problem.span.file,
            "line": problem.span.line,
            "column": problem.span.column,
            "message": visible(problem.message),
            "hint": visible(problem.hint),
        }
        for problem in problems
    ]
    # ASCII, so that no terminal and no log can be made to do anything by it.
    return json.dumps({"records": records, "problems": rows}, indent=2, allow_nan=False) + "\n"


def as_github(records: int, problems: Sequence[Problem], *, elsewhere: int = 0) -> str:
    """Write one workflow command for each problem, which GitHub shows beside the line.

    ``elsewhere`` counts the warnings that are left out, because they are in files that nobody changes here.

    Source: GitHub's documentation, "Workflow commands"; the escaping is that of actions/toolkit.
    """
    lines = []
    for problem in problems:
        span = problem.span
        place = f"file={_property(span.file)},line={span.line},col={span.column},title={_property(problem.code)}"
        hint = f" {problem.hint}" if problem.hint else ""
        lines.append(f"::{problem.severity.value} {place}::{_data(problem.message + hint)}")
    lines.append(_totals(records, problems))
    if elsewhere:
        lines.append(
            f"{counted(elsewhere, 'warning')} in files that this does not change: fingerpost check shows them."
        )
    return "\n".join(lines) + "\n"


def _errors_again(errors: Sequence[Problem]) -> str:
    lines = [f"{_place(problem.span)} {problem.code}: {visible(problem.message)}" for problem in errors[:_ERRORS_AGAIN]]
    if more := len(errors) - len(lines):
        lines.append(f"and {counted(more, 'more error')}, above.")
    return "\n".join([f"{'This error stops' if len(errors) == 1 else 'These errors stop'} the build:", *lines]) + "\n"


def _place(span: Span) -> str:
    return f"{visible(span.file)}:{span.line}:{span.column}"


def _block(problem: Problem, private: frozenset[tuple[str, int]], *, colour: bool, more: int = 0) -> str:
    warning = "" if problem.is_error else " (warning)"
    span = problem.span
    where, what = _place(span), f"{problem.code}{warning}"
    if colour:
        where, what = click.style(where, bold=True), click.style(what, fg="red" if problem.is_error else "yellow")
    lines = [f"{where} {what}: {visible(problem.message)}"]
    if problem.quote and (span.file, span.line) not in private:
        lines.extend(click.style(line, dim=True) if colour else line for line in _quoted(problem))
    if problem.hint:
        lines.append(f"  hint: {visible(problem.hint)}")
    if more:
        lines.append(f"  and {more:,} more like it: fingerpost check --all --code {problem.code}")
    return "\n".join(lines) + "\n"


def _private_lines(problems: Iterable[Problem]) -> frozenset[tuple[str, int]]:
    """Gather the lines with something private in them, so that no other problem quotes them either.

    A private text may run over several lines, so once a file has such a problem in a text of many
    lines, none of the lines below its first is quoted for another fault in that text.
    """
    problems = list(problems)
    private = {
        (file, number)
        for file in {problem.span.file for problem in problems}
        for number in _of_editors(_lines_of(file))
    }
    for problem in problems:
        if problem.quote:
            continue
        span = problem.span
        private.add((span.file, span.line))
        lines = _lines_of(span.file)
        if not 0 < span.line <= len(lines):
            continue
        indent = _indent(lines[span.line - 1])
        for number in range(span.line + 1, len(lines) + 1):
            line = lines[number - 1]
            if line.strip() and _indent(line) <= indent:
                break
            private.add((span.file, number))
    return frozenset(private)


def _of_editors(lines: Sequence[str]) -> Iterator[int]:
    """Number the lines below ``private``, and those with a mobile number or a key that no check could look at.

    No check runs on a record that cannot be read, so only its lines can be searched.
    """
    in_notes = False
    for number, line in enumerate(lines, start=1):
        if line.strip() and _indent(line) == 0 and not line.startswith("#"):
            in_notes = _NOTES.match(line) is not None
        if in_notes or _MOBILE.search(line) or opens_something(line):
            yield number


def _quoted(problem: Problem) -> Iterator[str]:
    """Show the line, with the fault underlined."""
    span = problem.span
    lines = _lines_of(span.file)
    if not 0 < span.line <= len(lines) or not lines[span.line - 1].strip():
        return
    line = lines[span.line - 1]
    start, length = span.column - 1, max(1, min(span.length, len(line) - span.column + 1))
    offset = 0
    if len(line) > LONGEST_LINE:
        offset = max(0, min(start - 20, len(line) - LONGEST_LINE))
        line = line[offset : offset + LONGEST_LINE]
        start -= offset
        length = max(1, min(length, len(line) - start))
    before, marked = visible(line[:start]), visible(line[start : start + length])
    gutter = f"{span.line:4} | "
    after = _COMMENT.sub("", line[start + length :])  # a note of an editor
    yield f"{gutter}{before}{marked}{visible(after)}"
    yield f"{' ' * (len(gutter) - 2)}| {' ' * _width(before)}{'^' * max(1, _width(marked))}"


def _totals(records: int, problems: Sequence[Problem], *, is_part: bool = False) -> str:
    errors = sum(problem.is_error for problem in problems)
    warnings = len(problems) - errors
    total = counted(records, "record")
    if not problems:
        return f"{total}: nothing to put right{' in what you asked for' if is_part else ''}."
    parts = []
    if errors:
        parts.append(counted(errors, "error"))
    if warnings:
        parts.append(counted(warnings, "warning"))
    return f"{total}: {' and '.join(parts)}."


def _width(text: str) -> int:
    """Count the columns a terminal gives a text: two for wide East Asian characters, none for combining marks."""
    return sum(
        0 if unicodedata.combining(character) else 2 if unicodedata.east_asian_width(character) in "WF" else 1
        for character in text
    )


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _lines_of(file: str) -> tuple[str, ...]:
    """Read a file to quote from it: the report is written at the end, and the files have just been read."""
    path = Path(file)
    try:
        # A link could lead anywhere on this computer, and the report may be public.
        if path.is_symlink() or not path.is_file():
            return ()
        return _read(path, path.stat().st_mtime_ns)
    except OSError:
        return ()  # one that may not be read is among the problems itself


@lru_cache(maxsize=16)
def _read(path: Path, _changed_at: int) -> tuple[str, ...]:
    text = path.read_bytes()[: 1 << 20].decode("utf-8-sig", errors="replace")
    return tuple(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))


def _data(text: str) -> str:
    return visible(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
