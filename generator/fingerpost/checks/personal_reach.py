"""Which numbers and mailboxes in a text are probably one person's own, however they are written?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from fingerpost.checks.named_mailboxes import is_of_named_person
from fingerpost.checks.own_mailboxes import HasName, is_personal_mailbox
from fingerpost.checks.phones import is_mobile
from fingerpost.checks.plain_text import readable
from fingerpost.checks.spoken_digits import in_digits

# Digits with at most a few signs between them, and what may begin a number. 40 digits hold three numbers.
_RUN = re.compile(r"(?:\+ ?)?[0-9](?:[^\w\n+£$€%]{0,4}[0-9]){8,39}")
_GROUP = re.compile(r"\+ ?[0-9]+|[0-9]+")
_WHEN = re.compile(
    r"\b(?:[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}[./][0-9]{1,2}[./](?:20|19)[0-9]{2}|[0-2]?[0-9]:[0-5][0-9]"
    r"|[0-2]?[0-9]\.[0-5][0-9] ?[-–] ?[0-2]?[0-9]\.[0-5][0-9])\b"
)
# A number that has lost its 0 is known by how its digits are grouped.
_LOST_ZERO = frozenset(((10,), (4, 6), (4, 3, 3), (1,) * 10))
_HOME = re.compile(r"0?7[0-9]{9}")
_WITH_CODE = re.compile(r"(?:\+|00)[1-9][0-9]{7,14}")
_UK_CODE = re.compile(r"(?:\+|00)?44(?:0?)(7[0-9]{9})")
# The number of an event or a page in a web address is as long as a phone number.
_SAYS_NUMBER = re.compile(r"(?:wa\.me/|phone=|(?:tel|sms|callto|whatsapp):(?://)?|(?:^|[\s(\[,;:]))\W*$", re.IGNORECASE)
# Begins where a word begins and stops at 64 characters, so that a long text without an @ is not read over and over.
MAILBOX = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_SPELT_AT = re.compile(r" ?[(\[{] ?(?:at|@) ?[)\]}] ?| ?@ ?", re.IGNORECASE)
_SPELT_DOT = re.compile(
    r" ?[(\[{] ?(?:dot|\.) ?[)\]}] ?| dot | ?\. (?=(?:com|co|uk|org|net|me)\b)| \.(?=(?:com|co|uk|org|net|me)\b)",
    re.IGNORECASE,
)
_SPOKEN_AT = re.compile(
    r"\b([\w+-]{1,30}(?:\.[\w+-]{1,30}){0,3}) at ((?:gmail|googlemail|hotmail|yahoo|outlook|icloud|aol|btinternet|live)"
    r"\.(?:com|co\.uk))\b",
    re.IGNORECASE,
)
_NO_MAILBOX = frozenset("us me it look log sign find login search account mail email page or and see".split())  # noqa: SIM905


def mobiles_in(text: str, country: str) -> tuple[str, ...]:
    """Give the mobile numbers in a text, each in digits alone, as the reader of phone numbers knows them.

    >>> mobiles_in("Ring (07700) 900–123, or 01632 960123.", "GB")
    ('07700900123',)
    """
    plain_text = unquote(readable(text))
    mobiles: dict[str, None] = {}
    for form in dict.fromkeys((plain_text, in_digits(plain_text))):  # a number beside "two" is still the one in figures
        without_times = _WHEN.sub(" at ", form)
        for run in _RUN.finditer(without_times):
            before = without_times[max(0, run.start() - 12) : run.start()]
            mobiles |= dict.fromkeys(_mobiles_in_run(run[0], before, country))
    return tuple(mobiles)


def mailboxes_in(text: str, record: HasName) -> tuple[str, ...]:
    """Give the mailboxes in a text that are probably a person's own, in lower case."""
    plain_text = unquote(readable(text)).lower()
    joined = _SPOKEN_AT.sub(
        lambda match: match[0] if match[1] in _NO_MAILBOX else f"{match[1]}@{match[2]}",
        _SPELT_DOT.sub(".", _SPELT_AT.sub("@", plain_text)),
    )
    boxes = (match[0].rstrip(".-") for match in MAILBOX.finditer(joined))
    return tuple(
        dict.fromkeys(
            box for box in boxes if is_personal_mailbox(box, record) or is_of_named_person(box, record, (text,))
        )
    )


def _mobiles_in_run(run: str, before: str, country: str) -> Iterator[str]:
    """Look from each group of digits to the end of each later one: there may be two numbers in a row."""
    groups = [group[0].replace(" ", "") for group in _GROUP.finditer(run)]
    start = 0
    while start < len(groups):
        packed, used = "", 0
        for end in range(start, len(groups)):
            packed += groups[end]
            if len(packed) > 16:
                break
            is_clear = start > 0 or _SAYS_NUMBER.search(before) is not None
            is_whole = is_clear and start == 0 and tuple(map(len, groups[: end + 1])) in _LOST_ZERO
            if number := _mobile(packed, country, is_clear=is_clear, may_lack_zero=is_whole):
                yield number
                used = end - start + 1
                break
        start += used or 1


def _mobile(packed: str, country: str, *, is_clear: bool, may_lack_zero: bool) -> str:
    """The number as it is dialled within the country, or "" if it is not a mobile."""
    if match := _UK_CODE.fullmatch(packed):
        is_sure = packed[0] in "+0" or is_clear
        return f"0{match[1]}" if is_sure and is_mobile(f"0{match[1]}", "GB") else ""
    if country == "GB" and _HOME.fullmatch(packed):
        at_home = packed if packed[0] == "0" else f"0{packed}"
        return at_home if (at_home == packed or may_lack_zero) and is_mobile(at_home, "GB") else ""
    if _WITH_CODE.fullmatch(packed):
        signed = packed if packed[0] == "+" else f"+{packed[2:]}"
        return signed[1:] if is_mobile(signed, country) else ""
    is_long = len(packed) >= 9 and (packed[0] == "0" or may_lack_zero)
    return packed if country != "GB" and is_long and is_mobile(packed, country) else ""
