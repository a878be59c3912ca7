"""Wherever a number is shown, it is the same number, and its link rings."""

from __future__ import annotations

import re

import pytest

from fingerpost.edition.wording.crisis import crisis_lines
from fingerpost.edition.wording.record_text import record_lines
from fingerpost.exchange.schema_org import group_data
from fingerpost.pages.kinds.activity import contact_of
from tests.conftest import USUAL_FILES
from tests.published import SINGERS, Publish

NUMBERS = {
    "+44 (0)20 7946 0958": "tel:+442079460958",
    "01632 960123 ext 204": "tel:+441632960123,204",
    "18001 01632 960147": "tel:1800101632960147",
    "116 123": "tel:116123",
    "111, option 2": "tel:111",
}


@pytest.mark.parametrize("number", NUMBERS)
def test_every_link_of_a_directory_rings_the_number(publish: Publish, number: str) -> None:
    quoted = f'phone: "{number}"'
    site = publish(
        {
            "activities/singers.yaml": SINGERS.replace("phone: 01632 960144", quoted),
            "activities/chat.yaml": USUAL_FILES["activities/chat.yaml"].replace("phone: 01632 960124", quoted),
            "groups/connectors.yaml": USUAL_FILES["groups/connectors.yaml"].replace("phone: 01632 960123", quoted),
            "directory.yaml": f"{USUAL_FILES['directory.yaml']}editors: {{{quoted}}}\n"
            f"crisis: [{{name: Samaritans, {quoted}}}]\n",
        }
    )

    assert set(re.findall(r'href="((?:tel|sms):[^"?]+)"', site.everything())) == {NUMBERS[number]}


def test_a_number_for_texts_is_texted(publish: Publish) -> None:
    site = publish(
        {
            "groups/connectors.yaml": USUAL_FILES["groups/connectors.yaml"].replace(
                "phone: 01632 960123", "text: 85258"
            ),
            "directory.yaml": USUAL_FILES["directory.yaml"]
            + 'crisis: [{name: Shout, phone: "85258", text: "Text SHOUT to 85258"}, '
            + '{name: Childline, phone: 0800 1111, text: "Ring 0800 1111 or chat online"}]\n',
        }
    )

    assert 'href="sms:85258">Text 85258</a>' in site.html("/g/connectors/")
    lines = {each.link.words: each.link.href for each in crisis_lines(site.edition)}
    assert lines["Shout: Text SHOUT to 85258"] == "sms:85258"
    assert "tel:+448001111" in lines.values()


def test_a_text_has_the_word_that_the_service_wants(publish: Publish) -> None:
    chat = USUAL_FILES["activities/chat.yaml"].replace("phone: 01632 960124", "text: HERON to 85258")
    site = publish({"activities/chat.yaml": chat + "join: {ways: [phone]}\n"})
    html = site.html("/a/chat/")

    words = "Text HERON\N{NO-BREAK SPACE}to\N{NO-BREAK SPACE}85258"
    assert f'href="sms:85258?&amp;body=HERON">{words}</a>' in html
    assert "Text first." in html
    assert "Ring first." not in html


def test_search_engines_are_given_the_number_with_its_country(publish: Publish) -> None:
    site = publish()

    assert group_data(site.edition, site.edition.directory.groups["connectors"])["telephone"] == "+441632960123"


def test_copied_text_has_the_number_as_it_is_shown(publish: Publish) -> None:
    edition = publish({"activities/singers.yaml": SINGERS.replace("01632 960144", '"+44 (0)1632 960144 x2"')}).edition
    activity = edition.directory.activities["singers"]

    assert "Contact: Jean (example), +44 1632 960144 ext 2" in record_lines(
        edition, activity, contact_of(edition, activity)
    )


def test_a_long_extension_may_go_to_a_line_of_its_own(publish: Publish) -> None:
    html = publish({"activities/singers.yaml": SINGERS.replace("01632 960144", '"18001 01632 960144 ext 2"')}).html(
        "/a/singers/"
    )

    assert "<span>18001 01632\N{NO-BREAK SPACE}960144 ext\N{NO-BREAK SPACE}2</span>" in html
