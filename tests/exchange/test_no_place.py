"""An address that says that nobody is there is no place to send people to."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.run import run

MAPPING = """\
source: Hills
licence: our own
key: [<Name>]
records:
  place:
    id: [<Name>]
    name: <Name>
    address: <Address>
    town: Wells
    postcode: <Postcode>
    checked: {on: 2026-10-01, how: list}
"""
PIN = "Please note the pin does not represent a base for this organisation. It operates in all of Wells."


@pytest.mark.parametrize(
    ("address", "is_place"),
    [(PIN, False), ("This postcode is not where we meet.", False), ("4 Base Lane", True), ("Pin Mill Hall", True)],
)
def test_the_address_and_the_postcode_are_left_out(address: str, is_place: bool, tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text(f'Name,Address,Postcode\nFood Aid,"{address}",BA5 2AA\n', "utf-8")
    (tmp_path / "list.mapping.yaml").write_text(MAPPING, "utf-8")

    done = run("import", "list.csv", cwd=tmp_path)

    (record,) = (tmp_path / "assets/places").glob("*.yaml")
    text = record.read_text("utf-8")
    assert ("postcode: BA5 2AA" in text, "address:" in text) == (is_place, is_place)
    assert ("cell-unused" in done.stdout) == (not is_place)
