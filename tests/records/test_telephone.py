"""Every way in which a telephone number is written in Britain, what is shown of it, and what a telephone dials."""

from __future__ import annotations

import pytest

from fingerpost.records.telephone import Telephone, Unclear, find_telephone, read_telephone

# As written: what is shown, and the link.
BRITISH = {
    "01632 960123": ("01632 960123", "tel:+441632960123"),
    "01632960123": ("01632 960123", "tel:+441632960123"),
    "01632 960 123": ("01632 960 123", "tel:+441632960123"),
    "(01632) 960 123": ("(01632) 960 123", "tel:+441632960123"),
    "(01632)960123": ("(01632)960123", "tel:+441632960123"),
    "[01632] 960123": ("(01632) 960123", "tel:+441632960123"),
    "(0)1632 960123": ("01632 960123", "tel:+441632960123"),
    "01632.960.123": ("01632 960 123", "tel:+441632960123"),
    "01632-960-123": ("01632 960 123", "tel:+441632960123"),
    "01632 - 960123": ("01632 960123", "tel:+441632960123"),
    "01632\u2013960123": ("01632 960123", "tel:+441632960123"),
    "01632\u2011960\u2011123": ("01632 960 123", "tel:+441632960123"),
    "01632\u00a0960123": ("01632 960123", "tel:+441632960123"),
    "01632\u2009960\u202f123": ("01632 960 123", "tel:+441632960123"),
    "01632/960123": ("01632 960123", "tel:+441632960123"),
    "  01632   960123 ": ("01632 960123", "tel:+441632960123"),
    "020 7946 0958": ("020 7946 0958", "tel:+442079460958"),
    "02079460958": ("020 7946 0958", "tel:+442079460958"),
    "0207 946 0958": ("0207 946 0958", "tel:+442079460958"),
    "+44 20 7946 0958": ("+44 20 7946 0958", "tel:+442079460958"),
    "+44 (0)20 7946 0958": ("+44 20 7946 0958", "tel:+442079460958"),
    "+44 (0) 20 7946 0958": ("+44 20 7946 0958", "tel:+442079460958"),
    "+44(0)2079460958": ("+44 2079460958", "tel:+442079460958"),
    "+442079460958": ("+44 20 7946 0958", "tel:+442079460958"),
    "+44-20-7946-0958": ("+44 20 7946 0958", "tel:+442079460958"),
    "(+44) 1632 960123": ("+44 1632 960123", "tel:+441632960123"),
    "(+44)1632 960123": ("+44 1632 960123", "tel:+441632960123"),
    "+44 (1632) 960123": ("+44 (1632) 960123", "tel:+441632960123"),
    "+44 01632 960123": ("+44 1632 960123", "tel:+441632960123"),
    "+4401632960123": ("+44 1632 960123", "tel:+441632960123"),
    "44 1632 960123": ("+44 1632 960123", "tel:+441632960123"),
    "0044 1632 960123": ("+44 1632 960123", "tel:+441632960123"),
    "0044 (0)1632 960123": ("+44 1632 960123", "tel:+441632960123"),
    "00441632960123": ("+44 1632 960123", "tel:+441632960123"),
    "01481 960123": ("01481 960123", "tel:+441481960123"),
    "07700 900123": ("07700 900123", "tel:+447700900123"),
    "07700900123": ("07700 900123", "tel:+447700900123"),
    "+44 7700 900123": ("+44 7700 900123", "tel:+447700900123"),
    "+44 (0)7700 900123": ("+44 7700 900123", "tel:+447700900123"),
    # Numbers that cost nothing, and those that cost extra
    "0800 1111": ("0800 1111", "tel:+448001111"),
    "08001111": ("0800 1111", "tel:+448001111"),
    "0808 157 0123": ("0808 157 0123", "tel:+448081570123"),
    "08081570123": ("0808 157 0123", "tel:+448081570123"),
    "0306 999 0123": ("0306 999 0123", "tel:+443069990123"),
    "03069990123": ("0306 999 0123", "tel:+443069990123"),
    "0300 123 1234": ("0300 123 1234", "tel:+443001231234"),
    "0844 123 4567": ("0844 123 4567", "tel:+448441234567"),
    "0871 234 5678": ("0871 234 5678", "tel:+448712345678"),
    "0909 879 0123": ("0909 879 0123", "tel:+449098790123"),
    "118 500": ("118 500", "tel:118500"),
    # Short numbers are dialled as they are
    "999": ("999", "tel:999"),
    "112": ("112", "tel:112"),
    "101": ("101", "tel:101"),
    "105": ("105", "tel:105"),
    "111": ("111", "tel:111"),
    "119": ("119", "tel:119"),
    "18000": ("18000", "tel:18000"),
    "116 123": ("116 123", "tel:116123"),
    "116123": ("116 123", "tel:116123"),
    "116-123": ("116 123", "tel:116123"),
    "116\u00a0123": ("116 123", "tel:116123"),
    "116 000": ("116 000", "tel:116000"),
    "116 111": ("116 111", "tel:116111"),
    "85258": ("85258", "sms:85258"),
    "60060": ("60060", "sms:60060"),
    # Extensions are dialled after a pause; options are left to the person who hears the menu
    "01632 960123 ext 204": ("01632 960123 ext 204", "tel:+441632960123,204"),
    "01632 960123 ext. 204": ("01632 960123 ext 204", "tel:+441632960123,204"),
    "01632 960123 Ext: 204": ("01632 960123 ext 204", "tel:+441632960123,204"),
    "01632 960123 extn 204": ("01632 960123 ext 204", "tel:+441632960123,204"),
    "01632 960123 extension 204": ("01632 960123 ext 204", "tel:+441632960123,204"),
    "01632 960123, ext 204": ("01632 960123 ext 204", "tel:+441632960123,204"),
    "01632 960123 (ext 204)": ("01632 960123 ext 204", "tel:+441632960123,204"),
    "01632 960123 x2": ("01632 960123 ext 2", "tel:+441632960123,2"),
    "01632960123x2": ("01632 960123 ext 2", "tel:+441632960123,2"),
    "01632 960123 #204": ("01632 960123 ext 204", "tel:+441632960123,204"),
    "+44 (0)1632 960123 ext 7": ("+44 1632 960123 ext 7", "tel:+441632960123,7"),
    "01632 960123 option 3": ("01632 960123, option 3", "tel:+441632960123"),
    "01632 960123, option 3": ("01632 960123, option 3", "tel:+441632960123"),
    "01632 960123 (option 3)": ("01632 960123, option 3", "tel:+441632960123"),
    "01632 960123 then press 2": ("01632 960123, then press 2", "tel:+441632960123"),
    "111, option 2": ("111, option 2", "tel:111"),
    "111 (option 2)": ("111, option 2", "tel:111"),
    # Relay UK: the prefix is dialled too, and takes no +44
    "18001 01632 960147": ("18001 01632 960147", "tel:1800101632960147"),
    "1800101632960147": ("18001 01632 960147", "tel:1800101632960147"),
    "18001-01632-960147": ("18001 01632 960147", "tel:1800101632960147"),
    "18001 (01632) 960147": ("18001 (01632) 960147", "tel:1800101632960147"),
    "18001 +44 1632 960147": ("18001 +44 1632 960147", "tel:1800101632960147"),
    "18001 01632 960147 ext 2": ("18001 01632 960147 ext 2", "tel:1800101632960147,2"),
    "18001 116 123": ("18001 116 123", "tel:18001116123"),
    "18001 101": ("18001 101", "tel:18001101"),
    "18002 01632 960147": ("18002 01632 960147", "tel:1800201632960147"),
    "SHOUT to 85258": ("SHOUT to 85258", "sms:85258?&body=SHOUT"),
    # Other countries
    "+353 1 677 1234": ("+353 1 677 1234", "tel:+35316771234"),
    "+353 (0)1 677 1234": ("+353 1 677 1234", "tel:+35316771234"),
    "00353 1 677 1234": ("+353 1 677 1234", "tel:+35316771234"),
    "+33 1 42 68 53 00": ("+33 1 42 68 53 00", "tel:+33142685300"),
    "+1 212-555-0123": ("+1 212-555-0123", "tel:+12125550123"),
}
ELSEWHERE = {
    ("01 677 1234", "IE"): ("01 677 1234", "tel:+35316771234"),
    ("+353 (0)1 677 1234", "IE"): ("+353 1 677 1234", "tel:+35316771234"),
    ("+44 1632 960123", "IE"): ("+44 1632 960123", "tel:+441632960123"),
    ("1850 123 456", "IE"): ("1850 123 456", "tel:1850123456"),
    ("116 123", "IE"): ("116 123", "tel:116123"),
    ("50808", "IE"): ("50808", "sms:50808"),
    ("(212) 555-0123", "US"): ("(212) 555-0123", "tel:+12125550123"),
    ("212-555-0123", "US"): ("212-555-0123", "tel:+12125550123"),
    ("2125550123", "US"): ("(212) 555-0123", "tel:+12125550123"),
    ("212.555.0123 x5", "US"): ("212 555 0123 ext 5", "tel:+12125550123,5"),
    ("988", "US"): ("988", "tel:988"),
    ("01 42 68 53 00", "FR"): ("01 42 68 53 00", "tel:+33142685300"),
}
UNCLEAR = {
    "01632 960123 / 960124": ("two", "01632 960123"),
    "01632 960123/4": ("two", "01632 960123"),
    "01632 960123 or 07700 900123": ("two", "01632 960123"),
    "01632 960123 OR 960124": ("two", "01632 960123"),
    "01632 960123 and 960124": ("two", "01632 960123"),
    "01632 960123 & 960124": ("two", "01632 960123"),
    "01632 960123, 01632 960124": ("two", "01632 960123"),
    "01632 960123; 960124": ("two", "01632 960123"),
    "01632 960123 - 960124": ("two", "01632 960123"),
    "01632 960123 01632 960124": ("two", "01632 960123"),
    "01632 960123\n01632 960124": ("two", "01632 960123"),
    "101 or 999": ("two", "101"),
    "07xxx 343123": ("letters", ""),
    "0800 FLOWERS": ("letters", ""),
    "O1632 96O123": ("letters", ""),
    "ask Jean": ("letters", ""),
    "01632 960123 (mornings)": ("words", "01632 960123"),
    "Tel: 01632 960123": ("words", "01632 960123"),
    "Text SHOUT to 85258": ("words", "85258"),
    "NHS 111": ("words", "111"),
    "SHOUT to 01632 960123": ("words", "01632 960123"),
    "Shout to 85258": ("words", "85258"),
    "1632 960123": ("lost-zero", "01632 960123"),
    "2079460958": ("lost-zero", "020 7946 0958"),
    "01632 96012": ("unknown", ""),
    "960123": ("unknown", ""),
    "5 9 2026": ("unknown", ""),
    "01632 \u0669\u0666\u0660\u0661\u0662\u0663": ("characters", ""),
    "\uff10\uff11\uff16\uff13\uff12 \uff19\uff16\uff10\uff11\uff12\uff13": ("characters", ""),
    "01632 960123*": ("characters", ""),
    "+": ("characters", ""),
}
AMONG_WORDS = {
    "116 123 (Samaritans)": "116 123",
    "NHS 111": "111",
    "Text SHOUT to 85258": "85258",
    "18001 01632 960147 for Relay UK": "18001 01632 960147",
    "01632 960123 / 960124": "01632 960123",
    "01632 960123, ask for Jean": "01632 960123",
    "07xxx 343123": None,
    "07xxx 116123": None,
    "0800 FLOWERS": None,
    "5 9 2026": None,
    "10.30 - 12.30": None,
    "ask Jean": None,
}


