"""The names that versions of HSDS, Open Referral UK and the programs that speak them have for one thing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

Data = dict[str, Any]

# Lists inside a thing, by the name of HSDS 3.0.
LISTS: Mapping[str, tuple[str, ...]] = {
    "service_at_locations": ("service_at_location", "services_at_location", "services_at_locations"),
    "schedules": ("regular_schedules", "regular_schedule", "schedule", "operating_hours", "events"),
    "phones": ("phone",),
    "contacts": ("contact",),
    "cost_options": ("cost_option",),
    "languages": ("language",),
    "eligibilities": ("eligibilitys", "eligibility"),
    "service_areas": ("service_area",),
    "attributes": ("attribute", "other_attributes"),
    "taxonomies": ("service_taxonomys", "service_taxonomies", "service_taxonomy", "services_taxonomy", "categories"),
    "accessibility": ("accessibilities", "accessibility_for_disabilities"),
    "addresses": ("physical_addresses", "physical_address", "address"),
    "holiday_schedules": ("holiday_schedule",),
    "reviews": ("review",),
    "links": (),
    "locations": (),
}
# Single fields, by the name of HSDS 3.0.
FIELDS: Mapping[str, tuple[str, ...]] = {
    "organization": ("organisation",),
    "organization_id": ("organisation_id",),
    "website": ("web", "url"),
    "assured_date": ("last_assured", "assured"),
    "last_modified": ("updated_at", "last_updated"),
    "minimum_age": ("min_age",),
    "maximum_age": ("max_age",),
    "eligibility_description": ("audience",),
    "type": ("number_type",),
    "short_description": ("short_desc",),
}


def tidy(thing: Any) -> Any:
    """The same thing with the names of HSDS 3.0 and without what is empty; lists in it too.

    >>> tidy({"organisation": {"id": 1883, "name": None}, "regular_schedules": [{"weekday": "Monday"}]})
    {'organization': {'id': '1883'}, 'schedules': [{'weekday': 'Monday'}]}
    """
    if isinstance(thing, list):
        return [part for each in thing if (part := tidy(each)) not in (None, "", {}, [])]
    if not isinstance(thing, dict):
        return thing.strip() if isinstance(thing, str) else thing
    data: Data = {}
    for theirs, value in thing.items():
        part = tidy(value)
        if part in (None, "", {}, []):
            continue
        name = _name(str(theirs), part)
        if name == "id" or name.endswith("_id"):
            part = str(part)
        if name in LISTS and not isinstance(part, list):
            part = [part] if isinstance(part, dict) else [{"value": part}]
        if name not in data:
            data[name] = part
        elif isinstance(data[name], list) and isinstance(part, list):
            data[name] = data[name] + part
    return data


_OF_FIELDS = {theirs: ours for ours, others in FIELDS.items() for theirs in others}
_OF_LISTS = {theirs: ours for ours, others in LISTS.items() for theirs in others}


def _name(name: str, value: Any) -> str:
    if isinstance(value, list | dict) and name in _OF_LISTS:
        return _OF_LISTS[name]
    return _OF_FIELDS.get(name, name)


def first(thing: Mapping[str, Any], names: Iterable[str]) -> str:
    """The first of some fields that says anything, as text."""
    return next((text for name in names if (text := text_of(thing.get(name)))), "")


def text_of(value: Any) -> str:
    """A value as text; "" if it is empty or not a single value."""
    if value is None or isinstance(value, list | dict | bool):
        return ""
    return str(value).strip()
