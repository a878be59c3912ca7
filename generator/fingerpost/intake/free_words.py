"""What people write about days, times, places and kinds of thing, as values of a record: only where that is certain."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from fingerpost.checks.references import UNCATEGORISED
from fingerpost.records.directory import Directory
from fingerpost.records.place import Place
from fingerpost.records.session import Repeats
from fingerpost.records.vocabulary import Vocabulary
from fingerpost.schedule.hours.read import Reading, read_hours

LONGEST_NOTE = 200  # characters, as the schema has it
_MOST_PROPOSED = 3
_POSTCODE = re.compile(r"\b[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}\b", re.IGNORECASE)


@dataclass(slots=True)
class Understanding:
    """What was understood of some words, and what the editor has to look at."""

    value: Any = None
    decide: list[str] = field(default_factory=list)


def understand_sessions(words: str, directory: Directory, before: Iterable[Mapping[str, Any]] = ()) -> Understanding:
    """Days, times and the place, as sessions.

    Args:
        words: A line or more, as people write them: "Every Monday, 11am to 1pm", and below it where.
        directory: Its places and towns.
        before: The sessions that the record has, which say where it is if the words do not.
    """
    is_when, is_where, reading = _divide([line.strip() for line in words.split("\n") if line.strip()])
    result = Understanding()
    old = [dict(session) for session in before]
    place, rest = _place_in(is_where, directory)
    about = _where(place, "" if old else rest, directory, result)
    if old and rest and place is None:
        result.decide.append("They wrote something about where it is that is no place of the directory. Compare it.")
    beside = _beside_all(old)
    if beside is None and reading.sessions and len(reading.sessions) != len(old):
        result.decide.append(
            "The times are for one of several sessions, and nobody can say which. Nothing of them was changed."
        )
        return result
    _say_doubts(reading, is_when, result)
    if not reading.is_whole:
        if not old:
            result.value = [{"repeats": Repeats.UNKNOWN.value, **about}]
        elif place is not None:
            result.value = [_moved(session, about) for session in old]
        return result
    sessions = [
        {name: value for name, value in session.items() if name != "notes"} for session in reading.sessions
    ]  # the notes may be the editors'
    if len(sessions) == len(old):
        pairs = zip(sessions, old, strict=True)
        result.value = [{**_rest_of(session, was, about), **about} for session, was in pairs]
    else:
        result.value = [{**(beside or {}), **about, **session} for session in sessions]
    return result


def _divide(lines: list[str]) -> tuple[list[str], list[str], Reading]:
    """Which lines are about days and times, and which are about a place, by what the hours are read from."""
    is_when = [line for line in lines if read_hours(line).sessions or _is_about_time(line)]
    is_where = [line for line in lines if line not in is_when]
    reading = read_hours("; ".join(is_when)) if is_when else Reading(not_read=("",))
    if not reading.is_whole and len(is_when) > 1:
        together = read_hours("\n".join(is_when))
        reading = together if together.is_whole else reading
    if reading.words and len(is_when) == 1:  # "Saturdays at 10:30am from the car park": the place is in the same line
        is_where = [*is_when, *is_where]
    return is_when, is_where, reading


_TIME_WORDS = re.compile(
    r"\b(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:days?)?\b"
    r"|\b\d{1,2}(?:[.:]\d{2})? ?[ap]m\b|\b\d{1,2}[.:]\d{2}\b"
    r"|\b(?:weekly|monthly|fortnight|holidays?|term time|every|noon|midday)\b",
    re.IGNORECASE,
)


def _is_about_time(line: str) -> bool:
    return _TIME_WORDS.search(line) is not None and not _POSTCODE.search(line)


def _place_in(lines: list[str], directory: Directory) -> tuple[Place | None, str]:
    """The one place of the directory that some lines name in full, or by its postcode and a word of its name."""
    text = ", ".join(lines)
    plain = _plain(text)
    open_places = [
        place for place in directory.places.values() if place.closed is None and not directory.is_sensitive(place)
    ]
    named = [place for place in open_places if len(place.name) > 3 and f" {_plain(place.name)} " in f" {plain} "]
    longest = max((len(place.name) for place in named), default=0)
    named = [place for place in named if len(place.name) == longest]
    towns = [place for place in named if f" {_plain(place.town)} " in f" {plain} "]
    named = towns if len(named) > 1 and towns else named
    if len(named) == 1:
        return named[0], ""
    codes = {match[0].replace(" ", "").upper() for match in _POSTCODE.finditer(text)}
    at = [place for place in open_places if place.postcode.replace(" ", "") in codes and place.postcode]
    at = [place for place in at if set(_plain(place.name).split()) - {"the", "hall", "of"} & set(plain.split())]
    return (at[0], "") if len(at) == 1 else (None, text)


def _where(place: Place | None, rest: str, directory: Directory, result: Understanding) -> dict[str, Any]:
    if place is not None:
        return {"place": place.id}
    if not rest:
        return {}
    about: dict[str, Any] = {}
    plain = f" {_plain(rest)} "
    towns = [
        area.id
        for area in directory.vocabulary.areas.values()
        if any(f" {_plain(name)} " in plain for name in (area.name, *area.also))
    ]
    if len(towns) == 1:
        about["area"] = towns[0]
    if len(rest) <= LONGEST_NOTE:
        about["notes"] = rest
        result.decide.append(
            "The place is none of the directory’s. Their words are in the notes of the session: if it is a place that "
            "others use too, make a place of it."
        )
    else:
        result.decide.append("What they wrote about the place is longer than a note may be. It was left out.")
    return about


def _say_doubts(reading: Reading, is_when: list[str], result: Understanding) -> None:
    if reading.needs_calendar:
        result.decide.append("The times are for school terms or holidays, and nothing says whose. Write them yourself.")
    elif reading.needs_date:
        result.decide.append("It is not every week, and it does not say which weeks. Ask for one of its dates.")
    elif is_when and not reading.is_whole:
        result.decide.append("Days and times could not be read with certainty. Write them yourself.")
    elif any("notes" in session for session in reading.sessions):
        result.decide.append(
            "They say that it is not always or not exactly so. Write into the notes what visitors need."
        )
    elif reading.assumed:
        result.decide.append(f"No am or pm was written. It was read as {', '.join(reading.assumed)}.")
    if not is_when:
        result.decide.append("Nothing was written about days and times.")


_ABOUT_TIME = frozenset(
    ("repeats", "every", "days", "weeks", "month_days", "dates", "months", "from", "to", "ends_next_day")
)
_PLACES = frozenset(("place", "online", "phone", "area"))


def _rest_of(session: Mapping[str, Any], was: Mapping[str, Any], about: Mapping[str, Any]) -> dict[str, Any]:
    """A session with new times, and what the old one says beside its times."""
    drop = _ABOUT_TIME | ((_PLACES | {"notes"}) if about else set())
    if session.get("repeats") != was.get("repeats"):
        drop = drop | {"starts_on", "ends_on", "not_on", "also_on"}
    return {**{name: value for name, value in was.items() if name not in drop}, **session}


def _moved(session: Mapping[str, Any], about: Mapping[str, Any]) -> dict[str, Any]:
    return {**{name: value for name, value in session.items() if name not in _PLACES}, **about}


def _beside_all(old: list[dict[str, Any]]) -> dict[str, Any] | None:
    """What all sessions say beside their times; None if they differ in it."""
    beside = [{name: value for name, value in session.items() if name not in _ABOUT_TIME} for session in old]
    return None if any(each != beside[0] for each in beside) else (beside[0] if beside else {})


def propose_categories(words: str, vocabulary: Vocabulary) -> Understanding:
    """The category that words are the name of; else those that share a word with them, for a person to choose."""
    plain = _plain(words)
    listed = [category for category in vocabulary.categories.values() if category.id != UNCATEGORISED]
    same = [category.id for category in listed if plain in (_plain(category.name), _plain(category.id))]
    if len(same) == 1:
        return Understanding(same)
    wanted = _long_words(words)
    ranked = sorted(
        ((len(wanted & _long_words(" ".join((each.name, *each.words)))), each) for each in listed),
        key=lambda pair: (-pair[0], pair[1].name),
    )
    near = [f"{category.name} ({category.id})" for shared, category in ranked if shared][:_MOST_PROPOSED]
    about = f"Perhaps {', '.join(near)}." if near else "None of the directory’s has a word of it."
    return Understanding(None, [f"What kind of thing is it? {about} Choose, and write it at categories."])


def _long_words(text: str) -> set[str]:
    return {word.rstrip("s") for word in re.findall(r"[^\W\d_]{4,}", text.casefold())}


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold().replace("’", "").replace("'", "")))
