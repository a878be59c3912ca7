"""M: addresses that are in patient records."""

from __future__ import annotations

from tests.hostile.conftest import GOOD, line
from tests.hostile.table.desk import Desk, same, true
from tests.hostile.table.row import FAIL, REJECT, Trial, row
from tests.hostile.table.site import public
from tests.hostile.table.trials import refused_files

LEDGER = "a ledger of every address: issue 12"


def _leads_on(*addresses: str) -> Trial:
    def run(desk: Desk) -> None:
        site = public(desk)
        for address in addresses:
            page = site.page(address)
            true('<link rel="canonical" href="https://directory.example.org/a/new-name/">' in page, address)
            true('href="/a/new-name/"' in page, f"{address} has no link on")

    return Trial("build", run)


def _closed(desk: Desk) -> None:
    page, words = public(desk).page("/a/closed-club/"), public(desk).words("/a/closed-club/")
    true("noindex" in page, "robots may list it")
    true("1 September 2026" in words and "The hall was sold." in words, words[:500])
    true(page.split("<main")[1].count('href="/a/') >= 1, "no alternatives")
    true("closed-club" not in public(desk).page("/browse/categories/arts/"), "still on a list")
    true("noindex" not in public(desk).page("/a/plain/"), "the control: others may be listed")


def _not_in_sitemap(desk: Desk) -> None:
    maps = [data.decode() for name, data in public(desk).files().items() if name.startswith("sitemap")]
    true(any("/a/plain/" in each for each in maps), "the control: others are")
    same([each for each in maps if "/a/closed-club/" in each], [], "sitemap")


def _pair(one: str, other: str) -> dict[str, bytes]:
    return {
        "activities/knit.yaml": line("name: Knitting") + one.encode(),
        "activities/sew.yaml": line("name: Sewing") + other.encode(),
    }


def _refuses(code: str, one: str, other: str) -> Trial:
    def run(desk: Desk) -> None:
        report = desk.check(_pair(one, other))
        true(code in [each.code for each in report.problems if each.is_error], str(report.problems))
        same(desk.type("build", "--no-cache").exit_code, 1, "build")

    return Trial("check, build", run)


ROWS = [
    row("M1", "a record renamed", "the old address leads on", _leads_on("/a/old-name/")),
    row("M2", "renamed twice; a loop", f"one step; {REJECT}", _leads_on("/a/old-name/", "/a/older-name/"),
        refused_files("former-id-own", {"activities/hostile.yaml": GOOD + b"former_ids: [hostile]\n"}),
        _refuses("former-id-taken", "former_ids: [sew]\n", "former_ids: [knit]\n")),
    row("M3", "a record deleted", "a page that says so", Trial("build", _closed),
        later=f"a file just deleted: {LEDGER}"),
    row("M4", "an id used again", REJECT, _refuses("former-id-taken", "former_ids: [sew]\n", ""),
        _refuses("former-id-twice", "former_ids: [old]\n", "former_ids: [old]\n"),
        later=f"an id whose file is gone: {LEDGER}"),
    row("M5", "the page of a category or an area gone", "the old address leads on", later=LEDGER),
    row("M6", "the list of addresses gone or shorter", FAIL, later=LEDGER),
    row("M7", "another domain", "a list for the host", later=LEDGER),
]  # fmt: skip
TOMBSTONES = (Trial("build", _closed), Trial("build", _not_in_sitemap))
