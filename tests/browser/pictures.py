"""Take the pictures that README shows: ``make pictures``."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.chromium import launch_options
from tests.browser.site import NOW, ROOT, build_example, served

IMAGES = ROOT / "docs" / "images"
PICTURES = {"home": "/", "activity": "/a/wells-chair-yoga/"}


def take_pictures(folder: Path = IMAGES) -> None:
    """Build the example site and photograph it, on the same Monday as in the tests."""
    with tempfile.TemporaryDirectory() as built, sync_playwright() as playwright:
        build_example(Path(built) / "site", printed_menus=True)
        chromium = playwright.chromium.launch(**launch_options(os.environ))
        with served(Path(built) / "site") as address:
            page = chromium.new_page(viewport={"width": 1280, "height": 800}, locale="en-GB", color_scheme="light")
            page.clock.set_fixed_time(NOW)
            folder.mkdir(parents=True, exist_ok=True)
            for name, where in PICTURES.items():
                page.goto(f"{address}{where}", wait_until="networkidle")
                page.evaluate("document.fonts.ready")
                page.screenshot(path=folder / f"{name}.png")
        chromium.close()


if __name__ == "__main__":
    take_pictures()
