"""A web of our own, over real sockets, and a run that asks it and nobody else."""

from __future__ import annotations

import asyncio
import signal
import socket
import ssl
import threading
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from fingerpost.records.parts import Contact
from fingerpost.records.settings import Settings
from fingerpost.stewardship.links import asking
from fingerpost.stewardship.links.client import Pace, PublicTransport
from fingerpost.stewardship.links.memory import Memories, Memory, write_memories
from fingerpost.stewardship.links.targets import Target

TODAY = date(2026, 11, 21)
HERE, NEXT_DOOR = "127.0.0.1", "127.0.0.2"  # in these tests, only the first is on the public internet

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
        self.requests: list[str] = []
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
            self.requests.append(f"{handler.command} {host}{handler.path}")
            self.headers.append(handler.headers)
            self.now[host] += 1
            self.most[host] = max(self.most[host], self.now[host])
        try:
            answer = self.replies.get(f"{handler.command} {host}{handler.path}", self.replies.get(host + handler.path))
            status, headers, content = answer() if callable(answer) else answer or (200, {}, b"<title>Tea</title>")
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


def remember(path: Path, **memories: Memory) -> None:
    write_memories(path, {f"https://{host}.example.org/": memory for host, memory in memories.items()})
