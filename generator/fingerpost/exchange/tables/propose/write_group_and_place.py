"""The group and the place of a proposed mapping."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from fingerpost.checks.personal_reach import mobiles_in
from fingerpost.exchange.tables.joins import same
from fingerpost.exchange.tables.mapping_check import as_gap
from fingerpost.exchange.tables.mapping_rules import ITEM
from fingerpost.exchange.tables.propose.choose import OWN
from fingerpost.exchange.tables.propose.column import Column
from fingerpost.exchange.tables.propose.draft import Draft, checked
from fingerpost.exchange.tables.propose.headings import plain
from fingerpost.exchange.tables.propose.sources import Link
from fingerpost.exchange.tables.propose.town_in_venue import town_in_venue, venue_with_commas
from fingerpost.exchange.tables.propose.write_building import building_column
from fingerpost.exchange.tables.propose.yaml_lines import (
    first_of,
    first_of_texts,
    quoted,
    with_reason,
)
from fingerpost.exchange.tables.rows.row_remarks import BETWEEN_NAMES
from fingerpost.exchange.tables.table import Table
from fingerpost.exchange.tables.values.address_parts import address_part
from fingerpost.exchange.tables.values.coded_names import words_of_code
from fingerpost.language.counted import counted

_INSIDE: Callable[[str], object] = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b", re.IGNORECASE).search

_HOUSE = re.compile(r"\d{1,4}[a-z]?(?:-\d{1,4})? [A-Z]", re.IGNORECASE)


def has_commas(column: Column) -> bool:
    """Whether an address has several parts in one cell."""
    cells = column.contents.cells
    return sum("," in cell or "\n" in cell for cell in cells) >= 0.5 * len(cells)


def _sign_between_names(column: Column) -> str:
    """The sign between the names of several groups in one cell; "" if each has one name."""
    names = [cell.strip(" ;|") for cell in column.contents.cells]
    return next((sign for sign in BETWEEN_NAMES if not column.table and any(sign in name for name in names)), "")


def _has_postcodes(column: Column) -> bool:
    cells = column.contents.cells
    return sum(bool(_INSIDE(cell)) for cell in cells) >= 0.3 * len(cells)


def group_lines(draft: Draft) -> Iterator[str]:
    column, gap, runs = draft.all("group")[0], draft.gap("group"), "runs"
    yield "group:"
    if sign := _sign_between_names(column):
        yield with_reason(
            f'  each: {{split: {quoted(gap)}, at: "{sign}"}}',
            "some cells name several groups; the activity is that of the first",
        )
        gap, runs = as_gap(ITEM), "runs, or helps to run,"
    why = draft.why("group")
    if coded := next((code for code in column.contents.cells if words_of_code(code)), ""):
        why += f"; names such as {coded} come in as {words_of_code(coded)}, and fingerpost confirm asks about each"
    yield with_reason(f"  key: [{quoted(gap)}]", "several rows may have one group")
    yield f"  id: [{quoted(gap)}]"
    yield with_reason(f"  name: {quoted(gap)}", why)
    yield with_reason(
        f"  summary: {quoted(f'{gap} {runs} what is listed here.')}", "change it, if the list says what they do"
    )
    if draft.all("charity") and not sign:
        yield with_reason(f"  identifiers: [{quoted('GB-CHC-' + draft.gap('charity'))}]", draft.why("charity"))
    yield f"  {checked(draft)}"


def place_lines(draft: Draft) -> Iterator[str]:
    town = _town(draft)
    venue = draft.gap("venue")
    lines = draft.all("address")
    table = draft.place_table
    venue = venue or _name_in_link(draft, table)
    why = draft.why("venue") or ("its rows are named by it" if venue else "")
    building = "" if venue else building_column(draft)
    hall_alone = town_in_venue(draft)
    if building:
        why = f"{lines[0].name}: many begin with the name of a hall or the like"
    venue = venue or (as_gap(building) if building else draft.name)
    yield "place:"
    if not draft.all("venue") and (only := _only_address(draft)):
        yield with_reason(f"  only_when: {{{quoted(only.name)}: filled}}", "online or by phone, where there is none")
    key = _place_key(draft, table, is_named=venue != draft.name)
    if table and any(link.name == table and link.is_many for link in draft.source.links):
        yield with_reason(f"  each: {quoted(table)}", "a place for each row of that table")
    shared = "several rows may be at one place" if venue != draft.name else "each has its own, as no column names it"
    yield with_reason(f"  key: [{', '.join(key)}]", shared)
    # Without, its name alone, and not that of one of the things that are on there.
    where = draft.gap("town") or draft.gap("postcode")
    own, own_town, own_postcode = (draft.gap(f"{OWN}{role}") for role in ("venue", "town", "postcode"))
    parts = [first_of_texts([venue, own]), *([first_of_texts([where, own_town])] if where else [])]
    if building and not where:
        parts.append(_where(draft)[-1])
    yield f"  id: [{', '.join(parts)}]"
    if draft.all("postcode") and draft.all("town"):
        yield f"  if_taken: [{quoted(draft.gap('postcode'))}]"
    yield with_reason(
        f"  name: {_name(hall_alone, venue, [venue] if building else [venue, own, draft.name])}",
        why or "the list has no name for the place, so it has that of the entry",
    )
    if draft.all("venue") and _look_like_homes(draft.all("venue")[0]):
        yield "  # kind: hall  # what they all are; a house number and a street alone is held back as somebody's home"
    if lines:
        one_cell = len(lines) == 1 and has_commas(lines[0])
        value = (
            f"{{address_part: lines, of: {quoted(as_gap(lines[0].name))}}}"
            if one_cell
            else f"[{', '.join(quoted(as_gap(line.name)) for line in lines)}]"
        )
        yield with_reason(f"  address: {value}", f"{lines[0].name}: {draft.chosen['address'][0].why}")
    yield with_reason(f"  town: {town}", _why_town(draft))
    if draft.all("postcode"):
        yield with_reason(f"  postcode: {first_of_texts([draft.gap('postcode'), own_postcode])}", draft.why("postcode"))
    elif lines and _has_postcodes(lines[0]):
        yield with_reason(
            f"  postcode: {{address_part: postcode, of: {quoted(as_gap(lines[0].name))}}}",
            "postcodes are inside the address",
        )
    degrees = ""
    if draft.all("latitude") and draft.all("longitude"):
        degrees = f"lat: {quoted(draft.gap('latitude'))}, lon: {quoted(draft.gap('longitude'))}"
    elif draft.all("coordinates"):
        of = f"of: {quoted(draft.gap('coordinates'))}"
        degrees = f"lat: {{address_part: latitude, {of}}}, lon: {{address_part: longitude, {of}}}"
    if degrees:
        yield with_reason(
            f"  location: {{{degrees}, from: geocoder}}",
            "say by-hand if somebody placed the points",
        )
    contacts = {role: _public_contacts(draft, role) for role in ("phone", "website")}
    if any(contacts.values()):
        parts = [f"{role}: {quoted(as_gap(columns[0].name))}" for role, columns in contacts.items() if columns]
        yield with_reason(f"  contact: {{{', '.join(parts)}}}", "of the place, not of what is on there")
    yield with_reason(f"  {checked(draft)}", draft.why("checked"))


def _name(hall_alone: Column | None, venue: str, texts: Sequence[str]) -> str:
    """The name of the place, without a town that is said for itself."""
    if hall_alone is None:
        return first_of_texts(texts)
    return first_of([f"{{address_part: building, of: {quoted(venue)}}}", *(quoted(text) for text in texts if text)])


def _public_contacts(draft: Draft, role: str) -> list[Column]:
    """The contacts of a hall that are not its caretaker's: no mobile is among them. A mailbox may always be."""
    halls = [column for column in draft.all(role) if draft.of_hall(column)]
    return [column for column in halls if not any(mobiles_in(cell, "GB") for cell in column.contents.cells)]


