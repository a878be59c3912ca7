"""What a host takes at most: the pages of short codes go before a site is too large for it, and the build says so."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from fingerpost.cli.generator import mkdocs
from fingerpost.edition.edition import Edition
from fingerpost.printing.page_code import page_code
from fingerpost.publish import hosts
from fingerpost.publish.build import build_site
from fingerpost.publish.hosts import HOSTS, Host, has_too_many_codes, host_of, say_limits, without_code_pages
from fingerpost.publish.prepare import Prepared, prepare
from fingerpost.records.settings import Settings
from tests.conftest import OWN_PAGES, TODAY, USUAL_FILES, OpenSite

LEDGER = """\
address,code,kind,id,since,state,target
/a/chat/,F7P4DX,activity,chat,2026-10-01,published,
/g/connectors/,F7P4HD,group,connectors,2026-10-01,published,
"""
ON_CLOUDFLARE = USUAL_FILES["directory.yaml"] + "host: cloudflare-pages\n"
MOST = 20_000


def at(site: str, host: str = "") -> Host:
    return host_of(Settings(title="Hills", site=site, host=host))


def test_a_host_is_known_by_its_name_or_by_the_settings() -> None:
    assert at("https://hills.pages.dev/") == at("https://directory.example.org/", "cloudflare-pages")
    assert at("https://hills.pages.dev/").most_files == MOST
    assert at("https://hills.github.io/directory/") == HOSTS["github-pages"]
    assert at("https://hills.pages.dev/", "cloudflare-pages-paid").most_files == 100_000
    assert at("https://pages.dev.example.org/").most_files is None


@pytest.fixture
def prepared(site: OpenSite) -> Prepared:
    return prepare(site({"ledger.csv": LEDGER, "directory.yaml": ON_CLOUDFLARE}).assets, today=TODAY, jobs=1)


def said(prepared: Prepared, files: int, size_bytes: int = 1) -> list[str]:
    return [message for message, _ in say_limits(prepared, files, size_bytes)]


def test_code_pages_go_only_where_they_are_too_many(prepared: Prepared) -> None:
    cases = {0: False, MOST - 1: False, MOST: True}  # one file is the mark
    assert {files: has_too_many_codes(prepared, files) for files in cases} == cases
    assert not has_too_many_codes(without_code_pages(prepared), MOST)
    elsewhere = replace(prepared.edition.settings, host="other")
    directory = replace(prepared.edition.directory, settings=elsewhere)
    assert not has_too_many_codes(replace(prepared, edition=replace(prepared.edition, directory=directory)), MOST)


def test_a_build_says_what_it_leaves_out_and_what_it_is_near(prepared: Prepared) -> None:
    assert said(prepared, 15_999) == []
    assert said(prepared, 16_000) == ["The site has 16,000 files, and Cloudflare Pages takes at most 20,000."]
    assert said(without_code_pages(prepared), 10) == [
        "Short codes have no pages of their own: with them there would be more than the 20,000 files "
        "that Cloudflare Pages takes."
    ]
    assert said(prepared, 10, 2_000_000_000) == []  # it has no limit for the whole


def test_where_codes_have_no_pages_paper_has_the_address_of_the_record(prepared: Prepared) -> None:
    def on_paper(edition: Edition) -> tuple[str, str, str]:
        code = page_code(edition, edition.directory.activities["chat"])
        assert code is not None
        return code.spoken, code.address, code.alt

    short = "directory.example.org/c/f7p4dx"
    assert on_paper(prepared.edition) == ("F7P 4DX", short, f"QR code for {short}")
    longer = "QR code for directory.example.org/a/chat"
    assert on_paper(without_code_pages(prepared).edition) == ("F7P 4DX", "", longer)


@pytest.mark.usefixtures("short_handbook")
def test_a_site_that_is_too_large_with_them_is_written_again_without_pages_for_codes(
    site: OpenSite, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795262400")
    monkeypatch.setitem(hosts.HOSTS, "cloudflare-pages", Host("Cloudflare Pages", most_files=30))
    assets = site({**OWN_PAGES, "ledger.csv": LEDGER, "directory.yaml": ON_CLOUDFLARE}).assets
    options = {"profile": False, "allow_empty": False, "jobs": 1, "use_cache": False}

    assert build_site(assets, Path("site"), generator=mkdocs(), **options) == 0  # type: ignore[arg-type]

    assert not Path("site/c").exists()
    page = Path("site/a/chat/index.html").read_text("utf-8")
    assert "F7P 4DX" in page
    assert "/c/f7p4dx" not in page
    assert "F7P4DX" in Path("site/search/short-codes.json").read_text("utf-8")
    assert "data-fp-codes" in Path("site/404.html").read_text("utf-8")
    message = re.sub(r"\s+", " ", capfd.readouterr().err)
    assert "Short codes have no pages of their own: with them there would be more than the 30 files" in message
    assert "404.html looks codes up instead" in message
