"""fingerpost locate against a geocoder that answers, and against one that does not."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from click.testing import CliRunner, Result
from geopy.extra.rate_limiter import RateLimiter

from fingerpost.cli.locate import command
from fingerpost.geography.geocode import GeocoderDownError, open_geocoder, places_to_locate
from fingerpost.geography.postcodes.make_table import PostcodeAreas, make_table, write_table
from fingerpost.geography.postcodes.postcode_unit import Unit
from fingerpost.geography.postcodes.source import PostcodeSource
from fingerpost.reading.read import read_directory
from fingerpost.stewardship.locate_places import LocateResult, locate
from tests.checks.test_history import git

LINE = "location: {lat: 51.23080, lon: -2.32010, from: geocoder}"
SETTINGS = """\
title: Test
site: https://directory.example.org/
country: GB
area: {name: Mendip, bounds: {south: 51.05, west: -2.85, north: 51.35, east: -2.2}}
editors: {name: Editors, email: hello@example.org}
"""
ACTIVITY = """\
name: Safe talk
summary: Somebody to talk to in private, by phone or in person.
categories: [refuge]
sessions:
  - {place: new-hall, repeats: by-arrangement}
contact: {phone: 01632 960123}
checked: {on: 2026-10-01, how: phone}
"""


def _nominatim() -> ModuleType:
    spec = importlib.util.spec_from_file_location("nominatim", Path(__file__).with_name("nominatim.py"))
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    # dataclasses look their module up by name
    import sys

    sys.modules["nominatim"] = module
    spec.loader.exec_module(module)
    return module


nominatim = _nominatim()


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[nominatim.Server]:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    with nominatim.running() as running:
        yield running


@pytest.fixture(autouse=True)
def pauses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The seconds that were waited between two requests, by a clock that goes on only while somebody waits."""
    pauses: list[float] = []
    monkeypatch.setattr(RateLimiter, "_clock", lambda _: sum(pauses))
    monkeypatch.setattr(RateLimiter, "_sleep", lambda _, seconds: pauses.append(seconds))
    return pauses


@pytest.fixture
def assets(tmp_path: Path) -> Path:
    folder = tmp_path / "assets"
    for name in ("places", "activities", "groups", "vocabulary"):
        (folder / name).mkdir(parents=True)
    (folder / "directory.yaml").write_text(SETTINGS)
    (folder / "vocabulary" / "categories.yaml").write_text(
        "lunch-club: {name: Lunch clubs}\nrefuge: {name: Refuges, sensitive: true}\n"
    )
    return folder


def add_place(assets: Path, place: str, more: str = "") -> Path:
    path = assets / "places" / f"{place}.yaml"
    path.write_text(f"name: {place}  # a comment\ntown: Frome\nkind: hall\naddress: [1 {place} Street]\n{more}")
    return path


def add_table(assets: Path) -> None:
    source = PostcodeSource(Path("x.zip"), "code-point", "2026", ())
    table = make_table([Unit("BA11 1AA", 51.2298, -2.3208)], areas=PostcodeAreas.parse("BA11"), source=source)
    write_table(assets / "postcodes", table)


def run(
    assets: Path, server: nominatim.Server, *, limit: int = 50, after: str = "", wait: float = 0.0, patience: float = 60
) -> LocateResult:
    directory, problems = read_directory(assets)
    assert not [problem for problem in problems if problem.is_error]
    ask = open_geocoder(
        user_agent="fingerpost/test", country="GB", server=server.address, seconds_between=wait, timeout=patience
    )
    places = places_to_locate(directory)
    return locate(directory, places, ask, limit=limit, after=after, tell=lambda line: None, left_out={})


def invoke(assets: Path, *args: object) -> Result:
    return CliRunner().invoke(command, ["--assets", str(assets), *map(str, args)])


def test_what_the_geocoder_finds_is_written_into_the_record(assets: Path, server: nominatim.Server) -> None:
    path = add_place(assets, "old-dairy")
    server.answers = {"old-dairy": [nominatim.FROME]}

    outcome = run(assets, server)

    assert (outcome.by_geocoder, outcome.is_complete) == (1, True)
    assert path.read_text() == (
        f"name: old-dairy  # a comment\ntown: Frome\n{LINE}\nkind: hall\naddress: [1 old-dairy Street]\n"
    )


