"""Short codes on a published site: in the finder, at addresses that are not there, and on paper."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from fingerpost.cli.generator import mkdocs
from fingerpost.publish.build import build_site
from tests.browser.site import NOW, served
from tests.conftest import OWN_PAGES, OpenSite

LEDGER = """\
address,code,kind,id,since,state,target
/a/chat/,F7P4DX,activity,chat,2026-10-01,published,
/g/connectors/,F7P4HD,group,connectors,2026-10-01,published,
"""


@pytest.mark.usefixtures("short_handbook")
def test_a_code_leads_to_its_page_from_the_finder_and_from_any_address_and_is_a_qr_code_on_paper(
    site: OpenSite, page: Page, plain_page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(NOW.timestamp())))
    assets = site({**OWN_PAGES, "ledger.csv": LEDGER}).assets
    folder = Path("site").absolute()
    options = {"profile": False, "allow_empty": False, "jobs": 1, "use_cache": False}
    assert build_site(assets, folder, generator=mkdocs, **options) == 0  # type: ignore[arg-type]
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url.lower()))

    with served(folder) as url:
        # Typed into the finder, in groups: straight to its page. Nothing of what was typed is asked for.
        page.goto(f"{url}/find/#q=f7p%204dx")
        expect(page).to_have_url(f"{url}/a/chat/")
        page.goto(f"{url}/find/#q=F7P4HX")
        expect(page.get_by_role("link", name="Did you mean the short code F7P\u00a04DX, chat?")).to_be_visible()
        expect(page.get_by_role("link", name="F7P\u00a04HD, connectors")).to_be_visible()
        expect(page.get_by_text("We do not know the word")).to_have_count(0)
        assert [each for each in requests if "f7p" in each.partition("#")[0]] == []

        # On the screen it can be read out; the QR code is for paper.
        page.goto(f"{url}/a/chat/")
        picture = page.get_by_alt_text("QR code for directory.example.org/c/f7p4dx")
        expect(page.locator(".fp-code")).to_contain_text("Short code F7P 4DX")
        expect(picture).to_be_hidden()
        page.emulate_media(media="print")
        expect(picture).to_be_visible()
        assert picture.evaluate("each => each.decode().then(() => each.naturalWidth)") == 29
        page.emulate_media(media="screen")

        # In capitals, in groups, with a slip; and where the host has no pages for codes.
        for typed in ("C/F7P4DX/", "c/f7p-4dx", "F7P4DX"):
            page.goto(f"{url}/{typed}")
            expect(page).to_have_url(f"{url}/a/chat/")
        shutil.rmtree(folder / "c")
        page.goto(f"{url}/c/f7p4dx/")
        expect(page).to_have_url(f"{url}/a/chat/")
        page.goto(f"{url}/menu/#F7P4DX")
        expect(page.get_by_role("link", name="Frome Talking Cafe").first).to_be_visible()
        page.goto(f"{url}/c/f7p4hx/")
        offered = page.get_by_role("status").filter(has_text="Did you mean one of these short codes?")
        expect(offered.get_by_role("link")).to_have_text(["F7P\u00a04DX, chat", "F7P\u00a04HD, connectors"])
        page.goto(f"{url}/c/yyyyyy/")
        expect(page.get_by_role("heading", level=1)).to_have_text("This page is not here")
        expect(page.get_by_text("Did you mean").locator("visible=true")).to_have_count(0)

        plain_page.goto(f"{url}/c/f7p4dx/")
        expect(plain_page.get_by_text("this page looks codes up with a script")).to_be_visible()
