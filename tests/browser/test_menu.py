"""My menu: a shortlist that is a link and a sheet of paper, and nothing that a server keeps."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import unquote
from urllib.request import urlopen

import icalendar
import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import OpenTab
from tests.thorough import IS_THOROUGH

CAFE, CHOIR = "frome-talking-cafe", "wells-talking-cafe"
SECRET = "moorland-refuge"  # a sensitive record of the example
FULL = "kind-company-grief-cafe"
PLACE_OF_THE_SITE = "https://directory.example.org/menu/"
TOO_SMALL = """(least) => {
  const small = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const around = node.parentElement;
    if (!node.data.trim() || around.closest(".fp-vh") || !around.checkVisibility()) continue;
    if (parseFloat(getComputedStyle(around).fontSize) < least) small.add(node.data.trim().slice(0, 50));
  }
  return [...small];
}"""

# Words that reach out of the sheet, or of a box that would hide them.
CUT = """() => {
  const sheet = document.querySelector("[data-fp-sheet]").getBoundingClientRect();
  return [...document.querySelectorAll("[data-fp-sheet] *")].filter((each) => {
    const box = each.getBoundingClientRect();
    const hidden = getComputedStyle(each).overflowX === "hidden" && each.scrollWidth > each.clientWidth + 1;
    const isOut = box.right > sheet.right + 1 || box.left < sheet.left - 1;
    return box.width > 0 && !each.closest("svg, .fp-vh") && (hidden || isOut);
  }).map((each) => each.textContent.slice(0, 50));
}"""


def sides(page: Page) -> int:
    """How many sides of paper it takes. A page that was asked to look as on a screen is printed as on a screen."""
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", page.pdf(prefer_css_page_size=True)))


@pytest.fixture
def page(open_tab: OpenTab, watched: Callable[[Page], Page]) -> Page:
    """A page as a fresh visitor's, who may copy."""
    return watched(open_tab(permissions=["clipboard-read", "clipboard-write"]))


def open_menu(page: Page, url: str, *keys: str) -> None:
    """Open the link of a menu as on another device, and wait for what is in it."""
    page.goto(f"{url}/menu/#{'.'.join(keys)}")
    expect(page.locator("[data-fp-shows=all]")).to_be_attached()


def names(page: Page) -> list[str]:
    return page.locator("[data-fp-items] h2").all_inner_texts()


def status(page: Page) -> Locator:
    return page.locator("[data-fp-status]")


def add(page: Page, url: str, activity: str) -> None:
    page.goto(f"{url}/a/{activity}/")
    page.get_by_role("button", name="Add to my menu").press("Enter")


def test_by_keyboard_three_are_picked_put_in_order_and_sent(page: Page, demo_url: str) -> None:
    add(page, demo_url, CAFE)
    expect(status(page)).to_have_text("Added. In my menu: 1")
    add(page, demo_url, CHOIR)
    page.goto(f"{demo_url}/find/#q=rhyme+time")
    page.get_by_role("button", name="Add to my menu Rhyme Time").press("Enter")
    expect(page.get_by_role("button", name="In my menu. Take out Rhyme Time")).to_be_focused()
    page.get_by_role("navigation", name="Main").get_by_role("link", name=re.compile(r"My menu\s\(3\)")).press("Enter")
    expect(page.locator("[data-fp-shows=all]")).to_be_attached()
    assert names(page) == ["Frome Talking Cafe", "Wells Talking Cafe", "Rhyme Time"]

    page.get_by_role("button", name="Move up Rhyme Time").press("Enter")
    expect(page.get_by_role("button", name="Move up Rhyme Time")).to_be_focused()
    expect(status(page)).to_have_text("Rhyme Time is now number 2 of 3.")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Move down Rhyme Time")).to_be_focused()  # it is the first now
    page.get_by_role("button", name="Take out Wells Talking Cafe").press("Enter")
    expect(status(page)).to_have_text("Taken out: Wells Talking Cafe")
    expect(page.get_by_role("button", name="Put it back")).to_be_focused()
    page.get_by_role("button", name="Copy the link").press("Enter")
    expect(status(page)).to_have_text("Copied. You can paste it now.")

    link = f"{PLACE_OF_THE_SITE}#wells-rhyme-time.frome-talking-cafe"
    assert page.evaluate("navigator.clipboard.readText()") == link
    assert page.url.endswith("/menu/#wells-rhyme-time.frome-talking-cafe")
    texts = page.get_by_role("link", name="Text the link").get_attribute("href") or ""
    assert unquote(texts) == f"sms:?&body=My menu: {link}"


