"""What it costs: one price, a price for each kind of people, and what each price is for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from fingerpost.exchange.tables.mapping_check import as_gap
from fingerpost.exchange.tables.propose.column import Choice, Column, take_over
from fingerpost.exchange.tables.propose.draft import Draft
from fingerpost.exchange.tables.propose.headings import plain, roles_of
from fingerpost.exchange.tables.propose.yaml_lines import first_of, first_of_texts, quoted, with_reason

_WHOSE = re.compile(
    r"\b(?:non-members?|members?|adults?|child(?:ren)?|kids?|juniors?|concession(?:ary|s)?|concs?|famil(?:y|ies)|"
    r"students?|seniors?|pensioners?|oaps?|under \d+s?|over \d+s?|guests?|visitors?|carers?|unwaged|waged|residents?|"
    r"on the door|in advance|advance|standard|full)\b"
)
_SEVERAL = {
    "member": "members",
    "non-member": "non-members",
    "adult": "adults",
    "child": "children",
    "concession": "concessions",
    "concessionary": "concessions",
    "conc": "concessions",
    "concs": "concessions",
    "family": "families",
    "student": "students",
    "senior": "seniors",
}
_FOR_ALL = frozenset(("adults", "standard", "full"))  # the price, where others pay the same or a concession
_PER = re.compile(r"(?:(?:cost|price|charged?|fee)s? )?(?:per|unit|basis|charged per|for each)")
_UNITS = re.compile(
    r"(?:per )?(?:sessions?|visits?|class(?:es)?|weeks?|months?|terms?|half[ -]terms?|years?|courses?|persons?|hours?)",
    re.IGNORECASE,
)
_IS_FREE = re.compile(r"(?:is )?(?:it |this )?free(?: of charge| events?| to attend| entry)?")
_WORDS = re.compile(
    r"(?:(?:cost|price|pricing|fee|charge|payment|admission)s? (?:qualifiers?|details?|notes?|explanations?|info|"
    r"information|descriptions?|comments?|in words|text)|"
    r"(?:notes?|details?|information|info) (?:on|about) (?:the )?(?:cost|price|fee|charge)s?)"
)
_MAY_BE = ("who", "description", "summary", "join", "ages")  # what else the words of a price may look like
IS_FREE = "is_free"
IN_WORDS = "price_in_words"
_HALF = 0.5
_MOSTLY = 0.8


def take_prices(columns: Sequence[Column], chosen: dict[str, list[Choice]], used: dict[str, Choice]) -> None:
    """Take the prices of other people beside a price, and the column that says what a price is for."""
    if "cost" not in chosen:
        return
    cost = _take_words(columns, chosen, used)
    for column in columns:
        if column.name in used or column.table != cost.table:
            continue
        is_price = bool(_whose(column) or _whose(cost)) and _has_prices(column)
        is_unit = bool(_PER.fullmatch(plain(column.heading))) and _are_units(column)
        if _says_whether_free(column) and IS_FREE not in chosen:
            used[column.name] = Choice(column, IS_FREE, 1, "it says yes or no")
            chosen[IS_FREE] = [used[column.name]]
        elif is_price or (is_unit and "price_per" not in chosen):
            role = "other_price" if is_price else "price_per"
            choice = Choice(
                column, role, 1, "it is the price for others" if is_price else "it says what a price is for"
            )
            chosen.setdefault(role, []).append(choice)
            used[column.name] = choice


def _take_words(columns: Sequence[Column], chosen: dict[str, list[Choice]], used: dict[str, Choice]) -> Column:
    """Take the words beside an amount, such as "Cost notes"; give the column of the amount."""
    cost = chosen["cost"][0].column
    words = [column for column in columns if column.table == cost.table and _are_words(column, used)]
    if cost in words:
        amounts = (column for column in columns if column.name not in used and _is_amount(column, cost))
        if (amount := next(amounts, None)) is None:
            words = []  # the words are all that says it
        else:
            chosen["cost"] = [Choice(amount, "cost", 1, "its heading says so")]
            used[amount.name] = chosen["cost"][0]
            del used[cost.name]
    for column in words:
        take_over(Choice(column, IN_WORDS, 1, "its words are about the price"), chosen, used)
    return chosen["cost"][0].column


def _are_words(column: Column, used: dict[str, Choice]) -> bool:
    role = used[column.name].role if column.name in used else "description"
    is_link = column.contents.share("web") >= _HALF
    return bool(_WORDS.fullmatch(plain(column.heading))) and role in (*_MAY_BE, "cost") and not is_link


def _is_amount(column: Column, words: Column) -> bool:
    share = column.contents.share
    is_price = roles_of(column.heading).get("cost", 0) >= 1 and not _WORDS.fullmatch(plain(column.heading))
    return is_price and column.table == words.table and max(share("number"), share("money")) >= _HALF


def cost_lines(draft: Draft) -> Iterator[str]:
    """The price of an activity; the words of all of them, where there are several."""
    if not draft.all("cost"):
        return
    column = draft.all("cost")[0]
    if column.contents.share("yes_no") >= 0.6 and re.search(r"free", plain(column.heading)):
        yield with_reason(f"cost: {_free_if(column)}", draft.why("cost"))
        return
    others = draft.all("other_price")
    if others:
        is_plain = _whose(column) in _FOR_ALL and all(_whose(one) == "concessions" for one in others)
        prices = [quoted(text) for text in (_amount(column) if is_plain else _price(column), *map(_price, others))]
        price = f'{{joined: [{", ".join(prices)}], by: ", "}}'
    elif units := draft.all("price_per")[:1]:
        per = " " if all(cell.casefold().startswith("per") for cell in units[0].contents.cells) else " per "
        price = first_of_texts([f"{_amount(column)}{per}{as_gap(units[0].name)}", _amount(column)])
    else:
        price = quoted(as_gap(column.name) if _whose(column) in ("", *_FOR_ALL) else _price(column))
    words = draft.all(IN_WORDS)
    beside = f", in_words: [{', '.join(map(draft.text, words))}]" if words else ""
    cost = [f"{{price: {price}{beside}}}", *map(_free_if, draft.all(IS_FREE))]  # of "true" and "£5", what people pay
    yield with_reason(f"cost: {first_of(cost)}", draft.why("cost"))


def _free_if(column: Column) -> str:
    return f"{{when: {{{quoted(column.name)}: [yes, y, true, '1', x]}}, then: {{kind: free}}}}"


def _says_whether_free(column: Column) -> bool:
    return bool(_IS_FREE.fullmatch(plain(column.heading))) and column.contents.share("yes_no") >= _MOSTLY


def _whose(column: Column) -> str:
    """Whose price a heading names: "Price (non-members)" is that of non-members; "" if it names nobody."""
    match = _WHOSE.search(re.sub(r"\bnon ?member", "non-member", plain(column.heading)))
    return _SEVERAL.get(match[0], match[0]) if match else ""


def _price(column: Column) -> str:
    """A price with whose it is before it."""
    return f"{_whose(column)} {_amount(column)}".strip()


def _amount(column: Column) -> str:
    """The gap of an amount, with its sign where the cells are numbers alone."""
    return f"£{as_gap(column.name)}" if column.contents.share("number") >= _MOSTLY else as_gap(column.name)


def _has_prices(column: Column) -> bool:
    share = column.contents.share
    return max(share("money"), share("price")) >= _HALF or (share("number") >= _MOSTLY and bool(_whose(column)))


def _are_units(column: Column) -> bool:
    cells = [cell.strip() for cell in column.contents.cells]
    return bool(cells) and sum(bool(_UNITS.fullmatch(cell)) for cell in cells) >= _MOSTLY * len(cells)
