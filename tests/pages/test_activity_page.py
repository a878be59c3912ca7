"""The page of an activity answers, in order: what, when, where, what it costs, who, how to join."""

from __future__ import annotations

import base64
import dataclasses
import re
from datetime import date
from html import unescape
from urllib.parse import quote

import pytest

from fingerpost.pages.kinds.activity import contact_of
from fingerpost.records.parts import Contact
from tests.published import SINGERS, Publish

ADDRESS = "/a/singers/"


def with_singers(**more: str) -> dict[str, str]:
    """The singers' record, with lines added or put in place of those of the same name."""
    lines = {line.partition(":")[0]: line for line in SINGERS.splitlines()}
    lines |= {name: f"{name}: {words}" for name, words in more.items()}
    return {"activities/singers.yaml": "\n".join(lines.values()) + "\n"}


def test_the_six_facts_are_in_their_order_each_below_a_heading(publish: Publish) -> None:
    html = publish(with_singers(description="We sing in four parts.")).html(ADDRESS)

    facts = html.partition('<section class="fp-keyfacts">')[2]
    assert re.findall(r"<section[^>]*><h2>(.*?)</h2>", facts) == ["What", "When", "Where", "Cost", "Who", "How to join"]


def test_a_fact_with_nothing_in_it_has_no_heading(publish: Publish) -> None:
    assert "<h2>What</h2>" not in publish(with_singers()).html(ADDRESS)


def test_the_next_date_is_on_the_arm(publish: Publish) -> None:
    html = publish(with_singers()).html(ADDRESS)

    assert '<time datetime="2026-11-25T14:00">Wednesday 25 November 2026</time>' in html
    assert "Next: Wednesday 25 November 2026 , 2pm to 3:30pm" in publish(with_singers()).words(ADDRESS)


def test_the_dates_after_the_next_one_follow_it(publish: Publish) -> None:
    assert "After that: Wednesday 2 December, Wednesday 9 December, Wednesday 16 December" in publish(
        with_singers()
    ).words(ADDRESS)


def test_what_shows_a_date_waits_for_the_script_that_keeps_it_right(publish: Publish) -> None:
    html = publish(with_singers()).html(ADDRESS)

    assert re.findall(r"<(?:p|span) [^>]*data-fp-(?:next|then)[^>]*>", html)
    assert re.findall(r"<(?:p|span) (?![^>]*data-fp-js)[^>]*data-fp-(?:next|then)[^>]*>", html) == []


def test_the_days_are_in_the_page_as_a_pattern(publish: Publish) -> None:
    html = publish(with_singers()).html(ADDRESS)

    match = re.search(r'data-fp-next="([^"]*)"', html)

    assert match is not None
    days, starts, ends, hours = match[1].split("|")
    assert (starts, ends, hours) == ("840", "930", "2pm to 3:30pm")
    assert base64.b64decode(days)[:2] == bytes([0b00010000, 0b00001000])  # 25 November is 4 days on, 2 December 11


def test_the_rule_in_words_is_beside_the_date(publish: Publish) -> None:
    assert "Every Wednesday, 2pm to 3:30pm." in publish(with_singers()).words(ADDRESS)


def test_a_place_that_is_there_day_and_night_has_no_next_date(publish: Publish) -> None:
    days = "[monday, tuesday, wednesday, thursday, friday, saturday, sunday]"
    record = with_singers(sessions=f"[{{phone: true, repeats: weekly, days: {days}, from: 00:00, to: 23:59}}]")

    site = publish(record)

    assert "Every day, day and night." in site.words(ADDRESS)
    assert "data-fp-next" not in site.html(ADDRESS)


def test_each_of_several_sessions_says_its_own_rule_and_date(publish: Publish) -> None:
    record = with_singers(
        sessions="[{place: old-dairy, repeats: weekly, days: [wednesday], from: 14:00},"
        " {place: old-dairy, repeats: weekly, days: [friday], from: 19:00}]"
    )

    words = publish(record).words(ADDRESS)

    assert "Every Wednesday, 2pm. Next: Wednesday 25 November 2026" in words
    assert "Every Friday, 7pm. Next: Friday 27 November 2026" in words


def test_an_unknown_next_date_is_said(publish: Publish) -> None:
    record = with_singers(
        sessions="[{place: old-dairy, repeats: weekly, days: [monday], from: 14:00, term_time: somerset}]"
    )

    words = publish(record, today=date(2026, 12, 19)).words(ADDRESS)

    assert "We do not know the next date. Ring to ask." in words


def test_what_is_over_says_so_and_is_not_listed(publish: Publish) -> None:
    record = with_singers(sessions="[{place: old-dairy, repeats: once, starts_on: 2026-11-01, from: 14:00}]")

    site = publish(record)

    assert "This is over." in site.words(ADDRESS)
    assert not site.pages[ADDRESS].listed
    assert "singers" not in [activity.id for activity in site.edition.activities]


