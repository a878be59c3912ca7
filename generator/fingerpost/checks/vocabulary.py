"""Do the lists of words hang together?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from fingerpost.checks.parents import check_parents
from fingerpost.checks.suggest import find_near
from fingerpost.checks.websites import judge_where_address
from fingerpost.reading.spans import FileSpans
from fingerpost.records.directory import Directory
from fingerpost.records.ids import is_reserved
from fingerpost.records.problem import Problem, Severity
from fingerpost.records.spans import Spans
from fingerpost.records.vocabulary import Area, Term

Entry = Term | Area


def check_vocabulary(directory: Directory) -> Iterator[Problem]:
    """Look at each list: its parents, its names, and for categories the needs they answer."""
    vocabulary = directory.vocabulary
    lists: dict[str, Mapping[str, Entry]] = {
        "categories": vocabulary.categories,
        "needs": vocabulary.needs,
        "audiences": vocabulary.audiences,
        "access": vocabulary.access,
        "areas": vocabulary.areas,
    }
    for name, entries in lists.items():
        spans = vocabulary.spans.get(name) or FileSpans(Path(), f"{directory.assets.name}/vocabulary/{name}.yaml")
        yield from check_parents(entries, spans)
        for key, entry in entries.items():
            if isinstance(entry, Term):
                for taxonomy, same in entry.also.items():
                    yield from judge_where_address(same, spans, f"{key}.also.{taxonomy}")
        yield from _check_names(entries, spans)
        yield from _check_ids(entries, spans)
        if name == "categories" and ("list", "needs") not in directory.unread:
            yield from _check_needs(vocabulary.categories, vocabulary.needs, spans)


def _check_ids(entries: Mapping[str, Entry], spans: Spans) -> Iterator[Problem]:
    """Each becomes a folder of the site."""
    for key in entries:
        if is_reserved(key):
            yield Problem(
                code="id-reserved",
                span=spans[f"{key}:key"],
                message=f"{key} is a name that the site or Windows keeps for itself.",
                hint=f"Write another, such as {key}-and-more, here and in the records. What people read is its name.",
            )


def _check_names(entries: Mapping[str, Entry], spans: Spans) -> Iterator[Problem]:
    first: dict[tuple[str, str], str] = {}
    for key, entry in entries.items():
        other = first.setdefault((entry.name.casefold(), entry.parent), key)
        if other != key:
            yield Problem(
                code="name-twice",
                severity=Severity.WARNING,
                span=spans[f"{key}.name"],
                message=f"{other} has the name {entry.name} as well, so readers cannot tell them apart.",
                hint="Give one of them another name, or delete it.",
            )


def _check_needs(categories: Mapping[str, Term], needs: Mapping[str, Term], spans: Spans) -> Iterator[Problem]:
    for key, category in categories.items():
        for number, need in enumerate(category.needs):
            if need in needs:
                continue
            near = find_near(need, {other: (term.name, *term.words) for other, term in needs.items()})
            start = f"Write {near}. " if near else ""
            yield Problem(
                code="need-unknown",
                span=spans[f"{key}.needs.{number}"],
                message=f"There is no need called {need}.",
                hint=f"{start}The list is in vocabulary/needs.yaml.",
            )
