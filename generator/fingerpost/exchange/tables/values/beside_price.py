"""The words of a price besides its amount, so that the amount is said only once."""

from __future__ import annotations

import re

# What stands before an amount and says no more than that it is one.
_SAYS_NO_MORE = frozenset(
    [
        "a",
        "all",
        "an",
        "at",
        "charge",
        "charged",
        "charges",
        "cost",
        "costs",
        "fee",
        "fees",
        "full",
        "in",
        "is",
        "it",
        "its",
        "just",
        "of",
        "on",
        "only",
        "pay",
        "price",
        "priced",
        "prices",
        "the",
    ]
)
_ROUGHLY = frozenset(["about", "approx", "approximately", "around", "c", "ca", "circa"])
_EACH = frozenset(("each", "pp", "p/p", "per head"))
_TO_BOOK = frozenset(("book", "pre-book", "prebook", "book ahead", "book first", "must book"))
_A_SHORT_HOUR = re.compile(r"(?<=per )hr\b|(?<=an )hr\b", re.IGNORECASE)
_GOES_ON = re.compile(r"\s*(?:[-–—/]|to\b|or\b)\s*\d", re.IGNORECASE)
_ENDS = " \t,;:.|/-–—"


def goes_on(after: str) -> bool:
    """Whether an amount is only the first of two: "£5-6", "£5 or 6".

    >>> goes_on("-6"), goes_on(" or 6 for a family"), goes_on(" or what you can")
    (True, True, False)
    """
    return bool(_GOES_ON.match(after))


def beside_price(before: str, after: str) -> str:
    """What is said before and after an amount, as a note; "" if that is nothing more.

    >>> beside_price("", " membership"), beside_price("Drop-in ", ", no need to book"), beside_price("Cost: ", "")
    ('Membership', 'Drop-in, no need to book', '')
    >>> beside_price("", " book"), beside_price("", " per hr")
    ('Please book first', 'Per hour')
    >>> beside_price("About ", " (cash only)"), beside_price("", " only"), beside_price("", "each")
    ('Approximately, cash only', '', 'Per person')
    """
    words = re.findall(r"\w+", before.casefold())
    parts: list[str] = []
    if "~" in before or not _ROUGHLY.isdisjoint(words):
        parts.append("approximately")
        words = [word for word in words if word not in _ROUGHLY]
    if not _SAYS_NO_MORE.issuperset(words):
        parts.append(_bare(before))
    rest = _A_SHORT_HOUR.sub("hour", _bare(after))
    if rest.casefold() in _EACH:
        rest = "per person"
    if rest.casefold() in _TO_BOOK:
        rest = "please book first"  # by itself it would be an order
    if rest and rest.casefold() not in _SAYS_NO_MORE:
        parts.append(rest)
    note = ", ".join(parts)
    return note[:1].upper() + note[1:]


def _bare(text: str) -> str:
    bare = " ".join(text.split()).strip(_ENDS)
    inside = bare[1:-1]
    return inside.strip(_ENDS) if bare[:1] == "(" and bare[-1:] == ")" and not {"(", ")"} & set(inside) else bare
