"""Addresses are asked politely, by the real client over real sockets, at a server of our own and nowhere else."""

from __future__ import annotations

import socket
import threading
from contextlib import closing
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from types import SimpleNamespace

import pytest

from fingerpost.stewardship.links import ask_web, asking
from fingerpost.stewardship.links.answer import Result
from fingerpost.stewardship.links.client import Pace, PublicTransport, agent_of
from fingerpost.stewardship.links.run import NoConnection, due_targets
from fingerpost.stewardship.links.targets import Target
from tests.stewardship.links.conftest import (
    HERE,
    NEXT_DOOR,
    NO_CERTIFICATES,
    SETTINGS,
    TODAY,
    Asking,
    Reply,
    Web,
    moved,
)


def test_a_page_that_is_there_is_fine_and_hears_who_asks(web: Web, asks: Asking) -> None:
    (memory,) = asks.ask(web.url("tea.example.org/"))

    assert (memory.result, memory.failures, memory.moved_to, memory.hint) == ("fine", [], "", "")
    assert web.requests == ["HEAD tea.example.org/", "GET tea.example.org/"]  # the second to look at it, once a month
    agent = web.headers[0]["User-Agent"]
    assert agent == agent_of(SETTINGS)
    assert "https://directory.example.org/; hello@example.org" in agent
    assert asks.waits == [2.0]


def test_a_page_is_looked_at_once_a_month(web: Web, asks: Asking) -> None:
    url = web.url("tea.example.org/")
    asks.ask(url)
    asks.ask(url, today=TODAY + timedelta(days=7))
    asks.ask(url, today=TODAY + timedelta(days=31))

    assert [request.partition(" ")[0] for request in web.requests] == ["HEAD", "GET", "HEAD", "HEAD", "GET"]


@pytest.mark.parametrize(
    ("head", "get", "result"),
    [
        (405, 200, Result.FINE),
        (404, 200, Result.FINE),
        (404, 404, Result.FAILED),
        (410, 410, Result.FAILED),
        (500, 500, Result.FAILED),
        (403, 403, Result.UNCLEAR),
        (999, 999, Result.UNCLEAR),
    ],
)
def test_head_comes_first_and_only_what_says_so_to_both_has_failed(
    web: Web, asks: Asking, head: int, get: int, result: Result
) -> None:
    web.replies = {"HEAD a.example.org/x": (head, {}, b""), "GET a.example.org/x": (get, {}, b"")}

    (memory,) = asks.ask(web.url("a.example.org/x"))

    assert memory.result == result


def test_one_host_is_asked_one_thing_at_a_time_and_others_meanwhile(web: Web, asks: Asking) -> None:
    others_done = threading.Event()

    def held() -> Reply:
        assert others_done.wait(60)  # a host in trouble holds up nobody else
        return 200, {}, b""

    def last() -> Reply:
        others_done.set()
        return 200, {}, b""

    web.replies["HEAD slow.example.org/0"] = held
    web.replies["GET quick.example.org/4"] = last
    asks.ask(*(web.url(f"{host}.example.org/{number}") for host in ("slow", "quick") for number in range(5)))

    assert others_done.is_set()
    assert (web.most["slow.example.org"], web.most["quick.example.org"]) == (1, 1)
    assert len(asks.waits) == 18  # ten requests each, a pause between two
    assert all(1.0 < seconds <= 2.0 for seconds in asks.waits)


def test_one_host_to_which_many_lead_is_asked_one_thing_at_a_time_too(web: Web, asks: Asking) -> None:
    all_there = threading.Event()

    def held() -> Reply:
        all_there.wait(0.2)  # a second request would come meanwhile, were there no turns
        return 200, {}, b""

    for letter in "abc":
        web.replies[f"{letter}.example.org/"] = moved(f"http://hub.example.org:PORT/{letter}")
        web.replies[f"HEAD hub.example.org/{letter}"] = held
    asks.ask(*(web.url(f"{letter}.example.org/") for letter in "abc"))

    assert web.most["hub.example.org"] == 1
    assert sum("hub" in request for request in web.requests) == 6  # the control


