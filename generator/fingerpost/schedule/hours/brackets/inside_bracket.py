"""What a bracket beside a day says: weeks of the month, term time, exceptions, a limit in words, or only a remark."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from fingerpost.schedule.hours.context.weeks import weeks_of
from fingerpost.schedule.hours.words.kinds import Kind, Token

_WEEKS = (1, 2, 3, 4, 5)
LIMIT = re.compile(
    r"\bnot (?:always|every|each|all|weekly|necessarily)\b|\balternat(?:es?|ing|ed|ely)\b|\balt\b(?! \d)"
    r"|\brota(?:s|tes?|ting|ted|tion|tional)?\b"
    r"|\b(?:shared|shares?|sharing|joint(?:ly)?|combined|taking turns|in turn) (?:with|between|among)\b"
    r"|\b(?:some|certain|selected|occasional|odd|even) (?:weeks?|months?|times)\b(?! later| earlier)"
    r"|\bevery (?:other|second) week (?:with|shared with)\b"
    r"|(?<!every )(?<!each )\bother (?:weeks|months)\b"
    r"|\b(?:occasional(?:ly)?|sometimes|irregular(?:ly)?|intermittent(?:ly)?)\b"
    r"|\b(?:once|twice|\d x|three times|two|three|2|3) (?:an? |per |each |every )?month\b"
)
_LIMIT_ALONE = re.compile(
    r"shared|joint|jointly|combined|varies|not regular(?:ly)?|no regular .*|less often|infrequent(?:ly)?|some"
)
_MONTHLY = re.compile(r"once (?:a|per|each|every) month|monthly")
_WITH_OTHERS = re.compile(r"\b(?:with|between)\b")  # "alternate weeks with Upham"
_OTHER_WEEKS = re.compile(r"(?:on |in |the )*other weeks?\b.*")
_TERM = re.compile(r"(?:in |during )?(?:school )?term(?:[ -]?times?)?(?: only)?")
# It does not take place, or another time than that of the day is meant.
_OVER = re.compile(r"(?:currently )?(?:on hold|stopped|ended|finished|defunct|folded|none|nil|gone|lapsed)")
_NO_REMARK = re.compile(
    r"\b(?:hold|stopped|stops?|ended|ends|defunct|folded|none|nil|no longer|never|off|gone|lapsed|am|pm|am/pm|noon"
    r"|eve|evening|morning|closed|shut|until|from|since|except|not|no|holy|only if|week|day|daily|instead|moved?"
    r"|return\w*)\b"
)
# Beside weeks, other words may be of what is special in them: "1st: family service".
ASKS = re.compile(
    r"\b(?:check|confirm|ring|phone|call|contact|ask|enquire|see|please|website|notices?|exceptions?|usually|normally)\b"
)
_CHECKS = re.compile(r"(?:please )?(?:check|confirm)\b")
_ASKING_WORDS = frozenset(
    ("confirm", "check", "ring", "phone", "call", "contact", "ask", "book", "text", "email", "please", "enquire")
)
_REMARK = frozenset(
    (
        *(Kind.WORDS, Kind.NOISE, Kind.VAGUE, Kind.CAVEAT, Kind.NEARLY, Kind.AND, Kind.SLASH, Kind.ALSO, Kind.TO),
        *(Kind.DASH, Kind.ONLY, Kind.LUNCH, Kind.FROM),
    )
)
_LIMITS = (Kind.HARD, Kind.ORDINAL, Kind.WEEKS)
_APART = frozenset({Kind.COMMA, Kind.STOP})
_MOVED = (Kind.BANK_HOLIDAYS, Kind.MONTH)


@dataclass
class Inside:
    """What a bracket says."""

    weeks: tuple[int, ...] = ()
    is_some: bool = False
    is_monthly: bool = False  # and nobody says in which week
    is_unclear: bool = False  # whether it takes place in all weeks
    is_term: bool = False
    has_remark: bool = False
    is_without: bool = False  # it says which weeks are left out
    exceptions: list[Token] = field(default_factory=list)

    @property
    def is_of_weeks(self) -> bool:
        """Whether it changes which of the days are meant."""
        return bool(self.weeks) or self.is_some or self.is_monthly

    @property
    def is_remark_only(self) -> bool:
        """Whether it has words that say no time, and nothing else."""
        return self.has_remark and not (self.is_of_weeks or self.is_term or self.exceptions)


def read_inside(tokens: Sequence[Token]) -> Inside | None:
    """Read the parts of a bracket; None where one of them is something else."""
    inside = Inside()
    weeks: list[int] = []
    for part in _parts(tokens):
        text = " ".join(token.text for token in part).casefold().strip(" .,")
        kinds = {token.kind for token in part}
        numbers = _weeks_in(part)
        if not text:
            continue
        if numbers is not None:
            if inside.is_without and part[0].kind is Kind.ORDINAL:
                return None  # "not 1st, 3rd": is the 3rd left out?
            inside.is_without |= part[0].kind is Kind.EXCEPT
            weeks += numbers
        elif _is_without_last(part):
            inside.has_remark = True  # it is the fourth or the fifth
        elif _TERM.fullmatch(text) and Kind.TERM not in kinds:
            inside.is_term = True
        elif _MONTHLY.fullmatch(text):
            inside.is_monthly = True
        elif (
            part[0].kind is Kind.EXCEPT
            and len(part) > 1
            and all(each.kind in (*_MOVED, Kind.NOISE) for each in part[1:])
        ):
            inside.exceptions += part
        elif weeks and _OTHER_WEEKS.fullmatch(text) and kinds <= {*_REMARK, Kind.HARD}:
            inside.has_remark = True
        elif (LIMIT.search(text) or _LIMIT_ALONE.fullmatch(text)) and kinds <= {*_REMARK, *_LIMITS}:
            if Kind.WEEKS in kinds and not _WITH_OTHERS.search(text):
                return None
            inside.is_some = True
        elif _OVER.fullmatch(text) or (weeks and _is_remark(part) and not (inside.is_some or ASKS.search(text))):
            inside.is_unclear = True
        elif _is_remark(part) and not _NO_REMARK.search(text):
            inside.has_remark = True
        elif _CHECKS.match(text) and kinds <= {*_REMARK, Kind.ORDINAL}:
            inside.has_remark = True  # "check on 5th"
        else:
            if not (weeks and ASKS.search(text) and kinds <= {*_REMARK, Kind.BANK_HOLIDAYS}):
                return None
            inside.has_remark = True  # "check if bank holiday"
    inside.weeks = tuple(dict.fromkeys(weeks))
    return inside


def _parts(tokens: Sequence[Token]) -> list[list[Token]]:
    """Cut the words of a bracket where another thing begins."""
    parts: list[list[Token]] = [[]]
    for at, token in enumerate(tokens):
        is_exception = token.kind is Kind.EXCEPT and at > 0
        is_end = token.kind in _APART or token.text in (":", ".", "-")
        is_remark = (
            token.text.casefold() in _ASKING_WORDS and at > 0 and tokens[at - 1].kind is Kind.ORDINAL
        )  # "1st check"
        if is_end or is_exception or is_remark:
            parts.append([])
        if not is_end:
            parts[-1].append(token)
    return [part for part in parts if part]


def _weeks_in(part: Sequence[Token]) -> list[int] | None:
    """Give the weeks of "2nd & 4th", "1st only" and "exc 1st"; None for another part."""
    is_without = part[0].kind is Kind.EXCEPT
    rest = [token for token in part[is_without:] if token.kind not in (Kind.AND, Kind.ONLY, Kind.SLASH, Kind.NOISE)]
    weeks = [week for token in rest if token.kind is Kind.ORDINAL for week in weeks_of(token)]
    is_plain = all(token.kind in (Kind.ORDINAL, Kind.OF_MONTH) for token in rest)
    if not weeks or not is_plain or not set(weeks) <= {*_WEEKS, -1} or (is_without and -1 in weeks):
        return None
    return [week for week in _WEEKS if week not in weeks] if is_without else weeks


def _is_without_last(part: Sequence[Token]) -> bool:
    """Whether it leaves out the last of the month: "exc last"."""
    without, week = part if len(part) == 2 else (None, None)
    is_last = week is not None and week.kind is Kind.ORDINAL and weeks_of(week) == [-1]
    return without is not None and without.kind is Kind.EXCEPT and is_last


def _is_remark(part: Sequence[Token]) -> bool:
    """Whether it is words that say no time; the first of "confirm first" is no week."""
    return all(
        token.kind in _REMARK
        or (
            token.kind is Kind.ORDINAL
            and at > 0
            and token.text.casefold() == "first"
            and part[at - 1].text.casefold() in _ASKING_WORDS
        )
        for at, token in enumerate(part)
    )
