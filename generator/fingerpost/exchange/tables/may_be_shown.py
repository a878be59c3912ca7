"""Which cells of a column that asks whether a row may be shown clearly say that it may: of all others nobody knows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from fingerpost.exchange.tables.asking_headings import Asked, asked_by
from fingerpost.exchange.tables.called_off import is_off, is_on
from fingerpost.exchange.tables.no_answer import says_none

_MOST = 0.5
_FEW = 8  # words that people choose from
_SHORT = 20  # characters of each at most
_YES = r"(?:yes|y|true|t|1(?:\.0)?|✓|✔|☑|√|ok|okay|yep|oes|ydy|ie)"
_NO = r"(?:no|n|false|f|0(?:\.0)?|✗|✘|☒|nope|nac oes|nage)"
_DAY = r"(?:(?:on )?\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|(?:on )?(?:\d{1,2}(?:st|nd|rd|th)? )?(?:[a-z]{3,9} )?(?:19|20)\d\d)"
_MORE = (  # what may follow a yes that is one all the same
    r"(?:please|thanks|thank you|of course|definitely|given|received|signed|agreed|confirmed|verbal(?:ly)?|written|"
    rf"in writing|(?:by|via) (?:e-?mail|phone|telephone|letter|form|post)|form (?:received|signed)|{_DAY})"
)
_CLEAR_YES = re.compile(rf"{_YES}(?:[\s,;:(–—-]+{_MORE})*", re.IGNORECASE)
_CLEAR_NO = re.compile(_NO, re.IGNORECASE)
_OPEN = re.compile(
    r"public(?:ly)?|published?|visible|shown?|list(?:ed)?|display(?:ed)?|approved|agree[ds]?|given|granted|permitted|"
    r"allowed|consented|(?:consent|permission) (?:given|granted|received)|received|obtained|signed|everyone|everybody",
    re.IGNORECASE,
)
_CLOSED = re.compile(
    r"(?:private|confidential|sensitive|secret|hidden?|internal|restricted|members?|staff|closed|cancell?ed|archived?|"
    r"deleted?|draft|inactive|not public)(?: only)?",
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


def may_be_shown(cell: str, asked: Asked) -> bool:
    """Whether a cell clearly says that its row may be shown; a cross may be a tick, and is neither.

    >>> may_be_shown("Yes - by email", Asked(is_open=True)), may_be_shown("N - at home", Asked(is_open=True))
    (True, False)
    >>> may_be_shown("", Asked(is_open=True)), may_be_shown("", Asked(is_open=False))
    (False, True)
    """
    cell = cell.strip(_ENDS)
    if asked.is_open:
        is_open = _CLEAR_YES.fullmatch(cell) or _OPEN.fullmatch(cell) or (not asked.is_agreed and is_on(cell))
        return bool(is_open) and not is_off(cell)
    return not cell or says_none(cell) or bool(_CLEAR_NO.fullmatch(cell) or _NOT_CLOSED.fullmatch(cell))


def must_not_be_shown(cell: str, asked: Asked) -> bool:
    """Whether a cell plainly says, in a word, that its row is not to be shown.

    >>> must_not_be_shown("No", Asked(is_open=True)), must_not_be_shown("Not yet", Asked(is_open=True))
    (True, False)
    >>> must_not_be_shown("Y", Asked(is_open=False)), must_not_be_shown("x", Asked(is_open=False))
    (True, False)
    """
    cell = cell.strip(_ENDS)
    plain = _CLEAR_NO if asked.is_open else _CLEAR_YES
    return bool(plain.fullmatch(cell) or _CLOSED.fullmatch(cell))


def asked_of(heading: str, cells: Iterable[str]) -> Asked | None:
    """What a column asks, by its heading and, where that alone does not say so, by the answers below it."""
    filled = Counter(cell.strip() for cell in cells if cell.strip())
    asked = asked_by(heading)
    if asked is None or not asked.least:
        return asked if filled or (asked and not asked.is_open) else None  # nobody has been asked yet
    answers = sum(count for cell, count in filled.items() if _is_answer(cell, asked))
    if asked.is_open and asked.least < _MOST and 0 < len(filled) <= _FEW and max(map(len, filled)) <= _SHORT:
        is_choice = not any(character.isdigit() for cell in filled for character in cell)  # "Web", "Print", "Both"
    else:
        is_choice = False
    return asked if is_choice or (answers and answers >= asked.least * filled.total()) else None


def _is_answer(cell: str, asked: Asked) -> bool:
    if _BEGINS.match(cell) or must_not_be_shown(cell, asked):
        return True
    return asked.is_open and (bool(_OPEN.fullmatch(cell)) or is_on(cell) or is_off(cell))


def taken_for_shown(cells: Mapping[str, int], asked: Asked) -> list[str]:
    """The words of a column with which a row may be shown, the most frequent first; "" for an empty cell.

    A cross is one where nothing else in the column says yes or no.

    Args:
        cells: How often each is there.
        asked: What the column asks.
    """
    words = [cell for cell in sorted(cells, key=lambda cell: (-cells[cell], cell)) if may_be_shown(cell, asked)]
    if words or not asked.is_open:
        return words
    others = [cell for cell in cells if cell.strip() and not must_not_be_shown(cell, asked)]
    return others if {cell.strip().casefold() for cell in others} == {"x"} else []
