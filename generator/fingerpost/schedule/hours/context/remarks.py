"""What is special in some weeks, at the same time as in the others: "Sundays 10.30am (family service 1st Sunday)"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from fingerpost.schedule.hours.words.kinds import Kind, Token

_STARTS = frozenset({Kind.OPENS, Kind.COMMA, Kind.STOP})
_ENDS = frozenset({Kind.CLOSES, Kind.STOP})
_WEEKS = frozenset({Kind.ORDINAL, Kind.AND, Kind.COMMA, Kind.EVERY, Kind.NOISE, Kind.DAYS, Kind.OF_MONTH, Kind.TO})
_NAMES = frozenset({Kind.WORDS, Kind.LUNCH})
# What may be there in some weeks beside what is there in all of them; no list of what takes a week away is ever whole.
SPECIAL = frozenset(
    (
        *("service", "services", "communion", "mass", "eucharist", "evensong", "matins", "mattins", "worship"),
        *("prayer", "prayers", "praise", "baptism", "baptisms", "healing", "quiz", "speaker", "speakers", "talk"),
        *(
            "talks",
            "lunch",
            "messy",
            "bingo",
            "raffle",
            "supper",
            "breakfast",
            "film",
            "films",
            "music",
            "singing",
            "crafts",
        ),
        *("refreshments", "cake", "cakes", "repair"),
    )
)
_BESIDE = frozenset(
    (
        *("a", "an", "our", "family", "with", "by", "and", "for", "holy", "parish", "sung", "said", "choral"),
        *(
            "book",
            "common",
            "guest",
            "special",
            "short",
            "traditional",
            "informal",
            "contemporary",
            "all",
            "age",
            "all-age",
        ),
        *("junior", "church", "cafe", "together", "led", "shared"),
    )
)
# What may take a week away; where no such word is known, a sentence may say so all the same.
_TAKES = frozenset(
    (
        *("booked", "used", "hired", "hire", "away", "cancelled", "off", "replaced", "skip", "skips", "drop", "drops"),
        *("omit", "bar", "barring", "minus", "without", "save", "miss", "moved", "elsewhere", "unavailable", "instead"),
        *("outing", "outings", "trip", "trips", "visit", "visits", "online", "zoom", "committee", "board", "trustees"),
        *("agm", "beginners", "improvers", "juniors", "women", "ladies", "men", "rehearsal", "rehearsals", "workshop"),
    )
)
_OWN = frozenset(("the", "this", "our", "group", "club", "class", "it", "we", "they", "a"))
_MEET = frozenset(("held", "meet", "meets", "meeting", "meetings", "runs", "run", "open", "takes place"))
_HOUSES = frozenset(
    (
        *("hall", "centre", "center", "church", "chapel", "library", "house", "room", "rooms", "inn", "arms", "club"),
        *("school", "cafe", "hub", "building", "theatre", "museum", "clubhouse", "pavilion", "hut"),
    )
)


def is_of_special(words: Iterable[str]) -> bool:
    """Whether words of a sentence name something that may be there in some weeks only, and no house.

    >>> is_of_special(["Family", "service"]), is_of_special(["Family", "Centre"])
    (True, False)
    """
    all_words = {part for word in words for part in word.casefold().split()}
    return bool(all_words & SPECIAL) and not all_words & _HOUSES


def with_remarks(tokens: list[Token]) -> list[Token]:
    """Give the words, with such a remark as words, where the day is every week and the remark has no time."""
    changed = list(tokens)
    for at, token in enumerate(tokens):
        if token.kind in _STARTS or token.text.casefold() == "with":
            part = _part(tokens, at + 1)
            is_inside = token.kind not in (Kind.COMMA, Kind.STOP) and part[:1] != [] and part[0].kind is Kind.WORDS
            if _is_remark(part, tokens[:at], tokens[at + 1 + len(part) :], is_inside=is_inside):
                for number in range(at + 1, at + 1 + len(part)):
                    changed[number] = Token(Kind.WORDS, tokens[number].text)
            elif token.kind is Kind.STOP and _may_take_away(part, tokens[:at]):
                first = next(number for number in range(at + 1, len(tokens)) if tokens[number].kind is Kind.WORDS)
                changed[first] = tokens[first]._replace(kind=Kind.HARD)
                if not _takes_away(part, tokens[:at]):
                    # Perhaps it is only in that week: "Mondays 7.30pm. Ashby 1st Monday"
                    changed[at] = token._replace(kind=Kind.COMMA)
    return changed


def _may_take_away(part: Sequence[Token], before: Sequence[Token]) -> bool:
    """Whether a sentence may as well take its week away: "Tuesdays 7pm. Committee 1st Tuesday"."""
    all_words = {word for token in part if token.kind is Kind.WORDS for word in token.text.casefold().split()}
    kinds = {token.kind for token in part}
    days = [token.value for token in part if token.kind is Kind.DAYS]
    is_of_week = len({*days}) == 1 and Kind.ORDINAL in kinds
    is_of_week &= kinds <= {*_WEEKS, Kind.WORDS, Kind.ONLY, Kind.DASH, Kind.SLASH}
    is_weekly = not any(token.kind in (Kind.ORDINAL, Kind.WEEKS, Kind.SOME_WEEKS) for token in before)
    has_day = any(token.kind is Kind.DAYS and token.value == days[0] for token in before) if days else False
    if not (is_of_week and is_weekly and has_day and all_words - _OWN):
        return False
    is_own = bool(all_words & (SPECIAL | _HOUSES)) or Kind.OF_MONTH in kinds
    is_own |= any(token.text.casefold() in _MEET for token in part)
    return _takes_away(part, before) or not is_own


def _takes_away(part: Sequence[Token], before: Sequence[Token]) -> bool:
    """Whether it is certainly every week but for that one, or that one too: "Every Tuesday 7pm. Away 1st Tuesday"."""
    all_words = {word for token in part if token.kind is Kind.WORDS for word in token.text.casefold().split()}
    is_each = any(token.kind is Kind.EVERY for token in before)
    if any(token.kind is Kind.ONLY for token in part):  # "baby clinic 1st Monday only", not "we meet 1st Monday only"
        return not all_words <= _OWN | _MEET
    return is_each or bool(all_words & _TAKES) or bool(all_words & SPECIAL and all_words & _HOUSES)


def _part(tokens: Sequence[Token], at: int) -> list[Token]:
    """Give the words up to the end of the bracket or the sentence."""
    end = next((number for number in range(at, len(tokens)) if tokens[number].kind in _ENDS), len(tokens))
    return list(tokens[at:end])


def _is_remark(part: Sequence[Token], before: Sequence[Token], after: Sequence[Token], *, is_inside: bool) -> bool:
    """Whether it is such a remark; in a bracket that begins with a word the day before it is each of them too."""
    words = [token for token in part if token.kind in _NAMES]
    if not words or any(token.kind not in {*_WEEKS, *_NAMES} for token in part):
        return False
    all_words = {word for token in words for word in token.text.casefold().split()}
    if not all_words & SPECIAL or not all_words <= SPECIAL | _BESIDE:
        return False
    days = [token.value for token in part if token.kind is Kind.DAYS]
    if len(days) != 1 or not any(token.kind is Kind.ORDINAL for token in part):
        return False
    behind = next((token for token in after if token.kind not in (Kind.CLOSES, Kind.NOISE)), None)
    if behind is not None and behind.kind not in {*_STARTS, Kind.WORDS}:
        return False  # "(family service 1st Sunday) 9.30am"
    is_monthly = any(token.kind in (Kind.ORDINAL, Kind.WEEKS, Kind.SOME_WEEKS) for token in before)
    has_time = any(token.kind is Kind.CLOCK for token in before)
    is_each = any(token.kind is Kind.EVERY for token in before)  # "Fridays 7pm, quiz first Friday of the month": both?
    return (
        has_time
        and (is_each or not any(token.kind is Kind.OF_MONTH for token in part))
        and not is_monthly
        and any(
            _is_every(before, at, days[0])
            or (is_inside and before[at].kind is Kind.DAYS and before[at].value == days[0])
            for at in range(len(before))
        )
    )


def _is_every(tokens: Sequence[Token], at: int, day: object) -> bool:
    """Whether it is this day, and each of them: "Sundays", "every Sunday", "Sunday mornings"."""
    if tokens[at].kind is not Kind.DAYS or tokens[at].value != day:
        return False
    is_led = at > 0 and tokens[at - 1].kind is Kind.EVERY
    follows = tokens[at + 1] if at + 1 < len(tokens) else None
    is_led |= follows is not None and follows.kind is Kind.PART_OF_DAY and follows.text.casefold().endswith("s")
    return is_led or tokens[at].text.casefold().rstrip(".'").endswith("days")
