"""The pages of activities, groups and places: what people need first is first, and nothing is promised for nothing."""

from __future__ import annotations

import re
from datetime import date

import pytest

from tests.conftest import USUAL_FILES
from tests.published import SINGERS, Publish, Published

PHONE = "contact: {name: Jean (example), phone: 01632 960144}"
SETTINGS = USUAL_FILES["directory.yaml"]
MINIMAL = """\
name: Everyday Singers
summary: A friendly group that sings for fun, with tea after.
categories: [arts]
join: {{ways: [drop-in]}}
contact: {{{contact}}}
checked: {{on: 2025-01-01, how: phone}}
"""
LOCATED = "name: The Old Dairy\nkind: hall\naddress: [Cork Lane]\ntown: Frome\nlocation: {lat: 51.23, lon: -2.32}\n"
IMPORTED = "imported: {source: Public libraries 2025, id: '4711', licence: OGL-UK-3.0, fetched_on: 2026-10-01}\n"


def headings(html: str, level: int = 2) -> list[str]:
    return re.findall(rf"<h{level}\b[^>]*>(.*?)</h{level}>", html)


# -- under the title ---------------------------------------------------------------------------------


def test_who_runs_it_and_the_number_to_ring_come_before_the_facts(publish: Publish) -> None:
    group = USUAL_FILES["groups/connectors.yaml"] + "kind: nhs\n"
    site = publish({"activities/singers.yaml": SINGERS, "groups/connectors.yaml": group})

    above = site.html("/a/singers/").partition("fp-plate")[0]

    assert re.search(r'Run by <a href="/g/connectors/">Frome connectors</a> \(NHS\)', above)
    assert '<a class="fp-btn" href="tel:+441632960144">' in above
    assert "Ring 01632\N{NO-BREAK SPACE}960144" in above


@pytest.mark.parametrize(
    ("contact", "button"),
    [
        ("text: 01632 960155", "Text 01632\N{NO-BREAK SPACE}960155"),
        ("email: singers@example.org", "Email them"),
        ("website: https://example.org/singers", "Go to example.org"),
    ],
)
def test_without_a_phone_the_button_is_the_next_best_way(publish: Publish, contact: str, button: str) -> None:
    html = publish({"activities/singers.yaml": MINIMAL.format(contact=contact)}).html("/a/singers/")

    assert f"<span>{button}</span></a></p>" in html.partition("fp-plate")[0]


@pytest.mark.parametrize("address", ["/g/connectors/", "/p/old-dairy/"])
def test_groups_and_places_have_the_button_too(publish: Publish, address: str) -> None:
    place = USUAL_FILES["places/old-dairy.yaml"] + "contact: {phone: 01632 960123}\n"

    html = publish({"places/old-dairy.yaml": place}).html(address)

    assert '<a class="fp-btn" href="tel:+441632960123">' in html.partition("fp-plate")[0]


def test_nobody_is_to_ring_about_what_is_over(publish: Publish) -> None:
    over = SINGERS.replace("repeats: weekly, days: [wednesday]", "repeats: once, starts_on: 2026-11-01")
    site = publish({"activities/over.yaml": over, "activities/singers.yaml": SINGERS})

    assert "fp-ring" in site.html("/a/singers/")  # control
    assert "fp-ring" not in site.html("/a/over/")


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("/g/connectors/", ["Who they are", "How to reach them", "What they run: 1 activity"]),
        ("/p/old-dairy/", ["Where", "Ask the building", "What is on here: 1 activity"]),
    ],
)
def test_each_fact_has_a_heading(publish: Publish, address: str, expected: list[str]) -> None:
    files = {
        "groups/connectors.yaml": USUAL_FILES["groups/connectors.yaml"] + "kind: charity\n",
        "places/old-dairy.yaml": USUAL_FILES["places/old-dairy.yaml"] + "contact: {phone: 01632 960123}\n",
    }

    assert headings(publish(files).html(address))[:3] == expected


