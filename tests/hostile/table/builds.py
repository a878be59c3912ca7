"""L: builds that are hindered, and builds that must stop."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
from contextlib import suppress
from dataclasses import replace
from unittest.mock import patch

from fingerpost.publish import hosts
from fingerpost.publish.swap import staged
from tests.hostile.conftest import GOOD
from tests.hostile.table.desk import Built, Desk, Files, same, true
from tests.hostile.table.row import FAIL, WARN, Trial, row
from tests.short_handbook import ROOT

OLD = "the old site stays"
SWAP = "tests/publish/test_swap.py::"
BUILD = ("build", "--no-cache", "--jobs", "1")
STAYS = "stays"
# Takes the network away from every Python that finds it, and says so if one wants it.
NO_NETWORK = """\
import socket


def _refuse(*_, **__):
    raise SystemExit("wanted the network")


socket.socket.connect = socket.create_connection = socket.getaddrinfo = _refuse
"""


def _small() -> Files:
    return {f"activities/club-{number}.yaml": GOOD.replace(b"Chair", f"Club {number}".encode()) for number in range(4)}


def _with_site(desk: Desk) -> Built:
    """The desk with a directory whose site has been built."""
    built = desk.site("small", _small)
    desk.write(_small())
    shutil.copytree(built.folder, desk.folder / "site", dirs_exist_ok=True)
    return Built(desk.folder / "site", "")


def _stops(desk: Desk, site: Built, done: subprocess.CompletedProcess[str], words: str, code: int = 2) -> None:
    """The build has stopped with a reason, and the site is as it was."""
    before = desk.site("small", _small).files()
    same(done.returncode, code, done.stderr)
    lines = [each for each in done.stderr.splitlines() if each.startswith("fingerpost build: ")]
    same(len(lines), 1, f"one line says why: {done.stderr}")
    true(words.lower() in done.stderr.lower(), done.stderr)
    true(site.files() == before, "the old site has changed")
    names = [path.name for path in site.folder.parent.iterdir() if path.name.startswith((".site", "site."))]
    same([name for name in names if not name.endswith(".lock")], [], "left beside the site")


def _full(desk: Desk) -> None:
    site = _with_site(desk)
    done = desk.run(*BUILD, before=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000)))
    _stops(desk, site, done, STAYS)


def _read_only(desk: Desk) -> None:
    site = _with_site(desk)
    if os.geteuid():
        desk.folder.chmod(0o555)
        try:
            done = desk.run(*BUILD)
        finally:
            desk.folder.chmod(0o755)
    else:  # root may write everywhere but here
        done = desk.run(*BUILD, "--site-dir", "/proc/site")
    _stops(desk, site, done, STAYS)


def _two_at_once(desk: Desk) -> None:
    site = _with_site(desk)
    with suppress(KeyboardInterrupt), staged(site.folder):
        done = desk.run(*BUILD)
        raise KeyboardInterrupt  # so that the first leaves the old site as well
    _stops(desk, site, done, "another build")


def _same_bytes(desk: Desk) -> None:
    """Another time zone, language, hash seed, folder, home and umask; and no network."""
    if "elsewhere" not in desk.shared:
        desk.shared["elsewhere"] = _built_elsewhere(desk)
    one, other = desk.site("small", _small).files(), desk.shared["elsewhere"].files()
    same(sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name)), [], "differ")


def _built_elsewhere(desk: Desk) -> Built:
    desk.write(_small())
    (desk.folder / "hooks").mkdir()
    (desk.folder / "hooks" / "sitecustomize.py").write_text(NO_NETWORK)
    elsewhere = desk.folder / "a folder of another name"
    elsewhere.mkdir()
    shutil.copytree(desk.folder / "assets", elsewhere / "assets")
    environ = {"TZ": "Pacific/Auckland", "LANG": "C", "LC_ALL": "C", "PYTHONHASHSEED": "7", "HOME": str(elsewhere),
               "USER": "other", "PYTHONPATH": f"{desk.folder / 'hooks'}{os.pathsep}{ROOT}"}  # fmt: skip
    done = desk.run(*BUILD, cwd=elsewhere, environ=environ, umask=0o077)
    same(done.returncode, 0, done.stderr)
    true("wanted the network" not in done.stderr, done.stderr)
    return Built(elsewhere / "site", done.stderr)


def _network_would_be_seen(desk: Desk) -> None:
    (desk.folder / "sitecustomize.py").write_text(NO_NETWORK)
    script = "import socket; socket.create_connection(('192.0.2.1', 80))"
    done = subprocess.run(
        [os.sys.executable, "-c", script],  # type: ignore[attr-defined]
        env={**os.environ, "PYTHONPATH": str(desk.folder)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    true("wanted the network" in done.stderr, done.stderr)


def _project(desk: Desk, about: str, config: str = "") -> Built:
    site = _with_site(desk)
    (desk.folder / "docs").mkdir()
    (desk.folder / "docs" / "about.md").write_text(about)
    usual = "site_name: x\ntheme: {name: material, font: false}\nplugins: [fingerpost]\n"
    (desk.folder / "mkdocs.yml").write_text(config or usual)
    return site


def _warning(desk: Desk) -> None:
    site = _project(desk, "# About\n\n[Somewhere](nowhere.md)\n")
    done = desk.run(*BUILD)
    true(done.returncode in (1, 2), done.stderr)
    true("nowhere.md" in done.stderr, done.stderr)
    true(site.files() == desk.site("small", _small).files(), "the old site has changed")


def _gap(desk: Desk) -> None:
    site = _project(desk, "# About\n\n{{ titel }}\n")
    done = desk.run(*BUILD)
    true(done.returncode in (1, 2), done.stderr)
    true("about.md:3" in done.stderr, done.stderr)
    true(site.files() == desk.site("small", _small).files(), "the old site has changed")


def _broken_project(desk: Desk) -> None:
    site = _project(desk, "# About\n", "site_name: x\nplugins: [fingerpost\n")
    done = desk.run(*BUILD)
    true(done.returncode in (1, 2), done.stderr)
    true("mkdocs.yml" in done.stderr, done.stderr)
    true(site.files() == desk.site("small", _small).files(), "the old site has changed")


def _typo(desk: Desk) -> None:
    site = _with_site(desk)
    (desk.folder / "assets" / "directory.yaml").write_text("titel: Hills\nsite: https://directory.example.org/\n")
    done = desk.run(*BUILD)
    true("assets/directory.yaml:1:1 key-unknown" in done.stderr, done.stderr)
    _stops(desk, site, done, STAYS, code=1)


def _empty(desk: Desk) -> None:
    desk.write({})
    for path in (desk.folder / "assets").glob("[agp]*s/*.yaml"):
        if path.parent.name in ("activities", "groups", "places"):
            path.unlink()
    done = desk.run(*BUILD)
    same(done.returncode, 2, done.stderr)
    true("no record" in done.stderr.lower(), done.stderr)


def _loses(desk: Desk) -> None:
    site = _with_site(desk)
    for number in range(3):
        (desk.folder / "assets" / "activities" / f"club-{number}.yaml").unlink()
    _stops(desk, site, desk.run(*BUILD), "--allow-loss")


def _one_left_out(desk: Desk) -> None:
    site = _with_site(desk)
    (desk.folder / "assets" / "activities" / "club-3.yaml").write_text("name: [\n")
    done = desk.run(*BUILD, "--keep-going")
    same(done.returncode, 3, done.stderr)
    true("assets/activities/club-3.yaml:1:7 bracket-open" in done.stderr, done.stderr)
    true("noindex" in site.page("/a/club-3/"), "an address that was public has no page")
    true(all(f"Club {number}" in site.words(f"/a/club-{number}/") for number in range(3)), "another record is affected")


def _many_bad(desk: Desk) -> None:
    site = _with_site(desk)
    for number in range(6):
        (desk.folder / "assets" / "activities" / f"bad-{number}.yaml").write_text("name: [\n")
    _stops(desk, site, desk.run(*BUILD, "--keep-going"), STAYS, code=1)


def _nearly_too_large(desk: Desk) -> None:
    desk.write({})
    small = replace(hosts.HOSTS["github-pages"], most_bytes=1_000_000)
    with patch.dict(hosts.HOSTS, {"github-pages": small}):
        large = desk.type(*BUILD)
    same(large.exit_code, 0, large.output)
    true("GitHub Pages takes at most 1 MB" in large.output, large.output)
    true("GitHub Pages" not in desk.site("small", _small).output, "the control: a small site is named too")


ROWS = [
    row("L1", "killed at any moment", OLD, held=(
        SWAP + "test_a_killed_build_leaves_a_whole_site_and_the_next_one_tidies_up",
        SWAP + "test_a_build_that_fails_leaves_the_old_site")),
    row("L2", "no room for a file", OLD, Trial("build", _full)),
    row("L3", "nothing may be written", OLD, Trial("build", _read_only)),
    row("L4", "two builds at once", OLD, Trial("build", _two_at_once),
        held=(SWAP + "test_a_second_build_of_the_same_site_is_refused",)),
    row("L5", "another time zone, language, folder, home, hash seed, umask", "the same bytes",
        Trial("build", _same_bytes)),
    row("L6", "no network", "the same bytes", Trial("build", _same_bytes), Trial("build", _network_would_be_seen)),
    row("L7", "a warning of the site generator", FAIL, Trial("build", _warning)),
    row("L8", "no record at all", FAIL, Trial("build", _empty),
        held=("tests/publish/test_build.py::test_no_records_are_no_site",)),
    row("L9", "many records gone since the last build", FAIL, Trial("build", _loses),
        short="More than a fifth stops the build, where the list says a tenth; the ledger (issue 12) misses each."),
    row("L10", "one bad record; more than five of ten", FAIL, Trial("build", _one_left_out), Trial("build", _many_bad),
        later="the last good version in its place: issue 12"),
    row("L11", "a slip in the settings, in mkdocs.yml, in a page's gaps", FAIL,
        Trial("build", _typo), Trial("build", _broken_project), Trial("build", _gap)),
    row("L12", "a site near what a host takes (1 MB here)", WARN, Trial("build", _nearly_too_large),
        short="How long a deploy will take is not known to a build."),
]  # fmt: skip
