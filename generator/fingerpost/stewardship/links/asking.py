"""The askers of a run, put together."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import date

import dns.asyncresolver
import httpx

from fingerpost.records.settings import Settings
from fingerpost.stewardship.links.ask_mail import MailAsker
from fingerpost.stewardship.links.ask_web import WebAsker
from fingerpost.stewardship.links.client import Pace, PublicTransport, open_client
from fingerpost.stewardship.links.memory import Memories
from fingerpost.stewardship.links.run import Keep, Progress, Run
from fingerpost.stewardship.links.targets import Target


def ask_all(
    settings: Settings,
    targets: Sequence[Target],
    memories: Memories,
    *,
    today: date,
    keep: Keep,
    progress: Progress,
    transport: httpx.AsyncBaseTransport | None = None,
    pace: Pace | None = None,
    resolver: dns.asyncresolver.Resolver | None = None,
) -> None:
    """Ask about each target and remember the answers.

    Raises:
        NoConnection: If nothing could be reached.
        OSError: If what was learnt cannot be kept.
    """

    async def ask() -> None:
        async with open_client(settings, transport or PublicTransport()) as client:
            web = WebAsker(client, pace or Pace())
            run = Run(web, MailAsker(resolver), memories, today, keep, progress)
            await run.ask_all(targets)

    try:
        asyncio.run(ask())
    except ExceptionGroup as errors:  # of the tasks: the file that remembers could not be written, a full disk
        raise _first(errors) from None


def _first(error: Exception) -> Exception:
    return _first(error.exceptions[0]) if isinstance(error, ExceptionGroup) else error
