"""The finder page keeps its word: its address, its counts, its dates, and what it says when there is nothing.

One visit answers many questions: to open the finder takes four times as long as to ask it something.
"""

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
    ask_by_hand,
    cards,
    heading,
    open_finder,
    tick,
    wait_for_all,
)
from tests.browser.first_file import Files, change_first_file
from tests.browser.seen_by_axe import (
    Colours,
    faults_by_day,
    faults_by_night,
    faults_of_another_window,
    remember_what_is_seen,
    thin_out,
)
from tests.browser.site import NOW
from tests.thorough import IS_THOROUGH

NOTHING = "#q=choir&near=Frome&day=saturday&cost=free&access=bsl"
FITS = "document.documentElement.scrollWidth <= innerWidth"
TIMES = "[data-fp-list] [data-fp-arm] time"


def results_of(words: str) -> int:
    return int(words.split(maxsplit=1)[0].replace(",", ""))


def days_on(page: Page) -> list[str]:
    """The dates that the results give, each as its element says it to machines."""
    days: list[str] = page.locator(TIMES).evaluate_all("all => all.map(each => each.dateTime)")
    return days


def test_the_front_page_leads_to_results_and_the_back_button_through_what_was_asked(
    page: Page, demo_url: str, subtests: pytest.Subtests
) -> None:
    what = page.locator("#q-what")

    with subtests.test("the front page leads to the results"):
        page.goto(demo_url)
        page.get_by_label("What?").fill("singing")
        page.get_by_label("Where?").fill("Wells")
        page.get_by_role("button", name="Find", exact=True).click()

        expect(heading(page)).to_contain_text("“singing” near Wells")
        assert "?" not in page.url

    with subtests.test("the back button leads through what was asked"):
        ask_anew(page)
        everything = heading(page).inner_text()
        ask_by_hand(page, "choir")
        expect(heading(page)).to_contain_text("choir")
        ask_by_hand(page, "lunch")
        expect(heading(page)).to_contain_text("lunch")

        page.go_back()
        expect(heading(page)).to_contain_text("choir")
        expect(what).to_have_value("choir")
        page.go_back()
        expect(heading(page)).to_have_text(everything)
        page.go_forward()
        expect(heading(page)).to_contain_text("choir")

    with subtests.test("back from a record shows as many results as before"):
        ask_anew(page)
        page.get_by_role("button", name="Show 10 more").click()
        expect(cards(page)).to_have_count(20)
        expect(cards(page).nth(10).get_by_role("link")).to_be_focused()

        cards(page).nth(15).get_by_role("link").click()
        page.wait_for_url("**/a/*/")
        page.go_back()

        expect(cards(page)).to_have_count(20)
        expect(cards(page).nth(15).get_by_role("link")).to_be_focused()
        expect(cards(page).nth(15).get_by_role("link")).to_be_in_viewport()

    with subtests.test("an id leads straight to its page"):
        ask(page, "frome-talking-cafe")

        page.wait_for_url("**/a/frome-talking-cafe/")


