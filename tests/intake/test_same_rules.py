"""The form in the browser says of a record what ``fingerpost check`` says of it, in the same words."""

from __future__ import annotations

from functools import cache

from tests.intake.browser_rules import Fault, browser_says, python_says
from tests.intake.rule_cases import ACTIVITY, CASES, GROUP, ON_ARRIVAL, PLACE, TYPED, UNLIKE


@cache
def answers() -> list[list[Fault]]:
    return browser_says((case.kind, case.record) for case in CASES)


@cache
def faults_by_python() -> list[tuple[list[Fault], bool]]:
    return [python_says(case.kind, case.record) for case in CASES]


def test_both_say_the_same_of_every_record() -> None:
    different = []
    for case, faults_there, (every, is_whole) in zip(CASES, answers(), faults_by_python(), strict=True):
        in_python = [fault for fault in every if fault[1] not in ON_ARRIVAL] if is_whole else every
        # Who is named with a number is asked on arrival, and then Python says that of it instead.
        named = {path for path, code, _ in every if code == "held-named-person"}
        in_browser = [
            fault for fault in faults_there if fault[0] not in named or not fault[1].startswith("held-personal")
        ]
        # Of a record that its schema refuses Python says no more; the browser goes on to what else can be said.
        there = in_browser if is_whole else [fault for fault in in_browser if fault in in_python]
        if _alike(in_python) != _alike(there):
            different.append((case.about, case.record, set(in_python) - set(there), set(there) - set(in_python)))
    assert different == []


def test_what_people_type_has_the_fault_that_it_was_written_for() -> None:
    wrong = []
    for case, faults in list(zip(CASES, answers(), strict=True))[-len(TYPED) :]:
        code = case.about.removeprefix("!")
        if (code in {code for _, code, _ in faults}) is case.about.startswith("!"):
            wrong.append((case.about, case.record, faults))
    assert wrong == []


def test_there_are_cases_enough_of_every_kind_of_problem() -> None:
    codes = {code for faults in answers() for _, code, _ in faults}

    assert len(CASES) >= 300
    assert len(codes) >= 90


def test_a_record_without_fault_has_no_problem() -> None:
    assert python_says("activity", ACTIVITY) == ([], True)
    assert browser_says([("activity", ACTIVITY), ("group", GROUP), ("place", PLACE)]) == [[], [], []]


def test_what_is_asked_only_on_arrival_has_a_reason_and_is_not_asked_before() -> None:
    whole = [faults for faults, (_, is_whole) in zip(answers(), faults_by_python(), strict=True) if is_whole]
    codes = {code for faults in whole for _, code, _ in faults}

    assert all(ON_ARRIVAL.values())
    assert codes & ON_ARRIVAL.keys() == set()
    assert UNLIKE.keys() <= codes


def _alike(problems: list[Fault]) -> list[Fault]:
    """Without the words of those few messages that name a character by its Unicode name, which no browser knows."""
    return [(path, code, "" if code in UNLIKE else message) for path, code, message in problems]
