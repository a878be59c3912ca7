"""Print how often the search finds a right answer.

    python -m tests.relevance [--site-dir SITE] [--assets ASSETS] [--queries FILE] [--on DAY] [--all] [--held]

Without SITE or ASSETS, the example directory is indexed, and asked the searches of tests/relevance/queries.yaml. To
check the search on your own directory, build it, write a file like that one (its first lines say what must be in it),
and name both:

    fingerpost build --site-dir site
    python -m tests.relevance --site-dir site --queries my-queries.yaml
"""

from __future__ import annotations

import argparse
import tempfile
from datetime import date
from pathlib import Path

from fingerpost.publish.prepare import prepare
from fingerpost.search.index.site import write_search
from fingerpost.search.query.site import SearchFiles
from tests.relevance.danger import judge_danger, print_danger
from tests.relevance.judge import QUERIES, RATES, TOP, Judged, Queries, judge, rate, read_queries
from tests.relevance.needs import offers, print_needs, read_needs

EXAMPLE = Path(__file__).parents[2] / "assets"
TODAY = date(2026, 11, 23)
USUAL = 0.95  # to reach, for kinds of searches that the design does not name


def main() -> None:
    options = argparse.ArgumentParser(prog="python -m tests.relevance", description=__doc__.splitlines()[0])
    options.add_argument("--site-dir", type=Path, help="A built site: its search files are asked.")
    options.add_argument("--assets", type=Path, default=EXAMPLE, help="Or the records to index first.")
    options.add_argument("--queries", type=Path, default=QUERIES, help="The searches and their right answers.")
    options.add_argument("--on", type=date.fromisoformat, default=TODAY, help="The day it is, such as 2026-11-23.")
    options.add_argument("--all", action="store_true", help="Also print what is found, but not first.")
    options.add_argument("--held", action="store_true", help="Also print what is found for the needs kept aside.")
    chosen = options.parse_args()

    queries = read_queries(chosen.queries)
    with tempfile.TemporaryDirectory() as folder:
        site = chosen.site_dir or Path(folder)
        if chosen.site_dir is None:
            write_search(prepare(chosen.assets, today=chosen.on).edition, site)
        files = SearchFiles(site)
        judged = judge(files, queries, chosen.on)
        # Those needs are about the example alone.
        answers = offers(files, read_needs(), chosen.on) if chosen.assets == EXAMPLE and not chosen.site_dir else []
        danger = judge_danger(files, chosen.on) if answers else []
    print_rates(judged, queries)
    if danger:
        print_danger(danger)
    if answers:
        print_needs(answers)
    for offer in answers:
        if offer.need.is_held and not chosen.held:
            continue
        about = f"{offer.need.words!r} near {offer.need.near}: {', '.join(offer.shown) or 'nothing'}"
        if offer.wrong or not offer.shown:
            print(f"  not to be offered: {about}: {', '.join(offer.wrong)}")
        elif not offer.begins_well:
            print(f"  not the first: {about}")
    for each in judged:
        if not each.place:
            print(f"  not found: {each.kind} {each.query!r}: {', '.join(each.shown) or 'nothing'}")
        elif each.place > 1 and chosen.all:
            print(f"  found in place {each.place}: {each.kind} {each.query!r}: {', '.join(each.shown[: each.place])}")


def print_rates(judged: list[Judged], queries: Queries) -> None:
    print(f"A right answer in the first {TOP}, of {len(judged)} searches")
    for kind in queries:
        of_kind = [each for each in judged if each.kind == kind]
        first = sum(each.place == 1 for each in of_kind)
        ranks = sum(1 / each.place for each in of_kind if each.place) / len(of_kind)
        print(
            f"  {kind:<10} {len(of_kind):4}  {rate(judged, kind):7.1%}  (to reach {RATES.get(kind, USUAL):.0%})"
            f"  first {first / len(of_kind):4.0%}  mean reciprocal rank {ranks:.2f}"
        )


main()
