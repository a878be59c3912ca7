"""Words that the grammar would take for something else, put in doubt: "Mon-Thru", "ages (11-16)", "2pm - 10 places"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from fingerpost.schedule.hours.clock import Clock
from fingerpost.schedule.hours.words.kinds import Kind, Token

_SUNDAY = 6
_BELLS = ("bell", "ringer", "ringing", "tower", "practice", "peal")
_RANGES = frozenset({Kind.DASH, Kind.TO})
_TO = frozenset({*_RANGES, Kind.UNTIL})
_TIMES = frozenset({Kind.CLOCK, Kind.NUMBER})
_SLIPS = frozenset(("thr", "thrs", "thru", "thus", "thues", "thurds", "tus", "teus", "wen", "wens", "fir", "sta"))
_COUNTED = frozenset(
    (
        *(
            "places",
            "spaces",
            "people",
            "persons",
            "seats",
            "tables",
            "members",
            "children",
            "kids",
            "adults",
            "pitches",
        ),
        *("families", "guests", "stalls", "max", "maximum", "spots", "players", "teams", "courts", "pounds", "lanes"),
        *("mile", "miles", "km", "k", "hour", "hours", "hrs", "mins", "minutes", "sessions", "weeks", "lessons"),
    )
)
_TO_REACH = frozenset(("phone", "ring", "call", "text", "email", "telephone", "contact", "book", "message"))
_MOVES = frozenset(("moves", "moving", "moved", "move", "changes", "changing", "changed", "transfers"))
_AFTER_FULL = (Kind.STOP, Kind.CLOSES)
_IS_OVER = frozenset(("finished", "ended", "stopped", "folded", "disbanded", "dissolved", "defunct"))
_IS = frozenset(("has", "have", "had", "is", "are", "was", "now", "sadly", "been", "currently", "group", "class", "("))
# What there is more than one of on a day, each with a time to begin.
_OFTEN = frozenset(
    (
        *(
            "service",
            "services",
            "mass",
            "masses",
            "communion",
            "eucharist",
            "worship",
            "prayer",
            "prayers",
            "sessions",
        ),
        *(
            "classes",
            "walks",
            "tours",
            "screenings",
            "showings",
            "performances",
            "shows",
            "groups",
            "meetings",
            "starts",
        ),
    )
)
_NOT_MEMBERS = frozenset(("non-members", "non-member", "nonmembers"))  # "members 9am, non-members 10am"
_OF_SERIES = frozenset({Kind.NOISE, Kind.WORDS, Kind.COMMA, Kind.DASH})
_JUST_NOW = frozenset(("at", "until", "currently", "now", "over", "from"))
_TAKES_PLACE = frozenset(("meeting", "running", "operating", "happening", "currently", "on", "taking", "place"))
_ENDS = frozenset({Kind.STOP, Kind.COMMA, Kind.OPENS, Kind.CLOSES})
_STARTS = frozenset({Kind.OPENS, Kind.STOP, Kind.COMMA, Kind.DASH})
_WHEN = frozenset({Kind.MONTH, Kind.DATE, Kind.MONTH_YEAR})
_OF_SCHOOL = frozenset({Kind.TERM, Kind.SCHOOL_HOLIDAYS})


def doubt_of_misread(tokens: list[Token]) -> list[Token]:
    """Give the words, with what the grammar cannot read rightly in doubt, and the sentence before it too."""
    doubted = {*_in_doubt(tokens)}
    if not doubted:
        return tokens
    changed = [token._replace(kind=Kind.HARD) if at in doubted else token for at, token in enumerate(tokens)]
    for at in doubted:
        stop = max((place for place in range(at) if tokens[place].kind is Kind.STOP), default=None)
        if stop is not None and any(token.kind in _TIMES for token in tokens[:stop]):
            changed[stop] = tokens[stop]._replace(kind=Kind.COMMA)
    return changed


def _in_doubt(tokens: Sequence[Token]) -> Iterator[int]:
    has_half = any(isinstance(token.value, Clock) and token.value.half for token in tokens)
    for at, token in enumerate(tokens):
        before = tokens[at - 1] if at else None
        follows = tokens[at + 1] if at + 1 < len(tokens) else None
        word = token.text.casefold()
        if (
            _is_slip_of_day(tokens, at)
            or (has_half and _is_age(tokens, at))
            or (_is_count(tokens, at))
            or (token.kind is Kind.ORDINAL and _is_of(before, _TO_REACH) and follows and follows.kind is Kind.DAYS)
            or (word in _MOVES and follows and follows.kind is Kind.TO and _goes_to(tokens[at + 2 :]))
            or (word in _NOT_MEMBERS and any(each and each.kind in _TIMES for each in (before, follows)))
            or (token.kind is Kind.DATE and _is_first_of_several(tokens, at))
            or (word in _IS_OVER and _is_of(before, _IS))
            or (
                word == "full"
                and _is_of(before, _IS)
                and (follows is None or follows.kind in _AFTER_FULL or follows.text == "but")
            )
            or (word in ("break", "present", "moment") and _is_on_break(tokens, at))
            or (token.kind in _WHEN | _OF_SCHOOL and _has_other_hours(tokens, at))
            or (token.kind in (Kind.SLASH, Kind.STOP) and _is_either(tokens, at))
            or (token.kind is Kind.EXCEPT and _is_of_closing(tokens, at))
            or (token.kind is Kind.NOISE and word.endswith(" ring") and not _has_bells(tokens))
            or (word == "all day" and follows and follows.kind is Kind.DAYS and _is_closed_too(tokens, at))
            or (
                token.kind is Kind.PART_OF_DAY
                and before
                and before.kind is Kind.DAYS
                and _is_closed_too(tokens, at - 1)
            )
        ):
            yield at


def _is_of(token: Token | None, words: frozenset[str]) -> bool:
    return token is not None and token.text.casefold().split()[-1] in words


def _is_first_of_several(tokens: Sequence[Token], at: int) -> bool:
    """Whether others come after the date, of which nothing is said: "First meeting is 5 May 2026"."""
    before = [*takewhile(lambda token: token.kind in _OF_SERIES, reversed(tokens[:at]))]
    first = tokens[at - len(before) - 1] if len(before) < at else None
    is_named = any(token.kind in (Kind.NOISE, Kind.WORDS) for token in before)
    return is_named and first is not None and first.kind is Kind.ORDINAL and first.value == 1


def _is_slip_of_day(tokens: Sequence[Token], at: int) -> bool:
    """Whether it is a day with a typing slip, where a range of days ends: "Mon-Thru"."""
    is_range = at > 1 and tokens[at - 1].kind in _RANGES and tokens[at - 2].kind is Kind.DAYS
    is_last = not (at + 1 < len(tokens) and tokens[at + 1].kind is Kind.DAYS)
    return is_range and is_last and tokens[at].kind is not Kind.DAYS and tokens[at].text.casefold() in _SLIPS


def _is_age(tokens: Sequence[Token], at: int) -> bool:
    """Whether two bare figures go past twelve, where other times have am or pm: "Tuesdays (11-16) 6-8pm"."""
    several = tokens[at : at + 3]
    is_range = len(several) == 3 and several[0].kind is several[2].kind is Kind.NUMBER and several[1].kind in _RANGES
    return is_range and isinstance(clock := several[2].value, Clock) and clock.hour > 12


def _is_count(tokens: Sequence[Token], at: int) -> bool:
    """Whether a figure after a time and a dash says how many: "2pm - 10 places"."""
    is_led = at > 1 and tokens[at - 1].kind is Kind.DASH and tokens[at - 2].kind in _TIMES
    follows = tokens[at + 1] if at + 1 < len(tokens) else None
    is_varied = at + 2 < len(tokens) and tokens[at + 2].kind is Kind.VARIES  # "9am - 5 hours may vary"
    return is_led and tokens[at].kind is Kind.NUMBER and _is_of(follows, _COUNTED) and not is_varied


def _is_either(tokens: Sequence[Token], at: int) -> bool:
    """Whether it is between two times that may be of one or the other: "Tue 5pm / 6pm", "Monday | 9am | 5pm"."""
    first, last = (tokens[at - 1], tokens[at + 1]) if 0 < at < len(tokens) - 1 else (None, None)
    if first is None or last is None or not first.kind is last.kind is Kind.CLOCK:
        return False
    if tokens[at].kind is Kind.STOP:
        return tokens[at].text == "|"
    if _are_several(tokens, at):
        return False  # "Sunday services 8am / 9am"
    pairs = (tokens[max(at - 3, 0) : at - 1][::-1], tokens[at + 2 : at + 4])
    is_of_range = any(
        pair and (pair[0].kind is Kind.SLASH or (pair[0].kind in _TO and pair[-1].kind in _TIMES)) for pair in pairs
    )
    return not is_of_range


def _are_several(tokens: Sequence[Token], at: int) -> bool:
    """Whether it is clear that both are times to begin: of services, or of a Sunday after others that have no ends."""
    if any(_is_of(token, _OFTEN) for token in tokens):
        return True
    days = [token.value for token in tokens[:at] if token.kind is Kind.DAYS]
    has_range = any(
        first.kind in _TIMES and between.kind in _TO and last.kind in _TIMES
        for first, between, last in zip(tokens, tokens[1:], tokens[2:], strict=False)
    )
    return len(days) > 1 and days[-1] == (_SUNDAY,) and not has_range and days.count((_SUNDAY,)) == 1


def _has_bells(tokens: Sequence[Token]) -> bool:
    """Whether "we ring" is of bells, and of no telephone."""
    return any(word.startswith(_BELLS) for token in tokens for word in token.text.casefold().split())


def _goes_to(tokens: Sequence[Token]) -> bool:
    first = next((token for token in tokens if token.kind is not Kind.NOISE), None)
    return first is not None and first.kind in {Kind.DAYS, *_WHEN, *_TIMES}


def _has_other_hours(tokens: Sequence[Token], at: int) -> bool:
    """Whether months or a date begin a part with hours and no days of their own, after other hours.

    "Fridays 10am-12pm (November to March: 2pm-4pm)", "Tuesdays 10am-12pm. From 5 January 2027: 1pm-3pm".
    """
    before = [token for token in tokens[:at] if token.kind is not Kind.NOISE]
    is_from = bool(before) and before[-1].kind is Kind.FROM
    before = before[:-1] if is_from else before
    if (
        not before
        or before[-1].kind not in _STARTS
        or (tokens[at].kind not in {*_OF_SCHOOL, Kind.MONTH} and not is_from)
    ):
        return False
    nearest = next((token for token in reversed(before) if token.kind in {Kind.DAYS, *_TIMES}), None)
    skipped = {Kind.NOISE, Kind.MONTH, *_RANGES, Kind.UNTIL}
    behind = [token for token in tokens[at + 1 :] if token.kind is not Kind.NOISE]
    while [token.kind for token in behind[:2]] in ([Kind.AND, Kind.MONTH], [Kind.SLASH, Kind.MONTH]):
        behind = behind[2:]  # "July and August 9am-12pm"
    follows = next((token for token in behind if token.kind not in skipped), None)
    own = {Kind.APPOINTMENT} if tokens[at].kind in _OF_SCHOOL else {*_TIMES, Kind.APPOINTMENT}
    has_own = follows is not None and follows.kind in own
    return has_own and nearest is not None and nearest.kind in _TIMES


def _is_of_closing(tokens: Sequence[Token], at: int) -> bool:
    """Whether it takes away from what was closed, or a part of a day: "closed in August except Wednesdays"."""
    behind = [token for token in tokens[at + 1 : at + 5] if token.kind is not Kind.NOISE]
    if not behind or behind[0].kind is not Kind.DAYS:
        return False
    same = [*takewhile(lambda token: token.kind is not Kind.STOP, reversed(tokens[:at]))]
    since = [*takewhile(lambda token: token.kind is not Kind.CLOSED, same)]
    is_after = len(since) < len(same) and any(token.kind in {*_WHEN, *_TIMES, Kind.LUNCH} for token in since)
    return is_after or (len(behind) > 1 and behind[1].kind is Kind.LUNCH)


def _is_closed_too(tokens: Sequence[Token], at: int) -> bool:
    """Whether it is closed on another day, after hours of closing: "closed 1-2pm Wednesday and all day Friday"."""
    same = [*takewhile(lambda token: token.kind is not Kind.STOP, reversed(tokens[:at]))]
    since = [*takewhile(lambda token: token.kind is not Kind.CLOSED, same)]
    is_joined = bool(since) and since[0].kind in (Kind.AND, Kind.COMMA) and any(t.kind in _TIMES for t in since)
    has_own = any(token.kind in _TIMES for token in takewhile(lambda t: t.kind not in _ENDS, tokens[at:]))
    return is_joined and len(since) < len(same) and not has_own


def _is_on_break(tokens: Sequence[Token], at: int) -> bool:
    """Whether it is not on just now: "taking a break at present", "not running at the moment"."""
    before = [*takewhile(lambda token: token.kind not in _ENDS, reversed(tokens[:at]))]
    has_hours = any(token.kind in _TIMES for token in tokens[: at - len(before)])
    if not has_hours or any(token.kind in {*_TIMES, Kind.DAYS} for token in before):
        return False
    words = [token.text.casefold() for token in before]
    if tokens[at].text.casefold() == "break":
        behind = tokens[at + 1] if at + 1 < len(tokens) else None
        is_end = behind is None or behind.kind in _ENDS or behind.text.casefold() in _JUST_NOW
        return is_end and words[:1] == ["a"] and words[1:2] in (["on"], ["having"], ["taking"], ["take"])
    lead = [*takewhile(lambda token: token.kind is Kind.NOISE or token.text.casefold() in _TAKES_PLACE, before)]
    denial = before[len(lead)] if len(lead) < len(before) else None
    return denial is not None and (denial.kind is Kind.EXCEPT or denial.text.casefold().endswith("n't"))
