"""How well a column fits a field that has words: names, texts, kinds, addresses, how to come in."""

from __future__ import annotations

import re
from collections.abc import Callable

from fingerpost.exchange.tables.hours.called_off import is_off, is_on
from fingerpost.exchange.tables.privacy.asking_headings import asked_by
from fingerpost.exchange.tables.propose.column import Column, Fit
from fingerpost.exchange.tables.propose.heading_words import OF_PEOPLE, STATES
from fingerpost.exchange.tables.propose.headings import forms_of, plain
from fingerpost.exchange.tables.propose.likeness import SUBJECTS

_LONGEST_NAME = 90
_SAYS = "its heading says so"
_PLAINLY = 0.9  # a heading that says it, perhaps with words around it
_A_WORD = 0.5  # a heading in which one word says it
_ALONE = 0.75  # a heading that is that word
_FEW_ROWS = 3
_A_TENTH = 0.1
_HALF = 0.5  # of the rows have a name, at least

# What these say is not whether it is on: "Booking status", "Closed" to new members.
_OF_OTHER_STATUS = re.compile(
    r"\b(?:member(?:s|ship)?|bookings?|tickets?|registration|referrals?|waiting|vacanc\w+|capacity|places|legal|charit\w+|tax|"
    r"marital|employment|funding|safeguarding|dbs|insurance|planning|payment|access|parking|volunteers?|recruitment)\b"
)


def access(heading: float, column: Column) -> Fit:
    """How well it fits an access feature that its heading names."""
    share = column.contents.share
    if heading and share("long") < 0.5 and (share("yes_no") >= 0.4 or heading >= 1.2):
        return 1.1 * heading, "answers are in it" if share("yes_no") >= 0.4 else _SAYS
    return None


def _description(heading: float, column: Column) -> Fit:
    contents, share = column.contents, column.contents.share
    if share("web") > 0.4 or share("email") > 0.4 or share("phone") > 0.5 or share("yes_no") > 0.6:
        return None
    if share("person") > 0.5 or share("elsewhere") > 0.4:
        return None
    is_text = share("long") >= 0.2 or contents.length >= 25 or share("prose") >= 0.4
    if heading > 0.5 and is_text:
        return heading * 0.9 + 0.4 * share("long"), "longer texts are in it"
    if heading and (share("long") >= 0.3 or share("prose") >= 0.4):
        return 0.76 + 0.2 * max(share("long"), share("prose")), "longer texts are in it"
    if (heading >= 1 and contents.length >= 15) or (heading and share("list") >= 0.4 and not contents.are_kinds):
        return 0.8, _SAYS
    is_prose = share("long") >= 0.7 or (share("prose") >= 0.5 and contents.length >= 40)
    return (0.76, "long texts are in it") if is_prose and plain(column.heading) and not heading else None


def _summary(heading: float, column: Column) -> Fit:
    contents = column.contents
    is_text = contents.length >= 15 and contents.share("web") < 0.4
    return (1.1 * heading, _SAYS) if heading >= 0.9 and is_text else None


def _name(heading: float, column: Column) -> Fit:
    contents, share = column.contents, column.contents.share
    fits = share("text") >= 0.7 and 2 <= contents.length <= _LONGEST_NAME and share("yes_no") < 0.5
    if heading < _A_WORD or not fits or share("days") >= 0.6 or contents.filled_share < _HALF:
        return None
    words = plain(column.heading)
    if share("person") >= _HALF and re.search(OF_PEOPLE, words):
        return None  # "Contact name"
    plainest = 0.35 if words in ("name", "title") or words.endswith((" name", "title")) else 0.0
    different = len(contents.values) / max(len(contents.cells), 1)
    many = 0.4 * (share("list") >= 0.3)  # "Plumbing / heating / gas"
    return 0.75 * heading + plainest + 0.3 * different - many, _SAYS


def _named(heading: float, column: Column) -> Fit:
    """A venue, a group, a town, somebody's role: short words."""
    contents, share = column.contents, column.contents.share
    fits = share("text") >= 0.7 and contents.length <= _LONGEST_NAME and share("yes_no") < 0.5 and share("web") < 0.4
    fits = fits and share("date") < 0.5 and share("email") < 0.4
    return (1.05 * heading, _SAYS) if heading > 0.5 and fits else None


def _venue(heading: float, column: Column) -> Fit:
    return None if column.contents.share("whole_address") >= 0.5 else _named(heading, column)


def _group(heading: float, column: Column) -> Fit:
    share = column.contents.share
    if share("person") >= 0.6 and heading < _PLAINLY and not _are_few(column):
        return None  # "Managed by" may be somebody
    if _A_WORD <= heading < _ALONE and share("organisation") >= 0.4:
        return (0.85, "organisations are in it") if _named(_PLAINLY, column) else None
    same = 0.2 * (len(column.contents.values) == 1 and column.contents.filled > _FEW_ROWS)  # whose list it is
    fit = _named(heading, column)
    return (fit[0] - same, fit[1]) if fit else None


def _are_few(column: Column) -> bool:
    """Whether two or three names come again and again, as those of companies do and those of people hardly."""
    return len(column.contents.values) <= _FEW_ROWS < 0.2 * len(column.contents.cells)


