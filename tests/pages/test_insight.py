"""The page of what there is and what is missing: its numbers are those of the gaps, and nothing is guessed."""

from __future__ import annotations

from pathlib import Path

import pytest

from fingerpost.exchange.workbook.overview import overview
from fingerpost.printing.state import as_text, state_of_directory
from fingerpost.publish.insight_files import insight_files
from fingerpost.stewardship.surroundings import surroundings_of
from tests.conftest import USUAL_FILES
from tests.published import Publish
from tests.stewardship.test_gaps import FILES


def test_it_gives_the_numbers_and_names_what_is_missing(publish: Publish) -> None:
    words = publish(FILES).words("/insight/")

    assert "Company All 4 Mornings 1 Afternoons 0 Evenings 1 Weekends 1" in words
    assert "Company: nothing on weekday afternoons." in words
    assert "Food: nothing." in words
    assert "Frome Activities 3 For each 1,000 people 1.5 Groups 0 Places 1 Hours a week 3 Nothing for 1 need" in words
    assert "Wells Activities 1 For each 1,000 people Not known" in words
    assert "Free, or you give what you like Yes 1 No 1 Not known 2" in words
    assert "Way in without steps Yes 3 No 0 Not known 1" in words
    assert "Checked in time 5 Due to be checked 0 Overdue 0 Not checked for over a year 0 Not checked yet 2" in words


def test_a_secret_place_and_what_is_full_are_in_no_number(publish: Publish) -> None:
    house = "name: Willow House\nkind: hall\ntown: Frome\nsensitive: yes\n"
    full = FILES["activities/sing.yaml"] + "capacity: {state: full, as_of: 2026-11-01}\n"

    words = publish({**FILES, "places/willow-house.yaml": house, "activities/sing.yaml": full}).words("/insight/")

    assert "Not checked yet 2" in words  # the two places that have a page
    assert "Frome Activities 2" in words
    assert "Free, or you give what you like Yes 1 No 0 Not known 2" in words


def test_a_directory_without_records_has_the_page_too(publish: Publish) -> None:
    words = publish({"activities/chat.yaml": FILES["activities/past.yaml"]}).words("/insight/")

    assert "What there is, and what is missing" in words
    assert "What is missing in the week" not in words


def test_a_town_has_a_page_that_names_each_gap_and_who_could_fill_it(publish: Publish) -> None:
    group = USUAL_FILES["groups/connectors.yaml"].replace("Frome connectors", "The Painters")
    files = FILES | {
        "groups/painters.yaml": group,
        "activities/chat.yaml": FILES["activities/chat.yaml"] + "group: painters\n",
        "vocabulary/areas.yaml": "frome: {name: Frome, location: {lat: 51.23, lon: -2.32}}\n"
        "wells: {name: Wells, location: {lat: 51.21, lon: -2.65}}\nstreet: {name: Street}\n",
        "vocabulary/categories.yaml": "arts: {name: Arts, needs: [loneliness]}\n",
    }
    site = publish(files)
    words, html = site.words("/insight/wells/"), site.html("/insight/wells/")

    assert "What is missing in Wells?" in words
    assert "Company All 1 Mornings 0 Afternoons 0 Evenings 0 Weekends 1" in words
    assert "Arts All 1 Mornings 0 Afternoons 0 Evenings 0 Weekends 1" in words
    assert "Company: nothing in Wells on weekday mornings, on weekday afternoons or on weekday evenings." in words
    assert "Could be asked: The Painters (Chat, Frome)" in words
    assert 'href="/add/#new=activity&amp;category=arts&amp;area=wells"' in html
    assert "Mornings 0 of 2 needs" in words  # what the picture draws, in words


def test_bars_are_drawn_for_the_eye_alone_and_say_what_the_words_beside_them_say(publish: Publish) -> None:
    html = publish(FILES).html("/insight/frome/")

    assert html.count("<svg") == html.count('aria-hidden="true" focusable="false"') + html.count("fp-bars__key") * 3
    assert "<li><span>Weekends</span> <b>0 of 2 needs</b>" in html


REFUGE = {
    "vocabulary/categories.yaml": "arts: {name: Arts}\nrefuge: {name: Refuges, sensitive: yes}\n",
    "vocabulary/needs.yaml": FILES["vocabulary/needs.yaml"] + "safe: {name: Safety}\n",
}


def secret(session: str, rest: str = "") -> str:
    text = FILES["activities/chat.yaml"].replace("[arts]", "[refuge]").replace("[loneliness]", "[safe]")
    head, _, after = text.partition("sessions: ")
    return f"{head}sessions: [{session}]\n{after.partition(chr(10))[2]}serves: [frome]\n{rest}".replace(
        "Chat", "The House"
    )


