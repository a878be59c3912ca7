"""What the receiver answers, and what it keeps."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
import pytest

from fingerpost.intake.receiver.inbox import Inbox, State, in_groups
from fingerpost.intake.receiver.limits import MOST_BYTES, Limits
from fingerpost.intake.receiver.rules import Fault, Verdict
from fingerpost.intake.receiver.service import TRAP, Receiver, application
from tests.intake.other_words import language_of
from tests.intake.receiver.waiting import wait_for

SITE = "https://directory.example.org"
NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
WALK = {"want": "add", "kind": "activity", "record": {"name": "Thursday strollers"}, "reply": "01632 960123"}
FINE = Verdict(not_taken=("Cost was left out.",))


class Receiving:
    """A receiver, what it has logged, and a browser on a page of the site."""

    def __init__(self, folder: Path, verdict: Verdict = FINE, **options: Any) -> None:
        self.inbox, self.logged = Inbox(folder / "inbox", most_waiting=options.pop("most_waiting", 100)), list[str]()
        self.inbox.prepare()
        receiver = Receiver(
            inbox=self.inbox,
            judge=options.pop("judge", lambda _: verdict),
            origins=frozenset([SITE]),
            contact="hello@example.org",
            log=self.logged.append,
            now=lambda: NOW,
            clock=lambda: 0.0,
            **options,
        )
        self._application = application(receiver)

    def ask(self, method: str, path: str = "/", **options: Any) -> httpx.Response:
        async def response() -> httpx.Response:
            transport = httpx.ASGITransport(self._application)
            async with httpx.AsyncClient(transport=transport, base_url="https://receive.example.org") as client:
                return await client.request(method, path, **options)

        return wait_for(response())

    def post(self, content: object, headers: Mapping[str, str] | None = None) -> httpx.Response:
        body = content if isinstance(content, bytes) else json.dumps(content).encode()
        usual = {"Origin": SITE, "Content-Type": "application/json"}
        return self.ask("POST", content=body, headers={**usual, **(headers or {})})


@pytest.fixture
def receiving(tmp_path: Path) -> Receiving:
    return Receiving(tmp_path)


def test_what_is_sent_is_kept_and_has_a_receipt(receiving: Receiving) -> None:
    response = receiving.post(WALK)

    (entry,) = receiving.inbox.entries()
    assert response.status_code == 202
    assert response.json()["receipt"] == in_groups(entry.receipt)
    assert response.json()["not_taken"] == ["Cost was left out."]
    assert entry.submission == WALK
    assert response.headers["access-control-allow-origin"] == SITE
    assert response.headers["cache-control"] == "no-store"
    assert receiving.post(WALK).json()["receipt"] == in_groups(entry.receipt)
    assert len(receiving.inbox.entries()) == 1


def test_nothing_of_what_was_sent_and_nobody_who_sent_it_is_in_the_log(receiving: Receiving) -> None:
    receiving.post(WALK)
    receiving.post(b"{Thursday strollers", {"X-Forwarded-For": "192.0.2.7"})

    assert receiving.logged == [f"202 {len(json.dumps(WALK))} bytes", "400 19 bytes"]


REFUSED = {
    "from another site": (403, {"Origin": "https://example.com"}, WALK),
    "from a page that hides where it is from": (403, {"Origin": "null"}, WALK),
    "by a program that names no site": (403, {"Origin": ""}, WALK),
    "as a form of another site could": (415, {"Content-Type": "text/plain"}, WALK),
    "not JSON": (400, {}, b"name=Walk"),
    "cut off": (400, {}, b'{"want": "add", '),
    "no object": (400, {}, [1, 2]),
    "not a number": (400, {}, b'{"want": NaN}'),
    "not UTF-8": (400, {}, b'{"want": "\xff"}'),
    "nested deeply": (400, {}, b"[" * 9 + b"]" * 9),
    "nested deeply within": (400, {}, b'{"want": ' + b"[" * 500 + b"]" * 500 + b"}"),
    "a number that is none": (400, {}, b'{"want": 1e999}'),
    "too long": (413, {}, {"name": "a" * MOST_BYTES}),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_refused_is_not_kept(receiving: Receiving, case: str) -> None:
    status, headers, content = REFUSED[case]

    response = receiving.post(content, headers)

    assert response.status_code == status
    assert response.json()["message"]
    assert receiving.inbox.entries(*State) == []


def test_what_has_to_be_put_right_is_said_at_its_field_and_not_kept(tmp_path: Path) -> None:
    receiving = Receiving(tmp_path, Verdict(faults=(Fault("sessions[0].from", "schema", "This is no time."),)))

    response = receiving.post(WALK)

    assert response.status_code == 422
    assert response.json()["problems"] == [
        {"path": "sessions[0].from", "code": "schema", "message": "This is no time."}
    ]
    assert receiving.inbox.entries(*State) == []


def test_a_program_that_fills_in_what_nobody_sees_gets_the_same_answer_and_waits_for_nobody(
    receiving: Receiving,
) -> None:
    response = receiving.post({**WALK, TRAP: "https://example.com"})

    assert response.status_code == 202
    assert receiving.inbox.entries() == []
    assert [entry.submission for entry in receiving.inbox.entries(State.SPAM)] == [WALK]


def test_who_sends_a_lot_has_to_wait_and_learns_how_long(tmp_path: Path) -> None:
    receiving = Receiving(tmp_path, limits=Limits(each=2, each_again=60))

    answers = [receiving.post({**WALK, "number": number}) for number in range(3)]

    assert [answer.status_code for answer in answers] == [202, 202, 429]
    assert answers[2].headers["retry-after"] == "61"
    assert len(receiving.inbox.entries()) == 2


def test_a_full_inbox_and_a_disk_that_fails_say_whom_to_write_to(tmp_path: Path) -> None:
    receiving = Receiving(tmp_path, most_waiting=0)

    full = receiving.post(WALK)
    receiving.inbox.folder.joinpath(".gitignore").unlink()
    receiving.inbox.folder.rmdir()
    receiving.inbox.folder.write_text("no folder")
    receiving.inbox._most_waiting = 1
    broken = receiving.post(WALK)

    assert (full.status_code, broken.status_code) == (503, 507)
    assert all("hello@example.org" in answer.json()["message"] for answer in (full, broken))


def test_what_nobody_thought_of_is_answered_in_words_and_nothing_of_it_is_in_the_log(tmp_path: Path) -> None:
    def judge(submission: Mapping[str, Any]) -> Verdict:
        raise KeyError(submission["reply"])

    receiving = Receiving(tmp_path, judge=judge)

    answer = receiving.post(WALK)

    assert (answer.status_code, answer.headers["access-control-allow-origin"]) == (500, SITE)
    assert "hello@example.org" in answer.json()["message"]
    assert "KeyError at test_service.py:" in receiving.logged[0]
    assert "960123" not in "".join(receiving.logged)


def test_a_browser_may_ask_before_it_sends_and_only_for_the_pages_of_the_site(receiving: Receiving) -> None:
    def response(origin: str) -> Any:
        asking = {"Origin": origin, "Access-Control-Request-Method": "POST"}
        return receiving.ask("OPTIONS", headers={**asking, "Access-Control-Request-Headers": "content-type"})

    assert response(SITE).headers["access-control-allow-origin"] == SITE
    assert response(SITE).status_code == 200
    assert "access-control-allow-origin" not in response("https://example.com").headers
    assert receiving.ask("GET").status_code == 200
    assert receiving.ask("PUT").status_code == 405
    assert receiving.ask("GET", "/inbox").status_code == 404


def test_visitors_are_answered_in_the_language_of_the_site(tmp_path: Path) -> None:
    """Nobody's words, under the code of German."""
    words = {
        "Part of it did not arrive. Send it again.": "Ne tuta.",
        "Thank you. It has arrived, and an editor will look at it. If you ask about it, say {receipt}.": "{receipt}!",
        "Send it as application/json.": "JSON.",
    }
    receiving = Receiving(tmp_path, language=language_of(tmp_path, words))

    broken, reply = receiving.post(b"{"), receiving.post(WALK)
    other = receiving.post(WALK, {"Content-Type": "text/plain"})

    assert broken.json()["message"] == "Ne tuta."
    assert reply.json()["message"] == f"{reply.json()['receipt']}!"
    assert other.json()["message"] == "JSON."
