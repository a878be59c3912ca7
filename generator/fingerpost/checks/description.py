"""Does the description keep to paragraphs, lists, emphasis and links?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from fingerpost.checks.fields import span_of_words
from fingerpost.checks.links import judge_link
from fingerpost.checks.plain_signs import judge_link_words
from fingerpost.records.directory import Record
from fingerpost.records.problem import Problem, Severity

# What has to be there for the slow look to find anything: a link or an image, a heading, a table.
_WORTH_A_LOOK = re.compile(r"\]\(|\]:|\]\[|<[A-Za-z]+:|^ {0,3}(?:#|=+ *$|-+ *$|.*\|)", re.MULTILINE)


def check_description(record: Record, country: str) -> Iterator[Problem]:
    """Look at the Markdown of a description as the page will."""
    text = record.description
    if not text or not _WORTH_A_LOOK.search(text):
        return
    reported = set()
    for problem in _problems_of(record, text, country):
        if (problem.code, problem.span) not in reported:
            reported.add((problem.code, problem.span))
            yield problem


def _problems_of(record: Record, text: str, country: str) -> Iterator[Problem]:
    link: Token | None = None
    words = ""
    for token in _tokens_of(text):
        if token.type == "link_open":
            link, words = token, ""
        elif token.type == "link_close" and link is not None:
            href = str(link.attrs.get("href", ""))
            span = span_of_words(record.spans, "description", href.split("\n", maxsplit=1)[0] or "](")
            yield from judge_link(href, words, country, span)
            yield from judge_link_words(words, href, span_of_words(record.spans, "description", f"[{words}]"))
            link = None
        elif link is not None:
            words += token.content
        if (problem := _judge(record, token)) is not None:
            yield problem


def _judge(record: Record, token: Token) -> Problem | None:
    spans, path = record.spans, "description"
    if token.type == "image":
        return Problem(
            code="image-in-description",
            span=span_of_words(spans, path, "!["),
            message=f"The description of {record.name} shows a picture from elsewhere.",
            hint="Take it out. Pictures tell another website who is reading, and descriptions are words only.",
        )
    if token.type == "heading_open":
        return Problem(
            code="heading-in-description",
            severity=Severity.WARNING,
            span=span_of_words(spans, path, token.markup),
            message=f"The description of {record.name} has a heading, which is shown as plain words.",
            hint="Leave a blank line between paragraphs instead.",
        )
    if token.type == "table_open":
        return Problem(
            code="table-in-description",
            severity=Severity.WARNING,
            span=span_of_words(spans, path, "|"),
            message=f"The description of {record.name} has a table, which is shown as plain words.",
            hint="Write it as a list: each line begins with a dash and a space.",
        )
    return None


def _tokens_of(text: str) -> Iterator[Token]:
    try:
        tokens = _parser().parse(text)
    except RecursionError:  # the page renderer guards itself; here there is then nothing more to say
        return
    for token in tokens:
        yield token
        yield from token.children or ()


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    # Otherwise the parser would hide the very links that are to be reported. Nothing is rendered here.
    parser.validateLink = lambda _: True  # type: ignore[method-assign, assignment]
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    return parser
