"""Many rows of one name at one place, with other days: what is proposed, what is asked, and what comes of it."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
import yaml

from fingerpost.exchange.tables.hours.same_dates import with_lists_of_dates
from fingerpost.exchange.tables.propose.draft import Answers
from fingerpost.exchange.tables.propose.proposal import Proposal, propose
from fingerpost.exchange.tables.table_import import Outcome, import_table

ANSWERS = Answers("A list of ours", "our own", "2026-10-01", "Frome", "https://example.org/", "day month year")
HEADINGS = ("id", "title", "venue", "town", "start_date", "end_date", "price", "phone", "description")
SINGING = "Singing for everyone who likes to sing together in a small and friendly group."
Row = tuple[str, ...]


def choir(number: int, **cells: str) -> Row:
    """One of the dates of a choir: each is a week after the one before."""
    month, day = divmod(number, 28)
    on = f"2026-{month + 1:02}-{day + 1:02}"
    row = {
        "id": f"C{number}",
        "title": "Choir",
        "venue": "Old Dairy",
        "town": "Frome",
        "start_date": f"{on} 13:30",
        "end_date": f"{on} 15:30",
        "price": "£5",
        "phone": "01632 960123",
        "description": SINGING,
    } | cells
    return tuple(row[name] for name in HEADINGS)


def quiz(number: int) -> Row:
    return choir(
        number, id=f"Q{number}", title=f"Quiz {number}", description=f"Six rounds about {number} and a raffle."
    )


def listed(folder: Path, rows: list[Row]) -> Proposal:
    text = io.StringIO()
    csv.writer(text).writerows([HEADINGS, *rows])
    (folder / "events.csv").write_text(text.getvalue(), "utf-8")
    return propose(folder / "events.csv")


def imported(folder: Path, text: str) -> Outcome:
    (folder / "map.yaml").write_text(text, "utf-8")
    return import_table("csv", folder / "events.csv", folder / "map.yaml", folder / "assets")


def series_questions(proposal: Proposal) -> list[str]:
    return [question.text for question in proposal.questions if question.about == "series"]


def test_a_series_of_180_dates_is_proposed_as_one_activity_and_comes_in_as_one(tmp_path: Path) -> None:
    proposal = listed(tmp_path, [*map(choir, range(180)), quiz(200), quiz(201)])
    text = proposal.text(ANSWERS, {})

    assert series_questions(proposal) == []
    assert "    key: [<title>, <venue>, <town>]  # 180 rows have the name, group and place of another (Choir)" in text
    assert "    together: [sessions]  # to keep a record for each row" in text
    outcome = imported(tmp_path, text)
    assert outcome.new == {"activity": 3, "place": 1}
    record = (tmp_path / "assets/activities/choir-frome.yaml").read_text("utf-8")
    sessions = yaml.load(record, yaml.BaseLoader)["sessions"]  # of nothing but texts: 13:30 is one
    assert [(one["repeats"], one["from"], one["to"]) for one in sessions] == [("dates", "13:30", "15:30")] * 2
    assert sum(len(one["dates"]) for one in sessions) == 180
    assert imported(tmp_path, text).same == 4


def test_it_is_said_that_of_many_links_one_is_taken(tmp_path: Path) -> None:
    text = io.StringIO()
    rows = [(*choir(at), f"https://example.org/{at}") for at in range(5)]
    csv.writer(text).writerows([(*HEADINGS, "website"), *rows])
    (tmp_path / "events.csv").write_text(text.getvalue(), "utf-8")

    mapping = propose(tmp_path / "events.csv").text(ANSWERS, {})

    assert "with all its days; of their links (website) the first row's is taken" in mapping


@pytest.mark.parametrize("answer", ["", "one", "several"])
def test_rows_that_say_different_things_are_asked_about(tmp_path: Path, answer: str) -> None:
    films = [choir(at, title="Film", description=f"A film about the year {1900 + at}, with tea.") for at in range(5)]
    proposal = listed(tmp_path, [*films, quiz(200), quiz(201)])

    text = proposal.text(Answers(**{**vars(ANSWERS), "series": answer}), {})

    (question,) = series_questions(proposal)
    assert question.startswith("5 rows have the name, group and place of another (Film), with other days or times; ")
    assert "they are not all alike in description." in question
    assert ("    # together: [sessions]" in text, "    together: [sessions]" in text) == (answer == "", answer == "one")
    assert imported(tmp_path, text).new["activity"] == (3 if answer == "one" else 7)


def test_a_list_in_which_hardly_any_name_comes_again_is_left_as_it_is(tmp_path: Path) -> None:
    proposal = listed(tmp_path, [choir(1), choir(2), *map(quiz, range(10, 20))])

    assert series_questions(proposal) == []
    assert "together" not in proposal.text(ANSWERS, {})


def test_the_report_says_how_many_have_one_name_and_what_to_type(tmp_path: Path) -> None:
    text = listed(tmp_path, [*map(choir, range(7)), quiz(100)]).text(
        Answers(**{**vars(ANSWERS), "series": "several"}), {}
    )

    outcome = imported(tmp_path, text)

    (remark,) = [problem for problem in outcome.problems if problem.code == "same-name"]
    assert (outcome.new["activity"], remark.span.line) == (8, 3)
    assert remark.message == "7 activities are called Choir, with the same group and place."
    assert "key: [<title>, <venue>, <town>] and together: [sessions]" in remark.hint


def test_activities_of_one_name_in_other_towns_are_not_named(tmp_path: Path) -> None:
    rows = [choir(at, town=town) for at, town in enumerate(("Frome", "Wells", "Street"))]
    text = listed(tmp_path, [*rows, *map(quiz, range(10, 14))]).text(ANSWERS, {})

    assert "together" not in text
    assert [problem for problem in imported(tmp_path, text).problems if problem.code == "same-name"] == []


def test_dates_become_one_session_only_where_all_else_is_the_same() -> None:
    one = {"place": "old-dairy", "repeats": "once", "from": "19:00"}
    weekly = {"repeats": "weekly", "days": ["monday"]}

    sessions = with_lists_of_dates(
        [
            {**one, "starts_on": "2026-12-12"},
            weekly,
            {**one, "starts_on": "2026-12-05"},
            {**one, "starts_on": "2026-12-19", "from": "20:00"},
            {**one, "repeats": "dates", "dates": ["2026-12-05", "2026-12-26"]},
        ]
    )

    assert sessions == [
        {
            "repeats": "dates",
            "place": "old-dairy",
            "from": "19:00",
            "dates": ["2026-12-05", "2026-12-12", "2026-12-26"],
        },
        weekly,
        {**one, "starts_on": "2026-12-19", "from": "20:00"},
    ]
