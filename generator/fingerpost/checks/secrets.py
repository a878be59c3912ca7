"""Does a file contain a password, a key, a door code or a bank account?

The whole file is read, with its comments and ``private``, because most repositories are public. Nothing that is found
is repeated, and nothing else on that line is quoted.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from fingerpost.checks.plain_text import readable
from fingerpost.files.plain_file import open_plain
from fingerpost.reading.shown_path import shown_path
from fingerpost.records.directory import Directory, Record
from fingerpost.records.problem import Problem
from fingerpost.records.span import Span

_SHORT, _MOST_HARMLESS = 60, 16_384  # characters; texts
_harmless: set[str] = set()  # short texts that have been looked at
_AT_MOST = 1 << 20  # bytes of a file: the reader refuses longer ones

_KEYS = re.compile(
    r"-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY"
    r"|\b(?:AKIA|ASIA)[A-Z0-9]{16}\b"  # Amazon
    r"|\bgh[pousr]_[A-Za-z0-9]{20,}|\bgithub_pat_[A-Za-z0-9_]{20,}|\bglpat-[A-Za-z0-9_-]{16,}"
    r"|\bAIza[A-Za-z0-9_-]{30,}|\bya29\.[A-Za-z0-9_-]{20,}"  # Google
    r"|\bxox[abeoprs]-[A-Za-z0-9-]{10,}|hooks\.slack\.com/services/[A-Za-z0-9/]{10,}"
    r"|\bsk-[A-Za-z0-9_-]{20,}|\b[sr]k_(?:live|test)_[A-Za-z0-9]{10,}|\bSG\.[A-Za-z0-9_-]{16,}\.[A-Za-z0-9_-]{16,}"
    r"|\bnpm_[A-Za-z0-9]{30,}|\bpypi-[A-Za-z0-9_-]{30,}|\bdckr_pat_[A-Za-z0-9_-]{20,}"
    r"|\beyJ[A-Za-z0-9_-]{8,}\.eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}"  # a signed token
    r"|://[^\s/:@]{1,64}:[^\s/@]{1,64}@"  # a password in an address
    r"|\b[Bb]earer [A-Za-z0-9._~+/-]{20,}=*"
)
# Words of a sentence about a password, and no password.
_ASIDE = (
    r"a|an|the|in|on|sent|needed|not|your|you|given|asked|required|available|shown|ask|from|only|so|no|to|for|and|or"
    r"|that|by|with|kept|what"
)
_ABOUT = (
    rf"(?:{_ASIDE}|never|always|now|then|changed|stored|hashed|hidden|wrong|correct|optional|too|at|of|its|their|our"
    r"|generated|printed|written|made|checked|refused|forgotten|safe|lost|enough)\b"
)
_PASSWORD = re.compile(
    r"\b(?:pass ?words?|pass ?phrase|passwd|passcode|pwd)\"?"
    rf"(?:\s*(?:is|was)\s*[\"'(]{{0,2}}(?!{_ABOUT})|\s*[=:]\s*[\"'(]{{0,2}}(?!(?:{_ASIDE})\b))\S{{4,}}"
    # "Secret" and "key" are words of every day: only what no word of a sentence looks like is their value.
    r"|\b(?:(?:api|access|secret|auth|client)[ _-]?(?:key|token|secret)|secret)\"?(?:\s*(?:is|was)\s+|\s*[=:]\s*)"
    r"(?:[\"'(]\S{4,}[\"')]|(?=[^\s.,;]*[\d!$%&*?@^#~+=_])[^\s,;]{4,}|(?-i:[a-z]+[A-Z]\S*)|\S{16,})"
    r"|\b(?:wi-?fi|network|wlan|login|log in|zoom|meeting)\s+(?:pass ?word|passcode|key|code)s?(?:\s*(?:is|="
    r"|:)\s*)[\"'(]{0,2}"
    r"(?!(?:a|an|the|in|on|sent|given|available|shown|from|by|at|with)\b)\S{3,}",
    re.IGNORECASE,
)
_LOCK = r"(?:key ?-?safes?|lock ?box(?:es)?|key ?box(?:es)?|keypad|padlock|pin)"
_OPENS = rf"(?:{_LOCK}|doors?|gates?|entry|entrance|alarm|access|lock|barrier|safe)"
_IS = r"(?:\s+(?:is|are|was|=)\s+|\s*[:=]\s*|\s+)[\"'(]{0,2}"
_DIGITS = (
    r"(?:[a-z]?\d(?:[ -]?\d){3,7}|[a-z]?\d{3,6})[a-z#*]?(?!\w|[:.,]\d|%| ?(?:people|pounds|pence|p\b"
    r"|hours|metres|days|years))"
)
_CODE = re.compile(
    rf"\b{_OPENS}(?:\s+(?:entry|access|key|lock))?[ -]?(?:codes?|pins?|combinations?)"
    rf"(?:\s+(?:on|of|to|for|at) (?:the )?\w+(?: \w+)?)?{_IS}{_DIGITS}"
    rf"|\b{_LOCK}(?: number)?(?:\s+(?:is|are|was|=)\s+|\s*[:=]\s*)[\"'(]{{0,2}}{_DIGITS}"
    r"|\b(?:codes?|combination|pin)\s+(?:for|to|of|on)\s+(?:the\s+)?(?:\w+ )?(?:key ?safe|lock|box|door|gate"
    r"|alarm|building|hall)\w*"
    r"\s*(?:is|=|:)\s*[\"'(]{0,2}[a-z]?\d{3,8}[a-z#*]?"
    r"|\b(?:enter|type|press|dial|punch in|use)\s+(?:the )?(?:code|pin)?\s*[a-z]?\d{4,6}[#*]?\s+(?:on|into"
    r"|at) the (?:keypad|door|pad|lock)"
    r"|\b(?:door|gate|entry|access)\s+code\s+[a-z]?\d{3,6}[a-z#*]?(?!\d)"
    r"|\bcombination\s*(?:is|[:=])?\s*\d(?:[ -]?\d){3,5}(?![\w:.,/-]*\d)",
    re.IGNORECASE,
)
_HIDDEN_KEY = re.compile(
    r"\b(?:spare )?keys?\s+(?:is|are|hangs?|lives?|kept|hidden)\s+(?:\w+ )?(?:under|behind|beneath|in|above"
    r"|on) (?:the|a) "
    r"(?:mat|doormat|flower ?pot|plant ?pot|pot|stone|brick|ledge|hook|meter box|gnome|bin|drainpipe|letter ?box)",
    re.IGNORECASE,
)
_WAY_IN = (
    r"(?:doors?|gates?|key ?-?safe|keypad|pad|lock|lock ?box|key ?box|padlock|barrier|alarm|building|hall|entrance"
    r"|handle|car ?park|toilets?|cupboard|shed|store ?room)"
)
_A_CODE = r"[a-z]?\d{4,8}[a-z]?[#*]?(?![\w:.,/-]*\d|%| ?\d| ?(?:people|pounds|pence|hours|metres|miles|days|years)\b)"
_NO_YEAR = r"(?!(?:19|20)\d\d(?![\w#*]))"
# Written as people write it to each other: "Key safe by the door (2580)", "Code 2580# for the door".
_CASUAL_CODE = re.compile(
    rf"\b(?:key ?-?safes?|lock ?box|key ?box|keypad|padlock)\b[^.!?\n]{{0,40}}"
    rf"\(\s*{_NO_YEAR}[a-z]?\d{{3,8}}[a-z]?[#*]?\s*\)"
    r"|\b(?:key ?-?safe|lock ?box|key ?box|keypad|padlock)\b"
    rf"(?:[ ,:;–-]+(?!(?:ring|call|phone|text|since|from|until|costs?|tel)\b)[a-z']+){{0,6}}[ ,:;–-]+"
    rf"{_NO_YEAR}{_A_CODE}"
    r"|\b(?:enter|type|press|punch in|punch|key in|tap in|tap|put in|input|dial)\s+"
    r"(?:in )?(?:the )?(?:code |pin |number )?"
    rf"{_A_CODE}[^.!?\n]{{0,30}}\b{_WAY_IN}\b"
    r"|(?<!dress )(?<!area )(?<!dialling )(?<!post )(?<!course )(?<!charity )\b(?:codes?|pin|combination)\s*[:=]?\s*"
    rf"{_A_CODE}[\s,]+(?:for|opens?|at|on|to|into|lets?|gets?|works?|is)\b[^.!?\n]{{0,30}}\b{_WAY_IN}\b"
    r"|\b(?:doors?|gates?|alarm|barrier|building)\b[^.!?\n]{0,30}\b(?<!dress )(?:code|pin|combination)"
    rf"\s*(?:is |was |[:=])?\s*{_A_CODE}"
    rf"|\b{_WAY_IN}(?:\s+\w+){{0,2}}\s+(?:opens?|unlocks?)\s+(?:with|by|on)\s+"
    rf"(?:the )?(?:code |number )?{_NO_YEAR}{_A_CODE}"
    r"|\b(?:use|enter|type|press|punch in|key in|tap in|dial)\s+(?:the )?(?:code |pin |number )?"
    rf"{_NO_YEAR}{_A_CODE}\s+(?:to|and)\s+(?:get in|open|unlock|come in|go in|walk in|let yourself in)\b"
    rf"|\b{_NO_YEAR}{_A_CODE}\s+(?:opens|unlocks)\s+(?:the|it)\b"
    r"|\b(?:doors?|gates?|keypad|lock)\b[^.!?\n]{0,15}?\b[a-z]?\d{4,8}[a-z]?#",
    re.IGNORECASE,
)
# A word that no sentence holds: letters and digits in one, and no time or speed.
_MIXED_WORD = (
    r"[\"'(]{0,2}(?!\d+(?:[.:]\d\d)?(?:am|pm|ghz|mbps|mb|gb|p|h)\b)(?![a-z]+-\d+\b)"
    r"(?=[^\s/|]*\d)(?=[^\s/|]*[a-z])[^\s/|]{5,}"
)
_CASUAL_PASSWORD = re.compile(
    r"\bwi-?fi\s*(?:network|name|login|details?)?\s*(?:[:=–-]|\bis\b|\bare\b)\s*"
    rf"(?:[\"']?[\w-]{{1,40}}[\"']?\s*[/|,]\s*)?{_MIXED_WORD}"
    r"|\b(?:passcode|pass ?word|pass ?phrase|pwd|pw)\s*[:=–—-]?\s+[\"'(]{0,2}(?!\d{1,2}[.:]\d\d)(?=\S*\d)[^\s.,;)]{4,}"
    r"|\bpw\s*[:=]\s*\S{4,}"
    r"|\b(?:log[ -]?in|log[ -]?on|user ?names?|users?|credentials)(?: details)?\s*(?:[:=–—-]|\bis\b|\bare\b)\s*"
    rf"[\"']?[\w.@+-]{{1,40}}[\"']?(?:\s+/\s*|\s*[|,]\s*){_MIXED_WORD}",
    re.IGNORECASE,
)
_BANK = re.compile(
    r"\bsort ?code\W{0,3}(?:is )?\d{2}[- ]?\d{2}[- ]?\d{2}\b"
    r"|\b\d{2}[- ]\d{2}[- ]\d{2}\W{1,20}(?:\w+\W{1,3}){0,4}\d{8}\b"
    r"|\bGB\d{2} ?[A-Z]{4} ?(?:\d{4} ?){3}\d{2}\b|\baccount (?:number|no\.?)\W{0,3}(?:is )?\d{8}\b",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_HINT = "Delete it, and change it where it is used. It is not shown here, because this report may be public."


def check_secrets(record: Record) -> Iterator[Problem]:
    """Look through the file of a record."""
    yield from secrets_in_file(record.spans.path, record.file)


def check_other_secrets(directory: Directory) -> Iterator[Problem]:
    """Look through the settings, the lists, the calendars, and records that could not be read."""
    assets = directory.assets
    files = {  # as texts: to compare ten thousand paths takes longer than to look for them
        str(record.spans.path)
        for records in (directory.activities, directory.groups, directory.places)
        for record in records.values()
    }
    for path in _yaml_files(assets):
        if str(path) not in files and (text := _text_of(path)):
            # They are the same at each change of a record, which a preview checks.
            yield from (secret_problem(what, Span(shown_path(path), number)) for number, what in _kept_secrets(text))


def _yaml_files(assets: Path) -> Iterator[Path]:
    """The files in the folder and in those in it."""
    folders = [assets, *_folders_in(assets)]
    for folder in folders:
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError:
            continue  # reported elsewhere
        yield from (folder / entry.name for entry in entries if entry.name.endswith((".yaml", ".yml")))


def _folders_in(assets: Path) -> list[Path]:
    try:
        return sorted(assets / entry.name for entry in os.scandir(assets) if entry.is_dir())
    except OSError:
        return []


def opens_something(text: str) -> str:
    """Say what a text has that opens something: key, code or account, or "" for nothing."""
    lowered = text.lower()
    if ((any(sign in lowered for sign in _KEY_SIGNS) or _has_login(lowered)) and _KEYS.search(text)) or (
        any(sign in lowered for sign in _PASSWORD_SIGNS) and (_PASSWORD.search(text) or _CASUAL_PASSWORD.search(text))
    ):
        return "key"
    if "key" in lowered and _HIDDEN_KEY.search(text):
        return "code"
    if not _DIGIT.search(text):
        return ""
    if _CODE.search(text) or _CASUAL_CODE.search(text):
        return "code"
    return "account" if _BANK.search(text) else ""


def secrets_in_file(path: Path, file: str) -> Iterator[Problem]:
    """Report the lines of a file with something that opens something."""
    yield from secrets_in_text(_text_of(path), file)


def _text_of(path: Path) -> str:
    try:
        if not stat.S_ISREG(os.lstat(path).st_mode):
            return ""  # reported elsewhere; a link could lead anywhere
        with os.fdopen(open_plain(path), "rb") as opened:
            raw = opened.read(_AT_MOST)
    except OSError:
        return ""  # who reads the record says that it could not be opened
    return raw.decode("utf-8-sig", "replace")


def secrets_in_text(text: str, file: str) -> Iterator[Problem]:
    """Report the lines of a text with something that opens something."""
    for number, what in _secrets_of(text):
        yield secret_problem(what, Span(file, number))


def may_open_something(texts: Iterable[str]) -> bool:
    """Whether a line of one of these has something that opens something. Short texts come again in other records."""
    unknown = [text for text in texts if text not in _harmless]
    has_secret = any(_secrets_of("\n".join(unknown)))
    if not has_secret and len(_harmless) < _MOST_HARMLESS:
        _harmless.update([text for text in unknown if len(text) <= _SHORT])
    return has_secret


def _secrets_of(text: str) -> Iterator[tuple[int, str]]:
    """The numbers of these lines, and what each has."""
    for number, line in _lines_to_look_at(text):
        plain_text = readable(line)
        if what := opens_something(line) or (opens_something(plain_text) if plain_text != line.strip() else ""):
            yield number, what


@lru_cache(maxsize=64)  # a preview looks through the same files again at each change of a record
def _kept_secrets(text: str) -> tuple[tuple[int, str], ...]:
    return tuple(_secrets_of(text))


def _lines_to_look_at(text: str) -> Iterator[tuple[int, str]]:
    """The lines that have one of the signs, by their numbers. Few have one, and to look closely takes long."""
    lowered = text.lower()
    signs = [sign for sign in _SIGNS if sign in lowered]
    if _has_login(lowered):
        signs.append(_WEB)
    numbers = {number for sign in signs for number in _lines_with(sign, lowered)}
    may_hide = _MAY_HIDE.search(text) is not None
    if not numbers and not may_hide:
        return
    lines = text.split("\n")
    if may_hide:
        numbers.update(number for number, line in enumerate(lines, start=1) if _hides_a_sign(line))
    for number in sorted(numbers):
        yield number, lines[number - 1]


def _lines_with(sign: str, lowered: str) -> Iterator[int]:
    """The numbers of the lines that have a sign. To ask each line for each sign takes seven times as long."""
    at, number, counted = lowered.find(sign), 1, 0
    while at >= 0:
        number += lowered.count("\n", counted, at)
        yield number
        counted = at
        end = lowered.find("\n", at)
        at = lowered.find(sign, end) if end >= 0 else -1


def _has_login(lowered: str) -> bool:
    """Whether a text may have a web address with a password in it."""
    return "@" in lowered and _WEB in lowered


def _hides_a_sign(line: str) -> bool:
    """Whether a sign is seen only when the line is read as people see it: k*e*y, or characters of another width."""
    if not _MAY_HIDE.search(line):
        return False
    plain_text = readable(line).lower()
    return _WEB in plain_text or any(sign in plain_text for sign in _SIGNS)


def secret_problem(what: str, span: Span) -> Problem:
    """A problem for what ``opens_something`` says."""
    if what == "key":
        message = "There is what looks like a password or a key on this line."
        return Problem(code="secret-key", span=span, message=message, hint=_HINT, quote=False)
    if what == "code":
        message = "There is what looks like the code or the key of a door on this line."
        return Problem(code="access-code", span=span, message=message, hint=_HINT, quote=False)
    message = "There is what looks like a bank account on this line."
    return Problem(code="bank-account", span=span, message=message, hint=_HINT, quote=False)


_WEB = "://"
# One of these is in every line that the slower look can find, in lower case.
_KEY_SIGNS = tuple(
    """private akia asia ghp_ gho_ ghu_ ghs_ ghr_ github_pat_ glpat- aiza ya29 xox slack sk- sk_ rk_ sg. npm_ pypi-
    dckr eyj bearer""".split()  # noqa: SIM905
)
_PASSWORD_SIGNS = tuple("pass pw secret token key code wifi wi-fi log user credentials".split())  # noqa: SIM905
_SIGNS = (
    *_KEY_SIGNS,
    *"""pass pwd pw secret token api code key lock box alarm safe combination wifi wi-fi account gb door gate barrier
    pin login username credentials""".split(),  # noqa: SIM905
    *("log in", "to get in", "come in", "yourself in"),
)
_MAY_HIDE = re.compile(r"[*`~&\\]|[^\n\r -~]")
