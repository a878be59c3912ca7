"""Activities, as services of HSDS 3.0 in its full shape, which Open Referral UK 3.0 accepts as well.

Open Referral UK has fewer fields. What it lacks is also given in words, in the description: see ``texts.py``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from fingerpost.edition import addresses
from fingerpost.edition.edition import Edition
from fingerpost.edition.ending import is_surely_over
from fingerpost.edition.wording.assurance import assurance_table
from fingerpost.edition.wording.costs import say_cost
from fingerpost.edition.wording.joining import say_capacity
from fingerpost.edition.wording.whom import contact_of
from fingerpost.exchange.as_json import without_gaps
from fingerpost.exchange.hsds.ids import uuid_of
from fingerpost.exchange.hsds.organizations import organization_id, organization_of
from fingerpost.exchange.hsds.own_fields import of_activity
from fingerpost.exchange.hsds.parts import (
    contacts_of,
    cost_options_of,
    languages_of,
    mailbox_of,
    phones_of,
    website_of,
)
from fingerpost.exchange.hsds.schedules import schedules_of
from fingerpost.exchange.hsds.terms import attributes_of
from fingerpost.exchange.hsds.texts import description_of, eligibility_of, how_to_join
from fingerpost.reading.shared_lists import UNCATEGORISED
from fingerpost.records.activity import Activity
from fingerpost.records.parts import Age
from fingerpost.records.session import Cost
from fingerpost.schedule.review import is_checked

Data = dict[str, Any]


def services_in(edition: Edition) -> tuple[Activity, ...]:
    """Every activity with a service: those that lists offer, and those that are over, but none that has closed."""
    everything = edition.directory.activities.values()
    over = [activity for activity in everything if activity.closed is None and edition.is_over(activity)]
    return (*edition.activities, *sorted(over, key=lambda activity: (activity.name.casefold(), activity.id)))


def listed_service(edition: Edition, activity: Activity) -> Data:
    """A service as lists have it: its own fields, and who runs it."""
    return _fields(edition, activity) | {"organization": organization_of(edition, activity)}


def rest_of_service(edition: Edition, activity: Activity) -> Data:
    """What a service has in full, and not in lists, but for its places."""
    own = ("activity", activity.id)
    contact = contact_of(edition, activity)
    return without_gaps(
        {
            "phones": phones_of(edition, contact, *own),
            "schedules": schedules_of(edition, activity),
            "service_areas": list(_areas(edition, activity)),
            "languages": languages_of(edition, activity.languages, *own),
            "cost_options": cost_options_of(edition, _cost(activity), *own),
            "contacts": contacts_of(edition, contact, *own),
            "attributes": attributes_of(edition, *own, _words(edition, activity), of_activity(edition, activity)),
        }
    )


def named_service(edition: Edition, activity: Activity) -> Data:
    """A service where another list names it."""
    return {
        "id": uuid_of(edition, "activity", activity.id),
        "name": activity.name,
        "status": _status(edition, activity),
    }


def _fields(edition: Edition, activity: Activity) -> Data:
    contact, country = contact_of(edition, activity), edition.settings.country
    cost = _cost(activity)
    fees = say_cost(cost, edition.language, country) if cost else ""
    ages = activity.who.ages
    who, how = eligibility_of(edition, activity), how_to_join(edition, activity)
    return without_gaps(
        {
            "id": uuid_of(edition, "activity", activity.id),
            "organization_id": organization_id(edition, activity),
            "name": activity.name,
            "description": description_of(edition, activity, who, how),
            "url": website_of(activity.contact.website) or edition.absolute(addresses.of_activity(activity.id)),
            "email": mailbox_of(contact.email),
            "status": _status(edition, activity),
            "application_process": how,
            "fees_description": fees,
            "fees": fees,
            "accreditations": _accreditations(edition, activity),
            "eligibility_description": who,
            "minimum_age": _years(ages.youngest) if ages else None,
            "maximum_age": _years(ages.oldest) if ages else None,
            "assured_date": activity.checked.on.isoformat() if is_checked(activity) else None,
            "assurer_email": mailbox_of(edition.settings.editors.email),
            "alert": say_capacity(edition, activity),
        }
    )


def _status(edition: Edition, activity: Activity) -> str:
    if is_surely_over(activity.sessions, edition.today):
        return "inactive"
    return "temporarily closed" if activity.capacity and activity.capacity.state == "paused" else "active"


def _cost(activity: Activity) -> Cost | None:
    return activity.cost or next((session.cost for session in activity.sessions if session.cost), None)


def _accreditations(edition: Edition, activity: Activity) -> str:
    rows = assurance_table(edition, activity.assurance).rows
    return "\n".join(f"{row.name}: {row.how}." for row in rows)


def _years(age: Age | None) -> int | float | None:
    if age is None:
        return None
    return age.number if age.unit == "years" else round(age.days / 365.25, 2)


def _areas(edition: Edition, activity: Activity) -> Iterator[Data]:
    for area in edition.areas_of(activity):
        yield {
            "id": uuid_of(edition, "activity", activity.id, "area", area.id),
            "service_id": uuid_of(edition, "activity", activity.id),
            "name": area.name,
        }


def _words(edition: Edition, activity: Activity) -> dict[str, Any]:
    vocabulary = edition.directory.vocabulary
    categories = (vocabulary.categories.get(category) for category in activity.categories)
    audiences = (vocabulary.audiences.get(audience) for audience in activity.who.audiences)
    return {
        "categories": [term for term in categories if term and term.id != UNCATEGORISED.id],
        "needs": edition.needs_of(activity),
        "audiences": [term for term in audiences if term],
    }
