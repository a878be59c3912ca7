"""fingerpost import: other people's lists, directories and calendars become records."""

from __future__ import annotations

import click

from fingerpost.cli.import_hsds import command as hsds
from fingerpost.cli.import_ical import command as ical
from fingerpost.cli.import_list import AnyList
from fingerpost.cli.import_tables import any_list, of_form

_GROUP_HELP = (
    "Bring other people's tables and directories in as records.\n\n"
    "Start with the list you have: a mapping is proposed for it, which says which column fills which field.\n\n"
    "\b\nExample:\n"
    "  fingerpost import services.xlsx\n\n"
    "The handbook explains what a mapping can say, with worked examples."
)


@click.group(name="import", cls=AnyList, short_help="Bring in other people's tables.", help=_GROUP_HELP)
def command() -> None:
    """Bring other people's tables and directories in as records."""


for _command in (
    any_list,
    of_form("csv", "Bring in a CSV file."),
    of_form("xlsx", "Bring in a sheet of an Excel workbook."),
    of_form("ods", "Bring in a sheet of an OpenDocument spreadsheet (LibreOffice)."),
    of_form("json", "Bring in JSON, nested or not, JSON Lines or GeoJSON."),
    hsds,
    ical,
):
    command.add_command(_command)
