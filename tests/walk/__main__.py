"""Walk the way of a group from a phone to the site, without a terminal for anybody: ``python -m tests.walk``.

An organiser with a phone (Chromium, 360 pixels wide) adds a walking group, changes its time weeks later, and then says
that nothing has changed: once by the form on GitHub, once by a receiver that opens pull requests. An editor reads each
pull request in a browser, with its words and pictures, and presses Merge. GitHub is stood in for on this machine: its
pages, its API and ``gh``, over a real repository; the jobs are those of the workflow files that ``fingerpost init``
writes. ``--pictures FOLDER`` keeps what both saw.
"""

from __future__ import annotations

import argparse
import asyncio
import difflib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from urllib.request import Request, urlopen

import uvicorn
from playwright.sync_api import Browser, Page, Route, expect, sync_playwright

from fingerpost.intake.receiver.deliver import Delivery
from fingerpost.intake.receiver.github import GitHub, open_client
from fingerpost.intake.receiver.inbox import Inbox
from fingerpost.intake.receiver.rules import Rules
from fingerpost.intake.receiver.service import Receiver, application
from tests.browser.chromium import launch_options
from tests.browser.site import served
from tests.walk.stand_in import GH, REPOSITORY, StandIn, stand_in
from tests.walk.workflows import Run, environ_for

SITE, ENDPOINT = "https://frome.example.org", "https://receive.example.org/"
DAY_ONE, DAY_TWO, DAY_THREE = (datetime(2026 + (month < 11), month, 11, 9, tzinfo=UTC) for month in (11, 1, 3))
PHONE = {"width": 360, "height": 740}
PLACES = {
    "old-dairy": "name: The Old Dairy\nkind: hall\naddress: [Cork Lane]\ntown: Frome\npostcode: BA11 1AA\n",
    "river-car-park": "name: River car park\nkind: outdoors\ntown: Frome\n",
}