@pytest.mark.parametrize("text", BRITISH)
def test_a_british_number_is_shown_as_it_was_written_and_rings(text: str) -> None:
    number = read_telephone(text, "GB")

    assert isinstance(number, Telephone)
    assert (number.shown + number.after, number.href) == BRITISH[text]


@pytest.mark.parametrize(("text", "country"), ELSEWHERE)
def test_a_number_of_another_directory_is_read_as_its_country_writes(text: str, country: str) -> None:
    number = read_telephone(text, country)

    assert isinstance(number, Telephone)
    assert (number.shown + number.after, number.href) == ELSEWHERE[text, country]


@pytest.mark.parametrize("text", UNCLEAR)
def test_what_is_no_number_is_never_dialled(text: str) -> None:
    number = read_telephone(text, "GB")

    assert isinstance(number, Unclear)
    assert (number.fault, number.suggestion) == UNCLEAR[text]


@pytest.mark.parametrize("text", BRITISH)
def test_what_is_shown_and_printed_rings_the_same(text: str) -> None:
    number = read_telephone(text, "GB")
    assert isinstance(number, Telephone)

    for again in (number.shown, number.printed):
        other = read_telephone(again, "GB")
        assert isinstance(other, Telephone)
        assert other.dial == number.dial


@pytest.mark.parametrize("text", AMONG_WORDS)
def test_a_number_is_found_among_words_or_none_is(text: str) -> None:
    telephone = find_telephone(text, "GB")

    assert (telephone[0].printed if telephone else None) == AMONG_WORDS[text]


