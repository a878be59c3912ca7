"""What a page says of the times that real timetables have."""

from __future__ import annotations

import pytest

from fingerpost.edition.occurrences_by_day import count_outings, outings
from tests.published import SINGERS, Publish

USUAL = "sessions: [{place: old-dairy, repeats: weekly, days: [wednesday], from: 14:00, to: 15:30}]"
ADDRESS = "/a/singers/"


def singers(session: str, **more: str) -> dict[str, str]:
    text = SINGERS.replace(USUAL, f"sessions: [{{place: old-dairy, {session}}}]")
    for name, words in more.items():
        text = "".join(line for line in text.splitlines(keepends=True) if not line.startswith(f"{name}:"))
        text += f"{name}: {words}\n"
    return {"activities/singers.yaml": text}


@pytest.mark.parametrize(
    ("session", "words"),
    [
        ("repeats: monthly, days: [saturday], weeks: [fifth], from: 12:00", "The 5th Saturday of the month, midday"),
        ("repeats: monthly, month_days: [1, 15], from: 12:00", "The 1st and 15th of the month, midday"),
        (
            "repeats: weekly, days: [sunday], months: [june, july, august], from: 10:00",
            "Every Sunday, 10am, June to August",
        ),
        ("repeats: weekly, days: [monday], school_holidays: somerset, from: 10:00", "school holidays only"),
        ("repeats: weekly, days: [saturday], from: 00:00, to: 24:00", "Every Saturday, day and night"),
        ("repeats: unknown", "We do not know the times"),
    ],
)
def test_a_page_says_when(publish: Publish, session: str, words: str) -> None:
    assert words in publish(singers(session)).words(ADDRESS)


@pytest.mark.parametrize(
    "session",
    [
        "repeats: dates, dates: [2026-11-07, 2026-11-20, 2026-12-05, 2026-12-16], from: 18:00",
        "repeats: once, starts_on: 2026-11-07, also_on: [2026-11-20, 2026-12-05, 2026-12-16], from: 18:00",
    ],
)
def test_of_printed_dates_only_those_to_come_are_on_a_page_and_a_card(publish: Publish, session: str) -> None:
    published = publish(singers(session))

    for address in (ADDRESS, "/browse/categories/arts/"):
        words = published.words(address)
        assert "5 and 16 December, 6pm" in words
        assert "7 November" not in words
        assert "20 November" not in words


def test_day_and_night_every_day_has_no_next_date(publish: Publish) -> None:
    days = "[monday, tuesday, wednesday, thursday, friday, saturday, sunday]"
    whole = publish(singers(f"repeats: weekly, days: {days}, from: 00:00, to: 24:00"))
    nearly = publish(singers(f"repeats: weekly, days: {days}, from: 00:00, to: 23:00"))

    assert "data-fp-next" not in whole.html(ADDRESS)
    assert "data-fp-next" in nearly.html(ADDRESS)


@pytest.mark.parametrize(
    ("ages", "words"),
    [
        ("{from: 6 weeks, to: 18 months}", "Aged 6 weeks to 18 months."),
        ("{from: 6 months, to: 18 months}", "Aged 6 to 18 months."),
        ("{from: 18 months, to: 4}", "Aged 18 months to 4 years."),
        ("{to: 1 year}", "Aged 1 or under."),
        ("{to: 0}", "For babies under 1."),
        ("{from: 18}", "Aged 18 or over."),
    ],
)
def test_ages_are_said_as_they_are_written(publish: Publish, ages: str, words: str) -> None:
    weekly = "repeats: weekly, days: [wednesday], from: 14:00"

    assert words in publish(singers(weekly, who=f"{{ages: {ages}}}")).words(ADDRESS)


@pytest.mark.parametrize(("country", "day"), [("US", "2026-12-28"), ("GB", "2027-01-04")])
def test_only_a_british_directory_keeps_british_bank_holidays(publish: Publish, country: str, day: str) -> None:
    files = singers("repeats: weekly, days: [monday], starts_on: 2026-12-28, bank_holidays: closed, from: 10:00")
    files["activities/singers.yaml"] = files["activities/singers.yaml"].replace(
        "phone: 01632 960144", "email: hello@example.org"
    )
    settings = f"title: Hills and Levels\nsite: https://directory.example.org/\ncountry: {country}\n"

    published = publish(files | {"directory.yaml": settings})

    assert f'datetime="{day}T10:00"' in published.html(ADDRESS)


@pytest.mark.parametrize(("language", "attributes"), [("ur", 'lang="ur" dir="rtl"'), ("cy", 'lang="cy"')])
def test_a_language_that_runs_from_right_to_left_says_so(publish: Publish, language: str, attributes: str) -> None:
    weekly = "repeats: weekly, days: [wednesday], from: 14:00"
    published = publish(singers(weekly, language=language))

    for address in (ADDRESS, "/browse/categories/arts/", "/p/old-dairy/", "/whats-on/"):
        assert f"{attributes}>" in published.html(address)
        assert ("dir=" in published.html(address)) is (language == "ur")


def test_of_a_full_course_under_way_it_says_when_one_can_join(publish: Publish) -> None:
    course = "repeats: weekly, days: [tuesday], from: 10:00, starts_on:"
    both = f"{course} 2026-11-03, ends_on: 2026-12-08}}, {{place: old-dairy, {course} 2027-01-12, ends_on: 2027-02-16"
    full = publish(singers(both, capacity="{state: full, as_of: 2026-11-03}"))
    open_to_all = publish(singers(both, capacity="{state: open, as_of: 2026-11-03}"))

    for address in (ADDRESS, "/g/connectors/", "/p/old-dairy/", "/browse/categories/arts/"):
        assert "You can join from: Tuesday 12 January 2027" in full.words(address)
        assert "Next: Tuesday 24 November" not in full.words(address)
        assert "Next: Tuesday 24 November 2026" in open_to_all.words(address)
    for address in ("/browse/towns/frome/", "/browse/a-to-z/e/"):
        assert "This is full. You can join from Tuesday 12 January 2027." in full.words(address)
    for address in ("/g/connectors/", "/browse/categories/arts/"):
        assert "Full until the next course begins." in full.words(address)


def test_a_full_course_under_way_is_not_on_for_somebody_new(publish: Publish) -> None:
    """Its dates are left out of every list of what one can go to; those of the next course are in it."""
    course = "repeats: weekly, days: [tuesday], from: 10:00, starts_on:"
    both = f"{course} 2026-11-03, ends_on: 2026-11-24}}, {{place: old-dairy, {course} 2026-12-01, ends_on: 2027-02-16"

    full = publish(singers(both, capacity="{state: full, as_of: 2026-11-03}"))
    open_to_all = publish(singers(both, capacity="{state: open, as_of: 2026-11-03}"))

    for published, days in ((full, ["2026-12-01"]), (open_to_all, ["2026-11-24", "2026-12-01"])):
        on = outings(published.edition, 14).items()
        assert [f"{day}" for day, going in on if "singers" in {each.activity.id for each in going}] == days
        assert count_outings(published.edition)[3] == len(days) - 1  # on Tuesday 24 November
        assert ("2026-11-24" in published.html("/browse/towns/frome/")) is (len(days) == 2)
    assert "Full until the next course begins." in full.words("/whats-on/")
