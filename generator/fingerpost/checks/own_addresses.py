"""The addresses in the settings that every page is made with: of the site, of street pictures, of the repository."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from fingerpost.checks.websites import judge_website, judge_where_address
from fingerpost.geography.streets.street_pictures import servers_of
from fingerpost.records.problem import Problem
from fingerpost.records.settings import Settings
from fingerpost.records.spans import Spans

_LABEL = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?")
_REPOSITORY = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,38}/[A-Za-z0-9._-]{1,100}")


def check_own_addresses(settings: Settings, spans: Spans) -> Iterator[Problem]:
    """Check that each can be used in a page, its policy and the sitemap."""
    if not _leads_somewhere(settings.site):
        yield Problem(
            code="site-address",
            span=spans["site"],
            message="The address of the site names no web server, or a folder that cannot be.",
            hint="Write it as people will type it, for example https://directory.example.org/",
        )
    else:
        not_secure = "website-not-secure"  # check_settings has words of its own for it
        yield from (problem for problem in judge_website(settings.site, spans, "site") if problem.code != not_secure)
    yield from judge_where_address(settings.licence, spans, "licence")
    if settings.map.streets == "url" and not servers_of(settings.map.url):
        yield Problem(
            code="streets-address",
            span=spans["map.streets.url"],
            message="This cannot be the address of street pictures.",
            hint="Copy it from the provider: it begins with https://, has no password and no spaces, and holds "
            "{z}, {x} and {y} once each, such as https://tiles.example.org/{z}/{x}/{y}.png",
            quote=False,  # it may hold a password
        )
    repository = settings.submissions.get("github", "")
    if repository and not _REPOSITORY.fullmatch(repository):
        yield Problem(
            code="repository-shape",
            span=spans["submissions.github"],
            message="This is not the name of a repository on GitHub.",
            hint="Write the owner, a slash and the name, such as your-town/directory",
        )
    if endpoint := settings.submissions.get("endpoint", ""):
        yield from judge_website(endpoint, spans, "submissions.endpoint")


def _leads_somewhere(address: str) -> bool:
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return False
    names = (parts.hostname or "").split(".")
    return (
        (port is None or port > 0)
        and all(_LABEL.fullmatch(name) for name in names)
        and not {".", ".."} & set(parts.path.split("/"))
    )
