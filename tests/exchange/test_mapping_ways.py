"""What a mapping can say of one cell: parts of a text, yes and no, prices, ages, parts of an address, comparisons."""

from __future__ import annotations

import csv
import io
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fingerpost.exchange.tables.conditions import is_as_said
from fingerpost.exchange.tables.values.address_parts import address_part
from fingerpost.exchange.tables.values.text_ways import html_to_markdown, part_after, sentences_of
from fingerpost.exchange.tables.values.value_ways import read_ages, read_price, read_yes_no
from fingerpost.exchange.tables.values.words_found import SAYINGS, words_that_may_be_values


def table(*rows: list[str]) -> str:
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue()


def wrong(read: Any, cases: list[tuple[str, Any]]) -> list[tuple[str, Any, Any]]:
    return [(text, got, right) for text, right in cases if (got := read(text)) != right]


def test_yes_and_no_in_the_words_people_use() -> None:
    cases: list[tuple[str, Any]] = [
        ("Yes", "yes"),
        ("Y", "yes"),
        ("TRUE", "yes"),
        ("1", "yes"),
        ("✓", "yes"),
        ("x", "yes"),
        ("Available", "yes"),
        ("Fully accessible", "yes"),
        ("No", "no"),
        ("n", "no"),
        ("None", "no"),
        ("0", "no"),
        ("1.0", "yes"),
        ("0.0", "no"),
        ("Not available", "no"),
        ("Partial", "ask"),
        ("On request", "ask"),
        ("limited", "ask"),
        ("Please ask", "ask"),
        ("", ""),
        ("N/A", ""),
        ("?", ""),
        ("unknown", ""),
        ("TBA", ""),
        ("-", ""),
        ("Yes - ramp at the side", {"answer": "yes", "note": "ramp at the side"}),
        ("No, three steps", {"answer": "no", "note": "three steps"}),
        ("Ramp at the side", {"answer": "ask", "note": "Ramp at the side"}),
    ]

    assert wrong(read_yes_no, cases) == []


def test_prices() -> None:
    fixed = {"kind": "fixed"}
    cases: list[tuple[str, Any]] = [
        ("Free", {"kind": "free"}),
        ("free of charge.", {"kind": "free"}),
        ("£0", {"kind": "free"}),
        ("No charge", {"kind": "free"}),
        ("£3", {**fixed, "amount": "3"}),
        ("3.50", {**fixed, "amount": "3.5"}),
        ("2.5", {**fixed, "amount": "2.5"}),
        ("3.0", {**fixed, "amount": "3"}),
        ("0.0", {"kind": "free"}),
        ("50p", {**fixed, "amount": "0.5"}),
        ("£1,200 a year", {**fixed, "amount": "1200", "per": "year"}),
        ("£5 per session", {**fixed, "amount": "5", "per": "session"}),
        ("£4.50/week", {**fixed, "amount": "4.5", "per": "week"}),
        ("£20 pcm", {**fixed, "amount": "20", "per": "month"}),
        ("£3 incl. tea", {**fixed, "amount": "3", "notes": "Incl. tea"}),
        ("£3 (£2 concessions)", {"kind": "fixed", "amount": "3", "concession": "2"}),
        ("from £10", {"kind": "varies", "notes": "from £10"}),
        ("£3-£5", {"kind": "varies", "notes": "£3-£5"}),
        ("First session free, then £4", {"kind": "varies", "notes": "First session free, then £4"}),
        ("Donation", {"kind": "donation"}),
        ("Suggested donation of £2", {"kind": "donation", "notes": "Suggested donation of £2"}),
        ("Pay what you can", {"kind": "pay-what-you-can", "notes": "Pay what you can"}),
        ("Ring for prices", {"kind": "varies", "notes": "Ring for prices"}),
        ("", {}),
        ("N/A", {}),
    ]

    assert wrong(read_price, cases) == []


