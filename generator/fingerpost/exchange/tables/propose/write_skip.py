"""The lines of a proposed mapping that say which rows are passed over: closed, private, called off, a total."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from fingerpost.exchange.tables.conditions import is_as_said, without_day
from fingerpost.exchange.tables.hours.called_off import CALLED_OFF, is_off
from fingerpost.exchange.tables.privacy.asking_headings import asked_by
from fingerpost.exchange.tables.privacy.may_be_shown import must_not_be_shown
from fingerpost.exchange.tables.propose.column import Column
from fingerpost.exchange.tables.propose.draft import Draft
from fingerpost.exchange.tables.propose.rows_shown import asked_in, cells_of, examples, words_shown
from fingerpost.exchange.tables.propose.write_sessions import has_moments, is_of_events
from fingerpost.exchange.tables.propose.yaml_lines import list_of, quoted, with_reason
from fingerpost.exchange.tables.rows.row_states import is_not_to_be_shown, is_status, words_on

_HALF = 0.5
_MOST_WORDS = 12  # words of what is on, at most
_LONGEST = 40  # characters of one: a sentence may be about somebody
_NONE_YET = ("Closed", "Withdrawn")  # where no row says so yet
_CLOSED = "it is not open or not published"


class _Rule(NamedTuple):
    """A rule of ``skip``, as it is written."""

    column: str
    test: str
    because: str
    why: str
    keep: Sequence[str] = ()  # the words of what is on


def skip_lines(draft: Draft) -> Iterator[str]:
    """The part ``skip`` of a mapping; nothing if no row is to be passed over."""
    rules = [*_rows_not_shown(draft), *_closed_rows(draft), *_called_off(draft), *_total_rows(draft)]
    if rules:
        yield "skip:"
    for rule in rules:
        keep = f", keep: {list_of(rule.keep)}" if rule.keep else ""
        line = f"  - {{when: {{{quoted(rule.column)}: {rule.test}}}{keep}, because: {quoted(rule.because)}}}"
        yield with_reason(line, rule.why)


def _rows_not_shown(draft: Draft) -> Iterator[_Rule]:
    """All rows but those that clearly may be shown; where that is not clear of most, a person has to say."""
    for column in draft.all("closed"):
        if not (question := asked_in(column)):
            continue
        cells = cells_of(column, draft.source)
        is_closed = question.is_state or not question.is_open
        because = _CLOSED if is_closed else "nobody has clearly said that it may be shown"
        words = [word or "empty" for word in words_shown(cells, question)]
        answer = [word for part in draft.answers.shown.split(",") if (word := part.strip())]
        if words or answer:
            shown = {word.casefold().replace("empty", "") for word in words or answer}
            others = sum(
                rows
                for cell, rows in cells.items()
                if without_day(cell).casefold() not in shown and not is_as_said(cell, words or answer, str)
            )
            why = f"by its heading; {others} of {sum(cells.values())} rows do not say so"
            yield _Rule(column.name, f"{{other_than: {list_of(words or answer)}}}", because, why)
        else:
            why = f"fill in: with which words may a row be shown?{examples(cells)} If all may, delete this line"
            yield _Rule(column.name, "{other_than: }", because, why)


def _closed_rows(draft: Draft) -> Iterator[_Rule]:
    for column in draft.all("closed"):
        if asked_in(column):
            continue
        values = list(column.contents.values)
        if column.contents.share("date") >= _HALF or (column.contents.share("number") > _HALF and len(values) > 2):
            yield _Rule(column.name, "filled", "it has closed", f"{column.contents.filled} rows have something there")
            continue
        cells = cells_of(column, draft.source)
        closed = [
            value for value in cells if is_off(value) or is_not_to_be_shown(value) or _is_plainly_closed(value, column)
        ]
        words = words_on(cells.elements()) if is_status(column.heading) else []
        keep = [word for word in words if len(word) <= _LONGEST and word not in closed][:_MOST_WORDS]
        if closed or keep:
            others = "; a row with any other comes in, and is named" if keep else ""
            why = f"by its heading and these values{others}"
            yield _Rule(column.name, list_of(closed or _NONE_YET), _CLOSED, why, keep)


def _is_plainly_closed(value: str, column: Column) -> bool:
    question = asked_by(column.heading)
    return question is not None and must_not_be_shown(value, question)


def _called_off(draft: Draft) -> Iterator[_Rule]:
    """Events whose time says that they have been called off, in this edition or in one to come."""
    if not is_of_events(draft):
        return
    times = [column for role in ("hours", "start") for column in draft.all(role) if not has_moments(column)]
    for column in [*times, *filter(has_moments, draft.all("start_date"))]:
        if not column.table:
            yield _Rule(column.name, f"{{means: {CALLED_OFF}}}", "it has been called off", "organisers write it there")


def _total_rows(draft: Draft) -> Iterator[_Rule]:
    table = draft.source.table
    for header in table.headers[:2]:
        totals = {row.cells.get(header, "") for row in table.rows[-4:]}
        totals = {
            cell
            for cell in totals
            if re.match((r"(?:grand |sub-?)?totals?\b|number of|end of|last updated|source:"), cell, re.IGNORECASE)
        }
        if totals:
            because = "it is a total or a note, not an entry"
            yield _Rule(header, list_of(sorted(totals)), because, "the last rows look like that")
