"""How often the first three results are what somebody who knows the directory would offer for a need."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from fingerpost.search.query.answer import answer
from fingerpost.search.query.site import SearchFiles

NEEDS = Path(__file__).with_name("needs.tsv")
FIRST = 3
TO_REACH = 0.95  # DESIGN, section 9: of first threes without one that is wrong there; and every first one right


@dataclass(frozen=True)
class Need:
    """What somebody says, and which activities answer it."""

    is_held: bool  # kept aside: no rule was made by looking at it
    words: str
    near: str
    first: tuple[str, ...]  # any of these may come first
    never: tuple[str, ...]  # none of these among the first three


@dataclass(frozen=True)
class Offer:
    """The first results for a need."""

    need: Need
    shown: tuple[str, ...]

    @property
    def wrong(self) -> tuple[str, ...]:
        return tuple(each for each in self.shown if each in self.need.never)

    @property
    def begins_well(self) -> bool:
        return bool(self.shown) and self.shown[0] in self.need.first


def read_needs(path: Path = NEEDS) -> tuple[Need, ...]:
    lines = (line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#"))
    return tuple(
        Need(row["use"] == "held", row["need"], row["near"], tuple(row["first"].split()), tuple(row["never"].split()))
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    )


def offers(files: SearchFiles, needs: Sequence[Need], today: date) -> list[Offer]:
    offers_made = []
    for need in needs:
        reply = answer(files, {"q": need.words, "near": need.near}, today)
        # What is below "Does not cover Street" is no offer to somebody in Street, nor what is for some people only.
        results = reply.results[: min(FIRST, reply.offered)]
        offers_made.append(Offer(need, tuple(files.card(result.document)[1] for result in results)))
    return offers_made


def rates(all_offers: Sequence[Offer]) -> tuple[float, float]:
    """The shares of first threes without a wrong one, and of first ones that are right."""
    return (
        sum(not each.wrong and bool(each.shown) for each in all_offers) / len(all_offers),
        sum(each.begins_well for each in all_offers) / len(all_offers),
    )


def print_needs(all_offers: Sequence[Offer]) -> None:
    print(f"What a good link worker would offer, of {len(all_offers)} needs")
    for name, of_kind in (
        ("tuned", [each for each in all_offers if not each.need.is_held]),
        ("held", [each for each in all_offers if each.need.is_held]),
    ):
        threes, firsts = rates(of_kind)
        shares = f"first threes with nothing wrong {threes:6.1%}  first ones right {firsts:6.1%}"
        print(f"  {name:<10} {len(of_kind):4}  {shares}")
