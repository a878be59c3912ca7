"""Web addresses and mailboxes, judged in one place for checks, pages and imports.

A name such as nhs.uk can be imitated with a Cyrillic letter, and an address can lead into the reader's own
network, to another port, or to another site than it begins with. Such an address is refused wherever
it is written, and no page makes a link of it.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote, urlsplit

from fingerpost.records.characters import find_fault

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
# Nothing here but a host and a path: nearly every address.
_PLAIN = re.compile(r"(https?)://((?:[a-z0-9-]+\.)+([a-z]{2,24}))(?:/[A-Za-z0-9/._~-]*)?")
# Parameters that tell a website who sent the reader; what they point at stays the same without them.
TRACKING = re.compile(
    r"[?&](utm_[a-z]+|fbclid|gclid|dclid|msclkid|mc_eid|mc_cid|igshid|igsh|_hsenc|_hsmi|yclid|twclid)="
)
_SIGNED_IN = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[/\\]{2,}[^/\\?#]*@")  # who signs in, before the host
_BROKEN = re.compile(r"[\x00-\x20\x7f-\xa0\u00ad\u200b-\u200f\\<>\"`{}|^\u2028\u2029]")
_LABEL = re.compile(r"[^\W_](?:[\w·-]{0,61}\w)?")
_TOP = re.compile(r"[^\W\d_]{2,24}|xn--[a-z0-9-]{2,59}")
_IN_NUMBERS = re.compile(r"[0-9]+|0x[0-9a-f]*", re.IGNORECASE)
# Names that no public register gives out: RFC 6761, RFC 6762, RFC 8375, and .internal (ICANN, 2024).
NEVER_PUBLIC = frozenset("arpa corp home internal intranet invalid lan local localhost onion private test".split())  # noqa: SIM905
# Scripts whose letters are drawn like Latin ones.
_ALIKE = frozenset({"CYRILLIC", "GREEK", "ARMENIAN", "COPTIC", "CHEROKEE", "LISU", "GEORGIAN", "DESERET"})
_EAST_ASIAN = frozenset({"LATIN", "CJK", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "HANGUL", "BOPOMOFO"})
_OWN_LETTERS = frozenset("ßæœøđðþłħŋ")  # Latin letters that are no plain letter with a mark
_USUAL_PORTS = {"http": 80, "https": 443}
# Narrower than the standard on purpose: no quotes, no comments, nothing that a spreadsheet takes for a formula.
_MAILBOX = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._%+'-]{0,62}[A-Za-z0-9_+-])?", re.ASCII)
_LONGEST_MAILBOX = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class WebAddress:
    """An address that may be a link."""

    href: str  # with everything but the host in ASCII
    scheme: str  # http or https
    host: str  # in lower case, as it was written
    port: int = 0  # 0: the usual one
    reads: str = ""  # a host in code (xn--...), as browsers may show it


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """Why something is not an address to send people to.

    ``fault`` is scheme (not https), characters, password, host (not complete), port, private (a computer in somebody's
    own network, or a bare number), or alike (letters that look like others).
    """

    fault: str
    detail: str = ""  # the scheme, the ending of the host, or the letter, as a person would name it


@lru_cache(maxsize=8192)
def read_web(address: str) -> WebAddress | Refused:
    """Read an address that begins with https:// or http://.

    >>> read_web("https://www.tŷ.example.org/bws ŷ").fault
    'characters'
    >>> read_web("https://nhs.u\u043a/").fault
    'alike'
    """
    plain = _PLAIN.fullmatch(address)
    if plain and plain[3] not in NEVER_PUBLIC and "xn--" not in plain[2] and _labels_fit(plain[2]):
        return WebAddress(href=address, scheme=plain[1], host=plain[2])
    if _SIGNED_IN.match(address.strip()):
        return Refused(fault="password")
    scheme = _SCHEME.match(address.strip())
    if scheme is None or scheme[1].lower() not in _USUAL_PORTS or address.strip()[len(scheme[0]) :][:2] != "//":
        return Refused(fault="scheme", detail=scheme[1] if scheme is not None and "." not in scheme[1] else "")
    if _BROKEN.search(address) or find_fault(address):
        return Refused(fault="characters")
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:  # brackets that are not closed, a host with another slash in it
        return Refused(fault="host")
    if (refused := judge_host(host)) is not None:
        return refused
    try:
        port = parts.port
    except ValueError:
        return Refused(fault="port")
    if port == 0:
        return Refused(fault="port")
    own_port = port if port is not None and port != _USUAL_PORTS[parts.scheme] else 0
    start = address[: len(scheme[0])].lower() + "//"
    rest = address[len(start) + len(parts.netloc) :]
    href = start + _ascii_host(parts.netloc) + quote(rest, safe="/%?#[]@:!$&'()*+,;=~-._")
    return WebAddress(href=href, scheme=parts.scheme, host=host, port=own_port, reads=_reads(host) or "")


@lru_cache(maxsize=8192)
def read_mailbox(email: str) -> str | Refused:
    """Read one address of a mailbox; gives its host as browsers may show it where that is in code, else ""."""
    if email.count("@") != 1:
        return Refused(fault="ats")
    local, _, host = email.partition("@")
    if len(email) > _LONGEST_MAILBOX or ".." in local or not _MAILBOX.fullmatch(local):
        return Refused(fault="space" if " " in email.strip() else "shape")
    return judge_host(host.lower()) or _reads(host.lower()) or ""


def judge_host(host: str) -> Refused | None:
    """Say why nobody should be sent to a host, given in lower case; None when all is well."""
    labels = host.split(".")
    if ":" in host or _IN_NUMBERS.fullmatch(labels[-1] or "-"):
        return Refused(fault="private", detail="a number")
    if labels[-1] in NEVER_PUBLIC:
        return Refused(fault="private", detail=labels[-1])
    if not host.isascii() and (letter := _alike(labels)):
        return Refused(fault="alike", detail=letter)
    if len(labels) < 2 or not _TOP.fullmatch(labels[-1]) or not _labels_fit(host) or _reads(host) is None:
        return Refused(fault="host")
    return None


def host_of(address: str) -> str:
    """The host of an address, or of words that are one, without www.; "" if there is none."""
    host = address.partition("://")[2] or address
    host = re.split(r"[/?#:]", host, maxsplit=1)[0].rpartition("@")[2]
    return host.lower().rstrip(".").removeprefix("www.")


def _labels_fit(host: str) -> bool:
    return len(host) <= 253 and all(_LABEL.fullmatch(label) for label in host.split("."))


def _alike(labels: list[str]) -> str:
    """The first letter that looks like another, with its script; "" if there is none."""
    for label in labels:
        if unicodedata.normalize("NFKC", label) != label:
            odd = next(
                (character for character in label if unicodedata.normalize("NFKC", character) != character), label
            )
            return _letter(odd)
        letters = [(character, _script(character)) for character in label if character.isalpha()]
        scripts = {script for _, script in letters}
        mixed = len(scripts) > 1 and not scripts <= _EAST_ASIAN
        for letter, script in letters:
            if script == "LATIN":
                plain = unicodedata.normalize("NFD", letter)[0].isascii() or letter in _OWN_LETTERS
                if not plain:
                    return _letter(letter)
            elif mixed or (script in _ALIKE and labels[-1].isascii()):
                return _letter(letter)
    return ""


def _script(letter: str) -> str:
    return "LATIN" if letter.isascii() else unicodedata.name(letter, "").partition(" ")[0]


def _letter(letter: str) -> str:
    return f"{unicodedata.name(letter[0], 'a letter').lower()} (U+{ord(letter[0]):04X})"


def _reads(host: str) -> str | None:
    """What a host in code says: xn--t-cja.cymru; "" when there is no code, None when the code is broken."""
    if "xn--" not in host:
        return ""
    try:
        return ".".join(
            label[4:].encode("ascii").decode("punycode") if label.startswith("xn--") else label
            for label in host.split(".")
        )
    except UnicodeError:
        return None


def _ascii_host(netloc: str) -> str:
    """The host in the code of the domain name system; as it is where the old and the new code differ (ß)."""
    if netloc.isascii():
        return netloc
    host, colon, port = netloc.partition(":")
    try:
        code = host.encode("idna").decode("ascii")
        return code + colon + port if code.encode("ascii").decode("idna") == host.lower() else netloc
    except UnicodeError:
        return netloc


def without_tracking(address: str) -> str:
    """Write an address without the parameters that follow people; where it has none, as it is.

    >>> without_tracking("https://example.org/a?utm_source=x&page=2")
    'https://example.org/a?page=2'
    """
    if not TRACKING.search(address):
        return address
    start, question, query = address.partition("?")
    query, hash_sign, fragment = query.partition("#")
    parts = [part for part in query.split("&") if part and not TRACKING.match(f"?{part}")]
    return start + (question if parts else "") + "&".join(parts) + hash_sign + fragment