@pytest.mark.parametrize(
    ("steps", "moved_to"),
    [
        ({"a.example.org/old": moved("/new")}, "a.example.org/new"),
        ({"a.example.org/old": moved("/new", 308)}, "a.example.org/new"),
        ({"a.example.org/old": moved("/new", 302)}, ""),
        ({"a.example.org/old": moved("/new"), "a.example.org/new": moved("/today", 302)}, "a.example.org/new"),
        ({"a.example.org/old": moved("/now", 302), "a.example.org/now": moved("/new")}, ""),
        ({"a.example.org/old": moved("http://b.example.org:PORT/new")}, "b.example.org/new"),
        ({"a.example.org/old": moved("/new"), "a.example.org/new": (404, {}, b"")}, ""),
        ({"a.example.org/old": moved("/")}, ""),  # a hint: see below
    ],
)
def test_only_what_has_moved_for_good_is_proposed(
    web: Web, asks: Asking, steps: dict[str, Reply], moved_to: str
) -> None:
    web.replies.update(steps)

    (memory,) = asks.ask(web.url("a.example.org/old"))

    assert memory.moved_to == (web.url(moved_to) if moved_to else "")


@pytest.mark.parametrize(
    ("reply", "words"),
    [
        ((200, {}, b"<html><title>Page not found - Tea</title>"), "no such page"),
        ((200, {}, b"<h1>This domain is for sale!</h1>"), "for sale"),
        (moved("/"), "front page"),
        ((200, {}, b"<title>Tea</title> We searched 404 places for the best"), ""),
        ((200, {"Content-Encoding": "gzip"}, b"\x1f\x8b\0\0not gzip"), ""),
        ((200, {}, b"<p>" + b"x" * 200_000 + b"<title>not found</title>"), ""),
        ((200, {}, b"<TITLE lang=en>\n404 &middot; Tea</Title>"), "no such page"),
        ((200, {}, b"<title>not found<title>not found"), ""),
    ],
)
def test_what_looks_like_no_page_is_a_hint_and_no_failure(web: Web, asks: Asking, reply: Reply, words: str) -> None:
    web.replies["a.example.org/tea"] = reply

    (memory,) = asks.ask(web.url("a.example.org/tea"))

    assert (memory.result, memory.failures) == ("fine", [])
    assert words in memory.hint
    assert bool(memory.hint) == bool(words)


def test_nothing_on_a_network_of_ones_own_is_asked(web: Web, asks: Asking) -> None:
    asks.names = {"inside.example.org": [NEXT_DOOR], "both.example.org": [HERE, NEXT_DOOR]}
    web.replies["a.example.org/"] = moved("http://inside.example.org:PORT/admin")
    web.replies["b.example.org/"] = moved("http://127.0.0.1:PORT/admin")
    web.replies["c.example.org/"] = moved("http://localhost:PORT/admin")
    hosts = ("inside", "both", "a", "b", "c", "fine")

    memories = asks.ask(*(web.url(f"{host}.example.org/") for host in hosts))

    assert [memory.result for memory in memories] == ["private"] * 5 + ["fine"]
    assert not any("admin" in request or "inside" in request or "both" in request for request in web.requests)


def test_a_name_is_looked_up_once_for_a_connection_and_cannot_lead_elsewhere_then(web: Web, asks: Asking) -> None:
    numbers = iter([[HERE], [NEXT_DOOR]])

    async def rebind(host: str, port: int) -> list[str]:
        return next(numbers)

    asks._resolve = rebind  # type: ignore[method-assign]
    (memory,) = asks.ask(web.url("tea.example.org/"))

    # HEAD went to the number that was looked at; the second look-up, for GET, was of another number, and refused.
    assert web.requests == ["HEAD tea.example.org/"]
    assert memory.result == "private"


def test_a_number_that_does_not_answer_is_not_the_only_one(web: Web, asks: Asking) -> None:
    with closing(socket.socket()) as nobody:
        nobody.bind((NEXT_DOOR, web.port))  # nobody listens there
        asks.names["two.example.org"] = [NEXT_DOOR, HERE]
        targets = [Target(web.url("two.example.org/"), ())]
        asking.ask_all(
            SETTINGS,
            targets,
            asks.memories,
            today=TODAY,
            keep=lambda _: None,
            progress=lambda _, __: None,
            transport=PublicTransport(asks._resolve, lambda _: True, NO_CERTIFICATES),
            pace=Pace(0),
        )

    assert asks.memories[targets[0].address].result == "fine"