def test_what_a_session_is_comes_before_its_times_and_what_is_longer_after_them(publish: Publish) -> None:
    notes = "Bring a mat. There are a few to borrow, first come first served."
    record = SINGERS.replace(
        "sessions: [{place: old-dairy, repeats: weekly, days: [wednesday], from: 14:00, to: 15:30}]",
        "sessions:\n  - {place: old-dairy, repeats: weekly, days: [wednesday], from: 14:00, notes: Women only}\n"
        f"  - {{place: old-dairy, repeats: weekly, days: [friday], from: 19:00, notes: '{notes}'}}",
    )

    words = publish({"activities/singers.yaml": record}).words("/a/singers/")

    assert "Women only. Every Wednesday, 2pm." in words
    assert f"Every Friday, 7pm. {notes}" in words


# -- nothing to ring where there is no phone ------------------------------------------------------------


def words_of(publish: Publish, contact: str, **files: str) -> Published:
    return publish({"activities/singers.yaml": MINIMAL.format(contact=contact), **files}, today=date(2026, 11, 21))


@pytest.mark.parametrize(
    ("contact", "ask"),
    [
        ("phone: 01632 960144", "Ring to ask."),
        ("text: 01632 960155", "Text to ask."),
        ("email: singers@example.org", "Email to ask."),
        ("website: https://example.org/", "Their website may say."),
    ],
)
def test_people_are_told_to_ring_only_where_there_is_a_phone(publish: Publish, contact: str, ask: str) -> None:
    words = words_of(publish, contact).words("/a/singers/")

    # When and cost, on the page and in the words to copy; where, access, and how the group is run.
    assert words.count(f"Not known. {ask}") == 4
    assert f"Where Not known {ask}" in words
    assert f"Nobody has told us about this yet. {ask}" in words
    assert f"first aider in the room. {ask}" in words
    if "phone" not in contact:
        assert re.findall(r"\bRing\b[^.]*\.", words.partition("Is something here wrong?")[0]) == []


def test_the_words_to_copy_say_ring_only_where_there_is_a_phone(publish: Publish) -> None:
    html = words_of(publish, "email: singers@example.org").html("/a/singers/")

    shown = re.findall(r"<pre[^>]*>(.*?)</pre>", html, re.DOTALL)
    assert len(shown) == 2
    assert [words for words in shown if "Ring" in words] == []


@pytest.mark.parametrize(
    ("ways", "contact", "expected"),
    [
        ("[phone, drop-in]", "email: singers@example.org", "How to join Just turn up. singers@example.org"),
        ("[email, website]", "phone: 01632 960144", "How to join Ask how to join. 01632"),
        ("[email, phone]", "email: a@example.org, phone: 01632 960144", "How to join Email first. Or ring first."),
    ],
)
def test_nobody_is_to_join_in_a_way_that_there_is_not(publish: Publish, ways: str, contact: str, expected: str) -> None:
    record = MINIMAL.replace("[drop-in]", ways).format(contact=contact)
    site = publish({"activities/singers.yaml": record}, today=date(2025, 1, 2))

    assert expected in site.words("/a/singers/")
    assert ("ring first" in site.html("/a/singers/").casefold()) is ("phone" in ways and "phone" in contact)


def test_a_place_without_a_phone_sends_nobody_to_the_telephone(publish: Publish) -> None:
    words = publish().words("/p/old-dairy/")

    assert "Nobody has told us about this yet." in words
    assert "Ring" not in words.partition("Is something here wrong?")[0].replace("Ring first.", "")


# -- what is old, and what is unknown, once ---------------------------------------------------------------


def test_a_check_of_more_than_a_year_ago_is_said_once(publish: Publish) -> None:
    html = words_of(publish, "phone: 01632 960144").html("/a/singers/")

    assert html.count("Not checked for over a year") == 1
    assert html.count("It may have changed. Ring first.") == 1
    assert html.index("Not checked for over a year") < html.index("fp-plate")
    assert html.count('id="checked"') == 1


def test_where_two_graver_notices_are_shown_it_is_said_beside_the_facts(publish: Publish) -> None:
    over = SINGERS.replace("repeats: weekly, days: [wednesday]", "repeats: once, starts_on: 2025-11-01")
    full = over.replace("2026-11-03", "2025-01-01") + "capacity: {state: full, as_of: 2025-01-01}\n"

    html = publish({"activities/singers.yaml": full}).html("/a/singers/")

    assert html.count("Not checked for over a year") == 1
    assert 'class="fp-checked fp-checked--old" id="checked"' in html


