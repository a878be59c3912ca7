"""Structured data for search engines: what schema.org calls an event, a service, an organisation, a place.

Source: schema.org 29, and developers.google.com/search/docs/appearance/structured-data/event.
"""

from __future__ import annotations

from datetime import timedelta
from itertools import islice
from typing import Any

from fingerpost.edition import addresses
from fingerpost.edition.cached import cache_on_edition
from fingerpost.edition.edition import DatedOccurrence, Edition, is_always
from fingerpost.edition.wording.contacts import web_link
from fingerpost.edition.wording.source import LICENCES, say_source
from fingerpost.exchange.currency import currency_of
from fingerpost.exchange.left_out import is_left_out
from fingerpost.exchange.schedule_data import schedule_data
from fingerpost.reading.shared_lists import UNCATEGORISED
from fingerpost.records.activity import Activity
from fingerpost.records.directory import Record
from fingerpost.records.group import Group
from fingerpost.records.place import Place
from fingerpost.records.session import Cost, Session
from fingerpost.records.telephone import Telephone, read_telephone
from fingerpost.schedule.clock import local_end, local_start
from fingerpost.schedule.dates import Occurrence

Data = dict[str, Any]

CONTEXT = "https://schema.org"
OFFLINE = f"{CONTEXT}/OfflineEventAttendanceMode"
ONLINE = f"{CONTEXT}/OnlineEventAttendanceMode"
_FILES = {
    "activities.csv": "text/csv",
    "activities.json": "application/json",
    "activities.geojson": "application/geo+json",
    "calendar.ics": "text/calendar",
}
MOST_DATES = 4
DATES_WITHIN = 62  # days: a monthly group has a second date
STOPPED = frozenset({"paused"})


def activity_data(edition: Edition, activity: Activity) -> Data:
    """An event on its next date; a service when no date is known, or when nobody may know where it is."""
    going = edition.next_occurrence(activity)
    if going is None or edition.is_sensitive(activity) or is_always(going.session) or _stopped(activity):
        data = _service(edition, activity)
    else:
        where = _where(edition, going)
        data = _service(edition, activity) if where is None else _event(edition, going, where)
    return data | _source(edition, activity)


def group_data(edition: Edition, group: Group) -> Data:
    """The group, as an organisation."""
    data: Data = {"@context": CONTEXT, **_organisation(edition, group)}
    if group.summary:
        data["description"] = group.summary
    if telephone := _telephone(edition, group):
        data["telephone"] = telephone
    if website := web_link(group.contact.website):
        data["sameAs"] = website.href
    return data | _source(edition, group)


def place_data(edition: Edition, place: Place) -> Data:
    """The building or meeting point."""
    data: Data = {"@context": CONTEXT, **_place(edition, place.id)}
    if telephone := _telephone(edition, place):
        data["telephone"] = telephone
    return data | _source(edition, place)


def _source(edition: Edition, record: Record) -> Data:
    """Where an imported record came from and on what terms, as its page says them.

    Neither an event nor an organisation can have a licence; what is written about it can.
    """
    source = say_source(edition, record)
    if source is None:
        return {}
    origin: Data = {"@type": "CreativeWork"}
    if source.name:
        origin["name"] = source.name
    if source.href:
        origin["url"] = source.href
    if source.licence:
        origin["license"] = source.licence_href or {"@type": "CreativeWork", "name": source.licence}
    return {"subjectOf": {"@type": "WebPage", "isBasedOn": origin}}


def _telephone(edition: Edition, record: Group | Place) -> str:
    """The number as all the world dials it: +441632960123."""
    number = read_telephone(record.contact.phone, edition.settings.country) if record.contact.phone else None
    return number.dial if isinstance(number, Telephone) and not number.is_for_texts else ""


def site_data(edition: Edition) -> Data:
    """The site itself."""
    settings = edition.settings
    data: Data = {
        "@context": CONTEXT,
        "@type": "WebSite",
        "name": settings.title,
        "url": edition.absolute(addresses.HOME),
    }
    if settings.tagline:
        data["description"] = settings.tagline
    return data


def dataset_data(edition: Edition) -> Data:
    """The open data, for search engines of data sets."""
    settings = edition.settings
    licence = LICENCES.get(settings.licence)
    return {
        "@context": CONTEXT,
        "@type": "Dataset",
        "name": settings.title,
        "description": edition.language.text(
            "Groups and activities: when and where they are, what they cost, who may come."
        ),
        "url": edition.absolute(addresses.DATA),
        "dateModified": edition.today.isoformat(),
        "isAccessibleForFree": True,
        "license": licence[1] if licence else settings.licence,
        "creator": {"@type": "Organization", "name": settings.editors.name or settings.title, "url": settings.site},
        "distribution": [
            {
                "@type": "DataDownload",
                "encodingFormat": media_type,
                "contentUrl": edition.absolute(addresses.of_data(name)),
            }
            for name, media_type in _FILES.items()
            if not is_left_out(settings, addresses.of_data(name))
        ],
    }


