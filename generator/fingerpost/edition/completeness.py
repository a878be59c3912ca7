"""How complete an entry is: what a visitor wants to know that it does not say yet.

Nothing here is a mark out of ten. An entry is rich when nothing is missing. "No" and "it depends" are answers: only
what nobody has answered is missing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from fingerpost.edition.edition import Edition
from fingerpost.edition.wording.whom import contact_of
from fingerpost.records.activity import Activity
from fingerpost.records.session import Repeats

ENOUGH_ACCESS = 3  # answers, yes or no, of all that could be asked: the way in, the toilet, and one more


def missing_from(edition: Edition, activity: Activity) -> tuple[str, ...]:
    """Name what an entry does not say yet: keys of ``ANSWERS``, in their order; empty for a rich one."""
    return tuple(part for part, says in ANSWERS.items() if not says(edition, activity))


def is_rich(edition: Edition, activity: Activity) -> bool:
    """Whether an entry says everything that a visitor wants to know."""
    return not missing_from(edition, activity)


def _when(_: Edition, activity: Activity) -> bool:
    return any(session.repeats is not Repeats.UNKNOWN for session in activity.sessions)


def _reach(edition: Edition, activity: Activity) -> bool:
    contact = contact_of(edition, activity)
    return contact is not edition.settings.editors and bool(contact.phone or contact.text or contact.email)


def _access(edition: Edition, activity: Activity) -> bool:
    """Access is not asked for if it is by phone or online, or must stay secret."""
    if edition.is_sensitive(activity):
        return True
    places = edition.places_of(activity)
    there = [{**place.access, **activity.access} for place in places] or [activity.access]
    needed = ENOUGH_ACCESS if places else 0
    return all(sum(1 for entry in answers.values() if entry.answer) >= needed for answers in there)


def _way_there(edition: Edition, activity: Activity) -> bool:
    """The way there is not asked for if it must stay secret."""
    if edition.is_sensitive(activity):
        return True
    return bool(activity.getting_there) or all(place.getting_there for place in edition.places_of(activity))


# In the order in which visitors ask.
ANSWERS: Mapping[str, Callable[[Edition, Activity], bool]] = {
    "when": _when,
    "cost": lambda _, activity: activity.cost is not None,
    "who": lambda _, activity: bool(activity.who.summary or activity.who.ages or activity.who.audiences),
    "join": lambda _, activity: bool(activity.join.ways),
    "reach": _reach,
    "first-visit": lambda _, activity: bool(activity.first_visit.steps),
    "access": _access,
    "way-there": _way_there,
    "description": lambda _, activity: bool(activity.description),
}
