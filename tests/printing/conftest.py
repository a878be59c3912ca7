"""A small directory with all that a menu may have to print, and its sheets, set once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from fingerpost.edition.edition import Edition
from fingerpost.edition.load import load
from fingerpost.printing.sheets import sheets_of
from fingerpost.printing.typeset import data_of, typeset
from tests.conftest import TODAY, USUAL_FILES

FILES = {
    "directory.yaml": "title: Hills and Levels\nsite: https://directory.example.org/\n"
    "crisis: [{when: Someone to listen, name: Samaritans, phone: 116 123}]\n",
    "vocabulary/categories.yaml": "talking-cafe: {name: Talking cafes, needs: [loneliness]}\n"
    "refuge: {name: Refuges, sensitive: true}\n",
    "places/old-dairy.yaml": "name: The Old Dairy\nkind: hall\naddress: [Cork Lane]\ntown: Frome\n"
    "location: {lat: 51.24, lon: -2.32}\n",
    "places/surgery.yaml": "name: Beckery Surgery\nkind: gp-practice\nods: Z99004\ntown: Frome\npostcode: BA11 1AA\n"
    "location: {lat: 51.23, lon: -2.32}\n",
    "activities/chair-yoga.yaml": "name: Chair yoga\nsummary: Gentle stretches in a chair.\ngroup: connectors\n"
    "categories: [talking-cafe]\nsessions: [{place: surgery, repeats: weekly, days: [monday], from: 10:00}]\n"
    "contact: {phone: 01632 960147}\nchecked: {on: 2026-10-01}\n",
    "activities/full.yaml": "name: Sing for the joy of it\nsummary: Songs that everybody knows, and tea.\n"
    "group: connectors\ncategories: [talking-cafe]\ncost: {kind: fixed, amount: 2.50, per: visit}\n"
    "sessions: [{place: old-dairy, repeats: weekly, days: [tuesday], from: 14:00, to: 15:30}]\n"
    "first_visit: {met_by: Somebody in a green apron, steps: [Come to the side door., Sit where you like.]}\n"
    "getting_there: {bus: The 31 stops outside.}\n"
    "access: {step_free_entrance: {answer: yes, note: A ramp.}}\n"
    "contact: {name: The singers, phone: 01632 960144}\nchecked: {on: 2026-10-01}\n",
    "activities/bangla.yaml": "name: বাংলা আড্ডা\nlanguage: bn\n"
    "summary: Tea and talk in Bangla, 茶 and biscuits ☕ for all.\n"
    "group: connectors\ncategories: [talking-cafe]\n"
    "sessions: [{place: old-dairy, repeats: weekly, days: [friday], from: 10:00}]\n"
    "contact: {phone: 01632 960145}\nchecked: {on: 2026-10-01}\n",
    "activities/safe-house.yaml": "name: A quiet address\nsummary: A safe place to stay for some weeks.\n"
    "group: connectors\ncategories: [refuge]\nserves: [frome]\nsensitive: true\n"
    "needs: [loneliness]\nsessions: [{phone: true, repeats: by-arrangement}]\njoin: {ways: [phone]}\n"
    "contact: {phone: 01632 960146}\nchecked: {on: 2026-10-01}\n",
}


@dataclass(frozen=True)
class Sheets:
    """The PDFs by address, and the letters that no typeface has."""

    edition: Edition
    pdfs: dict[str, bytes]
    gaps: dict[str, str]

    def opened(self, address: str) -> pikepdf.Pdf:
        return opened(self.pdfs[address])


def opened(pdf: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(pdf))


@pytest.fixture(scope="session")
def sheets(tmp_path_factory: pytest.TempPathFactory) -> Sheets:
    assets = tmp_path_factory.mktemp("printing") / "assets"
    write(assets)
    loaded = load(assets, today=TODAY, jobs=1)
    assert loaded.errors == []
    edition = replace(loaded.edition, prints=True)
    gaps: dict[str, str] = {}
    pdfs = {
        sheet.address: typeset(sheet.template, data_of(sheet, gaps.setdefault), large=sheet.large, today=TODAY)
        for sheet in sheets_of(edition)
    }
    return Sheets(edition, pdfs, gaps)


def write(assets: Path) -> None:
    for name, text in {**USUAL_FILES, **FILES}.items():
        path = assets / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
