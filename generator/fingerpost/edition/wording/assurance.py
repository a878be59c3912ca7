"""How a group is run: policies, insurance and the like, each seen on paper or reported by the group."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from fingerpost.edition.edition import Edition
from fingerpost.edition.wording.plain_text import in_a_row
from fingerpost.language import mark
from fingerpost.records.group import Group
from fingerpost.records.parts import Assurance

# Asked of everybody: what is missing here is "not known".
USUAL_SUBJECTS = ("safeguarding-policy", "dbs-checks", "public-liability-insurance", "first-aider")
NAMES = {
    "public-liability-insurance": mark("Insurance"),
    "safeguarding-policy": mark("Safeguarding policy"),
    "dbs-checks": mark("DBS checks for leaders"),
    "first-aider": mark("First aider in the room"),
    "risk-assessment": mark("Written risk assessment"),
    "food-hygiene": mark("Food hygiene"),
    "data-protection": mark("Data protection"),
    "quality-mark": mark("Quality mark"),
    "complaints-procedure": mark("How to complain"),
    "equality-policy": mark("Equality policy"),
    "training": mark("Training for leaders"),
}
KINDS = {
    "community-group": mark("Community group"),
    "charity": mark("Charity"),
    "cic": mark("Community interest company"),
    "company": mark("Company"),
    "co-operative": mark("Co-operative"),
    "faith-group": mark("Faith group"),
    "council": mark("Council"),
    "nhs": mark("NHS"),
    "school": mark("School"),
    "other": mark("Group"),
}
REGISTERS = {
    "GB-CHC-": mark("Registered charity {number}"),
    "GB-SC-": mark("Registered charity {number}"),
    "GB-NIC-": mark("Registered charity {number}"),
    "GB-COH-": mark("Company {number}"),
    "GB-MPR-": mark("Registered society {number}"),
}


@dataclass(frozen=True, slots=True)
class AssuranceRow:
    """One line of the table."""

    name: str
    how: str  # how we know


@dataclass(frozen=True, slots=True)
class AssuranceTable:
    """What is known of how a group is run, and what is not, in a row of sentences' parts."""

    rows: tuple[AssuranceRow, ...]
    unknown: str


def assurance_table(edition: Edition, *records: Iterable[Assurance]) -> AssuranceTable:
    """What an activity says, then what its group says; and what is not known."""
    by_subject: dict[str, Assurance] = {}
    for assurances in records:
        for assurance in assurances:
            by_subject.setdefault(assurance.what, assurance)
    rows: list[AssuranceRow] = []
    unknown: list[str] = []
    for what in dict.fromkeys((*USUAL_SUBJECTS, *by_subject)):
        entry = by_subject.get(what)
        name = edition.language.text(NAMES.get(what, what.replace("-", " ").capitalize()))
        if entry is None:
            unknown.append(name)
        elif entry.expires and entry.expires < edition.today:
            ended = edition.language.date(entry.expires, weekday=False)
            unknown.append(edition.language.text("{name} (what we saw ended on {date})", name=name, date=ended))
        else:
            rows.append(AssuranceRow(name, _how(edition, entry)))
    return AssuranceTable(tuple(rows), in_a_row(edition.language, unknown))


def say_kind(edition: Edition, group: Group) -> str:
    """Say what kind of group it is: "Charity"."""
    return edition.language.text(KINDS.get(group.group_kind, ""))


def say_identifiers(edition: Edition, group: Group) -> tuple[str, ...]:
    """Say the numbers a group is registered under: "Registered charity 1234567"."""
    numbers = []
    for identifier in group.identifiers:
        register = next((prefix for prefix in REGISTERS if identifier.startswith(prefix)), "")
        number = identifier.removeprefix(register)
        numbers.append(edition.language.text(REGISTERS[register], number=number) if register else identifier)
    return tuple(numbers)


def _how(edition: Edition, assurance: Assurance) -> str:
    text = edition.language.text
    is_seen = assurance.seen_by == "directory"
    if assurance.on:
        month = f"{edition.language.month(assurance.on.month)} {assurance.on.year}"
        how = text("Seen, {month}", month=month) if is_seen else text("They say so, {month}", month=month)
    else:
        how = text("Seen") if is_seen else text("They say so")
    if assurance.expires:
        how = text("{how}. Ends {date}", how=how, date=edition.language.date(assurance.expires, weekday=False))
    return how