def test_what_was_written_is_read_as_the_position(assets: Path, server: nominatim.Server) -> None:
    add_place(assets, "old-dairy")
    server.answers = {"old-dairy": [nominatim.FROME]}
    run(assets, server)

    directory, problems = read_directory(assets)
    location = directory.places["old-dairy"].location

    assert not problems
    assert location and (location.lat, location.lon, location.source) == (51.2308, -2.3201, "geocoder")


def test_a_second_run_asks_nothing(assets: Path, server: nominatim.Server) -> None:
    add_place(assets, "old-dairy")
    server.answers = {"old-dairy": [nominatim.FROME]}
    run(assets, server)

    run(assets, server)

    assert len(server.questions) == 1


def test_the_geocoder_is_told_who_asks_and_for_which_country(assets: Path, server: nominatim.Server) -> None:
    add_place(assets, "old-dairy")
    server.answers = {"old-dairy": [nominatim.FROME]}

    result = invoke(assets, "--server", server.address)

    assert result.exit_code == 0, result.output
    assert server.headers[0]["User-Agent"] == "fingerpost/0.1.0 (+https://directory.example.org/)"
    assert server.parameters[0]["countrycodes"] == ["gb"]
    assert "© OpenStreetMap contributors" in result.output


def test_the_postcode_table_is_asked_first(assets: Path, server: nominatim.Server) -> None:
    path = add_place(assets, "old-dairy", "postcode: BA11 1AA\n")
    add_table(assets)

    outcome = run(assets, server)

    assert (outcome.by_postcode, server.questions) == (1, [])
    assert path.read_text().endswith("postcode: BA11 1AA\nlocation: {lat: 51.2298, lon: -2.3208, from: postcode}\n")


def test_the_name_and_town_are_asked_when_the_address_is_not_known(assets: Path, server: nominatim.Server) -> None:
    add_place(assets, "old-dairy")
    server.answers = {"Street": [], "old-dairy, Frome": [nominatim.FROME]}

    outcome = run(assets, server)

    assert (outcome.by_geocoder, server.questions) == (1, ["1 old-dairy Street, Frome", "old-dairy, Frome"])


def test_a_place_that_is_not_known_stays_as_it_is(assets: Path, server: nominatim.Server) -> None:
    path = add_place(assets, "old-dairy")
    before = path.read_bytes()

    result = invoke(assets, "--server", server.address)

    assert (result.exit_code, path.read_bytes()) == (1, before)
    assert "old-dairy.yaml: not found: the geocoder does not know it." in result.output


@pytest.mark.parametrize("wrong", ["NEW_YORK", "LEEDS"])
def test_an_answer_in_another_country_or_outside_the_area_is_not_believed(
    assets: Path, server: nominatim.Server, wrong: str
) -> None:
    path = add_place(assets, "old-dairy")
    before = path.read_bytes()
    server.answers = {"old-dairy": [getattr(nominatim, wrong)]}

    assert run(assets, server).not_found == 1
    assert path.read_bytes() == before


def test_the_first_answer_inside_the_area_is_taken(assets: Path, server: nominatim.Server) -> None:
    path = add_place(assets, "old-dairy")
    server.answers = {"old-dairy": [nominatim.LEEDS, nominatim.FROME]}

    run(assets, server)

    assert LINE in path.read_text()


