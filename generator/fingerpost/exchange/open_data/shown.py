"""Records as plain values, with the field names of their files, as far as pages may show them.

Each field is named here. A new field of a record is in no export until somebody has thought about it.
"""

from __future__ import annotations

from typing import Any

from fingerpost.edition import addresses
from fingerpost.edition.edition import Edition
from fingerpost.edition.wording.contacts import email_link, web_link
from fingerpost.edition.wording.costs import say_cost
from fingerpost.edition.wording.joining import say_ways, say_who
from fingerpost.edition.wording.source import say_source
from fingerpost.edition.wording.whom import contact_of, ways_to_join
from fingerpost.exchange.as_json import without_gaps
from fingerpost.exchange.hsds.plain_data import plain_data
from fingerpost.exchange.plain_parts import plain_parts
from fingerpost.records.activity import Activity
from fingerpost.records.directory import Record
from fingerpost.records.group import Group
from fingerpost.records.parts import Checked, Contact
from fingerpost.records.place import Place

Data = dict[str, Any]


def shown_activity(edition: Edition, activity: Activity) -> Data:
    """An activity, with its places and with the sentences of its page."""
    group = edition.group_of(activity)
    is_hidden = edition.is_sensitive(activity)
    parts = plain_parts(edition, activity.id)
    following = edition.next_occurrence(activity)
    return without_gaps(
        {
            **_identity(edition, activity),
            "description": activity.description,
            "group": group.id if group else "",
            "group_name": group.name if group else "",
            "categories": list(activity.categories),
            "needs": [need.id for need in edition.needs_of(activity)],
            "areas": [area.id for area in edition.areas_of(activity)],
            "serves": list(activity.serves),
            "support": activity.support,
            "next": _moment(following.occurrence.day, following.occurrence.starts) if following else "",
            "sessions": [
                {"words": edition.words(session), **plain}
                for session, plain in zip(activity.sessions, parts["sessions"], strict=True)
            ],
            "places": [shown_place(edition, place) for place in edition.places_of(activity)],
            "cost": parts["cost"],
            "who": parts["who"],
            "join": parts["join"],
            "first_visit": parts["first_visit"],
            "getting_there": parts["getting_there"],
            "access": parts["access"],
            "languages": list(activity.languages),
            "contact": _contact(contact_of(edition, activity)),
            "capacity": parts["capacity"],
            "assurance": parts["assurance"],
            "sensitive": is_hidden or None,
            "words": without_gaps(
                {
                    "when": [edition.words(session) for session in edition.sessions_of(activity)],
                    "cost": say_cost(activity.cost, edition.language, edition.settings.country)
                    if activity.cost
                    else "",
                    "who": " ".join(say_who(edition, activity)),
                    "join": " ".join(filter(None, say_ways(ways_to_join(edition, activity), edition.language))),
                }
            ),
            "since": activity.since.isoformat() if activity.since else "",
            **_checked(activity.checked),
            "source": _source(edition, activity),
        }
    )


def shown_group(edition: Edition, group: Group) -> Data:
    """A group."""
    return without_gaps(
        {
            **_identity(edition, group),
            "description": group.description,
            "kind": group.group_kind,
            "identifiers": list(group.identifiers),
            "contact": _contact(group.contact),
            "assurance": plain_data(group.assurance),
            "sensitive": edition.is_sensitive(group) or None,
            **_checked(group.checked),
            "source": _source(edition, group),
        }
    )


def shown_place(edition: Edition, place: Place) -> Data:
    """A place that may be shown."""
    return without_gaps(
        {
            **_identity(edition, place),
            "kind": place.place_kind,
            "address": list(place.address),
            "town": place.town,
            "postcode": place.postcode,
            "location": {"lat": place.location.lat, "lon": place.location.lon} if place.location else {},
            "source": _source(edition, place),
        }
    )


def _identity(edition: Edition, record: Record) -> Data:
    return {
        "id": record.id,
        "url": edition.absolute(addresses.of(record)),
        "code": edition.code_of(record),
        "name": record.name,
        "summary": record.summary,
        "language": record.language,
    }


def _contact(contact: Contact) -> Data:
    """As its page has it: no address that could not be a link there."""
    website, mailbox = web_link(contact.website), email_link(contact.email)
    return without_gaps(
        {
            "name": contact.name,
            "role": contact.role,
            "phone": contact.phone,
            "text": contact.text,
            "email": mailbox.words if mailbox else "",
            "website": website.href if website else "",
        }
    )


def _source(edition: Edition, record: Record) -> Data:
    source = say_source(edition, record)
    if source is None:
        return {}
    return without_gaps(
        {"name": source.name, "url": source.href, "licence": source.licence, "licence_url": source.licence_href}
    )


def _moment(day: Any, starts: Any) -> str:
    return f"{day.isoformat()}T{starts:%H:%M}" if starts else str(day.isoformat())


def _checked(checked: Checked | None) -> Data:
    """When and how somebody checked it; for something that is only from a list, the day of the list."""
    if checked is None:
        return {}
    return {"listed_on": checked.on.isoformat()} if checked.is_from_list else {"checked": plain_data(checked)}