def uids(content: str | bytes) -> list[str]:
    return [str(event["UID"]) for event in icalendar.Calendar.from_ical(content).walk("VEVENT")]


def test_the_dates_of_a_menu_are_one_file_made_in_the_browser_even_without_a_network(page: Page, demo_url: str) -> None:
    open_menu(page, demo_url, CAFE, SECRET, CHOIR)
    button = page.get_by_role("link", name="Put my menu into your calendar")
    expect(button).to_be_visible()
    expect(page.get_by_text("1 of these has no dates that a calendar can hold.")).to_be_visible()
    own = [urlopen(f"{demo_url}/data/calendars/activities/{each}.ics").read() for each in (CAFE, CHOIR)]
    page.context.set_offline(True)

    with page.expect_download() as started:
        button.press("Enter")

    assert started.value.suggested_filename == "my-menu.ics"
    content = started.value.path().read_bytes()
    assert uids(content) == [*uids(own[0]), *uids(own[1])]  # so a second import changes what is there
    assert content.count(b"BEGIN:VTIMEZONE") == content.count(b"X-WR-CALNAME") == 1
    assert b"SOURCE" not in content
    assert b"refuge" not in content.lower()
    page.context.set_offline(False)
    page.get_by_role("button", name="Take out Frome Talking Cafe").press("Enter")
    with page.expect_download() as started:
        button.press("Enter")
    assert uids(started.value.path().read_bytes()) == uids(own[1])
    page.get_by_role("button", name="Take out Wells Talking Cafe").press("Enter")
    expect(button).to_be_hidden()


def test_the_words_for_the_record_are_those_of_each_page_and_what_was_taken_out_can_be_put_back(
    page: Page, demo_url: str, subtests: pytest.Subtests
) -> None:
    open_menu(page, demo_url, CAFE, CHOIR, "wells-rhyme-time")
    shown = page.locator("[data-fp-items] h2")
    three = ["Frome Talking Cafe", "Wells Talking Cafe", "Rhyme Time"]

    with subtests.test("the words for the record are those of each page and the link"):
        page.get_by_role("button", name="Copy these for the record").click()
        expect(status(page)).to_have_text("Copied. You can paste it now.")
        first, *rest = page.evaluate("navigator.clipboard.readText()").split("\n\n")
        assert first == "Menu of 23 November 2026"
        assert [words.partition("\n")[0].partition(" (")[0] for words in rest[:3]] == three
        assert "Next: Monday 23 November 2026." in rest[0]
        assert rest[3] == f"{PLACE_OF_THE_SITE}#{CAFE}.{CHOIR}.wells-rhyme-time"

    with subtests.test("what was taken out can be put back where it was"):
        page.get_by_role("button", name="Take out Wells Talking Cafe").press("Enter")
        expect(shown).to_have_text(["Frome Talking Cafe", "Rhyme Time"])
        page.keyboard.press("Enter")  # on "Put it back"
        expect(shown).to_have_text(three)
        expect(page.get_by_role("link", name="Wells Talking Cafe")).to_be_focused()

    with subtests.test("and so can all of it"):
        page.get_by_role("button", name="Empty my menu").click()
        expect(page.get_by_text("Nothing is in your menu yet.")).to_be_visible()
        expect(page.get_by_role("button", name="Empty my menu")).to_be_hidden()
        expect(page.get_by_role("link", name="Find more to add")).to_be_hidden()
        page.get_by_role("button", name="Put it back").click()
        expect(shown).to_have_text(three)
        expect(page.get_by_role("button", name="Empty my menu")).to_be_visible()
        assert page.url.endswith("#frome-talking-cafe.wells-talking-cafe.wells-rhyme-time")


