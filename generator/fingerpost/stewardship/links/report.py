"""What is known of the addresses of a directory, in the order in which an editor deals with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from fingerpost.edition import addresses
from fingerpost.edition.edition import Edition
from fingerpost.language import ENGLISH
from fingerpost.language.counted import counted
from fingerpost.records.escaping import plain_of, visible
from fingerpost.stewardship.links.answer import Result
from fingerpost.stewardship.links.memory import FAILURES, Memories, Memory
from fingerpost.stewardship.links.moved import is_same_site
from fingerpost.stewardship.links.targets import MAIL, Target, Use


class State(StrEnum):
    """What an editor does about it; the first is the most pressing."""

    BROKEN = "broken"
    PRIVATE = "private"
    MOVED = "moved"
    HINT = "hint"
    FAILING = "failing"  # not often enough to be called broken
    UNCLEAR = "unclear"
    FINE = "fine"
    NOT_ASKED = "not-asked"


HEADINGS = {
    State.BROKEN: "Broken: {failures} failures or more, over two weeks",
    State.PRIVATE: "Leads into somebody's own network",
    State.MOVED: "Moved for good",
    State.HINT: "To look at yourself",
    State.FAILING: "Did not answer this time; not called broken yet",
}
_FOR_AN_ISSUE = (State.BROKEN, State.PRIVATE, State.MOVED, State.HINT)


@dataclass(frozen=True, slots=True)
class Finding:
    """One address, and what is known of it."""

    target: Target
    memory: Memory
    state: State

    @property
    def shown(self) -> str:
        return self.target.address.removeprefix(MAIL)


def findings_of(targets: Sequence[Target], memories: Memories) -> list[Finding]:
    """Every address with its state, the most pressing first."""
    findings = [Finding(target, memory, _state(memory)) for target, memory in _with_memories(targets, memories)]
    order = list(State)
    return sorted(findings, key=lambda each: (order.index(each.state), each.target.address))


def _with_memories(targets: Sequence[Target], memories: Memories) -> Iterator[tuple[Target, Memory]]:
    return ((target, memories.get(target.address, Memory())) for target in targets)


def _state(memory: Memory) -> State:
    if memory.is_broken:
        return State.BROKEN
    if memory.failures:
        return State.FAILING
    if memory.result == Result.PRIVATE:
        return State.PRIVATE
    if memory.moved_to:
        return State.MOVED
    if memory.hint:
        return State.HINT
    return {Result.FINE: State.FINE, Result.UNCLEAR: State.UNCLEAR}.get(
        Result(memory.result or "later"), State.NOT_ASKED
    )


def as_text(findings: Sequence[Finding]) -> Iterator[str]:
    """Lines for a terminal."""
    for state, heading in HEADINGS.items():
        of_state = [finding for finding in findings if finding.state == state]
        if not of_state:
            continue
        yield f"{heading.format(failures=FAILURES)}:"
        for finding in of_state:
            yield f"  {visible(finding.shown)}"
            yield f"    {visible(_why(finding))}"
            yield from (f"    {use.record.name} ({use.key}), {use.path}" for use in finding.target.uses)
        yield ""
    yield summary_of(findings)


def summary_of(findings: Sequence[Finding]) -> str:
    """How many there are of each kind."""
    mail = sum(finding.target.is_mail for finding in findings)
    numbers = {state: sum(finding.state == state for finding in findings) for state in State}
    words = {
        State.FINE: "fine",
        State.BROKEN: "broken",
        State.MOVED: "moved",
        State.HINT: "to look at",
        State.PRIVATE: "in somebody's own network",
        State.FAILING: "failing",
        State.UNCLEAR: "that do not answer programs",
        State.NOT_ASKED: "not asked yet",
    }
    counts = ", ".join(f"{numbers[state]:,} {what}" for state, what in words.items() if numbers[state])
    web = counted(len(findings) - mail, "web address", "web addresses")
    return f"{web} and {counted(mail, 'mail domain')}: {counts or 'nothing to ask'}."


def as_markdown(edition: Edition, findings: Sequence[Finding]) -> str:
    """A part of an issue, with boxes to tick; nothing if there is nothing to do. It names no secret place."""
    lines: list[str] = []
    for state in _FOR_AN_ISSUE:
        rows = [row for finding in findings if finding.state == state for row in _rows(edition, finding)]
        if rows:
            lines += ["", f"**{HEADINGS[state].format(failures=FAILURES)}**", "", *rows]
    return "\n".join(["## Links", *lines, ""]) if lines else ""


def _rows(edition: Edition, finding: Finding) -> Iterator[str]:
    for use in finding.target.uses:
        if not edition.has_page(use.record):
            continue
        page = f"[{plain_of(use.record.name)}]({edition.absolute(addresses.of(use.record))})"
        yield f"- [ ] {page}: {plain_of(finding.shown)}. {plain_of(_why(finding))}{_what_to_type(finding, use)}"


def _what_to_type(finding: Finding, use: Use) -> str:
    if finding.state != State.MOVED or use.path == "description":
        return ""
    return f" `fingerpost links --fix {use.key}`"


def _why(finding: Finding) -> str:
    memory = finding.memory
    if finding.state == State.MOVED:
        other = "" if is_same_site(finding.target.address, memory.moved_to) else " That is another website: look first."
        return f"It is at {memory.moved_to} now.{other}"
    if finding.state == State.HINT:
        return memory.hint
    since = f" Since {ENGLISH.date(memory.failures[0], weekday=False)}." if memory.failures else ""
    return f"{memory.why}{since}"


def as_object(finding: Finding) -> dict[str, Any]:
    """For other programs."""
    memory = finding.memory
    return {
        "address": finding.shown,
        "kind": "mail" if finding.target.is_mail else "web",
        "state": finding.state.value,
        "why": memory.why or None,
        "hint": memory.hint or None,
        "moved_to": memory.moved_to or None,
        "failures": [day.isoformat() for day in memory.failures],
        "asked": memory.asked.isoformat() if memory.asked else None,
        "used_by": [{"record": use.key, "field": use.path} for use in finding.target.uses],
    }
