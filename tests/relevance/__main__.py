"""Print how often the search finds a right answer.

    python -m tests.relevance [SITE] [QUERIES]

Without SITE, the example directory is indexed. QUERIES is a file like tests/relevance/queries.yaml.
"""

from __future__ import annotations

import sys
import tempfile
from datetime import date
from pathlib import Path

import yaml

from fingerpost.publish.prepare import prepare
from fingerpost.publish.search import write_search
from fingerpost.search.site import SearchFiles
from tests.relevance.judge import RATES, TOP, judge, rate, read_queries

EXAMPLE = Path(__file__).parents[2] / "assets"
TODAY = date(2026, 11, 23)


def main(arguments: list[str]) -> None:
    queries = yaml.safe_load(Path(arguments[1]).read_text(encoding="utf-8")) if len(arguments) > 1 else read_queries()
    with tempfile.TemporaryDirectory() as folder:
        site = Path(arguments[0]) if arguments else Path(folder)
        if not arguments:
            write_search(prepare(EXAMPLE, today=TODAY).view, site)
        judged = judge(SearchFiles(site), queries, TODAY)
    print(f"A right answer in the first {TOP}, of {len(judged)} searches")
    for kind in queries:
        of_kind = [each for each in judged if each.kind == kind]
        first = sum(each.place == 1 for each in of_kind)
        ranks = sum(1 / each.place for each in of_kind if each.place) / len(of_kind)
        print(
            f"  {kind:<9} {len(of_kind):4}  {rate(judged, kind):7.1%}  (to reach {RATES.get(kind, 0.95):.0%})"
            f"  first {first / len(of_kind):4.0%}  mean reciprocal rank {ranks:.2f}"
        )
    for each in judged:
        if not each.place:
            print(f"  not found: {each.kind} {each.query!r}: {', '.join(each.shown) or 'nothing'}")


main(sys.argv[1:])
