"""A workbook of a site in another language has its titles, and comes back whatever they are."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from python_calamine import CalamineWorkbook

from fingerpost.edition.load import load
from fingerpost.exchange.workbook.write import workbook_of
from fingerpost.language import language_for
from tests.conftest import TODAY, OpenSite
from tests.intake.workbook.desk import Book, Desk

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


def test_titles_are_in_the_language_of_the_site_and_known_when_they_come_back(site: OpenSite, tmp_path: Path) -> None:
    folder = tmp_path / "words" / "de" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n'
    words = "".join(f'\nmsgid "{english}"\nmsgstr "{other}"\n' for english, other in WORDS.items())
    (folder / "fingerpost.po").write_text(head + words, encoding="utf-8")
    edition = load(site({}).assets, today=TODAY).edition
    desk = Desk(tmp_path, [workbook_of(replace(edition, language=language_for("de", tmp_path / "words")))])
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
