"""A picture is published without what a phone wrote into it, and shows what it showed."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from fingerpost.cli.generator import mkdocs
from fingerpost.files.own import starter_folder
from fingerpost.publish.build import build_site
from fingerpost.publish.report import check_folder
from tests.checks.project.photographs import ICC, SECRETS, jpeg, png, webp
from tests.conftest import TODAY, OpenSite

# Twelve points by eight, with another colour in each corner, so that a turned picture is another one.
DRAW = """kind => {
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [12, 8];
  const pen = canvas.getContext("2d");
  [["red", 0, 0], ["lime", 6, 0], ["blue", 0, 4], ["white", 6, 4]].forEach(([colour, x, y]) => {
    pen.fillStyle = colour;
    pen.fillRect(x, y, 6, 4);
  });
  return canvas.toDataURL(kind, 0.9);
}"""
LOOK = """async address => {
  const picture = new Image();
  picture.src = address;
  await picture.decode();
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [picture.naturalWidth, picture.naturalHeight];
  const pen = canvas.getContext("2d");
  pen.drawImage(picture, 0, 0);
  const points = pen.getImageData(0, 0, canvas.width, canvas.height).data;
  return [canvas.width, canvas.height, Array.from(points).join()];
}"""


@pytest.mark.usefixtures("short_handbook")
def test_a_picture_keeps_its_points_and_its_way_up_and_loses_its_notes(
    browser: Browser, site: OpenSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    site({})
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795219200")
    Path("docs/img").mkdir(parents=True)
    Path("docs/about.md").write_text("# About us\n\n![The hall](img/hall.jpeg)\n")
    Path("mkdocs.yml").write_text((starter_folder() / "mkdocs.yml").read_text("utf-8"))
    page = browser.new_page()
    pictures = {}
    for kind in ("jpeg", "png", "webp"):
        plain = base64.b64decode(page.evaluate(DRAW, f"image/{kind}").partition(",")[2])
        pictures[kind] = jpeg(plain) if kind == "jpeg" else png(plain) if kind == "png" else webp(plain, 12, 8)
        Path(f"docs/img/hall.{kind}").write_bytes(pictures[kind])

    codes = [
        f"{each.span.file} {each.code}" for each in check_folder(Path("assets"), today=TODAY, generator=mkdocs).problems
    ]
    built = build_site(
        Path("assets"), Path("site"), generator=mkdocs, profile=False, allow_empty=False, jobs=1, use_cache=False
    )

    assert codes == [f"docs/img/hall.{kind} picture-position" for kind in pictures]
    assert built == 0
    for kind, data in pictures.items():
        published = Path(f"site/img/hall.{kind}").read_bytes()
        assert [secret for secret in SECRETS if secret not in data] == []  # the control
        assert [secret for secret in SECRETS if secret in published] == []
        assert kind == "png" or ICC in published
        before, after = (
            page.evaluate(LOOK, f"data:image/{kind};base64,{base64.b64encode(each).decode()}")
            for each in (data, published)
        )
        assert after == before
        if kind == "jpeg":
            assert after[:2] == [8, 12]  # it lies on its side, and is shown upright
    page.close()
