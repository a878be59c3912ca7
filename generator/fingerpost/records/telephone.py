"""Phone numbers, parsed: what to show, and what a phone must dial.

Checks, pages and imports all ask here, so that a number that passes is a number that rings. The library
``phonenumbers`` knows the ordinary numbers of every country. Short numbers (116 123, 999), the prefix of
Relay UK and numbers that take only texts are looked at first, because it would put +44 before them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import phonenumbers
from phonenumbers import PhoneNumberFormat, PhoneNumberType, shortnumberinfo

# Numbers kept for films and plays, never given to anyone: example directories use them.
# Source: Ofcom, https://www.ofcom.org.uk/phones-and-broadband/phone-numbers/numbers-for-drama/
_DRAMA = re.compile(
    r"(?:11[3-8]|121|131|141|151|161)4960[0-9]{3}|1632960[0-9]{3}|2079460[0-9]{3}|2890180[0-9]{3}"
    r"|2920180[0-9]{3}|1914980[0-9]{3}|7700900[0-9]{3}|8081570[0-9]{3}|9098790[0-9]{3}|3069990[0-9]{3}"
)
_METADATA: Any = phonenumbers.PhoneMetadata.metadata_for_region("GB", None)
# The library's own list of United Kingdom numbers, asked directly: to parse 10,000 numbers takes it half a second.
_LANDLINE = re.compile("0(?:" + _METADATA.fixed_line.national_number_pattern + ")")
_UNITED_KINGDOM = 44
# The area codes of which the library knows only some ranges. Of all others it knows every number.
# Source: Ofcom, The National Telephone Numbering Plan, Appendix A
_NEW_RANGE = re.compile(r"(?:11[3-8]|1[2-69]1)[2-9][0-9]{6}|2[03489][2-9][0-9]{7}")
_GROUPED_LANDLINE = re.compile(r"0[0-9]{2,5}(?: [0-9]{3,6}){1,2}")
# Spaces and dashes of other widths, as word processors write them.
_AS_TYPED = str.maketrans(
    dict.fromkeys("\u00a0\u2007\u2008\u2009\u200a\u202f\t\n", " ")
    | dict.fromkeys("\u2010\u2011\u2012\u2013\u2212", "-")
)
_NOT_DIALLED = str.maketrans("", "", " ()[]./-")
_NUMBER = re.compile(r"[(\[]?\+?[0-9()\[\] ./-]*[0-9][)\]]?")
_EXTENSION = re.compile(
    r"(.*[0-9)]) ?[,;]? ?\(?(?:(?:extension|extn|ext|x)[.: ]{0,2}|# ?)([0-9]{1,7})\)?", re.IGNORECASE
)
_OPTION = re.compile(
    r"(.*[0-9)]) ?[,;-]? ?\(?((?:then |and )?(?:option|opt\.?|press|choose|select) ?[0-9*#])\)?", re.IGNORECASE
)
_RELAY = re.compile(r"(1800[12])[ -]*(?=[ -0+(])(.+)")  # Relay UK: typed before the number of whom one rings
_KEYWORD = re.compile(r"([A-Z][A-Z0-9]{0,14}) to ([0-9][0-9 ]*)")  # what a service wants in a text: "SHOUT to 85258"
_ABROAD = re.compile(r"[(\[]?(?:\+|00) ?([0-9]{1,3})[)\]]? ?-? ?")
_TRUNK_ZERO = re.compile(r"[(\[] ?0 ?[)\]] ?-? ?")
_TRUNK_AT_HOME = re.compile(r"^\(0\) ?")
_BETWEEN_TWO = re.compile(r" ?(?:[/,;|&\n]| or | and | - )+ ?", re.IGNORECASE)
_RUN = re.compile(r"(?<![\w.])[(\[]?\+?[0-9][0-9()\[\] ./-]*[0-9](?!\w)")
_MIXED = re.compile(r"[0-9][A-Za-z]{2}|[A-Za-z]{2}[0-9]")  # 07xxx
# 5 figures, or 7 for some charities: Ofcom gives these to text services alone.
_TEXTS_ONLY = re.compile(r"[6-8][0-9]{4}(?:[0-9]{2})?")
_COSTS_EXTRA = re.compile(r"0(?:9|87|84|70)|118")
_LIKE_MOBILE = re.compile(r"(?:^|0|44)7[0-9]{6}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Telephone:
    """A number that can be rung or texted."""

    shown: str  # as it was written, tidied: "01632 960123", "18001 01632 960147", "111"
    dial: str  # what a phone dials: "+441632960123", "1800101632960147", "111"
    printed: str  # as its own country prints it, or with +44 abroad
    extension: str = ""  # figures
    option: str = ""  # what to do when a machine answers, in the words written: "option 2"
    relay: str = ""  # 18001: people who type or sign ring through Relay UK
    keyword: str = ""  # SHOUT: the word that a text to it must have
    is_mobile: bool = False
    is_emergency: bool = False  # 999
    is_for_texts: bool = False  # takes no calls: 85258
    costs_extra: bool = False
    is_foreign: bool = False
    is_in_no_known_range: bool = False  # its area code is real, and the library knows no number that begins so

    @property
    def after(self) -> str:
        """What is shown after the number, usually ""."""
        return f" ext {self.extension}" if self.extension else f", {self.option}" if self.option else ""

    @property
    def href(self) -> str:
        """A link that rings.

        An extension follows a comma, which makes phones wait before they dial on. RFC 3966 would have
        ``;ext=204``, but Android dials its letters as figures. The person chooses an option, because they hear the
        menu.
        """
        if self.is_for_texts:
            return self.text_href
        return f"tel:{self.dial},{self.extension}" if self.extension else f"tel:{self.dial}"

    @property
    def text_href(self) -> str:
        """A link that opens a text message. Source: RFC 5724, and Apple's ``?&``."""
        return f"sms:{self.dial}" + (f"?&body={self.keyword}" if self.keyword else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Unclear:
    """Text that is not a phone number, and why.

    ``fault`` is characters (not 0 to 9), letters (07xxx, 0800 FLOWERS), words (a number and more), two (numbers),
    lost-zero, or unknown (nobody can have it).
    """

    fault: str
    suggestion: str = ""  # the number somebody most likely meant, as it is to be typed
    digits: int = 0
    is_private: bool = False  # has a mobile in it, which a public report must not repeat


@lru_cache(maxsize=65536)
def read_telephone(number: str, country: str) -> Telephone | Unclear:
    """Read one number of a directory in ``country`` ("GB").

    >>> read_telephone("+44 (0)20 7946 0958", "GB").href
    'tel:+442079460958'
    >>> read_telephone("01632 960123 / 960124", "GB").fault
    'two'
    """
    if country == "GB" and _GROUPED_LANDLINE.fullmatch(number):
        packed = number.replace(" ", "")
        if _LANDLINE.fullmatch(packed) or (packed[1] in "12" and _DRAMA.fullmatch(packed[1:])):
            return Telephone(shown=number, dial=f"+44{packed[1:]}", printed=number)
    text = " ".join(number.translate(_AS_TYPED).split())
    if not text.isascii():
        return _unclear("characters", text)
    return (
        _with_relay(text, country)
        or _with_more(text, country)
        or _with_keyword(text, country)
        or _one(text, country)
        or _why_not(text, country)
    )


def find_telephone(text: str, country: str) -> tuple[Telephone, bool] | None:
    """The first number among words, as in "NHS 111", and whether there was more; None when nothing is certain."""
    number = read_telephone(text, country)
    if isinstance(number, Telephone):
        return number, False
    if number.fault in ("two", "words"):
        first = read_telephone(number.suggestion, country)
        return (first, True) if isinstance(first, Telephone) else None
    text = " ".join(text.translate(_AS_TYPED).split())
    if not text.isascii() or _MIXED.search(_without_extension(text)):
        return None
    for part in (*_BETWEEN_TWO.split(text), *(run[0] for run in _RUN.finditer(text))):
        number = read_telephone(part.strip(), country)
        if isinstance(number, Telephone):
            return number, True
    return None


def _with_relay(text: str, country: str) -> Telephone | None:
    """18001 and a number: dialled in a row, and at home, as Relay UK takes no +44."""
    match = _RELAY.fullmatch(text) if country == "GB" else None
    if match is None:
        return None
    rest = read_telephone(match[2].strip(), country)
    if isinstance(rest, Unclear) or rest.is_for_texts or rest.is_foreign:
        return None
    at_home = "0" + rest.dial[3:] if rest.dial.startswith("+44") else rest.dial
    return replace(
        rest,
        relay=match[1],
        shown=f"{match[1]} {rest.shown}",
        dial=match[1] + at_home,
        printed=f"{match[1]} {rest.printed}",
    )


def _with_more(text: str, country: str) -> Telephone | None:
    """A number with an extension or an option."""
    for pattern in (_EXTENSION, _OPTION):
        if (match := pattern.fullmatch(text)) is None:
            continue
        number = read_telephone(match[1].rstrip(" ,;("), country)
        if isinstance(number, Telephone) and not number.after and not number.is_for_texts:
            return replace(number, extension=match[2]) if pattern is _EXTENSION else replace(number, option=match[2])
    return None


def _with_keyword(text: str, country: str) -> Telephone | None:
    """SHOUT to 85258: the number of a service that takes only texts, and tells by a word for whom they are."""
    match = _KEYWORD.fullmatch(text)
    number = _one(match[2], country) if match else None
    if match is None or number is None or not number.is_for_texts:
        return None
    words = f"{match[1]} to {number.printed}"
    return replace(number, keyword=match[1], shown=words, printed=words)


def _one(text: str, country: str) -> Telephone | None:
    """One number and nothing else."""
    if not _NUMBER.fullmatch(text):
        return None
    packed = text.translate(_NOT_DIALLED)
    if (short := _short(text, packed, country)) is not None:
        return short
    number = _parsed(packed, country)
    if number is None or not (can_be_rung(number) or is_in_real_area(number)):
        return None
    at_home = number.country_code == phonenumbers.country_code_for_region(country)
    if country == "GB" and not packed.startswith(("0", "+", "44")):
        return None  # it has lost its first 0
    abroad = packed.startswith(("+", "00")) or not at_home or (country == "GB" and packed.startswith("44"))
    form = PhoneNumberFormat.NATIONAL if at_home else PhoneNumberFormat.INTERNATIONAL
    printed = phonenumbers.format_number(number, form)
    national = f"0{number.national_number}" if country == "GB" and at_home else ""
    is_mobile = phonenumbers.number_type(number) == PhoneNumberType.MOBILE or (
        number.country_code == 44 and str(number.national_number).startswith("7700900")
    )
    # Irish 1800 numbers, for one, do not ring with +353 before them.
    rings_with_code = not at_home or phonenumbers.can_be_internationally_dialled(number)
    return Telephone(
        shown=_as_printed(text, packed, number, abroad=abroad),
        dial=phonenumbers.format_number(number, PhoneNumberFormat.E164)
        if rings_with_code
        else printed.translate(_NOT_DIALLED),
        printed=printed,
        # In North America the two look the same, and "fixed line or mobile" says so: it is not taken for one.
        is_mobile=is_mobile,
        costs_extra=_COSTS_EXTRA.match(national) is not None,
        is_foreign=not at_home,
        is_in_no_known_range=not can_be_rung(number),
    )


def _short(text: str, packed: str, country: str) -> Telephone | None:
    """111, 999, 116 123, 85258: dialled as they are, in their own country alone."""
    if not packed.isdigit() or len(packed) > 7 or packed.startswith("0"):
        return None
    number = _parsed(packed, country)
    for_texts = country == "GB" and _TEXTS_ONLY.fullmatch(packed) is not None
    if number is None or not (for_texts or shortnumberinfo.is_valid_short_number_for_region(number, country)):
        return None
    printed = f"{packed[:3]} {packed[3:]}" if len(packed) == 6 and packed.startswith("11") else _tidy(text)
    return Telephone(
        shown=printed,
        dial=packed,
        printed=printed,
        is_emergency=packed == "18000" or shortnumberinfo.is_emergency_number(packed, country),
        is_for_texts=for_texts or shortnumberinfo.is_sms_service_for_region(number, country),
        costs_extra=country == "GB" and packed.startswith("118"),
    )


def can_be_rung(number: phonenumbers.PhoneNumber) -> bool:
    """Whether somebody can have the number; those for films and plays count."""
    if phonenumbers.is_valid_number(number):
        return True
    return number.country_code == 44 and _DRAMA.fullmatch(str(number.national_number)) is not None


def is_in_real_area(number: phonenumbers.PhoneNumber) -> bool:
    """Whether a landline of the United Kingdom has a real area code and as many figures as it should.

    Ofcom gives out new ranges before the library knows of them: 0115 387.
    """
    return number.country_code == _UNITED_KINGDOM and _NEW_RANGE.fullmatch(str(number.national_number)) is not None


def _why_not(text: str, country: str) -> Unclear:
    parts = [part for part in _BETWEEN_TWO.split(text) if part]
    if len(parts) > 1 and all(any(map(str.isdigit, part)) for part in parts):
        first = read_telephone(parts[0], country)
        if isinstance(first, Telephone):
            return _unclear("two", text, first.shown + first.after)
    if (middle := _halves(text, country)) is not None:
        return _unclear("two", text, middle)
    if _NUMBER.fullmatch(text):
        packed = text.translate(_NOT_DIALLED)
        if country == "GB" and len(packed) in (9, 10) and not packed.startswith(("0", "+")):
            whole = read_telephone(f"0{packed}", country)
            if isinstance(whole, Telephone):
                return _unclear("lost-zero", text, whole.printed)
        return _unclear("unknown", text)
    if not any(map(str.isalpha, text)):
        return _unclear("characters", text)
    if not _MIXED.search(text):
        for run in _RUN.finditer(text):
            number = read_telephone(run[0].strip(), country)
            if isinstance(number, Telephone):
                return _unclear("words", text, number.shown)
    return _unclear("letters", text)


def _halves(text: str, country: str) -> str | None:
    """The first of two whole numbers that have only a space between them."""
    if len(text) < 12 or not _NUMBER.fullmatch(text):
        return None
    for space in re.finditer(" ", text):
        first, second = read_telephone(text[: space.start()], country), text[space.end() :]
        if isinstance(first, Telephone) and second.startswith(("0", "+", "(")):
            return first.shown
    return None


def _unclear(fault: str, text: str, suggestion: str = "") -> Unclear:
    digits = "".join(character for character in text if character.isdigit())
    return Unclear(
        fault=fault, suggestion=suggestion, digits=len(digits), is_private=_LIKE_MOBILE.search(digits) is not None
    )


def _without_extension(text: str) -> str:
    match = _EXTENSION.fullmatch(text)
    return match[1] if match else text


def _parsed(packed: str, country: str) -> phonenumbers.PhoneNumber | None:
    try:
        return phonenumbers.parse(packed, country)
    except phonenumbers.NumberParseException:
        return None


def _as_printed(text: str, packed: str, number: phonenumbers.PhoneNumber, *, abroad: bool) -> str:
    """As it was written, except what would be dialled wrongly or read out badly: (0), 00, dots, one long row."""
    if text == packed:  # figures in a row are read out as millions
        form = PhoneNumberFormat.INTERNATIONAL if abroad else PhoneNumberFormat.NATIONAL
        return str(phonenumbers.format_number(number, form))
    tidy = _tidy(text, keep="-" if number.country_code == 1 else "")  # 212-555-0123 is how North America writes
    if not abroad:
        return tidy
    code = str(number.country_code)
    head = _ABROAD.match(tidy)
    if head is None or head[1] != code:
        return str(phonenumbers.format_number(number, PhoneNumberFormat.INTERNATIONAL))
    rest = _TRUNK_ZERO.sub("", tidy[head.end() :], count=1)
    if rest.translate(_NOT_DIALLED) != str(number.national_number):
        return str(phonenumbers.format_number(number, PhoneNumberFormat.INTERNATIONAL))
    return f"+{code} {rest}"


def _tidy(text: str, keep: str = "") -> str:
    """Write round brackets, and spaces for other punctuation: dots and dashes are read out, or read as minus."""
    text = text.replace("[", "(").replace("]", ")")
    text = re.sub(r" ?[./] ?" if keep else r" ?[./-] ?", " ", text.strip(" .-/"))
    return _TRUNK_AT_HOME.sub("0", " ".join(text.split()))