def test_a_lower_price_and_a_first_time_that_is_free() -> None:
    four = {"kind": "fixed", "amount": "4"}
    cases: list[tuple[str, Any]] = [
        ("£4 / £3 concs", {**four, "concession": "3"}),
        ("£4/£3 concessions", {**four, "concession": "3"}),
        ("£4 (£3 unwaged)", {**four, "concession": "3"}),
        ("£4 (concessions £3)", {**four, "concession": "3"}),
        ("£4 per session, concs: £2.50", {**four, "per": "session", "concession": "2.5"}),
        ("£4 or £3 for low income", {**four, "concession": "3"}),
        ("£4 (first free)", {**four, "first_visit_free": "yes"}),
        ("£4 per class, first session is free", {**four, "per": "session", "first_visit_free": "yes"}),
        ("£4 / £3 concs, first visit free", {**four, "concession": "3", "first_visit_free": "yes"}),
        # More, less or something else than that stays words.
        ("£3 / £4 concs", {"kind": "varies", "notes": "£3 / £4 concs"}),
        ("£4 / £3 members", {"kind": "varies", "notes": "£4 / £3 members"}),
        ("£4 adults / £3 concs / £2 children", {"kind": "varies", "notes": "£4 adults / £3 concs / £2 children"}),
        ("£4, first month free", {"kind": "varies", "notes": "£4, first month free"}),
        ("First session is free", {"kind": "varies", "notes": "First session is free"}),
        ("£4 with lunch / £3 concs", {"kind": "varies", "notes": "£4 with lunch / £3 concs"}),
    ]

    assert wrong(read_price, cases) == []


def test_ages() -> None:
    cases: list[tuple[str, Any]] = [
        ("5-11", {"from": "5", "to": "11"}),
        ("5 to 11 years", {"from": "5", "to": "11"}),
        ("Ages 5 – 11", {"from": "5", "to": "11"}),
        ("18+", {"from": "18"}),
        ("50 and over", {"from": "50"}),
        ("Over 60s", {"from": "60"}),
        ("adults aged 18 or over", {"from": "18"}),
        ("Men 18+", {"from": "18"}),
        ("Women 50+", {"from": "50"}),
        ("Adults (18+)", {"from": "18"}),
        ("ages 7-11, boys", {"from": "7", "to": "11"}),
        ("Boys and girls 5-11", {"from": "5", "to": "11"}),
        ("7-11 years (girls only)", {"from": "7", "to": "11"}),
        ("Men only, 18+", {"from": "18"}),
        ("School years 7-11", {}),
        ("Men 18+ and women 16+", {}),
        ("Women", {}),
        ("under 5", {"to": "4"}),
        ("Up to 25 years", {"to": "25"}),
        ("0-4", {"from": "0", "to": "4"}),
        ("6 weeks to 18 months", {"from": "6 weeks", "to": "18 months"}),
        ("6-18 months", {"from": "6 months", "to": "18 months"}),
        ("All ages", {}),
        ("Anyone", {}),
        ("2019", {}),
        ("", {}),
    ]

    assert wrong(read_ages, cases) == []


def test_an_amount_that_is_not_the_price_of_taking_part_stays_words() -> None:
    texts = [
        "Varies, depends on whether you are a member, for a guide its £6 for a child",
        "Kids' main £1 with any adult main",
        "2 pints £7",
        "3 small plates £25",
        "£10 off prosecco",
        "£5 deposit",
        "Free pool",
        "First session is free",
        "Free for members",
        "Free, then £3",
        "Free to watch, charge to play",
        "Free - members only",
        "Free drink with any main",
    ]

    assert wrong(read_price, [(text, {"kind": "varies", "notes": text}) for text in texts]) == []


def test_free_with_who_it_is_for_or_what_comes_later_stays_words() -> None:
    texts = [
        "Free/Paid",
        "Free, residents of Frome",
        "Free - children with an adult ticket",
        "Free: carers and cared for",
        "Free: under fives, seniors",
        "Free to join; subscription later",
        "Free to join",
        "Free to watch, small entry to play",
        "Free, adults five pounds",
        "Free — bring a flask, adults five pounds",
        "Free — bring five pounds for the hall",
        "Free if you bring a friend",
        "Free (first visit)",
    ]

    assert wrong(read_price, [(text, {"kind": "varies", "notes": text}) for text in texts]) == []


def test_what_is_free_keeps_the_rest_as_its_note() -> None:
    cases = [
        ("Free to watch", {"kind": "free", "notes": "Free to watch"}),
        ("Free — bring eclipse glasses", {"kind": "free", "notes": "Bring eclipse glasses"}),
        ("FREE · bring a flask", {"kind": "free", "notes": "Bring a flask"}),
        ("Free entry (booking essential)", {"kind": "free", "notes": "Booking essential"}),
        ("Free, no booking needed", {"kind": "free", "notes": "No booking needed"}),
        ("Free event", {"kind": "free"}),
        ("Free admission.", {"kind": "free"}),
        ("Drop-in £9", {"kind": "fixed", "amount": "9", "notes": "Drop-in"}),
        ("Cost: £3.00 per session", {"kind": "fixed", "amount": "3", "per": "session"}),
        ("~£20 for half day", {"kind": "fixed", "amount": "20", "notes": "Approximately, for half day"}),
    ]

    assert wrong(read_price, cases) == []


