"""The finder and what is on under attack: by links, by the words of the directory itself, and by a bad network."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
from playwright.sync_api import Page, expect

from tests.browser.finder import ask, ask_anew, cards, heading, open_filters, open_finder, wait_for_all
from tests.browser.hostile_site import BREAK_OUT, IMAGE, build_hostile, without_policy
from tests.browser.site import served
from tests.thorough import IS_THOROUGH

FRAGMENTS = {
    "broken escapes": "#q=%E0%A4%A&near=%&need=%zz&on=%",
    "100 KB of one letter": "#q=" + "a" * 100_000,
    "100 KB of places": "#near=" + "frm+" * 25_000,
    "names of every object": "#__proto__=x&constructor=y&need=__proto__&kind=__proto__&access=toString",
    "a kind that every object has": "#kind=constructor&view=constructor&sort=__proto__",
    "options that are not there": "#need=zzz&category=yyy&foo=bar&cost=x&day=someday&area=x&ways=x",
    "numbers that are none": "#within=NaN&age=-5&checked=1e400&show=99999999999",
    "numbers that no box has": "#within=5000&near=Frome&checked=31&show=5000",
    "10,000 kinds": "#" + urlencode([("kind", f"n{number}") for number in range(10_000)]),
    "10,000 needs": "#" + urlencode([("need", f"n{number}") for number in range(10_000)]),
    "control characters": "#q=a%00b%07c%1b%5B31m%0D%0A&near=%00",
    "from right to left": "#q=%E2%80%AEabc%E2%81%A6&near=%E2%80%8FFrome",
    "emoji": "#q=" + quote("🧘🏽‍♀️ yoga 👩‍👩‍👧") + "&near=" + quote("🏠"),
    "markup in all": "#" + urlencode([(name, IMAGE) for name in ("q", "near", "sort", "view", "kind", "need", "on")]),
    "javascript": "#q=javascript:window.hit=1&near=javascript:window.hit=1&view=javascript:window.hit=1",
    "30 February": "#on=2026-02-30",
    "the year 9999": "#on=9999-12-31",
    "the year 0": "#on=0000-01-01",
    "beyond the pole": "#here=99.99,999.99&sort=distance",
    "nowhere": "#here=-00.00,-000.00&sort=distance&within=1609",
    "half a letter": "#q=" + "a" * 299 + quote("😀"),
    "views and sorts": "#view=zzz&view=map&sort=zzz&sort=distance",
}

# Follow a link to a fragment, and wait until the page has answered: what it then says, whether it was harmed, and how
# many tags it has.
FOLLOW = """async (fragment) => {
  const heading = document.querySelector("[data-fp-heading]");
  heading.textContent = "Looking…";
  const before = location.hash;
  location.hash = fragment;
  const answered = () => location.hash === before || heading.textContent !== "Looking…";
  for (let tries = 0; tries < 500 && !answered(); tries += 1) await new Promise((resolve) => setTimeout(resolve, 10));
  const isHarmed = Boolean(window.hit) || document.querySelector("img[src=x]") !== null;
  return [heading.innerText, isHarmed, document.querySelectorAll("[data-fp-tags] li").length];
}"""
HARMED = "() => Boolean(window.hit) || document.querySelector('img[src=x]') !== null"
TAGS = "[data-fp-tags] li"


def test_no_link_breaks_the_finder_or_makes_it_ask_for_anything(page: Page, demo_url: str) -> None:
    open_finder(page, demo_url)
    wait_for_all(page)
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    faults = {}
    for name, fragment in FRAGMENTS.items():
        heading_text, is_harmed, tags = page.evaluate(FOLLOW, fragment)
        if heading_text == "Looking…" or is_harmed or tags > 300:
            faults[name] = heading_text

    assert faults == {}
    assert requests == []


def test_no_link_breaks_what_is_on(page: Page, demo_url: str) -> None:
    page.goto(f"{demo_url}/whats-on/")
    for fragment in [*FRAGMENTS.values(), "#" + quote(IMAGE), "#%", "#area=" + quote(IMAGE) + "&part=__proto__"]:
        page.evaluate("(fragment) => { location.hash = fragment; }", fragment)

    page.evaluate("location.hash = '#area=wells'")
    expect(page.get_by_label("Town or village")).to_have_value("wells")
    expect(page.locator(".fp-slot", has_text="Wells").first).to_be_visible()
    assert not page.evaluate(HARMED)


def test_after_any_link_something_else_can_be_asked(page: Page, demo_url: str, subtests: pytest.Subtests) -> None:
    with subtests.test("the name of a part of the page shows everything there is"):
        open_finder(page, demo_url, "#results")

        expect(cards(page)).to_have_count(10)

    with subtests.test("options that are not there"):
        ask_anew(page, FRAGMENTS["options that are not there"])

        open_filters(page)
        page.get_by_role("link", name="Clear all filters").click()
        ask(page, "choir")

        expect(heading(page)).to_contain_text("for “choir”")
        expect(cards(page).first).to_be_visible()

    with subtests.test("an option that is no longer there is a tag and can be taken off"):
        ask_anew(page, "#q=choir&category=since-removed")
        expect(page.locator(TAGS)).to_have_count(1)

        page.get_by_role("link", name="Remove filter: category since-removed").click()

        expect(page.locator(TAGS)).to_have_count(0)
        expect(heading(page)).to_contain_text("for “choir”")


WORDS = [IMAGE, "{n} {place} {words}", "“ ” & &amp; %41"]
if IS_THOROUGH:
    WORDS += [BREAK_OUT, "javascript:alert(1)"]


def test_what_was_typed_is_shown_as_it_was_typed(phone_page: Page, demo_url: str, subtests: pytest.Subtests) -> None:
    for text in WORDS:
        with subtests.test(text=text):
            fragment = f"#q={quote('zqzqzq ' + text)}&near={quote(text)}"
            (open_finder(phone_page, demo_url, fragment) if text == IMAGE else ask_anew(phone_page, fragment))

            expect(phone_page.get_by_label("What would you like to do?")).to_have_value(f"zqzqzq {text}")
            expect(phone_page.get_by_label("Where?")).to_have_value(text)
            expect(phone_page.get_by_role("search")).to_contain_text(f"We do not know where “{text}” is.")
            assert not phone_page.evaluate(HARMED)

    with subtests.test("a word of 300 characters does not make a telephone scroll sideways"):
        ask_anew(phone_page, f"#q={'w' * 300}&need={'n' * 60}")

        assert phone_page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.fixture(scope="module")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_hostile(tmp_path_factory.mktemp("hostile"))


@pytest.fixture(scope="module", params=["with the policy", "with escaping alone"])
def hostile_url(
    hostile_site: Path, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    site = hostile_site
    if request.param == "with escaping alone":
        site = without_policy(site, tmp_path_factory.mktemp("open") / "site")
    with served(site) as address:
        yield address


class Harm(HTMLParser):
    """Finds our markup where it has become elements, or attributes, of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.faults: list[str] = []
        self.script = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.script = tag == "script"
        if values.get("src") == "x" or any(name.startswith("on") for name in values):
            self.faults.append(self.get_starttag_text() or tag)
        if (values.get("href") or "").startswith("javascript:"):
            self.faults.append(str(values["href"]))

    def handle_endtag(self, tag: str) -> None:
        self.script = False

    def handle_data(self, data: str) -> None:
        if self.script and data.strip() == "window.hit=1":
            self.faults.append(data)


