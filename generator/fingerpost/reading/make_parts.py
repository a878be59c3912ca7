"""Plain values that have passed the schema become the parts that records are made of."""

from __future__ import annotations

from typing import Any

from fingerpost.reading.values import Data, as_date, day_of
from fingerpost.records.parts import (
    Age,
    Ages,
    Answer,
    Assurance,
    Capacity,
    Checked,
    Closed,
    Contact,
    FirstVisit,
    Imported,
    Join,
    Referral,
    Who,
)

_NO_CONTACT = Contact()


def make_shared(data: Data) -> dict[str, Any]:
    """The fields that all three kinds of record have; most records have few of them."""
    fields: dict[str, Any] = {}
    for key in ("sensitive", "language", "kept_by"):
        if key in data:
            fields[key] = data[key]
    if "former_ids" in data:
        fields["former_ids"] = tuple(data["former_ids"])
    if "confirmed" in data:
        fields["confirmed"] = tuple(data["confirmed"])
    if "since" in data:
        fields["since"] = as_date(data["since"])
    if "closed" in data:
        closed = data["closed"]
        fields["closed"] = Closed(
            on=as_date(closed["on"]), reason=closed.get("reason", ""), instead=tuple(closed.get("instead", ()))
        )
    if "imported" in data:
        imported = data["imported"]
        fields["imported"] = Imported(
            source=imported.get("source", ""),
            id=imported.get("id", ""),
            licence=imported.get("licence", ""),
            fetched_on=day_of(imported, "fetched_on"),
            categories=tuple(imported.get("categories", ())),
            hours=imported.get("hours", ""),
            withdrawn=day_of(imported, "withdrawn"),
        )
    return fields


def make_contact(data: Data) -> Contact:
    """The contact of a record; None if the file has none."""
    if "contact" not in data:
        return _NO_CONTACT
    contact = data["contact"]
    if "consent_on" in contact:
        return Contact(**{**contact, "consent_on": as_date(contact["consent_on"])})
    return Contact(**contact)


def _age(value: int | str | None) -> Age | None:
    if isinstance(value, str):
        number, _, unit = value.partition(" ")
        return Age(int(number), f"{unit.removesuffix('s')}s")
    return None if value is None else Age(value)


def make_who(data: Data) -> Who:
    """Who may come."""
    ages = data.get("ages")
    return Who(
        summary=data.get("summary", ""),
        ages=Ages(youngest=_age(ages.get("from")), oldest=_age(ages.get("to"))) if ages else None,
        audiences=tuple(data.get("for", ())),
    )


def make_join(data: Data) -> Join:
    """How to join."""
    referral = data.get("referral")
    return Join(
        ways=tuple(data.get("ways", ())),
        steps=data.get("steps", ""),
        referral=Referral(
            by=tuple(referral.get("by", ())),
            criteria=referral.get("criteria", ""),
            how=referral.get("how", ""),
            what_happens=referral.get("what_happens", ""),
            feedback=referral.get("feedback", ""),
            url=referral.get("url", ""),
        )
        if referral
        else None,
    )


def make_first_visit(data: str | Data) -> FirstVisit:
    """What happens on a first visit; a sentence of text is its only step."""
    if isinstance(data, str):
        return FirstVisit(steps=(data,))
    return FirstVisit(
        met_by=data.get("met_by", ""),
        steps=tuple(data.get("steps", ())),
        bring=data.get("bring", ""),
        companion=data.get("companion", ""),
    )


def make_access(data: Data) -> tuple[dict[str, Answer], str]:
    """What is known about access, by feature, and the notes on it."""
    if "access" not in data:
        return {}, ""
    answers: dict[str, Answer] = {}
    notes = ""
    for feature, answer in data["access"].items():
        if feature == "notes":
            notes = answer
        elif isinstance(answer, str):
            answers[feature] = Answer(answer)
        else:
            answers[feature] = Answer(answer["answer"], answer.get("note", ""))
    return answers, notes


def make_capacity(data: Data) -> Capacity | None:
    """Whether there is room, and since when that is known."""
    if "capacity" not in data:
        return None
    return Capacity(state=data["capacity"]["state"], as_of=as_date(data["capacity"]["as_of"]))


def make_assurance(data: Data) -> tuple[Assurance, ...]:
    """What has been seen: insurance, checks, policies."""
    return tuple(
        Assurance(
            what=item["what"], seen_by=item.get("seen_by", ""), on=day_of(item, "on"), expires=day_of(item, "expires")
        )
        for item in data.get("assurance", ())
    )


def make_checked(data: Data) -> Checked:
    """When the record was last checked, and how."""
    return Checked(on=as_date(data["on"]), how=data.get("how", ""))
