"""Do the links of a description lead where their words say, and to where people may be sent?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from fingerpost.checks.emails import judge_mailbox
from fingerpost.checks.phones import judge_number
from fingerpost.checks.websites import judge_address
from fingerpost.records.problem import Problem, Severity
from fingerpost.records.span import Span
from fingerpost.records.telephone import Telephone, read_telephone
from fingerpost.records.web_address import host_of

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
# Browsers leave these out when they read a scheme, so "java\tscript:" is javascript.
_LEFT_OUT = re.compile(r"[\x00-\x20\x7f-\xa0\u200b]|%0[09ad]", re.IGNORECASE)
_ON_THIS_SITE = re.compile(r"(?:/(?![/\\])|#)[^\\]*")
# Words that are an address: with https:// or www., or ending as people know addresses to end.
_ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s<>()\[\]]+"
    r"|(?<![\w@.-])[a-z0-9](?:[\w-]*\w)?(?:\.[\w-]+)*"
    r"\.(?:uk|org|com|net|eu|ie|info|cymru|wales|scot|gov|edu)(?![\w-]|\.\w)",
    re.IGNORECASE,
)
_ALL_ADDRESS = re.compile(r"[a-z0-9](?:[\w-]*\w)?(?:\.[\w-]+)*\.[a-z]{2,24}(?:/\S*)?", re.IGNORECASE)
_MAILBOX = re.compile(r"[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+")


def judge_link(href: str, words: str, country: str, span: Span) -> Iterator[Problem]:
    """Say what is wrong with one link."""
    scheme = _SCHEME.match(_LEFT_OUT.sub("", href))
    kind = scheme[1].lower() if scheme else ""
    if kind in ("http", "https"):
        yield from judge_address(href, span)
        yield from _compare_hosts(href, words, span)
    elif kind == "mailto":
        yield from _judge_letter(href, words, span)
    elif kind == "tel":
        number = unquote(href.partition(":")[2])
        yield from judge_number(number, country, span)
        yield from _compare_numbers(number, words, country, span)
    elif kind:
        yield Problem(
            code="link-unsafe",
            severity=Severity.WARNING,
            span=span,
            message=f"A link in the description begins with {kind}:, so only its words are shown.",
            hint="Links begin with https:// or mailto:",
        )
    elif href and not _ON_THIS_SITE.fullmatch(href):
        yield Problem(
            code="link-unsafe",
            severity=Severity.WARNING,
            span=span,
            message="A link in the description does not begin with https://, so only its words are shown.",
            hint=f"Write https://{href.lstrip('/')}"
            if href.isascii() and href.isprintable() and "\\" not in href
            # nothing that we could not print
            else "Links begin with https:// or mailto:",
        )
    elif href:
        yield from _compare_hosts(href, words, span)


def _judge_letter(href: str, words: str, span: Span) -> Iterator[Problem]:
    to = unquote(href.partition(":")[2])
    address, question, _ = to.partition("?")
    if question or re.search(r"[,;\r\n]", address) or address.count("@") > 1:
        yield Problem(
            code="link-letter",
            span=span,
            message="A link in the description writes to more than one address, or starts the message for the sender.",
            hint=f"Write one address and nothing after it: mailto:{_first_of(address)}",
        )
        return
    yield from judge_mailbox(address, span)
    mailbox = _MAILBOX.search(words)
    if mailbox is not None and mailbox[0].lower() != address.lower():
        yield _differs(span)


def _first_of(addresses: str) -> str:
    match = _MAILBOX.search(addresses)
    return match[0] if match is not None and match[0].isascii() else "hello@example.org"


def _compare_hosts(href: str, words: str, span: Span) -> Iterator[Problem]:
    """Words that are an address are read as where the link leads; a part of that site may be meant, as cafe.nhs.uk."""
    leads_to = host_of(href) if "://" in href else ""
    whole = words.strip()
    for address in [whole] if _ALL_ADDRESS.fullmatch(whole) else _ADDRESS.findall(words):
        host = host_of(address.rstrip(".,;:!?'\""))
        if host and leads_to != host and not leads_to.endswith(f".{host}"):
            yield _differs(span)
            return


def _compare_numbers(number: str, words: str, country: str, span: Span) -> Iterator[Problem]:
    to, number_in_words = read_telephone(number, country), read_telephone(words, country)
    if isinstance(to, Telephone) and isinstance(number_in_words, Telephone) and to.dial != number_in_words.dial:
        yield _differs(span)


def _differs(span: Span) -> Problem:
    return Problem(
        code="link-words-differ",
        span=span,
        message="The words of this link are an address, and the link leads to another.",
        hint="Write the same address in both places, or words that say what is there: [the booking page](https://...)",
    )
