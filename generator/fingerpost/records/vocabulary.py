"""The words a directory sorts by: categories, needs, audiences, areas, access features."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from fingerpost.records.parts import Ages, Location
from fingerpost.records.spans import Spans


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One entry of a vocabulary file; not every file uses every field."""

    id: str
    name: str
    description: str = ""
    parent: str = ""
    words: tuple[str, ...] = ()  # synonyms, local and clinical words
    needs: tuple[str, ...] = ()  # categories: derived needs
    review_every: str = ""  # "6 months"
    also: Mapping[str, str] = field(default_factory=dict)  # the same idea in other taxonomies
    sensitive: bool = False  # location forbidden on every record in it
    crisis: str = ""  # the crisis lines are on its pages; self, others or yes: for people in danger; or lines only
    only_when_named: bool = False  # search offers its records only to people who name it
    ages: Ages | None = None  # whom people mean by its words, and who comes where a record does not say
    featured: bool = False  # needs: has an arm on the front page
    examples: str = ""  # needs: "Coffee mornings, lunch clubs, phone friends", under the arm


def with_above(terms: Mapping[str, Term], term_id: str) -> Iterator[Term]:
    """A category or need, and those above it."""
    above: set[str] = set()  # a loop of parents is a Problem of its own; here it only ends
    while (term := terms.get(term_id)) is not None and term_id not in above:
        yield term
        above.add(term_id)
        term_id = term.parent


def crisis_of(terms: Mapping[str, Term], term_id: str) -> str:
    """What ``crisis`` says of a category or need or, if it says nothing, of the one above it; "" for no danger."""
    return next((term.crisis for term in with_above(terms, term_id) if term.crisis), "")


def is_about_crisis(terms: Mapping[str, Term], term_id: str) -> bool:
    """Whether a category or need, or one above it, is marked ``crisis``."""
    return bool(crisis_of(terms, term_id))


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A town or village, with where it is."""

    id: str
    name: str
    also: tuple[str, ...] = ()  # other spellings
    location: Location | None = None
    outcodes: tuple[str, ...] = ()
    population: int | None = None
    parent: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """Every vocabulary of a directory; each mapping is by id, in the order of its file."""

    categories: Mapping[str, Term] = field(default_factory=dict)
    needs: Mapping[str, Term] = field(default_factory=dict)
    audiences: Mapping[str, Term] = field(default_factory=dict)
    access: Mapping[str, Term] = field(default_factory=dict)
    areas: Mapping[str, Area] = field(default_factory=dict)
    spans: Mapping[str, Spans] = field(default_factory=dict, compare=False, repr=False)  # by vocabulary name
