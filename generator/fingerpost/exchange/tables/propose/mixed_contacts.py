"""A column with several ways to get in touch: "Contact" with a phone and an email in a cell, "Email / web"."""

from __future__ import annotations

from dataclasses import dataclass

from fingerpost.exchange.tables.mapping_check import as_gap
from fingerpost.exchange.tables.propose.column import Column
from fingerpost.exchange.tables.propose.draft import Draft
from fingerpost.exchange.tables.propose.headings import roles_of
from fingerpost.exchange.tables.propose.yaml_lines import quoted
from fingerpost.exchange.tables.values.contact_parts import contact_part

WAYS = ("phone", "email", "website")
_ALSO = 0.08  # of the cells have the other kind
_LOOKED_AT = 60
_IN_WORDS = {"phone": "phone numbers", "email": "email addresses", "website": "web addresses"}


@dataclass(frozen=True)
class Mixed:
    """Such a column, and the kinds that are in it: phone, email, website, name."""

    column: Column
    kinds: tuple[str, ...]

    @property
    def why(self) -> str:
        """What is said beside its first line."""
        kinds = [_IN_WORDS[kind] for kind in self.kinds if kind in _IN_WORDS]
        listed = " and ".join([", ".join(kinds[:-1]), kinds[-1]] if len(kinds) > 1 else kinds)
        return f"{self.column.name}: {listed} are in it"

    def part(self, kind: str) -> str:
        """What makes one kind of it, in a mapping."""
        return f"{{contact_part: {kind}, of: {quoted(as_gap(self.column.name))}}}"

    def way(self, kind: str) -> str:
        """What makes it a way to get in touch; the import drops it for a row that has none of the kind."""
        return f"{{when: {{{quoted(self.column.name)}: filled}}, then: {kind}}}"


def mixed_contacts(draft: Draft) -> Mixed | None:
    """The column in which some rows have one kind and others another, or a cell has several; None if none has."""
    if draft.hall_contacts:
        return None
    for role in ("contact_name", *WAYS):
        for column in draft.all(role):
            kinds = ways_in(column)
            if column.table or len(kinds) + (role == "contact_name" and bool(kinds)) <= 1:
                continue
            may_be_name = role == "contact_name" or roles_of(column.heading).get("contact_name", 0) > 0
            has_name = may_be_name and (role == "contact_name" or not draft.all("contact_name"))
            return Mixed(column, (*kinds, "name") if has_name and _share(column, "name") >= _ALSO else kinds)
    return None


def ways_in(column: Column) -> tuple[str, ...]:
    """The kinds of which several of its cells have one."""
    return tuple(kind for kind in WAYS if _share(column, kind) >= _ALSO)


def is_way(cell: str) -> bool:
    """Whether a cell has any way to get in touch."""
    return any(contact_part(cell, kind, "GB") for kind in WAYS)


def _share(column: Column, kind: str) -> float:
    cells = column.contents.cells[:_LOOKED_AT]
    return sum(bool(contact_part(cell, kind, "GB")) for cell in cells) / max(len(cells), 1)
