"""An organiser adds a walking group with a small phone and a keyboard, and later changes its time."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import unquote

from playwright.sync_api import Page, expect

from tests.browser.kinds import does_not_fit
from tests.browser.seen_by_axe import Colours
from tests.thorough import IS_THOROUGH

OpenTab = Callable[..., Page]
ADD = "/add/"
CHANGE = "/add/#change=a/frome-talking-cafe"
NAME = "Name of the group or activity"
CHECK = "Check what you have written"


def begin(tab: Page, address: str, about: str) -> None:
    tab.goto(address)
    expect(tab.locator(f'[data-fp-shows="{about}"]')).to_be_visible()


def tab_to(tab: Page, box: str, most: int = 60) -> None:
    """Go there as somebody without a mouse does."""
    for _ in range(most):
        tab.keyboard.press("Tab")
        if tab.evaluate("document.activeElement.id") == box:
            return
    raise AssertionError(f"{box} is not within {most} Tab stops")


def letter_of(tab: Page) -> str:
    """What the link to write to the editors has in it."""
    return unquote(tab.locator('[data-fp-way="email"] a').get_attribute("href") or "").replace("\r\n", "\n")


def test_a_walking_group_is_added_by_keyboard_on_a_small_phone(
    demo_url: str, open_tab: OpenTab, watched: Callable[[Page], Page]
) -> None:
    tab, looks = watched(open_tab(viewport={"width": 320, "height": 640}, has_touch=True, is_mobile=True)), Colours()
    begin(tab, f"{demo_url}{ADD}", "activity")

    tab.get_by_role("button", name=CHECK).press("Enter")
    summary = tab.locator("[data-fp-errors]")
    expect(summary).to_be_focused()
    expect(summary.get_by_role("heading")).to_have_text("There are 7 answers to put right")
    assert looks.all_faults(tab) == []
    assert does_not_fit(tab) == []

    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")  # the first fault leads to its box, which says the same
    box = tab.get_by_label(NAME)
    expect(box).to_be_focused()
    expect(box).to_have_attribute("aria-invalid", "true")
    expect(box).to_have_accessible_description(re.compile("Error: Write what it is called"))

    tab.keyboard.type("Thursday strollers")
    tab_to(tab, "activity-summary", 2)
    tab.keyboard.insert_text("An easy walk along the river, with time to talk and a cup of tea.")
    tab_to(tab, "activity-categories", 2)
    tab.keyboard.type("Walks")
    tab_to(tab, "when-1-often", 2)
    tab.keyboard.press("Space")  # every week
    tab_to(tab, "when-1-days", 2)
    for _ in range(3):
        tab.keyboard.press("Tab")
    tab.keyboard.press("Space")  # Thursday
    tab_to(tab, "when-1-from", 9)
    tab.keyboard.type("2")  # in the morning or the afternoon?
    tab_to(tab, "when-1-to", 2)
    tab.keyboard.type("3.30pm")
    tab_to(tab, "activity-sessions-place", 9)
    tab.keyboard.press("Space")  # to a place
    tab_to(tab, "place-search", 3)
    tab.keyboard.type("old dairy")
    expect(tab.get_by_label("The Old Dairy, Frome")).to_be_visible()
    tab.keyboard.press("Tab")
    tab.keyboard.press("Space")
    expect(tab.get_by_label("The Old Dairy, Frome")).to_be_checked()
    tab_to(tab, "activity-cost-kind", 3)
    tab.keyboard.press("Space")  # free
    tab_to(tab, "activity-contact-phone", 30)
    tab.keyboard.type("01632 960123")
    tab.get_by_role("button", name=CHECK).press("Enter")

    expect(summary.get_by_role("link")).to_have_count(1)  # not those of before any more
    expect(summary.get_by_role("link")).to_have_text("Is that in the morning or the afternoon? Write 2am or 2pm")
    expect(summary).to_be_focused()
    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    tab.keyboard.press("End")
    tab.keyboard.type("pm")
    expect(tab.locator("[data-fp-said] span")).to_have_text("Every Thursday, 2pm to 3:30pm.")
    tab.get_by_role("button", name=CHECK).press("Enter")

    expect(tab.locator("[data-fp-check-title]")).to_be_focused()
    card = tab.locator("[data-fp-card-here]")
    for words in ("Thursday strollers", "Thursdays 2pm to 3:30pm", "The Old Dairy, Frome", "Free"):
        expect(card).to_contain_text(words)
    expect(tab.locator("[data-fp-seen-by-all]")).to_contain_text("01632 960123")
    assert looks.all_faults(tab) == []
    assert does_not_fit(tab) == []
    letter = letter_of(tab)
    for line in ("name: Thursday strollers", "place: old-dairy", "days: [thursday]", "from: 14:00", "to: 15:30"):
        assert line in letter, letter


def test_a_time_is_changed_and_the_draft_stays_until_it_is_deleted(
    demo_url: str, open_tab: OpenTab, watched: Callable[[Page], Page]
) -> None:
    tab = watched(open_tab(viewport={"width": 1280, "height": 800}))
    tab.goto(f"{demo_url}/a/frome-talking-cafe/")
    tab.get_by_role("link", name="Change this entry").click()
    expect(tab.get_by_role("heading", level=1)).to_have_text("Change Frome Talking Cafe")
    starts = tab.get_by_label("Starts at")
    expect(starts).to_have_value("11am")
    expect(tab.get_by_label("The Old Dairy, Frome")).to_be_checked()
    starts.fill("10.30am")
    expect(tab.locator("[data-fp-card-live]")).to_contain_text("Mondays 10:30am to 1pm")

    tab.reload()
    expect(starts).to_have_value("10.30am")
    tab.get_by_role("button", name=CHECK).click()
    expect(tab.locator("[data-fp-answers]")).to_contain_text("Every Monday, 10:30am to 1pm, not on bank holidays.")
    letter = letter_of(tab) + "".join(tab.locator('[data-fp-way="email"] pre').all_inner_texts())
    assert "10:30" in letter and "11:00" not in letter
    if IS_THOROUGH:  # a change is looked at in a narrow window, below
        assert Colours().all_faults(tab) == []

    tab.go_back()
    expect(starts).to_have_value("10.30am")
    tab.on("dialog", lambda dialog: dialog.accept())
    tab.get_by_role("button", name="Delete this draft").first.click()
    expect(starts).to_have_value("11am")
    assert tab.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('fp-draft')).length") == 0


def test_what_must_stay_secret_gets_no_further(demo_url: str, open_tab: OpenTab) -> None:
    tab = open_tab()
    begin(tab, f"{demo_url}{ADD}", "activity")
    tab.get_by_label("To somebody’s home, or to a place that must stay secret").check()

    expect(tab.locator('[data-fp-if="where=private"]')).to_contain_text("Leave the address out of this form.")
    expect(tab.locator('[data-fp-if="where=private"] a[href^="tel:"]')).to_be_visible()
    tab.get_by_role("button", name=CHECK).click()
    expect(tab.locator("[data-fp-errors]")).to_contain_text("Ring or write to us instead")


def test_without_scripts_the_page_says_the_other_ways(demo_url: str, plain_page: Page) -> None:
    plain_page.goto(f"{demo_url}{ADD}")

    main = plain_page.locator("main")
    expect(main.locator('a[href="mailto:hello@example.org"]').first).to_be_visible()
    expect(main.locator('a[href^="tel:"]').first).to_be_visible()
    expect(main.locator('a[href^="https://github.com/example/hills-and-levels/issues/new"]')).to_be_visible()
    expect(main.get_by_role("listitem").get_by_text("When is it?")).to_be_visible()
    expect(plain_page.get_by_role("button", name=CHECK)).to_be_hidden()


def test_a_new_group_goes_along_and_what_may_be_a_home_goes_nowhere_public(
    demo_url: str, open_tab: OpenTab, watched: Callable[[Page], Page]
) -> None:
    tab = watched(open_tab(viewport={"width": 360, "height": 740}))
    begin(tab, f"{demo_url}/add/#change=a/frome-talking-cafe", "activity/frome-talking-cafe")
    expect(tab.get_by_label("Frome Community Connectors")).to_be_checked()
    tab.get_by_text("Which group runs it?").click()
    tab.get_by_label("A group that is not in the list").check()
    tab.locator("#new-group-name").fill("The Strollers")
    tab.locator("#new-group-summary").fill("People who like to walk together, slowly.")
    tab.get_by_label("Say what it is to someone").fill("Come and have tea with us at Ann's house, any Monday.")
    tab.get_by_role("button", name=CHECK).click()

    expect(tab.locator("[data-fp-doubts-list]")).to_contain_text("This text seems to say where somebody lives.")
    assert [way.get_attribute("data-fp-way") for way in tab.locator("[data-fp-way]").all()] == ["email", "download"]
    tab.get_by_text("Show the whole page").click()
    sample = tab.locator("[data-fp-page-here]")
    expect(sample.get_by_text("Run by The Strollers")).to_be_visible()
    expect(sample.get_by_role("heading", name="Getting in and taking part")).to_be_visible()
    expect(sample.locator("dl")).not_to_contain_text(["The Strollers"] * sample.locator("dl").count())
    assert Colours().all_faults(tab) == []

    tab.go_back()
    tab.get_by_label("Say what it is to someone").fill("Come and have tea with us. The door code is 4821.")
    tab.get_by_role("button", name=CHECK).click()
    expect(tab.locator("[data-fp-errors]").get_by_role("link")).to_contain_text("the code or the key of a door")

    # Nor does anybody's own number.
    tab.get_by_label("Say what it is to someone").fill("Come and have tea with us. Ring Jo on 07700 900123 first.")
    tab.get_by_role("button", name=CHECK).click()
    expect(tab.locator("[data-fp-doubts-list]")).to_contain_text("There is a mobile number")
    assert [way.get_attribute("data-fp-way") for way in tab.locator("[data-fp-way]").all()] == ["email", "download"]
    tab.go_back()

    tab.get_by_label("Say what it is to someone").fill("Come and have tea with us, any Monday you like.")
    tab.locator("#activity-website, #activity-contact-website").fill("www.cafe.example.org/tea")
    for box in ("source", "reply", "message"):
        tab.locator(f"#activity-{box}").fill(f"Zelda, {box}")
    tab.get_by_role("button", name=CHECK).click()
    letter = letter_of(tab) + "".join(tab.locator('[data-fp-way="email"] pre').all_inner_texts())
    public = unquote(tab.locator('[data-fp-way="issue"] a').get_attribute("href") or "")
    assert all(f"Zelda, {box}" in letter for box in ("source", "reply", "message"))
    assert "website: https://www.cafe.example.org/tea" in public
    assert "Zelda" not in public  # what is "only for us"
    expect(tab.locator('[data-fp-way="issue"] a')).to_have_attribute(
        "href", re.compile("group%3A%0A%20%20id%3A%20the-strollers")
    )
