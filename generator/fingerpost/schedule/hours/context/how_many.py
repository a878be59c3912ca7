"""So many times a week or a month, where the text names as many days: "Twice a week, Tuesday and Thursday"."""

from __future__ import annotations

from collections.abc import Sequence

from fingerpost.schedule.hours.words.kinds import Kind, Token

_AFTER_MONTHLY = frozenset(
    {Kind.CLOCK, Kind.NUMBER, Kind.FROM, Kind.BETWEEN, Kind.COMMA, Kind.CLOSES, Kind.STOP, Kind.DASH}
)
_AFTER_HOURS = frozenset({Kind.CLOCK, Kind.NUMBER, Kind.ONWARDS, Kind.STOP})
# What would say in which weeks or months it is.
_MORE_SAID = frozenset({Kind.ORDINAL, Kind.WEEKS, Kind.SOME_WEEKS, Kind.DATE, Kind.PART_OF_DATE, Kind.FROM, Kind.MONTH})
_OF_IT = frozenset(("a", "an", "meeting", "meetings", "event", "events"))
NUMBERS = {"once": 1, "twice": 2, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "2": 2, "3": 3, "4": 4, "5": 5}
_PERIODS = (
    "a week",
    "of the week",
    "per week",
    "each week",
    "every week",
    "weekly",
    "a month",
    "per month",
    "each month",
    "monthly",
)
ONCE = ("once a month", "once per month", "once every month")
_UNITS = tuple(f"{name}{period}" for name in ("", "times ", "days ") for period in _PERIODS)
HOW_OFTEN = {f"{number} {unit}" for number in NUMBERS for unit in _UNITS} - {*ONCE}


def how_often(tokens: list[Token], at: int) -> None:
    """Count the days: "Twice a week, Tuesday and Thursday", "Twice monthly, 1st and 3rd Wednesday"."""
    words = tokens[at].text.casefold().split()
    number = NUMBERS.get(words[0].rstrip("x"))
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
    before, follows = previous_of(tokens, at), next_of(tokens, at + 1, frozenset({Kind.NOISE}))
    is_beside = any(each is not None and each.kind is Kind.DAYS for each in (before, follows))
    is_adverb = tokens[at].text.casefold().endswith("monthly")
    if follows is not None and follows.kind not in {*_AFTER_MONTHLY, Kind.DAYS}:
        return False  # "twice monthly newsletter"
    return is_beside or (is_adverb and (before is None or before.kind in _AFTER_HOURS))


def _is_beside_days(tokens: Sequence[Token], at: int) -> bool:
    return 0 < at < len(tokens) - 1 and tokens[at - 1].kind is tokens[at + 1].kind is Kind.DAYS


def once_a_month(tokens: list[Token], at: int) -> None:
    """It says again what "3rd Wednesday (once a month)" has said; of "Friday once a month" nobody has said which."""
    is_adverb = tokens[at].kind is Kind.OF_MONTH  # "Saturday monthly 10am", but no "first Saturday monthly"
    before = [token for token in tokens[max(at - 3, 0) : at] if token.kind not in (Kind.NOISE, Kind.OPENS, Kind.COMMA)]
    follows = tokens[at + 1] if at + 1 < len(tokens) else None
    is_alone = sum(token.kind is Kind.DAYS for token in tokens) == 1
    if len(before) > 1 and before[-1].kind is Kind.DAYS and before[-2].kind is Kind.ORDINAL and not is_adverb:
        tokens[at] = Token(Kind.NOISE, tokens[at].text)
    elif before and is_one(before[-1]) and is_alone and (follows is None or follows.kind in _AFTER_MONTHLY):
        if any(token.kind is Kind.ORDINAL for token in tokens):
            return
        tokens[at] = Token(Kind.ONCE_A_MONTH, tokens[at].text)


def months_apart(tokens: list[Token], at: int) -> None:
    """Every few months on a day, and nobody says on which of the month: "Quarterly on Mondays"."""
    if any(token.kind in _MORE_SAID for token in tokens):
        return
    before, behind = (
        previous_of(tokens, at),
        [token for token in tokens[at + 1 :] if token.text.casefold() not in _OF_IT],
    )
    follows = next_of(behind, 0, frozenset({Kind.NOISE, Kind.COMMA}))
    is_beside = any(each is not None and is_one(each) for each in (before, follows))
    is_alone = sum(token.kind is Kind.DAYS for token in tokens) == 1
    is_name = follows is not None and follows.kind is Kind.WORDS  # "quarterly newsletter"
    if is_beside and is_alone and not is_name:
        tokens[at] = Token(Kind.SOME_WEEKS, tokens[at].text)


def dates_to_ask(tokens: list[Token], at: int) -> None:
    """Where the dates are to be asked is no doubt about a day that is not every week: "one Saturday a month"."""
    if any(token.kind in (Kind.ONE, Kind.ONCE_A_MONTH, Kind.WEEKS, Kind.SOME_WEEKS) for token in tokens[:at]):
        tokens[at] = Token(Kind.WORDS, tokens[at].text)
        for place in range(max(at - 2, 0), at):  # "see the website for next available dates"
            if tokens[place].text.casefold() == "next":
                tokens[place] = Token(Kind.WORDS, tokens[place].text)


def is_one(days: Token) -> bool:
    return days.kind is Kind.DAYS and isinstance(days.value, tuple) and len(days.value) == 1


def next_of(tokens: Sequence[Token], at: int, skipped: frozenset[Kind]) -> Token | None:
    return next((token for token in tokens[at:] if token.kind not in skipped), None)


def previous_of(tokens: Sequence[Token], at: int) -> Token | None:
    skipped = (Kind.NOISE, Kind.OPENS, Kind.COMMA, Kind.DASH)
    return next((token for token in tokens[:at][::-1] if token.kind not in skipped), None)
