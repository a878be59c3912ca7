"""The pages of docs are rendered again only when something they are made from has changed."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from fingerpost import plugin
from fingerpost.cache.folder import Cache
from fingerpost.publish.prepare import Prepared, prepare
from fingerpost.publish.shell_cache import shell_fingerprint
from fingerpost.publish.site_generator import Shells
from tests.cache.test_cache import files
from tests.conftest import OWN_PAGES, TODAY, USUAL_FILES, OpenSite
from tests.run import run

pytestmark = pytest.mark.usefixtures("short_handbook")

CHAT = USUAL_FILES["activities/chat.yaml"]
BARN = "name: A barn\nkind: other\ntown: Frome\n"


def test_the_pages_of_docs_are_rendered_once_while_they_are_the_same(
    site: OpenSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    renders: list[str] = []
    render_shells = plugin.render_shells

    def render_and_note(config: Path, folder: Path, prepared: Prepared, *, strict: bool = True) -> Shells:
        renders.append(config.name)
        return render_shells(config, folder, prepared, strict=strict)

    monkeypatch.setattr(plugin, "render_shells", render_and_note)
    site(OWN_PAGES)
    run("build", cwd=tmp_path)
    first = files(tmp_path / "site")

    assert run("build", cwd=tmp_path).returncode == 0
    assert files(tmp_path / "site") == first
    assert renders == ["mkdocs.yml"]

    (tmp_path / "docs" / "about.md").write_text("# About us\n")  # the control

    assert run("build", cwd=tmp_path).returncode == 0
    assert renders == ["mkdocs.yml"] * 2
    assert "About us" in (tmp_path / "site" / "about" / "index.html").read_text("utf-8")

    (tmp_path / "site" / "about" / "index.html").write_text("edited by hand")

    assert run("build", "--replace-edited", cwd=tmp_path).returncode == 0
    assert renders == ["mkdocs.yml"] * 3
    assert "About us" in (tmp_path / "site" / "about" / "index.html").read_text("utf-8")


def test_a_page_of_docs_is_checked_again_when_its_record_is_gone(site: OpenSite, tmp_path: Path) -> None:
    another = {"activities/talk.yaml": CHAT.replace("Frome Talking Cafe", "A talk")}
    site({**OWN_PAGES, **another, "../docs/about.md": "# About\n\n[A talk](/a/talk/)\n"})
    assert run("build", cwd=tmp_path).returncode == 0
    (tmp_path / "assets" / "activities" / "talk.yaml").unlink()

    again = run("build", "--allow-loss", cwd=tmp_path)

    assert again.returncode == 2
    assert "docs/about.md:3:10 docs-link-gone: This page leads to /a/talk/" in again.stderr


def fingerprint(project: Path, *, keep_going: bool = False) -> str | None:
    assets = project / "assets"
    cache = Cache(None, project / "site")
    prepared = prepare(assets, today=TODAY, jobs=1, cache=cache, keep_going=keep_going)
    return shell_fingerprint(prepared, project / "mkdocs.yml")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"activities/talk.yaml": CHAT}, {}),
        ({"activities/chat.yaml": CHAT + "former_ids: [cafe]\n"}, {}),
        ({"places/barn.yaml": BARN}, {"places/barn.yaml": BARN + "sensitive: yes\n"}),
        (
            {"places/barn.yaml": BARN + "sensitive: yes\n"},
            {"places/barn.yaml": BARN.replace("A barn", "A house") + "sensitive: yes\n"},
        ),
        ({}, {"activities/talk.yaml": "closed: {on: 2026-11-20, erased: yes}\n"}),
        ({}, {"activities/talk.yaml": "name: A talk that has nothing else\n"}),
        ({}, {"../docs/more.md": "# More\n"}),
        ({}, {"directory.yaml": "title: Moors\nsite: https://directory.example.org/\n"}),
    ],
    ids=["gone", "former id", "secret now", "secret name", "erased", "left out", "page of docs", "settings"],
)
def test_whatever_a_page_of_docs_may_say_or_link_to_counts(
    site: OpenSite, tmp_path: Path, before: dict[str, str], after: dict[str, str]
) -> None:
    site(OWN_PAGES | before)
    first = fingerprint(tmp_path, keep_going=True)
    assert first == fingerprint(tmp_path, keep_going=True)
    shutil.rmtree(tmp_path / "assets")

    site(OWN_PAGES | after)

    assert first != fingerprint(tmp_path, keep_going=True)


def test_a_picture_that_must_not_be_copied_counts(site: OpenSite, tmp_path: Path) -> None:
    prepared = prepare(site(OWN_PAGES).assets, today=TODAY, jobs=1)
    hidden = replace(prepared.edition, hidden_pictures=frozenset({"door.png"}))
    config = tmp_path / "mkdocs.yml"

    assert shell_fingerprint(prepared, config) != shell_fingerprint(replace(prepared, edition=hidden), config)


def test_what_a_record_says_of_itself_does_not_count_nor_does_the_folder(site: OpenSite, tmp_path: Path) -> None:
    site(OWN_PAGES)
    first = fingerprint(tmp_path)
    shutil.copytree(tmp_path, tmp_path.with_name(f"{tmp_path.name}-there"))
    site({"activities/chat.yaml": CHAT.replace("Meet people", "Meet neighbours")})

    assert first == fingerprint(tmp_path) == fingerprint(tmp_path.with_name(f"{tmp_path.name}-there"))
