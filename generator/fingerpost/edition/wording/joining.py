"""How to join, who may come, and whether there is room, in sentences."""

from __future__ import annotations

from functools import lru_cache

from babel import Locale
from babel.core import UnknownLocaleError

from fingerpost.edition.edition import Edition
from fingerpost.edition.room import room_of, was_room_of
from fingerpost.language import Language, mark
from fingerpost.records.activity import Activity
from fingerpost.records.parts import Age, Ages

WAYS = {
    "drop-in": mark("Just turn up."),
    "book": mark("Book a place first."),
    "self-referral": mark("Ask to join yourself. You do not need to be referred."),
    "professional-referral": mark("A doctor, nurse or link worker refers you."),
    "membership": mark("Join as a member."),
    "phone": mark("Ring first."),
    "email": mark("Email first."),
    "website": mark("Join on the website."),
}
OTHER_WAYS = {
    "drop-in": mark("Or just turn up."),
    "book": mark("Or book a place."),
    "self-referral": mark("You can ask to join yourself."),
    "professional-referral": mark("Or a doctor, nurse or link worker can refer you."),
    "membership": mark("Or join as a member."),
    "phone": mark("Or ring first."),
    "email": mark("Or email."),
    "website": mark("Or join on the website."),
}
# A way that no record names: where it says phone, and the number takes only texts.
_TEXT_FIRST, _OR_TEXT = mark("Text first."), mark("Or text.")
SUPPORT = {
    "supported": mark("Somebody can help you to take the first step."),
    "one-to-one": mark("You see the same worker each time."),
}
COMPANION = {
    "free": mark("can come too, for free."),
    "pays": mark("can come too, and pays the same."),
    "ask": mark("may be able to come too. Ask first."),
}
REFERRERS = {
    "gp": mark("GPs"),
    "link-worker": mark("link workers"),
    "nurse": mark("nurses"),
    "social-worker": mark("social workers"),
    "health-professional": mark("other health staff"),
    "school": mark("schools"),
    "police": mark("the police"),
    "charity": mark("charities"),
    "anyone": mark("anyone"),
}
NEXT_COURSE = "next-course"
CAPACITY = {
    "full": mark("This is full."),
    NEXT_COURSE: mark("Full until the next course begins."),
    "waiting-list": mark("There is a waiting list."),
    "paused": mark("This has stopped for now."),
}
CAPACITY_ON = {
    "full": mark("Full when last asked, {date}."),
    "waiting-list": mark("Waiting list when last asked, {date}."),
    "paused": mark("Stopped for now when last asked, {date}."),
    "open": mark("Had room when last asked, {date}."),
}


# First words of audience names that have a capital only because they come first.
COMMON_WORDS = frozenset(
    ("Adults", "Autistic", "Babies", "Blind", "Carers", "Children", "Deaf", "Families", "Men", "Older", "Parents")
) | {"People", "Women", "Young"}


@lru_cache(maxsize=512)
def say_ways(ways: tuple[str, ...], language: Language) -> tuple[str, str]:
    """Say how to join: the first way, and the others in a row.

    >>> from fingerpost.language import ENGLISH
    >>> say_ways(("drop-in", "phone"), ENGLISH)
    ('Just turn up.', 'Or ring first.')
    >>> say_ways((), ENGLISH)
    ('Ask how to join.', '')
    """
    if not ways:
        return language.text("Ask how to join."), ""
    firsts, others = {**WAYS, "text": _TEXT_FIRST}, {**OTHER_WAYS, "text": _OR_TEXT}
    in_a_row = " ".join(language.text(others[way]) for way in ways[1:] if way in others)
    return language.text(firsts.get(ways[0], mark("Ask how to join."))), in_a_row


def say_who(edition: Edition, activity: Activity) -> tuple[str, ...]:
    """Say who may come, in sentences; never empty.

    Without audiences it is open to anyone, as in audiences.yaml; but of a list that says nothing of it, nobody knows.
    """
    who, language = activity.who, edition.language
    sentences = (
        [who.summary + "." * who.summary[-1].isalnum()] if who.summary else []
    )  # so that other sentences can follow
    ages = say_ages(who.ages, language) if who.ages else ""
    if ages and ages.removesuffix(".").casefold() not in who.summary.casefold():
        sentences.append(ages)
    if who.audiences:
        sentences.append(_say_audiences(edition, who.audiences))
    if not sentences:
        anyone = language.text("Open to anyone.")
        sentences.append(anyone if is_who_known(activity) else language.text("Not known. Ask who can come."))
    if activity.languages and activity.languages != edition.settings.languages[:1]:
        sentences.append(
            language.text("Languages spoken: {languages}.", languages=say_languages(activity.languages, language))
        )
    return tuple(sentences)


def is_who_known(activity: Activity) -> bool:
    """Whether anybody has said who may come: somebody who writes a record knows, but a list may not say."""
    return bool(activity.who.summary or activity.who.ages or activity.who.audiences) or activity.imported is None


def say_without_referral(activity: Activity, language: Language) -> tuple[str, ...]:
    """Say that nobody need be referred, where one can just turn up: people think that a surgery has to send them."""
    is_open = "drop-in" in activity.join.ways and "professional-referral" not in activity.join.ways
    return (language.text("You do not need to be referred."),) if is_open else ()


