"""What was only taken from a published list says so everywhere, and counts nowhere as checked."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from fingerpost.cli.due import command as due_command
from fingerpost.edition.load import load
from fingerpost.edition.wording.record_text import record_lines
from fingerpost.exchange.geojson import geojson_files
from fingerpost.exchange.hsds.services import _fields
from fingerpost.exchange.workbook.overview import _freshness
from fingerpost.publish.prepare import prepare
from fingerpost.search.index.site import write_search
from fingerpost.search.query.answer import answer
from fingerpost.search.query.site import SearchFiles
from fingerpost.stewardship.due import State, due_records
from fingerpost.stewardship.insight.tables import check_rows
from fingerpost.stewardship.ringing_list import call
from tests.conftest import USUAL_FILES, OpenSite
from tests.intake.type_intake import type_intake
from tests.published import SINGERS, TODAY, Publish

CHECKED = "checked: {on: 2026-11-03, how: phone}"
LISTED = "checked: {on: 2026-06-03, how: list}"
FROM_LIST = SINGERS.replace(CHECKED, LISTED)
DAY = {"SOURCE_DATE_EPOCH": "1795262400"}  # 21 November 2026
FILES = {
    "activities/singers.yaml": FROM_LIST,
    "activities/strummers.yaml": SINGERS.replace("Everyday Singers", "Everyday Strummers"),
}


def test_a_page_says_which_list_and_that_nobody_has_checked_it(publish: Publish) -> None:
    site = publish(FILES)

    words = "Not checked yet Taken from a list of 3 June 2026. It may have changed. Ring before you go. 01632"
    assert words in site.words("/a/singers/")
    assert "Checked on" not in site.words("/a/singers/")
    assert "Checked by phone on 3 November 2026." in site.words("/a/strummers/")


def test_what_is_from_a_list_of_over_a_year_ago_is_warned_of_first(publish: Publish) -> None:
    site = publish({"activities/singers.yaml": FROM_LIST.replace("2026-06-03", "2025-06-03")})

    above = site.html("/a/singers/").partition("fp-plate")[0]

    assert "Not checked yet." in above
    assert "Taken from a list of 3 June 2025. It may have changed. Ring first." in above


def test_cards_and_the_text_for_a_record_say_it_too(publish: Publish) -> None:
    site = publish(FILES)
    activity = site.edition.directory.activities["singers"]

    foot = re.findall(r'class="fp-card__foot"[^>]*>([^<]*)<', site.html("/g/connectors/"))

    assert "From a list of 3 June 2026" in foot
    assert "Checked 3 November 2026" in foot
    assert "Not checked yet. Taken from a list of 3 June 2026." in record_lines(
        site.edition, activity, activity.contact
    )


def test_the_front_page_and_insight_do_not_count_it_as_checked(publish: Publish) -> None:
    site = publish(FILES)  # and the talking cafe of 1 October

    rows = dict(check_rows(site.edition))

    assert "2 of 3 entries were checked in the past 6 months." in site.words("/")
    assert rows["Checked in time"] == 3  # two activities and the group
    assert rows["Not checked yet"] == 2  # the singers, and a place that says nothing of a check
    assert dict(_freshness(site.edition, site.edition.activities))["Never"] == 1


def test_the_place_of_a_list_is_not_checked(publish: Publish) -> None:
    place = USUAL_FILES["places/old-dairy.yaml"] + f"access: {{step_free_entrance: yes}}\n{LISTED}\n"

    words = publish({"places/old-dairy.yaml": place, **FILES}).words("/a/singers/")

    assert "About The Old Dairy. Not checked yet." in words


def test_it_is_due_from_the_first_day_and_the_list_for_ringing_says_why(site: OpenSite) -> None:
    edition = load(site(FILES).assets, today=TODAY).edition

    due = {each.record.id: each for each in due_records(edition, timedelta(days=7))}

    assert (due["singers"].state, due["singers"].every) == (State.NEVER, 181)
    assert call(edition, due["singers"]).when == "never checked, from a list of 3 June 2026"
    assert "strummers" not in due


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ((), "checked: {on: 2026-11-21}"),
        (("--how", "phone"), "checked: {on: 2026-11-21, how: phone}"),
    ],
)
def test_once_somebody_has_asked_it_is_no_longer_of_a_list(site: OpenSite, typed: tuple[str, ...], line: str) -> None:
    site(FILES)

    result = CliRunner().invoke(due_command, ["--done", "singers", *typed], env=DAY)

    assert result.exit_code == 0, result.output
    assert Path("assets/activities/singers.yaml").read_text("utf-8") == FROM_LIST.replace(LISTED, line)


@pytest.mark.parametrize(
    ("source", "line"),
    [("", "checked: {on: 2026-11-21}"), ("I run it", "checked: {on: 2026-11-21, how: group}")],
)
def test_nor_once_somebody_has_sent_that_nothing_has_changed(site: OpenSite, source: str, line: str) -> None:
    site(FILES)
    sent = {"want": "right", "kind": "activity", "id": "singers", "note": "", "consent": False, "source": source}

    result = type_intake(json.dumps(sent))

    assert result.exit_code == 0, result.output
    assert Path("assets/activities/singers.yaml").read_text("utf-8") == FROM_LIST.replace(LISTED, line)


def test_a_search_puts_it_below_what_was_checked_and_its_card_says_why(site: OpenSite, tmp_path: Path) -> None:
    write_search(prepare(site(FILES).assets, today=TODAY).edition, tmp_path / "out")
    files = SearchFiles(tmp_path / "out")

    def ids(**state: object) -> list[tuple[str, str]]:
        return [(files.card(each.document)[1], each.check.value) for each in answer(files, state, TODAY).results]

    assert ids(q="friendly group", kind=["activity"]) == [("strummers", "checked"), ("singers", "listed")]
    assert ids(q="friendly group", kind=["activity"], checked=365) == [("strummers", "checked")]


def test_exports_do_not_say_that_it_was_checked(site: OpenSite) -> None:
    place = USUAL_FILES["places/old-dairy.yaml"] + "location: {lat: 51.23, lon: -2.32}\n"
    edition = load(site({**FILES, "places/old-dairy.yaml": place}).assets, today=TODAY).edition
    singers, strummers = (edition.directory.activities[each] for each in ("singers", "strummers"))

    assert "assured_date" not in _fields(edition, singers)
    assert _fields(edition, strummers)["assured_date"] == "2026-11-03"
    features = json.loads(next(iter(geojson_files(edition))).content)["features"]
    rows = {each["properties"]["name"]: each["properties"] for each in features}
    assert ("checked" in rows["Everyday Singers"], rows["Everyday Singers"]["listed"]) == (False, "2026-06-03")
    assert ("listed" in rows["Everyday Strummers"], rows["Everyday Strummers"]["checked"]) == (
        False,
        "2026-11-03",
    )


def test_the_check_says_that_nobody_has_asked(site: OpenSite) -> None:
    report = site({"activities/singers.yaml": FROM_LIST.replace("2026-06-03", "2026-02-03")}).check()

    assert [each.message for each in report.problems if each.code == "overdue"] == [
        "Nobody has checked Everyday Singers yet: it is from a list of 9 months ago."
    ]