def test_an_amount_is_said_once_with_what_is_beside_it() -> None:
    fixed = {"kind": "fixed"}
    cases: list[tuple[str, Any]] = [
        ("£24 annual membership", {**fixed, "amount": "24", "per": "year", "notes": "Membership"}),
        ("Annual membership £24", {**fixed, "amount": "24", "per": "year", "notes": "Membership"}),
        ("Monthly membership: £10", {**fixed, "amount": "10", "per": "month", "notes": "Membership"}),
        ("£5 at the annual concert", {**fixed, "amount": "5", "notes": "At the annual concert"}),
        ("£2 per person", {**fixed, "amount": "2", "notes": "Per person"}),
        ("£2 pp", {**fixed, "amount": "2", "notes": "Per person"}),
        ("£60 (6 weeks)", {**fixed, "amount": "60", "notes": "6 weeks"}),
        (
            "£4 per class, pay at the door (cash only)",
            {**fixed, "amount": "4", "per": "session"} | {"notes": "Pay at the door (cash only)"},
        ),
        ("Adults £5", {**fixed, "amount": "5", "notes": "Adults"}),
        ("Only £3", {**fixed, "amount": "3"}),
        ("£3 only", {**fixed, "amount": "3"}),
        ("About £5", {**fixed, "amount": "5", "notes": "Approximately"}),
        ("£5 or what you can", {**fixed, "amount": "5", "notes": "Or what you can"}),
        # One of two amounts, of which only the first has its sign.
        ("£5-6", {"kind": "varies", "notes": "£5-6"}),
        ("£5 or 6 for a family", {"kind": "varies", "notes": "£5 or 6 for a family"}),
    ]

    assert wrong(read_price, cases) == []
    assert [text for text, cost in cases if "amount" in cost and cost["amount"] in cost.get("notes", "")] == []


def test_the_parts_of_an_address_in_one_cell() -> None:
    cases = [
        (
            "Village Hall, Church Lane, Nunney, Somerset, BA11 4LZ",
            (["Village Hall", "Church Lane"], "Nunney", "BA11 4LZ"),
        ),
        ("Village Hall\nChurch Lane\nNunney\nba114lz", (["Village Hall", "Church Lane"], "Nunney", "BA11 4LZ")),
        ("The Hub, 4 High Street BA5 2AA", (["The Hub", "4 High Street"], "", "BA5 2AA")),
        ("Frome", (["Frome"], "", "")),
        ("", ([], "", "")),
    ]

    got = [(text, tuple(address_part(text, part) for part in ("lines", "town", "postcode"))) for text, _ in cases]

    assert got == cases


def test_the_first_sentence_and_the_rest() -> None:
    cases = [
        ("A choir for anybody. Come at 7. Bring tea.", ("A choir for anybody.", "Come at 7. Bring tea.")),
        ("Hi! A choir for anybody in town. Come.", ("Hi! A choir for anybody in town.", "Come.")),
        ("We meet at St. Mary's with Dr. Who. Come.", ("We meet at St. Mary's with Dr. Who.", "Come.")),
        ("Costs approx. 3.50 a time, e.g. for tea. Come.", ("Costs approx. 3.50 a time, e.g. for tea.", "Come.")),
        ("A choir for anybody here\n\nWe sing on Tuesdays.", ("A choir for anybody here", "We sing on Tuesdays.")),
        ("No end of a sentence here", ("No end of a sentence here", "")),
        ("", ("", "")),
    ]

    assert wrong(sentences_of, cases) == []


def test_the_part_after_a_heading() -> None:
    text = (
        "Tea and talk.\n\n**Who can come?**\nAnybody over 60.\nBring a friend.\n\n## Cost\nFree\nGetting there: bus 12"
    )
    cases = [
        ("Who can come", "Anybody over 60.\nBring a friend."),
        ("cost", "Free"),
        ("Getting there", "bus 12"),
        ("Parking", ""),
    ]

    assert wrong(lambda heading: part_after(text, [heading]), cases) == []
    assert part_after("Times: 10:30 to 12:00\nCost: £2", ["times"]) == "10:30 to 12:00"


