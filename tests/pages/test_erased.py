"""A record that is erased: its file, what may be in it, and what the site says at its address."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from tests.conftest import OpenSite
from tests.published import Publish

ERASED = "closed: {on: 2026-11-01, erased: true}\n"
FOLDERS = {"activity": "activities", "group": "groups", "place": "places"}
LETTERS = {"activity": "a", "group": "g", "place": "p"}


@pytest.mark.parametrize("kind", FOLDERS)
@pytest.mark.parametrize(
    "text", [ERASED, "closed: {on: 2026-11-01, erased: yes}\n", ERASED + "former_ids: [old-name]\n"]
)
def test_an_erased_record_needs_nothing_else(kind: str, text: str, site: OpenSite) -> None:
    report = site({f"{FOLDERS[kind]}/quiet-circle.yaml": text}).check()

    assert report.problems == ()


@pytest.mark.parametrize("kind", FOLDERS)
def test_its_address_says_only_that_it_has_closed(kind: str, publish: Publish) -> None:
    published = publish({f"{FOLDERS[kind]}/quiet-circle.yaml": ERASED + "former_ids: [old-circle]\n"})

    for record_id in ("quiet-circle", "old-circle"):
        address = f"/{LETTERS[kind]}/{record_id}/"
        words = published.words(address).casefold()
        assert words.startswith("this entry has closed")
        assert "circle" not in words
        assert "2026" not in words
        head = published.head(address)
        assert "This entry has closed" in head
        assert 'content="noindex' in head
        assert "ld+json" not in head
        assert not published.pages[address].listed


@pytest.mark.parametrize("kind", FOLDERS)
def test_no_other_page_names_it(kind: str, publish: Publish) -> None:
    files = {f"{FOLDERS[kind]}/quiet-circle.yaml": ERASED}
    published = publish(files)
    own = f"/{LETTERS[kind]}/quiet-circle/"

    others = [address for address in published.pages if address != own]

    assert [each for each in others if "quiet-circle" in published.head(each) + published.html(each)] == []
    named = publish({f"{FOLDERS[kind]}/quiet-circle.yaml": WHOLE[kind] + "closed: {on: 2026-11-01}\n"})
    assert "quiet-circle" in named.html("/new/")  # as anything else that has closed is


WHOLE = {
    "activity": "name: Quiet Circle\nsummary: A circle of people who like to be quiet.\ncategories: [arts]\n"
    "join: {ways: [drop-in]}\ncontact: {phone: 01632 960125}\nchecked: {on: 2026-10-01, how: phone}\n",
    "group": "name: Quiet Circle\nsummary: A circle of people who like to be quiet.\nchecked: {on: 2026-10-01}\n"
    "contact: {phone: 01632 960125}\n",
    "place": "name: Quiet Circle\ntown: Frome\nkind: hall\n",
}


@pytest.mark.parametrize("kind", FOLDERS)
def test_what_is_left_in_its_file_must_go_and_is_not_repeated(kind: str, site: OpenSite) -> None:
    file = f"assets/{FOLDERS[kind]}/quiet-circle.yaml"
    report = site({file.removeprefix("assets/"): WHOLE[kind] + ERASED}).check()

    lines = len(WHOLE[kind].splitlines())
    problems = [problem for problem in report.problems if problem.span.file == file]
    assert [(problem.code, problem.span.line, problem.quote) for problem in problems] == [
        ("erased-and-more", line, False) for line in range(1, lines + 1)
    ]
    assert not any("Quiet" in problem.message + problem.hint for problem in problems)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("closed: {on: 2026-11-01, erased: true, reason: The organiser has died.}\n", ["erased-and-more"]),
        ("closed: {on: 2026-11-01, erased: true, instead: [chat]}\n", ["erased-and-more"]),
        ("closed: {erased: true}\n", ["missing"]),
        ("closed: {on: 2026-13-01, erased: true}\n", ["date-impossible"]),
        (ERASED + "former_ids: [Quiet Circle]\n", ["id-shape"]),
    ],
)
def test_the_little_that_it_says_must_be_right(text: str, codes: list[str], site: OpenSite) -> None:
    assert site({"activities/quiet-circle.yaml": text}).codes() == codes


def test_a_record_that_says_it_is_not_erased_is_like_any_other(site: OpenSite) -> None:
    text = WHOLE["activity"] + "closed: {on: 2026-11-01, erased: no}\n"

    assert site({"activities/quiet-circle.yaml": text}).codes() == []


@pytest.mark.parametrize("field", ["own id", "former id"])
def test_its_address_is_never_given_to_another(field: str, site: OpenSite) -> None:
    files: Mapping[str, str] = {"activities/quiet-circle.yaml": ERASED + "former_ids: [old-circle]\n"}
    other = (
        {"activities/old-circle.yaml": WHOLE["activity"]}
        if field == "own id"
        else {"activities/other.yaml": WHOLE["activity"] + "former_ids: [quiet-circle]\n"}
    )

    assert "former-id-erased" in site({**files, **other}).codes()


def test_what_names_it_is_said(site: OpenSite, publish: Callable[..., Any]) -> None:
    assert site({"groups/connectors.yaml": ERASED}).codes() == ["group-unknown"]
