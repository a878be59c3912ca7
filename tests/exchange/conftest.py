"""A desk: a table, a mapping for it and the records made of them, as a person would have them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from fingerpost.exchange.tables.table_import import Outcome, import_table
from tests.published import publish

__all__ = ["publish"]  # the tests of schema.org read finished pages

HEADERS = "Name,Town,Postcode,Phone,Open Tuesday,Ended\n"
FROME = "Tea and talk,Frome,BA11 1AA,01632 960123,10:00-12:00,\n"
WELLS = "Chair yoga,Wells,ba52aa,01632 960124,2pm to 3.30pm,\n"

MAPPING = """\
source: A list of ours
licence: CC0
key: [<Name>, <Town>]
skip:
  - {when: {Ended: filled}, because: it has ended}
records:
  place:
    id: [<Name>, hall]
    name: Hall of <Name>
    town: <Town>
    postcode: <Postcode>
  activity:
    id: [<Name>, <Town>]
    name: <Name>
    summary: Something to do in <Town> for anybody.
    categories: [talking-cafe]
    sessions:
      opening_hours: {tuesday: <Open Tuesday>}
      with: {place: <place id>}
    join: {ways: [drop-in]}
    contact: {phone: <Phone>}
    checked: {on: 2026-10-01, how: phone}
"""


class Desk:
    """A folder with a table, a mapping and the records made of them."""

    headers, frome, wells, plain_mapping = HEADERS, FROME, WELLS, MAPPING

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.assets = folder / "assets"
        self.mapping(MAPPING)

    def mapping(self, text: str) -> None:
        (self.folder / "map.yaml").write_text(text, "utf-8")

    def run(self, table: str | bytes, form: str = "csv", **options: bool) -> Outcome:
        path = self.folder / f"table.{form}"
        path.write_bytes(table.encode() if isinstance(table, str) else table)
        return import_table(form, path, self.folder / "map.yaml", self.assets, **options)

    def record(self, kind: str, record_id: str) -> str:
        return (self.assets / kind / f"{record_id}.yaml").read_text("utf-8")

    def values(self, kind: str, record_id: str) -> dict[str, Any]:
        return yaml.safe_load(self.record(kind, record_id))

    def ids(self, kind: str) -> list[str]:
        return sorted(path.stem for path in (self.assets / kind).glob("*.yaml"))


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.chdir(tmp_path)
    return Desk(tmp_path)
