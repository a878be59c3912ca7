"""Asking a web address: is there a page, and where does it lead?"""

from __future__ import annotations

import asyncio
import math
import re
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from html import unescape
from urllib.parse import urljoin, urlsplit

import httpx

from fingerpost.records.internet import NotPublic
from fingerpost.records.web_address import Refused, host_of, read_web
from fingerpost.stewardship.links.answer import Answer, Result
from fingerpost.stewardship.links.client import NoSuchHost, Pace

LONGEST = 60.0  # seconds for one address with all that it leads to, waiting not counted
_HOPS = 6
_LEAST_PORT, _PORTS_OF_THE_WEB = 1024, (80, 443)  # below it others speak, such as mail: browsers refuse these too
_LOOKED_AT = 65_536  # bytes of a page
_PATIENCE = 60  # seconds that are waited when a server asks for it; for longer, it is asked another day
_FOR_GOOD, _FOR_NOW = (301, 308), (302, 303, 307)
_NO_PAGE = {404: "There is no such page (404).", 410: "The page has been taken away for good (410)."}
_ONLY_PEOPLE = frozenset((401, 403, 405, 406, 407, 418, 429, 451, 999))  # 999 is LinkedIn's
_TOO_MUCH = (429, 503)
_NOT_FOUND = re.compile(
    r"\b404\b|\bnot found\b|\bno longer (?:exists|available)\b|\bpage (?:missing|gone)\b", re.IGNORECASE
)
_FOR_SALE = re.compile(
    r"\bdomain (?:name )?(?:is|may be) for sale\b|\bbuy this domain\b"
    r"|\bdomain (?:is|has been) (?:parked|expired)\b|\bparked (?:free|domain)\b|\baccount (?:has been )?suspended\b",
    re.IGNORECASE,
)
_MARKETS = ("afternic.com", "bodis.com", "dan.com", "hugedomains.com", "parkingcrew.net", "sedo.com", "sedoparking.com")


@dataclass(slots=True)
class _Way:
    """Where an address has led so far."""

    at: str
    moved_to: str = ""  # as far as every step was for good
    is_for_good: bool = True
    addresses: set[str] = field(default_factory=set)
    seconds_left: float = LONGEST


class _Stop(Exception):
    """The answer is known."""

    def __init__(self, answer: Answer) -> None:
        super().__init__(answer.why)
        self.answer = answer


class WebAsker:
    """Asks addresses, each in turn with the others of its host."""

    def __init__(self, client: httpx.AsyncClient, pace: Pace) -> None:
        self._client, self._pace = client, pace

    async def ask(self, address: str, *, look: bool) -> Answer:
        """Ask one address.

        Args:
            address: With https or http.
            look: Also look at the beginning of the page for signs that it is not really there.
        """
        try:
            return await self._follow(_Way(address), look=look)
        except _Stop as stop:
            return stop.answer
        except NotPublic as error:
            return Answer(result=Result.PRIVATE, why=f"{error} is in somebody's own network, so it was not asked.")
        except NoSuchHost as error:
            return _failed(f"There is no {error}.", is_offline=True)
        except (TimeoutError, httpx.TimeoutException):
            return _failed("It does not answer in time.", is_offline=True)
        except (httpx.HTTPError, httpx.InvalidURL, ValueError, OSError) as error:
            return _failed(*_say(error))

    async def _follow(self, way: _Way, *, look: bool) -> Answer:
        first = way.at
        while True:
            response = await self._there(way)
            if response.status_code not in (*_FOR_GOOD, *_FOR_NOW):
                break
            self._step(way, response)
        if not response.is_success:
            return _judge(response.status_code)
        hint = _hint_of_way(first, way.at)
        if look and not hint and "html" in response.headers.get("content-type", "html"):
            hint = await self._look(way)
        moved_to = "" if hint else way.moved_to
        return Answer(result=Result.FINE, moved_to=moved_to, hint=hint, has_looked=look)

    def _step(self, way: _Way, response: httpx.Response) -> None:
        """Go where the answer leads.

        Raises:
            _Stop: If that is nowhere, or nowhere to send people to.
        """
        location = response.headers.get("location", "")
        if not location:
            raise _Stop(_failed(f"It leads on and does not say where ({response.status_code})."))
        to = read_web(urljoin(way.at, location))
        if isinstance(to, Refused):
            if to.fault == "private":
                why = "It leads into somebody's own network, so that was not asked."
                raise _Stop(Answer(result=Result.PRIVATE, why=why))
            raise _Stop(Answer(result=Result.UNCLEAR, why="It leads to an address that no page may link to."))
        way.addresses.add(way.at)
        if to.href in way.addresses or len(way.addresses) > _HOPS:
            # Some send everybody round once who brings no cookie.
            raise _Stop(Answer(result=Result.UNCLEAR, why="It leads programs round in circles. Open it yourself."))
        way.at = to.href
        way.is_for_good = way.is_for_good and response.status_code in _FOR_GOOD
        if way.is_for_good:
            way.moved_to = to.href

    async def _there(self, way: _Way) -> httpx.Response:
        """The answer without what is on the page: by HEAD, and where a server does not know that, by GET."""
        port = urlsplit(way.at).port
        if port and port < _LEAST_PORT and port not in _PORTS_OF_THE_WEB:
            raise _Stop(Answer(result=Result.UNCLEAR, why=f"Port {port} is not one of websites, so it was not asked."))
        response = await self._once("HEAD", way)
        if response.status_code >= 400 and response.status_code not in _TOO_MUCH:
            response = await self._once("GET", way)
        if response.status_code in _TOO_MUCH and "retry-after" in response.headers:
            seconds = _seconds(response.headers["retry-after"])
            if seconds > _PATIENCE:
                raise _Stop(_later(seconds))
            await self._pace.wait(seconds)
            response = await self._once("GET", way)
        if response.status_code == 429 or (response.status_code == 503 and "retry-after" in response.headers):
            raise _Stop(_later(_seconds(response.headers.get("retry-after", ""))))
        return response

    async def _once(self, method: str, way: _Way) -> httpx.Response:
        async with self._turn(way), self._client.stream(method, way.at) as response:
            return response

    @asynccontextmanager
    async def _turn(self, way: _Way) -> AsyncIterator[None]:
        async with self._pace.turn(host_of(way.at)), asyncio.timeout(way.seconds_left):
            began = time.monotonic()
            try:
                yield
            finally:
                way.seconds_left = max(0.0, way.seconds_left - (time.monotonic() - began))

    async def _look(self, way: _Way) -> str:
        """What the beginning of a page says of itself."""
        content = bytearray()
        async with self._turn(way), self._client.stream("GET", way.at) as response:
            async for part in response.aiter_raw():
                content += part[: _LOOKED_AT - len(content)]
                if len(content) >= _LOOKED_AT:
                    break
        text = content.decode("utf-8", "replace")
        title = _title_of(text)
        if _NOT_FOUND.search(title):
            return "Its title says that there is no such page."
        if _FOR_SALE.search(title) or _FOR_SALE.search(text):
            return "The domain seems to be for sale, or switched off."
        return ""


