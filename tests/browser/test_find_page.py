"""The finder page keeps its word: its address, its counts, its dates, and what it says when there is nothing."""

from __future__ import annotations

import re
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenTab
from tests.browser.finder import (
    WIDTHS,
    apply,
    ask,
    ask_anew,
    cards,
    heading,
    open_finder,
    press_until,
    tick,
    wait_for_all,
)
from tests.browser.first_file import FIRST_FILE, Files, change_first_file
from tests.browser.seen_by_axe import faults_by_day, faults_by_night, thin_out
from tests.browser.site import NOW

NOTHING = "#q=choir&near=Frome&day=saturday&cost=free&access=bsl"


def results_of(words: str) -> int:
    return int(words.split(maxsplit=1)[0].replace(",", ""))


def test_the_back_button_leads_through_what_was_asked(page: Page, demo_url: str) -> None:
    open_finder(page, demo_url)
    everything = heading(page).inner_text()
    ask(page, "choir")
    expect(heading(page)).to_contain_text("choir")
    ask(page, "lunch")
    expect(heading(page)).to_contain_text("lunch")

    page.go_back()
    expect(heading(page)).to_contain_text("choir")
    expect(page.get_by_label("What would you like to do?")).to_have_value("choir")
    page.go_back()
    expect(heading(page)).to_have_text(everything)
    page.go_forward()
    expect(heading(page)).to_contain_text("choir")


def test_back_from_a_record_shows_as_many_results_as_before(page: Page, demo_url: str) -> None:
    open_finder(page, demo_url)
    page.get_by_role("button", name="Show 10 more").click()
    expect(cards(page)).to_have_count(20)
    expect(cards(page).nth(10).get_by_role("link")).to_be_focused()

    cards(page).nth(15).get_by_role("link").click()
    page.wait_for_url("**/a/*/")
    page.go_back()

    expect(cards(page)).to_have_count(20)
    expect(cards(page).nth(15).get_by_role("link")).to_be_focused()
    expect(cards(page).nth(15).get_by_role("link")).to_be_in_viewport()


def test_what_is_for_some_people_only_has_a_list_and_a_heading_of_its_own(finder: Page) -> None:
    ask_anew(finder, "#q=dancing&near=Pilton")
    below = finder.get_by_role("list", name="For some people only: see who each is for")

    expect(heading(finder)).to_contain_text("2 results")
    expect(below).to_contain_text("disco for adults with a learning disability")


def test_a_count_beside_an_option_is_what_it_gives(finder: Page) -> None:
    ask_anew(finder, "#near=Frome&within=4828")
    tick(finder, "Day and time")
    line = finder.locator("label", has=finder.locator("input[name=day][value=tuesday]"))
    promised = int(re.sub(r"\D", "", line.locator(".fp-count").inner_text()))

    tick(finder, "Day and time", "Tuesday")
    apply(finder)

    expect(finder.locator("[data-fp-tags] li")).to_have_count(2)
    assert results_of(heading(finder).inner_text()) == promised


def test_an_option_that_would_give_nothing_is_not_offered(finder: Page) -> None:
    ask_anew(finder, "#q=choir")

    tick(finder, "Town or village")

    offered = finder.locator("[data-fp-group=area] label:visible .fp-count").all_inner_texts()
    assert offered
    assert "(0)" not in offered


def test_a_tag_takes_its_filter_away(finder: Page) -> None:
    ask_anew(finder, "#near=Frome&cost=free&day=tuesday&day=friday")

    finder.get_by_role("link", name="Remove filter: Tuesday").click()

    expect(finder.locator("[data-fp-tags] li")).to_contain_text(["Friday", "Free"])
    expect(heading(finder)).to_be_focused()
    assert "tuesday" not in finder.url


def test_what_has_not_said_how_one_gets_in_can_be_shown_below_what_says_yes(finder: Page) -> None:
    ask_anew(finder, "#q=company&near=Shepton+Mallet&access=step_free_entrance&access=can_sit_throughout")
    sure = heading(finder).inner_text()
    lists = finder.locator("[data-fp-list] ul.fp-cards")
    expect(lists).to_have_count(1)

    finder.get_by_role("link", name="have not said: show them too").click()
    below = finder.get_by_role("list", name="have not said: ask first")
    expect(lists.first).not_to_contain_text("not known")
    expect(heading(finder)).to_have_text(sure)
    expect(below.get_by_role("listitem").first).to_contain_text("You can sit all the way through: not known, ask first")

    finder.get_by_role("link", name="Remove filter: With those that have not said").click()
    expect(lists).to_have_count(1)
    finder.go_back()
    expect(below).to_be_visible()


