"""Tiny whole directories, written where a test runs: the settings, two or three words, and the records it names."""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import count
from pathlib import Path

import pytest
from hypothesis import settings

from fingerpost.cache import folder as cache_folders
from fingerpost.cache.place import VARIABLE
from fingerpost.cli.generator import mkdocs
from fingerpost.publish.report import Report, check_folder
from fingerpost.search.index import families
from fingerpost.search.index.families import _stemmer as stemmer
from tests.nightly import NIGHTLY
from tests.once import folder_of_run
from tests.short_handbook import short_handbook
from tests.templates import VARIABLE as TEMPLATES
from tests.templates import shared_templates

# No time limit for an example: on a busy machine it would fail for no fault of ours. CI has its own profile for it.
settings.register_profile("steady", deadline=None)
if not os.environ.get("CI"):
    settings.load_profile("steady")
settings.register_profile("quick", deadline=None, max_examples=15)  # --hypothesis-profile=quick

# What takes more than a second or two of a processor's time, and so stays out of ``make quick``.
SLOW = (
    *("bench", "browser", "checks/project", "exchange/proposals", "fuzz", "github", "hostile/table"),
    *("intake/workbook", "lint", "relevance", "vendor"),
    *("cache/test_cache.py", "cache/test_place.py"),
    *("checks/test_every_code_is_explained.py", "checks/test_held_earlier.py", "checks/test_history.py"),
    *("checks/test_laws.py", "checks/test_one_damaged_file.py", "checks/test_one_decision.py"),
    *("checks/test_names_kept_for_the_site.py",),
    *("cli/test_import_questions.py", "cli/test_init.py", "cli/test_one_writer.py"),
    *("edition/test_last_good.py", "edition/test_past.py", "edition/test_text_message.py"),
    *("exchange/ical/test_ical_round_trip.py", "exchange/test_after_import.py", "exchange/test_broken_mappings.py"),
    *("exchange/test_calendar_readers.py", "exchange/test_conformance.py", "exchange/test_csv_round_trip.py"),
    *("exchange/test_hsds_export.py", "exchange/test_hsds_import.py", "exchange/test_hsds_round_trip.py"),
    *("exchange/test_openactive.py", "exchange/test_opening_hours.py", "exchange/test_real_tables.py"),
    *("exchange/test_import_in_processes.py", "exchange/test_pieces.py", "exchange/test_table_import.py"),
    *("geography/test_locate.py", "geography/test_real_postcodes.py", "geography/test_table.py"),
    *("hostile/test_fragments.py",),
    *("intake/test_form_words.py", "intake/test_hostile_submissions.py", "intake/test_issue_form.py"),
    *("intake/ringing/test_ringing.py", "intake/test_same_rules.py"),
    *("language/test_catalogue.py",),
    *("pages/test_browse.py", "pages/test_form_data.py", "pages/test_inputs.py", "pages/test_whats_on.py"),
    *("printing/test_build.py", "printing/test_hidden_places.py"),
    *("publish/test_at_fault.py", "publish/test_build.py", "publish/test_doctor.py", "publish/test_environment.py"),
    *("publish/test_erased.py", "publish/test_guard.py", "publish/test_histories.py", "publish/test_hosts.py"),
    *("publish/test_keep_going.py", "publish/test_ledger.py", "publish/test_memory.py"),
    *("publish/test_no_secret_leaves.py", "publish/test_on_windows.py", "publish/test_own_sheet.py"),
    *("publish/test_preview_at.py", "publish/test_processes.py", "publish/test_quick_preview.py"),
    *("publish/test_report_parts.py", "publish/test_same_bytes.py", "publish/test_serve.py"),
    *("publish/test_shell_cache.py", "publish/test_web_servers.py", "publish/test_workers.py"),
    *("reading/test_layout.py", "reading/test_limits.py"),
    *("schedule/test_dates.py", "schedule/test_mobile_libraries.py", "schedule/test_second_opinion.py"),
    *("schedule/test_rrule.py", "schedule/test_words.py"),
    *("stewardship/links/test_asking.py", "stewardship/test_close.py", "stewardship/test_what_changes.py"),
    *("search/test_away.py", "search/test_command.py", "search/test_danger.py", "search/test_filters.py"),
    *("search/test_judgement.py", "search/test_not_known.py", "search/test_one_place.py"),
    *("search/test_same_answers.py", "search/test_understanding.py", "search/test_unlisted_towns.py"),
    *("search/test_write.py",),
    *("test_packaging.py",),
    *("writing/test_edit.py", "writing/test_start.py", "writing/test_upgrade.py"),
)
_SLOW_PATHS = {Path(__file__).parent / name for name in SLOW}
_NUMBERS = count()
TODAY = date(2026, 11, 21)  # a Saturday