def _event(edition: Edition, going: DatedOccurrence, where: Data) -> Data:
    activity, on = going.activity, going.occurrence
    zone = edition.settings.timezone
    starts, ends = local_start(on, zone), local_end(on, zone)
    data: Data = {
        "@context": CONTEXT,
        "@type": "Event",
        "name": activity.name,
        "description": activity.summary,
        "url": edition.absolute(addresses.of_activity(activity.id)),
        "startDate": starts.isoformat(timespec="minutes") if starts else on.day.isoformat(),
        "eventAttendanceMode": ONLINE if going.session.online else OFFLINE,
        "location": where,
    }
    if ends:
        data["endDate"] = ends.isoformat(timespec="minutes")
    group = edition.group_of(activity)
    if group is not None and group.closed is None:
        data["organizer"] = _organisation(edition, group)
    _add_cost(edition, data, going.session.cost or activity.cost)
    schedules = [rule for session in edition.sessions_to_join(activity) if (rule := schedule_data(edition, session))]
    if schedules:
        data["eventSchedule"] = schedules
    if dates := _dates_after(edition, going):
        data["subEvent"] = [{**_date(data, going.session, each, zone), "location": where} for each in dates]
    return data


def _dates_after(edition: Edition, going: DatedOccurrence) -> list[Occurrence]:
    """The next few dates of the same session, the first included; none if that is the only one."""
    last = going.occurrence.day + timedelta(days=DATES_WITHIN)
    dates = list(islice(edition.occurrences(going.session, going.occurrence.day, last), MOST_DATES))
    return dates if len(dates) > 1 else []


def _date(data: Data, session: Session, on: Occurrence, zone: str) -> Data:
    """One date as an event of its own: search engines know no rules."""
    starts, ends = local_start(on, zone), local_end(on, zone)
    event: Data = {
        "@type": "Event",
        "name": data["name"],
        "startDate": starts.isoformat(timespec="minutes") if starts else on.day.isoformat(),
        "eventAttendanceMode": ONLINE if session.online else OFFLINE,
    }
    return event | ({"endDate": ends.isoformat(timespec="minutes")} if ends else {})


def _service(edition: Edition, activity: Activity) -> Data:
    data: Data = {
        "@context": CONTEXT,
        "@type": "Service",
        "name": activity.name,
        "description": activity.summary,
        "url": edition.absolute(addresses.of_activity(activity.id)),
    }
    if categories := [kind for kind in edition.categories_of(activity) if kind.id != UNCATEGORISED.id]:
        data["serviceType"] = categories[0].name
    # For a sensitive activity these are only the towns it says it serves.
    if areas := edition.areas_of(activity):
        data["areaServed"] = [area.name for area in areas]
    group = edition.group_of(activity)
    if group is not None and group.closed is None:
        data["provider"] = _organisation(edition, group)
    return data


def _stopped(activity: Activity) -> bool:
    return activity.capacity is not None and activity.capacity.state in STOPPED


def _where(edition: Edition, going: DatedOccurrence) -> Data | None:
    """Where one session is; None if it is by phone, or nobody has said."""
    session = going.session
    if place := edition.place_of(going.activity, session):
        # No more than an event has to say: the exact location is on the page of the place.
        whole = _place(edition, place.id)
        return {name: whole[name] for name in ("@type", "name", "address")}
    if session.online:
        return {"@type": "VirtualLocation", "url": edition.absolute(addresses.of_activity(going.activity.id))}
    area = edition.directory.vocabulary.areas.get(session.area)
    return {"@type": "Place", "name": area.name, "address": area.name} if area else None


def _add_cost(edition: Edition, data: Data, cost: Cost | None) -> None:
    if cost is None:
        return
    if cost.kind in ("free", "donation") or cost.amount == 0:
        data["isAccessibleForFree"] = True
    elif cost.kind == "fixed" and cost.amount is not None and (currency := currency_of(edition.settings.country)):
        data["isAccessibleForFree"] = False
        data["offers"] = {
            "@type": "Offer",
            "price": str(cost.amount),
            "priceCurrency": currency,
            "url": data["url"],
        }


def _organisation(edition: Edition, group: Group) -> Data:
    return {"@type": "Organization", "name": group.name, "url": edition.absolute(addresses.of_group(group.id))}


@cache_on_edition(maxsize=65536)
def _place(edition: Edition, place_id: str) -> Data:
    """A place that may be shown, as it is in every event there."""
    place = edition.directory.places[place_id]
    address: Data = {
        "@type": "PostalAddress",
        "addressLocality": place.town,
        "addressCountry": edition.settings.country,
    }
    if place.address:
        address["streetAddress"] = ", ".join(place.address)
    if place.postcode:
        address["postalCode"] = place.postcode
    data: Data = {
        "@type": "Place",
        "name": place.name,
        "url": edition.absolute(addresses.of_place(place.id)),
        "address": address,
    }
    if place.location is not None:
        data["geo"] = {
            "@type": "GeoCoordinates",
            "latitude": place.location.lat,
            "longitude": place.location.lon,
        }
    return data
