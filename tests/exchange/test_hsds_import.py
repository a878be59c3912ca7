"""Other people's HSDS becomes records: their tables, files and APIs, as careless as they are."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from fingerpost.checks.everything import check_directory
from fingerpost.exchange.hsds.theirs import api as hsds_api
from fingerpost.exchange.hsds.theirs import tables as hsds_tables
from fingerpost.exchange.hsds.theirs.api import Fetching
from fingerpost.exchange.hsds.theirs.import_hsds import Wish, import_hsds
from fingerpost.exchange.hsds.theirs.schedules import Timetable, read_schedules
from fingerpost.exchange.imports.outcome import Outcome
from fingerpost.exchange.tables.table import TableError
from fingerpost.reading.read import read_directory
from fingerpost.records.directory import Directory
from tests.conftest import TODAY

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
needs_data = pytest.mark.skipif(not SHARED.is_dir(), reason="the real lists are not beside this checkout")
QUICKLY = Fetching(pause=0, timeout=20, private=True)

SERVICE = {
    "id": "s1",
    "name": "Tea &amp; talk",
    "description": "<p>Come for a cup of tea.</p>\\n<p>Bring a friend.</p>",
    "status": "",
    "organization": {"id": "o1", "name": "Tea Friends", "description": "People who like tea and company."},
    "phones": [{"number": "01632 960123"}],
    "service_at_locations": [
        {
            "id": "at",
            "location": {
                "id": "l1",
                "location_type": "physical",
                "name": "The Old Dairy",
                "addresses": [{"address_1": "Cork Lane", "city": "Frome", "postal_code": "ba111aa", "country": "GB"}],
            },
        }
    ],
    "schedules": [{"freq": "week", "weekday": "Thursday", "opens_at": "8:00am", "closes_at": "10:30:00"}],
    "attributes": [{"taxonomy_term": {"name": "Coffee mornings", "id": "t1"}}],
    "assured_date": "2026-05-06",
}


def bring(source: object, assets: Path, *, day: date = TODAY, **wish: Any) -> Outcome:
    """Import a value as a file, or what is at a path or an address."""
    if not isinstance(source, str | Path):
        file = assets.parent / "source.json"
        file.write_text(json.dumps(source), "utf-8")
        source = file
    return import_hsds(Wish(source=str(source), assets=assets, today=day, fetching=QUICKLY, **wish))


def read(assets: Path) -> Directory:
    directory, problems = read_directory(assets)
    assert problems == []
    return directory


def codes(outcome: Outcome) -> list[str]:
    return sorted({problem.code for problem in outcome.problems})


@pytest.fixture
def assets(tmp_path: Path) -> Path:
    folder = tmp_path / "assets"
    folder.mkdir()
    return folder


def test_a_service_becomes_an_activity_with_its_group_and_place(assets: Path) -> None:
    outcome = bring([SERVICE], assets, licence="OGL-UK-3.0", name="The council")

    directory = read(assets)
    activity = directory.activities["tea-and-talk"]
    session = activity.sessions[0]
    assert activity.name == "Tea & talk"
    assert activity.summary == "Come for a cup of tea. Bring a friend."
    assert activity.group == "tea-friends"
    assert (session.place, session.days[0].value, f"{session.starts:%H:%M}", f"{session.ends:%H:%M}") == (
        *("the-old-dairy", "thursday", "08:00", "10:30"),
    )
    assert directory.places["the-old-dairy"].postcode == "BA11 1AA"
    assert activity.checked.on == date(2026, 5, 6)
    assert activity.imported is not None
    assert (activity.imported.source, activity.imported.id, activity.imported.licence) == (
        *("The council", "s1", "OGL-UK-3.0"),
    )
    assert codes(outcome) == ["hsds-markup"]
    assert (outcome.rows, outcome.rows_used, outcome.rows_left_out) == (1, 1, 0)


@pytest.mark.parametrize(
    ("says", "day", "how"),
    [
        ({}, date(2026, 5, 6), ""),
        ({"assured_date": "", "last_modified": "2026-04-02"}, date(2026, 4, 2), "list"),
        ({"assured_date": ""}, TODAY, "list"),
    ],
)
def test_what_its_source_has_not_assured_is_of_a_list(assets: Path, says: dict[str, str], day: date, how: str) -> None:
    bring([SERVICE | says], assets)

    checked = read(assets).activities["tea-and-talk"].checked
    assert (checked.on, checked.how) == (day, how)


def test_categories_are_proposed_by_words_and_taken_from_the_file_once_confirmed(assets: Path) -> None:
    file = assets / "imports" / "map.yaml"
    bring([SERVICE], assets, categories=file)

    proposed = read(assets).activities["tea-and-talk"]
    assert proposed.categories == ("uncategorised",)
    assert "coffee-mornings" in file.read_text("utf-8").splitlines()[-1].partition("#")[2]
    file.write_text("Coffee mornings: [coffee-mornings, no-such-thing]\n", "utf-8")
    outcome = bring([SERVICE], assets, categories=file)

    assert outcome.changed == 1
    assert read(assets).activities["tea-and-talk"].categories == ("coffee-mornings",)
    assert "Coffee mornings: [coffee-mornings, no-such-thing]  # 1 service" in file.read_text("utf-8")


def test_a_second_import_updates_only_what_changed_there(assets: Path) -> None:
    other = SERVICE | {"id": "s2", "name": "Walk and talk"}
    bring([SERVICE, other], assets)
    edited = assets / "groups" / "tea-friends.yaml"
    edited.write_text(edited.read_text("utf-8") + "# ours\n", "utf-8")

    outcome = bring([SERVICE, other | {"name": "Walk, talk and tea"}], assets, day=date(2026, 12, 1))

    directory = read(assets)
    assert (outcome.changed, outcome.same, outcome.new) == (1, 3, {})
    assert directory.activities["walk-and-talk"].name == "Walk, talk and tea"
    fetched = {each.id: each.imported.fetched_on for each in directory.activities.values() if each.imported}
    assert fetched == {"tea-and-talk": TODAY, "walk-and-talk": date(2026, 12, 1)}
    assert edited.read_text("utf-8").endswith("# ours\n")
    assert bring([SERVICE], assets).unlisted == 1


@pytest.mark.parametrize(
    ("schedule", "session", "remark"),
    [
        (
            {"freq": "WEEKLY", "byday": "MO,TH", "opens_at": "9:00"},
            {"days": ["monday", "thursday"], "from": "09:00"},
            "",
        ),
        ({"weekday": "3", "opens_at": "09:00:00Z"}, {"days": ["wednesday"], "from": "09:00"}, ""),
        ({"freq": "DAILY", "opens_at": "0900", "closes_at": "5pm"}, {"from": "09:00", "to": "17:00"}, ""),
        ({"freq": "MONTHLY", "byday": "2TU,-1TU"}, {"repeats": "monthly", "weeks": ["second", "last"]}, ""),
        ({"freq": "MONTHLY", "bymonthday": "1,15"}, {"repeats": "monthly", "month_days": [1, 15]}, ""),
        ({"freq": "MONTHLY", "bymonthday": "-5"}, None, "hsds-month-day"),
        ({"freq": "WEEKLY", "byday": "MO", "bymonthday": "2"}, {"days": ["monday"]}, "hsds-month-day"),
        ({"freq": "WEEKLY", "interval": 2, "byday": "FR", "dtstart": "2026-01-02"}, {"every": 2}, ""),
        ({"freq": "WEEKLY", "interval": 2, "byday": "FR"}, {"repeats": "unknown"}, "hsds-interval"),
        ({"freq": "WEEKLY", "byday": "FR", "dtstart": "2026-01-02", "count": 3}, {"ends_on": "2026-01-16"}, ""),
        ({"freq": "WEEKLY", "byday": "FR", "until": "2026-02-30"}, {"days": ["friday"]}, "hsds-day-unclear"),
        ({"dtstart": "2026-01-02T00:00:00", "opens_at": "10:00"}, {"repeats": "once", "starts_on": "2026-01-02"}, ""),
        ({"byday": "MO", "opens_at": "22:00", "closes_at": "01:00"}, {"to": "01:00", "ends_next_day": True}, ""),
        ({"byday": "MO", "opens_at": "00:00", "closes_at": "23:59"}, {"from": "00:00", "to": "24:00"}, ""),
        ({"byday": "MO", "opens_at": "10:00+01:00"}, {"from": "10:00"}, "hsds-offset"),
        ({"byday": "MO", "opens_at": "25:00"}, {"days": ["monday"]}, "hsds-time-unclear"),
        ({"byday": "Moonday"}, None, "hsds-day-unclear"),
        ({"freq": "YEARLY", "description": "In May"}, {"repeats": "unknown", "notes": "In May"}, "hsds-rule-unclear"),
        ({"id": ""}, None, "hsds-schedule-empty"),
    ],
)
def test_schedules_as_feeds_write_them(schedule: dict[str, Any], session: dict[str, Any] | None, remark: str) -> None:
    table = read_schedules([schedule], {})

    assert table.sessions == [] if session is None else session.items() <= table.sessions[0].items()
    assert remark in [code for code, _ in table.remarks] if remark else table.remarks == []


def test_weekdays_with_the_same_hours_are_one_session() -> None:
    rows = [{"weekday": day, "opens_at": "9:00", "closes_at": "17:00"} for day in ("Tuesday", "Monday")]

    table: Timetable = read_schedules([*rows, {"weekday": "Friday", "opens_at": "9:00", "closes_at": "16:00"}], {})

    assert [session["days"] for session in table.sessions] == [["monday", "tuesday"], ["friday"]]


def tables(rows: Mapping[str, list[dict[str, str]]]) -> dict[str, str]:
    files = {}
    for name, each in rows.items():
        text = io.StringIO()
        writer = csv.DictWriter(text, list(each[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(each)
        files[f"{name}.csv"] = text.getvalue()
    return files


OLD = {
    "organizations": [{"id": "7", "name": "Tea Friends", "description": "People who like tea and company."}],
    "services": [
        {
            "id": "1",
            "organization_id": "7",
            "name": "Tea and talk",
            "status": "active",
            "description": "Tea for all of us.",
        },
        {
            "id": "2",
            "organization_id": "99",
            "name": "Lost",
            "status": "",
            "description": "Of an unknown organisation.",
        },
        {
            "id": "3",
            "organization_id": "7",
            "name": "Old club",
            "status": "inactive",
            "description": "It has ended now.",
        },
    ],
    "locations": [{"id": "4", "organization_id": "7", "name": "Hall"}],
    "physical_addresses": [{"id": "", "location_id": "4", "address_1": "Cork Lane", "city": "Frome"}],
    "services_at_location": [{"id": "5", "service_id": "1", "location_id": "4"}],
    "phones": [{"id": "", "service_id": service, "number": "01632 960123"} for service in ("1", "2", "88")],
    "regular_schedules": [
        {"id": "", "service_id": "1", "weekday": "Monday", "opens_at": "9:00", "closes_at": "11:00"},
    ],
    "made_up": [{"id": "1"}],
}


@pytest.mark.parametrize("packed", [False, True])
def test_tables_that_point_at_each_other(assets: Path, *, packed: bool) -> None:
    folder = assets.parent / "package"
    source = assets.parent / "package.zip" if packed else folder
    if packed:
        with zipfile.ZipFile(source, "w") as file:
            for name, text in tables(OLD).items():
                file.writestr(f"inside/{name}", text)
    else:
        folder.mkdir()
        for name, text in tables(OLD).items():
            (folder / name).write_text(text, "utf-8")

    outcome = bring(source, assets)

    directory = read(assets)
    assert directory.activities.keys() == {"tea-and-talk", "lost"}
    assert directory.activities["tea-and-talk"].sessions[0].place == "hall"
    assert directory.activities["lost"].group == ""
    assert outcome.skipped == {"inactive in the source": 1}
    assert codes(outcome) == ["hsds-link-lost", "hsds-organization", "hsds-table"]
    lost = next(problem for problem in outcome.problems if problem.code == "hsds-link-lost")
    assert str(lost.span) == "phones.csv:4:1"


def test_what_is_no_hsds_is_refused_and_nothing_written(assets: Path) -> None:
    (assets.parent / "broken.zip").write_bytes(b"no zip")
    for source in (assets.parent / "none", assets.parent / "broken.zip", assets):
        with pytest.raises(TableError):
            bring(source, assets)
    with pytest.raises(TableError):
        bring({"hello": 1}, assets)
    assert list(assets.iterdir()) == []


Answer = tuple[int, Any]


@contextmanager
def serving(
    answer: Callable[[str], Answer], *, later: str = "0", reason: str | None = None
) -> Iterator[tuple[str, list[str]]]:
    """An API on this machine, and what it was asked."""
    requests: list[str] = []

    class Api(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            requests.append(self.path)
            code, value = answer(self.path)
            content = value if isinstance(value, bytes) else json.dumps(value).encode()
            self.send_response(code, reason)
            self.send_header("Retry-After", later)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *words: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Api)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/api", requests
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


SHALLOW = [{"id": f"s{number}", "name": f"Tea {number}", "status": "active"} for number in range(3)]


def paged(path: str) -> Answer:
    """Pages of two, in the envelope of 1.0, without the parts of a service; one service is lost."""
    if "/services" not in path:
        return 404, {}
    if "/services/" in path:
        number = path.rpartition("s")[2]
        return (404, {}) if number == "2" else (200, SERVICE | {"id": f"s{number}", "name": f"Tea {number}"})
    start = 2 * (int(path.rpartition("page=")[2]) - 1)
    return 200, {"totalElements": 3, "totalPages": 2, "number": start // 2 + 1, "content": SHALLOW[start : start + 2]}


def test_an_api_is_read_page_by_page_and_then_one_by_one(assets: Path) -> None:
    with serving(paged) as (address, requests):
        outcome = bring(f"{address}/services", assets)

    assert requests == [
        *("/api/services?page=1", "/api/services?page=2"),
        *("/api/services/s0", "/api/services/s1", "/api/services/s2"),
        *("/api/organizations?page=1", "/api/locations?page=1"),  # which it has not
    ]
    assert read(assets).activities.keys() == {"tea-0", "tea-1"}
    assert {"hsds-not-whole", "hsds-left-out"} <= set(codes(outcome))


def test_an_import_that_was_stopped_goes_on_where_it_was(assets: Path) -> None:
    down = ["page=2"]

    def answer(path: str) -> Answer:
        return (403, {}) if down and path.endswith(down[0]) else paged(path)

    with serving(answer) as (address, requests):
        with pytest.raises(TableError):
            bring(address, assets)
        assert list(assets.iterdir()) == []
        down.clear()
        requests.clear()
        bring(address, assets)
        assert requests[0] == "/api/services?page=2"
        requests.clear()
        bring(address, assets)  # it was finished, so everything is asked anew
        assert requests[0] == "/api/services?page=1"


def test_a_busy_server_is_asked_again(assets: Path) -> None:
    times: list[str] = []

    def answer(path: str) -> Answer:
        times.append(path)
        return (503, {}) if times.count(path) == 1 else (200, [SERVICE])

    with serving(answer) as (address, requests):
        bring(address, assets)

    assert requests[:2] == ["/api/services?page=1"] * 2
    assert "tea-and-talk" in read(assets).activities


@pytest.mark.parametrize("later", ["\u00b2", "-1", "soon"])
def test_a_server_that_says_no_time_to_come_again_is_asked_again_all_the_same(assets: Path, later: str) -> None:
    answers = iter([(503, {})])

    with serving(lambda _: next(answers, (200, [SERVICE])), later=later) as (address, _):
        bring(address, assets)

    assert "tea-and-talk" in read(assets).activities


def test_what_a_server_says_of_itself_is_one_short_line_without_signs_that_a_terminal_obeys(assets: Path) -> None:
    evil = "No\x1b[2J\x07 " + "such " * 60
    with serving(lambda _: (404, {}), reason=evil) as (address, _), pytest.raises(TableError) as error:
        bring(address, assets)

    message = error.value.problem.message
    assert "[U+001B]" in message
    assert message.isprintable()
    assert len(message) < 180


def test_a_host_of_plain_files_that_says_it_has_pages_is_noticed(assets: Path) -> None:
    page = {"total_pages": 5, "contents": [SERVICE]}
    with serving(lambda path: (200, page) if "services" in path else (404, {})) as (address, requests):
        outcome = bring(address, assets)

    assert [path for path in requests if "services" in path] == ["/api/services?page=1", "/api/services?page=2"]
    assert "hsds-same-page" in codes(outcome)


def test_an_address_of_ones_own_network_is_only_asked_if_somebody_wants_that(assets: Path) -> None:
    with serving(lambda _: (200, [SERVICE])) as (address, requests), pytest.raises(TableError) as error:
        import_hsds(Wish(source=address, assets=assets, today=TODAY, fetching=Fetching(pause=0, private=False)))

    assert error.value.problem.code == "hsds-private-address"
    assert requests == []


def test_a_public_address_that_leads_to_ones_own_network_is_not_followed(assets: Path) -> None:
    with pytest.raises(TableError):
        bring("file:///etc/hostname", assets)
    with pytest.raises(TableError):
        bring("https://somebody:secret@example.org/api", assets)


@needs_data
@pytest.mark.parametrize(
    ("source", "services", "used", "records"),
    [
        ("data/us_ilao_hsds/output", 430, 428, 461),
        ("data/uk_bucks_outpost/services.json", 20, 17, 43),
        ("data/hsds_sample_small/all_resources", 13, 10, 21),
        ("data/ohana_sample_csv", 23, 21, 50),
        ("standards/hsds-3.0/examples/service_full.json", 1, 1, 3),
        ("standards/hsds-3.0/examples/tabular.json", 1, 1, 3),
        ("standards/oruk-official/examples/service_full.json", 1, 1, 3),
    ],
)
def test_real_lists(assets: Path, source: str, services: int, used: int, records: int) -> None:
    outcome = bring(SHARED / source, assets)

    assert (outcome.rows, outcome.rows_used) == (services, used)
    directory = read(assets)
    assert len(directory.activities) + len(directory.groups) + len(directory.places) == records
    assert len([problem for problem in outcome.problems if problem.is_error]) == outcome.rows_left_out
    if records < 100:
        assert bring(SHARED / source, assets, day=date(2027, 1, 1)).same == records


@needs_data
@pytest.mark.parametrize("mocks", ["Default", "Warn", "Test", "Fail"])
def test_the_mocks_of_the_validator_are_read_through_an_api(assets: Path, mocks: str) -> None:
    folder = SHARED / "standards" / "oruk-validator-mocks" / f"V3.0-UK-{mocks}"

    def answer(path: str) -> Answer:
        if "/services" not in path:
            return 404, {}
        name = "service_list" if "/services?" in path else "service_full"
        return 200, (folder / f"{name}.json").read_bytes()

    with serving(answer) as (address, _):
        outcome = bring(address, assets)

    assert outcome.rows >= 1
    assert len(read(assets).activities) == outcome.rows_used


def test_an_id_of_any_characters_is_asked_for_and_an_odd_address_refused(assets: Path) -> None:
    names = {"/api/services/caf%C3%A9%2F1%20%3F": SERVICE | {"id": "café/1 ?"}}
    shallow = [{"id": "café/1 ?", "name": "Tea", "status": "active"}]
    with serving(lambda path: (200, names.get(path, shallow if "services?" in path else []))) as (address, requests):
        outcome = bring(address, assets)
        for odd in ("http://[/api", "http://example.org:port/api", f"https://{'a' * 70}.example.org/api"):
            with pytest.raises(TableError):
                bring(odd, assets)

    assert "/api/services/caf%C3%A9%2F1%20%3F" in requests
    assert "hsds-not-whole" not in codes(outcome)
    assert list(read(assets).activities) == ["tea-and-talk"]


def test_a_table_that_is_too_long_is_named(assets: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hsds_tables, "LARGEST_FILE", 450)
    for name, text in tables(OLD).items():
        (assets.parent / name).write_text(text + "\n" * 500 * (name == "phones.csv"), "utf-8")

    outcome = bring(assets.parent, assets)

    assert [problem.span.file for problem in outcome.problems if "is larger than" in problem.message] == ["phones.csv"]


@pytest.mark.parametrize(("limit", "most"), [("MOST_ANSWERS", 40), ("MOST_BYTES_IN_ALL", 4_000)])
@pytest.mark.parametrize("part", ["pages", "services", "organizations"])
def test_an_api_without_an_end_is_left(
    assets: Path, monkeypatch: pytest.MonkeyPatch, limit: str, most: int, part: str
) -> None:
    monkeypatch.setattr(hsds_api, limit, most)

    def answer(path: str) -> Answer:
        number = int("0" + path.rpartition("page=")[2]) if "page=" in path else 0
        name = path.split("/")[2].partition("?")[0]
        if "/services/" in path:
            return 200, SERVICE | {"id": path.rpartition("/")[2]}
        goes_on = part in (name, "pages") and part != "services"
        ids = range(number * 300, number * 300 + 300) if part == "services" and name == "services" else [number]
        return 200, {
            "total_pages": 10**9 if goes_on else 1,
            "contents": [{"id": f"x{id_}", "name": "Tea"} for id_ in ids],
        }

    with serving(answer) as (address, requests), pytest.raises(TableError) as error:
        bring(address, assets)

    assert "goes on after" in error.value.problem.message
    assert len(requests) < 60
    assert list(assets.iterdir()) == []


def test_a_merge_with_an_edited_record_that_would_be_an_error_is_not_written(assets: Path) -> None:
    bring([SERVICE], assets)
    edited = assets / "activities" / "tea-and-talk.yaml"
    text = edited.read_text("utf-8").replace("- place: the-old-dairy\n  repeats", "- repeats")
    edited.write_text(text + "sensitive: yes\n", "utf-8")
    before = edited.read_text("utf-8")

    outcome = bring([SERVICE | {"description": "Come for tea in The Old Dairy, all of you."}], assets)

    assert (edited.read_text("utf-8"), outcome.edited, outcome.changed) == (before, 1, 0)
    edited.write_text(before.replace("  fetched_on: 2026", "  fetched_on: 2026-13-45 # 2026"), "utf-8")
    assert bring([SERVICE], assets).changed == 0


def test_the_place_of_a_service_in_a_sensitive_category_does_not_come_in(assets: Path) -> None:
    bring([SERVICE | {"id": "s0", "name": "Other", "service_at_locations": []}], assets)
    vocabulary = assets / "vocabulary" / "categories.yaml"
    vocabulary.write_text(vocabulary.read_text("utf-8") + "\nsafe-homes: {name: Safe homes, sensitive: yes}\n", "utf-8")
    file = assets / "imports" / "map.yaml"
    file.write_text("Coffee mornings: [safe-homes]\n", "utf-8")
    hall = {"location": {"id": "l2", "name": "Town Hall", "addresses": [{"city": "Frome"}]}}
    named = "We are next to Town Hall. Ring us first."
    services = [
        SERVICE | {"description": "Ring us, and we will talk with you.", "alert": named},
        SERVICE | {"id": "s2", "name": "Walk", "attributes": [], "service_at_locations": [hall]},
    ]

    outcome = bring(services, assets, categories=file)

    directory = read(assets)
    assert list(directory.places) == ["town-hall"]
    assert not any(problem.is_error for problem in check_directory(directory, today=TODAY, jobs=1))
    assert directory.activities["tea-and-talk"].description == ""
    assert {"sensitive-place", "sensitive-place-name"} & set(codes(outcome))
    assert bring(services, assets, categories=file, day=date(2026, 12, 1)).changed == 0


def test_the_areas_of_a_service_are_those_that_the_directory_has_by_name(assets: Path) -> None:
    (assets / "vocabulary").mkdir()
    (assets / "vocabulary" / "areas.yaml").write_text("st-cuthberts-out: {name: St Cuthbert's Out}\n", "utf-8")
    areas = [{"name": "St. Cuthbert's Out"}, {"name": "Everywhere else"}]

    outcome = bring([SERVICE | {"service_areas": areas}], assets)

    activity = read(assets).activities["tea-and-talk"]
    assert activity.serves == ("st-cuthberts-out",)
    assert "Everywhere else" in activity.description
    assert "hsds-area" in codes(outcome)


def test_a_service_that_is_no_longer_offered_is_held_back_here_too(assets: Path) -> None:
    folder = assets.parent / "package"
    folder.mkdir()
    for name, text in tables(OLD).items():
        (folder / name).write_text(text, "utf-8")
    bring(folder, assets)
    services = folder / "services.csv"
    services.write_text(services.read_text("utf-8").replace(",active,", ",defunct,"), "utf-8")

    outcome = bring(folder, assets)

    assert outcome.skipped == {"inactive in the source": 1, "defunct in the source": 1}
    assert (outcome.withdrawn, outcome.unlisted) == (1, 0)
    assert read(assets).activities["tea-and-talk"].imported.withdrawn is not None


def test_what_may_be_a_refuge_comes_in_without_what_says_where_it_is(assets: Path) -> None:
    source = assets.parent / "refuges.json"
    at = {
        "id": "l1",
        "name": "Rose Court",
        "addresses": [{"address_1": "14 Hill Road", "city": "Frome", "postal_code": "BA11 1AB"}],
    }
    hall = {
        "id": "l2",
        "name": "Mill Hall",
        "addresses": [{"address_1": "3 Mill Lane", "city": "Frome", "postal_code": "BA11 1AA"}],
    }
    house = {"id": "l3", "name": "Sahara Refuge", "addresses": [{"address_1": "16 Hill Road", "city": "Frome"}]}

    def service(number: int, name: str, text: str, location: dict[str, Any]) -> dict[str, Any]:
        return {
            **{"id": str(number), "name": name, "status": "active", "description": text},
            "phones": [{"number": "01632 960123"}],
            "service_at_locations": [{"id": f"at{number}", "location": location}],
        }

    services = [
        service(1, "Sahara Refuge", "A place for women who fled from violence. We are at 14 Hill Road.", at),
        service(2, "Tea and talk", "Tea for all of us at 3 Mill Lane, each week.", hall),
        service(3, "Housing", "Somewhere to stay when you have to leave.", house),
    ]
    source.write_text(json.dumps(services), "utf-8")

    outcome = bring(source, assets)

    text = "".join(path.read_text("utf-8") for path in assets.glob("*/*.yaml"))
    assert "Hill Road" not in text
    assert "Rose Court" not in text
    assert "Mill Lane" in text  # the control
    assert read(assets).places.keys() == {"mill-hall"}
    assert codes(outcome) == ["sensitive-place", "sensitive-words"]


def test_a_service_that_says_that_it_is_not_to_be_published_does_not_come_in(assets: Path) -> None:
    source = assets.parent / "services.json"
    about = {"status": "active", "phones": [{"number": "01632 960123"}]}
    services = [
        {**about, "id": "1", "name": "Tea", "description": "Tea for all of us, each week."},
        {**about, "id": "2", "name": "Supper", "description": "At Jo's house, each week. Please do not publish."},
        {**about, "id": "3", "name": "Elders - not for website", "description": "Talk for all of us, each week."},
    ]
    source.write_text(json.dumps(services), "utf-8")

    outcome = bring(source, assets)

    assert read(assets).activities.keys() == {"tea"}
    assert outcome.skipped == {"its own words say that it is not to be published": 2}
