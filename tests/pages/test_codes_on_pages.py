"""The short code on the page of a record: to be read out on the screen, and as a QR code on paper alone."""

from __future__ import annotations

import re

import pytest

from fingerpost.edition.wording.page_text import page_text
from fingerpost.edition.wording.plain_text import septets
from fingerpost.edition.wording.record_text import record_lines
from fingerpost.edition.wording.text_message import AT_MOST, text_message
from fingerpost.edition.wording.whom import contact_of
from tests.published import SINGERS, Publish

LEDGER = """\
address,code,kind,id,since,state,target
/a/singers/,C4F7KV,activity,singers,2026-10-01,published,
/g/connectors/,F7P4DX,group,connectors,2026-10-01,published,
/p/old-dairy/,222222,place,old-dairy,2026-10-01,published,
"""
FILES = {"activities/singers.yaml": SINGERS, "ledger.csv": LEDGER}
CODES = {"/a/singers/": "C4F 7KV", "/g/connectors/": "F7P 4DX", "/p/old-dairy/": "222 222"}


def test_a_record_has_its_code_on_the_screen_and_a_qr_code_on_paper_alone(publish: Publish) -> None:
    published = publish(FILES)

    for address, spoken in CODES.items():
        html = published.html(address)
        short = f"directory.example.org/c/{spoken.replace(' ', '').lower()}"
        assert f'<p class="fp-code fp-noprint">Short code <b>{spoken}</b>' in html
        on_paper = re.search(r'<div class="fp-printonly[^>]*>(.*?)</div>', html, re.DOTALL)
        assert on_paper is not None
        assert '<img class="fp-qr" src="data:image/png;base64,' in on_paper[1]
        assert f'alt="QR code for {short}"' in on_paper[1]
        assert f"<strong>{short}</strong>" in on_paper[1]
        assert f">{spoken}</strong>" in on_paper[1]
        assert html.count("data:image/png") == 1


def test_before_it_is_published_there_is_no_code_and_no_picture(publish: Publish) -> None:
    published = publish({"activities/singers.yaml": SINGERS})

    for address in CODES:
        html = published.html(address)
        assert "data-fp-printed" in html  # the control
        assert "Short code" not in html
        assert "fp-qr" not in html


def test_the_words_to_send_and_for_the_record_have_the_code_before_the_address(publish: Publish) -> None:
    edition = publish(FILES).edition
    activity = edition.directory.activities["singers"]

    lines = record_lines(edition, activity, contact_of(edition, activity))
    assert lines[-2:] == ("Short code: C4F 7KV", "https://directory.example.org/a/singers/")
    for record, code in (
        (edition.directory.groups["connectors"], "F7P 4DX"),
        (edition.directory.places["old-dairy"], "222 222"),
    ):
        assert page_text(edition, record).splitlines()[-2] == f"Short code: {code}"


@pytest.mark.parametrize(
    ("name", "has_room"), [("Everyday Singers", True), ("Everyday Singers of the hills and of all the moors", False)]
)
def test_a_text_message_has_the_code_where_there_is_room(name: str, has_room: bool, publish: Publish) -> None:
    record = SINGERS.replace("Everyday Singers", name)
    edition = publish({**FILES, "activities/singers.yaml": record}).edition
    activity = edition.directory.activities["singers"]

    words = text_message(edition, activity, contact_of(edition, activity)).words

    assert septets(words) <= AT_MOST
    assert words.endswith("https://directory.example.org/a/singers/")
    assert ("Short code: C4F 7KV." in words) is has_room
