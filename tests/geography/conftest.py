"""Small files of postcodes, made up: the second halves and the positions stand for nothing real."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

MakeZip = Callable[[Mapping[str, str]], Path]

# Postcode, quality, easting, northing, and the codes of regions, which are not read.
BA = "".join(
    f'"{postcode}",{quality},{easting},{northing},"E92000001","","","","",""\r\n'
    for postcode, quality, easting, northing in [
        ("BA11 1AA", 10, 377700, 147900),
        ("BA11 1AB", 10, 377800, 148000),
        ("BA11 5ZZ", 50, 375000, 150000),
        ("BA2  9XX", 10, 374000, 160000),
        ("BA119QQ", 10, 370000, 147000),
        ("BA11 9WW", 90, 0, 0),
    ]
)
TA = '"TA1 1AA",10,322800,124600,"","","","","",""\r\n'


@pytest.fixture
def make_zip(tmp_path: Path) -> MakeZip:
    def make(files: Mapping[str, str]) -> Path:
        path = tmp_path / "codepo_gb.zip"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, text in files.items():
                archive.writestr(name, text)
        return path

    return make


@pytest.fixture
def code_point(make_zip: MakeZip) -> Path:
    return make_zip(
        {
            "Doc/Code-Point_Open_Column_Headers.csv": "PC,PQ,EA,NO\r\n",
            "Doc/metadata.txt": "PRODUCT: CODE-POINT OPEN\r\nCOPYRIGHT DATE: 20260801\r\n",
            "Data/CSV/ba.csv": BA,
            "Data/CSV/ta.csv": TA,
        }
    )
