"""Pages of tiny directories: every page that would be published, by its address."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from html import unescape
from typing import Any

import pytest

from fingerpost.checks import withhold_directory
from fingerpost.edition.edition import Edition
from fingerpost.pages.kinds import other_pages, page_of, records_of
from fingerpost.pages.render.page import Page
from fingerpost.pages.render.render import render_bare, render_head, render_main
from fingerpost.reading.read import read_directory

TODAY = date(2026, 11, 21)  # a Saturday

SINGERS = """\
name: Everyday Singers
summary: A friendly group that sings for fun, with tea after.
group: connectors
categories: [arts]
sessions: [{place: old-dairy, repeats: weekly, days: [wednesday], from: 14:00, to: 15:30}]
cost: {kind: pay-what-you-can, amount: 3, first_visit_free: true}
who: {summary: Any adult.}
join: {ways: [drop-in, phone]}
first_visit: {met_by: Jean in a yellow scarf, steps: [Come to the green door. It is low., Jean will find you.]}
getting_there: {bus: Routes 91 and 94 stop outside.}
contact: {name: Jean (example), phone: 01632 960144}
checked: {on: 2026-11-03, how: phone}
"""


@dataclass(frozen=True)
class Published:
    """The pages of one directory."""

    edition: Edition
    pages: Mapping[str, Page]

    def html(self, address: str) -> str:
        """The main part of a page, or the whole of one without a shell."""
        page = self.pages[address]
        return render_bare(page, self.edition) if page.is_bare else render_main(page, self.edition)

    def head(self, address: str) -> str:
        return render_head(self.pages[address], self.edition)

    def words(self, address: str) -> str:
        """What somebody reads, with the tags taken away and one space between words."""
        return " ".join(unescape(re.sub(r"<[^>]*>", " ", self.html(address))).split())

    def everything(self) -> str:
        """Every page with its head, as one text."""
        return "\n".join(self.head(address) + self.html(address) for address in self.pages)


Publish = Callable[..., Published]


def record_pages(edition: Edition, part: int = 0, parts: int = 1) -> Iterator[Page]:
    """The pages of records, or those of a part of them."""
    return (page_of(edition, record) for record in records_of(edition, part, parts))


@pytest.fixture
def publish(site: Callable[[Mapping[str, str | bytes]], Any]) -> Publish:
    """Write a directory with the given files and make all its pages, as they are on a day."""

    def make(files: Mapping[str, str] | None = None, today: date = TODAY) -> Published:
        directory, problems = read_directory(site(files or {}).assets)
        assert [problem for problem in problems if problem.is_error] == []
        edition = Edition(directory=withhold_directory(directory, problems), today=today)
        pages = {page.address: page for page in (*record_pages(edition, 0, 1), *other_pages(edition, 0, 1))}
        return Published(edition, pages)

    return make
