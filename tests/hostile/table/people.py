"""H: people, and those who must not be found."""

from __future__ import annotations

import subprocess
from pathlib import Path

from fingerpost.publish.report import render
from tests.hostile.table.desk import Desk, Files, same, true
from tests.hostile.table.row import HOLD, REJECT, WARN, Trial, row
from tests.hostile.table.site import CHILD, HEALTH, SECRETS, public
from tests.hostile.table.trials import contact, described, line, never_says, passes, refused, refused_files, warned

REFUGE = "name: Moorland Refuge\nsummary: A safe place to stay for women and children.\n"
REST = "serves: [frome]\ncontact: {phone: 01632 960578}\nchecked: {on: 2026-11-03, how: phone}\n"
BY_FLAG, BY_CATEGORY = "categories: [arts]\nsensitive: true\n", "categories: [refuge]\n"
BY_PHONE = "sessions: [{repeats: by-arrangement, phone: true}]\n"
CATEGORIES = "talking-cafe: {name: Cafes}\narts: {name: Arts}\nrefuge: {name: Refuges, sensitive: true}\n"
WORDS = [
    "A women's refuge", "Help with domestic abuse", "A safe house", "Help after trafficking", "Witness protection",
    "Asylum accommodation", "A children's home", "A sexual assault centre",
]  # fmt: skip
NUMBERS = {
    "national-insurance-number": ("Sue, AB123456C", "AB123456C"),
    "nhs-number": ("Quote 9434765919.", "9434765919"),
    "birth-date": ("DOB 01/02/1950", "01/02/1950"),
    "bank-account": ("12-34-56 12345678", "12345678"),
    "passport-number": ("Passport no. 123456789", "123456789"),
}


def _forbidden(which: str, sessions: str, more: str, code: str) -> Trial:
    """A sensitive activity that says where it is."""

    def run(desk: Desk) -> None:
        record = REFUGE + which + sessions + REST + more
        report = desk.check({"vocabulary/categories.yaml": CATEGORIES, "activities/moorland.yaml": record})
        true(code in {each.code for each in report.problems if each.is_error}, f"no word of {code}")
        output = render(report, "text") + render(report, "json")
        true(not any(word in output for word in ("Orchard", "old-dairy", "BA11")), "it says where")

    return Trial("check", run)


def _place(more: str, code: str) -> Trial:
    return refused_files(code, {"places/house.yaml": f"name: House\nkind: other\ntown: Frome\nsensitive: true\n{more}"})


def _git(desk: Desk, *words: str) -> None:
    names = ["-c", "user.name=Editors", "-c", "user.email=editors@example.org"]
    subprocess.run(["git", *names, *words], cwd=desk.folder, check=True, capture_output=True)


def _was_sensitive(before: str, after: str) -> Trial:
    """What was sensitive when it was last published is not shown because a line was taken away."""

    def run(desk: Desk) -> None:
        path = Path("activities/moorland.yaml")
        files: Files = {"vocabulary/categories.yaml": CATEGORIES}
        assets = desk.write({**files, path.as_posix(): REFUGE + before + BY_PHONE + REST})
        _git(desk, "init", "-q", "-b", "main")
        _git(desk, "add", "assets")
        _git(desk, "commit", "-q", "-m", "Publish")
        same([each.code for each in desk.check_again().problems], [], "before")
        where = "sessions: [{place: old-dairy, repeats: weekly, days: [monday], from: 10:00}]\n"
        (assets / path).write_text(REFUGE + after + where + REST)
        report = desk.check_again()
        true("held-no-longer-sensitive" in [each.code for each in report.problems], render(report, "text"))
        true("held-no-longer-sensitive" in render(report, "github"), "not in the summary")

    return Trial("check", run)


def _nothing_that_locates(desk: Desk) -> None:
    site = public(desk)
    true(site.has("/a/moorland/"), "the refuge has no page")
    same({secret: site.holds(secret) for secret in SECRETS}, {secret: [] for secret in SECRETS})
    true(site.holds("BA11 1AA"), "the control: another postcode is published")


def _withheld(name: str, address: str) -> Trial:
    def run(desk: Desk) -> None:
        site = public(desk)
        same(site.holds(name), [], "published in")
        true(not site.has(address), "it has a page")
        true(site.has("/a/plain/"), "the control: others have")

    return Trial("build", run)


ROWS = [
    row("H1", "a refuge that says where it is; one that does not say it is one", f"{REJECT}; {WARN}",
        *(_forbidden(which, *rest) for which in (BY_FLAG, BY_CATEGORY) for rest in (
            ("sessions: [{place: old-dairy, repeats: by-arrangement}]\n", "", "sensitive-place"),
            (BY_PHONE, "getting_there: {bus: The 20 to Orchard Close.}\n", "sensitive-directions"),
            (BY_PHONE, "description: Come to 14 Orchard Close at any hour.\n", "sensitive-words"),
            (BY_PHONE, "description: It is at BA11 4NP.\n", "sensitive-words"),
        )),
        _place("address: [14 Orchard Close]\n", "sensitive-address"),
        _place("postcode: BA11 1AA\n", "sensitive-address"),
        _place("location: {lat: 51.23, lon: -2.32}\n", "sensitive-address"),
        *warned("sensitive-unclear", *(line(f"summary: {text} for the whole county.") for text in WORDS),
                words="sensitive: no"),
        held=("tests/pages/test_sensitive.py::test_where_a_sensitive_activity_is_changes_not_one_letter_of_the_site",
              "tests/geography/test_locate.py::test_a_place_of_a_sensitive_activity_is_never_asked_for",
              "tests/exchange/test_schema_org.py::test_nothing_that_locates_a_hidden_activity_is_reported"),
        later="a calendar of it: issue 14"),
    row("H2", "a refuge moved to another category", HOLD, _was_sensitive(BY_CATEGORY, "categories: [arts]\n")),
    row("H3", "sensitive: true taken away", HOLD, _was_sensitive(BY_FLAG, "categories: [arts]\n")),
    row("H4", "anything that locates it, in any byte of the site", "absent", Trial("build", _nothing_that_locates),
        held=("tests/search/test_write.py::test_a_sensitive_activity_has_no_position_no_area_and_no_place_on_its_card",),
        later="CSV and HSDS: issue 14"),
    row("H5", "numbers that belong to one person", REJECT,
        *(trial for code, (text, _) in NUMBERS.items() for trial in refused(code, described(text))),
        *(never_says(described(text), private) for text, private in NUMBERS.values())),
    row("H6", "a child by name; a photograph", f"{HOLD}; {REJECT}",
        *warned("held-child-named", described("Little Alfie, aged 7, painted the sign.")),
        *refused("image-in-description", described("![Our members](https://example.org/us.jpg)")),
        *refused("wrong-type", line("photo: us.jpg")), _withheld(CHILD, "/a/child/")),
    row("H7", "somebody by name, with a number", HOLD,
        *warned("held-named-person", described("Contact Sue Smith 07700 900123"),
                contact("name: Sue Smith, phone: 01632 960125")),
        *passes(contact("name: Sue Smith, phone: 01632 960125, consent_on: 2026-10-01")),
        never_says(described("Contact Sue Smith 07700 900123"), "Sue Smith")),
    row("H8", "somebody's health", HOLD,
        *warned("held-health-details", described("Our volunteer Margaret has dementia.")),
        _withheld(HEALTH, "/a/health/")),
    row("H9", "a request to be forgotten", "gone everywhere", later="closing and erasing by a command: issue 12"),
]  # fmt: skip
