"""What each sort of reader does with the open data: three steps, each with its drawing, and the files for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fingerpost.edition import addresses
from fingerpost.edition.edition import Edition
from fingerpost.exchange.open_data import own_mapping
from fingerpost.exchange.open_data.json_files import SCHEMA
from fingerpost.exchange.open_data.parts import part_names
from fingerpost.exchange.open_data.tables import rows_by_table
from fingerpost.language import mark


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a use."""

    words: str
    drawing: str  # which of parts/drawn.html
    drawn: str  # what is to be seen on it


@dataclass(frozen=True, slots=True)
class Use:
    """Something to do with the data, and the files for it."""

    id: str
    heading: str
    words: str
    steps: tuple[Step, ...]
    files: tuple[tuple[str, str], ...]  # address and words


_USES = {
    "spreadsheet": (
        mark("In a spreadsheet"),
        mark("Tables that Excel, LibreOffice and Google Sheets open."),
        (
            ("save", mark("A page with an arrow down from it: a file is saved.")),
            mark("Press activities.csv. Your browser saves it, most often under Downloads."),
            ("open", mark("The file opens as a table.")),
            mark("Open it from there. If you are asked: UTF-8, with a comma between the columns."),
            ("sort", mark("The table, sorted, with three of its rows marked.")),
            mark("Sort it by town, or filter it by category. sessions.csv has the days and times, by activity_id."),
        ),
    ),
    "map": (
        mark("On a map"),
        mark("A point for each activity at each of its places, as GeoJSON."),
        (
            ("save", mark("A page with an arrow down from it: a file is saved.")),
            mark("Save activities.geojson: press it with the other mouse button, and choose to save the link."),
            ("drag", mark("The file is dragged on to an empty map.")),
            mark("Open a map program such as QGIS or uMap, and drag the file on to the map, or import it."),
            ("pins", mark("The map with points, and the card of one of them.")),
            mark("Each activity is a point. Press one for its name, when it is, and its page here."),
        ),
    ),
    "feed": (
        mark("In a feed reader"),
        mark("What is new, what has changed and what has closed."),
        (
            ("copy", mark("An address is copied from a page.")),
            mark("Copy the address of feed.xml: press it with the other mouse button, or hold it, and choose to copy."),
            ("add", mark("The address in the box of a feed reader, beside a plus.")),
            mark("In your feed reader, choose to add a feed, and paste the address."),
            ("news", mark("A list whose first three lines are marked as new.")),
            mark("What is new, changed or closed comes to you, each with a link to its page."),
        ),
    ),
    "program": (
        mark("In your own website or program"),
        mark("Every activity as JSON, with a schema that says what each field is."),
        (
            ("terminal", mark("A window with a command, and the data below it.")),
            mark("Fetch {address}. There is no key, and pages of any site may read it too."),
            ("schema", mark("A list of fields, each with a tick.")),
            mark("activities.schema.json says what each field is. Let it check what you read."),
            ("daily", mark("A page inside an arrow that goes round.")),
            mark("Ask once a day: it is made again each night. An id and the address of a page stay the same."),
        ),
    ),
    "councils": (
        mark("For councils, the NHS and other directories"),
        mark("Human Services Data Specification (HSDS) 3.0 and Open Referral UK 3.0. Give them this address."),
        (
            ("copy", mark("An address is copied from a page.")),
            mark("Copy the address below, or send it to whoever keeps the other directory."),
            ("join", mark("Two windows, and an arrow from one to the other.")),
            mark("The other directory needs it as the address of an Open Referral API."),
            ("cards", mark("The other directory with three entries, one of them just changed.")),
            mark("They get activities, groups, places and times. Ids stay, so a change here is a change there."),
        ),
    ),
}
_PART = {"map": "geojson", "councils": "hsds"}  # the export of a use that can be left out


def uses_of_data(edition: Edition) -> Iterator[Use]:
    """Each use of the formats that are not left out."""
    text = edition.language.text
    json_address = edition.absolute(addresses.of_data("activities.json"))
    for use, (heading, words, steps) in _USES.items():
        if _PART.get(use) in edition.settings.exports_left_out:
            continue
        sentences = tuple(
            Step(text(step, address=json_address) if "{address}" in step else text(step), drawing, text(drawn))
            for (drawing, drawn), step in zip(steps[::2], steps[1::2], strict=True)
        )
        yield Use(use, text(heading), text(words), sentences, _files(edition, use))


def _files(edition: Edition, use: str) -> tuple[tuple[str, str], ...]:
    text, url = edition.language.text, edition.url
    rows = rows_by_table(edition)

    def file(name: str, words: str = "") -> tuple[str, str]:
        return url(addresses.of_data(name)), f"{name}: {words}" if words else name

    def parts(table: str, ending: str, words: str = "") -> tuple[tuple[str, str], ...]:
        first, *more = part_names(table, ending, rows[table])
        return (file(first, words), *(file(name) for name in more))

    match use:
        case "spreadsheet":
            return (
                *parts("activities", "csv"),
                *parts("sessions", "csv", text("when each of them is")),
                *parts("groups", "csv"),
                *parts("places", "csv"),
                file("datapackage.json", text("what each column is")),
                *(
                    (file(own_mapping.NAME, text("how another Fingerpost reads them")),)
                    if all(len(part_names(table, "csv", number)) == 1 for table, number in rows.items())
                    else ()
                ),
            )
        case "map":
            return (file("activities.geojson"),)
        case "feed":
            return (file("feed.xml", "Atom"), file("feed.json", "JSON Feed"))
        case "program":
            return (
                *parts("activities", "json"),
                file(SCHEMA, text("what each field is")),
                *parts("activities", "jsonl", text("an activity on each line")),
                file("openactive.json", text("sport and movement, for OpenActive")),
            )
    api = addresses.of_hsds("")
    return ((url(api), edition.absolute(api)), file("hsds.zip", text("the same as tables")))