def _town(heading: float, column: Column) -> Fit:
    contents = column.contents
    if _A_WORD <= heading < _ALONE and contents.share("text") >= 0.9 and contents.length <= 30 and contents.are_places:
        return 0.8, "a few names come again and again"
    return _named(heading, column)


def _contact_name(heading: float, column: Column) -> Fit:
    share = column.contents.share
    if heading and share("person") >= 0.5:
        return 0.85 + heading / 4, "names of people are in it"
    return _named(heading, column) if share("organisation") < 0.5 else None


def _category(heading: float, column: Column) -> Fit:
    contents, share = column.contents, column.contents.share
    if share("yes_no") > 0.6 or share("number") > 0.6 or share("web") > 0.4 or share("date") > 0.5:
        return None
    if contents.filled_share < _A_TENTH:
        return None  # a remark in a row or two, which says nothing of the others
    few = "few values come again and again" if contents.are_kinds else _SAYS
    if heading > 0.9 or (heading > 0.5 and contents.are_kinds):
        return 0.9 * heading + (0.25 if contents.are_kinds else 0.0), few
    return (0.78, few) if heading and contents.are_kinds and share("street") < 0.3 else None


def _closed(heading: float, column: Column) -> Fit:
    contents = column.contents
    if any(words.endswith("status") for words in forms_of(column.heading)) and contents.values:
        if _OF_OTHER_STATUS.search(plain(column.heading)):
            return None
        share = sum(rows for value, rows in contents.values.items() if _is_state(value)) / len(contents.cells)
        return (1.1, _SAYS) if share and (heading >= _PLAINLY or share >= _HALF) else None
    question = asked_by(column.heading)
    is_day_of_other = (question and question.is_open) or "expir" in plain(column.heading)
    if is_day_of_other and contents.share("date") >= _HALF:
        return None  # the day on which it was published, or until which something is valid
    few = len(contents.values) <= 6 or contents.share("date") >= 0.5 or contents.filled_share < 0.5
    return (1.1, _SAYS) if heading >= 1 and few else None


def _is_state(value: str) -> bool:
    return is_on(value) or is_off(value) or value.partition(",")[0].strip().casefold() in STATES


def _address(heading: float, column: Column) -> Fit:
    share = column.contents.share
    fits = share("text") >= 0.5 and share("email") < 0.3 and share("web") < 0.3 and share("yes_no") < 0.5
    if heading > 0.5 and (fits or _is_house(column)) and not _is_of_america(column):
        is_name = plain(column.heading) == "building name"  # a line of the address only beside a column of venues
        return (0.8 if is_name else 1.1) * heading, _SAYS
    if share("whole_address") >= 0.5:
        return 0.85 + heading / 4, "addresses are in it"
    return (0.85 + heading / 4, "streets are in it") if share("street") >= 0.5 and fits else None


def _is_house(column: Column) -> bool:
    """Whether it has the numbers of houses, under a heading that says so."""
    words = plain(column.heading).split()
    return len(words) > 1 and words[-1] in ("number", "no", "num") and column.contents.share("number") >= 0.5


def _is_of_america(column: Column) -> bool:
    """Whether it has the two letters of a state under "ST", which may be a street elsewhere."""
    return column.contents.length <= 2 and plain(column.heading) in ("st", "state")


def _languages(heading: float, column: Column) -> Fit:
    share = column.contents.share("languages")
    if share >= 0.5:
        return 0.85 + heading / 4, "languages are in it"
    return _about("languages")(heading, column)


def _about(role: str) -> Callable[[float, Column], Fit]:
    """Words of one subject: how to come in, whom it is for, how to get there."""

    def about(heading: float, column: Column) -> Fit:
        share = column.contents.share
        fits = share("web") < 0.5 and share("email") < 0.5 and (role in ("join", "charity") or share("yes_no") < 0.6)
        fits = fits and not (role == "bus" and share("yes_no") >= 0.5) and share("date") < 0.5
        fits = fits and (role in ("join", "charity", "bus") or share("text") >= 0.5)
        fits = fits and not (role == "join" and share("number") >= _HALF)  # the number under which it is registered
        if not fits:
            return None
        if heading > 0.5:
            return (1.0 * heading if heading >= 1 else 0.8 * heading + 0.3, _SAYS)
        if heading and role == "join" and share("yes_no") >= 0.6:
            return 0.78, "answers are in it"
        if heading and (role in ("who", "languages") or (role == "area" and column.contents.are_places)):
            return 0.77, _SAYS
        if role not in SUBJECTS:
            return None
        fraction = share(f"about.{role}")
        if heading and fraction >= 0.3:
            return 0.8 + 0.2 * fraction, "its words are about that"
        is_said = fraction >= 0.5 and share("prose") >= 0.4 and plain(column.heading)
        return (0.77, "its words are about that") if is_said else None

    return about


RULES: dict[str, Callable[[float, Column], Fit]] = {
    "description": _description,
    "summary": _summary,
    "name": _name,
    "venue": _venue,
    "group": _group,
    "town": _town,
    "contact_name": _contact_name,
    "contact_role": _named,
    "category": _category,
    "closed": _closed,
    "address": _address,
    **{role: _about(role) for role in ("join", "who", "bus", "bring", "access_notes", "area", "charity")},
    "languages": _languages,
}
