"""Copy for the record: what a link worker pastes into a patient's notes, as plain text."""

from __future__ import annotations

import unicodedata
from datetime import date
from functools import lru_cache

from fingerpost.language import Language, mark
from fingerpost.pages.contacts import phone_text
from fingerpost.pages.costs import say_cost
from fingerpost.pages.freshness import HOW
from fingerpost.pages.joining import say_ways
from fingerpost.pages.view import View, is_always
from fingerpost.pages.where import name_and_town
from fingerpost.records.activity import Activity
from fingerpost.records.parts import Checked, Contact
from fingerpost.schedule.rule import is_one_date

WIDTH = 60  # what the narrowest clinical system shows without breaking the line
PLAIN = str.maketrans(
    {"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "...", "\xa0": " "}
    | {"½": " 1/2", "¼": " 1/4", "¾": " 3/4"}
)
GOOD_TO_KNOW = {
    "step_free_entrance": mark("Step-free"),
    "accessible_toilet": mark("Accessible toilet"),
    "hearing_loop": mark("Hearing loop"),
}
KEPT_SIGNS = frozenset("£€$+=<>|~^`")


def record_lines(view: View, activity: Activity, contact: Contact) -> tuple[str, ...]:
    """Say an activity in at most eight lines of at most 60 letters; only the address at the end may be longer."""
    cost = say_cost(activity.cost, view.language, view.settings.country).removesuffix(".")
    when, following = _when(view, activity)
    lines = [
        _heading(view, activity),
        when,
        following,
        _where(view, activity),
        view.language.text("Cost: {cost}", cost=cost[0].lower() + cost[1:]),
        _join(view, activity, contact),
        _good_to_know(view, activity),
        _checked(view.language, activity.checked),
    ]
    if all(lines):
        lines.remove(following)  # the ninth line: the rule outlives the date
    said = [shorten(plain(line)) for line in lines if line]
    return (*said, view.absolute(f"/a/{activity.id}/"))


def plain(words: str) -> str:
    r"""Leave out what a clinical system may lose: typographic signs, symbols, control characters.

    >>> plain("Tea – and “cake”™ \N{HOT BEVERAGE}")
    'Tea - and "cake"'
    """
    if words.isascii() and words.isprintable() and "  " not in words:
        return words.strip()
    straight = words.translate(PLAIN)
    if straight.replace("£", "").isascii() and straight.isprintable():
        return " ".join(straight.split())
    kept = (each for each in straight if unicodedata.category(each)[0] in "LMNPZ" or each in KEPT_SIGNS)
    return " ".join("".join(kept).split())


def shorten(line: str, width: int = WIDTH) -> str:
    """Cut a line at a word.

    >>> shorten("Everyday Singers (singing group)", 24)
    'Everyday Singers...'
    """
    if len(line) <= width:
        return line
    cut = line[: width - 3].rpartition(" ")[0] or line[: width - 3]
    return cut.rstrip(" ,.;:(-") + "..."


def _heading(view: View, activity: Activity) -> str:
    main = next(iter(view.categories_of(activity)), None)
    if main is None or main.name.casefold().removesuffix("s") in activity.name.casefold():
        return activity.name
    whole = f"{activity.name} ({main.name[0].lower()}{main.name[1:]})"
    return whole if len(whole) <= WIDTH else activity.name


def _when(view: View, activity: Activity) -> tuple[str, str]:
    """The rule, with the next date if there is room; or else the next date as a line of its own."""
    going = view.coming(activity)
    if going is None or is_always(going.session):
        sessions = view.sessions_of(activity)
        return (view.words(sessions[0]) if sessions else view.language.text("Ring to ask when")), ""
    words = view.short_words(going.session)
    if is_one_date(going.session):
        return words, ""
    following = _say_next(view.language, going.occurrence.day)
    whole = f"{words}. {following}"
    return (whole, "") if len(whole) <= WIDTH else (words, following)


def dated_words(view: View, activity: Activity) -> str:
    """The words in the lines that go out of date; "" when there are none. A script takes them out when they have."""
    going = view.coming(activity)
    return "" if going is None else plain(_say_next(view.language, going.occurrence.day))


@lru_cache(maxsize=4096)
def _say_next(language: Language, day: date) -> str:
    return language.text("Next: {date}", date=language.short_date(day))


def _where(view: View, activity: Activity) -> str:
    text = view.language.text
    if view.is_sensitive(activity):
        return text("Where: not shared, to keep people safe. Ring to ask")
    going = view.coming(activity)
    sessions = (going.session,) if going else view.sessions_of(activity)[:1]
    for session in sessions:
        if place := view.place_of(activity, session):
            return _address(view, place.id)
        if session.online:
            return text("Online")
        if session.phone:
            return text("By phone")
    names = view.language.list_of(area.name for area in view.areas_of(activity))
    return text("In {areas}", areas=names) if names else ""


@lru_cache(maxsize=16384)
def _address(view: View, place_id: str) -> str:
    """The whole address if it fits, and less of it if not: the postcode always stays."""
    place = view.directory.places[place_id]
    ends = f"{place.town} {place.postcode}".strip()
    for kept in range(len(place.address), -1, -1):
        line = ", ".join((place.name, *place.address[:kept], ends))
        if len(line) <= WIDTH:
            return line
    room = WIDTH - len(ends) - 2
    return f"{shorten(place.name, room)}, {ends}" if room > 8 else shorten(name_and_town(place))


def _join(view: View, activity: Activity, contact: Contact) -> str:
    text = view.language.text
    way, _ = say_ways(activity.join.ways[:1], view.language)
    joined = text("Join: {way}", way=way[0].lower() + way[1:])
    phone = phone_text(contact.phone, view.settings.country)
    if not phone:
        return joined.removesuffix(".")
    ring = [text("Ring {phone}", phone=phone)]
    if contact.name:
        ring.insert(0, text("Ring {name} on {phone}", name=contact.name, phone=phone))
    # The number is what must not be cut.
    choices = [] if activity.join.ways[:1] == ("phone",) else [f"{joined} {each}" for each in ring]
    return next((each for each in (*choices, *ring) if len(each) <= WIDTH), ring[-1])


def _good_to_know(view: View, activity: Activity) -> str:
    places = view.places_of(activity)
    theirs = places[0].access if len(places) == 1 else {}
    has = tuple(
        feature
        for feature in GOOD_TO_KNOW
        if (answer := activity.access.get(feature) or theirs.get(feature)) is not None and answer.answer == "yes"
    )
    return _say_good_to_know(view.language, has, bool(activity.first_visit.met_by))


@lru_cache(maxsize=64)
def _say_good_to_know(language: Language, features: tuple[str, ...], met: bool) -> str:
    said = [language.text("Will meet new people at the door")] if met else []
    said += [language.text(GOOD_TO_KNOW[feature]) for feature in features]
    while said and len(". ".join(said)) > WIDTH:
        said.pop()
    return ". ".join(said)


@lru_cache(maxsize=4096)
def _checked(language: Language, checked: Checked) -> str:
    how = language.text(HOW.get(checked.how, HOW[""]))
    return f"{how} {language.short_date(checked.on, weekday=False)}"
