"""Which column is what: headings and contents together, and each column for one thing."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fingerpost.exchange.tables.propose.contents import Contents
from fingerpost.exchange.tables.propose.heading_words import STATES
from fingerpost.exchange.tables.propose.headings import day_in, is_second, plain, reason_not_shown, roles_of

# Roles that several columns may have together: lines of an address, days, phones to choose from.
SEVERAL = frozenset({"address", "phone", "email", "website", "category", "who", "join", "key_part", "description"})
# Roles of which every one is taken from the same table as the first.
_OF_ONE_TABLE = ("day", "start", "end", "frequency")
# Roles for which another table may help out, where the table itself says nothing.
_OF_THE_TABLE = frozenset({"key", "name", "closed"})  # never taken from one that is joined
_FROM_ANY = frozenset({"phone", "email", "website"})
_OWN_TABLE = 0.2  # how much better a column of the table itself is than one that is joined
_SECOND = 0.3  # how much worse "Mailing address" is than another
_OF_ONE_PLACE = frozenset({"address", "town", "postcode", "phone", "email"})
_ENOUGH = 0.75


_IS_CHECK = re.compile(r"\b(?:verified|checked|assured|confirmed)\b")
_UNNAMED = re.compile(r"(?:field|column|unnamed) ?\d*")


@dataclass(frozen=True)
class Column:
    """A column of the table or of one that is joined to it."""

    name: str  # as a mapping names it: "Town", "Locations: Town"
    heading: str
    contents: Contents
    table: str = ""  # the joined table it is in; "": the table itself


@dataclass(frozen=True)
class Choice:
    """What a column was taken for, and why."""

    column: Column
    role: str
    score: float
    why: str


def choose(columns: Sequence[Column]) -> tuple[dict[str, list[Choice]], dict[str, str]]:
    """The columns for each role, best first; and why each of the others was left out."""
    scored: list[Choice] = []
    for column in columns:
        scored += [
            Choice(column, role, score, why) for role, (score, why) in scores_of(column).items() if score >= _ENOUGH
        ]
    scored.sort(key=lambda choice: -choice.score - (0 if choice.column.table else _OWN_TABLE))
    chosen: dict[str, list[Choice]] = {}
    used: set[str] = set()
    for choice in scored:
        base = choice.role
        if choice.column.name in used or (base in chosen and base not in SEVERAL and not base.startswith("hours.")):
            continue
        others = [chosen[base][0]] if base in chosen and base not in _FROM_ANY else []
        if base in _OF_ONE_TABLE:
            others += [chosen[role][0] for role in _OF_ONE_TABLE if role in chosen]
        if any(other.column.table != choice.column.table for other in others):
            continue
        chosen.setdefault(base, []).append(choice)
        used.add(choice.column.name)
    _keep_one_address(chosen, used)
    if "name" not in chosen and "group" in chosen and not chosen["group"][0].column.table:
        chosen["name"] = chosen.pop("group")  # a list of organisations: they are what is listed
    _put_in_order(chosen, columns)
    left = {column.name: why_left(column) for column in columns if column.name not in used}
    return chosen, left


def _keep_one_address(chosen: dict[str, list[Choice]], used: set[str]) -> None:
    """Leave out the lines of a second address, where there is a first."""
    lines = chosen.get("address", [])
    first = [choice for choice in lines if not is_second(choice.column.heading)]
    if first and len(first) < len(lines):
        used -= {choice.column.name for choice in lines} - {choice.column.name for choice in first}
        chosen["address"] = first


def _put_in_order(chosen: dict[str, list[Choice]], columns: Sequence[Column]) -> None:
    order = {column.name: number for number, column in enumerate(columns)}
    for role in ("address", "category"):
        if role in chosen:
            chosen[role].sort(key=lambda choice: order[choice.column.name])


def why_left(column: Column) -> str:
    """Why nothing is made of a column, in words."""
    if not column.contents.filled:
        return "it is empty"
    return reason_not_shown(column.heading) or "nothing says what it would be here"


def scores_of(column: Column) -> dict[str, tuple[float, str]]:
    """How well a column fits each role, from 0 to about 2, and why."""
    contents = column.contents
    if not contents.filled:
        return {}
    headings = roles_of(column.heading)
    if any(role.startswith("hours.") for role in headings):
        headings = {role: score for role, score in headings.items() if role.startswith("hours.")}
    if _UNNAMED.fullmatch(plain(column.heading)):
        headings = {"venue": 1.0} if column.table and contents.is_different and contents.share("text") > 0.9 else {}
    if headings.get("join", 0) >= 1 and contents.share("web") >= 0.4:
        headings = {**headings, "booking_url": 1.0}  # "How to book" that is a link
    scores: dict[str, tuple[float, str]] = {}
    roles = {*headings, *_BY_CONTENTS}
    if headings.get("frequency", 0) >= 1:
        roles.discard("hours")  # "1st Friday" can be read as hours too, but those are in other columns
    for role in sorted(roles - _OF_THE_TABLE if column.table else roles):  # of two that fit as well, always the same
        heading = headings.get(role, 0.0)
        if fitting := _fit(role, heading, column):
            second = _SECOND if role in _OF_ONE_PLACE and is_second(column.heading) else 0.0
            scores[role] = (fitting[0] - second, fitting[1])
    if "website" in scores and headings.get("cost", 0) >= 1:
        del scores["website"]  # "Prices" that are pages of their own
    if reason_not_shown(column.heading):
        plainly = {role for role, score in headings.items() if score >= 1 and role != "area"}
        scores = {role: score for role, score in scores.items() if role in plainly and role != "description"}
    return scores


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
)


def _fit(role: str, heading: float, column: Column) -> tuple[float, str] | None:
    """The score of one role and why; None where the contents say that it cannot be."""
    contents = column.contents
    share = contents.share
    says = "its heading says so"
    if role == "postcode":
        if share("postcode") >= 0.5:
            return 1.6 + heading / 2, "postcodes are in it"
        if share("zip") >= 0.8 and heading >= 0.5:
            return 1.3 + heading / 2, "ZIP codes are in it"
        return (heading, says) if heading >= 1 and not share("long") and share("phone") < 0.5 else None
    if role == "email":
        return (1.5 + heading / 2, "email addresses are in it") if share("email") >= 0.4 else None
    if role in ("website", "booking_url"):
        if share("web") < 0.4:
            return None
        score = 1.2 + heading / 2 if role == "website" else (1.9 if heading else 0)
        return (score, "web addresses are in it") if score else None
    if role == "phone":
        if share("phone") >= 0.5 and (heading or share("number") < 0.5):
            return 1.2 + heading / 2, "phone numbers are in it"
        return (0.9, says) if heading >= 1 and share("phone") >= 0.25 else None
    if role == "coordinates":
        return (2.5, "latitudes and longitudes are in it") if share("point") >= 0.8 else None
    if role in ("latitude", "longitude"):
        low, high = (-90, 90) if role == "latitude" else (-180, 180)
        numbers = [float(cell) for cell in contents.cells if _is_number(cell)]
        are_degrees = len(numbers) >= 0.8 * len(contents.cells) and all(low <= number <= high for number in numbers)
        return (1.5, says) if heading >= 0.5 and are_degrees else None
    if role.startswith("hours."):
        is_hours = share("time") >= 0.4 or contents.hours_of_a_day >= 0.3 or _closed_only(contents)
        return (1.5, "hours of that day are in it") if heading and is_hours else None
    if role == "hours":
        if share("time") > 0.5 or share("number") > 0.5 or share("date") > 0.5 or share("days") > 0.8:
            return None
        read = contents.hours if heading or (share("text") > 0.6 and _has_digits(contents)) else 0.0
        if read >= (0.3 if heading else 0.5):
            fuller = 0.4 * contents.filled_share  # of two such columns
            return 1.0 + heading / 2 + read / 2 + fuller, "days and times can be read in it"
        return (0.8, says) if heading >= 1 and contents.length > 8 else None
    if role in ("start", "end"):
        return (1.0 + heading / 2, "times are in it") if heading >= 0.5 and share("time") >= 0.5 else None
    if role == "day":
        if share("days") >= 0.6 and (heading or contents.filled_share >= 0.5):
            return 1.3 + heading / 2, "names of days are in it"
        return None
    if role in ("start_date", "end_date", "checked"):
        least = 0.5 if role == "checked" else 1
        best = 0.1 if role == "checked" and _IS_CHECK.search(plain(column.heading)) else 0.0  # rather than "updated"
        return (1.3 * heading + best, "dates are in it") if heading >= least and share("date") >= 0.5 else None
    if role == "frequency":
        return (1.0, says) if heading >= 1 and share("time") < 0.5 and share("date") < 0.5 else None
    if role == "cost":
        if (share("long") > 0.8 and not heading) or share("web") > 0.6:
            return None
        priced = max(share("money"), share("price"))
        if heading >= 0.5 and (
            priced >= 0.2 or share("yes_no") >= 0.6 or share("number") >= 0.6 or share("text") >= 0.6
        ):
            return 0.9 * heading + 0.4 * priced, says
        return (0.9, "prices are in it") if share("money") >= 0.7 and contents.length < LONGEST_PRICE else None
    if role in ("ages", "age_from", "age_to"):
        is_one_age = role != "ages" and share("number") >= 0.7
        if heading >= 0.5 and (is_one_age or share("ages") >= 0.3 or (role == "ages" and share("text") > 0.5)):
            return 1.2 * heading, says
        return (0.9, "ages are in it") if role == "ages" and share("ages") >= 0.7 and share("number") < 0.3 else None
    if role.startswith("access."):
        if heading and share("long") < 0.5 and (share("yes_no") >= 0.4 or heading >= 1.2):
            return 1.1 * heading, "answers are in it" if share("yes_no") >= 0.4 else says
        return None
    if role == "description":
        if share("web") > 0.4 or share("email") > 0.4 or share("phone") > 0.5 or share("yes_no") > 0.6:
            return None
        if heading >= 0.5 and (share("long") >= 0.2 or contents.length >= 25):
            return heading * 0.9 + 0.4 * share("long"), "longer texts are in it"
        return (
            (0.76, "long texts are in it") if share("long") >= 0.7 and plain(column.heading) and not heading else None
        )
    if role == "summary":
        return (1.1 * heading, says) if heading >= 1 and contents.length >= 15 else None
    if role == "key":
        if heading >= 1 and contents.is_different and contents.filled_share >= 0.98 and contents.length <= 40:
            return 1.2, "each row has its own"
        return None
    if role == "name":
        if heading >= 0.5 and share("text") >= 0.7 and 2 <= contents.length <= LONGEST_NAME and share("yes_no") < 0.5:
            words = plain(column.heading)
            plainest = 0.35 if words in ("name", "title") or words.endswith((" name", "title")) else 0.0
            different = len(contents.values) / max(len(contents.cells), 1)
            return 0.75 * heading + plainest + 0.3 * different, says
        return None
    if role in ("venue", "group", "town", "contact_name", "contact_role"):
        if role == "venue" and share("whole_address") >= 0.5:
            return None
        if heading >= 0.5 and share("text") >= 0.7 and contents.length <= LONGEST_NAME and share("yes_no") < 0.5:
            return 1.05 * heading, says
        return None
    if role == "category":
        if share("yes_no") > 0.6 or share("number") > 0.6 or share("web") > 0.4:
            return None
        if heading >= 1 or (heading and contents.are_kinds):
            return 0.9 * heading + (
                0.25 if contents.are_kinds else 0.0
            ), "few values come again and again" if contents.are_kinds else says
        return None
    if role == "closed" and plain(column.heading).endswith("status") and contents.values:
        states = {value.partition(",")[0].strip().casefold() for value in contents.values}
        return (1.1, says) if (heading >= 1 and len(states) <= 6) or states <= STATES else None
    if role == "closed":
        few = len(contents.values) <= 6 or share("date") >= 0.5 or contents.filled_share < 0.5
        return (1.1, says) if heading >= 1 and few else None
    if role == "address":
        fits = share("text") >= 0.5 and share("email") < 0.3 and share("web") < 0.3 and share("yes_no") < 0.5
        if heading >= 0.5 and fits:
            return 1.1 * heading, says
        return (0.85, "addresses are in it") if share("whole_address") >= 0.5 else None
    if role in ("join", "who", "bus", "bring", "access_notes", "languages", "area", "charity"):
        fits = share("web") < 0.5 and share("email") < 0.5 and (role in ("join", "charity") or share("yes_no") < 0.6)
        fits = fits and not (role == "bus" and share("yes_no") >= 0.5) and share("date") < 0.5
        return (1.0 * heading if heading >= 1 else 0.8 * heading + 0.3, says) if heading >= 0.5 and fits else None
    return None


LONGEST_NAME = 90
LONGEST_PRICE = 60


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True


def _has_digits(contents: Contents) -> bool:
    return sum(any(character.isdigit() for character in cell) for cell in contents.cells) >= 0.6 * len(contents.cells)


def _closed_only(contents: Contents) -> bool:
    return all(value.casefold() in ("closed", "-", "n/a") for value in contents.values)


def part_of_day(column: Column) -> str:
    """What a heading of a day says beside the day: "staffed hours", "open", "close"."""
    return day_in(column.heading)[1]


def left_out(choices: Mapping[str, list[Choice]], columns: Sequence[Column]) -> dict[str, str]:
    """Why each column that no choice has is left out."""
    used = {choice.column.name for group in choices.values() for choice in group}
    return {column.name: why_left(column) for column in columns if column.name not in used}
