"""What the search files hold, what they never hold, and how large they are."""

from __future__ import annotations

import gzip
import json
import math
import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fingerpost.edition.edition import Edition
from fingerpost.edition.load import load
from fingerpost.publish.prepare import prepare
from fingerpost.records.activity import Activity
from fingerpost.search.index.site import write_search
from fingerpost.search.index.start import ALWAYS
from fingerpost.search.index.write import search_files
from fingerpost.search.packing import (
    pack_lists,
    pack_numbers,
    pack_postings,
    pack_words,
    unpack_lists,
    unpack_numbers,
    unpack_postings,
    unpack_words,
)
from fingerpost.search.query.answer import answer
from fingerpost.search.query.distances import NOWHERE
from fingerpost.search.query.site import SearchFiles, SearchFilesMissing
from tests.bench.generate import write_directory
from tests.search.conftest import EXAMPLE, TODAY, source_of, write
from tests.thorough import many

# -- packing ---------------------------------------------------------------------------------------


@given(st.sets(st.text(st.characters(codec="utf-8", exclude_characters="\n"), min_size=1, max_size=50)))
def test_words_that_were_packed_are_read_back(words: set[str]) -> None:
    assert unpack_words(pack_words(sorted(words))) == sorted(words)


@given(st.dictionaries(st.integers(0, 2_000_000), st.integers(0, 7)))
def test_postings_that_were_packed_are_read_back(posting: dict[int, int]) -> None:
    entries = sorted(posting.items())

    assert list(unpack_postings(pack_postings(entries))) == entries


@given(st.lists(st.lists(st.integers(0, 255), max_size=255)))
def test_lists_that_were_packed_are_read_back(lists: list[list[int]]) -> None:
    starts, values = unpack_lists(pack_lists(lists))

    assert [list(values[starts[at] : starts[at + 1]]) for at in range(len(lists))] == lists


@given(st.lists(st.integers(-(2**31), 2**31 - 1)))
def test_numbers_that_were_packed_are_read_back(numbers: list[int]) -> None:
    assert list(unpack_numbers(pack_numbers(numbers, 4))) == numbers


# -- the files -------------------------------------------------------------------------------------


def test_the_same_records_and_day_give_the_same_bytes(edition: Edition) -> None:
    assert search_files(edition.directory, source_of(edition), TODAY) == search_files(
        edition.directory, source_of(edition), TODAY
    )


def test_the_order_of_the_records_changes_nothing(edition: Edition) -> None:
    backwards = replace(
        edition.directory, activities=MappingProxyType(dict(reversed(list(edition.directory.activities.items()))))
    )
    other = Edition(directory=backwards, today=TODAY, language=edition.language, assets=edition.assets)

    assert search_files(backwards, source_of(other), TODAY) == search_files(
        edition.directory, source_of(edition), TODAY
    )


def test_every_file_says_of_which_build_it_is(edition: Edition) -> None:
    files = search_files(edition.directory, source_of(edition), TODAY)

    assert len({json.loads(content)["version"] for content in files.values()}) == 1


def test_files_of_two_builds_are_not_mixed(edition: Edition, tmp_path: Path) -> None:
    site = write(search_files(edition.directory, source_of(edition), TODAY), tmp_path)
    index = site / "search" / "index.json"
    index.write_text(re.sub(r'"version":"\w+"', '"version":"another"', index.read_text()))

    with pytest.raises(SearchFilesMissing):
        answer(SearchFiles(site), {"q": "tea"}, TODAY)


def test_nobody_can_be_rung_or_written_to_from_the_index(edition: Edition) -> None:
    files = search_files(edition.directory, source_of(edition), TODAY)
    start = json.loads(files["/search/start.json"])["files"]
    assert {f"/search/{name}": json.loads(files[f"/search/{name}"]) for name in start} == {
        f"/search/{name}": content for name, content in start.items()
    }
    repeats = ("/search/start.json",)
    everything = "".join(
        content.decode() for name, content in files.items() if "/cards/" not in name and name not in repeats
    )
    contacts = [each.contact for each in edition.activities]

    assert any(contact.email for contact in contacts)  # or the next lines would prove nothing
    assert any(contact.phone for contact in contacts)
    assert "@" not in everything
    assert re.search(r"960\d{3}", "".join(_words(files))) is None
    assert re.search(r"\b[a-z]{2}\d{1,2}\s?\d[a-z]{2}\b", " ".join(_words(files))) is None