def test_filters_keep_their_word(finder: Page, subtests: pytest.Subtests) -> None:
    tags = finder.locator("[data-fp-tags] li")
    lists = finder.locator("[data-fp-list] ul.fp-cards")

    with subtests.test("a count beside an option is what it gives"):
        ask_anew(finder, "#near=Frome&within=4828")
        tick(finder, "Day and time")
        line = finder.locator("label", has=finder.locator("input[name=day][value=tuesday]"))
        promised = int(re.sub(r"\D", "", line.locator(".fp-count").inner_text()))

        tick(finder, "Day and time", "Tuesday")
        apply(finder)

        expect(tags).to_have_count(2)
        assert results_of(heading(finder).inner_text()) == promised

    with subtests.test("an option that would give nothing is not offered"):
        ask_anew(finder, "#q=choir")

        tick(finder, "Town or village")

        offered = finder.locator("[data-fp-group=area] label:visible .fp-count").all_inner_texts()
        assert offered
        assert "(0)" not in offered

    with subtests.test("a narrower kind takes the place of the wider one"):
        ask_anew(finder, "#category=moving")
        tick(finder, "Kind of activity")
        narrower = finder.locator("[data-fp-group=category] label[data-fp-parent=moving]:visible input").first

        narrower.check()
        value = narrower.get_attribute("value")
        apply(finder)

        expect(tags).to_have_count(1)
        assert f"#category={value}" in finder.url

    with subtests.test("a tag takes its filter away"):
        ask_anew(finder, "#near=Frome&cost=free&day=tuesday&day=friday")

        finder.get_by_role("link", name="Remove filter: Tuesday").click()

        expect(tags).to_contain_text(["Friday", "Free"])
        expect(heading(finder)).to_be_focused()
        assert "tuesday" not in finder.url

    with subtests.test("nothing found says what to leave out, and what that gives"):
        ask_anew(finder, NOTHING)
        expect(heading(finder)).to_have_text("Nothing for “choir” near Frome yet")
        ways = finder.locator("[data-fp-notices] li a[href^='#']")
        promised = int(re.findall(r"\((\d+) result", ways.first.inner_text())[0])

        ways.first.click()

        expect(heading(finder)).not_to_contain_text("Nothing")
        expect(cards(finder)).to_have_count(min(promised, 10))

    with subtests.test("when nothing fits the filters of a sentence it says which to leave out"):
        ask_anew(finder, "#q=yoga+7pm")
        expect(tags).to_contain_text(["Evenings"])

        finder.get_by_role("link", name=re.compile("^leave out “Evenings”")).click()

        expect(tags).to_have_count(0)
        expect(finder.locator("[data-fp-list] h3").first).to_contain_text("Yoga")

    with subtests.test("what has not said how one gets in can be shown below what says yes"):
        ask_anew(finder, "#q=company&near=Shepton+Mallet&access=step_free_entrance&access=can_sit_throughout")
        sure = heading(finder).inner_text()
        expect(lists).to_have_count(1)

        finder.get_by_role("link", name="have not said: show them too").click()
        below = finder.get_by_role("list", name="have not said: ask first")
        expect(lists.first).not_to_contain_text("not known")
        expect(heading(finder)).to_have_text(sure)
        first = below.get_by_role("listitem").first
        expect(first).to_contain_text("You can sit all the way through: not known, ask first")

        finder.get_by_role("link", name="Remove filter: With those that have not said").click()
        expect(lists).to_have_count(1)
        finder.go_back()
        expect(below).to_be_visible()


def test_results_say_what_they_are_and_come_in_the_order_that_was_asked_for(
    finder: Page, subtests: pytest.Subtests
) -> None:
    with subtests.test("what is for some people only has a list and a heading of its own"):
        ask_anew(finder, "#q=dancing&near=Pilton")
        below = finder.get_by_role("list", name="For some people only: see who each is for")

        expect(heading(finder)).to_contain_text("2 results")
        expect(below).to_contain_text("disco for adults with a learning disability")

    with subtests.test("of several places the nearest speaks with its own times"):
        ask_anew(finder, "#q=wells rhyme time&near=Glastonbury")

        card = cards(finder).filter(has=finder.get_by_role("link", name="Rhyme Time")).first
        expect(card).to_contain_text("Next in Glastonbury: Friday 27 November, 9:45am to 10:15am")
        expect(card).to_contain_text("Glastonbury Library. Also in Wells and Street")
        expect(card).not_to_contain_text("10:45am")  # Mondays, in Wells

    with subtests.test("the next date is one of the day and time that were asked for"):
        ask_anew(finder, "#q=tuesday voices&day=tuesday&part=evening&near=Frome")

        card = cards(finder).first
        expect(card).to_contain_text("Tuesday 24 November, 7:30pm")
        expect(card).to_contain_text("St Decuman's Church Hall")

    with subtests.test("a hidden place has no distance"):
        ask_anew(finder, "#q=refuge&near=Frome")

        refuge = cards(finder).filter(has=finder.get_by_role("link", name="Moorland Refuge"))
        expect(refuge).to_be_visible()
        expect(refuge.locator("[data-fp-away]")).to_have_count(0)

    with subtests.test("the nearest can come first"):
        ask_anew(finder, "#q=cafe&near=Wells")

        finder.get_by_role("radio", name="Nearest").check()

        expect(finder.get_by_role("radio", name="Nearest")).to_be_checked()
        # What comes to Wells by telephone is nearest of all; then miles, rising.
        away = cards(finder).filter(has_text="mile").first
        expect(away).to_contain_text("less than ¼ mile away", ignore_case=True)

    with subtests.test("the soonest can come first"):
        ask_anew(finder, "#need=loneliness&sort=soonest")

        days = days_on(finder)
        assert days
        assert days == sorted(days)

    with subtests.test("the skip link leaves the search where it is"):
        ask_anew(finder, "#q=choir")

        finder.get_by_role("link", name="Skip to the results").focus()
        finder.keyboard.press("Enter")

        expect(heading(finder)).to_be_focused()
        assert finder.url.endswith("#q=choir")


