"""Copy for the record: what a link worker pastes into a patient's notes, as plain text."""

from __future__ import annotations

import unicodedata

from fingerpost.pages.costs import say_cost
from fingerpost.pages.freshness import HOW
from fingerpost.pages.joining import say_ways
from fingerpost.pages.view import View
from fingerpost.pages.where import name_and_town
from fingerpost.records.activity import Activity
from fingerpost.records.parts import Contact
from fingerpost.records.place import Place

WIDTH = 60  # what the narrowest clinical system shows without breaking the line
PLAIN = str.maketrans(
    {"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "...", "\xa0": " "}
    | {"½": " 1/2", "¼": " 1/4", "¾": " 3/4"}
)
KEPT_SIGNS = frozenset("£€$+=<>|~^`")


def record_lines(view: View, activity: Activity, contact: Contact) -> tuple[str, ...]:
    """Say an activity in at most eight lines of at most 60 letters; only the address at the end may be longer."""
    text = view.language.text
    lines = [
        _heading(view, activity),
        _when(view, activity),
        _where(view, activity),
        text("Cost: {cost}", cost=say_cost(activity.cost, view.language, view.settings.country)),
        _join(view, activity, contact),
        _good_to_know(view, activity),
        _checked(view, activity),
    ]
    return (*(shorten(plain(line)) for line in lines if line), view.absolute(f"/a/{activity.id}/"))


def plain(words: str) -> str:
    r"""Leave out what a clinical system may lose: typographic signs, symbols, control characters.

    >>> plain("Tea – and “cake”™ \N{HOT BEVERAGE}")
    'Tea - and "cake"'
    """
    straight = words.translate(PLAIN)
    if straight.isascii() and straight.isprintable():
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
    whole = f"{activity.name} ({main.name[0].lower()}{main.name[1:]})" if main else activity.name
    return whole if len(whole) <= WIDTH else activity.name


def _when(view: View, activity: Activity) -> str:
    if (going := view.coming(activity)) is None:
        sessions = view.sessions_of(activity)
        return view.short_words(sessions[0]) if sessions else view.language.text("Ring to ask when")
    words = view.short_words(going.session)
    following = view.language.text("Next: {date}", date=view.language.short_date(going.occurrence.day))
    whole = f"{words}. {following}"
    # The rule outlives the date, so the date is what gives way.
    return whole if len(whole) <= WIDTH else words


def _where(view: View, activity: Activity) -> str:
    text = view.language.text
    if view.is_sensitive(activity):
        return text("Where: not shared, to keep people safe. Ring to ask")
    going = view.coming(activity)
    sessions = (going.session,) if going else view.sessions_of(activity)[:1]
    for session in sessions:
        if place := view.place_of(activity, session):
            return _address(place)
        if session.online:
            return text("Online")
        if session.phone:
            return text("By phone")
    names = view.language.list_of(area.name for area in view.areas_of(activity))
    return text("In {areas}", areas=names) if names else ""


def _address(place: Place) -> str:
    """The whole address if it fits, and less of it if not: the postcode always stays."""
    ends = f"{place.town} {place.postcode}".strip()
    for kept in range(len(place.address), -1, -1):
        line = ", ".join((place.name, *place.address[:kept], ends))
        if len(line) <= WIDTH:
            return line
    room = WIDTH - len(ends) - 2
    return f"{shorten(place.name, room)}, {ends}" if room > 8 else shorten(name_and_town(place))


def _join(view: View, activity: Activity, contact: Contact) -> str:
    way, _ = say_ways(activity.join.ways, view.language)
    joined = view.language.text("Join: {way}", way=way[0].lower() + way[1:])
    if not contact.phone:
        return joined
    names = (contact.name, "") if contact.name else ("",)
    for name in names:
        ring = (
            view.language.text("Ring {name} on {phone}", name=name, phone=contact.phone)
            if name
            else view.language.text("Ring {phone}", phone=contact.phone)
        )
        if len(whole := f"{joined} {ring}") <= WIDTH:
            return whole
    return ring


def _good_to_know(view: View, activity: Activity) -> str:
    text = view.language.text
    said = [text("Will meet new people at the door")] if activity.first_visit.met_by else []
    answers = dict(activity.access)
    if len(places := view.places_of(activity)) == 1:
        answers = {**places[0].access, **answers}
    said += [
        words
        for feature, words in (
            ("step_free_entrance", text("Step-free")),
            ("accessible_toilet", text("Accessible toilet")),
            ("hearing_loop", text("Hearing loop")),
        )
        if feature in answers and answers[feature].answer == "yes"
    ]
    while said and len(". ".join(said)) > WIDTH:
        said.pop()
    return ". ".join(said)


def _checked(view: View, activity: Activity) -> str:
    how = view.language.text(HOW.get(activity.checked.how, HOW[""]))
    return f"{how} {view.language.short_date(activity.checked.on, weekday=False)}"
