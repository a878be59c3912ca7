"""That search is measured as it says: every figure worked out from what happened. Nothing here is timed."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
import urllib.request
from collections import Counter
from pathlib import Path
from random import Random
from typing import Any

import pytest

from fingerpost.publish.prepare import prepare
from tests.bench.corpus import Text, tail_of, texts_of
from tests.bench.figures import Row, build_rows, p95, page_rows, search_rows, tenfold_rows
from tests.bench.finder import FirstSearch
from tests.bench.generate import BENCH_DAY, write_directory
from tests.bench.host import hosted
from tests.bench.measure import Cost
from tests.bench.pages import FirstVisit
from tests.bench.peers import OURS
from tests.bench.project import BUILD, CHANGED
from tests.bench.queries import KINDS, Query, make_queries, slip
from tests.bench.search import Measured, SearchResult, rates

ENGINES = ["ours", "lunr", "minisearch", "pagefind"]
# In a process of its own: Playwright cannot be started twice in one.
TINY = f"""
import json, sys
from dataclasses import asdict
from pathlib import Path
from tests.bench.peers import ALL
from tests.bench.search import Effort, measure_search
engines = [engine for engine in ALL if engine.folder in {ENGINES!r} and not engine.counts]
effort = Effort(of_each_kind=4, timed=3, times=1, visitors=2, engines=engines)
print(json.dumps(asdict(measure_search(Path(sys.argv[1]), 60, lambda words: None, effort))))
"""


@pytest.fixture(scope="module")
def tiny_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("tiny")


@pytest.fixture(scope="module")
def tiny(tiny_folder: Path) -> dict[str, Any]:
    """Search over 60 activities, as `make bench` prints it for programs."""
    done = subprocess.run([sys.executable, "-c", TINY, tiny_folder], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    content: dict[str, Any] = json.loads(done.stdout)
    return content


def packed(folder: Path, name: str) -> int:
    return sum(len(gzip.compress(path.read_bytes(), 6, mtime=0)) for path in folder.glob(name))


@pytest.mark.bench
def test_every_engine_finds_what_is_typed_as_it_is_written(tiny: dict[str, Any]) -> None:
    assert {each["engine"]: each["right"]["clean"] for each in tiny["engines"]} == {
        OURS: 1, "lunr": 1, "MiniSearch": 1, "Pagefind": 1,
    }  # fmt: skip


@pytest.mark.bench
def test_no_engine_fails(tiny: dict[str, Any]) -> None:
    assert [each["failed"] for each in tiny["engines"]] == [""] * len(ENGINES)


@pytest.mark.parametrize("name", ["lunr", "MiniSearch"])
@pytest.mark.bench
def test_bytes_are_those_of_the_index_the_cards_and_the_library(
    tiny: dict[str, Any], tiny_folder: Path, name: str
) -> None:
    (measured,) = (each for each in tiny["engines"] if each["engine"] == name)
    index = packed(tiny_folder / name.lower(), "index.json")
    cards = packed(tiny_folder / "ours", "search/cards/*.json")

    assert all(index < fetched <= index + cards + 30_000 for fetched in measured["bytes"])


@pytest.mark.bench
def test_bytes_of_our_own_search_are_all_its_files_in_a_small_directory(
    tiny: dict[str, Any], tiny_folder: Path
) -> None:
    (ours,) = (each for each in tiny["engines"] if each["engine"] == OURS)
    data = packed(tiny_folder / "ours", "search/*.json") + packed(tiny_folder / "ours", "search/*/*.json")

    assert all(data < fetched <= data + 60_000 for fetched in ours["bytes"])


@pytest.mark.bench
def test_times_are_taken_in_the_browser_and_under_node(tiny: dict[str, Any]) -> None:
    assert all(len(each["again_ms"]) == 3 and min(each["again_ms"]) > 0 for each in tiny["engines"])
    assert len(tiny["node_ms"]) == 3


# -- what is asked -------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Text], list[Query]]:
    """The records and searches of a directory of 200."""
    assets = tmp_path_factory.mktemp("asked") / "assets"
    write_directory(assets, records=200)
    edition = prepare(assets, today=BENCH_DAY).edition
    texts = texts_of(edition)
    return texts, make_queries(edition, texts, 20)


def test_there_are_as_many_searches_of_each_kind_as_were_wanted(corpus: tuple[list[Text], list[Query]]) -> None:
    assert Counter(query.kind for query in corpus[1]) == dict.fromkeys(KINDS, 20)


def test_no_right_answer_says_the_synonym_that_is_asked_for(corpus: tuple[list[Text], list[Query]]) -> None:
    texts = {text.address: " ".join(text.parts(with_words=False)).lower().split() for text in corpus[0]}

    for query in (each for each in corpus[1] if each.kind == "synonym"):
        assert not [each for each in query.right if set(query.text.lower().split()) <= set(texts[each])], query


def test_a_slip_makes_no_word_of_the_records(corpus: tuple[list[Text], list[Query]]) -> None:
    words = {word for text in corpus[0] for word in " ".join(text.parts(with_words=True)).lower().split()}
    slipped = [query for query in corpus[1] if query.kind == "typo"]

    assert all(any(word not in words for word in query.text.split()) for query in slipped)


def test_a_slip_is_one_letter() -> None:
    random = Random(3)
    for _ in range(200):
        word = slip("walking", random)
        assert word != "walking"
        assert abs(len(word) - 7) <= 1
        assert sorted(word) == sorted("walking") or len(set(word) ^ set("walking")) <= 2


def test_words_have_a_long_tail(corpus: tuple[list[Text], list[Query]]) -> None:
    tail = tail_of(corpus[0])

    assert tail.distinct > 1_000
    assert 0.35 < tail.met_once / tail.distinct < 0.7


# -- what is worked out --------------------------------------------------------------------------------


def test_a_rate_is_how_many_had_a_right_answer() -> None:
    queries = [Query("clean", "tea", frozenset({"/a/tea/"})), Query("clean", "judo", frozenset({"/a/judo/", "/a/ju/"}))]

    assert rates(queries, [["/a/cake/", "/a/tea/"], ["/a/tea/"]]) == {"clean": 0.5}


def test_the_95th_percentile_is_above_95_of_100() -> None:
    assert p95([float(ms) for ms in range(1, 102)]) == 96


def test_the_host_counts_what_it_sends_gzipped(tmp_path: Path) -> None:
    (tmp_path / "words.json").write_text("tea " * 1000)

    with hosted({"/": tmp_path}) as host:
        request = urllib.request.Request(f"{host.address}/words.json", headers={"Accept-Encoding": "gzip"})
        with urllib.request.urlopen(request) as answer:
            body = answer.read()
        sent = host.take_sent()

    assert gzip.decompress(body) == b"tea " * 1000
    assert sent == [("/words.json", len(body))]


def kept_by_figure(rows: list[Row]) -> dict[str, bool | None]:
    return {row.figure: row.is_kept for row in rows}


def test_a_build_is_put_beside_the_quicker_hugo() -> None:
    costs = {
        BUILD: Cost(wall_s=10, cpu_s=10, memory_mb=100),
        CHANGED: Cost(wall_s=2, cpu_s=2, memory_mb=100),
        "Hugo 1": Cost(wall_s=12, cpu_s=12, memory_mb=900),
        "Hugo 2": Cost(wall_s=9, cpu_s=9, memory_mb=500),
    }

    assert kept_by_figure(list(build_rows(costs))) == {
        "cold build": False, "memory of a cold build": True, "one record changed": True,
    }  # fmt: skip


def test_ten_times_as_many_may_take_eleven_times_as_long() -> None:
    assert list(kept_by_figure(list(tenfold_rows(10, 111, 900))).values()) == [False, True]


def test_the_heaviest_page_counts() -> None:
    rows = list(page_rows([FirstVisit("/a/one/", 20_000, 50_000, 0), FirstVisit("/a/two/", 61_000, 90_000, 0)]))

    assert list(kept_by_figure(rows).values()) == [False, True, True]


def test_the_visitor_who_fetches_most_counts() -> None:
    right = {"clean": 0.99, "typo": 0.9, "synonym": 1.0, "name": 0.2}
    measured = Measured(engine=OURS, build_s=1, index_mb=1, right=right, again_ms=[1.0, 2.0, 40.0])
    page = [FirstSearch(scripts=50_000, data=each, after=0) for each in (100_000, 151_000)]
    light = [FirstSearch(scripts=50_000, data=100_000, after=0)]
    result = SearchResult(
        records=10_000, documents=1, tail=tail_of([]), engines=[measured], node_ms=[], page=page,
        page_without_town=light,
    )  # fmt: skip

    assert [(row.measured, row.is_kept) for row in search_rows(result)] == [
        ("176 KB, 201 at most", False), ("150 KB, 150 at most", True),
        ("2.0 ms", True), ("36.2 ms", False),
        ("99.0%", True), ("90.0%", False), ("100.0%", True),
    ]  # fmt: skip
