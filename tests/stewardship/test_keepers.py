"""Partners keep their part: who is reminded, who is asked, and what is listed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from fingerpost.cli.due import command as due
from fingerpost.cli.owners import command as owners
from fingerpost.edition.edition import Edition
from fingerpost.edition.load import load
from fingerpost.pages.kinds.group import group_page
from fingerpost.pages.kinds.partners import partner_pages
from fingerpost.stewardship.keepers import entries_by_keeper
from tests.conftest import TODAY, USUAL_FILES, OpenSite

CHAT, FRIENDS = USUAL_FILES["activities/chat.yaml"], USUAL_FILES["groups/connectors.yaml"]
LIBRARY = FRIENDS.replace("Frome connectors", "Frome Library")
FILES = {
    "groups/library.yaml": LIBRARY + 'github: ["@hills/library"]\n',
    "groups/choir.yaml": FRIENDS.replace("Frome connectors", "Choir") + "kept_by: library\n",
    "groups/shut.yaml": LIBRARY.replace("Frome", "Shut") + "closed: {on: 2026-10-01}\n",
    "activities/choir.yaml": CHAT.replace("connectors", "choir").replace("2026-10-01", "2026-01-01"),
    "activities/reading.yaml": CHAT.replace("Talking Cafe", "Readers") + "kept_by: library\n",
    "activities/over.yaml": CHAT.replace("Talking Cafe", "Scribes") + "kept_by: shut\n",
    "places/old-dairy.yaml": USUAL_FILES["places/old-dairy.yaml"] + "kept_by: library\n",
}
SECRET = "sensitive: yes\n"


@pytest.fixture
def edition(site: OpenSite) -> Edition:
    return load(site(FILES).assets, today=TODAY).edition


def test_a_partner_keeps_what_names_it_and_what_belongs_to_a_group_that_it_keeps(edition: Edition) -> None:
    by_keeper = {
        keeper: {f"{each.kind}/{each.id}" for each in records} for keeper, records in entries_by_keeper(edition).items()
    }

    assert by_keeper == {"library": {"group/choir", "activity/choir", "activity/reading", "place/old-dairy"}}


def test_reminders_go_to_whoever_keeps_it(site: OpenSite) -> None:
    site(FILES)
    day = {"SOURCE_DATE_EPOCH": "1795262400"}  # 21 November 2026

    def run(*arguments: str) -> str:
        return CliRunner().invoke(due, arguments, env=day).output

    theirs = json.loads(run("--json", "--kept-by", "library"))
    assert {(each["id"], each["kept_by"]) for each in theirs["due"]} == {("choir", "library"), ("old-dairy", "library")}
    assert all(each["kept_by"] is None for each in json.loads(run("--json", "--kept-by", "editors"))["due"])
    assert run("--markdown").count(" For @hills/library.") == 2
    assert "Did you mean library?" in run("--kept-by", "libary")


def test_their_accounts_are_asked_about_their_entries_beside_the_editors(site: OpenSite) -> None:
    top = site(FILES).assets.parent
    file = top / ".github/CODEOWNERS"
    file.parent.mkdir()
    file.write_text("/assets/  @hills/editors\n*.py @hills/makers\n")

    run = CliRunner().invoke
    assert run(owners, ["--check"]).exit_code == 1
    assert run(owners).output == ".github/CODEOWNERS is written.\n"
    once = file.read_text()
    assert run(owners).output == ".github/CODEOWNERS is as it should be.\n"

    assert once.splitlines()[:2] == ["/assets/  @hills/editors", "*.py @hills/makers"]
    assert once.splitlines()[4:-1] == [
        "/assets/activities/choir.yaml @hills/library @hills/editors",
        "/assets/activities/reading.yaml @hills/library @hills/editors",
        "/assets/groups/choir.yaml @hills/library @hills/editors",
        "/assets/places/old-dairy.yaml @hills/library @hills/editors",
    ]
    for path in Path("assets").rglob("*.yaml"):
        path.write_text(path.read_text().replace("kept_by: library\n", ""))
    run(owners)
    assert file.read_text() == "/assets/  @hills/editors\n*.py @hills/makers\n"


def test_each_partner_has_a_page_with_what_is_due_first_and_without_what_is_secret(site: OpenSite) -> None:
    files = {
        **FILES,
        "places/old-dairy.yaml": FILES["places/old-dairy.yaml"].replace("address: [Cork Lane]\n", "") + SECRET,
    }
    pages = list(partner_pages(load(site(files).assets, today=TODAY).edition))

    assert [page.address for page in pages] == ["/partners/", "/partners/library/"]
    entries = str(pages[1].values["entries"])
    assert [entries.count(name) for name in ("Old Dairy", "Choir", "Readers")] == [0, 1, 1]
    assert entries.index("Overdue.") < entries.index("Readers")
    assert "3 entries. 1 is to be checked." in str(pages[0].values["partners"])
    assert not any(page.listed for page in pages)


def test_no_page_and_no_issue_says_who_keeps_what_is_secret(site: OpenSite) -> None:
    reading = FILES["activities/reading.yaml"].replace("place: old-dairy, ", "phone: yes, ") + SECRET
    files = FILES | {"activities/reading.yaml": reading.replace("2026-10-01", "2025-01-01")}
    edition = load(site(files).assets, today=TODAY).edition

    pages = list(partner_pages(edition))
    issue = CliRunner().invoke(due, ["--markdown"], env={"SOURCE_DATE_EPOCH": "1795262400"}).output

    assert "Readers" not in str(pages[1].values["entries"])
    assert "3 entries." in str(pages[0].values["partners"])
    keeps = group_page(edition, edition.directory.groups["library"]).values["keeps"]
    assert keeps[1] == "The 3 entries that they keep"
    line = next(line for line in issue.splitlines() if "Readers" in line)
    assert "For @hills/library." not in line
    assert [each["kept_by"] for each in _due_of("reading")] == ["library"]  # they still ring there themselves


def _due_of(name: str) -> list[dict[str, str]]:
    output = CliRunner().invoke(due, ["--json", "--kept-by", "library"], env={"SOURCE_DATE_EPOCH": "1795262400"}).output
    return [each for each in json.loads(output)["due"] if each["id"] == name]


def test_where_the_editors_keep_everything_there_is_no_such_page(site: OpenSite) -> None:
    assert list(partner_pages(load(site({}).assets, today=TODAY).edition)) == []
