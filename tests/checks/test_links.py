"""Links of a description, and every other field that holds an address, are judged alike."""

from __future__ import annotations

import pytest

from fingerpost.pages.render.markdown import render_markdown
from tests.checks.test_each_code import ACTIVITY, described, group, place, write
from tests.conftest import USUAL_FILES

# A link, what is said of it, and whether the page makes a link of it all the same.
LINKS = {
    "[us](https://example.org/t\u0177)": ("", True),
    "[us](https://t\u0177.example.org/)": ("", True),
    "[www.example.org](https://www.example.org/cafe)": ("", True),
    "[example.org](https://cafe.example.org/)": ("", True),
    "[https://example.org](https://example.org)": ("", True),
    "[tea.co](https://example.org)": ("link-words-differ", True),
    "[cake.it is free](https://example.org)": ("", True),
    "[another group](/a/chat/)": ("", True),
    "[write](mailto:hello@example.org)": ("", True),
    "[hello@example.org](mailto:hello@example.org)": ("", True),
    "[write](MAILTO:hello@example.org)": ("", True),
    "[01632 960123](tel:+441632960123)": ("", True),
    "[https://nhs.uk](https://other.example.org)": ("link-words-differ", True),
    "[see nhs.uk](https://other.example.org)": ("link-words-differ", True),
    "[nhs.uk](/a/chat/)": ("link-words-differ", True),
    "[**www.nhs.uk**](https://nhs.uk.example.org)": ("link-words-differ", True),
    "[hello@example.org](mailto:other@example.org)": ("link-words-differ", True),
    "[01632 960123](tel:+441632960124)": ("link-words-differ", True),
    "[x](https://ex\u0430mple.org/)": ("website-lookalike", False),
    "[x](https://printer.local/)": ("website-private", False),
    "[x](https://192.168.0.1/)": ("website-private", False),
    "[x](https://example.org:99999/)": ("website-host", False),
    "[x](https://sue:pw@example.org/)": ("website-password", False),
    "[x](https://xn--t-foa.example.org/)": ("website-in-code", True),
    "[x](//other.example.org/)": ("link-unsafe", False),
    "[x](/\\\\other.example.org/)": ("link-unsafe", False),
    "[x](www.example.org)": ("link-unsafe", False),
    "[x](javascript:alert(1))": ("link-unsafe", False),
    "[x](mailto:a@example.org,b@example.org)": ("link-letter", False),
    "[x](mailto:a@example.org?cc=b@example.org)": ("link-letter", False),
    "[x](mailto:a@example.org?bcc=b@example.org)": ("link-letter", False),
    "[x](mailto:a@example.org?body=hello)": ("link-letter", False),
    "[x](mailto:a@example.org%2Cb@example.org)": ("link-letter", False),
    "[x](mailto:a@example.org%0Abcc:b@example.org)": ("link-letter", False),
    "[x](mailto:a@printer.local)": ("email-unclear", False),
    "[x](tel:01632)": ("phone-unknown", True),
}


@pytest.mark.parametrize("link", LINKS)
def test_a_link_leads_where_its_words_say_and_where_people_may_be_sent(link: str, site) -> None:
    code, is_link = LINKS[link]

    codes = site(described(f"Come in. {link} All welcome.")).codes()

    others = {"lookalike-letter", "secret-key"}  # a password in an address is a key as well
    assert [each for each in codes if each not in others] == [code] * bool(code)
    assert ("<a href=" in render_markdown(link)) is is_link


BAD = "https://printer.local/"
SETTINGS = USUAL_FILES["directory.yaml"]
EVERYWHERE = {
    "an activity's website": {"activities/yoga.yaml": write(ACTIVITY | {"contact": f"{{website: {BAD}}}"})},
    "an online meeting": {
        "activities/yoga.yaml": write(
            ACTIVITY | {"sessions": f"[{{online: {BAD}, repeats: weekly, days: [tuesday], from: 10:00}}]"}
        )
    },
    "a page for referrals": {
        "activities/yoga.yaml": write(ACTIVITY | {"join": f"{{ways: [drop-in], referral: {{by: [gp], url: {BAD}}}}}"})
    },
    "a group's website": group(contact=f"{{website: {BAD}}}"),
    "a place's website": place(contact=f"{{website: {BAD}}}"),
    "where a record comes from": {"activities/yoga.yaml": write(ACTIVITY | {"imported": f"{{source: {BAD}, id: x}}"})},
    "the licence of a record": {
        "activities/yoga.yaml": write(ACTIVITY | {"imported": f"{{source: x, id: x, licence: {BAD}}}"})
    },
    "the site": {"directory.yaml": SETTINGS.replace("https://directory.example.org/", BAD)},
    "the editors": {"directory.yaml": f"{SETTINGS}editors: {{website: {BAD}}}\n"},
    "where forms go": {"directory.yaml": f"{SETTINGS}submissions: {{endpoint: {BAD}}}\n"},
    "the licence of the directory": {"directory.yaml": f"{SETTINGS}licence: {BAD}\n"},
    "where term dates come from": {
        "calendars/somerset.yaml": USUAL_FILES["calendars/somerset.yaml"] + f"source: {BAD}\n"
    },
    "the same idea elsewhere": {
        "vocabulary/categories.yaml": f"talking-cafe: {{name: Tea}}\narts: {{name: Arts, also: {{x: {BAD}}}}}\n"
    },
}


@pytest.mark.parametrize("field", EVERYWHERE)
def test_every_field_that_holds_an_address_is_judged(field: str, site) -> None:
    files = EVERYWHERE[field]

    assert site(files).codes() == ["website-private"]
    assert site({name: text.replace(BAD, "https://example.org/") for name, text in files.items()}).codes() == []


def test_the_name_of_a_source_is_no_address(site) -> None:
    imported = {"imported": "{source: 'Public libraries, 2025', id: x, licence: OGL-UK-3.0}"}

    assert site({"activities/yoga.yaml": write(ACTIVITY | imported)}).codes() == []