def test_words_and_places_that_are_not_known_or_taken_for_others_are_said(
    finder: Page, subtests: pytest.Subtests
) -> None:
    notices = finder.locator("[data-fp-notices]")

    with subtests.test("an unknown word is named and the nearest offered"):
        ask_anew(finder, "#q=zqzqzqzqzq")

        expect(notices).to_contain_text("We do not know the word “zqzqzqzqzq”.")

    unknown = {
        "Xyzzyville": "We do not know where “Xyzzyville” is.",
        "SW1A 1AA": "We do not know the postcode “SW1A 1AA”. It may be outside our part of the country.",
    }
    for typed, words in unknown.items():
        with subtests.test("a place that nobody knows is said to be so", typed=typed):
            ask(finder, "lunch", typed)

            expect(finder.get_by_role("search")).to_contain_text(words)

    near_ones = [
        ("ba111ae", "", "near BA11 1AE"),
        ("BA11 9ZZ", "We do not know BA11 9ZZ itself, so we looked around BA11.", "near BA11"),
        ("nuney", "We took “nuney” to mean Nunney.", "near Nunney"),
        ("12 Market Place, Frome", "We took “12 Market Place, Frome” to mean Frome.", "near Frome"),
    ]
    for typed, words, meant in near_ones:
        with subtests.test("it is said what a place was taken for", typed=typed):
            ask(finder, "lunch", typed)

            expect(heading(finder)).to_have_text(re.compile(f"{re.escape(meant)}$"))
            expect(notices).to_contain_text(words)

    with subtests.test("whoever does not say where they are is asked to type it"):
        ask_anew(finder)
        finder.get_by_role("radio", name="Nearest").check()
        finder.get_by_role("button", name="Use where I am").click()  # the visitor of this test allows nothing

        expect(finder.locator("[data-fp-located]")).to_have_text(
            "Your device did not say where you are. Type a town or postcode instead."
        )
        expect(finder.get_by_role("status").filter(has_text="Your device did not say")).to_have_count(1)

    with subtests.test("words of danger show whom to ring first, in any form"):
        lines = finder.locator("[data-fp-crisis]")
        for typed in ("suicde", "I feel suicidal", "want to die", "he is hitting me", "overdosed", "killing myself"):
            ask(finder, typed)
            expect(heading(finder)).to_contain_text(typed)
            expect(lines).to_be_focused()

        ask(finder, "knitting")

        expect(heading(finder)).to_contain_text("knitting")
        expect(lines).to_be_hidden()


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


def test_the_filters_of_a_sentence_are_tags_and_its_days_are_counted_from_the_day_it_is_looked_at(
    page: Page, demo_url: str, subtests: pytest.Subtests
) -> None:
    tags = page.locator("[data-fp-tags] li")

    with subtests.test("the filters of a sentence are seen and can be taken off"):
        open_finder(page, demo_url, "#q=free+exercise+tuesday&near=BA11")
        expect(tags).to_contain_text(["Tuesday", "Free"])
        expect(page.get_by_label("What would you like to do?")).to_have_value("exercise")
        expect(heading(page)).to_contain_text("for “exercise” near BA11")
        assert page.url.endswith("#q=exercise&near=BA11&day=tuesday&cost=free")

        page.get_by_role("link", name="Remove filter: Tuesday").click()
        expect(tags).to_have_count(1)
        page.reload()
        expect(tags).to_contain_text(["Free"])
        page.go_back()

        expect(tags).to_have_count(2)

    with subtests.test("this week is counted from the day it is looked at"):
        ask_anew(page, "#q=company+this+week&near=Shepton+Mallet")
        expect(tags).to_contain_text(["This week"])
        page.clock.set_fixed_time(NOW + timedelta(days=12))  # a Saturday

        page.reload()

        expect(tags).to_contain_text(["This week"])
        dates = page.locator(TIMES)
        expect(dates.first).to_have_text(re.compile("^(Today|Tomorrow), "))
        assert all(each.startswith(("Today, ", "Tomorrow, ")) for each in dates.all_inner_texts())

    for days in (30, 365):
        with subtests.test("a date is never past, however old the site is", days=days):
            page.clock.set_fixed_time(NOW + timedelta(days=days))
            ask_anew(page, f"#q=cafe&show={days % 4 * 10}")  # another address, so that it is asked once more

            shown = days_on(page)

            assert shown
            assert min(shown) >= f"{NOW + timedelta(days=days):%Y-%m-%d}"

    with subtests.test("past the last day the card says to ask"):
        page.clock.set_fixed_time(NOW + timedelta(days=500))
        ask_anew(page, "#q=talking cafe")

        expect(cards(page).first).to_contain_text("Ask the group when it is next on.")
        expect(page.locator("[data-fp-list] [data-fp-arm]")).to_have_count(0)


