"""The API of HSDS 3.0 and Open Referral UK 3.0: against both schemas, and against what the schemas let by."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.request import urlopen
from uuid import NAMESPACE_URL, uuid5

import jsonschema_rs
import pytest
from dateutil.rrule import rrulestr
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fingerpost.edition import addresses
from fingerpost.edition.edition import Edition
from fingerpost.exchange.export import ExportFile
from fingerpost.exchange.hsds import api
from fingerpost.exchange.hsds.api import HSDS
from fingerpost.exchange.hsds.ids import uuid_of
from fingerpost.exchange.hsds.schedules import MOST_RUNS, schedules_of
from fingerpost.reading.read import read_directory
from fingerpost.records.calendar import Calendar
from fingerpost.records.directory import Directory
from fingerpost.records.session import Session
from fingerpost.schedule.days import days_of
from tests.conftest import TODAY, OpenSite
from tests.published import SINGERS, Publish
from tests.strategies import calendars, sessions

ROOT = Path(__file__).parents[2]
STANDARDS = ROOT.parent / "shared" / "standards"
PROFILES = ("oruk-compiled", "hsds-3.0/schema/compiled")
needs_standards = pytest.mark.skipif(not STANDARDS.is_dir(), reason="the schemas are not beside this checkout")

CLOCK = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]")
Answers = Mapping[str, Any]


def answers_of(edition: Edition) -> Answers:
    """Each file by its address below the root of the API."""
    return {file.address.removeprefix(addresses.HSDS): json.loads(file.content) for file in api_files(edition)}


def api_files(edition: Edition) -> list[ExportFile]:
    """All but the tables."""
    return [file for file in HSDS.files(edition) if file.address.startswith(addresses.HSDS)]


def details_in(answers: Answers) -> Iterator[dict[str, Any]]:
    for address, answer in answers.items():
        if address.startswith("services/") and "-" in address:
            yield answer


@pytest.fixture(scope="module")
def example() -> Answers:
    directory, _ = read_directory(ROOT / "assets")
    return answers_of(Edition(directory=directory, today=TODAY))


def validator_of(profile: str, name: str) -> jsonschema_rs.Draft202012Validator:
    schema = json.loads((STANDARDS / profile / f"{name}.json").read_text("utf-8"))
    return jsonschema_rs.Draft202012Validator(schema, validate_formats=True)


@needs_standards
def test_the_other_lists_of_the_example_keep_the_schemas(example: Answers) -> None:
    for name, schema in (
        ("organizations", "organization"),
        ("service_at_locations", "service_at_location_list"),
        ("service_at_locations", "service_at_location"),
    ):
        validator = validator_of("hsds-3.0/schema/compiled", schema)
        items = example[f"{name}/index.html"]["contents"]
        assert [fault.message for each in items for fault in validator.iter_errors(each)] == []
        assert items


@needs_standards
def test_the_schemas_find_a_wrong_id(publish: Publish) -> None:
    service = next(details_in(answers_of(publish().edition))) | {"id": "chat"}

    assert [fault.message for fault in validator_of(PROFILES[0], "service").iter_errors(service)] != []


def test_the_example_holds_nothing_that_the_schemas_let_by(example: Answers) -> None:
    faults = [fault for address, answer in example.items() for fault in loose_values(answer, address)]

    assert faults == []


def loose_values(value: Any, where: str) -> Iterator[str]:
    """Empty values, days and times that do not exist, and days of the month in a weekly rule."""
    if isinstance(value, dict):
        if value.get("freq") == "WEEKLY" and "bymonthday" in value:
            yield f"{where}: bymonthday in a weekly rule"
        for name, part in value.items():
            yield from loose_values(part, f"{where}/{name}")
    elif isinstance(value, list):
        if not value and not where.endswith("/contents"):
            yield f"{where}: empty"
        for number, part in enumerate(value):
            yield from loose_values(part, f"{where}/{number}")
    elif value is None or value == "":
        yield f"{where}: empty"
    elif where.rpartition("/")[2] in ("dtstart", "until", "valid_from", "valid_to", "assured_date"):
        try:
            date.fromisoformat(value)
        except ValueError:
            yield f"{where}: {value}"
    elif where.rpartition("/")[2] in ("opens_at", "closes_at") and not CLOCK.fullmatch(value):
        yield f"{where}: {value}"


@pytest.mark.parametrize(
    ("answer", "fault"),
    [
        ({"a": {"dtstart": "2026-02-30"}}, "x/a/dtstart: 2026-02-30"),
        ({"closes_at": "24:00"}, "x/closes_at: 24:00"),
        ({"freq": "WEEKLY", "bymonthday": "2"}, "x: bymonthday in a weekly rule"),
        ({"email": ""}, "x/email: empty"),
    ],
)
def test_what_the_schemas_let_by_is_found(answer: dict[str, Any], fault: str) -> None:
    assert list(loose_values(answer, "x")) == [fault]


def test_ids_are_unique_and_every_link_leads_somewhere(example: Answers) -> None:
    at_locations = {each["id"] for each in example["service_at_locations/index.html"]["contents"]}
    locations = {each["id"] for each in example["locations/index.html"]["contents"]}
    organizations = {each["id"] for each in example["organizations/index.html"]["contents"]}
    terms = {each["id"] for each in example["taxonomy_terms/index.html"]["contents"]}

    for service in details_in(example):
        schedules = service.get("schedules", [])
        assert len({each["id"] for each in schedules}) == len(schedules)
        assert {each["location_id"] for each in schedules if "location_id" in each} <= locations
        assert {each["service_at_location_id"] for each in schedules if "location_id" in each} <= at_locations
        assert service["organization_id"] == service["organization"]["id"]
        assert service["organization_id"] in organizations
        assert {each["taxonomy_term"]["id"] for each in service["attributes"]} <= terms


def expanded(schedules: list[dict[str, Any]], first: date, last: date) -> list[date]:
    """The days a reader of RFC 5545 works out."""
    days: list[date] = []
    for each in schedules:
        if "freq" not in each:
            continue
        words = [f"FREQ={each['freq']}", f"BYDAY={each['byday']}" if "byday" in each else ""]
        words += [f"BYMONTHDAY={each['bymonthday']}"] if "bymonthday" in each else []
        words += [f"INTERVAL={each['interval']}", "WKST=MO"] if "interval" in each else []
        start = date.fromisoformat(each.get("dtstart", first.isoformat()))
        until = min(date.fromisoformat(each.get("until", last.isoformat())), last)
        words.append(f"UNTIL={until:%Y%m%d}")
        dates = rrulestr(";".join(word for word in words if word), dtstart=datetime.combine(start, time()))
        if "dtstart" in each and start <= until:
            assert next(iter(dates)).date() == start  # readers disagree on a first day that is no day of its rule
        days += [moment.date() for moment in dates if first <= moment.date() <= last]
    return sorted(days)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(session=sessions, calendar=calendars(), today=st.dates(date(2025, 1, 1), date(2028, 1, 1)))
def test_the_days_of_the_schedules_are_those_of_the_session(
    site: OpenSite, session: Session, calendar: Calendar, today: date
) -> None:
    directory = replace(_usual(site), calendars={"somerset": calendar})
    activity = replace(directory.activities["chat"], sessions=(replace(session, place=""),))
    edition = Edition(directory=directory, today=today)
    last = today + timedelta(days=300)

    schedules = schedules_of(edition, activity)

    meets = days_of(activity.sessions[0], directory.calendars, edition.nation, today, last).meets
    ours = [today + timedelta(days=number) for number in range(301) if meets >> number & 1]
    if len(schedules) < MOST_RUNS:
        assert expanded(schedules, today, last) == ours


_USUAL: list[Directory] = []


def _usual(site: OpenSite) -> Directory:
    """Read once, and not once for each example."""
    if not _USUAL:
        _USUAL.append(read_directory(site({}).assets)[0])
    return _USUAL[0]


class _Files(SimpleHTTPRequestHandler):
    """A web host that knows nothing of all this."""

    def log_message(self, format: str, *words: object) -> None:
        """Say nothing."""


@pytest.fixture
def address(publish: Publish, tmp_path: Path) -> Iterator[str]:
    """Where a plain file server serves the API."""
    folder = tmp_path / "site"
    for file in HSDS.files(publish({"activities/singers.yaml": SINGERS}).edition):
        path = folder / file.address.removeprefix("/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.content)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Files, directory=str(folder)))
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}{addresses.HSDS.rstrip('/')}"
    server.shutdown()
    server.server_close()
    thread.join()


def ask(address: str) -> Any:
    with urlopen(address, timeout=60) as answer:
        return json.load(answer)


def test_a_client_reads_root_list_page_and_detail_from_a_plain_file_server(address: str) -> None:
    """As readers of Open Referral UK do: version, list, further pages, then each service by its id."""
    assert ask(f"{address}/")["version"] == "HSDS-UK-3.0"
    page = ask(f"{address}/services?page=1&per_page=50")
    listed = list(page["contents"])
    for number in range(2, page["total_pages"] + 1):
        listed += ask(f"{address}/services?page={number}&per_page=50")["contents"]

    whole = [ask(f"{address}/services/{each['id']}") for each in listed]

    assert page["total_items"] == len(listed) == page["size"] == 2
    assert [each["name"] for each in whole] == ["Everyday Singers", "Frome Talking Cafe"]
    at = whole[1]["service_at_locations"][0]["location"]
    assert at["name"] == "The Old Dairy"
    assert whole[1]["schedules"][0]["opens_at"] == "11:00"


def test_a_long_list_also_comes_in_pages(publish: Publish, monkeypatch: pytest.MonkeyPatch) -> None:
    edition = publish({"activities/singers.yaml": SINGERS}).edition
    monkeypatch.setattr(api, "PAGE", 1)

    answers = answers_of(edition)

    whole, first, last = (answers[f"services/{name}"] for name in ("index.html", "page/1", "page/2"))
    assert (whole["total_pages"], whole["size"]) == (1, 2)
    assert (first["total_pages"], first["page_number"], first["first_page"], first["last_page"]) == (2, 1, True, False)
    assert (last["page_number"], last["size"], last["last_page"]) == (2, 1, True)
    assert first["contents"] + last["contents"] == whole["contents"]


def test_a_list_too_big_for_a_host_is_its_first_page(publish: Publish, monkeypatch: pytest.MonkeyPatch) -> None:
    edition = publish({"activities/singers.yaml": SINGERS}).edition
    monkeypatch.setattr(api, "PAGE", 1)
    monkeypatch.setattr(api, "MOST_BYTES", 1)

    assert answers_of(edition)["services/index.html"]["total_pages"] == 2


def test_no_answer_can_act_as_html(publish: Publish) -> None:
    """A host may send the index as HTML."""
    mark_up = SINGERS.replace("Any adult.", "Any adult <b>&amp;</b> friend.")
    files = api_files(publish({"activities/singers.yaml": mark_up}).edition)

    assert [file.address for file in files if {b"<", b">", b"&"} & {bytes([byte]) for byte in file.content}] == []
    assert "<b>&amp;</b>" in json.dumps([json.loads(file.content) for file in files])


def test_what_is_closed_sensitive_or_nowhere_is_not_located(publish: Publish) -> None:
    refuge = SINGERS.replace("Everyday Singers", "A safe house") + "sensitive: true\nserves: [frome]\n"
    refuge = refuge.replace("place: old-dairy, ", "phone: yes, ").replace("getting_there", "#  ")
    closed = SINGERS.replace("Everyday Singers", "The old choir") + "closed: {on: 2026-11-01}\n"

    answers = answers_of(publish({"activities/safe.yaml": refuge, "activities/choir.yaml": closed}).edition)

    names = {each["name"]: each for each in details_in(answers)}
    assert names.keys() == {"A safe house", "Frome Talking Cafe"}
    assert "service_at_locations" not in names["A safe house"]
    assert "service_at_locations" in names["Frome Talking Cafe"]
    assert [each["name"] for each in names["A safe house"]["service_areas"]] == ["Frome"]


def test_an_id_is_the_uuid5_of_the_standard(publish: Publish) -> None:
    edition = publish().edition

    for name in ("a", "frome-talking-cafe", "tŷ"):
        ours = uuid_of(edition, "activity", name)
        assert ours == str(uuid5(uuid5(NAMESPACE_URL, edition.settings.site), f"activity/{name}"))


def test_who_may_come_is_left_out_where_a_list_does_not_say_it(publish: Publish) -> None:
    record = SINGERS.replace("who: {summary: Any adult.}\n", "")
    imported = record.replace("Everyday Singers", "Other Singers") + "imported: {source: A list}\n"
    edition = publish({"activities/singers.yaml": record, "activities/others.yaml": imported}).edition

    services = {service["name"]: service for service in details_in(answers_of(edition))}

    assert services["Everyday Singers"]["eligibility_description"] == "Open to anyone."
    assert "Who: Open to anyone." in services["Everyday Singers"]["description"]
    assert "eligibility_description" not in services["Other Singers"]
    assert "Who:" not in services["Other Singers"]["description"]
