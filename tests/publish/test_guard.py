"""A site takes the place of nothing, of an empty folder or of an older site, and of nobody's work."""

from __future__ import annotations

import json
import os
import sys
import zlib
from base64 import b64encode
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mkdocs.__main__ import cli as mkdocs

from fingerpost.files import durable
from fingerpost.files.mark import read_mark, write_mark
from fingerpost.publish import swap
from fingerpost.publish.guard import NotOurs, guard_site
from fingerpost.publish.project_paths import find_project
from fingerpost.publish.swap import AnotherBuild, staged
from fingerpost.records.placeholders import EMAIL, SITE
from tests.conftest import OpenSite
from tests.run import run
from tests.thorough import many

pytestmark = pytest.mark.usefixtures("short_handbook")

CONFIG = "site_name: x\ntheme: {name: material, font: false}\nplugins: [fingerpost]\n"


def project_in(folder: Path) -> None:
    for name in ("assets/activities/chat.yaml", "docs/about.md", "docs/deep/more.md", ".git/HEAD", "notes/plan.txt"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(f"somebody's {name}")
    (folder / "mkdocs.yml").write_text(CONFIG)


def swap_in(site: Path, assets: Path, content: str = "new") -> None:
    """All of a build that touches folders, with a site of two pages."""
    project = find_project(assets)
    guard_site(site, project)
    with staged(site, guard=lambda: guard_site(site, project)) as new:
        (new / "a").mkdir(exist_ok=True)
        for name in ("index.html", "a/chat.html"):
            (new / name).unlink(missing_ok=True)
            (new / name).write_text(content)
        write_mark(new)


def works_of(folder: Path) -> dict[str, bytes | str]:
    """Everything below a folder, links by where they lead."""
    contents: dict[str, bytes | str] = {}
    for here, folders, names in os.walk(folder):
        for name in (*names, *folders):
            path = Path(here, name)
            if path.is_symlink():
                contents[str(path)] = os.readlink(path)  # noqa: PTH115 - as text
            elif path.is_file():
                contents[str(path)] = path.read_bytes()
    return contents


@pytest.mark.parametrize(
    "site",
    [
        *("docs", "DOCS", "Assets", "assets", "assets/activities", "docs/deep", "docs/site", "docs/../docs", "."),
        *("..", "./", "mkdocs.yml", "mkdocs.yml/site", "notes", "notes/plan.txt", ".git", ".git/site", "link", "/"),
        *("link/deep", "round", "nowhere", "assets/site", ".github"),
    ],
)
def test_a_site_is_not_written_over_or_into_anybodys_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, site: str
) -> None:
    home = tmp_path / "project"
    project_in(home)
    (home / "link").symlink_to("docs")
    (home / "round").symlink_to("round")
    (home / "nowhere").symlink_to("gone")
    monkeypatch.chdir(home)
    before = works_of(tmp_path)

    with pytest.raises(NotOurs) as refused:
        guard_site(Path(site), find_project(Path("assets")))

    assert "fingerpost build --site-dir site" in refused.value.hint or "Put it into docs" in refused.value.hint
    assert works_of(tmp_path) == before