def _name_in_link(draft: Draft, table: str) -> str:
    """The column by which places are joined, where it holds names and no numbers: "Location = Location name"."""
    link = next((link for link in draft.source.links if link.name == table and not link.is_inside), None)
    if link is None or "name" not in plain(link.right).split():
        return ""
    return as_gap(f"{link.name}: {link.right}")


def _place_key(draft: Draft, table: str, *, is_named: bool) -> list[str]:
    link = next((link for link in draft.source.links if link.name == table), None)
    if link and not link.is_many and not link.is_inside:
        gap = f"{link.name}: {link.right}" if _names_some_that_are_not_there(draft, link) else link.left
        return [first_of_texts([as_gap(gap), draft.gap(f"{OWN}venue")])]
    roles = [role for role in ("venue", "postcode", "town") if draft.all(role)] or ["name", "address"]
    if building := building_column(draft):
        return [quoted(as_gap(building)), *_where(draft)]
    if not is_named:  # or a club would be at a place that has the name of another
        return [quoted(draft.name), *(quoted(draft.gap(role)) for role in roles if role != "name" and draft.all(role))]
    return [quoted(draft.gap(role)) for role in roles if draft.all(role)]


def _only_address(draft: Draft) -> Column | None:
    """The one column that says where things are, if some rows have nothing in it: one town for all is no place."""
    lines = draft.all("address")
    others = ("postcode", "town", f"{OWN}venue", f"{OWN}town", f"{OWN}postcode", "latitude", "coordinates")
    if len(lines) != 1 or lines[0].table or any(draft.all(role) for role in others):
        return None
    return lines[0] if lines[0].contents.filled_share < 1 else None


