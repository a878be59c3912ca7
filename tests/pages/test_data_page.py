"""The page of the open data: every file is on it, and each use has its steps with a drawing."""

from __future__ import annotations

import re

import pytest

from fingerpost.exchange.formats import export_files
from fingerpost.exchange.open_data import parts
from fingerpost.publish.host_headers import headers_text
from tests.published import SINGERS, Publish

ADDRESS = "/data/"
OPENACTIVE_END = "/data/openactive-end.json"  # the feed itself leads there


@pytest.mark.parametrize("most", [5_000, 1])
def test_every_file_of_the_open_data_is_on_its_page(
    publish: Publish, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parts, "MOST", most)
    barn = "name: The Barn\nkind: hall\naddress: [Mill Lane]\ntown: Frome\n"
    site = publish({"activities/singers.yaml": SINGERS, "places/barn.yaml": barn})
    files = {file.address for file in export_files(site.edition) if re.fullmatch(r"/data/[^/]+", file.address)}

    html = site.html(ADDRESS)

    links = set(re.findall(r'href="(/data/[^"/]+)"', html))
    assert files - {OPENACTIVE_END} == links
    assert ("/data/activities-2.jsonl" in files) == (most == 1)
    with_type = set(re.findall(r"(?m)^(/data/\S+\.jsonl)$", headers_text(len(site.edition.activities))))
    assert with_type == {address for address in files if address.endswith(".jsonl")}


def test_each_use_is_three_steps_with_a_drawing_that_says_what_is_on_it(publish: Publish) -> None:
    html = publish().html(ADDRESS)

    lists = re.findall(r'<ol class="fp-steps".*?</ol>', html, re.DOTALL)
    assert len(lists) == len(re.findall(r'<h2 id="(?:calendars|spreadsheet|map|feed|program|councils)"', html)) == 6
    for steps in lists:
        drawings = re.findall(
            r'<svg class="fp-drawn"[^>]* role="img" aria-label="([^"]+)".*?</svg>\s*<p>', steps, re.DOTALL
        )
        assert len(drawings) == steps.count("<li>") == 3
        assert re.search(r"<g [^>]*>\s*</g>", html) is None  # a drawing that nobody drew
