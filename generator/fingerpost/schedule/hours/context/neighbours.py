"""Words that mean something else beside certain others: "summer (June to August)", "Wednesday pm", "most Tuesdays"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from fingerpost.schedule.hours.clock import read_clock
from fingerpost.schedule.hours.context.choices import any_day, or_another
from fingerpost.schedule.hours.context.denial import NOT, is_denied
from fingerpost.schedule.hours.context.how_many import (
    HOW_OFTEN,
    NUMBERS,
    ONCE,
    dates_to_ask,
    how_often,
    is_one,
    months_apart,
    next_of,
    once_a_month,
    previous_of,
)
from fingerpost.schedule.hours.context.number_at import number_at
from fingerpost.schedule.hours.context.seasons import (
    SEASONS,
    is_name_of_months,
    months_after,
    season_end,
    with_sentences,
)
from fingerpost.schedule.hours.words.kinds import Kind, Token

_BETWEEN = frozenset({Kind.NOISE, Kind.OPENS, Kind.COMMA, Kind.DASH, Kind.FROM, Kind.BETWEEN})
_LISTS = frozenset({Kind.AND, Kind.COMMA, Kind.SLASH, Kind.DASH, Kind.TO})
_HALVES = ("am", "pm", "a.m", "p.m")
_NEAR = 8  # words
_AFTER_FIGURES = frozenset({Kind.STOP, Kind.COMMA, Kind.CLOSES, Kind.OPENS})
_FOUR = re.compile(r"(?!20[124]|203[1-9])(?:0[6-9]|1\d|2[01])[0-5][05]")  # no year of our time
_DAYS_OF_FIGURES = frozenset({Kind.DAYS, Kind.OF_MONTH, Kind.WEEKLY, Kind.PART_OF_DAY, Kind.ONCE_A_MONTH})
_MOST_OF = frozenset(("weeks", "months", "sites", "locations", "branches", "centres", "venues", "offices", "stores"))
_BESIDE = ("prior", "preceding", "following", "nearest", "closest", "immediately", "directly", "ahead")
_OF_OTHERS = frozenset({Kind.WORDS, Kind.ALSO, Kind.VAGUE, Kind.EXCEPT, Kind.CLOSED, Kind.HARD, Kind.AND})
_MORE = frozenset(("then", "and then", "another", "next", "again", "second", "drop-in"))
_THINGS = frozenset(
    ("session", "sessions", "swim", "swimming", "bird", "birds", "years", "service", "mass", "communion")
)
_NO_NAMES = frozenset(
    ("all", "school", "both", "these", "those", "that", "same", "week", "over", "mid", "per", "two", "three")
)


def beside_others(tokens: list[Token]) -> list[Token]:
    """Give the words with their meaning beside each other."""
    changed = with_sentences(tokens)
    for at, token in enumerate(list(changed)):
        word = token.text.casefold().strip(".")
        rule = _RULES.get(word) or _KIND_RULES.get(token.kind)
        if rule is not None:
            rule(changed, at)
    return changed


def _half(tokens: list[Token], at: int) -> None:
    """A half of the day after a day, and before figures that have none: "Wednesday pm 2-4"."""
    before = tokens[at - 1] if at else None
    follows = tokens[at + 1] if at + 1 < len(tokens) else None
    is_second = any(token.kind is Kind.PART_OF_DAY for token in tokens[:at])  # "Tuesday am 9-12, pm 1-4"
    is_second &= follows is not None and follows.kind in (Kind.CLOCK, Kind.NUMBER)
    if before is not None and (before.kind is Kind.DAYS or is_second):
        tokens[at] = Token(Kind.PART_OF_DAY, tokens[at].text.replace(".", ""))


def _most(tokens: list[Token], at: int) -> None:
    """Not every week or place, but nearly, as "usually" says: "most Tuesdays", "most weeks", "most sites"."""
    follows = tokens[at + 1] if at + 1 < len(tokens) else None
    if any(token.kind is Kind.ONE or token.text.casefold() in NUMBERS for token in tokens[max(at - 2, 0) : at]):
        return  # "two Saturdays most months"
    if follows is not None and follows.text.casefold() in _MOST_OF:
        tokens[at : at + 2] = [Token(Kind.CAVEAT, tokens[at].text), Token(Kind.NOISE, follows.text)]
    elif follows is not None and is_one(follows) and not _is_taken_away(tokens, at):
        tokens[at] = Token(Kind.CAVEAT, tokens[at].text)


def _is_taken_away(tokens: Sequence[Token], at: int) -> bool:
    near = (*tokens[max(at - 2, 0) : at], *tokens[at + 2 : at + 4])  # "most Mondays closed", "not most Mondays"
    return any(token.kind in (Kind.CLOSED, Kind.EXCEPT) for token in near)


def _night(tokens: list[Token], at: int) -> None:
    """Part of a day after its name, and after another word a thing that is done in the evening: "quiz night"."""
    before = tokens[at - 1] if at else None
    if before is None:
        return
    if before.kind is Kind.DAYS:
        tokens[at] = Token(Kind.PART_OF_DAY, tokens[at].text)
    elif before.kind is Kind.WORDS and before.text.casefold() not in _NO_NAMES and not _is_in_morning(tokens, at):
        tokens[at] = Token(Kind.WORDS, tokens[at].text)


def _is_in_morning(tokens: Sequence[Token], at: int) -> bool:
    follows = next_of(tokens, at + 1, _BETWEEN)
    return follows is not None and follows.kind is Kind.CLOCK and "a" in follows.text.casefold()


def _figures(tokens: list[Token], at: int) -> None:
    """Four figures after a day are a time, at the end of a part: "first Thursday of the month 1900"."""
    text, follows = tokens[at].text.rstrip(",."), tokens[at + 1] if at + 1 < len(tokens) else None
    is_end = follows is None or follows.kind in _AFTER_FIGURES or text != tokens[at].text
    before = previous_of(tokens, at)
    clock = read_clock(f"{text[:2]}:{text[2:]}") if _FOUR.fullmatch(text) else None
    is_led = before is not None and before.kind in _DAYS_OF_FIGURES
    is_led |= before is not None and before.kind is Kind.DATE and text[:2] not in ("19", "20")
    is_led |= before is not None and follows is None and _are_asked(tokens, at - 1)
    if clock is not None and is_led and is_end:
        tokens[at] = Token(Kind.CLOCK, text, clock._replace(form="full"))


def _are_asked(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word there is "dates", which are to be asked of one a month, and no time is before it."""
    has_times = any(token.kind in (Kind.CLOCK, Kind.NUMBER) for token in tokens[:at])
    is_one = any(token.kind in (Kind.ONE, Kind.ONCE_A_MONTH) for token in tokens[:at])
    return tokens[at].text.casefold() == "dates" and is_one and not has_times


