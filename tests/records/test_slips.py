"""What people type in a hurry, and the line that the hint gives them: it is exactly what they should have typed."""

from __future__ import annotations

import pytest

from tests.conftest import USUAL_FILES, OpenSite

SESSION = "sessions: [{{place: old-dairy, repeats: {repeats}, days: {days}, from: 11:00{more}}}]\n"
CHAT = USUAL_FILES["activities/chat.yaml"]
EVERY_DAY = "monday, tuesday, wednesday, thursday, friday, saturday, sunday"
DAYS = {
    "[Tues]": "days: [tuesday]",
    "[Weds]": "days: [wednesday]",
    "[Thur]": "days: [thursday]",
    "[every Tuesday]": "days: [tuesday]",
    "[on Fridays]": "days: [friday]",
    "[Mon-Fri]": "days: [monday, tuesday, wednesday, thursday, friday]",
    "[Mon to Wed]": "days: [monday, tuesday, wednesday]",
    "[Mon and Wed]": "days: [monday, wednesday]",
    "[Mon & Wed]": "days: [monday, wednesday]",
    "[Mon/Thu]": "days: [monday, thursday]",
    "[weekdays]": "days: [monday, tuesday, wednesday, thursday, friday]",
    "[weekends]": "days: [saturday, sunday]",
    "[daily]": f"days: [{EVERY_DAY}]",
    "[every 2nd Tues]": "repeats: monthly, weeks: [second] and days: [tuesday]",
    "[1st Monday of the month]": "repeats: monthly, weeks: [first] and days: [monday]",
    "[last Friday]": "repeats: monthly, weeks: [last] and days: [friday]",
    "Tuesdays": "days: [tuesday]",
    "weekdays": "days: [monday, tuesday, wednesday, thursday, friday]",
}
REPEATS = {
    "fortnightly": "repeats: weekly, every: 2",
    "every other week": "repeats: weekly, every: 2",
    "daily": f"repeats: weekly and days: [{EVERY_DAY}]",
    "every week": "repeats: weekly",
    "every month": "repeats: monthly",
    "one-off": "repeats: once and its day, such as starts_on: 2026-10-06",
}
COSTS = {
    "free": "cost: {kind: free}",
    "Free of charge": "cost: {kind: free}",
    "0": "cost: {kind: free}",
    "donations welcome": "cost: {kind: donation}",
    "£3": "cost: {kind: fixed, amount: 3.00}",
    "3": "cost: {kind: fixed, amount: 3.00}",
    "£3.50": "cost: {kind: fixed, amount: 3.50}",
    "£3.5": "cost: {kind: fixed, amount: 3.50}",
    "£2 a week": "cost: {kind: fixed, amount: 2.00}",
    "50p": "cost: {kind: fixed, amount: 0.50}",
}
AGES = {
    "18+": "ages: {from: 18}",
    "18 plus": "ages: {from: 18}",
    "over 60": "ages: {from: 60}",
    "50-65": "ages: {from: 50, to: 65}",
    "50 to 65": "ages: {from: 50, to: 65}",
    "under 25": "ages: {to: 25}",
}


def hints_at(site: OpenSite, text: str) -> list[tuple[str, str]]:
    """The line of each problem in the activity, and its hint."""
    report = site({"activities/chat.yaml": text}).check()
    return [(str(problem.span).rpartition("chat.yaml:")[2], problem.hint) for problem in report.problems]


def session(days: str = "[monday]", repeats: str = "weekly", more: str = "") -> str:
    lines = [line for line in CHAT.splitlines() if not line.startswith("sessions")]
    return "\n".join(lines) + "\n" + SESSION.format(days=days, repeats=repeats, more=more)


LINE = session().count("\n")
IN_DAYS = session().splitlines()[-1].index("[monday]") + 1
IN_REPEATS = session().splitlines()[-1].index("weekly") + 1


@pytest.mark.parametrize("typed", DAYS)
def test_days_as_people_write_them(typed: str, site: OpenSite) -> None:
    ((where, hint),) = hints_at(site, session(days=typed))

    assert where == f"{LINE}:{IN_DAYS + typed.startswith('[')}"
    assert hint.startswith(f"Write {DAYS[typed]}.")


@pytest.mark.parametrize("typed", REPEATS)
def test_how_often_as_people_write_it(typed: str, site: OpenSite) -> None:
    where, hint = next(each for each in hints_at(site, session(repeats=typed)) if "repeats" in each[1])

    assert where == f"{LINE}:{IN_REPEATS}"
    assert hint.startswith(f"Write {REPEATS[typed]}")


@pytest.mark.parametrize(
    ("typed", "week"), [("1st", "first"), ("2nd week", "second"), ("3", "third"), ("4th", "fourth")]
)
def test_weeks_as_people_write_them(typed: str, week: str, site: OpenSite) -> None:
    ((_, hint),) = hints_at(site, session(repeats="monthly", more=f", weeks: [{typed}]"))

    assert hint.startswith(f"Write weeks: [{week}].")


@pytest.mark.parametrize("typed", COSTS)
def test_a_price_as_people_write_it(typed: str, site: OpenSite) -> None:
    assert hints_at(site, f"{CHAT}cost: {typed}\n") == [(f"{LINE + 1}:7", f"Write {COSTS[typed]}.")]


@pytest.mark.parametrize("typed", AGES)
def test_ages_as_people_write_them(typed: str, site: OpenSite) -> None:
    assert hints_at(site, f"{CHAT}who: {{ages: {typed}}}\n") == [(f"{LINE + 1}:13", f"Write {AGES[typed]}.")]


@pytest.mark.parametrize("typed", ["yesterday", "1/10/26", "yes"])
def test_a_day_of_a_check_without_its_field(typed: str, site: OpenSite) -> None:
    text = CHAT.replace("checked: {on: 2026-10-01, how: phone}", f"checked: {typed}")

    ((_, hint),) = hints_at(site, text)

    assert hint.startswith("Write checked: {on: 2026-10-01, how: phone}")


@pytest.mark.parametrize("typed", ["[bananas]", "[Monopoly night - bring a friend]", "[5]"])
def test_what_is_no_usual_slip_gets_the_list_alone(typed: str, site: OpenSite) -> None:
    hints = [hint for _, hint in hints_at(site, session(days=typed))]

    assert hints == [f"The choices are {EVERY_DAY}."]