@pytest.mark.parametrize("status", [429, 503])
def test_a_server_that_asks_for_a_moment_gets_it(web: Web, asks: Asking, status: int) -> None:
    replies = iter([(status, {"Retry-After": "7"}, b"")])
    web.replies["a.example.org/"] = lambda: next(replies, (200, {}, b""))

    (memory,) = asks.ask(web.url("a.example.org/"))

    assert memory.result == "fine"
    assert 7.0 in asks.waits


@pytest.mark.parametrize(
    ("retry_after", "days"),
    [
        ("172800", 2),
        (format_datetime(datetime(2999, 1, 1, tzinfo=UTC), usegmt=True), 14),
        ("whenever", 1),
        ("", 1),
    ],
)
def test_one_that_asks_for_longer_is_left_alone_until_then(web: Web, asks: Asking, retry_after: str, days: int) -> None:
    web.replies["a.example.org/1"] = (429, {"Retry-After": retry_after} if retry_after else {}, b"")
    one, other = web.url("a.example.org/1"), web.url("a.example.org/2")

    asks.ask(one, other)

    assert [request for request in web.requests if "/2" in request] == []  # nor for anything else
    assert max(asks.waits, default=0) <= 2  # it is not waited for
    memory = asks.memories[one]
    assert (memory.failures, memory.result, memory.wait_until) == ([], "", TODAY + timedelta(days=days))
    targets = [Target(one, ())]
    assert due_targets(targets, asks.memories, TODAY + timedelta(days=days - 1)) == []
    assert due_targets(targets, asks.memories, TODAY + timedelta(days=days)) == targets


def test_a_host_that_answers_no_programs_is_left_in_peace(web: Web, asks: Asking) -> None:
    urls = [web.url(f"social.example.org/{number}") for number in range(8)]
    web.replies = {f"social.example.org/{number}": (403, {}, b"") for number in range(8)}

    memories = asks.ask(*urls)

    assert {memory.result for memory in memories} == {"unclear"}
    assert len(web.requests) == 6  # three, by HEAD and by GET


def test_a_host_that_is_silent_is_asked_for_three_addresses_and_no_more(web: Web, asks: Asking) -> None:
    asks.names["silent.gone.org"] = []
    silent = [f"https://silent.gone.org/{number}" for number in range(6)]

    memories = asks.ask(web.url("fine.example.org/"), *silent)

    assert [memory.result for memory in memories] == ["fine", *["failed"] * 3, *[""] * 3]
    assert asks.looked_up.count("silent.gone.org") == 3
    assert all(memory.is_due(TODAY) for memory in memories[4:])


def test_without_a_connection_one_host_of_many_addresses_is_not_blamed(asks: Asking) -> None:
    with pytest.raises(NoConnection):
        asks.ask(*(f"https://silent.gone.org/{number}" for number in range(6)))

    assert all(memory.failures == [] for memory in asks.memories.values())


def test_all_that_an_address_leads_to_has_a_minute_together(
    web: Web, asks: Asking, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = iter(range(0, 1000, 25))  # every answer takes 25 seconds
    monkeypatch.setattr(ask_web, "time", SimpleNamespace(monotonic=lambda: next(clock)))
    for number in range(4):
        web.replies[f"a.example.org/{number}"] = moved(f"/{number + 1}")

    (memory,) = asks.ask(web.url("a.example.org/0"))

    assert memory.why == "It does not answer in time."
    assert web.requests.count("HEAD a.example.org/2") == 1
    assert not any("a.example.org/3" in request for request in web.requests)


def test_a_port_of_mail_is_not_asked(web: Web, asks: Asking) -> None:
    web.replies["a.example.org/"] = moved("http://b.example.org:25/")

    memory, other = asks.ask(web.url("a.example.org/"), "https://b.example.org:22/")

    assert {memory.result, other.result} == {"unclear"}
    assert "b.example.org" not in asks.looked_up
