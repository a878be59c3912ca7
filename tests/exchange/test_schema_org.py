"""What search engines are given: real dates with their offset, and nothing that locates what is hidden."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from typing import Any

from fingerpost.pages.render.render import render_head
from tests.conftest import USUAL_FILES
from tests.published import SINGERS, Publish, Published


def data(site: Published, address: str) -> dict[str, Any]:
    data_there: dict[str, Any] = json.loads(
        re.findall(r'<script type="application/ld\+json">(.*?)</script>', site.head(address))[0]
    )
    return data_there


def singers(publish: Publish, record: str = SINGERS, today: date = date(2026, 11, 21)) -> dict[str, Any]:
    return data(publish({"activities/singers.yaml": record}, today), "/a/singers/")


def test_an_activity_is_an_event_on_its_next_date(publish: Publish) -> None:
    event = singers(publish)

    assert event["@type"] == "Event"
    assert (event["startDate"], event["endDate"]) == ("2026-11-25T14:00+00:00", "2026-11-25T15:30+00:00")


def test_in_summer_the_offset_is_that_of_summer_time(publish: Publish) -> None:
    assert singers(publish, today=date(2026, 6, 1))["startDate"] == "2026-06-03T14:00+01:00"


def test_an_event_has_its_place_and_its_group(publish: Publish) -> None:
    event = singers(publish)

    assert event["location"]["name"] == "The Old Dairy"
    assert event["location"]["address"]["streetAddress"] == "Cork Lane"
    assert event["organizer"]["url"] == "https://directory.example.org/g/connectors/"


def test_what_is_online_is_attended_online(publish: Publish) -> None:
    event = singers(publish, SINGERS.replace("place: old-dairy", "online: https://example.org/call"))

    assert event["eventAttendanceMode"].endswith("/OnlineEventAttendanceMode")
    assert event["location"]["@type"] == "VirtualLocation"


def test_a_price_is_an_offer_in_the_currency_of_the_country(publish: Publish) -> None:
    event = singers(publish, re.sub("cost: .*", "cost: {kind: fixed, amount: 3.50, per: session}", SINGERS))

    assert (event["offers"]["price"], event["offers"]["priceCurrency"]) == ("3.5", "GBP")
    assert event["isAccessibleForFree"] is False


def test_free_is_said(publish: Publish) -> None:
    assert singers(publish, re.sub("cost: .*", "cost: {kind: free}", SINGERS))["isAccessibleForFree"] is True


def test_without_a_known_date_it_is_a_service(publish: Publish) -> None:
    record = re.sub("sessions: .*", "sessions: [{place: old-dairy, repeats: by-arrangement}]", SINGERS)

    assert singers(publish, record)["@type"] == "Service"


def test_what_has_stopped_for_now_promises_no_date(publish: Publish) -> None:
    event = singers(publish, SINGERS + "capacity: {state: paused, as_of: 2026-11-03}\n")

    assert event["@type"] == "Service"


def test_nothing_that_locates_a_hidden_activity_is_reported(publish: Publish) -> None:
    record = SINGERS.replace("place: old-dairy, ", "") + "sensitive: true\nserves: [frome]\n"
    data_there = singers(publish, record)

    assert data_there["@type"] == "Service"
    assert data_there["areaServed"] == ["Frome"]
    assert "location" not in data_there
    assert "Old Dairy" not in json.dumps(data_there)


def test_a_hidden_activity_has_no_date_and_town_to_wait_at(publish: Publish) -> None:
    record = SINGERS.replace("place: old-dairy", "area: frome") + "sensitive: true\n"
    data_there = singers(publish, record)

    assert data_there["@type"] == "Service"
    assert "startDate" not in data_there
    assert "areaServed" not in data_there


def test_a_group_is_an_organisation_and_a_place_a_place(publish: Publish) -> None:
    site = publish()

    assert data(site, "/g/connectors/")["@type"] == "Organization"
    assert data(site, "/p/old-dairy/")["@type"] == "Place"
    assert data(site, "/")["@type"] == "WebSite"


IMPORTED = "imported: {source: Public libraries 2025, id: '4711', licence: OGL-UK-3.0}\n"
ORIGIN = {
    "@type": "CreativeWork",
    "name": "Public libraries 2025",
    "license": "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
}


def test_what_was_imported_names_its_source_and_licence(publish: Publish) -> None:
    places = USUAL_FILES["places/old-dairy.yaml"]
    site = publish({"activities/singers.yaml": SINGERS + IMPORTED, "places/old-dairy.yaml": places + IMPORTED})

    for address in ("/a/singers/", "/p/old-dairy/"):
        assert data(site, address)["subjectOf"]["isBasedOn"] == ORIGIN, address
    assert "subjectOf" not in data(site, "/a/chat/")


def test_a_licence_without_an_address_is_named(publish: Publish) -> None:
    event = singers(publish, f"{SINGERS}imported: {{licence: Ask the council}}\n")

    assert event["subjectOf"]["isBasedOn"]["license"] == {"@type": "CreativeWork", "name": "Ask the council"}


def test_of_what_is_sensitive_no_source_is_named(publish: Publish) -> None:
    event = singers(publish, f"{SINGERS}sensitive: yes\n{IMPORTED}")

    assert event["name"] == "Everyday Singers"
    assert "subjectOf" not in event


def test_a_name_cannot_end_the_script_it_is_in(publish: Publish) -> None:
    record = SINGERS.replace("Everyday Singers", "'</script><b>'")

    assert "</script><b>" not in publish({"activities/singers.yaml": record}).head("/a/singers/")


def test_the_preview_picture_is_named_by_its_whole_address(publish: Publish) -> None:
    site = publish()
    with_files = replace(site.edition, assets={"img/og.png": "/assets/fingerpost/1/img/og.png"})

    head = render_head(site.pages["/"], with_files)

    assert 'content="https://directory.example.org/assets/fingerpost/1/img/og.png"' in head


def test_an_event_has_its_rule_and_its_next_dates(publish: Publish) -> None:
    session = "days: [wednesday], from: 14:00, to: 15:30"
    event = singers(publish, SINGERS.replace(session, f"{session}, not_on: [2026-12-02]"))

    (rule,) = event["eventSchedule"]
    assert rule == {
        "@type": "Schedule",
        "repeatFrequency": "P1W",
        "byDay": ["https://schema.org/Wednesday"],
        "startDate": "2026-11-25",
        "startTime": "14:00",
        "endTime": "15:30",
        "scheduleTimezone": "Europe/London",
        "exceptDate": ["2026-12-02"],
    }
    starts = [date["startDate"] for date in event["subEvent"]]
    assert starts == [f"2026-{day}T14:00+00:00" for day in ("11-25", "12-09", "12-16", "12-23")]
    assert all(date["location"] == event["location"] for date in event["subEvent"])


def test_the_last_friday_of_a_month_is_written_as_calendars_do(publish: Publish) -> None:
    record = SINGERS.replace("repeats: weekly, days: [wednesday]", "repeats: monthly, weeks: [last], days: [friday]")

    (rule,) = singers(publish, record)["eventSchedule"]

    assert (rule["repeatFrequency"], rule["byDay"]) == ("P1M", ["-1FR"])
