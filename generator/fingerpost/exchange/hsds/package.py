"""The tabular form of HSDS 3.0: a zip of CSV files and the datapackage.json that says what is in them.

Made from the same objects as the API. Each becomes a row of its table, and names what it belongs to.

Source: docs.openreferral.org, HSDS 3.0, schema reference; specs.frictionlessdata.io, Tabular Data Package 1.
"""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Iterator, Mapping
from typing import Any

from fingerpost.edition import addresses
from fingerpost.edition.edition import Edition
from fingerpost.exchange.export import ExportFile, Format
from fingerpost.exchange.hsds.locations import locations_of
from fingerpost.exchange.hsds.organizations import organizations_of
from fingerpost.exchange.hsds.services import listed_service, rest_of_service, services_in
from fingerpost.exchange.hsds.terms import taxonomies_of, terms_of
from fingerpost.exchange.open_data.csv_cells import safe

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
_NUMBERS = frozenset(
    ["latitude", "longitude", "minimum_age", "maximum_age", "amount", "interval", "count", "extension", "timezone"]
)
_AS_IT_IS = frozenset(("number", "byday", "bymonthday"))  # +44 1632 960123, -1FR
_WHOLE_DAY = (1980, 1, 1, 0, 0, 0)  # the first that a zip can say: the same bytes on any day
Rows = dict[str, dict[str, Data]]


def package_files(edition: Edition) -> Iterator[ExportFile]:
    """One zip."""
    rows = rows_of(edition)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        for name, content in _members(edition, rows):
            entry = zipfile.ZipInfo(name, _WHOLE_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            file.writestr(entry, content)
    yield ExportFile(addresses.of_data(NAME), packed.getvalue())


def rows_of(edition: Edition) -> Rows:
    """The rows of each table by their id."""
    rows: Rows = {name: {} for name in TABLES}
    for organization in organizations_of(edition):
        _take(rows, "organization", organization)
    for location in locations_of(edition):
        _take(rows, "location", location)
    for activity in services_in(edition):
        _take(rows, "service", listed_service(edition, activity) | rest_of_service(edition, activity))
    taxonomies = taxonomies_of(edition)
    ids = {taxonomy["name"]: taxonomy["id"] for taxonomy in taxonomies}
    rows["taxonomy"] = {taxonomy["id"]: taxonomy for taxonomy in taxonomies}
    rows["taxonomy_term"] = {term["id"]: term | {"taxonomy_id": ids[term["taxonomy"]]} for term in terms_of(edition)}
    return rows


def _take(rows: Rows, table: str, thing: Data, **links: str) -> None:
    """Make a row of a thing, and of each thing inside it."""
    if thing["id"] in rows[table]:
        return
    row: Data = dict(links)
    rows[table][thing["id"]] = row
    for name, value in thing.items():
        if name == "taxonomy_term":
            row["taxonomy_term_id"] = value["id"]
        elif name == "location":
            _take(rows, "location", value)
        elif name in _INSIDE:
            own = {} if name == "attributes" else {f"{table}_id": thing["id"]}
            for part in value:
                _take(rows, _INSIDE[name], part, **own)
        elif not isinstance(value, dict | list):
            row[name] = value


def _members(edition: Edition, rows: Rows) -> Iterator[tuple[str, bytes]]:
    filled = {name: each for name, each in rows.items() if each}
    package: Data = {
        "profile": "tabular-data-package",
        "name": "hsds",
        "title": edition.settings.title,
        "homepage": edition.absolute(addresses.HOME),
        "licenses": [{"name": edition.settings.licence}],
        "resources": [_resource(name, filled) for name in filled],
    }
    yield "datapackage.json", json.dumps(package, ensure_ascii=False, indent=2).encode() + b"\n"
    for name, each in filled.items():
        file, columns = TABLES[name][0], TABLES[name][1].split(" ")
        text = io.StringIO(newline="")
        writer = csv.writer(text, lineterminator="\r\n")
        writer.writerow(columns)
        writer.writerows([_cell(column, row.get(column, "")) for column in columns] for row in each.values())
        yield file, text.getvalue().encode()


def _cell(column: str, value: Any) -> Any:
    """A cell; words that a spreadsheet would take for a formula are made harmless, a rule or a number is as it is."""
    return safe(value) if isinstance(value, str) and column not in _AS_IT_IS else value


def _resource(name: str, filled: Mapping[str, Any]) -> Data:
    file, columns = TABLES[name][0], TABLES[name][1].split(" ")
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


HSDS_TABLES = Format("hsds-tables", "HSDS 3.0 as tables, in a zip", addresses.DATA, package_files)