@pytest.mark.parametrize(
    ("mode", "words"),
    [
        ("403", "it refuses to answer us (403)"),
        ("429", "it says that it is asked too often (429)"),
        ("500", "it answered with an error"),
        ("503", "it did not answer in time"),
        ("html", "it answered with a web page or something else that is no answer"),
        ("odd", "its answer is not that of a geocoder"),
        ("slow", "it did not answer in time"),
        ("dribbling-text", "it did not answer in time"),
        ("dribbling-headers", "it did not answer in time"),
        ("too-long", "it sent more than 64 KB, which is no answer"),
        ("too-long-error", "it answered with an error"),
        ("packed", "it answered with a web page or something else that is no answer"),
        ("nested", "its answer is not that of a geocoder"),
    ],
)
def test_an_outage_is_reported_and_changes_no_file(
    assets: Path, server: nominatim.Server, mode: str, words: str
) -> None:
    paths = [add_place(assets, name) for name in ("old-dairy", "new-hall")]
    before = [path.read_bytes() for path in paths]
    server.mode = mode

    # A busy machine may take long over an answer, but these are never whole.
    outcome = run(assets, server, patience=0.5 if mode in ("slow", "dribbling-text", "dribbling-headers") else 60)

    assert (outcome.outage, outcome.not_asked, outcome.not_found) == (words, 2, 0)
    assert [path.read_bytes() for path in paths] == before
    assert len(server.questions) == 1  # a geocoder in trouble is not asked again
    assert sorted(path.name for path in (assets / "places").iterdir()) == ["new-hall.yaml", "old-dairy.yaml"]


def test_the_time_for_an_answer_holds_over_a_redirect(assets: Path, server: nominatim.Server) -> None:
    add_place(assets, "old-dairy")
    server.mode = "moved-to-dribbling"

    assert run(assets, server, patience=1).outage == "it did not answer in time"
    assert len(server.questions) == 2  # the redirect was followed


def test_an_answer_of_just_the_greatest_length_is_read(assets: Path, server: nominatim.Server) -> None:
    path = add_place(assets, "old-dairy")
    server.answers, server.mode = {"old-dairy": [nominatim.FROME]}, "full"

    run(assets, server)

    assert LINE in path.read_text()


def test_a_geocoder_that_is_not_there_is_reported(assets: Path) -> None:
    ask = open_geocoder(user_agent="fingerpost/test", country="GB", server="http://127.0.0.1:9", timeout=2)

    with pytest.raises(GeocoderDownError, match="it cannot be reached"):
        ask("Frome")


def test_what_was_found_before_an_outage_is_kept_and_the_run_exits_with_one(
    assets: Path, server: nominatim.Server
) -> None:
    first, second = add_place(assets, "a-hall"), add_place(assets, "b-hall")
    server.answers = {"hall": [nominatim.FROME]}
    server.mode, server.fails_after = "500", 1

    result = invoke(assets, "--server", server.address)

    assert (result.exit_code, LINE in first.read_text(), LINE in second.read_text()) == (1, True, False)
    assert "The geocoder was of no use: it answered with an error." in result.stderr
    assert "Go on with: fingerpost locate --after a-hall" in result.stdout


def test_a_run_stops_at_its_limit_and_goes_on_after_it(assets: Path, server: nominatim.Server) -> None:
    for name in ("a-hall", "b-hall", "c-hall"):
        add_place(assets, name)

    first = run(assets, server, limit=2)
    second = run(assets, server, limit=2, after=first.last)

    assert (first.last, first.not_asked, second.last, second.not_asked) == ("b-hall", 1, "c-hall", 0)


def test_requests_are_a_second_apart(assets: Path, server: nominatim.Server, pauses: list[float]) -> None:
    add_place(assets, "old-dairy")

    run(assets, server, wait=1)

    assert len(server.questions) == 2
    assert pauses == [1]


def test_a_dry_run_asks_nobody_and_writes_nothing(assets: Path, server: nominatim.Server) -> None:
    path = add_place(assets, "old-dairy")
    before = path.read_bytes()

    result = invoke(assets, "--dry-run", "--server", server.address)

    assert (result.exit_code, server.questions, path.read_bytes()) == (1, [], before)
    assert "0 by their postcode, 1 to ask for. Nothing was written." in result.output


def test_a_dry_run_does_not_write_what_the_postcode_table_knows(assets: Path) -> None:
    path = add_place(assets, "old-dairy", "postcode: BA11 1AA\n")
    before = path.read_bytes()
    add_table(assets)

    result = invoke(assets, "--dry-run")

    assert (result.exit_code, path.read_bytes()) == (0, before)
    assert "1 by their postcode, 0 to ask for. Nothing was written." in result.output


