"""The tabular form of HSDS, 1.0 to 3.x: CSV files that point at each other, in a folder or a zip."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from fingerpost.exchange.hsds.theirs.names import tidy
from fingerpost.exchange.hsds.theirs.source import AT, HsdsSource, import_problem
from fingerpost.exchange.tables.files.csv_table import read_csv
from fingerpost.exchange.tables.table import LARGEST_FILE, Options, TableError
from fingerpost.records.problem import Problem
from fingerpost.records.span import Span

Data = dict[str, Any]
MOST_ROWS = 500_000
MOST_IN_ZIP = 500_000_000  # bytes unpacked
MOST_FILES = 200
# The names of one table through the versions; after it, the list that its rows make in what they belong to.
TABLES: Mapping[str, tuple[str, ...]] = {
    "organizations": ("organization", "organisations", "organisation"),
    "services": ("service",),
    "locations": ("location",),
    "service_at_locations": ("service_at_location", "services_at_location", "services_at_locations"),
    "schedules": ("schedule", "regular_schedules", "regular_schedule"),
    "holiday_schedules": ("holiday_schedule",),
    "phones": ("phone",),
    "contacts": ("contact",),
    "addresses": ("address", "physical_addresses", "physical_address"),
    "postal_addresses": ("postal_address", "mail_addresses"),
    "cost_options": ("cost_option",),
    "languages": ("language",),
    "eligibilities": ("eligibility", "eligibilitys"),
    "service_areas": ("service_area",),
    "attributes": ("attribute", "service_attributes", "services_taxonomy", "service_taxonomy", "other_attributes"),
    "taxonomy_terms": ("taxonomy_term", "taxonomy", "taxonomies"),
    "accessibility": ("accessibility_for_disabilities",),
    "organization_identifiers": ("organization_identifier",),
    "required_documents": ("required_document",),
    "payments_accepted": (),
    "funding": ("fundings",),
    "programs": ("program",),
    "metadata": (),
    "meta_table_descriptions": ("meta_table_description",),
}
_NAMES = {name: table for table, others in TABLES.items() for name in (table, *others)}
_OWNERS = (
    ("contact_id", "contacts"),
    ("service_id", "services"),
    ("service_at_location_id", "service_at_locations"),
    ("location_id", "locations"),
    ("organization_id", "organizations"),
)
Tables = dict[str, list[Data]]


def read_tables(path: Path, name: str) -> HsdsSource:
    """Read a folder or a zip of them.

    Raises:
        TableError: If there is no table of services, or a file cannot be read.
    """
    if path.is_dir():
        return source_of_tables(_read_folder(path), name)
    with TemporaryDirectory() as folder:
        _unpack(path, Path(folder))
        return source_of_tables(_read_folder(Path(folder)), name)


def table_name(name: str) -> str:
    """The table that a name means; "" for none."""
    return _NAMES.get(re.sub("[^a-z]+", "_", name.lower().removesuffix(".csv")).strip("_"), "")


def _unpack(path: Path, folder: Path) -> None:
    try:
        with zipfile.ZipFile(path) as packed:
            files = [entry for entry in packed.infolist() if entry.filename.lower().endswith(".csv")]
            if len(files) > MOST_FILES or sum(entry.file_size for entry in files) > MOST_IN_ZIP:
                raise TableError(_fault(path, "holds more than an export of HSDS has.", "Unpack it, and look into it."))
            for entry in files:
                target = folder / Path(entry.filename.replace("\\", "/")).name
                if target.exists():
                    raise TableError(_fault(path, f"holds {target.name} twice.", "Unpack it, and name the folder."))
                target.write_bytes(packed.read(entry))
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError):
        raise TableError(_fault(path, "is no zip that can be opened.", "Fetch it again, without a password.")) from None


def _fault(path: Path, what: str, hint: str) -> Problem:
    return Problem(code="hsds-unreadable", span=Span(path.name), message=f"{path.name} {what}", hint=hint)


def _read_folder(folder: Path) -> tuple[Tables, list[Problem]]:
    tables: Tables = {}
    problems: list[Problem] = []
    for file in sorted(folder.rglob("*.csv")):
        name = table_name(file.stem)
        if not name:
            problems.append(
                import_problem("hsds-table", Span(file.name), f"{file.name} is no table of HSDS. It was left out.")
            )
            continue
        if file.stat().st_size > LARGEST_FILE:
            message = f"{file.name} is larger than {LARGEST_FILE // 1024**2} MB. It was left out."
            problems.append(import_problem("hsds-table", Span(file.name), message))
            continue
        if not file.read_bytes().strip():
            continue
        table = read_csv(file, Options(max_rows=MOST_ROWS))
        problems += [each for each in table.problems if each.code != "title-above"]
        rows = tables.setdefault(name, [])
        for row in table.rows:
            rows.append(tidy({key.strip().lower(): cell for key, cell in row.cells.items()}))
            rows[-1][AT] = Span(file.name, row.number)
    return tables, problems


def source_of_tables(read: tuple[Tables, list[Problem]], name: str) -> HsdsSource:
    """Put the rows of tables into the things they belong to.

    Raises:
        TableError: If there is no table of services.
    """
    tables, problems = read
    if not tables.get("services"):
        raise TableError(
            Problem(
                code="hsds-no-services",
                span=Span(name),
                message=f"{name} has no services.csv with a service in it.",
                hint="Name the folder or the zip of an HSDS data package, a JSON file, or the address of an API.",
            )
        )
    joined = _Joined(tables, {kind: _by_id(tables.get(kind, ())) for kind in TABLES}, problems)
    joined.fill()
    source = HsdsSource(name, services=tables["services"], problems=problems)
    source.organizations, source.locations = joined.by_id["organizations"], joined.by_id["locations"]
    source.has_links = bool(tables.get("service_at_locations")) or any(
        "location_id" in row for row in tables["services"]
    )
    for location in tables.get("locations", ()):
        if owner := location.get("organization_id"):
            source.places_of_organization.setdefault(owner, []).append(location.get("id", ""))
    return source


def _by_id(rows: Iterable[Data]) -> dict[str, Data]:
    return {row["id"]: row for row in rows if "id" in row}


@dataclass(slots=True)
class _Joined:
    """Rows on their way into each other."""

    tables: Tables
    by_id: dict[str, dict[str, Data]]
    problems: list[Problem]
    lost: dict[str, list[Span]] = field(default_factory=dict)

    def fill(self) -> None:
        """Parts first, so that they are whole when they are put into something."""
        terms = self.by_id["taxonomy_terms"]
        for row in self.tables.get("taxonomy_terms", ()):
            if "taxonomy_id" in row:
                terms.setdefault(row["taxonomy_id"], row)
        for name in ("postal_addresses", "addresses", "languages", "schedules", "accessibility", "contacts", "phones"):
            self._into_owners(name, "addresses" if name == "postal_addresses" else name)
        for name in ("cost_options", "eligibilities", "service_areas", "organization_identifiers", "holiday_schedules"):
            self._into_owners(name, name)
        self._into_owners("required_documents", "required_documents")
        self._attributes(terms)
        for row in self.tables.get("service_at_locations", ()):
            location = self.by_id["locations"].get(row.get("location_id", ""))
            if location is not None:
                row["location"] = location
        self._into_owners("service_at_locations", "service_at_locations")
        self._organizations(terms)
        for table, spans in sorted(self.lost.items()):
            message = f"A row of {table} belongs to nothing that is there, or does not say to what."
            self.problems += [import_problem("hsds-link-lost", span, message) for span in spans]

    def _into_owners(self, table: str, as_list: str) -> None:
        for row in self.tables.get(table, ()):
            if table == "postal_addresses":
                row["address_type"] = "postal"
            owner = self._owner(row, table)
            if owner is None:
                self.lost.setdefault(table, []).append(row[AT])
            else:
                owner.setdefault(as_list, []).append(row)

    def _owner(self, row: Data, table: str) -> Data | None:
        for link, owners in _OWNERS:
            if owners == table or link not in row:
                continue
            if (owner := self.by_id[owners].get(row[link])) is not None:
                return owner
        return None

    def _attributes(self, terms: Mapping[str, Data]) -> None:
        for row in self.tables.get("attributes", ()):
            row["taxonomy_term"] = terms.get(row.get("taxonomy_term_id") or row.get("taxonomy_id", ""), {})
            link = row.get("link_id", "")
            owners = (self.by_id[kind].get(link) for kind in ("services", "organizations", "locations"))
            owner = next((each for each in owners if each is not None), None) or self._owner(row, "attributes")
            if owner is None:
                self.lost.setdefault("attributes", []).append(row[AT])
            else:
                owner.setdefault("attributes", []).append(row)

    def _organizations(self, terms: Mapping[str, Data]) -> None:
        for service in self.tables["services"]:
            if (owner := self.by_id["organizations"].get(service.get("organization_id", ""))) is not None:
                service["organization"] = owner
            if (location := self.by_id["locations"].get(service.get("location_id", ""))) is not None:
                service.setdefault("service_at_locations", []).append({"location": location})
                owner_id = location.get("organization_id", "")
                if "organization" not in service and (owner := self.by_id["organizations"].get(owner_id)) is not None:
                    service["organization"] = owner
            for term_id in _words(service.pop("taxonomy_ids", "")):
                service.setdefault("attributes", []).append({"taxonomy_term": terms.get(term_id, {"name": term_id})})


def _words(text: str) -> Iterator[str]:
    return (part.strip() for part in text.split(",") if part.strip())
