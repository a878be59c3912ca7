"""Which addresses are asked, and what the command says of them and writes."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest

from fingerpost.edition.load import load
from fingerpost.stewardship.links import asking
from fingerpost.stewardship.links.client import PublicTransport
from fingerpost.stewardship.links.memory import Memory
from fingerpost.stewardship.links.report import State, findings_of
from fingerpost.stewardship.links.targets import Target, targets_of
from tests.conftest import USUAL_FILES, OpenSite
from tests.run import MORNING, run
from tests.stewardship.links.conftest import (
    HERE,
    NEXT_DOOR,
    NO_CERTIFICATES,
    TODAY,
    Asking,
    Web,
    remember,
)

CHAT = USUAL_FILES["activities/chat.yaml"]
SECRET = """\
name: A safe house
kind: other
town: Frome
sensitive: yes
contact: {website: https://secret.example.org/}
"""
CLOSED = CHAT.replace("01632 960124}", "01632 960124, website: https://closed.example.org/}")


def test_every_address_that_may_be_shown_is_asked_once(site: OpenSite) -> None:
    words = "description: See [the page](https://tea.example.org/) or [write](mailto:jo@mail.example.org).\n"
    contact = CHAT.replace("01632 960124}", "01632 960124, website: https://tea.example.org/#when}")
    files = {
        "activities/chat.yaml": contact + words + "join: {ways: [professional-referral], referral: {by: [gp], "
        "url: https://refer.example.org/a}}\n",
        "activities/closed.yaml": CLOSED.replace("Talking", "Old") + "closed: {on: 2026-01-01, reason: It ended.}\n",
        "groups/connectors.yaml": USUAL_FILES["groups/connectors.yaml"].replace(
            "phone: 01632 960123", "phone: 01632 960123, email: hello@mail.example.org"
        ),
    }

    targets = targets_of(load(site(files).assets, today=TODAY).edition)

    assert {target.address: [use.path for use in target.uses] for target in targets} == {
        "https://refer.example.org/a": ["join.referral.url"],
        "https://tea.example.org/": ["contact.website", "description"],
        "mail:mail.example.org": ["description", "contact.email"],
    }


@pytest.fixture
def project(site: OpenSite, tmp_path: Path) -> Path:
    """Four entries with an address each, and what earlier runs came to."""
    files = {
        f"activities/{host}.yaml": CHAT.replace("Frome Talking Cafe", f"Tea at {host}").replace(
            "phone: 01632 960124", f"phone: 01632 9601{number}, website: 'https://{host}.example.org/'  # theirs\n"
        )
        for number, host in enumerate(("broken", "moved", "sold", "fine"), 30)
    }
    site({name: text.replace("# theirs\n}", "}  # theirs") for name, text in files.items()})
    failures = [TODAY - timedelta(days=days) for days in (20, 10, 1)]
    remember(
        tmp_path / "links.json",
        broken=Memory(asked=TODAY, result="failed", why="There is no such page (404).", failures=failures),
        moved=Memory(asked=TODAY, result="fine", moved_to="https://www.moved.example.org/new"),
        sold=Memory(asked=TODAY, result="fine", moved_to="https://elsewhere.example.com/"),
        fine=Memory(asked=TODAY, result="fine"),
    )
    return tmp_path


def test_what_is_known_is_for_people_for_issues_and_for_programs(project: Path) -> None:
    words = run("links", "--report", "--state", "links.json", cwd=project)
    issue = run("links", "--report", "--markdown", "--state", "links.json", cwd=project)
    rows = json.loads(run("links", "--report", "--json", "--state", "links.json", cwd=project).stdout)

    assert words.returncode == 1
    assert "Broken: 3 failures or more, over two weeks:\n  https://broken.example.org/\n" in words.stdout
    assert "There is no such page (404). Since 1 November 2026.\n    Tea at broken (activity/broken)" in words.stdout
    assert "It is at https://elsewhere.example.com/ now. That is another website: look first." in words.stdout
    assert "4 web addresses and 0 mail domains: 1 fine, 1 broken, 2 moved." in words.stdout
    assert issue.stdout.startswith("## Links\n")
    assert "- [ ] [Tea at broken](https://directory.example.org/a/broken/)" in issue.stdout
    assert "`fingerpost links --fix activity/moved`" in issue.stdout
    assert [row["state"] for row in rows] == ["broken", "moved", "moved", "fine"]


def test_nothing_wrong_is_nothing_to_say_in_an_issue(project: Path) -> None:
    remember(project / "links.json", fine=Memory(asked=TODAY, result="fine"))

    done = run("links", "--report", "--markdown", "--state", "links.json", cwd=project)

    assert (done.returncode, done.stdout) == (0, "")


def test_what_has_moved_is_written_when_asked_for_as_one_line(project: Path) -> None:
    before = {path.name: path.read_text() for path in (project / "assets/activities").iterdir()}

    run("links", "--report", "--state", "links.json", cwd=project)
    assert before == {path.name: path.read_text() for path in (project / "assets/activities").iterdir()}
    done = run("links", "--fix", "--state", "links.json", cwd=project)
    after = {path.name: path.read_text() for path in (project / "assets/activities").iterdir()}

    assert {name for name in after if after[name] != before[name]} == {"moved.yaml"}
    changed = zip(before["moved.yaml"].splitlines(), after["moved.yaml"].splitlines(), strict=True)
    ((old, new),) = [(old, new) for old, new in changed if old != new]
    assert new == old.replace("'https://moved.example.org/'", "https://www.moved.example.org/new")
    assert "1 address has moved to another website: look first." in done.stdout

    run("links", "--fix", "sold", "--state", "links.json", cwd=project)
    assert "https://elsewhere.example.com/" in (project / "assets/activities/sold.yaml").read_text()


def test_the_command_asks_what_is_due_and_remembers_it_beside_the_cache(
    project: Path, web: Web, asks: Asking, monkeypatch: pytest.MonkeyPatch, cache_folder: Path
) -> None:
    """The whole command; names lead here, and what would be port 443 is our own server's."""
    transport = PublicTransport(asks._resolve, lambda number: number == HERE, NO_CERTIFICATES)
    monkeypatch.setattr(asking, "PublicTransport", lambda: transport)
    asks.names = {"fine.example.org": [NEXT_DOOR]}

    first = run("links", "fine", cwd=project, SOURCE_DATE_EPOCH=MORNING)
    again = run("links", "--report", cwd=project)

    assert "fine.example.org is in somebody's own network, so it was not asked." in first.stdout
    assert "1 in somebody's own network, 3 not asked yet" in again.stdout
    assert json.loads((cache_folder / "links.json").read_text())["links"].keys() == {"https://fine.example.org/"}


def test_a_slip_is_answered_with_what_to_type(project: Path) -> None:
    (project / "links.json").write_text("tea")

    assert "is not what fingerpost links wrote." in run("links", "--state", "links.json", cwd=project).stderr
    assert "Did you mean broken?" in run("links", "brokn", cwd=project).stderr


def test_a_secret_place_is_named_to_editors_and_not_in_an_issue(site: OpenSite, tmp_path: Path) -> None:
    site({"places/safe.yaml": SECRET})
    failures = [TODAY - timedelta(days=days) for days in (20, 10, 1)]
    remember(tmp_path / "links.json", secret=Memory(result="failed", why="Gone.", failures=failures))

    words = run("links", "--report", "--state", "links.json", cwd=tmp_path).stdout
    issue = run("links", "--report", "--markdown", "--state", "links.json", cwd=tmp_path).stdout

    assert "place/safe" in words
    assert "safe" not in issue
    assert "secret" not in issue


def test_where_something_secret_meets_online_is_in_no_report(site: OpenSite, tmp_path: Path) -> None:
    online = "[{repeats: weekly, days: [monday], from: 11:00, online: 'https://secret.example.org/'}]\n"
    head, _, after = CHAT.partition("sessions: ")
    site({"activities/chat.yaml": f"{head}sessions: {online}{after.partition(chr(10))[2]}sensitive: yes\n"})
    failures = [TODAY - timedelta(days=days) for days in (20, 10, 1)]
    remember(tmp_path / "links.json", secret=Memory(result="failed", why="Gone.", failures=failures))

    ran = [run("links", "--report", *more, "--state", "links.json", cwd=tmp_path) for more in ([], ["--markdown"])]

    assert [each.returncode for each in ran] == [0, 0]
    assert ["secret" in each.stdout for each in ran] == [False, False]


def test_every_state_is_in_the_order_of_what_to_do() -> None:
    assert [finding.state for finding in findings_of([Target("https://x.example.org/", ())], {})] == [State.NOT_ASKED]