def test_the_telephone_number_is_a_link_with_spaces_that_do_not_break(publish: Publish) -> None:
    html = publish(with_singers()).html(ADDRESS)

    assert '<a class="fp-tel" href="tel:+441632960144">' in html
    assert "01632\xa0960144" in html


def test_without_a_contact_of_its_own_the_page_gives_the_groups(publish: Publish) -> None:
    site = publish(with_singers())
    alone = dataclasses.replace(site.edition.directory.activities["singers"], contact=Contact())

    assert contact_of(site.edition, alone).phone == "01632 960123"


def test_the_place_gives_what_the_activity_does_not_say_about_access(publish: Publish) -> None:
    files = with_singers() | {
        "places/old-dairy.yaml": "name: The Old Dairy\ntown: Frome\n"
        "access: {step_free_entrance: {answer: yes, note: Ramp}}\n"
    }

    html = publish(files).html(ADDRESS)

    assert 'Step-free entrance</th><td><b class="fp-ans fp-ans--yes">Yes</b></td><td>Ramp<' in html


def test_the_activitys_own_word_on_access_wins_and_is_marked(publish: Publish) -> None:
    files = with_singers(access="{step_free_entrance: no}") | {
        "places/old-dairy.yaml": "name: The Old Dairy\ntown: Frome\naccess: {step_free_entrance: yes}\n"
    }

    words = publish(files).words(ADDRESS)

    assert "Step-free entrance No (this activity)" in words


def test_what_nobody_has_told_us_about_access_is_one_line_after_yes_and_no(publish: Publish) -> None:
    features = (
        "step_free_entrance: {name: Step-free entrance}\nlift: {name: Lift}\nhearing_loop: {name: Hearing loop}\n"
    )
    files = with_singers(access="{step_free_entrance: ask, hearing_loop: no}") | {
        "vocabulary/access.yaml": features
        + "blue_badge_parking: {name: Blue Badge parking}\naccessible_toilet: {name: Accessible toilet}\n"
    }

    words = publish(files).words(ADDRESS)

    assert (
        "Hearing loop No Step-free entrance Ask first Not known: Blue Badge parking, accessible toilet. Ring" in words
    )
    assert "What else we do not know yet lift." in words


def test_one_sentence_says_that_nothing_at_all_is_known_about_access(publish: Publish) -> None:
    words = publish(with_singers()).words(ADDRESS)

    assert "Nobody has told us about this yet. Ring to ask." in words
    assert "Step-free entrance Not known" not in words


def test_access_that_the_place_says_as_well_is_not_marked(publish: Publish) -> None:
    files = with_singers(access="{step_free_entrance: yes}") | {
        "places/old-dairy.yaml": "name: The Old Dairy\ntown: Frome\naccess: {step_free_entrance: yes}\n"
    }

    assert "(this activity)" not in publish(files).words(ADDRESS)


def test_a_fresh_record_says_how_and_when_it_was_checked_and_when_again(publish: Publish) -> None:
    words = publish(with_singers()).words(ADDRESS)

    assert "Checked by phone on 3 November 2026. We check again by 3 May 2027." in words


@pytest.mark.parametrize(
    ("today", "words"),
    [
        (date(2027, 5, 3), "We check again by 3 May 2027."),
        (date(2027, 5, 4), "Due to be checked"),
        (date(2027, 11, 4), "Not checked for over a year"),
    ],
)
def test_a_record_says_when_its_check_is_overdue(publish: Publish, today: date, words: str) -> None:
    assert words in publish(with_singers(), today=today).words(ADDRESS)


@pytest.mark.parametrize(
    ("state", "words"),
    [("full", "This is full."), ("waiting-list", "There is a waiting list."), ("paused", "This has stopped for now.")],
)
def test_a_group_without_room_says_so_before_the_facts(publish: Publish, state: str, words: str) -> None:
    html = publish(with_singers(capacity=f"{{state: {state}, as_of: 2026-11-01}}")).html(ADDRESS)

    assert html.index(words) < html.index("fp-plate")


def test_no_more_than_two_notices_are_stacked(publish: Publish) -> None:
    record = with_singers(
        capacity="{state: full, as_of: 2026-11-01}",
        sessions="[{place: old-dairy, repeats: weekly, days: [monday], from: 14:00, term_time: somerset}]",
        checked="{on: 2024-01-01, how: phone}",
    )

    html = publish(record, today=date(2026, 12, 19)).html(ADDRESS)

    assert html.count('class="fp-notice') == 2


def test_the_crisis_lines_are_on_the_page_of_a_crisis_category(publish: Publish) -> None:
    files = with_singers() | {
        "directory.yaml": "title: Hills\nsite: https://directory.example.org/\n"
        "crisis: [{name: Samaritans, phone: 116 123, when: Day or night}]\n",
        "vocabulary/categories.yaml": "talking-cafe: {name: Cafes}\narts: {name: Arts, crisis: true}\n",
    }

    site = publish(files)

    assert "Day or night: Samaritans, 116 123" in site.words(ADDRESS)
    assert "Samaritans" not in site.words("/a/chat/")  # control: not on every page's main part
    # Its own number comes before theirs, and not after all the facts.
    html = site.html(ADDRESS)
    assert html.index("tel:+441632960144") < html.index("tel:116123") < html.index('class="fp-tel"')


