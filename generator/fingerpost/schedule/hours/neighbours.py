"""Words that mean another thing beside certain others: "summer (June to August)", "Wednesday pm", "most Tuesdays"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from fingerpost.schedule.hours.clock import NOON, Clock, read_clock
from fingerpost.schedule.hours.denial import NOT, is_denied
from fingerpost.schedule.hours.kinds import Kind, Token
from fingerpost.schedule.hours.seasons import SEASONS, is_name_of_months, months_after, season_end, with_sentences

_BETWEEN = frozenset({Kind.NOISE, Kind.OPENS, Kind.COMMA, Kind.DASH, Kind.FROM, Kind.BETWEEN})
_LISTS = frozenset({Kind.AND, Kind.COMMA, Kind.SLASH, Kind.DASH, Kind.TO})
_HALVES = ("am", "pm", "a.m", "p.m")
_NEAR = 8  # words
_AFTER_MONTHLY = frozenset(
    {Kind.CLOCK, Kind.NUMBER, Kind.FROM, Kind.BETWEEN, Kind.COMMA, Kind.CLOSES, Kind.STOP, Kind.DASH}
)
_AFTER_HOURS = frozenset({Kind.CLOCK, Kind.NUMBER, Kind.ONWARDS, Kind.STOP})
_AFTER_FIGURES = frozenset({Kind.STOP, Kind.COMMA, Kind.CLOSES, Kind.OPENS})
_FOUR = re.compile(r"(?!20[124]|203[1-9])(?:0[6-9]|1\d|2[01])[0-5][05]")  # no year of our time
_DAYS_OF_FIGURES = frozenset({Kind.DAYS, Kind.OF_MONTH, Kind.WEEKLY, Kind.PART_OF_DAY, Kind.ONCE_A_MONTH})
_MOST_OF = frozenset(("weeks", "months", "sites", "locations", "branches", "centres", "venues", "offices", "stores"))
_BESIDE = ("prior", "preceding", "following", "nearest", "closest", "immediately", "directly", "ahead")
_OF_OTHERS = frozenset({Kind.WORDS, Kind.ALSO, Kind.VAGUE, Kind.EXCEPT, Kind.CLOSED, Kind.HARD, Kind.AND})
_MORE = frozenset(("then", "and then", "another", "next", "again", "second", "drop-in"))
_NO_NAMES = frozenset(
    ("all", "school", "both", "these", "those", "that", "same", "week", "over", "mid", "per", "two", "three")
)
_NUMBERS = {"once": 1, "twice": 2, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "2": 2, "3": 3, "4": 4, "5": 5}
_PERIODS = ("a week", "per week", "each week", "every week", "weekly", "a month", "per month", "each month", "monthly")
_ONCE = ("once a month", "once per month", "once every month")
_UNITS = tuple(f"{name}{period}" for name in ("", "times ", "days ") for period in _PERIODS)
_HOW_OFTEN = {f"{number} {unit}" for number in _NUMBERS for unit in _UNITS} - {*_ONCE}


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
    if any(token.kind is Kind.ONE or token.text.casefold() in _NUMBERS for token in tokens[max(at - 2, 0) : at]):
        return  # "two Saturdays most months"
    if follows is not None and follows.text.casefold() in _MOST_OF:
        tokens[at : at + 2] = [Token(Kind.CAVEAT, tokens[at].text), Token(Kind.NOISE, follows.text)]
    elif follows is not None and _is_one(follows) and not _is_taken_away(tokens, at):
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
    follows = _next(tokens, at + 1, _BETWEEN)
    return follows is not None and follows.kind is Kind.CLOCK and "a" in follows.text.casefold()


def _how_often(tokens: list[Token], at: int) -> None:
    """Count the days: "Twice a week, Tuesday and Thursday", "Twice monthly, 1st and 3rd Wednesday"."""
    words = tokens[at].text.casefold().split()
    number = _NUMBERS.get(words[0].rstrip("x"))
    weeks = [token.value for token in tokens if token.kind is Kind.ORDINAL and isinstance(token.value, int)]
    listed = [token.value for token in tokens if token.kind is Kind.DAYS and isinstance(token.value, tuple)]
    days = {day for several in listed for day in several}
    has_range = any(token.kind in (Kind.TO, Kind.DASH) and _is_beside_days(tokens, i) for i, token in enumerate(tokens))
    is_same = len(set(weeks)) == number and len(days) == 1 if words[-1].startswith("month") else len(days) == number
    if is_same and not has_range and (words[-1].startswith("month") or not weeks):
        tokens[at] = Token(Kind.NOISE, tokens[at].text)
    elif words[-1].startswith("month") and not weeks and len(listed) == len(days) == 1 and _is_of_days(tokens, at):
        tokens[at] = Token(Kind.SOME_WEEKS, tokens[at].text)


def _is_of_days(tokens: Sequence[Token], at: int) -> bool:
    """Whether "twice a month" is of the days: beside one, or as the adverb "twice monthly" after their hours."""
    before, follows = _previous(tokens, at), _next(tokens, at + 1, frozenset({Kind.NOISE}))
    is_beside = any(each is not None and each.kind is Kind.DAYS for each in (before, follows))
    is_adverb = tokens[at].text.casefold().endswith("monthly")
    if follows is not None and follows.kind not in {*_AFTER_MONTHLY, Kind.DAYS}:
        return False  # "twice monthly newsletter"
    return is_beside or (is_adverb and (before is None or before.kind in _AFTER_HOURS))


def _is_beside_days(tokens: Sequence[Token], at: int) -> bool:
    return 0 < at < len(tokens) - 1 and tokens[at - 1].kind is tokens[at + 1].kind is Kind.DAYS


def _once_a_month(tokens: list[Token], at: int) -> None:
    """It says again what "3rd Wednesday (once a month)" has said; of "Friday once a month" nobody has said which."""
    is_adverb = tokens[at].kind is Kind.OF_MONTH  # "Saturday monthly 10am", but no "first Saturday monthly"
    before = [token for token in tokens[max(at - 3, 0) : at] if token.kind not in (Kind.NOISE, Kind.OPENS, Kind.COMMA)]
    follows = tokens[at + 1] if at + 1 < len(tokens) else None
    is_alone = sum(token.kind is Kind.DAYS for token in tokens) == 1
    if len(before) > 1 and before[-1].kind is Kind.DAYS and before[-2].kind is Kind.ORDINAL and not is_adverb:
        tokens[at] = Token(Kind.NOISE, tokens[at].text)
    elif before and _is_one(before[-1]) and is_alone and (follows is None or follows.kind in _AFTER_MONTHLY):
        if any(token.kind is Kind.ORDINAL for token in tokens):
            return
        tokens[at] = Token(Kind.ONCE_A_MONTH, tokens[at].text)


def _dates(tokens: list[Token], at: int) -> None:
    """Where the dates are to be asked is no doubt about a day that is not every week: "one Saturday a month"."""
    if any(token.kind in (Kind.ONE, Kind.ONCE_A_MONTH, Kind.WEEKS, Kind.SOME_WEEKS) for token in tokens[:at]):
        tokens[at] = Token(Kind.WORDS, tokens[at].text)
        for place in range(max(at - 2, 0), at):  # "see the website for next available dates"
            if tokens[place].text.casefold() == "next":
                tokens[place] = Token(Kind.WORDS, tokens[place].text)


def _figures(tokens: list[Token], at: int) -> None:
    """Four figures after a day are a time, at the end of a part: "first Thursday of the month 1900"."""
    text, follows = tokens[at].text.rstrip(",."), tokens[at + 1] if at + 1 < len(tokens) else None
    is_end = follows is None or follows.kind in _AFTER_FIGURES or text != tokens[at].text
    before = _previous(tokens, at)
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
    is_single = _is_one(day) and not day.text.casefold().endswith("s")
    is_listed = bool(before) and before[-1].kind in _LISTS and any(token.kind is Kind.DAYS for token in before)
    is_plain = any(token.kind in (Kind.ORDINAL, Kind.EVERY, Kind.WEEKLY) for token in before)
    follows = _next(tokens, at + 1, frozenset({Kind.NOISE}))
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
    is_after = tokens[at].text.casefold() in ("following", "preceding") and follows is not None and _is_one(follows)
    is_after &= follows is not None and not follows.text.casefold().endswith("s")
    if (before is not None and _is_one(before)) or is_after:
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


def _is_one(days: Token) -> bool:
    return days.kind is Kind.DAYS and isinstance(days.value, tuple) and len(days.value) == 1


def _next(tokens: Sequence[Token], at: int, skipped: frozenset[Kind]) -> Token | None:
    return next((token for token in tokens[at:] if token.kind not in skipped), None)


def _previous(tokens: Sequence[Token], at: int) -> Token | None:
    skipped = (Kind.NOISE, Kind.OPENS, Kind.COMMA, Kind.DASH)
    return next((token for token in tokens[:at][::-1] if token.kind not in skipped), None)


def _alternate(tokens: list[Token], at: int) -> None:
    """Two days with a stroke and "alternate" may be one and then the other: "Sat/Sun alternate"."""
    before = [token.kind for token in tokens[max(at - 3, 0) : at]]
    is_word = tokens[at].text.casefold().strip() in ("alternate", "alternating")
    if is_word and before == [Kind.DAYS, Kind.SLASH, Kind.DAYS]:
        tokens[at] = Token(Kind.HARD, tokens[at].text)


def _any(tokens: list[Token], at: int) -> None:
    """One may come on each of them: "any Tuesday or Thursday between 10am and 3pm"."""
    listed = tokens[at + 1 : at + 4]
    if [token.kind for token in listed] == [Kind.DAYS, Kind.VAGUE, Kind.DAYS] and listed[1].text.casefold() == "or":
        tokens[at], tokens[at + 2] = Token(Kind.EVERY, tokens[at].text), Token(Kind.AND, "and")


def _at(tokens: list[Token], at: int) -> None:
    """A number after "at" and a day is an hour, where its part of the sentence ends: "Sundays at 10"."""
    before, number = tokens[at - 1] if at else None, tokens[at + 1] if at + 1 < len(tokens) else None
    follows = tokens[at + 2] if at + 2 < len(tokens) else None
    is_led = before is not None and before.kind in (Kind.DAYS, Kind.PART_OF_DAY, Kind.OF_MONTH)
    is_end = follows is None or follows.kind in _AFTER_FIGURES
    if is_led and is_end and number is not None and number.kind is Kind.NUMBER and isinstance(number.value, Clock):
        is_hour = 0 < number.value.hour <= NOON // 60
        tokens[at + 1] = Token(Kind.CLOCK, number.text, number.value._replace(form="dot")) if is_hour else number


def _friday(tokens: list[Token], at: int) -> None:
    """The day, at the end of a list of others and before a time: "Mon., Tue. and Fr. 7.30am"; else a priest."""
    is_listed = at > 1 and tokens[at - 1].kind in _LISTS and tokens[at - 2].kind is Kind.DAYS
    behind = at + 1
    if behind < len(tokens) and tokens[behind].text == ".":
        behind += 1
    if is_listed and behind < len(tokens) and tokens[behind].kind is Kind.CLOCK:
        tokens[at:behind] = [Token(Kind.DAYS, "Fr", (4,)), *(Token(Kind.NOISE, ".") for _ in range(behind - at - 1))]


_Rule = Callable[[list[Token], int], None]
_RULES: dict[str, _Rule] = {
    **dict.fromkeys(SEASONS, _season),
    **dict.fromkeys(_HALVES, _half),
    "most": _most,
    "any": _any,
    **dict.fromkeys(("at", "@"), _at),
    "fr": _friday,
    **dict.fromkeys((*_ONCE, "monthly"), _once_a_month),
    **dict.fromkeys(("date", "dates"), _dates),
    **dict.fromkeys(("night", "nights"), _night),
    **dict.fromkeys(_HOW_OFTEN, _how_often),
    **dict.fromkeys(NOT, _not),
    **dict.fromkeys(_BESIDE, _beside_day),
}
_KIND_RULES: dict[Kind, _Rule] = {
    Kind.WEEKS: _alternate,
    Kind.SOME_WEEKS: _some,
    Kind.MONTH: _month,
    Kind.HARD: _figures,
    Kind.COURSE: _course,
}