def test_anything_can_be_added_wherever_it_is_listed(page: Page, demo_url: str) -> None:
    """On each kind of list, the first entry that is shown; groups and places on their own pages too."""
    lists = ["/", "/browse/towns/frome/", "/browse/groups/", "/whats-on/", "/find/#kind=place&q=library"]
    if IS_THOROUGH:  # these have the template of another
        lists += ["/browse/needs/loneliness/", "/browse/categories/talking-cafe/", "/browse/places/"]
    added = []
    for address in lists:
        page.goto(demo_url + address)
        button = page.locator("main button[data-fp-add]:visible:not(.fp-btn--in)").first
        link = button.evaluate("button => button.closest('li').querySelector('a').href")
        added.append(re.sub(r"^.*/([agp])/(.+)/$", r"\1 \2", link))
        button.click()
        expect(page.locator("[data-fp-menu-count]")).to_have_text(f"\N{NO-BREAK SPACE}({len(added)})")
        expect(page.locator("main .fp-btn--in:visible").first).to_have_text(re.compile("^(Added|In my menu)"))
    for address in ("/g/frome-connectors/", "/p/old-dairy/"):
        page.goto(demo_url + address)
        page.get_by_role("button", name="Add to my menu", exact=True).click()
        added.append(address.strip("/").replace("/", " "))
    assert len(set(added)) == len(lists) + 2

    page.get_by_role("navigation", name="Main").get_by_role("link", name="My menu").click()

    expect(page.locator("[data-fp-shows=all]")).to_be_attached()
    ids = [each.replace("a ", "").replace(" ", "~") for each in added]
    assert page.url.endswith(f"/menu/#{'.'.join(ids)}")
    items = page.locator("[data-fp-items] > li")
    expect(items.nth(-2)).to_contain_text("Frome Talking Cafe")  # what the group runs
    expect(items.nth(-1)).to_contain_text("Market Yard")
    assert page.locator("[data-fp-items] .fp-item__notices").count() == 0


def test_a_link_of_years_ago_says_what_has_moved_closed_or_gone(page: Page, demo_url: str) -> None:
    open_menu(page, demo_url, "talking-cafe-frome", "butleigh-gentle-stroll", "no-such-thing")

    moved, closed, gone = page.locator("[data-fp-items] > li").all()
    expect(moved).to_contain_text("Frome Talking Cafe")
    expect(moved).to_contain_text("Its address on this site is new since it was put in this menu.")
    expect(moved).to_contain_text("Every Monday, 11am to 1pm")
    expect(closed.get_by_role("heading")).to_contain_text("has closed")
    expect(closed).to_contain_text("It ended on")
    expect(gone).to_contain_text("Not found: no-such-thing")


def test_there_is_no_link_until_it_is_known_what_is_sensitive_which_is_in_it_only_if_somebody_chooses_so(
    open_tab: OpenTab, demo_url: str
) -> None:
    page = open_tab()
    add(page, demo_url, CAFE)
    add(page, demo_url, SECRET)
    page.route(f"**/a/{SECRET}/", lambda route: route.abort())
    page.goto(f"{demo_url}/menu/")
    again = page.get_by_role("button", name="Try again")
    expect(again).to_be_visible()
    expect(page.locator("[data-fp-send]")).to_be_hidden()
    assert SECRET not in page.url

    page.unroute(f"**/a/{SECRET}/")
    again.click()

    link = page.locator("#menu-link")
    expect(link).to_have_text(f"{PLACE_OF_THE_SITE}#{CAFE}")
    expect(page.locator("[data-fp-send]")).to_be_visible()
    assert page.url.endswith(f"/menu/#{CAFE}")
    expect(page.locator("[data-fp-items] > li")).to_have_count(2)

    page.get_by_label("Put everything in the link").check()

    expect(link).to_have_text(f"{PLACE_OF_THE_SITE}#{CAFE}.{SECRET}")


def test_a_note_is_printed_but_not_sent_and_leaves_nothing_behind(page: Page, demo_url: str) -> None:
    open_menu(page, demo_url, CAFE)
    page.get_by_label("A note").fill("Bring zebrafish")
    page.get_by_role("button", name="Take out").click()
    page.get_by_role("button", name="Put it back").click()

    page.reload()

    expect(page.get_by_label("A note")).to_have_value("Bring zebrafish")
    page.emulate_media(media="print")
    expect(page.locator(".fp-item__note")).to_be_visible()
    expect(page.locator(".fp-item__note")).to_have_text("Bring zebrafish")
    shared = [page.locator(each).text_content() or "" for each in ("#menu-link", "#menu-record")]
    assert "zebrafish" not in " ".join([page.url, *shared])
    assert page.evaluate("[document.cookie, Object.keys(localStorage).join()]") == ["", ""]


def test_the_link_of_another_menu_takes_the_place_of_mine_which_can_be_brought_back(page: Page, demo_url: str) -> None:
    add(page, demo_url, CAFE)
    open_menu(page, demo_url, CHOIR)
    assert names(page) == ["Wells Talking Cafe"]

    page.get_by_role("button", name="Bring back what I had").click()

    expect(page.locator("[data-fp-items] h2")).to_have_text(["Frome Talking Cafe"])
    expect(page.get_by_role("button", name="Bring back what I had")).to_be_hidden()


