"""What every format has in common, and the command that writes one."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from click.testing import CliRunner, Result

from fingerpost.cli import commands
from fingerpost.edition import addresses
from fingerpost.edition.edition import Edition
from fingerpost.exchange import formats
from fingerpost.exchange.export import ExportFile, Format
from fingerpost.files.page_files import digest_of
from fingerpost.publish.earlier_export import NAME
from tests.conftest import OpenSite
from tests.published import SINGERS, Publish

DAIRY = (
    "name: The Old Dairy\nkind: hall\naddress: [Cork Lane]\ntown: Frome\n"
    "location: {lat: 51.230812, lon: -2.320123, from: by-hand}\n"
)


def export(folder: Path, *options: str) -> Result:
    arguments = ["export", *options, "--assets", str(folder / "assets")]
    return CliRunner().invoke(commands, arguments, env={"SOURCE_DATE_EPOCH": "1795219200"})


@pytest.fixture
def town(site: OpenSite) -> Path:
    folder: Path = site({"activities/singers.yaml": SINGERS}).assets.parent
    return folder


def test_each_format_writes_below_its_own_root_and_no_two_the_same_file(publish: Publish) -> None:
    edition = publish({"activities/singers.yaml": SINGERS}).edition

    for name, each in formats.FORMATS.items():
        files = list(each.files(edition))
        assert files, name
        assert [file.address for file in files if not file.address.startswith(each.root)] == []
    all_addresses = [file.address for file in formats.export_files(edition)]
    assert sorted(set(all_addresses)) == sorted(all_addresses)


def test_two_formats_with_one_address_are_a_fault(publish: Publish, monkeypatch: pytest.MonkeyPatch) -> None:
    def files(_edition: Edition) -> Iterator[ExportFile]:
        yield ExportFile(addresses.of_data("activities.geojson"), b"")

    monkeypatch.setattr(formats, "FORMATS", {**formats.FORMATS, "other": Format("other", "", addresses.DATA, files)})

    with pytest.raises(formats.SameAddress):
        list(formats.export_files(publish().edition))


def test_without_a_format_the_command_lists_them(town: Path) -> None:
    result = export(town)

    assert result.exit_code == 0
    assert {line.split()[0] for line in result.output.splitlines()} == {*formats.FORMATS, *formats.FOR_EDITORS}


def test_a_workbook_is_written_with_what_brings_it_back(town: Path) -> None:
    result = export(town, "--to", "xlsx", "--out", str(town / "desk"))

    assert result.stderr.endswith(f"fingerpost import xlsx {town / 'desk' / 'directory.xlsx'}\n")
    assert (town / "desk" / "directory.xlsx").is_file()


def test_a_format_is_written_into_a_folder(town: Path) -> None:
    result = export(town, "--to", "geojson", "--out", str(town / "out"))

    assert (result.exit_code, result.stderr) == (0, f"1 file in {town / 'out'}\n")
    assert "FeatureCollection" in (town / "out" / "activities.geojson").read_text("utf-8")


def test_what_an_earlier_export_wrote_and_this_one_has_not_is_deleted(town: Path) -> None:
    out = town / "out"
    (town / "assets" / "activities" / "band.yaml").write_text(
        SINGERS.replace("Everyday Singers", "Brass Band"), "utf-8"
    )
    export(town, "--to", "ical", "--out", str(out))
    export(town, "--to", "geojson", "--out", str(out))
    (out / "mine.txt").write_text("not of an export", "utf-8")
    before = files_below(out)
    assert {"calendars/activities/band.ics", "calendars/activities/singers.ics", "activities.geojson"} <= before
    for name in ("band", "singers"):
        (town / "assets" / "activities" / f"{name}.yaml").unlink()
    (out / "calendars" / "activities" / "singers.ics").write_text("BEGIN:VCALENDAR", "utf-8")

    result = export(town, "--to", "ical", "--out", str(out))

    gone = before - files_below(out)
    assert {"calendars/activities/band.ics", "calendars/categories/arts.ics"} <= gone
    assert {"mine.txt", "activities.geojson", "calendar.ics", "calendars/activities/singers.ics"} <= files_below(out)
    assert f", and {len(gone)} files of an earlier export deleted\n" in result.stderr
    assert "calendars/activities/singers.ics is of an earlier export. It has been changed, so it stays" in result.stderr
    assert [folder for folder in out.rglob("*") if folder.is_dir() and not any(folder.iterdir())] == []


def test_a_list_of_an_earlier_export_leads_nowhere_else(town: Path) -> None:
    out, outside = town / "out", town / "outside.txt"
    outside.write_text("mine", "utf-8")
    export(town, "--to", "geojson", "--out", str(out))
    (out / "link").symlink_to(town)
    names = ("../outside.txt", str(outside), "link/outside.txt", "activities.csv")
    (out / "activities.csv").write_text("mine", "utf-8")
    lines = [f"geojson {digest_of(b'mine')} {name}" for name in names]
    (out / NAME).write_text("\n".join(lines), "utf-8")

    result = export(town, "--to", "geojson", "--out", str(out))

    assert outside.read_text("utf-8") == "mine"
    assert ", and 1 file of an earlier export deleted" in result.stderr  # the control, activities.csv


def files_below(folder: Path) -> set[str]:
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    return files - {NAME}


def test_a_dash_prints_the_first_file_and_nothing_else(town: Path) -> None:
    result = export(town, "--to", "geojson", "--out", "-")

    assert json.loads(result.stdout)["type"] == "FeatureCollection"


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--to", "geojsn"], "Write geojson."),
        (["--to", "geojson", "--out", "{town}/assets/out"], "lies among the records"),
        (["--to", "geojson", "--out", "{town}/other"], "is a link or a folder"),
    ],
)
def test_what_cannot_be_done_is_said(town: Path, options: list[str], words: str) -> None:
    (town / "other" / "activities.geojson").mkdir(parents=True)

    result = export(town, *(option.format(town=town) for option in options))

    assert result.exit_code == 2
    assert words in result.stderr


def test_with_an_error_nothing_is_written(site: OpenSite) -> None:
    town = site({"activities/singers.yaml": SINGERS.replace("name:", "nam:")}).assets.parent

    result = export(town, "--to", "geojson", "--out", str(town / "out"))

    assert result.exit_code == 1
    assert "singers.yaml" in result.stderr
    assert "Nothing was written" in result.stderr
    assert not (town / "out").exists()


def points(publish: Publish, files: dict[str, str]) -> dict[str, Any]:
    (file,) = formats.FORMATS["geojson"].files(publish({"places/old-dairy.yaml": DAIRY, **files}).edition)
    collection: dict[str, Any] = json.loads(file.content)
    return collection


def test_a_point_has_longitude_first_and_what_a_map_shows(publish: Publish) -> None:
    collection = points(publish, {"activities/singers.yaml": SINGERS})

    feature, _chat = collection["features"]
    assert feature["geometry"]["coordinates"] == [-2.32012, 51.23081]
    assert collection["bbox"] == [-2.32012, 51.23081, -2.32012, 51.23081]
    shown = SimpleNamespace(**feature["properties"])
    assert (shown.name, shown.place) == ("Everyday Singers", "The Old Dairy")
    assert shown.when == "Every Wednesday, 2pm to 3:30pm"


def test_what_is_sensitive_or_over_has_no_point(publish: Publish) -> None:
    over = SINGERS.replace("15:30}", "15:30, ends_on: 2026-11-01}")
    hidden = SINGERS.replace("place: old-dairy", "phone: yes") + "sensitive: yes\n"

    features = points(publish, {"activities/over.yaml": over, "activities/hidden.yaml": hidden})["features"]

    assert [feature["properties"]["name"] for feature in features] == ["Frome Talking Cafe"]
