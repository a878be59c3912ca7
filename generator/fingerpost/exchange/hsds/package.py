"""The tabular form of HSDS 3.0: a zip of CSV files and the datapackage.json that says what is in them.

Made from the same objects as the API. Each becomes a row of its table, and names what it belongs to.

Source: docs.openreferral.org, HSDS 3.0, schema reference; specs.frictionlessdata.io, Tabular Data Package 1.
"""

from __future__ import annotations

import io
import json
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from functools import partial
from hashlib import blake2b
from shutil import copyfileobj
from tempfile import TemporaryFile
from typing import Any, BinaryIO

from fingerpost.edition import addresses
from fingerpost.edition.edition import Edition
from fingerpost.edition.pieces import piece_made_of
from fingerpost.exchange.hsds.terms import taxonomies_of
from fingerpost.exchange.open_data.csv_cells import csv_text, safe

Data = dict[str, Any]
NAME = "hsds.zip"
_LINKS = {  # each column that points at another table
    "organization_id": "organization",
    "service_id": "service",
    "location_id": "location",
    "service_at_location_id": "service_at_location",
    "contact_id": "contact",
    "phone_id": "phone",
    "taxonomy_id": "taxonomy",
    "taxonomy_term_id": "taxonomy_term",
}
_OWNERS = "location_id service_id organization_id contact_id service_at_location_id"
# The tables of the standard by the name of their resource: the file, and the columns in its order.
TABLES: Mapping[str, tuple[str, str]] = {
    "organization": (
        "organizations.csv",
        "id name alternate_name description email website tax_status tax_id year_incorporated legal_status logo uri "
        "parent_organization_id",
    ),
    "service": (
        "services.csv",
        "id organization_id program_id name alternate_name description url email status interpretation_services "
        "application_process fees_description wait_time fees accreditations eligibility_description minimum_age "
        "maximum_age assured_date assurer_email licenses alert last_modified",
    ),
    "attribute": ("attributes.csv", "id link_id taxonomy_term_id link_type link_entity value"),
    "service_at_location": ("service_at_location.csv", "id service_id location_id description"),
    "location": (
        "locations.csv",
        "id location_type url organization_id name alternate_name description transportation latitude longitude "
        "external_identifier external_identifier_type",
    ),
    "phone": ("phones.csv", f"id {_OWNERS} number extension type description"),
    "contact": (
        "contacts.csv",
        "id organization_id service_id service_at_location_id location_id name title department email",
    ),
    "address": (
        "addresses.csv",
        "id location_id attention address_1 address_2 city region state_province postal_code country address_type",
    ),
    "schedule": (
        "schedules.csv",
        "id service_id location_id service_at_location_id valid_from valid_to dtstart timezone until count wkst freq "
        "interval byday byweekno bymonthday byyearday description opens_at closes_at schedule_link attending_type "
        "notes",
    ),
    "service_area": ("service_areas.csv", "id service_id name description extent extent_type uri"),
    "language": ("languages.csv", "id service_id location_id phone_id name code note"),
    "accessibility": ("accessibility.csv", "id location_id description details url"),
    "taxonomy_term": (
        "taxonomy_terms.csv",
        "id code name description parent_id taxonomy language taxonomy_id term_uri",
    ),
    "taxonomy": ("taxonomies.csv", "id name description uri version"),
    "cost_option": (
        "cost_options.csv",
        "id service_id valid_from valid_to option currency amount amount_description",
    ),
    "organization_identifier": (
        "organization_identifiers.csv",
        "id organization_id identifier_scheme identifier_type identifier",
    ),
}
_INSIDE = {  # the lists in an object, and the table of what is in them
    "phones": "phone",
    "contacts": "contact",
    "schedules": "schedule",
    "service_areas": "service_area",
    "service_at_locations": "service_at_location",
    "languages": "language",
    "cost_options": "cost_option",
    "attributes": "attribute",
    "addresses": "address",
    "accessibility": "accessibility",
    "organization_identifiers": "organization_identifier",
}
_COLUMNS = {name: tuple(columns.split(" ")) for name, (_, columns) in TABLES.items()}
_NUMBERS = frozenset(
    ["latitude", "longitude", "minimum_age", "maximum_age", "amount", "interval", "count", "extension", "timezone"]
)
# Words that a spreadsheet would take for a formula are made harmless; these are rules and numbers: -1FR, +44 1632.
_AS_IT_IS = frozenset(("number", "byday", "bymonthday"))
_IDS = frozenset(column for columns in _COLUMNS.values() for column in columns if column.endswith("id"))
_WORDS_AT = {  # where words of people are, in a row of each table
    name: tuple(at for at, column in enumerate(columns) if column not in _AS_IT_IS | _IDS | _NUMBERS)
    for name, columns in _COLUMNS.items()
}
_AT_ONCE = 1 << 16  # bytes that are packed
_WHOLE_DAY = (1980, 1, 1, 0, 0, 0)  # the first that a zip can say: the same bytes on any day