def test_a_page_has_no_table_of_unknowns(publish: Publish) -> None:
    html = words_of(publish, "phone: 01632 960144").html("/a/singers/")

    assert "<table" not in html
    assert "Not known:</strong> safeguarding policy, DBS checks for leaders, insurance, first aider" in html


def test_a_paper_that_has_expired_is_unknown_again(publish: Publish) -> None:
    paper = "assurance: [{what: public-liability-insurance, seen_by: directory, on: 2025-03-01, expires: 2026-03-01}]\n"

    words = publish({"activities/singers.yaml": SINGERS + paper}).words("/a/singers/")

    assert "Insurance (what we saw ended on 1 March 2026)" in words


def test_to_be_sorted_by_nobody_yet_is_no_likeness(publish: Publish) -> None:
    one = SINGERS.replace("[arts]", "[uncategorised]")
    two = one.replace("Everyday Singers", "Chess Night")
    site = publish({"activities/singers.yaml": one, "activities/chess.yaml": two})

    words = site.words("/a/singers/")

    assert "Chess Night" not in words
    assert "Not yet sorted" not in words
    assert "not yet sorted" not in words
    assert "Others like this" not in words


# -- where it came from ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("file", "text", "address"),
    [
        ("activities/singers.yaml", SINGERS, "/a/singers/"),
        ("groups/connectors.yaml", USUAL_FILES["groups/connectors.yaml"], "/g/connectors/"),
        ("places/old-dairy.yaml", USUAL_FILES["places/old-dairy.yaml"], "/p/old-dairy/"),
    ],
)
def test_an_imported_record_names_its_source_and_licence(publish: Publish, file: str, text: str, address: str) -> None:
    site = publish({file: text + IMPORTED})

    assert (
        "This entry came from Public libraries 2025 on 1 October 2026. Licence: Open Government Licence 3.0."
        in site.words(address).replace(" .", ".")
    )
    assert 'href="https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"' in site.html(address)
    assert "This entry came from" not in site.words("/a/chat/")  # control


@pytest.mark.parametrize(
    ("imported", "expected"),
    [
        ("{source: 'https://data.example.org/libraries'}", '<a href="https://data.example.org/libraries">data.exam'),
        ("{licence: CC BY 4.0}", '<a href="https://creativecommons.org/licenses/by/4.0/">Creative Commons Attribution'),
        ("{source: A list, licence: Ask the council}", "Licence: Ask the council."),
        ("{source: 'javascript:alert(1)'}", "This entry came from javascript:alert(1)."),
    ],
)
def test_source_and_licence_are_links_where_they_are_known(publish: Publish, imported: str, expected: str) -> None:
    html = publish({"activities/singers.yaml": f"{SINGERS}imported: {imported}\n"}).html("/a/singers/")

    assert expected in html


# -- who may come -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("who", "ways", "first", "last"),
    [
        ("", "[drop-in, phone]", "Open to anyone.", "You do not need to be referred. "),
        ("who: {ages: {from: 18}}\n", "[drop-in]", "Aged 18 or over.", "You do not need to be referred. "),
        ("who: {ages: {from: 18}}\n", "[book]", "Aged 18 or over.", ""),
        ("", "[drop-in, professional-referral]", "Open to anyone.", ""),
    ],
)
def test_who_may_come_is_said_whatever_else_is(publish: Publish, who: str, ways: str, first: str, last: str) -> None:
    record = SINGERS.replace("who: {summary: Any adult.}\n", f"{who}languages: [en, pl]\n")

    site = publish({"activities/singers.yaml": record.replace("[drop-in, phone]", ways)})

    assert f"Who {first} Languages spoken: English and Polish. {last}How to join" in site.words("/a/singers/")


@pytest.mark.parametrize(
    ("who", "words"),
    [
        ("", "Not known. Ask who can come."),
        ("who: {ages: {from: 18}}\n", "Aged 18 or over."),
        ("who: {summary: All of us.}\n", "All of us."),
    ],
)
def test_of_a_list_that_does_not_say_who_may_come_nobody_says_anyone(publish: Publish, who: str, words: str) -> None:
    record = SINGERS.replace("who: {summary: Any adult.}\n", who) + IMPORTED

    site = publish({"activities/singers.yaml": record})

    assert f"Who {words} " in site.words("/a/singers/")