def test_a_record_in_another_language_says_so_around_its_own_words(publish: Publish) -> None:
    site = publish(with_singers(language="cy"))

    assert '<h1 lang="cy">Everyday Singers</h1>' in site.html(ADDRESS)
    assert "lang=" not in site.html("/a/chat/")


def test_others_like_it_are_offered(publish: Publish) -> None:
    second = SINGERS.replace("Everyday Singers", "Tuesday Voices")
    site = publish(with_singers() | {"activities/voices.yaml": second})

    assert "Tuesday Voices" in site.html(ADDRESS)


def test_what_is_full_is_not_offered_to_others(publish: Publish) -> None:
    second = SINGERS.replace("Everyday Singers", "Tuesday Voices") + "capacity: {state: full, as_of: 2026-11-01}\n"
    site = publish(with_singers() | {"activities/voices.yaml": second})

    assert "Tuesday Voices" not in site.html(ADDRESS)


def test_the_same_words_can_be_read_texted_and_mailed_to_nobody_yet(publish: Publish) -> None:
    html = publish(with_singers()).html(ADDRESS)

    shown = re.search(r'<pre class="fp-record" id="text-words"[^>]*>([^<]*)</pre>', html)
    assert shown is not None
    words = unescape(shown[1])
    assert words.startswith("Everyday Singers. Wednesdays 2pm to 3:30pm. Next: Wednesday 25 November. The Old Dairy")
    assert f'href="sms:?&amp;body={quote(words, safe="")}"' in html
    lines = quote(words.replace("\n", "\r\n"), safe="")  # as RFC 6068 has it
    assert f'href="mailto:?subject=Everyday%20Singers&amp;body={lines}"' in html


def test_the_site_may_be_mounted_below_a_path(publish: Publish) -> None:
    settings = "title: Hills\nsite: https://example.org/hills/\n"

    site = publish(with_singers() | {"directory.yaml": settings})

    assert 'href="/hills/p/old-dairy/"' in site.html(ADDRESS)
    assert re.findall(r'href="(/(?!hills/)[^"]*)"', site.html(ADDRESS)) == []


def test_the_title_is_cut_at_a_word_and_the_site_is_named(publish: Publish) -> None:
    long = " ".join(["Singing"] * 12)

    head = publish(with_singers(name=long)).head(ADDRESS)

    title = re.search(r"<title>(.*?)</title>", head)
    assert title is not None
    assert title[1] == " ".join(["Singing"] * 6) + "… - Hills and Levels"


@pytest.mark.parametrize("summary", ["Any adult", "Any adult."])
def test_who_may_come_is_said_in_sentences(publish: Publish, summary: str) -> None:
    singers = SINGERS.replace("{summary: Any adult.}", f"{{summary: {summary}, ages: {{from: 18}}}}")

    assert "Any adult. Aged 18 or over." in publish({"activities/singers.yaml": singers}).words("/a/singers/")


def test_the_steps_of_a_first_visit_are_as_written_whatever_their_form(publish: Publish) -> None:
    steps = ["Come to the green door. It is low.", "Jean will find you. Listen or sing.", "Leave when you like"]
    published = publish(with_singers(first_visit=f"{{steps: {steps}}}"))

    visit = published.html(ADDRESS).partition('<ol class="fp-visit"')[2].partition("</ol>")[0]

    assert re.findall(r"<li>(.*?)</li>", visit) == [f"<p>{step}</p>" for step in steps]


def test_the_words_of_a_list_on_several_times_are_said_once(publish: Publish) -> None:
    words = "In their words: Mondays 10am-12pm for anybody, Thursdays 2pm-4pm for carers, ring the bell"
    session = "{place: old-dairy, repeats: weekly, days: [%s], from: %s, notes: '%s'}"
    sessions = ", ".join(session % (day, start, words) for day, start in (("monday", "10:00"), ("thursday", "14:00")))

    shown = times(publish(with_singers(sessions=f"[{sessions}]")).html(ADDRESS))

    assert shown.count("ring the bell") == 1
    assert shown.index("Every Thursday") < shown.index("ring the bell")


def test_notes_of_ours_stay_beside_each_time(publish: Publish) -> None:
    words = "Go round to the green door at the side, as the one in front is locked then."
    session = "{place: old-dairy, repeats: weekly, days: [%s], from: %s, notes: '%s'}"
    sessions = ", ".join(session % (day, start, words) for day, start in (("monday", "10:00"), ("thursday", "14:00")))

    assert times(publish(with_singers(sessions=f"[{sessions}]")).html(ADDRESS)).count("green door at the side") == 2


def times(html: str) -> str:
    """What a page says of when it is."""
    return html.partition('data-fp-fact="when"')[2].partition('data-fp-fact="where"')[0]
