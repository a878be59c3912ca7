"""The figures of DESIGN, section 9: what is to be reached, what was measured, and whether it is kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median, quantiles

from rich.table import Table

from tests.bench.lighthouse import TO_REACH, PageScores
from tests.bench.measure import Cost
from tests.bench.pages import FirstVisit
from tests.bench.peers import OURS
from tests.bench.project import BUILD, CHANGED
from tests.bench.search import SearchResult

KB = 1000
LARGE = 20_000  # activities: above it, the figures for 100,000 hold
RATES = {"clean": 0.99, "typo": 0.97, "synonym": 0.95}


@dataclass(frozen=True, slots=True)
class Row:
    """One figure. `kept` is None when it was not measured, and `measured` then says why."""

    figure: str
    reach: str
    measured: str
    is_kept: bool | None


def p95(times: Sequence[float]) -> float:
    """The time that 95 of 100 are below."""
    return quantiles(times, n=20, method="inclusive")[18] if len(times) > 1 else times[0]


def build_rows(costs: Mapping[str, Cost]) -> Iterator[Row]:
    """Cold build, memory, and one record changed."""
    hugos = {name: cost for name, cost in costs.items() if name.startswith("Hugo")}
    if BUILD in costs and hugos:
        quicker = min(hugos, key=lambda name: hugos[name].wall_s)
        time = costs[BUILD].wall_s / hugos[quicker].wall_s
        memory = costs[BUILD].memory_mb / hugos[quicker].memory_mb
        yield Row("cold build", "no slower than Hugo", f"{time:.2f} of {quicker}", time <= 1)
        yield Row("memory of a cold build", "at most 0.25 of Hugo's", f"{memory:.2f} of {quicker}", memory <= 0.25)
    else:
        yield Row("cold build", "no slower than Hugo", "there is no Hugo", None)
    if CHANGED in costs:
        part = costs[CHANGED].wall_s / costs[BUILD].wall_s
        yield Row("one record changed", "under 0.25 of a cold build", f"{part:.2f}", part < 0.25)


def tenfold_rows(small_s: float, large_s: float, site_mb: float) -> Iterator[Row]:
    """Ten times as many records."""
    times = large_s / small_s
    yield Row("ten times as many", "at most 11 times the build", f"{times:.1f} times", times <= 11)
    yield Row("site of ten times as many", "below 1 GB", f"{site_mb:,.0f} MB", site_mb < 1000)


def search_rows(result: SearchResult) -> Iterator[Row]:
    """Bytes, times and right answers of our own search."""
    size = f"{result.records:,}"
    most = 300 if result.records > LARGE else 200
    for words, page in (("with a town", result.page), ("without", result.page_without_town)):
        if not page:
            yield Row(
                f"bytes before the first result, {size}, {words}", f"at most {most} KB", "there is no finder", None
            )
            continue
        fetched = [each.bytes / KB for each in page]
        sizes = f"{median(fetched):.0f} KB, {max(fetched):.0f} at most"
        yield Row(f"bytes before the first result, {size}, {words}", f"at most {most} KB", sizes, max(fetched) <= most)
    # The numbers beside the filters, which its second row works out as well, follow the results.
    for measured in result.engines:
        if measured.engine != OURS or not measured.again_ms:
            continue
        middle, slow = median(measured.again_ms), p95(measured.again_ms)
        yield Row(f"a search, median, {size}", "below 5 ms", f"{middle:.1f} ms", middle < 5)
        yield Row(f"a search, p95, {size}", "below 16 ms", f"{slow:.1f} ms", slow < 16)
        for kind, right in measured.right.items():
            if kind in RATES:
                yield Row(f"right in ten, {kind}, {size}", f"{RATES[kind]:.0%}", f"{right:.1%}", right >= RATES[kind])


def page_rows(visits: Sequence[FirstVisit]) -> Iterator[Row]:
    """An activity's page at the first visit; the heaviest counts."""
    if not visits:
        yield Row("an activity page", "at most 60 KB", "there is no site", None)
        return
    bare, whole = (max(sizes) / KB for sizes in zip(*((v.without_fonts, v.with_fonts) for v in visits), strict=True))
    elsewhere = sum(visit.elsewhere for visit in visits)
    yield Row("an activity page", "at most 60 KB", f"{bare:.0f} KB", bare <= 60)
    yield Row("an activity page, fonts too", "at most 110 KB", f"{whole:.0f} KB", whole <= 110)
    yield Row("requests to other servers", "none", str(elsewhere), elsewhere == 0)


def lighthouse_rows(looks: Sequence[PageScores]) -> Iterator[Row]:
    """The lowest score of all pages that were looked at, for each thing that Lighthouse judges."""
    for name, least in TO_REACH.items():
        worst = min(looks, key=lambda each: each.scores[name])
        score = worst.scores[name]
        where = "" if score == 100 else f" ({worst.page})"
        yield Row(f"Lighthouse, {name}", f"{least}", f"{score}{where}", score >= least)


def figures_table(rows: Sequence[Row]) -> Table:
    """All rows, side by side."""
    table = Table(title="Figures to keep (DESIGN, section 9)", title_justify="left")
    for heading in ("figure", "to reach", "measured", "kept"):
        table.add_column(heading)
    words = {True: "yes", False: "NO", None: "not measured"}
    for row in rows:
        table.add_row(row.figure, row.reach, row.measured, words[row.is_kept])
    return table


def search_table(result: SearchResult) -> Table:
    """Every engine, side by side."""
    tail = result.tail
    title = (
        f"Search of {result.records:,} activities ({result.documents:,} records; {tail.distinct:,} different words, "
        f"{tail.met_once / tail.distinct:.0%} of them met once)"
    )
    table = Table(title=title, title_justify="left")
    table.add_column("engine")
    kinds = list(next((each.right for each in result.engines if each.right), {}))
    headings = ["KB first", "at most", "open ms", "search ms", "p95", "first time ms", *(f"{k} %" for k in kinds)]
    for heading in [*headings, "index s", "index MB", "KB of ours", "ms of ours"]:
        table.add_column(heading, justify="right")
    ours = result.engines[0]
    for each in result.engines:
        if each.failed:
            table.add_row(each.engine, f"not finished: {each.failed.splitlines()[0][:60]}")
            continue
        table.add_row(
            each.engine,
            f"{median(each.bytes) / KB:,.0f}",
            f"{max(each.bytes) / KB:,.0f}",
            f"{each.open_ms:,.0f}",
            f"{median(each.again_ms):.1f}",
            f"{p95(each.again_ms):.1f}",
            f"{median(each.first_ms):.1f}",
            *(f"{each.right[kind] * 100:.1f}" for kind in kinds),
            f"{each.build_s:.1f}",
            f"{each.index_mb:.0f}",
            f"{median(each.bytes) / median(ours.bytes):.1f}" if ours.bytes else "",
            f"{median(each.again_ms) / median(ours.again_ms):.1f}" if ours.again_ms else "",
        )
    return table