def test_html_becomes_our_markdown_and_nothing_that_runs() -> None:
    cases = [
        ("<p>Tea &amp; talk<br>every day</p><p>Come</p>", "Tea & talk\nevery day\n\nCome"),
        ("<h2>Cost</h2><ul><li>Free</li><li><b>No</b> booking</li></ul>", "**Cost**\n\n- Free\n- **No** booking"),
        ('<p><a href="https://example.org/a">Here</a></p>', "[Here](https://example.org/a)"),
        ('<p><a href="javascript:alert(1)">Here</a><script>alert(1)</script><img src="x" onerror="y"></p>', "Here"),
        ("<div>Tea&nbsp;and talk</div><div>&nbsp;</div><div>Free</div>", "Tea and talk\n\nFree"),
        ("Under 5s <3 and <tea@example.org>, 3 * 4", "Under 5s <3 and <tea@example.org>, 3 * 4"),
        ("<div>" * 150 + "deep" + "</div>" * 150, "deep"),
    ]

    assert wrong(html_to_markdown, cases) == []


def test_conditions_compare_amounts_and_lengths() -> None:
    cases: list[tuple[str, Any, bool]] = [
        ("£3.50", {"more_than": "3"}, True),
        ("£3", {"more_than": "3"}, False),
        ("£1,200", {"at_least": "1200"}, True),
        ("17", {"less_than": "18"}, True),
        ("18", {"at_most": "18"}, True),
        ("", {"less_than": "18"}, False),
        ("3 or 4", {"more_than": "1"}, False),
        ("Free", {"at_most": "0"}, False),
        ("nan", {"less_than": "1"}, False),
        ("abcdef", {"longer_than": "5"}, True),
        ("abcde", {"longer_than": "5"}, False),
        ("", {"shorter_than": "1"}, True),
        ("17", {"at_least": "11", "at_most": "17"}, True),
        ("18", {"at_least": "11", "at_most": "17"}, False),
    ]

    assert [(cell, test) for cell, test, right in cases if is_as_said(cell, test, str) is not right] == []


def proposals(text: str, kind: str = "activity", **data: Any) -> list[str]:
    return [f"{one['field']}: {one['value']} ({one['words']})" for one in words_that_may_be_values([text], kind, data)]


@pytest.mark.parametrize(("signs", "words"), [saying[2:4] for saying in SAYINGS])
@settings(max_examples=5)
@given(st.data())
def test_whatever_is_said_has_the_sign_that_is_looked_for_first(
    signs: tuple[str, ...], words: re.Pattern[str], data: st.DataObject
) -> None:
    words_drawn = data.draw(st.from_regex(words, fullmatch=True))

    assert any(sign in words_drawn.casefold() for sign in signs)


def test_words_in_a_text_are_proposed_and_no_more() -> None:
    text = "A women-only group with step-free access. All sessions are free. Just turn up."

    assert proposals(text) == [
        "access.step_free_entrance: yes (step-free access)",
        "cost.kind: free (sessions are free)",
        "who.for: women (women-only)",
        "join.ways: drop-in (Just turn up)",
    ]
    assert proposals(text, cost={"kind": "fixed"}, access={"step_free_entrance": "no"})[0].startswith("who.for")
    assert proposals(text, "place") == ["access.step_free_entrance: yes (step-free access)"]


def test_words_that_something_takes_back_are_not_proposed() -> None:
    texts = [
        "There is no step-free access.",
        "Step-free access is planned for 2027.",
        "The hearing loop is broken at present.",
        "Wheelchair access is limited, so ring first.",
        "A choir for men and women.",
        "Sorry, not a step-free entrance.",
        "Gluten free cakes.",
        "Sugar-free drinks.",
        "Feel free to ask.",
        "Unfortunately no hearing loop.",
        "A free spirit.",
        "We lack an accessible toilet.",
        "Toll free number",
    ]

    assert [(text, got) for text in texts if (got := proposals(text)) and "step_free_entrance: no" not in got[0]] == []


@pytest.mark.parametrize(
    ("name", "summary"),
    [
        ("Tea and talk.", "Tea and talk. In Frome for anybody"),
        ("Tea and talk", "Tea and talk. In Frome for anybody"),
        ("Tea and talk?", "Tea and talk? In Frome for anybody"),
    ],
)
def test_texts_that_are_joined_by_a_stop_have_one(desk, name: str, summary: str) -> None:
    joined = '{joined: [<Name>, In <Town> for anybody], by: ". "}'
    desk.mapping(desk.plain_mapping.replace("Something to do in <Town> for anybody.", joined))

    desk.run(desk.headers + desk.frome.replace("Tea and talk", name))

    assert desk.values("activities", "tea-and-talk-frome")["summary"] == summary


