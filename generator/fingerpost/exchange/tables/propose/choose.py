"""Which column is what: each column for one thing, and the best for each."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from fingerpost.exchange.tables.joins import ROW
from fingerpost.exchange.tables.privacy.asking_headings import asked_by
from fingerpost.exchange.tables.propose.audiences import take_audiences
from fingerpost.exchange.tables.propose.column import Choice, Column
from fingerpost.exchange.tables.propose.delivery import take_delivery
from fingerpost.exchange.tables.propose.fit import ENOUGH, scores_of
from fingerpost.exchange.tables.propose.fit_values import are_hours_alone
from fingerpost.exchange.tables.propose.headings import is_second, plain, reason_not_shown, roles_of
from fingerpost.exchange.tables.propose.hours_in_words import take_hours_in_words
from fingerpost.exchange.tables.propose.how_often import take_how_often
from fingerpost.exchange.tables.propose.more_times import take_more_times
from fingerpost.exchange.tables.propose.neighbours import Scores, add_from_neighbours
from fingerpost.exchange.tables.propose.part_of_year import take_part_of_year
from fingerpost.exchange.tables.propose.social_pages import take_social_pages
from fingerpost.exchange.tables.propose.ticked_days import take_ticked_days
from fingerpost.exchange.tables.propose.write_cost import take_prices
from fingerpost.exchange.tables.values.no_answer import says_nothing

# Roles that several columns may have together: lines of an address, days, phones to choose from.
SEVERAL = frozenset(
    {
        "address",
        "phone",
        "email",
        "website",
        "category",
        "who",
        "join",
        "key_part",
        "description",
        "closed",
        "booking_url",
    }
)
# Roles of which every one is taken from the same table as the first.
_OF_ONE_TABLE = ("day", "start", "end", "frequency")
# Roles for which another table may help out, where the table itself says nothing.
_FROM_ANY = frozenset({"phone", "email", "website", "closed"})
_OWN_TABLE = 0.2  # how much better a column of the table itself is than one that is joined
_MOSTLY = 0.6
_SOME = 0.5  # of the rows at most have a place of their own, where the others name one of another table
OWN = "own."  # before the roles of such columns
_PLACE = frozenset({"venue", "address", "postcode", "town", "latitude", "longitude", "coordinates"})
_OF_ALL = 0.8  # of the rows have notes, as those for everybody do
_AS_NAMES = 0.4  # of the rows have a kind of their own
_SEVERAL_KINDS = 6
_DIFFERENT = 0.7  # of the rows have a name of their own
_DIFFERENT_EVENTS = 0.3  # the same choir sings several times a year

_AS_GOOD = 0.22  # how much worse its second best may be
_NEVER_ON_PAGES = frozenset({"key", "closed"})  # so a column that nobody sees may say so
_A_TEXT = 0.3  # of the cells are sentences
_A_NAME = 0.7  # how plainly a heading says that it is one
_COMES_AGAIN = 0.7  # as many names at most as there are of the others
_A_PLACE = 0.5  # how plainly a heading says so
_NOTES = re.compile(r"\b(?:notes?|comments?|remarks?)\b(?<!public notes)")

_IN_WORDS = {
    "name": "name",
    "venue": "name of the place",
    "group": "organisation",
    "key": "number of each row",
    "checked": "day of the last check",
    "hours": "opening hours",
    "start": "time it starts",
    "end": "time it ends",
    "who": "words on whom it is for",
    "join": "way to join",
    "closed": "word on whether it is open",
    "contact_name": "contact",
    "hours_in_words": "hours in words",
}


def choose(
    columns: Sequence[Column], links: Mapping[str, str] | None = None
) -> tuple[dict[str, list[Choice]], dict[str, str]]:
    """The columns for each role, best first; and why each of the others was left out.

    Args:
        columns: Of the table and of those joined to it.
        links: The columns that lead to a joined table, and which.
    """
    scores = [scores_of(column) for column in columns]
    add_from_neighbours(columns, scores)
    _leave_to_joined_tables(columns, scores, links or {})
    _leave_to_lists(columns, scores)
    _leave_hidden(columns, scores)
    shown = [column for column in columns if not column.is_hidden]
    offers = [
        Choice(column, role, score, why)
        for column, its in zip(columns, scores, strict=True)
        for role, (score, why) in its.items()
        if score >= ENOUGH
    ]
    offers.sort(key=lambda choice: -choice.score - (0 if choice.column.table else _OWN_TABLE))
    chosen: dict[str, list[Choice]] = {}
    used: dict[str, Choice] = {}
    for offer in offers:
        if offer.column.name not in used and _is_free(offer, chosen):
            _take(offer, chosen, used)
    while _make_room(offers, chosen, used):
        pass
    _take_second_names(shown, chosen, used)
    _keep_one_address(chosen, used)
    _keep_notes_apart(chosen, used)
    _keep_own_websites(chosen, used)
    take_how_often(shown, chosen, used)
    take_more_times(shown, chosen, used)
    take_ticked_days(shown, chosen, used)
    take_part_of_year(shown, chosen, used)
    take_hours_in_words(shown, chosen, used)
    take_prices(shown, chosen, used)
    take_audiences(shown, chosen, used)
    take_delivery(shown, chosen, used)
    if "contact_role" in chosen and "contact_name" not in chosen:
        _leave(chosen.pop("contact_role"), used)
    _give_a_name(shown, chosen, used)
    _put_in_order(chosen, columns)
    take_social_pages(shown, chosen, used)
    left_out = {column.name: _why_left(column, offers, chosen) for column in columns if column.name not in used}
    return chosen, left_out


def _leave_hidden(columns: Sequence[Column], scores: Sequence[Scores]) -> None:
    """Nothing that is published comes from a column that the workbook does not show."""
    for column, its in zip(columns, scores, strict=True):
        if column.is_hidden:
            for role in its.keys() - _NEVER_ON_PAGES:
                del its[role]


def _leave_to_joined_tables(columns: Sequence[Column], scores: Sequence[Scores], links: Mapping[str, str]) -> None:
    """Leave out a column that refers to places or organisations with a table of their own: "Location(s)"."""
    files = {name for near, name in links.items() if near != ROW}
    places_elsewhere = any(
        column.table in files and "venue" in its for column, its in zip(columns, scores, strict=True)
    )
    there_of = {
        name: {role for other, own in zip(columns, scores, strict=True) if other.table == name for role in own}
        for name in files
    }
    has_own_times = any(
        not column.table and its.get(role, (0.0, ""))[0] >= ENOUGH
        for column, its in zip(columns, scores, strict=True)
        for role in ("hours", "day", "start")
    )
    for column, its in zip(columns, scores, strict=True):
        table = links.get(column.name)
        there = {role for other, own in zip(columns, scores, strict=True) if other.table == table for role in own}
        if table and there & {"venue", "address", "postcode", "town"}:
            its.pop("venue", None)
        if table and "group" in there:
            its.pop("group", None)
        if column.table in files and "venue" in there_of[column.table] and has_own_times:
            for role in [role for role in its if role in ("hours", "day", "start", "end") or role.startswith("hours.")]:
                its.pop(role)  # when the hall is open, and not when this is on
        if not column.table and column.contents.filled_share < _SOME and _PLACE & its.keys() and places_elsewhere:
            for role in _PLACE & its.keys():
                its[f"{OWN}{role}"] = its.pop(role)


def _leave_to_lists(columns: Sequence[Column], scores: Sequence[Scores]) -> None:
    """Leave out the one time of a row that has a list of all its times inside: openingTime, and openingTimes."""
    lists = {column.table.rpartition(".")[2].casefold() for column in columns if column.table}
    for column, its in zip(columns, scores, strict=True):
        one = column.name.rpartition(".")[0].rpartition(".")[2].casefold()
        if not column.table and one and f"{one}s" in lists:
            for role in its.keys() & {"hours", "day", "start", "end"}:
                del its[role]


def _take(offer: Choice, chosen: dict[str, list[Choice]], used: dict[str, Choice]) -> None:
    chosen.setdefault(offer.role, []).append(offer)
    used[offer.column.name] = offer


def _leave(choices: Sequence[Choice], used: dict[str, Choice]) -> None:
    for choice in choices:
        del used[choice.column.name]


def _is_free(offer: Choice, chosen: Mapping[str, list[Choice]]) -> bool:
    """Whether nothing else has that role, or several may, of the same table."""
    role = offer.role
    if role in chosen and role not in SEVERAL and not role.startswith("hours."):
        return False
    others = [chosen[role][0]] if role in chosen and role not in _FROM_ANY else []
    if role in _OF_ONE_TABLE:
        others += [chosen[other][0] for other in _OF_ONE_TABLE if other in chosen]
    return all(other.column.table == offer.column.table for other in others)


def _make_room(offers: Sequence[Choice], chosen: dict[str, list[Choice]], used: dict[str, Choice]) -> bool:
    """Give a column its second best, where it is nearly as good and another so finds a place."""
    for offer in offers:
        if offer.column.name in used or offer.role not in chosen or offer.role in SEVERAL:
            continue
        holder = chosen[offer.role][0]
        if holder.column.table != offer.column.table or len(chosen[offer.role]) > 1:
            continue
        instead = next((other for other in offers if other.column is holder.column and _is_free(other, chosen)), None)
        if instead is not None and instead.score >= holder.score - _AS_GOOD:
            del chosen[offer.role]
            _take(offer, chosen, used)
            _take(instead, chosen, used)
            return True
    return False


def _take_second_names(columns: Sequence[Column], chosen: dict[str, list[Choice]], used: dict[str, Choice]) -> None:
    """Of two columns of names the one that comes again is who runs them: camps, and the courses of each camp."""
    if "group" in chosen or "name" not in chosen:
        return
    names = chosen["name"][0].column
    for column in columns:
        says_so = roles_of(column.heading).get("name", 0) >= _A_NAME and not reason_not_shown(column.heading)
        if column.name in used or column.table != names.table or not says_so:
            continue
        fewest = min(len(column.contents.cells), len(names.contents.values))
        again = len(column.contents.values) <= _COMES_AGAIN * fewest
        if again and column.contents.share("organisation") >= _A_TEXT and column.contents.filled_share >= _MOSTLY:
            _take(Choice(column, "group", ENOUGH, "its names come again, for several of the others"), chosen, used)
            return


def _keep_one_address(chosen: dict[str, list[Choice]], used: dict[str, Choice]) -> None:
    """Leave out the lines of a second address, where there is a first."""
    lines = chosen.get("address", [])
    first = [choice for choice in lines if not is_second(choice.column.heading)]
    if first and len(first) < len(lines):
        _leave([choice for choice in lines if choice not in first], used)
        chosen["address"] = first


def _keep_notes_apart(chosen: dict[str, list[Choice]], used: dict[str, Choice]) -> None:
    """Leave out notes, which may be for those who keep the list, unless each row has some and they are all there is."""
    texts = chosen.get("description", [])
    public = [choice for choice in texts if not _NOTES.search(plain(choice.column.heading))]
    has_words = any(choice.column.contents.share("prose") >= _A_TEXT for choice in public)
    if has_words or "summary" in chosen:
        rest = public
    else:
        rest = [choice for choice in texts if choice in public or choice.column.contents.filled_share >= _OF_ALL]
    _leave([choice for choice in texts if choice not in rest], used)
    if rest:
        chosen["description"] = rest
    else:
        chosen.pop("description", None)


def _keep_own_websites(chosen: dict[str, list[Choice]], used: dict[str, Choice]) -> None:
    """Leave out pages on Facebook, maps and the like, where there is a website."""
    sites = chosen.get("website", [])
    own = [choice for choice in sites if choice.column.contents.share("elsewhere") < _MOSTLY]
    if not any(_says_website(choice) for choice in own):  # "URL" may lead to Facebook, and "Police URL" is not theirs
        own = [choice for choice in sites if choice in own or _says_website(choice)]
    if own and len(own) < len(sites):
        _leave([choice for choice in sites if choice not in own], used)
        chosen["website"] = own


def _says_website(choice: Choice) -> bool:
    return roles_of(choice.column.heading).get("website", 0) >= 1


def _give_a_name(columns: Sequence[Column], chosen: dict[str, list[Choice]], used: dict[str, Choice]) -> None:
    """Without a column of names: the organisations are what is listed, or the first words that each row has its own."""
    if "name" in chosen:
        return
    group = chosen["group"][0].column if "group" in chosen else None
    if group and not group.table and len(group.contents.values) >= 0.5 * len(group.contents.cells):
        chosen["name"] = chosen.pop("group")
    elif column := _kinds_as_names(chosen):
        chosen["category"] = [choice for choice in chosen["category"] if choice.column is not column]
        if not chosen["category"]:
            del chosen["category"]
        _take(Choice(column, "name", ENOUGH, "nothing else says what each is"), chosen, used)
    elif "venue" in chosen and _names_what_is_listed(chosen["venue"][0].column):
        chosen["name"] = chosen.pop("venue")
    elif column := _first_names(columns, used, are_events="start_date" in chosen):
        if column.name in used:
            chosen["address"] = [choice for choice in chosen["address"] if choice.column is not column]
            if not chosen["address"]:
                del chosen["address"]
        _take(Choice(column, "name", ENOUGH, "each row has words of its own in it"), chosen, used)


def _names_what_is_listed(venue: Column) -> bool:
    return plain(venue.heading).endswith(" name") and _are_different(venue) and not venue.table


def _kinds_as_names(chosen: Mapping[str, list[Choice]]) -> Column | None:
    """A column of kinds that has as many as names would: "Beginners' Latin", "Street jazz, all levels"."""
    for choice in chosen.get("category", []):
        contents = choice.column.contents
        are_many = len(contents.values) >= max(_SEVERAL_KINDS, _AS_NAMES * len(contents.cells))
        if are_many and contents.share("list") < _A_TEXT and not choice.column.table:
            return choice.column
    return None


def _first_names(columns: Sequence[Column], used: Mapping[str, Choice], *, are_events: bool) -> Column | None:
    """The first column that has words of its own in each row: left over, or a street that says where it is."""
    for column in columns:
        is_place = roles_of(column.heading).get("venue", 0) >= _A_PLACE and used.get(column.name) is not None
        if is_place and used[column.name].role == "address" and _are_different(column):
            return column
        if column.name not in used and _are_names(column, _DIFFERENT_EVENTS if are_events else _DIFFERENT):
            return column
    return None


def _are_different(column: Column, least: float = _DIFFERENT) -> bool:
    contents = column.contents
    return len(contents.values) >= least * len(contents.cells) and contents.filled_share >= 0.9


def _are_names(column: Column, least: float) -> bool:
    contents, share = column.contents, column.contents.share
    others = max(share("web"), share("email"), share("date"), share("phone"), share("street"), share("long"))
    is_text = share("text") >= 0.95 and 2 <= contents.length <= 60 and others < 0.3
    return is_text and _are_different(column, least) and not column.table and not reason_not_shown(column.heading)


def _put_in_order(chosen: dict[str, list[Choice]], columns: Sequence[Column]) -> None:
    order = {column.name: number for number, column in enumerate(columns)}
    for role in ("address", "category"):
        if role in chosen:
            chosen[role].sort(key=lambda choice: order[choice.column.name])


def _why_left(column: Column, offers: Sequence[Choice], chosen: Mapping[str, list[Choice]]) -> str:
    """Why nothing is made of a column, in words."""
    if not column.contents.filled:
        return "it is empty"
    if all(map(says_nothing, column.contents.cells)):
        return "there is no answer in it"
    if asked_by(column.heading) and column.table:
        return "it may say which are not to be shown: if so, name it under skip"
    if reason := reason_not_shown(column.heading):
        return reason
    if column.is_hidden:
        return "the workbook does not show it: look whether it is for everybody"
    if _NOTES.search(plain(column.heading)):
        return "notes may be for the people who keep the list: look whether they are for everybody"
    role = next((offer.role for offer in offers if offer.column is column and offer.role in chosen), "")
    if role:
        words = _IN_WORDS.get(role) or plain(role.removeprefix("access."))
        if role == "website":
            return f"a second website; a record has one, and {chosen[role][0].column.name} is that"
        return f"{chosen[role][0].column.name} fits better as the {words}"
    if {"latitude", "longitude"} & roles_of(column.heading).keys() and column.contents.share("number") > _MOSTLY:
        return "its numbers are not those of latitude and longitude; a place is found by its postcode too"
    if are_hours_alone(column):
        return "it is not clear whether 7 is in the morning: write 7am or 19:00 in the list, and start again"
    return "it is not clear which field it belongs in"
