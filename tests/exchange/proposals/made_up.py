"""Tables in the shapes that councils, charities and volunteers use, and what a person would map each column to.

All names, numbers and addresses are made up. A column is its heading, what it is ("" where it is to be left out),
and some of its cells; they are repeated as often as the longest column is long.
"""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import xlsxwriter

Columns = list[tuple[str, str, list[str]]]
CLUBS = [
    "Chess club",
    "Tea and talk",
    "Friendly walks",
    "Knit and natter",
    "Community choir",
    "Bereavement cafe",
    "Men's shed",
    "Toddler time",
]
TOWNS = ["Frome", "Wells", "Street", "Frome", "Shepton Mallet", "Wells", "Frome", "Street"]
CODES = ["BA11 1AA", "BA5 2AA", "BA16 0AA", "BA11 2BB", "BA4 5AA", "BA5 1BB", "BA11 3CC", "BA16 9ZZ"]
PHONES = [f"01632 9600{number:02}" for number in range(8)]
MAILS = [f"club{number}@example.org" for number in range(8)]
SITES = [f"https://example.org/club{number}" for number in range(8)]
LONG = [
    f"{club} is for anybody who would like to meet people nearby. We have tea, and somebody always says hello at the door."  # noqa: E501
    for club in CLUBS
]
HALLS = [
    "Old Dairy",
    "Town Hall",
    "Crispin Hall",
    "Old Dairy",
    "Salvation Hall",
    "Portway Annexe",
    "Cheese and Grain",
    "Strode Hub",
]
STREETS = [
    "4 Cheap Street",
    "Market Place",
    "12 Leigh Road",
    "4 Cheap Street",
    "Church Lane",
    "7 Portway",
    "Market Yard",
    "Church Road",
]

