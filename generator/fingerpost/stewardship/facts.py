"""What the page of a record says, as facts with a label: short enough to be compared by a person."""

from __future__ import annotations

from fingerpost.edition.edition import Edition
from fingerpost.edition.wording.costs import say_cost
from fingerpost.edition.wording.joining import say_no_room, say_ways
from fingerpost.edition.wording.where import say_where
from fingerpost.records.activity import Activity
from fingerpost.records.directory import Record
from fingerpost.records.group import Group
from fingerpost.records.place import Place
from fingerpost.records.shorten import shorten

_LONGEST = 600  # characters


def facts_of(edition: Edition, record: Record) -> dict[str, str]:
    """What a page says of a record, by label; what it says nothing of is left out."""
    facts = {"Name": record.name, "In short": record.summary}
    if isinstance(record, Activity):
        facts |= _of_activity(edition, record)
    elif isinstance(record, Group):
        facts["Kind of group"] = record.group_kind
    else:
        facts |= _of_place(edition, record)
    facts["In full"] = record.description
    contact = record.contact
    facts["Who to contact"] = ", ".join(part for part in (contact.name, contact.role) if part)
    facts |= {"Phone": contact.phone, "Text messages": contact.text, "Email": contact.email}
    facts["Website"] = contact.website
    if not isinstance(record, Group):
        facts["Getting in"] = "; ".join([*_access(edition, record), *filter(None, [record.access_notes])])
        there = record.getting_there
        ways = {"bus": there.bus, "train": there.train, "parking": there.parking, "on foot": there.walking}
        ways["community transport"] = there.community_transport
        facts["Getting there"] = "; ".join(f"{way}: {words}" for way, words in ways.items() if words)
    if record.checked:
        day = edition.language.date(record.checked.on, weekday=False)
        facts["Last checked"] = f"never: from a list of {day}" if record.checked.is_from_list else day
    if record.closed:
        facts["Ended"] = " ".join(filter(None, (edition.language.date(record.closed.on), record.closed.reason)))
    return {label: shorten(" ".join(words.split()), _LONGEST) for label, words in facts.items() if words.strip()}


def _of_activity(edition: Edition, activity: Activity) -> dict[str, str]:
    language = edition.language
    who, visit, group = activity.who, activity.first_visit, edition.group_of(activity)
    ways = " ".join(filter(None, say_ways(activity.join.ways, language))) if activity.join.ways else ""
    return {
        "When": "; ".join(
            ". ".join(filter(None, (edition.words(session), session.notes)))
            for session in edition.sessions_of(activity)
        ),
        "Where": "; ".join(
            ", ".join(filter(None, (where.name, where.lines, where.postcode))) for where in say_where(edition, activity)
        ),
        "Cost": say_cost(activity.cost, language, edition.settings.country),
        "Who it is for": who.summary,
        "How to join": " ".join(filter(None, (ways, activity.join.steps))),
        "First visit": " ".join(filter(None, (visit.met_by, *visit.steps, visit.bring))),
        "Kind of thing": ", ".join(category.name for category in edition.categories_of(activity)),
        "Room": say_no_room(edition, activity),
        "Run by": group.name if group else "",
    }


def _of_place(edition: Edition, place: Place) -> dict[str, str]:
    return {
        "Address": ", ".join(filter(None, (*place.address, place.town, place.postcode))),
        "Kind of place": place.place_kind,
        "Here": ", ".join(activity.name for activity in edition.activities_by_place.get(place.id, ())),
    }


def _access(edition: Edition, record: Activity | Place) -> list[str]:
    names = edition.directory.vocabulary.access
    return [
        f"{names[feature].name if feature in names else feature}: "
        + ", ".join(filter(None, ({"yes": "yes", "no": "no"}.get(answer.answer, "ask first"), answer.note)))
        for feature, answer in record.access.items()
    ]