def test_no_page_takes_a_word_of_the_directory_for_markup(hostile_site: Path) -> None:
    faults = {}
    for path in sorted(hostile_site.rglob("*.html")):
        harm = Harm()
        harm.feed(path.read_text(encoding="utf-8"))
        if harm.faults:
            faults[path.relative_to(hostile_site).as_posix()] = harm.faults

    assert faults == {}


def test_the_finder_shows_markup_as_text(page: Page, hostile_url: str, subtests: pytest.Subtests) -> None:
    region = page.locator("[data-fp-map]")

    with subtests.test("cards, filters and tags"):
        open_finder(page, hostile_url, "#q=cuppa&need=loneliness&category=arts&area=frome")
        page.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = true; })")

        expect(cards(page)).to_have_count(3)
        expect(page.get_by_role("link", name=f"Cafe 0 {IMAGE}")).to_be_visible()
        expect(page.get_by_role("link", name=f"Cafe 1 {BREAK_OUT}")).to_be_visible()
        expect(cards(page).first).to_contain_text(f"Meet over a cuppa {IMAGE}")
        expect(page.locator(TAGS).filter(has_text=f"Company {IMAGE}")).to_be_visible()
        expect(page.locator(TAGS).filter(has_text=f"Arts {BREAK_OUT}")).to_be_visible()
        expect(page.locator("[data-fp-group=area]")).to_contain_text(f"Frome {IMAGE}")
        expect(page).to_have_title(re.compile(re.escape(f"Hills {IMAGE}")))
        assert not page.evaluate(HARMED)

    with subtests.test("headings and suggestions"):
        ask_anew(page, f"#q=cupa&near={quote('Frome ' + IMAGE)}")

        expect(heading(page)).to_contain_text(f"near Frome {IMAGE}")
        ask_anew(page, "#q=onerrr&audience=carers&day=tuesday")
        expect(page.locator("[data-fp-notices]")).to_contain_text(f"leave out “Carers {BREAK_OUT}”")
        assert not page.evaluate(HARMED)

    with subtests.test("names of towns on the map"):
        ask_anew(page, "#view=map&day=sunday")  # without a pin in the way

        expect(page.locator(".fp-map__name")).to_have_text([f"Frome {IMAGE}"])
        assert not page.evaluate(HARMED)

    with subtests.test("pins and what they open"):
        ask_anew(page, "#view=map")
        pin = region.locator("button.fp-pin")
        expect(pin).to_contain_text(f"Dairy {IMAGE}")

        pin.click()

        expect(region.get_by_role("link", name=f"Cafe 0 {IMAGE}")).to_be_visible()
        assert not page.evaluate(HARMED)


def test_rows_of_what_is_on_show_markup_as_text(page: Page, hostile_url: str) -> None:
    page.goto(f"{hostile_url}/whats-on/#area=frome")

    expect(page.locator(".fp-slot", has_text=f"Cafe 0 {IMAGE}").first).to_be_visible()
    expect(page.locator(".fp-slot", has_text=f"Dairy {IMAGE}").first).to_be_visible()
    expect(page.get_by_label("Town or village").locator("option:checked")).to_have_text(f"Frome {IMAGE}")
    assert not page.evaluate(HARMED)


def test_record_pages_run_nothing_that_was_written_into_a_record(page: Page, hostile_url: str) -> None:
    harmed = []
    for address in ("/", "/a/cafe-1/", "/g/connectors/", "/p/old-dairy/", "/browse/towns/frome/"):
        page.goto(f"{hostile_url}{address}")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        if page.evaluate(HARMED):
            harmed.append(address)

    assert harmed == []