def _where(draft: Draft) -> list[str]:
    """What tells a hall from others of its name: its postcode and town, or all of its address."""
    lines = draft.all("address")
    whole = quoted(as_gap(lines[0].name))
    columns = [quoted(draft.gap(role)) for role in ("postcode", "town") if draft.all(role)]
    if columns or len(lines) > 1 or not _has_postcodes(lines[0]):
        return columns or [whole]
    return [f"{{address_part: {part}, of: {whole}}}" for part in ("postcode", "town")]


def _names_some_that_are_not_there(draft: Draft, link: Link) -> bool:
    """Whether some rows name a place that the other table does not have: nothing is known of it, not even its name."""
    there = {same(row.cells.get(link.right, "")) for row in draft.source.others[link.name].rows}
    cells = (row.cells.get(link.left, "") for row in draft.source.table.rows)
    return any(cell and same(cell) not in there for cell in cells)


def _why_town(draft: Draft) -> str:
    columns = draft.all("town")
    if venue := town_in_venue(draft):
        return f"{venue.name}: many have a town behind the comma: look whether each has"
    if venue := venue_with_commas(draft):
        gap = quoted(as_gap(venue.name))
        return f"the list has no column for it; if it is behind the last comma: {{address_part: town, of: {gap}}}"
    if not columns:
        why = "the list has no column for it: look whether this is right"
        without = rows_without_town(draft.source.table, {role: draft.all(role) for role in draft.chosen})
        if without and not draft.answers.town:
            rows = counted(len(without), "row")
            why += f"; places of {rows} are left out, for want of one: to fill it, first_of: [what is here, YOUR TOWN]"
        return why
    empty = round((1 - columns[0].contents.filled_share) * 100)
    if empty and not draft.answers.town:
        gap = quoted(draft.gap("town"))
        return f"empty in {empty}% of the rows, whose places are left out: to fill them, first_of: [{gap}, YOUR TOWN]"
    return draft.why("town")


def rows_without_town(table: Table, columns: Mapping[str, Sequence[Column]]) -> list[int]:
    """The numbers of the rows that have an address in one cell, and in it no town; none where a column says it."""
    lines = columns.get("address", ())
    others = ("town", f"{OWN}town", "area")
    if len(lines) != 1 or lines[0].table or not has_commas(lines[0]) or any(columns.get(role) for role in others):
        return []
    cells = [(row.number, row.cells.get(lines[0].name, "")) for row in table.rows]
    return [number for number, cell in cells if cell and not address_part(cell, "town")]


def _town(draft: Draft) -> str:
    lines = draft.all("address")
    parts = [quoted(draft.gap(role)) for role in ("town", f"{OWN}town") if draft.all(role)]
    if lines and has_commas(lines[0]):
        parts.append(f"{{address_part: town, of: {quoted(as_gap(lines[0].name))}}}")
    elif not parts and len(lines) > 1:
        parts += [quoted(as_gap(line.name)) for line in reversed(lines)]
    if venue := town_in_venue(draft):
        parts.append(f"{{address_part: town, of: {quoted(as_gap(venue.name))}}}")
    if draft.area_as_town and not draft.all("town"):
        parts.append(quoted(as_gap(draft.area_as_town[0].name)))
    if draft.answers.town:
        parts.append(quoted(draft.answers.town))
    if not parts:
        return ""
    return parts[0] if len(parts) == 1 else f"{{first_of: [{', '.join(parts)}]}}"


def _look_like_homes(column: Column) -> bool:
    """Whether several names of places are only a house and its street: "11 Mill Road"."""
    cells = column.contents.cells
    return sum(bool(_HOUSE.match(cell)) for cell in cells) >= 0.1 * max(len(cells), 1)
