from __future__ import annotations

from fingerpost.checks import check_directory, check_record, check_whole, context_of
from fingerpost.reading.read import read_directory
from fingerpost.records.problem import in_file_order
from tests.checks.test_each_code import activity, place
from tests.conftest import TODAY

MANY = activity(name="CHAIR YOGA", categories="[art]", checked="{on: 2027-01-01}") | place(postcode="BA111A")


def test_problems_come_in_the_order_of_the_files(site) -> None:
    directory, _ = read_directory(site(MANY).assets)

    problems = check_directory(directory, today=TODAY)

    assert [problem.code for problem in problems] == [
        "name-shouting",
        "category-unknown",
        "checked-in-future",
        "postcode-shape",
    ]


def test_records_can_be_checked_one_by_one_and_together_it_is_the_same(site) -> None:
    directory, _ = read_directory(site(MANY).assets)
    context = context_of(directory, today=TODAY, postcodes=None)
    records = [*directory.places.values(), *directory.groups.values(), *directory.activities.values()]

    problems = [problem for record in records for problem in check_record(record, context)]
    problems += check_whole(directory, context)

    assert sorted(problems, key=in_file_order) == check_directory(directory, today=TODAY)


def test_an_activity_in_two_places_of_one_town_is_not_its_own_double(site) -> None:
    two = activity(
        sessions="[{repeats: weekly, days: [monday], from: 10:00, place: hall}, "
        "{repeats: weekly, days: [tuesday], from: 10:00, place: old-dairy}]"
    )

    assert site(two | place()).codes() == []


def test_two_processes_find_what_one_finds(site) -> None:
    directory, _ = read_directory(site(MANY).assets)

    alone, together = (check_directory(directory, today=TODAY, jobs=jobs) for jobs in (1, 2))

    assert together == alone


def test_a_number_written_in_another_way_is_the_same_number(site) -> None:
    twice = activity() | {
        "activities/yoga-two.yaml": activity(name="The chair yoga", contact='{phone: "+44 (0)1632 960125"}')[
            "activities/yoga.yaml"
        ]
    }

    assert site(twice).codes() == ["probable-duplicate"]
