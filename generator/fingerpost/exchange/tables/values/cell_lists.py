"""A list in a cell: of JSON, or as programs write one into a table."""

from __future__ import annotations

import re
from collections.abc import Iterable

from fingerpost.records.session import Weekday

_QUOTED = r"""'[^'\n]*'|"[^"\n]*\""""
# ['walking', 'tea'] of Python, ["walking", "tea"] of JSON, ['walking' 'tea'] of NumPy: a file that was opened and saved
# with pandas or geopandas has these.
_LIST = re.compile(rf"\[\s*(?:{_QUOTED})(?:\s*[,\s]\s*(?:{_QUOTED}))*\s*\]")
_ITEM = re.compile(_QUOTED)
_DAYS = frozenset(day.value for day in Weekday) | frozenset(day.value[:3] for day in Weekday)


def in_one_cell(parts: Iterable[str]) -> str:
    """The parts of a list as a person would type them into one cell: days with commas, all else with semicolons.

    >>> in_one_cell(["walking", "tea, cake"]), in_one_cell(["Monday", "Thursday"])
    ('walking; tea, cake', 'Monday, Thursday')
    """
    filled = [part for part in parts if part]
    return (", " if _DAYS.issuperset(map(str.casefold, filled)) else "; ").join(filled)


def plain_list(text: str) -> str:
    r"""The text of a cell in which a program wrote a list, as a person would type it; any other text as it is.

    >>> plain_list("['walking', \"mothers' tea\"]"), plain_list("['monday' 'thursday']"), plain_list("[closed]")
    ("walking; mothers' tea", 'monday, thursday', '[closed]')
    """
    if text[:2] not in ("['", '["', "[ ") or not _LIST.fullmatch(text):
        return text
    return in_one_cell(item[1:-1].strip() for item in _ITEM.findall(text))
