"""A page, as a page kind hands it to ``stamp``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any


class LazyValues(Mapping[str, Any]):
    """Values that are gathered only when the page is rendered.

    Every process makes all the pages but renders only its share, so slow work is put off until then.
    """

    def __init__(self, gather: Callable[[], Mapping[str, Any]]) -> None:
        self._gather = gather

    @cached_property
    def _values(self) -> Mapping[str, Any]:
        return self._gather()

    def __getitem__(self, name: str) -> Any:
        return self._values[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page, without the shell around it.

    ``address`` begins and ends with a slash and knows nothing of where the site is mounted.
    """

    kind: str  # which shell it is stamped into: home, activity, group, place, browse, new
    address: str
    title: str  # the record's name or the heading; the site's name is added, and it is cut at a word
    description: str  # plain text, for search engines and previews
    template: str  # under pages/templates/, such as "activity.html"
    values: Mapping[str, Any] = field(default_factory=dict)  # what the template takes
    updated: date | None = None  # the record's own date, for the sitemap
    json_ld: tuple[Mapping[str, Any], ...] = ()
    listed: bool = True  # False: noindex, and not in the sitemap (closed, moved)
    canonical: str = ""  # an address, when it is not its own: browsers then go there at once
    as_it_was_on: date | None = None  # the day of the version that is shown, because the newest has an error
    is_bare: bool = False  # the template is the whole page, without a shell: nobody sees it for longer than a moment
    is_last: bool = False  # stamped once the search files are written, because it names them
    # For lists: everything the page depends on, given a function for the fingerprint of the row of a record.
    fingerprint_parts: Callable[[Callable[[Any], str]], Iterable[str]] | None = None
