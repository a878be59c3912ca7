"""The page that a group has on Facebook or the like, for groups that have no website of their own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from fingerpost.exchange.tables.propose.column import Choice, Column
from fingerpost.exchange.tables.propose.fit import ENOUGH
from fingerpost.exchange.tables.propose.headings import plain
from fingerpost.exchange.tables.values.no_answer import says_nothing

_HEADING = re.compile(
    r"(?:(?:social )?links? )?(?:facebook|fb|socials?|social media|instagram)"
    r"(?: (?:pages?|groups?|links?|urls?|address(?:es)?|accounts?))?"
)
_PAGE = re.compile(r"(?:https?://)?(?:[a-z-]+\.)?(?:facebook|fb|instagram|x|twitter)\.(?:com|me)/\S", re.IGNORECASE)
_OF_A_PERSON = re.compile(r"facebook\.com/(?:profile\.php|people/)", re.IGNORECASE)
_MOSTLY = 0.8


def take_social_pages(columns: Sequence[Column], chosen: dict[str, list[Choice]], used: dict[str, Choice]) -> None:
    """Take such a column as the last of the websites, unless all have one, or some of its pages are those of people."""
    if any(_all_have_one(choice.column) for choice in chosen.get("website", ())):
        return
    for column in sorted(columns, key=_is_of_pictures):
        if column.name not in used and not column.table and _HEADING.fullmatch(plain(column.heading)):
            cells = [cell for cell in column.contents.cells if not says_nothing(cell)]
            pages = sum(bool(_PAGE.match(cell)) for cell in cells)
            if pages and pages >= _MOSTLY * len(cells) and not any(map(_OF_A_PERSON.search, cells)):
                why = "for those without a website: look whether each is the group's own page"
                choice = Choice(column, "website", ENOUGH, why)
                chosen.setdefault("website", []).append(choice)
                used[column.name] = choice
                return


def _all_have_one(column: Column) -> bool:
    return column.contents.filled_share == 1 and not any(map(says_nothing, column.contents.cells))


def _is_of_pictures(column: Column) -> bool:
    """Whether its pages have pictures rather than words, so that another is better."""
    return "instagram" in plain(column.heading)
