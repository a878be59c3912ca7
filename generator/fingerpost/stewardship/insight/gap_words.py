"""Each gap as a sentence, with who could fill it and the form to say so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fingerpost.edition import addresses
from fingerpost.edition.edition import Edition
from fingerpost.language import mark
from fingerpost.stewardship.could_fill import category_to_begin, who_could_fill
from fingerpost.stewardship.gaps import Row
from fingerpost.stewardship.part_of_week import PARTS

# In the order of stewardship.gaps.PARTS.
WHEN = (
    mark("on weekday mornings"),
    mark("on weekday afternoons"),
    mark("on weekday evenings"),
    mark("at weekends"),
)


@dataclass(frozen=True, slots=True)
class GapLine:
    """One gap."""

    words: str
    is_whole: bool  # there is nothing at all
    unsure: str  # what may fill it after all: what gives no time, and what is online or by phone
    groups: tuple[tuple[str, str, str], ...]  # who could fill it: address, name, and what they do where
    add: str  # the form, begun for it


def gap_lines(edition: Edition, rows: Sequence[Row], *, can_fill: bool = False) -> list[GapLine]:
    """The gaps of some rows, one line for each row that has any, those with nothing at all first."""
    lines = [_line(edition, row, can_fill=can_fill) for row in rows if row.is_empty or row.empty_parts]
    return sorted(lines, key=lambda line: not line.is_whole)


def _line(edition: Edition, row: Row, *, can_fill: bool) -> GapLine:
    plural = edition.language.plural
    unsure = (
        (0 if row.is_empty else row.untimed, plural("{n} gives no time.", "{n} give no time.", row.untimed)),
        (row.anywhere, plural("{n} is online or by phone.", "{n} are online or by phone.", row.anywhere)),
    )
    category = category_to_begin(edition, row.term)
    return GapLine(
        words=_words(edition, row),
        is_whole=row.is_empty,
        unsure=" ".join(words for number, words in unsure if number),
        groups=tuple(
            (edition.group_url(each.group), each.group.name, each.what)
            for each in (who_could_fill(edition, row) if can_fill else ())
        ),
        add=edition.url(addresses.of_new_activity(category, row.area.id if row.area else "")),
    )


def _words(edition: Edition, row: Row) -> str:
    text, need, town = edition.language.text, row.term.name, row.area.name if row.area else ""
    if row.is_empty:
        return text("{need}: nothing in {town}.", need=need, town=town) if town else text("{need}: nothing.", need=need)
    when = edition.language.list_of([text(WHEN[PARTS.index(part)]) for part in row.empty_parts], "or")
    if town:
        return text("{need}: nothing in {town} {when}.", need=need, town=town, when=when)
    return text("{need}: nothing {when}.", need=need, when=when)
