"""Values of other people's tables, put right or left out."""

from __future__ import annotations

import pytest

from fingerpost.exchange.tables.values.clean_values import (
    CLEANERS,
    clean_date,
    clean_email,
    clean_number,
    clean_phone,
    clean_postcode,
    clean_web,
)
from fingerpost.exchange.tables.values.value_ways import read_price
from fingerpost.records.shorten import shorten


def code_of(cleaned: tuple[object, object]) -> tuple[object, str]:
    value, remark = cleaned
    return value, getattr(remark, "code", "")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(01632) 960123", ("01632 960123", "")),
        ("+44 1632 960123", ("01632 960123", "")),
        ("07700900123", ("07700 900123", "")),
        ("116 123", ("116 123", "")),
        ("[01632 960123](tel:01632960123)", ("01632 960123", "")),
        ("[Ring us](tel:+441632960123)", ("01632 960123", "")),
        ("7700900123", ("07700 900123", "phone-short")),
        ("01632 960123, ask for Jean", ("01632 960123", "phone-and-more")),
        ("0163296012", (None, "phone-unclear")),
        ("ask Jean", (None, "phone-unclear")),
        ("0115 387 0000", ("0115 387 0000", "phone-range")),
        ("01632 960123 ext 204", ("01632 960123 ext 204", "")),
        ("960123", (None, "phone-unclear")),
        ("18001 01632 960147", ("18001 01632 960147", "")),
        ("116 123 (Samaritans)", ("116 123", "phone-and-more")),
        ("NHS 111", ("111", "phone-and-more")),
        ("Text SHOUT to 85258", ("SHOUT to 85258", "")),
        ("Text MERMAIDS to 85258 24/7", ("MERMAIDS to 85258", "phone-and-more")),
        ("24/7: text the word \u201cHeron\u201d to 85 258.", ("HERON to 85 258", "phone-and-more")),
        ("Text HERON to 85258, and wait", ("HERON to 85258", "phone-and-more")),
        ("01632 960123 or text HERON to 85258", ("01632 960123", "phone-and-more")),
        ("Text us on 85258", ("85258", "phone-and-more")),
        ("85258 24/7", ("85258", "phone-and-more")),
        ("01632 960123 (24 hours)", ("01632 960123", "phone-and-more")),
        ("01632 960123 / 960124", ("01632 960123", "phone-and-more")),
        ("07xxx 343123", (None, "phone-unclear")),
        ("0800 FLOWERS", (None, "phone-unclear")),
        ("5 9 2026", (None, "phone-unclear")),
        ("999", (None, "phone-emergency")),
        ("1.63E+09", (None, "phone-rounded")),
        ("1632960123.0", ("01632 960123", "phone-short")),
        ("441632960123.0", ("01632 960123", "")),
    ],
)
def test_phone_numbers(text: str, expected: tuple[object, str]) -> None:
    assert code_of(clean_phone(text, "GB")) == expected


@pytest.mark.parametrize("text", ["7700900123", "07700 900123 (Jo)", "01632 960123 or 07700 900123", "07700 90012"])
def test_a_mobile_is_not_repeated_in_what_an_import_says(text: str) -> None:
    _, remark = clean_phone(text, "GB")

    assert remark is not None
    assert "90012" not in remark.message + remark.hint


def test_a_text_is_sent_to_a_number_alone() -> None:
    assert code_of(CLEANERS["text"]("01632 960123 ext 204", "GB")) == ("01632 960123", "phone-and-more")
    assert code_of(CLEANERS["text"]("85258", "GB")) == ("85258", "")
    assert code_of(CLEANERS["text"]("Text HERON to 85258", "GB")) == ("HERON to 85258", "")


