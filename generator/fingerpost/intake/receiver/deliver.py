"""Proposes what was kept as pull requests, one after another, for as long as the receiver runs."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from starlette.concurrency import run_in_threadpool

from fingerpost.intake.proposal_words import as_markdown, title_of
from fingerpost.intake.proposed_change import ProposedChange
from fingerpost.intake.receiver.github import GitHub, Proposal, ProposedFile, Refused, TryLater
from fingerpost.intake.receiver.inbox import Entry, Inbox, State, in_groups
from fingerpost.intake.receiver.rules import Rules
from fingerpost.intake.submission import MISSING, NotUnderstood
from fingerpost.stewardship.files_of_records import CannotChange

_AGAIN = 60.0  # seconds until what GitHub could not take is tried again; twice as long each time
_LONGEST = 3600.0
_LOOK = 300.0  # seconds: what another process left waiting is seen by then


@dataclass(slots=True, kw_only=True)
class Delivery:
    """What waits in the inbox becomes pull requests; what cannot waits for an editor, with the reason beside it."""

    inbox: Inbox
    rules: Rules
    github: GitHub
    root: Path  # of the repository
    log: Callable[[str], None] = lambda _: None
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    _wake: asyncio.Event = field(default_factory=asyncio.Event)

    def wake(self, _: Entry) -> None:
        """Say that something was kept."""
        self._wake.set()

    async def run(self) -> None:
        """Go on until it is cancelled."""
        pause = _AGAIN
        while True:
            self._wake.clear()
            if await self.deliver():
                pause = _AGAIN
                wait = _LOOK
            else:
                wait, pause = pause, min(pause * 2, _LONGEST)
            try:
                async with asyncio.timeout(wait):
                    await self._wake.wait()
            except TimeoutError:
                continue

    async def deliver(self) -> bool:
        """Propose all that waits; whether GitHub took everything that it was asked."""
        took_all = True
        for entry in await run_in_threadpool(self.inbox.entries, State.WAITING):
            if entry.submission.get("want") == MISSING:
                continue  # for the editors alone, and no file would change
            try:
                await self._deliver_one(entry)
            except TryLater as why:
                self.log(f"GitHub could not be reached ({why}); it is tried again")
                return False
            except Exception as fault:  # a full disk, an answer that is none of GitHub's: it keeps no other waiting
                self.log(f"{entry.receipt} could not be proposed ({type(fault).__name__}); it is tried again")
                took_all = False
        return took_all

    async def _deliver_one(self, entry: Entry) -> None:
        try:
            changes = await run_in_threadpool(self.rules.changes_of, entry.submission)
            changes = [change for change in changes if change.changes_something]
            link = await self.github.propose(self._proposal(entry, changes)) if changes else ""
        except (Refused, NotUnderstood, CannotChange) as why:
            await self._leave(entry, str(why))
            return
        if not link:
            await self._leave(entry, "The directory says all of this already.")
            return
        await run_in_threadpool(self.inbox.settle, entry, State.PROPOSED, now=self.now(), link=link)
        self.log(f"proposed {entry.receipt}")

    async def _leave(self, entry: Entry, remark: str) -> None:
        if entry.remark != remark:
            await run_in_threadpool(self.inbox.settle, entry, State.WAITING, now=self.now(), remark=remark)
            self.log(f"{entry.receipt} waits for an editor")

    def _proposal(self, entry: Entry, changes: list[ProposedChange]) -> Proposal:
        """What is public of it: no more than the files themselves would be."""
        return Proposal(
            branch=f"entry/{entry.receipt.lower()}",
            files=tuple(self._file(change) for change in changes),
            title=title_of(changes),
            body=f"{as_markdown(changes)}\nSent with the form; receipt {in_groups(entry.receipt)}.\n",
        )

    def _file(self, change: ProposedChange) -> ProposedFile:
        return ProposedFile(
            path=change.path.resolve().relative_to(self.root.resolve()).as_posix(),
            before=None if change.before is None else change.before.encode(),
            content=change.text.encode(),
        )
