"""Months, term time and school holidays that apply to something other than the hours: "AGM in May".

Beside hours they may say that it is only then. Where words of a sentence have something else happen then, nobody can
know what it means for the hours, so that sentence is in doubt.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile
from typing import NamedTuple

from fingerpost.schedule.hours.words.kinds import Kind, Token

_TIMES = frozenset({Kind.DAYS, Kind.CLOCK, Kind.NUMBER, Kind.ORDINAL, Kind.DAY_AND_NIGHT})
_FACTS = frozenset({Kind.MONTH, Kind.TERM, Kind.SCHOOL_HOLIDAYS, Kind.BANK_HOLIDAYS, Kind.DATE, Kind.MONTH_YEAR})
_OF_HOURS = frozenset(
    {
        *_TIMES,
        *_FACTS,
        Kind.CLOSED,
        Kind.EXCEPT,
        Kind.APPOINTMENT,
        Kind.OF_MONTH,
        Kind.WEEKS,
        Kind.SOME_WEEKS,
        Kind.WEEKLY,
        Kind.PART_OF_DAY,
    }
)
_BREAKS = frozenset({Kind.COMMA, Kind.OPENS, Kind.CLOSES, Kind.DASH, Kind.SLASH, Kind.AND})
_WORDS = frozenset({Kind.WORDS, Kind.VAGUE, Kind.LUNCH})
_JOINS = frozenset({Kind.TO, Kind.DASH, Kind.UNTIL, Kind.AND, Kind.COMMA, Kind.SLASH})
_RANGES = frozenset({Kind.TO, Kind.DASH, Kind.UNTIL})
# Words of the session itself: "the group meets April to October", "classes are term time only".
_OF_ITSELF = frozenset(
    (
        *(
            "group",
            "groups",
            "club",
            "class",
            "classes",
            "sessions",
            "session",
            "market",
            "markets",
            "museum",
            *("season", "public", "please", "note", "nb"),
        ),
        *("the", "this", "our", "all", "meet", "meets", "or", "it", "they", "a", "an", "will", "be", "which", "and"),
        *("season", "public", "please", "note", "nb"),
        *(
            "available",
            "meeting",
            "meetings",
            "weekly",
            "months",
            "month",
            "hours",
            "from",
            "each",
            "service",
            "year",
            "every",
            "program",
        ),
    )
)
_PLACED = ("in", "at", "for", "with", "to")  # what begins so goes on about the same session: "at the church hall"
_AFTERWARDS = frozenset((*_PLACED, "by", "on", "inclusive", "excluding", "and", "or", "when", "as", "if"))
# With these another thing happens, or nothing does.
_HAPPENS = frozenset(
    (
        *("agm", "break", "breaks", "off", "none", "nothing", "don't", "doesn't", "won't", "can't", "isn't", "aren't"),
        *("due", "speaker", "speakers", "dinner", "party", "outing", "outings", "trip", "trips", "away", "rest"),
        *(
            "welcome",
            "parking",
            "free",
            "busier",
            "quieter",
            "easier",
            "outdoors",
            "outside",
            "indoors",
            "inside",
            "subs",
        ),
        *("stops", "stop", "pause", "pauses", "breaking", "resume", "resumes", "restart", "restarts", "finish"),
    )
)
_OF_CHILDREN = frozenset(
    ("junior", "juniors", "creche", "crèche", "kids", "children", "children's", "youth", "preschool", "toddlers")
)
_BEFORE_COMMA = frozenset(("welcome", "parking", "free"))  # "all welcome, May to September"
_TAKES_PLACE = frozenset(("meeting", "running", "operating", "taking", "happening", "on"))


class _Run(NamedTuple):
    """Months, or a word for the time of schools, from one place among the words to another."""

    first: int
    last: int  # the place after it


def doubt_of_other_times(tokens: list[Token]) -> list[Token]:
    """Give the words, with such a time in doubt where it is about something else."""
    if not any(token.kind in _TIMES for token in tokens):
        return tokens
    doubted = {run.first for run in _runs(tokens) if _is_of_other_thing(tokens, run)}
    return [token._replace(kind=Kind.HARD) if at in doubted else token for at, token in enumerate(tokens)]


def _runs(tokens: Sequence[Token]) -> Iterator[_Run]:
    at = 0
    while at < len(tokens):
        first, at = at, at + 1
        if tokens[first].kind is Kind.MONTH:
            while (end := _goes_on(tokens, at)) > at:
                at = end
            yield _Run(first, at)
        elif tokens[first].kind in (Kind.TERM, Kind.SCHOOL_HOLIDAYS):
            yield _Run(first, at)


def _goes_on(tokens: Sequence[Token], at: int) -> int:
    """Give the place after the next month of a list or a range; the same place if there is none."""
    end = at
    while end < len(tokens) and (tokens[end].kind in _JOINS or tokens[end].text.casefold() == "or"):
        end += 1
    return end + 1 if end < len(tokens) and tokens[end].kind is Kind.MONTH else at


def _is_of_other_thing(tokens: Sequence[Token], run: _Run) -> bool:
    before = [*takewhile(lambda token: token.kind not in (*_OF_HOURS, Kind.STOP), reversed(tokens[: run.first]))][::-1]
    behind = [*takewhile(lambda token: token.kind is not Kind.STOP, tokens[run.last :])]
    previous = tokens[run.first - len(before) - 1] if run.first > len(before) else None
    words = [token for token in before if token.kind in _WORDS]
    near = before[max((at + 1 for at in range(len(before)) if _is_break(before, at)), default=0) :]
    near_words = _casefolded(token for token in near if token.kind in _WORDS)
    follows = next((token for token in behind if token.kind is not Kind.NOISE), None)
    is_heading = not any(token.kind in _TIMES for token in tokens[: run.first])
    has_times_behind = any(token.kind in _TIMES for token in behind)
    if is_heading and _is_of_other_people(tokens, run):
        return True
    if is_heading or (has_times_behind and (previous is None or previous.kind is Kind.STOP)):
        return bool(_happening(words)) and not (is_heading and has_times_behind)
    is_only = follows is not None and follows.kind is Kind.ONLY
    is_month = tokens[run.first].kind is Kind.MONTH
    kinds = {token.kind for token in tokens[run.first : run.last]}
    if (words and _is_not_held(previous, words[0])) or _is_denied(tokens, run):
        return True
    ahead = _casefolded(token for token in tokens[: run.first - len(before)] if token.kind is Kind.WORDS)
    is_for_them = before[:1] != [] and before[0].text.casefold() == "for"  # "10am-12pm for children"
    if not (is_month or is_for_them or ahead & _OF_CHILDREN) and _casefolded(iter(words)) & _OF_CHILDREN:
        return True  # "Sundays 11am, Junior church (term time)"
    if near_words and not near_words <= _OF_ITSELF:
        is_clause = tokens[run.first].text.casefold().startswith("when")  # "in the gym when school is in session"
        is_same = (is_clause or len(near) == len(before)) and previous is not None and previous.kind in _TIMES
        is_place = near[0].text.casefold() in _PLACED or all(map(_is_name, near))
        is_price = all(token.text[0] in "£$€" for token in near) and bool(kinds & _RANGES or is_only)
        is_same &= (is_place or is_price or (is_only and not is_month)) and not _happening(words)
        is_price &= not is_month or bool(kinds & _RANGES)
        return not (is_same or is_price) or (is_month and not (kinds & _RANGES or is_only))
    if words and not near_words:
        is_one = is_month and run.last - run.first == 1 and not is_only
        happening = _happening(words) - _BEFORE_COMMA
        if is_one or happening:
            return True
    if _is_of_some_weeks(tokens, run, previous):
        return True
    is_taken_away = not before and previous is not None and previous.kind in (Kind.CLOSED, Kind.EXCEPT)
    is_attached = bool(kinds & _RANGES) if is_month else not any(token.kind in _BREAKS for token in before)
    is_placed = is_attached and bool(behind) and behind[0].text.casefold() in _PLACED
    return not (is_taken_away or is_placed) and _goes_to_other_thing(behind, follows)


def _is_of_other_people(tokens: Sequence[Token], run: _Run) -> bool:
    """Whether a sentence limits some to that time, and the hours are in the next, of others.

    "Visitors only outside term time. Alumni: daily 9am-5pm".
    """
    before = [*takewhile(lambda token: token.kind is not Kind.STOP, reversed(tokens[: run.first]))][::-1]
    behind = [*takewhile(lambda token: token.kind is not Kind.STOP, tokens[run.last :])]
    following = [*takewhile(lambda token: token.kind not in _TIMES, tokens[run.last + len(behind) + 1 :])]
    has_name = any(first.kind is Kind.WORDS and second.text == ":" for first, second in pairwise(following))
    names = _casefolded(token for token in before if token.kind is Kind.WORDS) - _OF_ITSELF
    has_limit = any(token.kind is Kind.ONLY for token in (*before, *behind))
    return bool(names) and has_limit and has_name and not any(token.kind in _TIMES for token in (*before, *behind))


def _is_break(tokens: Sequence[Token], at: int) -> bool:
    """Whether another part begins after it, which is not so of the "and" of "tea and cake"."""
    is_list = 0 < at < len(tokens) - 1 and tokens[at - 1].kind is tokens[at + 1].kind is Kind.WORDS
    return tokens[at].kind in _BREAKS and not (tokens[at].kind is Kind.AND and is_list)


def _is_name(token: Token) -> bool:
    return token.text[0].isupper() and not token.text.isupper()  # "Village Hall", but not "BBQ"


def _is_of_some_weeks(tokens: Sequence[Token], run: _Run, previous: Token | None) -> bool:
    """Whether it is only less often, or by appointment, then: "Tuesdays 10am-12pm, fortnightly in August"."""
    if previous is None or previous.kind not in (Kind.WEEKS, Kind.APPOINTMENT):
        return False
    before = tokens[: run.first]
    at = max(place for place, token in enumerate(before) if token is previous)
    is_part = at > 0 and before[at - 1].kind in {*_BREAKS, Kind.STOP}
    is_led = all(token.kind is Kind.NOISE for token in before[at + 1 :]) and (
        len(before) > at + 1 or tokens[run.first].kind is not Kind.MONTH
    )
    return is_part and is_led and any(token.kind is Kind.CLOCK for token in before[:at])


def _is_not_held(previous: Token | None, word: Token) -> bool:
    """Whether it does not take place then: "not meeting in summer (July and August)"."""
    return previous is not None and previous.kind is Kind.EXCEPT and word.text.casefold() in _TAKES_PLACE


def _is_denied(tokens: Sequence[Token], run: _Run) -> bool:
    """Whether something that has a name is not on then: "no evening service in August"."""
    part = [*takewhile(lambda token: token.kind not in {*_BREAKS, Kind.STOP}, reversed(tokens[: run.first]))]
    since = [*takewhile(lambda token: token.kind is not Kind.EXCEPT, part)]
    is_named = any(token.kind in {*_WORDS, Kind.PART_OF_DAY} for token in since)
    is_named |= any(token.kind is Kind.PART_OF_DAY for token in part)  # "evening service not held in August"
    return len(since) < len(part) and is_named


def _goes_to_other_thing(behind: Sequence[Token], follows: Token | None) -> bool:
    """Whether the words after it say what is done then: "in the school holidays check the website"."""
    if follows is None or follows.kind is not Kind.WORDS or any(token.kind in _TIMES for token in behind):
        return False
    return follows.text.casefold().split()[0] not in _AFTERWARDS


def _casefolded(tokens: Iterator[Token]) -> set[str]:
    return {word for token in tokens for word in token.text.casefold().split()}


def _happening(words: Sequence[Token]) -> set[str]:
    return _casefolded(iter(words)) & _HAPPENS
