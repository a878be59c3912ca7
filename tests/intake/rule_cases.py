"""Records that Python and the browser must judge alike: those of each problem code, and what people type into a form.

A case says which code it was written for, and must have ("!" before it: must not have).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from fingerpost.reading.layout import FOLDERS
from fingerpost.reading.parse import parse
from fingerpost.reading.schemas import shape_of
from fingerpost.reading.yaml_text import Unreadable
from tests.checks.test_each_code import CASES as FILES

Record = dict[str, Any]

# What the browser does not ask, and why. All of it is asked when a submission arrives.
_NEEDS_DIRECTORY = "the records, lists, calendars and settings of the directory answer it"
_NEEDS_LIBRARY = "the checks ask a library, or lists, that are too large to send to a phone"
_NOT_TYPED = "no question of the form asks for it"
ON_ARRIVAL = {
    **dict.fromkeys(
        """category-unknown category-to-confirm need-unknown audience-unknown area-unknown access-unknown
        calendar-unknown group-unknown place-unknown instead-unknown instead-itself language-unknown
        keeper-unknown keeper-closed overdue
        capacity-stale sensitive-place sensitive-address sensitive-directions sensitive-photo sensitive-words
        sensitive-name sensitive-group sensitive-place-name sensitive-unclear confirmed-too-early place-far-away
        place-outside-area postcode-far-away postcode-unknown postcode-outside-area""".split(),  # noqa: SIM905
        _NEEDS_DIRECTORY,
    ),
    **dict.fromkeys(
        """held-named-person held-child-named held-health-details link-unsafe link-letter
        link-words-differ heading-in-description table-in-description website-in-code lookalike-letter
        hidden-character""".split(),  # noqa: SIM905
        _NEEDS_LIBRARY,
    ),
    **dict.fromkeys(("location-zero", "photo-words", "held-withdrawn"), _NOT_TYPED),
}
# Said by both, but Python also names the character, which needs the names of all characters.
UNLIKE = {"website-lookalike": "the Unicode name of the character"}

ACTIVITY: Record = {
    "name": "Chair yoga",
    "summary": "Gentle stretches in a chair, for anyone.",
    "categories": ["arts"],
    "sessions": [{"repeats": "weekly", "days": ["tuesday"], "from": "10:00", "to": "11:30"}],
    "contact": {"phone": "01632 960125"},
    "checked": {"on": "2026-10-01", "how": "phone"},
}
GROUP: Record = {
    "name": "Yoga friends",
    "summary": "People who like to stretch together.",
    "contact": {"phone": "01632 960126"},
    "checked": {"on": "2026-10-01"},
}
PLACE: Record = {"name": "Market Hall", "kind": "hall", "town": "Frome"}


@dataclass(frozen=True)
class Case:
    """A record, and the code it is about."""

    about: str
    kind: str
    record: Record


def _of_every_code() -> Iterator[Case]:
    """The records of tests/checks/test_each_code.py, that have each problem and that nearly have it."""
    kinds = {folder: kind for kind, folder in FOLDERS.items()}
    for code, pair in FILES.items():
        for number, files in enumerate(pair):
            for name, text in files.items():
                kind = kinds.get(name.partition("/")[0])
                if kind is None:
                    continue
                shape = shape_of(kind)
                try:
                    record = parse(text, name, shape.schema, shape.limits)
                except Unreadable:
                    continue  # a fault of the file, and not of the record
                yield Case(f"{code} {number}", kind, record)


def _activity(about: str, **changes: Any) -> Case:
    record = {key: value for key, value in (ACTIVITY | changes).items() if value is not None}
    return Case(about, "activity", record)


def _lines() -> Iterator[Case]:
    """Short texts that go on over several lines, and long ones that may."""
    yield _activity("two-lines", name="Chair\nyoga")
    yield _activity("two-lines", name="Chair\n\nyoga\nagain")
    yield _activity("!two-lines", name="Chair yoga\n")
    yield _activity("two-lines", contact={"phone": "01632 960125", "name": "The\nteam"})
    yield _activity("!two-lines", contact={"email": "hello@example.org\ntea@example.org"})  # it may be long
    yield _activity("!two-lines", summary="Gentle stretches in a chair,\nfor anyone.")
    yield _activity("!two-lines", description="Come.\n\nStay.")
    yield Case("two-lines", "place", PLACE | {"town": "Frome\nSomerset"})
    yield Case("two-lines", "place", PLACE | {"address": ["Market Hall", "1 High Street\nCheap Street"]})
    yield Case("two-lines", "group", GROUP | {"name": "Yoga\nfriends"})


def _typed() -> Iterator[Case]:
    yield from _lines()
    for about, phone in PHONES:
        yield _activity(about, contact={"phone": phone})
    for about, number in TEXT_NUMBERS:
        yield _activity(about, contact={"text": number})
    for about, email in EMAILS:
        yield _activity(about, contact={"email": email})
    for about, website in WEBSITES:
        yield _activity(about, contact={"website": website})
    for about, text in TEXTS:
        yield _activity(about, summary=text)
        yield Case(about, "group", GROUP | {"summary": text})
    for about, text in DESCRIPTIONS:
        yield _activity(about, description=text)
        yield Case(about, "place", PLACE | {"description": text})
    for about, session in SESSIONS:
        yield _activity(about, sessions=[session])
    for about, changes in FIELDS:
        yield _activity(about, **changes)
    for about, changes in PLACES:
        yield Case(about, "place", PLACE | changes)


PHONES = (
    *(
        ("!phone-unknown", number)
        for number in ("020 7946 0958", "+44 (0)20 7946 0958", "0044 1632 960123", "(01632) 960 123")
    ),
    *(
        ("!phone-unknown", number)
        for number in ("0800 157 0123", "0808 157 0123", "116 123", "111", "0306 999 0123", "0161 496 0123")
    ),
    *(
        ("!phone-unknown", number)
        for number in ("18001 01632 960147", "01632 960123 ext 204", "01632 960123, option 2")
    ),
    ("phone-emergency", "999"),
    ("phone-emergency", "112"),
    ("phone-texts-only", "85258"),
    ("phone-premium", "0909 879 0123"),
    ("phone-premium", "09098790123"),
    ("phone-premium", "0844 496 0123"),
    ("phone-premium", "118118"),
    ("phone-foreign", "+353 1 677 1234"),
    ("phone-foreign", "+33 1 99 00 12 34"),
    ("phone-short", "1632960123"),
    ("phone-short", "1632 960123"),
    ("phone-range", "0115 387 0000"),
    ("phone-unknown", "01632 96012"),
    ("phone-unknown", "01632 9601234"),
    ("phone-unknown", "12345"),
    ("phone-unknown", "0000 000000"),
    ("phone-two", "01632 960123 / 01632 960124"),
    ("phone-two", "01632 960123 or 01632 960124"),
    ("phone-two", "01632 960123 01632 960124"),
    ("phone-characters", "01632 960123 (mornings)"),
    ("phone-characters", "Ring Jean on 01632 960123"),
    ("phone-characters", "0800 FLOWERS"),
    ("phone-characters", "01632 96O123"),
    ("phone-characters", "01632 \u0669\u0666\u0660123"),
    ("phone-characters", "?"),
    ("phone-characters", "ask at the desk"),
    ("held-personal-phone", "07700 900123"),
    ("held-personal-phone", "07700900123"),
    ("held-personal-phone", "+44 7700 900123"),
    ("phone-two", "07700 900123 / 01632 960123"),
)
TEXT_NUMBERS = (
    ("!phone-unknown", "85258"),
    ("held-personal-phone", "07700 900123"),
    ("phone-text-more", "01632 960123 ext 204"),
    ("phone-emergency", "999"),
)
EMAILS = (
    *(
        ("!email-unclear", email)
        for email in ("hello@example.org", "o'neill.club@example.co.uk", "tea+cake@cafe.example.org")
    ),
    ("email-unclear", "hello"),
    ("email-unclear", "a@b@c.org"),
    ("email-unclear", "hello @example.org"),
    ("email-unclear", "hello@example"),
    ("email-unclear", "hello@example.local"),
    ("email-unclear", "hello@127.0.0.1"),
    ("email-unclear", "a..b@example.org"),
    ("email-unclear", ".a@example.org"),
    ("email-unclear", "=cmd@example.org"),
    ("email-unclear", '"x y"@example.org'),
    ("email-unclear", "a@b.c<script>"),
    ("email-unclear", "a" * 70 + "@example.org"),
    ("email-unclear", "@example.org"),
    ("held-personal-email", "lunchclub@gmail.com"),
    ("held-personal-email", "sue.smith@example.org"),
    ("held-personal-email", "Sue.Smith@Example.org"),
    ("held-personal-email", "someone@hotmail.co.uk"),
    ("held-personal-email", "jsmith@example.org"),
    ("held-personal-email", "smithj2@example.org"),
    ("held-personal-email", "RichBrowning@example.org"),
    ("held-personal-email", "v.jones.4ct@example.org"),
    ("held-personal-email", "ann.e.smith@example.org"),
    ("held-personal-email", "sue-smith@example.org"),
    ("held-personal-email", "andrew@example.org"),
    ("held-personal-email", "l.farthingay@example.org"),  # an initial is in every name
    ("held-personal-email", "rachelfarthingay@example.org"),
    ("held-personal-email", "katejennyjones@example.org"),
    ("held-personal-email", "sarahfarthingay@example.org"),
    ("held-personal-email", "j.b.smith@example.org"),
    ("held-personal-email", "jenni@jennismith.co.uk"),
    ("!held-personal-email", "samaritans@example.org"),
    ("!held-personal-email", "frome-singers@example.org"),
    ("!held-personal-email", "rosehill@example.org"),
    ("!held-personal-email", "grace@example.org"),
    ("!held-personal-email", "chair.yoga@example.org"),
    ("!held-personal-email", "lunch.club@example.org"),
    ("!held-personal-email", "potters@example.org"),
    ("!held-personal-email", "parking@example.org"),
    ("!held-personal-email", "rachelhouse@example.org"),
    ("!held-personal-email", "wendyhouse@example.org"),
    ("!held-personal-email", "all.saints@example.org"),
    ("!held-personal-email", "j.b.heron@example.org"),
    ("!held-personal-email", "long.townlibrary@example.org"),
    ("!held-personal-email", "sue@sueyoga.co.uk"),
)
WEBSITES = (
    *(
        ("!website-host", address)
        for address in ("https://example.org", "https://example.org/a?b=c#d", "https://www.example.co.uk/")
    ),
    ("website-not-web", "www.example.org"),
    ("website-not-web", "example.org"),
    ("website-not-web", "javascript:alert(1)"),
    ("website-not-web", "JAVASCRIPT:alert(1)"),
    ("website-not-web", "data:text/html,x"),
    ("website-not-web", "//example.org/"),
    ("website-not-web", "ftp://example.org/"),
    ("website-not-web", "https:/example.org"),
    ("website-not-web", "see our page"),
    ("website-not-secure", "http://example.org/"),
    ("website-password", "https://sue:secret@example.org/"),
    ("website-characters", "https://example.org/a b"),
    ("website-characters", "https://example.org/<b>"),
    ("website-characters", "https://exam\\ple.org/"),
    ("website-host", "https://example"),
    ("website-host", "https://-example.org/"),
    ("website-host", "https://example..org/"),
    ("website-host", "https://"),
    ("website-host", "https://example.org:0/"),
    ("website-host", "https://example.org:99999/"),
    ("website-port", "https://example.org:8080/"),
    ("website-private", "https://printer.local/"),
    ("website-private", "https://localhost/"),
    ("website-private", "https://192.168.0.1/"),
    ("website-private", "https://0x7f000001/"),
    ("website-private", "https://[::1]/"),
    ("website-shortened", "https://bit.ly/abc"),
    ("website-tracking", "https://example.org/?page=2&fbclid=x"),
    ("website-needs-account", "https://www.facebook.com/groups/yoga"),
    ("website-needs-account", "https://chat.whatsapp.com/abc"),
    ("website-lookalike", "https://ex\u0430mple.org/"),
)
TEXTS = (
    ("!html-in-text", "Gentle stretches <3 in a chair, for all."),
    ("html-in-text", "Gentle <script>alert(1)</script> stretches."),
    ("html-in-text", "Gentle <img src=x onerror=alert(1)> stretches."),
    ("marks-in-text", "The **best** club in the whole of Frome."),
    ("marks-in-text", "Tea &amp; cake every week, for anyone."),
    ("marks-in-text", "# Come in, all of you, for a good chat."),
    ("!marks-in-text", "3 * 4 * 5 people, file_name_two, and tea."),
    ("link-words-vague", "To book your place, please click here today."),
    ("colour-alone", "Members only on the dates shown in red below."),
    ("editor-note", "Tea and a chat. Do not publish until May."),
    ("text-shouting", "COME AND STRETCH IN A CHAIR WITH US"),
    ("broken-letter", "Gentle stretches in a cafÃ\u00a9 chair, for all."),
    ("invisible-character", "Gentle stre\u00adtches in a chair, for all."),
    ("held-personal-phone", "Ring the walk leader on 07700 900123 first."),
    ("held-personal-phone", "Text +44 (0)7700 900123, or come along."),
    ("held-personal-phone", "Ring 01632 960123 or 07700-900-123 to book."),
    ("!held-personal-phone", "Ring us on 01632 960123, from 10:00 to 12:00."),
    ("!held-personal-phone", "On 2026-12-01 and 2026-12-08, 20 places each."),
    ("held-personal-email", "Write to lunchclub@gmail.com to book a place."),
    ("!held-personal-email", "Write to hello@example.org to book a place."),
    ("birth-date", "For Ann, born 1 May 1950, and for her friends."),
    ("national-insurance-number", "Bring your number, such as QQ 12 34 56 C."),
    ("nhs-number", "Bring your NHS number, such as 943 476 5919."),
    ("!nhs-number", "Bring your NHS number, such as 943 476 5918."),
    ("bank-account", "Pay to sort code 12-34-56, account 12345678."),
    ("held-private-number", "We are at ST776480 A on the large map, too."),
    ("passport-number", "Bring your passport, such as 123456789, too."),
    ("held-home-address", "Come to tea at Ann's house, any day you like."),
    ("held-home-address", "Come to tea with Ann at 8 Mill Lane, every week."),
    ("held-home-address", "Come to tea in my front room, every Tuesday."),
    ("held-home-address", "Mrs Smith, twelve Cork Street, opens at ten o'clock."),
    ("!held-home-address", "Come to tea at the hall, 8 Mill Lane, every week."),
    ("!held-home-address", "Lunch at St Ann's House, and tea in the kitchen."),
    ("secret-key", "The wifi password is correcthorse9, so bring a phone."),
    ("secret-key", "Our login: jo / tea4twoo, if nobody is at the desk."),
    ("!secret-key", "The secret is to keep going, whatever the weather."),
    ("access-code", "The door code is 4821, and the hall is upstairs."),
    ("access-code", "The spare key is under the mat, if nobody answers."),
    ("!access-code", "Ring 01632 960123 at the door, from 10:30 to 12:00."),
    ("too-short", "Tea"),
    ("too-long", "x" * 6000),
    ("!too-long", "Café, naïve, 日本語, 😀: a long enough summary."),
)
DESCRIPTIONS = (
    ("sentence-long", " ".join(["word"] * 45) + "."),
    ("!sentence-long", " ".join(["word"] * 39) + ". " + " ".join(["word"] * 39) + "."),
    ("hard-to-read", " ".join(["Multidisciplinary practitioners facilitate interventions."] * 20)),
    ("!hard-to-read", "We sit and chat and drink tea. " * 12),
    ("too-long", "x" * 6000),
    ("marks-in-text", "#one of the best clubs in Frome"),
    ("!marks-in-text", "The **best** club, with [a page](https://example.org/cake)."),
    ("link-words-vague", "Book [here](https://example.org/)."),
    ("image-in-description", "![A cat](https://example.org/cat.png)"),
    ("html-in-text", "<iframe src=//example.org></iframe> <svg onload=alert(1)>"),
    ("!html-in-text", "Write to <hello@example.org>."),
    ("birth-date", "A party for our founder, d.o.b. 12 May 1931."),
    ("bank-account", "Send gifts to GB33 BUKB 2020 1555 5555 55."),
)
WEEKLY: Record = {"repeats": "weekly", "days": ["tuesday"], "from": "10:00", "to": "11:30"}
SESSIONS = (
    ("session-ends-first", WEEKLY | {"from": "19:00", "to": "09:00"}),
    ("session-ends-first", WEEKLY | {"from": "10:00", "to": "10:00"}),
    ("session-ends-first", WEEKLY | {"from": "14:00", "to": "12:00"}),
    ("!session-ends-first", WEEKLY | {"from": "22:00", "to": "02:00", "ends_next_day": True}),
    ("time-unclear", WEEKLY | {"from": "10", "to": "12"}),
    ("time-unclear", WEEKLY | {"from": "10am"}),
    ("time-unclear", WEEKLY | {"from": "7pm", "to": "9.30pm"}),
    ("time-unclear", WEEKLY | {"from": "noon"}),
    ("time-unclear", WEEKLY | {"from": "half past 7"}),
    ("time-unclear", WEEKLY | {"from": "2 to 4pm"}),
    ("time-unclear", WEEKLY | {"from": "25:00"}),
    ("time-unclear", WEEKLY | {"from": "after lunch"}),
    ("time-unclear", WEEKLY | {"to": "24:00"}),
    ("time-unclear", WEEKLY | {"from": "24:00"}),
    ("session-early", WEEKLY | {"from": "05:30"}),
    ("session-long", WEEKLY | {"from": "08:00", "to": "20:30"}),
    ("!session-long", WEEKLY | {"from": "00:00", "to": "24:00"}),
    ("session-start-missing", {"repeats": "weekly", "days": ["monday"], "to": "12:00"}),
    ("session-time-missing", {"repeats": "weekly", "days": ["monday"]}),
    ("!session-time-missing", {"repeats": "by-arrangement"}),
    ("session-days-missing", {"repeats": "weekly", "from": "10:00"}),
    ("session-days-missing", {"repeats": "monthly", "from": "10:00"}),
    ("session-weeks-missing", {"repeats": "monthly", "days": ["monday"], "from": "10:00"}),
    ("session-weeks-missing", {"repeats": "some-weeks", "days": ["monday"], "from": "10:00"}),
    ("session-days-missing", {"repeats": "some-weeks", "from": "10:00"}),
    ("choice-unknown", WEEKLY | {"repeats": "fortnightly"}),
    ("choice-unknown", WEEKLY | {"days": ["Tuesday"]}),
    ("choice-unknown", WEEKLY | {"days": ["Mon-Fri"]}),
    ("listed-twice", WEEKLY | {"days": ["tuesday", "tuesday"]}),
    ("list-empty", WEEKLY | {"days": []}),
    ("wrong-type", WEEKLY | {"days": "tuesday"}),
    ("wrong-type", WEEKLY | {"every": "two"}),
    ("wrong-type", WEEKLY | {"ends_next_day": "perhaps"}),
    ("number-out-of-range", WEEKLY | {"every": 0}),
    ("session-first-date-missing", WEEKLY | {"every": 2}),
    (
        "session-first-date-missing",
        {"repeats": "monthly", "days": ["monday"], "weeks": ["first"], "from": "10:00", "every": 3},
    ),
    ("session-start-off-day", WEEKLY | {"starts_on": "2026-12-02"}),
    ("session-start-off-day", WEEKLY | {"days": ["friday", "monday"], "starts_on": "2026-12-02"}),
    ("session-dates-reversed", WEEKLY | {"starts_on": "2026-12-01", "ends_on": "2026-11-24"}),
    ("session-over", WEEKLY | {"ends_on": "2026-11-17"}),
    ("!session-over", WEEKLY | {"ends_on": "2026-11-17", "also_on": ["2026-12-25"]}),
    ("session-not-on-unused", WEEKLY | {"not_on": ["2026-12-24"]}),
    ("session-not-on-unused", WEEKLY | {"months": ["january"], "not_on": ["2026-12-22"]}),
    (
        "session-not-on-unused",
        {
            "repeats": "monthly",
            "weeks": ["last"],
            "days": ["tuesday"],
            "from": "10:00",
            "not_on": ["2026-12-22", "2026-12-29"],
        },
    ),
    ("session-not-on-unused", {"repeats": "monthly", "month_days": [1], "from": "10:00", "not_on": ["2026-12-02"]}),
    ("session-not-on-unused", WEEKLY | {"every": 2, "starts_on": "2026-12-01", "not_on": ["2026-12-08", "2026-12-15"]}),
    ("session-date-both", WEEKLY | {"not_on": ["2026-12-01"], "also_on": ["2026-12-01"]}),
    ("session-field-unused", WEEKLY | {"month_days": [1]}),
    ("session-field-unused", {"repeats": "unknown", "days": ["monday"], "from": "10:00"}),
    ("session-field-unused", {"repeats": "once", "starts_on": "2026-12-01", "from": "10:00", "months": ["may"]}),
    ("session-field-unused", {"repeats": "dates", "dates": ["2026-12-01"], "from": "10:00", "days": ["monday"]}),
    ("session-weeks-unused", WEEKLY | {"weeks": ["first"]}),
    (
        "session-month-days-and-weeks",
        {"repeats": "monthly", "month_days": [1], "days": ["monday"], "weeks": ["first"], "from": "10:00"},
    ),
    ("session-term-and-holidays", WEEKLY | {"term_time": "somerset", "school_holidays": "somerset"}),
    ("session-date-missing", {"repeats": "once", "from": "10:00"}),
    ("once-past", {"repeats": "once", "starts_on": "2026-11-20", "from": "10:00"}),
    ("session-dates-missing", {"repeats": "dates", "from": "10:00"}),
    ("dates-past", {"repeats": "dates", "dates": ["2026-11-20", "2026-11-06"], "from": "10:00"}),
    ("date-impossible", WEEKLY | {"starts_on": "2026-02-30"}),
    ("date-impossible", WEEKLY | {"starts_on": "2026-13-01"}),
    ("date-unclear", WEEKLY | {"starts_on": "1 December 2026"}),
    ("date-unclear", WEEKLY | {"starts_on": "01/12/2026"}),
    ("date-unclear", WEEKLY | {"starts_on": "31/12/2026"}),
    ("date-unclear", WEEKLY | {"not_on": ["Christmas"]}),
    ("date-out-of-range", WEEKLY | {"starts_on": "1926-12-01"}),
    ("date-out-of-range", WEEKLY | {"starts_on": "2126-12-01"}),
    ("date-out-of-range", WEEKLY | {"starts_on": "9999-12-01"}),
    ("session-two-places", WEEKLY | {"place": "old-dairy", "online": "https://example.org/meet"}),
    ("session-two-places", WEEKLY | {"phone": True, "area": "frome"}),
    ("website-not-web", WEEKLY | {"online": "zoom"}),
    ("id-shape", WEEKLY | {"place": "The Old Dairy"}),
    ("key-unknown", WEEKLY | {"day": "tuesday"}),
    ("missing", {"days": ["tuesday"], "from": "10:00"}),
)
FIELDS: tuple[tuple[str, Record], ...] = (
    ("missing", {"name": None}),
    ("missing", {"summary": None, "checked": None}),
    ("missing", {"categories": None}),
    ("when-missing", {"sessions": None}),
    ("!when-missing", {"sessions": None, "join": {"ways": ["phone"]}}),
    ("list-empty", {"categories": []}),
    ("list-too-long", {"categories": [f"a{number}" for number in range(51)]}),
    ("id-shape", {"categories": ["Arts & crafts"]}),
    ("too-short", {"name": "A"}),
    ("too-long", {"name": "x" * 101}),
    ("too-long", {"summary": "é" * 201}),
    ("name-unclear", {"name": "?!..."}),
    ("name-shouting", {"name": "CHAIR YOGA FOR ALL"}),
    ("!name-shouting", {"name": "NHS U3A"}),
    ("name-emoji", {"name": "Chair yoga \U0001f600"}),
    ("!name-unclear", {"name": "北京"}),
    ("key-unknown", {"adress": "12 Mill Lane"}),
    ("key-unknown", {"contact": {"fax": "01632 960125"}}),
    ("choice-unknown", {"support": "one to one"}),
    ("wrong-type", {"cost": "free"}),
    ("wrong-type", {"contact": "01632 960125"}),
    ("wrong-type", {"name": 7}),
    ("wrong-type", {"sensitive": "perhaps"}),
    ("choice-unknown", {"cost": {"kind": "cheap"}}),
    ("missing", {"cost": {"amount": 3}}),
    ("number-out-of-range", {"cost": {"kind": "fixed", "amount": -1}}),
    ("number-out-of-range", {"cost": {"kind": "fixed", "amount": 10_000_000}}),
    ("number-out-of-range", {"cost": {"kind": "fixed", "amount": 123456.7}}),
    ("wrong-type", {"cost": {"kind": "fixed", "amount": "£3"}}),
    ("cost-free-amount", {"cost": {"kind": "free", "amount": 3}}),
    ("cost-free-amount", {"cost": {"kind": "free", "concession": 1.5}}),
    ("cost-concession-above", {"cost": {"kind": "fixed", "amount": 3, "concession": 4.5}}),
    ("cost-unlikely", {"cost": {"kind": "fixed", "amount": 500}}),
    ("cost-unlikely", {"cost": {"kind": "fixed", "amount": 1250, "per": "session"}}),
    ("!cost-unlikely", {"cost": {"kind": "fixed", "amount": 500, "per": "year"}}),
    ("cost-unlikely", {"cost": {"kind": "fixed", "amount": 3.125}}),
    ("cost-concession-above", {"sessions": [WEEKLY | {"cost": {"kind": "fixed", "amount": 1, "concession": 2}}]}),
    ("ages-reversed", {"who": {"ages": {"from": 65, "to": 18}}}),
    ("ages-reversed", {"who": {"ages": {"from": "18 months", "to": "6 weeks"}}}),
    ("!ages-reversed", {"who": {"ages": {"from": "18 months", "to": 2}}}),
    ("number-out-of-range", {"who": {"ages": {"from": 200}}}),
    ("value-unclear", {"who": {"ages": {"from": "6 wks"}}}),
    ("value-unclear", {"who": {"ages": {"from": "old"}}}),
    ("list-empty", {"who": {"ages": {}}}),
    ("choice-unknown", {"join": {"ways": ["turn up"]}}),
    ("list-empty", {"join": {"ways": []}}),
    ("list-empty", {"join": {}}),
    ("website-not-web", {"join": {"referral": {"url": "the form"}}}),
    ("choice-unknown", {"join": {"referral": {"by": ["vicar"]}}}),
    ("too-long", {"first_visit": "x" * 601}),
    ("too-long", {"first_visit": {"steps": ["x" * 301]}}),
    ("wrong-type", {"first_visit": ["Come in."]}),
    ("list-too-long", {"first_visit": {"steps": [f"Step {number}" for number in range(11)]}}),
    ("key-unknown", {"first_visit": {"stepps": ["Come in."]}}),
    ("choice-unknown", {"access": {"step_free_entrance": "perhaps"}}),
    ("choice-unknown", {"access": {"step_free_entrance": {"answer": "Y"}}}),
    ("id-shape", {"access": {"Step free": "yes"}}),
    ("language-unknown", {"languages": ["English"]}),
    ("language-unknown", {"language": "Welsh"}),
    ("checked-in-future", {"checked": {"on": "2026-11-22"}}),
    ("choice-unknown", {"checked": {"on": "2026-10-01", "how": "rang"}}),
    ("date-unclear", {"checked": {"on": "yesterday"}}),
    ("date-impossible", {"checked": {"on": "2026-00-10"}}),
    ("wrong-type", {"checked": "2026-10-01"}),
    ("consent-in-future", {"contact": {"phone": "07700 900123", "consent_on": "2026-11-22"}}),
    ("!held-personal-phone", {"contact": {"phone": "07700 900123", "consent_on": "2026-11-21"}}),
    ("!held-personal-phone", {"contact": {"phone": "07700 900123"}, "confirmed": ["held-personal-phone"]}),
    ("!held-personal-email", {"contact": {"email": "club@gmail.com"}, "confirmed": ["held-personal-email"]}),
    ("value-unclear", {"confirmed": ["anything"]}),
    ("since-in-future", {"since": "2026-11-22"}),
    ("closed-not-yet", {"closed": {"on": "2026-12-22"}}),
    ("date-out-of-range", {"closed": {"on": "2046-12-22"}}),
    ("capacity-in-future", {"capacity": {"state": "full", "as_of": "2026-11-22"}}),
    ("choice-unknown", {"capacity": {"state": "busy", "as_of": "2026-11-21"}}),
    ("assurance-in-future", {"assurance": [{"what": "public-liability-insurance", "on": "2027-01-01"}]}),
    ("assurance-expired", {"assurance": [{"what": "first-aider", "expires": "2026-11-20"}]}),
    ("birth-date", {"contact": {"phone": "01632 960125", "role": "Born 1.5.1950"}}),
    ("html-in-text", {"getting_there": {"bus": "The <b>20</b> stops outside."}}),
    ("html-in-text", {"access": {"notes": "Ring the <i>bell</i>."}}),
    ("marks-in-text", {"first_visit": {"steps": ["Come to the *green* door."]}}),
    ("marks-in-text", {"join": {"steps": "See [our page](https://example.org/)."}}),
    ("image-in-description", {"description": "A ![cat](https://example.org/c.png) here."}),
    ("editor-note", {"description": "Internal: ring them first."}),
    ("!editor-note", {"description": "Internal: ring them first.", "confirmed": ["editor-note"]}),
)
PLACES: tuple[tuple[str, Record], ...] = (
    *(("!postcode-shape", {"postcode": typed}) for typed in ("BA11 1AA", "ba111aa", "W1A 0AX", "GIR 0AA")),
    *(
        ("postcode-shape", {"postcode": typed})
        for typed in ("BA11", "BA111A", "BA11 1A0", "Frome", "BA11 1AA.", "ＢＡ11 1AA")
    ),
    ("too-long", {"postcode": "BA11 1AA, Frome"}),
    ("too-short", {"town": ""}),
    ("choice-unknown", {"kind": "Village hall"}),
    ("list-too-long", {"address": [f"Line {number}" for number in range(7)]}),
    ("too-long", {"address": ["x" * 101]}),
    ("wrong-type", {"address": "12 Market Yard"}),
    ("number-out-of-range", {"location": {"lat": 151.2, "lon": -2.3}}),
    ("missing", {"location": {"lat": 51.2}}),
    ("wrong-type", {"location": {"lat": "51.2N", "lon": -2.3}}),
    ("value-unclear", {"ods": "z99"}),
    ("html-in-text", {"town": "<b>Frome</b>"}),
    ("held-personal-phone", {"contact": {"phone": "07700 900123"}}),
)

TYPED = tuple(_typed())
CASES = (*_of_every_code(), *TYPED)