def _words(files: dict[str, bytes]) -> list[str]:
    return unpack_words(json.loads(files["/search/words.json"])["words"])


def test_a_closed_record_is_not_found_but_its_id_leads_to_its_page(edition: Edition, files: SearchFiles) -> None:
    closed = edition.closed_activities[0]

    reply = answer(files, {"q": closed.id}, TODAY)

    assert reply.go_to == f"/a/{closed.id}/"
    assert closed.id not in {files.card(each.document)[1] for each in reply.results}


# -- what is sensitive -------------------------------------------------------------------------------

Change = Callable[[Activity], Activity]


def changed(edition: Edition, activity_id: str, change: Change) -> Edition:
    activities = {**edition.directory.activities, activity_id: change(edition.directory.activities[activity_id])}
    directory = replace(edition.directory, activities=activities)
    return Edition(directory=directory, today=TODAY, language=edition.language, assets=edition.assets)


@pytest.mark.parametrize("query", ["old dairy", "frome connectors"])
def test_a_sensitive_activity_is_not_found_by_its_place(edition: Edition, tmp_path: Path, query: str) -> None:
    def hide(activity: Activity) -> Activity:
        return replace(activity, sensitive=True, name="Somebody to trust", summary="A safe hour.", description="")

    open_view = changed(edition, "frome-talking-cafe", lambda activity: replace(hide(activity), sensitive=False))
    secret_view = changed(edition, "frome-talking-cafe", hide)
    by_view = {}
    for name, view in (("open", open_view), ("secret", secret_view)):
        files = SearchFiles(write(search_files(view.directory, source_of(view), TODAY), tmp_path / name))
        results = answer(files, {"q": query, "near": "Frome"}, TODAY).results
        by_view[name] = {files.card(each.document)[1]: each for each in results}

    assert "frome-talking-cafe" in by_view["open"]  # the control
    assert by_view["secret"].get("frome-talking-cafe") is None or not by_view["secret"]["frome-talking-cafe"].is_full


def test_a_sensitive_activity_has_no_position_no_area_and_no_place_on_its_card(
    edition: Edition, tmp_path: Path
) -> None:
    secret = changed(edition, "frome-talking-cafe", lambda activity: replace(activity, sensitive=True))
    files = SearchFiles(write(search_files(secret.directory, source_of(secret), TODAY), tmp_path))
    number = next(n for n in range(files.documents) if files.card(n)[1] == "frome-talking-cafe")

    spots, _ = files.lists("spots", "spots")
    areas, _ = files.lists("where", "area")
    near = answer(files, {"q": "frome talking cafe", "near": "Frome"}, TODAY).results

    assert spots[number] == spots[number + 1]
    assert areas[number] == areas[number + 1]
    assert "Dairy" not in json.dumps(files.card(number)) + json.dumps(files.options["category"])
    assert [each.metres for each in near if each.document == number] == [NOWHERE]


# -- how large they are --------------------------------------------------------------------------------


SIZES = (many(750, 1500), many(1500, 3000))  # a directory, and one of twice the size


@pytest.fixture(scope="module")
def all_files(tmp_path_factory: pytest.TempPathFactory) -> dict[int, dict[str, bytes]]:
    """The files of made-up directories of two sizes, as those of large ones are."""
    files_by_size = {}
    for records in SIZES:
        assets = tmp_path_factory.mktemp("made") / "assets"
        write_directory(assets, records)
        edition = load(assets, today=TODAY, warns=False).edition
        files_by_size[records] = search_files(edition.directory, source_of(edition), TODAY, small_up_to=0)
    return files_by_size


@pytest.fixture(scope="module")
def sites(all_files: dict[int, dict[str, bytes]], tmp_path_factory: pytest.TempPathFactory) -> dict[int, Path]:
    """The same, on disk."""
    return {records: write(files, tmp_path_factory.mktemp("site")) for records, files in all_files.items()}


