"""A postcode table, a street map or a style sheet that is damaged is one line that names its file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from fingerpost.checks.project import Terms, check_project, layout_of
from fingerpost.geography.postcodes.make_table import PostcodeAreas, make_table, write_table
from fingerpost.geography.postcodes.postcode_unit import Unit
from fingerpost.geography.postcodes.source import PostcodeSource
from fingerpost.geography.table import PostcodeTable
from tests.checks.project.conftest import OpenProject

UNITS = [Unit("BA11 1AA", 51.2298, -2.3208), Unit("BA11 1AB", 51.2308, -2.3188), Unit("BA2 9XX", 51.3, -2.4)]
GONE = object()


@pytest.fixture
def table(tmp_path: Path) -> dict[str, bytes]:
    folder = tmp_path / "table"
    folder.mkdir()
    source = PostcodeSource(Path("codepo_gb.zip"), "code-point", "2026-08-01", ())
    write_table(folder, make_table(UNITS, areas=PostcodeAreas.parse("BA"), source=source))
    return {f"assets/postcodes/{path.name}": path.read_bytes() for path in sorted(folder.iterdir())}


DAMAGE: list[tuple[str, str, Any]] = [
    ("ba11.json", "scale", 0),
    ("ba11.json", "scale", "10000"),
    ("ba11.json", "scale", True),
    ("ba11.json", "scale", GONE),
    ("ba11.json", "lat", None),
    ("ba11.json", "lat", 1e400),
    ("ba11.json", "lats", [0, "1"]),
    ("ba11.json", "lats", [0]),
    ("ba11.json", "lons", {"0": 1}),
    ("ba11.json", "lons", [0, 9_000_000]),
    ("ba11.json", "units", "1AA1A"),
    ("ba11.json", "units", ["1AA", "1AB"]),
    ("ba11.json", "units", "1AB1AA"),
    ("ba11.json", "outcode", "BA12"),
    ("ba11.json", "format", 2),
    ("sectors.json", "scale", 0),
    ("sectors.json", "outcodes", []),
    ("sectors.json", "outcodes", {"BA11": [1, 2]}),
    ("sectors.json", "sectors", {"BA11 1": ["1", 2]}),
    ("sectors.json", "sectors", GONE),
    ("sectors.json", "format", "1"),
    ("index.json", "format", 2),
    ("index.json", "outcodes", "BA11"),
    ("index.json", "outcodes", [11]),
    ("index.json", "areas", {"BA": 1}),
    ("index.json", "attribution", [1]),
    ("index.json", "attribution", GONE),
]


def ids(value: object) -> str:
    return "gone" if value is GONE else str(value)


@pytest.mark.parametrize(("file", "field", "value"), DAMAGE, ids=ids)
def test_a_part_of_a_table_that_is_not_as_it_is_written_is_found(
    file: str, field: str, value: object, table: dict[str, bytes], tmp_path: Path
) -> None:
    folder = tmp_path / "table"
    assert list(PostcodeTable(folder).damaged()) == []  # the control
    raw = json.loads((folder / file).read_bytes())
    raw = {key: each for key, each in raw.items() if key != field} | ({field: value} if value is not GONE else {})
    (folder / file).write_text(json.dumps(raw), "utf-8")

    assert list(PostcodeTable(folder).damaged()) == [folder / file]


BROKEN = {
    "ba11.json": b'{"format": 1, "outcode": "BA1',
    "ba2.json": None,
    "index.json": b"[]",
    "sectors.json": b"\xff\xfe",
}


@pytest.mark.parametrize("file", BROKEN)
def test_a_table_that_is_not_whole_is_one_line_in_a_check_and_stops_a_build(
    file: str, table: dict[str, bytes], project: OpenProject, capfd: pytest.CaptureFixture[str]
) -> None:
    name = f"assets/postcodes/{file}"
    files = {each: text for each, text in table.items() if each != name or BROKEN[file] is not None}
    opened = project({})
    Path("assets/postcodes").mkdir(exist_ok=True)
    for each, text in files.items():
        Path(each).write_bytes(BROKEN[file] or text if each == name else text)

    assert opened.problems() == [f"{name}:1:1 postcode-table"]
    assert opened.build() in (1, 2)
    assert "Traceback" not in capfd.readouterr().err


MAP = '{"kind": "picture", "tiles": "{z}/{x}/{y}.png", "minzoom": 5, "maxzoom": 6, "bounds": [-3, 51, -2, 52], '
MAPS = {
    "empty": "{}",
    "text": "no map",
    "a part missing": MAP[:-2] + "}",
    "levels the wrong way round": MAP.replace('"minzoom": 5', '"minzoom": 9') + '"attribution": "x"}',
    "another place for tiles": MAP.replace("{z}/{x}/{y}.png", "//example.org/{z}/{x}/{y}.png") + '"attribution": "x"}',
    "words for numbers": MAP.replace("5,", '"5",', 1) + '"attribution": "x"}',
    "no tiles": MAP + '"attribution": "x"}',
}


@pytest.mark.parametrize("case", MAPS)
def test_a_street_map_that_is_not_whole_is_one_line(case: str, project: OpenProject) -> None:
    settings = "title: Hills\nsite: https://directory.example.org/\nmap: {streets: self}\n"
    project({"assets/directory.yaml": settings})
    index = Path("assets/basemap/tiles.json")
    tile = Path("assets/basemap/5/1/1.png")
    tile.parent.mkdir(parents=True)
    tile.write_bytes(b"a picture")
    index.write_text(MAP + '"attribution": "x"}')
    assert codes_of() == []  # the control

    index.write_text(MAPS[case])
    if case == "no tiles":
        tile.unlink()

    assert codes_of() == ["error assets/basemap/tiles.json:1:1 basemap-damaged"]


SHEETS = {
    "a {}\n@import 'https://example.org/x.css';\n": ["warning assets/site.css:2:1 sheet-other-server"],
    "a { background: URL( //example.org/x.png ) }\n": ["warning assets/site.css:1:17 sheet-other-server"],
    "a { background: u\\72l(https://example.org/x.png) }\n": ["warning assets/site.css:1:17 sheet-other-server"],
    "@font-face { src: url('http://example.org/x.woff2') }\n": ["warning assets/site.css:1:19 sheet-other-server"],
    "/* url(https://example.org/x.png) */ a { background: url(/img/x.png) }\n": [],
    "a { background: url('data:image/png;base64,AAAA') }\n": [],
    b"a { content: '\xe9' }\n": ["error assets/site.css:1:15 not-utf-8"],
}


@pytest.mark.parametrize("sheet", SHEETS, ids=str)
def test_a_style_sheet_that_asks_another_server_is_reported(sheet: str | bytes, project: OpenProject) -> None:
    project({})
    Path("assets/site.css").write_bytes(sheet if isinstance(sheet, bytes) else sheet.encode())

    assert codes_of() == SHEETS[sheet]


def codes_of() -> list[str]:
    """Severity, place and code of what is wrong before any page is made."""
    layout = layout_of(Path("assets"))
    return [f"{each.severity.value} {each.span} {each.code}" for each in check_project(layout, Terms())]
