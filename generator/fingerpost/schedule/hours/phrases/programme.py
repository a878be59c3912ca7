"""A day and then several things, each with its hours: "Tuesdays: Beginners 6.30pm, Improvers 7.45pm".

The days are said again for each, as in "Beginners Tuesdays 6.30pm, Improvers Tuesdays 7.45pm", and the rest of the
grammar reads that.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from fingerpost.schedule.hours.phrases.parts_in_turn import parts_before_days, parts_in_turn
from fingerpost.schedule.hours.phrases.phrase import Days, Fact, Hours, Mark, Phrase

# What is not the name of a thing one can come to.
NO_NAMES = frozenset(
    (
        *(
            "gate",
            "gates",
            "set",
            "viewing",
            "appointment",
            "appointments",
            "arrival",
            "arrive",
            "book",
            "booking",
            "bookings",
            "call",
            "calls",
        ),
        *("chat", "check-in", "check-out", "close", "closes", "deliveries", "delivery", "depart", "donations"),
        *("door", "doors", "emergencies", "emergency", "ends", "finish", "finishes", "for", "from"),
        *("helpline", "hotline", "last", "leave", "line", "lines", "office", "only", "or", "order"),
        *("ordering", "orders", "phone", "phones", "reception", "register", "registration", "ring", "setup"),
        *("break", "hired", "hire", "private", "full", "helpers", "drivers", "cleaners", "cleaning", "caretaker"),
        *("cooking", "prep", "preparation", "setting", "council", "trustees", "committee", "pick", "pick-up", "pickup"),
        *("home", "gone", "washing", "clearing", "earliest", "latest", "visits", "virtual", "email", "online"),
        *("pre-booked", "prebooked", "referrals", "referral", "et", "pt", "ct", "old", "new"),
        *("zoom", "bus", "minibus", "interval", "collect", "arrivals", "check", "queue", "booked"),
        *("conclude", "concludes", "returning", "return", "leaving", "tidy", "collection", "sold", "unloading"),
        *(
            "traders",
            "sellers",
            "stallholders",
            "stalls",
            "exhibitors",
            "vendors",
            "stewards",
            "marshals",
            "crew",
            "cast",
        ),
        *("staff", "staffed", "telephone", "until", "volunteers", "webchat"),
    )
)
# Names of things that hold such a word.
_THINGS = re.compile(
    r"\b(book|pick|home|office|council|line|bus|private|volunteers?|virtual|online|email|telephone|old|new|council)\s+"
    r"(group|groups|club|clubs|swap|exchange|bugs?|reading|readers|chat|dancing|learning|skills|yoga|friends|choir)\b"
)
_SEASONS = frozenset({"months", "term_time", "school_holidays"})
_WORDS = frozenset({"words", "detail", "lunch"})
_BRACKETS = ("opens", "closes")
_BETWEEN_PARTS = (";", "|")


class _Item(NamedTuple):
    """Hours, with the words before them and what comes after."""

    lead: tuple[Phrase, ...]
    hours: Hours
    tail: tuple[Phrase, ...]


def with_days_again(phrases: list[Phrase]) -> list[Phrase]:
    """Say the days again before each thing, where all of them have a name, or a time of the year, in the same place."""
    before_days, last = parts_before_days(phrases)
    days = phrases[last] if before_days else None
    if isinstance(days, Days) and not days.is_unsure and all(is_name(names) for names, _ in before_days):
        facts = [phrase for phrase in phrases[last + 1 :] if isinstance(phrase, Fact)]
        each_with_days = [(*names, days, hours, *facts, Mark("comma", ",")) for names, hours in before_days]
        return [phrase for part in each_with_days for phrase in part][:-1]
    result: list[Phrase] = []
    at = 0
    while at < len(phrases):
        days = phrases[at]
        before = phrases[at - 1] if at else None
        items, ends = _items(phrases, at + 1) if isinstance(days, Days) else ([], 0)
        again = _repeat_days(days, items) if isinstance(days, Days) and not _is_bound(before) else []
        if not again and isinstance(days, Days) and not _is_bound(before):
            in_turn, ends = parts_in_turn(phrases, at + 1)
            again = [phrase for names, hours in in_turn for phrase in (*names, days, hours, Mark("comma", ","))][:-1]
            again = again if all(is_name(names) for names, _ in in_turn) and not days.is_unsure else []
        result += again or [days]
        at = ends if again else at + 1
    return result


def _items(phrases: Sequence[Phrase], at: int) -> tuple[list[_Item], int]:
    """Give the things after a day, one between two commas, and where they end: at a day, or a part without a time."""
    is_bracket = at < len(phrases) and phrases[at] == Mark("opens", "(")
    at += is_bracket
    items: list[_Item] = []
    part: list[Phrase] = []
    ends = at
    while at <= len(phrases):
        phrase = phrases[at] if at < len(phrases) else None
        is_end = phrase is None or isinstance(phrase, Days) or (is_bracket and phrase == Mark("closes", ")"))
        if is_end or _is_break(phrase):
            hours = [number for number, each in enumerate(part) if isinstance(each, Hours)]
            if len(hours) > 1 or (part and not hours and not items):
                return [], 0
            if part and not hours:
                break
            if part and isinstance(time := part[hours[0]], Hours):
                items.append(_Item(tuple(part[: hours[0]]), time, tuple(part[hours[0] + 1 :])))
                ends = at
            part = []
        elif phrase is not None:
            part.append(phrase)
        if is_end:
            break
        if isinstance(phrase, Mark) and phrase.what == "stop" and phrase.text not in _BETWEEN_PARTS:
            break
        at += 1
    has_more = any(isinstance(each, Hours) for each in _same_sentence(phrases[ends:]))
    return ([], 0) if has_more else (items, ends + is_bracket)


def _is_bound(before: Phrase | None) -> bool:
    """Whether what is before the days applies to them alone: "Alternate Wednesdays: ...", "Not Tuesdays: ..."."""
    is_said = isinstance(before, Fact) and before.what not in _SEASONS
    return is_said or (isinstance(before, Mark) and before.what in ("except", "closed"))


def _is_break(phrase: Phrase | None) -> bool:
    return isinstance(phrase, Mark) and phrase.what in ("comma", "and", "stop")


def _same_sentence(phrases: Sequence[Phrase]) -> Sequence[Phrase]:
    """Give what comes before the next day or full stop."""
    for at, phrase in enumerate(phrases):
        if isinstance(phrase, Days) or (
            isinstance(phrase, Mark) and phrase.what == "stop" and phrase.text not in _BETWEEN_PARTS
        ):
            return phrases[:at]
    return phrases


def _repeat_days(days: Days, items: Sequence[_Item]) -> list[Phrase]:
    spans = [item.hours.span for item in items]
    if len(items) < 2 or days.is_unsure or any(span is None or span.is_all_day for span in spans):
        return []
    result: list[Phrase] = []
    last = items[-1]
    if all(is_name(item.lead) and (not item.tail or (item is last and _is_place(item.tail))) for item in items):
        for item in items:
            result += [*item.lead, days, item.hours, *item.tail, Mark("comma", ",")]
    elif all(is_name(item.tail) and not item.lead for item in items):
        for item in items:
            result += [days, item.hours, *item.tail, Mark("comma", ",")]
    elif all(not item.lead and _is_season(item.tail) for item in items):
        for item in items:
            result += [days, item.hours, *item.tail, Mark("stop", ";")]
    return result[:-1]


def words_of_name(texts: Iterable[str]) -> set[str]:
    """Give the words of a name, in which "book group" and the like is one that says nothing of when one may book.

    >>> sorted(words_of_name(["Mill", "Book", "Group"])), sorted(words_of_name(["book", "ahead"]))
    (['book-group', 'mill'], ['ahead', 'book'])
    """
    return set(_THINGS.sub(r"\1-\2", " ".join(texts).casefold()).split())


def is_name(phrases: Sequence[Phrase]) -> bool:
    """Whether they name a thing one can come to: "Cubs (8-10 years)", but not "doors" or "volunteers"."""
    words = words_of_name(phrase.text for phrase in phrases if isinstance(phrase, Mark))
    marks = [phrase.what for phrase in phrases if isinstance(phrase, Mark) and phrase.what in _BRACKETS]
    are_pairs = marks == [*_BRACKETS] * (len(marks) // 2)  # "Cubs (8-10 years)"
    is_plain = all(_is_words(phrase) or (isinstance(phrase, Mark) and phrase.what in _BRACKETS) for phrase in phrases)
    return bool(words - {"(", ")", "[", "]"}) and not words & NO_NAMES and are_pairs and is_plain


def _is_place(phrases: Sequence[Phrase]) -> bool:
    """Whether they are a name in capitals: "St Mary's", but not "booking essential" or "respectively"."""
    return is_name(phrases) and all(isinstance(each, Mark) and each.text[:1].isupper() for each in phrases)


def _is_words(phrase: Phrase) -> bool:
    return isinstance(phrase, Mark) and phrase.what in _WORDS


def _is_season(phrases: Sequence[Phrase]) -> bool:
    others = [phrase for phrase in phrases if not (isinstance(phrase, Mark) and phrase.what in ("opens", "closes"))]
    return len(others) == 1 and isinstance(others[0], Fact) and others[0].what in _SEASONS
