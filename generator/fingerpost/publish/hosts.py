"""What hosts take at most, and what is left out or said before a site goes beyond."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from fingerpost.edition.codes import code_targets
from fingerpost.publish.prepare import Prepared
from fingerpost.records.settings import Settings

NEARLY = 0.8


@dataclass(frozen=True, slots=True)
class Host:
    """A host and its limits; None where it names none."""

    name: str
    most_files: int | None = None
    most_bytes: int | None = None


# docs.github.com, "GitHub Pages limits", read on 28 November 2026; developers.cloudflare.com, change log of Pages of 23
# January 2026, and issue 405048 of gitlab-org/gitlab, both read on 29 November 2026.
HOSTS = {
    "github-pages": Host("GitHub Pages", most_bytes=1_000_000_000),
    "cloudflare-pages": Host("Cloudflare Pages", most_files=20_000),
    "cloudflare-pages-paid": Host("Cloudflare Pages", most_files=100_000),
    "gitlab-pages": Host("GitLab Pages", most_files=200_000, most_bytes=1_000_000_000),
    "other": Host("The host"),
}
_BY_NAME = {"pages.dev": "cloudflare-pages", "github.io": "github-pages", "gitlab.io": "gitlab-pages"}


def host_of(settings: Settings) -> Host:
    """The host that the settings name, or the address of the site does; GitHub Pages, where neither does.

    >>> host_of(Settings(title="Hills", site="https://hills.pages.dev/")).most_files
    20000
    """
    server = urlsplit(settings.site).hostname or ""
    by_name = next((host for end, host in _BY_NAME.items() if server.endswith(f".{end}")), "github-pages")
    return HOSTS[settings.host or by_name]


def without_code_pages(prepared: Prepared) -> Prepared:
    """The same directory, whose short codes have no pages: 404.html looks them up, and paper has longer addresses."""
    return replace(prepared, edition=replace(prepared.edition, has_code_pages=False))


def has_too_many_codes(prepared: Prepared, files: int = 0) -> bool:
    """Whether the pages of short codes go beyond what the host takes.

    Args:
        prepared: The directory.
        files: How many the site has with them; 0 before it is written, when at least the records are known.
    """
    edition = prepared.edition
    most, codes = host_of(edition.settings).most_files, len(code_targets(edition))
    if most is None or not codes or not edition.has_code_pages:
        return False
    return (files or prepared.records + codes) >= most  # the mark of the folder is one more


def say_limits(prepared: Prepared, files: int, size_bytes: int) -> Iterator[tuple[str, str]]:
    """The messages, with hints, for a site that is near or above a limit of its host, or has no pages for codes."""
    host = host_of(prepared.edition.settings)
    if host.most_bytes is not None and size_bytes >= NEARLY * host.most_bytes:
        size, most = (f"{number / 1_000_000:,.0f} MB" for number in (size_bytes, host.most_bytes))
        yield (
            f"The site has {size}, and {host.name} takes at most {most}.",
            "Take a smaller street map (fingerpost basemap --max-zoom), or another host.",
        )
    if host.most_files is None:
        return
    if not prepared.edition.has_code_pages:
        yield (
            f"Short codes have no pages of their own: with them there would be more than the {host.most_files:,} files "
            f"that {host.name} takes.",
            "404.html looks codes up instead, and posters and pages on paper have the longer addresses.",
        )
    if files >= NEARLY * host.most_files:
        yield (
            f"The site has {files:,} files, and {host.name} takes at most {host.most_files:,}.",
            "Take a larger plan or another host, and name it in directory.yaml: host: other",
        )
