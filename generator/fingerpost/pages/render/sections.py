"""The sections that many pages share word for word, rendered once each."""

from __future__ import annotations

from markupsafe import Markup

from fingerpost.edition.cached import cache_on_view
from fingerpost.edition.edition import View
from fingerpost.edition.wording.access import AccessRow, access_tables
from fingerpost.edition.wording.assurance import running_rows, say_identifiers, say_kind
from fingerpost.pages.render.render import template
from fingerpost.records.activity import Activity
from fingerpost.records.group import Group
from fingerpost.records.parts import Answer, Assurance
from fingerpost.records.place import Place

KEPT = 4096  # sections of about 1 KB each


def access_section(view: View, activity: Activity) -> Markup:
    """Getting in and taking part, for an activity: what it says over what its places say."""
    places = tuple(place.id for place in view.places_of(activity))
    if activity.access or activity.access_notes:  # hardly two say the same, so there is nothing to keep
        return _access_anew(view, places, tuple(activity.access.items()), activity.access_notes)
    return _access(view, places, (), "")


def place_access_section(view: View, place: Place) -> Markup:
    """The same for a place by itself."""
    return _access(view, (place.id,), (), "")


def running_section(view: View, group: Group | None, own: tuple[Assurance, ...] = (), *, linked: bool = True) -> Markup:
    """How a group is run; ``linked`` adds who it is, which its own page has said already."""
    return _running(view, group.id if group else "", own, linked)


def _access_anew(view: View, place_ids: tuple[str, ...], own: tuple[tuple[str, Answer], ...], notes: str) -> Markup:
    places = [view.directory.places[each] for each in place_ids]
    tables = access_tables(view, places, dict(own), notes)
    # Each is escaped already, and Markup.join would look at every one again.
    rows = [Markup("".join([_access_row(view, row) for row in table.rows])) for table in tables]  # noqa: S704
    return _render(view, "sections/access.html", access=list(zip(tables, rows, strict=True)))


_access = cache_on_view(maxsize=KEPT)(_access_anew)


@cache_on_view(maxsize=KEPT)
def _access_row(view: View, row: AccessRow) -> Markup:
    """One line: ten thousand records have a few hundred different ones."""
    return _render(view, "sections/access-row.html", row=row)


@cache_on_view(maxsize=KEPT)
def _running(view: View, group_id: str, own: tuple[Assurance, ...], linked: bool) -> Markup:
    group = view.directory.groups.get(group_id)
    who = (view.group_url(group), group.name, say_kind(view, group), say_identifiers(view, group)) if group else None
    rows = running_rows(view, own, group.assurance if group else ())
    return _render(view, "sections/running.html", group=who if linked else None, running=rows)


def _render(view: View, name: str, **values: object) -> Markup:
    return Markup(template(view, name).render(values))  # noqa: S704  # rendered with escaping on