@lru_cache(maxsize=1024)
def say_ages(ages: Ages, language: Language) -> str:
    """Say who is old or young enough; "" if everybody is.

    >>> from fingerpost.language import ENGLISH
    >>> say_ages(Ages(youngest=Age(18)), ENGLISH), say_ages(Ages(youngest=Age(5), oldest=Age(11)), ENGLISH)
    ('Aged 18 or over.', 'Aged 5 to 11.')
    >>> say_ages(Ages(youngest=Age(6, "weeks"), oldest=Age(18, "months")), ENGLISH)
    'Aged 6 weeks to 18 months.'
    >>> say_ages(Ages(oldest=Age(0)), ENGLISH)
    'For babies under 1.'
    """
    youngest, oldest = ages.youngest, ages.oldest
    if youngest is not None and not youngest.number:
        youngest = None
    if oldest is not None and not oldest.number:
        return language.text("For babies under 1.")
    if youngest is None:
        return "" if oldest is None else language.text("Aged {age} or under.", age=_say_age(oldest, language))
    if oldest is None:
        return language.text("Aged {age} or over.", age=_say_age(youngest, language))
    # "5 to 11", "6 to 18 months", but "18 months to 4 years".
    first = str(youngest.number) if youngest.unit == oldest.unit else _say_age(youngest, language, years=True)
    last = _say_age(oldest, language, years=youngest.unit != oldest.unit)
    return language.text("Aged {youngest} to {oldest}.", youngest=first, oldest=last)


def _say_age(age: Age, language: Language, *, years: bool = False) -> str:
    """Say an age; the word years is used only beside another unit."""
    if age.unit == "weeks":
        return language.plural("{n} week", "{n} weeks", age.number)
    if age.unit == "months":
        return language.plural("{n} month", "{n} months", age.number)
    return language.plural("{n} year", "{n} years", age.number) if years else str(age.number)


@lru_cache(maxsize=1024)
def say_languages(codes: tuple[str, ...], language: Language) -> str:
    """Name languages in a language.

    >>> from fingerpost.language import ENGLISH
    >>> say_languages(("en", "bn"), ENGLISH)
    'English and Bangla'
    """
    return language.list_of(_name_of(code, language) for code in codes)


def say_referrers(by: tuple[str, ...], language: Language) -> str:
    """Name the professionals who may ask for somebody."""
    return language.list_of(language.text(REFERRERS.get(code, code)) for code in by)


def say_room(edition: Edition, activity: Activity) -> str:
    """Say that there was room, or that it is time to ask again; that it is full is a notice of its own."""
    if was_room_of(edition, activity):
        return say_capacity(edition, activity)
    capacity, language = room_of(edition, activity), edition.language
    if capacity is None or capacity.state != "open":
        return ""
    return language.text("There was room on {date}.", date=language.date(capacity.as_of, weekday=False))


def say_no_room(edition: Edition, activity: Activity) -> str:
    """Say for a list that something is full, has a waiting list or has stopped; "" if there may be room."""
    state = state_of(edition, activity)
    return edition.language.text(CAPACITY[state]) if state else ""


def say_no_room_now(edition: Edition, activity: Activity) -> str:
    """As ``say_no_room``, for a list without next dates, so it also says when somebody new can join."""
    if following := edition.next_course(activity):
        text, day = edition.language.text, edition.language.date(following.day)
        return f"{text(CAPACITY['full'])} {text('You can join from {date}.', date=day)}"
    return say_no_room(edition, activity)


def state_of(edition: Edition, activity: Activity) -> str:
    """The key of CAPACITY that applies; "" if there may be room."""
    if edition.next_course(activity):
        return NEXT_COURSE
    capacity = room_of(edition, activity)
    return capacity.state if capacity and capacity.state in CAPACITY else ""


def say_capacity(edition: Edition, activity: Activity) -> str:
    """Say in one sentence whether there is room, with the day it was asked; "" if nobody asked."""
    language = edition.language
    if old := was_room_of(edition, activity):
        return language.text(
            "Ask if there is room. We last asked on {date}.", date=language.date(old.as_of, weekday=False)
        )
    capacity = room_of(edition, activity)
    if capacity is None or capacity.state not in CAPACITY_ON:
        return ""
    return language.text(CAPACITY_ON[capacity.state], date=language.date(capacity.as_of, weekday=False))


def _say_audiences(edition: Edition, ids: tuple[str, ...]) -> str:
    audiences = edition.directory.vocabulary.audiences
    names = [audiences[code].name if code in audiences else code for code in ids]
    return edition.language.text(
        "For: {people}.", people=edition.language.list_of([names[0], *map(_in_a_row, names[1:])])
    )


def _in_a_row(name: str) -> str:
    """A name as it is written within a sentence: "people who look after someone", but "LGBTQ+ people"."""
    first = name.partition(" ")[0]
    return name[0].lower() + name[1:] if first in COMMON_WORDS else name


def _name_of(code: str, language: Language) -> str:
    try:
        return Locale.parse(code.replace("-", "_")).get_display_name(language.locale) or code
    except (UnknownLocaleError, ValueError):
        return code
