"""One run: every address that is due is asked, many hosts at once and each host in turn."""

from __future__ import annotations

import asyncio
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from fingerpost.stewardship.links.answer import Answer, Result
from fingerpost.stewardship.links.memory import Memories, Memory
from fingerpost.stewardship.links.targets import Target

AT_ONCE = 16  # hosts
REFUSALS = 3  # of one host in one run: then its other addresses are left in peace
KEEP_EVERY = 50  # answers: what was asked is not asked again after a stop
_SURE = 5  # addresses, all unreachable: then it is this computer that has no connection

Keep = Callable[[Memories], None]
Progress = Callable[[int, int], None]


class AsksWeb(Protocol):
    """See ``ask_web.WebAsker``."""

    async def ask(self, address: str, *, look: bool) -> Answer: ...


class AsksMail(Protocol):
    """See ``ask_mail.MailAsker``."""

    async def ask(self, domain: str) -> Answer: ...


class NoConnection(Exception):
    """Nothing at all was reached, so nothing was learnt about any address."""


@dataclass(slots=True)
class Run:
    """Asks, and remembers."""

    web: AsksWeb
    mail: AsksMail
    memories: Memories
    today: date
    keep: Keep
    progress: Progress
    count: int = 0
    _unreached: list[tuple[Memory, Answer]] = field(default_factory=list)
    _is_connected: bool = False
    _refusals: Counter[str] = field(default_factory=Counter)
    _silences: Counter[str] = field(default_factory=Counter)  # by host: addresses that nobody answered
    _skips: int = 0  # addresses of hosts that are silent
    _waits: dict[str, Answer] = field(default_factory=dict)

    async def ask_all(self, targets: Sequence[Target]) -> None:
        """Ask about each target.

        Raises:
            NoConnection: If nothing could be reached.
        """
        queue: asyncio.Queue[list[Target]] = asyncio.Queue()
        by_host: defaultdict[str, list[Target]] = defaultdict(list)
        for target in targets:
            by_host[f"{target.is_mail} {target.host}"].append(target)
        for of_host in sorted(by_host.values(), key=len, reverse=True):  # the longest row is the last to end
            queue.put_nowait(of_host)
        try:
            async with asyncio.TaskGroup() as group:
                for _ in range(min(AT_ONCE, queue.qsize())):
                    group.create_task(self._work(queue, len(targets)))
        finally:
            if self._is_connected:
                self._settle()
            self.keep(self.memories)
        if not self._is_connected and len(self._unreached) + self._skips >= _SURE:
            raise NoConnection
        self._settle()
        self.keep(self.memories)

    async def _work(self, queue: asyncio.Queue[list[Target]], total: int) -> None:
        with suppress(asyncio.QueueEmpty):
            while True:
                for target in queue.get_nowait():
                    await self._ask(target)
                    self.count += 1
                    self.progress(self.count, total)
                    if self.count % KEEP_EVERY == 0:
                        self.keep(self.memories)

    async def _ask(self, target: Target) -> None:
        memory = self.memories.setdefault(target.address, Memory())
        host = target.host
        if target.is_mail:
            answer = await self.mail.ask(host)
        elif host in self._waits:
            answer = self._waits[host]
        elif self._refusals[host] >= REFUSALS:
            answer = Answer(result=Result.UNCLEAR, why=f"{host} does not answer programs. Open it yourself.")
        elif self._silences[host] >= REFUSALS:
            self._skips += 1  # nothing is learnt of it, so it is asked another day
            return
        else:
            answer = await self.web.ask(target.address, look=memory.is_worth_a_look(self.today))
            self._silences[host] += answer.is_offline
            self._refusals[host] += answer.result == Result.UNCLEAR
            if answer.result == Result.LATER:
                self._waits[host] = answer
        if answer.is_offline:
            self._unreached.append((memory, answer))
            return
        self._is_connected = True
        memory.take(answer, self.today)

    def _settle(self) -> None:
        """Count what was not reached as a failure, now that something else was."""
        for memory, answer in self._unreached:
            memory.take(answer, self.today)
        self._unreached.clear()


def due_targets(targets: Iterable[Target], memories: Memories, today: date) -> list[Target]:
    """What has to be asked now: what was never asked, or so long ago that it may have changed."""
    return [target for target in targets if memories.get(target.address, Memory()).is_due(today)]