def _title_of(text: str) -> str:
    """The title of a page, found in one pass: a page may say "<title>" ten thousand times, and never end it."""
    lower = text.lower()
    tag = lower.find("<title")
    start = lower.find(">", tag) + 1
    end = lower.find("</title", start)
    return unescape(text[start:end]) if min(tag, end) >= 0 and start and len(lower) == len(text) else ""


def _judge(status: int) -> Answer:
    if status in _ONLY_PEOPLE:
        return Answer(result=Result.UNCLEAR, why=f"It does not answer programs ({status}). Open it yourself.")
    if status in _NO_PAGE:
        return _failed(_NO_PAGE[status])
    return _failed(f"Its server is in trouble ({status})." if status >= 500 else f"Its server refuses it ({status}).")


def _hint_of_way(first: str, last: str) -> str:
    """What where it ended may mean."""
    host = host_of(last)
    if any(host == market or host.endswith(f".{market}") for market in _MARKETS):
        return "The domain seems to be for sale."
    if urlsplit(first).path.strip("/") and not urlsplit(last).path.strip("/") and not urlsplit(last).query:
        return "It leads to the front page now, so the page itself may be gone."
    return ""


def _seconds(retry_after: str) -> float:
    """How long a server asks to wait: seconds or a moment (RFC 9110, section 10.2.3); a day where it says neither."""
    if retry_after.strip().isascii() and retry_after.strip().isdigit():
        return float(retry_after.strip()[:9])
    try:
        moment = parsedate_to_datetime(retry_after)
        return max(0.0, (moment.astimezone(UTC) - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError, OverflowError):
        return 24 * 3600.0


def _later(seconds: float) -> Answer:
    days = min(14, max(1, math.ceil(seconds / 86_400)))
    return Answer(result=Result.LATER, why="It asked not to be asked so often.", wait_days=days)


def _failed(why: str, *, is_offline: bool = False) -> Answer:
    return Answer(result=Result.FAILED, why=why, is_offline=is_offline)


def _say(error: Exception) -> tuple[str]:
    words = str(error).lower()
    if "certificate" in words:
        kinds = {"expired": "has run out", "hostname": "is for another name", "self": "was made by itself"}
        kind = next((say for sign, say in kinds.items() if sign in words), "is not valid")
        return (f"Its certificate {kind}, so browsers warn of it.",)
    return ("It cannot be reached.",)
