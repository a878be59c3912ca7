"""Categories that a mapping writes itself: one that the directory does not have is named before the import."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from fingerpost.checks.references import UNCATEGORISED
from fingerpost.exchange.tables.mapping import TableMapping
from fingerpost.exchange.tables.mapping_rules import Spec, gaps_of
from fingerpost.exchange.tables.mapping_schema import mapping_problem
from fingerpost.exchange.tables.propose.category_of_list import categories_with_word
from fingerpost.reading.suggest import nearest
from fingerpost.records.problem import Problem
from fingerpost.records.shorten import shorten
from fingerpost.records.span import Span

_MOST_OFFERED = 3
_VALUES = ("then", "otherwise", "first_of", "joined")  # words beside which there is a value


def check_categories(mapping: TableMapping, categories: Collection[str]) -> Iterator[Problem]:
    """Report each category in a mapping that the directory does not have."""
    ids = [*categories, UNCATEGORISED]
    for record in mapping.records:
        if record.kind == "activity" and "categories" in record.fields:
            for path, text in _constants(record.fields["categories"], f"{record.path}.categories", mapping.spans):
                if text not in ids:
                    yield _unknown(text, ids, mapping.spans[path])


def _unknown(text: str, ids: list[str], span: Span) -> Problem:
    near = nearest(text, ids) or " or ".join(categories_with_word(text, ids)[:_MOST_OFFERED])
    hint = f"Write {near}." if near else "All of them are in vocabulary/categories.yaml: write the word before a colon."
    message = f"{shorten(text, 60)} is not a category of this directory."
    return mapping_problem("mapping-word-unknown", span, message, hint)


def _constants(spec: Spec, path: str, spans: Mapping[str, Span]) -> Iterator[tuple[str, str]]:
    if isinstance(spec, str):
        if spec and not gaps_of(spec):
            yield path, spec
        return
    if isinstance(spec, list):
        parts = {str(number): part for number, part in enumerate(spec)}
    else:
        parts = {name: spec[name] for name in _VALUES if name in spec}
        parts |= {f"in.{name}": part for name, part in spec.get("in", {}).items()}
    for step, part in parts.items():
        below = f"{path}.{step}"
        yield from _constants(part, below if below in spans else path, spans)
