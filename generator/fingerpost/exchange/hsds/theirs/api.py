"""Ask an HSDS or Open Referral UK API for its services: politely, page by page and then one by one, and go on later."""

from __future__ import annotations

import http.client
import json
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from email.message import Message
from hashlib import blake2b
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import parse_qsl, quote, urlencode, urljoin, urlsplit, urlunsplit
from urllib.request import Request

from fingerpost.cache.place import NoCacheFolder, open_cache_folder
from fingerpost.exchange.hsds.theirs.answers import services_in
from fingerpost.exchange.hsds.theirs.source import import_problem
from fingerpost.exchange.public_address import public_opener
from fingerpost.exchange.tables.table import TableError
from fingerpost.records.escaping import visible
from fingerpost.records.internet import NotPublic
from fingerpost.records.problem import Problem
from fingerpost.records.shorten import shorten
from fingerpost.records.span import Span

AGENT = "Fingerpost (imports open data; https://openreferral.org)"
MOST_BYTES = 64 * 1024 * 1024  # of one answer
MOST_PAGES = 5_000  # of one list
MOST_ANSWERS = 100_000  # in all: pages, and services one by one. With the usual pause they take most of a night.
MOST_BYTES_IN_ALL = 1024 * 1024 * 1024
ATTEMPTS = 4
_LONGEST_REASON = 100  # characters of what a server says of itself
LONGEST_PAUSE = 60.0  # seconds, whatever a server asks for
FRESH = 24 * 3600.0  # seconds that an answer is used again, after an import that was stopped
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Fetching:
    """How to ask."""

    pause: float = 0.2  # seconds between two questions
    timeout: float = 60.0  # seconds
    private: bool = False  # ask addresses of one's own network as well


class _Endless(Exception):
    """An API that goes on and on, and would fill memory and disk; the text is what was asked last."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an API has."""

    services: list[Any]  # in full
    organizations: list[Any]  # these two only if it lists them, which it need not
    locations: list[Any]
    problems: list[Problem]


def fetch(address: str, assets: Path, fetching: Fetching, progress: Progress | None = None) -> Fetched:
    """Every service in full, and what to say of those that could not be had.

    Raises:
        TableError: If the API cannot be read.
    """
    asker = _Asker(address, assets, fetching)
    try:
        return _everything(asker, address, progress)
    except _Endless as error:
        message = (
            f"The API goes on after {MOST_ANSWERS:,} answers or {MOST_BYTES_IN_ALL >> 20:,} MB. Nothing was imported."
        )
        hint = "Ask its keepers for the tables of HSDS as a zip, and import that."
        raise TableError(_fault(str(error), message, hint)) from None


def _everything(asker: _Asker, address: str, progress: Progress | None) -> Fetched:
    listed, problems = _list(asker, "services", progress)
    if not listed:
        raise TableError(_fault(address, "It lists no services.", "Try the address that /services is below."))
    services = []
    for number, service in enumerate(listed, start=1):
        if not isinstance(service, dict) or _is_whole(service) or "id" not in service:
            services.append(service)
        else:
            try:
                answer = asker.ask(f"services/{quote(str(service['id']), safe='')}")
            except TableError as error:
                span = Span(f"{asker.base}services/{service['id']}")
                problems.append(
                    import_problem("hsds-not-whole", span, f"Only what the list says is known. {error.problem.message}")
                )
                answer = service
            services.append(answer if isinstance(answer, dict) and "name" in answer else service)
        if progress:
            progress(number, len(listed))
    others: dict[str, list[Any]] = {"organizations": [], "locations": []}
    for name in others:
        with suppress(TableError):
            others[name] = _list(asker, name)[0]
    asker.forget()
    return Fetched(services, others["organizations"], others["locations"], problems)


def _is_whole(service: dict[str, Any]) -> bool:
    """Whether a list gave a service with its parts: lists in it, of other things than empty ones."""
    return any(isinstance(value, list) and value for value in service.values())


def _list(asker: _Asker, name: str, progress: Progress | None = None) -> tuple[list[Any], list[Problem]]:
    """What is on all pages of a list. A server that answers every page with the first is one of plain files."""
    listed: list[Any] = []
    problems: list[Problem] = []
    earlier_ids: set[str] = set()
    for number in range(1, MOST_PAGES + 1):
        answer = asker.ask(name, page=number)
        page = services_in(answer)
        ids = {json.dumps(each.get("id") if isinstance(each, dict) else each, default=str) for each in page}
        if ids <= earlier_ids:
            if page:
                problems.append(
                    import_problem(
                        "hsds-same-page", Span(f"{asker.base}{name}"), f"Page {number} is one that came before."
                    )
                )
            break
        earlier_ids |= ids
        listed += page
        pages = _total(answer)
        if progress:
            progress(number, max(pages, number))
        if number >= pages or not page:
            break
    return listed, problems


def _total(answer: Any) -> int:
    """How many pages there are, in the envelope of 3.0 or 1.0."""
    if not isinstance(answer, dict):
        return 1
    for name in ("total_pages", "totalPages"):
        if isinstance(answer.get(name), int):
            return int(answer[name])
    is_last = answer.get("last_page", answer.get("last"))
    return MOST_PAGES if is_last is False else 1


