"""Files of postcodes as published, and files that only look like them."""

from __future__ import annotations

import zipfile
from collections import Counter
from pathlib import Path

import pytest

from fingerpost.geography.postcodes import source as source_module
from fingerpost.geography.postcodes.postcode_unit import SourceError, Unit
from fingerpost.geography.postcodes.source import open_source

ONSPD = """\ufeffpcd,pcd2,pcds,dointr,doterm,oseast1m,osnrth1m,lat,long
"BA111AA","BA11 1AA","BA11 1AA","198001","","377700","0147900",51.2298,-2.3208
"BA111AB","BA11 1AB","BA11 1AB","198001","200512","377800","0148000",51.2307,-2.3193
"BA119WW","BA11 9WW","BA11 9WW","198001","","","",99.999999,0.000000
"""


def read(path: Path, *areas: str) -> tuple[list[Unit], Counter[str]]:
    left_out: Counter[str] = Counter()
    source = open_source(path)
    return [unit for part in source.parts_for(areas) for unit in source.read(part, left_out)], left_out


def test_code_point_open_is_read_from_its_zip(code_point: Path) -> None:
    units, left_out = read(code_point, "BA")

    assert [unit.postcode for unit in units] == ["BA11 1AA", "BA11 1AB", "BA11 5ZZ", "BA2 9XX", "BA11 9QQ"]
    assert left_out == {"no position": 1}


def test_only_the_areas_asked_for_are_read(code_point: Path) -> None:
    units, _ = read(code_point, "TA")

    assert [unit.postcode for unit in units] == ["TA1 1AA"]


def test_the_edition_is_that_of_the_metadata(code_point: Path) -> None:
    assert open_source(code_point).edition == "2026-08-01"


def test_a_single_file_of_code_point_open_is_read(code_point: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(code_point) as archive:
        alone = Path(archive.extract("Data/CSV/ba.csv", tmp_path))

    assert read(alone, "BA") == read(code_point, "BA")


def test_the_ons_directory_is_read_without_what_has_ended(tmp_path: Path) -> None:
    path = tmp_path / "ONSPD_AUG_2026_UK.csv"
    path.write_text(ONSPD, encoding="utf-8")

    assert read(path, "BA") == ([Unit("BA11 1AA", 51.2298, -2.3208)], {"ended": 1, "no position": 1})
    assert open_source(path).edition == "Aug 2026"


def test_the_ons_directory_without_degrees_is_read_by_its_grid(tmp_path: Path) -> None:
    path = tmp_path / "onspd.csv"
    lines = ["\ufeffpcds,doterm,oseast1m,osnrth1m", "BA11 1AA,,377700,0147900", "BT1 1AA,,146000,0530000"]
    path.write_text("\n".join(lines), encoding="utf-8")

    units, left_out = read(path, "BA", "BT")

    assert [(unit.postcode, round(unit.lat, 4), round(unit.lon, 4)) for unit in units] == [
        ("BA11 1AA", 51.2298, -2.3208)
    ]
    assert left_out == {"no position": 1}  # Northern Ireland has a grid of its own


def test_the_ons_directory_is_read_area_by_area_from_its_zip(make_zip) -> None:
    path = make_zip({"Data/multi_csv/ONSPD_AUG_2026_UK_BA.csv": ONSPD, "Data/ONSPD_AUG_2026_UK.csv": "not read"})

    assert [unit.postcode for unit in read(path, "BA")[0]] == ["BA11 1AA"]


def test_rows_that_are_no_postcodes_are_counted(make_zip) -> None:
    path = make_zip({"Data/CSV/ba.csv": '"BA11 1AA",10,377700,147900\r\nBA11,x\r\n\r\n"",10,1,1\r\n'})

    units, left_out = read(path, "BA")

    assert (len(units), left_out) == (1, {"not a postcode": 3})


def test_another_zip_is_refused_with_what_to_download(make_zip) -> None:
    with pytest.raises(SourceError) as caught:
        open_source(make_zip({"photos/hall.jpg": "x"}))

    assert caught.value.message == "codepo_gb.zip is neither Code-Point Open nor the ONS Postcode Directory."
    assert "OS Data Hub" in caught.value.hint


def test_a_zip_that_unpacks_to_far_more_than_its_size_is_refused(make_zip) -> None:
    with pytest.raises(SourceError, match="more than 100 times its size"):
        open_source(make_zip({"Data/CSV/ba.csv": " " * 200_000}))


def test_a_zip_that_would_write_outside_its_folder_is_refused(make_zip) -> None:
    with pytest.raises(SourceError, match="outside its folder"):
        open_source(make_zip({"Data/CSV/ba.csv": "x", "../../evil.csv": "x"}))


def test_a_zip_of_very_many_files_is_refused(make_zip) -> None:
    with pytest.raises(SourceError, match="2001 files"):
        open_source(make_zip({f"Data/CSV/{number}.csv": "" for number in range(2001)}))


def test_a_zip_that_unpacks_to_too_much_is_refused(code_point: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source_module, "MAX_BYTES", 100)

    with pytest.raises(SourceError, match="at most 0 are read"):
        open_source(code_point)


def test_a_zip_whose_list_lies_about_a_size_is_refused(code_point: Path) -> None:
    data = bytearray(code_point.read_bytes())
    entry = data.rindex(b"Data/CSV/ba.csv") - 46  # its entry in the list at the end of the zip
    data[entry + 24 : entry + 28] = (50).to_bytes(4, "little")  # unpacked size
    code_point.write_bytes(data)

    with pytest.raises(SourceError, match="damaged"):
        read(code_point, "BA")


def test_a_locked_zip_is_refused(code_point: Path) -> None:
    data = bytearray(code_point.read_bytes())
    data[data.rindex(b"Data/CSV/ba.csv") - 46 + 8] |= 1  # the flag "encrypted"
    code_point.write_bytes(data)

    with pytest.raises(SourceError, match="password"):
        open_source(code_point)


def test_a_zip_that_was_cut_off_is_refused(code_point: Path) -> None:
    code_point.write_bytes(code_point.read_bytes()[:-30])

    with pytest.raises(SourceError):
        read(code_point, "BA")


def test_a_line_without_an_end_is_not_read_into_memory(tmp_path: Path) -> None:
    path = tmp_path / "ba.csv"
    path.write_text('"BA11 1AA",10,377700,147900\r\n' + "x" * 200_000)

    with pytest.raises(SourceError, match="damaged"):
        read(path, "BA")


@pytest.mark.parametrize("content", [b"", b"\x00\xff\xfe", b"a,b,c\n1,2,3\n"], ids=["empty", "binary", "another table"])
def test_another_csv_file_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "other.csv"
    path.write_bytes(content)

    with pytest.raises(SourceError, match="neither Code-Point Open nor"):
        open_source(path)


def test_a_file_that_is_not_there_is_reported(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="There is no file called"):
        open_source(tmp_path / "nowhere.zip")
