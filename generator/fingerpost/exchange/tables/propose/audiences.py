"""Columns with yes or no for each kind of people: Children, Adults, Older people."""

from __future__ import annotations

import re
from collections.abc import Sequence

from fingerpost.exchange.tables.propose.column import Choice, Column
from fingerpost.exchange.tables.propose.fit import ENOUGH
from fingerpost.exchange.tables.propose.headings import plain
from fingerpost.exchange.tables.propose.yaml_lines import quoted

ROLE = "audience"
_BEFORE = r"(?:(?:suitable )?for |open to |audience |who )?"
_GROUPS = (
    r"(?:young )?children|kids|toddlers|babies|under ?(?:5|fives?|18)s?|teen(?:ager)?s|"
    r"homeless(?: people)?|disab(?:led|ility)(?: people)?|refugees|veterans|young (?:people|adults)|youth|students|"
    r"adults|families|parents|grandparents|seniors|older (?:people|adults)|"
    r"over ?(?:50|55|60|65)s|women|girls|men|boys|carers|everyone|everybody|all ages"
)
_PEOPLE = re.compile(rf"{_BEFORE}(?:{_GROUPS})(?:(?: and| or)? (?:{_GROUPS}))*(?: only)?")
_YES = "[yes, y, true, '1', x]"
_MOSTLY = 0.9


def take_audiences(columns: Sequence[Column], chosen: dict[str, list[Choice]], used: dict[str, Choice]) -> None:
    """Take those that nothing else is made of, each of which says yes or no."""
    for column in columns:
        is_asked = _PEOPLE.fullmatch(plain(column.heading)) and column.contents.share("yes_no") >= _MOSTLY
        if is_asked and column.name not in used and not column.table:
            choice = Choice(column, ROLE, ENOUGH, "it says yes or no")
            chosen.setdefault(ROLE, []).append(choice)
            used[column.name] = choice


def audiences(columns: Sequence[Column]) -> str:
    """The headings of those that say yes, one after another; "" without such columns."""
    words = [f"{{when: {{{quoted(column.name)}: {_YES}}}, then: {quoted(column.heading)}}}" for column in columns]
    return f'{{joined: [{", ".join(words)}], by: ", "}}' if words else ""
