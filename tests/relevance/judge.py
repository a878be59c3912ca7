"""How often a right answer is in the first ten results, for each kind of search."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import yaml

from fingerpost.search.query.answer import answer
from fingerpost.search.query.site import SearchFiles

QUERIES = Path(__file__).with_name("queries.yaml")
TOP = 10

# DESIGN, section 9; the kinds it does not name are to be as good as synonyms.
RATES = {"clean": 0.99, "typo": 0.97, "synonym": 0.95, "clinical": 0.95, "place": 0.95, "mixed": 0.95}

Queries = Mapping[str, Mapping[str, Sequence[str]]]


@dataclass(frozen=True)
class Judged:
    """One search."""

    kind: str
    query: str
    place: int  # of the first right answer, from 1; 0 when it is not among the first ten
    shown: tuple[str, ...]


def read_queries(path: Path = QUERIES) -> Queries:
    """Read searches: queries.yaml says at its top how they are written; or a list of {q, group, right}."""
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    if isinstance(content, list):
        queries: dict[str, dict[str, list[str]]] = {}
        for each in content:
            queries.setdefault(each["group"], {})[each["q"]] = each["right"]
        return queries
    return {kind: dict(searches) for kind, searches in content.items() if searches}


def judge(files: SearchFiles, queries: Queries, today: date) -> list[Judged]:
    judged = []
    for kind, searches in queries.items():
        for query, right in searches.items():
            results = answer(files, {"q": query}, today).results[:TOP]
            shown = tuple(files.card(result.document)[1] for result in results)
            place = next((number for number, each in enumerate(shown, 1) if each in right), 0)
            judged.append(Judged(kind, query, place, shown))
    return judged


def rate(judged: Sequence[Judged], kind: str) -> float:
    of_kind = [each for each in judged if each.kind == kind]
    return sum(each.place > 0 for each in of_kind) / len(of_kind)
