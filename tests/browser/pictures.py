"""Take the pictures of README, and those of results and of a record in decisions 27 and 24: ``make pictures``."""

from __future__ import annotations

import os
import tempfile
from base64 import b64encode
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.browser.chromium import launch_options
from tests.browser.site import NOW, ROOT, build_example, served

IMAGES = ROOT / "docs" / "images"
PICTURES = {"home": "/", "activity": "/a/wells-chair-yoga/"}
PAIRS = {"results": "/find/#q=company&near=Shepton+Mallet", "record-page": "/a/kind-company-grief-cafe/"}
WIDE = (1280, 800)
PHONE = (360, 640)


def take_pictures(folder: Path = IMAGES) -> None:
    """Build the example site and photograph it, on the same Monday as in the tests."""
    with tempfile.TemporaryDirectory() as built, sync_playwright() as playwright:
        build_example(Path(built) / "site", printed_menus=True)
        chromium = playwright.chromium.launch(**launch_options(os.environ))
        with served(Path(built) / "site") as address:
            folder.mkdir(parents=True, exist_ok=True)
            for name, where in PICTURES.items():
                (folder / f"{name}.png").write_bytes(_picture(chromium, address + where, WIDE))
            for name, where in PAIRS.items():
                both = [_picture(chromium, address + where, size) for size in (PHONE, WIDE)]
                (folder / f"{name}.png").write_bytes(_side_by_side(chromium, both))
        chromium.close()


def _picture(chromium: Browser, address: str, size: tuple[int, int]) -> bytes:
    page = chromium.new_page(viewport={"width": size[0], "height": size[1]}, locale="en-GB", color_scheme="light")
    page.clock.set_fixed_time(NOW)
    page.goto(address, wait_until="networkidle")
    page.evaluate("document.fonts.ready")
    return page.screenshot()


def _side_by_side(chromium: Browser, pictures: list[bytes]) -> bytes:
    """Several pictures in a row, smaller."""
    page = chromium.new_page(viewport={"width": 1056, "height": 520})
    shown = "".join(f'<img src="data:image/png;base64,{b64encode(each).decode()}">' for each in pictures)
    page.set_content(
        "<style>body{margin:0;display:flex;gap:14px;background:#fff}img{zoom:.625;align-self:start}</style>" + shown
    )
    return page.screenshot(clip={"x": 0, "y": 0, "width": 1039, "height": 500})


if __name__ == "__main__":
    take_pictures()
