"""Are there marks of Markdown or of web pages in a text that is shown as it is typed?"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import NamedTuple

from fingerpost.checks.fields import span_of_words
from fingerpost.checks.scan import Scan
from fingerpost.records.directory import Record
from fingerpost.records.problem import Problem, Severity

_LINK = re.compile(r"!?\[([^\]\n]{0,200})\]\(([^)\s]{1,300})\)")
_PAIR = re.compile(
    r"(?<![\w*])(\*{1,3})(?=[^\s*])([^*\n]{1,200}?)(?<=\S)\1(?![\w*])"
    r"|(?<![\w_])(_{1,3})(?=[^\s_])([^_\n]{1,200}?)(?<=\S)\3(?![\w_])"
    r"|(~~|``?)(?=\S)([^~`\n]{1,200}?)(?<=\S)\5"
)
_LEFT_OVER = re.compile(r"\*\*|__|~~")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#x[0-9a-fA-F]{1,6}|[A-Za-z]{2,31});")
_HASH = re.compile(r"^[ ]{0,3}(#{1,6})[ ]?(?=\w)", re.MULTILINE)
_HASH_GLUED = re.compile(r"^[ ]{0,3}(#{1,6})(?=\w)", re.MULTILINE)  # "# Come in" is a heading, and reported as one
_NEEDS_QUOTES = re.compile(r"^[^\w(£]|: | #|:$")
_LONGEST = 120  # characters of a text that a hint repeats whole


class Mark(NamedTuple):
    """What was typed, and the words that are meant."""

    typed: str
    words: str


def check_marks(record: Record, scan: Scan) -> Iterator[Problem]:
    """Only a description knows Markdown; everywhere else a reader, and a screen reader, meets the signs."""
    if not scan.has_marks:
        return
    for path, text in scan.texts:
        mark = _hash(text) if path == "description" else find_mark(text)
        if mark is None:
            continue
        whole = text.replace(mark.typed, mark.words) if path == "description" else without_marks(text)
        field = next((step for step in reversed(path.split(".")) if not step.isdecimal()), path)
        is_short = len(whole) <= _LONGEST and whole.isprintable()
        value = f'"{whole}"' if _NEEDS_QUOTES.search(whole) and '"' not in whole else whole
        line = f"{field}: {value}" if is_short and not path[-1:].isdecimal() else value if is_short else mark.words
        link = _LINK.search(text) if path != "description" else None
        yield Problem(
            code="marks-in-text",
            severity=Severity.WARNING,
            span=span_of_words(record.spans, path, mark.typed),
            message=f"Readers will see {mark.typed} on the page as it is typed: this text is plain words.",
            hint=f"Write {line}" + (" and put the address under contact, as website." if link else ""),
        )


def find_mark(text: str) -> Mark | None:
    """Find the first thing in a plain text that would do something elsewhere.

    >>> find_mark("The *best* cafe")
    Mark(typed='*best*', words='best')
    >>> find_mark("Tea &apos;n&apos; talk")
    Mark(typed='&apos;', words="'")
    >>> find_mark("3 * 4 * 5, file_name_two, Marks & Co") is None
    True
    """
    if match := _LINK.search(text):
        return Mark(match[0], match[1])
    if match := _PAIR.search(text):
        return Mark(match[0], match[2] or match[4] or match[6])
    if (match := _ENTITY.search(text)) and html.unescape(match[0]) != match[0]:
        return Mark(match[0], html.unescape(match[0]))
    if match := _LEFT_OVER.search(text):
        return Mark(match[0], "")
    return _hash(text, _HASH)


def _hash(text: str, pattern: re.Pattern[str] = _HASH_GLUED) -> Mark | None:
    match = pattern.search(text)
    if match is None:
        return None
    line = text[match.start() :].partition("\n")[0].strip()
    return Mark(line, line.lstrip("# "))


def without_marks(text: str) -> str:
    """Write a plain text as it was meant.

    >>> without_marks("**The** [Cafe](https://example.org) &amp; _bar_")
    'The Cafe & bar'
    """
    for _ in range(3):  # marks within marks
        text = _PAIR.sub(lambda match: match[2] or match[4] or match[6], _LINK.sub(r"\1", text))
    return _HASH.sub("", _LEFT_OVER.sub("", html.unescape(text)))
