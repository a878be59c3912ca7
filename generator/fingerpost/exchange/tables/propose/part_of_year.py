"""Columns that say in which part of the year something is on: term time, months, seasons, or all year."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from fingerpost.exchange.tables.hours.how_often import says_part_of_year
from fingerpost.exchange.tables.mapping_check import as_gap
from fingerpost.exchange.tables.propose.column import Choice, Column
from fingerpost.exchange.tables.propose.headings import DAYS, plain, reason_not_shown
from fingerpost.exchange.tables.propose.yaml_lines import list_of, quoted
from fingerpost.exchange.tables.values.no_answer import says_nothing

ROLE = "part_of_year"
_YES = frozenset(("yes", "y", "true", "t", "1", "x", "✓", "yes."))
_NO = frozenset(("no", "n", "false", "f", "0", "✗", "no.", "none"))
_ONLY = r"(?: (?:only|y n|yes no))*"
_RUNS = r"(?:is it |does it )?(?:runs?|on|open|meets?|held|available|takes place)(?: (?:in|during|all|over))?(?: the)?"
# Headings that ask, and what a yes and a no below them mean.
_QUESTIONS = [
    (re.compile(rf"(?:{_RUNS} )?(?:school )?(?:term ?times?|terms){_ONLY}"), ("term time only", "all year")),
    (
        re.compile(rf"(?:closed|not on|no sessions)(?: (?:in|during))?(?: the)? school holidays{_ONLY}"),
        ("term time only", "all year"),
    ),
    (re.compile(rf"{_RUNS} (?:school )?holidays?{_ONLY}"), ("all year", "term time only")),
    (re.compile(r"(?:school )?holidays? only(?: y n| yes no)?"), ("school holidays only", "all year")),
    (
        re.compile(rf"(?:{_RUNS} )?(?:all (?:the )?year(?: round| long)?|year (?:round|long)){_ONLY}"),
        ("all year", "not all year"),
    ),
    (re.compile(r"(?:closed|not on|no sessions)(?: (?:in|during))? august"), ("not in August", "all year")),
    (re.compile(r"(?:summer|winter) only(?: y n| yes no)?"), ("seasonal", "all year")),
]
_IN_TERMS = re.compile(rf"(?:{_RUNS} )?(?:term ?times?|terms)(?: y n| yes no)?")  # and perhaps in the holidays too
_IN_HOLIDAYS = re.compile(rf"(?:{_RUNS} )?(?:school )?holidays?(?: y n| yes no)?")
_ALL_OF_THEM = re.compile(
    r"seasons?|months?|time of (?:the )?year|which months|when in the year|season dates?|part of (?:the )?year"
)
_MOSTLY = 0.8
_SOME = 0.5


def take_part_of_year(columns: Sequence[Column], chosen: dict[str, list[Choice]], used: dict[str, Choice]) -> None:
    """Take the columns without which a club of the terms or of the summer would be on all year."""
    hours = [role for role in ("day", "hours", "start", *(f"hours.{day}" for day in DAYS)) if role in chosen]
    if not hours:
        return
    table = chosen[hours[0]][0].column.table
    for column in columns:
        if column.name not in used and column.table == table and _says_part_of_year(column):
            choice = Choice(column, ROLE, 1, "it says in which part of the year")
            chosen.setdefault(ROLE, []).append(choice)
            used[column.name] = choice
    _leave_holidays_alone(chosen, used)


def _leave_holidays_alone(chosen: dict[str, list[Choice]], used: dict[str, Choice]) -> None:
    """Leave out "School holidays: Yes" without a column of terms: it may be then too, or only then."""
    choices = chosen.get(ROLE, [])
    if _terms_and_holidays([choice.column for choice in choices]):
        return
    for choice in [one for one in choices if _may_be_only_then(one.column)]:
        choices.remove(choice)
        del used[choice.column.name]
    if not choices:
        chosen.pop(ROLE, None)


def _may_be_only_then(column: Column) -> bool:
    heading = plain(column.heading)
    return bool(_IN_HOLIDAYS.fullmatch(heading)) and not _meanings(column) and _are_answers(column)


def part_of_year(column: Column) -> str:
    """What is written of such a column among the words on how often."""
    gap = as_gap(column.name)
    if not (meanings := _meanings(column)) or not _are_answers(column):
        return quoted(gap)
    cells = sorted({cell.strip().casefold() for cell in column.contents.cells} | {"yes", "no"})
    listed = ", ".join(
        f"{quoted(cell)}: {quoted(meanings[0] if cell in _YES else meanings[1])}"
        for cell in cells
        if cell in _YES | _NO
    )
    heading = " ".join(column.heading.split()).rstrip("?: ")
    return f"{{look_up: {quoted(gap)}, in: {{{listed}}}, otherwise: {quoted(f'{heading}: {gap}')}}}"


def _says_part_of_year(column: Column) -> bool:
    if reason_not_shown(column.heading):
        return False
    if (_meanings(column) or _IN_HOLIDAYS.fullmatch(plain(column.heading))) and _are_answers(column):
        return True
    cells = [cell for cell in column.contents.values if not says_nothing(cell)]
    least = _SOME if _meanings(column) or _ALL_OF_THEM.fullmatch(plain(column.heading)) else _MOSTLY
    return bool(cells) and sum(map(says_part_of_year, cells)) >= least * len(cells)


def _are_answers(column: Column) -> bool:
    return column.contents.share("yes_no") >= _SOME


def _meanings(column: Column) -> tuple[str, str] | None:
    """What a yes and a no mean below this heading; None where it does not ask."""
    words = plain(column.heading)
    return next((meanings for heading, meanings in _QUESTIONS if heading.fullmatch(words)), None)


def columns_of_part(chosen: Mapping[str, list[Column]]) -> list[str]:
    """What is written of each column chosen as one of them."""
    columns = chosen.get(ROLE, [])
    if pair := _terms_and_holidays(columns):
        return [_of_both(*pair), *(part_of_year(column) for column in columns if column not in pair)]
    return [part_of_year(column) for column in columns]


def _terms_and_holidays(columns: Sequence[Column]) -> tuple[Column, Column] | None:
    """A column that is ticked for term time, and one that is ticked for the holidays; None without the two."""
    answers = [column for column in columns if _are_answers(column)]
    terms = next((column for column in answers if _IN_TERMS.fullmatch(plain(column.heading))), None)
    holidays = next((column for column in answers if _IN_HOLIDAYS.fullmatch(plain(column.heading))), None)
    return (terms, holidays) if terms and holidays else None


def _of_both(terms: Column, holidays: Column) -> str:
    """All year where both are ticked."""
    yes_to_terms, yes_to_holidays = (f"{quoted(one.name)}: {list_of(_yes_in(one))}" for one in (terms, holidays))
    in_holidays = f'{{when: {{{yes_to_holidays}}}, then: school holidays only, otherwise: ""}}'
    in_terms = f"{{when: {{{yes_to_terms}}}, then: term time only, otherwise: {in_holidays}}}"
    return f'{{when: {{{yes_to_terms}, {yes_to_holidays}}}, then: "", otherwise: {in_terms}}}'


def _yes_in(column: Column) -> list[str]:
    return sorted({cell.strip().casefold() for cell in column.contents.cells} & _YES | {"yes"})