NEEDED = (
    *("Monday 23 November 2026", "Market Yard, Frome BA11 1BE", "Free. Tea and coffee are free."),
    *("01632 960280", "Town buses stop outside.", "A connector will say hello", "hearing loop"),
    *("Blue Badge parking", "Changing Places toilet"),
    *("directory.example.org/a/frome-talking-cafe", "Check before you go", "Samaritans"),
)


def test_paper_has_all_that_is_needed_on_the_way(page: Page, demo_url: str, subtests: pytest.Subtests) -> None:
    open_menu(page, demo_url, CAFE)
    for size in ("3 on one sheet", "Ordinary print", "Large print"):
        with subtests.test(size):
            page.emulate_media(media="null")
            page.get_by_label(size).check()
            page.emulate_media(media="print")
            printed = " ".join(page.locator("body").inner_text().split()).lower()
            assert [words for words in NEEDED if words.lower() not in printed] == []
            for role in ("navigation", "contentinfo", "button", "textbox", "radio"):
                expect(page.get_by_role(role).locator("visible=true")).to_have_count(0)


ENDS = """() => [...document.querySelectorAll("[data-fp-sheet] dd p:not(:last-child)")]
  .filter((line) => line.checkVisibility() && line.innerText.trim())
  .map((line) => line.innerText.trimEnd() + getComputedStyle(line, "::after").content.replace(/^none$|"/g, ""))"""


def test_lines_that_run_on_from_one_another_end_with_a_stop(page: Page, demo_url: str) -> None:
    open_menu(page, demo_url, CAFE, CHOIR, "wells-rhyme-time")
    page.emulate_media(media="print")

    ends = page.evaluate(ENDS)

    wrong = [line for line in ends if re.search(r"[^.;!?: ]$|[.!?] ?\.|\s;", line.rstrip(" "))]
    assert [line for line in wrong if not re.search(r"\d$", line)] == []  # what follows a number to ring is not printed
    assert "Someone will meet you at the door: A connector in a green lanyard, just inside the door." in ends
    assert any(line.endswith("Union Street, Wells BA5\N{NO-BREAK SPACE}2PU; ") for line in ends)


def fits_on_one_side(page: Page) -> None:
    assert sides(page) == 1
    page.emulate_media(media="print")
    picture = page.get_by_role("img", name="Map of the places: 1 ").locator("visible=true")
    expect(picture).to_have_count(1)
    assert "3 " in (picture.get_attribute("aria-label") or "")
    assert page.evaluate(TOO_SMALL, 9 * 96 / 72 - 0.01) == []
    assert page.evaluate(CUT) == []


def test_three_of_the_shortest_fit_on_one_side(page: Page, demo_url: str) -> None:
    open_menu(page, demo_url, CAFE, CHOIR, "shepton-mallet-talking-cafe")

    fits_on_one_side(page)


def test_the_three_whose_pages_say_most_fit_on_one_side_or_are_in_large_print(
    page: Page, demo_url: str, subtests: pytest.Subtests
) -> None:
    open_menu(page, demo_url, "wells-rhyme-time", "tuesday-voices-choir", FULL)  # two and three places each
    least = 16 * 96 / 72  # pixels: sixteen points

    with subtests.test("three fit on one side with a map and nothing is cut"):
        fits_on_one_side(page)
        assert page.evaluate(TOO_SMALL, least)  # what is not large print is smaller

    page.emulate_media(media="null")
    page.get_by_label("Large print").check()

    with subtests.test("large print has no letter below sixteen points and loses no line between its sides"):
        assert sides(page) > 1
        page.emulate_media(media="print")
        assert page.evaluate(TOO_SMALL, least - 0.01) == []
        assert page.evaluate(CUT) == []


def test_a_secret_place_is_not_on_the_map(page: Page, demo_url: str) -> None:
    open_menu(page, demo_url, SECRET)
    expect(page.get_by_role("img", name="Map of the places")).to_have_count(0)

    open_menu(page, demo_url, SECRET, CAFE)
    expect(page.get_by_role("img", name="Map of the places: 2 Frome Talking Cafe", exact=True).first).to_be_visible()


def test_without_scripts_it_says_what_it_needs_and_leads_to_the_pages(plain_page: Page, demo_url: str) -> None:
    plain_page.goto(f"{demo_url}/menu/#{CAFE}")

    expect(plain_page.get_by_text("To keep one, this page needs JavaScript.")).to_be_visible()
    expect(plain_page.get_by_role("button").locator("visible=true")).to_have_count(0)
    plain_page.get_by_role("main").get_by_role("link", name="Browse everything").click()
    expect(plain_page).to_have_url(f"{demo_url}/browse/")
