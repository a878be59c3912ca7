"""Sections that many pages share word for word, each rendered once."""

from __future__ import annotations

from markupsafe import Markup

from fingerpost.edition.cached import cache_on_edition
from fingerpost.edition.edition import Edition
from fingerpost.edition.wording.access import AccessRow, access_tables
from fingerpost.edition.wording.assurance import assurance_table, say_identifiers, say_kind
from fingerpost.pages.render.render import template
from fingerpost.records.activity import Activity
from fingerpost.records.group import Group
from fingerpost.records.parts import Answer, Assurance
from fingerpost.records.place import Place

CACHED_SECTIONS = 4096  # sections of about 1 KB each


def access_section(edition: Edition, activity: Activity, ask: str) -> Markup:
    """Getting in and taking part, for an activity: what it says over what its places say.

    ``ask`` says how to find out what nobody knows.
    """
    places = tuple(place.id for place in edition.places_of(activity))
    if activity.access or activity.access_notes:  # hardly any two are the same, so caching would not help
        return _render_access(edition, places, tuple(activity.access.items()), activity.access_notes, ask)
    return _access(edition, places, (), "", ask)


def place_access_section(edition: Edition, place: Place, ask: str) -> Markup:
    """The same for a place by itself."""
    return _access(edition, (place.id,), (), "", ask)


def assurance_section(
    edition: Edition, group: Group | None, own: tuple[Assurance, ...] = (), *, ask: str, linked: bool = True
) -> Markup:
    """How a group is run; ``linked`` adds who it is, which its own page says already."""
    return _assurance(edition, group.id if group else "", own, linked, ask)


def _render_access(
    edition: Edition, place_ids: tuple[str, ...], own: tuple[tuple[str, Answer], ...], notes: str, ask: str
) -> Markup:
    places = [edition.directory.places[place_id] for place_id in place_ids]
    tables = access_tables(edition, places, dict(own), notes)
    # Each is escaped already, and Markup.join would look at every one again.
    rows = [Markup("".join([_access_row(edition, row) for row in table.rows])) for table in tables]  # noqa: S704
    return _render(edition, "sections/access.html", access=list(zip(tables, rows, strict=True)), ask=ask)


_access = cache_on_edition(maxsize=CACHED_SECTIONS)(_render_access)


@cache_on_edition(maxsize=CACHED_SECTIONS)
def _access_row(edition: Edition, row: AccessRow) -> Markup:
    """One line: ten thousand records have a few hundred different ones."""
    return _render(edition, "sections/access-row.html", row=row)


@cache_on_edition(maxsize=CACHED_SECTIONS)
def _assurance(edition: Edition, group_id: str, own: tuple[Assurance, ...], linked: bool, ask: str) -> Markup:
    group = edition.directory.groups.get(group_id)
    who = (
        (edition.group_url(group), group.name, say_kind(edition, group), say_identifiers(edition, group))
        if group
        else None
    )
    table = assurance_table(edition, own, group.assurance if group else ())
    return _render(edition, "sections/running.html", group=who if linked else None, running=table, ask=ask)


def _render(edition: Edition, name: str, **values: object) -> Markup:
    return Markup(template(edition, name).render(values))  # noqa: S704  # rendered with escaping on
