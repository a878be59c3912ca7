"""The directory's own words, as taxonomies of HSDS: categories, needs and whom things are for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from fingerpost.edition.cached import cache_on_edition
from fingerpost.edition.edition import Edition
from fingerpost.exchange.hsds.ids import uuid_of
from fingerpost.language import mark
from fingerpost.records.vocabulary import Term

Data = dict[str, Any]
OWN = "fingerpost-record"  # the taxonomy whose one term carries what HSDS has no field for
OWN_TERM = "fields"


@dataclass(frozen=True, slots=True)
class Taxonomy:
    """One of our vocabularies."""

    name: str  # of its file
    title: str
    link_type: str


TAXONOMIES = (
    Taxonomy("categories", mark("Kinds of activity"), "category"),
    Taxonomy("needs", mark("What you may need"), "need"),
    Taxonomy("audiences", mark("Who it is for"), "audience"),
)


def taxonomies_of(edition: Edition) -> list[Data]:
    """Each vocabulary, and the one that only says what a record says beside."""
    text = edition.language.text
    own = {
        "id": uuid_of(edition, "taxonomy", OWN),
        "name": OWN,
        "description": "What Fingerpost knows of a record and HSDS has no field for, as JSON, so that nothing is lost "
        "when Fingerpost reads it back.",
    }
    return [
        {
            "id": uuid_of(edition, "taxonomy", taxonomy.name),
            "name": _title(edition, taxonomy),
            "description": text(taxonomy.title),
        }
        for taxonomy in TAXONOMIES
    ] + [own]


def terms_of(edition: Edition) -> list[Data]:
    """Every word of them that is in use or above one that is, with what it is a part of."""
    terms = []
    for taxonomy in TAXONOMIES:
        words: Mapping[str, Term] = getattr(edition.directory.vocabulary, taxonomy.name)
        terms += [_term(edition, taxonomy.name, term_id) for term_id in words]
    return [*terms, _own_term(edition)]


def attributes_of(
    edition: Edition, kind: str, record_id: str, words: Mapping[str, Iterable[Term]], own: str
) -> list[Data]:
    """Links from a record to the words it is listed under, by vocabulary, and ``own`` if there is anything."""
    link = {"link_id": uuid_of(edition, kind, record_id), "link_entity": ENTITIES[kind]}
    attributes = []
    for taxonomy in TAXONOMIES:
        for term in words.get(taxonomy.name, ()):
            attributes.append(
                {
                    "id": uuid_of(edition, kind, record_id, taxonomy.link_type, term.id),
                    **link,
                    "link_type": taxonomy.link_type,
                    "taxonomy_term": _term(edition, taxonomy.name, term.id),
                }
            )
    if own:
        attributes.append(
            {
                "id": uuid_of(edition, kind, record_id, OWN),
                **link,
                "link_type": OWN,
                "value": own,
                "taxonomy_term": _own_term(edition),
            }
        )
    return attributes


ENTITIES = {"activity": "service", "group": "organization", "place": "location"}


def _title(edition: Edition, taxonomy: Taxonomy) -> str:
    return f"{edition.settings.title}: {edition.language.text(taxonomy.title)}"


@cache_on_edition()
def _term(edition: Edition, vocabulary: str, term_id: str) -> Data:
    taxonomy = next(each for each in TAXONOMIES if each.name == vocabulary)
    term: Term = getattr(edition.directory.vocabulary, vocabulary)[term_id]
    data: Data = {
        "id": uuid_of(edition, vocabulary, term.id),
        "code": term.id,
        "name": term.name,
        "description": term.description or term.name,
    }
    if term.parent:
        data["parent_id"] = uuid_of(edition, vocabulary, term.parent)
    return data | {"taxonomy": _title(edition, taxonomy)}


@cache_on_edition()
def _own_term(edition: Edition) -> Data:
    return {
        "id": uuid_of(edition, OWN, OWN_TERM),
        "code": OWN_TERM,
        "name": OWN_TERM,
        "description": "Fields of a Fingerpost record, as JSON.",
        "taxonomy": OWN,
    }