def test_where_nothing_is_there_to_be_joined_by_a_stop_nothing_is_said(desk) -> None:
    joined = '{joined: [<Ended>, {split: <Ended>, at: ";"}], by: ". "}'
    desk.mapping(desk.plain_mapping.replace("    join:", f"    description: {joined}\n    join:"))

    desk.run(desk.headers + desk.frome)

    assert "description" not in desk.values("activities", "tea-and-talk-frome")


def test_a_record_takes_what_was_found_as_proposals_and_not_as_fields(desk) -> None:
    mapping = desk.plain_mapping.replace(
        "    name: <Name>\n    summary", "    look_in: [<About>]\n    name: <Name>\n    summary"
    )
    desk.mapping(mapping)

    desk.run(
        table(
            ["Name", "Town", "Postcode", "Phone", "Open Tuesday", "Ended", "About"],
            ["Tea and talk", "Frome", "BA11 1AA", "01632 960123", "10:00-12:00", "", "A hearing loop. It is free."],
        )
    )

    record = desk.record("activities", "tea-and-talk-frome")
    assert "access:" not in record
    assert "cost:" not in record
    assert "  proposed:\n  - field: access.hearing_loop\n" in record


WAYS = """\
source: A list of ours
key: [<Name>]
records:
  activity:
    id: [<Name>]
    name: <Name>
    summary: {first_sentence: {html: <About>}}
    description: {other_sentences: {html: <About>}}
    categories: [talking-cafe]
    sessions: {opening_hours: "<Day> <Start>-<End>"}
    cost: {price: <Cost>}
    who: {ages: {age_range: <Ages>}, summary: {part_after: [Who], of: {html: <About>}}}
    access: {step_free_entrance: {yes_no: <Step-free>}, hearing_loop: {yes_no: <Loop>}}
    serves: {when: {Ages: {longer_than: 20}}, then: frome, otherwise: ""}
    contact: {phone: "01632 960123"}
    checked: {on: 2026-10-01, how: phone}
"""


def test_all_ways_in_one_row(desk) -> None:
    desk.mapping(WAYS)

    outcome = desk.run(
        table(
            ["Name", "About", "Day", "Start", "End", "Cost", "Ages", "Step-free", "Loop"],
            [
                "Choir",
                "<p>A choir for anybody.</p><p>Who: People who sing</p>",
                "Tuesday",
                "19:30",
                "21:00",
                "£2 a session",
                "18+",
                "Yes - by the yard",
                "N",
            ],
        )
    )

    assert outcome.problems == []
    record = desk.record("activities", "choir")
    for line in (
        "summary: A choir for anybody.\n",
        "description: 'Who: People who sing'\n",
        "  days: [tuesday]\n  from: 19:30\n  to: 21:00\n",
        "cost: {kind: fixed, amount: 2.0, per: session}\n",
        "  ages: {from: 18}\n",
        "  summary: People who sing\n",
        "  step_free_entrance:\n    answer: yes\n    note: by the yard\n",
        "  hearing_loop: no\n",
    ):
        assert line in record, line
    assert "serves" not in record


@pytest.mark.parametrize(
    ("right", "bad", "message", "hint"),
    [
        ("{price: <Cost>}", "{prise: <Cost>}", "prise is not a field.", "Use one of: kind, amount"),
        ("{age_range: <Ages>}", "{age_range: {a: b}}", "a is not a way to make a value.", ""),
        ("{part_after: [Who], of: ", "{part_after: [Who], off: ", "off is not a word beside part_after.", "Write of."),
        ("{longer_than: 20}", "{longer_than: long}", "longer_than is not a number.", "Write longer_than: 200"),
        ("{longer_than: 20}", "{longer_then: 20}", "longer_then is not a comparison.", "Write longer_than."),
    ],
)
def test_a_slip_in_a_way_is_answered_with_what_to_type(desk, right: str, bad: str, message: str, hint: str) -> None:
    from fingerpost.exchange.tables.table import TableError

    desk.mapping(WAYS.replace(right, bad))

    with pytest.raises(TableError) as caught:
        desk.run("Name,About,Day,Start,End,Cost,Ages,Step-free,Loop\nA,b,c,d,e,f,g,h,i\n")

    assert caught.value.problem.message == message
    assert hint in caught.value.problem.hint
    assert caught.value.problem.span.line > 1