@pytest.mark.parametrize(
    ("text", "mobile", "emergency", "texts", "extra", "foreign"),
    [
        ("01632 960123", False, False, False, False, False),
        ("18001 07700 900123", True, False, False, False, False),
        ("+353 87 123 4567", True, False, False, False, True),
        ("999", False, True, False, False, False),
        ("18000", False, True, False, False, False),
        ("85258", False, False, True, False, False),
        ("0843 123 4567", False, False, False, True, False),
        ("0845 123 4567", False, False, False, True, False),
        ("070 1234 5678", False, False, False, True, False),
    ],
)
def test_what_kind_of_number_it_is(
    text: str, mobile: bool, emergency: bool, texts: bool, extra: bool, foreign: bool
) -> None:
    number = read_telephone(text, "GB")

    assert isinstance(number, Telephone)
    kinds = (number.is_mobile, number.is_emergency, number.is_for_texts, number.costs_extra, number.is_foreign)
    assert kinds == (mobile, emergency, texts, extra, foreign)


@pytest.mark.parametrize("text", ["01632 960123 or 07700 900123", "7700900123", "07xxx 343123", "07700 90012"])
def test_part_of_a_mobile_number_is_private(text: str) -> None:
    number = read_telephone(text, "GB")

    assert isinstance(number, Unclear)
    assert number.is_private


@pytest.mark.parametrize(
    "number", ["0115 387 0000", "+44 115 387 0000", "(0121) 840 2021", "01175002021", "020 5000 2021"]
)
def test_a_new_range_of_a_real_area_code_can_be_rung_and_is_known_for_one(number: str) -> None:
    telephone = read_telephone(number, "GB")

    assert isinstance(telephone, Telephone)
    assert telephone.is_in_no_known_range


@pytest.mark.parametrize("number", ["0115 387 202", "0115 387 00001", "01632 123456", "0111 387 0000", "0000 000000"])
def test_a_number_of_another_length_or_without_a_real_area_code_cannot(number: str) -> None:
    assert isinstance(read_telephone(number, "GB"), Unclear)


def test_a_number_of_a_range_that_is_known_is_not_doubted() -> None:
    telephone = read_telephone("0115 496 0123", "GB")

    assert isinstance(telephone, Telephone)
    assert not telephone.is_in_no_known_range