def test_a_narrower_kind_takes_the_place_of_the_wider_one(finder: Page) -> None:
    ask_anew(finder, "#category=moving")
    tick(finder, "Kind of activity")
    narrower = finder.locator("[data-fp-group=category] label[data-fp-parent=moving]:visible input")

    narrower.first.check()
    value = narrower.first.get_attribute("value")
    apply(finder)

    expect(finder.locator("[data-fp-tags] li")).to_have_count(1)
    assert f"#category={value}" in finder.url


def test_nothing_found_says_what_to_leave_out_and_what_that_gives(finder: Page) -> None:
    ask_anew(finder, NOTHING)
    expect(heading(finder)).to_have_text("Nothing for “choir” near Frome yet")
    ways = finder.locator("[data-fp-notices] li a[href^='#']")
    promised = int(re.findall(r"\((\d+) result", ways.first.inner_text())[0])

    ways.first.click()

    expect(heading(finder)).not_to_contain_text("Nothing")
    expect(finder.locator("[data-fp-list] .fp-card")).to_have_count(min(promised, 10))


def test_an_unknown_word_is_named_and_the_nearest_offered(finder: Page) -> None:
    ask_anew(finder, "#q=zqzqzqzqzq")

    expect(finder.locator("[data-fp-notices]")).to_contain_text("We do not know the word “zqzqzqzqzq”.")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Xyzzyville", "We do not know where “Xyzzyville” is."),
        ("SW1A 1AA", "We do not know the postcode “SW1A 1AA”. It may be outside our part of the country."),
    ],
)
def test_a_place_that_nobody_knows_is_said_to_be_so(finder: Page, typed: str, said: str) -> None:
    ask(finder, "lunch", typed)

    expect(finder.get_by_role("search")).to_contain_text(said)


@pytest.mark.parametrize(
    ("typed", "said", "found"),
    [
        ("ba111ae", "", "near BA11 1AE"),
        ("BA11 9ZZ", "We do not know BA11 9ZZ itself, so we looked around BA11.", "near BA11"),
        ("nuney", "We took “nuney” to mean Nunney.", "near Nunney"),
        ("12 Market Place, Frome", "We took “12 Market Place, Frome” to mean Frome.", "near Frome"),
    ],
)
def test_it_is_said_what_a_place_was_taken_for(finder: Page, typed: str, said: str, found: str) -> None:
    ask(finder, "lunch", typed)

    expect(heading(finder)).to_have_text(re.compile(f"{re.escape(found)}$"))
    expect(finder.locator("[data-fp-notices]")).to_contain_text(said)


def test_whoever_names_two_towns_is_asked_which(page: Page, demo_url: str) -> None:
    def name_two_towns_alike(files: Files) -> Files:
        index = files["index.json"]
        towns = index["options"]["area"]
        nunney = next(number for number, town in enumerate(towns) if town[0] == "nunney")
        towns[nunney][1] = "Rode"
        index["concepts"][len(index["concepts"]) - len(towns) + nunney] = "rode"
        return files

    change_first_file(page, name_two_towns_alike)
    open_finder(page, demo_url)
    ask(page, "lunch", "Rode")
    expect(page.locator("[data-fp-notices]")).to_contain_text("There is more than one Rode. Or did you mean:")

    page.locator("[data-fp-notices] a", has_text="Rode, near").click()

    expect(page.get_by_label("Where?")).to_have_value("nunney")
    expect(heading(page)).to_contain_text("near Rode")


def test_whoever_does_not_tell_where_they_are_is_asked_to_type_it(finder: Page) -> None:
    finder.get_by_role("radio", name="Nearest").check()
    finder.get_by_role("button", name="Use where I am").click()  # the visitor of this test allows nothing

    expect(finder.locator("[data-fp-located]")).to_have_text(
        "Your device did not say where you are. Type a town or postcode instead."
    )
    expect(finder.get_by_role("status").filter(has_text="Your device did not say")).to_have_count(1)


def test_without_a_network_the_finder_goes_on(page: Page, demo_url: str) -> None:
    open_finder(page, demo_url)
    wait_for_all(page)
    page.context.set_offline(True)

    ask(page, "choir", "Wells")

    expect(heading(page)).to_contain_text("“choir” near Wells")


def test_words_of_danger_show_whom_to_ring_first_in_any_form(finder: Page) -> None:
    lines = finder.locator("[data-fp-crisis]")
    for typed in ("suicde", "I feel suicidal", "want to die", "he is hitting me", "overdosed", "killing myself"):
        ask(finder, typed)
        expect(heading(finder)).to_contain_text(typed)
        expect(lines).to_be_focused()

    ask(finder, "knitting")

    expect(heading(finder)).to_contain_text("knitting")
    expect(lines).to_be_hidden()


