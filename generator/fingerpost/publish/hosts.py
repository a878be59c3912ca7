"""The limits of hosts, and what is left out or reported before a site exceeds them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Protocol
from urllib.parse import urlsplit

from fingerpost.edition.codes import code_targets
from fingerpost.edition.edition import Edition
from fingerpost.exchange.left_out import part_of
from fingerpost.publish.prepare import Prepared
from fingerpost.records.settings import Settings

NEARLY = 0.8
LARGE = 20_000_000  # bytes of a file: nearly what the strictest host takes


@dataclass(frozen=True, slots=True)
class Host:
    """A host and its limits; None if it names none."""

    name: str
    most_files: int | None = None
    most_bytes: int | None = None
    most_bytes_of_file: int | None = None
    most_files_of_folder: int | None = None


class BuiltSite(Protocol):
    """What say_limits needs to know of a finished build."""

    @property
    def files(self) -> int: ...
    @property
    def size_bytes(self) -> int: ...
    @property
    def large_files(self) -> tuple[tuple[str, int], ...]: ...
    @property
    def export_sizes(self) -> Mapping[str, int]: ...  # bytes, by address


# docs.github.com, "GitHub Pages limits", read on 28 November 2026; developers.cloudflare.com, "Limits", and change log
# of Pages of 23 January 2026; docs.netlify.com, "Site deploys overview"; issue 405048 of gitlab-org/gitlab: these read
# on 29 November 2026.
HOSTS = {
    "github-pages": Host("GitHub Pages", most_bytes=1_000_000_000),
    "cloudflare-pages": Host("Cloudflare Pages", most_files=20_000, most_bytes_of_file=25 * 1024 * 1024),
    "cloudflare-pages-paid": Host("Cloudflare Pages", most_files=100_000, most_bytes_of_file=25 * 1024 * 1024),
    "gitlab-pages": Host("GitLab Pages", most_files=200_000, most_bytes=1_000_000_000),
    "netlify": Host("Netlify", most_files_of_folder=54_000),
    "other": Host("The host"),
}
_BY_NAME = {
    "pages.dev": "cloudflare-pages",
    "github.io": "github-pages",
    "gitlab.io": "gitlab-pages",
    "netlify.app": "netlify",
}


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


def say_limits(edition: Edition, site: BuiltSite) -> Iterator[tuple[str, str]]:
    """The messages, with hints, for a site that is near or above a limit of its host, or has no pages for codes."""
    host, files, sizes = host_of(edition.settings), site.files, site.export_sizes
    if host.most_bytes is not None and site.size_bytes >= NEARLY * host.most_bytes:
        size, most = (f"{number / 1_000_000:,.0f} MB" for number in (site.size_bytes, host.most_bytes))
        less = _say_less(sizes, lambda files: f"{sum(sizes[each] for each in files) / 1_000_000:,.0f} MB")
        yield (
            f"The site has {size}, and {host.name} takes at most {most}.",
            f"{less}Or take a smaller street map (fingerpost basemap --max-zoom), or another host.",
        )
    yield from _say_large_files(host, site.large_files)
    if host.most_files_of_folder is not None:
        yield from _say_full_folders(host, sizes)
    if host.most_files is None:
        return
    if not edition.has_code_pages:
        yield (
            f"Short codes have no pages of their own: with them there would be more than the {host.most_files:,} files "
            f"that {host.name} takes.",
            "404.html looks codes up instead, and posters and pages on paper have the longer addresses.",
        )
    if files >= NEARLY * host.most_files:
        yield (
            f"The site has {files:,} files, and {host.name} takes at most {host.most_files:,}.",
            f"{_say_less(sizes, lambda files: f'{len(files):,} files')}Or take a larger plan or another host, "
            "and name it in directory.yaml: host: other",
        )


def _say_large_files(host: Host, files: Iterable[tuple[str, int]]) -> Iterator[tuple[str, str]]:
    most = host.most_bytes_of_file
    for name, size in files:
        if most is None or size < NEARLY * most:
            continue
        part = part_of(f"/{name}")
        hint = f"Write in directory.yaml: exports_left_out: [{part}]. Or take" if part else "Take"
        if name.startswith("basemap/"):
            hint = "Take a smaller street map (fingerpost basemap --max-zoom), or"
        sizes = f"{size / 1_048_576:,.1f} MB, and {host.name} takes files of at most {most / 1_048_576:,.0f} MB."
        yield f"{name} has {sizes}", f"{hint} another host."


def _say_full_folders(host: Host, sizes: Iterable[str]) -> Iterator[tuple[str, str]]:
    most = host.most_files_of_folder or 0
    for folder, files in Counter(address.rpartition("/")[0] for address in sizes).items():
        if files >= NEARLY * most:
            yield (
                f"{folder.strip('/')} has {files:,} files, and {host.name} takes at most {most:,} in a folder.",
                f"Write in directory.yaml: exports_left_out: [{part_of(folder + '/')}]. Or take another host.",
            )


def _say_less(addresses: Iterable[str], measure: Callable[[list[str]], str]) -> str:
    """What can be left out, the largest first, and what that saves; "" if nothing is there."""
    parts: dict[str, list[str]] = {}
    for address in addresses:
        if part := part_of(address):
            parts.setdefault(part, []).append(address)
    ways = [f"[{part}] saves {measure(files)}" for part, files in parts.items() if len(files) > 1]
    return f"Write in directory.yaml: exports_left_out. {', '.join(ways)}. " if ways else ""