FLAT: dict[str, Columns] = {
    "a directory as a council's web team exports it": [
        ("Asset ID", "key", [f"A{number}" for number in range(8)]),
        ("Service Name", "name", CLUBS),
        (
            "Provider",
            "group",
            [
                "Mendip Friends",
                "Age Well",
                "Mendip Friends",
                "Mendip Friends",
                "Sing Out",
                "Age Well",
                "Shedders",
                "Play On",
            ],
        ),
        ("Description", "description", [f"<p>{text}</p>" for text in LONG]),
        ("Category", "category", ["Social", "Social", "Sport", "Crafts", "Music", "Support", "Social", "Children"]),
        ("Venue", "venue", HALLS),
        ("Address Line 1", "address", STREETS),
        ("Town", "town", TOWNS),
        ("County", "", ["Somerset"]),
        ("Post Code", "postcode", CODES),
        ("Telephone", "phone", PHONES),
        ("Email", "email", MAILS),
        ("Web Address", "website", SITES),
        (
            "Opening Times",
            "hours",
            ["Tue 10am-12pm", "Mon & Wed 2-4pm", "Fridays 7pm to 9pm", "1st Sat of the month 10am-1pm"],
        ),
        ("Cost", "cost", ["Free", "£3 per session", "£2", "Donation"]),
        ("Age Range", "ages", ["18+", "All ages", "50+", "18+"]),
        ("Wheelchair Access", "access.step_free_entrance", ["Yes", "No", "Yes", ""]),
        ("Last Updated", "checked", ["03/10/2026", "21/09/2026", "15/08/2026", "01/10/2026"]),
        ("Created By", "", ["web team"]),
    ],
    "warm spaces with hours as text": [
        ("Name of space", "name", [f"{hall} warm space" for hall in HALLS]),
        (
            "Address",
            "address",
            [f"{street}, {town}, Somerset, {code}" for street, town, code in zip(STREETS, TOWNS, CODES, strict=True)],
        ),
        (
            "When open",
            "hours",
            ["Mon-Fri 9am-5pm", "Tuesdays 10-12", "Wed 1pm - 4pm and Thurs 10am - 2pm", "Mon to Sat 9.30am to 4.30pm"],
        ),
        (
            "What's on offer",
            "description",
            ["Hot drinks, soup and a chat for all who come in", "Tea and board games, with someone to help with forms"],
        ),
        ("Free wifi?", "", ["Yes", "No"]),
        ("Accessible toilet", "access.accessible_toilet", ["Yes", "Yes", "No"]),
        ("Contact", "contact_name", ["The warden", "Reception desk", "Front of house"]),
        ("Phone number", "phone", PHONES),
    ],
    "a table with opening and closing for each day": [
        ("name", "name", CLUBS),
        ("street", "address", STREETS),
        ("city", "town", TOWNS),
        ("zip", "postcode", CODES),
        ("Mon open", "hours.monday", ["09:00", "", "10:00"]),
        ("Mon close", "hours.monday", ["17:00", "", "12:00"]),
        ("Tue open", "hours.tuesday", ["09:00", "13:00", ""]),
        ("Tue close", "hours.tuesday", ["17:00", "15:00", ""]),
        ("Wed open", "hours.wednesday", ["09:00", "13:00", ""]),
        ("Wed close", "hours.wednesday", ["17:00", "15:00", ""]),
        ("tel", "phone", PHONES),
        ("url", "website", SITES),
        ("lat", "latitude", ["51.2308", "51.2090"]),
        ("lng", "longitude", ["-2.3201", "-2.6470"]),
    ],
    "classes with day, start and end": [
        (
            "Class",
            "name",
            [
                "Chair yoga",
                "Zumba gold",
                "Pilates",
                "Tai chi",
                "Walking football",
                "Aqua fit",
                "Line dancing",
                "Gentle swim",
            ],
        ),
        ("Instructor", "", ["Sam", "Jo"]),
        ("Day", "day", ["Monday", "Tuesday", "Wednesday", "Friday"]),
        ("Start time", "start", ["10:00", "14:30", "18:00"]),
        ("Finish", "end", ["11:00", "15:30", "19:00"]),
        ("Location", "venue", HALLS),
        ("Postcode", "postcode", CODES),
        ("Price (£)", "cost", ["4.50", "5", "0"]),
        ("Min age", "age_from", ["18", "50"]),
        ("Suitable for", "who", ["Beginners, and people with sore joints", "Anybody who can stand for a while"]),
        ("Booking required", "join", ["Yes", "No"]),
        ("Booking link", "booking_url", [f"https://example.org/book/{number}" for number in range(8)]),
        ("Contact email", "email", MAILS),
    ],
    "a link worker's own list": [
        ("What", "name", CLUBS),
        ("Where", "venue", HALLS),
        ("When", "hours", ["Tues 10am-12pm", "Thurs 2pm-4pm", "Mondays 7pm"]),
        ("Who for", "who", ["Older people who are lonely", "Anybody", "Men who like to make things"]),
        (
            "How to refer",
            "join",
            ["Ring them, no form needed", "Email with name and number", "Just turn up on the day"],
        ),
        ("Tel", "phone", PHONES),
        ("My notes", "", ["ask for the key", "very kind", "moved twice"]),
    ],
    "a charity's list with codes and flags": [
        ("ref", "key", [str(number) for number in range(100, 108)]),
        ("group_name", "name", CLUBS),
        ("charity_number", "charity", ["1000001", "1000002"]),
        ("aims", "", ["meeting people"]),
        ("activity_type", "category", ["Arts", "Sport", "Arts", "Social"]),
        ("address1", "address", STREETS),
        ("address2", "address", ["Trinity", "", "East side"]),
        ("post_town", "town", TOWNS),
        ("pcode", "postcode", CODES),
        ("main_phone", "phone", PHONES),
        ("mobile", "phone", ["07700 900123", ""]),
        ("email_address", "email", MAILS),
        ("web", "website", SITES),
        ("is_active", "closed", ["Y", "Y", "N", "Y"]),
        ("step_free", "access.step_free_entrance", ["Y", "N", "Y"]),
        ("hearing_loop", "access.hearing_loop", ["N", "Y"]),
        ("parking", "access.parking_nearby", ["Y", "N"]),
        ("modified_date", "checked", ["2026-10-01", "2026-09-12"]),
        ("facebook", "", ["https://facebook.example.org/a"]),
    ],
    "events with dates": [
        ("Event title", "name", [f"{club} open day" for club in CLUBS]),
        ("Start date", "start_date", ["05/12/2026", "13/12/2026", "19/12/2026"]),
        ("Start time", "start", ["10am", "2pm", "7.30pm"]),
        ("End time", "end", ["12pm", "4pm", "9pm"]),
        ("Venue name", "venue", HALLS),
        ("Venue address", "address", [f"{street}, {town}" for street, town in zip(STREETS, TOWNS, strict=True)]),
        ("Venue postcode", "postcode", CODES),
        ("Summary", "summary", ["Come and see what we do, with cake.", "An open morning for new people."]),
        ("Event details", "description", LONG),
        ("Ticket price", "cost", ["Free", "£5", "£3.50"]),
        ("Organiser", "group", ["Age Well", "Sing Out"]),
        ("More info URL", "website", SITES),
        ("Image", "", ["https://example.org/a.jpg"]),
    ],
    "a list of helplines": [
        (
            "Organisation",
            "name",
            [
                "Night line",
                "Debt advice",
                "Carers line",
                "Grief talk",
                "Sleep line",
                "Parents line",
                "Rent help",
                "Quit now",
            ],
        ),
        ("What they do", "description", LONG),
        ("Phone", "phone", PHONES),
        ("Hours", "hours", ["24/7", "Mon-Fri 9am-5pm", "Every day 8am-8pm"]),
        ("Website", "website", SITES),
        ("Topic", "category", ["Money", "Grief", "Caring", "Money"]),
        ("Languages", "languages", ["English, Welsh", "English", "English, Polish"]),
    ],
    "semicolons, capitals and short headings": [
        ("TITLE", "name", CLUBS),
        ("INFO", "description", LONG),
        ("ADDR", "address", STREETS),
        ("TOWN/CITY", "town", TOWNS),
        ("PC", "postcode", CODES),
        ("TEL NO", "phone", PHONES),
        ("E-MAIL", "email", MAILS),
        ("TAGS", "category", ["social;crafts", "sport", "music;social"]),
        ("FREE?", "cost", ["Y", "N"]),
        ("DAYS", "day", ["Mon, Wed", "Tuesday", "Sat"]),
        ("FROM", "start", ["10:00", "14:00"]),
        ("TO", "end", ["12:00", "16:00"]),
    ],
    "an accessibility survey of venues": [
        ("Venue", "name|venue", HALLS),
        ("Street", "address", STREETS),
        ("Village", "town", TOWNS),
        ("Postcode", "postcode", CODES),
        ("Step free access?", "access.step_free_entrance", ["Yes", "No", "Partial"]),
        ("Disabled toilet?", "access.accessible_toilet", ["Yes", "No"]),
        ("Disabled parking", "access.blue_badge_parking", ["Yes - 2 bays", "No"]),
        ("Induction loop", "access.hearing_loop", ["Yes", "No", "Unknown"]),
        ("Lift", "access.lift", ["N/A", "Yes"]),
        ("Baby changing", "access.baby_changing", ["Yes", "No"]),
        ("Access notes", "access_notes", ["Heavy door, ring the bell", "Gravel path from the gate"]),
        ("Nearest bus stop", "bus", ["Bus 12 stops outside", "Bus 6 from the market"]),
        ("Bookings phone", "phone", PHONES),
        ("Website", "website", SITES),
    ],
    "a youth service's sessions": [
        ("Project name", "name", CLUBS),
        ("Delivered by", "group", ["Play On", "Age Well"]),
        ("About", "description", LONG),
        ("Age group", "ages", ["8-11", "11 to 16", "16-25"]),
        ("Day of week", "day", ["Monday", "Thursday"]),
        ("Time", "hours", ["4pm-6pm", "18:30-20:30"]),
        ("Frequency", "frequency", ["Weekly", "Weekly in term time"]),
        ("Site", "venue", HALLS),
        ("Post code", "postcode", CODES),
        ("Cost to attend", "cost", ["Free", "50p", "£1"]),
        ("Referral needed", "join", ["No", "Yes"]),
        ("Contact number", "phone", PHONES),
    ],
}


