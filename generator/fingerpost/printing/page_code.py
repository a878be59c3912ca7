"""The short code and the QR code on the page of a record."""

from __future__ import annotations

from dataclasses import dataclass

from fingerpost.edition import addresses
from fingerpost.edition.cached import cache_on_edition
from fingerpost.edition.edition import Edition
from fingerpost.printing.qr import CodePictures, qr_uri
from fingerpost.records.directory import Record
from fingerpost.records.short_code import in_groups


@dataclass(frozen=True, slots=True)
class PageCode:
    """What a page says of its code."""

    spoken: str  # "C4F 7KV"
    address: str  # "directory.example.org/c/c4f7kv"; "" where codes have no pages
    picture: str  # for paper alone: the QR code of that address, as a data: address
    alt: str


def page_code(edition: Edition, record: Record) -> PageCode | None:
    """The code of a record; None before it has been published with one."""
    code = edition.code_of(record)
    if not code:
        return None
    whole = edition.absolute(addresses.of_code(code) if edition.has_code_pages else addresses.of(record))
    typed = whole.partition("://")[2].rstrip("/")
    return PageCode(
        spoken=in_groups(code),
        address=typed if edition.has_code_pages else "",
        picture=_pictures(edition).data_uri(code.lower()) if edition.has_code_pages else qr_uri(whole),
        alt=edition.language.text("QR code for {address}", address=typed),
    )


@cache_on_edition()
def _pictures(edition: Edition) -> CodePictures:
    return CodePictures(edition.absolute(addresses.CODES), "/")