def test_the_folder_of_all_files_is_not_replaced_even_if_it_is_empty(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project_in(tmp_path / "project")
    (tmp_path / "home" / "ann").mkdir(parents=True)
    monkeypatch.setenv("HOME", str(tmp_path / "home" / "ann"))

    for folder in ("home/ann", "home"):
        with pytest.raises(NotOurs, match="all your files"):
            guard_site(tmp_path / folder, find_project(tmp_path / "project" / "assets"))


@pytest.mark.parametrize(
    "setting",
    [
        *("docs_dir: words", "docs_dir: 'words'  # ours", '"docs_dir": "words"', "{docs_dir: words}"),
        *("theme:\n  custom_dir: words", "theme: {name: material, custom_dir: words}", "docs_dir: words\na: ["),
    ],
)
@pytest.mark.parametrize("inherits", [(), ("base.yml",), ("conf/base.yml", "../conf/more.yml")])
def test_the_folders_that_the_frame_names_are_not_replaced(
    tmp_path: Path, setting: str, inherits: tuple[str, ...]
) -> None:
    project_in(tmp_path)
    (tmp_path / "conf").mkdir()
    path = tmp_path / "mkdocs.yml"
    for name in inherits:
        path.write_text(f"INHERIT: {name}\n")
        path = path.parent / name
    path.write_text(f"{setting}\n")
    project = find_project(tmp_path / "assets")

    with pytest.raises(NotOurs, match="words holds your"):
        guard_site(tmp_path / "words", project)
    with pytest.raises(NotOurs, match=r"lies in .*words, which holds your"):
        guard_site(tmp_path / "words" / "site", project)
    guard_site(tmp_path / "site", project)  # the control


def test_settings_that_lead_to_each_other_end(tmp_path: Path) -> None:
    project_in(tmp_path)
    (tmp_path / "mkdocs.yml").write_text("INHERIT: base.yml\n")
    (tmp_path / "base.yml").write_text("INHERIT: mkdocs.yml\ndocs_dir: words\n")

    with pytest.raises(NotOurs, match="words holds your pages"):
        guard_site(tmp_path / "words", find_project(tmp_path / "assets"))


@pytest.mark.parametrize("site", ["site", "public/site", "empty", "linked"])
def test_a_folder_of_its_own_is_written_and_written_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, site: str
) -> None:
    project_in(tmp_path)
    (tmp_path / "empty").mkdir()
    (tmp_path / "web").mkdir()
    (tmp_path / "linked").symlink_to("web")
    monkeypatch.chdir(tmp_path)

    for content in ("one", "two", "three"):
        swap_in(Path(site), Path("assets"), content)

    assert (tmp_path / site / "index.html").read_text() == "three"
    assert (tmp_path / "docs" / "about.md").read_text() == "somebody's docs/about.md"


@pytest.mark.parametrize("name", ["CNAME", "a/leaflet.pdf", "deep/er/x", ".git/HEAD", ".well-known/x"])
def test_what_somebody_put_into_a_site_is_named_and_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    project_in(tmp_path)
    monkeypatch.chdir(tmp_path)
    swap_in(Path("site"), Path("assets"))
    (tmp_path / "site" / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / "site" / name).write_text("mine")

    with pytest.raises(NotOurs) as refused:
        swap_in(Path("site"), Path("assets"))

    assert name in refused.value.message
    assert (tmp_path / "site" / name).read_text() == "mine"


@pytest.mark.parametrize("name", ["index.html", "a/chat.html"])
@pytest.mark.parametrize("change", ["edited", "replaced", "linked"])
def test_a_page_that_somebody_edited_is_named_and_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, change: str
) -> None:
    project_in(tmp_path)
    (tmp_path / "mine.html").write_text("mine")
    os.utime(tmp_path / "mine.html", (0, 0))  # older than the site
    monkeypatch.chdir(tmp_path)
    for _ in range(3):
        swap_in(Path("site"), Path("assets"), "old")
    page = tmp_path / "site" / name
    match change:
        case "edited":
            page.write_text("mIn")  # as long as it was
        case "replaced":
            (tmp_path / "mine.html").rename(page)
        case "linked":
            page.unlink()
            page.symlink_to(tmp_path / "mine.html")
    before = works_of(tmp_path)

    with pytest.raises(NotOurs, match=name) as refused:
        swap_in(Path("site"), Path("assets"))

    assert "--replace-edited" in refused.value.hint
    assert works_of(tmp_path) == before


def test_a_page_that_somebody_edits_while_the_site_is_built_is_kept(tmp_path: Path) -> None:
    project_in(tmp_path)
    swap_in(tmp_path / "site", tmp_path / "assets")

    project = find_project(tmp_path / "assets")

    with pytest.raises(NotOurs), staged(tmp_path / "site", guard=lambda: guard_site(tmp_path / "site", project)) as new:
        (new / "index.html").write_text("newer")
        (tmp_path / "site" / "index.html").write_text("mine")

    assert (tmp_path / "site" / "index.html").read_text() == "mine"


def test_a_page_that_somebody_edits_while_the_new_site_goes_to_the_disk_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project_in(tmp_path)
    swap_in(tmp_path / "site", tmp_path / "assets")
    project = find_project(tmp_path / "assets")
    monkeypatch.setattr(swap, "sync_below", lambda _: (tmp_path / "site" / "index.html").write_text("mine"))

    with pytest.raises(NotOurs), staged(tmp_path / "site", guard=lambda: guard_site(tmp_path / "site", project)) as new:
        (new / "index.html").write_text("newer")

    assert (tmp_path / "site" / "index.html").read_text() == "mine"


def test_a_page_that_somebody_deleted_is_no_loss(tmp_path: Path) -> None:
    project_in(tmp_path)
    swap_in(tmp_path / "site", tmp_path / "assets")
    (tmp_path / "site" / "index.html").unlink()

    swap_in(tmp_path / "site", tmp_path / "assets", "newer")

    assert (tmp_path / "site" / "index.html").read_text() == "newer"


