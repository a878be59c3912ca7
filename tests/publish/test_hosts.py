"""What a host takes at most: the pages of short codes go before a site is too large for it, and the build says so."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from fingerpost.cli.generator import mkdocs
from fingerpost.edition.edition import Edition
from fingerpost.exchange.formats import export_files
from fingerpost.exchange.left_out import PARTS, part_of
from fingerpost.files.mark import write_mark
from fingerpost.files.page_files import PageFile
from fingerpost.printing.page_code import page_code
from fingerpost.publish import hosts
from fingerpost.publish.build import build_site
from fingerpost.publish.doctor_site import too_large_for_host
from fingerpost.publish.hosts import HOSTS, Host, has_too_many_codes, host_of, say_limits, without_code_pages
from fingerpost.publish.prepare import Prepared, prepare
from fingerpost.publish.write_site import BuildResult
from fingerpost.records.settings import Settings
from tests.conftest import OWN_PAGES, TODAY, USUAL_FILES, OpenSite
from tests.published import SINGERS, Publish, publish

__all__ = ["publish"]

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


def sentences(prepared: Prepared, files: int, size_bytes: int = 1, **more: Any) -> list[str]:
    result = BuildResult(pages=0, files=files, size_bytes=size_bytes, **more)
    return [f"{message} {hint}" for message, hint in say_limits(prepared.edition, result)]


def hosted_at(prepared: Prepared, host: str) -> Prepared:
    settings = replace(prepared.edition.settings, host=host)
    directory = replace(prepared.edition.directory, settings=settings)
    return replace(prepared, edition=replace(prepared.edition, directory=directory))


def exported(**files: int) -> dict[str, PageFile]:
    """Files of each part that can be left out, of a megabyte each."""
    addresses = {
        part: [f"{root}{number}" for root in PARTS[part.replace("_", "-")][:1] for number in range(many)]
        for part, many in files.items()
    }
    return {each: PageFile("", 1_000_000, 0, 0, False, "", "", 0) for of in addresses.values() for each in of}


def test_code_pages_go_only_where_they_are_too_many(prepared: Prepared) -> None:
    cases = {0: False, MOST - 1: False, MOST: True}  # one file is the mark
    assert {files: has_too_many_codes(prepared, files) for files in cases} == cases
    assert not has_too_many_codes(without_code_pages(prepared), MOST)
    assert not has_too_many_codes(hosted_at(prepared, "other"), MOST)


def test_a_build_says_what_it_leaves_out_and_what_it_is_near(prepared: Prepared) -> None:
    assert sentences(prepared, 15_999) == []
    assert sentences(prepared, 16_000) == [
        "The site has 16,000 files, and Cloudflare Pages takes at most 20,000. "
        "Or take a larger plan or another host, and name it in directory.yaml: host: other"
    ]
    (message,) = sentences(without_code_pages(prepared), 10)
    assert message.startswith(
        "Short codes have no pages of their own: with them there would be more than the 20,000 files "
        "that Cloudflare Pages takes."
    )
    assert sentences(prepared, 10, 2_000_000_000) == []  # it has no limit for the whole


def test_what_to_leave_out_is_said_with_what_it_saves(prepared: Prepared) -> None:
    exports = exported(activity_calendars=9_000, hsds=10_000)

    (message,) = sentences(prepared, 30_000, exports=exports)
    assert "exports_left_out. [activity-calendars] saves 9,000 files, [hsds] saves 10,000 files. Or take" in message
    (message,) = sentences(hosted_at(prepared, "github-pages"), 1, 900_000_000, exports=exported(hsds=90))
    assert "takes at most 1,000 MB. Write in directory.yaml: exports_left_out. [hsds] saves 90 MB. Or take" in message


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("data/calendar.ics", "exports_left_out: [whole-calendar]. Or take another host."),
        ("data/activities.geojson", "exports_left_out: [geojson]. Or take another host."),
        ("basemap/streets.pmtiles", "Take a smaller street map (fingerpost basemap --max-zoom), or another host."),
        ("search/words.json", "25 MB. Take another host."),
    ],
)
def test_a_file_that_is_too_large_is_named(prepared: Prepared, name: str, hint: str) -> None:
    large = ((name, 27_000_000),)

    (message,) = sentences(prepared, 10, large_files=large)
    assert message.startswith(f"{name} has 25.7 MB, and Cloudflare Pages takes files of at most 25 MB.")
    assert message.endswith(hint)
    assert sentences(prepared, 10, large_files=((name, 20_900_000),)) == []
    assert sentences(hosted_at(prepared, "github-pages"), 10, large_files=large) == []


def test_netlify_counts_the_files_of_a_folder(prepared: Prepared) -> None:
    netlify = hosted_at(prepared, "netlify")

    assert sentences(netlify, 100_000, exports=exported(hsds=43_199)) == []
    (message,) = sentences(netlify, 100_000, exports=exported(hsds=43_200, activity_calendars=10))
    assert message.startswith("api/hsds has 43,200 files, and Netlify takes at most 54,000 in a folder.")
    assert message.endswith("exports_left_out: [hsds]. Or take another host.")


def test_the_doctor_says_it_of_the_site_that_was_built_last(prepared: Prepared, tmp_path: Path) -> None:
    site = tmp_path / "built"
    (site / "data").mkdir(parents=True)
    (site / "data" / "activities.geojson").write_bytes(b" " * 27_000_000)
    assert list(too_large_for_host(prepared.edition, site)) == []  # it is nobody knows whose

    write_mark(site)

    (missing,) = too_large_for_host(prepared.edition, site)
    assert missing.message.startswith(
        "data/activities.geojson has 25.7 MB, and Cloudflare Pages takes files of at most"
    )
    assert missing.hint == "Write in directory.yaml: exports_left_out: [geojson]. Or take another host."


def test_what_is_left_out_is_not_written_and_no_page_names_it(publish: Publish) -> None:
    def site_of(setting: str) -> tuple[set[str], str]:
        settings = USUAL_FILES["directory.yaml"] + setting
        published = publish({"activities/singers.yaml": SINGERS, "directory.yaml": settings})
        return {file.address for file in export_files(published.edition)}, published.everything()

    every, pages = site_of("")
    rest, plain = site_of(f"exports_left_out: [{', '.join(PARTS)}]\n")

    gone = {part: {address for address in every if part_of(address) == part} for part in PARTS}
    assert all(gone.values())
    assert every - rest == set().union(*gone.values())
    assert "/data/calendars/groups/" in "".join(rest) or "/data/calendars/categories/arts.ics" in rest
    links = ("/data/calendars/activities/singers.ics", "/data/calendar.ics", "/data/activities.geojson", "/api/hsds/")
    assert {link: (link in pages, link in plain) for link in links} == dict.fromkeys(links, (True, False))
    assert "Add to your calendar" in pages
    assert "Add to your calendar" not in plain


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

    assert build_site(assets, Path("site"), generator=mkdocs, **options) == 0  # type: ignore[arg-type]

    assert not Path("site/c").exists()
    page = Path("site/a/chat/index.html").read_text("utf-8")
    assert "F7P 4DX" in page
    assert "/c/f7p4dx" not in page
    assert "F7P4DX" in Path("site/search/short-codes.json").read_text("utf-8")
    assert "data-fp-codes" in Path("site/404.html").read_text("utf-8")
    message = re.sub(r"\s+", " ", capfd.readouterr().err)
    assert "Short codes have no pages of their own: with them there would be more than the 30 files" in message
    assert "404.html looks codes up instead" in message
