"""Rows of long lists: a name, and a line about it. Each row is rendered once and shared by all lists."""

from __future__ import annotations

from markupsafe import Markup, escape

from fingerpost.edition.cached import cache_on_edition
from fingerpost.edition.card import dir_of, lang_of, say_line
from fingerpost.edition.edition import Edition
from fingerpost.edition.wording.assurance import say_kind
from fingerpost.edition.wording.where import say_where_shortly
from fingerpost.edition.wording.whom import say_on_paper
from fingerpost.pages.render.adding import add_button
from fingerpost.records.activity import Activity
from fingerpost.records.group import Group
from fingerpost.records.place import Place

CACHED_ROWS = 131_072  # of about 400 bytes each


def activity_row(edition: Edition, activity: Activity, *, area: str = "") -> Markup:
    """When, where and for how much; in the list of a town, the times and places that are there."""
    return _activity_row(edition, activity.id, area)


def group_row(edition: Edition, group: Group) -> Markup:
    """What kind of group it is, and how much it runs."""
    return _group_row(edition, group.id)


def place_row(edition: Edition, place: Place) -> Markup:
    """Which town it is in, and how much is on there."""
    return _place_row(edition, place.id)


@cache_on_edition(maxsize=CACHED_ROWS)
def _activity_row(edition: Edition, activity_id: str, area: str) -> Markup:
    activity = edition.directory.activities[activity_id]
    town = edition.directory.vocabulary.areas.get(area)
    sessions = edition.sessions_in(activity, town) if town else edition.sessions_of(activity)
    parts = (
        edition.short_words(sessions[0]) if sessions else "",
        edition.language.plural("and {n} other time", "and {n} other times", len(sessions) - 1)
        if len(sessions) > 1
        else "",
    )
    when = ", ".join(words for words in parts if words)
    line = say_line(edition, activity, when, say_where_shortly(edition, activity, *sessions))
    lang = lang_of(edition, activity.language)
    add = add_button(edition.language)
    return row(edition.activity_url(activity), activity.name, line, lang, say_on_paper(edition, activity), add)


@cache_on_edition(maxsize=CACHED_ROWS)
def _group_row(edition: Edition, group_id: str) -> Markup:
    group = edition.directory.groups[group_id]
    runs = len(edition.activities_by_group.get(group.id, ()))
    much = edition.language.plural("{n} activity", "{n} activities", runs) if runs else ""
    parts = [part for part in (say_kind(edition, group), much) if part]
    line = ". ".join(parts) + "." if parts else group.summary
    lang, add = lang_of(edition, group.language), add_button(edition.language)
    return row(edition.group_url(group), group.name, line, lang, add=add)


@cache_on_edition(maxsize=CACHED_ROWS)
def _place_row(edition: Edition, place_id: str) -> Markup:
    place = edition.directory.places[place_id]
    on = len(edition.activities_by_place.get(place.id, ()))
    much = edition.language.plural("{n} activity", "{n} activities", on) if on else ""
    line = ". ".join(part for part in (place.town, much) if part) + "."
    lang, add = lang_of(edition, place.language), add_button(edition.language)
    return row(edition.place_url(place), place.name, line, lang, add=add)


def row(href: str, name: str, line: str, lang: str = "", paper: str = "", add: str = "") -> Markup:
    """Write a row. Markup.format would take three times as long."""
    attributes = f' lang="{escape(lang)}"' if lang else ""
    if direction := dir_of(lang):
        attributes += f' dir="{direction}"'
    only = f'<p class="fp-printonly fp-paper"><b>{escape(paper)}</b></p>' if paper else ""
    link = f'<a href="{escape(href)}"{attributes}>{escape(name)}</a>'
    return Markup(f"<li>{link}<p>{escape(line)}</p>{only}{add}</li>")  # noqa: S704  # each part is escaped