@dataclass
class Walk:
    """The folder of one walk, and what is needed on the way."""

    folder: Path
    github: StandIn
    base: str  # of the stand-in
    browser: Browser
    pictures: Path | None
    receiver: str = ""  # its address on this machine
    runs: int = 0
    number: int = 0
    faults: list[str] = field(default_factory=list)

    @property
    def hub(self) -> Path:
        return self.folder / "hub.git"

    # -- the site ----------------------------------------------------------------------------------

    @contextmanager
    def site(self, day: datetime) -> Iterator[str]:
        """Build what is on the main branch, as the workflow Publish does, and serve it."""
        checkout = self.folder / "checkout"
        shutil.rmtree(checkout, ignore_errors=True)
        subprocess.run(["git", "clone", "-q", self.hub, checkout], check=True)
        environ = {**os.environ, "SOURCE_DATE_EPOCH": str(int(day.timestamp()))}
        command = [Path(sys.executable).parent / "fingerpost", "build", "--site-dir", self.folder / "site"]
        done = subprocess.run(command, cwd=checkout, env=environ, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        with served(self.folder / "site") as address:
            yield address

    def tab(self, day: datetime, width: dict[str, int]) -> Page:
        context = self.browser.new_context(viewport=width, locale="en-GB", timezone_id="Europe/London")
        tab = context.new_page()
        tab.clock.set_fixed_time(day)
        tab.on("console", lambda message: self.faults.append(message.text) if message.type == "error" else None)
        tab.on("pageerror", lambda error: self.faults.append(str(error)))
        tab.route(f"{ENDPOINT}**", self.hand_over)
        return tab

    def hand_over(self, route: Route) -> None:
        """To the receiver on this machine, which has no certificate for the address of the settings."""
        request = route.request
        headers = {"Content-Type": request.headers["content-type"], "Origin": SITE}
        with urlopen(Request(self.receiver, request.post_data_buffer or b"", headers)) as answer:
            body = answer.read()
        allowed = {"Access-Control-Allow-Origin": request.headers["origin"], "Content-Type": "application/json"}
        route.fulfill(status=202, headers=allowed, body=body)

    def picture(self, tab: Page, name: str) -> None:
        self.number += 1
        if self.pictures:
            tab.screenshot(path=self.pictures / f"{self.number:02}-{name}.png", full_page=True)

    # -- the workflows -----------------------------------------------------------------------------

    def run(self, workflow: str, event: dict[str, object], ref: str, day: datetime) -> None:
        self.runs += 1
        folder = self.folder / "runs" / f"{self.runs}-{workflow}"
        folder.mkdir(parents=True)
        event_file = folder / "event.json"
        event_file.write_text(json.dumps(event), encoding="utf-8")
        more = {"GITHUB_EVENT_PATH": str(event_file)}
        environ = environ_for(self.hub, self.folder / "bin", REPOSITORY, int(day.timestamp()), more)
        file = self.folder / "workflows" / f"{workflow}.yml"
        file.parent.mkdir(exist_ok=True)
        file.write_text(self.github.git("show", f"main:.github/workflows/{workflow}.yml"), encoding="utf-8")
        Run(self.hub, folder, event, ref, environ).all_jobs(file)

    def propose(self, number: int, day: datetime) -> None:
        """An editor gives the label; then Intake runs, and Check for what it proposed."""
        editor = self.tab(day, {"width": 1280, "height": 800})
        editor.goto(f"{self.base}/{REPOSITORY}/issues/{number}")
        self.picture(editor, "issue")
        editor.get_by_role("button", name="propose").click()
        editor.context.close()
        issue = self.github.issues[number - 1]
        issue_data = {"number": number, "title": issue["title"], "body": issue["body"]}
        repository = {"default_branch": "main"}
        event = {"label": {"name": "propose"}, "issue": issue_data, "sender": {"login": "jo"}, "repository": repository}
        self.run("intake", event, "main", day)

    def accept(self, day: datetime) -> int:
        """An editor reads what the pull request says, sees its picture, and presses Merge; its number."""
        pull = self.github.pulls[-1]
        sha = self.github.sha(pull["head"])
        self.run("check", {}, sha, day)
        self.run("changes", {"workflow_run": {"event": "workflow_dispatch", "head_sha": sha}}, "main", day)
        editor = self.tab(day, PHONE)
        editor.goto(f"{self.base}/{REPOSITORY}/pull/{pull['number']}")
        expect(editor.get_by_text("What changes for the reader")).to_be_visible()
        cards = editor.locator("img")
        shown = cards.evaluate_all("all => all.map((img) => img.complete && img.naturalWidth > 0)")
        assert all(shown), shown
        self.picture(editor, "pull-request")
        print(f"    pull request: {pull['title']} ({len(shown)} pictures)")
        editor.get_by_role("button", name="Merge pull request").click()
        expect(editor.get_by_text("merged", exact=True)).to_be_visible()
        editor.context.close()
        return int(pull["number"])

    def changed_lines(self, before: str) -> list[str]:
        """What the merge changed, line by line, with the file it is in."""
        lines = self.github.git("diff", "-U0", before, "main").splitlines()
        return [line for line in lines if line[:1] in "+-" and not line.startswith(("+++ b", "--- a"))]


def fill_in(tab: Page, site: str, name: str, *, with_group: bool) -> None:
    """What an organiser writes, in the order of the page."""
    tab.goto(f"{site}/add/")
    expect(tab.locator('[data-fp-shows="activity"]')).to_be_visible()
    tab.get_by_label("Name of the group or activity").fill(name)
    tab.get_by_label("Say what it is to someone").fill("An easy walk along the river, with time to talk, and tea.")
    tab.get_by_label("Which heading fits it best?").select_option(label="Walks")
    tab.get_by_label("Every week", exact=True).check()
    tab.get_by_label("Thursday", exact=True).check()
    tab.get_by_label("Starts at").fill("2pm")
    tab.get_by_label("Ends at").fill("3.30pm")
    tab.get_by_label("To a place: a hall, a cafe, a park").check()
    tab.get_by_label("Look for the place").fill("car park")
    tab.get_by_label("River car park, Frome").check()
    tab.get_by_label("Nothing, it is free").check()
    tab.get_by_label("Just turn up").check()
    tab.get_by_label("Phone number").first.fill("01632 960123")
    if with_group:
        tab.get_by_text("Which group runs it?").click()
        tab.get_by_label("A group that is not in the list").check()
        tab.locator("#new-group-name").fill("Frome Strollers")
        tab.locator("#new-group-summary").fill("People who like to walk together, slowly.")
    tab.locator("#activity-source").fill("I run it")
    tab.get_by_role("button", name="Check what you have written").click()
    expect(tab.locator("[data-fp-check-title]")).to_be_focused()


def by_form(walk: Walk, tab: Page, way: str, day: datetime) -> None:
    """Follow the link to the form on GitHub, agree, and create the issue; then it is given the label."""
    link = tab.locator(way).get_attribute("href") or ""
    assert link.startswith(f"https://github.com/{REPOSITORY}/issues/new?"), link
    tab.goto(link.replace("https://github.com", walk.base))
    walk.picture(tab, "form-on-github")
    tab.get_by_label("The people whose names").check()
    tab.get_by_role("button", name="Create").click()
    expect(tab.get_by_text("open", exact=True)).to_be_visible()
    walk.propose(len(walk.github.issues), day)


def by_receiver(walk: Walk, tab: Page, button: str, thanks: str) -> None:
    pulls = len(walk.github.pulls)
    tab.get_by_role("button", name=button).click()
    expect(tab.get_by_text(thanks).first).to_be_visible()
    walk.picture(tab, "sent")
    for _ in range(600):
        if len(walk.github.pulls) > pulls:
            return
        tab.wait_for_timeout(100)
    raise AssertionError("The receiver opened no pull request.")


@contextmanager
def receiving(walk: Walk) -> Iterator[Callable[[], None]]:
    """The receiver with the stand-in as its GitHub, over a checkout that is pulled as the handbook says."""
    checkout = walk.folder / "receiver"
    subprocess.run(["git", "clone", "-q", walk.hub, checkout], check=True)
    inbox = Inbox(walk.folder / "inbox")
    inbox.prepare()
    day = {"today": DAY_TWO}
    rules = Rules(checkout / "assets", lambda: day["today"].date())  # noqa: PLW0108 - it changes
    delivery = Delivery(
        inbox=inbox, rules=rules, github=GitHub(REPOSITORY, open_client("TOKEN", walk.base)), root=checkout
    )
    receiver = Receiver(inbox=inbox, judge=rules.judge, origins=frozenset([SITE]), on_kept=delivery.wake)
    config = uvicorn.Config(application(receiver, delivery.run), port=0, log_level="error", access_log=False)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=lambda: asyncio.run(server.serve()), daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    walk.receiver = f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}/"

    def a_month_later() -> None:
        subprocess.run(["git", "pull", "-q"], cwd=checkout, check=True)
        day["today"] = DAY_THREE
        rules._looked = -1e9

    try:
        yield a_month_later
    finally:
        server.should_exit = True
        thread.join()


