"""Does every web address lead to a page, safely and without following people?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from fingerpost.checks.fields import point_at
from fingerpost.checks.wording import Wording
from fingerpost.records.activity import Activity
from fingerpost.records.directory import Record
from fingerpost.records.problem import Problem, Severity
from fingerpost.records.span import Span
from fingerpost.records.spans import Spans
from fingerpost.records.web_address import TRACKING, Refused, read_web, without_tracking

# How an address begins, even one that is refused; "Public libraries, 2025" is the name of a source.
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://|//|www\.|(?:javascript|vbscript|data|file|mailto):", re.IGNORECASE)
SHORTENERS = frozenset(
    """bit.ly buff.ly cutt.ly goo.gl is.gd lnkd.in ow.ly rb.gy rebrand.ly shorturl.at t.co t.ly tiny.cc tinyurl.com
    tr.im v.gd""".split()  # noqa: SIM905
)
_MEMBERS_ONLY = re.compile(
    r"https?://(?:[a-z-]+\.)?(?:facebook\.com/groups/|fb\.com/groups/|chat\.whatsapp\.com/)", re.IGNORECASE
)

# By what is the matter: the code, what is wrong, and what to do.
_REFUSALS = {
    "scheme": Wording(
        code="website-not-web",
        message="A web address begins with https://, and this one {detail}.",
        hint="Copy the whole address from the top of your browser, for example https://example.org/cafe",
    ),
    "password": Wording(
        code="website-password",
        message="There is a user name or a password in this address.",
        hint="Delete the part before the @. It is not shown here, because this report may be public. "
        "If it was real, change that password.",
    ),
    "characters": Wording(
        code="website-characters",
        message="There is a space or a character in this address that no web address has.",
        hint="Copy it again from the top of your browser. Give one address only.",
    ),
    "alike": Wording(
        code="website-lookalike",
        message="The name of this website has a letter that looks like another: {detail}.",
        hint="Type the address by hand. If it is right as it is, copy it from the top of your browser, "
        "where it may begin with xn--.",
    ),
    "private": Wording(
        code="website-private",
        message="This address is {detail}, which only one network knows or nobody can trust.",
        hint="Give the public address, such as https://example.org/cafe",
    ),
    "port": Wording(
        code="website-host",
        message="The number after the colon in this address cannot belong to a website.",
        hint="Delete the colon and the number, and try the address in your browser.",
    ),
    "host": Wording(
        code="website-host",
        message="The name of the website in this address is not complete.",
        hint="Write it like https://example.org/cafe",
    ),
}


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
    if record.imported is not None:
        yield from judge_where_address(record.imported.source, record.spans, "imported.source")
        yield from judge_where_address(record.imported.licence, record.spans, "imported.licence")


def judge_where_address(text: str, spans: Spans, path: str) -> Iterator[Problem]:
    """Judge a source or a licence where it is an address, and not the name of one."""
    if _ADDRESS.match(text):
        yield from judge_website(text, spans, path)


def judge_website(address: str, spans: Spans, path: str) -> Iterator[Problem]:
    """Say what is wrong with one address."""
    yield from point_at(judge_address(address, Span(spans.file)), spans, path)


def judge_address(address: str, span: Span) -> Iterator[Problem]:
    """Say what is wrong with an address that is found at a span, which may be in a text."""
    parsed = read_web(address)
    if isinstance(parsed, Refused):
        yield refuse(parsed, span)
        return
    if parsed.reads:
        yield warn_of_code(parsed.host, parsed.reads, span)
    if parsed.port:
        yield Problem(
            code="website-port",
            severity=Severity.WARNING,
            span=span,
            message=f"This address has the number {parsed.port} after its name, which many networks shut out.",
            hint=f"Try it without :{parsed.port} in your browser. If that works, write it so.",
        )
    if parsed.scheme == "http":
        yield Problem(
            code="website-not-secure",
            severity=Severity.WARNING,
            span=span,
            message="This address begins with http://, so others on the network can see what people read there.",
            hint="Try it with https:// in your browser. If that works, write it so.",
        )
    host = parsed.host.removeprefix("www.")
    if host in SHORTENERS:
        yield Problem(
            code="website-shortened",
            severity=Severity.WARNING,
            span=span,
            message=f"This is a short address of {host}, which does not say where it leads and may stop working.",
            hint="Open it, and copy the full address from the top of your browser.",
        )
    if match := TRACKING.search(address):
        yield Problem(
            code="website-tracking",
            severity=Severity.WARNING,
            span=span,
            message=f"This address ends with {match[1]}, which tells the website where the reader came from.",
            hint=f"Write {without_tracking(address)}",
        )
    if _MEMBERS_ONLY.match(address):
        yield Problem(
            code="website-needs-account",
            severity=Severity.WARNING,
            span=span,
            message="This page can be seen only by people with an account there.",
            hint="Is there a page that everybody can read? If not, add a phone number or an email address as well.",
        )


def refuse(refused: Refused, span: Span) -> Problem:
    """Put into words why an address is refused."""
    wording = _REFUSALS[refused.fault]
    detail = refused.detail
    if refused.fault == "scheme":
        detail = f"begins with {detail}:" if detail else "does not"
    elif refused.fault == "private" and detail != "a number":
        detail = f"a name that ends with {detail}"
    return Problem(
        code=wording.code,
        span=span,
        message=wording.message.format(detail=detail),
        hint=wording.hint,
        quote=refused.fault != "password",
    )


def warn_of_code(host: str, reads: str, span: Span) -> Problem:
    """A host in the code of the domain name system, which nobody can read."""
    return Problem(
        code="website-in-code",
        severity=Severity.WARNING,
        span=span,
        message=f"{host} is a name in code, and reads {reads}.",
        hint=f"If that is the group's own address, write {reads} instead of {host}. If not, ask the group for it.",
    )
