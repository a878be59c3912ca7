"""Do the lists say where a refuge is? Its category has a page, and the areas that it serves are on its own page."""

from __future__ import annotations

from collections.abc import Iterator

from fingerpost.checks.context import Context
from fingerpost.checks.listed_texts import list_spans, texts_of_term
from fingerpost.checks.plain_text import words_of
from fingerpost.checks.sensitive import NOT_SHOWN
from fingerpost.checks.whereabouts import address_tells_where, names_street, tells_where
from fingerpost.records.activity import Activity
from fingerpost.records.directory import Directory
from fingerpost.records.problem import Problem
from fingerpost.records.secrecy import is_sensitive_category
from fingerpost.records.spans import Spans
from fingerpost.records.vocabulary import Area, Term


def check_listed_where(directory: Directory, context: Context) -> Iterator[Problem]:
    """Check sensitive categories, and the areas that sensitive activities name, as their records are checked."""
    categories = directory.vocabulary.categories
    spans = list_spans(directory, "categories")
    for category in categories.values():
        if is_sensitive_category(category.id, categories):
            yield from _check_category(category, spans, context)
    spans = list_spans(directory, "areas")
    for key in sorted(_areas_of_sensitive(directory)):
        if (area := directory.vocabulary.areas.get(key)) is not None and _is_street(area):
            yield Problem(
                code="sensitive-area",
                span=spans[f"{key}:key"],
                message="A refuge serves this area, which is a street or a postcode and no town.",
                hint="Name the town or the county in the record of the refuge instead.",
                quote=False,
            )


def _check_category(category: Term, spans: Spans, context: Context) -> Iterator[Problem]:
    for path, text in texts_of_term(category):
        if tells_where(text) or context.place_names.are_in(text):
            yield Problem(
                code="sensitive-words",
                span=spans[path],
                message="Refuges never say where they are, but there is an address, a postcode, a place or a way "
                "there in this text.",
                hint=NOT_SHOWN,
                quote=False,
            )
    own_words = frozenset(words_of(category.name).split())
    if address_tells_where(category.id, own_words) or context.place_names.are_in_address(category.id):
        yield Problem(
            code="sensitive-name",
            span=spans[f"{category.id}:key"],
            message="Refuges never say where they are, but the id of this category does.",
            hint="Write another here and in the records, which says who they are.",
            quote=False,
        )


def _areas_of_sensitive(directory: Directory) -> set[str]:
    areas: set[str] = set()
    for activity in directory.activities.values():
        if directory.is_sensitive(activity):
            areas |= _areas_of(activity)
    return areas


def _areas_of(activity: Activity) -> set[str]:
    return {*activity.serves, *(session.area for session in activity.sessions if session.area)}


def _is_street(area: Area) -> bool:
    return any(map(names_street, (area.name, *area.also, area.id.replace("-", " "))))
