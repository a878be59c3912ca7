"""The page of a group: who they are, what they run, how to reach them."""

from __future__ import annotations

from typing import Any

from fingerpost.edition import addresses
from fingerpost.edition.card import card_of, lang_of
from fingerpost.edition.edition import View
from fingerpost.edition.titles import description_of, title_of
from fingerpost.edition.wording.assurance import say_identifiers, say_kind
from fingerpost.edition.wording.contacts import ways_to_reach
from fingerpost.edition.wording.freshness import say_freshness
from fingerpost.exchange.schema_org import group_data
from fingerpost.pages.kinds.closed import closed_page
from fingerpost.pages.render.markdown import render_markdown
from fingerpost.pages.render.page import Page
from fingerpost.pages.render.sections import running_section
from fingerpost.pages.report_a_change import report_link
from fingerpost.records.group import Group


def group_page(view: View, group: Group) -> Page:
    """Gather what the page of one group says."""
    if group.closed is not None:
        return closed_page(view, group)
    return Page(
        kind="group",
        address=addresses.of_group(group.id),
        title=title_of(view, group),
        description=description_of(view, group)
        if group.summary
        else view.language.text("What {name} does, and how to reach them.", name=group.name),
        template="group.html",
        values=_values(view, group),
        updated=group.checked.on if group.checked else None,
        json_ld=(group_data(view, group),),
        section="find",
    )


def _values(view: View, group: Group) -> dict[str, Any]:
    activities = view.activities_by_group.get(group.id, ())
    contact = group.contact
    count = len(activities)
    return {
        "name": group.name,
        "sensitive": view.is_sensitive(group),
        "lang": lang_of(view, group.language),
        "summary": group.summary,
        "description": render_markdown(group.description) if group.description else "",
        "kind": say_kind(view, group),
        "numbers": say_identifiers(view, group),
        **ways_to_reach(contact, view.settings.country),
        "heading": view.language.plural("What they run: {n} thing", "What they run: {n} things", count),
        "cards": [card_of(view, activity) for activity in activities],
        "running": running_section(view, group, linked=False),
        "fresh": say_freshness(view, group, contact or view.settings.editors),
        "report": report_link(view, group.name, addresses.of_group(group.id)),
        "address": view.absolute(addresses.of_group(group.id)).partition("://")[2].rstrip("/"),
    }
