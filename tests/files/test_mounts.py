"""What is mounted below a site is not replaced with it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from fingerpost.files.mark import write_mark
from fingerpost.files.mounts import mounts_below
from fingerpost.publish.guard import guard_folder

LINE = "31 23 0:27 / {} rw,relatime - tmpfs tmpfs rw\n"
GUARD = """
import sys
from pathlib import Path
from fingerpost.publish.guard import NotOurs, guard_folder
try:
    guard_folder(Path("site"), Path("site"), {})
    print("replaced")
except NotOurs as refusal:
    print(refusal.message)
"""


def test_the_kernel_s_list_is_read(tmp_path: Path) -> None:
    site = tmp_path / "the site"
    table = tmp_path / "mountinfo"
    points = [str(site / name) for name in ("a/chat", "b c", "")] + [str(tmp_path / "the site 2"), "/proc"]
    table.write_text("".join(LINE.format(point.replace(" ", "\\040")) for point in points) + "odd\n")

    assert mounts_below(site, table) == ["a/chat", "b c"]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has this list")
def test_the_mounts_of_this_computer_are_seen(tmp_path: Path) -> None:
    assert "proc" in mounts_below(Path("/"))
    assert mounts_below(tmp_path) == []


def test_without_a_list_another_disk_is_a_mount(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()

    assert mounts_below(tmp_path, tmp_path / "no list") == []


@pytest.mark.skipif(sys.platform != "linux", reason="mounts as Linux does")
def test_a_folder_that_is_mounted_in_the_site_is_not_written_into(tmp_path: Path) -> None:
    site, mine = tmp_path / "site", tmp_path / "mine"
    for folder in (site / "a" / "chat", mine):
        folder.mkdir(parents=True)
        (folder / "index.html").write_text("a page")
    write_mark(site)
    guard_folder(site, site, {})  # the control: without the mount it may be replaced
    mount = "mount --bind mine site/a/chat || exit 77; exec " + f'"{sys.executable}" -c "$GUARD"'

    done = subprocess.run(
        ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c", mount],
        cwd=tmp_path,
        env=os.environ | {"GUARD": GUARD},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode == 77 or done.stderr.startswith("unshare:"):
        pytest.skip("no mount may be made here")

    message = "site holds what Fingerpost did not write, and a build would delete it: a/chat."
    assert done.stdout.strip() == message, done.stderr