def test_no_number_tells_anything_of_what_must_be_kept_secret(publish: Publish) -> None:
    morning = "{repeats: weekly, days: [monday], from: 10:00, to: 11:00, phone: yes}"
    evening = "{repeats: weekly, days: [friday, saturday], from: 19:00, to: 22:00, phone: yes}"
    house = "name: Willow House\nkind: hall\ntown: {}\nsensitive: yes\naccess: {{step_free_entrance: yes}}\n"
    without = list(overview(publish(FILES | REFUGE).edition))
    parts = []
    for session, town, more in (
        (morning, "Frome", ""),
        (evening, "Wells", "cost: {kind: free}\nlanguages: [bn]\ngetting_there: {bus: 91}\n"),
    ):
        files = FILES | REFUGE | {"activities/house.yaml": secret(session), "places/willow.yaml": house.format(town)}
        files["activities/house.yaml"] = secret(session, more.replace("cost: {kind: free}\n", ""))
        site = publish(files)
        pages = [site.html(address) for address in site.pages if address.startswith("/insight/")]
        tables = [file.content for file in insight_files(site.edition)]
        text = list(as_text(state_of_directory(site.edition, 2026)))
        parts.append((pages, tables, text, list(overview(site.edition))))

    assert parts[0] == parts[1]  # neither when, nor where, nor for whom is in any of them
    words = publish(files).words("/insight/frome/")
    assert "Safety All 0 and some kept secret Mornings – kept secret Afternoons – kept secret" in words
    assert "Safety: nothing" not in words  # there is something
    assert "Safety: nothing in Wells." in publish(files).words("/insight/wells/")  # and its page says where it is for
    assert b"some kept secret" in parts[0][1][0]
    assert parts[0][3] == without  # nor, for trustees, whether there is any


def test_neither_a_refuge_that_closed_nor_who_ran_it_is_counted(publish: Publish) -> None:
    shelter = USUAL_FILES["groups/connectors.yaml"].replace("Frome connectors", "Shelter") + "sensitive: yes\n"
    ended = secret("{repeats: by-arrangement, phone: yes}", "closed: {on: 2026-10-02, reason: It ended.}\n")
    numbers = []
    for more in ({}, {"activities/house.yaml": ended}):
        files = FILES | REFUGE | {"groups/shelter.yaml": shelter} | more
        if more:  # what such a group does in the open is counted, and the group is not
            files["activities/chat.yaml"] += "group: shelter\nsensitive: no\n"
        edition = publish(files).edition
        numbers.append((list(as_text(state_of_directory(edition, 2026))), list(overview(edition))))

    assert "  Activities that closed in 2026: 0" in numbers[0][0]
    assert numbers[0] == numbers[1]


def test_a_table_of_deprivation_is_counted_by_place_and_what_is_not_in_it_is_not_known(publish: Publish) -> None:
    heads = "Postcode,Index of Multiple Deprivation Decile"  # as the government's own search by postcode has them
    dairy = FILES["places/old-dairy.yaml"] + "postcode: BA11 1AA\n"
    assert "How deprived" not in publish(FILES).words("/insight/")
    site = publish(FILES | {"places/old-dairy.yaml": dairy, "deprivation.csv": f"{heads}\nba111aa,2\nZZ1 1ZZ,4\n"})

    words = site.words("/insight/")
    assert "The most deprived fifth Activities 3 Places 1 Neighbourhoods here Not known" in words
    assert "Not known, online or by phone Activities 1 Places 1" in words


IMD = Path(__file__).parents[3] / "shared" / "data" / "uk_imd" / "UK_IMD_E_sample.csv"


@pytest.mark.skipif(not IMD.is_file(), reason="the index of deprivation is in ../shared, which is not here")
def test_the_index_of_the_united_kingdom_is_read_as_it_is_published_with_middles(publish: Publish) -> None:
    weston = "location: {lat: 51.3347, lon: -2.9671}\n"  # in Weston-super-Mare, beside one of the most deprived middles
    far = "location: {lat: 50.10, lon: -5.27}\n"  # in Cornwall, which the sample has not
    site = publish(
        FILES
        | {
            "places/old-dairy.yaml": FILES["places/old-dairy.yaml"] + weston,
            "places/hall.yaml": FILES["places/hall.yaml"] + far,
            "directory.yaml": USUAL_FILES["directory.yaml"]
            + "area: {bounds: {south: 51.0, west: -3.1, north: 51.5, east: -2.6}}\n",
            "deprivation.csv": IMD.read_text(encoding="utf-8"),
        }
    )
    around = surroundings_of(site.edition, site.edition.activities)

    assert around is not None
    assert (around.activities, around.activities_unknown) == ((3, 0, 0, 0, 0), 1)
    assert (around.places, around.places_unknown) == ((1, 0, 0, 0, 0), 1)
    assert min(around.neighbourhoods) > 10
