"""What people type in a hurry, and the line that the hint gives them: it is exactly what they should have typed."""

from __future__ import annotations

import pytest

from fingerpost.reading.corrections import correct_date
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
    "[5th Monday]": "repeats: monthly, weeks: [fifth] and days: [monday]",
    "[1st of the month]": "repeats: monthly and month_days: [1]",
    "[1st and 15th of each month]": "repeats: monthly and month_days: [1, 15]",
    "Tuesdays": "days: [tuesday]",
    "weekdays": "days: [monday, tuesday, wednesday, thursday, friday]",
}
REPEATS = {
    "fortnightly": "repeats: weekly, every: 2",
    "every other week": "repeats: weekly, every: 2",
    "daily": f"repeats: weekly and days: [{EVERY_DAY}]",
    "every week": "repeats: weekly",
    "every month": "repeats: monthly",
    "5th Monday": "repeats: monthly, weeks: [fifth] and days: [monday]",
    "1st of the month": "repeats: monthly and month_days: [1]",
    "term time only": "repeats: weekly and term_time: with the name of a file in assets/calendars",
    "school holidays": "repeats: weekly and school_holidays: with the name of a file in assets/calendars",
    "various dates": "repeats: dates and its days, such as dates: [2026-12-05, 2026-12-16]",
    "not known": "repeats: unknown",
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


YES_NO = {
    "Y": "step_free_entrance: yes",
    "Yes": "step_free_entrance: yes",
    "true": "step_free_entrance: yes",
    "N": "step_free_entrance: no",
    "FALSE": "step_free_entrance: no",
    "partial": 'step_free_entrance: {answer: ask, note: "..."}',
    "partially": 'step_free_entrance: {answer: ask, note: "..."}',
    "true-ish": 'step_free_entrance: {answer: ask, note: "..."}',
    "unknown": "step_free_entrance: ask",
    "not sure": "step_free_entrance: ask",
}
# What is added to a whole record: the code, the column on the last line, and what the hint says to type.
ADDED = {
    "sensitive: Y": ("wrong-type", 12, "Write sensitive: yes."),
    "sensitive: maybe": ("wrong-type", 12, "Write sensitive: yes or sensitive: no."),
    "access: {step_free_entrance: {answer: Y}}": ("choice-unknown", 39, "Write answer: yes."),
    "support: one to one": ("choice-unknown", 10, "Write one-to-one."),
    "support: 1-2-1": ("choice-unknown", 10, "Write one-to-one."),
    "support: buddying": ("choice-unknown", 10, "Write one-to-one."),
    "support: signposting": ("choice-unknown", 10, "Write signpost."),
    "languages: [English]": ("language-unknown", 13, "Write en."),
    "languages: [en, Polish]": ("language-unknown", 17, "Write pl."),
    "languages: [BSL]": ("language-unknown", 13, "Write bfi."),
    "languages: English and Welsh": ("wrong-type", 12, "Write languages: [en, cy]."),
    "language: Welsh": ("language-unknown", 11, "Write cy."),
    "needs: loneliness": ("wrong-type", 8, "Write needs: [loneliness]."),
    "needs: loneliness > company": ("wrong-type", 8, "Write needs: [loneliness, company]."),
    "needs: loneliness | company": ("wrong-type", 8, "Write needs: [loneliness, company]."),
    "needs: [loneliness > company]": ("id-shape", 9, "Write loneliness, company."),
    "needs: > loneliness": ("starts-with-sign", 8, "Write needs: [loneliness]"),
    "needs: | loneliness | company": ("starts-with-sign", 8, "Write needs: [loneliness, company]"),
    "needs: *loneliness": ("yaml-anchor", 8, "Write needs: [loneliness]"),
    "needs: [*loneliness, *company]": ("yaml-anchor", 9, "Write needs: [loneliness, company]"),
    "join: {ways: just turn up}": ("wrong-type", 14, "Write ways: [drop-in]."),
    "join: {ways: [no booking needed]}": ("choice-unknown", 15, "Write drop-in."),
    "capacity: full": ("wrong-type", 11, "Write capacity: {state: full, as_of: 2026-10-01}"),
    "cost: {kind: fixed, amount: -3}": ("number-out-of-range", 29, "Write amount: 3.00."),
    "cost: {kind: fixed, amount: £3}": ("wrong-type", 29, "Write amount: 3.00."),
    "cost: {kind: fixed, amount: 3.50 each}": ("wrong-type", 29, "Write amount: 3.50."),
    "cost: {kind: paid, amount: 3}": ("choice-unknown", 14, "Write fixed."),
    "cost: {kind: fixed, amount: 3, per: head}": ("choice-unknown", 37, "Write visit."),
    "cost: {kind: fixed, amount: 3, concession: 4}": (
        "cost-concession-above",
        44,
        "Write amount: 4.00, concession: 3.00",
    ),
    "cost: {kind: free, amount: 3}": ("cost-free-amount", 28, "Write kind: fixed, amount: 3.00"),
    "cost: {kind: free, concession: 2.50}": ("cost-free-amount", 32, "Write kind: fixed, amount: 2.50"),
    "cost: {kind: fixed, amount: 750}": ("cost-unlikely", 29, "For pence, write amount: 7.50."),
    "cost: {kind: fixed, amount: 2.505}": ("cost-unlikely", 29, "Write amount: 2.50."),
    'who: {summary: "**Everybody** welcome"}': ("marks-in-text", 17, "Write summary: Everybody welcome"),
    "who: {summary: Anyone who is _really_ new}": ("marks-in-text", 30, "Write summary: Anyone who is really new"),
    'join: {ways: [drop-in], steps: "*Just* come."}': ("marks-in-text", 33, "Write steps: Just come."),
    'cost: {kind: free, notes: "`Free` tea"}': ("marks-in-text", 28, "Write notes: Free tea"),
    'who: {summary: "#Access for all"}': ("marks-in-text", 17, "Write summary: Access for all"),
    "who: {summary: Mums &amp; dads}": ("marks-in-text", 21, "Write summary: Mums & dads"),
    'who: {summary: "[Carers](https://example.org/carers)"}': ("marks-in-text", 17, "Write summary: Carers and put"),
    'description: "See [here](https://example.org/a)."': (
        "link-words-vague",
        19,
        "[the booking page](https://example.org/a)",
    ),
    'description: "[Read more](https://example.org/a)"': (
        "link-words-vague",
        15,
        "[the booking page](https://example.org/a)",
    ),
    "description: Click here to book a place.": ("link-words-vague", 14, "Book on our website."),
    "description: The items in red are for members.": ("colour-alone", 18, "Members only: Monday and Friday."),
    "description: Days marked green are free.": ("colour-alone", 19, "Members only: Monday and Friday."),
}
TIMES = {
    "7pm": "Write 19:00.",
    "7.30pm": "Write 19:30.",
    "noon": "Write 12:00.",
    "12 noon": "Write 12:00.",
    "midnight": "Write 00:00.",
    "half past 10": "Write 10:30.",
    "10 o'clock": "Write 10:00.",
    "7": "Write 07:00, or 19:00",
    "630": "Write 06:30, or 18:30 if it is after noon. But if a program saved the file, it was 10:30, in minutes.",
    "1080": "Write times on the 24 hour clock, for example 21:00 for 9pm. But if a program saved the file, it was 18",
    "10-12": "Write from: 10:00 and to: 12:00.",
    "10.00 - 12.30": "Write from: 10:00 and to: 12:30.",
    "2-4pm": "Write from: 14:00 and to: 16:00.",
    "11-1pm": "Write from: 11:00 and to: 13:00.",
    "1-3": "If it is after noon, write from: 13:00 and to: 15:00.",
}
DATES = {
    "1/10/26": "Write the year first: 2026-10-01 is 1 October 2026.",
    "13/10/26": "Write 2026-10-13 for 13 October 2026.",
    "1st October 2026": "Write 2026-10-01 for 1 October 2026.",
    "2026/10/01": "Write 2026-10-01 for 1 October 2026.",
    "1st October": "Write the year too, and write it first: 2026-10-01, if it is in 2026.",
    "October 2026": "Write the day too, and the year first: 2026-10-01, if it is the 1st.",
    "yesterday": "Write the day itself, the year first: 2026-10-01 is 1 October 2026.",
    "last Thursday": "Write the day itself, the year first: 2026-10-01 is 1 October 2026.",
}
STARTS = {
    "& co and everybody else": ("starts-with-sign", '"& co and everybody else"'),
    "&word people who like it": ("yaml-anchor", '"&word people who like it"'),
    "*word people who like it": ("yaml-anchor", '"*word people who like it"'),
    "**Everybody** is welcome": ("starts-with-sign", '"Everybody is welcome"'),
    "> everybody is welcome": ("starts-with-sign", '"everybody is welcome"'),
    "| everybody is welcome": ("starts-with-sign", '"everybody is welcome"'),
    "- everybody is welcome": ("starts-with-sign", '"- everybody is welcome"'),
    "[Singers](https://example.org) of Frome": ("starts-with-sign", '"[Singers](https://example.org) of Frome"'),
    "!Important for everybody": ("yaml-tag", '"!Important for everybody"'),
}


def found_in(site: OpenSite, text: str) -> list[tuple[str, str, str]]:
    """The code, the line and column, and the hint of each problem in the activity."""
    problems = site({"activities/chat.yaml": text}).check().problems
    return [(each.code, str(each.span).rpartition("chat.yaml:")[2], each.hint) for each in problems]


@pytest.mark.parametrize("typed", YES_NO)
def test_an_answer_in_other_words(typed: str, site: OpenSite) -> None:
    ((code, where, hint),) = found_in(site, f"{CHAT}access: {{step_free_entrance: {typed}}}\n")

    assert (code, where) == ("choice-unknown", f"{LINE + 1}:30")
    assert hint.startswith(f"Write {YES_NO[typed]}")


@pytest.mark.parametrize("typed", ADDED)
def test_a_slip_in_a_field_gets_what_to_type(typed: str, site: OpenSite) -> None:
    code, column, wanted = ADDED[typed]

    problems = found_in(site, f"{CHAT}{typed}\n")

    assert (code, f"{LINE + 1}:{column}") in [(each, where) for each, where, _ in problems]
    assert wanted in next(hint for each, _, hint in problems if each == code)


@pytest.mark.parametrize("typed", TIMES)
def test_a_time_as_people_write_it(typed: str, site: OpenSite) -> None:
    text = session().replace("from: 11:00", f"from: {typed}")
    ((code, where, hint),) = found_in(site, text)

    column = text.splitlines()[-1].index(typed + "}") + 1
    assert (code, where) == ("time-unclear", f"{LINE}:{column}")
    assert hint.startswith(TIMES[typed])


@pytest.mark.parametrize("typed", DATES)
def test_a_date_as_people_write_it(typed: str, site: OpenSite) -> None:
    ((code, where, hint),) = found_in(site, CHAT.replace("on: 2026-10-01", f"on: {typed}"))

    assert (code, where) == ("date-unclear", f"{CHAT.count(chr(10))}:15")
    assert hint == DATES[typed]


@pytest.mark.parametrize("typed", STARTS)
def test_a_text_that_begins_with_a_sign(typed: str, site: OpenSite) -> None:
    code, wanted = STARTS[typed]

    ((problem_code, where, hint),) = found_in(site, CHAT.replace("Meet people over a cuppa in Frome.", typed))

    assert (problem_code, where) == (code, "2:10")
    assert f"Put {'it' if code == 'starts-with-sign' else 'the text'} in quotes: summary: {wanted}" in hint


@pytest.mark.parametrize("sign", ["*", ">", "+ ", "•"])
def test_a_list_with_other_signs_than_dashes(sign: str, site: OpenSite) -> None:
    ((_, where, hint),) = found_in(site, f"{CHAT}needs:\n  {sign} loneliness\n")

    assert where == f"{LINE + 2}:3"
    assert "- loneliness" in hint or "needs: [loneliness]" in hint


def test_the_hint_for_a_date_does_not_depend_on_today() -> None:
    hints = {correct_date(text)[1] for text in ("Thursday", "14:00", "2026", "5")}

    assert hints == {"Write the day itself, the year first: 2026-10-01 is 1 October 2026."}


@pytest.mark.parametrize(
    "typed",
    [
        "who: {summary: 3 * 4 people and file_name_two and R&B; Marks & Spencer}",
        "who: {summary: Ages 5* and up}",
        "description: The **items** are [the menu](https://example.org/menu) of the Red Lion.",
        "description: The volunteers in green lanyards meet you by the red door. Press the bell.",
        "cost: {kind: fixed, amount: 750, per: year}",
        "cost: {kind: fixed, amount: 3, concession: 0}",
        "cost: {kind: donation, amount: 3}",
        "support: one-to-one",
        "languages: [en, bfi]",
    ],
)
def test_what_only_looks_like_a_slip_is_left_in_peace(typed: str, site: OpenSite) -> None:
    assert found_in(site, f"{CHAT}{typed}\n") == []


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("weeks: [5th]", "weeks: [fifth]"),
        ("month_days: 1st and 15th", "month_days: [1, 15]"),
        ("months: [April to June]", "months: [april, may, june]"),
        ("months: Nov - Jan", "months: [january, november, december]"),
        ("months: not in July or August", "months: [january, february, march, april, may, june, september"),
        ("months: [Sept]", "months: [september]"),
        ("term_time: yes", "which terms, such as term_time: somerset. The calendars are in assets/calendars."),
        ("school_holidays: yes", "which terms, such as school_holidays: somerset."),
        ("dates: 5 December", "dates: [2026-12-05, 2026-12-16], each with the year first"),
    ],
)
def test_the_rest_of_when_as_people_write_it(typed: str, line: str, site: OpenSite) -> None:
    hints = [hint for _, hint in hints_at(site, session(more=f", {typed}"))]

    assert any(hint.startswith(f"Write {line}") for hint in hints), hints


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("from: 18+", "from: 18"),
        ("from: 6 wks", "from: 6 weeks"),
        ("to: 18 mths", "to: 18 months"),
        ("to: under 5", "to: 5"),
        ("from: 6 Weeks", "from: 6 weeks"),
    ],
)
def test_an_age_as_people_write_it(typed: str, line: str, site: OpenSite) -> None:
    assert [hint for _, hint in hints_at(site, f"{CHAT}who: {{ages: {{{typed}}}}}\n")] == [f"Write {line}."]


@pytest.mark.parametrize("times", ["from: 10:00, to: 24:00", "to: 24:00", "from: 24:00"])
def test_24_hours_are_only_day_and_night(times: str, site: OpenSite) -> None:
    def of(times: str) -> list[str]:
        text = session().replace("from: 11:00", times)
        return [problem.hint for problem in site({"activities/chat.yaml": text}).check().problems]

    assert "Write 00:00 and add ends_next_day: yes. Day and night is from: 00:00, to: 24:00" in of(times)
    assert of("from: 00:00, to: 24:00") == []


@pytest.mark.parametrize("address", ["https://x.example.org/wells", "https://x.example.org"])
def test_an_address_of_the_site_without_its_slash(address: str, site: OpenSite) -> None:
    (problem,) = site({"directory.yaml": f"title: Wells\nsite: {address}\n"}).check().problems

    assert str(problem.span).endswith("directory.yaml:2:7")
    assert (problem.message, problem.hint) == (
        "The address of the site has no slash at its end.",
        f"Write site: {address}/",
    )
