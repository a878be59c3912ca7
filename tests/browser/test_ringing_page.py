"""The ringing list as a page is filled in and saved as a file, which an import takes; on paper it has its boxes."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from tests import run as in_process
from tests.browser.kinds import does_not_fit
from tests.browser.seen_by_axe import faults_by_day
from tests.conftest import OpenSite


def test_what_is_ticked_in_the_page_is_saved_and_taken_back(
    site: OpenSite, tmp_path: Path, open_tab: Callable[..., Page], watched: Callable[[Page], Page]
) -> None:
    site({})
    in_process.run("due", "chat", "connectors", "--html", "ringing.html", cwd=tmp_path)
    tab = watched(open_tab(viewport={"width": 320, "height": 640}))
    tab.goto((tmp_path / "ringing.html").as_uri())

    box = tab.locator('[data-key="activity/chat"]')
    box.get_by_label("Nothing has changed").check()
    tab.locator('[data-key="group/connectors"]').get_by_label("This has changed").fill("Another number & <b>name</b>")
    with tab.expect_download() as download:
        tab.get_by_role("button", name="Save what I filled in").click()
    expect(tab.get_by_role("status")).to_have_text("Saved as ringing-2026-11-21.json.")
    assert faults_by_day(tab) == []
    assert does_not_fit(tab) == []
    download.value.save_as(tmp_path / "saved.json")

    saved = json.loads((tmp_path / "saved.json").read_text())
    assert [answer["same"] for answer in saved["answers"]] == [True, False]
    done = in_process.run("import", "saved.json", cwd=tmp_path)
    assert "This has changed: Another number & <b>name</b>" in done.stdout
    assert "on: 2026-11-21" in (tmp_path / "assets/activities/chat.yaml").read_text()

    tab.emulate_media(media="print")
    expect(tab.get_by_role("button")).to_be_hidden()
    expect(box.get_by_label("Nothing has changed")).to_be_visible()
    expect(box.get_by_text("You asked on")).to_be_visible()  # on paper, where a date and a way are written
