"""A workbook of a site in another language has its titles, and comes back whatever they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from fingerpost.edition.load import load
from fingerpost.exchange.workbook.cells import IN_FILE
from fingerpost.exchange.workbook.choice_words import read, values_in, words_of
from fingerpost.exchange.workbook.columns import columns_of
from fingerpost.exchange.workbook.write import workbook_of
from fingerpost.intake.workbook.cut import is_own_but_cut
from fingerpost.reading.schemas import schema_of
from tests.conftest import TODAY, OpenSite
from tests.intake.other_words import language_of
from tests.intake.workbook.desk import Book, Desk, changed_lines


def _labels(schema: Any) -> Iterator[str]:
    if isinstance(schema, dict):
        if isinstance(title := schema.get("title"), str):
            yield title
        for part in schema.values():
            yield from _labels(part)
    elif isinstance(schema, list):
        for part in schema:
            yield from _labels(part)


# Nobody's words. Two titles are one, and the name of a sheet has what no sheet may have.
WORDS = {
    "Activities": "Akto/ivi",
    "Groups": "Places",
    "Name": "Nomo",
    "Summary": "Vorto",
    "Description": "Vorto",
    "Cost": "Kosto",
    "Kind of cost": "Speco de kosto",
    "Last checked": "Kontrolo",
    "On": "Die",
}
# Every label of an activity, so that no title is in English.
LABELS = sorted({"Id", *_labels(schema_of("activity"))})


def test_titles_are_in_the_language_of_the_site_and_known_when_they_come_back(site: OpenSite, tmp_path: Path) -> None:
    edition = load(site({}).assets, today=TODAY).edition
    desk = Desk(tmp_path, [workbook_of(replace(edition, language=language_of(tmp_path, WORDS)))])
    book: Book = desk.export()

    # Two sheets would be called Places, so all keep their English names.
    assert CalamineWorkbook.from_path(str(desk.path)).sheet_names[2:6] == ["Activities", "Sessions", "Groups", "Places"]
    titles = book.sheets["Activities"][0]
    assert titles[1:4] == ["Nomo", "Vorto (summary)", "Vorto (description)"]
    assert "Kosto: Speco de kosto" in titles
    book.put("Activities", "chat", "Nomo", "Frome Cafe")
    book.put("Activities", "chat", "Kontrolo: Die" if "Kontrolo: Die" in titles else "Kontrolo: on", "soon")
    done = desk.take_back(book)
    assert "1 cell changed." in done.stdout
    assert "Activities, row 2, Kontrolo" in done.stdout  # as it is called there
    assert "name: Frome Cafe" in (desk.assets / "activities/chat.yaml").read_text()


def test_a_csv_of_it_is_known_as_ours_by_the_words_of_its_language(tmp_path: Path) -> None:
    language = language_of(tmp_path, {label: f"Vorto {number}" for number, label in enumerate(LABELS)})
    titles = [column.title for column in columns_of("activity", language=language)]
    (tmp_path / "activities.csv").write_text(";".join(titles), "utf-8")

    assert is_own_but_cut(tmp_path / "activities.csv", [language])
    assert not is_own_but_cut(tmp_path / "activities.csv")


# Nobody's words for what may be chosen; two of them are one, so the values keep their English names.
CHOICES = {
    "weekly": "ĉiusemajne",
    "monthly": "unufoje",
    "once": "unufoje",
    "Monday": "lundo",
    "Wednesday": "merkredo",
    "Friday": "vendredo",
    "by phone": "telefone",
    "yes": "jes",
    "no": "ne",
    "ask": "demandu",
    "(kept in the file)": "(en la dosiero)",
    "Lists": "Listoj 'x",
    "Sessions": "Kunvenoj",
    "How to use this workbook": "Kiel uzi",
    "Put a semicolon between several.": "Punktokomo inter pluraj.",
    "How many": "Kiom",
}


def test_help_lists_and_the_first_sheets_are_in_the_language_of_the_site(site: OpenSite, tmp_path: Path) -> None:
    language = language_of(tmp_path, CHOICES)
    desk = Desk(tmp_path, [workbook_of(replace(load(site({}).assets, today=TODAY).edition, language=language))])
    before = desk.texts()
    book = desk.export()
    lists, sessions = book.sheets["Listoj 'x"], book.sheets["Kunvenoj"]

    assert book.sheets["Read me"][0][0] == "Kiel uzi"
    assert "Kiom" in [row[0] for row in book.sheets["For trustees"]]
    assert ["jes", "ne", "demandu"] in [[row[at] for row in lists[1:4]] for at in range(len(lists[0]))]
    repeats = book.column("Kunvenoj", "Repeats")
    assert "ĉiusemajne" in [row[repeats] for row in sessions]
    choices = next([row[at] for row in lists[1:7]] for at in range(len(lists[0])) if lists[1][at] == "ĉiusemajne")
    assert choices[:3] == ["ĉiusemajne", "monthly", "once"]
    shown = load_workbook(desk.path)["Kunvenoj"].data_validations.dataValidation
    days = next(each for each in shown if each.promptTitle == "Days")
    assert "Punktokomo inter pluraj." in days.prompt
    assert days.formula1.startswith("'Listoj ''x'!$")
    assert desk.take_back(book).returncode == 0
    assert desk.texts() == before


def test_a_list_is_known_by_the_words_of_the_language_and_in_english(site: OpenSite, tmp_path: Path) -> None:
    language = language_of(tmp_path, CHOICES)
    desk = Desk(tmp_path, [workbook_of(replace(load(site({}).assets, today=TODAY).edition, language=language))])
    before, book = desk.texts(), desk.export()
    key = book.sheets["Kunvenoj"][1][0]
    book.put("Kunvenoj", key, "Days", "Lundo; friday; Merkredo")

    done = desk.take_back(book)

    assert "1 cell changed." in done.stdout, done.stdout
    (lines,) = changed_lines(before, desk.texts()).values()
    assert len(lines) == 1
    assert "days: [monday, friday, wednesday]" in lines[0][1]


@pytest.mark.parametrize(
    ("path", "cell", "value"),
    [
        ("checked.how", "Telefone", "phone"),
        ("checked.how", "visit", "visit"),
        ("access.step_free_entrance", "Ne: unu ŝtupo", "no: unu ŝtupo"),
        ("access.step_free_entrance", "Nenio", "Nenio"),
        ("contact.consent_on", "(en la dosiero)", IN_FILE),
    ],
)
def test_a_cell_is_read_as_its_record_says_it(tmp_path: Path, path: str, cell: str, value: str) -> None:
    words = words_of(language_of(tmp_path, CHOICES))
    columns = (*columns_of("activity"), *columns_of("place", (("step_free_entrance", "Step-free"),)))
    column = next(each for each in columns if each.path == path)

    assert read(column, cell, values_in(column, [words])) == value
