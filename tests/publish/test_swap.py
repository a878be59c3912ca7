"""The old site stays, whole, until the new one is."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from fingerpost.files.durable import exchange
from fingerpost.publish.swap import AnotherBuild, staged


def page(site: Path) -> str:
    return (site / "index.html").read_text()


@pytest.fixture
def site(tmp_path: Path) -> Path:
    old = tmp_path / "site"
    old.mkdir()
    (old / "index.html").write_text("old")
    (old / "gone.html").write_text("old")
    return old


def test_the_new_site_takes_the_place_of_the_old(site: Path) -> None:
    with staged(site) as new:
        (new / "index.html").write_text("new")

    assert page(site) == "new"
    assert not (site / "gone.html").exists()


def test_nothing_is_left_beside_the_site(site: Path) -> None:
    with staged(site) as new:
        (new / "index.html").write_text("new")

    assert [path.name for path in site.parent.iterdir()] == ["site"]


def test_a_build_that_fails_leaves_the_old_site(site: Path) -> None:
    with pytest.raises(RuntimeError), staged(site) as new:
        (new / "index.html").write_text("half")
        raise RuntimeError

    assert page(site) == "old"
    assert [path.name for path in site.parent.iterdir()] == ["site"]


def test_a_second_build_of_the_same_site_is_refused(site: Path) -> None:
    with staged(site) as new:
        (new / "index.html").write_text("new")
        with pytest.raises(AnotherBuild), staged(site):
            pass

    assert page(site) == "new"


def test_there_need_not_be_a_site_before(tmp_path: Path) -> None:
    with staged(tmp_path / "deep" / "site") as new:
        (new / "index.html").write_text("new")

    assert page(tmp_path / "deep" / "site") == "new"


def test_two_folders_change_places(tmp_path: Path) -> None:
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "index.html").write_text(name)

    exchange(tmp_path / "one", tmp_path / "other")

    assert (page(tmp_path / "one"), page(tmp_path / "other")) == ("other", "one")


@pytest.mark.parametrize("moment", ["before", "inside", "after"])
def test_a_killed_build_leaves_a_whole_site_and_the_next_one_tidies_up(site: Path, moment: str) -> None:
    script = textwrap.dedent(
        f"""
        import os, signal
        from pathlib import Path
        from fingerpost.publish.swap import staged
        die = lambda: os.kill(os.getpid(), signal.SIGKILL)
        with staged(Path({str(site)!r})) as new:
            if {moment!r} == "before": die()
            (new / "index.html").write_text("new")
            if {moment!r} == "inside": die()
        die()
        """
    )
    killed = subprocess.run([sys.executable, "-c", script], check=False)

    assert killed.returncode == -signal.SIGKILL
    assert page(site) == ("new" if moment == "after" else "old")
    with staged(site) as new:
        (new / "index.html").write_text("next")
    assert page(site) == "next"
    assert [path.name for path in site.parent.iterdir()] == ["site"]


class Killed(BaseException):
    """Nothing of Fingerpost handles it, as nothing can handle a kill."""


@pytest.mark.parametrize("step", range(1, 6))  # two files and their folder, the note, the room
def test_what_a_build_has_left_that_was_killed_while_deleting_goes_too(
    site: Path, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    steps = count(1)

    def until_killed(delete: Callable[..., None]) -> Callable[..., None]:
        def delete_or_die(*arguments: Any, **options: Any) -> None:
            if next(steps) == step:
                raise Killed
            delete(*arguments, **options)

        return delete_or_die

    with monkeypatch.context() as patch:
        for name in ("unlink", "rmdir"):
            patch.setattr(os, name, until_killed(getattr(os, name)))
        with pytest.raises(Killed), staged(site) as new:
            (new / "index.html").write_text("new")
    assert page(site) == "new"

    with staged(site) as new:
        (new / "index.html").write_text("next")

    assert [path.name for path in site.parent.iterdir()] == ["site"]


@pytest.mark.skipif(os.name != "posix", reason="folders are locked in another way on Windows")
def test_the_link_of_a_linked_site_is_kept(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "index.html").write_text("old")
    (tmp_path / "site").symlink_to("real")

    with staged(tmp_path / "site") as new:
        (new / "index.html").write_text("new")

    assert (tmp_path / "site").is_symlink()
    assert page(tmp_path / "site") == "new"