def test_without_a_script_there_are_links_and_no_form(plain_page: Page, demo_url: str) -> None:
    plain_page.goto(f"{demo_url}/find/")

    expect(plain_page.get_by_role("heading", name="By town or village")).to_be_visible()
    expect(plain_page.locator("#q-what")).to_be_hidden()
    expect(plain_page.locator("h1:visible")).to_have_count(1)


@pytest.mark.parametrize("fragment", ["#q=he hits me walking&near=Frome&cost=free", NOTHING])
def test_everybody_can_use_it(open_tab: OpenTab, demo_url: str, fragment: str) -> None:
    page = open_tab(viewport=WIDTHS["telephone"], reduced_motion="reduce", color_scheme="light")
    open_finder(page, demo_url, fragment)
    if fragment != NOTHING:  # whom to ring, tags and results
        expect(page.locator("[data-fp-crisis]")).to_be_visible()
        expect(page.locator("[data-fp-tags] li")).to_have_count(1)
        expect(cards(page).first).to_be_visible()
    for group in ("Day and time", "Cost", "Who it is for"):
        tick(page, group)
    thin_out(page)

    colours = Colours()
    assert page.evaluate(FITS)
    assert colours.all_faults(page) == []
    remember_what_is_seen(page)
    page.set_viewport_size(WIDTHS["desk"])
    assert page.evaluate(FITS)
    assert (faults_by_day(page) if IS_THOROUGH else [*faults_of_another_window(page), *colours.faults(page)]) == []
    assert faults_by_night(page) == []


def test_the_map_shows_the_same_results_and_is_there_again_on_the_way_back(
    page: Page, demo_url: str, subtests: pytest.Subtests
) -> None:
    region = page.locator("[data-fp-map]")
    title = page.locator("[data-fp-map-title]")

    with subtests.test("the same results are on the map"):
        requests: list[str] = []
        page.on("request", lambda request: requests.append(request.url))
        open_finder(page, demo_url, "#q=walking&near=Frome")
        assert not any("leaflet" in url for url in requests)

        page.get_by_role("radio", name="Map").check()
        pin = region.get_by_role("button", name=re.compile("activities? (at|near)|, at ")).first
        expect(pin).to_be_visible()
        everything = results_of(heading(page).inner_text())
        expect(title).to_have_text(re.compile(rf"^\d+ of {everything} on a map$"))
        page.goto(f"{demo_url}/about/")
        page.go_back()

        expect(page.get_by_role("radio", name="Map")).to_be_checked()
        expect(pin).to_be_visible()

    with subtests.test("a hidden place is not on the map"):
        ask_anew(page, "#q=moorland refuge&view=map")

        expect(cards(page).first).to_contain_text("Moorland Refuge")
        expect(region.locator("button", has_text="Moorland")).to_have_count(0)

    with subtests.test("what has no place stays in the list where a map would be empty"):
        ask_anew(page, "#category=refuges&view=map")

        expect(title).to_have_text("None of these are on a map")
        expect(region).to_be_hidden()
        expect(cards(page).first).to_be_visible()


