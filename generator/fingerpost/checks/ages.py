"""Are the ages of an activity the right way round?"""

from __future__ import annotations

from collections.abc import Iterator

from fingerpost.records.activity import Activity
from fingerpost.records.parts import Age
from fingerpost.records.problem import Problem


def check_ages(activity: Activity) -> Iterator[Problem]:
    """Check that the youngest age is not above the oldest: a search by age would never find it."""
    ages = activity.who.ages
    if ages is None or ages.youngest is None or ages.oldest is None or ages.youngest.days <= ages.oldest.days:
        return
    youngest, oldest = _say(ages.youngest), _say(ages.oldest)
    yield Problem(
        code="ages-reversed",
        span=activity.spans["who.ages.to"],
        message=f"{activity.name} is for people from {youngest} to {oldest}, so for nobody.",
        hint=f"If it is the other way round, write ages: {{from: {oldest}, to: {youngest}}}.",
    )


def _say(age: Age) -> str:
    return str(age.number) if age.unit == "years" else f"{age.number} {age.unit}"
