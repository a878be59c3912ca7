"""Whether what somebody sends is about something that must stay secret, whatever they say of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fingerpost.intake.submission import NotUnderstood, Submission, Want
from fingerpost.intake.which_entry import find_entry
from fingerpost.records.directory import Directory
from fingerpost.records.secrecy import is_sensitive_category
from fingerpost.records.slug import slug_of


def is_secret(values: Mapping[str, Any], directory: Directory) -> bool:
    """Whether an activity with these values is sensitive; they need not keep to the schema."""
    if values.get("sensitive") is True:
        return True
    names = values.get("categories")
    categories = [name for name in names if isinstance(name, str)] if isinstance(names, list) else []
    if any(is_sensitive_category(name, directory.vocabulary.categories) for name in categories):
        return True
    group = directory.groups.get(str(values.get("group") or ""))
    return group is not None and directory.is_sensitive(group) and values.get("sensitive") is None


def is_about_a_secret(submission: Submission, directory: Directory) -> bool:
    """Whether the activity that is sent is sensitive, as it is now or as it would be."""
    if submission.kind != "activity":
        return False
    if is_secret(submission.values, directory):
        return True
    if submission.want is Want.ADD:
        return False
    try:
        kind, record_id = find_entry(directory, submission.entry, submission.name)
    except NotUnderstood:
        return False
    return kind == "activity" and directory.is_sensitive(directory.activities[record_id])


def has_the_name_of_a_secret(name: object, directory: Directory) -> bool:
    """Whether a new place is called as one that is in no output: its address, sent along, would say where that is."""
    called = slug_of(str(name or ""))
    return bool(called) and any(
        slug_of(place.name) == called and directory.is_sensitive(place) for place in directory.places.values()
    )