def way_by_issue(walk: Walk) -> None:
    """Add, change and confirm by the form on GitHub."""
    with walk.site(DAY_ONE) as site:
        tab = walk.tab(DAY_ONE, PHONE)
        fill_in(tab, site, "Thursday strollers", with_group=True)
        walk.picture(tab, "check-before-sending")
        by_form(walk, tab, '[data-fp-way="issue"] a', DAY_ONE)
        walk.accept(DAY_ONE)
    with walk.site(DAY_TWO) as site:
        tab.goto(f"{site}/a/thursday-strollers/")
        expect(tab.get_by_role("heading", level=1)).to_have_text("Thursday strollers")
        expect(tab.get_by_role("link", name="Frome Strollers").first).to_be_visible()
        walk.picture(tab, "on-the-site")
        before = walk.github.sha("main")
        change_time(walk, tab, site, "thursday-strollers")
        by_form(walk, tab, '[data-fp-way="issue"] a', DAY_TWO)
        walk.accept(DAY_TWO)
        expect_lines(walk, before, ["-  from: 14:00", "+  from: 13:30"])
        before = walk.github.sha("main")
        tab.goto(f"{site}/a/talking-cafe/")
        tab.get_by_role("link", name="Nothing has changed").first.click()
        expect(tab.get_by_text("Talking cafe: is it all still right?")).to_be_visible()
        walk.picture(tab, "is-it-still-right")
        by_form(walk, tab, '[data-fp-same-ways] a[href*="github.com"]', DAY_TWO)
        walk.accept(DAY_TWO)
        expect_lines(walk, before, ["-checked: {on: 2026-11-02, how: phone}", "+checked: {on: 2027-01-11, how: phone}"])
        tab.context.close()


def way_by_receiver(walk: Walk) -> None:
    """The same, sent with one press to a receiver that opens pull requests."""
    with receiving(walk) as a_month_later:
        with walk.site(DAY_TWO) as site:
            tab = walk.tab(DAY_TWO, PHONE)
            fill_in(tab, site, "Saturday ramblers", with_group=False)
            by_receiver(walk, tab, "Send it to the editors", "Thank you")
            walk.accept(DAY_TWO)
        a_month_later()
        with walk.site(DAY_THREE) as site:
            tab.goto(f"{site}/a/saturday-ramblers/")
            expect(tab.get_by_role("heading", level=1)).to_have_text("Saturday ramblers")
            before = walk.github.sha("main")
            change_time(walk, tab, site, "saturday-ramblers")
            by_receiver(walk, tab, "Send it to the editors", "Thank you")
            walk.accept(DAY_THREE)
            expect_lines(walk, before, ["-  from: 14:00", "+  from: 13:30"])
            before = walk.github.sha("main")
            tab.goto(f"{site}/a/quiet-table/")
            tab.get_by_role("link", name="Nothing has changed").first.click()
            by_receiver(walk, tab, "Yes, it is all still right.", "Thank you")
            walk.accept(DAY_THREE)
            expect_lines(
                walk, before, ["-checked: {on: 2026-11-02, how: phone}", "+checked: {on: 2027-03-11, how: phone}"]
            )
            tab.context.close()


