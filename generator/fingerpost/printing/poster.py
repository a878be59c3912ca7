"""Posters: one page that is read from across a room, with strips to tear off."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from fingerpost.edition import addresses
from fingerpost.edition.edition import Edition
from fingerpost.edition.printed import for_paper, has_poster, near_practice
from fingerpost.edition.wording.costs import say_cost_shortly
from fingerpost.edition.wording.gatherings import gatherings_of, say_address
from fingerpost.edition.wording.plain_text import stopped
from fingerpost.edition.wording.where import name_and_town, say_where_shortly
from fingerpost.edition.wording.whom import number_of
from fingerpost.printing.entry import Code, code_of
from fingerpost.records.activity import Activity
from fingerpost.records.place import Place
from fingerpost.records.session import Repeats

MOST_TIMES = 3  # more cannot be read from three metres
STRIPS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Poster:
    """Everything on a poster."""

    language: str
    region: str
    directory: str
    title: str
    lede: str
    times: tuple[tuple[str, str], ...]  # what is large: when, or what, and where
    words: tuple[str, ...]  # short sentences below
    invitation: str  # beside the code
    code: Code
    strip: tuple[str, ...]  # the lines of a strip, without the address
    strips: int
    foot: str


def poster_of_activity(edition: Edition, activity: Activity) -> Poster:
    """The poster of a talking cafe. It hangs for months, so it has no dates, only the rule."""
    text, language = edition.language.text, edition.language
    gatherings = gatherings_of(edition, activity)[:MOST_TIMES]
    times = tuple(
        (
            " ".join(stopped(edition.short_words(session)) for session in gathering.sessions[:2]),
            _on_a_line(gathering.place) if gathering.place else say_where_shortly(edition, activity),
        )
        for gathering in gatherings
    )
    number = number_of(edition, activity)
    words = (
        stopped(say_cost_shortly(activity.cost, language, edition.settings.country)) if activity.cost else "",
        text("Someone will meet you at the door.") if activity.first_visit.met_by else "",
        text("Questions? {phone}", phone=number) if number else "",
    )
    return _poster(
        edition,
        title=activity.name,
        lede=activity.summary,
        times=times,
        words=tuple(word for word in words if word),
        code=code_of(edition, addresses.of_activity(activity.id), edition.code_of(activity)),
        strip=(activity.name, *(times[0] if times else ())),
    )


def _on_a_line(place: Place) -> str:
    """An address whose postcode stays on one line."""
    return say_address(place).replace(place.postcode, place.postcode.replace(" ", "\xa0"))


def poster_of_practice(edition: Edition, place: Place) -> Poster:
    """The poster of a GP practice: what is in its waiting room, and where everything near is found."""
    text = edition.language.text
    here = for_paper(edition, edition.activities_by_place.get(place.id, ()))
    menu = text("Ask at reception for the menu, also in large print.")
    rows = []
    for activity in sorted(here, key=_cafes_first(edition)):
        regular = [
            session
            for session in edition.sessions_of(activity)
            if session.place == place.id and session.repeats in (Repeats.WEEKLY, Repeats.MONTHLY, Repeats.SOME_WEEKS)
        ]
        if regular:
            rows.append((activity.name, " ".join(stopped(edition.short_words(session)) for session in regular[:2])))
    return _poster(
        edition,
        title=text("Something to do. Somebody to talk to."),
        lede=text("Groups and activities near {place}.", place=name_and_town(place)),
        times=tuple(rows[:MOST_TIMES]),
        words=(menu,) if near_practice(edition, place.id) else (),
        code=code_of(edition, addresses.of_place(place.id), edition.code_of(place)),
        strip=(text("Something to do near {place}", place=place.name),),
    )


def _cafes_first(edition: Edition) -> Callable[[Activity], bool]:
    return lambda activity: not has_poster(edition, activity)


def _poster(
    edition: Edition,
    *,
    title: str,
    lede: str,
    times: tuple[tuple[str, str], ...],
    words: tuple[str, ...],
    code: Code,
    strip: tuple[str, ...],
) -> Poster:
    text = edition.language.text
    date = edition.language.date(edition.today, weekday=False)
    return Poster(
        language=edition.settings.languages[0],
        region=edition.settings.country,
        directory=edition.settings.title,
        title=title,
        lede=lede,
        times=times,
        words=words,
        invitation=text("Scan this with a phone, or type:"),
        code=code,
        strip=strip,
        strips=STRIPS,
        foot=text("{directory}. Printed on {date}. Check before you go.", directory=edition.settings.title, date=date),
    )
