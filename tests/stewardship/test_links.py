"""Addresses are asked politely, by the real client over real sockets, at a server of our own and nowhere else."""

from __future__ import annotations

import asyncio
import json
import signal
import socket
import ssl
import subprocess
import threading
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import dns.asyncresolver
import dns.message
import dns.rcode
import dns.rrset
import pytest

from fingerpost.edition.load import load
from fingerpost.records.parts import Contact
from fingerpost.records.settings import Settings
from fingerpost.stewardship.links import ask_web, asking
from fingerpost.stewardship.links.answer import Answer, Result
from fingerpost.stewardship.links.client import Pace, PublicTransport, agent_of
from fingerpost.stewardship.links.memory import Memories, Memory, NotOurFile, read_memories, write_memories
from fingerpost.stewardship.links.report import State, findings_of
from fingerpost.stewardship.links.run import NoConnection, due_targets
from fingerpost.stewardship.links.targets import Target, targets_of
from tests.conftest import USUAL_FILES, OpenSite
from tests.run import MORNING, run

TODAY = date(2026, 11, 21)
HERE, NEXT_DOOR = "127.0.0.1", "127.0.0.2"  # in these tests, only the first is on the public internet
CHAT = USUAL_FILES["activities/chat.yaml"]

SETTINGS = Settings(
    title="Hills and Levels",
    site="https://directory.example.org/",
    editors=Contact(email="hello@example.org", phone="01632 960001"),
)
NO_CERTIFICATES = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)  # to read those of a system takes a while
Reply = tuple[int, dict[str, str], bytes]


class Web:
    """Every website there is: replies by host and path, and what was asked."""

    def __init__(self, context: ssl.SSLContext | None = None) -> None:
        self.replies: dict[str, Reply | Callable[[], Reply]] = {}
        self.asked: list[str] = []
        self.headers: list[Any] = []
        self.now: Counter[str] = Counter()
        self.most: Counter[str] = Counter()
        self._lock = threading.Lock()
        web = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                web.reply(self)

            def do_HEAD(self) -> None:
                web.reply(self)

            def log_message(self, *_: object) -> None:
                pass

        self._server = ThreadingHTTPServer((HERE, 0), Handler)
        if context:
            self._server.socket = context.wrap_socket(self._server.socket, server_side=True)
        self.port = self._server.server_address[1]
        self.scheme = "https" if context else "http"
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()

    def reply(self, handler: BaseHTTPRequestHandler) -> None:
        host = handler.headers["Host"].partition(":")[0]
        with self._lock:
            self.asked.append(f"{handler.command} {host}{handler.path}")
            self.headers.append(handler.headers)
            self.now[host] += 1
            self.most[host] = max(self.most[host], self.now[host])
        try:
            given = self.replies.get(f"{handler.command} {host}{handler.path}", self.replies.get(host + handler.path))
            status, headers, content = given() if callable(given) else given or (200, {}, b"<title>Tea</title>")
        finally:
            with self._lock:  # before it is sent: who has the answer may ask again at once
                self.now[host] -= 1
        handler.send_response(status)
        for name, value in {"Content-Length": str(len(content)), "Content-Type": "text/html", **headers}.items():
            handler.send_header(name, value.replace("PORT", str(self.port)))
        handler.end_headers()
        if handler.command == "GET":
            handler.wfile.write(content)

    def url(self, rest: str) -> str:
        host, slash, path = rest.partition("/")
        return f"{self.scheme}://{host}:{self.port}{slash}{path}"

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture
def web() -> Iterator[Web]:
    with closing(Web()) as web:
        yield web


@pytest.fixture(autouse=True)
def _no_loop_of_a_browser() -> Iterator[None]:
    """A thread has one loop at most, and that of the tests may have Playwright's, which waits between its tests."""
    loop = asyncio._get_running_loop()
    asyncio._set_running_loop(None)
    yield
    asyncio._set_running_loop(loop)


