"""The receiver as a web application: one address that accepts JSON from the pages of one site.

Its answers are for the form: a receipt once the submission is on the disk, or what has to be put right. Nothing that
was sent is in a log or in an answer.
"""

from __future__ import annotations

import asyncio
import json
import math
import time
import traceback
from collections.abc import AsyncIterator, Callable, Coroutine, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from fingerpost.intake.receiver.inbox import Entry, Inbox, InboxFull, in_groups
from fingerpost.intake.receiver.limits import MOST_BYTES, Limits
from fingerpost.intake.receiver.rules import Verdict
from fingerpost.language import ENGLISH, Language

TRAP = "leave_empty"  # a field that no person sees: whoever fills it in is a program
_DEEPEST = 20  # parts within parts: the fullest entry has seven
_PATIENCE = 20  # seconds for all of a body
_AT_ONCE = 32  # submissions that are looked at; more of them have to come again
_PRIVATE = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer"}


@dataclass(slots=True, kw_only=True)
class Receiver:
    """What a submission meets."""

    inbox: Inbox
    judge: Callable[[Mapping[str, Any]], Verdict]  # by the rules of the directory
    origins: frozenset[str]  # of the site: https://directory.example.org
    language: Language = ENGLISH  # in which visitors are answered
    contact: str = ""  # how to reach the editors when this cannot take something
    limits: Limits = field(default_factory=Limits)
    on_kept: Callable[[Entry], None] = lambda _: None
    log: Callable[[str], None] = lambda _: None
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    clock: Callable[[], float] = time.monotonic
    _room: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(_AT_ONCE))

    async def submit(self, request: Request) -> Response:
        """Take one submission."""
        size = 0
        try:
            body = await self._body(request)
            size = len(body)
            response = await self._accept(body)
        except _Refused as why:
            response = why.response
        except ClientDisconnect:
            return Response(status_code=400)  # nobody is there to read it
        except Exception as fault:  # the words of a fault may repeat what was sent, so they go nowhere
            response = _Refused(500, self.language.text("It could not be kept.") + self._instead, wait=600).response
            self.log(f"{type(fault).__name__} at {_where(fault)}: please report it")
        self.log(f"{response.status_code} {size} bytes")
        return response

    async def _body(self, request: Request) -> bytes:
        """All of a body, from a page of the site, and not more than is allowed.

        Raises:
            _Refused: If it may not be taken.
        """
        text = self.language.text
        if request.headers.get("origin", "") not in self.origins:
            raise _Refused(403, text("This address takes only what the form of the directory sends."))
        if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
            raise _Refused(415, text("Send it as application/json."))
        if wait := self.limits.wait_for(request.client.host if request.client else "", self.clock()):
            raise _Refused(429, text("That is a lot at once. Wait a little, then send it again."), wait=wait)
        if self._room.locked():
            raise _Refused(503, text("Many people are writing just now. Send it again in a moment."), wait=5)
        body = bytearray()
        try:
            async with asyncio.timeout(_PATIENCE):
                async for part in request.stream():
                    body += part
                    if len(body) > MOST_BYTES:
                        most = f"{MOST_BYTES // 1000} kB"
                        raise _Refused(413, text("That is too long. At most {most} can be sent.", most=most))
        except TimeoutError:
            raise _Refused(408, text("It took too long to arrive. Send it again.")) from None
        return bytes(body)

    async def _accept(self, body: bytes) -> Response:
        text = self.language.text
        try:
            submission = _read(body)
        except ValueError:
            raise _Refused(400, text("Part of it did not arrive. Send it again.")) from None
        is_spam = bool(submission.pop(TRAP, ""))
        async with self._room:
            verdict = Verdict() if is_spam else await run_in_threadpool(self.judge, submission)
            if verdict.faults:
                problems = [{"path": each.path, "code": each.code, "message": each.message} for each in verdict.faults]
                raise _Refused(422, text("Something has to be put right first."), problems=problems)
            try:
                entry = await run_in_threadpool(self.inbox.keep, submission, self.now(), is_spam=is_spam)
            except InboxFull:
                raise _Refused(503, text("Nothing can be received just now.") + self._instead, wait=3600) from None
            except OSError:
                self.log("507 the inbox could not be written")
                raise _Refused(507, text("It could not be kept.") + self._instead, wait=600) from None
        if not is_spam:
            self.on_kept(entry)
        receipt = in_groups(entry.receipt)
        message = text(
            "Thank you. It has arrived, and an editor will look at it. If you ask about it, say {receipt}.",
            receipt=receipt,
        )
        answer = {"receipt": receipt, "message": message, "not_taken": verdict.not_taken}
        return JSONResponse(answer, status_code=202, headers=_PRIVATE)

    @property
    def _instead(self) -> str:
        return " " + self.language.text("Write to us instead: {address}.", address=self.contact) if self.contact else ""


class _Refused(Exception):
    def __init__(
        self, status: int, message: str, *, wait: float = 0, problems: list[dict[str, str]] | None = None
    ) -> None:
        super().__init__(message)
        headers = {**_PRIVATE, "Retry-After": str(int(wait) + 1)} if wait else _PRIVATE
        content = {"message": message, "problems": problems or []}
        self.response = JSONResponse(content, status_code=status, headers=headers)


def _where(fault: BaseException) -> str:
    """The file and the line of a fault, without its words."""
    last = traceback.extract_tb(fault.__traceback__)[-1]
    return f"{Path(last.filename).name}:{last.lineno}"


def _read(body: bytes) -> dict[str, Any]:
    """The object that was sent.

    Raises:
        ValueError: If it is none.
    """
    try:
        submission = json.loads(body, parse_constant=_no_number, parse_float=_number)
    except RecursionError:  # what is nested a thousand times
        raise ValueError from None
    if not isinstance(submission, dict) or not _is_shallow(submission):
        raise ValueError
    return submission


def _is_shallow(value: Any, levels: int = _DEEPEST) -> bool:
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return levels > 0 and all(_is_shallow(part, levels - 1) for part in parts)


def _number(digits: str) -> float:
    """A number that can be written again; 1e999 cannot.

    Raises:
        ValueError: If it is too large.
    """
    number = float(digits)
    if not math.isfinite(number):
        raise ValueError(digits)
    return number


def _no_number(name: str) -> float:
    """Refuse NaN and the infinities, which are not JSON.

    Raises:
        ValueError: Always.
    """
    raise ValueError(name)


async def _what_this_is(_: Request) -> Response:
    text = "This address takes what the form of a Fingerpost directory sends. There is nothing to see here.\n"
    return Response(text, media_type="text/plain", headers=_PRIVATE)


def application(receiver: Receiver, work: Callable[[], Coroutine[Any, Any, None]] | None = None) -> Starlette:
    """The web application.

    Args:
        receiver: What a submission meets.
        work: What goes on beside it for as long as it runs: to propose what was kept.
    """

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        task = asyncio.create_task(work()) if work else None
        yield
        if task:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task

    cross_origin = Middleware(
        CORSMiddleware,
        allow_origins=sorted(receiver.origins),
        allow_methods=["POST"],
        allow_headers=["content-type"],
        max_age=86_400,
    )
    routes = [
        Route("/", receiver.submit, methods=["POST"]),
        Route("/", _what_this_is, methods=["GET"]),
    ]
    return Starlette(routes=routes, middleware=[cross_origin], lifespan=lifespan)
