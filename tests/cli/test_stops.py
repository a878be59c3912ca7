"""What stops a command is said in a sentence, whichever command meets it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from fingerpost import plugin
from fingerpost.cli import commands
from fingerpost.publish.build import build_site
from fingerpost.publish.preview import preview
from fingerpost.reading import read
from tests.conftest import OpenSite

POSTCODES = Path(__file__).parents[2] / "assets" / "postcodes"


def typed(*arguments: str) -> Callable[[], int]:
    def run() -> int:
        result = CliRunner().invoke(commands, [*arguments], env={"SOURCE_DATE_EPOCH": "1795219200"})
        print(result.output)
        return result.exit_code

    return run


def build() -> int:
    return build_site(Path("assets"), Path("site"), generator=lambda: plugin, profile=False, allow_empty=False, jobs=1)


def serve() -> int:
    return preview(Path("assets"), "127.0.0.1:0", plugin)


@pytest.fixture(autouse=True)
def _no_visitors(monkeypatch: pytest.MonkeyPatch) -> None:
    """A preview that would start ends at once."""
    monkeypatch.setattr(plugin, "serve_site", lambda *_, **__: None)


READERS = {
    "check": typed("check"),
    "build": build,
    "serve": serve,
    "locate": typed("locate", "--dry-run"),
    "basemap": typed("basemap", "assets/directory.yaml"),
}


@pytest.mark.parametrize("name", READERS)
def test_more_records_than_a_directory_may_hold_are_a_sentence(
    name: str, site: OpenSite, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    site({})
    monkeypatch.setattr(read, "MAX_FILES", 2)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795219200")

    code = READERS[name]()

    printed = "".join(capsys.readouterr())
    assert code == 2
    assert f"fingerpost {name}: There are 3 records, and a directory holds at most 2." in printed
    assert "hint: Share the records among several directories." in printed


@pytest.mark.parametrize("name", ["check", "build", "serve"])
def test_a_damaged_table_of_postcodes_is_a_line_with_its_file(
    name: str, site: OpenSite, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    tables = {f"postcodes/{path.name}": path.read_bytes() for path in POSTCODES.glob("*.json")}
    site(tables | {"postcodes/ba11.json": b'{"format": 1, "outcode": "BA11"'})
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795219200")

    code = READERS[name]()

    printed = "".join(capsys.readouterr())
    assert code == 1
    assert "assets/postcodes/ba11.json:1:1 postcode-table: " in printed
    assert "inside Fingerpost itself" not in printed
