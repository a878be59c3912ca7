"""What somebody types, where they are and what they look at stays on their device."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect

from tests.browser.conftest import OpenTab
from tests.browser.finder import apply, ask_by_hand, cards, heading, open_finder, tick, wait_for_all
from tests.browser.first_file import Files, change_first_file, only_what_every_search_needs
from tests.browser.kinds import KINDS
from tests.browser.quiet import wait_until_quiet
from tests.browser.site import NOW
from tests.thorough import IS_THOROUGH, many

TYPED = ("zebrafish", "bereavment", "wells museum", "ba11 1ab", "ba111ab", "1ab", "51.23", "-2.32", "51.2313")
FROME = {"latitude": 51.2313, "longitude": -2.3201}

# Everything in which a page could leave something on a device, or for the next page; the fragment is in the address.
STORAGE = """async () => ({
  local: Object.keys(localStorage), session: Object.keys(sessionStorage), cookies: document.cookie,
  databases: await indexedDB.databases(), caches: await caches.keys(), name: window.name, state: history.state,
  workers: (await navigator.serviceWorker.getRegistrations()).length,
})"""
NOTHING = {
    "local": [], "session": [], "cookies": "", "databases": [], "caches": [], "name": "", "state": None, "workers": 0,
}  # fmt: skip


class RequestLog:
    """Every request of a visitor, as the server gets it."""

    def __init__(self, context: BrowserContext) -> None:
        self.requests: list[Request] = []
        context.on("request", self._note)

    def _note(self, request: Request) -> None:
        self.requests.append(request)

    @property
    def urls(self) -> list[str]:
        return [request.url for request in self.requests]

    def sent(self) -> Iterator[str]:
        """Yield the address, the body and each header of every request."""
        for request in self.requests:
            yield from (request.url, request.post_data or "")
            yield from (f"{name}: {value}" for name, value in request.headers.items())

    def given_away(self) -> list[str]:
        """What of that has anything in it that was typed."""
        return [text for text in self.sent() if any(typed in re.sub("[+]|%20", " ", text).lower() for typed in TYPED)]

    def referrers(self) -> list[str]:
        """Who learnt the address of a page. Typefaces come from a style sheet, whose address says nothing of it."""
        from_where = {request.url: request.headers.get("referer", "") for request in self.requests}
        return [url for url, referer in from_where.items() if referer and not urlsplit(referer).path.endswith(".css")]


@pytest.fixture
def visitor(open_tab: OpenTab) -> Page:
    return open_tab()


@pytest.fixture
def log(visitor: Page) -> RequestLog:
    return RequestLog(visitor.context)


def journey(page: Page, url: str) -> None:
    """From the front page through every way to ask, to a page and back."""
    page.goto(url)
    page.get_by_label("What?").fill("bereavment")
    page.get_by_label("Where?").fill("BA11 1AB")
    page.get_by_role("button", name="Find", exact=True).click()
    expect(heading(page)).to_contain_text("near BA11 1AB")
    ask_by_hand(page, "zebrafish choir", "Wells Museum")
    expect(page.locator("[data-fp-notices]")).to_contain_text("zebrafish")
    ask_by_hand(page, "choir")
    expect(heading(page)).to_contain_text("choir")
    page.get_by_role("radio", name="Nearest").check()
    page.get_by_role("button", name="Use where I am").click()
    expect(heading(page)).to_contain_text("near where you are")
    tick(page, "Day and time", "Tuesday")
    apply(page)
    expect(page.locator("[data-fp-tags] li")).to_have_count(2)
    page.get_by_role("radio", name="Map").check()
    expect(page.get_by_role("group", name="Move the map")).to_be_visible()
    page.get_by_role("radio", name="Best match").check()
    cards(page).first.get_by_role("link").click()
    page.wait_for_url("**/a/*/")
    page.go_back()
    expect(heading(page)).to_contain_text("near where you are")
    page.goto(f"{url}/whats-on/")
    page.get_by_label("Town or village").select_option("Wells")
    page.get_by_role("button", name="Show these").click()
    expect(page.locator("[data-fp-status]")).to_contain_text("Wells: ")


@pytest.fixture(scope="module")
def travelled(browser: Browser, demo_url: str) -> Iterator[tuple[RequestLog, Page]]:
    """What one visitor asked of the server on the whole way, and the page at its end.

    A visitor of their own, so that whatever is left on the device was left on this way.
    """
    context = browser.new_context(locale="en-GB", permissions=["geolocation"], geolocation=FROME)
    context.clock.set_fixed_time(NOW)
    log = RequestLog(context)
    page = context.new_page()
    journey(page, demo_url)
    yield log, page
    context.close()


def test_nothing_typed_is_in_any_request_of_a_whole_journey(travelled: tuple[RequestLog, Page]) -> None:
    log, _ = travelled

    assert len(log.urls) > 20
    assert log.given_away() == []


def test_a_whole_journey_asks_nobody_else(travelled: tuple[RequestLog, Page], demo_url: str) -> None:
    log, _ = travelled

    assert [url for url in log.urls if not url.startswith((f"{demo_url}/", "data:"))] == []


def test_what_is_asked_has_nothing_but_a_version_behind_its_name(travelled: tuple[RequestLog, Page]) -> None:
    log, _ = travelled

    assert {request.method for request in log.requests} == {"GET"}
    assert [url for url in log.urls if not re.fullmatch(r"(v=\w+)?", urlsplit(url).query)] == []


def test_no_page_learns_where_somebody_came_from(travelled: tuple[RequestLog, Page]) -> None:
    log, _ = travelled

    assert log.referrers() == []


def test_nothing_is_left_on_the_device_but_the_address(travelled: tuple[RequestLog, Page]) -> None:
    _, page = travelled

    assert page.evaluate(STORAGE) == NOTHING
    assert page.context.cookies() == []


def test_the_way_back_remembers_only_how_the_page_was_left(visitor: Page, demo_url: str) -> None:
    open_finder(visitor, demo_url, "#q=choir&near=Wells Museum&view=map")
    expect(visitor.locator("[data-fp-map] button.fp-pin").first).to_be_visible()
    visitor.get_by_role("button", name="Zoom in", exact=True).click()
    visitor.get_by_role("radio", name="Best match").check()
    address = cards(visitor).first.get_by_role("link").get_attribute("href") or ""
    cards(visitor).first.get_by_role("link").click()
    visitor.wait_for_url("**/a/*/")
    visitor.go_back()
    expect(cards(visitor).first).to_be_visible()

    page_state = visitor.evaluate("history.state") or {}
    assert page_state.pop("link", address) == address
    assert page_state.keys() <= {"scrolled", "map"}
    assert not any(typed in str(page_state).lower() for typed in ("choir", "wells"))


def test_a_website_of_a_group_does_not_learn_what_was_looked_for(
    visitor: Page, log: RequestLog, demo_url: str, asked_elsewhere: list[str]
) -> None:
    open_finder(visitor, demo_url, "#q=after the silence")
    visitor.get_by_role("link", name="After the silence").click()
    visitor.wait_for_url("**/a/after-the-silence/")

    with visitor.expect_request(lambda request: not request.url.startswith("http://127.0.0.1")) as elsewhere:
        visitor.get_by_role("main").locator("a[href^='https://example.org']").first.click()

    assert elsewhere.value.url.startswith("https://example.org/")
    assert log.referrers() == []
    assert log.given_away() == []
    asked_elsewhere.clear()


def as_it_is(files: Files) -> Files:
    return files


def fetched_for(page: Page, near: str) -> list[str]:
    """What is fetched when somebody asks for what is near a place."""
    paths: list[str] = []

    def note(request: Request) -> None:
        paths.append(urlsplit(request.url).path)

    page.on("request", note)
    heading(page).evaluate("heading => { heading.textContent = 'Looking…'; }")  # it may have said lunch before
    ask_by_hand(page, "lunch", near)
    expect(heading(page)).to_contain_text("lunch")
    expect(page.get_by_label("Where?")).to_have_value(near)
    page.remove_listener("request", note)
    return paths


@pytest.mark.parametrize(("files", "least"), [(as_it_is, 1), (only_what_every_search_needs, 10)])
def test_what_a_link_asks_does_not_choose_what_is_fetched_first(
    open_tab: OpenTab, demo_url: str, files: Callable[[Files], Files], least: int
) -> None:
    fetches = []
    page = open_tab()
    change_first_file(page, files)  # from then on the browser keeps nothing: the second visit asks for all of it too
    paths: list[str] = []
    page.on("request", lambda request: paths.append(urlsplit(request.url).path))
    for question in ("#q=he+hits+me", "#q=choir&day=monday"):
        page.goto("about:blank")
        paths.clear()
        open_finder(page, demo_url, question)
        wait_for_all(page)
        fetches.append([path for path in paths if path.startswith("/search/")])

    assert len(fetches[0]) >= least
    assert fetches[0] == fetches[1]


# Of each of the first halves one whole postcode is asked for: what has come once is not asked for again.
POSTCODES = {"ba111ab": "ba11", "BA5 9ZZ": "ba5", **({"BA4  5DH": "ba4", "BA6 9AB": "ba6"} if IS_THOROUGH else {})}
NO_POSTCODES = ("BA11", "BA11 1", "Frome", "ZZ99 9ZZ", "M1 1AE", "../../secret", "51.23,-2.32")


def test_only_the_first_half_of_a_postcode_chooses_what_is_fetched(
    visitor: Page, demo_url: str, subtests: pytest.Subtests
) -> None:
    open_finder(visitor, demo_url)
    wait_for_all(visitor)
    for near in NO_POSTCODES:
        with subtests.test("anything else fetches nothing", near=near):
            assert fetched_for(visitor, near) == []

    for postcode, half in POSTCODES.items():
        with subtests.test(postcode=postcode):
            assert fetched_for(visitor, postcode) == [f"/search/postcodes/{half}.json"]


# Scripts that do not come -----------------------------------------------------------------------------------------

FORMS = {"home": "/", "find": "/find/", "town": "/browse/towns/wells/", "what is on": "/whats-on/"}


# Somebody who tries whatever there is, and a browser that would let them.
SEND = """() => document.querySelectorAll("form").forEach((form) => {
  for (const field of form.querySelectorAll("[name=q], [name=near]")) field.value = "zebrafish";
  for (const button of form.querySelectorAll("button")) button.click();
  for (const button of form.querySelectorAll("button")) button.disabled = false;
  form.requestSubmit();
  HTMLFormElement.prototype.submit.call(form);
})"""


# As if the 8 seconds had gone by after which a page gives up waiting for a script.
LATER = "document.getAnimations().forEach((each) => each.finish())"


def without(tab: Page, files: str) -> Page:
    """A tab whose scripts of this name are not there."""
    tab.route(re.compile(files), lambda route: route.fulfill(status=404, body=""))
    return tab


@pytest.mark.parametrize("files", [r"\.js$", r"/js/find/", r"/js/site\.js$"])
def test_words_are_not_sent_when_scripts_do_not_come(visitor: Page, log: RequestLog, demo_url: str, files: str) -> None:
    page = without(visitor, files)
    for address in FORMS.values():
        page.goto(f"{demo_url}{address}")
        page.evaluate(SEND)
        wait_until_quiet(page)

    assert [url for url in log.urls if not re.fullmatch(r"(v=\w+)?", urlsplit(url).query)] == []
    assert log.given_away() == []


class Buttons(HTMLParser):
    """Collects the buttons that send a form."""

    def __init__(self) -> None:
        super().__init__()
        self.buttons: list[dict[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "button" and (values := dict(attrs)).get("type", "submit") == "submit":
            self.buttons.append(values)


@pytest.mark.parametrize("kind", ["home", "find", "town"])
def test_nobody_can_send_words_before_a_script_is_there(demo_site: Path, kind: str) -> None:
    buttons = Buttons()
    buttons.feed((demo_site / FORMS[kind].strip("/") / "index.html").read_text(encoding="utf-8"))

    assert buttons.buttons
    assert [button for button in buttons.buttons if "disabled" not in button] == []


# A script of the finder that cannot be reached: test_find_damaged.py.
# A script of the finder that cannot be reached: test_find_damaged.py.
@pytest.mark.parametrize("files", [r"/js/find\.js$", r"/js/find/finder\.js$", r"/js/site\.js$"])
def test_when_the_finder_does_not_come_links_take_its_place(open_tab: OpenTab, demo_url: str, files: str) -> None:
    page = without(open_tab(), files)
    page.goto(f"{demo_url}/find/")
    page.evaluate(LATER)

    expect(page.get_by_role("heading", name="By town or village")).to_be_visible()
    expect(page.locator("[data-fp-found]")).to_be_hidden()
    expect(page.get_by_label("Where?")).to_be_hidden()


@pytest.mark.parametrize("kind", ["home", "find"])
def test_when_no_script_comes_the_page_is_after_a_while_as_it_is_without(
    open_tab: OpenTab, demo_url: str, kind: str
) -> None:
    page = without(open_tab(), r"\.js$")
    page.goto(f"{demo_url}{FORMS[kind]}")
    plain = page.locator("[data-fp-nojs]").first
    expect(plain).to_be_hidden()

    page.evaluate(LATER)

    expect(plain).to_be_visible()
    expect(page.locator("[data-fp-js]").first).to_be_hidden()


# The policy -------------------------------------------------------------------------------------------------------

POLICY = {
    "default-src": {"'none'"},
    "script-src": {"'self'"},
    "style-src": {"'self'"},
    "img-src": {"'self'", "data:"},
    "font-src": {"'self'"},
    "connect-src": {"'self'"},
    "base-uri": {"'none'"},
    "form-action": {"'none'"},
}


class Head(HTMLParser):
    """Collects the policies of a page, and what they forbid that it has all the same."""

    def __init__(self) -> None:
        super().__init__()
        self.policies: list[dict[str, set[str]]] = []
        self.referrer = ""
        self.forbidden: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "meta" and values.get("http-equiv", "").lower() == "content-security-policy":
            parts = [part.split() for part in values["content"].split(";")]
            self.policies.append({name: set(sources) for name, *sources in parts})
        if values.get("name") == "referrer":
            self.referrer = values["content"]
        runs = tag == "script" and "src" not in values and values.get("type") != "application/ld+json"
        if runs or tag in {"style", "base", "object", "embed", "iframe"}:
            self.forbidden.append(self.get_starttag_text() or tag)
        if "style" in values or any(name.startswith("on") for name in values):
            self.forbidden.append(self.get_starttag_text() or tag)


@pytest.fixture(scope="module")
def heads(demo_site: Path) -> dict[str, Head]:
    heads_by_path = {}
    # Eight hundred pages have the heads of twenty templates: at a push one of each folder is read, and a quarter.
    folders: dict[Path, list[Path]] = {}
    for path in sorted(demo_site.rglob("*.html")):
        folders.setdefault(path.parent.parent, []).append(path)
    for path in (path for paths in folders.values() for path in paths[:: many(4, 1)]):
        if path.is_relative_to(demo_site / "api"):
            continue  # JSON, and so that nothing in it can be HTML: tests/exchange/test_hsds_export.py
        head = Head()
        head.feed(path.read_text(encoding="utf-8"))
        heads_by_path[path.relative_to(demo_site).as_posix()] = head
    return heads_by_path


def test_every_page_has_the_strict_policy_and_needs_nothing_else(heads: dict[str, Head]) -> None:
    ours = {name: head for name, head in heads.items() if not name.startswith("handbook/")}

    assert len(ours) > many(150, 500)
    assert {name: head.policies for name, head in ours.items() if head.policies != [POLICY]} == {}
    assert {name: head.forbidden for name, head in ours.items() if head.forbidden} == {}


def test_no_page_says_where_its_reader_came_from(heads: dict[str, Head]) -> None:
    assert {name for name, head in heads.items() if head.referrer != "no-referrer"} == set()


def test_the_handbook_allows_only_the_scripts_that_it_was_made_with(heads: dict[str, Head]) -> None:
    loose = {}
    for name, head in heads.items():
        for policy in head.policies if name.startswith("handbook/") else []:
            more = {part: sources - POLICY.get(part, set()) for part, sources in policy.items()}
            more["script-src"] = {each for each in more["script-src"] if not each.startswith("'sha256-")}
            if any(more.values()):
                loose[name] = more

    assert loose == {}


def test_no_page_does_what_its_policy_forbids(page: Page, demo_url: str) -> None:
    # The browser reports on the console what it refuses, and ``page`` fails if there is anything.
    kinds = ("home", "activity", "group", "place", "town", "whats-on", "about")
    for address in (*(KINDS[kind] for kind in kinds), "/find/#view=map"):
        page.goto(f"{demo_url}{address}")

    expect(page.locator("[data-fp-map] button.fp-pin").first).to_be_visible()


def test_what_a_policy_forbids_would_be_reported(open_tab: OpenTab, demo_url: str) -> None:
    page = open_tab()
    reports: list[str] = []
    page.on("console", lambda message: reports.append(message.text) if message.type == "error" else None)
    page.goto(f"{demo_url}/about/")

    page.evaluate("document.body.setAttribute('onclick', 'window.hit = 1'), document.body.click()")
    page.evaluate("document.body.append(Object.assign(document.createElement('style'), {textContent: 'p {}'}))")

    assert [report.partition(" violates")[0] for report in reports]


# Streets of a provider --------------------------------------------------------------------------------------------


def test_streets_of_a_provider_are_asked_for_only_after_a_yes_and_say_nothing_of_the_search(
    visitor: Page, log: RequestLog, small_url: str, asked_elsewhere: list[str]
) -> None:
    open_finder(visitor, small_url, "#q=choir zebrafish&view=map")
    show = visitor.locator(".fp-map__streets button")
    expect(show).to_be_visible()
    wait_for_all(visitor)
    wait_until_quiet(visitor)
    assert asked_elsewhere == []

    with visitor.expect_event("requestfailed"):
        show.click()
    wait_until_quiet(visitor)

    assert asked_elsewhere
    assert {re.sub("^[abc]", "?", urlsplit(url).netloc) for url in asked_elsewhere} == {"?.tiles.example.org"}
    assert all(re.fullmatch(r"/\d+/\d+/\d+\.png", urlsplit(url).path) for url in asked_elsewhere)
    assert log.referrers() == []
    assert log.given_away() == []
    asked_elsewhere.clear()