@pytest.mark.parametrize(
    "more",
    ["sensitive: true\n", "closed: {on: 2026-01-01}\n", "location: {lat: 51.2, lon: -2.3, from: by-hand}\n"],
    ids=["sensitive", "closed", "located"],
)
def test_a_place_that_is_sensitive_closed_or_located_is_never_asked_for(
    assets: Path, server: nominatim.Server, more: str
) -> None:
    directory_before = add_place(assets, "old-dairy", more).read_bytes()
    add_place(assets, "new-hall")

    invoke(assets, "--server", server.address)

    assert server.questions and not any("old-dairy" in question for question in server.questions)
    assert (assets / "places" / "old-dairy.yaml").read_bytes() == directory_before


def test_a_place_of_a_sensitive_activity_is_never_asked_for(assets: Path, server: nominatim.Server) -> None:
    add_place(assets, "new-hall")
    (assets / "activities" / "safe-talk.yaml").write_text(ACTIVITY)

    result = invoke(assets, "--server", server.address)

    assert server.questions == []
    assert result.exit_code in (0, 2)  # 2 if the reader refuses the record, which names a place


def test_what_was_secret_or_is_held_is_never_asked_for(
    assets: Path, server: nominatim.Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(assets.parent)
    add_place(assets, "once-secret", "sensitive: true\n")
    safe_talk = assets / "activities" / "safe-talk.yaml"
    safe_talk.write_text(ACTIVITY.replace("place: new-hall, ", "") + "sensitive: true\n")
    git("init", "-q", "-b", "main")
    git("add", "-A")
    git("commit", "-q", "-m", "a beginning")
    paths = {
        "once-secret": add_place(assets, "once-secret"),
        "new-hall": add_place(assets, "new-hall"),  # named by what was secret
        "home-of-ann": add_place(assets, "home-of-ann"),
        "with-a-code": add_place(assets, "with-a-code", "access: {notes: The key safe code is 2580.}\n"),
    }
    safe_talk.write_text(ACTIVITY.replace("[refuge]", "[lunch-club]"))
    paths["home-of-ann"].write_text("name: Home of Ann Smith\ntown: Frome\naddress: [9 Quennell Street]\n")
    before = [path.read_bytes() for path in paths.values()]
    add_place(assets, "old-dairy")
    server.answers = {"": [nominatim.FROME]}

    result = invoke(assets, "--server", server.address)

    assert server.questions == ["1 old-dairy Street, Frome"], result.output  # the control: one of five
    assert result.exit_code == 1  # the others have no position
    assert [path.read_bytes() for path in paths.values()] == before
    for key, reason in {
        "once-secret": "where it is may be secret",
        "new-hall": "where it is may be secret",
        "home-of-ann": "it is not shown until a person has confirmed it",
        "with-a-code": "it has something to put right first",
    }.items():
        assert f"places/{key}.yaml: left out, because {reason}." in result.output
    assert "4 left out: nobody is asked about them. Run: fingerpost check" in result.output


def test_what_git_cannot_say_stops_the_run(
    assets: Path, server: nominatim.Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(assets.parent)
    add_place(assets, "new-hall")
    git("init", "-q")
    (assets.parent / ".git" / "HEAD").write_text("broken")

    result = invoke(assets, "--server", server.address)

    assert (result.exit_code, server.questions) == (2, [])
    assert "nobody knows what was secret" in result.stderr


def test_records_that_cannot_be_read_stop_the_run(assets: Path, server: nominatim.Server) -> None:
    add_place(assets, "new-hall")
    (assets / "activities" / "broken.yaml").write_text("name: [\n")

    result = invoke(assets, "--server", server.address)

    assert (result.exit_code, server.questions) == (2, [])
    assert "Run: fingerpost check" in result.stderr


@pytest.mark.parametrize("address", ["nominatim.example.org", "file:///etc/passwd", "http://", "http://[::1"])
def test_a_server_that_is_no_web_address_is_reported(assets: Path, address: str) -> None:
    result = invoke(assets, "--server", address)

    assert result.exit_code == 2
    assert "is not the address of a server" in result.stderr


def test_a_folder_that_is_not_there_is_reported(tmp_path: Path) -> None:
    result = invoke(tmp_path / "nowhere")

    assert result.exit_code == 2
    assert "There is no folder" in result.stderr


def test_help_shows_an_example(tmp_path: Path) -> None:
    assert "fingerpost locate --dry-run" in invoke(tmp_path, "--help").output
