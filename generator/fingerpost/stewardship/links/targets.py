"""What a directory sends people to: each web address and each domain of a mailbox once, with who names it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from markdown_it import MarkdownIt

from fingerpost.edition.edition import Edition
from fingerpost.records.activity import Activity
from fingerpost.records.directory import Record
from fingerpost.records.web_address import WebAddress, host_of, read_mailbox, read_web

MAIL = "mail:"  # before the domain of a mailbox, where others have https://
_MARKDOWN = MarkdownIt("zero").enable(["link", "escape", "entity"])
_MARKDOWN.normalizeLink = lambda url: url  # type: ignore[method-assign]


@dataclass(frozen=True, slots=True)
class Use:
    """Where a record names an address."""

    record: Record
    path: str  # "contact.website", "sessions.0.online"
    text: str  # as it is in the record

    @property
    def key(self) -> str:
        """As commands take it: "activity/frome-talking-cafe"."""
        return f"{self.record.kind}/{self.record.id}"


@dataclass(frozen=True, slots=True)
class Target:
    """One address, or one domain of mailboxes."""

    address: str  # "https://example.org/tea" without what is behind #, or "mail:example.org"
    uses: tuple[Use, ...]

    @property
    def is_mail(self) -> bool:
        return self.address.startswith(MAIL)

    @property
    def host(self) -> str:
        """The host to ask: the name of a computer, or the domain of an email address."""
        return self.address.removeprefix(MAIL) if self.is_mail else host_of(self.address)

    def of(self, keys: Collection[str]) -> Target:
        """The same, with only the uses of some records."""
        return Target(self.address, tuple(use for use in self.uses if use.key in keys))


def targets_of(edition: Edition) -> list[Target]:
    """Every address of the open records of an edition, so that nothing is asked that may not be shown."""
    places = (place for place in edition.directory.places.values() if place.closed is None)
    uses: dict[str, list[Use]] = {}
    records: tuple[Record, ...] = (*edition.activities, *edition.groups, *places)
    for record in records:
        for path, text in _written_in(record):
            if address := _asked_as(path, text):
                uses.setdefault(address, []).append(Use(record, path, text))
    return [Target(address, tuple(uses[address])) for address in sorted(uses)]


def _written_in(record: Record) -> Iterator[tuple[str, str]]:
    yield "contact.website", record.contact.website
    yield "contact.email", record.contact.email
    if isinstance(record, Activity):
        yield "join.referral.url", record.join.referral.url if record.join.referral else ""
        for number, session in enumerate(record.sessions):
            yield f"sessions.{number}.online", session.online
    if "](" in record.description or "<http" in record.description:
        yield from (("description", link) for link in _links_in(record.description))


def _links_in(text: str) -> Iterable[str]:
    tokens = (child for token in _MARKDOWN.parse(text) for child in token.children or ())
    return dict.fromkeys(str(token.attrs["href"]) for token in tokens if token.type == "link_open")


def _asked_as(path: str, text: str) -> str:
    """What to ask about an address; "" if no page links to it."""
    if path == "contact.email" or text.lower().startswith("mailto:"):
        mailbox = unquote(text.partition(":")[2]) if ":" in text else text
        return MAIL + mailbox.rpartition("@")[2].lower() if isinstance(read_mailbox(mailbox), str) else ""
    web = read_web(text) if text else None
    return web.href.partition("#")[0] if isinstance(web, WebAddress) else ""