# -- ways on ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("address", ["/a/singers/", "/p/old-dairy/"])
def test_directions_are_on_a_map_of_somebody_else_and_say_so(publish: Publish, address: str) -> None:
    html = publish({"activities/singers.yaml": SINGERS, "places/old-dairy.yaml": LOCATED}).html(address)

    link = re.search(r'<a [^>]*href="(https://www\.openstreetmap[^"]*)"([^>]*)>([^<]*)</a>', html)
    assert link is not None
    assert link[1] == "https://www.openstreetmap.org/directions?route=%3B51.23%2C-2.32#map=17/51.23/-2.32"
    assert 'rel="noreferrer nofollow"' in link[2]
    assert link[3] == "Directions, at openstreetmap.org"


def test_where_there_are_two_places_each_link_says_to_which(publish: Publish) -> None:
    record = SINGERS.replace("sessions: [", "sessions: [{place: other, repeats: weekly, days: [monday], from: 10:00}, ")
    other = LOCATED.replace("The Old Dairy", "The Mill")

    words = publish(
        {"activities/singers.yaml": record, "places/other.yaml": other, "places/old-dairy.yaml": LOCATED}
    ).words("/a/singers/")

    assert "Directions to The Mill, at openstreetmap.org" in words
    assert "Directions to The Old Dairy, at openstreetmap.org" in words


def test_nobody_is_sent_to_where_people_hide_nor_to_a_place_without_a_position(publish: Publish) -> None:
    hidden = SINGERS.replace("place: old-dairy, ", "") + "sensitive: true\nserves: [frome]\n"
    site = publish({"activities/hidden.yaml": hidden, "activities/singers.yaml": SINGERS})

    assert "openstreetmap" not in site.everything()


@pytest.mark.parametrize("address", ["/g/connectors/", "/p/old-dairy/"])
def test_groups_and_places_can_be_sent_too(publish: Publish, address: str) -> None:
    html = publish().html(address)

    shown = re.search(r'id="text-words"[^>]*>([^<]*)</pre>', html)
    assert shown is not None
    assert shown[1].splitlines()[-1] == f"https://directory.example.org{address}"
    assert f'id="text-link" tabindex="-1">https://directory.example.org{address}</p>' in html
    assert 'href="mailto:?subject=' in html


def test_a_group_in_a_few_lines_says_whom_to_ask(publish: Publish) -> None:
    html = publish().html("/g/connectors/")

    assert (
        "Frome connectors\nPeople who know what is on near you.\nContact: 01632 960123\n"
        "https://directory.example.org/g/connectors/</pre>" in html
    )


def test_changes_go_where_the_settings_say(publish: Publish) -> None:
    settings = f"{SETTINGS}editors: {{email: team@example.org}}\n"
    where = "submissions: {email: entries@example.org, github: our-town/directory}\n"
    plain = publish({"directory.yaml": settings}).html("/a/chat/")
    chosen = publish({"directory.yaml": settings + where}).html("/a/chat/")

    assert 'href="mailto:team@example.org?subject=A%20change' in plain
    assert "github.com" not in plain
    assert 'href="mailto:entries@example.org?subject=A%20change' in chosen
    assert (
        'href="https://github.com/our-town/directory/issues/new?template=add-or-change.yml'
        "&amp;address=https%3A%2F%2Fdirectory.example.org%2Fa%2Fchat%2F&amp;name=Frome+Talking+Cafe" in chosen
    )


def test_the_public_form_is_not_offered_where_something_must_stay_secret(publish: Publish) -> None:
    hidden = SINGERS.replace("place: old-dairy, ", "") + "sensitive: true\n"
    where = f"{SETTINGS}submissions: {{github: our-town/directory}}\n"

    site = publish({"directory.yaml": where, "activities/hidden.yaml": hidden})

    assert "github.com" in site.html("/a/chat/")  # control
    assert "github.com" not in site.html("/a/hidden/")
