"""The category that a list may be of as a whole, where no column says what each row is: only what its rows bear out."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from fingerpost.exchange.tables.propose.column import Column
from fingerpost.exchange.tables.propose.headings import plain
from fingerpost.exchange.tables.table import Table

_THIRD = 1 / 3
_HALF = 0.5
_NAMED = 2  # the first words of a category are its id and its name; the others may mean much else
_LOOKED_AT = 200  # rows


def category_of_list(
    stem: str,
    table: Table,
    columns: Mapping[str, Sequence[Column]],
    categories: Mapping[str, Sequence[str]],
    never: Collection[str] = (),
) -> str:
    """The category that a list seems to be of; "" where it may be of several, or of one that is never offered.

    Args:
        stem: The name of its file: gm_food_banks.
        table: Its rows.
        columns: What its columns are.
        categories: For each its id, its name and its other words.
        never: Those that nobody is to take by pressing Enter, such as refuges.
    """
    own = {id_: [words for name in names if (words := comparable(name))] for id_, names in categories.items()}
    names = list(_texts(table, columns, ("name", "group")))
    texts = list(_texts(table, columns, ("name", "group", "summary", "description")))
    most = max(len(texts), 1)
    best = max(own, key=lambda category: (_rows_with(own[category], names), _longest(own[category], names)), default="")
    of_best = _rows_with(own[best], names) if best else 0
    is_plain = of_best >= _HALF * most and best not in never
    if (named := _in_name(stem, own)) and named not in never:
        is_by_name = any(_contains(comparable(stem), words) for words in own[named][:_NAMED])
        bears_out = _rows_with(own[named], texts) >= _THIRD * most
        if bears_out or (is_by_name and not is_plain):
            return named
    if is_plain:
        return best
    for word in plain(stem).split():  # warm.csv is of warm-spaces, where its rows speak of warmth
        near = [category for category in categories_with_word(word, own) if category not in never]
        if len(near) == 1 and _rows_with([comparable(word)], texts) >= _THIRD * most:
            return near[0]
    return ""


def categories_with_word(value: str, categories: Collection[str]) -> list[str]:
    """The ids of which a word is the value: games-and-cards for games, toddler-groups for Toddlers."""
    wanted = comparable(value)
    return [category for category in categories if _contains(comparable(category.replace("-", " ")), wanted)]


def comparable(text: str) -> str:
    """The words of a text in small letters, each without the s of several."""
    return " ".join(word.removesuffix("s") for word in plain(text).split())


def _texts(table: Table, columns: Mapping[str, Sequence[Column]], roles: Sequence[str]) -> Iterator[str]:
    headers = [column.name for role in roles for column in columns.get(role, ()) if not column.table]
    for row in table.rows[:_LOOKED_AT]:
        yield comparable(" ".join(row.cells.get(header, "") for header in headers))


def _in_name(stem: str, own: Mapping[str, Sequence[str]]) -> str:
    """The category of which the longest word is in the name of the file."""
    text = comparable(stem)
    inside = [(len(words), category) for category, its in own.items() for words in its if _contains(text, words)]
    return max(inside, key=lambda one: one[0], default=(0, ""))[1]


def _longest(words: Sequence[str], texts: Sequence[str]) -> int:
    """The length of its longest word that any of the texts has: food bank says more than food."""
    return max((len(one) for one in words if any(_contains(text, one) for text in texts)), default=0)


def _rows_with(words: Sequence[str], texts: Sequence[str]) -> int:
    return sum(any(_contains(text, one) for one in words) for text in texts)


def _contains(text: str, words: str) -> bool:
    return bool(words) and f" {words} " in f" {text} "