def gzipped(content: bytes) -> int:
    return len(gzip.compress(content, 6))


def bytes_before_the_first_result(files: dict[str, bytes], site: Path, query: str) -> int:
    """Gzipped data that the reader asks for, with the cards of ten results."""
    reader = SearchFiles(site)
    names: set[str] = set()
    read = reader._read

    def watch(name: str) -> object:
        names.add(name)
        return read(name)

    reader._read = watch  # type: ignore[method-assign, assignment]
    reply = answer(reader, {"q": query}, TODAY)
    assert reply.total > 0
    for each in reply.results[:10]:
        reader.card(each.document)
    start = files["/search/start.json"]
    inside = json.loads(start)["files"].keys()
    return gzipped(start) + sum(gzipped(files[f"/search/{name}"]) for name in names - inside)


@pytest.mark.parametrize("query", ["bereavment", "coffee morning", "gardening", "walkng group", "low mood"])
def test_the_first_result_costs_little_and_hardly_more_in_a_directory_of_twice_the_size(
    all_files: dict[int, dict[str, bytes]], sites: dict[int, Path], query: str
) -> None:
    half, whole = (bytes_before_the_first_result(files, sites[n], query) for n, files in all_files.items())

    assert whole < 110_000
    assert whole < half * 1.3


def test_no_file_that_a_search_may_ask_for_is_large(all_files: dict[int, dict[str, bytes]]) -> None:
    large = {name: gzipped(content) for name, content in all_files[SIZES[-1]].items() if gzipped(content) > 30_000}

    assert set(large) <= {"/search/start.json"}  # which every search asks for
    assert json.loads(all_files[SIZES[-1]]["/search/start.json"])["files"].keys() == set(ALWAYS)


def test_the_patterns_of_10000_activities_are_at_most_30_kb(all_files: dict[int, dict[str, bytes]]) -> None:
    """What the patterns need: the table, and of each activity how many sessions it has and the number of each."""

    def sizes(files: dict[str, bytes]) -> tuple[int, int]:
        when = json.loads(files["/search/columns/when.json"])
        numbers = sum(gzipped(json.dumps(when[name]).encode()) for name in ("pattern", "n"))
        return gzipped(files["/search/patterns.json"]), numbers

    (small, _), (large, numbers) = (sizes(files) for files in all_files.values())
    fewer, more = all_files

    # Numbers grow as the directory does. The table grows less and less with each doubling: most patterns are there.
    table = large + (large - small) * math.log2(10_000 / more) / math.log2(more / fewer)
    assert table + numbers * 10_000 / more <= 30_000


def test_the_example_is_fetched_whole_in_little(example: Path) -> None:
    search = example / "search"
    files = {path.relative_to(search).as_posix() for path in search.rglob("*.json") if path.parent.name != "postcodes"}
    start = (search / "start.json").read_bytes()

    assert json.loads(start)["files"].keys() == files - {"start.json", "short-codes.json"} | {"postcodes/sectors.json"}
    assert json.loads(start)["files"]["index.json"]["small"] is True
    assert gzipped(start) < 136_000


# -- postcodes -----------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def without_table(tmp_path_factory: pytest.TempPathFactory) -> SearchFiles:
    """The example directory as it would be without a postcode table."""
    folder = tmp_path_factory.mktemp("without")
    shutil.copytree(EXAMPLE, folder / "assets", ignore=shutil.ignore_patterns("postcodes"))
    write_search(prepare(folder / "assets", today=TODAY).edition, folder / "site")
    return SearchFiles(folder / "site")


@pytest.mark.parametrize(("near", "kind"), [("BA11", "outcode"), ("BA11 1", "sector"), ("BA11 9ZZ", "outcode")])
def test_without_a_postcode_table_the_postcodes_of_places_are_known(
    without_table: SearchFiles, near: str, kind: str
) -> None:
    place = answer(without_table, {"near": near}, TODAY).place

    assert place is not None
    assert place.kind == kind
    assert abs(place.lat - 512310) < 400


def test_without_a_postcode_table_other_postcodes_are_not_known(without_table: SearchFiles) -> None:
    assert answer(without_table, {"near": "ZE1 0AA"}, TODAY).place_unknown
