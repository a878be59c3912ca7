"""What must not be said in a record must not be said in the settings and the lists either."""

from __future__ import annotations

import pytest

from tests.checks.test_each_code import activity, write

REFUGES = "vocabulary/categories.yaml"
TALKING = "talking-cafe: {name: Talking cafes}\n"
SAFE = activity(categories="[refuge]")


def categories(key: str, fields: str, more: str = "") -> dict[str, str]:
    return {REFUGES: f"{TALKING}arts: {{name: Arts}}\n{key}: {{{fields}, sensitive: true}}\n{more}"}


@pytest.mark.parametrize(
    ("files", "code"),
    [
        (categories("refuge", "name: Refuges, description: We are at 12 mill lane."), "sensitive-words"),
        (categories("refuge", "name: Refuges, description: Opposite the station."), "sensitive-words"),
        (categories("refuge", "name: Refuges, description: We meet at the Old Dairy."), "sensitive-words"),
        (categories("refuge", "name: Mill Lane Refuges"), "sensitive-words"),
        (categories("refuge", 'name: Refuges, words: ["12 mill lane"]'), "sensitive-words"),
        (categories("refuge-12-mill-lane", "name: Refuges"), "sensitive-name"),
        (categories("refuge-old-dairy", "name: Refuges"), "sensitive-name"),
        (categories("refuge-of-frome", "name: Refuges"), None),
        (
            categories("refuge", "name: Refuges", "safe: {name: Safe, parent: refuge, description: 12 mill lane}\n"),
            "sensitive-words",
        ),
        (categories("refuge", "name: Refuges, description: A safe place to stay in Frome."), None),
        (categories("refuge", "name: Refuges", "open: {name: Open, description: At 12 mill lane.}\n"), None),
    ],
)
def test_a_sensitive_category_does_not_say_where(site, files: dict[str, str], code: str | None) -> None:
    problems = [problem for problem in site(files).check().problems if problem.code.startswith("sensitive-")]

    assert {(problem.code, problem.span.file, problem.is_error, problem.quote) for problem in problems} == (
        {(code, "assets/vocabulary/categories.yaml", True, False)} if code else set()
    )


@pytest.mark.parametrize(
    ("area", "is_street"),
    [
        ("9-quennell-street: {name: Q}", True),
        ("q: {name: 9 Quennell Street}", True),
        ("q: {name: quennell street}", True),
        ("q: {name: BA11 1AA}", True),
        ("q: {name: Frome, also: [Quennell Lane]}", True),
        ("q: {name: Street}", False),
        ("q: {name: Frome}", False),
        ("q: {name: Earl's Court}", False),
        ("q: {name: Stow-on-the-Wold}", False),
        ("q: {name: Mill Hill}", False),
    ],
)
@pytest.mark.parametrize("sensitive", ["true", "false"])
def test_an_area_that_a_refuge_serves_is_no_street(site, area: str, is_street: bool, sensitive: str) -> None:
    key = area.partition(":")[0]
    files = activity(serves=f"[{key}]", sensitive=sensitive) | {
        "vocabulary/areas.yaml": f"{area}\nfrome: {{name: F}}\n"
    }

    assert ("sensitive-area" in site(files).codes()) is (is_street and sensitive == "true")


@pytest.mark.parametrize(
    "fields",
    [
        {"title": "Ring Ann 07700 900123"},
        {"editors": "{name: Ann, phone: 07700 900123}"},
        {"editors": "{name: Ann, email: ann.smith61@gmail.com}"},
        {"crisis": '[{name: Ann, phone: "07700 900123"}]'},
        {"tagline": "At my house, 9 Quennell Street."},
    ],
)
@pytest.mark.parametrize("is_allowed", [False, True])
def test_the_settings_name_nobody_s_own_number_mailbox_or_home(site, fields: dict[str, str], is_allowed: bool) -> None:
    allow = {"project": "{allow: ['personal:directory.yaml']}"} if is_allowed else {}
    text = write({"title": "Hills", "site": "https://directory.example.org/"} | fields | allow)

    problems = [each for each in site({"directory.yaml": text}).check().problems if "personal" in each.code]

    assert [(each.code, each.is_error, each.quote) for each in problems] == (
        [] if is_allowed else [("personal-in-list", False, False)]
    )


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("Ring Ann at home, 9 Quennell Street.", True),
        ("Write to ann.smith61@gmail.com", True),
        ("Ann has dementia.", True),
        ("Write to hello@example.org, or ring 01632 960123.", False),
        ("Dementia, and help at home.", False),
    ],
)
def test_the_lists_name_nobody_s_own_number_mailbox_or_home(site, text: str, is_found: bool) -> None:
    files = {REFUGES: f'{TALKING}arts: {{name: Arts, description: "{text}"}}\n'}

    assert ("personal-in-list" in site(files).codes()) is is_found
