"""Clean the values of somebody else's table for our fields: phones, email and web addresses, dates, numbers."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from fingerpost.exchange.tables.values.markdown_links import targets
from fingerpost.exchange.tables.values.text_lines import without_always, without_word, word_to_text
from fingerpost.geography.postcode import likely_postcode, tidy_postcode
from fingerpost.reading.corrections import correct_date
from fingerpost.records.shorten import shorten
from fingerpost.records.telephone import Telephone, Unclear, find_telephone, read_telephone
from fingerpost.records.web_address import Refused, read_mailbox, read_web

EMAIL = re.compile(
    r"(?<![\w.&%+'-])[A-Za-z0-9](?:[A-Za-z0-9._%+'-]*[A-Za-z0-9_+-])?@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,24}",
    re.ASCII,
)
WEB = re.compile(r"https?://(?:(?!\]\()[^\s<>\"\\])+", re.IGNORECASE)  # up to the middle of a link in Markdown
_LINK = re.compile(
    r"<a\s[^<>]*\bhref\s*=\s*[\"']?(?:https?://|www\.)[^<>]+>[^<>]*</a>", re.IGNORECASE
)  # with its name, and nothing else
BARE_WEB = re.compile(r"www\.(?:(?!\]\()[^\s<>\"\\])+", re.IGNORECASE)
BARE_DOMAIN = re.compile(  # the whole cell: bells.org.uk/frome
    r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+(?:uk|org|com|net|info|wales|cymru|scot|ie|eu|coop|church|london|online|club|"
    r"community|charity|ngo)(?:/[^\s<>\"\\]*)?",
    re.IGNORECASE,
)
_SLIP_OF_SCHEME = re.compile(r"^(https?)(?::/?|//|:?\\\\|;//|:///)(?=[a-z0-9])", re.IGNORECASE)  # "http//", "https:/"
_AROUND_DATE = re.compile(
    r"^(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?[ ,]+|(?<=\d)(?:st|nd|rd|th)\b", re.IGNORECASE
)  # "Saturday, December 6th, 2025"
_NAMED_MONTHS = ("%d %B %Y", "%d %b %Y", "%B %d, %Y", "%b %d, %Y", "%B %d %Y", "%b %d %Y")  # in any order
_AFTER_ADDRESS = ".,;:!?'\")]}"  # of the sentence around it
_AROUND_ADDRESS = " \n[](){}<>"  # what is left of a link that somebody copied half of
_ROUNDED = re.compile(r"[0-9][.,][0-9]+E\+[0-9]+", re.IGNORECASE)
# A column of numbers with a gap in it, saved by pandas: 1373468368.0
_AS_NUMBER = re.compile(r"[0-9]{9,13}\.0")
# Not NaN or Infinity, which Python reads as numbers, nor one of more figures than it can hold exactly.
_NUMBER = re.compile(r"[+-]?(?:[0-9]{1,15}(?:\.[0-9]{0,20})?|\.[0-9]{1,20})")
_THOUSANDS = re.compile(r"[+-]?[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]{0,20})?")
_PENCE = re.compile(r"([0-9]{1,3}) ?(?:p|pence)", re.IGNORECASE)
_AFTER_AMOUNT = re.compile(
    r" ?(?:per|a|an|each|pp|p\.p\.|/) ?(?:person|session|class|visit|week|month|term|year|head|time)?$", re.IGNORECASE
)
_RANGE = re.compile(r"[£$€]? ?[0-9.,]+ ?p? ?(?:-|–|to) ?[£$€]? ?[0-9.,]+ ?p?", re.IGNORECASE)
_WHOLE_NUMBER = re.compile(r"[0-9]+")


@dataclass(frozen=True, slots=True)
class ImportNote:
    """What was wrong with a value, in words for a person."""

    code: str
    message: str
    hint: str = ""


# A number, an address or a day is in many cells of a table, and a cell is read for several records.
_remembered = lru_cache(maxsize=4096)
REST = "Check whether the rest belongs somewhere else."
_LONGEST_PHONE = 30  # as the schema has it
Cleaned = tuple[Any, ImportNote | None]  # the value, or None when it is of no use


@_remembered
def clean_phone(text: str, country: str) -> Cleaned:
    """Write a phone number as it is read out in its country; a spreadsheet may have dropped its 0.

    >>> clean_phone("01566-774160", "GB")
    ('01566 774160', None)
    >>> clean_phone("1632960123", "GB")[0]
    '01632 960123'
    >>> clean_phone("Text HERON to 85258", "GB")
    ('HERON to 85258', None)
    """
    text = targets(text)
    beside = without_word(text)
    if (line := word_to_text(text, country)) and not find_telephone(without_always(beside), country):
        more = ImportNote(code="phone-and-more", message=f"Only {line} was taken from this cell.", hint=REST)
        return line, more if any(map(str.isalnum, beside)) else None
    if _ROUNDED.fullmatch(text):
        return None, ImportNote(
            code="phone-rounded",
            message=f"The phone number {text} was rounded by a spreadsheet, so its last figures are lost.",
            hint="Format that column as text and fill it in again.",
        )
    if _AS_NUMBER.fullmatch(text):
        text = text.removesuffix(".0")
    number = read_telephone(text, country)
    # A mobile may be somebody's own, and what an import says may be kept in a public log.
    private = number.is_private if isinstance(number, Unclear) else number.is_mobile
    if isinstance(number, Unclear) and number.fault == "lost-zero":
        return number.suggestion, ImportNote(
            code="phone-short",
            message=f"The phone number {'here' if private else text} had lost its first 0, which was put back.",
            hint="Spreadsheets often drop the 0; format that column as text.",
        )
    # The figures of "24/7" are of no number.
    first = find_telephone(without_always(text), country)
    if first is not None and without_always(text) != text:
        first = first[0], True
    if first is None:
        message = "This is not a phone number that can be rung."
        hint = "Look for a missing or a doubled digit, or for letters in its place."
        return None, ImportNote(code="phone-unclear", message=message, hint=hint)
    number, and_more = first
    if number.is_emergency:
        message = f"{number.shown} is for emergencies, and no number of a group. It was left out."
        return None, ImportNote(code="phone-emergency", message=message, hint="Write the group's own number.")
    phone = number.printed + number.after
    if len(phone) > _LONGEST_PHONE:
        phone, and_more = number.printed, True
    if and_more:
        message = f"Only {'the first phone number' if private else phone} was taken from this cell."
        return phone, ImportNote(code="phone-and-more", message=message, hint=REST)
    if number.is_in_no_known_range:
        message = f"{phone} has a real area code, but we know of no number that goes on like this. It was kept."
        return phone, ImportNote(code="phone-range", message=message, hint="Ring it, to see whether it is right.")
    return phone, None


def clean_texts(text: str, country: str) -> Cleaned:
    """Write a number for text messages, which have no extensions."""
    phone, remark = clean_phone(text, country)
    number = read_telephone(phone, country) if phone else None
    if not isinstance(number, Telephone) or not (number.after or number.relay):
        return phone, remark
    alone = number.printed.removeprefix(f"{number.relay} ")
    return alone, ImportNote(code="phone-and-more", message=f"Only {alone} was taken from this cell.", hint=REST)


@_remembered
def clean_email(text: str) -> Cleaned:
    """Take the address out of a cell, without mailto: and what was pasted along with it."""
    text = targets(text)
    addresses = EMAIL.findall(text)
    if not addresses:
        return None, ImportNote(
            code="email-unclear",
            message="This is not an email address.",
            hint="Write one such as hello@example.org",
        )
    if isinstance(read_mailbox(addresses[0]), Refused):
        return None, ImportNote(
            code="email-unclear",
            message="This is not an email address that can be written to.",
            hint="Write one such as hello@example.org",
        )
    rest = text.replace(f"<{addresses[0]}>", addresses[0])  # A name before the address is how mail programs copy it.
    rest = (
        ""
        if rest.endswith(addresses[0]) and "<" in text
        else rest.replace(addresses[0], "", 1).removeprefix("mailto:").strip()
    )
    return addresses[0], ImportNote(
        code="email-and-more", message="Only the first email address was taken from this cell.", hint=REST
    ) if rest else None


@_remembered
def clean_web(text: str) -> Cleaned:
    """Take the web address out of a cell; one that begins with www., or is all of the cell, gets https:// before it.

    >>> clean_web("[Our site](https://example.org/a)"), clean_web("https://example.org/a](https://example.org/a")
    (('https://example.org/a', None), ('https://example.org/a', None))
    >>> clean_web("example.org/bells"), clean_web("http//example.org")
    (('https://example.org/bells', None), ('http://example.org', None))
    """
    text = _SLIP_OF_SCHEME.sub(r"\1://", targets(text).strip())
    if match := WEB.search(text):
        words = _without_end(match[0])
        scheme, _, rest = words.partition("://")
        address = f"{scheme.lower()}://{rest}"
    elif match := BARE_WEB.search(text) or BARE_DOMAIN.fullmatch(text.strip(_AROUND_ADDRESS)):
        words = _without_end(match[0])
        address = f"https://{words}"
    else:
        return None, ImportNote(
            code="web-address-unclear",
            message=f"{_excerpt(text)} is not a whole web address.",
            hint="Write it with https:// in front.",
        )
    if isinstance(parsed := read_web(address), Refused):
        what = "A web address with a password in it" if parsed.fault == "password" else _excerpt(text)
        return None, ImportNote(
            code="web-address-unclear",
            message=f"{what} is not an address that people can be sent to.",
            hint="Open it, and copy the address from the top of your browser.",
        )
    remainder = "" if _LINK.fullmatch(text.strip()) else text.replace(words, "").strip(_AROUND_ADDRESS)
    return address, ImportNote(
        code="web-address-and-more", message=f"Only {address} was taken from {_excerpt(text)}.", hint=REST
    ) if remainder else None


def _without_end(address: str) -> str:
    """An address without the signs of the sentence around it; a bracket that is opened in it is closed in it."""
    bare = address.rstrip(_AFTER_ADDRESS)
    closes = bare.count("(") - bare.count(")")
    return bare + ")" if closes == 1 and address[len(bare) : len(bare) + 1] == ")" else bare


@_remembered
def clean_postcode(text: str, country: str) -> Cleaned:
    """Write a British postcode as the Post Office does, and leave others alone."""
    if country != "GB":
        return text.upper(), None
    tidy = tidy_postcode(text)
    if tidy is None and (likely := likely_postcode(text)):
        return likely, ImportNote(
            code="postcode-corrected",
            message=f"{_excerpt(text)} was read as the postcode {likely}.",
            hint="Check that this is right.",
        )
    if tidy is None:
        return None, ImportNote(
            code="postcode-shape",
            message=f"{_excerpt(text)} is not a whole postcode.",
            hint="Write one such as BA11 1AA.",
        )
    return tidy, None


@_remembered
def clean_date(text: str, order: str = "") -> Cleaned:
    """A date with the year first; ``order`` is the order of the parts, such as "day month year"."""
    orders = {
        "": ("%Y-%m-%d",),
        "year month day": ("%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d"),
        "day month year": ("%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%d/%m/%y", *_NAMED_MONTHS),
        "month day year": ("%m/%d/%Y", "%m-%d-%Y", "%m/%d/%y", *_NAMED_MONTHS),
    }
    text = _AROUND_DATE.sub("", text) if order else text
    # A workbook's own dates arrive with the year first, and perhaps a time, whatever the mapping says.
    for form in (*orders[""], *orders.get(order, ())):
        for part in (text, text[:10]):
            try:
                return datetime.strptime(part, form).date().isoformat(), None  # noqa: DTZ007 a day has no time zone
            except ValueError:
                continue
    if _WHOLE_NUMBER.fullmatch(text):
        return None, ImportNote(
            code="date-unclear",
            message=f"{text} is a number, not a date.",
            hint="In the spreadsheet, format that column as a date.",
        )
    message, hint = correct_date(text)
    return None, ImportNote(
        code="date-unclear", message=message, hint=hint if not order else f"The mapping says it is written {order}."
    )


def clean_number(text: str) -> Cleaned:
    """A number, with a full stop before its fractions; £ and other signs of money are left out.

    A comma before three figures parts thousands, as on every price tag in Britain; before one or two it is a decimal
    comma. Pence become pounds.

    >>> clean_number("£1,200")[0], clean_number("3,50")[0], clean_number("50p")[0]
    (1200.0, 3.5, 0.5)
    """
    amount = _AFTER_AMOUNT.sub("", text.strip())
    plain = amount.strip("£$€ ")
    pence = _PENCE.fullmatch(plain)
    if pence and amount == plain:
        plain = pence[1]
    if _THOUSANDS.fullmatch(plain) or "." in plain:
        plain = plain.replace(",", "")
    plain = plain.replace(",", ".")
    if _NUMBER.fullmatch(plain):
        number = float(plain) / 100 if pence and amount == text.strip("£$€ ") else float(plain)
        return round(number, 6), None
    is_range = _RANGE.fullmatch(text.strip()) is not None
    return None, ImportNote(
        code="number-unclear",
        message=f"{_excerpt(text)} is {'a range, not one number' if is_range else 'not a number'}.",
        hint="Write it in the record, in words where one number does not say it."
        if is_range
        else "Write figures only, such as 3.50",
    )


def _excerpt(text: str) -> str:
    return shorten(text.replace("\n", " "), 60)


CLEANERS: dict[str, Callable[[str, str], Cleaned]] = {
    "phone": clean_phone,
    "text": clean_texts,
    "email": lambda text, _: clean_email(text),
    "website": lambda text, _: clean_web(text),
    "url": lambda text, _: clean_web(text),
    "online": lambda text, _: clean_web(text),
    "postcode": clean_postcode,
}