def test_the_filters_of_a_sentence_are_seen_and_can_be_taken_off(page: Page, demo_url: str) -> None:
    open_finder(page, demo_url, "#q=free+exercise+tuesday&near=BA11")
    tags = page.locator("[data-fp-tags] li")
    expect(tags).to_contain_text(["Tuesday", "Free"])
    expect(page.get_by_label("What would you like to do?")).to_have_value("exercise")
    expect(page.locator("[data-fp-heading]")).to_contain_text("for “exercise” near BA11")
    assert page.url.endswith("#q=exercise&near=BA11&day=tuesday&cost=free")

    page.get_by_role("link", name="Remove filter: Tuesday").click()
    expect(tags).to_have_count(1)
    page.reload()
    expect(tags).to_contain_text(["Free"])
    page.go_back()

    expect(tags).to_have_count(2)


def test_several_days_in_one_word_are_one_tag(finder: Page) -> None:
    finder.set_viewport_size({"width": 360, "height": 740})
    ask_anew(finder, "#q=weekday+morning")
    tags = finder.locator("[data-fp-tags] li")
    expect(tags).to_contain_text(["Weekdays", "Mornings"])
    expect(tags).to_have_count(2)
    expect(tags.first).to_be_in_viewport()

    finder.get_by_role("link", name="Remove filter: Weekdays").click()

    expect(tags).to_contain_text(["Mornings"])
    expect(tags).to_have_count(1)
    ask(finder, "lunch 5 december")
    expect(tags).to_contain_text(["On Saturday 5 December", "Mornings"])


def test_this_week_is_counted_from_the_day_it_is_looked_at(page: Page, demo_url: str) -> None:
    open_finder(page, demo_url, "#q=company+this+week&near=Shepton+Mallet")
    expect(page.locator("[data-fp-tags] li")).to_contain_text(["This week"])
    page.clock.set_fixed_time(NOW + timedelta(days=12))  # a Saturday

    page.reload()

    expect(page.locator("[data-fp-tags] li")).to_contain_text(["This week"])
    dates = page.locator("[data-fp-list] [data-fp-arm] time")
    expect(dates.first).to_have_text(re.compile("^(Today|Tomorrow), "))
    assert all(each.startswith(("Today, ", "Tomorrow, ")) for each in dates.all_inner_texts())


def test_when_nothing_fits_the_filters_of_a_sentence_it_says_which_to_leave_out(finder: Page) -> None:
    ask_anew(finder, "#q=yoga+7pm")
    expect(finder.locator("[data-fp-tags] li")).to_contain_text(["Evenings"])

    finder.get_by_role("link", name=re.compile("^leave out “Evenings”")).click()

    expect(finder.locator("[data-fp-tags] li")).to_have_count(0)
    expect(finder.locator("[data-fp-list] h3").first).to_contain_text("Yoga")


def test_of_several_places_the_nearest_speaks_with_its_own_times(finder: Page) -> None:
    ask_anew(finder, "#q=wells rhyme time&near=Glastonbury")

    card = cards(finder).filter(has=finder.get_by_role("link", name="Rhyme Time")).first
    expect(card).to_contain_text("Next in Glastonbury: Friday 27 November, 9:45am to 10:15am")
    expect(card).to_contain_text("Glastonbury Library. Also in Wells and Street")
    expect(card).not_to_contain_text("10:45am")  # Mondays, in Wells


def test_the_next_date_is_one_of_the_day_and_time_that_were_asked_for(finder: Page) -> None:
    ask_anew(finder, "#q=tuesday voices&day=tuesday&part=evening&near=Frome")

    card = cards(finder).first
    expect(card).to_contain_text("Tuesday 24 November, 7:30pm")
    expect(card).to_contain_text("St Decuman's Church Hall")


def test_an_id_leads_straight_to_its_page(finder: Page) -> None:
    ask(finder, "frome-talking-cafe")

    finder.wait_for_url("**/a/frome-talking-cafe/")


def test_the_nearest_can_come_first(finder: Page) -> None:
    ask_anew(finder, "#q=cafe&near=Wells")

    finder.get_by_role("radio", name="Nearest").check()

    expect(finder.get_by_role("radio", name="Nearest")).to_be_checked()
    # What comes to Wells by telephone is nearest of all; then miles, rising.
    away = cards(finder).filter(has_text="mile").first
    expect(away).to_contain_text("less than ¼ mile away", ignore_case=True)