@pytest.fixture
def keys() -> Iterator[None]:
    """Ctrl-C works, also where the tests themselves may not be ended by it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


class Asking:
    """A run with our own web, whose names all lead here unless said otherwise."""

    def __init__(self) -> None:
        self.names: dict[str, list[str]] = {}
        self.looked_up: list[str] = []
        self.waits: list[float] = []
        self.connected: list[str] = []
        self.memories: Memories = {}
        self.verify: ssl.SSLContext | bool = NO_CERTIFICATES

    async def _resolve(self, host: str, port: int) -> list[str]:
        self.looked_up.append(host)
        if host.endswith(".gone.org"):
            raise socket.gaierror
        return self.names.get(host, [HERE])

    async def _sleep(self, seconds: float) -> None:
        self.waits.append(round(seconds, 1))

    def ask(self, *urls: str, today: date = TODAY, resolver: Any = None) -> Sequence[Memory]:
        targets = [Target(url, ()) for url in urls]
        asking.ask_all(
            SETTINGS,
            targets,
            self.memories,
            today=today,
            keep=lambda _: None,
            progress=lambda _, __: None,
            transport=PublicTransport(self._resolve, lambda number: number == HERE, self.verify),
            pace=Pace(2.0, self._sleep),
            resolver=resolver,
        )
        return [self.memories[url] for url in urls]


@pytest.fixture
def asks() -> Asking:
    return Asking()


def moved(to: str, status: int = 301) -> Reply:
    return status, {"Location": to}, b""


def test_a_page_that_is_there_is_fine_and_hears_who_asks(web: Web, asks: Asking) -> None:
    (memory,) = asks.ask(web.url("tea.example.org/"))

    assert (memory.result, memory.failures, memory.moved_to, memory.hint) == ("fine", [], "", "")
    assert web.asked == ["HEAD tea.example.org/", "GET tea.example.org/"]  # the second to look at it, once a month
    agent = web.headers[0]["User-Agent"]
    assert agent == agent_of(SETTINGS)
    assert "https://directory.example.org/; hello@example.org" in agent
    assert asks.waits == [2.0]


def test_a_page_is_looked_at_once_a_month(web: Web, asks: Asking) -> None:
    url = web.url("tea.example.org/")
    asks.ask(url)
    asks.ask(url, today=TODAY + timedelta(days=7))
    asks.ask(url, today=TODAY + timedelta(days=31))

    assert [asked.partition(" ")[0] for asked in web.asked] == ["HEAD", "GET", "HEAD", "HEAD", "GET"]


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
    assert sum("hub" in asked for asked in web.asked) == 6  # the control


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
    assert not any("admin" in asked or "inside" in asked or "both" in asked for asked in web.asked)


def test_a_name_is_looked_up_once_for_a_connection_and_cannot_lead_elsewhere_then(web: Web, asks: Asking) -> None:
    numbers = iter([[HERE], [NEXT_DOOR]])

    async def rebind(host: str, port: int) -> list[str]:
        return next(numbers)

    asks._resolve = rebind  # type: ignore[method-assign]
    (memory,) = asks.ask(web.url("tea.example.org/"))

    # HEAD went to the number that was looked at; the second look-up, for GET, was of another number, and refused.
    assert web.asked == ["HEAD tea.example.org/"]
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

    assert [asked for asked in web.asked if "/2" in asked] == []  # nor for anything else
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
    assert len(web.asked) == 6  # three, by HEAD and by GET


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
    assert web.asked.count("HEAD a.example.org/2") == 1
    assert not any("a.example.org/3" in asked for asked in web.asked)


def test_a_port_of_mail_is_not_asked(web: Web, asks: Asking) -> None:
    web.replies["a.example.org/"] = moved("http://b.example.org:25/")

    memory, other = asks.ask(web.url("a.example.org/"), "https://b.example.org:22/")

    assert {memory.result, other.result} == {"unclear"}
    assert "b.example.org" not in asks.looked_up


def test_it_is_broken_after_three_failures_over_two_weeks_and_no_sooner(web: Web, asks: Asking) -> None:
    url = web.url("a.example.org/x")
    web.replies["a.example.org/x"] = (404, {}, b"")
    states = []
    for days in (0, 1, 2, 7, 13, 14):
        (memory,) = asks.ask(url, today=TODAY + timedelta(days=days))
        states.append(memory.is_broken)

    assert states == [False] * 5 + [True]
    del web.replies["a.example.org/x"]
    assert not asks.ask(url, today=TODAY + timedelta(days=15))[0].failures  # one answer, and all is forgotten


def test_two_failures_are_never_enough() -> None:
    memory = Memory()
    for days in (0, 300):
        memory.take(Answer(result=Result.FAILED), TODAY + timedelta(days=days))

    assert not memory.is_broken


def test_a_computer_without_a_connection_blames_nobody(asks: Asking) -> None:
    urls = [f"https://{number}.gone.org/" for number in range(5)]

    with pytest.raises(NoConnection):
        asks.ask(*urls)

    assert all(memory.failures == [] for memory in asks.memories.values())


def test_a_name_that_is_gone_has_failed_where_others_answer(web: Web, asks: Asking) -> None:
    gone, _ = asks.ask("https://tea.gone.org/", web.url("tea.example.org/"))

    assert (gone.result, gone.why) == ("failed", "There is no tea.gone.org.")


def test_a_run_goes_on_where_it_was_stopped(web: Web, asks: Asking, tmp_path: Path) -> None:
    urls = [web.url(f"{letter}.example.org/") for letter in "abcde"]
    targets = [Target(url, ()) for url in urls]
    asks.ask(*urls[:3])
    path = tmp_path / "links.json"
    write_memories(path, asks.memories)

    again = read_memories(path)

    assert again == asks.memories
    assert [target.address for target in due_targets(targets, again, TODAY)] == urls[3:]
    assert len(due_targets(targets, again, TODAY + timedelta(days=7))) == 5


def fail() -> None:
    raise RuntimeError("stopped")


def press_ctrl_c() -> None:
    signal.raise_signal(signal.SIGINT)


@pytest.mark.usefixtures("keys")
@pytest.mark.parametrize(("stop", "error"), [(fail, RuntimeError), (press_ctrl_c, KeyboardInterrupt)])
def test_what_was_asked_before_a_stop_is_kept(
    web: Web, asks: Asking, stop: Callable[[], None], error: type[BaseException]
) -> None:
    kept: list[int] = []

    def stop_at_the_third(count: int, total: int) -> None:
        if count == 3:
            stop()

    with pytest.raises(error):
        asking.ask_all(
            SETTINGS,
            [Target(web.url(f"a.example.org/{number}"), ()) for number in range(5)],
            asks.memories,
            today=TODAY,
            keep=lambda memories: kept.append(sum(bool(memory.asked) for memory in memories.values())),
            progress=stop_at_the_third,
            transport=PublicTransport(asks._resolve, lambda number: number == HERE, NO_CERTIFICATES),
            pace=Pace(0),
        )

    assert kept == [3]


def test_a_damaged_memory_puts_no_address_off_for_ever_and_proposes_none_that_is_no_link(tmp_path: Path) -> None:
    remember(tmp_path / "links.json", a=Memory(wait_until=TODAY + timedelta(days=15), moved_to="javascript:alert(1)"))

    (memory,) = read_memories(tmp_path / "links.json").values()

    assert (memory.is_due(TODAY), memory.moved_to) == (True, "")


@pytest.mark.parametrize(
    "text", ["[]", "{", '{"links": {"a": {"asked": "yesterday"}}}', '{"links": {"a": {"why": 3}}}']
)
def test_a_file_of_somebody_else_is_not_taken_for_ours(tmp_path: Path, text: str) -> None:
    path = tmp_path / "links.json"
    path.write_text(text)

    with pytest.raises(NotOurFile):
        read_memories(path)


def certificate(folder: Path, name: str) -> tuple[ssl.SSLContext, ssl.SSLContext]:
    """For a server, and for a client that trusts it."""
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "key.pem", "-out", "cert.pem"]
    subject = ["-days", "2", "-subj", f"/CN={name}", "-addext", f"subjectAltName=DNS:{name}"]
    subprocess.run([*command, *subject], cwd=folder, check=True, capture_output=True)
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(folder / "cert.pem", folder / "key.pem")
    return server, ssl.create_default_context(cafile=str(folder / "cert.pem"))


def test_a_certificate_is_that_of_the_name_and_not_of_the_number(asks: Asking, tmp_path: Path) -> None:
    try:
        server, asks.verify = certificate(tmp_path, "tea.example.org")
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("needs openssl, to make a certificate")
    with closing(Web(server)) as web:
        right, wrong = asks.ask(web.url("tea.example.org/"), web.url("other.example.org/"))
        asks.verify = NO_CERTIFICATES
        (unknown,) = asks.ask(web.url("tea.example.org/again"))

    assert right.result == "fine"
    assert (wrong.result, wrong.why) == ("failed", "Its certificate is for another name, so browsers warn of it.")
    assert "certificate" in unknown.why


class Names:
    """A name server: what it says of each domain and kind."""

    def __init__(self, rows: dict[tuple[str, str], str], refused: tuple[str, ...] = ()) -> None:
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._socket.bind((HERE, 0))
        self.port = self._socket.getsockname()[1]
        self._rows, self._refused = rows, refused
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            try:
                content, sender = self._socket.recvfrom(4096)
            except OSError:
                return
            query = dns.message.from_wire(content)
            (question,) = query.question
            name, kind = question.name.to_text(omit_final_dot=True), dns.rdatatype.to_text(question.rdtype)
            answer = dns.message.make_response(query)
            if name in self._refused:
                answer.set_rcode(dns.rcode.SERVFAIL)
            elif (name, kind) in self._rows:
                answer.answer.append(dns.rrset.from_text(question.name, 60, "IN", kind, self._rows[name, kind]))
            elif name not in {each for each, _ in self._rows}:
                answer.set_rcode(dns.rcode.NXDOMAIN)
            self._socket.sendto(answer.to_wire(), sender)

    def close(self) -> None:
        self._socket.close()


def test_whether_mail_arrives_is_asked_of_the_names_and_of_nobody_else(asks: Asking) -> None:
    rows = {
        ("mx.example.org", "MX"): "10 mail.example.net.",
        ("a.example.org", "A"): "192.0.2.1",
        ("aaaa.example.org", "AAAA"): "2001:db8::1",
        ("none.example.org", "MX"): "0 .",
        ("empty.example.org", "TXT"): "hello",
    }
    domains = ("mx", "a", "aaaa", "none", "empty", "gone", "trouble")
    with closing(Names(rows, ("trouble.example.org",))) as names:
        resolver = dns.asyncresolver.Resolver(configure=False)
        resolver.nameservers, resolver.port, resolver.timeout = [HERE], names.port, 60
        memories = asks.ask(*(f"mail:{name}.example.org" for name in domains), resolver=resolver)

    assert [memory.result for memory in memories] == ["fine"] * 3 + ["failed"] * 4
    assert [memory.why for memory in memories[3:]] == [
        "none.example.org says that it takes no mail.",
        "No computer takes mail for empty.example.org.",
        "There is no gone.example.org, so no mail arrives.",
        "Nobody says who takes mail for trouble.example.org.",
    ]


SECRET = """\
name: A safe house
kind: other
town: Frome
sensitive: yes
contact: {website: https://secret.example.org/}
"""
CLOSED = CHAT.replace("01632 960124}", "01632 960124, website: https://closed.example.org/}")


def test_every_address_that_may_be_shown_is_asked_once(site: OpenSite) -> None:
    words = "description: See [the page](https://tea.example.org/) or [write](mailto:jo@mail.example.org).\n"
    contact = CHAT.replace("01632 960124}", "01632 960124, website: https://tea.example.org/#when}")
    files = {
        "activities/chat.yaml": contact + words + "join: {ways: [professional-referral], referral: {by: [gp], "
        "url: https://refer.example.org/a}}\n",
        "activities/closed.yaml": CLOSED.replace("Talking", "Old") + "closed: {on: 2026-01-01, reason: It ended.}\n",
        "groups/connectors.yaml": USUAL_FILES["groups/connectors.yaml"].replace(
            "phone: 01632 960123", "phone: 01632 960123, email: hello@mail.example.org"
        ),
    }

    targets = targets_of(load(site(files).assets, today=TODAY).edition)

    assert {target.address: [use.path for use in target.uses] for target in targets} == {
        "https://refer.example.org/a": ["join.referral.url"],
        "https://tea.example.org/": ["contact.website", "description"],
        "mail:mail.example.org": ["description", "contact.email"],
    }


def remember(path: Path, **memories: Memory) -> None:
    write_memories(path, {f"https://{host}.example.org/": memory for host, memory in memories.items()})


@pytest.fixture
def project(site: OpenSite, tmp_path: Path) -> Path:
    """Four entries with an address each, and what earlier runs came to."""
    files = {
        f"activities/{host}.yaml": CHAT.replace("Frome Talking Cafe", f"Tea at {host}").replace(
            "phone: 01632 960124", f"phone: 01632 9601{number}, website: 'https://{host}.example.org/'  # theirs\n"
        )
        for number, host in enumerate(("broken", "moved", "sold", "fine"), 30)
    }
    site({name: text.replace("# theirs\n}", "}  # theirs") for name, text in files.items()})
    failures = [TODAY - timedelta(days=days) for days in (20, 10, 1)]
    remember(
        tmp_path / "links.json",
        broken=Memory(asked=TODAY, result="failed", why="There is no such page (404).", failures=failures),
        moved=Memory(asked=TODAY, result="fine", moved_to="https://www.moved.example.org/new"),
        sold=Memory(asked=TODAY, result="fine", moved_to="https://elsewhere.example.com/"),
        fine=Memory(asked=TODAY, result="fine"),
    )
    return tmp_path


def test_what_is_known_is_for_people_for_issues_and_for_programs(project: Path) -> None:
    words = run("links", "--report", "--state", "links.json", cwd=project)
    issue = run("links", "--report", "--markdown", "--state", "links.json", cwd=project)
    rows = json.loads(run("links", "--report", "--json", "--state", "links.json", cwd=project).stdout)

    assert words.returncode == 1
    assert "Broken: 3 failures or more, over two weeks:\n  https://broken.example.org/\n" in words.stdout
    assert "There is no such page (404). Since 1 November 2026.\n    Tea at broken (activity/broken)" in words.stdout
    assert "It is at https://elsewhere.example.com/ now. That is another website: look first." in words.stdout
    assert "4 web addresses and 0 mail domains: 1 fine, 1 broken, 2 moved." in words.stdout
    assert issue.stdout.startswith("## Links\n")
    assert "- [ ] [Tea at broken](https://directory.example.org/a/broken/)" in issue.stdout
    assert "`fingerpost links --fix activity/moved`" in issue.stdout
    assert [row["state"] for row in rows] == ["broken", "moved", "moved", "fine"]


def test_nothing_wrong_is_nothing_to_say_in_an_issue(project: Path) -> None:
    remember(project / "links.json", fine=Memory(asked=TODAY, result="fine"))

    done = run("links", "--report", "--markdown", "--state", "links.json", cwd=project)

    assert (done.returncode, done.stdout) == (0, "")


def test_what_has_moved_is_written_when_asked_for_as_one_line(project: Path) -> None:
    before = {path.name: path.read_text() for path in (project / "assets/activities").iterdir()}

    run("links", "--report", "--state", "links.json", cwd=project)
    assert before == {path.name: path.read_text() for path in (project / "assets/activities").iterdir()}
    done = run("links", "--fix", "--state", "links.json", cwd=project)
    after = {path.name: path.read_text() for path in (project / "assets/activities").iterdir()}

    assert {name for name in after if after[name] != before[name]} == {"moved.yaml"}
    changed = zip(before["moved.yaml"].splitlines(), after["moved.yaml"].splitlines(), strict=True)
    ((old, new),) = [(old, new) for old, new in changed if old != new]
    assert new == old.replace("'https://moved.example.org/'", "https://www.moved.example.org/new")
    assert "1 address has moved to another website: look first." in done.stdout

    run("links", "--fix", "sold", "--state", "links.json", cwd=project)
    assert "https://elsewhere.example.com/" in (project / "assets/activities/sold.yaml").read_text()


def test_the_command_asks_what_is_due_and_remembers_it_beside_the_cache(
    project: Path, web: Web, asks: Asking, monkeypatch: pytest.MonkeyPatch, cache_folder: Path
) -> None:
    """The whole command; names lead here, and what would be port 443 is our own server's."""
    transport = PublicTransport(asks._resolve, lambda number: number == HERE, NO_CERTIFICATES)
    monkeypatch.setattr(asking, "PublicTransport", lambda: transport)
    asks.names = {"fine.example.org": [NEXT_DOOR]}

    first = run("links", "fine", cwd=project, SOURCE_DATE_EPOCH=MORNING)
    again = run("links", "--report", cwd=project)

    assert "fine.example.org is in somebody's own network, so it was not asked." in first.stdout
    assert "1 in somebody's own network, 3 not asked yet" in again.stdout
    assert json.loads((cache_folder / "links.json").read_text())["links"].keys() == {"https://fine.example.org/"}


def test_a_slip_is_answered_with_what_to_type(project: Path) -> None:
    (project / "links.json").write_text("tea")

    assert "is not what fingerpost links wrote." in run("links", "--state", "links.json", cwd=project).stderr
    assert "Did you mean broken?" in run("links", "brokn", cwd=project).stderr


def test_a_secret_place_is_named_to_editors_and_not_in_an_issue(site: OpenSite, tmp_path: Path) -> None:
    site({"places/safe.yaml": SECRET})
    failures = [TODAY - timedelta(days=days) for days in (20, 10, 1)]
    remember(tmp_path / "links.json", secret=Memory(result="failed", why="Gone.", failures=failures))

    words = run("links", "--report", "--state", "links.json", cwd=tmp_path).stdout
    issue = run("links", "--report", "--markdown", "--state", "links.json", cwd=tmp_path).stdout

    assert "place/safe" in words
    assert "safe" not in issue
    assert "secret" not in issue


def test_every_state_is_in_the_order_of_what_to_do() -> None:
    assert [finding.state for finding in findings_of([Target("https://x.example.org/", ())], {})] == [State.NOT_ASKED]
