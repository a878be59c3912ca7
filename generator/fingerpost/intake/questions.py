"""The questions of the form at ``/add/``, by kind of record."""

from __future__ import annotations

from collections.abc import Mapping

from fingerpost.intake.form import activity, group, place
from fingerpost.intake.question import Section

# In the order in which the form offers them.
SECTIONS: Mapping[str, tuple[Section, ...]] = {
    "activity": activity.SECTIONS,
    "group": group.SECTIONS,
    "place": place.SECTIONS,
}
NEW_PLACE = place.WHERE_IT_IS  # of an activity at a place that is not listed
NEW_GROUP = group.WHO_THEY_ARE  # of an activity that a group runs which is not listed