def test_the_soonest_can_come_first(finder: Page) -> None:
    ask_anew(finder, "#need=loneliness&sort=soonest")

    days = finder.locator("[data-fp-list] [data-fp-arm] time").evaluate_all("all => all.map(each => each.dateTime)")

    assert days == sorted(days)


@pytest.mark.parametrize("days", [30, 365])
def test_a_date_is_never_past_however_old_the_site_is(page: Page, demo_url: str, days: int) -> None:
    page.clock.set_fixed_time(NOW + timedelta(days=days))
    open_finder(page, demo_url, "#q=cafe")

    shown = page.locator("[data-fp-list] [data-fp-arm] time").evaluate_all("all => all.map(each => each.dateTime)")

    assert shown
    assert min(shown) >= f"{NOW + timedelta(days=days):%Y-%m-%d}"


def test_past_the_last_day_the_card_says_to_ask(page: Page, demo_url: str) -> None:
    page.clock.set_fixed_time(NOW + timedelta(days=500))
    open_finder(page, demo_url, "#q=talking cafe")

    expect(cards(page).first).to_contain_text("Ask the group when it is next on.")
    expect(page.locator("[data-fp-list] [data-fp-arm]")).to_have_count(0)


def test_a_hidden_place_has_no_distance(finder: Page) -> None:
    ask_anew(finder, "#q=refuge&near=Frome")

    refuge = cards(finder).filter(has=finder.get_by_role("link", name="Moorland Refuge"))
    expect(refuge).to_be_visible()
    expect(refuge.locator("[data-fp-away]")).to_have_count(0)


def test_the_skip_link_leaves_the_search_where_it_is(page: Page, demo_url: str) -> None:
    open_finder(page, demo_url, "#q=choir")

    press_until(page, "Tab", ".fp-skip")
    page.keyboard.press("Enter")

    expect(heading(page)).to_be_focused()
    assert page.url.endswith("#q=choir")


def test_when_the_search_cannot_be_loaded_there_are_links(open_tab: OpenTab, demo_url: str) -> None:
    page = open_tab()
    page.route(FIRST_FILE, lambda route: route.abort())
    page.goto(f"{demo_url}/find/")

    expect(page.get_by_text("The search could not be loaded.").first).to_be_visible()
    expect(page.get_by_role("heading", name="By town or village")).to_be_visible()
    expect(page.locator("[data-fp-found]")).to_be_hidden()


def test_without_a_script_there_are_links_and_no_form(plain_page: Page, demo_url: str) -> None:
    plain_page.goto(f"{demo_url}/find/")

    expect(plain_page.get_by_role("heading", name="By town or village")).to_be_visible()
    expect(plain_page.locator("#q-what")).to_be_hidden()
    expect(plain_page.locator("h1:visible")).to_have_count(1)


def test_the_front_page_leads_to_the_results(page: Page, demo_url: str) -> None:
    page.goto(demo_url)
    page.get_by_label("What?").fill("singing")
    page.get_by_label("Where?").fill("Wells")
    page.get_by_role("button", name="Find", exact=True).click()

    expect(heading(page)).to_contain_text("“singing” near Wells")
    assert "?" not in page.url


def test_the_page_of_a_town_leads_to_what_is_near_it(page: Page, demo_url: str) -> None:
    page.goto(f"{demo_url}/browse/towns/wells/")
    page.get_by_label("What would you like to do?").fill("lunch")
    page.get_by_role("button", name="Find", exact=True).click()

    expect(heading(page)).to_contain_text("“lunch” near Wells")


@pytest.mark.parametrize("fragment", ["#q=walking&near=Frome&cost=free", NOTHING, "#q=he hits me"])
def test_everybody_can_use_it(open_tab: OpenTab, demo_url: str, fragment: str) -> None:
    page = open_tab(viewport=WIDTHS["telephone"], reduced_motion="reduce", color_scheme="light")
    open_finder(page, demo_url, fragment)
    for group in ("Day and time", "Cost", "Who it is for"):
        tick(page, group)
    thin_out(page)

    for width in ("telephone", "desk"):
        page.set_viewport_size(WIDTHS[width])
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), width
        assert faults_by_day(page) == [], width
    assert faults_by_night(page) == []


