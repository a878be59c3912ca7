"""How well a column fits each field: its heading and what is in it, together."""

from __future__ import annotations

import re
from collections.abc import Mapping

from fingerpost.exchange.tables.privacy.may_be_shown import asked_of
from fingerpost.exchange.tables.propose import fit_values, fit_words
from fingerpost.exchange.tables.propose.column import Column, Fit
from fingerpost.exchange.tables.propose.headings import day_in, is_second, plain, reason_not_shown, roles_of
from fingerpost.exchange.tables.propose.likeness import SUBJECTS
from fingerpost.exchange.tables.values.no_answer import says_nothing

ENOUGH = 0.75  # the score from which a column is taken
_PLAINLY = 0.9
_A_WORD = 0.5
_BEST_FIT = 2.0  # nothing else fits as well
_SEVERAL = 3  # regions, that tell places apart
_SECOND = 0.3  # how much worse "Mailing address" is than another
_OF_ONE_PLACE = frozenset({"address", "town", "postcode", "phone", "email"})
_OF_THE_TABLE = frozenset({"key", "name", "closed"})  # never taken from one that is joined
_OF_PEOPLE = frozenset({"ages", "who", "name"})  # "Session" may be the name of one
_WHEN = ("hours", "start", "end", "day", "frequency", "start_date", "end_date", "checked")
_UNNAMED = re.compile(r"(?:field|column|unnamed) ?\d*")
_GROUP_NAME = re.compile(r"(?:group|club|society|association|charity|team|partner|provider)s?(?: name)?")
_RULES = {**fit_values.RULES, **fit_words.RULES}

# What a column's contents may show although its heading does not.
_BY_CONTENTS = (
    "coordinates",
    "address",
    "postcode",
    "email",
    "website",
    "phone",
    "cost",
    "hours",
    "description",
    "ages",
    "day",
    "key",
    "languages",
    *SUBJECTS,
)


def scores_of(column: Column) -> dict[str, tuple[float, str]]:
    """How well a column fits each role, from 0 to about 2, and why."""
    contents = column.contents
    question = asked_of(column.heading, contents.cells)
    if question and not (column.table and question.is_state):  # one of several sessions or places may be off
        return {"closed": (_BEST_FIT, "its heading asks whether it may be shown")}
    if not contents.filled or all(map(says_nothing, contents.cells)):
        return {}
    headings = roles_of(column.heading)
    if any(role.startswith("hours.") for role in headings):
        headings = {role: score for role, score in headings.items() if role.startswith("hours.")}
    if column.table and _GROUP_NAME.fullmatch(plain(column.heading)):
        headings = {**headings, "group": 1.0}  # on a sheet of its own, which the rows of the list lead to
    if _UNNAMED.fullmatch(plain(column.heading)):
        headings = {"venue": 1.0} if column.table and contents.is_different and contents.share("text") > 0.9 else {}
    if headings.get("join", 0) >= 1 and contents.share("web") >= 0.4:
        headings = {**headings, "booking_url": 1.0}  # "How to book" that is a link
    is_one_time = contents.share("time") >= 0.5 or fit_values.is_of_four_figures(column)
    if headings.get("hours", 0) > _A_WORD and is_one_time and "end" not in headings:
        headings = {"start": _PLAINLY, **headings}  # "Meeting time", in which there is one time and no more
    scores: dict[str, tuple[float, str]] = {}
    roles = {*headings, *_BY_CONTENTS}
    if headings.get("frequency", 0) >= 1:
        roles.discard("hours")  # "1st Friday" can be read as hours too, but those are in other columns
    if headings.keys().isdisjoint(_OF_PEOPLE) and any(headings.get(role, 0.0) >= _PLAINLY for role in _WHEN):
        roles.discard("ages")  # "Times" with 7-9 below it
    for role in sorted(roles - _OF_THE_TABLE if column.table else roles):  # of two that fit as well, always the same
        if fitting := _fit(role, headings.get(role, 0.0), column):
            second = _SECOND if role in _OF_ONE_PLACE and is_second(column.heading) else 0.0
            scores[role] = (fitting[0] - second, fitting[1])
    if "website" in scores and headings.get("cost", 0) >= 1:
        del scores["website"]  # "Prices" that are pages of their own
    if headings.get("hours", 0) == 0 and scores.get("description", (0.0, ""))[0] >= ENOUGH and _is_plain_text(headings):
        scores.pop("hours", None)  # a description that says when too
    is_several_regions = plain(column.heading) in ("region", "regions") and len(contents.values) >= _SEVERAL
    if reason_not_shown(column.heading) and not is_several_regions:
        plainly = {role for role, score in headings.items() if score >= 1 and role != "area"}
        scores = {role: score for role, score in scores.items() if role in plainly and role != "description"}
    return scores


def _is_plain_text(headings: Mapping[str, float]) -> bool:
    return headings.get("description", 0) >= 1


def _fit(role: str, heading: float, column: Column) -> Fit:
    """The score of one role and why; None if the contents say that it cannot be."""
    if role.startswith("hours."):
        return fit_values.hours_of_a_day(heading, column)
    if role.startswith("access."):
        return fit_words.access(heading, column)
    return _RULES[role](heading, column)


def part_of_day(column: Column) -> str:
    """What a heading of a day says beside the day: "staffed hours", "open", "close"."""
    return day_in(column.heading)[1]
