"""Does a page of docs name a refuge and say where it is? Its record never does, and all of docs is published."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from fingerpost.checks.plain_text import forms_of, words_of
from fingerpost.checks.project.allowed import Terms
from fingerpost.checks.project.doc_files import DocFile, text_of
from fingerpost.checks.project.layout import Layout
from fingerpost.checks.whereabouts import tells_where
from fingerpost.records.directory import Directory, Record
from fingerpost.records.problem import Problem, Severity

_HEADING = re.compile(r"#{1,6}\s|.+\n(?:=+|-{3,})\s*$")
_FRONT = re.compile(r"---[ \t]*\n")
Block = tuple[int, str]  # the line that it begins on, and its text


def check_doc_where(layout: Layout, files: Sequence[DocFile], terms: Terms, directory: Directory) -> Iterator[Problem]:
    """Say once for each file where that is: in one paragraph, or in the one after the name or below its heading."""
    names = frozenset(words for record in _sensitive(directory) if (words := words_of(record.name)))
    for file in files if names else ():
        name = f"where:{file.name}"
        if name in terms.allow or file.name.startswith("handbook/"):
            continue
        if (line := _line_that_tells(file, names)) is None:
            continue
        yield Problem(
            code="docs-where",
            severity=Severity.WARNING,
            span=layout.span(file.path, line),
            message="This seems to say where a refuge is that a page of docs names. It is published.",
            hint="Delete it. If it is the address of something else, allow it in assets/directory.yaml: "
            f'project: {{allow: ["{name}"]}}',
            quote=False,
        )


def _sensitive(directory: Directory) -> Iterator[Record]:
    for records in (directory.activities, directory.groups, directory.places):
        yield from (record for record in records.values() if directory.is_sensitive(record))


def _line_that_tells(file: DocFile, names: frozenset[str]) -> int | None:
    text = text_of(file)
    blocks = _blocks(text, each_line=not file.is_page)
    for number, (_, block) in enumerate(blocks):
        if not _names_one(block, names):
            continue
        for line, near in [blocks[number], *_about(blocks, number, is_front=_FRONT.match(block) is not None)]:
            if tells_where(near):
                return line
    return None


def _names_one(block: str, names: frozenset[str]) -> bool:
    return any(f" {name} " in f" {words} " for words in forms_of(block) for name in names)


def _about(blocks: list[Block], number: int, *, is_front: bool) -> list[Block]:
    """What follows a name and is probably about it: the whole page, all below a heading, or the next paragraph."""
    after = blocks[number + 1 :]
    if is_front:
        return after
    if _HEADING.match(blocks[number][1]):
        return list(takewhile(lambda block: not _HEADING.match(block[1]), after))
    return [block for block in after[:1] if not _HEADING.match(block[1])]


def _blocks(text: str, *, each_line: bool) -> list[Block]:
    """The paragraphs of a page, or the lines of a table."""
    blocks: list[Block] = []
    begins: int | None = None
    lines = text.split("\n")
    for number, line in enumerate([*lines, ""], start=1):
        is_text = bool(line.strip())
        if begins is not None and (not is_text or each_line or lines[number - 2].startswith("#")):
            blocks.append((begins, "\n".join(lines[begins - 1 : number - 1])))
            begins = None
        if is_text and begins is None:
            begins = number
    return blocks
