"""What is kept of the last build saves time, and never changes a byte of what is published."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from fingerpost.cache import files as cache_files
from fingerpost.cache.files import code_digest, read_cache_file, write_cache_file
from fingerpost.cache.folder import Cache
from fingerpost.files.mark import write_mark
from fingerpost.pages.render.shell import HEAD_SLOT, MAIN_SLOT, SHELLS, Shell
from fingerpost.publish.losses import published
from fingerpost.publish.prepare import Prepared, prepare
from fingerpost.publish.swap import staged
from fingerpost.publish.write_site import BuildResult, write_site
from tests.conftest import TODAY, OpenSite
from tests.thorough import IS_THOROUGH

TALK = (
    "name: {name}\nsummary: Talk with people who know this town.\ngroup: connectors\n"
    "categories: [talking-cafe]\nsessions: [{{place: old-dairy, repeats: weekly, days: [{day}], from: 10:00}}]\n"
    "contact: {{phone: 01632 960125}}\nchecked: {{on: 2026-10-01, how: phone}}\n"
)
LIBRARY = "name: Wells Library\nkind: library\naddress: [Union Street]\ntown: Wells\n"


@dataclass
class Town:
    """A small directory and its site."""

    assets: Path
    site: Path
    shell: str = "<html>"
    day: date = TODAY
    for_real: bool = False  # with menus to print

    def build(self, *, cached: bool = True, site: Path | None = None) -> tuple[BuildResult, Prepared]:
        """All of a build but for MkDocs."""
        site = site or self.site
        cache = Cache.for_records(self.assets, site) if cached else None
        prepared = prepare(self.assets, today=self.day, jobs=1, cache=cache, for_real=self.for_real)
        shell = Shell.cut(f"{self.shell}{HEAD_SLOT}<main>{MAIN_SLOT}</main></html>")
        with staged(site) as new:
            result = write_site(prepared, dict.fromkeys(SHELLS, shell), [], new, cache=cache)
            write_mark(new, published(prepared), result.page_files)
        if cache:
            cache.keep_pages(result.page_files)
        return result, prepared

    def write(self, name: str, text: str) -> None:
        (self.assets / name).write_text(text, encoding="utf-8")

    def edit(self, name: str, old: str, new: str) -> None:
        text = (self.assets / name).read_text(encoding="utf-8")
        assert old in text
        self.write(name, text.replace(old, new))

    def differences(self) -> set[str]:
        """Which files of the site are not as a build writes them that keeps nothing."""
        cold = self.site.with_name("cold")
        self.build(cached=False, site=cold)
        ours, theirs = files(self.site), files(cold)
        shutil.rmtree(cold)
        return {name for name in ours.keys() | theirs.keys() if ours.get(name) != theirs.get(name)}


def files(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


@pytest.fixture
def town(site: OpenSite, tmp_path: Path) -> Town:
    records = {f"activities/talk-{n}.yaml": TALK.format(name=f"Talk {n}", day="friday") for n in range(4)}
    assets = site({**records, "places/library.yaml": LIBRARY}).assets
    return Town(assets, tmp_path / "site")


def _add(town: Town) -> None:
    town.write("activities/walk.yaml", TALK.format(name="A walk and a talk", day="sunday"))


def _delete(town: Town) -> None:
    (town.assets / "activities" / "talk-1.yaml").unlink()


def _tomorrow(town: Town) -> None:
    town.day = date(2027, 1, 30)


def _other_shell(town: Town) -> None:
    town.shell = "<html lang=cy>"


CHANGES: dict[str, Callable[[Town], None]] = {
    "nothing": lambda town: None,
    "a name": lambda town: town.edit("activities/talk-1.yaml", "Talk 1", "Words 1"),
    "a day": lambda town: town.edit("activities/talk-2.yaml", "friday", "monday"),
    "the group's name": lambda town: town.edit("groups/connectors.yaml", "Frome connectors", "The connectors"),
    "a place moves": lambda town: town.edit("places/old-dairy.yaml", "Cork Lane", "Cheese Lane"),
    "a place's name": lambda town: town.edit("places/old-dairy.yaml", "The Old Dairy", "The New Dairy"),
    "a place's access": lambda town: town.edit(
        "places/old-dairy.yaml", "town: Frome", "town: Frome\naccess: {step_free_entrance: yes}"
    ),
    "another place": lambda town: town.edit("activities/talk-3.yaml", "place: old-dairy", "place: library"),
    "another category": lambda town: town.edit("activities/talk-3.yaml", "[talking-cafe]", "[arts]"),
    "a new record": _add,
    "a record closes": lambda town: town.edit(
        "activities/talk-0.yaml", "group:", "closed: {on: 2026-11-01, instead: [talk-2]}\ngroup:"
    ),
    "a record gets another id": lambda town: town.edit(
        "activities/talk-2.yaml", "group:", "former_ids: [talk-9]\ngroup:"
    ),
    "a record is withheld in part": lambda town: town.edit("activities/talk-2.yaml", "01632 960125", "07700 900123"),
    "a record goes": _delete,
    "a word of the vocabulary": lambda town: town.edit("vocabulary/categories.yaml", "Talking cafes", "Cafes"),
    "a need of a category": lambda town: town.edit(
        "vocabulary/categories.yaml", "[coffee morning]", "[coffee morning], needs: [loneliness]"
    ),
    "term times": lambda town: town.edit("calendars/somerset.yaml", "2026-12-18", "2026-11-18"),
    "the title of the site": lambda town: town.edit("directory.yaml", "Hills and Levels", "Levels and Hills"),
    "the shell": _other_shell,
    "the day": _tomorrow,
}


def test_whatever_changes_the_site_is_what_a_cold_build_writes(town: Town) -> None:
    differences = {}
    for name, change in CHANGES.items():  # one after another: each build begins with what the last ones left
        change(town)
        town.build()
        differences[name] = town.differences()

    assert {name: different for name, different in differences.items() if different} == {}


def test_pages_that_are_made_from_the_same_stay(town: Town) -> None:
    first, _ = town.build()
    town.edit("activities/talk-2.yaml", "Talk 2", "Words 2")

    second, _ = town.build()

    assert first.made_anew == first.pages
    assert {"/p/library/", "/browse/needs/loneliness/"} <= first.page_files.keys()
    assert second.page_files["/p/library/"] == first.page_files["/p/library/"]._replace(touched_ns=0)  # a link to it
    assert second.page_files["/a/talk-2/"].fingerprint != first.page_files["/a/talk-2/"].fingerprint
    assert second.made_anew < first.made_anew


def test_a_page_that_somebody_has_edited_is_written_again(town: Town) -> None:
    town.build()
    page = town.site / "p" / "library" / "index.html"
    page.write_bytes(b"edited by hand")

    town.build()

    assert town.differences() == set()


def test_a_page_is_not_used_again_for_its_size_and_time_alone(town: Town) -> None:
    town.build()
    page = town.site / "p" / "library" / "index.html"
    before = page.stat()
    page.write_bytes(page.read_bytes().replace(b"Wells", b"Welly"))
    os.utime(page, ns=(before.st_atime_ns, before.st_mtime_ns))

    town.build()

    assert town.differences() == set()


def test_a_file_that_somebody_has_put_there_goes(town: Town) -> None:
    town.build()
    for name in ("a/talk-1/note.txt", "p/made-up/index.html", "made-up.html"):
        (town.site / name).parent.mkdir(exist_ok=True)
        (town.site / name).write_text("put there by hand")

    town.build()

    assert town.differences() == set()


def test_the_last_site_is_not_touched_by_a_build_that_fails(town: Town) -> None:
    town.build()
    before = files(town.site)
    town.edit("activities/talk-2.yaml", "Talk 2", "Words 2")
    cache = Cache.for_records(town.assets, town.site)

    with pytest.raises(RuntimeError), staged(town.site) as new:
        write_site(*_halfway(town, cache), [], new, cache=cache)
        raise RuntimeError

    assert files(town.site) == before


def _halfway(town: Town, cache: Cache) -> tuple[Prepared, dict[str, Shell]]:
    shell = Shell.cut(f"<html>{HEAD_SLOT}<main>{MAIN_SLOT}</main></html>")
    return prepare(town.assets, today=town.day, jobs=1, cache=cache), dict.fromkeys(SHELLS, shell)


def test_what_is_said_of_records_is_said_at_every_build(town: Town) -> None:
    town.edit("activities/talk-1.yaml", "2026-10-01", "2024-10-01")  # long overdue
    _, first = town.build()
    _, second = town.build()

    assert [problem.code for problem in first.problems] == [problem.code for problem in second.problems] != []


def test_a_reference_that_leads_nowhere_since_is_reported(town: Town) -> None:
    town.build()
    (town.assets / "places" / "old-dairy.yaml").unlink()

    prepared = prepare(town.assets, today=town.day, jobs=1, cache=Cache.for_records(town.assets, town.site))

    assert prepared.errors == prepare(town.assets, today=town.day, jobs=1).errors != []


def _one_byte(content_before: bytes) -> bytes:
    head, _, content = content_before.partition(b"\n")  # the first line as it was
    return head + b"\n" + bytes([content[0] ^ 1]) + content[1:]


def test_a_file_of_the_cache_that_is_damaged_is_as_good_as_none(town: Town, cache_folder: Path) -> None:
    town.build(cached=False)
    cold = files(town.site)
    town.build()
    different = []
    ways = (lambda _: b"", lambda _: b"{", lambda _: b"\xff\xfe", lambda _: b"1 2\nactivity\tchat\n", _one_byte)
    names = ("records", "checks", "pages")
    # At a push one byte of each file, which is the least that can be, and each other damage once.
    few = [*((name, _one_byte) for name in names), *zip((*names, "records"), ways, strict=False)]
    for name, way in [(name, way) for name in names for way in ways] if IS_THOROUGH else few:
        damage = way((cache_folder / name).read_bytes())
        (cache_folder / name).write_bytes(damage)
        town.build()
        if files(town.site) != cold:
            different.append((name, damage))

    assert different == []


def test_a_cache_file_is_read_only_for_what_it_was_made_for(tmp_path: Path) -> None:
    write_cache_file(tmp_path / "written", "these records", "what was read\n")

    assert read_cache_file(tmp_path / "written", "these records") == "what was read\n"
    assert read_cache_file(tmp_path / "written", "others") is None


def test_another_program_keeps_nothing_of_this_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "page.html").write_text("<p>")
    monkeypatch.setattr(cache_files, "PACKAGE", tmp_path)
    before = code_digest()

    (tmp_path / "templates" / "page.html").write_text("<p >")

    assert code_digest() != before


def test_without_the_cache_nothing_is_kept(town: Town, cache_folder: Path) -> None:
    town.build(cached=False)

    assert not cache_folder.exists()


def test_the_finder_alone_names_the_search_files_of_its_build(town: Town) -> None:
    versions = []
    for change in ("nothing", "a name"):  # published twice on one day
        CHANGES[change](town)
        town.build()
        version = json.loads((town.site / "search" / "start.json").read_bytes())["version"]
        page = (town.site / "find" / "index.html").read_text(encoding="utf-8")
        versions.append(version)

        assert f'href="/search/start.json?v={version}" as="fetch"' in page
        assert f'data-fp-version="{version}"' in page
        naming = {name for name, content in files(town.site).items() if version.encode() in content}
        assert {name for name in naming if not name.startswith("search/")} == {"find/index.html"}

    assert len(set(versions)) == 2
