"""What waits becomes one pull request each, whatever fails on the way."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from fingerpost.intake.receiver.deliver import Delivery
from fingerpost.intake.receiver.github import GitHub, Proposal
from fingerpost.intake.receiver.inbox import Inbox, State, in_groups
from fingerpost.intake.receiver.rules import Rules
from tests.conftest import TODAY, USUAL_FILES, OpenSite
from tests.intake.receiver.fake_github import FakeGitHub
from tests.intake.receiver.waiting import wait_for

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
CHAT = USUAL_FILES["activities/chat.yaml"]
RIGHT = {"want": "right", "kind": "activity", "id": "chat", "note": "Ring Zelda on 07700 900123", "consent": ""}
WALK = {
    "want": "add",
    "kind": "activity",
    "id": "strollers",
    "record": {
        "name": "Thursday *strollers*",
        "summary": "A gentle walk along the lanes, with a cup of tea after.",
        "categories": ["arts"],
        "sessions": [{"repeats": "weekly", "days": ["thursday"], "from": "10:30", "to": "12:00", "place": "barn"}],
        "contact": {"phone": "01632 960777"},
    },
    "place": {
        "id": "barn",
        "record": {"name": "The Old Barn", "kind": "hall", "address": ["Mill Lane"], "town": "Frome"},
    },
    "reply": "07700 900123",
}


_NUMBERS = count()


class Delivering:
    """A directory, what waits for it, and a repository."""

    def __init__(self, assets: Path, fake: FakeGitHub) -> None:
        self.inbox, self.fake, self.logged = Inbox(assets.parent / f"inbox-{next(_NUMBERS)}"), fake, list[str]()
        self.inbox.prepare()
        self.delivery = Delivery(
            inbox=self.inbox,
            rules=Rules(assets, lambda: TODAY),
            github=GitHub("owner/hills", fake.client()),
            root=assets.parent,
            log=self.logged.append,
            now=lambda: NOW,
        )

    def deliver(self) -> bool:
        return wait_for(self.delivery.deliver())

    @property
    def new_files(self) -> dict[str, bytes]:
        """What the pull requests would change."""
        main = self.fake.branches["main"]
        branches = [self.fake.branches[pull["head"]] for pull in self.fake.pulls]
        return {name: text for files in branches for name, text in files.items() if main.get(name) != text}


@pytest.fixture
def delivering(site: OpenSite) -> Any:
    def begin(**options: Any) -> Delivering:
        return Delivering(site({}).assets, FakeGitHub({"assets/activities/chat.yaml": CHAT.encode()}, **options))

    return begin


def test_nothing_has_changed_is_a_pull_request_of_one_line(delivering: Any) -> None:
    way = delivering()
    entry = way.inbox.keep(RIGHT, NOW)

    assert way.deliver() is True
    (pull,) = way.fake.pulls
    (settled,) = way.inbox.entries()
    assert (settled.state, settled.link) == (State.PROPOSED, pull["html_url"])
    (text,) = way.new_files.values()
    assert set(text.decode().splitlines()) - set(CHAT.splitlines()) == {"checked: {on: 2026-11-21, how: phone}"}
    assert pull["head"] == f"entry/{entry.receipt.lower()}"
    assert pull["title"] == "Still right: Frome Talking Cafe"
    assert in_groups(entry.receipt) in pull["body"]
    assert way.deliver() is True
    assert len(way.fake.pulls) == 1


def test_a_new_place_goes_with_the_entry_and_what_is_private_does_not(delivering: Any) -> None:
    way = delivering()
    way.inbox.keep(WALK, NOW)
    way.inbox.keep(RIGHT, NOW)

    way.deliver()

    files = way.new_files
    assert files.keys() >= {"assets/places/the-old-barn.yaml", "assets/activities/thursday-strollers.yaml"}
    assert b"place: the-old-barn" in files["assets/activities/thursday-strollers.yaml"]
    sent = b"".join(request.content for request in way.fake.requests) + b"".join(files.values())
    assert b"900123" not in sent
    assert b"Zelda" not in sent
    assert b"960777" in sent  # which is to be published
    assert not any("*strollers*" in pull["body"] for pull in way.fake.pulls)  # Markdown of theirs says nothing there
    assert "strollers" in way.fake.pulls[0]["body"]


@pytest.mark.parametrize("late", [False, True], ids=["before it took effect", "after"])
def test_whichever_request_fails_the_next_try_ends_in_one_pull_request(delivering: Any, late: bool) -> None:
    whole = delivering()
    whole.inbox.keep(WALK, NOW)
    whole.deliver()
    for number in range(1, len(whole.fake.requests) + 1):
        way = delivering(failing=frozenset([number]))
        way.fake.fails_late = late
        (way.inbox.keep(WALK, NOW))

        assert way.deliver() is False
        assert [entry.state for entry in way.inbox.entries()] == [State.WAITING]
        assert way.deliver() is True
        assert len(way.fake.pulls) == 1
        assert way.new_files == whole.new_files


@pytest.mark.parametrize(("status", "words"), [(401, "token"), (403, "Contents"), (404, "repository"), (418, "418")])
def test_what_github_refuses_waits_with_the_reason_and_is_said_once(delivering: Any, status: int, words: str) -> None:
    way = delivering(status=status)
    way.inbox.keep(RIGHT, NOW)

    assert way.deliver() is True
    assert way.deliver() is True
    (entry,) = way.inbox.entries()
    assert entry.state is State.WAITING
    assert words in entry.remark
    assert len(way.logged) == 1


@pytest.mark.parametrize("status", [429, 500, 503])
def test_what_github_cannot_do_now_is_tried_again(delivering: Any, status: int) -> None:
    way = delivering(status=status)
    way.inbox.keep(RIGHT, NOW)

    assert way.deliver() is False
    way.fake.status = 0
    assert way.deliver() is True
    assert [entry.state for entry in way.inbox.entries()] == [State.PROPOSED]


def test_what_nobody_thought_of_keeps_no_other_waiting(delivering: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    way = delivering()
    way.inbox.keep(RIGHT, NOW)
    way.inbox.keep(WALK, NOW)
    propose = way.delivery.github.propose

    async def proposed(proposal: Proposal) -> str:
        if "strollers" in proposal.title:
            return await propose(proposal)
        raise ValueError(proposal.title)

    monkeypatch.setattr(way.delivery.github, "propose", proposed)

    assert way.deliver() is False
    assert sorted(entry.state for entry in way.inbox.entries()) == [State.PROPOSED, State.WAITING]
    assert "Talking Cafe" not in "".join(way.logged)


def test_records_that_are_away_for_a_moment_are_those_of_before(site: OpenSite) -> None:
    assets, times = site({}).assets, count(step=60)
    rules = Rules(assets, lambda: TODAY, clock=lambda: next(times))
    assets.rename(assets.with_name("away"))

    assert rules.name_of("activity", "chat") == "Frome Talking Cafe"


def test_a_file_that_is_another_on_github_is_not_written_over(delivering: Any) -> None:
    way = delivering()
    way.fake.branches["main"]["assets/activities/chat.yaml"] = b"name: Another\n"
    way.inbox.keep(RIGHT, NOW)

    way.deliver()

    assert way.fake.pulls == []
    assert "Pull" in way.inbox.entries()[0].remark


def test_what_somebody_looked_for_in_vain_never_becomes_public(delivering: Any) -> None:
    way = delivering()
    entry = way.inbox.keep({"want": "missing", "kind": "activity", "id": "", "note": "What: zebrafish"}, NOW)

    assert way.deliver()

    assert way.fake.pulls == []
    assert way.inbox.entry(entry.receipt) == entry
