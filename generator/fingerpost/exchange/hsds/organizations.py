"""Groups, as organisations of HSDS."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from fingerpost.edition import addresses
from fingerpost.edition.cached import cache_on_edition
from fingerpost.edition.edition import Edition
from fingerpost.edition.wording.assurance import say_kind
from fingerpost.exchange.as_json import without_gaps
from fingerpost.exchange.hsds.ids import uuid_of
from fingerpost.exchange.hsds.own_fields import of_group
from fingerpost.exchange.hsds.parts import contacts_of, mailbox_of, phones_of, website_of
from fingerpost.exchange.hsds.terms import attributes_of
from fingerpost.records.activity import Activity
from fingerpost.records.group import Group

Data = dict[str, Any]


def organizations_of(edition: Edition, activities: Iterable[Activity]) -> list[Data]:
    """Every open group in full, then those of the activities that run themselves."""
    own = [activity for activity in activities if runs_itself(edition, activity)]
    return [_whole(edition, group) for group in edition.groups] + [_itself(edition, activity) for activity in own]


def organization_of(edition: Edition, activity: Activity) -> Data:
    """Who runs an activity, without parts of its own.

    HSDS wants one for each service: an activity without a group is its own, in its own words.
    """
    group = None if runs_itself(edition, activity) else edition.group_of(activity)
    return _brief(edition, group.id) if group else _itself(edition, activity)


def organization_id(edition: Edition, activity: Activity) -> str:
    """The id of who runs it."""
    if runs_itself(edition, activity):
        return uuid_of(edition, "activity", activity.id, "itself")
    return uuid_of(edition, "group", activity.group)


def runs_itself(edition: Edition, activity: Activity) -> bool:
    """Whether no open group is named."""
    group = edition.group_of(activity)
    return group is None or group.closed is not None


def _itself(edition: Edition, activity: Activity) -> Data:
    return {
        "id": uuid_of(edition, "activity", activity.id, "itself"),
        "name": activity.name,
        "description": activity.summary,
    }


@cache_on_edition()
def _brief(edition: Edition, group_id: str) -> Data:
    group = edition.directory.groups[group_id]
    return without_gaps(
        {
            "id": uuid_of(edition, "group", group.id),
            "name": group.name,
            "description": _description(group),
            "email": mailbox_of(group.contact.email),
            "website": website_of(group.contact.website),
            "legal_status": say_kind(edition, group),
            "uri": edition.absolute(addresses.of_group(group.id)),
        }
    )


def _description(group: Group) -> str:
    """What the group is; HSDS demands one."""
    return "\n\n".join(part for part in (group.summary, group.description.strip()) if part) or group.name


def _whole(edition: Edition, group: Group) -> Data:
    return _brief(edition, group.id) | without_gaps(
        {
            "contacts": contacts_of(edition, group.contact, "group", group.id),
            "phones": phones_of(edition, group.contact, "group", group.id),
            "organization_identifiers": [
                {
                    "id": uuid_of(edition, "group", group.id, "identifier", identifier),
                    "organization_id": uuid_of(edition, "group", group.id),
                    # Org-id.guide's form: the list, then the number in it, as in GB-CHC-1234567.
                    "identifier_scheme": identifier.rpartition("-")[0] or identifier,
                    "identifier_type": identifier.rpartition("-")[0] or identifier,
                    "identifier": identifier,
                }
                for identifier in group.identifiers
            ],
            "attributes": attributes_of(edition, "group", group.id, {}, of_group(edition, group)),
        }
    )
