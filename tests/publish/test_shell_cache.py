"""The pages of docs are rendered again only when something they are made from has changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from fingerpost import plugin
from fingerpost.publish.prepare import Prepared
from fingerpost.publish.site_generator import Shells
from tests.cache.test_cache import files
from tests.conftest import OWN_PAGES, OpenSite
from tests.run import run


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
