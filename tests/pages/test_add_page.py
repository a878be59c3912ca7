"""The page of the form: which servers it may send to, and who leads to it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from fingerpost.edition import addresses
from fingerpost.edition.edition import Edition
from fingerpost.language import language_for
from fingerpost.pages.kinds import page_of
from fingerpost.pages.kinds.add import add_pages
from fingerpost.pages.render.chrome import chrome
from fingerpost.pages.render.render import render_main
from fingerpost.pages.report_a_change import way_to_tell
from fingerpost.reading.read import read_directory
from fingerpost.records.directory import Directory
from fingerpost.records.parts import Contact

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def directory() -> Directory:
    return read_directory(ROOT / "assets")[0]


def with_endpoint(directory: Directory, endpoint: str) -> Edition:
    submissions = {**directory.settings.submissions, "endpoint": endpoint}
    return Edition(
        directory=replace(directory, settings=replace(directory.settings, submissions=submissions)), today=TODAY
    )


def sends_to(edition: Edition, section: str) -> str:
    parts = dict(part.split(" ", 1) for part in chrome(edition, section=section)["policy"].split("; "))
    assert parts["form-action"] == "'none'"
    return parts["connect-src"]


@pytest.mark.parametrize(
    ("endpoint", "server"),
    [
        ("", "'self'"),
        ("https://forms.example.org/entry?town=frome", "'self' https://forms.example.org"),
        ("https://forms.example.org:8443", "'self' https://forms.example.org:8443"),
        ("http://forms.example.org/", "'self'"),
        ("javascript:alert(1)", "'self'"),
        ("https://", "'self'"),
    ],
)
def test_only_the_form_may_send_and_only_to_the_address_of_the_settings(
    directory: Directory, endpoint: str, server: str
) -> None:
    edition = with_endpoint(directory, endpoint)

    assert sends_to(edition, "add") == server
    assert {sends_to(edition, section) for section in ("page", "find", "menu")} == {"'self'"}


def test_each_open_record_leads_to_the_form_and_no_sensitive_or_closed_one(directory: Directory) -> None:
    edition = Edition(directory=directory, today=TODAY)
    activities = directory.activities.values()
    hidden = next(each for each in activities if edition.is_sensitive(each) and not each.closed)
    closed = next(each for each in activities if each.closed)
    some = (
        next(iter(directory.groups.values())),
        next(iter(directory.places.values())),
        directory.activities["frome-talking-cafe"],
    )

    for record in some:
        assert f'href="{addresses.of_change(record.kind, record.id)}"' in render_main(page_of(edition, record), edition)
    for record in (hidden, closed):
        assert "#change=" not in render_main(page_of(edition, record), edition)


def test_every_word_of_the_page_is_in_the_catalogue_of_another_language(directory: Directory) -> None:
    """With each sentence of the catalogue written as "~", none of ours is left but those of the directory itself."""

    class Marked:
        def gettext(self, message: str) -> str:
            return f"~{message}"

        def ngettext(self, one: str, many: str, n: int) -> str:
            return f"~{one if n == 1 else many}"

    language = replace(language_for("en"), translations=Marked())  # type: ignore[arg-type]
    edition = Edition(directory=directory, today=TODAY, language=language)
    (page,) = add_pages(edition)
    html = render_main(page, edition)

    for words in (
        "What is it called?",
        "Such as 10:30am.",
        "Check what you have written",
        "Which heading fits it best?",
    ):
        assert f"~{words}" in html
        assert f">{words}" not in html


@pytest.mark.parametrize(
    ("submissions", "way", "to"),
    [
        ({"endpoint": "https://forms.example.org/in", "email": "hello@example.org"}, "form", "/add/#looked-for="),
        ({"endpoint": "http://forms.example.org/in"}, "email", "mailto:"),
        ({"email": "hello@example.org", "github": "example/hills"}, "email", "mailto:hello@example.org"),
    ],
)
def test_a_search_that_found_nothing_goes_to_the_form_only_where_something_takes_it(
    directory: Directory, submissions: dict[str, str], way: str, to: str
) -> None:
    settings = replace(directory.settings, submissions=submissions)
    edition = Edition(directory=replace(directory, settings=settings), today=TODAY)

    command = way_to_tell(edition)

    assert command is not None
    assert command.way == way
    assert command.to.startswith(to)
    (page,) = add_pages(edition)
    assert ("data-fp-looked-for=" in render_main(page, edition)) == (way == "form")


def test_without_a_receiver_and_a_mailbox_it_goes_to_a_public_issue(directory: Directory) -> None:
    settings = replace(directory.settings, submissions={"github": "example/hills"}, editors=Contact())
    way = way_to_tell(Edition(directory=replace(directory, settings=settings), today=TODAY))

    assert way is not None
    assert (way.way, way.to) == ("github", "https://github.com/example/hills/issues/new")
    assert "everybody can read it" in way.note


def test_the_numbers_of_the_parts_run_to_the_last_of_each_form(directory: Directory) -> None:
    edition = Edition(directory=directory, today=TODAY)
    (page,) = add_pages(edition)

    forms = re.findall(r"<form [^>]*data-fp-form.*?</form>", render_main(page, edition), re.DOTALL)

    assert forms
    for form in forms:
        parts = re.findall(r'<p class="fp-part__n">([^<]*)</p>\s*<h2', form)
        numbers = [part for part in parts if part != "Only if you like"]
        assert numbers == [f"Part {n} of {len(numbers)}" for n in range(1, len(numbers) + 1)]
        assert len(parts) == form.count("<h2")
        assert re.search(rf'>{numbers[-1]}</p>\s*<h2 id="\w+-you"', form)
