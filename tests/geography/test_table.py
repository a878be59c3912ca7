"""The postcode table: what is written can be found again."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fingerpost.files.durable import InUse
from fingerpost.geography.distance import km_between
from fingerpost.geography.postcodes import make_table as make_table_module
from fingerpost.geography.postcodes.make_table import PostcodeAreas, make_table, write_table
from fingerpost.geography.postcodes.postcode_unit import Unit
from fingerpost.geography.postcodes.source import PostcodeSource, open_source
from fingerpost.geography.table import PostcodeTable, PostcodeTableError
from fingerpost.records.parts import Location

SOURCE = PostcodeSource(Path("codepo_gb.zip"), "code-point", "2026-08-01", ())
UNITS = [Unit("BA11 1AA", 51.2298, -2.3208), Unit("BA11 1AB", 51.2308, -2.3188), Unit("BA2 9XX", 51.3, -2.4)]

units = st.builds(
    Unit,
    st.builds(
        "{} {}{}".format, st.sampled_from(["BA2", "BA11"]), st.integers(0, 9), st.sampled_from(["AA", "AB", "ZZ"])
    ),
    st.floats(49, 61),
    st.floats(-9, 2),
)


# Two postcodes, and the position of one.
UNEVEN = '{"format": 1, "scale": 10000, "lat": 1, "lon": 1, "units": "1AA1AB", "lats": [0], "lons": [0]}'


@pytest.fixture
def table(tmp_path: Path) -> PostcodeTable:
    write_table(tmp_path, make_table(UNITS, areas=PostcodeAreas.parse("BA"), source=SOURCE))
    return PostcodeTable(tmp_path)


@given(st.lists(units, min_size=1, max_size=20, unique_by=lambda unit: unit.postcode))
def test_every_postcode_is_found_within_ten_metres_of_where_it_is(tmp_path_factory, some: list[Unit]) -> None:
    folder = tmp_path_factory.mktemp("table")
    write_table(folder, make_table(some, areas=PostcodeAreas.parse("BA"), source=SOURCE))
    table = PostcodeTable(folder)

    for unit in some:
        position = table.find(unit.postcode)
        assert position and km_between(position, unit) < 0.01


@given(st.lists(units, min_size=1, max_size=20, unique_by=lambda unit: unit.postcode), st.randoms())
def test_the_same_postcodes_in_any_order_make_the_same_bytes(some: list[Unit], random) -> None:
    shuffled = random.sample(some, len(some))

    assert make_table(some, areas=PostcodeAreas.parse("BA"), source=SOURCE) == make_table(
        shuffled, areas=PostcodeAreas.parse("BA"), source=SOURCE
    )


def test_a_postcode_is_found_in_any_spelling(table: PostcodeTable) -> None:
    assert table.find("ba111aa") == Location(lat=51.2298, lon=-2.3208, source="postcode")


@pytest.mark.parametrize("text", ["BA11 0AA", "BA11 1AD", "BA12 1AA", "BA11", "", "../BA11"])
def test_what_is_not_there_is_not_found(table: PostcodeTable, text: str) -> None:
    assert table.find(text) is None


def test_the_middle_of_an_outcode_and_a_sector_is_found(table: PostcodeTable) -> None:
    middle = Location(lat=51.2303, lon=-2.3198, source="postcode")

    assert (table.outcode("ba11"), table.sector("BA11 1")) == (middle, middle)
    assert (table.outcode("BA12"), table.sector("BA11 9")) == (None, None)


def test_the_reach_takes_in_the_farthest_postcode(table: PostcodeTable) -> None:
    middle = table.outcode("BA11")

    assert middle and all(km_between(middle, unit) <= table.reach_km("BA11") for unit in UNITS[:2])
    assert table.reach_km("BA11") < 0.3


def test_a_whole_area_is_known_and_a_part_of_one_is_not(table: PostcodeTable, tmp_path: Path) -> None:
    write_table(tmp_path / "part", make_table(UNITS, areas=PostcodeAreas.parse("BA2, BA11"), source=SOURCE))
    part = PostcodeTable(tmp_path / "part")

    assert (table.knows_area("BA"), part.knows_area("BA"), part.knows_outcode("BA11")) == (True, False, True)


def test_a_postcode_is_unknown_only_where_the_table_knows_all(table: PostcodeTable) -> None:
    assert [table.is_unknown(text) for text in ("BA11 1AD", "BA20 1AA", "BA11 1AA", "BS1 1AA", "BA11")] == [
        True,
        True,
        False,
        False,
        False,
    ]


def test_a_folder_that_is_not_there_is_an_empty_table(tmp_path: Path) -> None:
    table = PostcodeTable(tmp_path / "nowhere")

    assert not table
    assert (table.find("BA11 1AA"), table.outcode("BA11"), table.files) == (None, None, ())


def test_only_the_outcode_that_is_asked_for_is_read(table: PostcodeTable) -> None:
    (table.folder / "ba2.json").unlink()

    assert table.find("BA11 1AA")
    with pytest.raises(PostcodeTableError):
        table.find("BA2 9XX")


@pytest.mark.parametrize(
    "content", ["", "[]", "{}", '{"format": 2}', '{"format": 1, "units": "1A", "lats": [1]}', UNEVEN]
)
def test_a_file_that_was_damaged_is_named(table: PostcodeTable, content: str) -> None:
    (table.folder / "ba11.json").write_text(content)

    with pytest.raises(PostcodeTableError, match=r"ba11\.json cannot be read"):
        table.find("BA11 1AA")


def test_the_index_says_whose_data_it_is(table: PostcodeTable) -> None:
    assert table.edition == "2026-08-01"
    assert table.attribution == (
        "Contains OS data © Crown copyright and database right 2026",
        "Contains Royal Mail data © Royal Mail copyright and database right 2026",
        "Contains National Statistics data © Crown copyright and database right 2026",
    )
    assert all(line in (table.folder / "LICENCE.txt").read_text(encoding="utf-8") for line in table.attribution)


def test_an_outcode_that_is_no_longer_wanted_goes_and_other_files_stay(table: PostcodeTable) -> None:
    (table.folder / "notes.json").write_text("{}")

    write_table(table.folder, make_table(UNITS[:2], areas=PostcodeAreas.parse("BA11"), source=SOURCE))

    assert sorted(path.name for path in table.folder.iterdir()) == sorted(
        ["LICENCE.txt", "README.md", "ba11.json", "index.json", "made.txt", "notes.json", "sectors.json"]
    )


HANDMADE = b'{"format":1,"outcode":"BA9","scale":10000,"lat":1,"lon":1,"units":"1AA","lats":[0],"lons":[0]}\n'


@pytest.mark.parametrize("is_old", [False, True], ids=["with fingerprints", "of an older Fingerpost"])
@pytest.mark.parametrize("name", ["README.md", "LICENCE.txt", "ba11.json", "index.json", "sectors.json"])
def test_a_file_of_a_table_that_somebody_edited_is_named_and_kept(
    table: PostcodeTable, name: str, *, is_old: bool
) -> None:
    if is_old:
        (table.folder / "made.txt").unlink()
    edited = (table.folder / name).read_bytes().replace(b"1", b" 1", 1) + b"And a note of ours.\n"
    (table.folder / name).write_bytes(edited)

    with pytest.raises(InUse):
        write_table(table.folder, make_table(UNITS[:2], areas=PostcodeAreas.parse("BA11"), source=SOURCE))

    assert (table.folder / name).read_bytes() == edited
    assert (table.folder / "ba2.json").is_file()


@pytest.mark.parametrize("is_old", [False, True], ids=["with fingerprints", "of an older Fingerpost"])
def test_an_outcode_that_somebody_wrote_is_kept(table: PostcodeTable, *, is_old: bool) -> None:
    if is_old:
        (table.folder / "made.txt").unlink()
    (table.folder / "ba9.json").write_bytes(HANDMADE)

    write_table(table.folder, make_table(UNITS[:2], areas=PostcodeAreas.parse("BA11"), source=SOURCE))

    assert (table.folder / "ba9.json").read_bytes() == HANDMADE
    assert not (table.folder / "ba2.json").exists()  # the control: what an earlier run wrote


def test_a_position_that_somebody_corrected_is_kept(table: PostcodeTable) -> None:
    text = (table.folder / "ba11.json").read_text()
    edited = text.replace('"lats":[0', '"lats":[1')
    assert edited != text
    (table.folder / "ba11.json").write_text(edited)

    with pytest.raises(InUse, match=r"ba11\.json"):
        write_table(table.folder, make_table(UNITS, areas=PostcodeAreas.parse("BA"), source=SOURCE))

    assert (table.folder / "ba11.json").read_text() == edited


def test_a_table_with_the_line_ends_of_windows_is_known_again(table: PostcodeTable) -> None:
    for path in table.folder.iterdir():
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))

    write_table(table.folder, make_table(UNITS, areas=PostcodeAreas.parse("BA"), source=SOURCE))

    assert b"\r" not in (table.folder / "README.md").read_bytes()


def test_a_run_that_was_stopped_halfway_can_be_repeated(table: PostcodeTable, monkeypatch: pytest.MonkeyPatch) -> None:
    fewer = make_table(UNITS[:2], areas=PostcodeAreas.parse("BA11"), source=SOURCE)

    def stop(files: Iterable[tuple[Path, bytes]]) -> None:
        path, data = next(iter(files))
        path.write_bytes(data)
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(make_table_module, "write_all", stop)
        write_table(table.folder, fewer)
    write_table(table.folder, fewer)

    assert not (table.folder / "ba2.json").exists()


def test_the_files_to_serve_are_those_that_are_there(table: PostcodeTable) -> None:
    assert table.files == ("index.json", "sectors.json", "ba2.json", "ba11.json")
    assert all(json.loads((table.folder / name).read_bytes())["format"] == 1 for name in table.files)


def test_the_table_is_made_from_the_published_file(code_point: Path, tmp_path: Path) -> None:
    from collections import Counter

    source = open_source(code_point)
    rows = source.read(source.parts_for(["BA"])[0], Counter())
    write_table(tmp_path / "postcodes", make_table(rows, areas=PostcodeAreas.parse("BA"), source=source))

    assert PostcodeTable(tmp_path / "postcodes").find("BA11 9QQ")