USUAL_FILES = {
    "directory.yaml": "title: Hills and Levels\nsite: https://directory.example.org/\nprinted_menus: no\n",
    "vocabulary/categories.yaml": "talking-cafe: {name: Talking cafes, words: [coffee morning]}\narts: {name: Arts}\n",
    "vocabulary/needs.yaml": "loneliness: {name: Company}\n",
    "vocabulary/audiences.yaml": "carers: {name: Carers}\n",
    "vocabulary/areas.yaml": "frome: {name: Frome}\n",
    "vocabulary/access.yaml": "step_free_entrance: {name: Step-free entrance}\n",
    "calendars/somerset.yaml": "name: Somerset school terms\n"
    "terms:\n  - {name: Autumn 2026, from: 2026-09-03, to: 2026-12-18}\n",
    "groups/connectors.yaml": "name: Frome connectors\nsummary: People who know what is on near you.\n"
    "contact: {phone: 01632 960123}\nchecked: {on: 2026-10-01}\n",
    "places/old-dairy.yaml": "name: The Old Dairy\nkind: hall\naddress: [Cork Lane]\ntown: Frome\n",
    "activities/chat.yaml": "name: Frome Talking Cafe\nsummary: Meet people over a cuppa in Frome.\n"
    "group: connectors\ncategories: [talking-cafe]\n"
    "sessions: [{place: old-dairy, repeats: weekly, days: [monday], from: 11:00, to: 13:00, term_time: somerset}]\n"
    "contact: {phone: 01632 960124}\nchecked: {on: 2026-10-01, how: phone}\n",
}

# A project that has a page of its own and nothing else around its records: MkDocs needs a second for those of `init`.
OWN_PAGES = {
    "../mkdocs.yml": "site_name: Hills\ntheme: {name: material, font: false}\nplugins: [search, fingerpost]\n",
    "../docs/about.md": "# About\n",
}


def is_slow(path: Path) -> bool:
    return not _SLOW_PATHS.isdisjoint((path, *path.parents))


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Whether a file is not even read: each process reads all of them, which takes it ten seconds.

    Of what is no file of tests only the examples in docstrings are tried, and most files have none.
    """
    if "not slow" in config.option.markexpr and is_slow(collection_path):
        return True
    is_module = collection_path.suffix == ".py" and not collection_path.name.startswith(("test_", "conftest"))
    return True if is_module and b">>> " not in collection_path.read_bytes() else None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """So that ``make quick`` leaves out what is slow, without a mark in every file.

    What is slow begins: whole files go to a process, and one with nothing left would wait for the last long one.
    """
    for item in items:
        if is_slow(item.path):
            item.add_marker("slow")
        if item.nodeid.removeprefix("tests/").startswith(NIGHTLY):
            item.add_marker("nightly")
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)


@dataclass(frozen=True)
class Site:
    """A directory on disk."""

    assets: Path

    def check(self, today: date = TODAY) -> Report:
        return check_folder(Path("assets"), today=today, generator=mkdocs)

    def codes(self, today: date = TODAY) -> list[str]:
        return [problem.code for problem in self.check(today).problems]


def may_no_more_than_others() -> None:
    """Take away that root may read and write everything: for a copy of a process, or one about to begin.

    Source: capabilities(7) and capset(2); PR_CAPBSET_DROP of CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH is for what
    begins, and the sets without them for a process that goes on.
    """
    if sys.platform == "linux" and os.getuid() == 0:
        library = ctypes.CDLL(None)
        for capability in (1, 2):
            library.prctl(24, capability, 0, 0, 0)
        # Version 3 and this process; effective, permitted and inheritable, of capabilities 0 to 31 and of the rest.
        head, sets = (ctypes.c_uint32 * 2)(0x20080522, 0), (ctypes.c_uint32 * 6)()
        assert library.capget(head, sets) == 0
        for number in range(3):
            sets[number] &= ~(1 << 1 | 1 << 2)
        assert library.capset(head, sets) == 0


@pytest.fixture(scope="session", autouse=True)
def _no_cache_of_the_user(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """For what is built once for many tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(VARIABLE, str(tmp_path_factory.getbasetemp() / "cache-of-all"))
        yield


@pytest.fixture(autouse=True)
def cache_folder(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The cache folder of one test, so that none reads or writes the user's or another's."""
    folder = tmp_path_factory.getbasetemp() / f"cache-{next(_NUMBERS)}"
    monkeypatch.setenv(VARIABLE, str(folder))
    return folder


OpenSite = Callable[[Mapping[str, str | bytes]], Site]


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> OpenSite:
    """Write a directory and work beside it: the usual files, and those given in addition or instead."""
    monkeypatch.chdir(tmp_path)

    def write(files: Mapping[str, str | bytes]) -> Site:
        assets = tmp_path / "assets"
        for name, text in {**USUAL_FILES, **files}.items():
            path = assets / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return Site(assets)

    return write


@pytest.fixture(name="short_handbook")
def _short_handbook() -> Iterator[None]:
    """For a test of other things than the handbook."""
    with short_handbook():
        yield


@pytest.fixture(scope="session", autouse=True)
def _digest_the_program_once() -> Iterator[None]:
    """Each of the hundreds of builds with a cache reads all files of the program, which nobody changes meanwhile."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cache_folders, "code_digest", cache(cache_folders.code_digest))
        yield


@pytest.fixture(scope="session", autouse=True)
def _find_each_stem_once() -> Iterator[None]:
    """Each of the hundreds of builds asks for the stems of the same thousand words of danger."""
    find = cache(lambda language: cache(stemmer(language)))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(families, "_stemmer", find)
        yield


@pytest.fixture(scope="session", autouse=True)
def _compile_templates_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """MkDocs compiles some forty templates anew at each build, and the processes that tests start compile all."""
    folder = folder_of_run(tmp_path_factory) / "templates"
    folder.mkdir(exist_ok=True)
    with pytest.MonkeyPatch.context() as patch, shared_templates(str(folder)):
        patch.setenv(TEMPLATES, str(folder))
        yield
