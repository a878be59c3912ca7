"""The form says of a session, a cost and a way to join what the pages say of it, and gives back a session as it was."""

from __future__ import annotations

import json
from datetime import date, time
from decimal import Decimal
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from fingerpost.edition.edition import Edition
from fingerpost.edition.wording.costs import PER, say_cost, say_cost_shortly
from fingerpost.edition.wording.joining import OTHER_WAYS, WAYS, say_ways, say_who
from fingerpost.exchange.hsds.plain_data import plain_data
from fingerpost.files.own import PACKAGE
from fingerpost.language import Language, language_for
from fingerpost.pages.shipping.add_words import add_words
from fingerpost.pages.shipping.form_data import data_of
from fingerpost.reading.make_session import make_session
from fingerpost.reading.read import read_directory
from fingerpost.records.session import BankHolidays, Cost, Repeats, Session, Week, Weekday
from fingerpost.schedule.words import say_session, say_session_short
from tests.schedule.cases import CASES
from tests.search.node import node

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 23)
MODULES = PACKAGE / "browser" / "js" / "add"
DATES = (date(2026, 11, 2), date(2026, 12, 5), date(2026, 12, 19), date(2027, 1, 2), date(2027, 3, 13))
DAYS = ((), (Weekday.TUESDAY,), (Weekday.MONDAY, Weekday.THURSDAY), tuple(Weekday)[:5], tuple(Weekday))
TIMES: tuple[dict[str, Any], ...] = (
    {},
    {"starts": time(10)},
    {"starts": time(12), "ends": time(13, 30)},
    {"ends": time(0, 5)},
    {"starts": time(19, 30), "ends": time(1), "ends_next_day": True},
    {"starts": time(0), "ends": time(0), "ends_next_day": True, "until_24": True},
)
RULES: tuple[dict[str, Any], ...] = (
    {},
    {"every": 2, "starts_on": DATES[0]},
    {"every": 3, "starts_on": DATES[1]},
    {"starts_on": DATES[3], "ends_on": DATES[4], "bank_holidays": BankHolidays.CLOSED},
    {"repeats": Repeats.MONTHLY, "weeks": (Week.FIRST, Week.LAST)},
    {"repeats": Repeats.MONTHLY, "weeks": (Week.FIFTH,), "every": 2},
    {"repeats": Repeats.MONTHLY, "month_days": (1, 2, 3, 11, 12, 13, 21, 31)},
    {"repeats": Repeats.MONTHLY},
    {"repeats": Repeats.BY_ARRANGEMENT, "bank_holidays": BankHolidays.ASK},
    {"repeats": Repeats.SOME_WEEKS, "bank_holidays": BankHolidays.ASK},
    {"repeats": Repeats.UNKNOWN},
    {"months": (4, 5, 6, 7, 8, 9), "not_on": DATES[1:4]},
    {"months": (1, 2, 11, 12), "also_on": DATES[:2], "term_time": "somerset"},
    {"months": (1, 3, 6), "school_holidays": "somerset", "bank_holidays": BankHolidays.OPEN},
    {"months": (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12), "not_on": DATES[:1]},
    {"repeats": Repeats.ONCE, "starts_on": DATES[1]},
    {"repeats": Repeats.ONCE, "starts_on": DATES[1], "also_on": DATES[3:]},
    {"repeats": Repeats.DATES, "dates": DATES},
    {"repeats": Repeats.DATES, "dates": DATES, "not_on": DATES[1:2]},
    {"repeats": Repeats.DATES, "dates": DATES[:1]},
)


@pytest.fixture(scope="module")
def edition() -> Edition:
    directory, _ = read_directory(ROOT / "assets")
    return Edition(directory=directory, today=TODAY)