def test_the_same_results_are_on_the_map_and_it_is_there_again_on_the_way_back(page: Page, demo_url: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    open_finder(page, demo_url, "#q=walking&near=Frome")
    assert not any("leaflet" in url for url in asked)

    page.get_by_role("radio", name="Map").check()
    region = page.locator("[data-fp-map]")
    expect(region.get_by_role("button", name=re.compile("activities? (at|near)|, at ")).first).to_be_visible()
    found = results_of(heading(page).inner_text())
    expect(page.locator("[data-fp-map-title]")).to_have_text(re.compile(rf"^\d+ of {found} on a map$"))
    page.goto(f"{demo_url}/about/")
    page.go_back()

    expect(page.get_by_role("radio", name="Map")).to_be_checked()
    expect(region.get_by_role("button", name=re.compile("activities? (at|near)|, at ")).first).to_be_visible()


def test_what_has_no_place_stays_in_the_list_where_a_map_would_be_empty(finder: Page) -> None:
    ask_anew(finder, "#category=refuges&view=map")

    expect(finder.locator("[data-fp-map-title]")).to_have_text("None of these are on a map")
    expect(finder.locator("[data-fp-map]")).to_be_hidden()
    expect(cards(finder).first).to_be_visible()


def test_a_hidden_place_is_not_on_the_map(finder: Page) -> None:
    ask_anew(finder, "#q=moorland refuge&view=map")

    expect(cards(finder).first).to_contain_text("Moorland Refuge")
    expect(finder.locator("[data-fp-map] button", has_text="Moorland")).to_have_count(0)


@pytest.mark.parametrize(("width", "height", "titles"), [(360, 640, 1), (1366, 768, 2)])
def test_results_are_seen_without_scrolling(page: Page, demo_url: str, width: int, height: int, titles: int) -> None:
    page.set_viewport_size({"width": width, "height": height})
    open_finder(page, demo_url, "#q=company&near=Shepton+Mallet")
    page.evaluate("document.fonts.ready")

    boxes = [cards(page).nth(number).get_by_role("link").bounding_box() for number in range(titles)]

    assert all(box and box["y"] + box["height"] < height for box in boxes), boxes


def test_the_facts_of_a_result_take_two_lines_on_a_wide_screen(finder: Page) -> None:
    finder.set_viewport_size({"width": 1366, "height": 768})
    ask_anew(finder, "#q=company&near=Shepton+Mallet")
    finder.evaluate("document.fonts.ready")
    facts = cards(finder).first.locator(".fp-facts li")
    expect(facts).to_have_count(5)

    tops = {round(box["y"]) for fact in facts.all() if (box := fact.bounding_box())}

    assert len(tops) == 2


def test_on_a_phone_what_was_asked_is_one_line_until_it_is_to_be_changed(finder: Page) -> None:
    finder.set_viewport_size({"width": 360, "height": 740})
    ask_anew(finder, "#q=lunch&near=Frome")
    what = finder.get_by_label("What would you like to do?")
    expect(finder.locator("[data-fp-asked-words]")).to_have_text("lunch, Frome")
    expect(what).to_be_hidden()

    finder.get_by_role("button", name="Change", exact=True).click()

    expect(what).to_be_focused()
    expect(what).to_have_value("lunch")


def test_what_is_to_be_put_right_keeps_its_form(finder: Page) -> None:
    finder.set_viewport_size({"width": 360, "height": 740})
    ask_anew(finder, "#q=lunch&near=Qwertyton")

    expect(finder.get_by_label("Where?")).to_be_visible()


def test_a_search_that_found_nothing_is_handed_to_the_editors_only_by_whoever_presses(
    page: Page, demo_url: str
) -> None:
    open_finder(page, demo_url)  # in a tab that was there for others something may have been fetched
    wait_for_all(page)
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    ask(page, "zqzq & xqxq?", "Wells")
    link = page.get_by_role("link", name="Tell the editors")
    expect(link).to_be_visible()
    parts = urlsplit(link.get_attribute("href") or "")
    assert parts.scheme == "mailto"
    body = parse_qs(parts.query)["body"][0]
    assert body.splitlines() == [
        "I looked for this in the directory, and nothing was found:",
        "What: zqzq & xqxq?",
        "Where: Wells",
    ]
    assert requests == []

    # Where the device is stays on it, and nobody in danger is to wait for an answer.
    for fragment in (
        "#q=zqzqzq&here=51.23,-2.32",
        "#q=zqzqzq+kill+myself&category=nothing-of-it",
        "#area=nowhere-at-all",
    ):
        ask_anew(page, fragment)
        expect(page.locator("[data-fp-notices] .fp-panel")).to_be_visible()
        if "myself" in fragment:
            expect(link).to_be_hidden()
        else:
            assert "51" not in (link.get_attribute("href") or "")
            assert "body=" in (link.get_attribute("href") or "")
