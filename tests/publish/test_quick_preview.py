"""A preview after a change of records alone ends as one that was made from the start."""

from __future__ import annotations

import re
from pathlib import Path

from fingerpost.cache.preview import PreviewCache
from fingerpost.edition.stages import Stages
from fingerpost.pages.render.shell import HEAD_SLOT, MAIN_SLOT, SHELLS, Shell
from fingerpost.publish.prepare import Prepared, prepare
from fingerpost.publish.quick_preview import QuickPreview
from fingerpost.publish.site_generator import Shells
from fingerpost.publish.write_site import BuildResult
from tests.cache.test_cache import LIBRARY, TALK, files
from tests.conftest import TODAY, OpenSite

CHANGES = {
    "a name": ("activities/talk-1.yaml", "Talk 1", "Words 1"),
    "no room": ("activities/talk-0.yaml", "group:", "capacity: {state: full, as_of: 2026-10-01}\ngroup:"),
    "another town": ("activities/talk-1.yaml", "place: old-dairy", "place: library"),
}


def write_all(prepared: Prepared, folder: Path, cache: PreviewCache | None = None) -> tuple[Shells, BuildResult]:
    shell = Shell.cut(f"<html>{HEAD_SLOT}<main>{MAIN_SLOT}</main></html>")
    shells = Shells(prepared, preview=True, by_name=dict.fromkeys(SHELLS, shell))
    folder.mkdir()
    return shells, shells.write_site(folder, stages=Stages(), cache=cache)


def test_each_change_ends_as_a_preview_from_the_start(site: OpenSite, tmp_path: Path) -> None:
    records = {f"activities/talk-{n}.yaml": TALK.format(name=f"Talk {n}", day="friday") for n in range(3)}
    assets = site({**records, "places/library.yaml": LIBRARY}).assets
    config, shown = assets.parent / "mkdocs.yml", tmp_path / "shown"
    config.write_text("site_name: A directory\nplugins: [fingerpost]\n")
    cache = PreviewCache.for_preview(assets, shown)
    shells, result = write_all(prepare(assets, today=TODAY, jobs=1, cache=cache), shown, cache)
    cache.keep_pages(result.page_files)
    quick = QuickPreview(config, shown, shells, cache, result.exports)
    different = {}

    for change, (name, old, new) in CHANGES.items():
        path = assets / name
        path.write_text(path.read_text("utf-8").replace(old, new), encoding="utf-8")
        before = files(shown)
        assert quick.shows(prepare(assets, today=TODAY, jobs=1, cache=cache))
        quick.finish()
        cold = tmp_path / re.sub(r"\W", "-", change)
        write_all(prepare(assets, today=TODAY, jobs=1), cold)
        now, expected = files(shown), files(cold)
        assert now != before, change
        gone = {name for name in now.keys() - expected.keys() if not name.startswith("search/")}
        different[change] = gone | {name for name in expected if now.get(name) != expected[name]}

    # The finder names no version of the search files here, and the sitemap is that of the first preview.
    assert {name for names in different.values() for name in names} <= {"find/index.html", "sitemap.xml"}
