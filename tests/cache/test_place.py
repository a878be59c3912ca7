"""Where the cache is: outside the project, whatever is proposed there; and it works on another computer."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from fingerpost.cache.folder import Cache
from fingerpost.cache.place import VARIABLE, NoCacheFolder, open_cache_folder
from fingerpost.reading import checked_values
from tests.cache.test_cache import Town, files, town  # noqa: F401  # the fixture
from tests.conftest import OWN_PAGES, OpenSite
from tests.run import run

DAY = 24 * 3600


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The records that are parsed from now on."""
    names: list[str] = []
    parse = checked_values.parse

    def parse_and_note(text: str, file: str, *rest: Any) -> dict[str, Any]:
        if file.split("/")[-2] in ("activities", "groups", "places"):
            names.append(file.rpartition("/")[2])
        return parse(text, file, *rest)

    monkeypatch.setattr(checked_values, "parse", parse_and_note)
    return names


def copy(source: Path, target: Path) -> None:
    """As unpacked on another computer: other inodes, other times."""
    shutil.copytree(source, target, copy_function=shutil.copyfile)
    for number, path in enumerate(sorted(target.rglob("*"))):
        os.utime(path, (number, number))


@pytest.mark.parametrize("with_site", [False, True], ids=["cache alone", "site too"])
def test_a_cache_is_used_on_another_computer(
    town: Town,  # noqa: F811
    tmp_path_factory: pytest.TempPathFactory,
    cache_folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    parsed: list[str],
    *,
    with_site: bool,
) -> None:
    town.build()
    other = tmp_path_factory.mktemp("other")
    there = Town(other / "somewhere" / "assets", other / "somewhere" / "site")
    copy(town.assets, there.assets)
    if with_site:
        copy(town.site, there.site)
    copy(cache_folder, other / "cache")
    monkeypatch.setenv(VARIABLE, str(other / "cache"))
    there.edit("activities/talk-2.yaml", "Talk 2", "Words 2")
    parsed.clear()

    warm, _ = there.build()

    assert parsed == ["talk-2.yaml"]
    assert (warm.made_anew < warm.pages) is with_site  # the pages of the site are used again too
    assert there.differences() == set()


def poison(folder: Path) -> None:
    """Change the values of a record, as somebody could who knows how a cache file is made."""
    cache = Cache(folder, folder)
    records = cache.records()
    records.current = {
        key: (digest, values.replace("Talk 1", "Poison")) for key, (digest, values) in records.previous.items()
    }
    cache.keep_records(records)


def test_a_cache_in_the_checkout_has_no_effect(
    town: Town,  # noqa: F811
    tmp_path: Path,
    cache_folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / ".git").mkdir()
    project = tmp_path / "towns" / "frome"
    copy(town.assets, project / "assets")
    own = Town(project / "assets", project / "site")
    own.build()
    poison(cache_folder)
    for name in (".cache/fingerpost", "towns/frome/.cache/fingerpost", "towns/frome/site/.cache"):
        copy(cache_folder, tmp_path / name)

    for inside in (".cache/fingerpost", "towns/frome/.cache/fingerpost", "new"):
        monkeypatch.setenv(VARIABLE, str(tmp_path / inside))
        with pytest.raises(NoCacheFolder, match="where a proposed change could put files"):
            own.build()
    monkeypatch.setenv(VARIABLE, "towns/frome/.cache/fingerpost")  # counted from the folder of the build
    with pytest.raises(NoCacheFolder):
        own.build()
    monkeypatch.setenv(VARIABLE, str(tmp_path.with_name(f"{tmp_path.name}-empty")))
    own.build()

    assert own.differences() == set()
    monkeypatch.setenv(VARIABLE, str(cache_folder))  # the control: where it is believed, it would be seen
    own.build()
    assert own.differences() != set()


@pytest.mark.usefixtures("short_handbook")
def test_a_build_goes_on_without_a_cache_and_says_why(site: OpenSite, tmp_path: Path) -> None:
    site(OWN_PAGES)
    (tmp_path.parent / f"{tmp_path.name}-file").write_text("in the way")
    for place, why in (
        (tmp_path / ".cache", "where a proposed change could put files into it"),
        (tmp_path.parent / f"{tmp_path.name}-file" / "deep", "cannot be written"),
    ):
        built = run("build", cwd=tmp_path, **{VARIABLE: str(place)})

        assert built.returncode == 0
        assert f"Nothing is kept for the next build, because {place}" in built.stderr
        assert why in built.stderr
        assert f"hint: Name a new folder outside {tmp_path} with FINGERPOST_CACHE." in built.stderr
        assert not place.exists()


def test_a_folder_with_somebodys_files_is_not_used(town: Town, cache_folder: Path) -> None:  # noqa: F811
    cache_folder.mkdir()
    (cache_folder / "records").write_text("somebody's")

    with pytest.raises(NoCacheFolder, match="not Fingerpost's"):
        town.build()

    assert files(cache_folder) == {"records": b"somebody's"}


@pytest.fixture
def caches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's cache folder, on Linux."""
    monkeypatch.delenv(VARIABLE)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))
    return tmp_path / "caches" / "fingerpost"


@pytest.fixture
def open_project(tmp_path: Path) -> Callable[[int], Path]:
    def open_one(number: int) -> Path:
        (tmp_path / f"project-{number}" / "assets").mkdir(parents=True, exist_ok=True)
        return open_cache_folder(tmp_path / f"project-{number}" / "assets")

    return open_one


@pytest.mark.skipif(os.name != "posix", reason="where Linux has it")
def test_each_project_has_a_folder_in_the_user_s_cache(caches: Path, open_project: Callable[[int], Path]) -> None:
    assert {open_project(number).parent for number in (1, 2, 1)} == {caches}
    assert len(list(caches.iterdir())) == 2


@pytest.mark.skipif(os.name != "posix", reason="where Linux has it")
def test_caches_of_projects_that_are_no_longer_built_go(caches: Path, open_project: Callable[[int], Path]) -> None:
    folders = [open_project(number) for number in range(19)]
    now = folders[-1].stat().st_mtime
    for number, folder in enumerate(folders):
        os.utime(folder, (now - number * DAY,) * 2)
    os.utime(folders[18], (now - 31 * DAY,) * 2)
    (caches / "somebody-s").mkdir()
    os.utime(caches / "somebody-s", (0, 0))
    mine = [open_project(19), open_project(18), *folders[:18]]
    assert all(folder.exists() for folder in mine)  # twenty, and the one that is built now is new whatever its age
    os.utime(folders[3], (now - 31 * DAY,) * 2)

    newest = open_project(20)

    assert set(caches.iterdir()) == {newest, caches / "somebody-s", *mine} - {folders[3]}

    open_project(21)

    assert not folders[17].exists()  # the one of the twenty-one that was built longest ago
