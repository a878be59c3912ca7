"""A search that found nothing goes to the editors only by whoever presses: by our form, or at GitHub."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, Request, Route, expect

from fingerpost.intake.receiver.rules import Rules, Verdict
from tests.browser.conftest import OpenTab
from tests.browser.finder import ask, ask_anew, open_finder, wait_for_all
from tests.browser.kinds import does_not_fit
from tests.browser.quiet import is_ours, wait_until_quiet
from tests.browser.seen_by_axe import faults_by_day
from tests.browser.site import ROOT, SMALL

RECEIVER = "https://forms.example.org/in"
CORS = {"Access-Control-Allow-Origin": "*", "Access-Control-Allow-Headers": "content-type"}
ANSWER = {"message": "It has arrived. If you ask about it, say C4F 7KV WX2."}


def looked_in_vain(page: Page, url: str) -> list[Request]:
    """Somebody who has looked for something; and what is asked of any server from then on."""
    open_finder(page, url)
    wait_for_all(page)
    wait_until_quiet(page)
    requests: list[Request] = []
    page.on("request", lambda request: None if is_ours(request.url) else requests.append(request))
    ask(page, "zebrafish & <b>tanks</b>?", "Frome")
    return requests


def test_the_form_arrives_filled_in_and_sends_when_the_button_is_pressed(
    open_tab: OpenTab, small_url: str, tmp_path: Path
) -> None:
    page = open_tab()  # an answer of 503 is on the console too
    requests = looked_in_vain(page, small_url)
    tell = page.get_by_role("link", name="Tell the editors")
    expect(tell).to_be_visible()
    wait_until_quiet(page)
    assert requests == []

    tell.focus()
    page.keyboard.press("Enter")
    box = page.get_by_label("What you looked for")
    expect(box).to_have_value("What: zebrafish & <b>tanks</b>?\nWhere: Frome")
    expect(page.get_by_role("heading", level=1)).to_have_text("Tell the editors what you looked for")
    expect(page).to_have_title("Tell the editors what you looked for - Hills")
    expect(page.locator("form:visible")).to_have_count(1)
    wait_until_quiet(page)
    assert not [each for each in requests if "zebra" in f"{each.url} {each.headers} {each.post_data}"]
    assert {urlsplit(each.url).netloc for each in requests} == {urlsplit(small_url).netloc}
    letter = parse_qs(urlsplit(page.get_by_role("link", name="Send it by email").get_attribute("href") or "").query)
    assert "Where: Frome" in letter["body"][0]
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert does_not_fit(page) == []
    assert faults_by_day(page) == []

    box.fill("Somebody who keeps fish")
    page.get_by_label("How can we reach you, if we find something?").fill("01632 960123")
    answers = [503, 202]

    def answer(route: Route) -> None:
        if route.request.method == "OPTIONS":
            route.fulfill(status=200, headers=CORS)
        else:
            route.fulfill(status=answers.pop(0), headers=CORS, json=ANSWER)

    page.route(RECEIVER, answer)
    for words in ("Try again in a few minutes", "Thank you. We have it."):
        page.get_by_role("button", name="Send it to the editors").click()
        expect(page.locator("[data-fp-looked-sent]")).to_contain_text(words)

    sent = [json.loads(each.post_data or "") for each in requests if each.url == RECEIVER and each.method == "POST"]
    assert sent[1] == sent[0]
    assert sent[0]["note"] == "Somebody who keeps fish\n01632 960123"
    schema = json.loads((ROOT / "schema" / "submission.schema.json").read_text("utf-8"))
    assert set(schema["required"]) <= set(sent[0]) <= set(schema["properties"])
    assert sent[0]["want"] in schema["properties"]["want"]["enum"]
    for name, text in SMALL.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    rules = Rules(tmp_path, lambda: date(2026, 11, 23))
    assert rules.judge(sent[0]) == Verdict()
    assert rules.judge({**sent[0], "note": " "}).faults


def test_nothing_is_sent_of_an_empty_box_and_the_form_itself_is_still_there(page: Page, small_url: str) -> None:
    page.goto(f"{small_url}/add/#looked-for=")
    page.get_by_role("button", name="Send it to the editors").click()

    expect(page.get_by_label("What you looked for")).to_be_focused()
    expect(page.locator("[data-fp-looked-sent]")).to_have_text("Write what you looked for first.")

    page.goto(f"{small_url}/add/#new=group")
    expect(page.get_by_role("heading", level=1)).to_have_text("Add your group, or change your entry")
    expect(page.locator("[data-fp-looked-for]")).to_be_hidden()


def test_where_only_a_repository_is_set_the_words_go_to_a_public_issue_by_whoever_presses(
    page: Page, small_url: str
) -> None:
    """The page as it is with such settings: ``tests/pages/test_add_page.py`` has that link from them."""
    github = 'data-fp-tell="github"'

    def changed(route: Route) -> None:
        text = route.fetch().text()
        assert 'data-fp-tell="form"' in text
        text = text.replace('data-fp-tell="form"', github)
        link = 'href="https://github.com/example/hills/issues/new"'
        route.fulfill(body=text.replace('href="/add/#looked-for="', link), content_type="text/html; charset=utf-8")

    page.route("**/find/", changed)
    requests = looked_in_vain(page, small_url)
    tell = page.get_by_role("link", name="Tell the editors")
    expect(tell).to_be_visible()
    parts = urlsplit(tell.get_attribute("href") or "")

    assert f"{parts.scheme}://{parts.netloc}{parts.path}" == "https://github.com/example/hills/issues/new"
    assert parse_qs(parts.query)["title"] == ["Nothing found"]
    assert parse_qs(parts.query)["body"][0].splitlines()[1:] == ["What: zebrafish & <b>tanks</b>?", "Where: Frome"]
    assert requests == []


def test_words_of_danger_get_no_such_offer(page: Page, small_url: str, subtests: pytest.Subtests) -> None:
    open_finder(page, small_url)
    for words in ("zebrafish+kill+myself", "zebrafish+he+hits+me"):
        with subtests.test(words=words):
            ask_anew(page, f"#q={words}&category=nothing-of-it")

            expect(page.locator("[data-fp-crisis]")).to_be_visible()
            expect(page.get_by_role("link", name="Tell the editors")).to_be_hidden()
