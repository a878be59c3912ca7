"""Groups, places, closed and moved records, and the front page."""

from __future__ import annotations

import re
from datetime import date

from fingerpost.pages.kinds import other_pages
from fingerpost.pages.render.render import template
from tests.published import SINGERS, TODAY, Publish, record_pages

CLOSED = SINGERS + "closed: {on: 2026-09-29, reason: Maureen has retired.}\nsince: 2014-05-01\n"


def test_a_closed_activity_says_why_and_offers_others(publish: Publish) -> None:
    other = SINGERS.replace("Everyday Singers", "Tuesday Voices")
    site = publish({"activities/singers.yaml": CLOSED, "activities/voices.yaml": other})

    words = site.words("/a/singers/")

    assert "Everyday Singers has closed" in words
    assert "Maureen has retired." in words
    assert 'href="/a/voices/"' in site.html("/a/singers/")
    assert "2014 to 2026" in words


def test_a_closed_activity_offers_first_what_its_record_names(publish: Publish) -> None:
    closed = CLOSED.replace("reason:", "instead: [chat], reason:")
    other = SINGERS.replace("Everyday Singers", "Tuesday Voices")

    html = publish({"activities/singers.yaml": closed, "activities/voices.yaml": other}).html("/a/singers/")

    assert html.index("/a/chat/") < html.index("/a/voices/")


def test_a_closed_page_is_not_for_search_engines(publish: Publish) -> None:
    site = publish({"activities/singers.yaml": CLOSED})

    assert '<meta name="robots" content="noindex">' in site.head("/a/singers/")
    assert "noindex" not in site.head("/a/chat/")


def test_a_closed_activity_is_on_no_list_but_that_of_what_has_changed(publish: Publish) -> None:
    site = publish({"activities/singers.yaml": CLOSED})

    naming = [address for address in site.pages if "/a/singers/" in site.html(address)]

    assert [address for address in naming if not address.startswith("/new/")] == []


def test_a_former_address_leads_to_the_new_one(publish: Publish) -> None:
    site = publish({"activities/singers.yaml": SINGERS + "former_ids: [tea-and-tunes]\n"})

    assert 'href="/a/singers/"' in site.html("/a/tea-and-tunes/")
    assert '<link rel="canonical" href="https://directory.example.org/a/singers/">' in site.head("/a/tea-and-tunes/")


def test_a_group_lists_what_it_runs(publish: Publish) -> None:
    words = publish({"activities/singers.yaml": SINGERS}).words("/g/connectors/")

    assert "What they run: 2 activities" in words
    assert "Everyday Singers" in words


def test_a_group_that_only_takes_text_messages_says_where_to_send_them(publish: Publish) -> None:
    group = "name: Texters\nkind: charity\nsummary: We would rather read than listen.\ncontact: {text: 01632 960155}\n"
    html = publish({"groups/texters.yaml": f"{group}checked: {{on: 2026-11-02, how: phone}}\n"}).html("/g/texters/")

    assert '<a class="fp-tap" href="sms:+441632960155">Text 01632\N{NO-BREAK SPACE}960155</a>' in html
    assert "Not known" not in html.partition("How to reach them")[2].partition("</div>")[0]


def test_a_list_that_can_be_seen_at_a_glance_is_no_a_to_z(publish: Publish) -> None:
    words = publish({"activities/singers.yaml": SINGERS}).words("/browse/categories/arts/")

    assert "1 activity" in words
    assert "A to Z" not in words


def test_a_place_lists_what_is_on_by_day_and_time(publish: Publish) -> None:
    early = SINGERS.replace("Everyday Singers", "Zither at Dawn").replace("14:00", "09:30")
    html = publish({"activities/singers.yaml": SINGERS, "activities/early.yaml": early}).html("/p/old-dairy/")

    assert re.findall(r'<h3 class="fp-dayhead">(.*?)</h3>', html) == ["Mondays", "Wednesdays"]
    assert html.index("Zither at Dawn") < html.index("Everyday Singers")


def test_the_front_page_gives_no_date_without_a_script(publish: Publish) -> None:
    html = publish().html("/")

    without_scripts = re.sub(r'<div [^>]*data-fp-js data-fp-days.*?<ul class="fp-rows fp-mt"', "", html, flags=re.S)
    without_scripts = re.sub(r"<span [^>]*data-fp-js>.*?</span>|<span data-fp-js>.*?</span>", "", without_scripts)
    assert re.search(r"\b(today|tomorrow|November)\b", without_scripts, re.IGNORECASE) is None


def test_the_front_page_shows_today_and_tomorrow(publish: Publish) -> None:
    html = publish().html("/")

    assert re.findall(r"data-fp-date>(.*?)</span>", html) == ["Saturday 21 November", "Sunday 22 November"]


def test_the_front_page_has_a_row_in_store_for_what_comes_later(publish: Publish) -> None:
    html = publish({"activities/singers.yaml": SINGERS}).html("/")

    store = html[html.index("data-fp-store") :]
    assert re.search(r"<li data-fp-on=[^>]*>.*Everyday Singers.*Wednesdays 2pm to 3:30pm", store)


def test_the_front_page_counts_what_is_on_each_day(publish: Publish) -> None:
    html = publish({"activities/singers.yaml": SINGERS}).html("/")

    match = re.search(r'data-fp-counts="([^"]*)"', html)

    assert match is not None
    counts = [int(count) for count in match[1].split(" ")]
    assert len(counts) == 400
    # From Saturday the 21st: the cafe on Mondays, the singers on Wednesdays.
    assert counts[:12] == [0, 0, 1, 0, 1, 0, 0, 0, 0, 1, 0, 1]


def test_the_sign_points_only_at_needs_with_something_to_try(publish: Publish) -> None:
    files = {
        "vocabulary/needs.yaml": "loneliness: {name: I'd like some company, featured: true}\n"
        "grief: {name: I've lost someone, featured: true}\n",
        "activities/singers.yaml": SINGERS + "needs: [loneliness]\n",
    }

    html = publish(files).html("/")

    assert re.findall(r'fp-arm__name">(.*?)</span>.*?fp-arm__num">(\d+)', html) == [("I&#39;d like some company", "1")]


def test_the_search_form_waits_for_the_script_that_keeps_it_private(publish: Publish) -> None:
    site = publish()
    html = template(site.edition, "home.html").render({**site.pages["/"].values, "finder": True})

    form = re.search(r"<form[^>]*>", html)

    assert form is not None
    assert "data-fp-js" in form[0]


def test_an_empty_directory_has_a_front_page(publish: Publish) -> None:
    edition = publish().edition
    empty = type(edition)(
        directory=type(edition.directory)(assets=edition.directory.assets, settings=edition.settings), today=TODAY
    )

    pages = [*record_pages(empty, 0, 1), *other_pages(empty, 0, 1)]

    assert "/" in [page.address for page in pages]


def test_dealing_the_pages_out_gives_each_page_once(publish: Publish) -> None:
    edition = publish({"activities/singers.yaml": SINGERS + "former_ids: [old]\n"}).edition

    whole = [*record_pages(edition, 0, 1), *other_pages(edition, 0, 1)]
    dealt = [page for part in range(3) for page in (*record_pages(edition, part, 3), *other_pages(edition, part, 3))]

    assert sorted(page.address for page in dealt) == sorted(page.address for page in whole)


def test_the_same_records_and_day_make_the_same_pages(publish: Publish) -> None:
    assert publish(today=date(2026, 11, 21)).everything() == publish(today=date(2026, 11, 21)).everything()