def _month(tokens: list[Token], at: int) -> None:
    """Put "Tuesday in January, April and July" in doubt, which is hardly each Tuesday of these months."""
    is_led = at > 1 and tokens[at - 1].text.casefold() in ("in", "of") and tokens[at - 2].kind is Kind.DAYS
    if not is_led:
        return
    day, before = tokens[at - 2], tokens[max(at - 2 - _NEAR, 0) : at - 2]
    is_single = is_one(day) and not day.text.casefold().endswith("s")
    is_listed = bool(before) and before[-1].kind in _LISTS and any(token.kind is Kind.DAYS for token in before)
    is_plain = any(token.kind in (Kind.ORDINAL, Kind.EVERY, Kind.WEEKLY) for token in before)
    follows = next_of(tokens, at + 1, frozenset({Kind.NOISE}))
    is_range = follows is not None and follows.kind in (Kind.TO, Kind.DASH, Kind.UNTIL)
    if is_single and not (is_listed or is_plain or is_range):
        tokens[at] = Token(Kind.HARD, tokens[at].text)


def _season(tokens: list[Token], at: int) -> None:
    """A season is no more than the name of its months where they are written: "Summer hours (June to August)"."""
    if is_name_of_months(tokens, at):
        for number in range(at, season_end(tokens, at)):
            tokens[number] = Token(Kind.NOISE, tokens[number].text)
    for number in months_after(tokens, at):
        if tokens[number].kind is Kind.MONTH:
            tokens[number] = Token(Kind.HARD, tokens[number].text)


def _not(tokens: list[Token], at: int) -> None:
    if is_denied(tokens, at):
        tokens[at] = Token(Kind.HARD, tokens[at].text)


def _beside_day(tokens: list[Token], at: int) -> None:
    """The day is counted from another: "the Tuesday prior to Baptism", "the following Wednesday"."""
    before, follows = tokens[at - 1] if at else None, tokens[at + 1] if at + 1 < len(tokens) else None
    is_after = tokens[at].text.casefold() in ("following", "preceding") and follows is not None and is_one(follows)
    is_after &= follows is not None and not follows.text.casefold().endswith("s")
    if (before is not None and is_one(before)) or is_after:
        tokens[at] = Token(Kind.HARD, tokens[at].text)


