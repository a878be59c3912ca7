"""When one record cannot be made, for a reason that nobody thought of, the build names it and leaves the old site."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from fingerpost import cli
from fingerpost.checks import everything
from fingerpost.cli.generator import mkdocs
from fingerpost.exchange.ical import calendars
from fingerpost.files.mark import write_mark
from fingerpost.pages import kinds
from fingerpost.pages.kinds import browse_towns
from fingerpost.publish.build import build_site
from fingerpost.reading import read_records
from fingerpost.reading.at_fault import RecordFailed, failure_of
from fingerpost.reading.read import read_directory
from fingerpost.search.index import columns, documents
from tests.conftest import OpenSite

pytestmark = pytest.mark.usefixtures("short_handbook")

TALK = (
    "name: Talk {n}\nsummary: Talk with people who know this town, {n}.\ngroup: connectors\n"
    "categories: [talking-cafe]\nsessions: [{{place: old-dairy, repeats: weekly, days: [friday], from: 10:00}}]\n"
    "contact: {{phone: 01632 960125}}\nchecked: {{on: 2026-10-01, how: phone}}\n"
)
RECORDS = {f"activities/talk-{n}.yaml": TALK.format(n=n) for n in range(4)}
FAULTY, FAULTY_NAME = "talk-2", "Talk 2"


def failing(make: Callable[..., Any]) -> Callable[..., Any]:
    """A maker that fails for one record, and makes all others as ever."""

    def maker(*arguments: Any, **options: Any) -> Any:
        if any(getattr(getattr(each, "record", each), "id", each) in (FAULTY, FAULTY_NAME) for each in arguments):
            raise KeyError("private words of a record")
        return make(*arguments, **options)

    return maker


# Where a fault is planted, and what cannot be done then.
PLANTED = {
    "a record is read": (read_records._MAKERS, "activity", "could not be read"),
    "a record is checked": (everything, "check_dates", "could not be checked"),
    "a page is gathered": (kinds, "activity_page", "could not be made into a page"),
    "a page is rendered": (None, "", "could not be made into a page"),
    "a row of a list": (browse_towns, "activity_row", "could not be made into a page"),
    "words for the search": (documents, "_fields_of", "could not be made ready for the search"),
    "columns for the search": (columns.Columns, "_session_facts", "could not be made ready for the search"),
    "a calendar is put together": (calendars, "text", "could not be read"),
}
IN_PROCESSES = ("a record is checked", "a page is gathered", "words for the search")  # of their own


def plant(monkeypatch: pytest.MonkeyPatch, where: str) -> str:
    room, name, what = PLANTED[where]
    if room is None:
        monkeypatch.setattr("fingerpost.pages.render.stamp.render_main", _failing_render)
    elif isinstance(room, dict):
        monkeypatch.setitem(room, name, failing(room[name]))
    else:
        monkeypatch.setattr(room, name, failing(getattr(room, name)))
    return what


def _failing_render(page: Any, edition: Any) -> str:
    from fingerpost.pages.render.render import render_main

    if page.address == f"/a/{FAULTY}/":
        raise KeyError("private words of a record")
    return render_main(page, edition)


@pytest.mark.parametrize(
    ("where", "jobs"), [*((where, 1) for where in PLANTED), *((where, 2) for where in IN_PROCESSES)]
)
def test_the_build_names_the_record_it_was_at(
    where: str, jobs: int, site: OpenSite, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assets = site(RECORDS).assets
    old = Path("site") / "index.html"
    old.parent.mkdir()
    old.write_text("old")
    write_mark(old.parent)
    for room in ("publish.workers", "reading.workers", "checks.slices"):
        monkeypatch.setattr(f"fingerpost.{room}.WORTH_IT", 1)
    what = plant(monkeypatch, where)

    code = build_site(
        Path("assets"), Path("site"), generator=mkdocs, profile=False, allow_empty=False, jobs=jobs, use_cache=False
    )

    output = capsys.readouterr().err
    assert f"fingerpost build: assets/activities/{FAULTY}.yaml {what} (" in output
    assert "The old site stays." in output
    assert "private words" not in output
    assert (code, old.read_text()) == (2, "old")
    assert assets.is_dir()


def test_without_a_fault_the_same_directory_is_built(site: OpenSite) -> None:
    site(RECORDS)

    assert (
        build_site(
            Path("assets"), Path("site"), generator=mkdocs, profile=False, allow_empty=False, jobs=1, use_cache=False
        )
        == 0
    )


def test_any_command_names_the_record(
    site: OpenSite, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    site(RECORDS)
    plant(monkeypatch, "a record is checked")
    monkeypatch.setattr("sys.argv", ["fingerpost", "check"])

    with pytest.raises(SystemExit) as ended:
        cli.main()

    output = capsys.readouterr().err
    assert f"fingerpost: assets/activities/{FAULTY}.yaml could not be checked" in output
    assert ended.value.code == 2


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (OverflowError("1926"), "larger than Fingerpost can count"),
        (UnicodeEncodeError("utf-8", "\ud800", 0, 1, "secret"), "cannot be written"),
        (KeyError("secret"), "KeyError"),
    ],
)
def test_why_is_said_without_what_the_record_says(error: Exception, words: str, site: OpenSite) -> None:
    record = read_directory(site({}).assets)[0].activities["chat"]

    def make(activity: object) -> None:
        raise error

    with pytest.raises(type(error)) as raised:
        make(record)

    failure = failure_of(raised.value)
    assert failure is not None
    assert failure.file == "assets/activities/chat.yaml"
    assert words in str(failure)
    assert "secret" not in str(failure)


def test_where_no_record_was_in_hand_none_is_named() -> None:
    with pytest.raises(KeyError) as raised:
        {}["x"]

    assert failure_of(raised.value) is None


def test_what_a_process_says_of_a_record_arrives_whole() -> None:
    import pickle

    failure = RecordFailed("assets/places/x.yaml", "could not be read", "something")

    assert str(pickle.loads(pickle.dumps(failure))) == str(failure)