class _Asker:
    """Asks one API, keeps the answers until the import is finished, and pauses between questions."""

    def __init__(self, address: str, assets: Path, fetching: Fetching) -> None:
        fault = _fault(address, "That is no address of an API.", "Write it whole: https://example.org/api")
        try:
            parts = urlsplit(address)
        except ValueError:
            raise TableError(fault) from None
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.username is not None:
            raise TableError(fault)
        path = quote(parts.path, safe="/%~:@!$&'()*+,;=").rstrip("/").removesuffix("/services")
        self._query = dict(parse_qsl(parts.query))
        self.base = urlunsplit((parts.scheme, parts.netloc, f"{path}/", "", ""))
        self._fetching = fetching
        self._opener = public_opener(allow_private=fetching.private)
        self._last = 0.0
        self._answers = self._bytes = 0
        self._folder = _kept_answers(assets, self.base)

    def ask(self, what: str, **query: int) -> Any:
        """The JSON of an answer.

        Raises:
            TableError: If there is none.
        """
        words = urlencode({**self._query, **query})
        address = urljoin(self.base, what) + (f"?{words}" if words else "")
        file = self._folder / f"{blake2b(address.encode(), digest_size=16).hexdigest()}.json" if self._folder else None
        content = _fresh(file)
        if content is None:
            content = self._fetch(address)
        self._count(content, address)
        try:
            value = json.loads(content.decode("utf-8-sig"))
        except (ValueError, RecursionError):
            raise TableError(_fault(address, "The answer is no JSON.", "Is this the address of the API?")) from None
        if file is not None:
            with suppress(OSError):
                part = file.with_suffix(".part")
                part.write_bytes(content)
                part.replace(file)
        return value

    def forget(self) -> None:
        """Delete the answers: the import is finished."""
        if self._folder is not None:
            for file in self._folder.glob("*.json"):
                with suppress(OSError):
                    file.unlink()

    def _count(self, content: bytes, address: str) -> None:
        self._answers += 1
        self._bytes += len(content)
        if self._answers > MOST_ANSWERS or self._bytes > MOST_BYTES_IN_ALL:
            raise _Endless(address)

    def _fetch(self, address: str) -> bytes:
        request = Request(address, headers={"User-Agent": AGENT, "Accept": "application/json"})  # noqa: S310  # http only
        why = ""
        for attempt in range(ATTEMPTS):
            wait = self._last + self._fetching.pause - time.monotonic()
            if wait > 0:
                time.sleep(wait)
            try:
                with self._opener.open(request, timeout=self._fetching.timeout) as answer:
                    return self._whole(answer, address)
            except HTTPError as error:
                with error:
                    says = shorten(visible(" ".join(str(error.reason).split())), _LONGEST_REASON)
                    why = f"The server says {error.code} {says}."
                    if error.code not in (429, 500, 502, 503, 504):
                        raise TableError(_fault(address, why, "")) from None
                    pause = _seconds(error.headers)
            except NotPublic as error:
                raise TableError(_not_public(address, str(error))) from None
            except (URLError, OSError, http.client.HTTPException, ValueError) as error:  # a name that is none, too
                if isinstance(reason := getattr(error, "reason", None), NotPublic):
                    raise TableError(_not_public(address, str(reason))) from None
                why, pause = f"The server cannot be reached ({type(error).__name__}).", 0.0
            finally:
                self._last = time.monotonic()
            if attempt + 1 < ATTEMPTS:
                time.sleep(min(LONGEST_PAUSE, max(pause, self._fetching.pause * 2**attempt)))
        hint = "Try again later: what has come is kept for a day, and the import goes on from there."
        raise TableError(_fault(address, why, hint))

    def _whole(self, answer: Any, address: str) -> bytes:
        """All of an answer, within ten times the patience for a part of it: a slow server may send a byte a second."""
        ends = time.monotonic() + 10 * self._fetching.timeout
        content = bytearray()
        while part := answer.read1(1 << 16):
            content += part
            if len(content) > MOST_BYTES or time.monotonic() > ends:
                raise TableError(_fault(address, "The answer is too long, or takes too long.", ""))
        return bytes(content)


def _seconds(headers: Message) -> float:
    """How long a server asks to wait."""
    text = headers.get("Retry-After", "")
    return float(text) if text.isascii() and text.isdigit() else 0.0


def _kept_answers(assets: Path, base: str) -> Path | None:
    """Where answers are kept until the import is finished; nowhere if there can be no cache."""
    try:
        folder = open_cache_folder(assets) / "fetched" / blake2b(base.encode(), digest_size=8).hexdigest()
        folder.mkdir(parents=True, exist_ok=True)
        for file in folder.parent.glob("*/*"):
            if time.time() - file.stat().st_mtime >= FRESH:
                file.unlink()
    except (NoCacheFolder, OSError):
        return None
    return folder


def _fresh(path: Path | None) -> bytes | None:
    if path is None:
        return None
    with suppress(OSError):
        if time.time() - path.stat().st_mtime < FRESH:
            return path.read_bytes()
    return None


def _fault(address: str, message: str, hint: str) -> Problem:
    return Problem(code="hsds-unreachable", span=Span(address), message=message, hint=hint)


def _not_public(address: str, host: str) -> Problem:
    return Problem(
        code="hsds-private-address",
        span=Span(address),
        message=f"{host} is not on the public internet, so it was not asked.",
        hint="If it is your own and you want that, add --private",
    )