def test_a_phone_number_belongs_to_the_country_of_the_directory() -> None:
    assert clean_phone("2125550123", "US")[0] == "(212) 555-0123"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("mailto:hello@example.org", ("hello@example.org", "")),
        ("Frome Library <hello@example.org>", ("hello@example.org", "")),
        ("hello@example.org or ring", ("hello@example.org", "email-and-more")),
        ("[hello@example.org](mailto:hello@example.org)", ("hello@example.org", "")),
        ("[Write to us](mailto:hello@example.org?subject=Tea)", ("hello@example.org", "")),
        ("https://example.org/contact", (None, "email-unclear")),
        ("hello.@example.org", (None, "email-unclear")),
        ("a&b@example.org", (None, "email-unclear")),
        ("hello@printer.local", (None, "email-unclear")),
    ],
)
def test_email_addresses(text: str, expected: tuple[object, str]) -> None:
    assert code_of(clean_email(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("HTTPS://example.org/a", ("https://example.org/a", "")),
        ("www.example.org", ("https://www.example.org", "")),
        ("https://example.org and Facebook", ("https://example.org", "web-address-and-more")),
        ('<a href = "https://example.org/a">Our page</a>', ("https://example.org/a", "")),
        ('<a href="https://example.org/a">Our page</a>, Mondays', ("https://example.org/a", "web-address-and-more")),
        ("example/our-group", (None, "web-address-unclear")),
        ("javascript:alert(1)", (None, "web-address-unclear")),
        ("https://example.org,", ("https://example.org", "web-address-and-more")),
        ("[Our site](https://example.org/a)", ("https://example.org/a", "")),
        ("[https://example.org/](https://example.org/)", ("https://example.org/", "")),
        ("https://example.org/](https://example.org/", ("https://example.org/", "")),
        ("www.example.org](http://www.example.org", ("http://www.example.org", "web-address-and-more")),
        ("[Our site](https://example.org/a_(b)), Mondays", ("https://example.org/a_(b)", "web-address-and-more")),
        ('[Our site](https://example.org/a "Home")', ("https://example.org/a", "")),
        ("[Our site]()", (None, "web-address-unclear")),
        ("https://example.org/find?f[0]=topic:12", ("https://example.org/find?f[0]=topic:12", "")),
        ("https://t\u0177.example.org/te", ("https://t\u0177.example.org/te", "")),
        ("https://ex\u0430mple.org/", (None, "web-address-unclear")),
        ("https://printer.local/", (None, "web-address-unclear")),
        ("https://sue:pw@example.org/", (None, "web-address-unclear")),
    ],
)
def test_web_addresses(text: str, expected: tuple[object, str]) -> None:
    assert code_of(clean_web(text)) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("2026-10-01", "", ("2026-10-01", "")),
        ("2026-10-01 00:00", "", ("2026-10-01", "")),
        ("01/10/2026", "day month year", ("2026-10-01", "")),
        ("10/01/2026", "month day year", ("2026-10-01", "")),
        ("1 October 2026", "day month year", ("2026-10-01", "")),
        ("01/10/2026", "", (None, "date-unclear")),
        ("25/12/2026", "month day year", (None, "date-unclear")),
        ("46296", "day month year", (None, "date-unclear")),
    ],
)
def test_dates(text: str, words: str, expected: tuple[object, str]) -> None:
    assert code_of(clean_date(text, words)) == expected


def test_a_password_is_not_repeated() -> None:
    _, remark = clean_web("https://sue:pw7f3a@example.org/")

    assert remark is not None
    assert "pw7f3a" not in remark.message + remark.hint


def test_numbers_postcodes_and_long_texts() -> None:
    assert clean_number("£3,50")[0] == 3.5
    assert code_of(clean_number("about 3")) == (None, "number-unclear")
    assert clean_postcode("ba111aa", "GB")[0] == "BA11 1AA"
    assert code_of(clean_postcode("BA11", "GB")) == (None, "postcode-shape")
    assert clean_postcode("60601", "US") == ("60601", None)
    assert shorten("Tea and talk, every week", 14) == "Tea and talk…"


def test_amounts_of_money_are_what_they_say() -> None:
    amounts = {
        "1,200": 1200.0,
        "£1,200": 1200.0,
        "1,000,000": 1000000.0,
        "1,200.50": 1200.5,
        "3,50": 3.5,
        "50p": 0.5,
        "£3.50 per session": 3.5,
        "£2 a week": 2.0,
        "£3-£5": None,
        "from £3": None,
        "£2 members £3 others": None,
        "12,34,5": None,
    }

    assert {text: clean_number(text)[0] for text in amounts} == amounts


def test_a_range_of_money_is_said_to_be_one() -> None:
    remark = clean_number("£3 - £5")[1]

    assert remark is not None and "is a range, not one number" in remark.message


@pytest.mark.parametrize(
    "text", ["Saturday, December 6th, 2025", "Sat 6 Dec 2025", "6th December 2025", "December 6, 2025"]
)
def test_a_day_in_words_is_read_in_any_order(text: str) -> None:
    for order in ("day month year", "month day year"):
        assert clean_date(text, order) == ("2025-12-06", None)


@pytest.mark.parametrize(
    ("text", "cost"),
    [
        ("£15 a yr", {"kind": "fixed", "amount": "15", "per": "year"}),
        ("£48 annual", {"kind": "fixed", "amount": "48", "per": "year"}),
        ("Annual £48", {"kind": "fixed", "amount": "48", "per": "year"}),
        ("£48 per annum", {"kind": "fixed", "amount": "48", "per": "year"}),
        ("£48/yr", {"kind": "fixed", "amount": "48", "per": "year"}),
        ("£15pa", {"kind": "fixed", "amount": "15", "per": "year"}),
        ("£10 a mth", {"kind": "fixed", "amount": "10", "per": "month"}),
        ("£2/wk", {"kind": "fixed", "amount": "2", "per": "week"}),
        ("£2 per hr", {"kind": "fixed", "amount": "2", "notes": "Per hour"}),
        ("£5 book", {"kind": "fixed", "amount": "5", "notes": "Please book first"}),
        ("£5 (book)", {"kind": "fixed", "amount": "5", "notes": "Please book first"}),
        ("£5 book by Monday", {"kind": "fixed", "amount": "5", "notes": "Book by Monday"}),
    ],
)
def test_short_words_beside_a_price_are_said_as_people_say_them(text: str, cost: dict[str, str]) -> None:
    assert dict(read_price(text)) == cost
