"""The page of a group: who they are, what they run, how to reach them."""

from __future__ import annotations

from typing import Any

from fingerpost.edition import addresses
from fingerpost.edition.card import card_of, lang_of
from fingerpost.edition.edition import Edition
from fingerpost.edition.titles import description_of, title_of
from fingerpost.edition.wording.asking import first_way, say_ask
from fingerpost.edition.wording.assurance import say_identifiers, say_kind
from fingerpost.edition.wording.contacts import ways_to_reach, ways_to_send
from fingerpost.edition.wording.freshness import say_freshness
from fingerpost.edition.wording.page_text import page_text
from fingerpost.edition.wording.source import say_source
from fingerpost.exchange.ical.calendars import GROUPS
from fingerpost.exchange.ical.links import list_calendar
from fingerpost.exchange.schema_org import group_data
from fingerpost.pages.kinds.closed import closed_page
from fingerpost.pages.render.markdown import render_markdown
from fingerpost.pages.render.page import Page
from fingerpost.pages.render.sections import assurance_section
from fingerpost.pages.report_a_change import change_link, same_link, ways_to_report
from fingerpost.printing.page_code import page_code
from fingerpost.records.group import Group
from fingerpost.stewardship.completeness import say_what_would_help
from fingerpost.stewardship.keepers import entries_by_keeper, may_name_keeper


def group_page(edition: Edition, group: Group) -> Page:
    """Gather what the page of one group says."""
    if group.closed is not None:
        return closed_page(edition, group)
    return Page(
        kind="group",
        address=addresses.of_group(group.id),
        title=title_of(edition, group),
        description=description_of(edition, group)
        if group.summary
        else edition.language.text("What {name} does, and how to reach them.", name=group.name),
        template="group.html",
        values=_values(edition, group),
        updated=group.checked.on if group.checked else None,
        json_ld=(group_data(edition, group),),
    )


def _values(edition: Edition, group: Group) -> dict[str, Any]:
    activities = edition.activities_by_group.get(group.id, ())
    contact = group.contact
    count = len(activities)
    language, country = edition.language, edition.settings.country
    address = addresses.of_group(group.id)
    ask = say_ask(contact, language, country)
    message = page_text(edition, group)
    return {
        "page_code": page_code(edition, group),
        "id": group.id,
        "code": edition.code_of(group),
        "name": group.name,
        "sensitive": edition.is_sensitive(group),
        "lang": lang_of(edition, group.language),
        "summary": group.summary,
        "description": render_markdown(group.description) if group.description else "",
        "kind": say_kind(edition, group),
        "numbers": say_identifiers(edition, group),
        **ways_to_reach(contact, country),
        "first_way": first_way(contact, language, country),
        **ways_to_send(edition.absolute(address), group.name, message),
        "heading": edition.language.plural("What they run: {n} activity", "What they run: {n} activities", count),
        "cards": [card_of(edition, activity) for activity in activities],
        "calendar": list_calendar(edition, GROUPS, group.id, activities),
        "running": assurance_section(edition, group, ask=ask, linked=False),
        "keeps": _keeps(edition, group),
        "source": say_source(edition, group),
        "fresh": say_freshness(edition, group, contact or edition.settings.editors),
        "change": change_link(edition, group),
        "same": same_link(edition, group),
        "would_help": say_what_would_help(edition, group),
        **ways_to_report(edition, group.name, address, is_sensitive=edition.is_sensitive(group)),
        "address": edition.absolute(address).partition("://")[2].rstrip("/"),
    }


def _keeps(edition: Edition, group: Group) -> tuple[str, str] | None:
    """Address and words of the page of its entries, if it keeps any that has a page."""
    number = sum(may_name_keeper(edition, record) for record in entries_by_keeper(edition).get(group.id, ()))
    words = edition.language.plural("The {n} entry that they keep", "The {n} entries that they keep", number)
    return (edition.url(addresses.of_partner(group.id)), words) if number else None