def change_time(walk: Walk, tab: Page, site: str, record_id: str) -> None:
    tab.goto(f"{site}/a/{record_id}/")
    tab.get_by_role("link", name="Change this entry").click()
    expect(tab.get_by_label("Starts at")).to_have_value("2pm")
    tab.get_by_label("Starts at").fill("1.30pm")
    tab.locator("#activity-source").fill("I run it")
    tab.get_by_role("button", name="Check what you have written").click()
    expect(tab.locator("[data-fp-check-title]")).to_be_focused()


def expect_lines(walk: Walk, before: str, lines: list[str]) -> None:
    changed = walk.changed_lines(before)
    print(*(f"    {line}" for line in changed), sep="\n")
    assert changed == lines, "\n".join(difflib.unified_diff(lines, changed, lineterm=""))


def begin(folder: Path) -> Path:
    """A directory as ``fingerpost init`` starts one, with two entries, as a repository."""
    tools = Path(sys.executable).parent
    where = ("--town", "Frome", "--nation", "ENG", "--outcodes", "BA11", "--site", f"{SITE}/", "--github", REPOSITORY)
    reach = ("--email", "editors@frome.example.org", "--phone", "01632 960002", "--no-questions")
    subprocess.run([tools / "fingerpost", "init", "town", *where, *reach], cwd=folder, check=True, capture_output=True)
    assets = folder / "town" / "assets"
    settings = assets / "directory.yaml"
    text = settings.read_text("utf-8")
    assert f"github: {REPOSITORY}" in text, text
    settings.write_text(text.replace(f"github: {REPOSITORY}", f'github: {REPOSITORY}, endpoint: "{ENDPOINT}"'), "utf-8")
    for name, place in PLACES.items():
        (assets / "places" / f"{name}.yaml").write_text(place, "utf-8")
    for name, called in (("talking-cafe", "Talking cafe"), ("quiet-table", "Quiet table")):
        (assets / "activities" / f"{name}.yaml").write_text(
            f"name: {called}\nsummary: Meet people over a cuppa in Frome.\ncategories: [talking-cafe]\nsessions:\n"
            "- place: old-dairy\n  repeats: weekly\n  days: [monday]\n  from: 11:00\n  to: 13:00\n"
            "contact: {phone: 01632 960124}\nchecked: {on: 2026-11-02, how: phone}\n",
            "utf-8",
        )
    who = ("-c", "user.name=Jo", "-c", "user.email=jo@example.org")
    for words in (("init", "-q", "-b", "main"), ("add", "-A"), (*who, "commit", "-qm", "Begin")):
        subprocess.run(["git", *words], cwd=folder / "town", check=True)
    subprocess.run(["git", "clone", "-q", "--bare", "town", "hub.git"], cwd=folder, check=True)
    return folder / "hub.git"


def main() -> None:
    """Go both ways, and say how long each took."""
    parser = argparse.ArgumentParser(prog="python -m tests.walk", description="Walk from a phone to the site.")
    parser.add_argument("--pictures", type=Path, help="A folder for what both saw.")
    pictures = parser.parse_args().pictures
    if pictures:
        pictures.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        hub = begin(folder)
        with stand_in(hub) as (github, base), sync_playwright() as playwright:
            tools = folder / "bin"
            tools.mkdir()
            (tools / "gh").write_text(GH.format(python=sys.executable, base=base))
            (tools / "gh").chmod(0o755)
            (tools / "fingerpost").symlink_to(Path(sys.executable).parent / "fingerpost")
            browser = playwright.chromium.launch(**launch_options(os.environ))  # type: ignore[arg-type]
            walk = Walk(folder, github, base, browser, pictures)
            for way in (way_by_issue, way_by_receiver):
                print(f"{way.__doc__}")
                began, used = time.monotonic(), os.times()
                way(walk)
                after = os.times()
                spent = sum(after[:4]) - sum(used[:4])
                print(f"  {time.monotonic() - began:.0f} s, {spent:.0f} s of a processor")
            browser.close()
            print(f"{walk.runs} runs of workflows; errors on the console: {walk.faults or 'none'}")
            raise SystemExit(bool(walk.faults))


if __name__ == "__main__":
    main()