@pytest.fixture(scope="module")
def sessions(edition: Edition) -> list[Session]:
    """Those of the example and of the table of dates, and many made of parts: some 1,200."""
    real = [session for activity in edition.directory.activities.values() for session in activity.sessions]
    table = [case[1] for case in CASES]
    result = [Session(days=days, **hours, **rule) for days, hours, rule in product(DAYS, TIMES, RULES)]
    return list(dict.fromkeys(make_session(plain_data(each)) for each in (*real, *table, *result)))


def answers_of(edition: Edition, language: Language, **parts: Any) -> dict[str, Any]:
    words = add_words(Edition(directory=edition.directory, today=TODAY, language=language))
    table = {"sessions": [], "costs": [], "joins": [], **parts, "when": words["schedule"], "preview": words["preview"]}
    done = node(Path(__file__).with_name("form_words.mjs"), MODULES, text=json.dumps({**table, "today": str(TODAY)}))
    assert done.returncode == 0, done.stderr
    answers: dict[str, Any] = json.loads(done.stdout)
    return answers


@pytest.mark.parametrize("code", ["en", "cy"])
def test_a_session_is_said_as_the_pages_say_it(edition: Edition, sessions: list[Session], code: str) -> None:
    language = language_for(code)
    sentences = answers_of(edition, language, sessions=[plain_data(each) for each in sessions])["sessions"]

    assert len(sessions) > 600
    wrong = {
        str(plain_data(session)): (
            own,
            [say_session(session, language, TODAY), say_session_short(session, language, TODAY)],
        )
        for session, own in zip(sessions, sentences, strict=True)
        if own != [say_session(session, language, TODAY), say_session_short(session, language, TODAY)]
    }
    assert list(wrong.items())[:5] == []


def test_a_session_that_nobody_changes_comes_back_as_it_was(edition: Edition) -> None:
    own = [data for activity in edition.directory.activities.values() for data in data_of(activity).get("sessions", ())]
    again = answers_of(edition, language_for("en"), sessions=own)["again"]

    assert len(own) > 200
    wrong = [(before, after) for before, after in zip(own, again, strict=True) if after["session"] != before]
    assert wrong[:5] == []


def test_a_cost_is_said_as_the_pages_say_it(edition: Edition) -> None:
    language = language_for("en")
    costs = [
        Cost(kind=kind, amount=amount, per=per, concession=lower, first_visit_free=free, notes=notes)
        for kind, amount, per, lower, free, notes in product(
            ("free", "donation", "pay-what-you-can", "fixed", "varies"),
            (None, Decimal(0), Decimal("0.50"), Decimal("3.50"), Decimal(1200)),
            tuple(PER),
            (None, Decimal(0), Decimal(2)),
            (False, True),
            ("", "Your first visit is free. Tea is 50p."),
        )
    ]
    sentences = answers_of(edition, language, costs=[plain_data(cost) for cost in costs])["costs"]

    wrong = [
        (plain_data(cost), own)
        for cost, own in zip(costs, sentences, strict=True)
        if own != [say_cost(cost, language), say_cost_shortly(cost, language)]
    ]
    assert wrong[:5] == []


def test_ways_to_join_and_who_may_come_are_said_as_the_pages_say_them(edition: Edition) -> None:
    language = language_for("en")
    ways = [
        (),
        *((way,) for way in WAYS),
        *((first, other) for first in WAYS for other in OTHER_WAYS if first != other),
    ]
    joins = [{"join": {"ways": list(each)}} for each in ways]
    plain = [a for a in edition.directory.activities.values() if not a.who.audiences and not a.languages]
    sentences = answers_of(edition, language, joins=[*joins, *({"who": plain_data(a.who)} for a in plain)])["joins"]

    for each, (own, _) in zip(ways, sentences, strict=False):
        assert own == " ".join(filter(None, say_ways(each, language)))
    assert len(plain) > 50
    wrong = [
        (activity.id, own)
        for activity, (_, own) in zip(plain, sentences[len(ways) :], strict=True)
        if own != " ".join(say_who(edition, activity))
    ]
    assert wrong[:5] == []