def rows_of(columns: Columns) -> list[list[str]]:
    """The headings, then the rows."""
    most = max(len(cells) for _, _, cells in columns)
    return [[heading for heading, _, _ in columns]] + [
        [cells[row % len(cells)] for _, _, cells in columns] for row in range(most)
    ]


def wanted(columns: Columns, table: str = "") -> dict[str, str]:
    """What a person would map."""
    return {f"{table}: {heading}" if table else heading: role for heading, role, _ in columns if role}


def as_csv(columns: Columns, separator: str = ",") -> bytes:
    text = io.StringIO()
    csv.writer(text, delimiter=separator).writerows(rows_of(columns))
    return text.getvalue().encode()


IDS = [str(number) for number in range(1, 9)]
SERVICES: Columns = [
    ("ID", "key", IDS),
    ("Name", "name", CLUBS),
    ("About", "description", LONG),
    ("Type", "category", ["Social", "Sport", "Arts", "Social"]),
    ("Organisation ID", "link", ["O1", "O2", "O1", "O3"]),
    ("Location ID", "link", ["L1", "L2", "L3", "L1"]),
    ("Fee", "cost", ["Free", "£2"]),
    ("Eligibility", "who", ["Anybody over 18 who lives nearby"]),
]
BOOK: dict[str, Columns] = {
    "Organisations": [
        ("ID", "", ["O1", "O2", "O3"]),
        ("Organisation name", "group", ["Age Well", "Sing Out", "Shedders"]),
        ("Charity no", "charity", ["1000001", "1000002", "1000003"]),
    ],
    "Locations": [
        ("ID", "", ["L1", "L2", "L3"]),
        ("Location name", "venue", HALLS[:3]),
        ("Address 1", "address", STREETS[:3]),
        ("Town", "town", TOWNS[:3]),
        ("Postcode", "postcode", CODES[:3]),
        ("Wheelchair access", "access.step_free_entrance", ["Yes", "No", "Yes"]),
    ],
    "Services": SERVICES,
    "Times": [
        ("Service ID", "", [*IDS, "1", "2"]),
        ("Day", "day", ["Monday", "Tuesday", "Friday"]),
        ("Opens", "start", ["10:00", "14:00"]),
        ("Closes", "end", ["12:00", "16:00"]),
    ],
}


