"""A site that is looked at before it is published, at an address of its own: what is followed there stays there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from fingerpost.publish.prepare import prepare
from tests.conftest import TODAY, USUAL_FILES, OpenSite
from tests.run import run

SETTINGS = USUAL_FILES["directory.yaml"].replace("example.org/", "example.org/wells/")


@pytest.mark.usefixtures("short_handbook")
def test_links_of_a_preview_stay_in_the_preview(site: OpenSite) -> None:
    folder = site({"directory.yaml": SETTINGS}).assets.parent
    assert prepare(Path("assets"), today=TODAY).edition.url("/find/") == "/wells/find/"  # the control

    done = run("build", "--preview-at", "https://preview-12.example.net", cwd=folder)

    assert done.returncode == 0, done.stderr
    pages = {path: path.read_text("utf-8") for path in (folder / "site").rglob("*.html")}
    links = {link for text in pages.values() for link in re.findall(r' (?:href|src)="([^"#]+)', text)}
    assert "/find/" in links
    assert [link for link in links if link.startswith("/wells/")] == []
    assert [path.name for path, text in pages.items() if "directory.example.org" in text] == []
    assert not (folder / "assets" / "ledger.csv").exists()


@pytest.mark.parametrize(
    ("words", "what"),
    [
        (("--preview-at", "preview.example.net"), "preview.example.net is not the address of a site"),
        (("--preview-at", "https://preview.example.net/", "--publish"), "A preview is not published"),
    ],
)
def test_what_cannot_be_a_preview_is_refused(words: tuple[str, ...], what: str, site: OpenSite) -> None:
    done = run("build", *words, cwd=site({}).assets.parent)

    assert done.returncode == 2
    assert what in done.stderr