def _course(tokens: list[Token], at: int) -> None:
    """Put in doubt what may be no length of the thing itself: "£48 for 6 weeks", "also a 6 week course"."""
    before, rest = tokens[:at], tokens[at + 1 :]
    last = next(
        (token for token in before[::-1] if token.kind not in (Kind.NOISE, Kind.OPENS, Kind.COMMA, Kind.DASH)), None
    )
    has_times = any(token.kind in (Kind.DAYS, Kind.CLOCK, Kind.NUMBER) for token in before)
    is_beside = has_times and last is not None and last.kind in _OF_OTHERS
    has_more = any(token.kind in (Kind.COURSE, Kind.WEEKLY) or token.text.casefold() in _MORE for token in rest)
    has_price = any(token.text.casefold() == "free" or token.text[:1] in "£$€" for token in before[-2:])
    if (
        is_beside
        or has_more
        or has_price
        or tokens[at].text.casefold().rstrip().endswith(("blocks", "courses", "workshops"))
    ):
        tokens[at] = Token(Kind.HARD, tokens[at].text)


def _some(tokens: list[Token], at: int) -> None:
    """What is scheduled on Mondays is on each of them, if a word says what it is: "classes scheduled Mondays"."""
    if tokens[at].text.casefold().startswith("scheduled") and at and tokens[at - 1].kind is not Kind.STOP:
        tokens[at] = Token(Kind.WORDS, tokens[at].text)


def _alternate(tokens: list[Token], at: int) -> None:
    """Two days with a stroke and "alternate" may be one and then the other: "Sat/Sun alternate"."""
    before = [token.kind for token in tokens[max(at - 3, 0) : at]]
    is_word = tokens[at].text.casefold().strip() in ("alternate", "alternating")
    if is_word and before == [Kind.DAYS, Kind.SLASH, Kind.DAYS]:
        tokens[at] = Token(Kind.HARD, tokens[at].text)


def _early(tokens: list[Token], at: int) -> None:
    """Part of the name of a thing: "early session 5.30am", "late service", "Early Morning Swimming"."""
    kinds = [token.kind for token in tokens[at + 1 : at + 3]]
    is_name = kinds == [Kind.PART_OF_DAY, Kind.WORDS] and tokens[at + 2].text.casefold() in _THINGS
    if is_name or (kinds and tokens[at + 1].text.casefold() in _THINGS):
        tokens[at] = Token(Kind.WORDS, tokens[at].text)


def _friday(tokens: list[Token], at: int) -> None:
    """The day, at the end of a list of others and before a time: "Mon., Tue. and Fr. 7.30am"; else a priest."""
    is_listed = at > 1 and tokens[at - 1].kind in _LISTS and tokens[at - 2].kind is Kind.DAYS
    behind = at + 1
    if behind < len(tokens) and tokens[behind].text == ".":
        behind += 1
    if is_listed and behind < len(tokens) and tokens[behind].kind is Kind.CLOCK:
        tokens[at:behind] = [Token(Kind.DAYS, "Fr", (4,)), *(Token(Kind.NOISE, ".") for _ in range(behind - at - 1))]


def _different(tokens: list[Token], at: int) -> None:
    """Of things, and not of times: "lots of different crafts", "various activities"."""
    follows = tokens[at + 1] if at + 1 < len(tokens) else None
    before = tokens[at - 1] if at else None
    is_thing = follows is not None and follows.kind is Kind.WORDS and follows.text.casefold() in _MANY_THINGS
    if is_thing and not (before is not None and before.kind in (Kind.CLOCK, Kind.DAYS, Kind.OPENS, Kind.COMMA)):
        tokens[at] = Token(Kind.WORDS, tokens[at].text)


_MANY_THINGS = frozenset(
    (
        *("crafts", "activities", "games", "toys", "styles", "topics", "subjects", "skills", "instruments", "sports"),
        *("speakers", "talks", "abilities", "people", "interests", "themes", "projects", "crafters", "types"),
    )
)
_Rule = Callable[[list[Token], int], None]
_RULES: dict[str, _Rule] = {
    **dict.fromkeys(SEASONS, _season),
    **dict.fromkeys(_HALVES, _half),
    "most": _most,
    **dict.fromkeys(("different", "various", "several", "many"), _different),
    "any": any_day,
    **dict.fromkeys(("at", "@"), number_at),
    "fr": _friday,
    "or": or_another,
    **dict.fromkeys(("early", "late"), _early),
    **dict.fromkeys((*ONCE, "monthly"), once_a_month),
    **dict.fromkeys(("date", "dates"), dates_to_ask),
    **dict.fromkeys(("night", "nights"), _night),
    **dict.fromkeys(HOW_OFTEN, how_often),
    **dict.fromkeys(NOT, _not),
    **dict.fromkeys(_BESIDE, _beside_day),
}
_KIND_RULES: dict[Kind, _Rule] = {
    Kind.WEEKS: _alternate,
    Kind.MONTHS_APART: months_apart,
    Kind.SOME_WEEKS: _some,
    Kind.MONTH: _month,
    Kind.HARD: _figures,
    Kind.COURSE: _course,
}
