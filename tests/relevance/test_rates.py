"""The search finds a right answer as often as the design asks."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from fingerpost.search.query.site import SearchFiles
from tests.conftest import OpenSite
from tests.relevance.judge import RATES, Judged, judge, rate, read_queries
from tests.search.conftest import EXAMPLE, TODAY, indexed_example


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> list[Judged]:
    return judge(SearchFiles(indexed_example(tmp_path_factory)), read_queries(), TODAY)


@pytest.mark.parametrize("kind", RATES)
def test_a_right_answer_is_in_the_first_ten(judged: list[Judged], kind: str) -> None:
    missed = [each.query for each in judged if each.kind == kind and not each.place]

    assert rate(judged, kind) >= RATES[kind], missed


def test_every_answer_that_is_called_right_is_in_the_directory() -> None:
    ids = {path.stem for path in (EXAMPLE / "activities").glob("*.yaml")}
    called_right = {each for searches in read_queries().values() for right in searches.values() for each in right}

    assert called_right <= ids


def test_there_are_200_searches_of_every_kind() -> None:
    queries = read_queries()

    assert set(queries) == set(RATES)
    assert sum(map(len, queries.values())) >= 200
    assert min(map(len, queries.values())) >= 20


def test_searches_may_be_a_list_as_well(tmp_path: Path) -> None:
    as_list, as_kinds = tmp_path / "list.yaml", tmp_path / "kinds.yaml"
    as_list.write_text("- {q: knitting, group: clean, right: [a]}\n- {q: kniting, group: typo, right: [a, b]}\n")
    as_kinds.write_text('clean:\n  "knitting": [a]\ntypo:\n  "kniting": [a, b]\n')

    assert (
        read_queries(as_list)
        == read_queries(as_kinds)
        == {"clean": {"knitting": ["a"]}, "typo": {"kniting": ["a", "b"]}}
    )


def test_rates_of_another_directory_are_printed(site: OpenSite, tmp_path: Path) -> None:
    queries = tmp_path / "queries.yaml"
    queries.write_text('shouted:\n  "CAFE": [chat]\n  "QQQQ": [chat]\n')

    done = subprocess.run(
        [sys.executable, "-m", "tests.relevance", "--assets", site({}).assets, "--queries", queries],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=True,
    )

    assert "shouted       2    50.0%  (to reach 95%)" in done.stdout
    assert "not found: shouted 'QQQQ': nothing" in done.stdout