def test_results_and_what_was_asked_take_little_room(page: Page, demo_url: str, subtests: pytest.Subtests) -> None:
    for width, height, titles in ((360, 640, 1), (1366, 768, 2)):
        with subtests.test("results are seen without scrolling", width=width):
            page.set_viewport_size({"width": width, "height": height})
            if titles == 1:
                open_finder(page, demo_url, "#q=company&near=Shepton+Mallet")
            page.evaluate("document.fonts.ready")

            boxes = [cards(page).nth(number).get_by_role("link").bounding_box() for number in range(titles)]

            assert page.evaluate("scrollY") == 0
            assert all(box and box["y"] + box["height"] < height for box in boxes), boxes

    with subtests.test("the facts of a result take two lines on a wide screen"):
        facts = cards(page).first.locator(".fp-facts li")
        expect(facts).to_have_count(5)

        tops = facts.evaluate_all("all => all.map((each) => Math.round(each.getBoundingClientRect().top))")

        assert len(set(tops)) == 2

    page.set_viewport_size({"width": 360, "height": 740})
    with subtests.test("on a phone what was asked is one line until it is to be changed"):
        ask_anew(page, "#q=lunch&near=Frome")
        what = page.get_by_label("What would you like to do?")
        expect(page.locator("[data-fp-asked-words]")).to_have_text("lunch, Frome")
        expect(what).to_be_hidden()

        page.get_by_role("button", name="Change", exact=True).click()

        expect(what).to_be_focused()
        expect(what).to_have_value("lunch")

    with subtests.test("several days in one word are one tag"):
        ask_anew(page, "#q=weekday+morning")
        tags = page.locator("[data-fp-tags] li")
        expect(tags).to_contain_text(["Weekdays", "Mornings"])
        expect(tags).to_have_count(2)
        expect(tags.first).to_be_in_viewport()

        page.get_by_role("link", name="Remove filter: Weekdays").click()

        expect(tags).to_contain_text(["Mornings"])
        expect(tags).to_have_count(1)
        ask(page, "lunch 5 december")
        expect(tags).to_contain_text(["On Saturday 5 December", "Mornings"])

    with subtests.test("what is to be put right keeps its form"):
        ask_anew(page, "#q=lunch&near=Qwertyton")

        expect(page.get_by_label("Where?")).to_be_visible()


def test_once_the_page_is_there_nothing_is_asked_of_the_network(
    page: Page, demo_url: str, subtests: pytest.Subtests
) -> None:
    with subtests.test("the page of a town leads to what is near it"):
        page.goto(f"{demo_url}/browse/towns/wells/")
        page.get_by_label("What would you like to do?").fill("lunch")
        page.get_by_role("button", name="Find", exact=True).click()

        expect(heading(page)).to_contain_text("“lunch” near Wells")

    wait_for_all(page)
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    link = page.get_by_role("link", name="Tell the editors")

    with subtests.test("a search that found nothing is handed to the editors only by whoever presses"):
        ask(page, "zqzq & xqxq?", "Wells")
        expect(link).to_be_visible()
        parts = urlsplit(link.get_attribute("href") or "")
        assert parts.scheme == "mailto"
        body = parse_qs(parts.query)["body"][0]
        assert body.splitlines() == [
            "I looked for this in the directory, and nothing was found:",
            "What: zqzq & xqxq?",
            "Where: Wells",
        ]

    # Where the device is stays on it, and nobody in danger is to wait for an answer.
    for fragment in (
        "#q=zqzqzq&here=51.23,-2.32",
        "#q=zqzqzq+kill+myself&category=nothing-of-it",
        "#area=nowhere-at-all",
    ):
        with subtests.test("what is handed to the editors", fragment=fragment):
            ask_anew(page, fragment)
            expect(page.locator("[data-fp-notices] .fp-panel")).to_be_visible()
            if "myself" in fragment:
                expect(link).to_be_hidden()
            else:
                assert "51" not in (link.get_attribute("href") or "")
                assert "body=" in (link.get_attribute("href") or "")

    with subtests.test("words, places and filters ask for nothing"):
        ask_anew(page)
        ask(page, "lunch", "BA5")
        expect(heading(page)).to_contain_text("“lunch” near BA5")
        tick(page, "Cost", "Free")
        apply(page)
        expect(page.locator("[data-fp-tags] li")).to_have_count(1)
        assert requests == []

    with subtests.test("without a network the finder goes on"):
        page.context.set_offline(True)

        ask(page, "choir", "Wells")

        expect(heading(page)).to_contain_text("“choir” near Wells")
        assert requests == []
