"""Organisations of other people become groups."""

from __future__ import annotations

from dataclasses import dataclass, field

from fingerpost.exchange.hsds.theirs.drafts import (
    LONGEST_DESCRIPTION,
    LONGEST_SUMMARY,
    SHORTEST_SUMMARY,
    Data,
    Draft,
    Key,
)
from fingerpost.exchange.hsds.theirs.names import text_of
from fingerpost.exchange.hsds.theirs.own import own_description, own_fields
from fingerpost.exchange.hsds.theirs.parts import Notes, checked_of, contact_of, identifiers_of
from fingerpost.exchange.hsds.theirs.source import HsdsSource, import_problem, span_of
from fingerpost.exchange.hsds.theirs.values import clean_text
from fingerpost.records.problem import Problem
from fingerpost.records.shorten import shorten
from fingerpost.records.slug import is_name


@dataclass(slots=True)
class GroupReader:
    """Makes groups of the organisations of a source, each once."""

    source: HsdsSource
    country: str
    drafts: dict[Key, Draft]  # of all kinds
    problems: list[Problem]
    without: set[str] = field(default_factory=set)  # organisations that are activities of ours without a group
    nameless: set[str] = field(default_factory=set)

    def organization_of(self, service: Data, notes: Notes) -> Data:
        """The organisation of a service; {} where the source has none."""
        organization = service.get("organization")
        if isinstance(organization, dict):
            return self.source.organizations.get(text_of(organization.get("id")), organization)
        if text_of(service.get("organization_id")) and not organization:
            notes.add_problem("hsds-organization", "The organisation of a service is not in the source.")
        return {}

    def take(self, organization: Data, key: str, runs: str = "") -> Key | None:
        """The group of an organisation; None if a record cannot be made of it."""
        if ("group", key) in self.drafts:
            return ("group", key)
        name, _ = clean_text(text_of(organization.get("name")))
        if key in self.nameless or key in self.without:
            return None
        if not key or not is_name(name):
            if key:
                self.nameless.add(key)
                message = "An organisation has no name that people can look for."
                self.problems.append(import_problem("hsds-no-name", span_of(organization, self.source.name), message))
            return None
        notes = Notes(span_of(organization, self.source.name), self.country)
        own = own_fields(organization, "group")
        whole, has_markup = clean_text(text_of(organization.get("description")))
        if has_markup:
            notes.add_problem("hsds-markup", "The description had markup of web pages. Its words were kept.")
        summary = text_of(own.get("summary")) or " ".join(whole.split())
        if len(summary) < SHORTEST_SUMMARY:
            summary = f"{name}. {summary}" if summary else f"{name} runs {runs}." if runs else ""
        if len(summary) < SHORTEST_SUMMARY:
            notes.add_problem(
                "hsds-organization", "An organisation says nothing of itself, so no record was made of it."
            )
            self.problems += notes.problems
            self.nameless.add(key)
            return None
        is_all = len(summary) <= LONGEST_SUMMARY and not own
        data: Data = {"name": shorten(" ".join(name.split()), 100), "summary": shorten(summary, LONGEST_SUMMARY)}
        data["contact"] = contact_of(notes, organization)
        data["identifiers"] = identifiers_of(notes, organization)
        if own:
            data["description"] = own_description(whole, summary, has_facts=False)
        else:
            parts = [*([] if is_all else [whole]), *notes.words]
            data["description"] = shorten("\n\n".join(parts), LONGEST_DESCRIPTION)
        data |= {name: value for name, value in own.items() if name not in ("id", "summary")}
        data |= {} if "checked" in data else checked_of(organization)
        own_id = text_of(own.get("id"))
        self.drafts["group", key] = Draft("group", key, data, [data["name"]], notes.problems, own_id)
        return ("group", key)