class Package:
    """Takes things as the API has them, makes rows of each, and packs the tables in the end.

    Rows go to files of their own at once: those of ten thousand activities are 60 MB.
    """

    def __init__(self, edition: Edition, stack: ExitStack) -> None:
        self._edition = edition
        self._stack = stack
        self._files: dict[str, BinaryIO] = {}
        self._late: dict[str, BinaryIO] = {}
        self._locations: set[str] = set()
        self._taxonomies = {taxonomy["name"]: taxonomy["id"] for taxonomy in taxonomies_of(edition)}

    def add(self, table: str, thing: Data, *, late: bool = False) -> None:
        """Make a row of a thing, and one of each thing inside it; ``late``, after all those that are not."""
        if table == "location":
            if thing["id"] in self._locations:
                return
            self._locations.add(thing["id"])
        for name, row in self.rows_of(table, thing):
            self.add_rows(name, row, late=late)

    def add_rows(self, table: str, rows: bytes, *, late: bool = False) -> None:
        """Take rows of a table as ``rows_of`` made them."""
        if not late:
            self._file(table).write(rows)
            return
        if table not in self._late:
            self._late[table] = self._stack.enter_context(TemporaryFile("w+b"))  # noqa: SIM115  # the stack
        self._late[table].write(rows)

    def rows_of(self, table: str, thing: Data, **links: str) -> Iterator[tuple[str, bytes]]:
        """The row of a thing and those of each thing inside it, each with its table."""
        if table == "attribute":
            links = {"taxonomy_term_id": thing["taxonomy_term"]["id"]}
        elif table == "taxonomy_term":
            links = {"taxonomy_id": self._taxonomies[thing["taxonomy"]]}
        row: list[Any] = list(map({**thing, **links}.get, _COLUMNS[table]))
        for at in _WORDS_AT[table]:
            if row[at]:
                row[at] = safe(row[at])
        yield table, csv_text(row)
        yield from self.rows_inside(table, thing["id"], thing)

    def rows_inside(self, table: str, thing_id: str, thing: Mapping[str, Any]) -> Iterator[tuple[str, bytes]]:
        """The rows of the things inside one."""
        for name, value in thing.items():
            if value.__class__ is list and (inside := _INSIDE.get(name)):
                own = {} if inside == "attribute" else {f"{table}_id": thing_id}
                for part in value:
                    yield from self.rows_of(inside, part, **own)

    def packed(self) -> bytes:
        """The zip."""
        for name, rows in self._late.items():
            rows.seek(0)
            copyfileobj(rows, self._file(name))
        self._late.clear()
        whole = io.BytesIO()
        with zipfile.ZipFile(whole, "w") as file:
            description = json.dumps(_package(self._edition, list(self._files)), ensure_ascii=False, indent=2)
            file.writestr(_entry("datapackage.json"), description.encode() + b"\n")
            for name, text in self._files.items():
                self._add_packed(file, whole, TABLES[name][0], text)
        return whole.getvalue()

    def _add_packed(self, file: zipfile.ZipFile, whole: BinaryIO, name: str, text: BinaryIO) -> None:
        """Add a table to the zip, packed before where none of it has changed: docs/decisions/figures.md."""
        entry, size = _entry(name), text.tell()
        digest = blake2b(zlib.ZLIB_RUNTIME_VERSION.encode(), digest_size=16)
        text.seek(0)
        while part := text.read(_AT_ONCE):
            digest.update(part)
        packed, check = piece_made_of(self._edition, f"{NAME} {name}", digest.hexdigest(), partial(_packed, text))
        # zipfile packs all that it writes itself: so this goes in as it is, and is then called packed.
        entry.compress_type = zipfile.ZIP_STORED
        file.writestr(entry, packed)
        entry.compress_type, entry.file_size, entry.CRC = zipfile.ZIP_DEFLATED, size, int.from_bytes(check)
        whole.seek(entry.header_offset)
        whole.write(entry.FileHeader())
        whole.seek(0, io.SEEK_END)

    def _file(self, table: str) -> BinaryIO:
        if table not in self._files:
            self._files[table] = self._stack.enter_context(TemporaryFile("w+b"))  # noqa: SIM115  # the stack
            self._files[table].write(csv_text(_COLUMNS[table]))
        return self._files[table]


def _packed(text: BinaryIO) -> Iterator[bytes]:
    """A text as zip files have it, and its checksum."""
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    parts, check = [], 0
    text.seek(0)
    while part := text.read(_AT_ONCE):
        parts.append(packer.compress(part))
        check = zlib.crc32(part, check)
    yield b"".join((*parts, packer.flush()))
    yield check.to_bytes(4)


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _WHOLE_DAY)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    return entry


def _package(edition: Edition, names: Sequence[str]) -> Data:
    return {
        "profile": "tabular-data-package",
        "name": "hsds",
        "title": edition.settings.title,
        "homepage": edition.absolute(addresses.HOME),
        "licenses": [{"name": edition.settings.licence}],
        "resources": [_resource(name, names) for name in names],
    }


def _resource(name: str, filled: Sequence[str]) -> Data:
    file, columns = TABLES[name][0], _COLUMNS[name]
    links = [column for column in columns if _LINKS.get(column) in filled and column in _LINKS]
    schema: Data = {
        "fields": [{"name": column, "type": "number" if column in _NUMBERS else "string"} for column in columns],
        "primaryKey": "id",
    }
    if links:
        schema["foreignKeys"] = [
            {"fields": column, "reference": {"resource": _LINKS[column], "fields": "id"}} for column in links
        ]
    return {
        "profile": "tabular-data-resource",
        "name": name,
        "path": file,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    }
