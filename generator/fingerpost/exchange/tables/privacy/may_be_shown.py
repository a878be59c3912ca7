"""Which cells of a column that asks whether a row may be shown clearly say that it may: of all others nobody knows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from fingerpost.exchange.tables.conditions import is_day_or_year, without_day
from fingerpost.exchange.tables.hours.called_off import is_off, is_on, says_only_days
from fingerpost.exchange.tables.privacy.asking_headings import HeadingQuestion, asked_by
from fingerpost.exchange.tables.values.no_answer import says_none

_MOST = 0.5
_FEW = 8  # words that people choose from
_SHORT = 20  # characters of each at most
_YES = r"(?:yes|y|true|t|1(?:\.0)?|✓|✔|☑|√|ok|okay|yep|oes|ydy|ydi|ie|iawn)"
_NO = r"(?:no|n|false|f|0(?:\.0)?|✗|✘|☒|nope|nac oes|nac ydy|nac ydi|nage|na)"
_MORE = (  # what may follow a yes that is one all the same
    r"(?:please|thanks|thank you|of course|definitely|given|received|signed|agreed|confirmed|verbal(?:ly)?|written|"
    r"in writing|(?:by|via) (?:e-?mail|phone|telephone|letter|form|post)|form (?:received|signed))"
)
_CLEAR_YES = re.compile(rf"{_YES}(?:[\s,;:(–—-]+{_MORE})*", re.IGNORECASE)
_CLEAR_NO = re.compile(_NO, re.IGNORECASE)
_OPEN = re.compile(
    r"open|live|public(?:ly)?|published?|visible|shown?|list(?:ed)?|display(?:ed)?|approved|agree[ds]?|given|granted|permitted|"
    r"allowed|consented|external(?:ly)?|unrestricted|"
    r"(?:consent|permission) (?:given|granted|received)|received|obtained|signed|everyone|everybody",
    re.IGNORECASE,
)
_CLOSED = re.compile(
    r"(?:private|confidential|(?:official[ -])?sensitive|secret|hidden?|internal|restricted|members?|staff|"
    r"professionals?|closed|cancell?ed|archived?|deleted?|draft|inactive|not public)(?: only)?",
    re.IGNORECASE,
)
_NOT_CLOSED = re.compile(
    r"public|open|active|live|current|visible|shown|listed|published|"
    r"not (?:private|confidential|sensitive|secret|hidden|closed|cancell?ed|archived|deleted|restricted)",
    re.IGNORECASE,
)
_BEGINS = re.compile(
    rf"(?:{_YES}|{_NO}|x|ask|not|none|neither|never|unknown|don'?t know)(?=$|[\s,;:.(!?–—-])", re.IGNORECASE
)
_ENDS = " .!)"


def may_be_shown(cell: str, question: HeadingQuestion) -> bool:
    """Whether a cell clearly says that its row may be shown; a cross may be a tick, and is neither.

    >>> may_we, is_private = HeadingQuestion(is_open=True), HeadingQuestion(is_open=False)
    >>> may_be_shown("Yes - by email", may_we), may_be_shown("N - at home", may_we)
    (True, False)
    >>> may_be_shown("", may_we), may_be_shown("", is_private)
    (False, True)
    """
    cell = without_day(cell.strip(_ENDS)).strip(_ENDS)
    if question.is_open:
        is_open = _CLEAR_YES.fullmatch(cell) or _OPEN.fullmatch(cell) or (question.is_state and is_on(cell))
        return bool(is_open) and not is_off(cell)
    if question.is_state and says_only_days(cell):
        return True  # closed on Mondays, and on at other times
    return not cell or says_none(cell) or bool(_CLEAR_NO.fullmatch(cell) or _NOT_CLOSED.fullmatch(cell))


def must_not_be_shown(cell: str, question: HeadingQuestion) -> bool:
    """Whether a cell plainly says, in a word, that its row is not to be shown.

    >>> may_we, is_private = HeadingQuestion(is_open=True), HeadingQuestion(is_open=False)
    >>> must_not_be_shown("No", may_we), must_not_be_shown("Not yet", may_we)
    (True, False)
    >>> must_not_be_shown("Y", is_private), must_not_be_shown("x", is_private)
    (True, False)
    """
    cell = without_day(cell.strip(_ENDS)).strip(_ENDS)
    if question.is_state and not question.is_open and is_day_or_year(cell):
        return True  # since when it has been closed
    plain = _CLEAR_NO if question.is_open else _CLEAR_YES
    return bool(plain.fullmatch(cell) or _CLOSED.fullmatch(cell))


def asked_of(heading: str, cells: Iterable[str]) -> HeadingQuestion | None:
    """What a column asks, by its heading and, where that alone does not say so, by the answers below it."""
    question = asked_by(heading)
    if question is None:
        return None
    filled = Counter(cell.strip() for cell in cells if cell.strip())
    if not filled:
        return None if question.least or question.is_open else question  # nobody was asked, or none is private yet
    answers = sum(count for cell, count in filled.items() if _is_answer(cell, question))
    is_choice = question.is_open and question.least < _MOST and _are_choices(filled)
    are_enough = (answers or not question.least) and answers >= question.least * filled.total()
    return question if is_choice or are_enough else None


def _are_choices(cells: Iterable[str]) -> bool:
    """Whether people choose from a few words: "Web", "Print", "Both"."""
    words = {cell.casefold() for cell in cells}
    return len(words) <= _FEW and not any(len(word) > _SHORT or any(map(str.isdigit, word)) for word in words)


def _is_answer(cell: str, question: HeadingQuestion) -> bool:
    if _BEGINS.match(cell) or must_not_be_shown(cell, question):
        return True
    is_state = question.is_state and (is_on(cell) or is_off(cell))
    return question.is_open and (is_state or bool(_OPEN.fullmatch(cell)))


def taken_for_shown(cells: Mapping[str, int], question: HeadingQuestion) -> list[str]:
    """The words of a column with which a row may be shown, the most frequent first; "" for an empty cell.

    A cross is one where nothing else in the column says yes or no.

    Args:
        cells: How often each is there.
        question: What the column asks.
    """
    often = sorted(cells, key=lambda cell: (-cells[cell], cell))
    words = different(without_day(cell) for cell in often if may_be_shown(cell, question))
    if words or not question.is_open:
        return words
    others = [cell for cell in cells if cell.strip() and not must_not_be_shown(cell, question)]
    return others if {cell.strip().casefold() for cell in others} == {"x"} else []


def different(words: Iterable[str]) -> list[str]:
    """Words, each once, whatever its capitals.

    >>> different(["Yes", "Y", "YES"])
    ['Yes', 'Y']
    """
    first: dict[str, str] = {}
    for word in words:
        first.setdefault(word.casefold(), word)
    return list(first.values())