def test_of_a_site_with_a_list_of_names_alone_nobody_knows_what_was_edited(tmp_path: Path) -> None:
    project_in(tmp_path)
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("old")
    names = b64encode(zlib.compress(json.dumps({"files": ["index.html"], "records": {"activity": ["a"]}}).encode()))
    (tmp_path / "site" / ".fingerpost").write_text(json.dumps({"format": 1, "list": names.decode()}))

    project = find_project(tmp_path / "assets")
    guard_site(tmp_path / "site", project, may_be_edited=True)
    with pytest.raises(NotOurs, match="older Fingerpost") as refused:
        guard_site(tmp_path / "site", project)

    assert "--replace-edited" in refused.value.hint
    assert (mark := read_mark(tmp_path / "site")) is not None
    assert mark.records == {"activity": ("a",)}


def test_the_command_replaces_an_edited_page_only_when_that_is_typed(site: OpenSite, tmp_path: Path) -> None:
    site({})
    first = run("build", cwd=tmp_path)
    pages = [tmp_path / "site" / name for name in ("index.html", "robots.txt", "a/chat/index.html")]
    before = [page.read_bytes() for page in pages]
    again = run("build", cwd=tmp_path)
    for page in pages:
        page.write_bytes(b"mine")

    refused = run("build", cwd=tmp_path)
    contents = [page.read_bytes() for page in pages]
    replaced = run("build", "--replace-edited", cwd=tmp_path)

    assert [first.returncode, again.returncode, refused.returncode, replaced.returncode] == [0, 0, 2, 0]
    assert "a/chat/index.html, index.html, robots.txt" in refused.stderr
    assert contents == [b"mine"] * 3
    assert [page.read_bytes() for page in pages] == before


def test_what_a_computer_leaves_in_a_folder_that_is_looked_at_does_not_stop_a_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project_in(tmp_path)
    monkeypatch.chdir(tmp_path)
    swap_in(Path("site"), Path("assets"))
    (tmp_path / "site" / "a" / ".DS_Store").write_text("")

    swap_in(Path("site"), Path("assets"), "newer")

    assert (tmp_path / "site" / "index.html").read_text() == "newer"


def test_what_is_put_into_the_site_while_it_is_built_is_kept(tmp_path: Path) -> None:
    project_in(tmp_path)
    swap_in(tmp_path / "site", tmp_path / "assets")
    project = find_project(tmp_path / "assets")

    with pytest.raises(NotOurs), staged(tmp_path / "site", guard=lambda: guard_site(tmp_path / "site", project)) as new:
        (new / "index.html").write_text("newer")
        (tmp_path / "site" / "CNAME").write_text("mine")

    assert (tmp_path / "site" / "CNAME").read_text() == "mine"


@pytest.mark.parametrize("mark", [b"", b"{}", b"[]", b'{"format": 1, "list": "!"}', b"\xff", None])
def test_a_mark_that_cannot_be_understood_is_none(tmp_path: Path, mark: bytes | None) -> None:
    project_in(tmp_path)
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("mine")
    if mark is not None:
        (tmp_path / "site" / ".fingerpost").write_bytes(mark)

    with pytest.raises(NotOurs, match="nothing in it says that Fingerpost wrote it"):
        guard_site(tmp_path / "site", find_project(tmp_path / "assets"))


NAMES = ["site", "docs", "assets", "Docs", ".", "..", "x", "web", ".cache", "fingerpost", ".site.lock", ".site.new-1"]
PATHS = st.lists(st.sampled_from(NAMES), min_size=1, max_size=3).map("/".join)
STRAYS = st.sampled_from(
    [
        *("site/CNAME", "site/a/mine", ".site.lock", ".site.new-1/mine", ".site.new-1", "site-editorial/mine"),
        *(".cache/mine", "x/mine", "web/index.html"),
        *("site", "docs/site/mine", ".x.lock", ".x.new-2/work", "site-before/mine", "empty/.DS_Store"),
    ]
)
LINKS = st.dictionaries(st.sampled_from(["site", "x", ".cache", ".site.lock", ".site.new-1", "web", "l"]), PATHS)


@pytest.fixture(scope="module")
def quick() -> Iterator[None]:
    """Without what only takes time: waiting for the disk."""
    with pytest.MonkeyPatch.context() as patch:
        for module in (swap, durable):
            patch.setattr(module, "sync_below", lambda _: None, raising=False)
            patch.setattr(module, "sync_folder", lambda _: None)
        yield


