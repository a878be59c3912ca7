"""Each page has one link with which whoever runs it says that nothing has changed, by the way that is set."""

from __future__ import annotations

from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest

from fingerpost.edition.load import load
from fingerpost.intake.issue_form import WANTS
from fingerpost.intake.read_submission import read_submission
from fingerpost.intake.submission import Want
from fingerpost.pages.render.chrome import chrome
from fingerpost.pages.report_a_change import same_link
from fingerpost.pages.shipping.ways_data import ways_data
from tests.conftest import TODAY, USUAL_FILES, OpenSite

SETTINGS = USUAL_FILES["directory.yaml"]
REFUGE = (
    USUAL_FILES["activities/chat.yaml"].replace("Frome Talking Cafe", "Safe people").replace("place: old-dairy, ", "")
)


def links(site: OpenSite, submissions: str) -> tuple[str, str, str]:
    """For an activity, for one that is kept secret, and for one that has ended."""
    assets = site(
        {
            "directory.yaml": f"{SETTINGS}submissions: {submissions}\n" if submissions else SETTINGS,
            "activities/safe.yaml": f"{REFUGE}sensitive: yes\n",
            "activities/over.yaml": USUAL_FILES["activities/chat.yaml"] + "closed: {on: 2026-11-01}\n",
        }
    ).assets
    edition = load(assets, today=TODAY).edition
    records = edition.directory.activities
    return same_link(edition, records["chat"]), same_link(edition, records["safe"]), same_link(edition, records["over"])


def test_the_address_of_the_settings_comes_first_and_knows_no_secret_entry(site: OpenSite) -> None:
    set_ = '{endpoint: "https://forms.example.org/in", email: hello@example.org, github: example/hills}'

    usual, secret, over = links(site, set_)

    assert usual == "/add/#same=a/chat"
    assert secret.startswith("mailto:hello@example.org?")
    assert over == ""


def test_a_letter_is_one_that_the_command_reads(site: OpenSite) -> None:
    usual, secret, _ = links(site, "{email: hello@example.org, github: example/hills}")

    fields = parse_qs(urlsplit(usual).query)
    submission = read_submission(fields["body"][0].encode())
    assert fields["subject"] == ["Frome Talking Cafe is still right"]
    assert (submission.want, submission.kind, submission.entry) == (Want.RIGHT, "activity", "chat")
    assert secret.startswith("mailto:")


def test_the_public_form_is_for_no_secret_entry(site: OpenSite) -> None:
    usual, secret, _ = links(site, "{github: example/hills}")

    answers = parse_qs(urlsplit(usual).query)
    assert answers["want"] == [WANTS[2]]
    assert answers["address"] == ["https://directory.example.org/a/chat/"]
    assert answers["name"] == ["Frome Talking Cafe"]
    assert secret == ""
    assert links(site, "") == ("", "", "")


@pytest.mark.parametrize(
    ("endpoint", "server"),
    [
        ("https://forms.example.org/in?x=1", " https://forms.example.org"),
        ("https://forms.example.org:8443/", " https://forms.example.org:8443"),
        ("http://forms.example.org/in", ""),
        ("", ""),
    ],
)
def test_only_the_page_of_the_form_may_send_and_only_there(site: OpenSite, endpoint: str, server: str) -> None:
    assets = site({"directory.yaml": f'{SETTINGS}submissions: {{endpoint: "{endpoint}"}}\n'}).assets
    edition = load(assets, today=TODAY).edition

    policies = {
        section: unescape(str(chrome(edition, section=section)["policy"])) for section in ("add", "page", "find")
    }

    assert f"connect-src 'self'{server};" in policies["add"]
    assert "connect-src 'self';" in policies["page"]
    assert "connect-src 'self';" in policies["find"]
    assert all("form-action 'none'" in policy for policy in policies.values())
    assert bool(ways_data(edition)["endpoint"]) == bool(server)
