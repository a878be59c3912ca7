"""Whatever a command writes is whole or not there, and takes the place of nobody's work."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from fingerpost.cli import commands
from fingerpost.files import durable
from fingerpost.files.durable import Batch, InUse, IsALink, exchange, sync_below, write_all, write_whole
from fingerpost.geography.postcodes.make_table import write_table
from fingerpost.geography.streets import basemap
from fingerpost.writing.write import save_record


def test_a_file_is_on_the_disk_before_it_has_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    steps: list[str] = []
    fsync, replace = os.fsync, Path.replace
    monkeypatch.setattr(os, "fsync", lambda handle: (steps.append("sync"), fsync(handle))[1])
    monkeypatch.setattr(Path, "replace", lambda path, to: (steps.append("name"), replace(path, to))[1])

    save_record(tmp_path / "yoga.yaml", "name: Chair yoga\n")

    assert steps == ["sync", "name", "sync"]
    assert (tmp_path / "yoga.yaml").read_text() == "name: Chair yoga\n"


@pytest.mark.parametrize("libc", [True, False])
def test_a_folder_is_synced_with_or_without_the_quick_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, libc: bool
) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "page.html").write_text("page")
    (tmp_path / "link").symlink_to("nowhere")
    if not libc:
        monkeypatch.setattr(durable, "_of_c", lambda _: None)
    synced: list[int] = []
    fsync = os.fsync
    monkeypatch.setattr(os, "fsync", lambda handle: (synced.append(handle), fsync(handle))[1])

    sync_below(tmp_path)

    assert len(synced) == (0 if libc and hasattr(os, "sched_getaffinity") else 3)


def test_two_folders_change_places_where_that_takes_three_steps(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(durable, "_of_c", lambda _: None)
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "name").write_text(name)

    exchange(tmp_path / "one", tmp_path / "other")

    assert (tmp_path / "other" / "name").read_text() == "one"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one", "other"]


def test_a_link_is_not_written_through(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text("mine")
    (tmp_path / "folder").mkdir()
    (tmp_path / "yoga.yaml").symlink_to("mine.yaml")
    (tmp_path / "linked").symlink_to("folder")

    for path in (tmp_path / "yoga.yaml", tmp_path / "linked" / "yoga.yaml"):
        with pytest.raises(IsALink):
            save_record(path, "name: Chair yoga\n")

    assert (tmp_path / "yoga.yaml").is_symlink()
    assert (tmp_path / "mine.yaml").read_text() == "mine"
    assert list((tmp_path / "folder").iterdir()) == []


@pytest.mark.parametrize("links", [True, False])
def test_a_new_file_takes_the_place_of_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool) -> None:
    if not links:
        monkeypatch.setattr(os, "link", _no_links)
    (tmp_path / "mine.yaml").write_text("mine")
    (tmp_path / "nowhere.yaml").symlink_to("gone")

    write_whole(tmp_path / "yoga.yaml", b"new", new=True)
    for name in ("mine.yaml", "nowhere.yaml", "yoga.yaml"):
        with pytest.raises(FileExistsError):
            write_whole(tmp_path / name, b"newer", new=True)

    assert (tmp_path / "yoga.yaml").read_bytes() == b"new"
    assert (tmp_path / "mine.yaml").read_text() == "mine"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["mine.yaml", "nowhere.yaml", "yoga.yaml"]


def _no_links(*_: object) -> None:
    raise PermissionError


def test_many_files_are_all_written_or_none(tmp_path: Path) -> None:
    (tmp_path / "in-the-way").write_text("mine")
    files = [(tmp_path / "one.yaml", b"new"), (tmp_path / "in-the-way" / "two.yaml", b"new")]

    with pytest.raises(OSError, match="in-the-way"):
        write_all(files)
    assert [path.name for path in tmp_path.iterdir()] == ["in-the-way"]

    write_all(files[:1])
    assert (tmp_path / "one.yaml").read_bytes() == b"new"


def test_new_does_not_write_over_a_record_or_through_a_link(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "activities").symlink_to("../elsewhere")

    linked = CliRunner().invoke(commands, ["new", "activity", "Chair yoga"])
    twice = [CliRunner().invoke(commands, ["new", "group", "Yoga friends"]) for _ in range(2)]

    assert [linked.exit_code, *(each.exit_code for each in twice)] == [2, 0, 2]
    assert "it is a link" in linked.output
    assert "is there already" in twice[1].output
    assert list((tmp_path / "elsewhere").iterdir()) == []


@pytest.mark.parametrize("name", ["README.md", "ba11.json", "index.json"])
def test_a_table_of_postcodes_takes_the_place_of_no_other_file(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("mine")

    with pytest.raises(InUse, match=name):
        write_table(tmp_path, {name: b'{"format":1}\n', "index.json": b'{"format":1}\n'})

    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [(name, "mine")]


TILES = (
    '{\n "kind": "vector",\n "tiles": "{z}/{x}/{y}.mvt",\n "minzoom": 8,\n "maxzoom": 8,\n "bounds": [],\n'
    ' "attribution": "An earlier map"\n}\n'
)


@pytest.mark.parametrize("index", [None, "", "{}\n", TILES.replace("earlier", "\\u0065arlier"), TILES + " "])
def test_a_street_map_that_somebody_made_is_kept(tmp_path: Path, index: str | None) -> None:
    folder = tmp_path / "basemap"
    (folder / "8" / "126").mkdir(parents=True)
    (folder / "8" / "126" / "85.png").write_text("mine")
    if index is not None:
        (folder / "tiles.json").write_text(index)

    with pytest.raises(InUse, match="may be somebody's work"):
        basemap._guard(folder)


@pytest.mark.parametrize("name", ["notes.txt", "8/126/plan.txt", ".new/mine"])
def test_a_street_map_takes_the_place_of_no_other_folder(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "basemap"
    for each in ("tiles.json", "8/126/85.mvt"):
        (folder / each).parent.mkdir(parents=True, exist_ok=True)
        (folder / each).write_text(TILES)
    basemap._guard(folder)  # the control
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text("mine")

    with pytest.raises(InUse):
        basemap._guard(folder)


def test_init_leaves_nothing_half_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(durable, "sync_below", _full)

    result = CliRunner().invoke(commands, ["init", "wells"])

    assert result.exit_code == 2
    assert [path for path in (tmp_path / "wells").rglob("*") if path.is_file()] == []


def _full(folder: Path) -> None:
    raise OSError(28, "No space left on device", str(folder))


def test_what_has_not_taken_its_place_is_deleted(tmp_path: Path) -> None:
    with Batch() as batch:
        writer = batch.write(tmp_path / "a" / "one.yaml", b"one")
        batch.write(tmp_path / "a" / "two.yaml", b"two")
        assert len(list((tmp_path / "a").iterdir())) == 2
        batch.place([(tmp_path / "a" / "one.yaml", writer)])

    assert {path.name: path.read_bytes() for path in (tmp_path / "a").iterdir()} == {"one.yaml": b"one"}


def test_many_files_are_not_written_through_a_link_either(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "mine.yaml").write_text("mine")
    (tmp_path / "a" / "yoga.yaml").symlink_to(tmp_path / "mine.yaml")
    (tmp_path / "linked").symlink_to("a")

    with Batch() as batch:
        for path in (tmp_path / "a" / "yoga.yaml", tmp_path / "linked" / "chat.yaml"):
            with pytest.raises(IsALink):
                batch.write(path, b"name: Chair yoga")
        batch.write(tmp_path / "a" / "chat.yaml", b"name: Chat")

    assert (tmp_path / "mine.yaml").read_text() == "mine"
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["yoga.yaml"]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes that share their memory")
def test_what_another_process_has_written_is_placed_or_deleted_too(tmp_path: Path) -> None:
    with Batch([tmp_path]) as batch:
        child = os.fork()
        if child == 0:
            batch.write(tmp_path / "one.yaml", b"one")
            batch.write(tmp_path / "two.yaml", b"two")
            os._exit(0)
        os.waitpid(child, 0)
        batch.place([(tmp_path / "one.yaml", child)])

    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"one.yaml": b"one"}


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes that share their memory")
def test_a_folder_that_is_not_there_takes_its_place_whole_with_what_each_process_wrote(tmp_path: Path) -> None:
    folder = tmp_path / "places"
    with Batch([folder]) as batch:
        child = os.fork()
        if child == 0:
            os._exit(sum(batch.write(folder / name, b"theirs") != batch.NAMED for name in ("one", "two", "three")))
        assert os.waitpid(child, 0)[1] == 0
        mine = batch.write(folder / "one", b"mine")
        assert mine == os.getpid()
        assert not folder.exists()
        batch.place([(folder / "one", mine), (folder / "two", batch.NAMED)])

    assert {path.name: path.read_bytes() for path in folder.iterdir()} == {"one": b"mine", "two": b"theirs"}
    assert {path.stat().st_mode & 0o777 for path in folder.iterdir()} == {0o644}
    assert list(tmp_path.iterdir()) == [folder]


def test_a_new_folder_that_is_not_placed_is_deleted_and_never_takes_the_place_of_another(tmp_path: Path) -> None:
    folder = tmp_path / "places"
    (tmp_path / "elsewhere").mkdir()
    for is_link in (False, True):
        with pytest.raises(OSError), Batch([folder]) as batch:
            writer = batch.write(folder / "one", b"one")
            if is_link:
                folder.symlink_to("elsewhere")
            else:
                folder.mkdir()
                (folder / "mine").write_text("mine")
            batch.place([(folder / "one", writer)])

        assert [path.name for path in folder.iterdir()] == ([] if is_link else ["mine"])
        assert sorted(path.name for path in tmp_path.iterdir()) == ["elsewhere", "places"]
        if not is_link:
            (folder / "mine").unlink()
            folder.rmdir()
