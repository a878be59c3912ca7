"""Whether a record is sensitive, so that nothing may say where it is.

The checks, withholding, pages, search, exchange and the command line all ask here, through ``Directory.is_sensitive``
or with the parts of a directory that they have.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fingerpost.records.activity import Activity
from fingerpost.records.group import Group
from fingerpost.records.place import Place
from fingerpost.records.vocabulary import Term


def is_sensitive_category(category: str, categories: Mapping[str, Term]) -> bool:
    """Whether a category, or one above it, says that nothing of it may be located."""
    return any(term.sensitive for term in lineage(category, categories))


def is_sensitive(
    record: Activity | Group | Place, categories: Mapping[str, Term], groups: Mapping[str, Group | Activity | Place]
) -> bool:
    """Whether nothing that locates this may reach any output.

    Its own flag says so or, for an activity, the flag of one of its categories or of one above. An activity of a
    sensitive group is sensitive too, unless its own record says ``sensitive: no``: a group that runs a refuge may
    hold a coffee morning in the library. No record can lift the flag of a category.
    """
    if record.sensitive:
        return True
    if not isinstance(record, Activity):
        return False
    if any(is_sensitive_category(category, categories) for category in record.categories):
        return True
    group = groups.get(record.group) if record.group else None
    return group is not None and bool(group.sensitive) and follows_group(record)


def follows_group(activity: Activity) -> bool:
    """Whether an activity is as sensitive as its group."""
    return does_not_say(activity)


def does_not_say(record: Activity | Group | Place) -> bool:
    """Whether a record has no flag of its own, neither yes nor no."""
    return record.sensitive is None


def lineage(category: str, categories: Mapping[str, Term]) -> Iterator[Term]:
    """Walk from a category to those above it, itself first, each once; ids that are unknown end it."""
    ids = set()
    while category in categories and category not in ids:
        ids.add(category)
        yield categories[category]
        category = categories[category].parent