def workbook(path: Path) -> dict[str, str]:
    """Services on four linked sheets."""
    with xlsxwriter.Workbook(path) as book:
        for name, columns in BOOK.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows_of(columns)):
                sheet.write_row(number, 0, row)
    return {
        column: role
        for name, columns in BOOK.items()
        for column, role in wanted(columns, "" if name == "Services" else name).items()
    }


def two_headings(path: Path) -> dict[str, str]:
    """A title, names of columns in two rows with merged cells, villages merged downwards, and a row of totals."""
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Clubs 2026")
        sheet.write(0, 0, "Clubs and groups, October 2026")
        for column, word in enumerate(["Village", "Club", "Contact", "", "Monday", "", "Members"]):
            sheet.write(1, column, word)
        sheet.merge_range(1, 2, 1, 3, "Contact")
        sheet.merge_range(1, 4, 1, 5, "Monday")
        sheet.write_row(2, 0, ["", "", "Phone", "Email", "Open", "Close", ""])
        for number in range(8):
            sheet.write_row(3 + number, 1, [CLUBS[number], PHONES[number], MAILS[number], "10:00", "12:00", 12])
        for number in range(0, 8, 2):
            sheet.merge_range(3 + number, 0, 4 + number, 0, TOWNS[number])
        sheet.write_row(11, 0, ["Total", "", "", "", "", "", 96])
    return {
        "Village": "town",
        "Club": "name",
        "Contact Phone": "phone",
        "Contact Email": "email",
        "Monday Open": "hours.monday",
        "Monday Close": "hours.monday",
    }


def nested(path: Path) -> dict[str, str]:
    """JSON with objects and lists inside, as an interface gives it."""
    things: list[dict[str, Any]] = [
        {
            "id": number,
            "title": CLUBS[number],
            "body": LONG[number],
            "contact": {"telephone": PHONES[number], "email": MAILS[number]},
            "location": {
                "name": HALLS[number],
                "town": TOWNS[number],
                "postcode": CODES[number],
                "lat": 51.2 + number / 100,
                "lng": -2.3,
            },
            "categories": [{"id": 1, "name": ["Social", "Sport"][number % 2]}],
            "schedule": [
                {"day": "Monday", "from": "10:00", "to": "12:00"},
                {"day": "Friday", "from": "14:00", "to": "16:00"},
            ],
            "isFree": number % 2 == 0,
            "lastUpdated": "2026-10-01T10:00:00Z",
        }
        for number in range(8)
    ]
    path.write_text(json.dumps({"meta": {"total": 8}, "results": things}), "utf-8")
    return {
        "id": "key",
        "title": "name",
        "body": "description",
        "contact.telephone": "phone",
        "contact.email": "email",
        "location.name": "venue",
        "location.town": "town",
        "location.postcode": "postcode",
        "location.lat": "latitude",
        "location.lng": "longitude",
        "categories: name": "category",
        "schedule: day": "day",
        "schedule: from": "start",
        "schedule: to": "end",
        "isFree": "cost",
        "lastUpdated": "checked",
    }


def geojson(path: Path) -> dict[str, str]:
    """Points of a map with their properties."""
    features = [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [-2.3, 51.2 + number / 100]},
            "properties": {
                "Name": HALLS[number],
                "Opening hours": "Mon-Fri 9am-5pm",
                "Address": f"{STREETS[number]}, {TOWNS[number]}",
                "Tel": PHONES[number],
                "Link": SITES[number],
            },
        }
        for number in range(8)
    ]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), "utf-8")
    return {
        "Name": "name",
        "Opening hours": "hours",
        "Address": "address",
        "Tel": "phone",
        "Link": "website",
        "latitude": "latitude",
        "longitude": "longitude",
    }


FILES = {"linked.xlsx": workbook, "two-headings.xlsx": two_headings, "nested.json": nested, "map.geojson": geojson}