@pytest.mark.usefixtures("quick")
@settings(max_examples=many(70, 500), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    sites=st.lists(PATHS, min_size=1, max_size=3),
    assets=st.sampled_from(["assets", "./assets/", "docs/../assets", "l"]),
    strays=st.lists(STRAYS, max_size=4),
    links=LINKS,
    built_before=st.booleans(),
    later=st.lists(STRAYS | st.just("standby"), max_size=2),
    edited=st.lists(st.sampled_from(["index.html", "a/chat.html"]), max_size=1),
)
def test_whatever_is_typed_nothing_that_somebody_wrote_is_lost(
    tmp_path_factory: pytest.TempPathFactory,
    sites: list[str],
    assets: str,
    strays: list[str],
    links: Mapping[str, str],
    *,
    built_before: bool,
    later: list[str],
    edited: list[str],
) -> None:
    home = tmp_path_factory.mktemp("whole") / "project"
    project_in(home)
    (home.parent / "outside").mkdir()
    (home.parent / "outside" / "mine").write_text("mine")
    back = Path.cwd()
    os.chdir(home)
    try:
        if built_before:
            for _ in range(3):
                swap_in(Path("site"), Path("assets"), "old")
        ours = set(works_of(home.parent)) if built_before else set()
        for name in strays:
            _put(home / name)
        for name, target in links.items():
            with suppress(OSError):
                (home / name).symlink_to(target)
        for name in edited if built_before else []:
            (home / "site" / name).write_text("somebody's")
            ours.discard(str(home / "site" / name))
        before = {path: work for path, work in works_of(home.parent).items() if path not in ours}
        for site in sites:
            with suppress(NotOurs, AnotherBuild, OSError, RuntimeError):
                swap_in(Path(site), Path(assets))
            for name in later:
                _put(home / name)
        after = works_of(home.parent)
    finally:
        os.chdir(back)

    assert {path for path, work in before.items() if "somebody" in str(work) and after.get(path) != work} == set()
    assert {path for path, work in before.items() if isinstance(work, str) and after.get(path) != work} == set()


def _put(path: Path) -> None:
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x") as opened:
            opened.write("somebody's")


def test_the_command_says_what_is_in_the_way_and_what_to_type(site: OpenSite, tmp_path: Path) -> None:
    here = site({})
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "about.md").write_text("# About\n")
    before = works_of(tmp_path)

    built = run("build", "--site-dir", "docs", cwd=tmp_path)

    assert built.returncode == 2
    assert "fingerpost build: docs holds your pages" in built.stderr
    assert "hint: Give the site a folder of its own, such as: fingerpost build --site-dir site" in built.stderr
    assert works_of(tmp_path) == before
    assert here.codes() == []


def test_mkdocs_itself_empties_no_folder_that_is_not_a_site(site: OpenSite, tmp_path: Path) -> None:
    site({})
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "about.md").write_text("# About\n")
    (tmp_path / "mkdocs.yml").write_text(CONFIG)
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "plan.txt").write_text("mine")
    before = works_of(tmp_path)

    built = [run("build", "-q", "-d", folder, cwd=tmp_path, command=mkdocs) for folder in ("notes", "site")]
    again = run("build", cwd=tmp_path)

    assert [each.returncode for each in built] == [1, 0], built[1].stderr
    assert "notes is not empty" in built[0].stderr
    assert {path: work for path, work in works_of(tmp_path).items() if path in before} == before
    assert again.returncode == 0, again.stderr


def test_mkdocs_itself_publishes_nothing_that_init_wrote_to_be_changed(site: OpenSite, tmp_path: Path) -> None:
    site({"directory.yaml": f"title: Hills\nsite: {SITE}\neditors: {{name: Us, email: {EMAIL}}}\n"})
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text(CONFIG)

    built = run("build", "-q", cwd=tmp_path, command=mkdocs)

    assert built.returncode == 1
    assert "settings-placeholder" in built.stderr
    assert not (tmp_path / "site" / "index.html").exists()


def test_a_mount_is_refused_with_a_folder_to_name(tmp_path: Path) -> None:
    project_in(tmp_path)
    mount = "/proc" if sys.platform == "linux" else "/dev"  # one in which the folders of tests do not lie

    with pytest.raises(NotOurs, match=rf"{mount} is a mount") as refusal:
        guard_site(Path(mount), find_project(tmp_path / "assets"))

    assert f"--site-dir {mount}/site" in refusal.value.hint
