"""Does every web address lead to a page, safely and without following people?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from fingerpost.records.activity import Activity
from fingerpost.records.directory import Record
from fingerpost.records.problem import Problem, Severity
from fingerpost.records.spans import Spans

# Nothing here but a host and a path: nearly every address, and nothing more to ask but who the host is.
_PLAIN = re.compile(r"https://(?:[a-z0-9-]+\.)+[a-z]{2,24}/?(?:[A-Za-z0-9/._~-]*)", re.ASCII)
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_BROKEN = re.compile(r"[\x00-\x20\x7f-\xa0\\<>\"`{}|^\u2028\u2029]")
_HOST = re.compile(r"(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_]{2,24}")
_SHORTENERS = frozenset(
    """bit.ly buff.ly cutt.ly goo.gl is.gd lnkd.in ow.ly rb.gy rebrand.ly shorturl.at t.co t.ly tiny.cc tinyurl.com
    tr.im v.gd""".split()  # noqa: SIM905
)
# Parameters that tell a website who sent the reader; what they point at stays the same without them.
_TRACKING = re.compile(
    r"[?&](utm_[a-z]+|fbclid|gclid|dclid|msclkid|mc_eid|mc_cid|igshid|igsh|_hsenc|_hsmi|yclid|twclid)="
)
_MEMBERS_ONLY = re.compile(
    r"https?://(?:[a-z-]+\.)?(?:facebook\.com/groups/|fb\.com/groups/|chat\.whatsapp\.com/)", re.IGNORECASE
)


def check_websites(record: Record) -> Iterator[Problem]:
    """Look at every web address of a record."""
    if record.contact.website:
        yield from judge_website(record.contact.website, record.spans, "contact.website")
    if isinstance(record, Activity):
        if record.join.referral is not None and record.join.referral.url:
            yield from judge_website(record.join.referral.url, record.spans, "join.referral.url")
        for number, session in enumerate(record.sessions):
            if session.online:
                yield from judge_website(session.online, record.spans, f"sessions.{number}.online")


def judge_website(address: str, spans: Spans, path: str) -> Iterator[Problem]:
    """Say what is wrong with one address."""
    if not _PLAIN.fullmatch(address) and (problem := _refuse(address, spans, path)):
        yield problem
        return
    if address[:5].lower() == "http:":
        yield Problem(
            code="website-not-secure",
            severity=Severity.WARNING,
            span=spans[path],
            message="This address begins with http://, so others on the network can read along.",
            hint="Try it with https:// in your browser. If that works, write it so.",
        )
    host = address.partition("://")[2].partition("/")[0].lower().removeprefix("www.")
    if host in _SHORTENERS:
        yield Problem(
            code="website-shortened",
            severity=Severity.WARNING,
            span=spans[path],
            message=f"This is a short address of {host}, which does not say where it leads and may stop working.",
            hint="Open it, and copy the full address from the top of your browser.",
        )
    if found := _TRACKING.search(address):
        yield Problem(
            code="website-tracking",
            severity=Severity.WARNING,
            span=spans[path],
            message=f"This address ends with {found[1]}, which tells the website how the reader came there.",
            hint=f"Write {without_tracking(address)}",
        )
    if _MEMBERS_ONLY.match(address):
        yield Problem(
            code="website-needs-account",
            severity=Severity.WARNING,
            span=spans[path],
            message="This page can be seen only by people with an account there.",
            hint="Is there a page that everybody can read? If not, add a phone number or an e-mail address as well.",
        )


def without_tracking(address: str) -> str:
    """Write the address without the parameters that follow people.

    >>> without_tracking("https://example.org/a?utm_source=x&page=2")
    'https://example.org/a?page=2'
    """
    start, question, query = address.partition("?")
    query, hash_sign, fragment = query.partition("#")
    kept = [part for part in query.split("&") if part and not _TRACKING.match(f"?{part}")]
    return start + (question if kept else "") + "&".join(kept) + hash_sign + fragment


def _refuse(address: str, spans: Spans, path: str) -> Problem | None:
    scheme = _SCHEME.match(address.strip())
    if scheme is None or scheme[1].lower() not in ("http", "https") or address[len(scheme[0]) :][:2] != "//":
        begins = f"{scheme[1]}:" if scheme is not None and "." not in scheme[1] else "something else"
        return Problem(
            code="website-not-web",
            span=spans[path],
            message=f"A web address begins with https://, and this one begins with {begins}."
            if begins != "something else"
            else "A web address begins with https://, and this one does not.",
            hint="Copy the whole address from the top of your browser, for example https://example.org/cafe",
        )
    if _BROKEN.search(address):
        return Problem(
            code="website-characters",
            span=spans[path],
            message="There is a space or a sign in this address that addresses do not have.",
            hint="Copy it again from the top of your browser. Give one address only.",
        )
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
        secret = parts.username is not None or parts.password is not None
    except ValueError:
        host, secret = "", False
    if secret:
        return Problem(
            code="website-password",
            span=spans[path],
            message="There is a user name or a password in this address.",
            hint="Delete the part before the @. It is not shown here, because this report may be public. "
            "If it was real, change that password.",
            quote=False,
        )
    if not _HOST.fullmatch(host):
        return Problem(
            code="website-host",
            span=spans[path],
            message="The name of the website in this address is not complete.",
            hint="Write it like https://example.org/cafe",
        )
    return None
