"""Asking computers of the public internet, and no others: one at a time each, with a pause.

The name of a computer is looked up once; every number it has is looked at, and the connection goes to one of these
very numbers. So a name cannot lead elsewhere between the look and the connection, nor can a page that leads on.
"""

from __future__ import annotations

import asyncio
import socket
import ssl
import time
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from http.cookiejar import CookieJar, DefaultCookiePolicy

import httpx

from fingerpost import __version__
from fingerpost.records.internet import NotPublic, is_public
from fingerpost.records.settings import Settings

Resolve = Callable[[str, int], Awaitable[list[str]]]
Sleep = Callable[[float], Awaitable[None]]
PAUSE = 2.0  # seconds between two requests to one computer
_TIMES = httpx.Timeout(15, connect=10)
_TRIED = 3  # numbers of one name
_CHARACTERS = 200


async def look_up(host: str, port: int) -> list[str]:
    """The numbers that a name has, as this computer finds them.

    Raises:
        OSError: If it has none, or nobody answers.
    """
    loop = asyncio.get_running_loop()
    rows = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(row[4][0]) for row in rows))


class NoSuchHost(httpx.TransportError):
    """A name has no number."""


class PublicTransport(httpx.AsyncBaseTransport):
    """Connects to numbers that were looked at, with the certificate of the name that was asked for."""

    def __init__(
        self,
        resolve: Resolve = look_up,
        is_allowed: Callable[[str], bool] = is_public,
        verify: ssl.SSLContext | bool = True,
    ) -> None:
        # No connection is kept: a second name may have the same number, and another certificate.
        limits = httpx.Limits(max_keepalive_connections=0)
        self._inner = httpx.AsyncHTTPTransport(verify=verify, limits=limits, trust_env=False)
        self._resolve, self._is_allowed = resolve, is_allowed

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Ask the first of its numbers that answers.

        Raises:
            NotPublic: If any of them is not on the public internet.
            NoSuchHost: If there is none.
        """
        host = request.url.host
        try:
            numbers = await self._resolve(host, request.url.port or (443 if request.url.scheme == "https" else 80))
        except (OSError, UnicodeError):
            numbers = []
        if not numbers:
            raise NoSuchHost(host, request=request)
        if not all(self._is_allowed(number) for number in numbers):
            raise NotPublic(host)
        for at, number in enumerate(numbers[:_TRIED], 1):
            try:
                return await self._inner.handle_async_request(_sent_to(number, request, host))
            except (httpx.ConnectError, httpx.ConnectTimeout) as error:
                if at == len(numbers[:_TRIED]) or "certificate" in str(error).lower():
                    raise
        raise NoSuchHost(host, request=request)

    async def aclose(self) -> None:
        """Close what is open."""
        await self._inner.aclose()


def _sent_to(number: str, request: httpx.Request, host: str) -> httpx.Request:
    return httpx.Request(
        request.method,
        request.url.copy_with(host=number),
        headers=request.headers,  # its Host is the name
        stream=request.stream,
        extensions={**request.extensions, "sni_hostname": host},
    )


def open_client(settings: Settings, transport: httpx.AsyncBaseTransport) -> httpx.AsyncClient:
    """A client that says who asks, keeps no cookies and follows no redirects."""
    headers = {"User-Agent": agent_of(settings), "Accept": "text/html, */*;q=0.1", "Accept-Encoding": "identity"}
    return httpx.AsyncClient(
        transport=transport,
        headers=headers,
        cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),
        timeout=_TIMES,
        follow_redirects=False,
        trust_env=False,
    )


def agent_of(settings: Settings) -> str:
    """Who asks, and whom to write to if it does harm."""
    contact = settings.editors.email or settings.editors.phone
    words = f"{settings.site}; {contact}" if contact else settings.site
    plain = "".join(character for character in words if character.isascii() and character.isprintable())
    return f"Fingerpost/{__version__} (checks links; {plain.replace('(', '').replace(')', '')[:_CHARACTERS]})"


class Pace:
    """One request at a time to each host, and a pause between two."""

    def __init__(self, pause: float = PAUSE, sleep: Sleep = asyncio.sleep) -> None:
        self._pause, self._sleep = pause, sleep
        self._locks: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._free_at: dict[str, float] = {}

    @asynccontextmanager
    async def turn(self, host: str) -> AsyncIterator[None]:
        """Wait until it is one's turn."""
        async with self._locks[host]:
            wait = self._free_at.get(host, 0.0) - time.monotonic()
            if wait > 0:
                await self._sleep(wait)
            try:
                yield
            finally:
                self._free_at[host] = time.monotonic() + self._pause

    async def wait(self, seconds: float) -> None:
        """Wait as long as a server asks for."""
        await self._sleep(seconds)
