"""Costs in short sentences."""

from __future__ import annotations

from functools import lru_cache

from fingerpost.edition.wording.asking import with_ask
from fingerpost.language import Language, mark
from fingerpost.records.session import Cost

_SAYS_ALL = ("free", "donation", "pay-what-you-can")  # without an amount
PER = {
    "": mark("{amount}."),
    "visit": mark("{amount} each time."),
    "session": mark("{amount} each time."),
    "week": mark("{amount} a week."),
    "month": mark("{amount} a month."),
    "term": mark("{amount} a term."),
    "year": mark("{amount} a year."),
}


@lru_cache(maxsize=4096)
def say_cost(cost: Cost | None, language: Language, country: str = "GB", ask: str = "") -> str:
    """Say a cost in full, with concessions and notes; ``ask`` says how to find out what nobody knows.

    >>> from decimal import Decimal
    >>> from fingerpost.language import ENGLISH
    >>> say_cost(Cost(kind="fixed", amount=Decimal("3.50"), per="visit", first_visit_free=True), ENGLISH)
    '£3.50 each time. Your first visit is free.'
    >>> say_cost(Cost(kind="pay-what-you-can", notes="Pay what you can"), ENGLISH)
    'Pay what you can'
    >>> say_cost(None, ENGLISH, ask="Ring to ask.")
    'Not known. Ring to ask.'
    """
    if cost is None:
        return with_ask(language.text("Not known."), ask)
    parts = [_main(cost, language, country)]
    if cost.kind not in _SAYS_ALL and cost.amount is None and not cost.notes:
        parts[0] = with_ask(parts[0], ask)
    if cost.amount is not None and cost.kind in ("donation", "pay-what-you-can"):
        parts.append(language.text("Most people give {amount}.", amount=language.money(cost.amount, country)))
    if cost.concession is not None:
        lower = language.money(cost.concession, country) if cost.concession else language.text("free")
        parts.append(language.text("Lower price: {amount}.", amount=lower))
    if cost.first_visit_free and cost.kind != "free":
        parts.append(language.text("Your first visit is free."))
    if cost.notes:
        # As whole sentences, with their stops; and whatever the notes say that say nothing else.
        notes = cost.notes.casefold().rstrip(".")
        parts = [part for part in parts if part not in cost.notes and part.casefold().rstrip(".") != notes]
        parts.append(cost.notes)
    return " ".join(parts)


@lru_cache(maxsize=4096)
def say_cost_shortly(cost: Cost | None, language: Language, country: str = "GB") -> str:
    """Say a cost in a word or two, for cards and lists.

    >>> from fingerpost.language import ENGLISH
    >>> say_cost_shortly(Cost(kind="pay-what-you-can"), ENGLISH)
    'Pay what you can'
    """
    if cost is None:
        return language.text("Cost not known")
    return _main(cost, language, country).removesuffix(".")


def _main(cost: Cost, language: Language, country: str) -> str:
    if cost.kind == "free" or (cost.kind == "fixed" and cost.amount == 0):
        return language.text("Free.")
    if cost.kind == "donation":
        return language.text("Free, or give what you like.")
    if cost.kind == "pay-what-you-can":
        return language.text("Pay what you can.")
    if cost.amount is None:
        return language.text("The cost varies.")
    amount = language.money(cost.amount, country)
    if cost.kind == "varies":
        return language.text("From {amount}.", amount=amount)
    return language.text(PER.get(cost.per, PER[""]), amount=amount)
